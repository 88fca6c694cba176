import { agree, type Draft, keyFields, type RenderedDraft, render, signatureOf } from "./draft.js";
import type { Facts } from "./facts.js";
import type { Change, Mistake } from "./mistake.js";
import { keySide, textSide } from "./rows/all-mistakes.js";

/** One change of one mistake. */
export interface Step {
  readonly mistake: Mistake;
  readonly change: Change;
}

/** A set of mistakes that gives the signature, and the canonical request that was signed then. */
export interface Explanation {
  readonly steps: readonly Step[];
  readonly canonicalRequest: string;
}

/** A draft with its signing key: what of a signature does not depend on the canonical request. */
interface KeyedStep {
  readonly step: Step;
  readonly part: string;
  readonly draft: Draft;
  readonly key: string | Uint8Array;
}

/** A draft with its canonical request. */
interface RenderedStep extends RenderedDraft {
  readonly step: Step;
  readonly part: string;
}

const stepsOf = (mistakes: readonly Mistake[], facts: Facts): Step[] =>
  mistakes.flatMap((mistake) => mistake.changes(facts).map((change) => ({ mistake, change })));

const keyed = (base: Draft, step: Step, part: string): KeyedStep => {
  const draft = step.change.apply(base);
  return { step, part, draft, key: draft.derive(draft) };
};

/** The canonical request of two changes, one made behind the other. */
const behind = (first: RenderedStep, second: RenderedStep): string => render(second.step.change.apply(first.draft), first).text;

/** Steps may be tried by the thousand by themselves, but not with each other. */
const pairable = ({ step }: { readonly step: Step }): boolean => step.change.alone !== true;

class Search {
  readonly #found: Explanation[] = [];
  readonly #base: Draft;
  readonly #signature: string;
  readonly #key: string | Uint8Array;
  readonly #text: string;
  readonly #keys: readonly KeyedStep[];
  readonly #texts: readonly RenderedStep[];
  /** Of another starting point than the likeliest, which is a guess by itself, no step is tried that is one of many. */
  readonly #isGuess: boolean;
  /** Canonical requests of which it is known that the right key does not give the signature. */
  readonly #refuted = new Set<string>();

  /** Keys of a search whose base makes its key in the same way are taken from there. */
  constructor(base: Draft, facts: Facts, like?: Search) {
    this.#base = base;
    this.#isGuess = like !== undefined;
    this.#signature = facts.authorization.signature;
    this.#key = base.derive(base);
    const rendered = render(base);
    this.#text = rendered.text;
    this.#keys =
      like && agree(base, like.#base, keyFields)
        ? like.#keys
        : Object.entries(keySide).flatMap(([part, mistakes]) => stepsOf(mistakes, facts).map((step) => keyed(base, step, part)));
    this.#texts = Object.entries(textSide).flatMap(([part, mistakes]) =>
      stepsOf(mistakes, facts)
        .filter(({ change }) => !this.#isGuess || change.alone !== true)
        .map((step) => ({ step, part, ...render(step.change.apply(base), rendered) })),
    );
  }

  #try(draft: Draft, key: string | Uint8Array, text: string, steps: readonly Step[]): void {
    if (draft.finish(draft, key, text) === this.#signature) this.#found.push({ steps, canonicalRequest: text });
  }

  /** The same with the right key, once for each text that proves wrong. */
  #tryText(text: string, steps: readonly Step[]): void {
    if (this.#refuted.has(text)) return;
    const before = this.#found.length;
    this.#try(this.#base, this.#key, text, steps);
    if (this.#found.length === before) this.#refuted.add(text);
  }

  singles(): Explanation[] {
    for (const { draft, key, step } of this.#isGuess ? this.#keys.filter(pairable) : this.#keys) this.#try(draft, key, this.#text, [step]);
    for (const { text, step } of this.#texts) this.#tryText(text, [step]);
    return this.#found;
  }

  pairs(): Explanation[] {
    this.#keyPairs();
    this.#mixedPairs();
    this.#textPairs();
    return this.#found;
  }

  /** Of two secrets only one can have been used; the order of two changes matters only in how the key is made. */
  #keyPairs(): void {
    const keys = this.#keys.filter(pairable).filter((keyedStep) => this.#matters(keyedStep) || keyedStep.part !== "secret");
    for (const [index, first] of keys.entries())
      for (const [other, second] of keys.entries()) {
        const isOrdered = first.part === "key" && second.part === "key";
        if (index === other || (other < index && !isOrdered) || (first.part === "secret" && second.part === "secret")) continue;
        const { draft, key } = keyed(first.draft, second.step, "");
        this.#try(draft, key, this.#text, [first.step, second.step]);
      }
  }

  /** Key and canonical request are independent: each text is tried once with each key. */
  #mixedPairs(): void {
    const texts = this.#representatives();
    for (const { draft, key, step } of this.#keys.filter(pairable))
      for (const other of texts) this.#try(draft, key, other.text, [step, other.step]);
  }

  /** Whether a step changes the key or its use. */
  #matters({ key, draft }: KeyedStep): boolean {
    return key !== this.#key || draft.finish !== this.#base.finish || draft.hash !== this.#base.hash;
  }

  /** One step for each text that differs from the right one. */
  #representatives(): RenderedStep[] {
    const byText = new Map<string, RenderedStep>();
    for (const texted of this.#texts.filter(pairable))
      if (texted.text !== this.#text && !byText.has(texted.text)) byText.set(texted.text, texted);
    return [...byText.values()];
  }

  /**
   * Two parts are independent too, so of steps that give the same text one is enough there. Within a part the order
   * matters, and a step that does nothing by itself may do something behind another.
   */
  #textPairs(): void {
    const apart = this.#representatives();
    for (const first of apart)
      for (const second of apart) if (first.part < second.part) this.#tryText(behind(first, second), [first.step, second.step]);
    const texts = this.#texts.filter(pairable);
    const effective = texts.filter(({ text }) => text !== this.#text);
    for (const first of effective)
      for (const second of texts) {
        if (first === second || first.part !== second.part) continue;
        this.#tryText(behind(first, second), [first.step, second.step]);
        if (second.text === this.#text) this.#tryText(behind(second, first), [first.step, second.step]);
      }
  }
}

const isGeneral = ({ steps }: Explanation): number => steps.filter(({ mistake }) => mistake.general === true).length;
const unseen = ({ steps }: Explanation): number => steps.filter(({ mistake }) => mistake.seenIn === undefined).length;
const nameOf = ({ steps }: Explanation): string =>
  steps
    .map(({ mistake, change }) => `${mistake.id} ${change.detail ?? ""}`)
    .sort()
    .join("\n");

/** Each set once, in the order in which they explain: specific before general, seen in real clients before others, then as the tables have them. */
function ranked(found: readonly Explanation[]): Explanation[] {
  const once = [...new Map(found.toReversed().map((explanation) => [nameOf(explanation), explanation])).values()].reverse();
  const least = Math.min(2, ...once.map(isGeneral));
  return once.filter((explanation) => isGeneral(explanation) === least).sort((a, b) => unseen(a) - unseen(b));
}

/** Pairs are searched from no more starting points than these. */
const mostPaired = 2;
/** Characters of canonical requests in which mistakes are searched, and two at once. Those of the API have a few hundred. */
const longestSearched = 32_768;
const longestPaired = 8192;

export interface SearchResult {
  /** The smallest sets that give the signature exactly, best first. */
  readonly found: readonly Explanation[];
  /** Whether nothing was left out that could have been found. */
  readonly isSearched: boolean;
}

/**
 * Searches the smallest sets of at most two mistakes that give the signature exactly. `bases` are the drafts to start
 * from: what the service computes, and its like where that is not certain.
 */
export function searchMistakes(facts: Facts, bases: readonly Draft[]): SearchResult {
  const right = bases.find((base) => signatureOf(base) === facts.authorization.signature);
  if (right) return { found: [{ steps: [], canonicalRequest: render(right).text }], isSearched: true };
  const length = Math.max(...bases.map((base) => render(base).text.length), facts.body.length / 64);
  if (length > longestSearched) return { found: [], isSearched: false };
  const searches: Search[] = [];
  for (const base of bases) searches.push(new Search(base, facts, searches.at(-1)));
  const singles = searches.flatMap((search) => search.singles());
  if (singles.length > 0) return { found: ranked(singles), isSearched: true };
  if (length > longestPaired) return { found: [], isSearched: false };
  const found = ranked(searches.slice(0, mostPaired).flatMap((search) => search.pairs()));
  return { found, isSearched: found.length > 0 || searches.length <= mostPaired };
}
