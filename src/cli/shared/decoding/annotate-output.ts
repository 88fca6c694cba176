import type { Found } from "../../../core/diagnose/found.js";
import { clean } from "../../../core/text/clean.js";
import { decodeLines } from "../../../core/text/encoding.js";
import type { Context } from "../../context.js";
import { renderNote } from "./note.js";
import type { DecodeOutput } from "./output.js";

const newline = 0x0a;
/** Bytes of an unfinished line that wait for its end. */
const longestHeld = 1 << 20;

interface Note {
  /** The lines the error stands on. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/**
 * `--annotate`: the input as it is, byte for byte in a pipe, with a note under the last line of each error. `--only` leaves
 * out the lines in which there is no error.
 */
export class AnnotateOutput implements DecodeOutput {
  private held: Buffer[] = [];
  /** Where what is held begins: offset and line in the input. */
  private offset = 0;
  private line = 1;
  private notes: Note[] = [];
  private endsInNewline = true;

  constructor(
    private readonly context: Context,
    private readonly only: boolean,
  ) {}

  bytes(chunk: Uint8Array): void {
    // Pieces of a file are read into the same memory again.
    this.held.push(Buffer.from(chunk));
  }

  found(error: Found, lastLine: number): void {
    this.notes.push({ first: error.line, last: lastLine, text: renderNote(error, this.context.view) });
  }

  settled(): void {}

  reached(offset: number, isEnd: boolean): void {
    const end = this.passableEnd(offset);
    if (end > 0) {
      const all = Buffer.concat(this.held);
      this.passLines(all.subarray(0, end), isEnd);
      this.held = end === all.length ? [] : [all.subarray(end)];
    }
    this.offset = isEnd ? 0 : this.offset + end;
    if (isEnd) {
      this.flushNotes(Number.POSITIVE_INFINITY);
      this.line = 1;
    }
  }

  /**
   * How much of what is held can be passed on: whole lines, when a reader waits or at the end all of it. Of a line that
   * goes on and on, what nothing to come can change.
   */
  private passableEnd(offset: number): number {
    const length = this.held.reduce((sum, chunk) => sum + chunk.length, 0);
    if (!Number.isFinite(offset)) return length;
    const wanted = Math.max(0, Math.min(length, offset - this.offset));
    let start = length;
    for (const chunk of [...this.held].reverse()) {
      start -= chunk.length;
      if (start >= wanted) continue;
      const feed = chunk.subarray(0, wanted - start).lastIndexOf(newline);
      if (feed >= 0) return start + feed + 1;
    }
    return wanted > longestHeld ? wanted : 0;
  }

  end(): void {}

  private passLines(bytes: Buffer, isEnd: boolean): void {
    let rest = bytes;
    for (const { first, last } of [...this.notes].sort((a, b) => a.last - b.last)) {
      rest = this.passUntil(rest, first, !this.only);
      rest = this.passUntil(rest, last + 1, true);
      if (this.line > last) this.flushNotes(last);
    }
    this.passUntil(rest, Number.POSITIVE_INFINITY, !this.only);
    if (isEnd) this.flushNotes(Number.POSITIVE_INFINITY);
  }

  /** Passes the lines before `line`, or leaves them out, and gives what is left. */
  private passUntil(bytes: Buffer, line: number, isShown: boolean): Buffer {
    let end = 0;
    while (this.line < line && end < bytes.length) {
      const feed = bytes.indexOf(newline, end);
      if (feed < 0) {
        end = bytes.length;
        break;
      }
      end = feed + 1;
      this.line += 1;
    }
    if (isShown) this.pass(bytes.subarray(0, end));
    return bytes.subarray(end);
  }

  private pass(bytes: Buffer): void {
    if (bytes.length === 0) return;
    const { out } = this.context.io;
    if (out.isTerminal) out.write(clean(decodeLines(bytes).text));
    else out.pass(bytes);
    this.endsInNewline = bytes[bytes.length - 1] === newline;
  }

  private flushNotes(last: number): void {
    const due = this.notes.filter((note) => note.last <= last);
    if (due.length === 0) return;
    this.notes = this.notes.filter((note) => note.last > last);
    this.context.io.out.write((this.endsInNewline ? "" : "\n") + due.map(({ text }) => `${text}\n`).join(""));
    this.endsInNewline = true;
  }
}
