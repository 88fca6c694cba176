/** Told of a JSON text while it goes by. Offsets are those of the text. */
export interface JsonVisitor {
  /** A list or an object begins. */
  begin(offset: number, isList: boolean): void;
  /** It ends; the offset is that behind it. */
  end(offset: number): void;
  /** The name of a member, with its quotes. */
  name(text: string): void;
  /** A text, a number, true, false or null. */
  scalar(from: number, to: number): void;
}

const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/uy;
const blank = /[\t\n\r ]*/uy;
/** Names are compared with a few short ones. */
const longestName = 100;

/** The offset behind a text in quotes; -1 when it does not end. Nothing of it is built: one of a million escapes would take 100 bytes for each. */
function endOfText(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text[before] === "\\") before -= 1;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return -1;
}

function endOfWord(text: string, start: number): number {
  word.lastIndex = start;
  return word.test(text) ? word.lastIndex : -1;
}

function skipBlank(text: string, at: number): number {
  blank.lastIndex = at;
  blank.test(text);
  return blank.lastIndex;
}

/** What may come next. */
type Due = "value" | "value or end" | "name" | "name or end" | "colon" | "comma or end" | "nothing";

/**
 * Goes through a JSON text without calls for its nesting and without building anything of it.
 * @returns the offset where it stops being JSON; null when it is all JSON. What stands inside of its texts is not looked at.
 */
export function scanJson(text: string, visitor: JsonVisitor): number | null {
  const open: boolean[] = [];
  const afterValue = (): Due => (open.length === 0 ? "nothing" : "comma or end");
  let due: Due = "value";
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, at)) {
    const sign = text[at];
    const isList = open.at(-1) === true;
    if ((sign === "{" || sign === "[") && due.startsWith("value")) {
      visitor.begin(at, sign === "[");
      open.push(sign === "[");
      due = sign === "[" ? "value or end" : "name or end";
      at += 1;
    } else if ((sign === "}" || sign === "]") && due.endsWith("end") && isList === (sign === "]")) {
      open.pop();
      at += 1;
      visitor.end(at);
      due = afterValue();
    } else if (sign === "," && due === "comma or end") {
      due = isList ? "value" : "name";
      at += 1;
    } else if (sign === ":" && due === "colon") {
      due = "value";
      at += 1;
    } else {
      const isName: boolean = due.startsWith("name") && sign === '"';
      const end = isName || due.startsWith("value") ? (sign === '"' ? endOfText(text, at) : endOfWord(text, at)) : -1;
      if (end < 0) return at;
      if (isName) visitor.name(text.slice(at, Math.min(end, at + longestName)));
      else visitor.scalar(at, end);
      due = isName ? "colon" : afterValue();
      at = end;
    }
  }
  return due === "nothing" ? null : text.length;
}
