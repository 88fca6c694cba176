import { lookup } from "node:dns/promises";
import { connect, isIP } from "node:net";
import type { Bilingual } from "../../core/text/bilingual.js";
import { shellWord } from "../../core/text/shell.js";
import { TransportError, toTransportError } from "../client/transport-error.js";
import { transportFacts, transportVerdict } from "../client/transport-verdicts.js";
import type { Outcome } from "./check.js";
import type { Subject } from "./subject.js";

/** Where this machine itself connects to: the proxy, or the endpoint. */
interface Hop {
  readonly hostname: string;
  readonly port: number;
  readonly isProxy: boolean;
}

const defaultPorts: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };
const socksPort = 1080;

/**
 * The endpoint of a subject that was found to have one, which checks behind `endpoint` may rely on.
 * @throws {Error} when it has none: a fault of the order of checks.
 */
export function endpointOf({ endpoint }: Subject): { readonly origin: string; readonly host: string } {
  if (endpoint.kind !== "found") throw new Error("a check that needs the endpoint ran without it");
  return endpoint.value.value;
}

export const proxyOf = ({ proxy }: Subject) => (proxy.kind === "found" ? proxy.value : null);

function nextHop(subject: Subject): Hop {
  const proxy = proxyOf(subject);
  const { hostname, port, protocol } = proxy?.url ?? new URL(endpointOf(subject).origin);
  return {
    hostname: hostname.replace(/^\[|\]$/gu, ""),
    port: Number(port) || (defaultPorts[protocol] ?? socksPort),
    isProxy: proxy !== null,
  };
}

/** What the client says of such a failure; one before the proxy was reached is the proxy's. */
export function failureOf(error: TransportError, subject: Subject, isProxy: boolean): Outcome {
  const { failure, detail } = error;
  const own =
    isProxy && !failure.startsWith("proxy-")
      ? new TransportError(failure.startsWith("timeout") ? "proxy-timeout" : "proxy-unreachable", detail)
      : error;
  const sending = { proxy: proxyOf(subject), deadlines: subject.deadlines, whole: null };
  const { title, meaning, steps } = transportVerdict(own, transportFacts(own, endpointOf(subject), sending));
  return { status: "failure", text: title, details: [meaning], fixes: steps, facts: { failure: own.failure, detail } };
}

/** Rejects when the task takes longer than the limit, and with the signal's reason when it is aborted. */
async function within<Value>(task: Promise<Value>, milliseconds: number, late: TransportError, signal: AbortSignal): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late), milliseconds);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([task, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const isFake = (address: string): boolean => /^198\.1[89]\./u.test(address);
const isSelf = (address: string): boolean => /^(?:127\.|0\.0\.0\.0$|::1?$)/u.test(address);

/** Addresses that no public name leads to, and who gives them. */
function addressDoubt(addresses: readonly string[], { hostname, isProxy }: Hop): Outcome | null {
  if (isProxy || !hostname.endsWith("baidubce.com")) return null;
  const self = addresses.find(isSelf);
  if (self !== undefined)
    return {
      status: "warning",
      text: { en: `${hostname} resolves to this machine (${self})`, zh: `${hostname} 被解析到本机（${self}）` },
      fixes: [
        {
          en: "Check the name in the hosts file.",
          zh: "检查 hosts 文件中的该域名。",
          command: `grep -nF -e ${shellWord(hostname)} /etc/hosts`,
        },
      ],
    };
  return null;
}

const fakeNote: Bilingual = {
  en: "198.18.0.0/15 is a test network: a local proxy in fake-IP mode answers here instead of DNS",
  zh: "198.18.0.0/15 是测试网段：这里由本机代理（fake-IP 模式）代替 DNS 应答",
};

/** Whether the name of the next hop has addresses. */
export async function checkName(subject: Subject): Promise<Outcome> {
  const hop = nextHop(subject);
  const { hostname, isProxy } = hop;
  if (isIP(hostname) !== 0)
    return {
      status: "notApplicable",
      text: {
        en: `${hostname} is an IP address${isProxy ? " (the proxy)" : ""}`,
        zh: `${hostname} 是 IP 地址${isProxy ? "（代理）" : ""}`,
      },
    };
  const late = new TransportError("timeout-name", "lookup");
  let addresses: readonly string[];
  try {
    const found = await within(lookup(hostname, { all: true }), subject.deadlines.connect, late, subject.signal);
    addresses = [...new Set(found.map(({ address }) => address))];
  } catch (error) {
    if (subject.signal.aborted) throw error;
    return failureOf(error instanceof TransportError ? error : toTransportError(error), subject, isProxy);
  }
  const list = addresses.join(", ");
  return {
    ...(addressDoubt(addresses, hop) ?? {
      status: "ok",
      text: { en: `${hostname}${isProxy ? " (the proxy)" : ""} is ${list}`, zh: `${hostname}${isProxy ? "（代理）" : ""}：${list}` },
    }),
    details: addresses.some(isFake) ? [fakeNote] : [],
    facts: { hostname, addresses },
  };
}

/** Opens a connection and gives the address it leads to. */
function opened({ hostname, port }: Hop): { readonly address: Promise<string>; readonly close: () => void } {
  const socket = connect({ host: hostname, port });
  const address = new Promise<string>((resolve, reject) => {
    socket.once("connect", () => resolve(socket.remoteAddress ?? hostname));
    socket.once("error", reject);
  });
  return { address, close: () => socket.destroy() };
}

/** Whether the next hop can be connected to. */
export async function checkConnection(subject: Subject): Promise<Outcome> {
  const hop = nextHop(subject);
  const { hostname, port, isProxy } = hop;
  const startedAt = performance.now();
  const { address, close } = opened(hop);
  try {
    const late = new TransportError("timeout-connect", "connect");
    const peer = await within(address, subject.deadlines.connect, late, subject.signal);
    const took = Math.round(performance.now() - startedAt);
    const whose = isProxy ? { en: " (the proxy)", zh: "（代理）" } : { en: "", zh: "" };
    return {
      status: "ok",
      text: {
        en: `connected to ${hostname}:${port}${whose.en} in ${took} ms`,
        zh: `已连接 ${hostname}:${port}${whose.zh}，用时 ${took} ms`,
      },
      facts: { hostname, port, address: peer },
    };
  } catch (error) {
    if (subject.signal.aborted) throw error;
    return failureOf(error instanceof TransportError ? error : toTransportError(error), subject, isProxy);
  } finally {
    close();
  }
}
