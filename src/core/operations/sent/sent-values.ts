import type { QueryItem } from "../../signature/canonical-request.js";
import { cleanLine } from "../../text/clean.js";
import { parseJson } from "../../text/json.js";
import { isSecretPath } from "../../text/mask.js";
import type { Operation, Parameter } from "../model/operation.js";
import { pathIds } from "../model/path-template.js";
import { isObject, type JsonObject, textOfValue, valueOfText } from "../values/values.js";

/** A request that was sent, as far as it is known. */
export interface SentRequest {
  /** Decoded. */
  readonly path: string;
  readonly query: readonly QueryItem[];
  /** Its text; null for none; undefined when it is not known whether there was one. */
  readonly body: string | null | undefined;
}

/** A parameter with the value that a request gives it. */
export interface SentValue {
  /** With the numbers of items: `aclRules[1].position`. */
  readonly name: string;
  readonly in: Parameter["in"];
  readonly parameter: Parameter;
  /** Of a list of texts its items with commas between, of an object its JSON. Control characters are removed, secrets are not shown. */
  readonly value: string;
  /** Of a list of texts each item, of a single value that alone. */
  readonly items: readonly string[];
}

const longestShown = 200;
const mostItems = 200;

function sentValue(name: string, parameter: Parameter, content: unknown): SentValue {
  const items = (Array.isArray(content) ? content.slice(0, mostItems) : [content]).map((item) => cleanLine(textOfValue(item)));
  const isSecret = isSecretPath(name);
  const value = isSecret ? "(redacted)" : items.join(", ");
  const shown = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
  return { name, in: parameter.in, parameter, value: shown, items: isSecret ? [] : items };
}

/** A value and all that is in it, outer ones first. */
function valuesIn(content: unknown, parameter: Parameter, name: string): SentValue[] {
  const own = sentValue(name, parameter, content);
  const { children } = parameter;
  if (Array.isArray(content) && children) {
    const within = content.slice(0, mostItems).flatMap((item, index) => membersIn(item, children, `${name}[${index}].`));
    return [own, ...within];
  }
  return children ? [own, ...membersIn(content, children, `${name}.`)] : [own];
}

const membersIn = (content: unknown, parameters: readonly Parameter[], before = ""): SentValue[] =>
  isObject(content)
    ? parameters.flatMap((parameter) =>
        Object.hasOwn(content, parameter.name) ? valuesIn(content[parameter.name], parameter, before + parameter.name) : [],
      )
    : [];

const bodies = new WeakMap<SentRequest, unknown>();

function parseBody({ body }: SentRequest): unknown {
  if (typeof body !== "string") return body;
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

/** The body as a value, parsed once for each request; undefined for one that is not known or no JSON. */
export function bodyOf(request: SentRequest): unknown {
  if (!bodies.has(request)) bodies.set(request, parseBody(request));
  return bodies.get(request);
}

/** The parameters of the query as values: of the type they stand for. */
export function queryMembers({ parameters }: Operation, { query }: SentRequest): JsonObject {
  const named = parameters.filter((parameter) => parameter.in === "query" && query.some(([name]) => name === parameter.name));
  return Object.fromEntries(
    named.map((parameter) => {
      const texts = query.filter(([name]) => name === parameter.name).map(([, text]) => text ?? "");
      return [parameter.name, valueOfText(texts.join(","), parameter)];
    }),
  );
}

/** The values that a request gives to the parameters of its operation. */
export function sentValues(operation: Operation, request: SentRequest): readonly SentValue[] {
  const { parameters } = operation;
  const own = (place: Parameter["in"]): readonly Parameter[] => parameters.filter((parameter) => parameter.in === place);
  return [
    ...membersIn(pathIds(operation.path, request.path), own("path")),
    ...membersIn(queryMembers(operation, request), own("query")),
    ...membersIn(bodyOf(request), own("body")),
  ];
}
