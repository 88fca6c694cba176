import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { isObject, type JsonObject } from "../../../core/operations/values/values.js";
import type { Check, Look } from "../check.js";
import { callWith, commandFor } from "../command.js";
import { readList, readOne } from "../lists.js";
import { itemsIn, textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

/** What a rule has where a request says nothing. */
const defaults: Readonly<Record<string, string>> = { protocol: "all", portRange: "1-65535", ethertype: "IPv4" };
const everybody: ReadonlySet<string> = new Set(["", "0.0.0.0/0", "::/0"]);

/** A member as rules are told apart by it; whichever way all addresses are written. */
function told(rule: JsonObject, name: string): string {
  const value = textIn(rule, name);
  const isAll = (name === "sourceIp" || name === "destIp") && everybody.has(value);
  return isAll ? "all" : value === "" ? (defaults[name] ?? "") : value;
}

/** A rule of a direction has its peer under names of this direction alone. */
const peers: Readonly<Record<string, readonly string[]>> = { ingress: ["sourceIp", "sourceGroupId"], egress: ["destIp", "destGroupId"] };

interface Kind {
  readonly operation: string;
  readonly id: string;
  /** The parts by which rules are told apart, besides the peer. */
  readonly parts: readonly string[];
}

const kinds: readonly Kind[] = [
  { operation: "AuthorizeSecurityGroupRules", id: "securityGroupId", parts: ["direction", "ethertype", "protocol", "portRange", "remark"] },
  {
    operation: "AuthorizeEnterpriseSecurityGroupRules",
    id: "enterpriseSecurityGroupId",
    parts: ["direction", "ethertype", "protocol", "portRange", "sourcePortRange", "localIp", "remoteIpSet", "remoteIpGroup", "action"],
  },
];

const enterpriseDefaults: JsonObject = { sourcePortRange: "1-65535", localIp: "all" };

function identityOf(rule: JsonObject, { parts, id }: Kind): string {
  const whole = id === "securityGroupId" ? rule : { ...enterpriseDefaults, ...rule };
  const peer = peers[textIn(rule, "direction")] ?? [];
  return JSON.stringify([...parts, ...peer].map((name) => told(whole, name)));
}

/** `ingress tcp 22 10.0.0.0/8`. */
const ruleShown = (rule: JsonObject): string => {
  const [address = "", group = ""] = peers[textIn(rule, "direction")] ?? [];
  const named = [group, "remoteIpSet", "remoteIpGroup"].map((name) => textIn(rule, name)).find((value) => value !== "");
  return [textIn(rule, "direction"), told(rule, "protocol"), told(rule, "portRange"), named ?? told(rule, address)].join(" ");
};

async function rulesOf(look: Look, id: string, { id: parameter }: Kind): Promise<{ rules: readonly JsonObject[]; gap: Judgement | null }> {
  if (parameter === "securityGroupId") {
    const { item, gap } = await readOne(
      look,
      ["GetSecurityGroupDetails", null],
      { securityGroupId: id },
      { en: `the security group ${id}`, zh: `普通安全组 ${id}` },
    );
    return { rules: item ? itemsIn(item, "rules") : [], gap };
  }
  const list = await readList(look, ["QueryEnterpriseSecurityGroupList", "enterpriseSecurityGroups"], wholeList, {
    en: "the enterprise security groups",
    zh: "企业安全组",
  });
  const group = list.items.find((item) => [item["id"], item["enterpriseSecurityGroupId"]].includes(id));
  return { rules: group ? itemsIn(group, "rules") : [], gap: group ? null : list.gap };
}

/** The rules of a batch that are not there yet, or the read that shows that nothing is missing. */
function actionFor(subject: Subject, id: string, kind: Kind, missing: readonly JsonObject[]): Judgement["action"] {
  const show =
    kind.id === "securityGroupId"
      ? commandFor("GetSecurityGroupDetails", { securityGroupId: id }, subject.here)
      : commandFor("QueryEnterpriseSecurityGroupList", {}, subject.here);
  if (missing.length === 0)
    return { en: "No need to add it; to see the rules of the group:", zh: "无需再添加；查看该组的规则：", command: show };
  const command = callWith(subject, { rules: missing });
  return command === null ? null : { en: "Add only the other rules.", zh: "去掉它，只添加其余规则。", command };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const kind = kinds.find(({ operation }) => operation === subject.operation?.name);
  const id = kind && subject.values[kind.id];
  if (!kind || !id) return null;
  const wanted = [subject.body["rule"], ...itemsIn(subject.body, "rules")].filter(isObject);
  const { rules, gap } = await rulesOf(read, id, kind);
  const present = new Map(rules.map((rule) => [identityOf(rule, kind), rule]));
  const repeated = wanted.find((rule) => present.has(identityOf(rule, kind)));
  if (!repeated) {
    const all = wanted.map(ruleShown).join(", ");
    return (
      gap ?? {
        verdict: "ruledOut",
        text: { en: `${id} has no rule like ${all} now`, zh: `${id} 中目前没有与 ${all} 相同的规则` },
        action: null,
      }
    );
  }
  const rule = present.get(identityOf(repeated, kind)) ?? repeated;
  const ruleId = textIn(rule, "securityGroupRuleId") || textIn(rule, "enterpriseSecurityGroupRuleId");
  const missing = wanted.filter((due) => !present.has(identityOf(due, kind)));
  return {
    verdict: "confirmed",
    text: {
      en: `${id} already has the rule ${ruleShown(repeated)}: ${ruleId}.`,
      zh: `${id} 中已有规则 ${ruleShown(repeated)}：${ruleId}。`,
    },
    action: actionFor(subject, id, kind, missing),
  };
}

/** Which rule of a security group is like a new one. Makes one call. */
export const groupRuleRepeated: Check = {
  id: "group-rule-repeated",
  usually: 1,
  reads: ["GetSecurityGroupDetails", "QueryEnterpriseSecurityGroupList"],
  look,
};
