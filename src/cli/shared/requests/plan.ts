import { UsageError } from "../../../core/refusals.js";
import { parseMethod, parseQueryOption, parseTarget } from "../../../core/requests/target.js";
import type { CallPlan } from "../../../node/calls/call-plan.js";
import type { CallContext } from "../look/notices.js";
import { checkedBody } from "./body.js";
import { completePlan, type PlanOptions } from "./complete-plan.js";
import { readWords } from "./words.js";

async function planPath(context: CallContext, method: string, target: string, options: PlanOptions): Promise<CallPlan> {
  const verb = parseMethod(method);
  const { origin, path, query: inPath } = parseTarget(target);
  if (options.data !== undefined && (verb === "GET" || verb === "HEAD"))
    throw new UsageError({ en: `a ${verb} has no body`, zh: `${verb} 请求没有请求体` }, [
      { en: "for query parameters use -q name=value", zh: "查询参数请用 -q 名称=值" },
    ]);
  const query = [...inPath, ...(options.param ?? []).map(parseQueryOption)];
  const body = options.data === undefined ? null : await checkedBody(context, options.data);
  return completePlan(context, { method: verb, path, query, body, origin, operation: null }, options);
}

/**
 * Reads and checks all that the command line says of a request, before any configuration is looked at: `METHOD PATH`, or
 * the name of an operation and its `key=value` arguments.
 */
export async function planCall(context: CallContext, words: readonly string[], options: PlanOptions): Promise<CallPlan> {
  const asked = readWords(words);
  if (asked.kind === "path") return planPath(context, asked.method, asked.target, options);
  return (await import("./typed-operation.js")).planOperation(context, asked.name, asked.args, options);
}
