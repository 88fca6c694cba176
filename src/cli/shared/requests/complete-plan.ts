import { UsageError } from "../../../core/refusals.js";
import type { QueryItem } from "../../../core/signature/canonical-request.js";
import { isSecretName } from "../../../core/text/mask.js";
import type { CallPlan } from "../../../node/calls/call-plan.js";
import { parseHeaderOption } from "../../../node/client/request.js";
import { randomUuid } from "../../../node/hashing.js";
import type { CallContext } from "../look/notices.js";
import { protectSecrets } from "./body.js";

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

function tokenItem(context: CallContext, method: string, query: readonly QueryItem[], token: string): QueryItem {
  if (query.some(([name]) => name === "clientToken"))
    throw new UsageError({
      en: "--client-token and the query both set clientToken",
      zh: "--client-token 与查询参数重复设置了 clientToken",
    });
  const value = token === "auto" ? randomUuid() : token;
  if (!/^[\u0021-\u007e]{1,64}$/u.test(value))
    throw new UsageError({
      en: "a client token must have 1 to 64 ASCII characters and no blanks",
      zh: "clientToken 必须由 1 至 64 个 ASCII 字符组成，不含空格",
    });
  if (method === "GET" || method === "HEAD")
    context.notices.warn({
      en: `a client token has no effect on ${method}, which changes nothing`,
      zh: `${method} 不改动任何内容，clientToken 不起作用`,
    });
  return ["clientToken", value];
}

type Core = Omit<CallPlan, "headers" | "clientToken">;

/** From now on no output shows the secrets that stand in header and query. */
function protectValues({ io }: CallContext, values: readonly QueryItem[]): void {
  for (const [name, value] of values) if (value && isSecretName(name)) io.protect(value);
}

/** Adds what every request can have: headers and a client token. From now on no output shows the secrets of its body. */
export function completePlan(context: CallContext, core: Core, { header = [], clientToken, showSecrets }: PlanOptions): CallPlan {
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
