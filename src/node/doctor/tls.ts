import { tlsTexts } from "../../core/diagnose/meaning/network/tls-texts.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { TransportError } from "../client/transport-error.js";
import type { Certificate } from "./certificates.js";
import { isPublicAuthority } from "./certificates.js";
import type { Outcome } from "./check.js";
import type { Probe } from "./probe.js";
import { endpointOf, failureOf, proxyOf } from "./reach.js";
import type { Subject } from "./subject.js";

/** Whether the proxy lets requests through to the endpoint. */
export async function checkProxy(subject: Subject): Promise<Outcome> {
  const proxy = proxyOf(subject);
  if (!proxy) return { status: "notApplicable", text: { en: "no proxy is used", zh: "未使用代理" } };
  const { outcome } = await subject.probe();
  const { origin, host } = endpointOf(subject);
  const facts = { shown: proxy.shown, source: proxy.source };
  if (outcome instanceof TransportError && outcome.failure.startsWith("proxy-")) {
    const failed = failureOf(outcome, subject, true);
    return { ...failed, facts: { ...failed.facts, ...facts } };
  }
  if (!(outcome instanceof TransportError) && outcome.status === 407)
    return { ...failureOf(new TransportError("proxy-authentication", "407"), subject, true), facts };
  const source: Bilingual = proxy.source;
  const does = origin.startsWith("https:") ? { en: "opened a tunnel to", zh: "建立了到" } : { en: "forwarded to", zh: "转发了到" };
  const ends = origin.startsWith("https:") ? " 的隧道" : " 的请求";
  return {
    status: "ok",
    text: {
      en: `${proxy.shown} from ${source.en} ${does.en} ${host}`,
      zh: `${proxy.shown}（来自 ${source.zh}）${does.zh} ${host}${ends}`,
    },
    facts,
  };
}

const isTlsFailure = ({ failure }: TransportError, { protocol }: Probe): boolean => failure in tlsTexts || protocol === null;

/** The chain as lines: each certificate and who issued it. */
const chainLines = (chain: readonly Certificate[]): Bilingual[] =>
  chain.map(({ subject, issuer, validTo, selfSigned }, index) => {
    const until = validTo ? validTo.slice(0, 10) : "?";
    return selfSigned
      ? { en: `${index + 1}. ${subject}, self-signed, until ${until}`, zh: `${index + 1}. ${subject}，自签名，有效期至 ${until}` }
      : {
          en: `${index + 1}. ${subject}, issued by ${issuer}, until ${until}`,
          zh: `${index + 1}. ${subject}，由 ${issuer} 签发，有效期至 ${until}`,
        };
  });

/** Who vouches for the host: the last certificate known, or its issuer. */
const authorityOf = (chain: readonly Certificate[]): string => {
  const last = chain.at(-1);
  return last ? (last.selfSigned ? last.subject : last.issuer) : "?";
};

const intercepted = (hostname: string, authority: string): Outcome => ({
  status: "warning",
  text: {
    en: `TLS is intercepted: the certificate of ${hostname} was issued by ${authority}, not a public authority`,
    zh: `TLS 连接在途中被拦截：${hostname} 的证书由 ${authority} 签发，并非公共机构`,
  },
  fixes: [
    {
      en: "It works because this machine trusts that authority (--cacert or NODE_EXTRA_CA_CERTS). The interceptor can read everything, and changing a signed header breaks the signature: ask for *.baidubce.com to be exempted.",
      zh: "连接可用，是因为本机信任该机构（--cacert 或 NODE_EXTRA_CA_CERTS）。拦截设备能看到全部内容，改动已签名的头域还会导致签名失败：请管理员对 *.baidubce.com 免拦截。",
    },
  ],
});

/** The handshake with the endpoint, the certificates it shows, and whether somebody on the way made them. */
export async function checkTls(subject: Subject): Promise<Outcome> {
  const { origin, host } = endpointOf(subject);
  if (!origin.startsWith("https:"))
    return { status: "notApplicable", text: { en: "the endpoint uses http: there is no TLS", zh: "接入点使用 http，没有 TLS" } };
  const probe = await subject.probe();
  const { outcome, chain, protocol } = probe;
  const lines = chainLines(chain);
  const shown = { protocol, chain };
  if (outcome instanceof TransportError && isTlsFailure(outcome, probe)) {
    const { text, fixes = [], details = [], facts } = failureOf(outcome, subject, false);
    return { status: "failure", text, details: [...details, ...lines], fixes, facts: { ...facts, ...shown } };
  }
  const { hostname } = new URL(origin);
  const authority = authorityOf(chain);
  const root = chain.at(-1);
  const isPublic = root === undefined || !root.selfSigned || isPublicAuthority(root);
  if (!isPublic && hostname.endsWith("baidubce.com"))
    return { ...intercepted(hostname, authority), details: lines, facts: { ...shown, publicAuthority: false } };
  const kind = isPublic ? { en: "", zh: "" } : { en: ", not a public authority", zh: "（不是公共机构）" };
  return {
    status: "ok",
    text: {
      en: `${protocol ?? "TLS"} with ${host}; certificate issued by ${authority}${kind.en}`,
      zh: `与 ${host} 使用 ${protocol ?? "TLS"}；证书由 ${authority}${kind.zh} 签发`,
    },
    details: lines,
    facts: { ...shown, publicAuthority: root?.selfSigned ? isPublic : null },
  };
}
