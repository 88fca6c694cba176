import { type Advice, adviceFor } from "../../../core/answers/advice.js";
import type { Basis, Entry } from "../../../core/catalogue/entry.js";
import { evidenceNames, labels, retryVerdicts } from "../../../core/catalogue/labels.js";
import { serviceNames } from "../../../core/catalogue/service-names.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { say, sayInline } from "../../../core/text/language.js";
import { withFileWords } from "../../../core/text/shell.js";
import { displayWidth, hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { type Fact, renderFacts } from "../look/facts.js";
import { type Style, styleFor } from "../look/style.js";
import { legend, marked, markOf } from "./marks.js";

export interface ExplanationOptions {
  /** Everything that is known, rather than what fits a screen. */
  readonly full: boolean;
  /** Where statements come from that follow the page: the legend holds for them as well. */
  readonly others?: readonly Basis[];
}

/** How many operations and related codes a page shows unless all are asked for. */
const screenful = { operations: 3, related: 2 };
/** How many causes and fixes; where the first do not fit a screen, the second do if that helps. */
const ordinary = { causes: 2, fixes: 2 };
const fewer = { causes: 2, fixes: 1 };
/** Lines of a screen of 80 columns. */
const screenLines = 24;

interface Page {
  readonly view: View;
  readonly style: Style;
  readonly full: boolean;
}

const heading = (entry: Entry, { view, style }: Page): string[] => {
  const about = [
    sayInline(serviceNames[entry.service], view.language),
    ...(entry.httpStatus === null ? [] : [`HTTP ${entry.httpStatus}`]),
    sayInline(evidenceNames[entry.evidence], view.language),
  ];
  if (displayWidth(entry.code) > view.width)
    return [...wrap(entry.code, view.width).map(style.code), ...hang("  ", about.join(" · "), view.width).map(style.quiet)];
  const [first = "", ...rest] = hang(`${entry.code}  `, about.join(" · "), view.width);
  return [style.code(entry.code) + style.quiet(first.slice(entry.code.length)), ...rest.map(style.quiet)];
};

/** The meaning in the language asked for; in English with the Chinese meaning below, in Chinese with the server's message. */
function meaning(entry: Entry, { view, style }: Page): string[] {
  const title = say(entry.title, view.language).flatMap((text) => wrap(text, view.width).map(style.title));
  const body = say(entry.meaning, view.language).flatMap((text) => wrap(text, view.width));
  const chinese = view.language === "en" ? hang("中文  ", entry.meaning.zh, view.width) : [];
  return [...title, ...body, ...chinese];
}

type Statement = Bilingual & { readonly basis: Basis; readonly command?: string };

/** A cause or a fix under its bullet, marked where it is more than inferred, with the command that goes with it. */
function statement(bullet: string, item: Statement, { view, style }: Page): string[] {
  const mark = markOf(item.basis, view.language);
  const [first = "", ...others] = say(item, view.language);
  const indent = " ".repeat(displayWidth(bullet));
  const texts = [
    ...hang(bullet, marked(first, item.basis, view.language), view.width),
    ...others.flatMap((text) => hang(indent, text, view.width)),
  ];
  const command = item.command === undefined ? [] : [indent + style.command(`$ ${withFileWords(item.command)}`)];
  return [...(mark === "" ? texts : texts.map((line) => line.replace(mark, style.quiet(mark)))), ...command];
}

function numbered(label: Bilingual, items: readonly Statement[], shown: number, page: Page): string[] {
  const { view, style, full } = page;
  const visible = full ? items : items.slice(0, shown);
  const hidden = items.length - visible.length;
  const rest = { en: ` (${visible.length} of ${items.length}; --full shows all)`, zh: `（共 ${items.length} 条，--full 显示全部）` };
  return [
    style.heading(sayInline(label, view.language)) + (hidden === 0 ? "" : style.quiet(rest[view.language === "zh" ? "zh" : "en"])),
    ...visible.flatMap((item, index) => statement(`  ${index + 1}. `, item, page)),
  ];
}

interface ShownCounts {
  readonly causes: number;
  readonly fixes: number;
}

function adviceOn(page: Page, { causes, fixes }: Advice, shown: ShownCounts, others: readonly Basis[] | null): string[] {
  const visible = [...causes.slice(0, page.full ? causes.length : shown.causes), ...fixes.slice(0, page.full ? fixes.length : shown.fixes)];
  return [
    ...(causes.length === 0 ? [] : numbered(labels.why, causes, shown.causes, page)),
    ...(fixes.length === 0 ? [] : numbered(labels.fix, fixes, shown.fixes, page)),
    ...(others === null ? [] : legend([...visible.map(({ basis }) => basis), ...others], page.view)),
  ];
}

/** The first causes and fixes as two numbered lists, with the legend of their marks and of those of `others`; without it for null. */
export const adviceLists = (advice: Advice, shown: ShownCounts, others: readonly Basis[] | null, view: View): string[] =>
  adviceOn({ view, style: styleFor(view.color), full: false }, advice, shown, others);

/** The first few names and how many follow; one more than a few is named as well. */
const few = (names: readonly string[], shown: number, full: boolean): string =>
  full || names.length <= shown + 1 ? names.join(", ") : `${names.slice(0, shown).join(", ")} +${names.length - shown}`;

const nothing: Bilingual = { en: "", zh: "" };

/** The operations that can raise the code, and the command that shows the one there is or lists those that are not named, on one line if that fits. */
function operationRows({ operations, code }: Entry, { view, full }: Page): Fact[] {
  const [only] = operations;
  if (only === undefined) return [];
  const names = (shown: number): string => few(operations, shown, full);
  const isWhole = !names(screenful.operations).includes("+");
  if (isWhole && operations.length > 1) return [[labels.operations, names(screenful.operations)]];
  const command = `bcevpc apis ${isWhole ? only : code}`;
  const room =
    view.width - 2 - Math.max(...[labels.operations, labels.related].map((label) => displayWidth(sayInline(label, view.language))));
  const line = [3, 2, 1].map((shown) => `${names(shown)}  $ ${command}`).find((text) => text.length <= room);
  return line === undefined
    ? [
        [labels.operations, names(screenful.operations)],
        [nothing, command, "command"],
      ]
    : [[labels.operations, line]];
}

function factRows(entry: Entry, page: Page): Fact[] {
  const { full } = page;
  const language = page.view.language;
  const sources = entry.sources.map(({ title, url, date }) => [title, date, url].filter((part) => part !== null).join(", "));
  return [
    ...(entry.message === null ? [] : [[labels.message, entry.message] as const]),
    [labels.retry, sayInline(retryVerdicts[`${entry.retryable}`], language)],
    ...(entry.parameters.length === 0 ? [] : [[labels.parameters, entry.parameters.join(", ")] as const]),
    ...operationRows(entry, page),
    ...(entry.related.length === 0 ? [] : [[labels.related, few(entry.related, screenful.related, full)] as const]),
    ...(full ? sources.map((source, index) => [index === 0 ? labels.sources : nothing, source] as const) : []),
  ];
}

/** One entry as a page of text: what happened, why, what to do, and the facts. Ends without a line feed. */
export function renderExplanation(entry: Entry, view: View, { full, others = [] }: ExplanationOptions): string {
  const page: Page = { view, style: styleFor(view.color), full };
  const pageOf = (shown: ShownCounts): string[] => [
    ...heading(entry, page),
    ...meaning(entry, page),
    "",
    ...adviceOn(page, entry, shown, others),
    "",
    ...renderFacts(factRows(entry, page), view),
  ];
  const whole = pageOf(ordinary);
  if (full || whole.length <= screenLines) return whole.join("\n");
  const short = pageOf(fewer);
  return (short.length <= screenLines ? short : whole).join("\n");
}

/** The first sentence; a point in a name or an abbreviation ends none. */
export const firstSentence = ({ en, zh }: Bilingual): Bilingual => ({
  en: /^.*?[.;](?=\s+[A-Z]|$)/su.exec(en)?.[0].replace(/;$/u, ".") ?? en,
  zh: /^.*?[。；]/su.exec(zh)?.[0].replace(/；$/u, "。") ?? zh,
});

/** The legend below entries in a few lines. */
export const shortLegend = (entries: readonly Entry[], view: View): string[] =>
  legend(
    entries.flatMap(({ causes: [cause], fixes: [fix] }) => [cause.basis, fix.basis]),
    view,
  );

/** How much is said of each of several entries: with the likeliest cause, with what to do alone, or what it means alone. */
export type ShortExtent = "cause" | "fix" | "meaning";

/** One entry in a few lines, the likeliest cause and the first thing to do: for codes that several services share. */
export function renderShortExplanation(entry: Entry, operation: string | null, view: View, extent: ShortExtent): string {
  const page: Page = { view, style: styleFor(view.color), full: false };
  const { language, width } = view;
  const status = entry.httpStatus === null ? [] : [`HTTP ${entry.httpStatus}`];
  const about = [sayInline(serviceNames[entry.service], language), ...status, sayInline(entry.title, language)];
  const [first = "", ...rest] = wrap([entry.id, ...about].join(" · "), width);
  const meaning = firstSentence(entry.meaning);
  const { causes, fixes } = adviceFor(entry, operation);
  return [
    first.startsWith(entry.id) ? page.style.code(entry.id) + page.style.title(first.slice(entry.id.length)) : page.style.code(first),
    ...rest.map(page.style.title),
    ...say(meaning, language).flatMap((text) => wrap(text, width)),
    ...(language === "en" ? hang("中文  ", meaning.zh, width) : []),
    ...causes.slice(0, extent === "cause" ? 1 : 0).flatMap((cause) => statement(`  ${sayInline(labels.shortWhy, language)}`, cause, page)),
    ...fixes
      .slice(0, extent === "meaning" ? 0 : 1)
      .map(({ command, ...fix }) => (extent === "cause" && command !== undefined ? { ...fix, command } : fix))
      .flatMap((fix) => statement(`  ${sayInline(labels.shortFix, language)}`, fix, page)),
  ].join("\n");
}
