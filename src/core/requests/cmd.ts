import { type CommandLine, matchAt, unclosed } from "./word.js";

/** The command that begins at `from` with the carets of cmd.exe resolved: outside quotes one takes the next character literally, and a line end away. */
function resolveCarets(text: string, from: number): { readonly line: string; readonly end: number } {
  let line = "";
  let quotedAt = -1;
  let at = from;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === "\r" && text[at + 1] === "\n") continue;
    if (character === '"') quotedAt = quotedAt < 0 ? at : -1;
    if (character === "\n" || (quotedAt < 0 && /[&|<>]/u.test(character))) break;
    if (quotedAt >= 0 || character !== "^") {
      line += character;
      continue;
    }
    at += 1;
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    if (text[at] === "\n") at += text[at + 1] === "\r" && text[at + 2] === "\n" ? 2 : 1;
    line += text[at] ?? "";
  }
  return { line, end: at };
}

const backslashes = /\\+/y;

/** The arguments of a line as the C runtime reads it: of 2n backslashes before a quote n remain, and an odd one makes the quote literal. Null when a quote stays open. */
function splitArguments(line: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let inside = false;
  for (let at = 0; at < line.length; ) {
    const slashes = matchAt(backslashes, line, at)?.length ?? 0;
    at += slashes;
    const character = line[at] ?? "";
    const quotes = character === '"';
    if (slashes > 0) word = (word ?? "") + "\\".repeat(quotes ? Math.floor(slashes / 2) : slashes);
    if (quotes && (slashes % 2 === 1 || (inside && line[at + 1] === '"'))) {
      word = `${word ?? ""}"`;
      at += slashes % 2 === 1 ? 1 : 2;
    } else if (quotes) {
      word ??= "";
      inside = !inside;
      at += 1;
    } else if (slashes === 0) {
      if (inside || !/\s/u.test(character)) word = (word ?? "") + character;
      else if (word !== null) {
        words.push(word);
        word = null;
      }
      at += 1;
    }
  }
  if (inside) return null;
  return word === null ? words : [...words, word];
}

/** The words of the command that begins at `from`, as cmd.exe and the C runtime read it. */
export function cmdCommand(text: string, from: number): CommandLine {
  const { line, end } = resolveCarets(text, from);
  const words = splitArguments(line) ?? unclosed(text, from, '"');
  return { words: words.map((word) => ({ text: word, unexpanded: [] })), end };
}
