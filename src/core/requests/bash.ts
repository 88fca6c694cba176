import { fromUtf8 } from "../text/bytes.js";
import { type CommandLine, matchAt, newWord, type OpenWord, unclosed, type Word } from "./word.js";

const simpleEscapes: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  E: "\u001b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const ansiEscape = /((?:\\x[0-9A-Fa-f]{1,2}|\\[0-7]{1,3})+)|\\(?:u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|c([\s\S])|([\s\S]))/gu;
const byteEscape = /\\x([0-9A-Fa-f]{1,2})|\\([0-7]{1,3})/gu;

const bytesOf = (escapes: string): Uint8Array =>
  Uint8Array.from(escapes.matchAll(byteEscape), ([, hex, octal = ""]) =>
    hex === undefined ? Number.parseInt(octal, 8) : Number.parseInt(hex, 16),
  );

const characterOf = (hex: string): string => {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10_ffff ? String.fromCodePoint(code) : "";
};

/** What stands between `$'` and `'`. */
const decodeAnsi = (content: string): string =>
  content.replaceAll(ansiEscape, (whole, bytes?: string, short?: string, long?: string, control?: string, other?: string) => {
    if (bytes !== undefined) return fromUtf8(bytesOf(bytes));
    if (short !== undefined) return characterOf(short);
    if (long !== undefined) return characterOf(long);
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
    if (other === undefined) return whole;
    return simpleEscapes[other] ?? (/['"?\\]/u.test(other) ? other : `\\${other}`);
  });

const single = /'[^']*'/y;
const insideAnsi = /[^'\\]+/y;
/** Substitutions longer than this are taken literally, so that a hostile text is not searched again and again. */
const variable = /\$(?:[A-Za-z_]\w*|[0-9@*#?$!-]|\{[^}]{0,500}\}|\((?:[^()]|\([^()]{0,200}\)){0,500}\))|`[^`]{0,500}`/y;
const bare = /[^\s'"\\$`;&|<>()]+/y;
const insideDouble = /[^"\\$`]+/y;
const blank = /(?:[ \t]|\\\r?\n)+/y;
const redirection = /\d*(?:<<-?|<<<|[<>]&|&>>?|>>|>\||<>|[<>])[ \t]*/y;

/** The offset behind a double-quoted part, whose text goes to the word. */
function readDouble(text: string, from: number, word: OpenWord): number {
  let at = from + 1;
  while (at < text.length) {
    const plain = matchAt(insideDouble, text, at);
    const named = plain === null ? matchAt(variable, text, at) : null;
    if (text[at] === '"') return at + 1;
    if (plain !== null) word.text += plain;
    else if (named !== null) {
      word.text += named;
      word.unexpanded.push(named);
    } else if (text[at] === "\\") {
      const next = text[at + 1] ?? "";
      if (next === "\r" && text[at + 2] === "\n") at += 1;
      else if (next !== "\n") word.text += /[$`"\\]/u.test(next) ? next : `\\${next}`;
      at += 2;
      continue;
    } else word.text += text[at];
    at += (plain ?? named ?? " ").length;
  }
  return unclosed(text, from, '"');
}

/** The offset of the quote that closes a `$'`. */
function ansiEnd(text: string, from: number): number {
  let at = from + 2;
  while (at < text.length && text[at] !== "'") at += text[at] === "\\" ? 2 : (matchAt(insideAnsi, text, at)?.length ?? 1);
  return at < text.length ? at : unclosed(text, from, "$'");
}

/** The offset behind one part of a word; `at` itself where the word ends. */
function readPart(text: string, at: number, word: OpenWord): number {
  const character = text[at];
  if (character === "'") {
    const whole = matchAt(single, text, at) ?? unclosed(text, at, "'");
    word.text += whole.slice(1, -1);
    return at + whole.length;
  }
  if (character === '"') return readDouble(text, at, word);
  if (character === "$" && text[at + 1] === "'") {
    const end = ansiEnd(text, at);
    word.text += decodeAnsi(text.slice(at + 2, end));
    return end + 1;
  }
  if (character === "$" && text[at + 1] === '"') return readDouble(text, at + 1, word);
  if (character === "\\") {
    if (/^\\\r?\n/u.test(text.slice(at, at + 3))) return at + (text[at + 1] === "\r" ? 3 : 2);
    word.text += text[at + 1] ?? "";
    return Math.min(at + 2, text.length);
  }
  const named = matchAt(variable, text, at);
  if (named !== null) word.unexpanded.push(named);
  const plain = named ?? (character === "$" || character === "`" ? character : matchAt(bare, text, at));
  word.text += plain ?? "";
  return at + (plain ?? "").length;
}

function readWord(text: string, from: number): { readonly word: Word; readonly end: number } | null {
  const word = newWord();
  let at = from;
  for (let next = readPart(text, at, word); next !== at; next = readPart(text, at, word)) at = next;
  return at === from ? null : { word, end: at };
}

/** The words of the command that begins at `from`, as bash reads it. Redirections are left out; the command ends at `;`, `&`, `|` or its line. */
export function bashCommand(text: string, from: number): CommandLine {
  const words: Word[] = [];
  let at = from;
  while (at < text.length) {
    at += matchAt(blank, text, at)?.length ?? 0;
    if (text[at] === "#") return { words, end: text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at) };
    const redirected = matchAt(redirection, text, at);
    const read = readWord(text, at + (redirected?.length ?? 0));
    if (!read) return { words, end: at + (redirected?.length ?? 0) };
    if (redirected === null) words.push(read.word);
    at = read.end;
  }
  return { words, end: at };
}
