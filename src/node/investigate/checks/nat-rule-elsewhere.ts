import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Check, Look } from "../check.js";
import { callWith, commandFor } from "../command.js";
import { readList, readOne } from "../lists.js";
import { type NatRuleKind, natRuleKinds, natRuleShown, natRules } from "../nat-rules.js";
import { shownAs, textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

/** A rule where it was found. */
interface PlacedRule {
  readonly kind: NatRuleKind;
  readonly natId: string;
  readonly rule: JsonObject;
}

interface RuleSearch {
  readonly rules: readonly PlacedRule[];
  readonly gap: Judgement | null;
}

/** Gateways besides the one that was called through which is looked: each costs two calls. */
const mostGateways = 4;

async function rulesOf(look: Look, natId: string): Promise<RuleSearch> {
  const lists = await Promise.all(natRuleKinds.map(async (kind) => ({ kind, listed: await natRules(look, kind, natId) })));
  return {
    rules: lists.flatMap(({ kind, listed }) => listed.items.map((rule) => ({ kind, natId, rule }))),
    gap: lists.find(({ listed }) => listed.gap)?.listed.gap ?? null,
  };
}

/** The rules of the VPC's other gateways. */
async function rulesElsewhere(look: Look, natId: string): Promise<RuleSearch & { vpcId: string; gateways: number }> {
  const { item, gap } = await readOne(look, ["GetNat", null], { natId }, { en: `the NAT gateway ${natId}`, zh: `NAT 网关 ${natId}` });
  if (!item) return { rules: [], gap, vpcId: "", gateways: 0 };
  const vpcId = textIn(item, "vpcId");
  const all = await readList(
    look,
    ["ListNat", "nats"],
    { vpcId, ...wholeList },
    { en: `the NAT gateways of ${vpcId}`, zh: `${vpcId} 的 NAT 网关` },
  );
  const others = all.items.map((gateway) => textIn(gateway, "id")).filter((id) => id !== natId);
  const searched = await Promise.all(others.slice(0, mostGateways).map((id) => rulesOf(look, id)));
  const tooMany: Judgement | null =
    others.length > mostGateways
      ? {
          verdict: "unknown",
          text: {
            en: `only ${mostGateways} of the other ${others.length} NAT gateways were checked`,
            zh: `另外 ${others.length} 个 NAT 网关只查了 ${mostGateways} 个`,
          },
          action: null,
        }
      : null;
  return {
    rules: searched.flatMap(({ rules }) => rules),
    gap: all.gap ?? searched.find((search) => search.gap)?.gap ?? tooMany,
    vpcId,
    gateways: others.length + 1,
  };
}

/** The call that does what was meant to the rule where it is; for a change of the other kind, which has other members, the list. */
function actionFor(subject: Subject, { kind, natId, rule }: PlacedRule, due: NatRuleKind): Judgement["action"] {
  const ruleId = textIn(rule, "ruleId");
  const isRemoval = subject.operation?.name === due.remove;
  if (kind.name === due.name) {
    const command = callWith(subject, { natId, ruleId });
    return command === null ? null : { en: "Call the gateway that has it.", zh: "改为调用它所在的网关。", command };
  }
  return isRemoval
    ? {
        en: `Use the operation for ${kind.name} rules.`,
        zh: `改用 ${kind.name} 规则的接口。`,
        command: commandFor(kind.remove, { natId, ruleId }, subject.here),
      }
    : { en: `To see the ${kind.name} rules:`, zh: `查看 ${kind.name} 规则：`, command: commandFor(kind.list, { natId }, subject.here) };
}

function found(subject: Subject, placed: PlacedRule, due: NatRuleKind, natId: string): Judgement {
  const shown = natRuleShown(placed.rule);
  const isOther = placed.natId !== natId;
  const notKind = placed.kind.name === due.name ? { en: "", zh: "" } : { en: `, not ${due.withArticle}`, zh: `，不是 ${due.name} 规则` };
  const notGateway = isOther ? { en: `, not of ${natId}`, zh: `，而不是 ${natId}` } : { en: "", zh: "" };
  return {
    verdict: "confirmed",
    cause: isOther ? "nat-rule-elsewhere.gateway" : "nat-rule-elsewhere.kind",
    text: {
      en: `${shown} is ${placed.kind.withArticle} of ${placed.natId}${notGateway.en}${notKind.en}.`,
      zh: `${shown} 是 ${placed.natId} 的 ${placed.kind.name} 规则${notGateway.zh}${notKind.zh}。`,
    },
    action: actionFor(subject, placed, due),
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { operation, values } = subject;
  const { natId, ruleId } = values;
  const due = natRuleKinds.find(({ remove, writes }) => [remove, ...writes].some((name) => name === operation?.name));
  if (!due || !natId || !ruleId) return null;
  const isIt = ({ rule }: PlacedRule): boolean => textIn(rule, "ruleId") === ruleId;
  const own = await rulesOf(read, natId);
  const here = own.rules.find(isIt);
  if (here && here.kind.name === due.name) {
    const shown = natRuleShown(here.rule);
    return {
      verdict: "ruledOut",
      text: { en: `the ${due.name} rule ${shown} of ${natId} exists now`, zh: `${natId} 的 ${due.name} 规则 ${shown} 现在存在` },
      action: null,
    };
  }
  if (here) return found(subject, here, due, natId);
  const named = own.rules.find(({ rule, kind }) => textIn(rule, "ruleName") === ruleId && kind.name === due.name);
  if (named) {
    const id = textIn(named.rule, "ruleId");
    const command = callWith(subject, { ruleId: id });
    return {
      verdict: "confirmed",
      cause: "nat-rule-elsewhere.name",
      text: {
        en: `${ruleId} is the name of the ${due.name} rule ${id}, not its id.`,
        zh: `${ruleId} 是 ${due.name} 规则 ${id} 的名称，不是 ID。`,
      },
      action: command === null ? null : { en: "Use the id.", zh: "改用 ID。", command },
    };
  }
  const others = await rulesElsewhere(read, natId);
  const there = others.rules.find(isIt);
  if (there) return found(subject, there, due, natId);
  const gap = own.gap ?? others.gap;
  if (gap) return gap;
  return {
    verdict: "confirmed",
    cause: "nat-rule-elsewhere.gone",
    text: {
      en: `No NAT gateway of ${others.vpcId} (${others.gateways} checked) has a rule ${shownAs(ruleId, {})}: it was deleted, or belongs to a gateway in another VPC.`,
      zh: `${others.vpcId} 的 NAT 网关（共查 ${others.gateways} 个）都没有规则 ${shownAs(ruleId, {})}：已被删除，或属于其他私有网络的网关。`,
    },
    action: null,
  };
}

/** Where a rule of a NAT gateway is: another kind, another gateway, or nowhere. Makes two calls, or four and two more for each other gateway. */
export const natRuleElsewhere: Check = {
  id: "nat-rule-elsewhere",
  usually: 4,
  reads: [...natRuleKinds.map(({ list }) => list), "GetNat", "ListNat"],
  look,
};
