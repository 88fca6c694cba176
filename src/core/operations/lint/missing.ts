import type { Bilingual } from "../../text/bilingual.js";
import type { Place } from "../constraints/constraint.js";
import { constraintsOf } from "../constraints/constraints.js";
import { type Item, isAbsent } from "../constraints/request-values.js";
import type { Operation, Parameter } from "../model/operation.js";
import { badRequestOf, type Draft, draftOn } from "./finding.js";
import { isDisputed, kinds, sayDisputed } from "./given.js";

/** The parameters of a request by where they stand. */
export type Holders = Readonly<Record<Place, Item>>;

const tokenAdvice: Bilingual = {
  en: "one edition of the documentation requires clientToken; with it, resending the request does not create anything twice",
  zh: "有的文档版本要求填写 clientToken；带上它，重发请求不会重复创建",
};

/** Blank texts that mean something: the subnet chooses the address. */
const blankCounts: ReadonlySet<string> = new Set(["CreateHaVip.privateIpAddress", "AddEniIp.privateIpAddress"]);

/** The same letters in another case or with other joints: `vpc_id` for `vpcId`. */
const fold = (name: string): string => name.toLowerCase().replaceAll(/[-_]/gu, "");

/** A name that stands in the place of this one. */
function misspelt({ name }: Parameter, holder: Item): Bilingual | null {
  const other = Object.keys(holder).find((key) => key !== name && fold(key) === fold(name));
  return other === undefined
    ? null
    : { en: `the request has ${other}; the correct name is ${name}`, zh: `请求中写的是 ${other}，正确的名称是 ${name}` };
}

function missingFinding(operation: Operation, definition: Parameter, holder: Item): Draft {
  const { name, in: place, type } = definition;
  const value = holder[name];
  const isBlank = typeof value === "string";
  const warns = name === "clientToken" || isDisputed(definition, "required");
  const inBody = place === "body" && !isBlank;
  const counted = {
    rule: isBlank ? "blank" : "missing",
    level: warns ? "warning" : "error",
    confidence: warns ? "disputed" : inBody ? "certain" : "likely",
    entry: inBody ? "global/InappropriateJSON" : badRequestOf(operation),
  } as const;
  return draftOn({ parameter: name, in: place, value }, counted, () => {
    const text = isBlank ? { en: `${name} is blank`, zh: `${name} 为空白` } : { en: `${name} is missing`, zh: `缺少 ${name}` };
    const must = {
      en: `${operation.name} requires ${name}: ${kinds[type].en}`,
      zh: `${operation.name} 必须填写 ${name}（${kinds[type].zh}）`,
    };
    return {
      basis: isBlank ? "inferred" : "documented",
      text: sayDisputed(warns, text),
      must: name === "clientToken" ? tokenAdvice : must,
      instead: misspelt(definition, holder),
      otherEntries: inBody ? [badRequestOf(operation)] : [],
    };
  });
}

/** Whether a constraint checks that this parameter or another one is there. */
const isAlternative = (operation: Operation, name: string): boolean =>
  constraintsOf(operation).some(({ parameters, id }) => parameters.includes(name) && /\.(?:size|peer)$/u.test(id));

/** Required parameters that are not there, but for those of which something was said already (`place:name`). */
export const missingFindings = (operation: Operation, holders: Holders, reported: ReadonlySet<string>): Draft[] =>
  operation.parameters
    .filter((parameter) => parameter.required || isDisputed(parameter, "required"))
    .filter(({ name, in: place }) => isAbsent(holders[place][name]) && !reported.has(`${place}:${name}`))
    .filter(({ name, in: place }) => !(blankCounts.has(`${operation.name}.${name}`) && holders[place][name] === ""))
    .filter((parameter) => !isDisputed(parameter, "required") || !isAlternative(operation, parameter.name))
    .map((parameter) => missingFinding(operation, parameter, holders[parameter.in]));
