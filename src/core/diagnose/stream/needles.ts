import { ByteSearch, longestNeedle, type Needle, type Tail } from "./byte-search.js";

export { longestNeedle };

/** How far around a needle the form reaches of which it is a part, in bytes. */
interface Reach {
  readonly before: number;
  readonly after: number;
}

const near: Reach = { before: 2 * 1024, after: 1536 };
/** Words on lines of their own, around a host that they do not name. */
const wide: Reach = { before: 3 * 1024, after: 3 * 1024 };
/** Tracebacks, header dumps and forms that need words of the lines around them. */
const far: Reach = { before: 10 * 1024, after: 64 * 1024 };

/** An exception at the end of its traceback, or at the beginning of one that is read on when it does not end here. */
const behind: Reach = { before: 10 * 1024, after: 4 * 1024 };

/** The widest reach of all: what lies further apart than this has nothing to do with each other. */
export const farthest: Reach = far;

const needle = (text: string, reach: Reach, tail: Tail = "anything"): Needle & { reach: Reach } => ({ text, tail, reach });

/**
 * What forms contain. Every eighth shares a bucket of the search, which looks at their letters together: the order is such
 * that those of a bucket do not mix to common words. It was found by exchanging pairs as long as that left fewer places
 * of ordinary logs to look at; a needle added at the end may cost speed until it is exchanged with another.
 */
const needles = [
  // A code and its value, in whatever notation and however often escaped; a bare number from 0 to 399 is no code.
  needle("code", near, "value"),
  // `{"message` in Base64.
  needle("eyJtZXNzYWdlIj", near),
  needle("CODE:", near),
  // `{"code"` in Base64.
  needle("eyJjb2RlIj", near),
  // The numbers of the bytes of an object.
  needle("[123", near, "numbers"),
  needle("api error ", near),
  // An event of Kubernetes.
  needle("Warning  ", near),
  // 提示 in UTF-8.
  needle("\xe6\x8f\x90\xe7\xa4\xba", near),
  needle("Error: ", near, "upper-case"),
  needle("Id:", near),
  // A host of BCE, beside which the words of an HTTP library may stand.
  needle("baidubce.com", wide),
  needle("x-bce-", near),
  // HAR: "redirectURL" stands behind the body.
  needle('URL":', far),
  needle("bcebos.com", wide),
  needle("All trace backs", far),
  needle("KeyError", far),
  needle("' looking for", near),
  needle("bce-sdk-go", near),
  needle("request failed!", near),
  needle("Bce", behind),
  needle("JSON object could", far),
  needle("Object]", far),
  // A failed answer, perhaps without a code.
  needle("HTTP/", near, "failed-status"),
  needle(" 42", near, "line-end"),
  needle("Code", near, "value"),
  needle("#<Object>", far),
  // 错误 in GB18030.
  needle("\xb4\xed\xce\xf3", near),
  needle("Failed to open TCP", near),
  needle("JSONDecodeError", far),
  needle("equest failed with", near),
  // A list of R.
  needle("$code", near),
  needle(" 50", near, "line-end"),
  needle("Error [", near, "upper-case"),
  // `{"requestId` in Base64.
  needle("eyJyZXF1ZXN0SW", near),
  needle("[curl]", near),
  // An indented object in Base64.
  needle("ewogICJ", near),
  // 提示 in GB18030.
  needle("\xcc\xe1\xca\xbe", near),
  // 错误 in UTF-8.
  needle("\xe9\x94\x99\xe8\xaf\xaf", near),
  // The same, hexadecimal.
  needle("{0x7b", near),
  // The status at the end of printed attributes.
  needle(" 40", near, "line-end"),
  needle("cause: ", near, "upper-case"),
  needle("CODE=", near),
  needle("Warning\t", near),
];

/** What forms that reach far contain. */
export const farNeedle = new RegExp(
  needles
    .filter(({ reach }) => reach === far)
    .map(({ text }) => text.replaceAll(/[\]()[{}]/gu, String.raw`\$&`))
    .join("|"),
  "u",
);

let search: ByteSearch | null = null;
const byteSearch = (): ByteSearch => {
  search ??= new ByteSearch(needles);
  return search;
};

/** Line feeds in a part of the bytes. */
export const countFeeds = (bytes: Uint8Array, from: number, to: number): number => byteSearch().countFeeds(bytes, from, to);

/** A stretch of bytes in which forms may stand. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** How far behind its beginning a form in it can end. */
  readonly reach: number;
}

/**
 * Where forms may stand: a cheap search for what every form contains, so that only the bytes around it need to be decoded
 * and read. In order; overlapping stretches are one, and the first may begin before the bytes. `isHarmless`
 * says at which places there is nothing to read.
 */
export function stretchesIn(bytes: Uint8Array, isHarmless: ((at: number) => boolean) | null = null): Stretch[] {
  const found: Stretch[] = [];
  let last: { -readonly [Key in keyof Stretch]: Stretch[Key] } | null = null;
  byteSearch().each(bytes, (at, index) => {
    if (isHarmless?.(at)) return;
    const { before, after } = needles[index]?.reach ?? far;
    if (last && at - before <= last.end && at + after >= last.start) {
      last.start = Math.min(last.start, at - before);
      last.end = Math.max(last.end, at + after);
      last.reach = Math.max(last.reach, before + after);
      return;
    }
    last = { start: at - before, end: at + after, reach: before + after };
    found.push(last);
  });
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
