import { UsageError } from "../../../core/refusals.js";
import { parseMethod, parseQueryOption, parseTarget } from "../../../core/requests/target.js";
import type { QueryItem } from "../../../core/signature/canonical-request.js";
import { cleanLine } from "../../../core/text/clean.js";
import { writeJson } from "../../../core/text/json.js";
import type { CallPlan } from "../../../node/calls/call-plan.js";
import type { CallContext } from "../look/notices.js";
import { checkedBody } from "./body.js";
import { completePlan, type PlanOptions } from "./complete-plan.js";
import type { IdOffers } from "./id-offers.js";
import { type RequestWords, readWords } from "./words.js";

/** Names in a query are told by their letters: an action in other letters would be another one, or none. */
async function withKnownActions(
  { notices }: CallContext,
  method: string,
  path: string,
  query: readonly QueryItem[],
): Promise<readonly QueryItem[]> {
  if (!query.some(([, value]) => value === null)) return query;
  const { misspelledActions, respell } = await import("../../../core/operations/lookup/action-spelling.js");
  const actions = misspelledActions({ method, path, query });
  for (const { given, spelled } of actions)
    notices.warn({
      en: `the action ${cleanLine(given)} is sent as ${spelled}: actions are case-sensitive (--force keeps it)`,
      zh: `动作 ${cleanLine(given)} 按 ${spelled} 发送：服务端区分大小写（--force 保持原样）`,
    });
  return respell(query, actions);
}

type PathWords = Extract<RequestWords, { readonly kind: "path" }>;

async function planPath(context: CallContext, { method, target, args }: PathWords, options: PlanOptions): Promise<CallPlan> {
  const verb = parseMethod(method);
  const { origin, path, query: inPath } = parseTarget(target);
  if (options.data !== undefined && (verb === "GET" || verb === "HEAD"))
    throw new UsageError({ en: `a ${verb} request has no body`, zh: `${verb} 请求没有请求体` }, [
      { en: "for query parameters use -q name=value", zh: "查询参数请用 -q 名称=值" },
    ]);
  const given = [...inPath, ...(options.param ?? []).map(parseQueryOption)];
  const query = options.force ? given : await withKnownActions(context, verb, path, given);
  const body = options.data === undefined ? null : await checkedBody(context, options.data);
  if (args.length === 0) return completePlan(context, { method: verb, path, query, body, origin, operation: null }, options);
  const { readTypedParts } = await import("./typed-path.js");
  const typed = await readTypedParts(context, verb, args, options.data, body);
  return completePlan(
    context,
    {
      method: verb,
      path,
      query: [...query, ...typed.query],
      body: typed.body === null ? body : Buffer.from(writeJson(typed.body)),
      origin,
      operation: null,
    },
    { ...options, header: [...(options.header ?? []), ...typed.headers] },
  );
}

/**
 * Reads and checks all that the command line says of a request, before any configuration is looked at: `METHOD PATH`, or
 * the name of an operation and its `key=value` arguments. `offers` reads lists for who is asked for what is missing.
 */
export async function planCall(
  context: CallContext,
  words: readonly string[],
  options: PlanOptions,
  offers: IdOffers | null = null,
): Promise<CallPlan> {
  const asked = readWords(words);
  if (asked.kind === "path") return planPath(context, asked, options);
  return (await import("./typed-operation.js")).planOperation(context, asked.name, asked.args, options, offers);
}
