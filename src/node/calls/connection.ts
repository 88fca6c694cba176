import { UsageError } from "../../core/refusals.js";
import { uriEncode } from "../../core/signature/encoding.js";
import { cleanLine } from "../../core/text/clean.js";
import { maskedId } from "../../core/text/mask.js";
import { maskBody } from "../../core/text/mask-body.js";
import { shellWord } from "../../core/text/shell.js";
import type { Endpoint } from "../client/endpoint.js";
import { isTrusted, parseEndpoint } from "../client/endpoint.js";
import { refuseOutside } from "../client/region-endpoints.js";
import { findSettings, type Setting, type Settings, type SettingsFlags } from "../client/settings.js";
import type { Caller } from "../notices.js";

export interface ConnectionOptions extends SettingsFlags {
  readonly showSecrets?: boolean;
  readonly verbose?: boolean;
}

/**
 * The host of a full URL as an endpoint. Keys go to Baidu's hosts and to this machine; to another one only when
 * `--endpoint` names it too.
 * @throws {UsageError} for any other host, and for two that differ.
 */
export function targetEndpoint(origin: string | null, flags: SettingsFlags): Setting<Endpoint> | null {
  if (origin === null) return null;
  const endpoint = parseEndpoint(origin);
  const named = flags.endpoint === undefined ? null : parseEndpoint(flags.endpoint);
  if (named && named.origin !== endpoint.origin)
    throw new UsageError({
      en: `the URL and --endpoint differ: ${endpoint.origin} and ${named.origin}`,
      zh: `URL 与 --endpoint 不一致：${endpoint.origin} 和 ${named.origin}`,
    });
  if (!named && !isTrusted(new URL(endpoint.origin)))
    throw new UsageError(
      {
        en: `${cleanLine(endpoint.host)} is not a Baidu AI Cloud host, so no signed request is sent to it`,
        zh: `${cleanLine(endpoint.host)} 不是百度智能云的域名，不会向它发送签名请求`,
      },
      [{ en: `to send it anyway: --endpoint ${shellWord(endpoint.origin)}`, zh: `仍要发送请加：--endpoint ${shellWord(endpoint.origin)}` }],
    );
  return { value: endpoint, source: { en: "the URL", zh: "URL" } };
}

/** Finds keys and endpoint, has them hidden from all output, and says what looks wrong. */
export async function settingsFor(caller: Caller, options: ConnectionOptions, target: Setting<Endpoint> | null): Promise<Settings> {
  const { io, notices } = caller;
  const settings = await findSettings(options, io.env, target);
  if (target) refuseOutside(target.value, io.env);
  const credentials = settings.credentials?.value;
  if (credentials) {
    io.protect(credentials.secretAccessKey.reveal());
    const token = credentials.securityToken?.reveal();
    if (token !== undefined && !options.showSecrets) for (const form of [token, uriEncode(token)]) io.protect(form);
  }
  if (options.verbose) explainSettings(notices, settings);
  if (credentials) for (const warning of settings.warnings) notices.warn(warning);
  return settings;
}

function explainSettings(notices: Caller["notices"], { credentials, endpoint }: Settings): void {
  if (credentials) {
    const { accessKeyId, securityToken } = credentials.value;
    const shown = maskedId(accessKeyId);
    const session = securityToken === null ? { en: "", zh: "" } : { en: " with a session token", zh: "，带令牌" };
    notices.remark({
      en: `access key ${shown}${session.en} from ${credentials.source.en}`,
      zh: `访问密钥 ${shown}${session.zh}，来自 ${credentials.source.zh}`,
    });
  }
  if (endpoint)
    notices.remark({
      en: `endpoint ${endpoint.value.origin} from ${endpoint.source.en}`,
      zh: `接入点（endpoint）${endpoint.value.origin}，来自 ${endpoint.source.zh}`,
    });
}

/** A body as it may be shown. */
export const shownBody = (body: Buffer, showSecrets: boolean | undefined): string => {
  const text = body.toString("utf8");
  return showSecrets ? text : maskBody(text);
};
