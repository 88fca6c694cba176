import type { TransportFailure } from "./transport-error.js";
import { checkName, giveAuthority, showCertificate, type Texts, type TransportFacts } from "./verdict-steps.js";

/** Failures of certificates and of TLS. */
export const tlsVerdicts = {
  "certificate-expired": (facts) => ({
    title: { en: `The certificate of ${facts.host} has expired`, zh: `${facts.host} 的证书已过期` },
    meaning: {
      en: "By the clock of this machine its time is over. If the clock is ahead, a valid certificate looks expired.",
      zh: "按本机时钟判断，证书已过有效期。如果本机时钟偏快，有效的证书也会显示为过期。",
    },
    steps: [{ en: "Check date and year of this machine.", zh: "检查本机的日期和年份。", command: "date -u" }, showCertificate(facts)],
  }),
  "certificate-not-yet-valid": (facts) => ({
    title: { en: `The certificate of ${facts.host} is not valid yet`, zh: `${facts.host} 的证书尚未生效` },
    meaning: {
      en: "By the clock of this machine its time has not begun, so the clock is almost certainly behind.",
      zh: "按本机时钟判断，证书尚未到生效时间，几乎可以肯定是本机时钟偏慢。",
    },
    steps: [{ en: "Set the date of this machine.", zh: "校准本机日期。", command: "date -u" }],
  }),
  "certificate-self-signed": (facts) => ({
    title: { en: `${facts.host} shows a certificate that it signed itself`, zh: `${facts.host} 使用自签名证书` },
    meaning: {
      en: "No authority vouches for it. Baidu's own hosts have certificates of public authorities, so this is a test server, a network portal or an interception.",
      zh: "没有任何机构为它担保。百度的域名都使用公共机构签发的证书，因此这是测试服务器、网络准入页或中间人拦截。",
    },
    steps: [
      {
        en: "If the server is your own, trust its certificate: --cacert FILE. bcevpc cannot be told to skip the check.",
        zh: "如果是自己的服务器，请信任其证书：--cacert 文件。bcevpc 不提供跳过校验的选项。",
      },
      showCertificate(facts),
    ],
  }),
  "certificate-untrusted": (facts) => ({
    title: {
      en: `The certificate of ${facts.host} comes from an authority this machine does not know`,
      zh: `${facts.host} 的证书由本机不信任的机构签发`,
    },
    meaning: {
      en: `Most likely a company's proxy or security software opens TLS and signs with an authority of its own (${facts.detail}).`,
      zh: `最可能的原因：公司的代理或安全软件拦截了TLS连接，并用自己的机构签发证书（${facts.detail}）。`,
    },
    steps: [showCertificate(facts), giveAuthority],
  }),
  "certificate-wrong-host": (facts) => ({
    title: { en: `The certificate is not that of ${facts.hostname}`, zh: `证书与域名 ${facts.hostname} 不符` },
    meaning: {
      en: "Another server answers under this name: a wrong entry in hosts or DNS, a network portal, or an address in place of a name.",
      zh: "以该域名应答的是另一台服务器：hosts 或 DNS 记录有误、网络准入页，或用IP地址代替了域名。",
    },
    steps: [checkName(facts), showCertificate(facts)],
  }),
  "not-tls": (facts) => ({
    title: { en: `${facts.host} does not speak TLS on this port`, zh: `${facts.host} 的这个端口不使用TLS` },
    meaning: {
      en: `What came back is no TLS (${facts.detail}): a plain HTTP port, or a proxy that answers in clear text.`,
      zh: `收到的不是TLS数据（${facts.detail}）：这是明文HTTP端口，或代理以明文应答。`,
    },
    steps: [
      facts.isLoopback
        ? {
            en: "For a server of your own without TLS write http:// in --endpoint.",
            zh: "若是自己的无TLS服务器，请在 --endpoint 中写 http://。",
          }
        : showCertificate(facts),
    ],
  }),
  tls: (facts) => ({
    title: { en: `TLS with ${facts.host} failed`, zh: `与 ${facts.host} 的TLS连接失败` },
    meaning: { en: `The library says ${facts.detail}.`, zh: `TLS库给出的原因：${facts.detail}。` },
    steps: [showCertificate(facts)],
  }),
} satisfies Partial<Record<TransportFailure, (facts: TransportFacts) => Texts>>;
