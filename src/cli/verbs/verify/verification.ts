import { labels } from "../../../core/catalogue/labels.js";
import type { CapturedRequest } from "../../../core/requests/captured-request.js";
import type { Finding } from "../../../core/signature/mistakes/mistake.js";
import { unexplainedSteps, verdictTexts } from "../../../core/signature/mistakes/verdict-texts.js";
import type { Deadline, Verification } from "../../../core/signature/mistakes/verification.js";
import { verificationRecord } from "../../../core/signature/mistakes/verification-record.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { clean, cleanLine } from "../../../core/text/clean.js";
import { say, sayInline } from "../../../core/text/language.js";
import { maskedId } from "../../../core/text/mask.js";
import { hang, wrap } from "../../../core/text/wrap.js";
import { renderFacts } from "../../shared/look/facts.js";
import { renderCanonicalRequest } from "../../shared/look/http-message.js";
import { jsonDocument } from "../../shared/look/json.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";
import { renderCanonicalDiff } from "./canonical-diff.js";

/** A checked request and what was found. */
export interface VerificationSubject {
  readonly request: CapturedRequest & { readonly file: string | null };
  readonly verification: Verification;
  /** Where the secret came from. */
  readonly source: Bilingual;
  readonly showSecrets: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const names = {
  request: { en: "Request", zh: "请求" },
  signed: { en: "Signed", zh: "签名时间" },
  counts: { en: "Valid", zh: "有效期" },
  covers: { en: "Covers", zh: "签名范围" },
  open: { en: "Not covered", zh: "未包含" },
  secret: { en: "Secret from", zh: "密钥来源" },
  note: { en: "Note", zh: "注意" },
} as const satisfies Record<string, Bilingual>;

const deadlines: Readonly<Record<Deadline, Bilingual>> = {
  signature: { en: "the signature has expired", zh: "签名已过有效期" },
  date: { en: "x-bce-date is more than 30 minutes old", zh: "x-bce-date 已超过 30 分钟" },
  "not-yet": { en: "its time is more than 30 minutes ahead", zh: "时间超前 30 分钟以上" },
};

/** `in 23 min`, `3 h ago`. */
function fromNow(time: number, now: number): Bilingual {
  const minutes = Math.round(Math.abs(time - now) / 60_000);
  const span =
    minutes < 120
      ? { en: `${minutes} min`, zh: `${minutes} 分钟` }
      : minutes < 2880
        ? { en: `${Math.round(minutes / 60)} h`, zh: `${Math.round(minutes / 60)} 小时` }
        : { en: `${Math.round(minutes / 1440)} days`, zh: `${Math.round(minutes / 1440)} 天` };
  return time < now ? { en: `${span.en} ago`, zh: `${span.zh}前` } : { en: `in ${span.en}`, zh: `${span.zh}后` };
}

function counts({ expires, expiresAt, broken }: Verification, now: number): Bilingual {
  const why = {
    en: broken.map((name) => `; ${deadlines[name].en}`).join(""),
    zh: broken.map((name) => `；${deadlines[name].zh}`).join(""),
  };
  if (expires !== null && expires < 0) return { en: "no expiry", zh: "永不过期" };
  if (expiresAt === null) return { en: "unknown", zh: "未知" };
  const away = fromNow(Date.parse(expiresAt), now);
  return { en: `until ${expiresAt} (${expires} s), ${away.en}${why.en}`, zh: `至 ${expiresAt}（${expires} 秒），${away.zh}${why.zh}` };
}

/** Headers of the request that the signature leaves open, the body among them. */
function uncovered({ request, verification }: VerificationSubject): string[] {
  const signed = new Set(verification.signedHeaders);
  const rest = request.headers.map(([name]) => name.toLowerCase()).filter((name) => name !== "authorization" && !signed.has(name));
  const coversBody = signed.has("content-md5") || signed.has("x-bce-content-sha256");
  return [...(coversBody ? [] : ["body"]), ...new Set(rest)].map(cleanLine);
}

function factLines(subject: VerificationSubject, view: View): string[] {
  const { request, verification, source, now } = subject;
  const { verdict, accessKeyId, signedAt, signedHeaders } = verification;
  const isRight = verdict === "valid" || verdict === "expired";
  const id = accessKeyId === null ? "" : `, AK ${maskedId(accessKeyId)}`;
  const named = signedHeaders.map(cleanLine);
  const covered = { en: `method, path, query; ${named.join(", ")}`, zh: `方法、路径、查询字符串；${named.join("、")}` };
  const open = uncovered(subject);
  return renderFacts(
    [
      [names.request, `${cleanLine(request.method)} ${cleanLine(request.url)}`],
      ...(verification.authorization === null ? [] : [[names.signed, `${signedAt ?? "?"}${id}`] as const]),
      ...(verification.expected === null ? [] : [[names.counts, sayInline(counts(verification, now), view.language)] as const]),
      ...(isRight ? [[names.covers, sayInline(covered, view.language)] as const] : []),
      ...(isRight && open.length > 0 ? [[names.open, open.join(view.language === "zh" ? "、" : ", ")] as const] : []),
      [names.secret, sayInline(source, view.language)],
      ...verification.notes.map((note) => [names.note, cleanLine(sayInline(note, view.language))] as const),
    ],
    view,
  );
}

const fixLabel: Bilingual = { en: "Fix: ", zh: "修改：" };
const seenLabel: Bilingual = { en: "Seen in: ", zh: "见于：" };

function findingLines({ id, en, zh, fix, seenIn }: Finding, index: number, view: View): string[] {
  const style = styleFor(view.color);
  const start = `  ${index + 1}. `;
  const text = { en: `${clean(en)}`, zh: `${clean(zh)}` };
  const [first = "", ...others] = say(text, view.language);
  const label = sayInline(fixLabel, view.language === "both" ? "en" : view.language);
  const seen = sayInline(seenLabel, view.language === "both" ? "en" : view.language);
  return [
    ...hang(start, `${cleanLine(first)} [${id}]`, view.width).map((line) => style.title(line)),
    ...others.flatMap((line) => hang("     ", cleanLine(line), view.width)),
    ...say(fix, view.language).flatMap((line) => hang(`     ${label}`, cleanLine(line), view.width)),
    ...(seenIn === null ? [] : hang(`     ${seen}`, sayInline(seenIn, view.language), view.width).map(style.quiet)),
  ];
}

const alternatives: Bilingual = { en: "The same signature can result from", zh: "以下错误也会得到同样的签名" };
const mostAlternatives = 3;

function candidateLines({ candidates }: Verification, view: View): string[] {
  if (candidates.length === 0) return [];
  const shown = candidates
    .slice(0, mostAlternatives)
    .map((set) => set.map((finding) => `${sayInline(finding, view.language)} [${finding.id}]`).join(" + "));
  const more = candidates.length > shown.length ? [`  … +${candidates.length - shown.length}`] : [];
  return [
    "",
    styleFor(view.color).heading(sayInline(alternatives, view.language)),
    ...shown.flatMap((line) => hang("  - ", cleanLine(line), view.width)),
    ...more,
  ];
}

const diffTitle: Bilingual = {
  en: "Canonical request: - expected by the service, + as signed",
  zh: "规范请求：- 服务端计算的，+ 实际签名的",
};
const expectedTitle: Bilingual = {
  en: "Canonical request expected by the service; \\n marks a signed line feed",
  zh: "服务端计算的规范请求；\\n 表示参与签名的换行",
};

function requestLines({ expected, signed, verdict }: Verification, view: View): string[] {
  if (expected === null || verdict === "valid" || verdict === "expired") return [];
  const differs = signed !== null && signed !== expected.canonicalRequest;
  const title = differs ? diffTitle : expectedTitle;
  const body = differs
    ? renderCanonicalDiff(expected.canonicalRequest, signed, view)
    : [renderCanonicalRequest(expected.canonicalRequest, view, "    ")];
  return ["", ...wrap(sayInline(title, view.language), view.width).map(styleFor(view.color).heading), ...body];
}

function stepLines(verification: Verification, view: View): string[] {
  if (verification.isReproduced || verification.authorization === null) return [];
  const steps = unexplainedSteps(verification);
  return [
    "",
    styleFor(view.color).heading(sayInline(labels.fix, view.language)),
    ...steps.flatMap((step, index) => {
      const [first = "", ...others] = say(step, view.language);
      return [...hang(`  ${index + 1}. `, first, view.width), ...others.flatMap((line) => hang("     ", line, view.width))];
    }),
  ];
}

/** The verdict on a signature, for people. */
export function renderVerification(subject: VerificationSubject, view: View): string {
  const { verification } = subject;
  const style = styleFor(view.color);
  const { title, meaning } = verdictTexts(verification);
  const isRight = verification.verdict === "valid" || verification.verdict === "expired";
  return [
    ...say(title, view.language).flatMap((text) => wrap(text, view.width).map(isRight ? style.title : style.failure)),
    ...(meaning === null ? [] : say(meaning, view.language).flatMap((text) => wrap(text, view.width))),
    ...verification.mistakes.flatMap((finding, index) => findingLines(finding, index, view)),
    ...requestLines(verification, view),
    ...candidateLines(verification, view),
    ...stepLines(verification, view),
    "",
    ...factLines(subject, view),
  ].join("\n");
}

/** `verify --json`. */
export function verificationDocument({ request, verification, source, showSecrets }: VerificationSubject, view: View): string {
  const { form, method, url, line, file } = request;
  return jsonDocument(
    { ...verificationRecord(verification, showSecrets), request: { form, method, url, file, line }, secretSource: source },
    view.terminal,
  );
}
