import { parseJson } from "../../text/json.js";
import { isSecretName } from "../../text/mask.js";
import type { Parameter } from "../model/operation.js";
import { checkValue } from "../values/check-values.js";
import type { Problem } from "../values/problem.js";
import { valueOfText } from "../values/values.js";
import type { Argument, Step } from "./arguments.js";
import { nameOfSteps } from "./arguments.js";

/** A parameter to ask for; of an object its members are asked for one by one. */
export interface Question {
  /** As it would be typed: `billing.paymentTiming`. */
  readonly name: string;
  readonly steps: Argument["steps"];
  readonly parameter: Parameter;
  /** False for a member of an object, which can be left out. */
  readonly isRequired: boolean;
  /** `json` for a list of objects. */
  readonly kind: "text" | "list" | "choice" | "json" | "secret";
  readonly choices: readonly string[];
}

function kindOf({ name, type, items, enum: allowed }: Parameter): Question["kind"] {
  if (isSecretName(name)) return "secret";
  if (type === "List") return items === "Object" ? "json" : "list";
  return allowed || type === "Boolean" ? "choice" : "text";
}

const choicesOf = ({ type, enum: allowed }: Parameter): readonly string[] => {
  if (allowed) return allowed.map(String);
  return type === "Boolean" ? ["true", "false"] : [];
};

/** What to ask for a parameter that is missing. */
export function questionsFor(parameter: Parameter, isRequired = true, before: readonly Step[] = []): readonly Question[] {
  if (parameter.type === "Object")
    return (parameter.children ?? []).flatMap((child) => questionsFor(child, false, [...before, parameter.name]));
  const [first, ...rest] = [...before, parameter.name];
  const steps: Argument["steps"] = [typeof first === "string" ? first : parameter.name, ...rest];
  const kind = kindOf(parameter);
  return [{ name: nameOfSteps(steps), steps, parameter, isRequired, kind, choices: kind === "choice" ? choicesOf(parameter) : [] }];
}

/** What is wrong with an answer; null when it will do. */
export function answerProblem({ name, parameter, kind }: Question, answer: string): Problem | "json" | null {
  if (kind !== "json") return checkValue(valueOfText(answer, parameter), parameter, name).find(({ weight }) => weight !== "warn") ?? null;
  try {
    return checkValue(parseJson(answer), parameter, name).find(({ weight }) => weight !== "warn") ?? null;
  } catch {
    return "json";
  }
}

/** The argument that an answer stands for. */
export const argumentOf = ({ name, steps, kind }: Question, answer: string): Argument => ({
  name,
  steps,
  kind: kind === "json" ? "json" : "text",
  value: answer,
  isFile: false,
});
