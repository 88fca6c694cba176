import type { QueryItem } from "../../signature/canonical-request.js";
import { segmentsOf } from "../model/path-template.js";
import { literalSegments, type RequestShape, templates } from "./match.js";

/** A bare action in other letters than the service has it, such as `unbind` for an interface's `unBind`. */
export interface MisspelledAction {
  readonly given: string;
  readonly spelled: string;
}

/** The actions of a request that the service knows at this method and path in other letters only: it tells names by them. */
export function misspelledActions({ method, path, query }: RequestShape): MisspelledAction[] {
  const segments = segmentsOf(path);
  const known = templates
    .filter(({ operation, template }) => operation.method === method && literalSegments(template, segments) !== null)
    .flatMap(({ operation }) => operation.flags);
  return query.flatMap(([given, value]) => {
    const spelled = known.find((flag) => flag.toLowerCase() === given.toLowerCase());
    return value !== null || spelled === undefined || known.includes(given) ? [] : [{ given, spelled }];
  });
}

/** The query with its actions as the service spells them. */
export const respell = (query: readonly QueryItem[], actions: readonly MisspelledAction[]): QueryItem[] =>
  query.map(([name, value]) => [actions.find(({ given }) => value === null && given === name)?.spelled ?? name, value]);
