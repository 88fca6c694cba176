import type { Agent } from "node:http";
import type { DetailedPeerCertificate } from "node:tls";
import { UsageError } from "../../core/refusals.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { looksLikeKey } from "../../core/text/mistyped.js";

/** The proxy of a request and who asked for it. */
export interface ChosenProxy {
  /** With user name and password, if any; never printed. */
  readonly url: URL;
  /** Scheme, host and port only. */
  readonly shown: string;
  readonly source: Bilingual;
}

type Environment = Readonly<Record<string, string | undefined>>;

const agentOf: Readonly<Record<string, "http" | "socks">> = {
  "http:": "http",
  "https:": "http",
  "socks:": "socks",
  "socks4:": "socks",
  "socks4a:": "socks",
  "socks5:": "socks",
  "socks5h:": "socks",
};

/** Part of an address without its percent-encoding; null when a % in it encodes nothing. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function parseProxy(text: string, source: Bilingual): ChosenProxy {
  let url: URL | null = null;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `http://${text}`);
  } catch {
    // Said below, without the text: it may hold a password.
  }
  if (
    !url ||
    agentOf[url.protocol] === undefined ||
    url.hostname === "" ||
    looksLikeKey(url.hostname) ||
    decoded(url.username) === null ||
    decoded(url.password) === null
  )
    throw new UsageError({ en: `invalid proxy address in ${source.en}`, zh: `${source.zh} 中的代理地址无效` }, [
      {
        en: "expected http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT",
        zh: "应为 http://主机:端口、https://主机:端口 或 socks5://主机:端口",
      },
      {
        en: "in a user name or password write % as %25, @ as %40, : as %3A and / as %2F",
        zh: "用户名和密码中的 % 写作 %25，@ 写作 %40，: 写作 %3A，/ 写作 %2F",
      },
    ]);
  return { url, shown: `${url.protocol}//${url.host}`, source };
}

/** Whether a proxy speaks SOCKS, whose library tells its failures in words only. */
export const isSocks = ({ url }: ChosenProxy): boolean => agentOf[url.protocol] === "socks";

/** The proxy for a URL: `--proxy`, else `HTTPS_PROXY` or `HTTP_PROXY`, else `ALL_PROXY`, in either case, unless `NO_PROXY` names its host. */
export async function findProxy(url: string, flag: string | undefined, env: Environment): Promise<ChosenProxy | null> {
  if (flag !== undefined) return parseProxy(flag, { en: "--proxy", zh: "--proxy" });
  const scheme = new URL(url).protocol.slice(0, -1);
  const names = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`, "all_proxy", "ALL_PROXY"];
  const name = names.find((candidate) => env[candidate]);
  if (name === undefined) return null;
  const { getProxyForUrl } = await import("proxy-from-env");
  // Only whether NO_PROXY lets it through is asked here: a variable without a scheme means http, as for curl.
  return getProxyForUrl(url) === "" ? null : parseProxy(env[name] ?? "", { en: name, zh: name });
}

/** An IPv6 address without the brackets it has in a URL. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/gu, "");

/**
 * In a tunnel to an address Node would compare the certificate with "localhost". The agent brings the check, after it was
 * made so that the proxy is not checked by it; with one on each request newer versions of Node keep no connection.
 */
function checkingFor(target: string, agent: Agent & { options: object }): Agent {
  const { hostname } = new URL(target);
  const check = (_name: string, certificate: DetailedPeerCertificate) =>
    process.getBuiltinModule("node:tls").checkServerIdentity(bare(hostname), certificate);
  Object.assign(agent.options, { checkServerIdentity: check });
  return agent;
}

/** An agent that keeps one connection through the proxy. https goes through a CONNECT tunnel. */
export async function proxyAgent(
  { url }: ChosenProxy,
  target: string,
  certificateAuthority: string | undefined,
  closing: AbortSignal,
): Promise<Agent> {
  // The signal ends connections to the proxy that are still being made, which the agent's own destroy leaves alone.
  const options = {
    keepAlive: true,
    maxSockets: 1,
    signal: closing,
    ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }),
  };
  if (agentOf[url.protocol] === "socks") {
    const { SocksProxyAgent } = await import("socks-proxy-agent");
    return checkingFor(target, new SocksProxyAgent(url, options));
  }
  if (target.startsWith("https:")) {
    const { TunnelAgent } = await import("./tunnel.js");
    return checkingFor(target, new TunnelAgent(url, options));
  }
  const { HttpProxyAgent } = await import("http-proxy-agent");
  return new HttpProxyAgent(url, options);
}
