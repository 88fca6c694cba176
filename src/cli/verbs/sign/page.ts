import type { Signing } from "../../../core/signature/sign.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { clean } from "../../../core/text/clean.js";
import { say, sayInline } from "../../../core/text/language.js";
import { hang } from "../../../core/text/wrap.js";
import { renderCanonicalRequest } from "../../shared/look/http-message.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

const steps = {
  prefix: { en: "Prefix (authStringPrefix)", zh: "前缀（authStringPrefix）" },
  key: { en: "Signing key = HMAC-SHA256-HEX(secret access key, prefix)", zh: "签名密钥（SigningKey）= HMAC-SHA256-HEX(SK, 前缀)" },
  request: {
    en: "Canonical request; \\n marks a signed line feed",
    zh: "规范请求（CanonicalRequest）；\\n 表示参与签名的换行",
  },
  headers: { en: "Signed headers", zh: "参与签名的头域（signedHeaders）" },
  signature: {
    en: "Signature = HMAC-SHA256-HEX(signing key, canonical request)",
    zh: "签名（Signature）= HMAC-SHA256-HEX(签名密钥, 规范请求)",
  },
  result: { en: "Authorization = prefix/signed headers/signature", zh: "Authorization = 前缀/参与签名的头域/签名" },
} as const satisfies Record<string, Bilingual>;

const parts: readonly Bilingual[] = [
  { en: "method", zh: "HTTP 方法" },
  { en: "canonical URI", zh: "规范 URI" },
  { en: "canonical query string", zh: "规范查询字符串" },
  { en: "canonical headers", zh: "规范头域" },
];

/** Names each part of the canonical request: one line each, the headers on all that follow. */
function explainedRequest({ canonicalRequest }: Signing, view: View): string[] {
  const style = styleFor(view.color);
  return renderCanonicalRequest(canonicalRequest, view)
    .split("\n")
    .flatMap((line, index) => {
      const part = parts[index];
      return [...(part ? [style.quiet(`     # ${sayInline(part, view.language)}`)] : []), `     ${line}`];
    });
}

/** A signature step by step. Values stand on lines of their own and are never wrapped, so that they can be compared and copied. */
export function renderSigning(signing: Signing, shownKey: string, view: View): string {
  const style = styleFor(view.color);
  let number = 0;
  const step = (title: Bilingual, values: readonly string[]): string[] => {
    number += 1;
    const heading = say(title, view.language).flatMap((text) => hang(`${number}. `, text, view.width));
    return [...heading.map(style.heading), ...values];
  };
  return [
    ...step(steps.prefix, [`   ${clean(signing.prefix)}`]),
    ...step(steps.key, [`   ${shownKey}`]),
    ...step(steps.request, explainedRequest(signing, view)),
    ...step(steps.headers, [`   ${signing.signedHeaders.join(";")}`]),
    ...step(steps.signature, [`   ${signing.signature}`]),
    ...step(steps.result, [`   ${clean(signing.authorization)}`]),
  ].join("\n");
}
