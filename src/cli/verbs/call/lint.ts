import { wirePath } from "../../../core/requests/target.js";
import { canonicalUri } from "../../../core/signature/canonical-request.js";
import { sayInline } from "../../../core/text/language.js";
import { maskUrl } from "../../../core/text/mask.js";
import { maskBody } from "../../../core/text/mask-body.js";
import type { CallPlan } from "../../../node/calls/call-plan.js";
import { type Context, note } from "../../context.js";
import { renderLintFindings } from "../../shared/lint/findings.js";
import { lintSource } from "../../shared/lint/lint-source.js";
import { countOf } from "../../shared/lint/report.js";

/** Lints a call before it is sent, and says on stderr what was found. False with errors: then it is not to be sent. */
export async function passesLint(context: Context, plan: CallPlan, { json }: { readonly json?: boolean }): Promise<boolean> {
  const { method, path, query, body } = plan;
  const text = body === null ? null : body.toString("utf8");
  const linted = await lintSource({
    input: { method, path: canonicalUri(path), query, body: text },
    shown: { method, target: maskUrl(wirePath(plan)), body: text === null ? null : maskBody(text) },
    file: null,
    line: 1,
    unexpanded: [],
    foreignHost: null,
    bodyFile: null,
  });
  const passes = countOf([linted], "error") === 0;
  // With --json stderr holds one document: that of the lint when it refuses, else that of the call.
  if (json) {
    if (!passes) note(context, (await import("../../shared/lint/json.js")).lintDocument([linted], 0, context.errorView));
    return passes;
  }
  if (linted.findings.length > 0) note(context, renderLintFindings(linted, context.errorView));
  if (!passes)
    note(
      context,
      sayInline(
        { en: "\nNothing was sent. To send it anyway, remove --lint.", zh: "\n没有发送任何请求。仍要发送请去掉 --lint。" },
        context.errorView.language,
      ),
    );
  return passes;
}
