import { errorInResponse, type ResponseParts } from "../diagnose/forms/http/http-response.js";
import type { AnsweredCall } from "../diagnose/found.js";
import { type CodedError, hasCode, type RawError } from "../diagnose/found.js";
import { type Defect, defectVerdict } from "../diagnose/meaning/answer-defects.js";
import { type CodeBook, entriesOf } from "../diagnose/meaning/code-book.js";
import { type Reading, readError } from "../diagnose/meaning/reading.js";
import type { Verdict } from "../diagnose/meaning/verdict.js";
import { utf8Length } from "../text/bytes.js";
import { cleanLine } from "../text/clean.js";
import { isJson } from "../text/is-json.js";
import { aboutCall, nothingAbout, toRecord } from "./record.js";

/** An answer to a request of one's own. */
export interface ReceivedAnswer extends ResponseParts {
  readonly method: string;
  /** The call it answers; null when it is none of the API's operations. */
  readonly called: Pick<AnsweredCall, "operation" | "service"> | null;
}

/** What an answer is: the API's result, an error with its code, or something that is none of the API. */
export type AnswerDiagnosis =
  | { readonly kind: "success" }
  | { readonly kind: "error"; readonly found: CodedError }
  | { readonly kind: "defect"; readonly verdict: Verdict };

const success = { kind: "success" } as const;

const isHtml = ({ body, headers }: ResponseParts): boolean =>
  /^\s*(?:<!doctype html|<html|<head|<body|<!--)/iu.test(body) || (/html/iu.test(headers.get("content-type") ?? "") && /^\s*</u.test(body));

const closers: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/** Begins as an object or array that never ends. */
const isCutOff = (body: string): boolean => {
  const text = body.trim();
  const closer = closers[text[0] ?? ""];
  return closer !== undefined && !text.endsWith(closer);
};

/** What is wrong with a body that has no error in it; null when it is a JSON answer. */
function bodyDefect(parts: ResponseParts): Defect | null {
  const { body, headers, status } = parts;
  if (body.trim() === "") return "empty-body";
  if (isHtml(parts)) return "html-page";
  if (isJson(body)) return status < 400 ? null : "no-code";
  if (isCutOff(body)) return "truncated-json";
  return /json/iu.test(headers.get("content-type") ?? "") ? "malformed-json" : "not-json";
}

const pageTitle = /<title[^>]{0,200}>([^<]{1,200})/iu;

function defect(name: Defect, { status, headers, body }: ResponseParts): { readonly kind: "defect"; readonly verdict: Verdict } {
  const header = (key: string): string | null => cleanLine(headers.get(key) ?? "").slice(0, 200) || null;
  const sender = [header("server"), header("via")].filter((part) => part !== null).join(", ");
  const facts = {
    status,
    contentType: header("content-type"),
    location: header("location"),
    sender: sender === "" ? null : sender,
    pageTitle: cleanLine(pageTitle.exec(body.slice(0, 10_000))?.[1] ?? "") || null,
    length: utf8Length(body),
  };
  return { kind: "defect", verdict: defectVerdict(name, facts) };
}

/** An error in a 2xx answer must be beyond doubt: in the header made for it, or the whole of the body, known and with its request id. */
const isErrorDespiteStatus = (raw: RawError, { headers, body }: ResponseParts, book: CodeBook): boolean =>
  headers.has("x-bce-error-code") ||
  (raw.start === body.search(/\S/u) && raw.requestId !== null && raw.message !== null && entriesOf(book, raw.code ?? "").length > 0);

/** What an answer is, before anything is said of its request. */
export type AnswerReading =
  | { readonly kind: "success" }
  | { readonly kind: "error"; readonly raw: RawError; readonly reading: Reading & { readonly code: string } }
  | { readonly kind: "defect"; readonly verdict: Verdict };

/** A code in an answer to one's own request is its error's, unless the body is another vendor's. */
function readCode(answer: ReceivedAnswer, book: CodeBook): AnswerReading | null {
  const raw = errorInResponse(answer);
  if (!raw || raw.foreign) return null;
  if (answer.status < 400 && !isErrorDespiteStatus(raw, answer, book)) return null;
  const { called } = answer;
  const reading = readError(raw, book, { service: called?.service, operation: called?.operation ?? null, firstHand: true });
  return hasCode(reading) ? { kind: "error", raw, reading } : null;
}

export function readAnswer(answer: ReceivedAnswer, book: CodeBook): AnswerReading {
  const { status, method, body } = answer;
  if (status === 407) return defect("proxy-authentication", answer);
  const error = readCode(answer, book);
  if (error) return error;
  if (status >= 300 && status < 400) return defect("redirect", answer);
  if (status < 300 && (method === "HEAD" || status === 204 || (body.trim() === "" && method !== "GET"))) return success;
  const fault = bodyDefect(answer);
  return fault === null ? success : defect(fault, answer);
}

/** Says what an answer is, and of an error what it says of its request. */
export async function diagnoseAnswer(
  answer: ReceivedAnswer & { readonly called: AnsweredCall | null },
  book: CodeBook,
): Promise<AnswerDiagnosis> {
  const read = readAnswer(answer, book);
  if (read.kind !== "error") return read;
  const { raw, reading } = read;
  const { called } = answer;
  const about = called ? await aboutCall(reading, called) : nothingAbout;
  const record = toRecord(raw, reading, { file: null, line: 1, time: raw.time, source: null }, about);
  return { kind: "error", found: { ...record, code: reading.code } };
}
