import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import type { Bilingual } from "../../text/bilingual.js";
import { isNestedDeeper } from "../../text/json-depth.js";

/** A place in a text, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const reasons: Readonly<Record<string, Bilingual>> = {
  InvalidSymbol: { en: "a word that JSON does not have", zh: "出现 JSON 中没有的词" },
  InvalidNumberFormat: { en: "a number in a format that JSON does not have", zh: "数字格式不合法" },
  PropertyNameExpected: { en: "a member name in double quotes is missing here", zh: "此处应为双引号括起的成员名" },
  ValueExpected: { en: "a value is missing here", zh: "此处缺少值" },
  ColonExpected: { en: "a colon is missing here", zh: "此处缺少冒号" },
  CommaExpected: { en: "a comma is missing here", zh: "此处缺少逗号" },
  CloseBraceExpected: { en: "a closing brace } is missing", zh: "缺少右花括号 }" },
  CloseBracketExpected: { en: "a closing bracket ] is missing", zh: "缺少右方括号 ]" },
  EndOfFileExpected: { en: "something follows the end", zh: "结尾之后还有内容" },
  InvalidCommentToken: { en: "JSON has no comments", zh: "JSON 没有注释" },
  UnexpectedEndOfString: { en: "a string is not closed", zh: "字符串没有结束" },
  UnexpectedEndOfNumber: { en: "a number is incomplete", zh: "数字不完整" },
  InvalidUnicode: { en: "\\u must be followed by four hex digits", zh: "\\u 之后必须是四位十六进制数" },
  InvalidEscapeCharacter: { en: "a backslash before a character that does not need one", zh: "反斜杠转义不合法" },
  InvalidCharacter: { en: "a control character in a string", zh: "字符串中含有控制字符" },
};
const noReason: Bilingual = { en: "it is incomplete", zh: "内容不完整" };

/** Where an offset is in a text. Columns count UTF-16 units. */
function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const commaTooMany: Bilingual = { en: "the comma before this is superfluous", zh: "此处之前多了一个逗号" };

/** Whether a list or object ends right behind a comma. */
const endsInComma = (text: string, offset: number): boolean => /[}\]]/u.test(text[offset] ?? "") && /,\s*$/u.test(text.slice(0, offset));

/** Where and why a text is no JSON. `code` is the parser's name of the reason, empty when it has none. */
export function jsonFault(text: string): TextPlace & { readonly reason: Bilingual; readonly code: string } {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  const code = first === undefined ? "" : printParseErrorCode(first.error);
  const offset = first?.offset ?? text.length;
  return { ...placeAt(text, offset), reason: endsInComma(text, offset) ? commaTooMany : (reasons[code] ?? noReason), code };
}

/** `aclRules[0].position` as the steps that lead to it. */
const stepsOf = (parameter: string): (string | number)[] =>
  parameter.split(".").flatMap((part) => {
    const [, name = part, indexes = ""] = /^(.*?)((?:\[\d+\])*)$/u.exec(part) ?? [];
    return [name, ...[...indexes.matchAll(/\d+/gu)].map(([index]) => Number(index))];
  });

/** A part of a text, from one offset up to another. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** Deeper JSON is no body of any operation, and more than can be walked. */
const deepest = 100;

/** Whether lists and objects stand in each other deeper than any body has them. */
export const isTooDeep = (text: string): boolean => isNestedDeeper(text, deepest);

/** A place that is looked for, with those in it. */
interface PlaceNode {
  readonly inner: Map<string | number, PlaceNode>;
  span: Span | null;
}

const sought = (): PlaceNode => ({ inner: new Map(), span: null });

function forget(place: PlaceNode): void {
  place.span = null;
  for (const inner of place.inner.values()) forget(inner);
}

const jsonToken = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gsu;

/** A list or an object that is being gone through. */
interface OpenContainer {
  readonly place: PlaceNode | undefined;
  readonly from: number;
  /** The number of the next item; of an object the name of the next member, null where one is due. */
  next: number | string | null;
}

/** The name of a member as it is meant. */
function nameOf(token: string): string {
  try {
    return token.includes("\\") ? String(JSON.parse(token)) : token.slice(1, -1);
  } catch {
    return token;
  }
}

/** Notes where what is sought stands in a JSON text. Of members of one name the last counts. */
function noteSpans(text: string, root: PlaceNode): void {
  const open: OpenContainer[] = [];
  const begin = (): PlaceNode | undefined => {
    const inside = open.at(-1);
    const place = inside ? inside.place?.inner.get(inside.next ?? "") : root;
    if (place) forget(place);
    return place;
  };
  const end = (place: PlaceNode | undefined, from: number, to: number): void => {
    if (place) place.span = { offset: from, length: to - from };
    const inside = open.at(-1);
    if (inside) inside.next = typeof inside.next === "number" ? inside.next + 1 : null;
  };
  for (const { 0: token, index } of text.matchAll(jsonToken)) {
    const inside = open.at(-1);
    if (token === "," || token === ":") continue;
    if (token === "{" || token === "[") open.push({ place: begin(), from: index, next: token === "[" ? 0 : null });
    else if (token === "}" || token === "]") {
      open.pop();
      if (inside) end(inside.place, inside.from, index + 1);
    } else if (inside && inside.next === null) inside.next = nameOf(token);
    else end(begin(), index, index + token.length);
  }
}

/** Where the values of parameters stand in a JSON body; of one that is absent, what it is missing in. Null when the body has neither. */
export function spansOf(body: string, parameters: readonly string[]): (parameter: string) => Span | null {
  const root = sought();
  for (const parameter of parameters) {
    let place = root;
    for (const step of stepsOf(parameter)) {
      const inner = place.inner.get(step) ?? sought();
      place.inner.set(step, inner);
      place = inner;
    }
  }
  if (parameters.length > 0 && !isTooDeep(body)) noteSpans(body, root);
  return (parameter) => {
    let [place, span]: [PlaceNode | undefined, Span | null] = [root, root.span];
    for (const step of stepsOf(parameter)) {
      place = place?.inner.get(step);
      span = place?.span ?? span;
    }
    return span;
  };
}
