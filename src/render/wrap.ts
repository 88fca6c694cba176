import fullDisplayWidth from "fast-string-width";
import { eastAsianWidth } from "get-east-asian-width";
import LineBreaker from "linebreak";

/** ASCII, general punctuation and the Chinese blocks: one code unit is one character, with no combining marks among them. */
const simple = /^[\x20-\x7e\xa0-\xff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u3000-\u3029\u3030-\u9fff\uff00-\uffef]*$/u;
const ascii = /^[\x21-\x7e]$/u;

/** Terminal columns of a text. Most texts need no more than a sum; the rest is measured with all of Unicode's rules. */
export function displayWidth(text: string): number {
  if (!simple.test(text)) return fullDisplayWidth(text);
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < 0x100 ? 1 : eastAsianWidth(text.charCodeAt(at));
  return width;
}

/** Pieces between which a line may end: the Unicode line-breaking rules, but never inside an ASCII word such as `nat-abc`. */
function pieces(text: string): string[] {
  if (/^[\x20-\x7e]*$/u.test(text)) return text.match(/[^ ]* *|^$/gu)?.filter((piece) => piece !== "") ?? [];
  const breaker = new LineBreaker(text);
  const found: string[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const insideWord = ascii.test(text[next.position - 1] ?? " ") && ascii.test(text[next.position] ?? " ");
    if (insideWord && next.position < text.length) continue;
    found.push(text.slice(start, next.position));
    start = next.position;
  }
  return found;
}

/** Cuts a piece that is wider than a whole line, between characters. */
function* cut(piece: string, width: number): Generator<string> {
  let line = "";
  for (const character of piece) {
    if (line !== "" && displayWidth(line + character) > width) {
      yield line;
      line = "";
    }
    line += character;
  }
  yield line;
}

/** Breaks one paragraph into lines of at most `width` columns. Only blanks at line ends are dropped, no other character. */
export function wrap(text: string, width: number): string[] {
  const limit = Math.max(2, width);
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (displayWidth((line + piece).trimEnd()) <= limit) {
      line += piece;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
    const cuts = [...cut(piece, limit)];
    line = cuts.pop() ?? "";
    lines.push(...cuts);
  }
  return line.trim() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** Wraps under a hanging indent: the first line begins with `first`, the others with blanks of the same width. */
export function hang(first: string, text: string, width: number): string[] {
  const indent = displayWidth(first);
  return wrap(text, width - indent).map((line, index) => (index === 0 ? first : " ".repeat(indent)) + line);
}

export const padEnd = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - displayWidth(text)));
