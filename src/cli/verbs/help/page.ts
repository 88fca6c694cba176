import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd, wrap } from "../../../core/text/wrap.js";
import { styleFor } from "../../shared/look/style.js";
import type { HelpTopic, TopicRow } from "../../shared/topics/topic.js";
import type { View } from "../../view.js";

/** A name no longer than this has what it means beside it. */
const longestName = 24;

/** Below what it means; further to the left where a word of it, such as an address, would be broken. */
function exampleLines(example: string, indent: string, { width }: View): string[] {
  const longest = Math.max(...example.split(" ").map(displayWidth));
  const own = longest <= width - indent.length ? indent : " ".repeat(6);
  return wrap(example, width - own.length).map((line) => own + line);
}

/** The columns of a page: where what a name means begins, and where its example stands beside that; null for below it. */
interface Columns {
  readonly nameWidth: number;
  readonly exampleAt: number | null;
}

/** Examples stand beside what they show where all of the page have room for that, in one column. */
function columnsOf({ rows }: HelpTopic, { width, language }: View): Columns {
  const nameWidth = Math.max(...rows.map(({ name }) => displayWidth(name)).filter((length) => length <= longestName)) + 2;
  const shown = rows.flatMap(({ meaning, example }) =>
    example === undefined ? [] : [{ text: displayWidth(sayInline(meaning, language)), example: displayWidth(example) }],
  );
  const exampleAt = nameWidth + 4 + Math.max(0, ...shown.map(({ text }) => text));
  return { nameWidth, exampleAt: shown.every(({ example }) => exampleAt + example <= width) ? exampleAt : null };
}

function rowLines({ name, meaning, example, command }: TopicRow, { nameWidth, exampleAt }: Columns, view: View): string[] {
  const style = styleFor(view.color);
  const first = `  ${padEnd(name, nameWidth)}`;
  const isBeside = displayWidth(name) < nameWidth && nameWidth <= view.width * 0.4;
  const indent = isBeside ? " ".repeat(nameWidth + 2) : "      ";
  const text = sayInline(meaning, view.language);
  const said = isBeside
    ? hang(first, text, view.width)
    : [`  ${name}`, ...wrap(text, view.width - indent.length).map((line) => indent + line)];
  const [only = ""] = said;
  if (example !== undefined && exampleAt !== null && command === undefined && said.length === 1)
    return [`  ${style.title(name)}${padEnd(only, exampleAt).slice(name.length + 2)}${style.quiet(example)}`];
  return [
    ...said.map((line, index) => (index === 0 ? `  ${style.title(name)}${line.slice(name.length + 2)}` : line)),
    ...(example === undefined ? [] : exampleLines(example, indent, view).map(style.quiet)),
    ...(command === undefined ? [] : [indent + style.command(`$ ${command}`)]),
  ];
}

/** Whether rows hold more than a sentence, so that a blank line has to part them. */
const areTall = ({ rows }: HelpTopic): boolean => rows.some(({ command }) => command !== undefined);

/** The rows of a topic with the numbers of their sources, and these by number. */
function numbered({ rows }: HelpTopic): { readonly rows: readonly TopicRow[]; readonly sources: readonly string[] } {
  const sources = [...new Set(rows.flatMap(({ example }) => example ?? []))];
  const withNumber = ({ en, zh }: Bilingual, number: number): Bilingual => ({ en: `${en} [${number}]`, zh: `${zh} [${number}]` });
  return {
    rows: rows.map(({ example, ...row }) =>
      example === undefined ? row : { ...row, meaning: withNumber(row.meaning, sources.indexOf(example) + 1) },
    ),
    sources,
  };
}

export function renderHelpTopic(topic: HelpTopic, view: View): string {
  const { title, introduction, sample = [], commands = [] } = topic;
  const { rows, sources } = topic.hasSources ? numbered(topic) : { rows: topic.rows, sources: [] };
  const style = styleFor(view.color);
  const columns = columnsOf({ ...topic, rows }, view);
  const gap = areTall(topic) ? [""] : [];
  return [
    style.heading(sayInline(title, view.language)),
    ...(introduction ? wrap(sayInline(introduction, view.language), view.width) : []),
    ...(sample.length === 0 ? [] : ["", ...sample.map((line) => `  ${line}`)]),
    "",
    ...rows.flatMap((row, index) => [...(index === 0 ? [] : gap), ...rowLines(row, columns, view)]),
    ...(sources.length === 0 ? [] : [""]),
    ...sources.flatMap((source, index) => hang(`  ${padEnd(`[${index + 1}]`, 5)}`, source, view.width)),
    ...(commands.length === 0 ? [] : [""]),
    ...commands.flatMap(([command, meaning]) => [
      `  ${style.command(`$ ${command}`)}`,
      ...wrap(sayInline(meaning, view.language), view.width - 6).map((line) => `      ${line}`),
    ]),
  ].join("\n");
}
