import { labels } from "../core/catalogue/labels.js";
import { verdictTexts } from "../core/signature/mistakes/verdict-texts.js";
import type { VerificationRecord } from "../core/signature/mistakes/verification-record.js";
import type { Bilingual } from "../core/text/bilingual.js";
import { fact } from "./entry-article.js";
import { both, type Content, type Html, html } from "./html.js";

const texts = {
  seen: { en: "Seen in", zh: "见于" },
  expected: { en: "Canonical request as the service computes it", zh: "服务端计算的规范请求" },
  signed: { en: "Canonical request that was signed", zh: "实际签名的规范请求" },
  id: { en: "Access key id", zh: "Access Key Id" },
  time: { en: "Signed at", zh: "签名时间" },
  until: { en: "Valid until", zh: "有效期至" },
  note: { en: "Note", zh: "注意" },
} as const satisfies Record<string, Bilingual>;

const mistakeItem = ({ id, en, zh, fix, seenIn }: VerificationRecord["mistakes"][number]): Content =>
  html`<li><p><strong>${both({ en, zh })}</strong> <code>${id}</code></p><p>${both(fix)}</p>${seenIn === null ? null : html`<p class="quiet">${both(texts.seen)}: ${both(seenIn)}</p>`}</li>`;

const requestBlock = (heading: Bilingual, text: string): Content =>
  html`<h3>${both(heading)}</h3><pre tabindex="0"><code>${text}</code></pre>`;

function requestsOf({ expected, signed, verdict }: VerificationRecord): Content {
  if (expected === null || verdict === "valid" || verdict === "expired") return null;
  const differs = signed !== null && signed.canonicalRequest !== expected.canonicalRequest;
  return [requestBlock(texts.expected, expected.canonicalRequest), differs ? requestBlock(texts.signed, signed.canonicalRequest) : null];
}

/** The verdict on a signature, and the mistake that made a wrong one. */
export function verificationArticle(record: VerificationRecord): Html {
  const { verdict, mistakes, reproduced, searched, broken, accessKeyId, signedAt, expiresAt, notes } = record;
  const { title, meaning } = verdictTexts({
    ...{ verdict, mistakes, broken },
    ...{ isReproduced: reproduced, isSearched: searched, authorization: accessKeyId },
  });
  return html`<article><h3 class="${verdict === "valid" ? "good" : "bad"}">${both(title)}</h3>
${meaning === null ? null : html`<p>${both(meaning)}</p>`}
${mistakes.length === 0 ? null : html`<ol aria-label="${labels.fix.en} / ${labels.fix.zh}">${mistakes.map(mistakeItem)}</ol>`}
${requestsOf(record)}
<dl>${fact(texts.id, accessKeyId)}${fact(texts.time, signedAt)}${fact(texts.until, expiresAt)}${notes.map((note) => fact(texts.note, both(note)))}</dl></article>`;
}
