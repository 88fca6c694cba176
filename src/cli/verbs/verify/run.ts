import type { CapturedRequest } from "../../../core/requests/captured-request.js";
import { queryItems } from "../../../core/signature/canonical-request.js";
import { uriEncode } from "../../../core/signature/encoding.js";
import { authorizationText } from "../../../core/signature/mistakes/forensics.js";
import { parseLoosely } from "../../../core/signature/mistakes/loose-authorization.js";
import type { Finding } from "../../../core/signature/mistakes/mistake.js";
import { type Verification, verifySignature } from "../../../core/signature/mistakes/verification.js";
import { maskUrl } from "../../../core/text/mask.js";
import { secretForms } from "../../../node/calls/known-secrets.js";
import { hashWithNode } from "../../../node/hashing.js";
import { type Context, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { forCalls } from "../../shared/look/notices.js";
import { openReport, type ReportFileOptions } from "../../shared/report/report-file.js";
import { type RequestInput, readRequest, toWire } from "./input.js";
import { findKeys, type KeyOptions } from "./keys.js";
import { renderVerification, verificationDocument } from "./verification.js";

export interface VerifyOptions extends RequestInput, KeyOptions, ReportFileOptions {
  readonly json?: boolean;
  readonly showSecrets?: boolean;
}

const secretNames: ReadonlySet<string> = new Set(["x-bce-security-token", "proxy-authorization", "cookie"]);

/** Hides what of a captured request would let somebody else send it: session token, cookies, signatures. */
function protectRequest({ io }: Context, { headers, url }: CapturedRequest, { expected, authorization }: Verification): void {
  const query = queryItems(url.split("?").slice(1).join("?"));
  const tokens = [...headers, ...query].filter(([name]) => secretNames.has(name.toLowerCase())).map(([, value]) => value ?? "");
  const signatures = [authorization?.written, authorization?.signature, expected?.authorization.split("/").at(-1)];
  for (const secret of [...tokens, ...signatures])
    if (secret !== undefined) for (const form of [...secretForms(secret), uriEncode(uriEncode(secret))]) io.protect(form);
}

/** Texts that are wrapped are redacted before: a secret broken over two lines would not be found behind. */
function redacted({ io }: Context, verification: Verification): Verification {
  const redactFinding = (finding: Finding): Finding => ({
    ...finding,
    detail: finding.detail === null ? null : io.redact(finding.detail),
    en: io.redact(finding.en),
    zh: io.redact(finding.zh),
    fix: { en: io.redact(finding.fix.en), zh: io.redact(finding.fix.zh) },
  });
  return {
    ...verification,
    mistakes: verification.mistakes.map(redactFinding),
    candidates: verification.candidates.map((set) => set.map(redactFinding)),
  };
}

/** `bcevpc verify [FILE]`: whether a captured request is rightly signed, and the mistake where it is not. */
export async function verify(context: Context, file: string | undefined, options: VerifyOptions): Promise<ExitCode> {
  const report = await openReport(context, options);
  const request = await readRequest(context, file, options);
  const wire = toWire(request);
  const text = authorizationText(wire);
  const id = text === null ? null : (parseLoosely(text)?.prefix.accessKeyId ?? null);
  const { keys, source } = await findKeys(forCalls(context), options, id);
  hashWithNode();
  const verification = verifySignature(wire, keys, context.io.now());
  if (!options.showSecrets) protectRequest(context, request, verification);
  const url = context.io.redact(options.showSecrets ? request.url : maskUrl(request.url));
  const shown = { ...request, url, file: file ?? null };
  const subject = {
    request: shown,
    verification: redacted(context, verification),
    source,
    showSecrets: options.showSecrets === true,
    now: context.io.now(),
  };
  if (!report?.isOutput)
    print(context, options.json ? verificationDocument(subject, context.view) : renderVerification(subject, context.view));
  if (report) await (await import("./ticket.js")).writeVerifyReport(report, request, subject.verification, source);
  return verification.verdict === "valid" ? exitCodes.done : exitCodes.negative;
}
