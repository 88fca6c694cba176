import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { sayInline } from "../../../core/text/language.js";
import { maskHeaders, maskQuery, maskUrl } from "../../../core/text/mask.js";
import { hang } from "../../../core/text/wrap.js";
import type { LogEntry, SignatureRemark } from "../../../node/mock/told.js";
import { renderCanonicalRequest } from "../../shared/look/http-message.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

const unnamed: Bilingual = {
  en: "no known mistake explains this signature: another secret was used, or the request was changed. Expected canonical request",
  zh: "已知的错误都不能解释这个签名：用的是另一个密钥，或请求被改动过。应签名的规范请求",
};

/** A canonical request (method, path, query, headers) without the values of secrets. */
function maskCanonicalRequest(request: string): string {
  const [method = "", path = "", query = "", ...headers] = request.split("\n");
  const shown = headers.map((line) => {
    const at = Math.max(0, line.indexOf(":"));
    const name = line.slice(0, at);
    return `${name}${line.slice(at, at + 1)}${maskHeaders({ [name]: line.slice(at + 1) })[name]}`;
  });
  return [method, path, maskQuery(query), ...shown].join("\n");
}

/** Under the line of a refused request: the mistakes of the client that signed it. */
function signatureLines({ mistakes, expected }: SignatureRemark, view: View): string[] {
  const style = styleFor(view.color);
  const named = mistakes.flatMap(({ id, en, zh }) =>
    hang("         ^ ", cleanLine(`${sayInline({ en, zh }, view.language)} [${id}]`), view.width),
  );
  if (mistakes.length > 0 || expected === null) return named.map((line) => style.title(line));
  return [
    ...hang("         ^ ", sayInline(unnamed, view.language), view.width).map((line) => style.title(line)),
    renderCanonicalRequest(maskCanonicalRequest(expected), view, "           "),
  ];
}

/** `08:00:00 GET /v1/vpc 200 QueryVpcList 3 ms`, and the code of an error; with several regions the one that was asked. */
export function renderLogLine(
  { region, method, target, status, code, operation, milliseconds, signature }: LogEntry,
  now: number,
  view: View,
  showsRegion: boolean,
): string {
  const style = styleFor(view.color);
  const time = new Date(now).toISOString().slice(11, 19);
  const verdict = status === null ? style.failure("dropped") : status < 400 ? String(status) : style.failure(String(status));
  const parts = [
    style.quiet(time),
    showsRegion ? style.quiet(region) : null,
    method,
    cleanLine(maskUrl(target)),
    verdict,
    code,
    operation && style.quiet(operation),
    style.quiet(`${Math.round(milliseconds)} ms`),
  ];
  const line = parts.filter((part) => part !== null && part !== "").join(" ");
  return [line, ...(signature === null ? [] : signatureLines(signature, view))].join("\n");
}
