import { UsageError } from "../../../core/refusals.js";
import type { Context } from "../../context.js";

/** Refuses early what could only be asked on a terminal. */
export function requireConsent({ io }: Context, method: string, yes: boolean | undefined): void {
  if (method !== "DELETE" || yes || (io.input.kind === "terminal" && io.err.isTerminal)) return;
  throw new UsageError({ en: "a DELETE asks first, and there is no terminal to ask on", zh: "DELETE 需要确认，但没有可供确认的终端" }, [
    { en: "to delete without a question: --yes", zh: "不经确认直接删除：--yes" },
  ]);
}

/** Asks before a DELETE is sent. False means no. */
export async function consentTo(context: Context, method: string, target: string, yes: boolean | undefined): Promise<boolean> {
  if (method !== "DELETE" || yes) return true;
  const { askYes } = await import("../../prompts.js");
  return askYes({ en: `Send DELETE ${target}?`, zh: `确定发送 DELETE ${target}？` }, context.io, context.errorView);
}
