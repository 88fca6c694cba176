import type { Found, Summary } from "../diagnose/found.js";
import type { CodeBook } from "../diagnose/meaning/code-book.js";
import { type Hint, hintIn } from "../diagnose/stream/hints.js";
import { type Occurrence, Occurrences } from "../diagnose/stream/occurrences.js";
import type { PlacedError } from "../diagnose/stream/place-errors.js";
import { readEvents, type Stop } from "../diagnose/stream/read-loop.js";
import { Scanner } from "../diagnose/stream/scanner.js";
import { Tally } from "../diagnose/stream/tally.js";
import { clean } from "../text/clean.js";
import { asUtf8, decodeLines, type TextEncoding } from "../text/encoding.js";
import { calledBy } from "./called.js";
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
}

export interface ScanOptions {
  readonly book: CodeBook;
  readonly service: string | undefined;
  readonly stop: Stop;
  now(): number;
  /** Whether anyone still reads what is given. */
  readonly isRead?: () => boolean;
  /** Told once for each input that is not plain UTF-8. */
  onEncoding(file: string | null, encoding: TextEncoding): void;
}

/** A log line of a failed answer may belong to an error that comes after it. */
const waits = ({ failure, format }: Found): boolean => failure !== null && format === "go-sdk-log";

/** Finds the errors of inputs, one after the other, and gives them to an output. */
export class InputScan {
  private readonly tally = new Tally();
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
    const { book, service, stop, now, isRead, onEncoding } = this.options;
    const facts: InputFacts = { book, service, file: file === null ? null : clean(file) };
    let encoding: TextEncoding = "utf-8";
    const decode = (bytes: Uint8Array, line: number): string => {
      const decoded = decodeLines(bytes);
      if (decoded.encoding !== "utf-8" && encoding === "utf-8") onEncoding(file, decoded.encoding);
      if (decoded.encoding !== "utf-8") encoding = decoded.encoding;
      if (this.tally.isEmpty) this.hint ??= hintIn(decoded.text, file, line);
      return decoded.text;
    };
    const scanner = new Scanner(book, { now, decode });
    const occurrences = new Occurrences();
    const text = asUtf8(chunks, (wide) => onEncoding(file, wide));
    try {
      for await (const event of readEvents(text, stop)) {
        if (event.kind === "chunk") {
          this.output.bytes?.(event.chunk);
          await this.take(facts, occurrences, scanner.push(event.chunk));
          this.settle(occurrences.settle(scanner.settledLine));
          this.output.reached?.(scanner.quietOffset, false);
        } else {
          await this.take(facts, occurrences, scanner.pause());
          for (const occurrence of occurrences.pending) this.show(occurrence);
          this.output.reached?.(Number.POSITIVE_INFINITY, false);
        }
        if (isRead && !isRead()) return;
      }
    } finally {
      await this.take(facts, occurrences, scanner.end());
      this.settle(occurrences.end());
      this.output.reached?.(Number.POSITIVE_INFINITY, true);
      this.lines += scanner.lines;
    }
  }

  private async take(facts: InputFacts, occurrences: Occurrences, errors: readonly PlacedError[]): Promise<void> {
    for (const error of errors) {
      const called = error.raw.request && calledBy(error.raw.request);
      const found = called ? await recordOfCall(error, called, facts) : recordOf(error, facts);
      const occurrence = occurrences.add({ found, block: error.block, lastLine: error.lastLine });
      if (occurrence && !waits(occurrence.found)) this.output.found(occurrence.found, occurrence.endLine);
    }
  }

  private settle(settled: readonly Occurrence[]): void {
    for (const occurrence of settled) {
      this.show(occurrence, true);
      this.tally.add(occurrence.found);
    }
  }

  private show(occurrence: Occurrence, evenIfWaiting = false): void {
    if (occurrence.isShown || (!evenIfWaiting && waits(occurrence.found))) return;
    occurrence.isShown = true;
    this.output.settled(occurrence.found);
  }
}
