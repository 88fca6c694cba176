import { utf8Length } from "../../text/bytes.js";
import type { RawError } from "../found.js";
import type { LocalZone } from "./local-zone.js";
import { hostOf } from "./log-host.js";
import { timeOf } from "./timestamps.js";

/** The text around an error, without prefixes and colours. */
export interface ErrorSurroundings {
  /** What stands before it, up to some lines. */
  readonly before: string;
  /** What stands before it in its first line. */
  readonly lineBefore: string;
  /** The error itself. */
  readonly own: string;
  readonly after: string;
}

/** An error with its place, before it is known what it means. */
export interface PlacedError {
  readonly raw: RawError;
  /** Its first line, from 1. */
  readonly line: number;
  /** RFC 3339 UTC. */
  readonly time: string | null;
  /** The machine that wrote its line. */
  readonly host: string | null;
  /** The first line of the printed block it stands in: a line, or a box of several. */
  readonly block: number;
  /** The last line of its form. */
  readonly lastLine: number;
  readonly around: ErrorSurroundings;
}

/** A piece of an input: its bytes, its text, the same without prefixes, and where it stands in the whole. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly plain: string;
  readonly offset: number;
  /** The number of its first line. */
  readonly line: number;
}

/** An error of a piece, with its place in the whole input in bytes, prefixes of its line not counted. */
export interface ReadError {
  readonly raw: RawError;
  readonly start: number;
  readonly end: number;
  /** Asked for only when the error counts. */
  placed(): PlacedError;
}

/** A box of Terraform, behind whatever a CI system put before it. */
const boxLine = /^[^\n]{0,120}?[│╷]/u;
const longestBox = 100;

/** The first line of the printed block a line belongs to: itself, or that of the box around it. */
function blockIndex(lines: readonly string[], index: number): number {
  let first = index;
  while (first > 0 && index - first < longestBox && boxLine.test(lines[first] ?? "")) first -= 1;
  return first;
}

/** Finds line and byte of offsets in the plain text; quick when they are asked for in rising order. */
class Places {
  /** The last place: its line, an offset in the plain text, and the byte there, prefixes of its line not counted. */
  private index = 0;
  private offset = 0;
  private at = 0;
  private byteLine = 0;
  /** Where that line ends in both, looked for once: a long line may hold thousands of errors. */
  private lineEnd = 0;
  private byteEnd = 0;

  constructor(private readonly piece: Piece) {
    this.enterLine(0, 0, 0);
  }

  private enterLine(index: number, offset: number, byte: number): void {
    const { plain, bytes } = this.piece;
    const [feed, byteFeed] = [plain.indexOf("\n", offset), bytes.indexOf(0x0a, byte)];
    this.index = index;
    this.offset = offset;
    this.at = this.byteLine = byte;
    this.lineEnd = feed < 0 ? Number.POSITIVE_INFINITY : feed;
    this.byteEnd = byteFeed < 0 ? bytes.length : byteFeed;
  }

  /** Text of another encoding is shorter in bytes than what it was decoded to: no place is behind its line. */
  private lastOfLine(): number {
    return Math.max(this.byteLine, this.byteEnd - 1);
  }

  of(offset: number): { index: number; at: number } {
    if (offset < this.offset) this.enterLine(0, 0, 0);
    while (this.lineEnd < offset) this.enterLine(this.index + 1, this.lineEnd + 1, this.nextByteLine());
    this.at += utf8Length(this.piece.plain.slice(this.offset, offset));
    this.offset = offset;
    return { index: this.index, at: Math.min(this.at, this.lastOfLine()) };
  }

  /** Behind the last line feed of the bytes, the first line again. */
  private nextByteLine(): number {
    return this.byteEnd < this.piece.bytes.length ? this.byteEnd + 1 : 0;
  }
}

/** So much of the text around an error tells of its context. */
export const reach = 1500;

function aroundOf({ plain }: Piece, { start, end }: RawError): ErrorSurroundings {
  const before = plain.slice(Math.max(0, start - reach), start);
  const lineBefore = before.slice(before.lastIndexOf("\n") + 1);
  return { before, lineBefore, own: plain.slice(start, Math.min(end, start + reach)), after: plain.slice(end, end + reach) };
}

/** Bytes of parts of a text, measured once where one follows that is the same: all errors in a string stand where the string does. */
function partLengths(text: string): (start: number, end: number) => number {
  let last = { start: 0, end: 0, length: 0 };
  return (start, end) => {
    if (start !== last.start || end !== last.end) last = { start, end, length: utf8Length(text.slice(start, end)) };
    return last.length;
  };
}

/** Gives each error its place; `now` is in milliseconds since 1970, for times without a year. */
export function placeErrors(errors: readonly RawError[], piece: Piece, now: () => number, zone?: LocalZone): ReadError[] {
  const places = new Places(piece);
  const lengthOf = partLengths(piece.plain);
  const lines = errors.length === 0 ? [] : piece.text.split("\n");
  return errors.map((raw) => {
    const { index, at } = places.of(raw.start);
    return {
      raw,
      start: piece.offset + at,
      end: piece.offset + Math.min(at + lengthOf(raw.start, raw.end), piece.bytes.length),
      placed: () => {
        const line = piece.line + index;
        const feeds = piece.plain.slice(raw.start, raw.end).split("\n").length - 1;
        const text = lines[index] ?? "";
        const block = piece.line + blockIndex(lines, index);
        const time = raw.time ?? timeOf(text, now(), zone);
        return { raw, line, time, host: hostOf(text), block, lastLine: line + feeds, around: aroundOf(piece, raw) };
      },
    };
  });
}
