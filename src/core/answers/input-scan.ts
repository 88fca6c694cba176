import type { Found, Summary } from "../diagnose/found.js";
import type { CodeBook } from "../diagnose/meaning/code-book.js";
import { beginsAsHar, HarScanner } from "../diagnose/stream/har-scanner.js";
import { type Hint, hintIn, thrownObjectIn } from "../diagnose/stream/hints.js";
import { LocalZone } from "../diagnose/stream/local-zone.js";
import { type Occurrence, Occurrences } from "../diagnose/stream/occurrences.js";
import { type PlacedError, placeErrors } from "../diagnose/stream/place-errors.js";
import { plainLines } from "../diagnose/stream/plain-lines.js";
import { readEvents, type Stop } from "../diagnose/stream/read-loop.js";
import { Scanner } from "../diagnose/stream/scanner.js";
import { ShapedError } from "../diagnose/stream/shapes/shaped-error.js";
import { errorsInShort } from "../diagnose/stream/short-input.js";
import { Tally } from "../diagnose/stream/tally.js";
import { joinBytes } from "../text/bytes.js";
import { clean } from "../text/clean.js";
import { asUtf8, decodeLines, type TextEncoding } from "../text/encoding.js";
import { calledBy } from "./called.js";
import { History } from "./history/history.js";
import { withHistory } from "./history/with-history.js";
import { RecentErrors } from "./recent-errors.js";
import { type InputFacts, recordOf, recordOfCall } from "./record.js";

/** An input: its bytes as they come, unpacked. */
export interface ScanInput {
  /** Null for standard input. */
  readonly file: string | null;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Who takes what is found. */
export interface ScanSink {
  /** An error, as soon as it is seen, and the last line of it. What is printed again later is not given again. */
  found(error: Found, lastLine: number): void;
  /** The same error when nothing more can be learnt of it, or the input pauses. */
  settled(error: Found): void;
  /** Bytes of an input, before they are searched. */
  bytes?(chunk: Uint8Array): void;
  /** No error to come ends before this offset of the input; `Infinity` at its end and while it pauses. */
  reached?(offset: number, isEnd: boolean): void;
  /** Whether it wants to know no error, only how many there are. */
  readonly countsOnly?: boolean;
  /** Settles when what was given is taken: no more is read until then. */
  drained?(): Promise<void>;
}

export interface ScanOptions {
  readonly book: CodeBook;
  readonly service: string | undefined;
  readonly stop: Stop;
  /** Of times that are written without one; UTC where it is absent. */
  readonly zone?: LocalZone;
  /** Which errors are wanted; all where it is absent. */
  readonly isWanted?: (error: Found) => boolean;
  /** Reads every line anew, also one like an earlier one: slower by far, with the same result. */
  readonly isThorough?: boolean;
  now(): number;
  /** Whether anyone still reads what is given. */
  readonly isRead?: () => boolean;
  /** Told once for each input that is not plain UTF-8. */
  onEncoding(file: string | null, encoding: TextEncoding): void;
}

/** A log line of a failed answer may belong to an error that comes after it. */
const waits = ({ failure, format }: Found): boolean => failure !== null && format === "go-sdk-log";

/** Inputs up to this many bytes are what somebody pasted. */
const longestShort = 64 * 1024;

/** The first bytes of an input. */
class Beginning {
  private readonly chunks: Uint8Array[] = [];
  private length = 0;
  isWhole = true;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  take(chunk: Uint8Array): void {
    const left = longestShort - this.length;
    if (chunk.length > left) this.isWhole = false;
    if (left <= 0) return;
    this.chunks.push(chunk.slice(0, left));
    this.length += Math.min(chunk.length, left);
  }

  get bytes(): Uint8Array {
    return joinBytes(this.chunks);
  }
}

/** What one input has shown so far. */
interface InputReading {
  readonly facts: InputFacts;
  readonly occurrences: Occurrences;
  readonly history: History;
}

/** The errors of one chunk, and how far it reaches. */
interface Batch {
  readonly errors: readonly PlacedError[];
  readonly settledLine: number;
  readonly quietOffset: number;
}

/** Finds the errors of inputs, one after the other, and gives them to an output. */
export class InputScan {
  private readonly tally = new Tally();
  /** Errors of the last lines that are counted and not built; null where all are. */
  private recent: RecentErrors | null = null;
  private lines = 0;
  /** Something that may be what is left of an error, for when nothing is found. */
  hint: Hint | null = null;

  constructor(
    private readonly output: ScanSink,
    private readonly options: ScanOptions,
  ) {}

  get summary(): Summary {
    return this.tally.summary(this.lines);
  }

  /** Reads one input to its end, or to the stop. */
  async read({ file, chunks }: ScanInput): Promise<void> {
    const { book, service, stop, now, isRead, onEncoding, isThorough = false, zone = new LocalZone() } = this.options;
    const facts: InputFacts = { book, service, file: file === null ? null : clean(file) };
    let encoding: TextEncoding = "utf-8";
    const decode = (bytes: Uint8Array, line: number): string => {
      const decoded = decodeLines(bytes);
      if (decoded.encoding !== "utf-8" && encoding === "utf-8") onEncoding(file, decoded.encoding);
      if (decoded.encoding !== "utf-8") encoding = decoded.encoding;
      if (this.tally.isEmpty) this.hint ??= thrownObjectIn(decoded.text, file, line);
      return decoded.text;
    };
    let scanner: Scanner | HarScanner = new Scanner(book, { now, decode, isThorough, zone });
    const reading: InputReading = { facts, occurrences: new Occurrences(), history: new History() };
    const { occurrences, history } = reading;
    this.recent = this.output.countsOnly && !this.options.isWanted ? new RecentErrors(this.tally, (error) => recordOf(error, facts)) : null;
    const beginning = new Beginning();
    const text = asUtf8(chunks, (wide) => onEncoding(file, wide));
    let before: Batch | null = null;
    try {
      for await (const event of readEvents(text, stop)) {
        if (event.kind === "chunk") {
          this.output.bytes?.(event.chunk);
          if (beginning.isEmpty && beginsAsHar(event.chunk)) scanner = new HarScanner(book, { now, decode, zone });
          beginning.take(event.chunk);
          // Of errors that are counted nothing is said.
          if (!this.recent) history.take(event.chunk);
          const errors = scanner.push(event.chunk);
          // Given one chunk later: what an error means can depend on those around it.
          await this.give(reading, before, scanner.lines);
          before = { errors, settledLine: scanner.settledLine, quietOffset: scanner.quietOffset };
        } else {
          await this.give(reading, before, scanner.lines);
          before = null;
          await this.take(reading, scanner.pause(), scanner.lines);
          for (const occurrence of occurrences.pending) this.show(reading, occurrence);
          this.output.reached?.(Number.POSITIVE_INFINITY, false);
        }
        await this.output.drained?.();
        if (isRead && !isRead()) return;
      }
    } finally {
      await this.take(reading, [...(before?.errors ?? []), ...scanner.end()], scanner.lines);
      if (!occurrences.hasAny) await this.lookAgain(reading, beginning);
      this.settle(reading, occurrences.end());
      this.recent?.end();
      this.output.reached?.(Number.POSITIVE_INFINITY, true);
      this.lines += scanner.lines;
    }
  }

  /** Gives what a chunk had; `lines` is how many there are by now. */
  private async give(reading: InputReading, batch: Batch | null, lines: number): Promise<void> {
    if (!batch) return;
    await this.take(reading, batch.errors, lines);
    this.settle(reading, reading.occurrences.settle(batch.settledLine));
    this.output.reached?.(batch.quietOffset, false);
  }

  /** An input in which no form was found: a short one may be a code or a message alone, any may name one. */
  private async lookAgain(reading: InputReading, beginning: Beginning): Promise<void> {
    const { book, now } = this.options;
    const { text } = decodeLines(beginning.bytes);
    const plain = plainLines(text);
    const piece = { text, plain, bytes: beginning.bytes, offset: 0, line: 1 };
    const errors = beginning.isWhole ? placeErrors(errorsInShort(plain, book), piece, now) : [];
    const placed = errors.map((error) => error.placed());
    await this.take(reading, placed, text.split("\n").length);
    if (!reading.occurrences.hasAny && this.tally.isEmpty) this.hint ??= hintIn(plain, reading.facts.file, 1, book);
  }

  /** Takes the errors that came together; each is shown with what the others say of it. */
  private async take(reading: InputReading, errors: readonly PlacedError[], lines: number): Promise<void> {
    if (errors.length === 0) return;
    const { history } = reading;
    const fresh: Occurrence[] = [];
    for (const error of errors) {
      if (this.isCounted(reading, error)) continue;
      // What it may repeat comes first.
      for (const earlier of this.recent?.giveBack() ?? []) fresh.push(...(await this.build(reading, earlier)));
      fresh.push(...(await this.build(reading, error)));
    }
    history.note(
      fresh.map(({ found }) => found),
      lines,
    );
    for (const { found, endLine } of fresh)
      if (!waits(found) && this.isWanted(found)) this.output.found(withHistory(found, history), endLine);
  }

  /** Counts an error that cannot be one of those that were built. */
  private isCounted(reading: InputReading, error: PlacedError): boolean {
    if (!this.recent || !(error instanceof ShapedError)) return false;
    const { occurrences } = reading;
    if (occurrences.pending.length > 0) this.settle(reading, occurrences.settle(error.line));
    const isTaken = this.recent.take(error, occurrences);
    occurrences.hasAny ||= isTaken;
    return isTaken;
  }

  /** The failure that an error is one print of, where it is its first one. */
  private async build({ facts, occurrences }: InputReading, error: PlacedError): Promise<Occurrence[]> {
    const { request } = error.raw;
    const called = request && calledBy(request);
    const found = called ? await recordOfCall(error, called, facts) : recordOf(error, facts);
    const occurrence = occurrences.add({ found, block: error.block, lastLine: error.lastLine });
    return occurrence ? [occurrence] : [];
  }

  private settle(reading: InputReading, settled: readonly Occurrence[]): void {
    for (const occurrence of settled) {
      this.show(reading, occurrence, true);
      if (this.isWanted(occurrence.found)) this.tally.add(occurrence.found);
    }
  }

  private isWanted(error: Found): boolean {
    return this.options.isWanted?.(error) ?? true;
  }

  private show({ history }: InputReading, occurrence: Occurrence, evenIfWaiting = false): void {
    if (occurrence.isShown || (!evenIfWaiting && waits(occurrence.found))) return;
    occurrence.isShown = true;
    if (this.isWanted(occurrence.found)) this.output.settled(withHistory(occurrence.found, history));
  }
}
