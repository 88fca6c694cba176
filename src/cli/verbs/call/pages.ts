import { NoAnswerError, UsageError } from "../../../core/refusals.js";
import { cleanLine } from "../../../core/text/clean.js";
import { answerJson } from "../../../node/calls/answer-json.js";
import { PageSequenceError } from "../../../node/client/pages.js";

const pageFaults: Record<PageSequenceError["fault"], (error: PageSequenceError) => { en: string; zh: string }> = {
  "repeated-marker": ({ detail, pages }) => ({
    en: `page ${pages} repeats the marker "${cleanLine(detail)}": following it would never end`,
    zh: `第 ${pages} 页再次给出标记“${cleanLine(detail)}”，继续下去会无限循环`,
  }),
  "no-marker": ({ pages }) => ({
    en: `page ${pages} is truncated but names no nextMarker`,
    zh: `第 ${pages} 页标明未完（isTruncated），却没有 nextMarker`,
  }),
  "no-list": ({ detail, pages }) => ({
    en: `page ${pages} contains no list, only: ${cleanLine(detail)}`,
    zh: `第 ${pages} 页中没有列表，只有：${cleanLine(detail)}`,
  }),
  "other-list": ({ detail, pages }) => ({
    en: `page ${pages} lacks the list "${cleanLine(detail)}"`,
    zh: `第 ${pages} 页缺少列表“${cleanLine(detail)}”`,
  }),
};

/** A page as an object; what is none holds no list, which is said of it. */
export function parsePage(content: Buffer): Record<string, unknown> {
  const text = new TextDecoder().decode(content);
  const page: unknown = text.trim() === "" ? null : answerJson(content);
  return typeof page === "object" && page !== null ? (page as Record<string, unknown>) : {};
}

/**
 * Words for a sequence of pages that cannot be followed.
 * @throws {NoAnswerError} for such a sequence; any other error is passed on.
 */
export function refusePages(error: unknown): never {
  if (!(error instanceof PageSequenceError)) throw error;
  throw new NoAnswerError(pageFaults[error.fault](error), [
    { en: "fetch the pages one by one: -q marker=MARKER -q maxKeys=100", zh: "改为逐页获取：-q marker=标记 -q maxKeys=100" },
  ]);
}

/** @throws {UsageError} for options of pages that do not go together */
export function checkPageOptions(
  { paginate, maxItems }: { readonly paginate?: boolean; readonly maxItems?: number },
  method: string,
): void {
  if (paginate && method !== "GET") throw new UsageError({ en: "--paginate requires GET", zh: "--paginate 只能用于 GET" });
  if (maxItems !== undefined && !paginate)
    throw new UsageError({ en: "--max-items requires --paginate", zh: "--max-items 需与 --paginate 一起使用" });
}
