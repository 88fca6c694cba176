import { foldCode } from "../../catalogue/fold.js";
import { isUuid } from "../forms/reading/request-id.js";
import type { Found } from "../found.js";
import { foldMessage } from "../meaning/message.js";

/** The same error, by its request id, within so many lines is one occurrence. */
export const lookBack = 100;

/** An error and the first line of the printed block it stands in: a line, or a box of several. */
export interface ErrorInBlock {
  readonly found: Found;
  readonly block: number;
  /** The last line of its form. */
  readonly lastLine: number;
}

/** One failure, however often it was printed. */
export interface Occurrence {
  /** How many errors came before it. */
  readonly order: number;
  /** All that its prints say of it. */
  found: Found;
  readonly block: number;
  /** The last line of the form in which it was first printed. */
  readonly endLine: number;
  /** Where it was last printed. */
  lastLine: number;
  readonly keys: Set<string>;
  /** Whether a reader was shown it. */
  isShown: boolean;
}

/** Whether two readings of a message can be of one: clients cut it, leave it out, and write words of their own before it. */
function agree(first: string | null, second: string | null): boolean {
  if (first === null || second === null) return true;
  const [short = "", long = ""] = [foldMessage(first), foldMessage(second)].sort((a, b) => a.length - b.length);
  return long.startsWith(short) || long.endsWith(short);
}

/** The service's words of two readings: all of them, without what a client wrote before them and a colon. */
function ownWords(message: string | null, other: string | null): string | null {
  if (message === null || other === null) return message ?? other;
  const [short = "", long = ""] = [message, other].sort((a, b) => a.length - b.length);
  const isLed = long.endsWith(short) && /[:：]\s*$/u.test(long.slice(0, long.length - short.length));
  return isLed ? short : long;
}

const sameCode = (first: Found, second: Found): boolean =>
  first.code === null || second.code === null || foldCode(first.code) === foldCode(second.code);

/** One failure printed twice: what the second says is added to the first, at whose place it stands. The reading with a code counts. */
function combine(first: Found, second: Found): Found {
  const better = (first.code === null || first.hidden.length > second.hidden.length) && second.code !== null ? second : first;
  const other = better === first ? second : first;
  const hasWholeId = better.requestId !== null && (better.requestIdComplete || !other.requestIdComplete);
  const id = hasWholeId ? better : other;
  const asked = better.operation === null ? other : better;
  return {
    ...better,
    operation: asked.operation,
    called: asked.called,
    parameter: asked.parameter,
    parameters: asked.parameters,
    constraints: asked.constraints,
    proof: asked.proof ?? first.proof ?? second.proof,
    context: better.context ?? other.context,
    investigation: asked.investigation,
    message: ownWords(better.message, other.message),
    // A failed answer in a log is no place of its own.
    line: first.failure === null ? first.line : better.line,
    source: first.failure === null ? first.source : better.source,
    requestId: id.requestId ?? better.requestId,
    requestIdComplete: id.requestId === null ? better.requestIdComplete : id.requestIdComplete,
    httpStatus: better.httpStatus ?? other.httpStatus,
    time: better.time ?? other.time,
  };
}

const shortestIdStart = 8;

/** Whether a print has the message alone, of which the code is known only by it. */
const hides = ({ hidden, failure, format }: Found): boolean => failure === null && (hidden.includes("code") || format === "gateway-cause");

const idKey = (requestId: string): string => JSON.stringify(["id", requestId]);

/** Under what an error is looked for among the earlier ones: its id, or the block it stands in, and its message. */
function keysOf({ found, block }: ErrorInBlock): string[] {
  const { code, failure, message, requestId, requestIdComplete } = found;
  const words = message === null ? "" : foldMessage(message);
  return [
    requestId === null ? JSON.stringify(["block", block, failure ?? foldCode(code ?? ""), words]) : idKey(requestId),
    // A cut id is looked for by its beginning; so is the one it may be the beginning of.
    ...(requestId !== null && !(requestIdComplete && !isUuid(requestId)) ? [`start ${requestId.slice(0, shortestIdStart)}`] : []),
    ...(words === "" ? [] : [`words ${words}`]),
    // Attributes without the message, and the traceback that has nothing else.
    ...(code !== null && (words === "" || hides(found)) ? [`code ${foldCode(code)}`] : []),
  ];
}

function sameId(first: Found, second: Found): boolean {
  const [a = "", b = ""] = [first.requestId ?? "", second.requestId ?? ""];
  if (a === b) return true;
  if (first.requestIdComplete && second.requestIdComplete) return false;
  return Math.min(a.length, b.length) >= shortestIdStart && (a.startsWith(b) || b.startsWith(a));
}

function isRepeat({ found: earlier, block, lastLine }: Occurrence, error: ErrorInBlock): boolean {
  const other = error.found;
  if (other.line - lastLine > lookBack || !sameCode(earlier, other) || !agree(earlier.message, other.message)) return false;
  if (earlier.requestId !== null && other.requestId !== null) return sameId(earlier, other);
  // What hides its code and id repeats what has them.
  return hides(earlier) === hides(other) ? earlier.requestId === other.requestId && block === error.block : true;
}

/**
 * Counts once what one input prints several times. With a request id, the same code, message and id within `lookBack`
 * lines is one error; without, a repeat within one printed block. A client that hides the code repeats a message seen
 * before. No more than the look-back is remembered.
 */
export class Occurrences {
  private recent: Occurrence[] = [];
  private readonly places = new Map<string, Occurrence>();
  private count = 0;

  /** Whether there was any error so far. */
  get hasAny(): boolean {
    return this.count > 0;
  }

  /** How many errors came before one that comes now and is kept elsewhere. */
  nextOrder(): number {
    this.count += 1;
    return this.count;
  }

  /** Takes the next error; null when it is an earlier one printed again. */
  add(error: ErrorInBlock): Occurrence | null {
    const order = this.nextOrder();
    const keys = keysOf(error);
    const earlier = keys.map((key) => this.places.get(key)).find((place) => place !== undefined && isRepeat(place, error));
    const occurrence = earlier ?? {
      order,
      found: error.found,
      block: error.block,
      endLine: error.lastLine,
      lastLine: error.found.line,
      keys: new Set<string>(),
      isShown: false,
    };
    if (earlier) {
      earlier.found = combine(earlier.found, error.found);
      earlier.lastLine = error.found.line;
    } else this.recent.push(occurrence);
    for (const key of keys) {
      this.places.set(key, occurrence);
      occurrence.keys.add(key);
    }
    return earlier ? null : occurrence;
  }

  /** Whether an error with a whole id, and nothing hidden, may be one of those that were added. */
  mayHave(requestId: string, message: string | null): boolean {
    if (this.recent.length === 0) return false;
    const alike = message === null ? undefined : this.places.get(`words ${foldMessage(message)}`);
    return this.places.has(idKey(requestId)) || (alike !== undefined && !(alike.found.requestId !== null && alike.found.requestIdComplete));
  }

  /** Those of which more may be learnt. */
  get pending(): readonly Occurrence[] {
    return this.recent;
  }

  /** Those that no line from `line` on can repeat: nothing more will be learnt of them. */
  settle(line: number): Occurrence[] {
    const isOpen = ({ lastLine }: Occurrence): boolean => line - lastLine <= lookBack;
    const first = this.recent.findIndex(isOpen);
    const settled = first < 0 ? this.recent : this.recent.slice(0, first);
    this.recent = first < 0 ? [] : this.recent.slice(first);
    for (const occurrence of settled) for (const key of occurrence.keys) if (this.places.get(key) === occurrence) this.places.delete(key);
    return settled;
  }

  /** All that are left. */
  end(): Occurrence[] {
    return this.settle(Number.POSITIVE_INFINITY);
  }
}
