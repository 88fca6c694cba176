import { clientsWords, hostnameOf, limit, sentence, type TextsOf, theHost, words } from "./facts.js";
import { checkServer, forOthers, forOwn, letProxyLookUp, lookUp, nameHosts, tryPort, tryProxy } from "./steps.js";

/** No connection came about. */
export const connectionTexts: TextsOf<
  "name-not-found" | "name-server-failed" | "refused" | "unreachable" | "timeout-name" | "timeout-connect"
> = {
  "name-not-found": (facts) => ({
    title: sentence({
      en: facts.host === null ? "The host name cannot be resolved" : `Cannot resolve ${hostnameOf(facts)}`,
      zh: facts.host === null ? "无法解析目标主机的域名" : `无法解析域名 ${hostnameOf(facts)}`,
    }),
    meaning: {
      en: `DNS has no address for it: the host name is wrong, or this network's DNS cannot resolve public names.${words(facts).en}`,
      zh: `DNS 中查不到它的地址：地域或域名写错，或本网络的 DNS 不能解析公网域名。${words(facts).zh}`,
    },
    steps: [nameHosts, lookUp(facts), ...forOwn(facts, facts.own?.proxy ? letProxyLookUp : tryProxy)],
  }),
  "name-server-failed": (facts) => ({
    title: { en: `DNS did not answer for ${theHost(facts).en}`, zh: `DNS 没有应答对${theHost(facts).zh}的查询` },
    meaning: {
      en: `The DNS server could not be reached: this machine or the DNS server is offline. Nothing was sent to BCE.${words(facts).en}`,
      zh: `无法查询 DNS 服务器：本机没有联网，或 DNS 服务器不可用。请求没有发往百度智能云。${words(facts).zh}`,
    },
    steps: [lookUp(facts), ...forOwn(facts, tryProxy)],
  }),
  refused: (facts) => ({
    title: sentence({ en: `${theHost(facts).en} refused the connection`, zh: `${theHost(facts).zh}拒绝连接` }),
    meaning: facts.own?.isLoopback
      ? { en: "Nothing is listening on this port of this machine.", zh: "本机的这个端口上没有服务在监听。" }
      : {
          en: `Nothing is listening at that address and port, or a firewall refused the connection; nothing was sent to BCE.${clientsWords(facts).en}`,
          zh: `该地址和端口没有服务监听，或由防火墙代为拒绝；请求没有发往百度智能云。${clientsWords(facts).zh}`,
        },
    steps: facts.own?.isLoopback ? [checkServer] : [...forOthers(facts, nameHosts), tryPort(facts), ...forOwn(facts, tryProxy)],
  }),
  unreachable: (facts) => ({
    title: { en: `No route to ${theHost(facts).en}`, zh: `没有到${theHost(facts).zh}的路由` },
    meaning:
      facts.own === null
        ? {
            en: `The machine cannot reach that address: it has no EIP or NAT gateway, or a route is missing.${words(facts).en}`,
            zh: `本机没有到该地址的路由：缺少 EIP 或 NAT 网关，或缺少路由。${words(facts).zh}`,
          }
        : {
            en: `The system cannot reach that address: it is offline, a VPN is down, an EIP, NAT gateway or route is missing, or this network does not support this address type (IPv6).${words(facts).en}`,
            zh: `系统没有到该地址的路由：没有联网、VPN 断开，缺少 EIP、NAT 网关或路由，或本网络不支持该地址类型（IPv6）。${words(facts).zh}`,
          },
    steps: [tryPort(facts), ...forOwn(facts, tryProxy)],
  }),
  "timeout-name": (facts) => ({
    title: {
      en: `DNS took longer than ${limit(facts, "connect")?.en ?? "allowed"} for ${theHost(facts).en}`,
      zh: `解析${theHost(facts).zh}超过 ${limit(facts, "connect")?.zh ?? "时限"}`,
    },
    meaning: { en: `The DNS server does not answer.${clientsWords(facts).en}`, zh: `DNS 服务器没有应答。${clientsWords(facts).zh}` },
    steps: [lookUp(facts), ...forOwn(facts, tryProxy)],
  }),
  "timeout-connect": (facts) => ({
    title:
      facts.own === null
        ? sentence({ en: `Connecting to ${theHost(facts).en} took too long`, zh: `连接${theHost(facts).zh}超时` })
        : {
            en: `No connection to ${theHost(facts).en} within ${limit(facts, "connect")?.en}`,
            zh: `${limit(facts, "connect")?.zh}内未能连接${theHost(facts).zh}`.trim(),
          },
    meaning: {
      en: `No connection was established; typical of a firewall that drops packets, or of missing internet access. Nothing was sent to BCE.${clientsWords(facts).en}`,
      zh: `连接没有建立，通常是防火墙丢弃数据包或缺少出网路径；请求没有发往百度智能云。${clientsWords(facts).zh}`,
    },
    steps: [tryPort(facts), ...forOwn(facts, tryProxy)],
  }),
};
