/** How far around a needle the form reaches of which it is a part, in bytes. */
interface Reach {
  readonly before: number;
  readonly after: number;
}

const near: Reach = { before: 2 * 1024, after: 1536 };
/** Tracebacks, header dumps and forms that need words of the lines around them. */
const far: Reach = { before: 10 * 1024, after: 64 * 1024 };

/** An exception at the end of its traceback, or at the beginning of one that is read on when it does not end here. */
const behind: Reach = { before: 10 * 1024, after: 4 * 1024 };

/** The widest reach of all: what lies further apart than this has nothing to do with each other. */
export const farthest: Reach = far;
/** No needle is longer, blanks and escapes included. */
export const longestNeedle = 64;

/** A code and its value, in whatever notation and however often escaped; a bare number from 0 to 399 is no code. */
const codeAndValue =
  /[Cc]ode(?: from baidu)?\\{0,7}["']?\s?[:=]\s?(?:\W\[\d{1,3}m)?\\{0,7}["'\x60]?(?:[A-Za-z45;]|\\{0,7}"|\])|request failed(?:!| with)|cause: [A-Z]|code: (?:\W\[\d{1,3}m)?\d/g;

interface Needle {
  readonly bytes: Buffer;
  readonly reach: Reach;
}

const needle = (text: string, reach: Reach): Needle => ({ bytes: Buffer.from(text, "latin1"), reach });

/** What else forms contain. They begin with bytes that are rare in logs, because a search goes by the first byte. */
const needles: readonly Needle[] = [
  needle("Id:", near),
  needle("CODE:", near),
  needle("x-bce-", near),
  needle("Bce", behind),
  needle("All trace backs", far),
  needle("Object]", far),
  needle("#<Object>", far),
  // HAR: "redirectURL" stands behind the body.
  needle('URL":', far),
  needle("KeyError", far),
  needle("JSONDecodeError", far),
  needle("JSON object could", far),
  needle("K bce-sdk-go", near),
  needle("' looking for", near),
  needle("Failed to open TCP", near),
  needle("[curl] ", near),
  // 提示 in UTF-8 and in GB18030.
  needle("\xe6\x8f\x90\xe7\xa4\xba", near),
  needle("\xcc\xe1\xca\xbe", near),
];

/** Bytes that are made a string at once: as many as fit into memory that V8 uses again at once. */
const sliceLength = 96 * 1024;

/** A stretch of bytes in which forms may stand. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** How far behind its beginning a form in it can end. */
  readonly reach: number;
}

/**
 * Where forms may stand: a cheap search for what every form contains, so that only the bytes around it need to be decoded
 * and read. In order; overlapping stretches are one, and the first may begin before the bytes.
 */
export function stretchesIn(bytes: Buffer): Stretch[] {
  const found: Stretch[] = [];
  const add = (at: number, { before, after }: Reach): void => {
    found.push({ start: at - before, end: at + after, reach: before + after });
  };
  for (let at = 0; at < bytes.length; at += sliceLength) {
    const text = bytes.toString("latin1", at, Math.min(bytes.length, at + sliceLength + longestNeedle));
    codeAndValue.lastIndex = 0;
    for (let match = codeAndValue.exec(text); match; match = codeAndValue.exec(text)) add(at + match.index, near);
  }
  for (const { bytes: wanted, reach } of needles)
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + wanted.length)) add(at, reach);
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
