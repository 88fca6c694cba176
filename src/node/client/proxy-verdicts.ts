import { shellWord } from "../../core/text/shell.js";
import type { TransportFailure } from "./transport-error.js";
import { because, passedOver, type Texts, type TransportFacts } from "./verdict-steps.js";

/** Adds a host to those that are asked without a proxy. The lower-case variable counts where both are set. */
const besides = (hostname: string): string => `export no_proxy="\${no_proxy:-$NO_PROXY}",${shellWord(hostname)}`;

/** Failures of the proxy, before the service was asked. */
export const proxyVerdicts = {
  "proxy-unreachable": (facts) => ({
    origin: "proxy",
    title: { en: `The proxy ${facts.proxy?.shown} cannot be reached`, zh: `无法连接代理 ${facts.proxy?.shown}` },
    meaning: {
      en: `It was taken from ${facts.proxy?.source.en}, and connecting to it failed${because(facts).en}. The service was not asked.`,
      zh: `代理地址来自 ${facts.proxy?.source.zh}，连接失败${because(facts).zh}。请求没有到达服务端。`,
    },
    steps: [
      { en: `Correct ${facts.proxy?.source.en}, or start the proxy.`, zh: `修正 ${facts.proxy?.source.zh}，或启动代理。` },
      {
        en: "If this host needs no proxy, name it in NO_PROXY.",
        zh: "如果访问该域名不需要代理，请把它加入 NO_PROXY。",
        command: besides(facts.hostname),
      },
    ],
  }),
  "proxy-timeout": (facts) => ({
    origin: "proxy",
    title: {
      en: `The proxy ${facts.proxy?.shown} opened no connection within ${passedOver(facts.limits.connect)}`,
      zh: `代理 ${facts.proxy?.shown} 在 ${passedOver(facts.limits.connect)} 内没有建立连接`,
    },
    meaning: {
      en: `It was taken from ${facts.proxy?.source.en}; it, or the way from it to ${facts.host}, does not answer. The service was not asked.`,
      zh: `代理地址来自 ${facts.proxy?.source.zh}；代理本身，或代理到 ${facts.host} 的链路没有响应。请求没有到达服务端。`,
    },
    steps: [
      { en: `Correct ${facts.proxy?.source.en}, or use another proxy.`, zh: `修正 ${facts.proxy?.source.zh}，或换用其他代理。` },
      {
        en: "If this host needs no proxy, name it in NO_PROXY.",
        zh: "如果访问该域名不需要代理，请把它加入 NO_PROXY。",
        command: besides(facts.hostname),
      },
    ],
  }),
  "proxy-authentication": (facts) => ({
    origin: "proxy",
    title: {
      en: `The proxy ${facts.proxy?.shown} wants a user name and password (407)`,
      zh: `代理 ${facts.proxy?.shown} 要求用户名和密码（407）`,
    },
    meaning: {
      en: `It was taken from ${facts.proxy?.source.en} and did not open a tunnel. The service was not asked.`,
      zh: `代理地址来自 ${facts.proxy?.source.zh}，代理没有建立隧道。请求没有到达服务端。`,
    },
    steps: [
      {
        en: "Put them into the address, special characters percent-encoded: http://USER:PASSWORD@HOST:PORT. If they are there, they are wrong.",
        zh: "把它们写进代理地址，特殊字符需做百分号编码：http://用户名:密码@主机:端口。如果已经写了，则是用户名或密码有误。",
      },
    ],
  }),
  "proxy-refused": (facts) => ({
    origin: "proxy",
    title: {
      en: `The proxy ${facts.proxy?.shown} opens no tunnel to ${facts.host}${because(facts).en}`,
      zh: `代理 ${facts.proxy?.shown} 拒绝建立到 ${facts.host} 的隧道${because(facts).zh}`,
    },
    meaning: {
      en: `It was taken from ${facts.proxy?.source.en}. 403 means its rules forbid the host, 502 to 504 that it cannot reach it. The service was not asked.`,
      zh: `代理地址来自 ${facts.proxy?.source.zh}。403 表示代理规则禁止该域名，502 至 504 表示代理自己连不上。请求没有到达服务端。`,
    },
    steps: [
      {
        en: `Have ${facts.host.includes(":") ? facts.host : `${facts.hostname}:443`} allowed on the proxy, or use another one.`,
        zh: `请管理员在代理上放行 ${facts.host.includes(":") ? facts.host : `${facts.hostname}:443`}，或换用其他代理。`,
      },
    ],
  }),
} satisfies Partial<Record<TransportFailure, (facts: TransportFacts) => Texts>>;
