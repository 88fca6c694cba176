import type { Bilingual } from "../../text/bilingual.js";
import type { Place, Violation } from "../constraints/constraint.js";
import { isItem } from "../constraints/request-values.js";
import { itemOf, type Parameter } from "../model/operation.js";
import { shownValue } from "../values/problem.js";
import { textOfValue } from "../values/values.js";
import { withoutSecrets } from "./finding.js";

/** A parameter's value where the request has it, with what is stated of the parameter. */
export interface GivenValue extends Violation {
  readonly definition: Parameter;
}

export const kinds: Record<Parameter["type"], Bilingual> = {
  String: { en: "a string", zh: "字符串" },
  Integer: { en: "an integer", zh: "整数" },
  Long: { en: "an integer", zh: "整数" },
  Boolean: { en: "true or false", zh: "布尔值 true 或 false" },
  Object: { en: "an object", zh: "对象" },
  List: { en: "a list", zh: "列表" },
};

/** A value as it may stand in a message: secrets are not shown. */
export const shownOf = (parameter: string, value: unknown): string => shownValue(textOfValue(withoutSecrets(parameter, value)));

export const sayDisputed = (isDisputed: boolean, text: Bilingual): Bilingual =>
  isDisputed ? { en: `${text.en}; the sources disagree on this`, zh: `${text.zh}；各资料对此说法不一` } : text;

export const isDisputed = ({ disputed = [] }: Parameter, what: "required" | "type" | "enum"): boolean => disputed.includes(what);

/** A parameter's value and those of its members and items, down to their ends. `first`: the place of the first item of a list. */
export function walk(definition: Parameter, name: string, value: unknown, place: Place, first = 0): GivenValue[] {
  const own: GivenValue = { parameter: name, in: place, value, definition };
  const { children = [], items, type } = definition;
  if (type === "List" && Array.isArray(value) && items !== undefined) {
    const item = itemOf(definition);
    return [own, ...value.flatMap((each: unknown, index) => walk(item, `${name}[${first + index}]`, each, place))];
  }
  if (!isItem(value) || type !== "Object") return [own];
  return [own, ...children.flatMap((child) => (child.name in value ? walk(child, `${name}.${child.name}`, value[child.name], place) : []))];
}
