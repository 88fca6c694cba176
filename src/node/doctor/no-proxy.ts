import { BlockList, isIP } from "node:net";
import { cleanLine } from "../../core/text/clean.js";
import { addToList } from "../../core/text/shell.js";
import type { VariableFinding } from "./environment.js";
import type { Subject } from "./subject.js";

/** An address of this machine, in a form that `localhost` stands for as well. */
const isLocal = (hostname: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/u.test(hostname);

/** `10.0.0.0/8` and the like, which curl and Go understand and Node's libraries do not. */
function coversAddress(entry: string, hostname: string): boolean {
  const [, network, prefix] = /^([\d.]+|[\da-f:]+)\/(\d{1,3})$/iu.exec(entry) ?? [];
  const host = hostname.replace(/^\[|\]$/gu, "");
  const family = isIP(network ?? "");
  if (network === undefined || family === 0 || isIP(host) !== family || Number(prefix) > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  const type = family === 4 ? "ipv4" : "ipv6";
  list.addSubnet(network, Number(prefix), type);
  return list.check(host, type);
}

/** Whether an entry seems to mean this host, although it does not match it as it is written. */
function seemsToMean(entry: string, hostname: string): boolean {
  const plain = entry
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, "")
    .replace(/[/:].*$/u, "")
    .replace(/^\*?\.?/u, "");
  if (plain !== "" && (hostname === plain || hostname.endsWith(`.${plain}`))) return true;
  if (isLocal(hostname) && isLocal(plain)) return true;
  return coversAddress(entry, hostname);
}

const entriesOf = (env: Subject["env"]): string[] =>
  (env["no_proxy"] || env["NO_PROXY"] || "").split(/[,\s]+/u).filter((entry) => entry !== "");

/** The variable that counts: the lower-case one comes before the other. */
const counting = (env: Subject["env"]): string => (env["no_proxy"] ? "no_proxy" : "NO_PROXY");

const exempt = (hostname: string, env: Subject["env"]): VariableFinding["fix"] => ({
  en: "Use the full host name.",
  zh: "写出完整的域名。",
  command: addToList(counting(env), hostname, !env[counting(env)]),
});

/** A NO_PROXY that means the endpoint and does not match it, and a proxy that is to reach this machine itself. */
export function missedByNoProxy({ env, proxy, endpoint }: Subject): VariableFinding[] {
  if (proxy.kind !== "found" || endpoint.kind !== "found" || proxy.value.source.en === "--proxy") return [];
  const { hostname } = new URL(endpoint.value.value.origin);
  const meant = entriesOf(env).find((entry) => seemsToMean(entry, hostname));
  if (meant !== undefined) {
    const entry = cleanLine(meant).slice(0, 100);
    return [
      {
        text: {
          en: `NO_PROXY has ${entry}, which does not match ${hostname}: requests go through ${proxy.value.shown}`,
          zh: `NO_PROXY 中的 ${entry} 与 ${hostname} 不匹配：请求会经过 ${proxy.value.shown}`,
        },
        fix: exempt(hostname, env),
      },
    ];
  }
  if (!isLocal(hostname)) return [];
  return [
    {
      text: {
        en: `${hostname} is this machine, but NO_PROXY does not include it: requests go through ${proxy.value.shown}`,
        zh: `${hostname} 是本机，但 NO_PROXY 没有包含它：请求会经过 ${proxy.value.shown}`,
      },
      fix: exempt(hostname, env),
    },
  ];
}
