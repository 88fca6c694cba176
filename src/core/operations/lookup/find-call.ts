import { uriDecode } from "../../signature/encoding.js";
import type { OperationShape } from "../model/operation.js";
import { segmentsOf } from "../model/path-template.js";
import { operationShapes } from "./operation-index.js";

/** A call as it is written: `GET /v1/nat`, `/v1/nat/{natId}`, `PUT https://bcc.bj.baidubce.com/v1/nat/nat-x?bind`. */
export interface WrittenCall {
  /** Null when only a path was given. */
  readonly method: string | null;
  readonly path: string;
  /** Names in the query. */
  readonly query: readonly string[];
}

/** The call that words write; null when they are none. */
export function readCall(words: readonly string[]): WrittenCall | null {
  const [first = "", second] = words;
  const target = second ?? first;
  const hasMethod = second !== undefined && /^(?:get|post|put|delete|head|patch)$/iu.test(first);
  if (words.length > 2 || (second !== undefined && !hasMethod)) return null;
  const [, path = "", query = ""] = /^(?:https?:\/\/[^/?]+)?(\/[^?]*|v\d+\/[^?]*)(?:\?(.*))?$/isu.exec(target) ?? [];
  if (path === "") return null;
  return {
    method: hasMethod ? first.toUpperCase() : null,
    path: uriDecode(path.startsWith("/") ? path : `/${path}`),
    query: query
      .split("&")
      .map((item) => uriDecode(item.split("=", 1)[0] ?? ""))
      .filter((name) => name !== ""),
  };
}

const isName = (segment: string): boolean => /^\{.*\}$|^<.*>$|^:/u.test(segment);

/** How many words of a template a path has; null when it is another path. */
function wordsOf(template: string, path: string, sameCase: boolean): number | null {
  const [parts, given] = [segmentsOf(template), segmentsOf(path)];
  const isSame = (a: string, b: string): boolean => a === b || (!sameCase && a.toLowerCase() === b.toLowerCase());
  const fits = parts.length === given.length && parts.every((part, index) => isName(part) || isSame(part, given[index] ?? ""));
  return fits ? parts.filter((part) => !isName(part)).length : null;
}

/** The operations at a path whose template fits best, whatever their method and action. */
function at(path: string, sameCase: boolean): readonly OperationShape[] {
  const ranked = operationShapes.flatMap((shape) => {
    const words = wordsOf(shape.path, path, sameCase);
    return words === null ? [] : [{ shape, words }];
  });
  const most = Math.max(...ranked.map(({ words }) => words));
  return ranked.filter(({ words }) => words === most).map(({ shape }) => shape);
}

/** The operations of a call: at its path, with its method and its action if it has them. None when there is no such call. */
export function operationsAt({ method, path, query }: WrittenCall): readonly OperationShape[] {
  const own = at(path, true).filter((shape) => method === null || shape.method === method);
  const acting = own.filter(({ flags }) => flags.length > 0 && flags.every((flag) => query.includes(flag)));
  return acting.length > 0 ? acting : own;
}

/** What comes near a call that there is not: other methods of its path, or the path in another case. */
export function callsNear({ path }: WrittenCall): readonly OperationShape[] {
  const exact = at(path, true);
  return exact.length > 0 ? exact : at(path, false);
}
