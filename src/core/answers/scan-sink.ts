import type { Found } from "../diagnose/found.js";
import type { CodeBook } from "../diagnose/meaning/code-book.js";
import type { LocalZone } from "../diagnose/stream/local-zone.js";
import type { Stop } from "../diagnose/stream/read-loop.js";
import type { TextEncoding } from "../text/encoding.js";

/** An input: its bytes as they come, unpacked. */
export interface ScanInput {
  /** Null for standard input. */
  readonly file: string | null;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** An error of one line that differs from an earlier one in line, time, request id and source only. */
export interface LikeError {
  /** The earlier one: the same object for all that are like it. */
  readonly first: Found;
  readonly line: number;
  readonly time: string | null;
  readonly requestId: string;
  make(): Found;
}

/** Who takes what is found. */
export interface ScanSink {
  /** An error, as soon as it is seen, and the last line of it. What is printed again later is not given again. */
  found(error: Found, lastLine: number): void;
  /** The same error when nothing more can be learnt of it, or the input pauses. */
  settled(error: Found): void;
  /** The same as `found` and `settled`, for errors that are like an earlier one; where it is absent, their records are made. */
  foundLike?(error: LikeError): void;
  settledLike?(error: LikeError): void;
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
