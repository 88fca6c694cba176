import { foldCode } from "../catalogue/fold.js";
import type { Found } from "./found.js";
import { foldMessage } from "./message.js";
import { isUuid } from "./request-id.js";

/** The same error, by its request id, within so many lines is one occurrence. */
export const lookBack = 100;

/** An error and the printed block it stands in: a line, or a box of several. */
export interface Placed {
  readonly found: Found;
  readonly block: number;
}

/** Whether two readings of a message can be of one: clients cut it, wrap it and leave it out. */
function agree(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true;
  const [short = "", long = ""] = [foldMessage(one), foldMessage(other)].sort((a, b) => a.length - b.length);
  return long.startsWith(short);
}

const sameCode = (one: Found, other: Found): boolean =>
  one.code === null || other.code === null || foldCode(one.code) === foldCode(other.code);

/** One failure printed twice: what the second says is added to the first, at whose place it stands. The reading with a code counts. */
function combine(first: Found, second: Found): Found {
  const better = (first.code === null || first.hidden.length > second.hidden.length) && second.code !== null ? second : first;
  const other = better === first ? second : first;
  const hasWholeId = better.requestId !== null && (better.requestIdComplete || !other.requestIdComplete);
  const id = hasWholeId ? better : other;
  return {
    ...better,
    file: first.file,
    line: first.line,
    requestId: id.requestId ?? better.requestId,
    requestIdComplete: id.requestId === null ? better.requestIdComplete : id.requestIdComplete,
    httpStatus: better.httpStatus ?? other.httpStatus,
    time: better.time ?? other.time,
  };
}

const shortestIdStart = 8;

/**
 * Counts what was printed several times once. With a request id, the same code, message and id within `lookBack` lines
 * is one error; without, a repeat within one printed block. A client that hides the code repeats a message seen before.
 */
export function mergeOccurrences(errors: readonly Placed[]): Found[] {
  const kept: Placed[] = [];
  const places = new Map<string, number>();
  for (const error of errors) {
    const keys = keysOf(error);
    const repeated = keys.map((key) => places.get(key)).find((at) => at !== undefined && isRepeat(kept[at], error));
    const earlier = repeated === undefined ? undefined : kept[repeated];
    const place = repeated ?? kept.length;
    kept[place] = earlier ? { block: earlier.block, found: combine(earlier.found, error.found) } : error;
    for (const key of keys) places.set(key, place);
  }
  return kept.map(({ found }) => found);
}

/** Under what an error is looked for among the earlier ones: its id, or the block it stands in, and its message. */
function keysOf({ found: { file, code, failure, message, requestId, requestIdComplete }, block }: Placed): string[] {
  const words = message === null ? "" : foldMessage(message);
  const place = requestId === null ? [file, block, failure ?? foldCode(code ?? ""), words] : [file, "id", requestId];
  return [
    JSON.stringify(place),
    // A cut id is looked for by its beginning; so is the one it may be the beginning of.
    ...(requestId !== null && !(requestIdComplete && !isUuid(requestId))
      ? [JSON.stringify([file, "start", requestId.slice(0, shortestIdStart)])]
      : []),
    ...(words === "" ? [] : [JSON.stringify([file, "words", words])]),
  ];
}

function isRepeat(earlier: Placed | undefined, error: Placed): boolean {
  if (!earlier) return false;
  const [one, other] = [earlier.found, error.found];
  if (other.line - one.line > lookBack || !sameCode(one, other) || !agree(one.message, other.message)) return false;
  if (one.requestId !== null && other.requestId !== null) return sameId(one, other);
  // What hides its code and id repeats what has them.
  return hides(one) === hides(other) ? one.requestId === other.requestId && earlier.block === error.block : true;
}

const hides = ({ hidden, failure }: Found): boolean => hidden.includes("code") && failure === null;

function sameId(one: Found, other: Found): boolean {
  const [a = "", b = ""] = [one.requestId ?? "", other.requestId ?? ""];
  if (a === b) return true;
  if (one.requestIdComplete && other.requestIdComplete) return false;
  return Math.min(a.length, b.length) >= shortestIdStart && (a.startsWith(b) || b.startsWith(a));
}
