import { ByteSearch, longestNeedle, type Needle, type Tail } from "./byte-search.js";
import { sharedKernel } from "./kernel.js";
import { needlePlaces } from "./needle-places.js";

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

/** What forms contain. */
export const needles = [
  // A code and its value, in whatever notation and however often escaped; a bare number from 0 to 399 is no code.
  needle("code", near, "value"),
  needle("Code", near, "value"),
  needle("CODE:", near),
  needle("CODE=", near),
  // A list of R.
  needle("$code", near),
  needle("request failed!", near),
  needle("equest failed with", near),
  needle("cause: ", near, "upper-case"),
  needle("Id:", near),
  needle("x-bce-", near),
  needle("Error: ", near, "upper-case"),
  needle("Error [", near, "upper-case"),
  needle("KeyError", far),
  needle("Bce", behind),
  needle("Object]", far),
  // HAR: "redirectURL" stands behind the body.
  needle('URL":', far),
  needle("#<Object>", far),
  needle("All trace backs", far),
  needle("JSONDecodeError", far),
  needle("JSON object could", far),
  // 提示 in UTF-8 and in GB18030.
  needle("\xe6\x8f\x90\xe7\xa4\xba", near),
  needle("\xcc\xe1\xca\xbe", near),
  needle("Failed to open TCP", near),
  needle("[curl]", near),
  needle("bce-sdk-go", near, "no-version"),
  needle("' looking for", near),
  // Failures without a code.
  needle("HTTP/", near, "failed-status"),
  // A host of BCE, beside which the words of an HTTP library may stand.
  needle("baidubce.com", wide),
  needle("bcebos.com", wide),
  // 错误 in UTF-8 and in GB18030.
  needle("\xe9\x94\x99\xe8\xaf\xaf", near),
  needle("\xb4\xed\xce\xf3", near),
  needle("api error ", near),
  // The status at the end of printed attributes.
  needle(" 40", near, "line-end"),
  needle(" 42", near, "line-end"),
  needle(" 50", near, "line-end"),
  // An event of Kubernetes.
  needle("Warning  ", near),
  needle("Warning\t", near),
  // `{"requestId`, `{"code"`, `{"message` and an indented object in Base64.
  needle("eyJyZXF1ZXN0SW", near),
  needle("eyJjb2RlIj", near),
  needle("eyJtZXNzYWdlIj", near),
  needle("ewogICJ", near),
  // The numbers of the bytes of an object, decimal and hexadecimal.
  needle("[123", near, "numbers"),
  needle("{0x7b", near),
  // A request id in brackets behind a message.
  needle("(request", near),
  needle("(Request", near),
  // ● in UTF-8: the name of a test that failed, as Jest indents it.
  needle("  \xe2\x97\x8f ", near),
  needle("DioE", near),
  // A code that HTML names in a cell or in bold letters.
  needle("ode</", near),
  needle("ode:</", near),
  // A name above its value, as R aligns them.
  needle("      code ", near),
  needle("      code\n", near),
  // A cell of CSV, a body in a log of nginx, a tuple of Erlang, a map of Scala, a cell behind │, the first of JavaScript's console.table.
  needle('code"":', near),
  needle("code\\x22:", near),
  needle("{code,", near),
  needle("code -> ", near),
  needle("\x82 code ", near),
  needle("(index) ", near),
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
  search ??= new ByteSearch(needles, needlePlaces, sharedKernel());
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
 * says where there is nothing to read, of an offset and its place in the input of the kernel.
 */
export function stretchesIn(bytes: Uint8Array, isHarmless: ((at: number, place: number) => boolean) | null = null): Stretch[] {
  const found: Stretch[] = [];
  let last: { -readonly [Key in keyof Stretch]: Stretch[Key] } | null = null;
  byteSearch().each(bytes, (at, index, place) => {
    if (isHarmless?.(at, place)) return;
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
