import type { Bilingual } from "./catalogue/entry.js";
import { exitCodeMeanings, exitCodes } from "./errors.js";

/** A page of `bcevpc help TOPIC`: names and what they mean. */
export interface HelpTopic {
  readonly title: Bilingual;
  readonly rows: readonly (readonly [name: string, meaning: Bilingual])[];
}

const exitCodeNames = Object.keys(exitCodes) as (keyof typeof exitCodes)[];

export const helpTopics: Readonly<Record<string, HelpTopic>> = {
  "exit-codes": {
    title: { en: "Exit codes", zh: "退出码" },
    rows: exitCodeNames.map((name) => [String(exitCodes[name]), exitCodeMeanings[name]]),
  },
  environment: {
    title: { en: "Environment variables", zh: "环境变量" },
    rows: [
      ["BCEVPC_LANG", { en: "language of all texts: en, zh or both", zh: "所有文字的语言：en、zh 或 both" }],
      [
        "BCE_LANGUAGE",
        { en: "the same for the official CLI; asked after the profile's language", zh: "官方 CLI 的语言设置，优先级低于配置文件" },
      ],
      [
        "LC_ALL, LC_MESSAGES, LANG",
        { en: "the locale; Chinese when it is a Chinese one, else English", zh: "系统语言；中文环境用中文，其余用英文" },
      ],
      ["NO_COLOR", { en: "any value: no colour", zh: "任意值：不使用颜色" }],
      ["FORCE_COLOR", { en: "colour also in a pipe; 0 or false: none", zh: "在管道中也使用颜色；0 或 false 表示不用" }],
      ["CLICOLOR_FORCE", { en: "not 0: colour also in a pipe", zh: "非 0：在管道中也使用颜色" }],
      ["CLICOLOR, TERM", { en: "CLICOLOR=0 or TERM=dumb: no colour", zh: "CLICOLOR=0 或 TERM=dumb：不使用颜色" }],
      ["COLUMNS", { en: "width of the output, else that of the terminal, else 80", zh: "输出宽度；缺省取终端宽度，再缺省为 80" }],
      [
        "HOME",
        {
          en: "where ~/.bce/config.json is looked for; only its language is read",
          zh: "在此查找 ~/.bce/config.json，仅读取其中的 language",
        },
      ],
    ],
  },
};
