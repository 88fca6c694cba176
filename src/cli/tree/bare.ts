import { findEntries } from "../../core/catalogue/catalogue.js";
import { UsageError } from "../../core/refusals.js";
import { cleanLine } from "../../core/text/clean.js";
import { didYouMean } from "../../core/text/did-you-mean.js";
import { shellWord } from "../../core/text/shell.js";

/** The refusal of a first word that is no command: says which command was meant, or what to do with a code or a file. */
export async function unknownCommand(words: readonly string[], commands: readonly string[]): Promise<UsageError> {
  const word = cleanLine(words[0] ?? "");
  const { nearestWord } = await import("../../core/text/nearest-word.js");
  const near = nearestWord(word, commands);
  const isCode = (await findEntries(word)).length > 0;
  return new UsageError({ en: `unknown command ${word}`, zh: `未知命令 ${word}` }, [
    ...(isCode
      ? [{ en: `to explain the code: bcevpc explain ${shellWord(word)}`, zh: `解释这个错误码：bcevpc explain ${shellWord(word)}` }]
      : []),
    ...didYouMean(isCode || near === null ? [] : [`bcevpc ${near}`]),
    ...(/[./]/u.test(word)
      ? [{ en: `to read a file: bcevpc decode ${shellWord(word)}`, zh: `读取文件：bcevpc decode ${shellWord(word)}` }]
      : []),
    { en: "all commands: bcevpc --help", zh: "全部命令：bcevpc --help" },
  ]);
}
