import assert from "node:assert/strict";
import { type AnswerDiagnosis, diagnoseAnswer, type ReceivedAnswer } from "../../../src/core/answers/answer.js";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Found } from "../../../src/core/diagnose/found.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import type { Verdict } from "../../../src/core/diagnose/meaning/verdict.js";

/** All that is known. */
export const entries = await loadEveryEntry();
const book = codeBook(entries);

type Circumstances = Partial<Pick<ReceivedAnswer, "method" | "operation" | "service">> & { headers?: Record<string, string> };

export const json = { "content-type": "application/json; charset=utf-8" };

/** What an answer is diagnosed as. */
export function diagnosisOf(status: number, body: string | object, { headers = json, ...rest }: Circumstances = {}): AnswerDiagnosis {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = { method: "GET", operation: null, service: undefined, ...rest };
  return diagnoseAnswer({ ...answer, status, body: text, headers: new Map(Object.entries(headers)) }, book);
}
export function verdictOn(...answer: Parameters<typeof diagnosisOf>): Verdict {
  const diagnosis = diagnosisOf(...answer);
  assert.ok(diagnosis.kind === "defect", JSON.stringify([answer, diagnosis]).slice(0, 300));
  return diagnosis.verdict;
}
export function errorIn(...answer: Parameters<typeof diagnosisOf>): Found {
  const diagnosis = diagnosisOf(...answer);
  assert.ok(diagnosis.kind === "error", JSON.stringify([answer, diagnosis]).slice(0, 300));
  return diagnosis.found;
}
export const kindOf = (...answer: Parameters<typeof diagnosisOf>): string => diagnosisOf(...answer).kind;
export const failureOf = (...answer: Parameters<typeof diagnosisOf>): string => verdictOn(...answer).failure;
export const entryOf = (...answer: Parameters<typeof diagnosisOf>): string | undefined => errorIn(...answer).entry?.id;

/** An error as the service writes it. */
export const error = (code: string, message = "m") => ({ code, message, requestId: "6d62a0d1-8d1f-4c39-9b9e-31d2e6e9ad14" });
export const html = "<html><head><title>502 Bad Gateway</title></head></html>";
