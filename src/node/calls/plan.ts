import { randomUUID } from "node:crypto";
import type { Context } from "../../cli/context.js";
import { checkedBody, protectSecrets } from "../../cli/shared/requests/body.js";
import { UsageError } from "../../core/refusals.js";
import { methods, parseMethod, parseQueryOption, parseTarget } from "../../core/requests/target.js";
import type { QueryItem } from "../../core/signature/canonical-request.js";
import { cleanLine } from "../../core/text/clean.js";
import { isSecretName } from "../../core/text/mask.js";
import { parseHeaderOption, type RequestPlan } from "../client/request.js";
import { warn } from "./connection.js";

/** What of a request the command line says. */
export interface PlanOptions {
  readonly param?: readonly string[];
  readonly data?: string;
  readonly header?: readonly string[];
  readonly clientToken?: string;
  readonly showSecrets?: boolean;
  /** Send what is known to be wrong for the operation. */
  readonly force?: boolean;
  /** Standard error is to hold one document. */
  readonly json?: boolean;
}

function tokenItem(context: Context, method: string, query: readonly QueryItem[], token: string): QueryItem {
  if (query.some(([name]) => name === "clientToken"))
    throw new UsageError({
      en: "--client-token and the query both set clientToken",
      zh: "--client-token 与查询参数重复设置了 clientToken",
    });
  const value = token === "auto" ? randomUUID() : token;
  if (!/^[\u0021-\u007e]{1,64}$/u.test(value))
    throw new UsageError({
      en: "a client token has 1 to 64 ASCII characters without blanks",
      zh: "clientToken 由 1 至 64 个ASCII字符组成，不含空格",
    });
  if (method === "GET" || method === "HEAD")
    warn(context, {
      en: `a client token has no effect on ${method}, which changes nothing`,
      zh: `${method} 不改动任何内容，clientToken 不起作用`,
    });
  return ["clientToken", value];
}

export interface CallPlan extends RequestPlan {
  /** Scheme and host of a full URL. */
  readonly origin: string | null;
  /** The value of `--client-token`. */
  readonly clientToken: string | null;
  /** The name of the operation, where the command line gives it. */
  readonly operation: string | null;
}

type Core = Omit<CallPlan, "headers" | "clientToken">;

/** From now on no output shows the secrets that stand in header and query. */
function protectValues({ io }: Context, values: readonly QueryItem[]): void {
  for (const [name, value] of values) if (value && isSecretName(name)) io.protect(value);
}

/** Adds what every request can have: headers and a client token. From now on no output shows the secrets in it. */
export function completePlan(context: Context, core: Core, { header = [], clientToken, showSecrets }: PlanOptions): CallPlan {
  const headers = Object.fromEntries(header.map(parseHeaderOption));
  const { method, query, body } = core;
  const token = clientToken === undefined ? null : tokenItem(context, method, query, clientToken);
  if (!showSecrets) protectValues(context, [...query, ...Object.entries(headers)]);
  if (body && !showSecrets) protectSecrets(context, body);
  return {
    ...core,
    query: token ? [...query, token] : query,
    headers,
    clientToken: token?.[1] ?? query.find(([name]) => name === "clientToken")?.[1] ?? null,
  };
}

async function planPath(context: Context, method: string, target: string, options: PlanOptions): Promise<CallPlan> {
  const verb = parseMethod(method);
  const { origin, path, query: inPath } = parseTarget(target);
  if (options.data !== undefined && (verb === "GET" || verb === "HEAD"))
    throw new UsageError({ en: `a ${verb} has no body`, zh: `${verb} 请求没有请求体` }, [
      { en: "query parameters are given with -q name=value", zh: "查询参数请用 -q 名称=值" },
    ]);
  const query = [...inPath, ...(options.param ?? []).map(parseQueryOption)];
  const body = options.data === undefined ? null : await checkedBody(context, options.data);
  return completePlan(context, { method: verb, path, query, body, origin, operation: null }, options);
}

/** Whether the words are a method and a path, well written or not, and no operation with its arguments. */
const isPathForm = (first: string, second: string | undefined): boolean =>
  methods.some((method) => method === first.trim().toUpperCase()) || first.includes("/") || /^\/|^[^=]*:\/\//u.test(second ?? "");

function refuseWords(first: string, rest: readonly string[]): never {
  if (rest.length === 0)
    throw new UsageError({ en: `${first} lacks a path`, zh: `${first} 之后缺少路径` }, [
      {
        en: `write a path such as ${first} /v1/vpc, or an operation: bcevpc call ListNat vpcId=VPC_ID`,
        zh: `请写路径，如 ${first} /v1/vpc；或写接口名：bcevpc call ListNat vpcId=VPC_ID`,
      },
    ]);
  throw new UsageError(
    { en: `too many arguments after ${first} ${cleanLine(rest[0] ?? "")}`, zh: `${first} ${cleanLine(rest[0] ?? "")} 之后的参数过多` },
    [
      {
        en: "with a path, the query is given with -q name=value and the body with -d; key=value goes with the name of an operation",
        zh: "写路径时，查询参数用 -q 名称=值，请求体用 -d；key=value 需与接口名一起使用",
      },
    ],
  );
}

/**
 * Reads and checks all that the command line says of a request, before any configuration is looked at: `METHOD PATH`, or
 * the name of an operation and its `key=value` arguments.
 */
export async function planCall(context: Context, words: readonly string[], options: PlanOptions): Promise<CallPlan> {
  const [first = "", ...rest] = words;
  if (!isPathForm(first, rest[0]))
    return (await import("../../cli/shared/requests/typed-operation.js")).planOperation(context, first, rest, options);
  const [target, ...more] = rest;
  if (first.includes("/") && target === undefined) return planPath(context, first, "", options);
  if (target === undefined || more.length > 0) refuseWords(cleanLine(first), rest);
  return planPath(context, first, target, options);
}
