import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { type Language, sayInline } from "../../../core/text/language.js";
import { fixOf, type Kind, meaningOf, placeText, type Remainder, titleOf } from "./kind-texts.js";

/** Rows that somebody reads under a merge request; a longer comment is folded away or refused. */
const mostRows = 50;

const heading: Bilingual = { en: "BCE errors", zh: "BCE 错误" };
const columns: readonly Bilingual[] = [
  { en: "Error", zh: "错误" },
  { en: "Count", zh: "次数" },
  { en: "First at", zh: "首次位置" },
  { en: "Meaning", zh: "含义" },
  { en: "What to do", zh: "处理办法" },
];

/**
 * A text as a cell shows it, whatever is in it: nothing of it is markup, a mention, a link or the end of the cell. Text of
 * a log is not to call people or load images from a comment.
 */
const cell = (text: string): string =>
  cleanLine(text)
    .replaceAll(/[\\`*_{}[\]<>()#+!|~&-]/gu, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll("@", "&#64;")
    .replaceAll("://", ":&#47;&#47;");

function rowOf({ first, count, places }: Kind, language: Language): string {
  const [place] = places;
  const cells = [
    sayInline(titleOf(first), language),
    String(count),
    place ? sayInline(placeText(place), language) : "",
    sayInline(meaningOf(first), language),
    sayInline(fixOf(first) ?? { en: "", zh: "" }, language),
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

function restText(rows: number, errors: number): Bilingual {
  return {
    en: `${errors} errors of ${rows} more kinds are not shown. To see all: bcevpc decode --summary`,
    zh: `另有 ${rows} 种共 ${errors} 个错误未显示。查看全部：bcevpc decode --summary`,
  };
}

const nothing: Bilingual = { en: "No BCE error was found.", zh: "没有找到 BCE 错误。" };

/** A table of what was found, the most frequent first, for a comment on a merge request. */
export function renderMarkdown(kinds: readonly Kind[], beyond: Remainder, language: Language): string {
  const sorted = [...kinds].sort((a, b) => b.count - a.count);
  const rest = sorted.slice(mostRows);
  const errors = rest.reduce((sum, { count }) => sum + count, beyond.count);
  const head = columns.map((text) => sayInline(text, language));
  return [
    `### ${sayInline(heading, language)}`,
    "",
    ...(kinds.length === 0
      ? [sayInline(nothing, language)]
      : [`| ${head.join(" | ")} |`, "| --- | ---: | --- | --- | --- |", ...sorted.slice(0, mostRows).map((kind) => rowOf(kind, language))]),
    ...(errors === 0 ? [] : ["", sayInline(restText(rest.length + (beyond.count > 0 ? 1 : 0), errors), language)]),
  ].join("\n");
}
