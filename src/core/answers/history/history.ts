import type { FailureClass } from "../../catalogue/entry.js";
import type { Found } from "../../diagnose/found.js";
import { plainLines } from "../../diagnose/stream/plain-lines.js";
import { fromUtf8, joinBytes } from "../../text/bytes.js";
import { classesOf } from "../failure-class.js";
import { type Deletion, type Trace, type Traces, tracesIn } from "./traces.js";

/** An error of the input, as far as those after it need to know. */
export interface Past {
  readonly line: number;
  readonly code: string;
  readonly classes: ReadonlySet<FailureClass>;
  /** Milliseconds since 1970; null where neither the message nor the request says it. */
  readonly signedAt: number | null;
  /** When it was answered, or logged; null where nothing says it. */
  readonly sentAt: number | null;
  /** The request as the input shows it; null where it does not. */
  readonly trace: Trace | null;
}

/** Bytes that have not been read for traces yet, at most; of older ones nothing is known. */
const mostUnread = 256 * 1024;
/** Bytes in which traces are looked for at all: what a long log shows is shown by then, and the rest is not slowed down. */
const mostRead = 16 * 1024 * 1024;
/** What stands in every text that shows requests or deletions. */
const marks = ["DELETE ", "Delete", "Destruction complete", " /v1/", " /v2/", "bce-auth-v1/", '"method"'];
/** A request and its answer are not further apart; the last bytes are read again with what follows them. */
const overlap = 16 * 1024;
/** So many requests and deletions are remembered. */
const mostKept = 2000;
/** So many errors before one are looked at. More are kept, since an error may be shown when others have come behind it. */
const mostBefore = 1000;
const mostPast = 3 * mostBefore;

/** Classes of errors of which what came before tells more. */
const telling: ReadonlySet<FailureClass> = new Set(["not-found", "clock", "signature", "authorization", "key", "permission"]);

const isTelling = (classes: ReadonlySet<FailureClass>): boolean => {
  for (const kind of classes) if (telling.has(kind)) return true;
  return false;
};

const noTraces: Traces = { requests: [], deletions: [] };

function feedsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

const stamp = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/u;

/** What an input has shown besides the error at hand. Holds no more than some hundred kilobytes and some thousand lines of it. */
export class History {
  private unread: Uint8Array[] = [];
  private length = 0;
  private requests: Trace[] = [];
  private deletions: Deletion[] = [];
  /** What the bytes that are read again show. */
  private last: Traces = noTraces;
  private readonly past: Past[] = [];
  private looked = 0;
  private readonly known = new Map<string, unknown>();

  /** Takes bytes of the input; they are looked at only when an error needs to know. */
  take(chunk: Uint8Array): void {
    if (this.looked > mostRead) return;
    this.unread.push(chunk.slice());
    this.length += chunk.length;
    while (this.unread.length > 1 && this.length > mostUnread) this.length -= this.unread.shift()?.length ?? 0;
  }

  /** Takes errors, each as one that differs from it in its line only; `lines` tells how many the input has had so far. */
  note(errors: readonly { readonly like: Found; readonly line: number }[], lines: () => number): void {
    this.known.clear();
    const told = errors.map(({ like, line }) => ({ error: like, line, classes: classesOf(like) }));
    if (this.looked <= mostRead && told.some(({ classes }) => isTelling(classes))) this.read(lines());
    // Before these errors come, not behind them: how many come at once must not change what is known of each.
    if (this.past.length > mostPast) this.past.splice(0, this.past.length - mostPast);
    for (const { error, line, classes } of told) this.past.push(this.pastOf(error, line, classes));
    this.known.clear();
  }

  /** All requests that are known. */
  get traces(): readonly Trace[] {
    return this.once("traces", () => [...this.requests, ...this.last.requests]);
  }

  get errors(): readonly Past[] {
    return this.past;
  }

  /** The line from which on errors are remembered for one of a line: that of the so many'th error before it. */
  since(line: number): number {
    const { past } = this;
    let [from, to] = [0, past.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((past[middle]?.line ?? 0) < line) from = middle + 1;
      else to = middle;
    }
    return past[from - mostBefore]?.line ?? 0;
  }

  /** The last deletion of a resource before a line. */
  deletionOf(id: string, line: number): Deletion | null {
    return [...this.deletions, ...this.last.deletions].findLast((deletion) => deletion.id === id && deletion.line < line) ?? null;
  }

  /** The request that an error answers: the nearest before it that says so. */
  traceOf({ line, called }: Pick<Found, "line" | "called">): Trace | null {
    if (!called) return null;
    const { path } = called.request;
    const byPath = this.once("by path", () => {
      const paths = new Map<string, Trace[]>();
      for (const trace of this.traces) paths.set(trace.path, [...(paths.get(trace.path) ?? []), trace]);
      return paths;
    });
    return byPath.get(path)?.findLast((request) => request.line <= line) ?? null;
  }

  /** What follows from all that is known so far, worked out once: a log may be nothing but errors. */
  once<Value>(name: string, make: () => Value): Value {
    if (!this.known.has(name)) this.known.set(name, make());
    return this.known.get(name) as Value;
  }

  private pastOf(error: Found, line: number, classes: ReadonlySet<FailureClass>): Past {
    const trace = this.traceOf(error);
    // Of other errors nobody asks when they were signed and sent.
    const isOfClock = classes.has("clock");
    const [said] = isOfClock ? (stamp.exec(error.message ?? "") ?? []) : [];
    const signedAt = trace?.signedAt ?? (said === undefined ? null : Date.parse(said));
    const logged = error.time === null || !isOfClock ? null : Date.parse(error.time);
    const sentAt = trace?.answeredAt ?? logged;
    return { line, code: error.code ?? "", classes, signedAt, sentAt, trace };
  }

  private read(lines: number): void {
    const bytes = joinBytes(this.unread);
    const text = fromUtf8(bytes);
    this.looked += bytes.length;
    const feeds = feedsIn(text);
    const first = lines - feeds + (text.endsWith("\n") ? 1 : 0);
    const { requests, deletions } = marks.some((mark) => text.includes(mark)) ? tracesIn(plainLines(text), first) : noTraces;
    const from = Math.max(0, bytes.length - overlap);
    // Without a line feed in what is kept, it begins in the middle of a line.
    const cut = from === 0 ? 0 : Math.max(bytes.indexOf(0x0a, from) + 1, from);
    const keptFrom = first + feedsIn(fromUtf8(bytes.subarray(0, cut)));
    const isKept = ({ line }: { readonly line: number }): boolean => line >= keptFrom;
    this.requests = [...this.requests, ...requests.filter((request) => !isKept(request))].slice(-mostKept);
    this.deletions = [...this.deletions, ...deletions.filter((deletion) => !isKept(deletion))].slice(-mostKept);
    this.last = { requests: requests.filter(isKept), deletions: deletions.filter(isKept) };
    const kept = bytes.slice(cut);
    this.unread = [kept];
    this.length = kept.length;
  }
}
