import type { Judgement } from "../../core/answers/evidence/evidence.js";
import type { JsonObject } from "../../core/operations/values/values.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { type Look, notKnown } from "./check.js";
import type { Place } from "./places.js";
import type { ReadOutcome } from "./reader.js";
import { itemsIn, textIn, wholeList } from "./resources.js";
import type { Subject } from "./subject.js";

/** The read of an EIP. */
export const eipRead = "GET /v1/eip";

/** Where an address is among the EIPs of the account. */
export type EipFound =
  | { readonly kind: "here"; readonly eip: JsonObject }
  | { readonly kind: "elsewhere"; readonly place: Place }
  | { readonly kind: "nowhere"; readonly regions: number }
  | { readonly kind: "unknown"; readonly gap: Judgement };

const eipIn = (outcome: ReadOutcome, address: string): JsonObject | undefined =>
  outcome.kind === "value" ? itemsIn(outcome.value, "eipList").find((item) => textIn(item, "eip") === address) : undefined;

const whole = ({ kind }: ReadOutcome): boolean => kind === "value" || kind === "absent";

/** Looks an address up in the region that was asked, then in the others. Makes one call, or one for each region. */
export async function findEip({ here, elsewhere }: Subject, look: Look, address: string): Promise<EipFound> {
  const what = { en: `the EIP ${address}`, zh: `EIP ${address}` };
  const own = await look(eipRead, { eip: address }, here);
  const eip = eipIn(own, address);
  if (eip) return { kind: "here", eip };
  if (!whole(own)) return { kind: "unknown", gap: notKnown(own, what) };
  const others = await Promise.all(elsewhere.map(async (place) => ({ place, outcome: await look(eipRead, { eip: address }, place) })));
  const there = others.find(({ outcome }) => eipIn(outcome, address));
  if (there) return { kind: "elsewhere", place: there.place };
  const unread = others.find(({ outcome }) => !whole(outcome));
  return unread ? { kind: "unknown", gap: notKnown(unread.outcome, what) } : { kind: "nowhere", regions: others.length + 1 };
}

/** An EIP of the region that nothing has; null where there is none, or none can be read. */
export async function freeEip(look: Look, here: Place): Promise<string | null> {
  const outcome = await look(eipRead, { status: "available", ...wholeList }, here);
  const eips = outcome.kind === "value" ? itemsIn(outcome.value, "eipList") : [];
  const free = eips.find((eip) => textIn(eip, "status") === "available" && textIn(eip, "instanceId") === "");
  return free ? textIn(free, "eip") || null : null;
}

/** What an EIP is bound to, by its own record; null for one that is free. */
export function holderOf(eip: JsonObject): string | null {
  const [type, id] = [textIn(eip, "instanceType"), textIn(eip, "instanceId")];
  return id === "" ? null : [type, id].filter((part) => part !== "").join(" ");
}

const regionShown = ({ region, name }: Place): Bilingual =>
  region === null ? name : { en: `${region} (${name.en})`, zh: `${region}（${name.zh}）` };

/** Why an address cannot be bound or used, in one sentence; null for one that is free in the region. */
export function eipStatement(address: string, found: Exclude<EipFound, { readonly kind: "unknown" }>, here: Place): Bilingual | null {
  if (found.kind === "elsewhere") {
    const [there, own] = [regionShown(found.place), regionShown(here)];
    return {
      en: `The EIP ${address} is in ${there.en}; the request went to ${own.en}.`,
      zh: `EIP ${address} 在 ${there.zh}，而请求发到了 ${own.zh}。`,
    };
  }
  if (found.kind === "nowhere")
    return found.regions > 1
      ? {
          en: `The EIP ${address} is in none of the ${found.regions} regions of this account: it was released, or belongs to another account.`,
          zh: `EIP ${address} 在该账号的 ${found.regions} 个地域中都不存在：已被释放，或属于其他账号。`,
        }
      : {
          en: `The EIP ${address} is not in ${regionShown(here).en}: it was released, is in another region, or belongs to another account.`,
          zh: `EIP ${address} 在 ${regionShown(here).zh} 不存在：已被释放、在其他地域，或属于其他账号。`,
        };
  const [holder, status] = [holderOf(found.eip), textIn(found.eip, "status")];
  if (holder !== null) return { en: `The EIP ${address} is bound to ${holder}.`, zh: `EIP ${address} 已绑定到 ${holder}。` };
  return status === "available" || status === ""
    ? null
    : { en: `The EIP ${address} is ${status} now, not available.`, zh: `EIP ${address} 目前的状态是 ${status}，不是 available。` };
}
