import type { Draft, DraftItem } from "./draft.js";
import type { Facts } from "./facts.js";

/** A text in both languages; `{detail}` is what the change was about. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** One way of making a mistake with a given request. */
export interface Change {
  /** A header, a value, a method: the same in all languages. */
  readonly detail?: string;
  readonly apply: (draft: Draft) => Draft;
  /** Only tried by itself: one of many, of which a pair would be too many. */
  readonly alone?: boolean;
}

/**
 * A mistake that signers make: a row of a table. `changes` gives the ways it could have been made with this request.
 * Rows that come first explain first; a `general` one only where no other does.
 */
export interface Mistake {
  /** `query.unsorted`: permanent. */
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  /** What to do about it in the code that signs. */
  readonly fix: Words;
  /** Clients that were seen to make it. */
  readonly seenIn?: Words;
  readonly general?: boolean;
  readonly changes: (facts: Facts) => readonly Change[];
}

/** A single way, whatever the request. */
export const always = (apply: Change["apply"]) => (): readonly Change[] => [{ apply }];

/** Changes of which only the first few, the likely ones, are tried in pairs. */
export const mostlyAlone = (changes: readonly Change[], paired: number): readonly Change[] =>
  changes.map((change, index) => (index < paired ? change : { ...change, alone: true }));

/** A change of the parameters of the query. */
export const withItems =
  (change: (items: readonly DraftItem[]) => readonly DraftItem[]): Change["apply"] =>
  (draft) => ({ ...draft, items: change(draft.items) });

/** A mistake that was made. */
export interface Finding {
  readonly id: string;
  readonly detail: string | null;
  readonly en: string;
  readonly zh: string;
  readonly fix: Words;
  readonly seenIn: Words | null;
}

const fill = (text: string, detail: string): string => text.replaceAll("{detail}", () => detail);

export const toFinding = ({ id, en, zh, fix, seenIn }: Omit<Mistake, "changes">, detail: string | null): Finding => ({
  id,
  detail,
  en: fill(en, detail ?? ""),
  zh: fill(zh, detail ?? ""),
  fix: { en: fill(fix.en, detail ?? ""), zh: fill(fix.zh, detail ?? "") },
  seenIn: seenIn ?? null,
});
