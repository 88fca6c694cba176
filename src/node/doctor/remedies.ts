import type { Step } from "../../core/diagnose/meaning/verdict.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { shellWord } from "../../core/text/shell.js";
import { currentProfile } from "../client/settings.js";
import type { Subject } from "./subject.js";

const again: Bilingual = {
  en: "Copy the key pair again from the console: 安全认证 (security authentication), Access Key",
  zh: "在控制台“安全认证”的 Access Key 页面重新复制这对密钥",
};

/** The pair anew, where it is taken from: what the file holds would not count beside the environment. */
export function pasteAgain({ credentials, config, flags }: Subject): Step {
  const source = credentials.kind === "found" ? credentials.value.source : null;
  if (source?.en.startsWith("environment"))
    return {
      en: `${again.en}; then set the variables again, without quotes or blanks (${source.en}).`,
      zh: `${again.zh}，再重新设置环境变量，不要带引号和空格（${source.zh}）。`,
    };
  const name = flags.profile ?? (config.kind === "found" ? currentProfile(config.value)?.name : undefined);
  return {
    en: `${again.en}; then store it without quotes or blanks.`,
    zh: `${again.zh}，保存时不要带引号和空格。`,
    command: name === undefined ? "bcevpc configure" : `bcevpc configure set ${shellWord(name)}`,
  };
}

/** A command of bcevpc that goes where doctor went. */
export const likeThis = (command: string, { flags }: Subject): string =>
  /^bcevpc call /u.test(command)
    ? [command, ...Object.entries(flags).map(([name, value]: [string, string]) => `--${name} ${shellWord(value)}`)].join(" ")
    : command;
