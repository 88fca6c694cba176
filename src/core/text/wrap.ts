import fullDisplayWidth from "fast-string-width";
import { eastAsianWidth } from "get-east-asian-width";

/** ASCII, general punctuation and the Chinese blocks: one code unit is one character, with no combining marks among them. */
const simple = /^[\x20-\x7e\xa0-\xff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u3000-\u3029\u3030-\u9fff\uff00-\uffef]*$/u;

/** Terminal columns of a text. Most texts need no more than a sum; the rest is measured with all of Unicode's rules. */
export function displayWidth(text: string): number {
  if (!simple.test(text)) return fullDisplayWidth(text);
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < 0x100 ? 1 : eastAsianWidth(text.charCodeAt(at));
  return width;
}

/**
 * A command of bcevpc in a text, which is to be copied as it stands: its verb, and what behind it is an argument rather than
 * a word of the sentence.
 */
const command = (() => {
  const end = String.raw`(?=[\s,;.:)\u3000-\u9fff\uff00-\uffef]|$)`;
  const word = String.raw`(?:'[^'\n]{0,400}'|[!-&(-~…])+`;
  const typed = String.raw`--(?:profile|region|endpoint) ${word}|(?=['<…A-Z]|--?[a-z]|[!-~]*[/=_\d])${word}|关键词|文件|名称|错误码`;
  const named = String.raw`(?:help|schema|completion) [a-z-]+|configure (?:set|get|use|delete) (?:[!-~]+|名称)`;
  return String.raw`(?:bcevpc (?:${named}|[a-z]{3,10}${end})(?: (?<![,;.:)] )(?:${typed})){0,16}|(?:man bcevpc|curl )-[a-zA-Z]+)`;
})();

/**
 * Pieces between which a line may end: after blanks, and around each Chinese character, except that closing
 * punctuation stays with what it closes and opening punctuation with what it opens, full-width or not, and that a mark
 * such as [文档] and a command stay whole. The Unicode line-breaking tables say the same for the rest of these texts, but
 * unpacking them took a sixth of a look-up's time.
 */
const piece = new RegExp(
  String.raw`(?:\[(?:[a-z]+ \/ )?[\u4e00-\u9fff]{1,8}\]|[（“‘「『【《([]*(?:${command}|[!-~\xa0-\u2fff]+|.))[，。、；：！？）”’」』】》…)\],.;:!?]*\s*`,
  "gsu",
);
const isCommand = new RegExp(`^[（“‘「『【《([]*${command}`, "u");

/** A character after which a long word is best cut: paths, URLs, ids and names with dots. */
const joint = /[/?&=;,._:#-]/u;
const closing = /^[，。；：、！？）」』】》”’…)\]};,.:]/u;

/**
 * Where a line ends that begins with the character at `from` of a word that is wider than it: behind a joint in its second half,
 * and no closing sign is left over.
 */
function cutAt(characters: readonly string[], from: number, width: number): number {
  let end = from;
  for (let used = 0; end < characters.length; end += 1) {
    used += displayWidth(characters[end] ?? "");
    if (used > width && end > from) break;
  }
  if (end >= characters.length) return end;
  const joints = characters.slice(from, end).findLastIndex((character) => joint.test(character)) + 1;
  const whole = joints > (end - from) / 2 ? from + joints : end;
  return whole > from + 1 && closing.test(characters[whole] ?? "") ? whole - 1 : whole;
}

/** Cuts a piece that is wider than a whole line, between characters. */
function* cut(part: string, width: number): Generator<string> {
  const characters = [...part];
  for (let from = 0; from < characters.length; ) {
    const end = cutAt(characters, from, width);
    yield characters.slice(from, end).join("");
    from = end;
  }
}

/**
 * Breaks one paragraph into lines of at most `width` columns. Only blanks at line ends are dropped, no other character. A word
 * without a blank may stand out by `slack` columns rather than be cut, a command as far as it needs.
 */
export function wrap(text: string, width: number, slack = 0): string[] {
  const limit = Math.max(2, width);
  const lines: string[] = [];
  let line = "";
  for (const [part] of text.matchAll(piece)) {
    if (displayWidth((line + part).trimEnd()) <= limit) {
      line += part;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
    const isWhole = displayWidth(part.trimEnd()) <= limit + slack || isCommand.test(part);
    const cuts = isWhole ? [part] : [...cut(part, limit)];
    line = (cuts.pop() ?? "").trimStart();
    lines.push(...cuts);
  }
  return line.trim() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** The least indent of a line that holds a long word. */
const leastIndent = 2;

/**
 * Wraps under a hanging indent: the first line begins with `first`, the others with blanks of the same width. A `first`
 * that takes most of the line stands alone, the text below it; a path or id that fits the screen is not broken, but indented less.
 */
export function hang(first: string, text: string, width: number): string[] {
  const indent = displayWidth(first);
  if (indent > width * 0.6) return [...wrap(first.trimEnd(), width), ...wrap(text, width - 2).map((line) => `  ${line}`)];
  const room = width - indent;
  const lines = wrap(text, room, Math.max(0, indent - leastIndent));
  const isWide = displayWidth(lines[0] ?? "") > room;
  const below = lines.map((line) => " ".repeat(Math.min(indent, Math.max(leastIndent, width - displayWidth(line)))) + line);
  return isWide ? [...(first.trim() === "" ? [] : [first.trimEnd()]), ...below] : [first + (lines[0] ?? ""), ...below.slice(1)];
}

/** The text on one line of at most `width` columns, the rest replaced by an ellipsis. */
export function fit(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let line = "";
  for (const character of text) {
    if (displayWidth(line + character) > Math.max(2, width - 1)) break;
    line += character;
  }
  return `${line.trimEnd()}…`;
}

export const padEnd = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - displayWidth(text)));
