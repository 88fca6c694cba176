import inquirer from "inquirer";
import { type Region, regions } from "../core/operations/model/regions.js";
import { InterruptedError } from "../core/refusals.js";
import type { Bilingual } from "../core/text/bilingual.js";
import { sayInline } from "../core/text/language.js";
import { fit, wrap } from "../core/text/wrap.js";
import type { Io } from "../node/io.js";
import type { View } from "./view.js";

const asIs = (text: string): string => text;

/** inquirer colours without asking: this takes it away where no colour is wanted. */
const uncoloured = {
  prefix: { idle: "?", done: "✔" },
  style: {
    answer: asIs,
    message: asIs,
    error: (text: string) => `> ${text}`,
    defaultAnswer: (text: string) => `(${text})`,
    highlight: asIs,
    searchTerm: asIs,
    disabled: asIs,
    description: asIs,
  },
};

/** How a question looks; `style` replaces parts of it. */
export const themeFor = ({ color }: View, style: Readonly<Record<string, unknown>> = {}) => ({
  ...(color ? {} : uncoloured),
  style: { ...(color ? {} : uncoloured.style), ...style },
});

/** The line below a list that says which keys do what. */
const withKeys = (keys: Bilingual, { language, width }: View) => ({
  keysHelpTip: () => wrap(sayInline(keys, language), width - 1).join("\n"),
});

export interface Question extends Record<string, unknown> {
  readonly type: "confirm" | "input" | "password" | "select";
  readonly message: string;
}

/**
 * Asks one question through stderr.
 * @throws {InterruptedError} for Ctrl-C.
 */
export async function ask<Value>(question: Question, io: Io): Promise<Value> {
  try {
    const prompt = inquirer.createPromptModule(io.promptStreams());
    return (await prompt<{ answer: unknown }>([{ ...question, name: "answer" }])).answer as Value;
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") throw new InterruptedError();
    throw error;
  }
}

/** A question of yes or no; Enter alone means no. */
export function askYes(question: Bilingual, io: Io, view: View): Promise<boolean> {
  const text = (content: Bilingual): string => sayInline(content, view.language);
  const theme = { ...themeFor(view), keywords: { error: () => text({ en: "answer y or n", zh: "请回答 y 或 n" }) } };
  const transformer = (isYes: boolean): string => text(isYes ? { en: "yes", zh: "是" } : { en: "no", zh: "否" });
  return ask({ type: "confirm", message: text(question), default: false, transformer, theme }, io);
}

const needed: Bilingual = { en: "a value is required", zh: "此项必填" };

export const requireText =
  (isRequired: boolean, { language }: View) =>
  (value: string): true | string =>
    value !== "" || !isRequired || sayInline(needed, language);

const askText = (message: Bilingual, isRequired: boolean, io: Io, view: View): Promise<string> =>
  ask({ type: "input", message: sayInline(message, view.language), validate: requireText(isRequired, view), theme: themeFor(view) }, io);

/** Of what was typed unseen a few stars stay, so that not even its length shows. */
const fewStars = (stars: string): string => stars.slice(0, 8);

/** Asks for a value that never shows: inquirer's key that would reveal it is switched off. */
export const askHidden = (message: Bilingual, isRequired: boolean, io: Io, view: View): Promise<string> =>
  ask(
    {
      type: "password",
      message: sayInline(message, view.language),
      toggleMask: false,
      mask: "*",
      validate: requireText(isRequired, view),
      theme: themeFor(view, { answer: fewStars }),
    },
    io,
  );

const served: Readonly<Record<Region["serves"], Bilingual>> = {
  all: { en: "", zh: "" },
  snic: { en: ", service network interface cards (SNIC) only", zh: "，仅服务网卡" },
  legacy: { en: ", legacy", zh: "，旧地域" },
};

/** A line that can be chosen. */
export interface Line {
  readonly value: string;
  readonly name: string;
  readonly short: string;
}

const chooseKeys: Bilingual = { en: "up and down to move, enter to choose, ctrl-c to leave", zh: "上下键移动，回车选择，Ctrl-C 退出" };

/** Lets one line be chosen with the arrow keys. */
export const askChoice = (
  message: string,
  choices: readonly Line[],
  io: Io,
  view: View,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> =>
  ask({ type: "select", message, choices, loop: false, theme: themeFor(view, withKeys(chooseKeys, view)), ...more }, io);

function askRegion(known: string | null, io: Io, view: View): Promise<string> {
  const line = (id: string, text: Bilingual) => ({
    value: id,
    name: fit(`${id.padEnd(5)}${sayInline(text, view.language)}`, view.width - 3),
    short: id,
  });
  const none = sayInline({ en: "none: set it with each call", zh: "不设置，调用时再指定" }, view.language);
  const choices = regions.map(({ id, name, serves }) => line(id, { en: name.en + served[serves].en, zh: name.zh + served[serves].zh }));
  const isListed = known === null || regions.some(({ id }) => id === known);
  return askChoice(
    sayInline({ en: "Region:", zh: "地域：" }, view.language),
    [{ value: "", name: none, short: "–" }, ...(isListed ? [] : [line(known, { en: "as stored", zh: "保持原值" })]), ...choices],
    io,
    view,
    { default: known ?? "", pageSize: 14 },
  );
}

/** What is stored already; secrets are not among it. */
export interface KnownProfile {
  /** Its first characters. */
  readonly accessKeyId: string | null;
  readonly hasSecretAccessKey: boolean;
  readonly hasSecurityToken: boolean;
  readonly region: string | null;
}

/** What was typed; empty where what is stored is to stay, except that an empty region means none. */
export interface ProfileAnswers {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly securityToken: string;
  readonly region: string;
}

/** Asks for everything a profile needs. Enter keeps what is stored, unless a new key makes it void. */
export async function askForProfile(known: KnownProfile, io: Io, view: View): Promise<ProfileAnswers> {
  const kept = (name: string, isKept: boolean, rest: Bilingual): Bilingual =>
    isKept ? { en: `${name} (Enter ${rest.en}):`, zh: `${name}（回车${rest.zh}）：` } : { en: `${name}:`, zh: `${name}：` };
  const keepStored: Bilingual = { en: "keeps the stored one", zh: "保留已存的" };
  const { accessKeyId: id, hasSecretAccessKey, hasSecurityToken } = known;
  const accessKeyId = await askText(kept("Access Key Id", id !== null, { en: `keeps ${id}`, zh: `保留 ${id}` }), id === null, io, view);
  const keepsSecret = hasSecretAccessKey && accessKeyId === "";
  const secretAccessKey = await askHidden(kept("Secret Access Key", keepsSecret, keepStored), !keepsSecret, io, view);
  const keepsToken = hasSecurityToken && accessKeyId === "" && secretAccessKey === "";
  const tokenRest = keepsToken ? keepStored : { en: "for none", zh: "表示没有" };
  const securityToken = await askHidden(kept("Security Token", true, tokenRest), false, io, view);
  return { accessKeyId, secretAccessKey, securityToken, region: await askRegion(known.region, io, view) };
}
