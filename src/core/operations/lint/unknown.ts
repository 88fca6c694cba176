import type { Bilingual } from "../../text/bilingual.js";
import { didYouMean } from "../../text/did-you-mean.js";
import type { LintRequest, Place, Violation } from "../constraints/constraint.js";
import { isItem } from "../constraints/request-values.js";
import type { Operation, Parameter } from "../model/operation.js";
import { nearestParameters } from "../values/check-values.js";
import { shownValue } from "../values/problem.js";
import { type Draft, draftOn } from "./finding.js";

/** What a name is that the operation does not have, but another one on its path. */
export type ElsewhereHint = (name: string) => Bilingual | null;

/** Query names that go with any request. */
const anyQuery: ReadonlySet<string> = new Set(["authorization", "clienttoken"]);

function unknownFinding(unknown: Violation, nearest: () => readonly string[], elsewhere: Bilingual | null): Draft {
  return draftOn(unknown, { rule: "unknown-parameter", level: "warning" }, () => {
    const names = nearest();
    const [near = null] = didYouMean(names);
    const shown = shownValue(unknown.parameter);
    const text = {
      en: `unknown parameter ${shown}; the service ignores it`,
      zh: `未知参数 ${shown}，服务端会忽略它`,
    };
    return { text, instead: elsewhere ?? near };
  });
}

function unknownMembers(
  object: unknown,
  parameters: readonly Parameter[],
  before: string,
  elsewhere: ElsewhereHint,
  firstItems?: LintRequest["firstItems"],
): Draft[] {
  if (!isItem(object)) return [];
  return Object.entries(object).flatMap(([name, value]) => {
    const known = parameters.find((parameter) => parameter.name === name);
    const full = before + name;
    if (!known)
      return [
        unknownFinding(
          { parameter: full, in: "body", value },
          () => nearestParameters(parameters, full, before),
          before === "" ? elsewhere(name) : null,
        ),
      ];
    const { children = [] } = known;
    if (children.length === 0) return [];
    const first = firstItems?.get(full) ?? 0;
    const items: readonly (readonly [string, unknown])[] = Array.isArray(value)
      ? value.map((item: unknown, index) => [`${full}[${first + index}].`, item] as const)
      : [[`${full}.`, value]];
    return items.flatMap(([prefix, item]) => unknownMembers(item, children, prefix, elsewhere));
  });
}

const placeNames: Record<Place, Bilingual> = {
  path: { en: "the path", zh: "路径" },
  query: { en: "the query", zh: "查询参数" },
  body: { en: "the body", zh: "请求体" },
};

/** Where a parameter goes that stands in another place. */
const rightPlace = (parameter: Parameter | undefined): Bilingual | null =>
  parameter ? { en: `it belongs in ${placeNames[parameter.in].en}`, zh: `它属于${placeNames[parameter.in].zh}` } : null;

/** Names that the operation does not have, with what they may be meant for. */
export function unknownFindings(operation: Operation, { query, body, firstItems }: LintRequest, elsewhere: ElsewhereHint): Draft[] {
  const own = (place: Place): readonly Parameter[] => operation.parameters.filter((parameter) => parameter.in === place);
  const known = new Set([...operation.flags, ...own("query").map(({ name }) => name)]);
  const hint: ElsewhereHint = (name) => rightPlace(operation.parameters.find((parameter) => parameter.name === name)) ?? elsewhere(name);
  const items = query
    .filter(([name]) => !known.has(name) && !anyQuery.has(name.toLowerCase()))
    .map(([name, value]) =>
      unknownFinding({ parameter: name, in: "query", value: value ?? "" }, () => nearestParameters(operation.parameters, name), hint(name)),
    );
  return [...items, ...unknownMembers(body, own("body"), "", hint, firstItems)];
}
