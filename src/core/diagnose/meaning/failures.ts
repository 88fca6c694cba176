import { infer } from "../../catalogue/inference.js";
import type { Bilingual } from "../../text/bilingual.js";
import { type NetworkFailure, networkFailures } from "./network/failures.js";
import { networkVerdict } from "./network/verdict.js";
import type { FailureTexts, Step } from "./verdict.js";

/** What the text says of a failure without a code. */
export interface FailureFacts {
  /** The client's own words for it. */
  readonly detail: string | null;
  /** The host that was called, as far as the text names it. */
  readonly host: string | null;
  readonly httpStatus: number | null;
}

const statusOf = ({ httpStatus }: FailureFacts): Bilingual =>
  httpStatus === null ? { en: "", zh: "" } : { en: ` (HTTP ${httpStatus})`, zh: `（HTTP ${httpStatus}）` };

/** What a status alone says of the cause. */
function statusSays({ httpStatus }: FailureFacts): Bilingual {
  const [suggestion] = infer(null, httpStatus);
  return suggestion
    ? { en: ` HTTP ${httpStatus}: ${suggestion.suggests.en}.`, zh: `HTTP ${httpStatus}：${suggestion.suggests.zh}。` }
    : { en: "", zh: "" };
}

const checkSignature: Step = {
  en: "If the same keys work in another program, this program's signature is wrong: pass the request, as logged by curl -v or the HTTP library, to verify.",
  zh: "如果同一对密钥在其他程序中可用，就是这个程序的签名有误：把请求（curl -v 或 HTTP 库的日志）交给 verify。",
  command: "bcevpc verify FILE",
};
const tryKeys: Step = {
  en: "Make one read call with the same keys: the answer has the code.",
  zh: "用同一对密钥做一次只读调用，返回中会有错误码。",
  command: "bcevpc call GET /v1/vpc",
};
/** What can be done about a failure of which only the status is known. */
const stepsByStatus: Readonly<Record<number, readonly Step[]>> = { 401: [checkSignature, tryKeys], 403: [tryKeys, checkSignature] };

const seeAnswer: Step = {
  en: "Send the same request with bcevpc to see the actual answer.",
  zh: "用 bcevpc 发送同一请求，可看到返回的真实内容。",
  command: "bcevpc call GET /v1/vpc -i",
};
const checkEndpoint: Step = {
  en: "Check the endpoint of the client: for VPC it is https://bcc.REGION.baidubce.com, without a path or version.",
  zh: "检查客户端使用的接入点：VPC 为 https://bcc.地域.baidubce.com，后面不带路径或版本号。",
};
const checkProxy: Step = {
  en: "Check whether a proxy, a login portal or a firewall answers instead of BCE: env | grep -i proxy.",
  zh: "确认是否有代理、上网认证页或防火墙代替百度智能云应答：env | grep -i proxy。",
};

/** Failures in which an answer came, and the code did not reach the reader. */
const answeredFailures = {
  "code-hidden": (facts) => ({
    origin: "service",
    title: { en: `A BCE error whose code is not shown${statusOf(facts).en}`, zh: `BCE 错误，但未显示错误码${statusOf(facts).zh}` },
    meaning: {
      en: `The call failed with an answer from the service or its gateway. The printed text does not include the code, so the cause is not certain.${statusSays(facts).en}`,
      zh: `调用失败，服务端或网关已给出返回。打印出来的内容没有错误码，因此无法确定原因。${statusSays(facts).zh}`,
    },
    steps: stepsByStatus[facts.httpStatus ?? 0] ?? [],
    retryable: null,
  }),
  "empty-body": (facts) => ({
    origin: "service",
    title: { en: `A BCE answer without a body${statusOf(facts).en}`, zh: `BCE 返回的内容为空${statusOf(facts).zh}` },
    meaning: {
      en: "The error answer has no body; if it has X-Bce-Request-Id, it came from BCE. A HEAD request never gets a body, so every kind of 403 looks the same; for other requests the code was lost or never sent.",
      zh: "收到的错误返回没有返回体；若带有 X-Bce-Request-Id，则确由百度智能云返回。HEAD 请求的返回不带返回体，各种 403 看上去都一样；其他请求则是错误码没有写出或在途中丢失。",
    },
    steps: [
      {
        en: "Send a GET for the same resource: the answer has a body with the code.",
        zh: "对同一资源改发 GET 请求，返回体中会有错误码。",
        command: "bcevpc call GET /v1/vpc/VPC_ID",
      },
    ],
    retryable: null,
  }),
  "html-page": (facts) => ({
    origin: "proxy",
    title: { en: `A web page instead of an API answer${statusOf(facts).en}`, zh: `返回的是网页，不是接口结果${statusOf(facts).zh}` },
    meaning: {
      en: "The client shows an HTML page as the error message. The VPC API answers only with JSON, so the page came from something in between.",
      zh: "客户端把一个 HTML 页面当成了错误消息。VPC 接口只返回 JSON，这个页面由中间设备或其他服务器给出。",
    },
    steps: [checkProxy, checkEndpoint, seeAnswer],
    retryable: null,
  }),
  "not-json": () => ({
    origin: "proxy",
    title: { en: "The answer was not JSON", zh: "返回内容不是 JSON" },
    meaning: {
      en: "The SDK could not parse the error body as JSON. BCE errors are always JSON, so this was a web page from a proxy, a portal or another web server. Your request may be fine.",
      zh: "SDK 把错误的返回体当作 JSON 解析时失败。百度智能云的错误都是 JSON，收到的应是代理、认证页或其他网站服务器的网页，你的请求本身不一定有错。",
    },
    steps: [checkProxy, checkEndpoint, seeAnswer],
    retryable: null,
  }),
  "cut-answer": () => ({
    origin: "client",
    title: { en: "The answer is incomplete", zh: "返回内容不完整，中途断开" },
    meaning: {
      en: "The Go SDK began to read the answer, but the connection was cut before its end. It is not known whether the request was executed.",
      zh: "Go SDK 已开始读取返回，但内容没有传完：连接在途中断开。请求是否已被执行无法确定。",
    },
    steps: [
      {
        en: "Before you resend a create or delete, check with a GET whether it was executed.",
        zh: "重发创建或删除之前，先用 GET 查询是否已经执行。",
      },
      checkProxy,
    ],
    retryable: null,
  }),
  "no-request-id": () => ({
    origin: "proxy",
    title: { en: "The answer was JSON, but not a BCE error", zh: "返回是 JSON，但不是 BCE 的错误格式" },
    meaning: {
      en: "The client did not find code, message and requestId in the error body. BCE errors always have them, so the body may come from another server or your own gateway.",
      zh: "客户端在错误返回体中没有找全 code、message 和 requestId。百度智能云的错误都带有它们，该返回体可能由其他服务器或自建网关给出。",
    },
    steps: [checkEndpoint, checkProxy, seeAnswer],
    retryable: null,
  }),
} satisfies Record<string, (facts: FailureFacts) => FailureTexts>;

export type FailureName = keyof typeof answeredFailures | NetworkFailure;

const isNetworkFailure = (name: FailureName): name is NetworkFailure => name in networkFailures;

/** What is said of a failure that has no code. */
export const failureTexts = (name: FailureName, facts: FailureFacts): FailureTexts =>
  isNetworkFailure(name) ? networkVerdict(name, { host: facts.host, detail: facts.detail, own: null }) : answeredFailures[name](facts);
