import { matchOperation } from "../../../core/operations/lookup/match.js";
import type { CapturedRequest } from "../../../core/requests/captured-request.js";
import { queryItems } from "../../../core/signature/canonical-request.js";
import { verdictTexts } from "../../../core/signature/mistakes/verdict-texts.js";
import type { Verification } from "../../../core/signature/mistakes/verification.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { maskedId, maskUrl } from "../../../core/text/mask.js";
import type { ReportFile } from "../../shared/report/report-file.js";
import { incident } from "../../shared/report/support-report.js";

const headerOf = ({ headers }: CapturedRequest, wanted: string): string | null =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;

/** What was compared, and what came of it. */
function triedOf({ mistakes, signedHeaders, expiresAt }: Verification, source: Bilingual): readonly Bilingual[] {
  const covered = signedHeaders.map((name) => cleanLine(name)).join(", ");
  return [
    {
      en: `The signature was recomputed with the secret from ${source.en}.`,
      zh: `已用密钥重新计算签名，密钥来自${source.zh}。`,
    },
    ...(covered === "" ? [] : [{ en: `It covers the headers ${covered}.`, zh: `签名覆盖的头域：${covered}。` }]),
    ...(expiresAt === null ? [] : [{ en: `It expires at ${expiresAt}.`, zh: `签名到期时间：${expiresAt}。` }]),
    ...mistakes.map(({ en, zh }) => ({ en: `Mistake found: ${en}`, zh: `发现的错误：${zh}` })),
  ];
}

/** Writes what `verify` found, for a support ticket. */
export async function writeVerifyReport(
  file: ReportFile,
  request: CapturedRequest,
  verification: Verification,
  source: Bilingual,
): Promise<void> {
  const url = new URL(maskUrl(request.url));
  const { title, meaning } = verdictTexts(verification);
  const { accessKeyId, signedAt } = verification;
  const operation = matchOperation({
    method: request.method,
    path: url.pathname,
    query: queryItems(url.search.slice(1)),
    body: request.body,
  });
  const event = incident({
    title,
    meaning,
    requestId: cleanLine(headerOf(request, "x-bce-request-id") ?? "") || null,
    time: signedAt,
    endpoint: url.origin,
    operation: operation?.name ?? null,
    request: cleanLine(`${request.method} ${url.pathname}${url.search}`),
    accessKeyId: accessKeyId === null ? null : maskedId(accessKeyId),
  });
  const name = operation?.name ?? `${request.method} ${url.pathname}`;
  const about = { en: `signature of ${cleanLine(name)}`, zh: `${cleanLine(name)} 的签名` };
  await file.write({ command: "verify", subject: about, incidents: [event], tried: triedOf(verification, source) });
}
