import type { HelpTopic } from "./topic.js";

export const errors: HelpTopic = {
  title: { en: "Error answers", zh: "错误返回" },
  introduction: {
    en: "A failed request is answered with JSON: code, message and requestId. The HTTP status is not in the body. Each tool prints this in its own way, and some leave out the request id; here is where to find it.",
    zh: "请求失败时返回 JSON：code、message 和 requestId。HTTP 状态码不在返回体中。各工具的打印方式不同，有的不显示 requestId，可按下表查找。",
  },
  sample: [
    "{",
    '  "code": "NoSuchObject",',
    '  "message": "account not exist",',
    '  "requestId": "c4abab14-ebc4-4eb0-85d2-03c4d51eed18"',
    "}",
  ],
  rows: [
    {
      name: "curl",
      meaning: {
        en: "requestId in the body; curl -i also shows the header x-bce-request-id",
        zh: "返回体中的 requestId；curl -i 还会显示 x-bce-request-id 响应头",
      },
    },
    {
      name: "Terraform, Go",
      meaning: { en: "RequestId in the printed error", zh: "错误文本中的 RequestId" },
      example: "[Code: …; Message: …; RequestId: …]",
    },
    {
      name: "bce CLI",
      meaning: { en: "requestId at the end of the line", zh: "行尾的 requestId" },
      example: "Error: [CODE] MESSAGE (requestId: …)",
    },
    {
      name: "Python",
      meaning: {
        en: "hidden: code, request id and status are attributes of the last error",
        zh: "不显示：错误码、requestId 和状态码在 last_error 的属性里",
      },
      example: "e.last_error.code, e.last_error.request_id, e.last_error.status_code",
    },
    {
      name: "Java, .NET",
      meaning: { en: "Request ID at the end of the exception's message", zh: "异常消息末尾的 Request ID" },
      example: "(Status Code: …; Error Code: …; Request ID: …)",
    },
    {
      name: "JavaScript",
      meaning: { en: "hidden: a plain object, which prints as [object Object]", zh: "不显示：抛出的是普通对象，会打印成 [object Object]" },
      example: "e.status_code, e.code, e.message, e.request_id",
    },
    {
      name: "PHP",
      meaning: { en: "requestId in the exception's message", zh: "异常消息中的 requestId" },
      example: "MESSAGE [requestId:… status:… code:…]",
    },
    { name: "Ruby", meaning: { en: "the exception's message is the JSON body", zh: "异常消息就是 JSON 返回体" } },
    {
      name: "bcecmd",
      meaning: {
        en: "hidden: bosprobe on the same bucket prints code and request id",
        zh: "不显示：对同一 Bucket 执行 bosprobe 可得到错误码和 requestId",
      },
    },
  ],
  commands: [
    ["terraform apply 2>&1 | bcevpc", { en: "explain the errors in any of these forms", zh: "解释以上任意形式的错误" }],
    ["bcevpc explain NoSuchObject", { en: "explain a code", zh: "解释一个错误码" }],
    ["bcevpc help formats", { en: "all forms that are recognised", zh: "可识别的全部形式" }],
  ],
};
