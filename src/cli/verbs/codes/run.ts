import { checkService } from "../../../core/catalogue/check-service.js";
import type { Entry } from "../../../core/catalogue/entry.js";
import { searchEntries } from "../../../core/catalogue/search-entries.js";
import { sayInline } from "../../../core/text/language.js";
import { type Context, note } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { printPaged } from "../../shared/look/paged.js";

export interface CodesOptions {
  readonly service?: string;
  readonly status?: number;
  readonly retryable?: boolean;
  readonly plain?: boolean;
  readonly json?: boolean;
}

async function render(entries: readonly Entry[], searched: boolean, { view }: Context, options: CodesOptions): Promise<string> {
  if (options.json) return (await import("../../shared/look/json.js")).codesDocument(entries, view);
  if (options.plain) return (await import("../../shared/look/plain.js")).renderPlain(entries, view);
  const { renderCodesByRank, renderCodesByService } = await import("./code-list.js");
  return searched ? renderCodesByRank(entries, view) : renderCodesByService(entries, view);
}

/** `bcevpc codes [WORDS…]`: lists the catalogue by service, or searches it, best first. */
export async function codes(context: Context, words: readonly string[], options: CodesOptions): Promise<ExitCode> {
  checkService(options.service);
  const entries = await searchEntries(words.join(" "), options);
  if (entries.length > 0 || options.json) await printPaged(context, await render(entries, words.length > 0, context, options));
  const { renderPointer, topicOf } = await import("../../shared/topic-pointers.js");
  const topic = topicOf(words.join(" "));
  if (topic !== null && !options.json && !options.plain) note(context, renderPointer(words.join(" "), topic, context.errorView));
  if (entries.length > 0) return exitCodes.done;
  if (topic !== null) return exitCodes.negative;
  note(
    context,
    sayInline(
      { en: "No code matches. To list all: bcevpc codes", zh: "没有匹配的错误码。查看全部：bcevpc codes" },
      context.errorView.language,
    ),
  );
  return exitCodes.negative;
}
