import { defaultExpires } from "../../../core/signature/sign.js";
import { maskHeaders, maskUrl } from "../../../core/text/mask.js";
import { maskBody } from "../../../core/text/mask-body.js";
import type { CallPlan } from "../../../node/calls/call-plan.js";
import { shownBody } from "../../../node/calls/connection.js";
import { userAgent } from "../../../node/calls/session.js";
import type { Endpoint } from "../../../node/client/endpoint.js";
import { type SignedRequest, signRequest, transportHeaders } from "../../../node/client/request.js";
import { Secret } from "../../../node/client/secret.js";
import type { Credentials, Settings } from "../../../node/client/settings.js";
import { print } from "../../context.js";
import { renderHead } from "../look/http-message.js";
import { jsonDocument } from "../look/json.js";
import type { CallContext } from "../look/notices.js";
import { dateMark, renderCurl, tokenMark } from "./curl.js";

export interface PreviewOptions {
  readonly dryRun?: boolean;
  readonly curl?: boolean;
  readonly json?: boolean;
  readonly showSecrets?: boolean;
  readonly cacert?: string;
  readonly expires?: number;
}

/** What stands in for keys and region that are not configured. */
const noKeys: Credentials = { accessKeyId: "ACCESS_KEY_ID", secretAccessKey: new Secret("none"), securityToken: null };
const noRegion: Endpoint = { origin: "https://bcc.REGION.baidubce.com", host: "bcc.REGION.baidubce.com", region: null };

function sayWhatIsMissing(context: CallContext, { credentials, endpoint }: Settings): void {
  if (!credentials)
    context.notices.warn({
      en: "no access key is configured: ACCESS_KEY_ID is a placeholder",
      zh: "没有配置访问密钥，ACCESS_KEY_ID 为占位符",
    });
  if (!endpoint) context.notices.warn({ en: "no region is set: REGION is a placeholder", zh: "没有指定地域，REGION 为占位符" });
}

/** A request as it would go on the wire, without sending it. */
function previewRequest(plan: CallPlan, settings: Settings, time: Date, expires: number): SignedRequest {
  return signRequest(plan, settings.endpoint?.value ?? noRegion, settings.credentials?.value ?? noKeys, { time, expires, userAgent });
}

/** What a command shows of a request as it goes over the wire. */
interface ShownCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** A request as a command may show it; one that holds a secret has to be completed before it is run. */
function shownInCurl(context: CallContext, whole: ShownCall): ShownCall {
  const { url, headers, body } = whole;
  const shown = { url: maskUrl(url), headers: maskHeaders(headers), body: body === null ? null : maskBody(body) };
  if (JSON.stringify(shown) !== JSON.stringify(whole))
    context.notices.warn({
      en: "the request contains a secret: replace (redacted) with it before you run this, or use --show-secrets",
      zh: "请求中有敏感信息：运行前请替换 (redacted)，或使用 --show-secrets",
    });
  return shown;
}

type CurlOptions = Pick<PreviewOptions, "expires" | "cacert" | "showSecrets">;

/** The curl command of a request, which signs when it is run. */
export function curlFor(context: CallContext, plan: CallPlan, settings: Settings, options: CurlOptions): string {
  const { expires = defaultExpires, cacert, showSecrets } = options;
  const credentials = settings.credentials?.value;
  const time = new Date(0);
  const marked = previewRequest(plan, settings, time, expires);
  const token = credentials?.securityToken?.reveal();
  const { canonicalHeaders, canonicalUri, canonicalQuery, signedHeaders } = marked.signing;
  const lines = canonicalHeaders.map((line) => {
    if (line.startsWith("x-bce-date:")) return `x-bce-date:${dateMark}`;
    return token !== undefined && line.startsWith("x-bce-security-token:") ? `x-bce-security-token:${tokenMark}` : line;
  });
  const made = new Set([
    ...Object.keys(transportHeaders(plan.method, plan.body, "")),
    "authorization",
    "x-bce-date",
    "x-bce-security-token",
    "host",
  ]);
  const given = Object.fromEntries(Object.entries(marked.headers).filter(([name]) => !made.has(name)));
  const whole = { url: marked.url, headers: given, body: plan.body === null ? null : plan.body.toString("utf8") };
  return renderCurl({
    method: marked.method,
    ...(showSecrets ? whole : shownInCurl(context, whole)),
    accessKeyId: credentials?.accessKeyId ?? null,
    hasToken: token !== undefined,
    expires,
    signedHeaders,
    canonicalRequest: [marked.method, canonicalUri, canonicalQuery, ...lines].join("\n"),
    certificateAuthority: cacert ?? null,
  });
}

function dryRun(context: CallContext, plan: CallPlan, settings: Settings, { showSecrets, json }: PreviewOptions): string {
  const request = previewRequest(plan, settings, new Date(context.io.now()), defaultExpires);
  const headers = showSecrets && settings.credentials ? request.headers : maskHeaders(request.headers);
  const body = plan.body ? shownBody(plan.body, showSecrets) : null;
  const url = showSecrets ? request.url : maskUrl(request.url);
  if (json) return jsonDocument({ method: request.method, url, headers, body }, context.view.terminal);
  const { pathname, search } = new URL(url);
  const head = renderHead({ first: `${request.method} ${pathname}${search} HTTP/1.1`, headers: Object.entries(headers) }, context.view);
  return body === null ? `${head}\n` : `${head}\n\n${body}`;
}

/** `--dry-run` and `--curl`: shows the request, sends nothing, and works without keys. */
export function preview(context: CallContext, plan: CallPlan, settings: Settings, options: PreviewOptions): void {
  sayWhatIsMissing(context, settings);
  print(context, options.curl ? curlFor(context, plan, settings, options) : dryRun(context, plan, settings, options));
}
