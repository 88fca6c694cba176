import type { Constraint, LintRequest, Violation } from "../constraints/constraint.js";
import { isItem } from "../constraints/request-values.js";

/** Lists up to this length are looked at as a whole, and what is found in them stands in one order. */
const longestWhole = 1000;

/**
 * Items of a longer list that are looked at together: what is found in them is told or counted before the next ones are
 * looked at. Of larger parts much lives long enough to be kept by V8 until it clears all its memory.
 */
const partLength = 30;

/** Longer lists among the members of a body; they are looked at part by part, so that memory does not grow with them. */
export function longLists(body: unknown): readonly string[] {
  if (!isItem(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => (Array.isArray(value) && value.length > longestWhole ? [name] : []));
}

const listOf = (body: unknown, name: string): readonly unknown[] => {
  const list = isItem(body) ? body[name] : undefined;
  return Array.isArray(list) ? list : [];
};

/** The parts of a request with long lists one after the other: the same items of each list, and all else. */
export function* partsOf(request: LintRequest, lists: readonly string[]): Generator<LintRequest> {
  const longest = Math.max(0, ...lists.map((name) => listOf(request.body, name).length));
  for (let start = 0; start === 0 || start < longest; start += partLength) {
    const parts = lists.map((name) => [name, listOf(request.body, name).slice(start, start + partLength)] as const);
    const body = isItem(request.body) ? { ...request.body, ...Object.fromEntries(parts) } : request.body;
    yield { ...request, body, firstItems: new Map(lists.map((name) => [name, start])) };
  }
}

/** Whether a constraint looks at each item of these lists by itself. */
const isPerItem = ({ perItem = false, parameters }: Constraint, lists: readonly string[]): boolean =>
  perItem && !parameters.some((name) => lists.includes(name));

const placeInList = /^([^.[]+)\[(\d+)\]/u;

/** The number of the part that a parameter stands in; the first one for what stands in no long list. */
function partOf(parameter: string, lists: readonly string[]): number {
  const [, name = "", index = "0"] = placeInList.exec(parameter) ?? [];
  return lists.includes(name) ? Math.floor(Number(index) / partLength) : 0;
}

function groupByPart(violations: readonly Violation[], lists: readonly string[]): ReadonlyMap<number, readonly Violation[]> {
  const byPart = new Map<number, Violation[]>();
  for (const violation of violations) {
    const part = partOf(violation.parameter, lists);
    const those = byPart.get(part);
    if (those) those.push(violation);
    else byPart.set(part, [violation]);
  }
  return byPart;
}

/** Checks once what has to be checked of lists as wholes, and tells of each part what is broken in it. */
function checkWhole({ check }: Constraint, request: LintRequest, lists: readonly string[]): CheckPart {
  const byPart = groupByPart(check(request), lists);
  return (_part, number) => byPart.get(number) ?? [];
}

/** What breaks a constraint in a part, by its number. */
type CheckPart = (part: LintRequest, number: number) => readonly Violation[];

/** How the constraints of an operation are checked part by part. */
export const checksByPart = (
  constraints: readonly Constraint[],
  request: LintRequest,
  lists: readonly string[],
): ReadonlyMap<Constraint, CheckPart> =>
  new Map(
    constraints.map((constraint) => {
      if (isPerItem(constraint, lists)) return [constraint, constraint.check];
      return [constraint, constraint.acrossParts?.() ?? checkWhole(constraint, request, lists)];
    }),
  );
