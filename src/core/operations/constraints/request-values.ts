import { isRecord } from "../../text/is-record.js";
import type { LintRequest, Place, Violation } from "./constraint.js";

export type Item = Readonly<Record<string, unknown>>;

/** A value of a request, or the place where it is missing. */
export interface Value extends Violation {
  /** The object that holds it, or should. */
  readonly parent: Item;
}

export const isItem: (value: unknown) => value is Item = isRecord;

/** Whether a value says nothing: SDKs send what is not set as null or as a blank text. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** The same, an empty list included. */
export const isEmpty = (value: unknown): boolean => isAbsent(value) || (Array.isArray(value) && value.length === 0);

/** `query:maxKeys`, `path:natId`, or a member of the body such as `aclRules.position`, `publicIpsAddress[]`. */
function parseSelector(selector: string): { place: Place; steps: readonly string[] } {
  const [, place = "body", path = ""] = /^(?:(path|query|body):)?(.*)$/u.exec(selector) ?? [];
  return { place: place === "path" || place === "query" ? place : "body", steps: path.split(".") };
}

/** A selector as it is shown: without its place and brackets. */
export const parameterOf = (selector: string): string => selector.replace(/^\w+:/u, "").replaceAll("[]", "");

function rootOf({ path, query, body }: LintRequest, place: Place): Item | null {
  if (place === "path") return path;
  if (place === "query") return Object.fromEntries(query.map(([name, value]) => [name, value ?? ""]));
  if (body === undefined || body === null) return {};
  return isItem(body) ? body : null;
}

/** How a selector is followed. */
interface Way {
  readonly place: Place;
  readonly firstItems: LintRequest["firstItems"];
}

function step(
  from: { readonly holder: Item; readonly prefix: string },
  name: string,
  isLast: boolean,
  { place, firstItems }: Way,
): Value[] {
  const isList = name.endsWith("[]");
  const key = isList ? name.slice(0, -2) : name;
  const value = from.holder[key];
  const parameter = from.prefix + key;
  if (Array.isArray(value) && (isList || !isLast)) {
    const first = place === "body" ? (firstItems?.get(parameter) ?? 0) : 0;
    return value.map((item: unknown, index) => ({
      parameter: `${parameter}[${first + index}]`,
      in: place,
      value: item,
      parent: from.holder,
    }));
  }
  return isList ? [] : [{ parameter, in: place, value, parent: from.holder }];
}

/** Where objects are that members are looked for in, by the selector's steps up to them. */
type Holders = readonly { readonly holder: Item; readonly prefix: string }[];

/** Constraints ask the same request for the same objects again and again. */
const knownHolders = new WeakMap<LintRequest, Map<string, Holders>>();

function holdersAt(request: LintRequest, selector: string, place: Place, steps: readonly string[]): Holders {
  const known = knownHolders.get(request) ?? new Map<string, Holders>();
  knownHolders.set(request, known);
  const key = selector.slice(0, selector.length - (steps.at(-1) ?? "").length);
  const before = known.get(key);
  if (before) return before;
  const root = rootOf(request, place);
  const way: Way = { place, firstItems: request.firstItems };
  let holders: Holders = root ? [{ holder: root, prefix: "" }] : [];
  for (const name of steps.slice(0, -1)) {
    const found = holders.flatMap((from) => step(from, name, false, way));
    holders = found.flatMap(({ parameter, value }) => (isItem(value) ? [{ holder: value, prefix: `${parameter}.` }] : []));
  }
  known.set(key, holders);
  return holders;
}

/**
 * The values a selector stands for: a list on the way is gone through, and so is one it ends in when it ends in `[]`.
 * What is missing at its end counts as undefined; a selector whose holder is missing stands for nothing.
 */
export function valuesAt(request: LintRequest, selector: string): Value[] {
  const { place, steps } = parseSelector(selector);
  const way: Way = { place, firstItems: request.firstItems };
  return holdersAt(request, selector, place, steps).flatMap((from) => step(from, steps.at(-1) ?? "", true, way));
}
