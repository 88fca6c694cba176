import type { Found } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { wrap } from "../../../core/text/wrap.js";
import { type Context, note } from "../../context.js";

const offered = (calls: number): Bilingual => ({
  en: `${calls} read ${calls === 1 ? "call" : "calls"} would tell: run again with --investigate`,
  zh: `只需 ${calls} 次只读调用即可查明原因：加 --investigate 再运行一次`,
});

/** Offers on a terminal to look into errors of which nothing is concluded and for which there is a check. */
export async function offerInvestigation(context: Context, errors: readonly Found[]): Promise<void> {
  const { io, errorView } = context;
  if (!io.out.isTerminal || !io.err.isTerminal) return;
  const open = errors.filter(({ investigation }) => investigation?.conclusion === undefined || investigation.conclusion === null);
  if (open.length === 0) return;
  const { usualCalls } = await import("../../../node/investigate/table.js");
  const calls = Math.max(...open.map(usualCalls));
  if (calls > 0) note(context, `\n${wrap(sayInline(offered(calls), errorView.language), errorView.width).join("\n")}`);
}
