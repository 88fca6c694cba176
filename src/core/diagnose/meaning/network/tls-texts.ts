import { clientsWords, hostnameOf, limit, sentence, type TextsOf, theHost, words } from "./facts.js";
import { checkDate, forOthers, forOwn, giveAuthority, lookUp, nameHosts, showCertificate, tryProxy } from "./steps.js";

/** TLS did not come about. */
export const tlsTexts: TextsOf<
  | "certificate-expired"
  | "certificate-not-yet-valid"
  | "certificate-self-signed"
  | "certificate-untrusted"
  | "certificate-wrong-host"
  | "not-tls"
  | "tls"
  | "timeout-handshake"
> = {
  // Go says "has expired or is not yet valid" of both.
  "certificate-expired": (facts) => ({
    title:
      facts.own === null
        ? {
            en: `The certificate of ${theHost(facts).en} is not currently valid`,
            zh: sentence({ en: "", zh: `${theHost(facts).zh}的证书不在有效期内` }).zh,
          }
        : sentence({ en: `The certificate of ${theHost(facts).en} has expired`, zh: `${theHost(facts).zh}的证书已过期` }),
    meaning: {
      en: `By this machine's clock, it is not valid now. If the clock is wrong, a valid certificate looks expired; otherwise the server, or a device on the way, sent an old one.${clientsWords(facts).en}`,
      zh: `按本机时钟判断，证书不在有效期内。如果本机时钟不准，有效的证书也会显示为过期；否则就是服务端或途中的设备出示了旧证书。${clientsWords(facts).zh}`,
    },
    steps: [checkDate, showCertificate(facts)],
  }),
  "certificate-not-yet-valid": (facts) => ({
    title: sentence({ en: `The certificate of ${theHost(facts).en} is not valid yet`, zh: `${theHost(facts).zh}的证书尚未生效` }),
    meaning: {
      en: `By this machine's clock, it is not valid yet, so the clock is almost certainly behind.${clientsWords(facts).en}`,
      zh: `按本机时钟判断，证书尚未到生效时间，几乎可以肯定是本机时钟偏慢。${clientsWords(facts).zh}`,
    },
    steps: [checkDate],
  }),
  "certificate-self-signed": (facts) => ({
    title: sentence({ en: `${theHost(facts).en} uses a self-signed certificate`, zh: `${theHost(facts).zh}使用自签名证书` }),
    meaning: {
      en: `No authority has signed it. Baidu hosts have certificates from public authorities, so this is a test server, a network portal or an interception.${clientsWords(facts).en}`,
      zh: `它没有经任何机构签发。百度的域名都使用公共机构签发的证书，因此这是测试服务器、上网认证页或中间人拦截。${clientsWords(facts).zh}`,
    },
    steps: [
      ...forOwn(facts, {
        en: "If it is your own server, trust its certificate: --cacert FILE. bcevpc has no option to skip verification.",
        zh: "如果是自己的服务器，请信任其证书：--cacert 文件。bcevpc 不提供跳过校验的选项。",
      }),
      showCertificate(facts),
    ],
  }),
  "certificate-untrusted": (facts) => ({
    title: sentence({
      en: `The certificate of ${theHost(facts).en} is from an authority this machine does not trust`,
      zh: `${theHost(facts).zh}的证书由本机不信任的机构签发`,
    }),
    meaning: {
      en: `Most likely a company proxy or security software intercepts TLS and signs with its own authority, or the machine or container lacks root certificates.${words(facts).en}`,
      zh: `最可能的原因：公司的代理或安全软件拦截了 TLS 连接，并用自己的机构签发证书；或机器、容器中缺少根证书。${words(facts).zh}`,
    },
    steps: [showCertificate(facts), giveAuthority(facts)],
  }),
  "certificate-wrong-host": (facts) => ({
    title: {
      en: `The certificate does not match ${facts.host === null ? "the host" : hostnameOf(facts)}`,
      zh: facts.host === null ? "证书与目标主机不符" : `证书与域名 ${hostnameOf(facts)} 不符`,
    },
    meaning: {
      en: `Another server answers for this name: the endpoint is an alias or an IP address, a hosts or DNS entry is wrong, or a network portal or another device on the way answered.${clientsWords(facts).en}`,
      zh: `以该域名应答的是另一台服务器：接入点是别名或 IP 地址，hosts 或 DNS 记录有误，或由上网认证页等途中的设备应答。${clientsWords(facts).zh}`,
    },
    steps: [...forOthers(facts, nameHosts), ...forOwn(facts, lookUp(facts)), showCertificate(facts)],
  }),
  "not-tls": (facts) => ({
    title: sentence({ en: `${theHost(facts).en} does not speak TLS on this port`, zh: `${theHost(facts).zh}的这个端口不使用 TLS` }),
    meaning: {
      en: `The answer is not TLS: this is a plain HTTP port, or a proxy that answers in clear text.${words(facts).en}`,
      zh: `收到的不是 TLS 数据：这是明文 HTTP 端口，或代理以明文应答。${words(facts).zh}`,
    },
    steps: [
      ...forOthers(facts, nameHosts),
      ...forOwn(
        facts,
        facts.own?.isLoopback
          ? {
              en: "For your own server without TLS, use http:// in --endpoint.",
              zh: "若是自己的无 TLS 服务器，请在 --endpoint 中写 http://。",
            }
          : showCertificate(facts),
      ),
    ],
  }),
  tls: (facts) => ({
    title: { en: `TLS with ${theHost(facts).en} failed`, zh: `与${theHost(facts).zh}的 TLS 连接失败` },
    meaning:
      facts.own === null
        ? {
            en: `The protocol versions or ciphers of an old client do not match, or a device on the way interferes.${words(facts).en}`,
            zh: `客户端较旧，协议版本或加密套件不匹配，或途中有设备干扰。${words(facts).zh}`,
          }
        : { en: `TLS library error: ${facts.detail || "none"}.`, zh: `TLS 库给出的原因：${facts.detail || "无"}。` },
    steps: [showCertificate(facts)],
  }),
  "timeout-handshake": (facts) => ({
    title: {
      en: `The TLS handshake with ${theHost(facts).en} took longer than ${limit(facts, "connect")?.en ?? "allowed"}`,
      zh: `与${theHost(facts).zh}的 TLS 握手超过 ${limit(facts, "connect")?.zh ?? "时限"}`,
    },
    meaning: facts.own?.proxy
      ? {
          en: `The proxy ${facts.own.proxy.shown} answered that the tunnel is open, and then nothing came through it: the proxy or the host behind it stopped responding. The request was not sent.`,
          zh: `代理 ${facts.own.proxy.shown} 应答隧道已建立，但之后没有收到任何数据：代理或其后的主机不再响应。请求没有发出。`,
        }
      : {
          en: `Connected, but the other side stopped responding; typical of a middlebox or a non-TLS port.${clientsWords(facts).en}`,
          zh: `连接已建立，但对端不再响应；常见于中间设备拦截，或该端口不使用 TLS。${clientsWords(facts).zh}`,
        },
    steps: [showCertificate(facts), ...forOwn(facts, tryProxy)],
  }),
};
