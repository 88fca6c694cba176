import { detectors } from "../../src/core/diagnose/forms/all.js";
import { forms, negatives, textOf } from "../core/diagnose/corpus.js";
import { encoded } from "./encodings.js";
import { heavyMutation, lightMutations, type Tools } from "./mutations.js";
import { Random } from "./random.js";

const samples: readonly string[] = [...forms.flatMap((form) => form.samples), ...negatives].map(textOf);
const marks: readonly string[] = detectors.flatMap((detector) => detector.marks);

/** One sample in so many is a long one. */
const oneLongIn = 150;
const longest = 1024 * 1024;
/** Others are cut to this length after each change. */
const mostOfShort = 24_000;

/** What is diagnosed: bytes as they are read from a file, or a text as a caller hands it over, lone surrogates included. */
export type FuzzSample = Buffer | string;

/** The sample of a seed: the same for the same seed, corpus and detectors. */
export function sampleOf(seed: number): FuzzSample {
  const random = new Random(seed);
  const other = (): string => random.of(samples) ?? "";
  const tools: Tools = { random, other, mark: () => random.of(marks) ?? "" };
  let text = other();
  const change = (): void => {
    text = random.of(lightMutations)(text, tools).slice(0, mostOfShort);
  };
  for (let count = random.between(0, 5); count > 0; count -= 1) change();
  if (random.chance(oneLongIn)) {
    text = heavyMutation(text, tools, random.magnitude(10_000, longest));
    // What is done to the whole of a long text: its strings nested, its lines prefixed, its ends cut.
    if (random.chance(3)) text = random.of(lightMutations)(text, tools).slice(0, longest);
  }
  return random.chance(3) ? text : encoded(text, random);
}

export const sizeOf = (sample: FuzzSample): number => sample.length;
