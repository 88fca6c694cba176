import { maskedId } from "../../../core/text/mask.js";
import { TransportError } from "../../../node/client/transport-error.js";
import { type CheckResult, isFinding } from "../../../node/doctor/check.js";
import { trial } from "../../../node/doctor/request.js";
import type { SignedExchange, Subject } from "../../../node/doctor/subject.js";
import type { Context } from "../../context.js";
import { requestIdOf, saidBy } from "../../shared/report/incidents.js";
import { echoesSecret, type ReportFile } from "../../shared/report/report-file.js";
import { type Incident, incident } from "../../shared/report/support-report.js";

/** What the signed request came to, or, when it was not sent, what is known of where it would have gone. */
function requestIncident(asked: SignedExchange | null, subject: Subject): Incident {
  const { endpoint, credentials } = subject;
  const place = endpoint.kind === "found" ? endpoint.value.value : null;
  const known = {
    endpoint: place?.origin ?? null,
    region: place?.region ?? null,
    operation: trial.operation,
    request: trial.shown,
    accessKeyId: credentials.kind === "found" ? maskedId(credentials.value.value.accessKeyId) : null,
  };
  if (!asked) return incident({ ...known, attempts: 0 });
  const { exchange, diagnosis } = asked;
  const { outcome, attempts, signedAt } = exchange;
  const found = diagnosis?.kind === "error" ? diagnosis.found : null;
  return incident({
    ...known,
    ...(found ? saidBy(found) : {}),
    requestId: requestIdOf(found, outcome),
    time: new Date(signedAt).toISOString(),
    httpStatus: outcome instanceof TransportError ? null : outcome.status,
    attempts,
  });
}

const marks: Readonly<Record<CheckResult["status"], string>> = { ok: "✓", warning: "!", failure: "✗", notRun: "○", notApplicable: "○" };

const askedOf = async (results: readonly CheckResult[], subject: Subject): Promise<SignedExchange | null> =>
  results.some(({ id, status }) => id === "request" && status !== "notRun") ? subject.ask() : null;

/** Writes what the checks came to, for a support ticket. */
export async function writeDoctorReport(
  { io }: Context,
  file: ReportFile,
  results: readonly CheckResult[],
  subject: Subject,
): Promise<void> {
  const asked = await askedOf(results, subject);
  const findings = results.filter(isFinding);
  const about =
    findings.length === 0
      ? { en: "no finding", zh: "没有发现问题" }
      : { en: findings.map(({ title }) => title.en).join(", "), zh: findings.map(({ title }) => title.zh).join("、") };
  const tried = results.map(({ status, title, text, details }) => {
    const told = isFinding({ status }) ? [text, ...details] : [text];
    return {
      en: `${marks[status]} ${title.en}: ${told.map(({ en }) => en.trim()).join("; ")}`,
      zh: `${marks[status]} ${title.zh}：${told.map(({ zh }) => zh.trim()).join("；")}`,
    };
  });
  const report = { command: "doctor", subject: about, incidents: [requestIncident(asked, subject)], tried };
  await file.write(report, { echoed: asked !== null && echoesSecret(io, asked.exchange.outcome) });
}
