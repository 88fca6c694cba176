import type { RawError } from "../../found.js";
import { type ErrorSurroundings, type PlacedError, reach } from "../place-errors.js";
import { type ErrorPattern, type LineShape, offsetOf, rawOf } from "./line-shape.js";
import { tokensOf } from "./line-tokens.js";

/** An error of a line whose shape is known: what it says is put together when it is asked for. */
export class ShapedError implements PlacedError {
  constructor(
    readonly pattern: ErrorPattern,
    readonly shape: LineShape,
    /** The line is a part of this text. */
    private readonly text: string,
    private readonly from: number,
    private readonly to: number,
    readonly line: number,
    readonly time: string | null,
    readonly host: string | null,
    /** The request id of an error of which nothing else differs; null of others. */
    readonly onlyId: string | null,
  ) {}

  get block(): number {
    return this.line;
  }

  get lastLine(): number {
    return this.line;
  }

  get lineText(): string {
    return this.text.slice(this.from, this.to);
  }

  get raw(): RawError {
    const { starts, ends } = tokensOf(this.text, this.from, this.to);
    return rawOf(this.pattern, this.text, starts, ends, this.from);
  }

  get around(): ErrorSurroundings {
    const { ends } = tokensOf(this.text, this.from, this.to);
    const { text, to } = this;
    const lineStart = offsetOf(this.shape.plainStart, ends, this.from);
    const [start, end] = [this.pattern.start, this.pattern.end].map((place) => offsetOf(place, ends, this.from)) as [number, number];
    const lineBefore = text.slice(Math.max(lineStart, start - reach), start);
    const own = text.slice(start, Math.min(end, start + reach));
    return { before: lineBefore, lineBefore, own, after: text.slice(end, Math.min(to, end + reach)) };
  }
}
