import { isRecord } from "../../text/is-record.js";
import { isKeptNumber, parseJson } from "../../text/json.js";
import type { Parameter, ParameterType } from "../model/operation.js";

/** A JSON object whose members are known by name only. */
export type JsonObject = { [name: string]: unknown };

export const isObject = (value: unknown): value is JsonObject => isRecord(value) && !isKeptNumber(value);

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  return isObject(value) ? copyOf(value) : value;
}

/** A copy that can be changed. */
export const copyOf = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, copied(value)]));

const integer = /^-?(?:0|[1-9]\d*)$/u;

/** Whether a value of JSON is of a type of the API. */
export function isOfType(value: unknown, type: ParameterType): boolean {
  switch (type) {
    case "String":
      return typeof value === "string";
    case "Integer":
    case "Long":
      return typeof value === "number" ? Number.isInteger(value) : isKeptNumber(value) && integer.test(String(value));
    case "Boolean":
      return typeof value === "boolean";
    case "Object":
      return isObject(value);
    case "List":
      return Array.isArray(value);
  }
}

/** A text as a value of one type; the text itself when it is none. */
function scalar(text: string, type: ParameterType): unknown {
  if ((type === "Integer" || type === "Long") && integer.test(text)) return parseJson(text);
  if (type === "Boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

/** Items between commas; a JSON array stays a text, for it was meant to be written with `:=`. */
function listOf(text: string, items: ParameterType): unknown {
  if (items === "Object" || items === "List" || /^\[.*\]$/su.test(text)) return text;
  return text === "" ? [] : text.split(",").map((item) => scalar(item.trim(), items));
}

/**
 * What a typed text means for a parameter: by the stated type, and where sources disagree on that, by whatever type it has
 * the form of. A text that has no such form stays a text.
 */
export function valueOfText(text: string, parameter: Parameter | null): unknown {
  if (parameter === null) return text;
  const { type, items = "String", disputed = [] } = parameter;
  if (type === "List") return listOf(text, items);
  const value = scalar(text, type);
  if (!disputed.includes("type") || isOfType(value, type)) return value;
  const others: readonly ParameterType[] = ["Boolean", "Integer"];
  return others.map((other) => scalar(text, other)).find((other) => other !== text) ?? text;
}

/** A value as it stands in a path or query. */
export function textOfValue(value: unknown): string {
  if (typeof value === "string") return value;
  return isKeptNumber(value) || typeof value !== "object" ? String(value) : JSON.stringify(value);
}
