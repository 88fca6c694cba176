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
  en: "See whether a proxy or gateway stands between: -v shows the proxy used and all headers. To go around a proxy, name the host in NO_PROXY.",
  zh: "确认中间是否有代理或网关：-v 会显示所用代理和全部头域。若要绕过代理，请把域名加入 NO_PROXY。",
};
const checkEndpoint: Step = {
  en: "Check host and path: VPC answers at https://bcc.REGION.baidubce.com below /v1/ and /v2/.",
  zh: "检查域名和路径：VPC 接口位于 https://bcc.地域.baidubce.com 的 /v1/ 和 /v2/ 之下。",
};
const tryLater: Step = {
  en: "Wait a little and send it again; --retry 3 does so when that is safe.",
  zh: "稍等片刻后重发；可以安全重发时，--retry 3 会自动重试。",
};

type Texts = Omit<Verdict, "failure" | "retryable">;

const quoted = (text: string | null): Bilingual => (text === null ? { en: "", zh: "" } : { en: `, "${text}"`, zh: `“${text}”` });

/** Texts of each defect; the facts of the answer stand in them. */
const defects = {
  redirect: (facts) => ({
    origin: "proxy",
    title: { en: `A redirect (HTTP ${facts.status}), which is not followed`, zh: `收到重定向（HTTP ${facts.status}），未跟随` },
    meaning: {
      en: `The answer points to ${facts.location ?? "no address"}. The VPC API does not redirect, and a signature holds for one host and path only, so bcevpc does not send it there.${sentBy(facts).en}`,
      zh: `返回指向 ${facts.location ?? "（未给出地址）"}。VPC 接口不会重定向，而签名只对原域名和路径有效，所以 bcevpc 不会把请求发往那里。${sentBy(facts).zh}`,
    },
    steps: [
      {
        en: "If the address is a login page, a network portal or proxy intercepts the connection: log in there, or leave that network.",
        zh: "如果该地址是登录页，说明连接被网络准入或代理拦截：请先登录，或换一个网络。",
      },
      {
        en: "If it is the same host with https, call the https endpoint.",
        zh: "如果只是同一域名的 https 地址，请直接使用 https 域名。",
      },
    ],
  }),
  "html-page": (facts) => ({
    origin: "proxy",
    title: { en: `A web page instead of an API answer (HTTP ${facts.status})`, zh: `返回的是网页，不是接口结果（HTTP ${facts.status}）` },
    meaning: {
      en: `The body is HTML${quoted(facts.pageTitle).en}. The VPC API answers JSON only, so a proxy, a load balancer or another web server wrote this.${sentBy(facts).en}`,
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
            en: `A GET of the VPC API always answers JSON; something on the way dropped the body or answered in its place.${sentBy(facts).en}`,
            zh: `VPC 的 GET 接口必定返回 JSON；返回体在途中丢失，或由其他程序代为应答。${sentBy(facts).zh}`,
          }
        : {
            en: `No error code came, so the status is all there is to go by. SDKs make up a code here (the Go SDK says AccessDenied for any 403).${sentBy(facts).en}`,
            zh: `没有返回错误码，只能依据状态码判断。SDK 会在此时自行编造错误码（Go SDK 遇到 403 一律写作 AccessDenied）。${sentBy(facts).zh}`,
          },
    steps: isServerFailure(facts) ? [tryLater, checkProxy] : [checkEndpoint, checkProxy],
  }),
  "truncated-json": (facts) => ({
    origin: "proxy",
    title: { en: `The JSON breaks off (HTTP ${facts.status})`, zh: `JSON 不完整（HTTP ${facts.status}）` },
    meaning: {
      en: `The body begins as JSON and ends after ${facts.length} bytes in the middle. A proxy or a connection that broke down cut it off; the work itself may be done.${sentBy(facts).en}`,
      zh: `返回体以 JSON 开头，但在第 ${facts.length} 字节处中断。它被代理或断开的连接截断；操作本身可能已经完成。${sentBy(facts).zh}`,
    },
    steps: [
      {
        en: "Before a POST, PUT or DELETE is sent again, look with a GET whether it was carried out.",
        zh: "重发 POST、PUT、DELETE 之前，先用 GET 查询操作是否已经执行。",
      },
      checkProxy,
    ],
  }),
  "not-json": (facts) => ({
    origin: "proxy",
    title: {
      en: `A body of another content type (HTTP ${facts.status}, ${facts.contentType ?? "none stated"})`,
      zh: `返回体的内容类型不对（HTTP ${facts.status}，${facts.contentType ?? "未声明"}）`,
    },
    meaning: {
      en: `The VPC API answers application/json. This body is no JSON, so it is not the API's.${sentBy(facts).en}`,
      zh: `VPC 接口返回 application/json。此返回体不是 JSON，并非来自该接口。${sentBy(facts).zh}`,
    },
    steps: isServerFailure(facts) ? [tryLater, checkProxy] : [checkEndpoint, checkProxy],
  }),
  "malformed-json": (facts) => ({
    origin: "proxy",
    title: {
      en: `The body says it is JSON and is not (HTTP ${facts.status})`,
      zh: `返回体声明为 JSON，实际却不是（HTTP ${facts.status}）`,
    },
    meaning: {
      en: `It is ${facts.length} bytes long and cannot be parsed. SDKs call this MalformedJSON, which is then their own verdict and not the service's.${sentBy(facts).en}`,
      zh: `返回体共 ${facts.length} 字节，无法解析。SDK 会把这种情况报为 MalformedJSON，那是 SDK 自己的判断，不是服务端返回的。${sentBy(facts).zh}`,
    },
    steps: [checkProxy],
  }),
  "no-code": (facts) => ({
    origin: "service",
    title: { en: `HTTP ${facts.status} without an error code`, zh: `HTTP ${facts.status}，没有错误码` },
    meaning: {
      en: `The body is JSON, but it lacks the code that every BCE error has, so another server or a gateway wrote it.${sentBy(facts).en}`,
      zh: `返回体是 JSON，但没有 BCE 错误必有的 code，应由其他服务器或网关给出。${sentBy(facts).zh}`,
    },
    steps: isServerFailure(facts) ? [tryLater, checkEndpoint] : [checkEndpoint, checkProxy],
  }),
  "proxy-authentication": (facts) => ({
    origin: "proxy",
    title: { en: "The proxy wants a user name and password (HTTP 407)", zh: "代理要求用户名和密码（HTTP 407）" },
    meaning: {
      en: `The request did not reach Baidu AI Cloud: the proxy refused to pass it on.${sentBy(facts).en}`,
      zh: `请求没有到达百度智能云：代理拒绝转发。${sentBy(facts).zh}`,
    },
    steps: [
      {
        en: "Put them into the proxy's address: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, special characters percent-encoded.",
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
