import { type Node, type ParseError, parse, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Bilingual } from "../../text/bilingual.js";

/** A place in a text, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const reasons: Readonly<Record<string, Bilingual>> = {
  InvalidSymbol: { en: "a word that is none of JSON", zh: "出现 JSON 中没有的词" },
  InvalidNumberFormat: { en: "a number in a form that JSON does not have", zh: "数字格式不合法" },
  PropertyNameExpected: { en: "the name of a member, in double quotes, is missing here", zh: "此处应为双引号括起的成员名" },
  ValueExpected: { en: "a value is missing here", zh: "此处缺少值" },
  ColonExpected: { en: "a colon is missing here", zh: "此处缺少冒号" },
  CommaExpected: { en: "a comma is missing here", zh: "此处缺少逗号" },
  CloseBraceExpected: { en: "a closing brace } is missing", zh: "缺少右花括号 }" },
  CloseBracketExpected: { en: "a closing bracket ] is missing", zh: "缺少右方括号 ]" },
  EndOfFileExpected: { en: "something follows after its end", zh: "结尾之后还有内容" },
  InvalidCommentToken: { en: "JSON has no comments", zh: "JSON 没有注释" },
  UnexpectedEndOfString: { en: "a text is not closed", zh: "字符串没有结束" },
  UnexpectedEndOfNumber: { en: "a number breaks off", zh: "数字不完整" },
  InvalidUnicode: { en: "\\u is not followed by four hex digits", zh: "\\u 之后不是四位十六进制数" },
  InvalidEscapeCharacter: { en: "a backslash before a character that needs none", zh: "反斜杠转义不合法" },
  InvalidCharacter: { en: "a control character in a text", zh: "字符串中含有控制字符" },
};
const noReason: Bilingual = { en: "it breaks off", zh: "内容不完整" };

/** Where an offset is in a text. Columns count UTF-16 units. */
function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const commaTooMany: Bilingual = { en: "the comma before this is one too many", zh: "此处之前多了一个逗号" };

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

/** Whether lists and objects stand in each other deeper than any body has them. Also for texts that are no JSON. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gsu)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** The node that steps lead to; of members of one name the last, which is the one that counts. */
function nodeAt(root: Node, steps: readonly (string | number)[]): Node | undefined {
  let node: Node | undefined = root;
  for (const step of steps) {
    if (typeof step === "number") node = node?.type === "array" ? node.children?.[step] : undefined;
    else
      node = node?.type === "object" ? node.children?.findLast(({ children }) => children?.[0]?.value === step)?.children?.[1] : undefined;
  }
  return node;
}

/** Finds where the value of a parameter stands in a body; of one that is absent, the object it is missing in. Null when the body has neither. */
export function spanFinder(body: string): (parameter: string) => Span | null {
  const root: Node | undefined = isTooDeep(body) ? undefined : parseTree(body);
  return (parameter) => {
    if (!root) return null;
    for (let steps = stepsOf(parameter); ; steps = steps.slice(0, -1)) {
      const node = nodeAt(root, steps);
      if (node) return { offset: node.offset, length: node.length };
      if (steps.length === 0) return null;
    }
  };
}
