import type { CommanderError } from "commander";
import { UsageError } from "../../core/refusals.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";

/** commander's refusals by its code, in both languages; `first` and `second` are what its message quotes. */
const refusals: Readonly<Record<string, (first: string, second: string) => Bilingual>> = {
  "commander.unknownOption": (flag) => ({ en: `there is no option ${flag}`, zh: `没有选项 ${flag}` }),
  "commander.optionMissingArgument": (flags) => ({ en: `option ${flags} needs a value`, zh: `选项 ${flags} 缺少取值` }),
  "commander.invalidArgument": (flags, value) => ({ en: `"${value}" is no value for ${flags}`, zh: `“${value}”不是 ${flags} 的合法取值` }),
  "commander.excessArguments": () => ({ en: "too many arguments", zh: "参数过多" }),
  "commander.missingArgument": (name) => ({ en: `argument ${name} is missing`, zh: `缺少参数 ${name}` }),
  "commander.unknownCommand": (name) => ({ en: `there is no command ${name}`, zh: `没有命令 ${name}` }),
};

/** Turns commander's error into the product's own. The code decides; of the text only quoted names are taken. */
export function toUsageError(error: CommanderError): UsageError {
  const message = cleanLine(error.message);
  const [first = "", second = ""] = [...message.matchAll(/'([^']*)'/gu)].map(([, quoted]) => quoted ?? "");
  const [, nearest] = /\(Did you mean (?:one of )?([^?]+)\?\)/u.exec(message) ?? [];
  const [, choices] = /Allowed choices are ([^.]+)\./u.exec(message) ?? [];
  const refusal = refusals[error.code]?.(first, second) ?? { en: message.replace(/^error: /u, ""), zh: message.replace(/^error: /u, "") };
  return new UsageError(refusal, [
    ...(nearest === undefined ? [] : [{ en: `did you mean ${nearest}?`, zh: `你是不是想用 ${nearest}？` }]),
    ...(choices === undefined ? [] : [{ en: `it takes one of: ${choices}`, zh: `可用的取值：${choices}` }]),
  ]);
}
