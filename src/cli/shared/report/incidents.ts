import { evidenceNames } from "../../../core/catalogue/labels.js";
import type { Found } from "../../../core/diagnose/found.js";
import { cleanLine } from "../../../core/text/clean.js";
import type { Answer } from "../../../node/client/send.js";
import { TransportError } from "../../../node/client/transport-error.js";
import type { Incident } from "./support-report.js";

type Said = Pick<Incident, "code" | "message" | "title" | "meaning" | "basis">;

/** What an error says in a report, and its page of it. */
export const saidBy = ({ code, message, title, meaning, entry }: Found): Said => ({
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
