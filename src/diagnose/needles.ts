/** How far around a needle the form reaches of which it is a part, in bytes. */
interface Reach {
  readonly before: number;
  readonly after: number;
}

const near: Reach = { before: 3 * 1024, after: 3 * 1024 };
/** Tracebacks, header dumps and forms that need words of the lines around them. */
const far: Reach = { before: 10 * 1024, after: 64 * 1024 };

/** The widest reach of all: what lies further apart than this has nothing to do with each other. */
export const farthest: Reach = far;
/** No needle is longer, blanks and escapes included. */
export const longestNeedle = 64;

/** A code and its value, in whatever notation and however often escaped; a bare number from 0 to 399 is no code. */
const codeAndValue =
  /[Cc]ode(?: from baidu)?\\{0,7}["']?\s?[:=]\s?\\{0,7}["'\x60]?(?:[A-Za-z45]|\\{0,7}"|\])|request failed(?:!| with)|code: \d/g;

/**
 * What else forms contain. They begin with bytes that are rare in logs,
 * because a search goes by the first byte.
 */
const literals: readonly (readonly [needle: string, reach: Reach])[] = [
  ["Id:", near],
  ["CODE:", near],
  ["x-bce-", near],
  ["Bce", far],
  ["All trace backs", far],
  ["Details ===", far],
  ["Object]", far],
  ["#<Object>", far],
  // HAR: "redirectURL" stands behind the body.
  ['URL":', far],
  ["KeyError", far],
  ["JSONDecodeError", far],
  ["No JSON object", far],
  // 提示 in UTF-8 and in GB18030.
  ["\xe6\x8f\x90\xe7\xa4\xba", near],
  ["\xcc\xe1\xca\xbe", near],
];
const searched = literals.map(([needle, reach]) => ({ bytes: Buffer.from(needle, "latin1"), reach }));

/** A stretch of bytes in which forms may stand. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** How far behind its beginning a form in it can end. */
  readonly reach: number;
}

/**
 * Where forms may stand: a cheap search for what every form contains, so that only the bytes around it need to be decoded
 * and read. In order; overlapping stretches are one.
 */
export function stretchesIn(bytes: Buffer, from: number): Stretch[] {
  const found: Stretch[] = [];
  const add = (at: number, { before, after }: Reach): void => {
    found.push({ start: Math.max(0, at - before), end: at + after, reach: before + after });
  };
  const text = bytes.toString("latin1", from);
  codeAndValue.lastIndex = 0;
  for (let match = codeAndValue.exec(text); match; match = codeAndValue.exec(text)) add(from + match.index, near);
  for (const { bytes: needle, reach } of searched)
    for (let at = bytes.indexOf(needle, from); at >= 0; at = bytes.indexOf(needle, at + needle.length)) add(at, reach);
  return merged(found);
}

/** Overlapping stretches as one, in order. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && stretch.start <= last.end)
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end), reach: Math.max(last.reach, stretch.reach) };
    else all.push(stretch);
  }
  return all;
}
