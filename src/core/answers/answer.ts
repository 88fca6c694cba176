import type { Service } from "../catalogue/entry.js";
import { errorInResponse, type ResponseParts } from "../diagnose/forms/http/http-response.js";
import { type CodedError, hasCode, type RawError } from "../diagnose/found.js";
import { type Defect, defectVerdict } from "../diagnose/meaning/answer-defects.js";
import { type CodeBook, entriesOf } from "../diagnose/meaning/code-book.js";
import { toFound } from "../diagnose/meaning/to-found.js";
import type { Verdict } from "../diagnose/meaning/verdict.js";
import { utf8Length } from "../text/bytes.js";
import { cleanLine } from "../text/clean.js";
import { isJson } from "../text/is-json.js";

/** An answer to a request of one's own. */
export interface ReceivedAnswer extends ResponseParts {
  readonly method: string;
  readonly operation: string | null;
  /** The service the path belongs to: it decides among entries of one code. */
  readonly service: Service | undefined;
}

/** What an answer is: the API's result, an error with its code, or something that is none of the API. */
export type AnswerDiagnosis =
  | { readonly kind: "success" }
  | { readonly kind: "error"; readonly found: CodedError }
  | { readonly kind: "defect"; readonly verdict: Verdict };

const success: AnswerDiagnosis = { kind: "success" };

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

function defect(name: Defect, { status, headers, body }: ResponseParts): AnswerDiagnosis {
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

/** A code in an answer to one's own request is its error's, unless the body is another vendor's. */
function errorOf(answer: ReceivedAnswer, book: CodeBook): CodedError | null {
  const raw = errorInResponse(answer);
  if (!raw || raw.foreign) return null;
  if (answer.status < 400 && !isErrorDespiteStatus(raw, answer, book)) return null;
  const found = toFound(raw, book, { service: answer.service, operation: answer.operation, firstHand: true }, 1);
  return hasCode(found) ? { ...found, operation: answer.operation } : null;
}

/** Says what an answer is. */
export function diagnoseAnswer(answer: ReceivedAnswer, book: CodeBook): AnswerDiagnosis {
  const { status, method, body } = answer;
  if (status === 407) return defect("proxy-authentication", answer);
  const found = errorOf(answer, book);
  if (found) return { kind: "error", found };
  if (status >= 300 && status < 400) return defect("redirect", answer);
  if (status < 300 && (method === "HEAD" || status === 204 || (body.trim() === "" && method !== "GET"))) return success;
  const fault = bodyDefect(answer);
  return fault === null ? success : defect(fault, answer);
}
