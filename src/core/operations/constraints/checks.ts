import type { Constraint, Violation } from "./constraint.js";
import { type Item, isAbsent, isEmpty, parameterOf, type Value, valuesAt } from "./request-values.js";

/** The part of a constraint that says what is looked at and how. */
type Check = Pick<Constraint, "parameters" | "check" | "perItem" | "acrossParts">;

const violation = ({ parameter, in: place, value }: Value): Violation => ({ parameter, in: place, value });

const over = (selectors: readonly string[], check: Constraint["check"], perItem = true): Check => ({
  parameters: [...new Set(selectors.map(parameterOf))],
  check,
  perItem,
});

/** Each value that is given must fit; the object it stands in is handed on. */
export const each = (selectors: readonly string[], fits: (value: unknown, parent: Item) => boolean): Check =>
  over(selectors, (request) =>
    selectors
      .flatMap((selector) => valuesAt(request, selector))
      .filter(({ value, parent }) => !isAbsent(value) && !fits(value, parent))
      .map(violation),
  );

/** Each value must be given, not blank, and no empty list, in the objects of which `when` is true. */
export const given = (selectors: readonly string[], when: (parent: Item) => boolean = () => true): Check =>
  over(selectors, (request) =>
    selectors
      .flatMap((selector) => valuesAt(request, selector))
      .filter(({ value, parent }) => isEmpty(value) && when(parent))
      .map(violation),
  );

/** A text that is given must not be blank. */
export const notBlank = (selectors: readonly string[]): Check =>
  over(selectors, (request) =>
    selectors
      .flatMap((selector) => valuesAt(request, selector))
      .filter(({ value }) => typeof value === "string" && isAbsent(value))
      .map(violation),
  );

/** So many of the members, which stand side by side, may be given. `isGiven` tells what counts as given. */
export const count = (
  selectors: readonly string[],
  isAllowed: (count: number, parent: Item) => boolean,
  isGiven: (value: unknown) => boolean = (value) => !isEmpty(value),
): Check =>
  over(selectors, (request) => {
    const columns = selectors.map((selector) => valuesAt(request, selector));
    return (columns[0] ?? []).flatMap((first, row) => {
      const values = columns.flatMap((column) => column[row] ?? []);
      const those = values.filter(({ value }) => isGiven(value));
      if (isAllowed(those.length, first.parent)) return [];
      return (those.length === 0 ? [first] : those.slice(-1)).map(violation);
    });
  });

export const exactlyOne = (number: number): boolean => number === 1;
export const atLeastOne = (number: number): boolean => number >= 1;
export const atMostOne = (number: number): boolean => number <= 1;

/** The items of a list, or of a list of objects, must differ in what `keyOf` says; null: not to be compared. */
export const distinct = (
  selectors: readonly string[],
  keyOf: (value: unknown, parent: Item) => string | null = (value) => String(value),
): Check => {
  const acrossParts = (): Constraint["check"] => {
    const seen = new Set<string>();
    return (request) =>
      selectors
        .flatMap((selector) => valuesAt(request, selector))
        .filter(({ value, parent }) => {
          const key = keyOf(value, parent);
          if (key === null) return false;
          const isRepeated = seen.has(key);
          seen.add(key);
          return isRepeated;
        })
        .map(violation);
  };
  return { ...over(selectors, (request) => acrossParts()(request), false), acrossParts };
};

/** A list has so many items at most. */
export const atMost = (selectors: readonly string[], limit: number): Check =>
  each(selectors, (value) => !Array.isArray(value) || value.length <= limit);

/** A whole number in this range. */
export const between =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;

/** The same, also written as a text: in a query every number is one, and bce-sdk-go sends some of the body so. */
export const digitsBetween =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    between(least, most)(typeof value === "string" && /^\d+$/u.test(value) ? Number(value) : value);

export const oneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown): boolean =>
    allowed.includes(value);

export const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === "string" && pattern.test(value);

/** The id of a kind of resource: its prefix and more. */
export const hasPrefix =
  (prefix: string) =>
  (value: unknown): boolean =>
    typeof value === "string" && value.startsWith(prefix) && value.length > prefix.length;

/** A text of so many characters at most. */
export const shorter =
  (limit: number) =>
  (value: unknown): boolean =>
    typeof value !== "string" || [...value].length <= limit;
