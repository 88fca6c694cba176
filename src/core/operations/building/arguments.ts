import type { Bilingual } from "../../text/bilingual.js";
import { cleanLine } from "../../text/clean.js";

/** A way into a body: a member by its name, an item by its number, or null for a new item at the end. */
export type Step = string | number | null;

/** One `key=value` of the command line. */
export interface Argument {
  /** As typed: `rules[0].protocol`. */
  readonly name: string;
  readonly steps: readonly [parameter: string, ...rest: Step[]];
  /** `text` takes the type of its parameter, `json` is written as JSON. */
  readonly kind: "text" | "json";
  /** The value, or the name of the file that holds it. */
  readonly value: string;
  readonly isFile: boolean;
}

/** Why a word is no argument. */
export class ArgumentFault {
  constructor(readonly text: Bilingual) {}
}

const word = "[A-Za-z][\\w-]*";
const form = new RegExp(`^(${word})((?:\\.${word}|\\[(?:${word}|\\d*)\\])*)(:?=)(.*)$`, "su");
const step = new RegExp(`\\.(${word})|\\[(${word}|\\d*)\\]`, "gu");

const stepOf = (text: string): Step => {
  if (text === "") return null;
  return /^\d/u.test(text) ? Number(text) : text;
};

/** A first `@` names a file; a backslash before it makes it a character like any other. */
const givenValue = (text: string): Pick<Argument, "value" | "isFile"> => {
  if (text.startsWith("@")) return { value: text.slice(1), isFile: true };
  return { value: /^\\+@/u.test(text) ? text.slice(1) : text, isFile: false };
};

/** `key=value`, `key:=json`, `list[]=value`, `list[0].member=value`, `object.member=value`, each value also as `@file`. */
export function parseArgument(text: string): Argument | ArgumentFault {
  const [, parameter, rest = "", sign, given = ""] = form.exec(text) ?? [];
  if (parameter === undefined) {
    const shown = cleanLine(text.split("=", 1)[0] ?? "").slice(0, 60);
    const isBare = !text.includes("=");
    return new ArgumentFault({
      en: isBare
        ? `invalid argument "${shown}": expected key=value`
        : `invalid argument "${shown}": expected key=value or object.member=value`,
      zh: isBare ? `参数“${shown}”无效：应为 key=value` : `参数“${shown}”无效：应为 key=value 或 object.member=value`,
    });
  }
  const steps = [...rest.matchAll(step)].map(([, member, index]) => stepOf(member ?? index ?? ""));
  return { name: parameter + rest, steps: [parameter, ...steps], kind: sign === ":=" ? "json" : "text", ...givenValue(given) };
}

/** Steps as they are typed: `rules[0].protocol`. */
export const nameOfSteps = (steps: readonly Step[]): string =>
  steps.map((part, index) => (typeof part === "string" ? (index === 0 ? part : `.${part}`) : `[${part ?? ""}]`)).join("");
