import { type Fields, matching, optional, read, required, tags, textUpTo } from "../../fields.js";
import { called, type Kind, listing, removing } from "../../kind.js";
import { type ApiCall, type Resource, refuse } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";
import { changedRule, checkedRule, type EsgRuleContent, esgCode, identityOf } from "./enterprise-security-group-rules.js";

/** A group that belongs to no VPC. */
interface EnterpriseGroup extends Item {
  readonly id: string;
  readonly name: string;
  readonly desc: string;
  readonly createdTime: string;
  updatedTime: string;
}

interface EnterpriseRule extends EsgRuleContent {
  readonly enterpriseSecurityGroupRuleId: string;
  readonly enterpriseSecurityGroupId: string;
}

const groups = collection<EnterpriseGroup>("enterpriseSecurityGroups", "esg-", "id");
const rules = collection<EnterpriseRule>("enterpriseSecurityGroupRules", "esgr-", "enterpriseSecurityGroupRuleId");

const ruleQuota = 150;
const rulesPerCall = 20;
/** Nobody publishes how many groups there can be; ordinary ones of the default VPC can be a hundred. */
const groupQuota = 100;

const rulesOf = (state: State, { id }: EnterpriseGroup): EnterpriseRule[] =>
  rules.all(state).filter(({ enterpriseSecurityGroupId }) => enterpriseSecurityGroupId === id);

const kind: Kind<EnterpriseGroup> = {
  items: groups,
  pathKey: "enterpriseSecurityGroupId",
  listKey: "enterpriseSecurityGroups",
  missing: esgCode("EsgResourceNotExist"),
  view: (group, state) => ({
    ...group,
    rules: rulesOf(state, group).map(({ enterpriseSecurityGroupId: _group, ...rule }) => rule),
  }),
};
const ruleKind: Kind<EnterpriseRule> = {
  items: rules,
  pathKey: "enterpriseSecurityGroupRuleId",
  listKey: "rules",
  missing: esgCode("EsgRuleResourceNotExist"),
};

const fields: Fields = {
  name: required((value) => {
    const text = String(textUpTo(65, esgCode("EsgNameTooLong"))(value));
    return matching(/^[A-Za-z\p{Script=Han}][\w\p{Script=Han}/.-]*$/u, esgCode("EsgNameInvalid"))(text);
  }, esgCode("EsgNameEmpty")),
  desc: optional(textUpTo(200, esgCode("EsgDescTooLong")), ""),
  tags,
};

/** The rules of a body, which may be as many as a call takes. */
function askedRules(given: unknown, least: number, state: State): EsgRuleContent[] {
  const list = given ?? [];
  if (!Array.isArray(list) || list.length < least || list.length > rulesPerCall) return refuse("vpc/BadRequest");
  return list.map((rule) => checkedRule(rule, state));
}

/** Refuses rules of which one is there already, or that are too many in one direction. */
function refuseUnfit(all: readonly EsgRuleContent[]): void {
  if (new Set(all.map(identityOf)).size < all.length) refuse(esgCode("EsgRuleDuplicated"));
  const isFull = (direction: string): boolean => all.filter((rule) => rule.direction === direction).length > ruleQuota;
  if (isFull("ingress") || isFull("egress")) refuse("vpc/LimitExceeded");
}

function addRules(asked: readonly EsgRuleContent[], group: EnterpriseGroup, state: State): void {
  const time = createdTime(state);
  for (const rule of asked) {
    const made = { ...rule, enterpriseSecurityGroupId: group.id, createdTime: time, updatedTime: time };
    rules.add(state, made);
  }
}

function create({ body }: ApiCall, state: State): Item {
  const asked = read(body, fields);
  const first = askedRules(body["rules"], 0, state);
  refuseUnfit(first);
  if (groups.all(state).some(({ name }) => name === asked["name"])) refuse(esgCode("EsgNameDuplicate"));
  if (groups.all(state).length >= groupQuota) refuse(esgCode("EsgExceedQuota"));
  const time = createdTime(state);
  const group = groups.add(state, { ...asked, createdTime: time, updatedTime: time });
  addRules(first, group, state);
  return { enterpriseSecurityGroupId: group.id };
}

function authorize(call: ApiCall, state: State): undefined {
  const group = called(kind, call, state);
  const asked = askedRules(call.body["rules"], 1, state);
  refuseUnfit([...rulesOf(state, group), ...asked]);
  addRules(asked, group, state);
  group.updatedTime = createdTime(state);
}

function updateRule(call: ApiCall, state: State): undefined {
  const rule = called(ruleKind, call, state);
  const changed = changedRule(rule, call.body, state);
  const others = rules.all(state).filter((other) => other !== rule && other.enterpriseSecurityGroupId === rule.enterpriseSecurityGroupId);
  refuseUnfit([...others, changed]);
  for (const key of ["sourceIp", "destIp", "remoteIpSet", "remoteIpGroup"]) delete (rule as Item)[key];
  Object.assign(rule, changed, { updatedTime: createdTime(state) });
}

/** Interfaces and service cards that have a group. */
const membersOf = (state: State, { id }: EnterpriseGroup): Item[] =>
  ["enis", "endpoints"].flatMap((name) =>
    [...state.items(name).values()].filter(({ enterpriseSecurityGroupIds: ids }) => Array.isArray(ids) && ids.includes(id)),
  );

function remove(group: EnterpriseGroup, state: State): void {
  if (membersOf(state, group).length > 0) refuse(esgCode("EsgBindStatusInvalid"));
  for (const { enterpriseSecurityGroupRuleId } of rulesOf(state, group)) rules.remove(state, enterpriseSecurityGroupRuleId);
}

const hasMember = (group: EnterpriseGroup, { query: { instanceId } }: ApiCall, state: State): boolean =>
  !instanceId ||
  membersOf(state, group).some((member) => [member["instanceId"], member["eniId"], member["endpointId"]].includes(instanceId));

export const enterpriseSecurityGroupResource: Resource = {
  collections: [groups, rules],
  handlers: {
    CreateEnterpriseSecurityGroup: create,
    QueryEnterpriseSecurityGroupList: listing(kind, [], hasMember),
    DeleteEnterpriseSecurityGroup: removing(kind, remove),
    AuthorizeEnterpriseSecurityGroupRules: authorize,
    UpdateEnterpriseSecurityGroupRules: updateRule,
    DeleteEnterpriseSecurityGroupRules: removing(ruleKind),
  },
};
