import { uriDecodeStrictly } from "../../signature/encoding.js";
import { cleanLine } from "../../text/clean.js";
import { type Finding, finding } from "./finding.js";

const uri = { entry: "global/InvalidURI", liveEntry: "gateway/ResourceNotFound" } as const;
const shown = (path: string): string => cleanLine(path).slice(0, 200);

/** Things that are wrong with a path whatever it leads to: broken encoding, empty segments, placeholders. */
export function pathForm(path: string): Finding[] {
  if (uriDecodeStrictly(path) === null) {
    const [bad = ""] = /%(?![0-9A-Fa-f]{2}).{0,2}|%[89A-Fa-f][0-9A-Fa-f]/u.exec(path) ?? [];
    return [
      finding({
        rule: "path-encoding",
        in: "path",
        value: bad,
        text: { en: `${shown(bad)} is not the percent-encoding of UTF-8`, zh: `${shown(bad)} 不是 UTF-8 的百分号编码` },
        ...uri,
      }),
    ];
  }
  const [query] = /%3[fF].*$/u.exec(path) ?? [];
  if (query !== undefined)
    return [
      finding({
        rule: "encoded-query",
        in: "path",
        value: query,
        basis: "inferred",
        confidence: "likely",
        text: { en: "the query was encoded into the path: %3F is ?", zh: "查询字符串被编码进了路径：%3F 即 ?" },
        instead: { en: "encode path and query separately, with a ? between them", zh: "路径与查询字符串分别编码，中间用 ? 连接" },
        ...uri,
      }),
    ];
  return [];
}

/** The placeholder of a document that was left in a path; null without one. */
export function placeholderIn(path: string): Finding | null {
  const [placeholder] = /\{\w+\}|<\w+>|\$\{?\w+\}?/u.exec(path) ?? [];
  if (placeholder === undefined) return null;
  return finding({
    rule: "placeholder",
    in: "path",
    value: placeholder,
    basis: "inferred",
    confidence: "likely",
    text: { en: `placeholder ${shown(placeholder)} was not replaced`, zh: `占位符 ${shown(placeholder)} 没有替换为实际的值` },
    instead: { en: "replace it with the actual id", zh: "请替换为实际的 ID" },
    ...uri,
  });
}

/** An id that is empty leaves two slashes or one at the end. */
export function emptySegment(path: string): Finding | null {
  if (!/\/\/|.\/$/u.test(path)) return null;
  return finding({
    rule: "empty-segment",
    level: "warning",
    in: "path",
    value: path,
    basis: "inferred",
    confidence: "likely",
    text: { en: "a part of the path is empty, possibly because an id is missing", zh: "路径中有一段为空，可能是 ID 没有填" },
    instead: { en: "add the id, or remove the extra slash: it is part of the signature", zh: "填上 ID，或去掉多余的斜杠：斜杠会参与签名" },
    ...uri,
  });
}
