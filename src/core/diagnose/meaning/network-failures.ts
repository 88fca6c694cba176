import type { Bilingual } from "../../text/bilingual.js";
import { shellWord } from "../../text/shell.js";
import type { FailureFacts, FailureTexts } from "./failures.js";
import type { Step } from "./verdict.js";

const theHost = ({ host }: FailureFacts): Bilingual => (host === null ? { en: "the host", zh: "目标主机" } : { en: host, zh: ` ${host} ` });

const words = ({ detail }: FailureFacts): Bilingual =>
  detail === null ? { en: "", zh: "" } : { en: ` The client's words: ${detail}`, zh: `客户端原文：${detail}` };

const hostname = ({ host }: FailureFacts): string => host?.replace(/:\d+$/u, "") ?? "bcc.REGION.baidubce.com";

const nameHosts: Step = {
  en: "Check the endpoint: VPC hosts are bcc.REGION.baidubce.com with REGION bj, gz, su, hkg, fwh, bd or cd.",
  zh: "检查服务域名：VPC 为 bcc.地域.baidubce.com，地域取 bj、gz、su、hkg、fwh、bd 或 cd。",
};
const lookUp = (facts: FailureFacts): Step => ({
  en: "See on the same machine (in Kubernetes: in the same pod) whether the name can be looked up.",
  zh: "在同一台机器上（Kubernetes 中为同一 Pod 内）确认域名能否解析。",
  command: `nslookup ${shellWord(hostname(facts))}`,
});
const tryPort = (facts: FailureFacts): Step => ({
  en: "See on the same machine whether the port can be reached; if not, look at route, security group, ACL, NAT gateway and firewall.",
  zh: "在同一台机器上确认端口能否连通；不通则检查路由、安全组、ACL、NAT网关和防火墙。",
  command: `curl -sv --connect-timeout 5 -o /dev/null ${shellWord(`https://${hostname(facts)}/`)}`,
});
const lookBeforeRepeating: Step = {
  en: "Before a create or delete is sent again, look with a GET whether it was carried out: the request may have arrived.",
  zh: "重发创建或删除之前，先用 GET 查询是否已经执行：请求可能已经到达。",
};
const showCertificate = (facts: FailureFacts): Step => ({
  en: "See who issued the certificate; the name of your company or of a security product means that TLS is intercepted.",
  zh: "查看证书的签发者；如果是公司或安全产品的名称，说明TLS连接被中间设备拦截。",
  command: `openssl s_client -connect ${shellWord(`${hostname(facts)}:443`)} -servername ${shellWord(hostname(facts))} </dev/null`,
});

const silent = (retryable: boolean | null, texts: Pick<FailureTexts, "title" | "meaning" | "steps">): FailureTexts => ({
  origin: "client",
  retryable,
  ...texts,
  // A host's name stands between blanks, but not behind a colon.
  title: { en: texts.title.en, zh: texts.title.zh.replaceAll("： ", "：") },
});

/** Failures in which no answer came at all: the client says why. */
export const networkFailures = {
  "name-not-found": (facts: FailureFacts) =>
    silent(null, {
      title: { en: `No answer: the name of ${theHost(facts).en} does not exist`, zh: `没有返回：${theHost(facts).zh}的域名不存在` },
      meaning: {
        en: `DNS has no address for it: the region or host is misspelt, or this network's resolver knows no outside names.${words(facts).en}`,
        zh: `DNS 中查不到它的地址：地域或域名写错，或本网络的解析服务器不解析外部域名。${words(facts).zh}`,
      },
      steps: [nameHosts, lookUp(facts)],
    }),
  "name-server-failed": (facts: FailureFacts) =>
    silent(true, {
      title: { en: `No answer: DNS did not reply about ${theHost(facts).en}`, zh: `没有返回：DNS 没有应答对${theHost(facts).zh}的查询` },
      meaning: {
        en: `The resolver could not be asked, so the machine or its name server is offline; nothing was sent to BCE.${words(facts).en}`,
        zh: `无法查询解析服务器，本机或解析服务器没有联网；请求没有发往百度智能云。${words(facts).zh}`,
      },
      steps: [lookUp(facts)],
    }),
  refused: (facts: FailureFacts) =>
    silent(null, {
      title: { en: `No answer: ${theHost(facts).en} refused the connection`, zh: `没有返回：${theHost(facts).zh}拒绝连接` },
      meaning: {
        en: `Nothing listens at that address and port, or a firewall refused in its name; nothing was sent to BCE.${words(facts).en}`,
        zh: `该地址和端口没有服务监听，或由防火墙代为拒绝；请求没有发往百度智能云。${words(facts).zh}`,
      },
      steps: [nameHosts, tryPort(facts)],
    }),
  reset: (facts: FailureFacts) =>
    silent(true, {
      title: { en: `No answer: the connection to ${theHost(facts).en} broke`, zh: `没有返回：与${theHost(facts).zh}的连接中断` },
      meaning: {
        en: `It was closed before an answer came, by the other side or by a device on the way. Whether the request was carried out is not known.${words(facts).en}`,
        zh: `连接在收到返回之前被对端或途中的设备关闭，请求是否已被执行无法确定。${words(facts).zh}`,
      },
      steps: [lookBeforeRepeating, tryPort(facts)],
    }),
  unreachable: (facts: FailureFacts) =>
    silent(null, {
      title: { en: `No answer: no route to ${theHost(facts).en}`, zh: `没有返回：没有到${theHost(facts).zh}的路由` },
      meaning: {
        en: `The machine has no way to that address: it lacks an EIP or NAT gateway, or a route is missing.${words(facts).en}`,
        zh: `本机没有到该地址的路径：缺少 EIP 或NAT网关，或缺少路由。${words(facts).zh}`,
      },
      steps: [tryPort(facts)],
    }),
  "timeout-connect": (facts: FailureFacts) =>
    silent(true, {
      title: { en: `No answer: connecting to ${theHost(facts).en} took too long`, zh: `没有返回：连接${theHost(facts).zh}超时` },
      meaning: {
        en: `No connection came about, which is what a firewall that drops packets or a missing way outside looks like; nothing was sent to BCE.${words(facts).en}`,
        zh: `连接没有建立，通常是防火墙丢弃数据包或缺少出网路径；请求没有发往百度智能云。${words(facts).zh}`,
      },
      steps: [tryPort(facts)],
    }),
  "timeout-answer": (facts: FailureFacts) =>
    silent(true, {
      title: { en: `No answer: ${theHost(facts).en} did not answer in time`, zh: `没有返回：${theHost(facts).zh}未在时限内应答` },
      meaning: {
        en: `The client gave up waiting. Whether the request was carried out is not known.${words(facts).en}`,
        zh: `客户端等待超时后放弃，请求是否已被执行无法确定。${words(facts).zh}`,
      },
      steps: [
        lookBeforeRepeating,
        {
          en: "Raise the client's time-out (Go: ConnectionTimeoutInMillis, Python: connection_timeout_in_mills, Java: setSocketTimeoutInMillis).",
          zh: "调大客户端的超时时间（Go：ConnectionTimeoutInMillis，Python：connection_timeout_in_mills，Java：setSocketTimeoutInMillis）。",
        },
      ],
    }),
  "timeout-whole": (facts: FailureFacts) =>
    silent(true, {
      title: {
        en: `No answer: the caller's deadline passed while ${theHost(facts).en} was asked`,
        zh: `没有返回：请求${theHost(facts).zh}时超过了调用方的时限`,
      },
      meaning: {
        en: `The deadline of the calling program ended the request, retries included. Whether it was carried out is not known.${words(facts).en}`,
        zh: `调用程序设置的总时限（含重试）到期，请求被取消；是否已被执行无法确定。${words(facts).zh}`,
      },
      steps: [lookBeforeRepeating],
    }),
  "certificate-expired": (facts: FailureFacts) =>
    silent(false, {
      title: {
        en: `No answer: the certificate of ${theHost(facts).en} is out of date`,
        zh: `没有返回：${theHost(facts).zh}的证书不在有效期内`,
      },
      meaning: {
        en: `Either this machine's clock is wrong, or a device on the way shows an old certificate of its own.${words(facts).en}`,
        zh: `本机时钟不准，或途中的设备出示了自己的过期证书。${words(facts).zh}`,
      },
      steps: [
        { en: "Compare this machine's clock with the right time.", zh: "核对本机时间。", command: "date -u" },
        showCertificate(facts),
      ],
    }),
  "certificate-wrong-host": (facts: FailureFacts) =>
    silent(false, {
      title: { en: `No answer: the certificate is not for ${theHost(facts).en}`, zh: `没有返回：证书与${theHost(facts).zh}不符` },
      meaning: {
        en: `The endpoint is an alias or an address of another server, or a device on the way answered.${words(facts).en}`,
        zh: `服务域名是别名或指向了其他服务器，或由途中的设备应答。${words(facts).zh}`,
      },
      steps: [nameHosts, showCertificate(facts)],
    }),
  "certificate-untrusted": (facts: FailureFacts) =>
    silent(false, {
      title: {
        en: `No answer: the certificate of ${theHost(facts).en} is not trusted`,
        zh: `没有返回：${theHost(facts).zh}的证书不受信任`,
      },
      meaning: {
        en: `A company proxy that opens TLS shows a certificate of its own, or the machine or container lacks the root certificates.${words(facts).en}`,
        zh: `公司代理解密TLS后出示了自己的证书，或机器、容器中缺少根证书。${words(facts).zh}`,
      },
      steps: [
        showCertificate(facts),
        {
          en: "In a slim container image, install the package ca-certificates; for a company's authority, add its certificate to the trust store.",
          zh: "精简容器镜像请安装 ca-certificates；公司自建机构的证书请加入信任库。",
        },
      ],
    }),
  "not-tls": (facts: FailureFacts) =>
    silent(false, {
      title: { en: `No answer: ${theHost(facts).en} does not speak TLS on this port`, zh: `没有返回：${theHost(facts).zh}的该端口不是TLS` },
      meaning: {
        en: `https was spoken to a plain http port, often that of a proxy.${words(facts).en}`,
        zh: `对普通 http 端口使用了 https，该端口常常是代理的。${words(facts).zh}`,
      },
      steps: [nameHosts],
    }),
  tls: (facts: FailureFacts) =>
    silent(null, {
      title: { en: `No answer: TLS with ${theHost(facts).en} failed`, zh: `没有返回：与${theHost(facts).zh}的TLS握手失败` },
      meaning: {
        en: `Protocol versions or ciphers of an old client do not fit, or a device on the way interferes.${words(facts).en}`,
        zh: `客户端较旧，协议版本或加密套件不匹配，或途中有设备干扰。${words(facts).zh}`,
      },
      steps: [showCertificate(facts)],
    }),
  "proxy-unreachable": (facts: FailureFacts) =>
    silent(null, {
      title: { en: "No answer: the proxy could not be used", zh: "没有返回：无法使用代理" },
      meaning: {
        en: `The client is set to go through a proxy, and the connection to or through it failed; BCE was not asked.${words(facts).en}`,
        zh: `客户端设置了代理，但与代理的连接或经它的转发失败；请求没有发往百度智能云。${words(facts).zh}`,
      },
      steps: [
        {
          en: "See which proxy is set: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, or the SDK's proxy option; NO_PROXY=.baidubce.com goes around it.",
          zh: "查看所设的代理：HTTPS_PROXY、HTTP_PROXY、ALL_PROXY 或 SDK 的代理选项；NO_PROXY=.baidubce.com 可绕过代理。",
          command: "env | grep -i proxy",
        },
      ],
    }),
  "no-host": (facts: FailureFacts) =>
    silent(false, {
      title: { en: "Nothing was sent: the client has no endpoint", zh: "请求没有发出：客户端没有服务域名" },
      meaning: {
        en: `The address has no host: the endpoint was left empty. The Terraform provider did so for IAM in regions other than bj until 1.19.18.${words(facts).en}`,
        zh: `请求地址中没有主机：服务域名为空。Terraform provider 1.19.18 之前，在 bj 以外的地域调用 IAM 就会如此。${words(facts).zh}`,
      },
      steps: [
        {
          en: "Give the client its endpoint (bcc.REGION.baidubce.com), or the region it makes it of; update the Terraform provider.",
          zh: "为客户端指定服务域名（bcc.地域.baidubce.com）或用于拼出域名的地域；升级 Terraform provider。",
          command: "terraform init -upgrade",
        },
      ],
    }),
  other: (facts: FailureFacts) =>
    silent(null, {
      title: { en: `No answer from ${theHost(facts).en}`, zh: `没有收到${theHost(facts).zh}的返回` },
      meaning: {
        en: `The client failed before an answer came, so there is neither code nor request id.${words(facts).en}`,
        zh: `客户端在收到返回之前就已失败，因此没有错误码和 requestId。${words(facts).zh}`,
      },
      steps: [tryPort(facts)],
    }),
} satisfies Record<string, (facts: FailureFacts) => FailureTexts>;

export type NetworkFailure = keyof typeof networkFailures;
