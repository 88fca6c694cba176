import { isRecord } from "../../../../core/text/is-record.js";
import { type Network, parseNetwork } from "../../addresses.js";
import { type ApiCall, type Handler, page, type Resource, refuse } from "../../resource.js";
import { type Collection, collection, type Item, type State } from "../../state.js";
import { vpcOf } from "../network/vpc.js";
import { dnatEipsOf, type Nat, natOf, snatEipsOf } from "./nat.js";
import { checkDnat, checkSnat, type DnatContent, isAbsent, mergeDnat, type SnatContent, type Surroundings, without } from "./nat-checks.js";

interface Rule extends Item {
  readonly ruleId: string;
  readonly natId: string;
}

type Verb = "create" | "batch" | "list" | "update" | "remove";

/** What sets one kind of rule apart from the other. */
interface RuleKind<Content extends Item> {
  readonly rules: Collection<Content & Rule>;
  /** Members that a single rule needs; nobody says that one of a batch does. */
  readonly requiredAlone: readonly string[];
  /** Where a batch stands in the body, and how the answer calls its ids. */
  readonly batchKey: string;
  readonly idsKey: string;
  readonly batchNatId: (call: ApiCall) => unknown;
  /** The refusal of an id that does not look like one. */
  readonly invalidId: string;
  readonly usableEips: (nat: Nat) => readonly string[];
  /** What a rule is with these changes, not yet checked. */
  readonly merge: (rule: Item, changes: Item) => Item;
  readonly check: (rule: Item, surroundings: Surroundings<Content>) => Content;
}

const badRequest = "nat/BadRequest";

const given = (source: Item): Item =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== null));

const rulesOf = <Content extends Item>({ rules }: RuleKind<Content>, state: State, nat: Nat): (Content & Rule)[] =>
  rules.all(state).filter(({ natId }) => natId === nat.id);

function surroundingsOf<Content extends Item>(kind: RuleKind<Content>, state: State, nat: Nat): Surroundings<Content> {
  const { cidr, secondaryCidr } = vpcOf(state, nat.vpcId);
  const networks: Network[] = [cidr, ...secondaryCidr].flatMap((range) => parseNetwork(range) ?? []);
  return { usable: kind.usableEips(nat), networks, others: rulesOf(kind, state, nat) };
}

/** Adds rules, all of them or, when one is refused, none; their ids. */
function addAll<Content extends Item>(
  kind: RuleKind<Content>,
  state: State,
  nat: Nat,
  wanted: readonly Item[],
  required: readonly string[] = [],
): string[] {
  const surroundings = surroundingsOf(kind, state, nat);
  const checked: Content[] = [];
  for (const rule of wanted) checked.push(kind.check(given(rule), { ...surroundings, others: [...surroundings.others, ...checked] }));
  if (wanted.some((rule) => required.some((name) => isAbsent(rule[name])))) refuse(badRequest);
  return checked.map((content) => {
    const item: Item = { natId: nat.id, ...content, status: "active" };
    return kind.rules.add(state, item as Omit<Content & Rule, string> & Item).ruleId;
  });
}

/** The rule that a path names, and its gateway. */
function called<Content extends Item>(kind: RuleKind<Content>, { path }: ApiCall, state: State): { nat: Nat; rule: Content & Rule } {
  const nat = natOf(state, path["natId"]);
  if (!/^rule-[\dA-Za-z]+$/u.test(path["ruleId"] ?? "")) refuse(kind.invalidId);
  const rule = rulesOf(kind, state, nat).find(({ ruleId }) => ruleId === path["ruleId"]);
  return { nat, rule: rule ?? refuse("nat/RuleIdNotExist") };
}

function change<Content extends Item>(kind: RuleKind<Content>, call: ApiCall, state: State): undefined {
  const { nat, rule } = called(kind, call, state);
  const { ruleId, natId, status } = rule;
  const surroundings = surroundingsOf(kind, state, nat);
  const others = surroundings.others.filter((other) => other !== rule);
  const content = kind.check(kind.merge(rule, given(call.body)), { ...surroundings, others });
  state.items(kind.rules.name).set(ruleId, { ruleId, natId, ...content, status });
}

const handlersOf = <Content extends Item>(kind: RuleKind<Content>): Readonly<Record<Verb, Handler>> => ({
  create: (call, state) => {
    const nat = natOf(state, call.path["natId"]);
    const [ruleId] = addAll(kind, state, nat, [call.body], kind.requiredAlone);
    return { ruleId };
  },
  batch: (call, state) => {
    const nat = natOf(state, kind.batchNatId(call));
    const wanted = call.body[kind.batchKey];
    if (!Array.isArray(wanted) || wanted.length === 0 || !wanted.every(isRecord)) return refuse(badRequest);
    return { [kind.idsKey]: addAll(kind, state, nat, wanted) };
  },
  list: (call, state) => {
    const found = rulesOf(kind, state, natOf(state, call.path["natId"]));
    const shown = found.map((rule) => without(rule, ["natId"]));
    return page(shown, call, "rules", "ruleId", () => refuse(badRequest));
  },
  update: (call, state) => change(kind, call, state),
  remove: (call, state) => {
    kind.rules.remove(state, called(kind, call, state).rule.ruleId);
    return undefined;
  },
});

const snat: RuleKind<SnatContent> = {
  rules: collection<SnatContent & Rule>("snatRules", "rule-", "ruleId"),
  requiredAlone: ["ruleName"],
  batchKey: "snatRules",
  idsKey: "snatRuleIds",
  batchNatId: ({ body }) => body["natId"],
  invalidId: "nat/RuleIdNotExist",
  usableEips: snatEipsOf,
  merge: (rule, changes) => ({ ...rule, ...changes }),
  check: checkSnat,
};

const dnat: RuleKind<DnatContent> = {
  rules: collection<DnatContent & Rule>("dnatRules", "rule-", "ruleId"),
  requiredAlone: [],
  batchKey: "rules",
  idsKey: "ruleIds",
  batchNatId: ({ path }) => path["natId"],
  invalidId: "nat/DnatRuleIdException",
  usableEips: dnatEipsOf,
  merge: mergeDnat,
  check: checkDnat,
};

const [snatHandlers, dnatHandlers] = [handlersOf(snat), handlersOf(dnat)];

/** SNAT and DNAT rules of NAT gateways. How many a gateway takes is published nowhere, so there is no limit. */
export const natRulesResource: Resource = {
  collections: [snat.rules, dnat.rules],
  handlers: {
    CreateSnatRule: snatHandlers.create,
    BatchAddSnatRules: snatHandlers.batch,
    ListSnatRule: snatHandlers.list,
    UpdateSnatRule: snatHandlers.update,
    DeleteSnatRule: snatHandlers.remove,
    CreateDnatRule: dnatHandlers.create,
    BatchAddDnatRules: dnatHandlers.batch,
    ListDnatRule: dnatHandlers.list,
    UpdateDnatRule: dnatHandlers.update,
    DeleteDnatRule: dnatHandlers.remove,
  },
};
