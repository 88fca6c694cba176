import type { Bilingual } from "../../../core/text/bilingual.js";
import type { FailureCause } from "../../../node/calls/diagnose.js";
import type { LookInto, SentCall } from "../../../node/calls/failure.js";
import { TransportError } from "../../../node/client/transport-error.js";
import { type Context, note } from "../../context.js";
import { type CallExitCode, type ExitCode, exitCodes, exitForError, exitForStatus } from "../../exit-codes.js";

export interface ReportOptions {
  readonly json?: boolean;
  readonly full?: boolean;
}

function exitFor(failed: FailureCause, status: number | null): CallExitCode {
  if (status === null) return exitCodes.noAnswer;
  return failed.kind === "error" ? exitForError(failed.found, status) : exitForStatus(status);
}

/** Says on stderr why a call failed, and returns the exit code for it. */
export async function reportFailure(
  context: Context,
  failed: FailureCause,
  sent: SentCall,
  { json, full, warnings, lookInto }: ReportOptions & { readonly warnings: readonly Bilingual[]; readonly lookInto: LookInto | null },
): Promise<ExitCode> {
  const { io, errorView } = context;
  const { failureOf } = await import("../../../node/calls/failure.js");
  const failure = await failureOf(io, failed, sent, warnings, lookInto);
  const { callFailureDocument, renderCallFailure } = await import("./failure.js");
  const exitCode = exitFor(failed, failure.httpStatus);
  const { outcome } = sent.exchange;
  const hasBody = !(outcome instanceof TransportError) && outcome.body.length > 0;
  // On one screen, a line between the body and what is said of it.
  const gap = io.out.isTerminal && io.err.isTerminal && hasBody ? "\n" : "";
  note(context, json ? callFailureDocument(failure, exitCode, errorView) : gap + renderCallFailure(failure, errorView, full === true));
  if (!json && !lookInto && failed.kind === "error" && failure.investigation?.conclusion == null) {
    const { offerInvestigation } = await import("../../shared/errors/offer.js");
    await offerInvestigation(context, [{ ...failed.found, investigation: failure.investigation }]);
  }
  return exitCode;
}
