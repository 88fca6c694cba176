import { UsageError } from "../../../core/refusals.js";
import { methods } from "../../../core/requests/target.js";
import { cleanLine } from "../../../core/text/clean.js";

/** What the words of a request are: a method and a path, well written or not, or the name of an operation and its arguments. */
export type RequestWords =
  | { readonly kind: "path"; readonly method: string; readonly target: string }
  | { readonly kind: "operation"; readonly name: string; readonly args: readonly string[] };

export const isMethod = (word: string): boolean => methods.some((method) => method === word.trim().toUpperCase());

const lacksPath = (method: string): UsageError =>
  new UsageError({ en: `missing path after ${method}`, zh: `${method} 之后缺少路径` }, [
    {
      en: `write a path such as ${method} /v1/vpc, or the name of an operation: ListNat vpcId=VPC_ID`,
      zh: `请写路径，如 ${method} /v1/vpc；或写接口名：ListNat vpcId=VPC_ID`,
    },
  ]);

const tooMany = (first: string, second: string): UsageError =>
  new UsageError({ en: `too many arguments after ${first} ${second}`, zh: `${first} ${second} 之后的参数过多` }, [
    {
      en: "with a path, use -q name=value for the query and -d for the body; key=value needs an operation name",
      zh: "写路径时，查询参数用 -q 名称=值，请求体用 -d；key=value 只能与接口名一起使用",
    },
  ]);

/**
 * Reads the words of `call`, `sign` and `lint`: a METHOD, or a first word with a slash, makes a path form; anything else is
 * the name of an operation. Throws UsageError for a word that fits neither.
 */
export function readWords([first = "", ...rest]: readonly string[]): RequestWords {
  const isPath = first.includes("/");
  if (!isPath && !isMethod(first)) return { kind: "operation", name: first, args: rest };
  const [target, ...more] = rest;
  if (target === undefined && !isPath) throw lacksPath(cleanLine(first));
  if (more.length > 0) throw tooMany(cleanLine(first), cleanLine(target ?? ""));
  return { kind: "path", method: first, target: target ?? "" };
}
