import { UsageError } from "../../../core/refusals.js";
import { methods } from "../../../core/requests/target.js";
import { cleanLine } from "../../../core/text/clean.js";

/** What the words of a request are: a method and a path, well written or not, or the name of an operation and its arguments. */
export type RequestWords =
  | { readonly kind: "path"; readonly method: string; readonly target: string; readonly args: readonly string[] }
  | { readonly kind: "operation"; readonly name: string; readonly args: readonly string[] };

export const isMethod = (word: string): boolean => methods.some((method) => method === word.trim().toUpperCase());

const lacksPath = (method: string): UsageError =>
  new UsageError({ en: `missing path after ${method}`, zh: `${method} 之后缺少路径` }, [
    {
      en: `write a path such as ${method} /v1/vpc, or the name of an operation: ListNat vpcId=VPC_ID`,
      zh: `请写路径，如 ${method} /v1/vpc；或写接口名：ListNat vpcId=VPC_ID`,
    },
  ]);

/**
 * Reads the words of `call`, `sign` and `lint`: a METHOD, or a first word with a slash, makes a path form; anything else is
 * the name of an operation.
 * @throws {UsageError} for a word that fits neither.
 */
export function readWords([first = "", ...rest]: readonly string[]): RequestWords {
  const isPath = first.includes("/");
  if (!isPath && !isMethod(first)) return { kind: "operation", name: first, args: rest };
  const [target, ...args] = rest;
  if (target === undefined && !isPath) throw lacksPath(cleanLine(first));
  return { kind: "path", method: first, target: target ?? "", args };
}
