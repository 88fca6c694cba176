import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import { isObject, type JsonObject } from "../../../../core/operations/values/values.js";
import type { Check, Look } from "../../check.js";
import { callWith, commandFor } from "../../command.js";
import { eipRead, eipStatement, findEip } from "../../eips.js";
import { isEnhanced, natShown, readNat, textsIn } from "../../gateways.js";
import { itemsIn } from "../../resources.js";
import type { Subject } from "../../subject.js";

/** What a kind of rule may use of the EIPs of a gateway. */
interface Kind {
  readonly name: "SNAT" | "DNAT";
  /** The member of a rule that names them. */
  readonly member: "publicIpsAddress" | "publicIpAddress";
  readonly usable: readonly string[];
  /** Where the gateway has those that the other kind uses. */
  readonly others: string;
  /** The call that binds one to an ordinary gateway. */
  readonly bind: string;
}

const kinds: readonly Kind[] = [
  { name: "SNAT", member: "publicIpsAddress", usable: ["eips", "bindEips"], others: "dnatEips", bind: "NatBindSnatEip" },
  { name: "DNAT", member: "publicIpAddress", usable: ["dnatEips", "bindEips"], others: "eips", bind: "NatBindDnatEip" },
];

/** The addresses that the rules of a call name. */
function namedIn({ body }: Subject, { member, name }: Kind): readonly string[] {
  const rules = [body, ...itemsIn(body, "rules"), ...itemsIn(body, `${name.toLowerCase()}Rules`)].filter(isObject);
  return [...new Set(rules.flatMap((rule) => textsIn(rule, member)))];
}

/** The call that binds an address to a gateway for this kind of rule. */
function bindingOf(subject: Subject, kind: Kind, nat: JsonObject, natId: string, address: string): string {
  return isEnhanced(nat)
    ? commandFor("NatBindEip", { natId, bindEips: [address] }, subject.here)
    : commandFor(kind.bind, { natId, [kind.usable[0] ?? ""]: [address] }, subject.here);
}

/** Sends the rule with an address that it may use; in a batch of rules it is not told which. */
function withUsable(subject: Subject, { member }: Kind, usable: readonly string[]): Judgement["action"] {
  const [first] = usable;
  if (first === undefined || !Object.hasOwn(subject.body, member)) return null;
  const command = callWith(subject, { [member]: member === "publicIpsAddress" ? [first] : first });
  return command === null ? null : { en: `Use ${first}, which is bound to the gateway.`, zh: `改用该网关已绑定的 ${first}。`, command };
}

/** What the gateway has, as a sentence to follow another. */
const owned = ({ name }: Kind, gateway: string, usable: readonly string[]): { en: string; zh: string } =>
  usable.length === 0
    ? { en: ` ${gateway} has no EIP for ${name}.`, zh: `${gateway} 没有可用于 ${name} 的 EIP。` }
    : { en: ` For ${name} ${gateway} has ${usable.join(", ")}.`, zh: `${gateway} 可用于 ${name} 的 EIP 是 ${usable.join("、")}。` };

async function judge(subject: Subject, look: Look, kind: Kind, nat: JsonObject, natId: string, address: string): Promise<Judgement> {
  const usable = kind.usable.flatMap((member) => textsIn(nat, member));
  const gateway = natShown(nat, natId);
  const has = owned(kind, gateway, usable);
  if (textsIn(nat, kind.others).includes(address)) {
    const other = kind.name === "SNAT" ? "DNAT" : "SNAT";
    return {
      verdict: "confirmed",
      cause: "rule-eip.other",
      text: {
        en: `The NAT gateway ${gateway} has ${address} for ${other} only (${kind.others}).${has.en}`,
        zh: `NAT 网关 ${gateway} 的 ${address} 只用于 ${other}（${kind.others}）。${has.zh}`,
      },
      action: withUsable(subject, kind, usable),
    };
  }
  const found = await findEip(subject, look, address);
  const lead = { en: `${address} is not bound to ${gateway}.`, zh: `${address} 没有绑定到 ${gateway}。` };
  if (found.kind === "unknown")
    return {
      verdict: "confirmed",
      text: { en: `${lead.en}${has.en}`, zh: `${lead.zh}${has.zh}` },
      action: withUsable(subject, kind, usable),
    };
  const why = eipStatement(address, found, subject.here);
  if (why === null)
    return {
      verdict: "confirmed",
      text: {
        en: `The EIP ${address} is free, not bound to ${gateway}.${has.en}`,
        zh: `EIP ${address} 空闲，没有绑定到 ${gateway}。${has.zh}`,
      },
      action: { en: "Bind it first.", zh: "先绑定该 EIP。", command: bindingOf(subject, kind, nat, natId, address) },
    };
  return {
    verdict: "confirmed",
    text: { en: `${why.en}${has.en}`, zh: `${why.zh}${has.zh}` },
    action: withUsable(subject, kind, usable),
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const natId = subject.values["natId"];
  const kind = kinds.find((candidate) => namedIn(subject, candidate).length > 0);
  if (!kind || !natId) return null;
  const { item: nat, gap } = await readNat(read, natId);
  if (!nat) return gap;
  const usable = kind.usable.flatMap((member) => textsIn(nat, member));
  const wrong = namedIn(subject, kind).find((address) => !usable.includes(address));
  if (wrong !== undefined) return judge(subject, read, kind, nat, natId, wrong);
  const [gateway, shown] = [natShown(nat, natId), namedIn(subject, kind)];
  return {
    verdict: "ruledOut",
    text: {
      en: `the NAT gateway ${gateway} has ${shown.join(", ")} for ${kind.name} now`,
      zh: `NAT 网关 ${gateway} 现在已有可用于 ${kind.name} 的 ${shown.join("、")}`,
    },
    action: null,
  };
}

/** Which EIPs a gateway has for a rule, and where the one is that the rule names. Makes two calls, and one for each other region. */
export const ruleEip: Check = { id: "rule-eip", usually: 2, reads: ["GetNat", eipRead], look };
