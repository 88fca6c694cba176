import type { Bilingual } from "../../text/bilingual.js";
import { cleanLine } from "../../text/clean.js";
import { didYouMean } from "../../text/did-you-mean.js";
import type { Parameter } from "../model/operation.js";

/** What is wrong with what was given for an operation. */
export interface Problem {
  readonly kind: "argument" | "clash" | "missing" | "unknown" | "type" | "enum" | "path";
  /** The parameter as it would be typed: `billing.paymentTiming`. */
  readonly name: string;
  /** `stop`: no request can be made of it. `refuse`: it can be sent as it is, if that is meant. `warn`: the sources disagree. */
  readonly weight: "stop" | "refuse" | "warn";
  readonly text: Bilingual;
  /** The parameter that is missing; null for every other problem. */
  readonly missing: Parameter | null;
}

const longestShown = 60;

/** A value as it may stand in a message. */
export function shownValue(value: string): string {
  // A long text is not cleaned as a whole for the few signs of it that are shown.
  const line = cleanLine(value.slice(0, longestShown * 20)) || '""';
  return line.length > longestShown ? `${line.slice(0, longestShown)}…` : line;
}

export const problem = (kind: Problem["kind"], name: string, weight: Problem["weight"], text: Bilingual): Problem => ({
  kind,
  name,
  weight,
  text,
  missing: null,
});

/** A fact that another source contradicts is never a reason to refuse. */
const weightOf = ({ disputed = [] }: Parameter, fact: "required" | "type" | "enum"): "refuse" | "warn" =>
  disputed.includes(fact) ? "warn" : "refuse";

const disagree = (weight: Problem["weight"], text: Bilingual): Bilingual =>
  weight === "warn" ? { en: `${text.en}; the sources disagree on this`, zh: `${text.zh}；各资料对此说法不一` } : text;

export function missingProblem(name: string, parameter: Parameter): Problem {
  const weight = weightOf(parameter, "required");
  const text = disagree(weight, { en: `${name} is missing`, zh: `缺少 ${name}` });
  return { ...problem("missing", name, weight, text), missing: parameter };
}

export function unknownProblem(name: string, nearest: readonly string[]): Problem {
  const [guess] = didYouMean(nearest);
  const shown = shownValue(name);
  return problem("unknown", name, "refuse", {
    en: `unknown parameter ${shown}${guess ? `; ${guess.en}` : ""}`,
    zh: `未知参数 ${shown}${guess ? `；${guess.zh}` : ""}`,
  });
}

/** A parameter in the body that belongs elsewhere. */
export function misplacedProblem(name: string, place: Parameter["in"]): Problem {
  const right = place === "path" ? { en: "the path", zh: "路径" } : { en: "the query", zh: "查询参数" };
  return problem("unknown", name, "refuse", {
    en: `${name} belongs in ${right.en}, not in the body: write ${name}=… outside -d`,
    zh: `${name} 属于${right.zh}，不应写在请求体中：请在 -d 之外写 ${name}=…`,
  });
}

const kinds: Record<Parameter["type"], Bilingual> = {
  String: { en: "a string", zh: "字符串" },
  Integer: { en: "an integer", zh: "整数" },
  Long: { en: "an integer", zh: "整数" },
  Boolean: { en: "true or false", zh: " true 或 false" },
  Object: { en: "an object", zh: "对象" },
  List: { en: "a list", zh: "列表" },
};

/** How a value of this type is typed, where that is not plain. */
function howToWrite(name: string, { type, items, children = [] }: Parameter, given: string): string | null {
  const [member] = children;
  if (type === "Object") return member ? `${name}.${member.name}=… / ${name}:='{…}'` : `${name}:='{…}'`;
  if (type === "List") return items === "Object" ? `${name}[0].${member?.name ?? "…"}=… / ${name}:='[…]'` : `${name}[]=… / ${name}:='[…]'`;
  return type === "String" && /^(?:-?[\d.]+|true|false)$/u.test(given) ? `${name}=${given}` : null;
}

/** `given` is null for a value that must not be shown. */
export function typeProblem(name: string, parameter: Parameter, given: string | null): Problem {
  const weight = weightOf(parameter, "type");
  const kind = kinds[parameter.type];
  const not = given === null ? { en: "", zh: "" } : { en: `, not ${shownValue(given)}`, zh: `，而不是 ${shownValue(given)}` };
  const form = howToWrite(name, parameter, given ?? "");
  const write = form === null ? { en: "", zh: "" } : { en: `: write ${form}`, zh: `：请写作 ${form}` };
  const text = { en: `${name} must be ${kind.en}${not.en}${write.en}`, zh: `${name} 必须为${kind.zh}${not.zh}${write.zh}` };
  return problem("type", name, weight, disagree(weight, text));
}

export function enumProblem(name: string, parameter: Parameter, given: string): Problem {
  const weight = weightOf(parameter, "enum");
  const allowed = parameter.enum ?? [];
  const text = {
    en: `${name} must be one of ${allowed.join(", ")}, not ${shownValue(given)}`,
    zh: `${name} 只能取 ${allowed.join("、")}，而不是 ${shownValue(given)}`,
  };
  return problem("enum", name, weight, disagree(weight, text));
}
