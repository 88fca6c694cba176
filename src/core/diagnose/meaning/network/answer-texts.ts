import type { Bilingual } from "../../../text/bilingual.js";
import { clientsWords, limit, type NetworkFacts, sentence, type TextsOf, theHost, words } from "./facts.js";
import { forOthers, forOwn, lookBeforeRepeating, tryPort, tryProxy } from "./steps.js";

/** The limit that an answer went over, in the largest unit that it is a whole number of. */
function longest({ detail, own }: NetworkFacts): Bilingual {
  const bytes = own !== null && detail !== null && /^\d+$/u.test(detail) ? Number(detail) : null;
  if (bytes === null) return { en: "is allowed", zh: "上限" };
  const [size, unit] = units.find(([unitSize]) => bytes % unitSize === 0) ?? [1, "B"];
  return { en: `${bytes / size} ${unit}`, zh: ` ${bytes / size} ${unit}` };
}

const units: readonly (readonly [bytes: number, name: string])[] = [
  [1024 ** 3, "GiB"],
  [1024 ** 2, "MiB"],
  [1024, "KiB"],
];

/** The server was reached, and no answer that can be used came. */
export const answerTexts: TextsOf<
  "reset" | "timeout-answer" | "timeout-whole" | "not-http" | "long-head" | "switched" | "too-long" | "no-host" | "other"
> = {
  reset: (facts) => ({
    title: {
      en: `The connection to ${theHost(facts).en} was lost before the answer arrived`,
      zh: `与${theHost(facts).zh}的连接在收到返回之前中断`,
    },
    meaning: {
      en: `The other side, or a device on the way, closed it. It is not known whether the request was executed.${words(facts).en}`,
      zh: `对端或途中的设备关闭了连接，请求是否已被执行无法确定。${words(facts).zh}`,
    },
    steps: [
      lookBeforeRepeating,
      ...forOwn(facts, { en: "A GET can simply be resent; --retry 3 does this.", zh: "GET 直接重发即可，可用 --retry 3。" }, tryProxy),
      ...forOthers(facts, tryPort(facts)),
    ],
  }),
  "timeout-answer": (facts) => ({
    title: sentence({
      en: `${theHost(facts).en} did not answer ${facts.own === null ? "in time" : `within ${limit(facts, "firstByte")?.en}`}`,
      zh: facts.own === null ? `${theHost(facts).zh}未在时限内应答` : `${theHost(facts).zh}在 ${limit(facts, "firstByte")?.zh}内没有返回`,
    }),
    meaning: {
      en: `${facts.own === null ? "The client gave up waiting." : "The request was sent, but the answer did not arrive in time."} It is not known whether the request was executed.${clientsWords(facts).en}`,
      zh: `${facts.own === null ? "客户端等待超时后放弃" : "请求已经发出，等待返回超时"}，请求是否已被执行无法确定。${clientsWords(facts).zh}`,
    },
    steps: [
      lookBeforeRepeating,
      ...forOwn(facts, { en: "Wait longer: --first-byte-timeout 120.", zh: "延长等待时间：--first-byte-timeout 120。" }),
      ...forOthers(facts, {
        en: "Increase the client's timeout (Go: ConnectionTimeoutInMillis, Python: connection_timeout_in_mills, Java: setSocketTimeoutInMillis).",
        zh: "调大客户端的超时时间（Go：ConnectionTimeoutInMillis，Python：connection_timeout_in_mills，Java：setSocketTimeoutInMillis）。",
      }),
    ],
  }),
  "timeout-whole": (facts) => ({
    title:
      facts.own === null
        ? {
            en: `The caller's deadline passed during the request to ${theHost(facts).en}`,
            zh: `请求${theHost(facts).zh}时超过了调用方的时限`,
          }
        : { en: `Not finished within ${limit(facts, "whole")?.en}`, zh: `${limit(facts, "whole")?.zh}内未能完成` },
    meaning:
      facts.own === null
        ? {
            en: `The request, including retries, took longer than the calling program's deadline. It is not known whether it was executed.${words(facts).en}`,
            zh: `调用程序设置的总时限（含重试）到期，请求被取消；是否已被执行无法确定。${words(facts).zh}`,
          }
        : {
            en: "The total time set with --timeout, including retries and pauses, has passed. The request in progress was cancelled.",
            zh: "--timeout 给出的总时间（含重试和等待）已用完，进行中的请求被中断。",
          },
    steps: [
      ...forOthers(facts, lookBeforeRepeating),
      ...forOwn(facts, {
        en: "Increase --timeout or omit it: each phase has its own limit.",
        zh: "调大 --timeout 或不使用它：各阶段另有自己的时限。",
      }),
    ],
  }),
  "not-http": (facts) => ({
    title: sentence({ en: `${theHost(facts).en} does not answer in HTTP`, zh: `${theHost(facts).zh}返回的不是 HTTP` }),
    meaning: {
      en: `The answer is not valid HTTP; this happens with plain http to an https port.${words(facts).en}`,
      zh: `收到的数据无法按 HTTP 解析；用 http 访问 https 端口时就会这样。${words(facts).zh}`,
    },
    steps: [{ en: "Check the scheme and port of the endpoint.", zh: "检查接入点（endpoint）的协议和端口。" }],
  }),
  "long-head": (facts) => ({
    title: { en: `The headers from ${theHost(facts).en} are too long`, zh: `${theHost(facts).zh}返回的响应头过长`.trim() },
    meaning: {
      en: `The answer is HTTP, but its headers exceed the limit, so it was cut off. No VPC operation needs so many; typical of another kind of server or a device on the way.${words(facts).en}`,
      zh: `返回的是 HTTP，但响应头超过上限，已中断。VPC 接口不需要这么多响应头；通常是其他类型的服务或途中的设备。${words(facts).zh}`,
    },
    steps: [{ en: "Check host, port and path.", zh: "检查主机、端口和路径。" }],
  }),
  switched: (facts) => ({
    title: sentence({ en: `${theHost(facts).en} switched to another protocol (101)`, zh: `${theHost(facts).zh}切换到了其他协议（101）` }),
    meaning: {
      en: `The VPC API never does this; another kind of server is listening here.${clientsWords(facts).en}`,
      zh: `VPC 接口不会这样做；监听此端口的是其他类型的服务。${clientsWords(facts).zh}`,
    },
    steps: [{ en: "Check host, port and path.", zh: "检查主机、端口和路径。" }],
  }),
  "too-long": (facts) => ({
    title: { en: `The answer is longer than ${longest(facts).en}`, zh: `返回内容超过${longest(facts).zh}` },
    meaning: sentence({
      en: `${theHost(facts).en} sent more than the limit (after decompression), so the answer was cut off.${clientsWords(facts).en}`,
      zh: `${theHost(facts).zh}返回的内容（压缩的按解压后计）超过上限，已中断。${clientsWords(facts).zh}`,
    }),
    steps: [
      { en: "Check host and path.", zh: "检查主机和路径。" },
      ...forOwn(facts, { en: "To accept more, raise the limit: --max-body 1G.", zh: "如需接收更多内容，请提高上限：--max-body 1G。" }),
    ],
  }),
  "no-host": (facts) => ({
    title: { en: "Nothing was sent: the client has no endpoint", zh: "请求没有发出：客户端没有设置接入点（endpoint）" },
    meaning: {
      en: `The address has no host: the endpoint is empty. The Terraform provider before 1.19.18 did this for IAM in regions other than bj.${words(facts).en}`,
      zh: `请求地址中没有主机：接入点（endpoint）为空。Terraform Provider 1.19.18 之前，在 bj 以外的地域调用 IAM 就会如此。${words(facts).zh}`,
    },
    steps: [
      {
        en: "Set the client's endpoint (bcc.REGION.baidubce.com), or the region it is built from; update the Terraform provider.",
        zh: "为客户端指定接入点（bcc.地域.baidubce.com）或用于拼出它的地域；升级 Terraform Provider。",
        command: "terraform init -upgrade",
      },
    ],
  }),
  other: (facts) => ({
    title: { en: `No answer from ${theHost(facts).en}`, zh: `没有收到${theHost(facts).zh}的返回` },
    meaning:
      facts.own === null
        ? {
            en: `The client failed before an answer arrived, so there is no code and no request id.${words(facts).en}`,
            zh: `客户端在收到返回之前就已失败，因此没有错误码和 requestId。${words(facts).zh}`,
          }
        : { en: `System error: ${facts.detail || "none"}.`, zh: `系统给出的原因：${facts.detail || "无"}。` },
    steps: [tryPort(facts)],
  }),
};
