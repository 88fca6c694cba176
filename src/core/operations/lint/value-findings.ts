import type { Bilingual } from "../../text/bilingual.js";
import { hasPrefix } from "../constraints/checks.js";
import { isAbsent } from "../constraints/request-values.js";
import type { Operation, Parameter } from "../model/operation.js";
import { idOf } from "../model/resource-ids.js";
import { kindOf } from "../sent/id-kinds.js";
import { misfitOf } from "../values/misfit.js";
import { textOfValue } from "../values/values.js";
import { badRequestOf, type Draft, draftOn, notFoundOf } from "./finding.js";
import { type GivenValue, isDisputed, kinds, sayDisputed, shownOf } from "./given.js";

/** How a value of the right type would be written; null when that is plain. */
function writeAs(value: unknown, { type }: Parameter): Bilingual | null {
  const isNested = type === "List" || type === "Object";
  if (typeof value === "string" && /^(?:-?\d+|true|false)$/u.test(value) && !isNested)
    return { en: `write ${value}, without quotes`, zh: `去掉引号，写作 ${value}` };
  if (type === "String" && typeof value === "number" && !Number.isSafeInteger(value)) return { en: "write it in quotes", zh: "请加上引号" };
  if (type === "String" && (typeof value === "number" || typeof value === "boolean"))
    return { en: `write "${value}", in quotes`, zh: `加上引号，写作 "${value}"` };
  return type === "List" ? { en: "put even a single item in square brackets: […]", zh: "只有一项也要放进方括号：[…]" } : null;
}

/** A value of another type than is stated. */
export function typeFinding(operation: Operation, given: GivenValue): Draft {
  const { value, parameter, in: place, definition } = given;
  const doubtful = isDisputed(definition, "type") && typeof value !== "object";
  const inBody = place === "body";
  const counted = {
    rule: "type",
    level: doubtful ? "warning" : "error",
    confidence: doubtful ? "disputed" : inBody ? "certain" : "likely",
    entry: inBody ? "global/InappropriateJSON" : badRequestOf(operation),
  } as const;
  return draftOn(given, counted, () => {
    const kind = kinds[definition.type];
    const plain = shownOf(parameter, value);
    const shown = typeof value === "string" ? `"${plain === '""' ? "" : plain}"` : plain;
    return {
      text: sayDisputed(doubtful, {
        en: `${parameter} must be ${kind.en}, not ${shown}`,
        zh: `${parameter} 必须为${kind.zh}，而不是 ${shown}`,
      }),
      instead: inBody ? writeAs(value, definition) : null,
      otherEntries: inBody ? [badRequestOf(operation)] : [],
    };
  });
}

export const fitsType = ({ value, in: place, definition }: GivenValue): boolean => misfitOf(value, definition, place) !== "type";

/** A value that is none of those stated. */
export function enumFinding(operation: Operation, given: GivenValue): Draft | null {
  const { value, parameter, in: place, definition } = given;
  if (misfitOf(value, definition, place) !== "enum") return null;
  const doubtful = isDisputed(definition, "enum");
  const counted = {
    rule: "enum",
    level: doubtful ? "warning" : "error",
    confidence: doubtful ? "disputed" : "likely",
    entry: badRequestOf(operation),
  } as const;
  return draftOn(given, counted, () => {
    const allowed = definition.enum?.map(String) ?? [];
    const shown = shownOf(parameter, value);
    return {
      text: sayDisputed(doubtful, { en: `${parameter} is ${shown}`, zh: `${parameter} 的取值为 ${shown}` }),
      must: { en: `${definition.name} must be one of ${allowed.join(", ")}`, zh: `${definition.name} 只能取 ${allowed.join("、")}` },
      instead: inOtherCase(textOfValue(value), definition),
    };
  });
}

/** The stated value that a text is but for the case of its letters. */
export function inOtherCase(text: string, { enum: allowed = [] }: Parameter): Bilingual | null {
  const meant = allowed.map(String).find((choice) => choice !== text && choice.toLowerCase() === text.toLowerCase());
  return meant === undefined ? null : { en: `write ${meant}; it is case-sensitive`, zh: `应写作 ${meant}，区分大小写` };
}

/** Prefixes that some accounts or zones may not keep to. */
const looseIds: ReadonlySet<string> = new Set(["zoneName", "resourceGroupId"]);

/** The id of another kind of resource, or of none. */
export function idFinding(operation: Operation, given: GivenValue): Draft | null {
  const { value, parameter, definition } = given;
  const wanted = idOf(definition.name);
  if (!wanted || typeof value !== "string" || isAbsent(value)) return null;
  const isWhole = hasPrefix(wanted.prefix);
  const wrong = value.split(",").find((id) => kindOf(id.trim())?.prefix !== wanted.prefix || !isWhole(id.trim()));
  if (wrong === undefined) return null;
  const counted = {
    rule: "id-prefix",
    level: looseIds.has(definition.name) ? "warning" : "error",
    confidence: "likely",
    entry:
      operation.group === "peering" && definition.name === "peerConnId" ? "peering/BadRequest" : notFoundOf(operation, definition.name),
  } as const;
  return draftOn(given, counted, () => {
    const kind = kindOf(wrong.trim());
    const other = kind?.prefix === wanted.prefix ? undefined : kind;
    const shown = shownOf(parameter, wrong);
    return {
      basis: "inferred",
      text: other
        ? {
            en: `${parameter} is ${shown}, the id of another kind of resource: ${other.resource.en}`,
            zh: `${parameter} 为 ${shown}，这是另一类资源的 ID：${other.resource.zh}`,
          }
        : { en: `${parameter} is ${shown}`, zh: `${parameter} 的取值为 ${shown}` },
      must: {
        en: `expected ${wanted.prefix}… (${wanted.resource.en}), e.g. ${wanted.example}`,
        zh: `应为 ${wanted.prefix}…（${wanted.resource.zh}），如 ${wanted.example}`,
      },
    };
  });
}
