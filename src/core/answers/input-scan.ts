import type { Found, Summary } from "../diagnose/found.js";
import { beginsAsHar, HarScanner } from "../diagnose/stream/har-scanner.js";
import { type Hint, hintIn, thrownObjectIn } from "../diagnose/stream/hints.js";
import { loadKernel } from "../diagnose/stream/kernel.js";
import { LocalZone } from "../diagnose/stream/local-zone.js";
import { type Occurrence, Occurrences } from "../diagnose/stream/occurrences.js";
import { type PlacedError, placeErrors } from "../diagnose/stream/place-errors.js";
import { plainLines } from "../diagnose/stream/plain-lines.js";
import { readEvents } from "../diagnose/stream/read-loop.js";
import { Scanner } from "../diagnose/stream/scanner.js";
import { ShapedError } from "../diagnose/stream/shapes/shaped-error.js";
import { errorsInShort } from "../diagnose/stream/short-input.js";
import { Tally } from "../diagnose/stream/tally.js";
import { clean } from "../text/clean.js";
import { asUtf8, decodeLines, type TextEncoding } from "../text/encoding.js";
import { Beginning } from "./beginning.js";
import { calledBy } from "./called.js";
import { History } from "./history/history.js";
import { withHistory } from "./history/with-history.js";
import { KnownError, RecentErrors } from "./recent-errors.js";
import { type InputFacts, recordOf, recordOfCall } from "./record.js";
import type { ScanInput, ScanOptions, ScanSink } from "./scan-sink.js";

/** A log line of a failed answer may belong to an error that comes after it. */
const waits = ({ failure, format }: Found): boolean => failure !== null && format === "go-sdk-log";

/** What one input has shown so far. */
interface InputReading {
  readonly facts: InputFacts;
  readonly occurrences: Occurrences;
  readonly history: History;
  /** Errors of known shapes of the last lines. */
  readonly recent: RecentErrors;
}

/** How many lines an input has had so far. */
interface Progress {
  readonly lines: number;
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
  private lines = 0;
  /** Something that may be what is left of an error, for when nothing is found. */
  hint: Hint | null = null;

  /** Whether errors are only counted. */
  private readonly countsOnly: boolean;

  constructor(
    private readonly output: ScanSink,
    private readonly options: ScanOptions,
  ) {
    this.countsOnly = output.countsOnly === true && !options.isWanted;
  }

  get summary(): Summary {
    return this.tally.summary(this.lines);
  }

  /** Reads one input to its end, or to the stop. */
  async read({ file, chunks }: ScanInput): Promise<void> {
    await loadKernel();
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
    const recent = new RecentErrors(this.tally, (error) => recordOf(error, facts), this.countsOnly);
    const reading: InputReading = { facts, occurrences: new Occurrences(), history: new History(), recent };
    const { occurrences, history } = reading;
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
          if (!this.countsOnly) history.take(event.chunk);
          const errors = scanner.push(event.chunk);
          // Given one chunk later: what an error means can depend on those around it.
          await this.give(reading, before, scanner);
          before = { errors, settledLine: scanner.settledLine, quietOffset: scanner.quietOffset };
        } else {
          await this.give(reading, before, scanner);
          before = null;
          await this.take(reading, scanner.pause(), scanner);
          for (const known of recent.giveBack()) await this.takeBack(reading, known);
          for (const occurrence of occurrences.pending) {
            this.giveKnown(reading, occurrence.order);
            this.show(reading, occurrence);
          }
          this.giveKnown(reading, Infinity);
          this.output.reached?.(Number.POSITIVE_INFINITY, false);
        }
        await this.output.drained?.();
        if (isRead && !isRead()) return;
      }
    } finally {
      await this.take(reading, [...(before?.errors ?? []), ...scanner.end()], scanner);
      if (!occurrences.hasAny) await this.lookAgain(reading, beginning);
      this.settle(reading, occurrences.end());
      recent.end();
      this.giveKnown(reading, Infinity);
      this.output.reached?.(Number.POSITIVE_INFINITY, true);
      this.lines += scanner.lines;
    }
  }

  /** Gives what a chunk had. */
  private async give(reading: InputReading, batch: Batch | null, progress: Progress): Promise<void> {
    if (!batch) return;
    await this.take(reading, batch.errors, progress);
    this.settle(reading, reading.occurrences.settle(batch.settledLine));
    this.output.reached?.(batch.quietOffset, false);
  }

  /** An input in which no form was found: a short one may be a code or a message alone, any may name one. */
  private async lookAgain(reading: InputReading, beginning: Beginning): Promise<void> {
    const { book, now } = this.options;
    const { text } = decodeLines(beginning.bytes);
    const plain = plainLines(text);
    const piece = { text, plain, bytes: beginning.bytes, offset: 0, line: 1 };
    const errors = beginning.isWhole ? placeErrors(errorsInShort(text, plain, book), piece, now) : [];
    const placed = errors.map((error) => error.placed());
    await this.take(reading, placed, { lines: text.split("\n").length });
    if (!reading.occurrences.hasAny && this.tally.isEmpty) this.hint ??= hintIn(plain, reading.facts.file, 1, book);
  }

  /** Takes the errors that came together; each is shown with what the others say of it. */
  private async take(reading: InputReading, errors: readonly PlacedError[], progress: Progress): Promise<void> {
    if (errors.length === 0) return;
    const { history, recent } = reading;
    const fresh: (Occurrence | KnownError)[] = [];
    for (const error of errors) {
      const known = this.takeKnown(reading, error);
      // What it may repeat comes first.
      if (!known) for (const earlier of recent.giveBack()) await this.takeBack(reading, earlier);
      if (!this.countsOnly || !known) fresh.push(...(known ? [known] : await this.build(reading, error)));
    }
    if (this.countsOnly) return;
    history.note(
      fresh.map((error) =>
        error instanceof KnownError ? { like: error.first, line: error.line } : { like: error.found, line: error.found.line },
      ),
      () => progress.lines,
    );
    for (const error of fresh) this.tell(reading, error);
  }

  /** Gives an error that was not given yet. */
  private tell({ history }: InputReading, error: Occurrence | KnownError): void {
    const { output } = this;
    if (!(error instanceof KnownError)) {
      if (!waits(error.found) && this.isWanted(error.found)) output.found(withHistory(error.found, history), error.endLine);
    } else if (this.isKnownWanted(error)) {
      if (output.foundLike) output.foundLike(error);
      else output.found(error.make(), error.line);
    }
  }

  /** Takes an error of a known shape that cannot be one of those that were built. */
  private takeKnown(reading: InputReading, error: PlacedError): KnownError | null {
    if (!(error instanceof ShapedError)) return null;
    const { occurrences, recent } = reading;
    if (this.countsOnly && occurrences.pending.length > 0) this.settle(reading, occurrences.settle(error.line));
    return recent.take(error, occurrences);
  }

  /** An error of a known shape that one to come has to be compared with. */
  private async takeBack(reading: InputReading, known: KnownError): Promise<void> {
    const { error } = known;
    if (this.countsOnly) await this.build(reading, error);
    else
      reading.occurrences.add({ found: this.options.isWanted ? known.kept : known.make(), block: error.block, lastLine: error.lastLine });
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
      this.giveKnown(reading, occurrence.order);
      this.show(reading, occurrence, true);
      if (this.isWanted(occurrence.found)) this.tally.add(occurrence.found);
    }
    this.giveKnown(reading, reading.occurrences.pending[0]?.order ?? Infinity);
  }

  /** Gives the errors of known shapes that came before another one. */
  private giveKnown({ recent }: InputReading, order: number): void {
    for (const known of recent.settled(order)) {
      if (!this.isKnownWanted(known)) continue;
      if (this.output.settledLike) this.output.settledLike(known);
      else this.output.settled(known.make());
      known.count();
    }
  }

  /** The same of an error of a known shape; asked of one record of it. */
  private isKnownWanted(known: KnownError): boolean {
    return !this.options.isWanted || this.options.isWanted(known.kept);
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
