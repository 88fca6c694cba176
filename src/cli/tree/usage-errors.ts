import type { CommanderError } from "commander";
import { UsageError } from "../../core/refusals.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { didYouMean } from "../../core/text/did-you-mean.js";
import { foreignOption } from "./foreign-options.js";

/** What is expected where a value was refused. */
export const expectations = {
  status: { en: "100 to 599", zh: "100 至 599" },
  count: { en: "a whole number from 0", zh: "不小于 0 的整数" },
  positive: { en: "a whole number from 1", zh: "不小于 1 的整数" },
  port: { en: "0 to 65535", zh: "0 至 65535" },
  share: { en: "0 to 1", zh: "0 至 1" },
  signedSeconds: { en: "seconds, such as 90 or -3600", zh: "秒数，如 90 或 -3600" },
  bytes: { en: "bytes, such as 512K, 256M or 1G, at most 2G", zh: "字节数，如 512K、256M 或 1G，最大 2G" },
  seconds: { en: "0.001 to 86400 seconds", zh: "0.001 至 86400 秒" },
} as const satisfies Record<string, Bilingual>;

/** Arguments whose names say less than what is typed for them. */
const written: Readonly<Record<string, Bilingual>> = {
  request: { en: "METHOD PATH or OPERATION", zh: "方法 路径，或接口名" },
};

const missing = (name: string): Bilingual => {
  const what = written[name] ?? { en: name, zh: name };
  return { en: `missing argument: ${what.en}`, zh: `缺少参数：${what.zh}` };
};

/** What can stand for an argument that is missing. */
const examples: Readonly<Record<string, Bilingual>> = {
  request: {
    en: "such as bcevpc call GET /v1/vpc, or bcevpc call QueryVpcList",
    zh: "如 bcevpc call GET /v1/vpc，或 bcevpc call QueryVpcList",
  },
};

/** An option without the value that was written on it. */
const nameOf = (flag: string): string => /^(?:--[^=]*|-.)/u.exec(flag)?.[0] ?? flag;

/** commander's refusals by its code, in both languages; `first` and `second` are what its message quotes. */
const refusals: Readonly<Record<string, (first: string, second: string) => Bilingual>> = {
  "commander.unknownOption": (flag) => ({ en: `unknown option ${nameOf(flag)}`, zh: `未知选项 ${nameOf(flag)}` }),
  "commander.optionMissingArgument": (flags) => ({ en: `missing value for option ${flags}`, zh: `选项 ${flags} 缺少取值` }),
  "commander.invalidArgument": (flags, value) => ({ en: `invalid value "${value}" for ${flags}`, zh: `${flags} 的取值“${value}”无效` }),
  "commander.excessArguments": () => ({ en: "too many arguments", zh: "参数过多" }),
  "commander.missingArgument": missing,
  "commander.unknownCommand": (name) => ({ en: `unknown command ${name}`, zh: `未知命令 ${name}` }),
};

/** What stands behind a refused value: what is expected instead. */
function expectedIn(message: string): Bilingual | null {
  const [, name = ""] = /is invalid\. (\w+)$/u.exec(message) ?? [];
  return Object.hasOwn(expectations, name) ? expectations[name as keyof typeof expectations] : null;
}

/** Turns commander's error into the product's own. The code decides; of the text only quoted names are taken. */
export function toUsageError(error: CommanderError): UsageError {
  const message = cleanLine(error.message);
  const quoted = [...message.matchAll(/'([^']*)'/gu)].map(([, text]) => text ?? "");
  // Of an argument commander names the value first, of an option last.
  const [first = "", second = ""] = /^error: command-argument/u.test(message) ? quoted.reverse() : quoted;
  const [, nearest] = /\(Did you mean (?:one of )?([^?]+)\?\)/u.exec(message) ?? [];
  const [, choices] = /Allowed choices are ([^.]+)\./u.exec(message) ?? [];
  const plain = message.replace(/^error: /u, "");
  const text = refusals[error.code]?.(first, second) ?? { en: plain, zh: plain };
  const expected = expectedIn(message);
  const foreign = error.code === "commander.unknownOption" ? foreignOption(first) : null;
  const example = error.code === "commander.missingArgument" ? examples[first] : undefined;
  return new UsageError(expected === null ? text : { en: `${text.en}: expected ${expected.en}`, zh: `${text.zh}：应为 ${expected.zh}` }, [
    ...(example ? [example] : []),
    ...(foreign ? [foreign] : []),
    ...didYouMean(nearest === undefined || foreign ? [] : nearest.split(", ")),
    ...(choices === undefined ? [] : [{ en: `it takes one of: ${choices}`, zh: `可用的取值：${choices}` }]),
  ]);
}
