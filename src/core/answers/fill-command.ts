import type { Found } from "../diagnose/found.js";
import { idOf } from "../operations/model/resource-ids.js";
import { idsIn, kindOf } from "../operations/sent/id-kinds.js";
import { shellWord } from "../text/shell.js";

/** The parameter that a placeholder in a path stands for. */
const inPath: Readonly<Record<string, string>> = { VPC_ID: "vpcId", NAT_ID: "natId", SUBNET_ID: "subnetId", ENI_ID: "eniId" };

type Known = Pick<Found, "called" | "values" | "message" | "context">;

/** The texts in which the ids of a failure stand, the nearest to it first. */
function textsOf({ called, values, message, context }: Known): string[] {
  const { path = "", query = [], body = "" } = called?.request ?? {};
  return [...Object.values(values), context?.object ?? "", message ?? "", path, ...query.map(([, value]) => value ?? ""), body ?? ""];
}

/** An id of the kind that a parameter takes, where the failure names one. */
function idFor(parameter: string, known: Known): string | null {
  const due = idOf(parameter);
  if (!due) return null;
  for (const text of textsOf(known)) for (const id of idsIn(text)) if (kindOf(id)?.prefix === due.prefix) return id;
  return null;
}

/**
 * A command of the catalogue with the ids of this failure in the place of its placeholders, for the region that was asked.
 * A placeholder for what is not known stays.
 */
export function fillCommand(command: string, known: Known): string {
  const named = command.replaceAll(/\b(\w+)=([A-Z][A-Z_]{2,})\b/gu, (whole, parameter: string) => {
    const id = idFor(parameter, known);
    return id === null ? whole : shellWord(`${parameter}=${id}`);
  });
  const filled = named.replaceAll(/\/([A-Z][A-Z_]{2,})\b/gu, (whole, placeholder: string) => {
    const id = idFor(inPath[placeholder] ?? "", known);
    return id === null ? whole : `/${id}`;
  });
  const flags = known.called?.flags ?? "";
  return /^bcevpc call /u.test(filled) && !filled.includes(" --region ") ? filled + flags : filled;
}
