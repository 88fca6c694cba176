import { Command, InvalidArgumentError, Option } from "commander";
import type { Bilingual } from "../../core/text/bilingual.js";
import { languages, sayInline } from "../../core/text/language.js";
import { wrap } from "../../core/text/wrap.js";
import { styleFor } from "../shared/look/style.js";
import type { View } from "../view.js";
import { type HelpExtent, helpConfiguration, SeldomOption } from "./help-layout.js";
import type { expectations } from "./usage-errors.js";

/** Refuses a value; `expected` names what is expected instead, in words that stand elsewhere. */
const refuseUnless = (fits: boolean, expected: keyof typeof expectations): void => {
  if (!fits) throw new InvalidArgumentError(expected);
};

export const statusNumber = (value: string): number => {
  const status = Number(value);
  refuseUnless(/^\d{3}$/u.test(value) && status >= 100 && status <= 599, "status");
  return status;
};

/** A whole number from 0 on. */
export const count = (value: string): number => {
  refuseUnless(/^\d{1,9}$/u.test(value), "count");
  return Number(value);
};

/** A whole number from 1 on. */
export const positiveCount = (value: string): number => {
  refuseUnless(/^[1-9]\d{0,8}$/u.test(value), "positive");
  return Number(value);
};

const byteUnits: Readonly<Record<string, number>> = { "": 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/** Bytes, also in units of 1024: `512K`, `256M`, `1G`. At most 2 GiB, which one piece of memory can hold. */
export const byteCount = (value: string): number => {
  const [, number = "", unit = ""] = /^([1-9]\d{0,9})([KMG]?)$/u.exec(value) ?? [];
  const bytes = Number(number) * (byteUnits[unit] ?? 1);
  refuseUnless(number !== "" && bytes <= 2 * 1024 ** 3, "bytes");
  return bytes;
};

export const portNumber = (value: string): number => {
  refuseUnless(/^\d{1,5}$/u.test(value) && Number(value) <= 65_535, "port");
  return Number(value);
};

/** A share from 0 to 1. */
export const rate = (value: string): number => {
  const number = Number(value);
  refuseUnless(value !== "" && number >= 0 && number <= 1, "share");
  return number;
};

/** Seconds forward or, with a minus, back. */
export const signedSeconds = (value: string): number => {
  refuseUnless(/^[+-]?\d{1,9}(\.\d+)?$/u.test(value), "signedSeconds");
  return Number(value);
};

/** Seconds, at least a millisecond, at most a day. */
export const seconds = (value: string): number => {
  const number = Number(value);
  refuseUnless(/^\d+(\.\d+)?$/u.test(value) && number >= 0.001 && number <= 86_400, "seconds");
  return number;
};

/** Collects an option that may be given several times. */
export const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];

/** An option whose values are names of a list; whoever reads the option says what is wrong with another. */
export function listing(option: Option, names: readonly string[]): Option {
  option.argChoices = [...names];
  return option;
}

/** The option of commands that write a report. */
export const reportOption = ({ option }: Pick<Builder, "option">): Option =>
  option("--report <file>", {
    en: "also write a Markdown file for a support ticket, without secrets",
    zh: "同时生成工单材料（Markdown，不含密钥）",
  });

/** What the parts of the command tree are made with: commands and options with texts in the language of the view. */
export interface Builder {
  readonly program: Command;
  readonly text: (content: Bilingual) => string;
  readonly option: (flags: string, description: Bilingual) => Option;
  /** An option that the help shows only when it is asked for whole. */
  readonly seldom: (flags: string, description: Bilingual) => Option;
  /** Adds a command that has a name and a summary only. */
  readonly add: (name: string, summary: Bilingual, hidden?: boolean) => Command;
  readonly withView: (command: Command) => Command;
  /** Says at the end of a short help where the rest stands. */
  readonly moreBelow: (command: Command) => Command;
  /** Laid out only when help is shown. */
  readonly example: (...lines: (readonly [command: string, meaning: Bilingual])[]) => () => string;
  /** Options given before the command count as well. */
  readonly withGlobal: <Options extends object>(options: Options) => Options;
}

/** Examples that the short help shows. */
const fewExamples = 5;

export function createBuilder(view: View, write: (text: string) => void, extent: HelpExtent): Builder {
  const text = (content: Bilingual): string => sayInline(content, view.language);
  const style = styleFor(view.color);
  const option = (flags: string, description: Bilingual): Option => new Option(flags, text(description));
  const seldom = (flags: string, description: Bilingual): Option => new SeldomOption(flags, text(description));

  const prepare = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: write, writeErr: () => {}, outputError: () => {}, getOutHelpWidth: () => view.width })
      .configureHelp(helpConfiguration(view, extent))
      .helpOption("-h, --help", text({ en: "show this help; with --full, all of it", zh: "显示帮助；加 --full 显示全部" }));

  const withView = (command: Command): Command =>
    command
      .optionsGroup("Options:")
      .addOption(seldom("--lang <language>", { en: "output language", zh: "输出语言" }).choices(languages))
      .addOption(seldom("--color <when>", { en: "colour", zh: "颜色" }).choices(["auto", "always", "never"]).default(undefined, "auto"))
      .addOption(seldom("--no-color", { en: "same as --color never", zh: "等同于 --color never" }))
      .addOption(seldom("--no-pager", { en: "never open a pager for long output", zh: "输出较长时也不打开分页程序" }));

  const example =
    (...lines: (readonly [string, Bilingual])[]) =>
    (): string =>
      [
        "",
        style.heading(text({ en: "Examples:", zh: "示例：" })),
        ...lines
          .slice(0, extent.isFull ? lines.length : fewExamples)
          .flatMap(([command, meaning]) => [`  $ ${command}`, ...wrap(text(meaning), view.width - 6).map((line) => `      ${line}`)]),
      ].join("\n");

  const moreBelow = (command: Command): Command =>
    command.addHelpText("after", () => {
      const [help, page] = [`bcevpc ${command.name()} --help --full`, `man bcevpc-${command.name()}`];
      return extent.isFull
        ? ""
        : `\n${wrap(text({ en: `All options: ${help}, ${page}`, zh: `全部选项：${help}、${page}` }), view.width).join("\n")}`;
    });

  const program = prepare(new Command("bcevpc"));

  const add = (name: string, summary: Bilingual, hidden = false): Command => {
    const command = prepare(new Command(name)).summary(text(summary));
    program.addCommand(command, { hidden });
    return command;
  };

  return { program, text, option, seldom, add, withView, moreBelow, example, withGlobal: (options) => ({ ...program.opts(), ...options }) };
}
