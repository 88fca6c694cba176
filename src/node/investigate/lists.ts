import type { Judgement } from "../../core/answers/evidence/evidence.js";
import type { JsonObject } from "../../core/operations/values/values.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { type Look, notKnown } from "./check.js";
import type { Arguments } from "./reader.js";
import type { ReadName } from "./reads.js";
import { itemsIn } from "./resources.js";

/** A list as far as it was read. */
export interface Listing {
  readonly items: readonly JsonObject[];
  /** What was not read, as a verdict; null when all of it was. */
  readonly gap: Judgement | null;
}

/** Reads the first page of a list; what is behind it is a gap. */
export async function readList(
  look: Look,
  [name, list]: readonly [read: ReadName, list: string],
  args: Arguments,
  what: Bilingual,
): Promise<Listing> {
  const outcome = await look(name, args);
  if (outcome.kind !== "value") return { items: [], gap: notKnown(outcome, what) };
  const items = itemsIn(outcome.value, list);
  if (outcome.value["isTruncated"] !== true) return { items, gap: null };
  const text = { en: `only the first ${items.length} of ${what.en} were read`, zh: `${what.zh}只读取了前 ${items.length} 个` };
  return { items, gap: { verdict: "unknown", text, action: null } };
}

/** One resource: as the answer has it, or why it could not be read. */
export async function readOne(
  look: Look,
  [name, member]: readonly [read: ReadName, member: string | null],
  args: Arguments,
  what: Bilingual,
): Promise<{ readonly item: JsonObject; readonly gap: null } | { readonly item: null; readonly gap: Judgement }> {
  const outcome = await look(name, args);
  if (outcome.kind !== "value") return { item: null, gap: notKnown(outcome, what) };
  const inner = member === null ? outcome.value : outcome.value[member];
  return { item: (typeof inner === "object" && inner !== null ? inner : outcome.value) as JsonObject, gap: null };
}
