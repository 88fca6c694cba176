import type { AnsweredCall, Found } from "../diagnose/found.js";
import { operationShapes } from "../operations/lookup/operation-index.js";
import { idOf } from "../operations/model/resource-ids.js";
import { idsIn, kindOf } from "../operations/sent/id-kinds.js";
import { cleanLine } from "../text/clean.js";
import { isSecretName } from "../text/mask.js";
import { maskBody } from "../text/mask-body.js";
import { shellWord, withFileWords } from "../text/shell.js";

/** The parameter that a placeholder in a path stands for. */
const inPath: Readonly<Record<string, string>> = { VPC_ID: "vpcId", NAT_ID: "natId", SUBNET_ID: "subnetId", ENI_ID: "eniId" };

type IdSource = Pick<Found, "called" | "values" | "message" | "context">;

/** The texts in which the ids of a failure stand, the nearest to it first. */
function textsOf({ called, values, message, context }: IdSource): string[] {
  const { path = "", query = [], body = "" } = called?.request ?? {};
  return [...Object.values(values), context?.object ?? "", message ?? "", path, ...query.map(([, value]) => value ?? ""), body ?? ""];
}

/** An id of the kind that a parameter takes, where the failure names one. */
function idFor(parameter: string, known: IdSource): string | null {
  const due = idOf(parameter);
  if (!due) return null;
  for (const text of textsOf(known)) for (const id of idsIn(text)) if (kindOf(id)?.prefix === due.prefix) return id;
  return null;
}

/** A check of the request, with a path of its own or none. */
const requestToFill = /^bcevpc lint (?:METHOD PATH|[A-Z]{3,6} \/\S+)(?: -d @[A-Z]+\.json)?$/u;
/** A longer body does not stand in a command. */
const longestBody = 160;

/** The check of the request that failed. */
function lintOf({ operation, request: { path, query, body } }: AnsweredCall): string {
  const method = operationShapes.find(({ name }) => name === operation)?.method ?? "METHOD";
  const names = query.map(([name, value]) => (value === null ? name : `${name}=${value}`));
  const target = cleanLine(path + (names.length === 0 ? "" : `?${names.join("&")}`));
  const isShown = typeof body === "string" && body.length <= longestBody && maskBody(body) === body;
  const data = shellWord(isShown ? cleanLine(body) : "@BODY.json");
  return `bcevpc lint ${method} ${shellWord(target)}${body === null || body === "" || method === "GET" ? "" : ` -d ${data}`}`;
}

/**
 * A command of the catalogue with the ids of this failure in the place of its placeholders, for the region that was asked.
 * A placeholder for what is not known stays.
 */
export function fillCommand(command: string, known: IdSource): string {
  const { called } = known;
  if (called && requestToFill.test(command) && !called.request.query.some(([name]) => isSecretName(name))) return lintOf(called);
  const named = command.replaceAll(/\b(\w+)=([A-Z][A-Z_]{2,})\b/gu, (whole, parameter: string) => {
    const id = idFor(parameter, known);
    return id === null ? whole : shellWord(`${parameter}=${id}`);
  });
  const filled = named.replaceAll(/\/([A-Z][A-Z_]{2,})\b/gu, (whole, placeholder: string) => {
    const id = idFor(inPath[placeholder] ?? "", known);
    return id === null ? whole : `/${id}`;
  });
  const flags = known.called?.flags ?? "";
  return withFileWords(/^bcevpc call /u.test(filled) && !filled.includes(" --region ") ? filled + flags : filled);
}
