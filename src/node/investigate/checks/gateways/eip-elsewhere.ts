import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import { isIpv4 } from "../../../../core/operations/values/addresses.js";
import { isObject } from "../../../../core/operations/values/values.js";
import type { Check, Look } from "../../check.js";
import { callWith, commandFor } from "../../command.js";
import { eipRead, eipStatement, findEip, freeEip, holderOf } from "../../eips.js";
import { isEnhanced, natShown, readNat, textsIn } from "../../gateways.js";
import { itemsIn, textIn } from "../../resources.js";
import type { Subject } from "../../subject.js";

const natMembers = ["bindEips", "eips", "dnatEips"] as const;
const members = [...natMembers, "eip", "publicIpAddress"] as const;

/** Addresses are looked up one by one; so many of a list. */
const mostLooked = 3;

/** The EIPs that a call names: in its body, else in what the error says. */
function namedIn({ body, values, found }: Subject): readonly string[] {
  const bodies = [body, ...itemsIn(body, "privateIpSet")].filter(isObject);
  const sent = [...bodies.flatMap((jsonObject) => members.flatMap((name) => textsIn(jsonObject, name))), values["eip"] ?? ""];
  const told = Object.values(found.values).filter(isIpv4);
  return [...new Set([...sent, ...told])].filter((address) => address !== "");
}

/** A field that belongs to the other kind of gateway, and more than one EIP for an ordinary one. */
async function wrongMember(subject: Subject, read: Look): Promise<Judgement | null> {
  const natId = subject.values["natId"];
  const given = natMembers.filter((name) => textsIn(subject.body, name).length > 0);
  const [member] = given;
  if (!natId || member === undefined) return null;
  const { item: nat } = await readNat(read, natId);
  if (!nat) return null;
  const enhanced = isEnhanced(nat);
  const gateway = natShown(nat, natId);
  const shown = enhanced ? { en: "an enhanced gateway", zh: "增强型网关" } : { en: "an ordinary gateway", zh: "普通型网关" };
  if ((member === "bindEips") !== enhanced) {
    const right = enhanced ? "bindEips" : "eips";
    const isRemoval = subject.operation?.name.includes("UnBind") === true;
    const operation = `Nat${isRemoval ? "UnBind" : "Bind"}${enhanced ? "" : "Snat"}Eip`;
    return {
      verdict: "confirmed",
      cause: "eip-elsewhere.member",
      text: {
        en: `${gateway} is ${shown.en}: its EIPs belong in ${enhanced ? right : "eips or dnatEips"}, not in ${member}.`,
        zh: `${gateway} 是${shown.zh}：EIP 应写在 ${enhanced ? right : "eips 或 dnatEips"} 中，而不是 ${member}。`,
      },
      action: {
        en: "Use that field.",
        zh: "改用对应的字段。",
        command: commandFor(operation, { natId, [right]: textsIn(subject.body, member) }, subject.here),
      },
    };
  }
  const bound = textsIn(nat, member);
  if (enhanced || bound.length === 0 || subject.operation?.name.includes("UnBind") === true) return null;
  return {
    verdict: "confirmed",
    cause: "eip-elsewhere.bound",
    text: {
      en: `The ordinary gateway ${gateway} already has ${bound.join(", ")} (${member}), which must be unbound first.`,
      zh: `普通型网关 ${gateway} 的 ${member} 中已有 ${bound.join("、")}，须先解绑。`,
    },
    action: {
      en: "Unbind it if nothing uses it any more; rules that use it cannot reach the internet meanwhile.",
      zh: "确认不再使用后先解绑；解绑期间使用它的规则无法访问公网。",
      command: commandFor(member === "eips" ? "NatUnBindSnatEip" : "NatUnBindDnatEip", { natId, [member]: bound }, subject.here),
    },
  };
}

/** Unbinding names an EIP that the gateway does not have. */
async function notBound(subject: Subject, read: Look, address: string): Promise<Judgement | null> {
  const natId = subject.values["natId"];
  if (!natId || subject.operation?.name.includes("UnBind") !== true) return null;
  const { item: nat, gap } = await readNat(read, natId);
  if (!nat) return gap;
  const bound = natMembers.flatMap((name) => textsIn(nat, name));
  if (bound.includes(address)) return null;
  const gateway = natShown(nat, natId);
  const has =
    bound.length === 0
      ? { en: "it has none", zh: "该网关没有 EIP" }
      : { en: `it has ${bound.join(", ")}`, zh: `它的 EIP 是 ${bound.join("、")}` };
  return {
    verdict: "confirmed",
    text: {
      en: `${address} is not bound to ${gateway}: ${has.en}.`,
      zh: `${address} 没有绑定到 ${gateway}：${has.zh}。`,
    },
    action: { en: "To see the bound EIPs:", zh: "查看已绑定的 EIP：", command: commandFor("GetNat", { natId }, subject.here) },
  };
}

const replaced = (value: unknown, old: string, next: string): unknown =>
  Array.isArray(value) ? value.map((item) => (item === old ? next : item)) : value === old ? next : value;

/** The call with an EIP that is free where its gateway or interface is: none of another region can be bound to it. */
async function withFreeEip(subject: Subject, read: Look, address: string): Promise<Judgement["action"]> {
  const { body, here } = subject;
  const free = await freeEip(read, here);
  const changed = members.filter((name) => Object.hasOwn(body, name)).map((name) => [name, replaced(body[name], address, free ?? "")]);
  const command = free === null || changed.length === 0 ? null : callWith(subject, Object.fromEntries(changed));
  if (command === null) return null;
  const place = here.region ?? here.name.en;
  return { en: `Use ${free}, which is free in ${place}.`, zh: `改用 ${free}，它在 ${place} 且空闲。`, command };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const named = namedIn(subject);
  const wrong = await wrongMember(subject, read);
  if (wrong) return wrong;
  let gap: Judgement | null = null;
  const free: string[] = [];
  for (const address of named.slice(0, mostLooked)) {
    const unbound = await notBound(subject, read, address);
    if (unbound) return unbound;
    const found = await findEip(subject, read, address);
    if (found.kind === "unknown") {
      gap ??= found.gap;
      continue;
    }
    const text = eipStatement(address, found, subject.here);
    if (text === null) {
      free.push(address);
      continue;
    }
    if (found.kind === "nowhere" && found.regions === 1) return { verdict: "unknown", text, action: null };
    const isHeld = found.kind === "here" && holderOf(found.eip) !== null;
    const isNat = found.kind === "here" && textIn(found.eip, "instanceType") === "NAT";
    const cause = found.kind === "elsewhere" ? "eip-elsewhere.region" : "eip-elsewhere";
    const action =
      isHeld && isNat
        ? {
            en: "Check whether that resource still needs it.",
            zh: "查看占用者是否仍需要它。",
            command: commandFor("GetNat", { natId: textIn(found.eip, "instanceId") }, subject.here),
          }
        : await withFreeEip(subject, read, address);
    return { verdict: "confirmed", cause, text, action };
  }
  if (gap || free.length === 0) return gap;
  return {
    verdict: "ruledOut",
    text: {
      en: `${free.join(", ")} ${free.length === 1 ? "exists" : "exist"} and ${free.length === 1 ? "is" : "are"} free`,
      zh: `${free.join("、")} 存在且空闲`,
    },
    action: null,
  };
}

/** Where the EIP is that cannot be bound: bound to something, in another region, or nowhere. Makes three calls, and one for each other region. */
export const eipElsewhere: Check = { id: "eip-elsewhere", usually: 3, reads: ["GetNat", eipRead], look };
