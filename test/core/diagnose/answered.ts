import assert from "node:assert/strict";
import { type AnswerDiagnosis, readAnswer } from "../../../src/core/answers/answer.js";
import { nothingAbout, toRecord } from "../../../src/core/answers/record.js";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Service } from "../../../src/core/catalogue/entry.js";
import type { Found } from "../../../src/core/diagnose/found.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import type { Verdict } from "../../../src/core/diagnose/meaning/verdict.js";

/** All that is known. */
export const entries = await loadEveryEntry();
const book = codeBook(entries);

interface Circumstances {
  method?: string;
  operation?: string | null;
  service?: Service | undefined;
  headers?: Record<string, string>;
}

export const json = { "content-type": "application/json; charset=utf-8" };

/** What an answer is diagnosed as, by itself. */
export function diagnosisOf(status: number, body: string | object, circumstances: Circumstances = {}): AnswerDiagnosis {
  const { headers = json, method = "GET", operation = null, service } = circumstances;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const called = service === undefined ? null : { operation: operation ?? "", service };
  const read = readAnswer({ method, status, body: text, headers: new Map(Object.entries(headers)), called }, book);
  if (read.kind !== "error") return read;
  const record = toRecord(
    read.raw,
    read.reading,
    { file: null, line: 1, time: read.raw.time, source: null },
    { ...nothingAbout, operation },
  );
  return { kind: "error", found: { ...record, code: read.reading.code } };
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
