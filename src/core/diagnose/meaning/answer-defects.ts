import type { Bilingual } from "../../text/bilingual.js";
import type { Step, Verdict } from "./verdict.js";

/** What an answer shows of where it comes from. */
export interface DefectFacts {
  readonly status: number;
  /** `Content-Type`, or null. */
  readonly contentType: string | null;
  /** `Location`, or null. */
  readonly location: string | null;
  /** `Server` and `Via`, as far as sent. */
  readonly sender: string | null;
  /** The title of an HTML page. */
  readonly pageTitle: string | null;
  readonly length: number;
}

const isServerFailure = ({ status }: DefectFacts): boolean => status >= 500 || status === 429;

const sentBy = ({ sender }: DefectFacts): Bilingual =>
  sender === null ? { en: "", zh: "" } : { en: ` It was sent by ${sender}.`, zh: `发送方为 ${sender}。` };

const checkProxy: Step = {
  en: "Check whether a proxy or gateway is in between: -v shows the proxy used and all headers. To bypass a proxy, add the host to NO_PROXY.",
  zh: "确认中间是否有代理或网关：-v 会显示所用代理和全部头域。若要绕过代理，请把域名加入 NO_PROXY。",
};
const checkEndpoint: Step = {
  en: "Check host and path: the VPC API is at https://bcc.REGION.baidubce.com, under /v1/ and /v2/.",
  zh: "检查域名和路径：VPC 接口位于 https://bcc.地域.baidubce.com 的 /v1/ 和 /v2/ 之下。",
};
const tryLater: Step = {
  en: "Wait a moment and resend it; --retry 3 does this when it is safe.",
  zh: "稍等片刻后重发；可以安全重发时，--retry 3 会自动重试。",
};

type Texts = Omit<Verdict, "failure" | "retryable">;

const quoted = (text: string | null): Bilingual => (text === null ? { en: "", zh: "" } : { en: `, "${text}"`, zh: `“${text}”` });

/** Texts of each defect; the facts of the answer stand in them. */
const defects = {
  redirect: (facts) => ({
    origin: "proxy",
    title: { en: `A redirect (HTTP ${facts.status}), not followed`, zh: `收到重定向（HTTP ${facts.status}），未跟随` },
    meaning: {
      en: `The answer redirects to ${facts.location ?? "no address"}. The VPC API does not redirect, and a signature is valid only for its host and path, so bcevpc does not send it there.${sentBy(facts).en}`,
      zh: `返回指向 ${facts.location ?? "（未给出地址）"}。VPC 接口不会重定向，而签名只对原域名和路径有效，所以 bcevpc 不会把请求发往那里。${sentBy(facts).zh}`,
    },
    steps: [
      {
        en: "If the address is a login page, a network portal or proxy intercepts the connection: log in there, or use another network.",
        zh: "如果该地址是登录页，说明连接被网络准入或代理拦截：请先登录，或换一个网络。",
      },
      {
        en: "If it is the same host with https, use the https endpoint.",
        zh: "如果只是同一域名的 https 地址，请直接使用 https 接入点。",
      },
    ],
  }),
  "html-page": (facts) => ({
    origin: "proxy",
    title: { en: `A web page instead of an API answer (HTTP ${facts.status})`, zh: `返回的是网页，不是接口结果（HTTP ${facts.status}）` },
    meaning: {
      en: `The body is HTML${quoted(facts.pageTitle).en}. The VPC API answers only with JSON, so this came from a proxy, a load balancer or another web server.${sentBy(facts).en}`,
      zh: `返回体是 HTML 页面${quoted(facts.pageTitle).zh}。VPC 接口只返回 JSON，这是代理、负载均衡或其他网站服务器给出的。${sentBy(facts).zh}`,
    },
    steps: isServerFailure(facts) ? [tryLater, checkProxy] : [checkProxy, checkEndpoint],
  }),
  "empty-body": (facts) => ({
    origin: facts.status < 400 ? "proxy" : "service",
    title: { en: `HTTP ${facts.status} with an empty body`, zh: `HTTP ${facts.status}，返回体为空` },
    meaning:
      facts.status < 400
        ? {
            en: `A GET to the VPC API always returns JSON; something on the way dropped the body or answered instead.${sentBy(facts).en}`,
            zh: `VPC 的 GET 接口必定返回 JSON；返回体在途中丢失，或由其他程序代为应答。${sentBy(facts).zh}`,
          }
        : {
            en: `There is no error code, only the status. SDKs make up a code here (the Go SDK reports AccessDenied for any 403).${sentBy(facts).en}`,
            zh: `没有返回错误码，只能依据状态码判断。SDK 会在此时自行编造错误码（Go SDK 遇到 403 一律写作 AccessDenied）。${sentBy(facts).zh}`,
          },
    steps: isServerFailure(facts) ? [tryLater, checkProxy] : [checkEndpoint, checkProxy],
  }),
  "truncated-json": (facts) => ({
    origin: "proxy",
    title: { en: `The JSON is incomplete (HTTP ${facts.status})`, zh: `JSON 不完整（HTTP ${facts.status}）` },
    meaning: {
      en: `The body begins as JSON and breaks off after ${facts.length} bytes. A proxy or a lost connection cut it off; the operation may have succeeded.${sentBy(facts).en}`,
      zh: `返回体以 JSON 开头，但在第 ${facts.length} 字节处中断。它被代理或断开的连接截断；操作本身可能已经完成。${sentBy(facts).zh}`,
    },
    steps: [
      {
        en: "Before you resend a POST, PUT or DELETE, check with a GET whether it was executed.",
        zh: "重发 POST、PUT、DELETE 之前，先用 GET 查询操作是否已经执行。",
      },
      checkProxy,
    ],
  }),
  "not-json": (facts) => ({
    origin: "proxy",
    title: {
      en: `Unexpected content type (HTTP ${facts.status}, ${facts.contentType ?? "not stated"})`,
      zh: `返回体的内容类型不对（HTTP ${facts.status}，${facts.contentType ?? "未声明"}）`,
    },
    meaning: {
      en: `The VPC API answers with application/json. This body is not JSON, so it is not from the API.${sentBy(facts).en}`,
      zh: `VPC 接口返回 application/json。此返回体不是 JSON，并非来自该接口。${sentBy(facts).zh}`,
    },
    steps: isServerFailure(facts) ? [tryLater, checkProxy] : [checkEndpoint, checkProxy],
  }),
  "malformed-json": (facts) => ({
    origin: "proxy",
    title: {
      en: `The body is declared as JSON but is not (HTTP ${facts.status})`,
      zh: `返回体声明为 JSON，实际却不是（HTTP ${facts.status}）`,
    },
    meaning: {
      en: `It is ${facts.length} bytes long and cannot be parsed. SDKs report this as MalformedJSON, which is their own verdict, not the service's.${sentBy(facts).en}`,
      zh: `返回体共 ${facts.length} 字节，无法解析。SDK 会把这种情况报为 MalformedJSON，那是 SDK 自己的判断，不是服务端返回的。${sentBy(facts).zh}`,
    },
    steps: [checkProxy],
  }),
  "no-code": (facts) => ({
    origin: "service",
    title: { en: `HTTP ${facts.status} without an error code`, zh: `HTTP ${facts.status}，没有错误码` },
    meaning: {
      en: `The body is JSON, but it has no code, which every BCE error has, so it came from another server or a gateway.${sentBy(facts).en}`,
      zh: `返回体是 JSON，但没有 BCE 错误必有的 code，应由其他服务器或网关给出。${sentBy(facts).zh}`,
    },
    steps: isServerFailure(facts) ? [tryLater, checkEndpoint] : [checkEndpoint, checkProxy],
  }),
  "proxy-authentication": (facts) => ({
    origin: "proxy",
    title: { en: "The proxy requires a user name and password (HTTP 407)", zh: "代理要求用户名和密码（HTTP 407）" },
    meaning: {
      en: `The request did not reach Baidu AI Cloud: the proxy refused to forward it.${sentBy(facts).en}`,
      zh: `请求没有到达百度智能云：代理拒绝转发。${sentBy(facts).zh}`,
    },
    steps: [
      {
        en: "Put them into the proxy address: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, special characters percent-encoded.",
        zh: "把用户名和密码写进代理地址：HTTPS_PROXY=http://用户名:密码@主机:端口，特殊字符需做百分号编码。",
      },
    ],
  }),
} satisfies Record<string, (facts: DefectFacts) => Texts>;

export type Defect = keyof typeof defects;

export const defectVerdict = (defect: Defect, facts: DefectFacts): Verdict => ({
  failure: defect,
  retryable: isServerFailure(facts) ? true : null,
  ...defects[defect](facts),
});
