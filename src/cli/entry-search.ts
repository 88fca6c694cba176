import type { Entry } from "../core/catalogue/entry.js";
import { createSearch } from "../core/catalogue/search.js";
import type { Bilingual } from "../core/text/bilingual.js";
import { sayInline } from "../core/text/language.js";
import { fit, wrap } from "../core/text/wrap.js";
import type { Io } from "../node/io.js";
import { type Choice, pick } from "./picker.js";
import { styleFor } from "./shared/look/style.js";
import type { View } from "./view.js";

const asked: Bilingual = { en: "Error code or words:", zh: "错误码或关键词：" };
const nothing: Bilingual = { en: "No code matches.", zh: "没有匹配的错误码。" };
const keys: Bilingual = {
  en: "up, down, page up, page down: move · enter: explain · esc: leave",
  zh: "上下键、翻页键移动 · 回车解释 · Esc 退出",
};

/** Lines of the meaning that stand below the list. */
const previewLines = 3;

function choiceOf(entry: Entry, { language, width }: View): Choice<string> {
  const lines = wrap(sayInline(entry.meaning, language), width - 3);
  const shown = lines.slice(0, previewLines);
  const last = lines.length > previewLines ? [fit(`${shown.at(-1) ?? ""} …`, width - 3)] : shown.slice(-1);
  return {
    value: entry.id,
    line: `${entry.code} (${entry.service}) ${sayInline(entry.title, language)}`,
    preview: [...shown.slice(0, -1), ...last].map((line) => `  ${line}`),
  };
}

/** Lets the user search the catalogue as they type, in either language, and returns the id of the entry chosen. */
export function askForEntry(entries: readonly Entry[], io: Io, view: View): Promise<string> {
  const search = createSearch(entries);
  const style = styleFor(view.color);
  const text = (content: Bilingual): string => sayInline(content, view.language);
  return pick(
    {
      message: `${style.heading("?")} ${text(asked)}`,
      total: entries.length,
      source: (typed) => (typed.trim() === "" ? entries : search(typed.trim())).map((entry) => choiceOf(entry, view)),
      nothing: text(nothing),
      keys: wrap(text(keys), view.width - 1),
      width: view.width,
      pageSize: Math.max(3, Math.min(12, (io.rows ?? 24) - 9)),
      quiet: style.quiet,
      highlight: style.command,
    },
    io,
  );
}
