import { regionList, regions } from "../../core/operations/model/regions.js";
import { UsageError } from "../../core/refusals.js";
import { cleanLine } from "../../core/text/clean.js";
import { looksLikeKey, regionShape, repeated } from "../../core/text/mistyped.js";

/** Where a request goes. */
export interface Endpoint {
  /** `https://bcc.bj.baidubce.com`, without a final slash. */
  readonly origin: string;
  /** Host and, unless it is the scheme's own, port: what the Host header carries. */
  readonly host: string;
  /** Null for a host that names no region. */
  readonly region: string | null;
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/iu;
const own = /^(?:[a-z0-9-]+\.)*baidubce\.com$/iu;
const vpcHost = /^bcc\.([a-z]+)\.baidubce\.com$/iu;

/** Whether a host is this machine. */
export const isLoopback = ({ hostname }: URL): boolean => loopback.test(hostname);

/** Whether keys may go to this host without it being named: Baidu's API hosts and this machine. */
export const isTrusted = ({ hostname }: URL): boolean => own.test(hostname) || loopback.test(hostname);

const toEndpoint = (url: URL): Endpoint => ({
  origin: url.origin,
  host: url.host,
  region: vpcHost.exec(url.hostname)?.[1]?.toLowerCase() ?? null,
});

/**
 * The endpoint of a region, `https://bcc.{region}.baidubce.com`; an unknown region is refused with the list of those known.
 * @throws {UsageError} for a region that there is not.
 */
export function regionEndpoint(region: string): Endpoint {
  const id = region.trim().toLowerCase();
  const known = regions.find((candidate) => candidate.id === id);
  if (known) return toEndpoint(new URL(`https://bcc.${known.id}.baidubce.com`));
  const shown = repeated(region.trim(), regionShape);
  throw new UsageError({ en: `unknown region ${shown}`, zh: `未知地域 ${shown}` }, [
    { en: `regions: ${regionList.en}`, zh: `可用的地域：${regionList.zh}` },
    {
      en: "for another host: --endpoint https://HOST",
      zh: "其他地址请用 --endpoint https://域名",
    },
  ]);
}

/** Scheme and host as they were written: what follows them may be a secret. */
const hostPart = (text: string): string =>
  cleanLine(text).replace(/^((?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*)([/?#].*)?$/isu, (_whole, host: string, rest?: string) =>
    rest ? `${host}/…` : host,
  );

export function badEndpoint(text: string, reason: { en: string; zh: string }): UsageError {
  const shown = hostPart(text);
  return new UsageError({ en: `invalid endpoint "${shown}": ${reason.en}`, zh: `接入点“${shown}”无效：${reason.zh}` }, [
    {
      en: "for example https://bcc.bj.baidubce.com or http://127.0.0.1:8080",
      zh: "例如 https://bcc.bj.baidubce.com 或 http://127.0.0.1:8080",
    },
  ]);
}

/**
 * An endpoint as the user writes it: a URL of scheme and host only, or a bare host, which means https.
 * @throws {UsageError} when it is no URL, or more than scheme and host.
 */
export function parseEndpoint(text: string): Endpoint {
  const url = tryUrl(withScheme(text));
  if (!url) throw badEndpoint(text, { en: "it is not a URL", zh: "不是合法的 URL" });
  if (url.username !== "" || url.password !== "")
    throw new UsageError({ en: "an endpoint must not contain a user name or password", zh: "接入点不能带用户名和密码" });
  if (looksLikeKey(url.hostname)) throw badEndpoint(text, { en: "it looks like a key, not a host", zh: "它像是密钥，而不是域名" });
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw badEndpoint(text, { en: "only http and https are supported", zh: "仅支持 http 和 https" });
  if (!/^\/?$/u.test(url.pathname) || url.search !== "") throw badEndpoint(text, { en: "it must not have a path", zh: "不能带路径" });
  return toEndpoint(url);
}

const withScheme = (text: string): string => (/^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `https://${text.trim()}`);

function tryUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
