import { type Command, Help, type HelpConfiguration, Option } from "commander";
import type { Bilingual } from "../../core/text/bilingual.js";
import { type Language, sayInline } from "../../core/text/language.js";
import { displayWidth, padEnd, wrap } from "../../core/text/wrap.js";
import { styleFor } from "../shared/look/style.js";
import type { View } from "../view.js";

/** An option that only `--help --full` and the manual show. */
export class SeldomOption extends Option {}

/** What of the help is asked for: what most people need, or all of it. */
export interface HelpExtent {
  readonly isFull: boolean;
}

const headings: Readonly<Record<string, Bilingual>> = {
  "Usage:": { en: "Usage:", zh: "用法：" },
  "Arguments:": { en: "Arguments:", zh: "参数：" },
  "Options:": { en: "Options:", zh: "选项：" },
  "Commands:": { en: "Commands:", zh: "命令：" },
};

const alternatives = (names: readonly string[], or: string, comma: string): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(comma)}${or}${names.at(-1)}`;

/** Choices of which the short help names only the first. */
const manyChoices = 8;

/** What an option or argument does, which values it takes and which one it has without being given: said the same way everywhere. */
export function optionText(
  { description, argChoices = [], defaultValueDescription }: Pick<Option, "description" | "argChoices" | "defaultValueDescription">,
  language: Language,
  { isFull }: HelpExtent,
): string {
  const isCut = !isFull && argChoices.length > manyChoices;
  const texts = (names: readonly string[]): Bilingual =>
    isCut
      ? { en: `: ${names.slice(0, 3).join(", ")} …`, zh: `：${names.slice(0, 3).join("、")} 等` }
      : { en: `: ${alternatives(names, " or ", ", ")}`, zh: `：${alternatives(names, " 或 ", "、")}` };
  const choices = argChoices.length === 0 ? "" : texts(argChoices)[language === "zh" ? "zh" : "en"];
  const preset = defaultValueDescription ?? "";
  const after = preset === "" ? "" : language === "zh" ? `（默认${/^[!-~]/u.test(preset) ? " " : ""}${preset}）` : ` (default ${preset})`;
  return `${description}${choices}${after}`;
}

/** Columns that a description needs beside its term; with less it stands below. */
const leastBeside = 28;
/** A longer term stands alone on its line. */
const longestTerm = 28;

/** One term and what it means. */
function formatItem(term: string, termWidth: number, description: string, width: number): string {
  const indent = "  ";
  if (description === "") return indent + term;
  const beside = width - termWidth - 4;
  const isBelow = beside < leastBeside || displayWidth(term) > termWidth;
  const [left, room] = beside < leastBeside ? [6, width - 6] : [termWidth + 4, beside];
  const lines = wrap(description, room);
  const below = lines.map((line) => " ".repeat(left) + line);
  if (isBelow) return [indent + term, ...below].join("\n");
  return [`${indent}${padEnd(term, termWidth)}  ${lines[0] ?? ""}`, ...below.slice(1)].join("\n");
}

const plain = new Help();

/** commander puts a blank behind `Usage:`; the colon of Chinese has its own room. */
export const withoutBlank = (page: string): string => page.replace(/^(\S*用法：\S*) /u, "$1");

/** The short help has what most people need, in one list. */
const shortened: HelpConfiguration = {
  visibleOptions: (command) => command.options.filter((option) => !option.hidden && !(option instanceof SeldomOption)),
  groupItems: (_all, visible) => new Map([["Options:", visible]]),
};

/** commander's help in the language, the width and the colours of the view. */
export function helpConfiguration(view: View, extent: HelpExtent): HelpConfiguration {
  const style = styleFor(view.color);
  const text = (content: Bilingual): string => sayInline(content, view.language);
  const usageIndent = view.language === "zh" ? displayWidth("用法：") : "Usage: ".length;
  return {
    showGlobalOptions: false,
    formatHelp: (command, helper) => withoutBlank(Help.prototype.formatHelp.call(helper, command, helper)),
    styleTitle: (title) => style.heading(text(headings[title] ?? { en: title, zh: title })),
    displayWidth,
    boxWrap: (content, width) =>
      content
        .split("\n")
        .flatMap((line) => wrap(line, width))
        .join("\n"),
    styleUsage: (usage) => wrap(usage, view.width - usageIndent).join(`\n${" ".repeat(usageIndent)}`),
    argumentDescription: (argument) => optionText(argument, view.language, extent),
    optionDescription: (option) => optionText(option, view.language, extent),
    ...(extent.isFull ? {} : shortened),
    padWidth: (command, helper) => Math.min(plain.padWidth(command, helper), longestTerm),
    formatItem: (term, termWidth, description) => formatItem(term, termWidth, description, view.width),
  };
}

/** What stands in the help of the bare command besides the commands. */
export interface Overview {
  readonly lead: Bilingual;
  /** What people come for. */
  readonly uses: readonly (readonly [command: string, meaning: Bilingual])[];
  readonly topics: readonly string[];
}

const more = (topics: readonly string[]): Bilingual => ({
  en: `More: bcevpc COMMAND --help, or bcevpc help TOPIC: ${topics.join(", ")}`,
  zh: `更多：bcevpc COMMAND --help，或 bcevpc help TOPIC：${topics.join("、")}`,
});

/** The same on one line of 80 columns, so that all of the overview fits 24 lines. */
const moreOnOneLine = (topics: readonly string[]): Bilingual => ({
  en: `More: help ${topics.join("|")}`,
  zh: `更多：help ${topics.join("|")}`,
});

/** From this width on the name of a group stands beside its commands. */
const wide = 70;

/** The bare command on one screen: what it is for, the commands by group, where to read on. */
export function formatOverview(command: Command, helper: Help, view: View, { lead, uses, topics }: Overview): string {
  const style = styleFor(view.color);
  const text = (content: Bilingual): string => sayInline(content, view.language);
  const groups = [...plain.groupItems([], helper.visibleCommands(command), (item) => item.helpGroup())];
  const column = view.width < wide ? 0 : Math.max(...groups.map(([group]) => displayWidth(group))) + 2;
  const nameWidth = Math.max(...command.commands.map((item) => item.name().length).filter((length) => length < 12)) + 2;
  const useWidth = Math.max(...uses.map(([line]) => line.length)) + 2;
  const rows = groups.flatMap(([group, commands]) => [
    ...(column === 0 ? [style.heading(group)] : []),
    ...commands.flatMap((item, index) => {
      const title = index === 0 && column > 0 ? style.heading(group) + " ".repeat(column - displayWidth(group)) : " ".repeat(column || 2);
      const lines = wrap(helper.subcommandDescription(item), view.width - (column || 2) - nameWidth);
      const indent = " ".repeat((column || 2) + nameWidth);
      return lines.map((line, at) => (at === 0 ? title + style.command(item.name().padEnd(nameWidth)) + line : indent + line));
    }),
  ]);
  const firsts = uses.flatMap(([line, meaning]) => {
    const lines = wrap(text(meaning), view.width - 4 - useWidth);
    return useWidth + 24 > view.width
      ? [`  ${style.command(line)}`, ...wrap(text(meaning), view.width - 6).map((row) => `      ${row}`)]
      : [`  ${style.command(line.padEnd(useWidth))}${lines[0] ?? ""}`, ...lines.slice(1).map((row) => " ".repeat(useWidth + 2) + row)];
  });
  const oneLine = text(moreOnOneLine(topics));
  const last = displayWidth(oneLine) <= view.width ? [oneLine] : wrap(text(more(topics)), view.width);
  return [...wrap(text(lead), view.width), "", ...firsts, "", ...rows, "", ...last, ""].join("\n");
}
