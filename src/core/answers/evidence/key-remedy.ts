import type { Action } from "../../diagnose/investigation.js";
import type { Step } from "../../diagnose/meaning/verdict.js";
import type { Bilingual } from "../../text/bilingual.js";
import { shellWord } from "../../text/shell.js";

const again: Bilingual = {
  en: "Copy the key pair again from the console: 安全认证 (security authentication), Access Key",
  zh: "在控制台“安全认证”的 Access Key 页面重新复制这对密钥",
};

const isVariable = (source: Bilingual): boolean => source.en.startsWith("environment");

const storeAgain = (profile: string | null): string =>
  profile === null ? "bcevpc configure" : `bcevpc configure set ${shellWord(profile)}`;

/** The pair anew, where it is taken from: what the file holds would not count beside the environment. */
export function pasteAgain(source: Bilingual | null, profile: string | null): Step {
  if (source && isVariable(source))
    return {
      en: `${again.en}; then set the variables again, without quotes or blanks (${source.en}).`,
      zh: `${again.zh}，再重新设置环境变量，不要带引号和空格（${source.zh}）。`,
    };
  return {
    en: `${again.en}; then store it without quotes or blanks.`,
    zh: `${again.zh}，保存时不要带引号和空格。`,
    command: storeAgain(profile),
  };
}

/** The same in short, with a command in any case: where variables have to be set, the one that looks at them afterwards. */
export const pasteAgainAction = (source: Bilingual, profile: string | null): Action =>
  isVariable(source)
    ? {
        en: "Copy the account's key pair from the console and set the variables again; to check them:",
        zh: "从控制台重新复制账号的这对密钥，再重新设置环境变量；设置后检查：",
        command: "bcevpc doctor",
      }
    : {
        en: "Copy the account's key pair from the console again.",
        zh: "从控制台重新复制账号的这对密钥。",
        command: storeAgain(profile),
      };
