import { detectors } from "./all.js";

/** Bits of an ASCII character. */
const bits = 7;
const ascii = 1 << bits;

const all = [...new Set(detectors.flatMap(({ marks }) => marks))];
const isAscii = (mark: string): boolean => mark.charCodeAt(0) < ascii && mark.charCodeAt(1) < ascii;
const others = all.filter((mark) => !isAscii(mark));

/** The marks by their first two characters; a number for each pair, 0 for the pairs that begin none. */
const buckets: string[][] = [[]];
const bucketOf = new Uint8Array(ascii * ascii);
for (const mark of all.filter(isAscii)) {
  const pair = (mark.charCodeAt(0) << bits) | mark.charCodeAt(1);
  if (bucketOf[pair] === 0) bucketOf[pair] = buckets.push([]) - 1;
  buckets[bucketOf[pair] ?? 0]?.push(mark);
}

/** The marks of detectors that stand in a text, found in one pass: a search for each would read every text forty times. */
export function marksIn(text: string): ReadonlySet<string> {
  const found = new Set(others.filter((mark) => text.includes(mark)));
  let first = text.charCodeAt(0);
  for (let at = 1; at < text.length; at += 1) {
    const second = text.charCodeAt(at);
    const bucket = first < ascii && second < ascii ? (bucketOf[(first << bits) | second] ?? 0) : 0;
    if (bucket !== 0) for (const mark of buckets[bucket] ?? []) if (text.startsWith(mark, at - 1)) found.add(mark);
    first = second;
  }
  return found;
}
