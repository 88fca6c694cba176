import type { QueryItem } from "../../signature/canonical-request.js";
import { parseJson } from "../../text/json.js";
import { itemOf, type Method, type Operation, type Parameter } from "../model/operation.js";
import { checkMembers, nearestParameters } from "../values/check-values.js";
import { misplacedProblem, missingProblem, type Problem, problem, unknownProblem } from "../values/problem.js";
import { copyOf, type JsonObject, textOfValue, valueOfText } from "../values/values.js";
import { type Argument, nameOfSteps } from "./arguments.js";
import { placeValue } from "./place-value.js";

/** What of a request is given otherwise than by arguments. */
export interface GivenParts {
  /** The members of a body: arguments add to them and replace them. */
  readonly body?: JsonObject | null;
  /** Query items taken as they are; a parameter among them counts as given. */
  readonly query?: readonly QueryItem[];
}

/** A request for an operation. Path and query are decoded. */
export interface BuiltRequest {
  readonly method: Method;
  readonly path: string;
  readonly query: readonly QueryItem[];
  /** Null for an operation without a body, and where none was given to one. */
  readonly body: JsonObject | null;
  /** All that is wrong with it. With one of weight `stop` the request is not to be used. */
  readonly problems: readonly Problem[];
}

type Place = Parameter["in"];

/** Where a parameter that the operation does not have goes, when it is sent all the same. */
const placeOfUnknown = (method: Method): Place => (method === "GET" || method === "DELETE" ? "query" : "body");

/** The parameter that a path of steps leads to; null when it is not known. */
function parameterAt(parameters: readonly Parameter[], { steps: [first, ...rest] }: Argument): Parameter | null {
  let parameter = parameters.find(({ name }) => name === first) ?? null;
  for (const step of rest) {
    if (parameter === null) return null;
    if (typeof step === "string") parameter = parameter.children?.find(({ name }) => name === step) ?? null;
    else if (parameter.type !== "List") return null;
    else parameter = itemOf(parameter);
  }
  return parameter;
}

/** Deeper JSON is no body of any operation. */
const deepest = 64;

const isTooDeep = (value: unknown, depth = 0): boolean =>
  typeof value === "object" && value !== null && (depth >= deepest || Object.values(value).some((member) => isTooDeep(member, depth + 1)));

/** The value of an argument, or what is wrong with it. */
function readArgument(argument: Argument, parameter: Parameter | null): { value: unknown } | Problem {
  if (argument.kind === "text") return { value: valueOfText(argument.value, parameter) };
  const { name } = argument;
  try {
    const value = parseJson(argument.value);
    if (!isTooDeep(value)) return { value };
  } catch {
    // Said below, without the words of a parser.
  }
  return problem("argument", name, "stop", {
    en: `${name}:= expects JSON; for a string use ${name}=…`,
    zh: `${name}:= 的取值应为 JSON；字符串请用 ${name}=…`,
  });
}

/** Arguments sorted into the places of a request. */
class Assembly {
  readonly path: JsonObject = {};
  readonly query: JsonObject = {};
  readonly problems: Problem[] = [];
  private readonly given = new Set<string>();

  constructor(
    private readonly operation: Operation,
    readonly body: JsonObject,
  ) {}

  add(argument: Argument): void {
    const { parameters, method } = this.operation;
    const top = parameters.find(({ name }) => name === argument.steps[0]);
    const place = top?.in ?? placeOfUnknown(method);
    if (place !== "body" && argument.steps.slice(1).some((step) => typeof step === "string")) {
      const text = {
        en: `${argument.name}: a ${place} parameter cannot have members`,
        zh: `${argument.name}：${place === "path" ? "路径" : "查询"}参数不能有成员`,
      };
      this.problems.push(problem("clash", argument.name, "stop", text));
      return;
    }
    const parameter = parameterAt(parameters, argument);
    const read = readArgument(argument, parameter);
    if ("weight" in read) this.problems.push(read);
    else this.put(argument, parameter, this[place], read.value);
  }

  /** A list that is typed without brackets can be typed again, for more items. */
  private put({ steps, name, kind }: Argument, parameter: Parameter | null, root: JsonObject, value: unknown): void {
    const full = nameOfSteps(steps);
    const isAgain = this.given.has(full) && parameter?.type === "List" && kind === "text" && Array.isArray(value);
    const items = isAgain && Array.isArray(value) ? value : [];
    const refusals = isAgain
      ? items.map((item) => placeValue(root, [...steps, null], item, () => false))
      : [placeValue(root, steps, value, (path) => this.given.has(path))];
    this.given.add(full);
    this.problems.push(...refusals.filter((refusal) => refusal !== null).map((refusal) => ({ ...refusal, name })));
  }
}

/** The value of a path parameter cannot make another path of it. */
function pathProblem(name: string, value: string): Problem | null {
  const stop = (en: string, zh: string): Problem => problem("path", name, "stop", { en: `${name} ${en}`, zh: `${name} ${zh}` });
  if (value === "") return stop("is empty, which would change the path", "为空，会改变路径");
  if (value.includes("/")) return stop("contains a slash, which would change the path", "含有斜杠，会改变路径");
  if (/^\{\w*\}$/u.test(value)) return stop(`is the placeholder ${value}`, `为占位符 ${value}`);
  if (value === "." || value === "..") return stop(`is "${value}", which HTTP clients resolve`, `为“${value}”，会被 HTTP 客户端解析掉`);
  return null;
}

/** The path with its ids, and what stops it. */
function pathOf({ path, parameters }: Operation, values: JsonObject): { path: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const filled = path.replaceAll(/\{(\w+)\}/gu, (template, name: string) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!Object.hasOwn(values, name)) {
      if (parameter) problems.push({ ...missingProblem(name, { ...parameter, disputed: [] }), weight: "stop" });
      return template;
    }
    const text = textOfValue(values[name]);
    const refusal = pathProblem(name, text);
    if (refusal) problems.push(refusal);
    return text;
  });
  return { path: filled, problems };
}

/** A list as the query has it: joined, or its key once for each item. */
const itemsOf = (name: string, value: unknown, join: string | undefined): QueryItem[] => {
  if (!Array.isArray(value)) return [[name, textOfValue(value)]];
  const texts = value.map(textOfValue);
  return join === undefined ? texts.map((text) => [name, text] as const) : [[name, texts.join(join)]];
};

function queryOf({ flags, parameters }: Operation, values: JsonObject, given: readonly QueryItem[]): QueryItem[] {
  const named = Object.entries(values).flatMap(([name, value]) =>
    itemsOf(name, value, parameters.find((parameter) => parameter.name === name)?.join),
  );
  const own = given.filter(([name, value]) => !(value === null && flags.includes(name)));
  return [...flags.map((flag) => [flag, null] as const), ...named, ...own];
}

/** What is given both as an argument and with the query that is taken as it is. */
const doubles = (values: JsonObject, given: readonly QueryItem[]): Problem[] =>
  given
    .filter(([name]) => Object.hasOwn(values, name))
    .map(([name]) => problem("clash", name, "stop", { en: `${name}: set twice`, zh: `${name}：重复设置` }));

/** Parameters among the query items that were taken as they are, as the values they stand for. */
const literalValues = (items: readonly QueryItem[], parameters: readonly Parameter[]): JsonObject =>
  Object.fromEntries(
    items.flatMap(([name, text]) => {
      const parameter = parameters.find((candidate) => candidate.name === name);
      return parameter ? [[name, valueOfText(text ?? "", parameter)]] : [];
    }),
  );

/** Builds the request of an operation: path, query and body go where they belong. Nothing is sent and nothing is read. */
export function buildRequest(operation: Operation, args: readonly Argument[], { body = null, query = [] }: GivenParts = {}): BuiltRequest {
  const { method, parameters } = operation;
  const assembly = new Assembly(operation, copyOf(body ?? {}));
  for (const argument of args) assembly.add(argument);
  const own = (place: Place): readonly Parameter[] => parameters.filter((parameter) => parameter.in === place);
  const { path, problems: inPath } = pathOf(operation, assembly.path);
  const members = { ...literalValues(query, own("query")), ...assembly.query };
  const takesBody = own("body").length > 0 || Object.keys(assembly.body).length > 0;
  /** A name that one place lacks may be meant for another. */
  const guess = (fault: Problem): Problem => {
    if (fault.kind !== "unknown" || fault.name.includes(".")) return fault;
    const same = parameters.find(({ name }) => name === fault.name);
    return same ? misplacedProblem(fault.name, same.in) : unknownProblem(fault.name, nearestParameters(parameters, fault.name));
  };
  return {
    method,
    path,
    query: queryOf(operation, assembly.query, query),
    body: takesBody ? assembly.body : null,
    problems: [
      ...assembly.problems,
      ...doubles(assembly.query, query),
      ...checkMembers(members, own("query")).map(guess),
      ...inPath,
      ...checkMembers(assembly.body, own("body")).map(guess),
    ],
  };
}
