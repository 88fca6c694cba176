import type { CodeBook } from "../../meaning/code-book.js";
import { learnShape } from "./learn-shape.js";
import { isOfShape, type LineShape } from "./line-shape.js";
import { LineTokens } from "./line-tokens.js";

/** Longer lines are read with those around them. */
export const longestLine = 2000;
/** A shape is learnt when it comes the so many'th time: learning takes as long as reading ten to fifty lines. */
const learntAt = 4;
const mostSeen = 20_000;
const mostLearnt = 4000;
/** Lines whose tokens may not differ: so many of one shape are told apart. */
const mostAlike = 16;
const mostRecent = 8;

/** Learns the shapes of lines, so that one like an earlier one need not be read again. */
export class ShapeBook {
  /** The tokens of the line that was looked up last. */
  readonly tokens = new LineTokens();
  private readonly shapes = new Map<number, LineShape[]>();
  /** Shapes whose lines have to be read, with those of which nothing could be learnt. */
  private readonly slow = new Set<number>();
  /** How often the shapes came that are not learnt yet. */
  private readonly seen = new Map<number, number>();
  /** The shapes of the lines lately, tried before any line is taken apart. */
  private readonly recent: LineShape[] = [];
  /** The shape of the last line, and which came behind each the last time. */
  private last: LineShape | null = null;
  private readonly next = new Map<LineShape | null, LineShape>();
  private learnt = 0;

  constructor(private readonly book: CodeBook) {}

  /** The shape of a line, a part of a text; null where it has to be read with the lines around it. */
  shapeOf(text: string, from: number, to: number, now: number): LineShape | null {
    if (to - from > longestLine) return null;
    const { tokens, recent, last } = this;
    // After one line of a log mostly the same one comes.
    const next = this.next.get(last);
    if (next && isOfShape(next, tokens, text, from, to)) {
      this.last = next;
      return next;
    }
    const shape = recent.find((candidate) => isOfShape(candidate, tokens, text, from, to)) ?? this.find(text, from, to, now);
    if (shape) {
      this.next.set(last, shape);
      this.last = shape;
    }
    return shape;
  }

  private find(text: string, from: number, to: number, now: number): LineShape | null {
    const { tokens, recent } = this;
    tokens.read(text, from, to);
    if (tokens.count < 0) return null;
    const { hash } = tokens;
    const known = this.shapes.get(hash);
    const same = known?.find((shape) => isOfShape(shape, tokens, text, from, to));
    if (same) {
      recent.unshift(same);
      recent.length = Math.min(recent.length, mostRecent);
    }
    return same ?? (this.slow.has(hash) ? null : this.learn(text.slice(from, to), hash, known, now));
  }

  private learn(line: string, hash: number, known: LineShape[] | undefined, now: number): LineShape | null {
    const times = (this.seen.get(hash) ?? 0) + 1;
    if (times < learntAt) {
      if (this.seen.size >= mostSeen) this.seen.clear();
      this.seen.set(hash, times);
      return null;
    }
    if (this.learnt >= mostLearnt) return null;
    this.learnt += 1;
    const shape = learnShape(line, this.book, now);
    if (shape && (known?.length ?? 0) < mostAlike) this.shapes.set(hash, [...(known ?? []), shape]);
    else this.slow.add(hash);
    return shape;
  }
}
