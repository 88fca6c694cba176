import { matchAt, newWord, type OpenWord, unclosed } from "./word.js";

export type TokenKind = "word" | "table" | "end-table" | "group" | "end-group" | "equals" | "separator";

/** A piece of a PowerShell statement. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Whether any of a word stood in quotes. */
  readonly quoted: boolean;
  readonly unexpanded: readonly string[];
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  a: "\u0007",
  f: "\f",
  v: "\v",
  e: "\u001b",
  "0": "\0",
};

const blank = /(?:[ \t]|`\r?\n)+/y;
const variable = /\$(?:\{[^}]{0,500}\}|[A-Za-z_?$^][\w:]*(?:\.\w+)*|\((?:[^()]|\([^()]{0,200}\)){0,500}\))/y;
const character = /\$\(\s*\[char\]\s*(0x[0-9a-f]{1,6}|\d{1,7})\s*\)/iy;
const insideDouble = /[^"`$\u201c\u201d]+/y;
const bare = /[^\s'"`$;|()&<>]+/y;
const bareInTable = /[^\s'"`$;|(){}=&<>]+/y;

/** `$([char]20013)` as its character; any other expression is kept as written and noted. */
function readVariable(text: string, at: number, word: OpenWord): number {
  const whole = matchAt(character, text, at);
  if (whole !== null) {
    const code = Number(/0x[0-9a-f]+|\d+/iu.exec(whole)?.[0]);
    word.text += code <= 0x10_ffff ? String.fromCodePoint(code) : "";
    return at + whole.length;
  }
  const named = matchAt(variable, text, at);
  if (named !== null) word.unexpanded.push(named);
  word.text += named ?? "$";
  return at + (named?.length ?? 1);
}

function readEscape(text: string, at: number, word: OpenWord): number {
  const next = text[at + 1] ?? "";
  const unicode = /^u\{([0-9A-Fa-f]{1,6})\}/u.exec(text.slice(at + 1, at + 10));
  if (unicode) {
    const code = Number.parseInt(unicode[1] ?? "", 16);
    word.text += code <= 0x10_ffff ? String.fromCodePoint(code) : "";
    return at + 1 + unicode[0].length;
  }
  word.text += escapes[next] ?? next;
  return at + 2;
}

function readDouble(text: string, from: number, word: OpenWord): number {
  let at = from + 1;
  while (at < text.length) {
    const plain = matchAt(insideDouble, text, at);
    if (plain !== null) {
      word.text += plain;
      at += plain.length;
    } else if (text[at] === "`") at = readEscape(text, at, word);
    else if (text[at] === "$") at = readVariable(text, at, word);
    else if (/["\u201c\u201d]/u.test(text[at + 1] ?? "")) {
      word.text += '"';
      at += 2;
    } else return at + 1;
  }
  return unclosed(text, from, '"');
}

function readSingle(text: string, from: number, word: OpenWord): number {
  let at = from + 1;
  for (let end = text.indexOf("'", at); end >= 0; end = text.indexOf("'", at)) {
    word.text += text.slice(at, end);
    if (text[end + 1] !== "'") return end + 1;
    word.text += "'";
    at = end + 2;
  }
  return unclosed(text, from, "'");
}

/** The offset behind one part of a word; `at` itself where the word ends. */
function readPart(text: string, at: number, word: OpenWord, inTable: boolean): number {
  if (text[at] === "'") return readSingle(text, at, word);
  if (text[at] === '"') return readDouble(text, at, word);
  if (text[at] === "$") return readVariable(text, at, word);
  if (text[at] === "`" && !/^`\r?\n/u.test(text.slice(at, at + 3)) && at + 1 < text.length) return readEscape(text, at, word);
  const plain = matchAt(inTable ? bareInTable : bare, text, at) ?? "";
  word.text += plain;
  return at + plain.length;
}

const signs: readonly (readonly [sign: string, kind: TokenKind, depth: 1 | 0 | -1])[] = [
  ["@{", "table", 1],
  ["}", "end-table", -1],
  ["(", "group", 1],
  [")", "end-group", -1],
  ["=", "equals", 0],
];

/** The offset behind a word, which goes to the tokens. */
function readWord(text: string, from: number, inTable: boolean, tokens: Token[]): number {
  const word = newWord();
  let at = from;
  for (let next = readPart(text, at, word, inTable); next !== at; next = readPart(text, at, word, inTable)) at = next;
  if (at > from) tokens.push({ kind: "word", text: word.text, quoted: /['"]/u.test(text[from] ?? ""), unexpanded: word.unexpanded });
  return at;
}

/** The tokens of the statement that begins at `from`, as PowerShell reads it. It ends at its line, `;`, `|`, `&` or `>`; in braces line ends and `;` separate. */
export function powershellTokens(text: string, from: number): { readonly tokens: readonly Token[]; readonly end: number } {
  const tokens: Token[] = [];
  const push = (kind: TokenKind): number => tokens.push({ kind, text: "", quoted: false, unexpanded: [] });
  let depth = 0;
  let at = from;
  while (at < text.length) {
    at += matchAt(blank, text, at)?.length ?? 0;
    const sign = signs.find(([start, , change]) => text.startsWith(start, at) && (depth > 0 || change === 1));
    const separates = /[\r\n;]/u.test(text[at] ?? "");
    if (sign) {
      push(sign[1]);
      depth += sign[2];
      at += sign[0].length;
    } else if (separates && depth > 0) {
      push("separator");
      at += 1;
    } else {
      const end = readWord(text, at, depth > 0, tokens);
      if (end === at) break;
      at = end;
    }
  }
  return { tokens, end: at };
}
