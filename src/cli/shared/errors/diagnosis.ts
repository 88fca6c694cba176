import { fillCommand } from "../../../core/answers/fill-command.js";
import type { Entry } from "../../../core/catalogue/entry.js";
import { labels } from "../../../core/catalogue/labels.js";
import type { Found } from "../../../core/diagnose/found.js";
import type { Investigation } from "../../../core/diagnose/investigation.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { say, sayInline } from "../../../core/text/language.js";
import { hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { renderFacts } from "../look/facts.js";
import { styleFor } from "../look/style.js";
import { firstSentence, statementList } from "./explanation.js";

/** A row of facts: its name, and what it says. */
export type Row = readonly [name: Bilingual, text: string];

/** What is said of one error besides its entry. */
export interface Circumstances {
  readonly investigation: Investigation | null;
  /** Where the request went, its id, whether to send it again. */
  readonly rows: readonly Row[];
}

const names = {
  cause: { en: "Cause", zh: "原因" },
  action: { en: "Do", zh: "处理" },
  ruledOut: { en: "Ruled out", zh: "已排除" },
  checked: { en: "Not settled", zh: "未能确定" },
} as const satisfies Record<string, Bilingual>;

/** Lines that a report of one error takes at most at 80 columns: with its cause, and without. */
const most = { concluded: 14, open: 20 };

/** How much of a report is shown; the first that fits counts. */
interface Extent {
  readonly meaning: "whole" | "first";
  readonly causes: number;
  readonly fixes: number;
  readonly others: boolean;
}

const extents: readonly Extent[] = [
  { meaning: "whole", causes: 2, fixes: 2, others: true },
  { meaning: "first", causes: 2, fixes: 2, others: true },
  { meaning: "first", causes: 2, fixes: 1, others: true },
  { meaning: "first", causes: 1, fixes: 1, others: true },
  { meaning: "first", causes: 1, fixes: 1, others: false },
];

/** Code, status and title in one line. */
function heading({ code, title }: Pick<Entry, "code" | "title">, status: number | null, view: View): string[] {
  const style = styleFor(view.color);
  const rest = [...(status === null ? [] : [`HTTP ${status}`]), sayInline(title, view.language)].join(" · ");
  return wrap(`${code} · ${rest}`, view.width).map((line, index) =>
    index === 0 && line.startsWith(code) ? style.code(code) + style.title(line.slice(code.length)) : style.title(line),
  );
}

/** The meaning in the language asked for; in English with the Chinese below, in Chinese with the server's message. */
function meaningLines(meaning: Bilingual, message: string | null, { language, width }: View): string[] {
  const own = say(meaning, language).flatMap((text) => wrap(text, width));
  if (language === "en") return [...own, ...hang("中文  ", meaning.zh, width)];
  return language === "zh" && message !== null ? [...own, ...hang(`${labels.message.zh}  `, message, width)] : own;
}

const texts = (investigation: Investigation | null, verdict: "ruledOut" | "unknown", language: View["language"]): string =>
  (investigation?.checks ?? []).flatMap((check) => (check.verdict === verdict ? [sayInline(check.text, language)] : [])).join("; ");

/** The confirmed cause and what to do about it. */
export function conclusionRows({ conclusion, action }: Investigation, language: View["language"]): Row[] {
  if (!conclusion) return [];
  return [[names.cause, sayInline(conclusion, language)], ...(action ? [[names.action, sayInline(action, language)] as const] : [])];
}

/** A command on a line of its own, whole: it is to be copied. */
export const commandLine = (command: string, { color }: View): string => `  ${styleFor(color).command(`$ ${command}`)}`;

/** What was looked for and is not the cause, and what could not be told. */
function otherRows(investigation: Investigation | null, { language }: View): Row[] {
  const [ruledOut, unknown] = [texts(investigation, "ruledOut", language), texts(investigation, "unknown", language)];
  return [
    ...(ruledOut === "" ? [] : [[names.ruledOut, ruledOut] as const]),
    ...(unknown === "" || investigation?.conclusion ? [] : [[names.checked, unknown] as const]),
  ];
}

/** What to do, with commands for this failure. */
const fixesOf = ({ fixes }: Entry, found: Found): Entry["fixes"][number][] =>
  fixes.map((fix) => (fix.command === undefined ? fix : { ...fix, command: fillCommand(fix.command, found) }));

const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", ...lines]);

/** The report of an error whose entry is known. */
function reportAt(extent: Extent, entry: Entry, found: Found, { investigation, rows }: Circumstances, view: View): string[] {
  const { language } = view;
  const meaning = extent.meaning === "whole" ? entry.meaning : firstSentence(entry.meaning);
  const message = found.message ?? entry.message;
  const own =
    language === "zh" || found.message === null || found.message === entry.message ? [] : [[labels.message, found.message] as const];
  const conclusion = investigation ? conclusionRows(investigation, language) : [];
  const command = investigation?.action ? [commandLine(investigation.action.command, view)] : [];
  const facts = [...own, ...rows, ...(extent.others ? otherRows(investigation, view) : [])];
  const open =
    conclusion.length > 0
      ? []
      : [
          "",
          ...statementList(labels.why, entry.causes, extent.causes, view),
          ...statementList(labels.fix, fixesOf(entry, found), extent.fixes, view),
        ];
  return [
    ...heading(entry, found.httpStatus ?? entry.httpStatus, view),
    ...meaningLines(meaning, message, view),
    ...spaced(conclusion.length === 0 ? [] : [...renderFacts(conclusion, view), ...command]),
    ...open,
    ...spaced(facts.length === 0 ? [] : renderFacts(facts, view)),
  ];
}

/** The report of an error whose entry is known, as long as fits a look: the cause first where it is known, else the likeliest. */
export function renderDiagnosis(entry: Entry, found: Found, circumstances: Circumstances, view: View): string {
  const room = Math.ceil((circumstances.investigation?.conclusion ? most.concluded : most.open) * Math.max(1, 80 / view.width));
  const reports = extents.map((extent) => () => reportAt(extent, entry, found, circumstances, view));
  let report: string[] = [];
  for (const make of reports) {
    report = make();
    if (report.length <= room) break;
  }
  return report.join("\n");
}
