import type { Bilingual } from "../../catalogue/entry.js";
import { nearestParameters } from "../check-values.js";
import type { LintRequest, Place, Violation } from "../constraint.js";
import { constraintsOf } from "../constraints.js";
import type { Operation, Parameter } from "../operation.js";
import { shownValue } from "../problem.js";
import { isAbsent, isItem } from "../request-values.js";
import { idOf, resourceIds } from "../resource-ids.js";
import { isOfType, isSecretParameter, textOfValue } from "../values.js";
import { badRequestOf, type Finding, findingOn, notFoundOf } from "./finding.js";

/** A parameter's value where the request has it. */
interface Given extends Violation {
  readonly parameterOf: Parameter;
}

const kinds: Record<Parameter["type"], Bilingual> = {
  String: { en: "a text", zh: "字符串" },
  Integer: { en: "an integer", zh: "整数" },
  Long: { en: "an integer", zh: "整数" },
  Boolean: { en: "true or false", zh: "布尔值 true 或 false" },
  Object: { en: "an object", zh: "对象" },
  List: { en: "a list", zh: "列表" },
};

/** A value as it may stand in a message: secrets are not shown. */
export const shownOf = (parameter: string, value: unknown): string =>
  isSecretParameter(
    parameter
      .replace(/\[\d+\]$/u, "")
      .split(".")
      .at(-1) ?? "",
  )
    ? "(redacted)"
    : shownValue(textOfValue(value));

const json = "global/InappropriateJSON";
const sayDisputed = (isDisputed: boolean, text: Bilingual): Bilingual =>
  isDisputed ? { en: `${text.en}; sources contradict each other here`, zh: `${text.zh}；各资料对此说法不一` } : text;

const isDisputed = ({ disputed = [] }: Parameter, what: "required" | "type" | "enum"): boolean => disputed.includes(what);

/** Members of objects and items of lists, down to their ends. */
function walk(parameter: Parameter, name: string, value: unknown, place: Place): Given[] {
  const own: Given = { parameter: name, in: place, value, parameterOf: parameter };
  const { children = [], items, type } = parameter;
  if (type === "List" && Array.isArray(value) && items !== undefined) {
    const item: Parameter = { ...parameter, type: items, required: false };
    const { items: _items, ...one } = item;
    return [own, ...value.flatMap((each: unknown, index) => walk(one, `${name}[${index}]`, each, place))];
  }
  if (!isItem(value) || type !== "Object") return [own];
  return [own, ...children.flatMap((child) => (child.name in value ? walk(child, `${name}.${child.name}`, value[child.name], place) : []))];
}

/** Blank texts that mean something: the subnet chooses the address. */
const blankCounts: ReadonlySet<string> = new Set(["CreateHaVip.privateIpAddress", "AddEniIp.privateIpAddress"]);

function missingFinding(
  operation: Operation,
  parameter: Parameter,
  value: unknown,
  place: Place,
  misspelt: string | undefined,
): Finding | null {
  const { name } = parameter;
  const isBlank = typeof value === "string";
  if (isBlank && blankCounts.has(`${operation.name}.${name}`)) return null;
  const warns = name === "clientToken" || isDisputed(parameter, "required");
  const inBody = place === "body" && !isBlank;
  const text = isBlank ? { en: `${name} is blank`, zh: `${name} 为空白` } : { en: `${name} is missing`, zh: `缺少 ${name}` };
  return findingOn(
    { parameter: name, in: place, value },
    {
      rule: isBlank ? "blank" : "missing",
      level: warns ? "warning" : "error",
      confidence: warns ? "disputed" : inBody ? "certain" : "likely",
      basis: inBody || !isBlank ? "documented" : "inferred",
      text: sayDisputed(warns, text),
      must: {
        en: `${operation.name} requires ${name}: ${kinds[parameter.type].en}`,
        zh: `${operation.name} 必须填写 ${name}（${kinds[parameter.type].zh}）`,
      },
      instead:
        misspelt === undefined
          ? null
          : { en: `${misspelt} stands there; the name is ${name}`, zh: `请求中写的是 ${misspelt}，正确的名称是 ${name}` },
      entry: inBody ? json : badRequestOf(operation),
      otherEntries: inBody ? [badRequestOf(operation)] : [],
    },
  );
}

/** Whether a choice between this and other parameters is checked elsewhere. */
const isAlternative = (operation: Operation, name: string): boolean =>
  constraintsOf(operation).some(({ parameters, id }) => parameters.includes(name) && parameters.length > 1 && /\.(size|peer)$/u.test(id));

/** Required parameters that are not there. */
function missing(
  operation: Operation,
  holders: Readonly<Record<Place, Readonly<Record<string, unknown>>>>,
  reported: ReadonlySet<string>,
): Finding[] {
  return operation.parameters
    .filter((one) => one.required || isDisputed(one, "required"))
    .filter(({ name, in: place }) => isAbsent(holders[place][name]) && !reported.has(`${place}:${name}`))
    .filter((one) => !isDisputed(one, "required") || !isAlternative(operation, one.name))
    .flatMap((one) => {
      const holder = holders[one.in];
      const misspelt = Object.keys(holder).find(
        (key) => key.toLowerCase().replaceAll(/[-_]/gu, "") === one.name.toLowerCase() && key !== one.name,
      );
      return missingFinding(operation, one, holder[one.name], one.in, misspelt) ?? [];
    });
}

function typeFinding(operation: Operation, { parameterOf, ...violation }: Given): Finding | null {
  const { type } = parameterOf;
  const { value, parameter, in: place } = violation;
  const isScalar = typeof value !== "object";
  const doubtful = isDisputed(parameterOf, "type") && isScalar;
  const kind = kinds[type];
  const shown = shownOf(parameter, value);
  const isQuoted = typeof value === "string" && /^(?:-?\d+|true|false)$/u.test(value) && type !== "List" && type !== "Object";
  const isBare = type === "String" && (typeof value === "number" || typeof value === "boolean");
  const instead = isQuoted
    ? { en: `write ${value}, without quotes`, zh: `去掉引号，写作 ${String(value)}` }
    : isBare
      ? { en: `write "${String(value)}", in quotes`, zh: `加上引号，写作 "${String(value)}"` }
      : type === "List"
        ? { en: "put even a single item in square brackets: […]", zh: "只有一项也要放进方括号：[…]" }
        : null;
  return findingOn(violation, {
    rule: "type",
    level: doubtful ? "warning" : "error",
    confidence: doubtful ? "disputed" : place === "body" ? "certain" : "likely",
    text: sayDisputed(doubtful, { en: `${parameter} is ${kind.en}, not ${shown}`, zh: `${parameter} 应为${kind.zh}，而不是 ${shown}` }),
    instead: place === "body" ? instead : null,
    entry: place === "body" ? json : badRequestOf(operation),
    otherEntries: place === "body" ? [badRequestOf(operation)] : [],
  });
}

/** Whether the text of a query parameter can be read as its type. */
function isReadable(value: unknown, { type }: Parameter): boolean {
  if (type === "Integer" || type === "Long") return /^-?\d+$/u.test(String(value));
  return type !== "Boolean" || value === "true" || value === "false";
}

const fitsType = ({ value, in: place, parameterOf }: Given): boolean =>
  place === "body" ? isOfType(value, parameterOf.type) : isReadable(value, parameterOf);

function enumFinding(operation: Operation, { parameterOf, ...violation }: Given): Finding | null {
  const { value, parameter } = violation;
  const allowed = parameterOf.enum?.map(String) ?? [];
  const text = textOfValue(value);
  if (allowed.length === 0 || typeof value === "object" || allowed.includes(text)) return null;
  const doubtful = isDisputed(parameterOf, "enum");
  const meant = allowed.find((one) => one.toLowerCase() === text.toLowerCase());
  return findingOn(violation, {
    rule: "enum",
    level: doubtful ? "warning" : "error",
    confidence: doubtful ? "disputed" : "likely",
    text: sayDisputed(doubtful, {
      en: `${parameter} is ${shownOf(parameter, value)}`,
      zh: `${parameter} 的取值为 ${shownOf(parameter, value)}`,
    }),
    must: { en: `${parameterOf.name} is one of ${allowed.join(", ")}`, zh: `${parameterOf.name} 只能取 ${allowed.join("、")}` },
    instead: meant === undefined ? null : { en: `write ${meant}; the case of letters counts`, zh: `应写作 ${meant}，区分大小写` },
    entry: badRequestOf(operation),
  });
}

/** The kind of resource an id is of, by its longest prefix. */
const kindOf = (id: string) =>
  resourceIds.filter(({ prefix }) => id.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length)[0];

/** Prefixes that some accounts or zones may not keep to. */
const looseIds: ReadonlySet<string> = new Set(["zoneName", "resourceGroupId"]);

function idFinding(operation: Operation, { parameterOf, ...violation }: Given): Finding | null {
  const { value, parameter } = violation;
  const wanted = idOf(parameterOf.name);
  if (!wanted || typeof value !== "string" || isAbsent(value)) return null;
  const wrong = value.split(",").find((id) => kindOf(id.trim())?.prefix !== wanted.prefix);
  if (wrong === undefined) return null;
  const other = kindOf(wrong.trim());
  const isLoose = looseIds.has(parameterOf.name);
  const shown = shownOf(parameter, wrong);
  const text = other
    ? {
        en: `${parameter} is ${shown}, the id of another kind: ${other.resource.en}`,
        zh: `${parameter} 为 ${shown}，这是另一类资源的 ID：${other.resource.zh}`,
      }
    : { en: `${parameter} is ${shown}`, zh: `${parameter} 的取值为 ${shown}` };
  return findingOn(violation, {
    rule: "id-prefix",
    level: isLoose ? "warning" : "error",
    confidence: "likely",
    basis: "inferred",
    text,
    must: {
      en: `the id here is that of a resource of this kind: ${wanted.resource.en}; it begins with ${wanted.prefix}, as in ${wanted.example}`,
      zh: `此处应为${wanted.resource.zh}的 ID，以 ${wanted.prefix} 开头，如 ${wanted.example}`,
    },
    entry: operation.group === "peering" && parameterOf.name === "peerConnId" ? "peering/BadRequest" : notFoundOf(operation),
  });
}

/** Query names that go with any request. */
const anyQuery: ReadonlySet<string> = new Set(["authorization", "clienttoken"]);

function unknownFinding(name: string, place: Place, value: unknown, nearest: readonly string[], elsewhere: Bilingual | null): Finding {
  const near: Bilingual | null =
    nearest.length === 0 ? null : { en: `did you mean ${nearest.join(", ")}?`, zh: `你是不是想用 ${nearest.join("、")}？` };
  return findingOn(
    { parameter: name, in: place, value },
    {
      rule: "unknown-parameter",
      level: "warning",
      text: {
        en: `the operation has no parameter ${shownValue(name)}; the service passes over it`,
        zh: `该接口没有参数 ${shownValue(name)}，服务端会忽略它`,
      },
      instead: elsewhere ?? near,
    },
  );
}

/** Names that the operation does not have, with what they may be meant for. `elsewhere` knows of other operations on the path. */
function unknown(operation: Operation, { query, body }: LintRequest, elsewhere: (name: string) => Bilingual | null): Finding[] {
  const own = (place: Place): readonly Parameter[] => operation.parameters.filter((one) => one.in === place);
  const items = query
    .filter(
      ([name]) => !operation.flags.includes(name) && !anyQuery.has(name.toLowerCase()) && !own("query").some((one) => one.name === name),
    )
    .map(([name, value]) => unknownFinding(name, "query", value ?? "", nearestParameters(operation.parameters, name), elsewhere(name)));
  const members = (object: unknown, parameters: readonly Parameter[], before: string): Finding[] =>
    isItem(object)
      ? Object.entries(object).flatMap(([name, value]) => {
          const known = parameters.find((one) => one.name === name);
          if (!known)
            return [
              unknownFinding(before + name, "body", value, nearestParameters(parameters, name), before === "" ? elsewhere(name) : null),
            ];
          const children = known.children ?? [];
          if (children.length === 0) return [];
          if (!Array.isArray(value)) return members(value, children, `${before}${name}.`);
          return value.flatMap((item: unknown, index) => members(item, children, `${before}${name}[${index}].`));
        })
      : [];
  return [...items, ...members(body, own("body"), "")];
}

const keyOf = ({ in: place, parameter }: { in: string; parameter: string | null }): string => `${place}:${parameter ?? ""}`;

/** What is wrong with the parameters of a request, types and constraints together. */
export function parameterFindings(
  operation: Operation,
  request: LintRequest,
  elsewhere: (name: string) => Bilingual | null = () => null,
): Finding[] {
  const holders: Record<Place, Readonly<Record<string, unknown>>> = {
    path: request.path,
    query: Object.fromEntries(request.query.map(([name, value]) => [name, value ?? ""])),
    body: isItem(request.body) ? request.body : {},
  };
  const given = operation.parameters.flatMap((one) =>
    one.name in holders[one.in] ? walk(one, one.name, holders[one.in][one.name], one.in) : [],
  );
  const stated = given.filter(({ value }) => value !== null && value !== "");
  const types = stated.filter((one) => !fitsType(one)).flatMap((one) => typeFinding(operation, one) ?? []);
  const mistyped = types.filter(({ level }) => level === "error").map(keyOf);
  const isBelow = (key: string): boolean => mistyped.some((one) => key === one || key.startsWith(`${one}.`) || key.startsWith(`${one}[`));
  const broken = constraintsOf(operation).flatMap((constraint) =>
    constraint.check(request).map((violation) => constraintFinding(constraint, violation)),
  );
  const rules = broken.filter((one) => !isBelow(keyOf(one)));
  const reported = new Set(rules.map(keyOf));
  const fit = stated.filter((one) => fitsType(one) && !reported.has(keyOf(one)));
  return [
    ...types,
    ...rules,
    ...fit.flatMap((one) => enumFinding(operation, one) ?? idFinding(operation, one) ?? []),
    ...missing(operation, holders, reported),
    ...unknown(operation, request, elsewhere),
  ];
}

type Broken = ReturnType<typeof constraintsOf>[number];

function constraintFinding({ id, confidence, basis, text, entry, liveEntry }: Broken, violation: Violation): Finding {
  const { parameter, value } = violation;
  const isMissing = value === undefined;
  const shown = shownOf(parameter, value);
  return findingOn(violation, {
    rule: id,
    level: confidence === "disputed" ? "warning" : "error",
    confidence,
    basis,
    text: isMissing
      ? { en: `${parameter} is missing`, zh: `缺少 ${parameter}` }
      : { en: `${parameter} is ${shown}`, zh: `${parameter} 的取值为 ${shown}` },
    must: text,
    entry,
    liveEntry: liveEntry ?? null,
  });
}
