import type { AnswerDiagnosis } from "../../core/answers/answer.js";
import type { CodedError } from "../../core/diagnose/found.js";
import type { Verdict } from "../../core/diagnose/meaning/verdict.js";
import type { OperationShape } from "../../core/operations/model/operation.js";
import { isJson } from "../../core/text/is-json.js";
import type { Endpoint } from "../client/endpoint.js";
import type { Answer } from "../client/send.js";
import type { SettingsFlags } from "../client/settings.js";
import type { TransportError } from "../client/transport-error.js";
import type { Io } from "../io.js";
import type { CallPlan } from "./call-plan.js";
import type { Session } from "./session.js";

/** Why a call failed: the error it was answered with, or the verdict on an answer or a silence without one. */
export type FailureCause = { readonly kind: "error"; readonly found: CodedError } | { readonly kind: "verdict"; readonly verdict: Verdict };

/** Bytes up to which an answer is read for what it says; no error of the service is nearly as long. */
const longestRead = 8 * 1024 * 1024;

const brackets: ReadonlyMap<string, string> = new Map([
  ["{", "}"],
  ["[", "]"],
]);

/** Whether bytes that are too many to be parsed begin and end as JSON does. */
function isFramedAsJson(body: Buffer): boolean {
  const [start, end] = [body.subarray(0, 256).toString("latin1").trimStart(), body.subarray(-256).toString("latin1").trimEnd()];
  return start !== "" && brackets.get(start.charAt(0)) === end.at(-1);
}

/** A 2xx answer of JSON in which nothing can be an error's code: what nearly all are. */
function isPlainSuccess({ status, headers, body }: Answer): boolean {
  if (status !== 200 || headers["x-bce-error-code"] !== undefined) return false;
  if (body.length > longestRead) return isFramedAsJson(body);
  if (body.includes('"code"')) return false;
  return isJson(body.toString("utf8"));
}

/** The operation that a plan calls: by its name where that was given, else by what it sends. */
export async function operationOf({ operation, method, path, query, body }: CallPlan): Promise<OperationShape | null> {
  const { matchOperation } = await import("../../core/operations/lookup/match.js");
  const { findShape } = await import("../../core/operations/lookup/operations.js");
  return (operation !== null && findShape(operation)) || matchOperation({ method, path, query, body: body?.toString("utf8") });
}

/** What an answer to this plan is; `place` is where the command line says to call. Recognising failures and the catalogue are loaded only when it may be one. */
export async function diagnoseCall({ redact }: Io, plan: CallPlan, answer: Answer, place: SettingsFlags): Promise<AnswerDiagnosis> {
  if (isPlainSuccess(answer)) return { kind: "success" };
  const { codeBook } = await import("../../core/diagnose/meaning/code-book.js");
  const { diagnoseAnswer } = await import("../../core/answers/answer.js");
  const { flagsOf } = await import("../../core/answers/point-out.js");
  const { decodeBytes } = await import("../../core/text/encoding.js");
  const { serviceOf } = await import("../../core/operations/lookup/match.js");
  const { loadEveryEntry } = await import("../../core/catalogue/catalogue.js");
  const operation = await operationOf(plan);
  const { method, path, query, body } = plan;
  const request = { path, query, body: body && redact(body.toString("utf8")) };
  return diagnoseAnswer(
    {
      status: answer.status,
      headers: new Map(Object.entries(answer.headers).map(([name, value]) => [name, redact(value)])),
      body: redact(decodeBytes(answer.body.subarray(0, longestRead)).text),
      method,
      called: operation && { operation: operation.name, service: serviceOf(operation), request, flags: flagsOf(place) },
    },
    codeBook(await loadEveryEntry()),
  );
}

/** The verdict on a request that was never answered. */
export async function silence(error: TransportError, endpoint: Endpoint, session: Session): Promise<FailureCause> {
  const { transportFacts, transportVerdict } = await import("../client/transport-verdicts.js");
  return { kind: "verdict", verdict: transportVerdict(error, transportFacts(error, endpoint, session)) };
}
