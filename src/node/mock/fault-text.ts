import type { Entry } from "../../core/catalogue/entry.js";
import { nearestCodes } from "../../core/catalogue/nearest.js";
import { UsageError } from "../../core/refusals.js";
import { cleanLine } from "../../core/text/clean.js";
import { entriesNamed, type Fault, parseFaultText, parseWhere } from "./faults.js";
import { mockOperations } from "./operations.js";

const form: UsageError["hints"] = [
  {
    en: "write CODE, CODE@METHOD:PATH or CODE@OPERATION, and :RATE behind it: NoSuchNat@GET:/v1/nat/*:0.5",
    zh: "写作 CODE、CODE@METHOD:PATH 或 CODE@OPERATION，其后可加 :RATE，如 NoSuchNat@GET:/v1/nat/*:0.5",
  },
];

const isOperation = (name: string): boolean => mockOperations.some((operation) => operation.name === name);

/**
 * A fault as the user writes it; one that is none is refused with what to write instead.
 * @throws {UsageError} for a text that is no fault.
 */
export function readFault(text: string, every: readonly Entry[]): Fault {
  const parts = parseFaultText(text);
  if (!parts) throw new UsageError({ en: `"${cleanLine(text)}" is no fault`, zh: `“${cleanLine(text)}”不是合法的故障写法` }, form);
  const entries = entriesNamed(every, parts.code);
  if (entries.length === 0) {
    const near = nearestCodes(every, parts.code);
    throw new UsageError(
      { en: `--fail: the catalogue has no code ${cleanLine(parts.code)}`, zh: `--fail：目录中没有错误码 ${cleanLine(parts.code)}` },
      [...(near.length > 0 ? [{ en: `did you mean ${near.join(", ")}?`, zh: `你要找的是不是 ${near.join("、")}？` }] : [])],
    );
  }
  const where = parts.where === null ? null : parseWhere(parts.where, isOperation);
  if (parts.where !== null && where === null)
    throw new UsageError(
      {
        en: `"${cleanLine(parts.where)}" is neither METHOD:PATH nor an operation`,
        zh: `“${cleanLine(parts.where)}”既不是 METHOD:PATH，也不是接口名`,
      },
      form,
    );
  return { entries, where, rate: parts.rate };
}
