import { evidenceNames } from "../../../core/catalogue/labels.js";
import type { Found } from "../../../core/diagnose/found.js";
import type { Investigation } from "../../../core/diagnose/investigation.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { sayInline } from "../../../core/text/language.js";
import type { Answer } from "../../../node/client/send.js";
import { TransportError } from "../../../node/client/transport-error.js";
import type { Incident } from "./support-report.js";

type ErrorTexts = Pick<Incident, "code" | "message" | "title" | "meaning" | "basis">;

/** What an error says in a report, and its page of it. */
export const saidBy = ({ code, message, title, meaning, entry }: Found): ErrorTexts => ({
  code,
  message,
  title: title ?? entry?.title ?? null,
  meaning,
  basis: entry ? evidenceNames[entry.evidence] : null,
});

/** The request id: that of the error, else that in a header of the answer; null without either. */
export function requestIdOf(found: Pick<Found, "requestId"> | null, outcome: Answer | TransportError): string | null {
  const header = outcome instanceof TransportError ? undefined : outcome.headers["x-bce-request-id"];
  return found?.requestId ?? (cleanLine(header ?? "") || null);
}

const labels = {
  cause: { en: "Cause found", zh: "查明的原因" },
  ruledOut: { en: "Ruled out", zh: "已排除" },
  calls: { en: "Read-only calls made to find out", zh: "为此进行的只读调用" },
} as const satisfies Record<string, Bilingual>;

/** What was found out about a failure, for a report, in the language of both. */
export function foundOut(investigation: Investigation | null): Incident["more"] {
  if (!investigation) return [];
  const { conclusion, checks, calls } = investigation;
  const ruledOut = checks.filter(({ verdict }) => verdict === "ruledOut").map(({ text }) => sayInline(text, "both"));
  return [
    ...(conclusion ? [[labels.cause, sayInline(conclusion, "both")] as const] : []),
    ...(ruledOut.length > 0 ? [[labels.ruledOut, ruledOut.join("; ")] as const] : []),
    ...(calls > 0 ? [[labels.calls, String(calls)] as const] : []),
  ];
}
