import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { isIpv4, overlap, parseNetwork } from "../../../core/operations/values/addresses.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Check, Look } from "../check.js";
import { callWith, commandFor } from "../command.js";
import { type NatRuleKind, natRuleKinds, natRuleShown, natRules } from "../nat-rules.js";
import { itemsIn, textIn } from "../resources.js";
import type { Subject } from "../subject.js";

/** One address, or a network. */
const sourceOf = (rule: JsonObject) => {
  const source = textIn(rule, "sourceCIDR");
  return parseNetwork(isIpv4(source) ? `${source}/32` : source);
};

type Ports = readonly [first: number, last: number];

/** The public ports of a rule; null for one that takes them all. */
function portsOf(rule: JsonObject): Ports | null {
  const text = textIn(rule, "publicPortRange") || textIn(rule, "publicPort");
  const [first = Number.NaN, last = first] = text.split("-").map(Number);
  return text === "" || Number.isNaN(first) ? null : [first, last];
}

const protocolOf = (rule: JsonObject): string => textIn(rule, "protocol").toUpperCase();

function sameTraffic(first: JsonObject, second: JsonObject): boolean {
  if (textIn(first, "publicIpAddress") !== textIn(second, "publicIpAddress")) return false;
  if ([first, second].some((rule) => protocolOf(rule) === "ALL")) return true;
  const [ports, others] = [portsOf(first), portsOf(second)];
  return protocolOf(first) === protocolOf(second) && ports !== null && others !== null && ports[0] <= others[1] && others[0] <= ports[1];
}

const conflicts: Readonly<Record<NatRuleKind["name"], (first: JsonObject, second: JsonObject) => boolean>> = {
  SNAT: (left, right) => {
    const [first, second] = [sourceOf(left), sourceOf(right)];
    return first !== null && second !== null && overlap(first, second);
  },
  DNAT: sameTraffic,
};

/** A rule as it would be: a port given takes the place of a range, and the reverse. */
function merged(present: JsonObject, changes: JsonObject): JsonObject {
  const hasPort = ["publicPort", "publicPortRange"].some((key) => changes[key] !== undefined);
  const { publicPort: _port, publicPortRange: _range, ...rest } = present;
  return { ...(hasPort ? rest : present), ...changes };
}

/** The rules that a call wants, each beside the one it changes. */
function wantedIn({ operation, body, values }: Subject, present: readonly JsonObject[]): readonly JsonObject[] {
  if (operation?.name.startsWith("Batch")) return [...itemsIn(body, "snatRules"), ...itemsIn(body, "rules")];
  if (!operation?.name.startsWith("Update")) return [body];
  const own = present.find((rule) => textIn(rule, "ruleId") === values["ruleId"]);
  return own ? [merged(own, body)] : [];
}

const endpoint = (rule: JsonObject): string => {
  const ports = portsOf(rule);
  return `${textIn(rule, "protocol")} ${textIn(rule, "publicIpAddress")}${ports ? `:${[...new Set(ports)].join("-")}` : ""}`;
};

const whatOf: Readonly<Record<NatRuleKind["name"], (rule: JsonObject) => string>> = {
  SNAT: (rule) => textIn(rule, "sourceCIDR"),
  DNAT: endpoint,
};

/** The next public port that no rule of the address has for the protocol. */
function freePort(wanted: JsonObject, present: readonly JsonObject[]): number | null {
  const start = Number(textIn(wanted, "publicPort"));
  if (!(start > 0)) return null;
  for (let port = start + 1; port <= 65_535; port += 1)
    if (!present.some((rule) => sameTraffic({ ...wanted, publicPort: port }, rule))) return port;
  return null;
}

const sorted = (rule: JsonObject): string => JSON.stringify([rule["publicIpsAddress"]].flat().map(String).sort());

function snatAction({ operation, here, values, body }: Subject, wanted: JsonObject, rule: JsonObject): Judgement["action"] {
  const natId = values["natId"] ?? textIn(body, "natId");
  if (operation?.name !== "CreateSnatRule" || textIn(wanted, "sourceCIDR") !== textIn(rule, "sourceCIDR"))
    return {
      en: "Choose a source that no rule covers, or change that rule. To see the rules:",
      zh: "改用没有规则覆盖的源网段，或修改该规则。查看规则：",
      command: commandFor("ListSnatRule", { natId }, here),
    };
  if (sorted(wanted) === sorted(rule))
    return {
      en: "No need to create it: the rule uses the same EIPs.",
      zh: "无需再建：使用的 EIP 相同。",
      command: commandFor("ListSnatRule", { natId }, here),
    };
  const members = { natId, ruleId: textIn(rule, "ruleId"), publicIpsAddress: wanted["publicIpsAddress"] };
  return {
    en: "Change that rule instead of adding one.",
    zh: "不要新增规则，改为修改该规则。",
    command: commandFor("UpdateSnatRule", members, here),
  };
}

function dnatAction(subject: Subject, wanted: JsonObject, present: readonly JsonObject[]): Judgement["action"] {
  const port = subject.operation?.name.startsWith("Batch") ? null : freePort(wanted, present);
  const command = port === null ? null : callWith(subject, { publicPort: port });
  return command === null
    ? null
    : { en: `Use ${port}, the next public port that is free.`, zh: `改用下一个空闲的公网端口 ${port}。`, command };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { operation, values, body } = subject;
  const kind = natRuleKinds.find(({ writes }) => writes.some((name) => name === operation?.name));
  const natId = values["natId"] ?? textIn(body, "natId");
  if (!kind || natId === "") return null;
  const { items, gap } = await natRules(read, kind, natId);
  const others = items.filter((rule) => textIn(rule, "ruleId") !== values["ruleId"]);
  const wishes = wantedIn(subject, items);
  for (const wanted of wishes) {
    const rule = others.find((other) => conflicts[kind.name](wanted, other));
    if (!rule) continue;
    const [asked, taken, shown] = [whatOf[kind.name](wanted), whatOf[kind.name](rule), natRuleShown(rule)];
    const isAll = kind.name === "DNAT" && protocolOf(rule) === "ALL";
    const isSame = asked === taken;
    return {
      verdict: "confirmed",
      cause: isAll ? "nat-rule-conflict.all" : isSame ? "nat-rule-conflict" : "nat-rule-conflict.range",
      text: {
        en: `${asked} ${isSame ? "is already" : "conflicts with"} the ${kind.name} rule ${shown} of ${natId}${isSame ? "" : `, which uses ${taken}`}.`,
        zh: `${asked} 与 ${natId} 的 ${kind.name} 规则 ${shown} ${isSame ? "相同" : `冲突，后者占用 ${taken}`}。`,
      },
      action: kind.name === "SNAT" ? snatAction(subject, wanted, rule) : dnatAction(subject, wanted, others),
    };
  }
  if (gap || wishes.length === 0) return gap;
  const asked = wishes.map(whatOf[kind.name]).join(", ");
  return {
    verdict: "ruledOut",
    text: {
      en: `no ${kind.name} rule of ${natId} conflicts with ${asked} now`,
      zh: `${natId} 中目前没有 ${kind.name} 规则与 ${asked} 冲突`,
    },
    action: null,
  };
}

/** Which rule of a NAT gateway stands against a new one. Makes one call. */
export const natRuleConflict: Check = { id: "nat-rule-conflict", usually: 1, reads: natRuleKinds.map(({ list }) => list), look };
