import type { LikeError } from "../../../core/answers/scan-sink.js";
import type { Found } from "../../../core/diagnose/found.js";
import { clean } from "../../../core/text/clean.js";
import { decodeLines } from "../../../core/text/encoding.js";
import type { Context } from "../../context.js";
import { renderNote } from "./note.js";
import type { DecodeOutput } from "./output.js";

const newline = 0x0a;
/** Bytes of an unfinished line that wait for its end. */
const longestHeld = 1 << 20;

/** A note and its line feed, and the same as it is written into a pipe. */
interface NoteText {
  readonly shown: string;
  readonly bytes: Buffer;
}

interface Note {
  /** The lines the error stands on. */
  readonly first: number;
  readonly last: number;
  readonly text: NoteText;
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
  /** By an error that others are like. */
  private readonly texts = new Map<Found, NoteText>();
  /** What is written next, together. */
  private passed: Uint8Array[] = [];
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
    this.notes.push({ first: error.line, last: lastLine, text: this.noteOf(error) });
  }

  foundLike({ first, line }: LikeError): void {
    const text = this.texts.get(first) ?? this.noteOf(first);
    this.texts.set(first, text);
    this.notes.push({ first: line, last: line, text });
  }

  settled(): void {}

  settledLike(): void {}

  reached(offset: number, isEnd: boolean): void {
    const end = this.passableEnd(offset);
    if (end > 0) {
      const all = Buffer.concat(this.held);
      this.passLines(all.subarray(0, end), isEnd);
      this.held = end === all.length ? [] : [all.subarray(end)];
    }
    this.offset = isEnd ? 0 : this.offset + end;
    if (isEnd) {
      this.flushAll();
      this.line = 1;
    }
    if (this.passed.length > 0) this.context.io.out.pass(Buffer.concat(this.passed));
    this.passed = [];
  }

  private noteOf(error: Found): NoteText {
    const shown = `${renderNote(error, this.context.view)}\n`;
    return { shown, bytes: Buffer.from(this.context.io.out.shown(shown)) };
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
    this.notes.sort((a, b) => a.last - b.last);
    let flushed = 0;
    for (const { first, last } of this.notes) {
      rest = this.passUntil(rest, first, !this.only);
      rest = this.passUntil(rest, last + 1, true);
      if (this.line <= last) break;
      flushed = this.flushNotes(flushed, last);
    }
    this.notes = this.notes.slice(flushed);
    this.passUntil(rest, Number.POSITIVE_INFINITY, !this.only);
    if (isEnd) this.flushAll();
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
    else this.passed.push(bytes);
    this.endsInNewline = bytes[bytes.length - 1] === newline;
  }

  /** Writes the notes from an index on that belong to lines up to one, and gives how many are written. */
  private flushNotes(from: number, last: number): number {
    const { out } = this.context.io;
    let index = from;
    for (let note = this.notes[index]; note && note.last <= last; note = this.notes[index]) {
      if (out.isTerminal) out.write(`${this.endsInNewline ? "" : "\n"}${note.text.shown}`);
      else this.passed.push(...(this.endsInNewline ? [] : [Buffer.of(newline)]), note.text.bytes);
      this.endsInNewline = true;
      index += 1;
    }
    return index;
  }

  private flushAll(): void {
    this.flushNotes(0, Number.POSITIVE_INFINITY);
    this.notes = [];
  }
}
