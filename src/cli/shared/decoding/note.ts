import type { Found } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { contextText, parameterText } from "../errors/context.js";
import { styleFor } from "../look/style.js";

const unknown: Bilingual = { en: "unknown error code", zh: "未收录的错误码" };
const several: Bilingual = { en: "several meanings", zh: "有多种含义" };

/** What an error is, in as few words as a line under it has room for. */
function titleOf({ title, entry, candidates }: Found): Bilingual {
  if (title) return title;
  if (entry) return entry.title;
  return candidates.length > 0 ? several : unknown;
}

/** The first thing to do: the entry's first fix, or the first step of a failure. */
const firstFix = ({ entry, steps }: Found): (Bilingual & { readonly command?: string }) | null => entry?.fixes[0] ?? steps[0] ?? null;

/** What to do and its command, on one line if that has room for both; the command is never broken. */
function fixLines(text: string, command: string | undefined, width: number): string[] {
  const line = command === undefined ? `    ${text}` : `    ${text}  $ ${command}`;
  if (displayWidth(line) <= width) return [line];
  return [...hang("    ", text, width), ...(command === undefined ? [] : [`    $ ${command}`])];
}

/** The note under an error in an annotated log: what it is and what to do first. */
export function renderNote(found: Found, view: View): string {
  const style = styleFor(view.color);
  const name = found.code ?? found.failure ?? "?";
  const status = found.httpStatus ?? found.entry?.httpStatus ?? null;
  const title = sayInline(titleOf(found), view.language);
  const fix = firstFix(found);
  const width = view.terminal ? view.width : Number.MAX_SAFE_INTEGER;
  const about = [parameterText(found), contextText(found.context)].flatMap((text) => (text ? [sayInline(text, view.language)] : []));
  const conclusion = found.investigation?.conclusion;
  const lines = [
    ...hang("  ^ ", `${name}${status === null ? "" : ` (HTTP ${status})`}: ${title}`, width),
    ...(about.length === 0 ? [] : hang("    ", about.join("; "), width)),
    ...(conclusion ? hang("    ", sayInline(conclusion, view.language), width) : []),
    ...(fix === null ? [] : fixLines(sayInline(fix, view.language), fix.command, width)),
  ];
  return lines.map(style.quiet).join("\n");
}
