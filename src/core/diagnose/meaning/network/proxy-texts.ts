import type { Bilingual } from "../../../text/bilingual.js";
import { addToList, inShell, shellWord } from "../../../text/shell.js";
import type { Step } from "../verdict.js";
import { clientsWords, hostnameOf, inBrackets, limit, type NetworkFacts, type TextsOf, theHost, words } from "./facts.js";
import { forOthers, forOwn, withPort } from "./steps.js";

const proxyOf = ({ own }: NetworkFacts): Bilingual =>
  own?.proxy ? { en: `The proxy ${own.proxy.shown}`, zh: `代理 ${own.proxy.shown} ` } : { en: "The proxy", zh: "代理" };

const sourceOf = ({ own }: NetworkFacts): Bilingual => own?.proxy?.source ?? { en: "the proxy setting", zh: "代理设置" };

/** Where the proxy was taken from, as the beginning of a sentence. */
const taken = (facts: NetworkFacts): Bilingual =>
  facts.own?.proxy
    ? { en: `It comes from ${sourceOf(facts).en}`, zh: `代理地址来自 ${sourceOf(facts).zh}` }
    : { en: "The client is configured to use a proxy", zh: "客户端配置了代理" };

const notAsked: Bilingual = { en: "The request did not reach the service.", zh: "请求没有到达服务端。" };

/** Adds a host to those that are asked without a proxy. The lower-case variable counts where both are set; on Windows the two are one. */
const besides = (hostname: string): string =>
  inShell({
    bash: `export no_proxy="$no_proxy,$NO_PROXY",${shellWord(hostname)}`,
    powershell: addToList("no_proxy", hostname, false, "powershell"),
  });

const goAround = (facts: NetworkFacts): Step => ({
  en: "If this host needs no proxy, add it to NO_PROXY.",
  zh: "如果访问该域名不需要代理，请把它加入 NO_PROXY。",
  command: besides(hostnameOf(facts)),
});

const seeSettings = (): Step => ({
  en: "Check which proxy is set: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, or the SDK's proxy option; NO_PROXY=.baidubce.com bypasses it.",
  zh: "查看所设的代理：HTTPS_PROXY、HTTP_PROXY、ALL_PROXY 或 SDK 的代理选项；NO_PROXY=.baidubce.com 可绕过代理。",
  command: inShell({ bash: "env | grep -i proxy", powershell: "Get-ChildItem Env:*proxy*" }),
});

/** The proxy failed, before the service was asked. */
export const proxyTexts: TextsOf<
  "proxy-unreachable" | "proxy-timeout" | "proxy-authentication" | "proxy-refused" | "proxy-not-http" | "proxy-long-head"
> = {
  "proxy-unreachable": (facts) => ({
    title:
      facts.own === null
        ? { en: "The proxy could not be used", zh: "无法使用代理" }
        : { en: `${proxyOf(facts).en} cannot be reached`, zh: `无法连接${proxyOf(facts).zh}`.trim() },
    meaning:
      facts.own === null
        ? {
            en: `${taken(facts).en}, but the connection to it or through it failed. ${notAsked.en}${words(facts).en}`,
            zh: `${taken(facts).zh}，但与代理的连接或经它的转发失败。${notAsked.zh}${words(facts).zh}`,
          }
        : {
            en: `${taken(facts).en}, but connecting to it failed${inBrackets(facts).en}. ${notAsked.en}`,
            zh: `${taken(facts).zh}，连接失败${inBrackets(facts).zh}。${notAsked.zh}`,
          },
    steps: [
      ...forOwn(facts, {
        en: `Correct ${sourceOf(facts).en}, or start the proxy.`,
        zh: `修正 ${sourceOf(facts).zh}，或启动代理。`,
      }),
      ...forOthers(facts, seeSettings()),
      ...forOwn(facts, goAround(facts)),
    ],
  }),
  "proxy-timeout": (facts) => ({
    title: {
      en: `${proxyOf(facts).en} did not open a connection ${facts.own === null ? "in time" : `within ${limit(facts, "connect")?.en}`}`,
      zh: facts.own === null ? "代理未在时限内建立连接" : `${proxyOf(facts).zh}在 ${limit(facts, "connect")?.zh}内没有建立连接`,
    },
    meaning: {
      en: `${taken(facts).en}; the proxy, or the path from it to ${theHost(facts).en}, does not respond. ${notAsked.en}${clientsWords(facts).en}`,
      zh: `${taken(facts).zh}；代理本身，或代理到${theHost(facts).zh}的链路没有响应。${notAsked.zh}${clientsWords(facts).zh}`,
    },
    steps: [
      ...forOwn(
        facts,
        { en: `Correct ${sourceOf(facts).en}, or use another proxy.`, zh: `修正 ${sourceOf(facts).zh}，或换用其他代理。` },
        goAround(facts),
      ),
      ...forOthers(facts, seeSettings()),
    ],
  }),
  "proxy-authentication": (facts) => ({
    title: { en: `${proxyOf(facts).en} requires a user name and password (407)`, zh: `${proxyOf(facts).zh}要求用户名和密码（407）` },
    meaning: {
      en: `${taken(facts).en}, but it did not open a tunnel. ${notAsked.en}${clientsWords(facts).en}`,
      zh: `${taken(facts).zh}，代理没有建立隧道。${notAsked.zh}${clientsWords(facts).zh}`,
    },
    steps: [
      {
        en: "Put them into the proxy address, with special characters percent-encoded: http://USER:PASSWORD@HOST:PORT. If they are already there, they are wrong.",
        zh: "把它们写进代理地址，特殊字符需做百分号编码：http://用户名:密码@主机:端口。如果已经写了，则是用户名或密码有误。",
      },
    ],
  }),
  "proxy-refused": (facts) => ({
    title: {
      en: `${proxyOf(facts).en} refused a tunnel to ${theHost(facts).en}${inBrackets(facts).en}`,
      zh: `${proxyOf(facts).zh}拒绝建立到${theHost(facts).zh}的隧道${inBrackets(facts).zh}`,
    },
    meaning: {
      en: `${taken(facts).en}. 403 means that its rules block the host, 502 to 504 that it cannot reach the host. ${notAsked.en}${clientsWords(facts).en}`,
      zh: `${taken(facts).zh}。403 表示代理规则禁止该域名，502 至 504 表示代理自己连不上该域名。${notAsked.zh}${clientsWords(facts).zh}`,
    },
    steps: [
      {
        en: `Ask for ${withPort(facts)} to be allowed on the proxy, or use another one.`,
        zh: `请管理员在代理上放行 ${withPort(facts)}，或换用其他代理。`,
      },
    ],
  }),
  "proxy-not-http": (facts) => ({
    title: { en: `${proxyOf(facts).en} does not answer in HTTP`, zh: `${proxyOf(facts).zh}返回的不是 HTTP` },
    meaning: {
      en: `${taken(facts).en}, but its answer to CONNECT is not valid: another kind of server is listening there. ${notAsked.en}${clientsWords(facts).en}`,
      zh: `${taken(facts).zh}，它对 CONNECT 的应答无法解析：监听该端口的是其他类型的服务。${notAsked.zh}${clientsWords(facts).zh}`,
    },
    steps: [
      ...forOwn(facts, {
        en: `Correct the scheme, host and port in ${sourceOf(facts).en}; for a SOCKS proxy use socks5://HOST:PORT.`,
        zh: `修正 ${sourceOf(facts).zh} 中的协议、主机和端口；SOCKS 代理写作 socks5://主机:端口。`,
      }),
      ...forOthers(facts, seeSettings()),
    ],
  }),
  "proxy-long-head": (facts) => ({
    title: { en: `${proxyOf(facts).en} answers with headers that are too long`, zh: `${proxyOf(facts).zh}返回的响应头过长` },
    meaning: {
      en: `${taken(facts).en}, but its answer to CONNECT has more headers than the limit, so it was cut off. No proxy needs so many: another kind of server is listening there. ${notAsked.en}${clientsWords(facts).en}`,
      zh: `${taken(facts).zh}，它对 CONNECT 的应答中响应头超过上限，已中断。代理不需要这么多响应头：监听该端口的是其他类型的服务。${notAsked.zh}${clientsWords(facts).zh}`,
    },
    steps: [
      ...forOwn(facts, {
        en: `Correct host and port in ${sourceOf(facts).en}, or use another proxy.`,
        zh: `修正 ${sourceOf(facts).zh} 中的主机和端口，或换用其他代理。`,
      }),
      ...forOthers(facts, seeSettings()),
    ],
  }),
};
