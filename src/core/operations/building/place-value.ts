import { type Problem, problem } from "../values/problem.js";
import { isObject, type JsonObject } from "../values/values.js";
import { nameOfSteps, type Step } from "./arguments.js";

type Container = JsonObject | unknown[];

const clash = (name: string, en: string, zh: string): Problem =>
  problem("clash", name, "stop", { en: `${name}: ${en}`, zh: `${name}：${zh}` });

/** The value at a step; undefined when there is none yet. */
function at(container: Container, step: Step): unknown {
  if (Array.isArray(container)) return typeof step === "number" ? container[step] : undefined;
  return typeof step === "string" && Object.hasOwn(container, step) ? container[step] : undefined;
}

/** Why a step does not lead into a container; null when it does. */
function refusalOf(container: Container, step: Step, steps: readonly Step[], index: number): Problem | null {
  const name = nameOfSteps(steps);
  const outer = nameOfSteps(steps.slice(0, index));
  if (Array.isArray(container) && typeof step === "string") return clash(name, `${outer} is already a list`, `${outer} 已经是列表`);
  if (!Array.isArray(container) && typeof step !== "string") return clash(name, `${outer} is already an object`, `${outer} 已经是对象`);
  if (Array.isArray(container) && typeof step === "number" && step > container.length)
    return clash(
      name,
      `${outer}[${container.length}] must be set before ${outer}[${step}]`,
      `必须先设置 ${outer}[${container.length}]，再设置 ${outer}[${step}]`,
    );
  return null;
}

function put(container: Container, step: Step, value: unknown): void {
  if (!Array.isArray(container)) container[String(step)] = value;
  else if (typeof step === "number") container[step] = value;
  else container.push(value);
}

/**
 * Puts a value where the steps lead, making objects and lists on the way: a number is the place of an item, which may be
 * the next one, and null is a new item. `isGiven` says of a full name whether an argument has set it before.
 */
export function placeValue(root: JsonObject, steps: readonly Step[], value: unknown, isGiven: (name: string) => boolean): Problem | null {
  let container: Container = root;
  for (const [index, step] of steps.entries()) {
    const refusal = refusalOf(container, step, steps, index);
    if (refusal) return refusal;
    if (index === steps.length - 1) break;
    let next = at(container, step);
    if (next === undefined) {
      next = typeof steps[index + 1] === "string" ? {} : [];
      put(container, step, next);
    }
    if (!isObject(next) && !Array.isArray(next)) {
      const outer = nameOfSteps(steps.slice(0, index + 1));
      return clash(nameOfSteps(steps), `${outer} already has a value`, `${outer} 已有取值`);
    }
    container = next;
  }
  const last = steps.at(-1) ?? null;
  const name = nameOfSteps(steps);
  if (last !== null && at(container, last) !== undefined && isGiven(name)) return clash(name, "set twice", "重复设置");
  put(container, last, value);
  return null;
}
