import { UsageError } from "../../../core/refusals.js";
import { bceTimestamp, defaultExpires } from "../../../core/signature/sign.js";
import { cleanLine } from "../../../core/text/clean.js";
import { maskHeaders } from "../../../core/text/mask.js";
import { type ConnectionOptions, settingsFor, targetEndpoint } from "../../../node/calls/connection.js";
import { userAgent } from "../../../node/calls/session.js";
import { signRequest } from "../../../node/client/request.js";
import { missingSettings } from "../../../node/client/settings.js";
import { type Context, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { jsonDocument } from "../../shared/look/json.js";
import { forCalls } from "../../shared/look/notices.js";
import type { PlanOptions } from "../../shared/requests/complete-plan.js";
import { planCall } from "../../shared/requests/plan.js";
import { curlFor } from "../../shared/requests/preview.js";
import { renderSigning } from "./page.js";

export interface SignOptions extends PlanOptions, ConnectionOptions {
  readonly curl?: boolean;
  readonly json?: boolean;
  readonly timestamp?: string;
  readonly expires?: number;
}

/** `YYYY-MM-DDThh:mm:ssZ`, a moment that exists. */
function parseTimestamp(text: string): Date {
  const time = new Date(text);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u.test(text) && !Number.isNaN(time.getTime()) && bceTimestamp(time) === text) return time;
  throw new UsageError({ en: `invalid timestamp "${cleanLine(text)}"`, zh: `时间戳“${cleanLine(text)}”无效` }, [
    { en: "expected UTC to the second, e.g. 2026-11-22T08:00:00Z", zh: "应为精确到秒的 UTC 时间，如 2026-11-22T08:00:00Z" },
  ]);
}

/**
 * `bcevpc sign METHOD PATH` and `sign OPERATION key=value`: the Authorization of a request and everything it is computed from. Sends nothing.
 * @throws {ConfigurationError} when there are no keys, or no region.
 */
export async function sign(given: Context, words: readonly string[], options: SignOptions): Promise<ExitCode> {
  const context = forCalls(given);
  const time = options.timestamp === undefined ? new Date(context.io.now()) : parseTimestamp(options.timestamp);
  const plan = await planCall(context, words, options);
  const settings = await settingsFor(context, options, targetEndpoint(plan.origin, options));
  const expires = options.expires ?? defaultExpires;
  if (!settings.credentials || !settings.endpoint) throw missingSettings(settings);
  if (options.curl) {
    print(context, curlFor(context, plan, settings, { ...options, expires }));
    return exitCodes.done;
  }
  const request = signRequest(plan, settings.endpoint.value, settings.credentials.value, { time, expires, userAgent });
  const { signing, url } = request;
  const key = options.showSecrets ? signing.signingKey : "(redacted)";
  if (options.json) {
    const headers = { ...(options.showSecrets ? request.headers : maskHeaders(request.headers)), authorization: signing.authorization };
    const { authorization, prefix, canonicalUri, canonicalQuery, canonicalHeaders, signedHeaders, canonicalRequest, signature } = signing;
    const steps = { prefix, signingKey: key, canonicalUri, canonicalQuery, canonicalHeaders, signedHeaders, canonicalRequest, signature };
    const timestamp = bceTimestamp(time);
    print(
      context,
      jsonDocument({ authorization, method: request.method, url, timestamp, expires, ...steps, headers }, context.view.terminal),
    );
  } else print(context, renderSigning(signing, key, context.view));
  return exitCodes.done;
}
