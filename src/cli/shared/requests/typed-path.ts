import { placeValue } from "../../../core/operations/building/place-value.js";
import { isObject, type JsonObject, textOfValue } from "../../../core/operations/values/values.js";
import { UsageError } from "../../../core/refusals.js";
import type { Method } from "../../../core/requests/target.js";
import type { QueryItem } from "../../../core/signature/canonical-request.js";
import { cleanLine } from "../../../core/text/clean.js";
import { parseJson } from "../../../core/text/json.js";
import type { CallContext } from "../look/notices.js";
import { readArguments } from "./typed-operation.js";

/** What the words behind METHOD PATH add to a request. */
export interface TypedParts {
  readonly query: readonly QueryItem[];
  /** As `--header` takes them. */
  readonly headers: readonly string[];
  /** Null when no word adds to the body. */
  readonly body: JsonObject | null;
}

const notAPart = (word: string): UsageError =>
  new UsageError({ en: `unexpected argument "${cleanLine(word)}"`, zh: `多余的参数“${cleanLine(word)}”` }, [
    {
      en: "after a path: name=value or name:=json for the body, name==value for the query, Name:value for a header; an action such as bind: -q bind",
      zh: "路径之后：请求体写 name=value 或 name:=json，查询参数写 name==value，请求头写 Name:value；bind 之类的动作写 -q bind",
    },
  ]);

const isFirst = (separator: string) => (word: string) => /[=:]+/u.exec(word)?.[0] === separator;
const [isQuery, isHeader] = [isFirst("=="), isFirst(":")];

const queryItem = (word: string): QueryItem => {
  const at = word.indexOf("==");
  return [word.slice(0, at), word.slice(at + 2) || null];
};

/** The value of an argument: a text, or for `:=` whatever the JSON is. */
function readValue(name: string, kind: "text" | "json", value: string): unknown {
  if (kind === "text") return value;
  try {
    return parseJson(value);
  } catch {
    throw new UsageError({
      en: `${name}:= takes JSON; a text is written ${name}=…`,
      zh: `${name}:= 的取值应为 JSON；文本请写作 ${name}=…`,
    });
  }
}

/**
 * Reads the words behind METHOD PATH as httpie does: `name=value` and `name:=json` go into the body, `name==value` into the
 * query, `Name:value` into the headers. A GET or HEAD has no body, so there all go into the query. `given` is the body of `-d`,
 * to which they add.
 * @throws {UsageError} for a word that is none of these, or a body that they cannot be added to.
 */
export async function readTypedParts(
  context: CallContext,
  method: Method,
  words: readonly string[],
  data: string | undefined,
  given: Buffer | null,
): Promise<TypedParts> {
  const stray = words.find((word) => !/^[^=:]+(?:=|:)/u.test(word));
  if (stray !== undefined) throw notAPart(stray);
  const query = words.filter(isQuery).map(queryItem);
  const headers = words.filter(isHeader);
  const args = await readArguments(
    context,
    words.filter((word) => !isQuery(word) && !isHeader(word)),
    data,
  );
  if (args.length === 0) return { query, headers, body: null };
  if (method === "GET" || method === "HEAD")
    return { query: [...query, ...args.map(({ name, value }): QueryItem => [name, textOfValue(value)])], headers, body: null };
  const body: unknown = given === null ? {} : parseJson(given.toString("utf8"));
  if (!isObject(body))
    throw new UsageError({ en: "key=value requires a body that is a JSON object", zh: "key=value 要求请求体是 JSON 对象" });
  for (const { name, kind, steps, value } of args) {
    const problem = placeValue(body, steps, readValue(name, kind, value), () => false);
    if (problem !== null) throw new UsageError(problem.text);
  }
  return { query, headers, body };
}
