import type { DecodeOutput } from "../../../cli/shared/decoding/output.js";
import type { Source } from "../../../cli/shared/requests/sources.js";
import { decompressed } from "../../../node/decompress.js";
import { withRequest } from "../../answers/identify.js";
import { clean } from "../../text/clean.js";
import type { TextEncoding } from "../../text/encoding.js";
import { asUtf8, decodeLines } from "../../text/encoding.js";
import type { Found, Summary } from "../found.js";
import type { CodeBook } from "../meaning/code-book.js";
import { beginsAsHar, HarScanner } from "./har-scanner.js";
import { type Hint, hintIn, thrownObjectIn } from "./hints.js";
import { type Occurrence, Occurrences, type Placed } from "./occurrences.js";
import { placeErrors } from "./place-errors.js";
import { plainLines } from "./plain-lines.js";
import { readEvents, type Stop } from "./read-loop.js";
import { type ScanFacts, Scanner } from "./scanner.js";
import { errorsInShort } from "./short-input.js";
import { Tally } from "./tally.js";

export interface ScanOptions {
  readonly book: CodeBook;
  readonly service: string | undefined;
  readonly stop: Stop;
  now(): number;
  /** Which operation a request that a log shows is. */
  readonly identify: NonNullable<ScanFacts["identify"]>;
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
  private readonly chunks: Buffer[] = [];
  private length = 0;
  isWhole = true;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  take(chunk: Buffer): void {
    const left = longestShort - this.length;
    if (chunk.length > left) this.isWhole = false;
    if (left <= 0) return;
    this.chunks.push(Buffer.from(chunk.subarray(0, left)));
    this.length += Math.min(chunk.length, left);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

/** Finds the errors of inputs, one after the other, and gives them to an output. */
export class InputScan {
  private readonly tally = new Tally();
  private lines = 0;
  /** Something that may be what is left of an error, for when nothing is found. */
  hint: Hint | null = null;

  constructor(
    private readonly output: DecodeOutput,
    private readonly options: ScanOptions,
  ) {}

  get summary(): Summary {
    return this.tally.summary(this.lines);
  }

  /** Reads one input to its end, or to the stop. */
  async read({ file, chunks }: Source): Promise<void> {
    const { book, service, identify, stop, now, isRead, onEncoding } = this.options;
    let encoding: TextEncoding = "utf-8";
    const decode = (bytes: Buffer, line: number): string => {
      const decoded = decodeLines(bytes);
      if (decoded.encoding !== "utf-8" && encoding === "utf-8") onEncoding(file, decoded.encoding);
      if (decoded.encoding !== "utf-8") encoding = decoded.encoding;
      if (this.tally.isEmpty) this.hint ??= thrownObjectIn(decoded.text, file, line);
      return decoded.text;
    };
    const facts = { file: file === null ? null : clean(file), service, identify, now, decode };
    let scanner: Scanner | HarScanner = new Scanner(book, facts);
    const occurrences = new Occurrences();
    const beginning = new Beginning();
    const text = asUtf8(decompressed(chunks), (wide) => onEncoding(file, wide));
    try {
      for await (const event of readEvents(text, stop)) {
        if (event.kind === "chunk") {
          this.output.bytes?.(event.chunk);
          if (beginning.isEmpty && beginsAsHar(event.chunk)) scanner = new HarScanner(book, facts);
          beginning.take(event.chunk);
          await this.take(occurrences, scanner.push(event.chunk));
          this.settle(occurrences.settle(scanner.settledLine));
          this.output.reached?.(scanner.quietOffset, false);
        } else {
          await this.take(occurrences, scanner.pause());
          for (const occurrence of occurrences.pending) this.show(occurrence);
          this.output.reached?.(Number.POSITIVE_INFINITY, false);
        }
        if (isRead && !isRead()) return;
      }
    } finally {
      await this.take(occurrences, scanner.end());
      if (!occurrences.hasAny) this.lookAgain(beginning, occurrences, file);
      this.settle(occurrences.end());
      this.output.reached?.(Number.POSITIVE_INFINITY, true);
      this.lines += scanner.lines;
    }
  }

  /** An input in which no form was found: a short one may be a code or a message alone, any may name one. */
  private lookAgain(beginning: Beginning, occurrences: Occurrences, file: string | null): void {
    const { book, service, now } = this.options;
    const { text } = decodeLines(beginning.bytes);
    const plain = plainLines(text);
    const piece = { text, plain, bytes: beginning.bytes, offset: 0, line: 1 };
    const facts = { file: file === null ? null : clean(file), service, now };
    for (const error of beginning.isWhole ? placeErrors(errorsInShort(plain, book), piece, book, facts) : []) {
      const occurrence = occurrences.add(error.placed());
      if (occurrence) this.output.found(occurrence.found, occurrence.endLine);
    }
    if (!occurrences.hasAny && this.tally.isEmpty) this.hint ??= hintIn(plain, file, 1, book);
  }

  private async take(occurrences: Occurrences, errors: readonly Placed[]): Promise<void> {
    for (const error of errors) {
      const occurrence = occurrences.add(error.request ? await withRequest(error) : error);
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
