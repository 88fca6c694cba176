import { isDestructive } from "../../../core/operations/model/operation.js";
import { UsageError } from "../../../core/refusals.js";
import type { CallPlan } from "../../../node/calls/call-plan.js";
import { operationOf } from "../../../node/calls/diagnose.js";
import { type Endpoint, isLoopback } from "../../../node/client/endpoint.js";
import { type Context, tell } from "../../context.js";
import type { CallContext } from "../../shared/look/notices.js";

/** What is asked about before it is sent: a DELETE, or what an operation is called that takes something away by POST or PUT. Null for the rest. */
export async function asksFirst(plan: CallPlan): Promise<string | null> {
  if (plan.method === "GET" || plan.method === "HEAD") return null;
  if (plan.method === "DELETE") return "DELETE";
  const operation = await operationOf(plan);
  return operation && isDestructive(operation) ? operation.name : null;
}

/**
 * Refuses early what could only be asked on a terminal.
 * @throws {UsageError} when there is something to ask and no terminal.
 */
export function requireConsent({ io }: Context, asked: string | null, yes: boolean | undefined): void {
  if (asked === null || yes || (io.input.kind === "terminal" && io.err.isTerminal)) return;
  const what = asked === "DELETE" ? { en: "a DELETE", zh: "DELETE" } : { en: asked, zh: asked };
  throw new UsageError(
    { en: `${what.en} needs a confirmation, and there is no terminal to ask on`, zh: `${what.zh} 需要确认，但没有可供确认的终端` },
    [
      asked === "DELETE"
        ? { en: "to delete without confirmation: --yes", zh: "不经确认直接删除：--yes" }
        : { en: "to send it without confirmation: --yes", zh: "不经确认直接发送：--yes" },
    ],
  );
}

/** Asks before something is taken away. False means no. */
async function consentTo(
  context: Context,
  asked: string | null,
  { method, target }: { readonly method: string; readonly target: string },
  yes: boolean | undefined,
): Promise<boolean> {
  if (asked === null || yes) return true;
  const { askYes } = await import("../../prompts.js");
  const name = asked === "DELETE" ? "" : ` (${asked})`;
  return askYes({ en: `Send ${method} ${target}${name}?`, zh: `确定发送 ${method} ${target}${name}？` }, context.io, context.errorView);
}

/** http, or a call that is to change something without a yes. */
export async function mayBeSent(
  context: CallContext,
  plan: CallPlan,
  { origin, host }: Endpoint,
  asked: string | null,
  { yes }: { readonly yes?: boolean },
): Promise<boolean> {
  if (origin.startsWith("http:") && !isLoopback(new URL(origin)))
    context.notices.warn({
      en: "the endpoint uses http, not https: everything except the secret key is sent in clear text",
      zh: "接入点使用 http 而非 https：除 SK 外，所有内容都以明文传输",
    });
  if (await consentTo(context, asked, { method: plan.method, target: `${host}${plan.path}` }, yes)) return true;
  tell(context, { en: "Nothing was sent.", zh: "没有发送任何请求。" });
  return false;
}
