import type { HelpTopic } from "./topic.js";

export const headers: HelpTopic = {
  title: { en: "Common headers", zh: "公共头域" },
  introduction: {
    en: "The first three are sent with every request; the service refuses a request without them. bcevpc call adds them itself. The last two come with the answer.",
    zh: "前三个是每个请求都要带的，缺少则会被拒绝；bcevpc call 会自动添加。最后两个在返回中。",
  },
  rows: [
    {
      name: "Authorization",
      meaning: {
        en: "Access key id and signature: version, id, time of signing in UTC, lifetime in seconds, names of the signed headers, signature. host must be among the signed headers.",
        zh: "AK 与签名：版本、AK、签名时间（UTC）、有效期（秒）、参与签名的头域名称、签名。host 必须参与签名。",
      },
      example: "bce-auth-v1/AK/TIME/1800/host;x-bce-date/SIGNATURE",
      command: "bcevpc sign GET /v1/vpc",
    },
    {
      name: "Content-Type",
      meaning: {
        en: "Must be JSON if there is a body. If it is signed, it must arrive exactly as it was signed.",
        zh: "有请求体时必须是 JSON。参与签名时，发送的值必须与签名时完全一致。",
      },
      example: "application/json; charset=utf-8",
      command: "bcevpc call POST /v1/vpc name=web --dry-run",
    },
    {
      name: "x-bce-date",
      meaning: {
        en: "Time of the request: UTC, to the second. If it differs from the service's clock by more than 30 minutes, the answer is RequestExpired. A Date header may replace it; if both are sent, x-bce-date wins.",
        zh: "请求时间：UTC，精确到秒。与服务端时钟相差超过 30 分钟时返回 RequestExpired。可用 Date 代替；两者都有时以 x-bce-date 为准。",
      },
      example: "2026-11-22T08:00:00Z",
      command: "bcevpc doctor clock",
    },
    {
      name: "x-bce-security-token",
      meaning: {
        en: "The session token; only for temporary (STS) keys, and then required.",
        zh: "会话令牌；仅用于临时密钥（STS），此时必填。",
      },
      command: "bcevpc configure set sts --secret-stdin --token-stdin",
    },
    {
      name: "x-bce-request-id",
      meaning: {
        en: "In the answer: the id that the service gave this request, the same as requestId in the body. Support needs it. bcevpc shows it as Request id.",
        zh: "在返回中：服务端为本次请求生成的 id，与返回体中的 requestId 相同。提交工单时需要它。bcevpc 显示为 requestId。",
      },
      example: "c4abab14-ebc4-4eb0-85d2-03c4d51eed18",
      command: "bcevpc call GET /v1/vpc -i",
    },
    {
      name: "X-Bce-Error-Code",
      meaning: {
        en: "In some answers of the gateway: the error code, with an empty body; X-Bce-Error-Message has the message. Most SDKs ignore both, curl -i shows them.",
        zh: "网关的部分返回中带有错误码，此时返回体为空；消息在 X-Bce-Error-Message 中。多数 SDK 不读取，可用 curl -i 查看。",
      },
      command: "curl -i … | bcevpc",
    },
  ],
};
