import type { Basis, Entry } from "../../../core/catalogue/entry.js";
import { basisNames, evidenceNames, labels, retryVerdicts } from "../../../core/catalogue/labels.js";
import { serviceNames } from "../../../core/catalogue/service-names.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { say, sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { renderFacts } from "../look/facts.js";
import { type Style, styleFor } from "../look/style.js";

export interface ExplanationOptions {
  /** Everything that is known, rather than what fits a screen. */
  readonly full: boolean;
}

/** How many causes, fixes, operations and related codes a page shows unless all are asked for. */
const screenful = { causes: 2, fixes: 2, operations: 3, related: 2 };

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

/** A cause or a fix under its bullet, with where it comes from and the command that goes with it. */
function statement(bullet: string, item: Statement, { view, style }: Page): string[] {
  const basis = `[${sayInline(basisNames[item.basis], view.language)}]`;
  const [first = "", ...others] = say(item, view.language);
  const indent = " ".repeat(displayWidth(bullet));
  const texts = [...hang(bullet, `${first} ${basis}`, view.width), ...others.flatMap((text) => hang(indent, text, view.width))];
  const command = item.command === undefined ? [] : [indent + style.command(`$ ${item.command}`)];
  return [...texts.map((line) => line.replace(basis, style.quiet(basis))), ...command];
}

function numbered(label: Bilingual, items: readonly Statement[], shown: number, page: Page): string[] {
  const { view, style, full } = page;
  const visible = full ? items : items.slice(0, shown);
  const hidden = items.length - visible.length;
  const rest = { en: `  (${visible.length} of ${items.length}, all with --full)`, zh: `（共 ${items.length} 条，--full 显示全部）` };
  return [
    style.heading(sayInline(label, view.language)) + (hidden === 0 ? "" : style.quiet(sayInline(rest, view.language))),
    ...visible.flatMap((item, index) => statement(`  ${index + 1}. `, item, page)),
  ];
}

/** Causes or fixes as a numbered list with its heading. */
export const statementList = (label: Bilingual, items: readonly Statement[], shown: number, view: View): string[] =>
  numbered(label, items, shown, { view, style: styleFor(view.color), full: false });

/** The first few names and how many follow; one more than a few is named as well. */
const few = (names: readonly string[], shown: number, full: boolean): string =>
  full || names.length <= shown + 1 ? names.join(", ") : `${names.slice(0, shown).join(", ")} +${names.length - shown}`;

const nothing: Bilingual = { en: "", zh: "" };

/** The operations that can raise the code, and the command that shows the one there is or lists those that are not named, on one line if that fits. */
function operationRows({ operations, code }: Entry, { view, full }: Page): (readonly [Bilingual, string])[] {
  const [only] = operations;
  if (only === undefined) return [];
  const names = (shown: number): string => few(operations, shown, full);
  const isWhole = !names(screenful.operations).includes("+");
  if (isWhole && operations.length > 1) return [[labels.operations, names(screenful.operations)]];
  const command = `$ bcevpc apis ${isWhole ? only : code}`;
  const room =
    view.width - 2 - Math.max(...[labels.operations, labels.related].map((label) => displayWidth(sayInline(label, view.language))));
  const line = [3, 2, 1].map((shown) => `${names(shown)}  ${command}`).find((text) => text.length <= room);
  return line === undefined
    ? [
        [labels.operations, names(screenful.operations)],
        [nothing, command],
      ]
    : [[labels.operations, line]];
}

function factRows(entry: Entry, page: Page): (readonly [Bilingual, string])[] {
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
export function renderExplanation(entry: Entry, view: View, { full }: ExplanationOptions): string {
  const page: Page = { view, style: styleFor(view.color), full };
  return [
    ...heading(entry, page),
    ...meaning(entry, page),
    "",
    ...numbered(labels.why, entry.causes, screenful.causes, page),
    ...numbered(labels.fix, entry.fixes, screenful.fixes, page),
    "",
    ...renderFacts(factRows(entry, page), view),
  ].join("\n");
}

/** One entry in a few lines, the likeliest cause and the first thing to do: for codes that several services share. */
export function renderShortExplanation(entry: Entry, view: View): string {
  const page: Page = { view, style: styleFor(view.color), full: false };
  return [
    ...heading(entry, page),
    ...meaning(entry, page),
    ...statement(`  ${sayInline(labels.shortWhy, view.language)}`, entry.causes[0], page),
    ...statement(`  ${sayInline(labels.shortFix, view.language)}`, entry.fixes[0], page),
    ...renderFacts([[labels.more, `bcevpc explain ${entry.id}`]], view),
  ].join("\n");
}
