import { adviceFor } from "../../../core/answers/advice.js";
import { fillCommand } from "../../../core/answers/fill-command.js";
import type { Cause, Entry, Fix } from "../../../core/catalogue/entry.js";
import { labels } from "../../../core/catalogue/labels.js";
import type { Found } from "../../../core/diagnose/found.js";
import type { CheckVerdict, Investigation } from "../../../core/diagnose/investigation.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { say, sayInline } from "../../../core/text/language.js";
import { displayWidth, fit, hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { type Fact, renderFacts } from "../look/facts.js";
import { styleFor } from "../look/style.js";
import { adviceLists, firstSentence } from "./explanation.js";
import { pointing } from "./pointing.js";

/** What is said of one error besides its entry. */
export interface Circumstances {
  readonly investigation: Investigation | null;
  /** Where the request went, its id, whether to send it again. */
  readonly rows: readonly Fact[];
  /** What stands in place of the fixes of the entry, since it is about this very call; empty where nothing does. */
  readonly instead?: readonly string[];
}

const names = {
  cause: { en: "Cause", zh: "原因" },
  action: { en: "Do", zh: "处理" },
  ruledOut: { en: "Ruled out", zh: "已排除" },
  checked: { en: "Undecided", zh: "未能确定" },
} as const satisfies Record<string, Bilingual>;

/** Lines that a report of one error takes at most at 80 columns: with its cause, and without. */
const most = { concluded: 14, open: 20 };

/** How much of a report is shown; the first that fits counts. */
interface Extent {
  readonly meaning: "whole" | "first";
  readonly causes: number;
  readonly fixes: number;
  /** Without legends and further commands; `cut` with each fact of the request on one line as well. */
  readonly brief?: "joined" | "cut";
}

const extents: readonly Extent[] = [
  { meaning: "whole", causes: 2, fixes: 2 },
  { meaning: "first", causes: 2, fixes: 2 },
  { meaning: "first", causes: 2, fixes: 1 },
  { meaning: "first", causes: 1, fixes: 1 },
  { meaning: "first", causes: 1, fixes: 1, brief: "joined" },
  { meaning: "first", causes: 0, fixes: 1, brief: "joined" },
  { meaning: "first", causes: 1, fixes: 1, brief: "cut" },
];

/** Code, status and title in one line. */
export function heading(code: string, title: Bilingual, status: number | null, view: View): string[] {
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

/** The confirmed cause and what to do about it. */
export function conclusionRows({ conclusion, action }: Investigation, language: View["language"]): Fact[] {
  if (!conclusion) return [];
  const todo: readonly Fact[] = action
    ? [
        [names.action, sayInline(action, language)],
        [{ en: "", zh: "" }, action.command, "command"],
      ]
    : [];
  return [[names.cause, sayInline(conclusion, language)], ...todo];
}

/** What the pointing at the request says already. */
const pointedOut = "broken-rule";

/** What was looked for and is not the cause, and what could not be told. */
function otherRows(investigation: Investigation | null, language: View["language"]): Fact[] {
  const { checks, conclusion } = investigation ?? { checks: [], conclusion: null };
  const texts = (verdict: CheckVerdict): string =>
    checks.flatMap((check) => (check.verdict === verdict && check.id !== pointedOut ? [sayInline(check.text, language)] : [])).join("; ");
  const [ruledOut, unknown] = [texts("ruledOut"), conclusion ? "" : texts("unknown")];
  return [
    ...(ruledOut === "" ? [] : [[names.ruledOut, ruledOut] as const]),
    ...(unknown === "" ? [] : [[names.checked, unknown] as const]),
  ];
}

/** What to do, with commands for this failure. */
const fixesOf = (entry: Entry, found: Found): Fix[] =>
  adviceFor(entry, found.operation).fixes.map((fix) =>
    fix.command === undefined ? fix : { ...fix, command: fillCommand(fix.command, found) },
  );
/** What the service said, where the entry's documented message is another. */
export const messageRow = ({ message, entry, failure, origin }: Found): Fact[] =>
  // The words of a client that got no answer stand in the explanation.
  message === null || message === entry?.message || (failure !== null && origin === "client") ? [] : [[labels.message, message]];

/** The causes that no check ruled out. */
function openCauses(entry: Entry, { operation }: Found, investigation: Investigation | null): readonly Cause[] {
  const ruledOut = new Set(investigation?.checks.flatMap(({ verdict, cause }) => (verdict === "ruledOut" ? [cause] : [])));
  return adviceFor(entry, operation).causes.filter((cause) => !ruledOut.has(entry.causes.indexOf(cause)));
}

const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", ...lines]);

/** The likeliest causes and what to do about them, and what of the request they are about. */
function openQuestion(extent: Extent, entry: Entry, found: Found, { investigation, instead = [] }: Circumstances, view: View): string[] {
  const causes = extent.causes === 0 ? [] : openCauses(entry, found, investigation);
  const fixes = instead.length > 0 ? [] : fixesOf(entry, found);
  const bases = found.constraints.map(({ basis }) => basis);
  return [...spaced(adviceLists({ causes, fixes }, extent, extent.brief ? null : bases, view)), ...spaced(instead)];
}

/** Rows with what continues them behind them, without a command to check with, which the whole report gives. */
function briefly(facts: readonly Fact[], brief: "joined" | "cut", { language, width }: View): Fact[] {
  const joined: Fact[] = [];
  for (const [name, value, kind] of facts) {
    const before = joined.at(-1);
    if (kind === "command") continue;
    if (name.en === "" && before) joined[joined.length - 1] = [before[0], `${before[1]}; ${value}`];
    else joined.push([name, value]);
  }
  if (brief === "joined") return joined;
  const room = width - 2 - Math.max(...joined.map(([name]) => displayWidth(sayInline(name, language))));
  return joined.map(([name, value]) => [name, fit(value, room)]);
}

/** The report of an error whose entry is known. */
function reportAt(extent: Extent, entry: Entry, found: Found, circumstances: Circumstances, view: View): string[] {
  const { investigation, rows } = circumstances;
  const { language } = view;
  const meaning = extent.meaning === "whole" ? entry.meaning : firstSentence(entry.meaning);
  const conclusion = investigation ? conclusionRows(investigation, language) : [];
  const isOpen = conclusion.length === 0;
  const commands = fixesOf(entry, found)
    .slice(0, extent.fixes)
    .map(({ command }) => command);
  const facts = [
    // A command that a fix gives already is not given twice.
    ...(isOpen ? pointing(found, view).filter(([, value, kind]) => kind !== "command" || !commands.includes(value)) : []),
    ...(language === "zh" ? [] : messageRow(found)),
    ...rows,
    ...otherRows(investigation, language),
  ];
  const shown = extent.brief ? briefly(facts, extent.brief, view) : facts;
  return [
    ...heading(entry.code, entry.title, found.httpStatus ?? entry.httpStatus, view),
    ...meaningLines(meaning, found.message ?? entry.message, view),
    ...(isOpen ? openQuestion(extent, entry, found, circumstances, view) : ["", ...renderFacts(conclusion, view)]),
    ...spaced(shown.length === 0 ? [] : renderFacts(shown, view)),
  ];
}

/** The report of an error whose entry is known, as long as fits a look besides what else is said: the cause first where it is known, else the likeliest. */
export function renderDiagnosis(entry: Entry, found: Found, circumstances: Circumstances, taken: number, view: View): string {
  const lines = circumstances.investigation?.conclusion ? most.concluded : most.open;
  const room = Math.ceil(lines * Math.max(1, 80 / view.width)) - taken;
  // What is known of this failure counts more than what is likely in general.
  const isJudged = otherRows(circumstances.investigation, view.language).length > 0;
  const reports = extents
    .filter(({ causes }) => causes > 0 || isJudged)
    .map((extent) => () => reportAt(extent, entry, found, circumstances, view));
  let report: string[] = [];
  for (const make of reports) {
    report = make();
    if (report.length <= room) break;
  }
  return report.join("\n");
}
