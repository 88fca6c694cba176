import type { Verdict } from "../../core/diagnose/meaning/verdict.js";
import { cleanLine } from "../../core/text/clean.js";
import { type Endpoint, isTrusted } from "./endpoint.js";
import { proxyVerdicts } from "./proxy-verdicts.js";
import { isPassing } from "./retry.js";
import { tlsVerdicts } from "./tls-verdicts.js";
import type { TransportError, TransportFailure } from "./transport-error.js";
import {
  checkFirewall,
  checkName,
  checkServer,
  passedOver,
  showCertificate,
  type Texts,
  type TransportFacts,
  tryProxy,
} from "./verdict-steps.js";

/** Each failure's own sentence and next step. */
const verdicts: Readonly<Record<TransportFailure, (facts: TransportFacts) => Texts>> = {
  ...tlsVerdicts,
  ...proxyVerdicts,
  "name-not-found": (facts) => ({
    title: { en: `The name ${facts.hostname} does not exist`, zh: `域名 ${facts.hostname} 不存在` },
    meaning: {
      en: `DNS has no address for it (${facts.detail}). Either the host is misspelt, or the resolver of this network does not know outside names.`,
      zh: `DNS 中查不到它的地址（${facts.detail}）。要么域名写错，要么本网络的解析服务器不解析外部域名。`,
    },
    steps: [
      {
        en: "VPC hosts are bcc.REGION.baidubce.com with REGION bj, gz, su, hkg, fwh, bd or cd.",
        zh: "VPC 域名为 bcc.地域.baidubce.com，地域取 bj、gz、su、hkg、fwh、bd 或 cd。",
      },
      checkName(facts),
      tryProxy,
    ],
  }),
  "name-server-failed": (facts) => ({
    title: { en: `DNS gave no answer about ${facts.hostname}`, zh: `DNS 没有应答对 ${facts.hostname} 的查询` },
    meaning: {
      en: `The resolver could not be asked (${facts.detail}): this machine is offline, or its name server is.`,
      zh: `无法查询解析服务器（${facts.detail}）：本机没有联网，或解析服务器不可用。`,
    },
    steps: [checkName(facts), tryProxy],
  }),
  refused: (facts) => ({
    title: { en: `${facts.host} refused the connection`, zh: `${facts.host} 拒绝连接` },
    meaning: facts.isLoopback
      ? { en: "Nothing listens on this port of this machine.", zh: "本机的这个端口上没有服务在监听。" }
      : {
          en: "The machine answered that nothing listens on this port, or a firewall refused in its name.",
          zh: "对方表示该端口没有服务监听，或由防火墙代为拒绝。",
        },
    steps: facts.isLoopback ? [checkServer] : [checkFirewall(facts), tryProxy],
  }),
  reset: (facts) => ({
    title: { en: `The connection to ${facts.host} broke before the answer came`, zh: `与 ${facts.host} 的连接在收到返回之前中断` },
    meaning: {
      en: `The other side, or a device on the way, closed it (${facts.detail}). Whether the request was carried out is not known.`,
      zh: `对端或途中的设备关闭了连接（${facts.detail}）。请求是否已被执行无法确定。`,
    },
    steps: [
      {
        en: "After a POST, PUT or DELETE look with a GET whether it took effect; a GET can simply be repeated, --retry 3 does so.",
        zh: "若是 POST、PUT 或 DELETE，请先用 GET 查询是否生效；GET 直接重发即可，可用 --retry 3。",
      },
      tryProxy,
    ],
  }),
  unreachable: (facts) => ({
    title: { en: `There is no way to ${facts.host}`, zh: `无法到达 ${facts.host}` },
    meaning: {
      en: `The system knows no route (${facts.detail}): offline, a VPN that is down, or an address of a family (IPv6) that this network does not carry.`,
      zh: `系统没有可用的路由（${facts.detail}）：没有联网、VPN 断开，或本网络不支持该地址类型（IPv6）。`,
    },
    steps: [checkFirewall(facts), tryProxy],
  }),
  "timeout-name": (facts) => ({
    title: {
      en: `DNS took longer than ${passedOver(facts.limits.connect)} over ${facts.hostname}`,
      zh: `解析 ${facts.hostname} 超过 ${passedOver(facts.limits.connect)}`,
    },
    meaning: { en: "The name server does not answer.", zh: "解析服务器没有应答。" },
    steps: [checkName(facts), tryProxy],
  }),
  "timeout-connect": (facts) => ({
    title: {
      en: `No connection to ${facts.host} within ${passedOver(facts.limits.connect)}`,
      zh: `${passedOver(facts.limits.connect)} 内未能连接 ${facts.host}`,
    },
    meaning: {
      en: "The packets are not answered at all, which is what a firewall that drops them looks like. The request was not sent.",
      zh: "发出的数据包没有任何回应，通常是被防火墙丢弃。请求没有发出。",
    },
    steps: [checkFirewall(facts), tryProxy],
  }),
  "timeout-handshake": (facts) => ({
    title: {
      en: `The TLS handshake with ${facts.host} took longer than ${passedOver(facts.limits.connect)}`,
      zh: `与 ${facts.host} 的TLS握手超过 ${passedOver(facts.limits.connect)}`,
    },
    meaning: {
      en: "The connection stands but the other side does not go on; a middlebox or a port that speaks no TLS does this.",
      zh: "连接已建立，但对端不再响应；常见于中间设备拦截，或该端口不使用TLS。",
    },
    steps: [showCertificate(facts), tryProxy],
  }),
  "timeout-answer": (facts) => ({
    title: {
      en: `${facts.host} did not answer within ${passedOver(facts.limits.firstByte)}`,
      zh: `${facts.host} 在 ${passedOver(facts.limits.firstByte)} 内没有返回`,
    },
    meaning: {
      en: "The request was sent; whether it was carried out is not known.",
      zh: "请求已经发出，是否已被执行无法确定。",
    },
    steps: [
      {
        en: "Allow more time with --first-byte-timeout 120. After a POST, PUT or DELETE look with a GET whether it took effect before it is sent again.",
        zh: "用 --first-byte-timeout 120 延长等待。若是 POST、PUT 或 DELETE，重发前先用 GET 查询是否已生效。",
      },
    ],
  }),
  "timeout-whole": (facts) => ({
    title: { en: `Not done within ${passedOver(facts.limits.whole)}`, zh: `${passedOver(facts.limits.whole)} 内未能完成` },
    meaning: {
      en: "The time given with --timeout for everything, retries and pauses included, is over. A request under way was broken off.",
      zh: "--timeout 给出的总时间（含重试和等待）已用完，进行中的请求被中断。",
    },
    steps: [
      {
        en: "Give more time, or leave --timeout away: the phases have limits of their own.",
        zh: "延长时间，或不使用 --timeout：各阶段另有自己的时限。",
      },
    ],
  }),
  "not-http": (facts) => ({
    title: { en: `${facts.host} does not answer in HTTP`, zh: `${facts.host} 返回的不是HTTP` },
    meaning: {
      en: `What came back cannot be read as an HTTP answer (${facts.detail}); an https port asked in plain http does this.`,
      zh: `收到的数据无法按HTTP解析（${facts.detail}）；用 http 访问 https 端口时就会这样。`,
    },
    steps: [{ en: "Check scheme and port of the endpoint.", zh: "检查域名的协议和端口。" }],
  }),
  switched: (facts) => ({
    title: { en: `${facts.host} switched to another protocol (101)`, zh: `${facts.host} 切换到了其他协议（101）` },
    meaning: {
      en: "No operation of the VPC API does that; another kind of server listens here.",
      zh: "VPC 接口不会这样做；监听此端口的是其他类型的服务。",
    },
    steps: [{ en: "Check host, port and path.", zh: "检查域名、端口和路径。" }],
  }),
  "too-long": (facts) => ({
    title: { en: "The answer is longer than 256 MiB", zh: "返回内容超过 256 MiB" },
    meaning: {
      en: `${facts.host} sends more than any VPC operation does; it was broken off.`,
      zh: `${facts.host} 返回的内容超过任何 VPC 接口，已中断。`,
    },
    steps: [{ en: "Check host and path.", zh: "检查域名和路径。" }],
  }),
  other: (facts) => ({
    title: { en: `No answer from ${facts.host}`, zh: `没有收到 ${facts.host} 的返回` },
    meaning: { en: `The system says ${facts.detail || "nothing more"}.`, zh: `系统给出的原因：${facts.detail || "无"}。` },
    steps: [checkFirewall(facts)],
  }),
};

/** How a request was sent that got no answer. */
export interface Sending {
  readonly proxy: TransportFacts["proxy"];
  /** Milliseconds. */
  readonly deadlines: { readonly connect: number; readonly firstByte: number };
  /** Milliseconds for everything; null without a limit. */
  readonly whole: number | null;
}

/** What of a silence is named in the sentences about it. */
export function transportFacts(
  { detail }: TransportError,
  { origin }: Pick<Endpoint, "origin">,
  { proxy, deadlines, whole }: Sending,
): TransportFacts {
  const url = new URL(origin);
  return {
    hostname: url.hostname,
    host: url.host,
    origin: url.origin,
    proxy,
    detail: cleanLine(detail),
    limits: { connect: deadlines.connect / 1000, firstByte: deadlines.firstByte / 1000, whole: whole === null ? null : whole / 1000 },
    isLoopback: isTrusted(url) && !url.hostname.endsWith("baidubce.com"),
  };
}

/** What is said of a request that got no answer. */
export function transportVerdict({ failure }: TransportError, facts: TransportFacts): Verdict {
  const texts = verdicts[failure](facts);
  return { failure, origin: "client", retryable: isPassing(failure) ? true : null, ...texts };
}
