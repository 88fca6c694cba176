import type { Entry } from "../../core/catalogue/entry.js";
import { nearestCodes } from "../../core/catalogue/nearest.js";
import { UsageError } from "../../core/refusals.js";
import { cleanLine } from "../../core/text/clean.js";
import { didYouMean } from "../../core/text/did-you-mean.js";
import { entriesNamed, type Fault, parseFaultText, parseWhere } from "./faults.js";
import { mockOperations } from "./operations.js";

const form: UsageError["hints"] = [
  {
    en: "expected CODE, CODE@METHOD:PATH or CODE@OPERATION, optionally with :RATE, e.g. NoSuchNat@GET:/v1/nat/*:0.5",
    zh: "应为 CODE、CODE@METHOD:PATH 或 CODE@OPERATION，其后可加 :RATE，如 NoSuchNat@GET:/v1/nat/*:0.5",
  },
];

const isOperation = (name: string): boolean => mockOperations.some((operation) => operation.name === name);

/**
 * A fault as the user writes it; one that is none is refused with what to write instead.
 * @throws {UsageError} for a text that is no fault.
 */
export function readFault(text: string, every: readonly Entry[]): Fault {
  const parts = parseFaultText(text);
  if (!parts) throw new UsageError({ en: `invalid fault "${cleanLine(text)}"`, zh: `故障“${cleanLine(text)}”无效` }, form);
  const entries = entriesNamed(every, parts.code);
  if (entries.length === 0) {
    const near = nearestCodes(every, parts.code);
    throw new UsageError(
      { en: `unknown error code for --fail: ${cleanLine(parts.code)}`, zh: `--fail 的错误码未收录：${cleanLine(parts.code)}` },
      didYouMean(near),
    );
  }
  const where = parts.where === null ? null : parseWhere(parts.where, isOperation);
  if (parts.where !== null && where === null)
    throw new UsageError(
      {
        en: `invalid fault location "${cleanLine(parts.where)}": expected METHOD:PATH or an operation`,
        zh: `故障位置“${cleanLine(parts.where)}”无效：应为 METHOD:PATH 或接口名`,
      },
      form,
    );
  return { entries, where, rate: parts.rate };
}
