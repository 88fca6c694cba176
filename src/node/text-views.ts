/** A text with the place of each character in the text it was made of. */
export interface TextView {
  readonly text: string;
  /** Where the character at an index begins in the first text, and where it ends. */
  readonly from: (index: number) => number;
  readonly to: (index: number) => number;
}

export const viewOf = (text: string, start = 0): TextView => ({ text, from: (index) => start + index, to: (index) => start + index + 1 });

/** Entities of HTML for the punctuation that keys and passwords are made of. */
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  ast: "*",
  bsol: "\\",
  colon: ":",
  comma: ",",
  commat: "@",
  dollar: "$",
  equals: "=",
  excl: "!",
  grave: "`",
  gt: ">",
  Hat: "^",
  lbrack: "[",
  lcub: "{",
  lowbar: "_",
  lpar: "(",
  lt: "<",
  nbsp: " ",
  num: "#",
  percnt: "%",
  period: ".",
  plus: "+",
  quest: "?",
  quot: '"',
  rbrack: "]",
  rcub: "}",
  rpar: ")",
  semi: ";",
  sol: "/",
  vert: "|",
};

const blanks: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Percent-encoding, the escapes of JSON, JavaScript and Markdown, and the entities of HTML. */
const escapes =
  /((?:%[0-9a-f]{2})+)|\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([nrtbf])|([^a-z0-9]))|&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/giu;

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/%([0-7][0-9a-f])/giu, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}

const character = (code: number): string => (code <= 0x10_ffff ? String.fromCodePoint(code) : "");

function meaningOf([whole, percent, wide, short, blank, plain, hex, decimal, entity = ""]: RegExpExecArray): string {
  if (percent !== undefined) return percentDecoded(percent);
  if (wide !== undefined || short !== undefined || hex !== undefined) return character(Number.parseInt(wide ?? short ?? hex ?? "", 16));
  if (blank !== undefined) return blanks[blank.toLowerCase()] ?? blank;
  if (plain !== undefined) return plain;
  return decimal === undefined ? (entities[entity] ?? entities[entity.toLowerCase()] ?? whole) : character(Number(decimal));
}

/** A view with parts of its text replaced; every character of a replacement stands for the whole part. */
function replaced(view: TextView, pattern: RegExp, meaning: (match: RegExpExecArray) => string): TextView | null {
  const { text } = view;
  const parts: string[] = [];
  const froms = new Int32Array(text.length);
  const tos = new Int32Array(text.length);
  let length = 0;
  const put = (piece: string, from: number, to: number | null): void => {
    parts.push(piece);
    for (let index = 0; index < piece.length; index += 1) {
      froms[length + index] = to === null ? from + index : from;
      tos[length + index] = to === null ? from + index : to - 1;
    }
    length += piece.length;
  };
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    put(text.slice(at, match.index), at, null);
    at = match.index + match[0].length;
    put(meaning(match as RegExpExecArray).slice(0, match[0].length), match.index, at);
  }
  if (at === 0) return null;
  put(text.slice(at), at, null);
  return {
    text: parts.join(""),
    from: (index) => view.from(froms[index] ?? 0),
    to: (index) => view.to(tos[index] ?? 0),
  };
}

/** What a text means with its escapes resolved once; null when it has none. */
export const unescaped = (view: TextView): TextView | null => replaced(view, escapes, meaningOf);

/** A text without blanks and line ends; null when it has none. */
export const squeezed = (view: TextView): TextView | null => replaced(view, /\s+/gu, () => "");

/** How many signs of an encoding stand for how many bytes. */
interface Encoding {
  readonly name: "base64" | "hex";
  readonly runs: RegExp;
  readonly signs: number;
  readonly bytes: number;
}

const encodings: readonly Encoding[] = [
  { name: "base64", runs: /[A-Za-z0-9+/_-]{8,}={0,2}/gu, signs: 4, bytes: 3 },
  { name: "hex", runs: /[0-9A-Fa-f]{12,}/gu, signs: 2, bytes: 1 },
];

/** What base64 and hex in a text stand for, a byte a character: wherever the encoding may begin, as far as it gives `readable` texts. */
export function* encodedTexts(view: TextView, readable: RegExp): Generator<TextView> {
  for (const { name, runs, signs, bytes } of encodings)
    for (const { 0: run, index } of view.text.matchAll(runs))
      for (let skipped = 0; skipped < signs; skipped += 1) {
        const content = Buffer.from(run.slice(skipped), name).toString("latin1");
        for (const { 0: text, index: first } of content.matchAll(readable)) {
          const signOf = (byte: number): number => index + skipped + Math.floor(((first + byte) * signs) / bytes);
          const [last, filled] = [index + run.length - 1, index + run.replace(/=+$/u, "").length - 1];
          const endOf = (byte: number): number => (signOf(byte) + 1 >= filled ? last : signOf(byte) + 1);
          yield { text, from: (byte) => view.from(signOf(byte)), to: (byte) => view.to(endOf(byte)) };
        }
      }
}
