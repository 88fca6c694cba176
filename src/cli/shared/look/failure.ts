import type { Refusal } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { say, sayInline } from "../../../core/text/language.js";
import { hang } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { styleFor } from "./style.js";

/** A hint that ends in a command. */
const commandAtEnd = /^(.*?[:：])\s*((?:bcevpc|zstd|iconv|echo) .+|\{.+\})$/u;

/** A hint within the screen. A command at its end that would be broken has its own line: half of one cannot be pasted. */
function hintLines(line: string, width: number): readonly string[] {
  const wrapped = hang("  ", line, width);
  const [, words, command] = (wrapped.length > 1 && commandAtEnd.exec(line)) || [];
  return words === undefined ? wrapped : [...hang("  ", words, width), `    ${command}`];
}

/** A refusal: what is wrong, then what to type instead. */
export function renderRefusal({ text, hints }: Refusal, view: View): string {
  const style = styleFor(view.color);
  const label = sayInline({ en: "error: ", zh: "错误：" }, view.language === "both" ? "en" : view.language);
  const [first = "", ...rest] = say(text, view.language).flatMap((line) => hang(label, line, view.width));
  return [
    style.failure(label) + first.slice(label.length),
    ...rest,
    ...hints.flatMap((hint) => say(hint, view.language).flatMap((line) => hintLines(line, view.width))),
  ].join("\n");
}

/** What a failure that bcevpc did not expect says of itself. */
export const detailOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

export const bugRequest = (version: string): Bilingual => ({
  en: `This is a bug in bcevpc ${version}. To report it where you got bcevpc from, include the lines below, the command without its keys and, if you can share it, the input.`,
  zh: `这是 bcevpc ${version} 自身的缺陷。请向提供 bcevpc 的渠道反馈，并附上以下内容、所用命令（去掉密钥）以及可以公开的输入。`,
});

/** A failure that bcevpc did not expect, and how to report it. */
export const renderBug = (error: unknown, version: string, view: View): string =>
  [...say(bugRequest(version), view.language).flatMap((line) => hang("", line, view.width)), "", detailOf(error)].join("\n");
