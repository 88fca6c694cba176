import type { HelpTopic } from "./topic.js";

export const formats: HelpTopic = {
  title: { en: "Recognised formats", zh: "可识别的格式" },
  introduction: {
    en: "bcevpc finds errors in these forms anywhere in a text, also inside log lines and in JSON within JSON. Everything else is ignored. The same request id within 100 lines is one error. UTF-8, UTF-16 and GB18030 are read, gzip and zstd unpacked.",
    zh: "bcevpc 可在文本的任意位置（包括日志行和嵌套的 JSON 中）找出下列形式的错误，其余内容一概忽略。100 行之内相同的 requestId 算一个错误。可读取 UTF-8、UTF-16 和 GB18030，并解压 gzip 和 zstd。",
  },
  rows: [
    {
      name: "JSON",
      meaning: { en: "the answer of the service, keys in any order", zh: "服务端的返回，键的顺序不限" },
      example: '{"code":"…","message":"…","requestId":"…"}',
    },
    {
      name: "HTTP",
      meaning: { en: "curl -i and -v, HAR files, error headers", zh: "curl -i 与 -v 的输出、HAR 文件、错误响应头" },
      example: "HTTP/1.1 404 Not Found",
    },
    {
      name: "Go, Terraform",
      meaning: { en: "also Packer, CNI and CSI drivers, %#v, SDK logs", zh: "还有 Packer、CNI 与 CSI 插件、%#v、SDK 日志" },
      example: "[Code: …; Message: …; RequestId: …]",
    },
    {
      name: "bce CLI, bcecmd",
      meaning: { en: "the official tools, and bosprobe", zh: "官方工具，包括 bosprobe" },
      example: "Error: [CODE] MESSAGE (requestId: …)",
    },
    {
      name: "Python",
      meaning: { en: "traceback, print(e), repr of a dict", zh: "异常堆栈、print(e)、字典的 repr" },
      example: "baidubce.exception.BceServerError: MESSAGE",
    },
    {
      name: "Java, .NET",
      meaning: { en: "exceptions, also in Spring and Feign logs", zh: "异常，包括 Spring 和 Feign 日志" },
      example: "MESSAGE (Status Code: …; Error Code: …; Request ID: …)",
    },
    {
      name: "JavaScript",
      meaning: { en: "objects of the SDK, axios, the browser console", zh: "SDK 的对象、axios、浏览器控制台" },
      example: "{ status_code: 404, code: '…', request_id: '…' }",
    },
    {
      name: "PHP, Ruby",
      meaning: { en: "exceptions, print_r, inspect", zh: "异常、print_r、inspect" },
      example: "MESSAGE [requestId:… status:… code:…]",
    },
    {
      name: "key: value",
      meaning: { en: "logfmt, YAML, Kubernetes events", zh: "logfmt、YAML、Kubernetes 事件" },
      example: "requestId=… code=… message=…",
    },
    {
      name: "S3 tools",
      meaning: { en: "AWS SDKs and tools used with BOS", zh: "用于 BOS 的 AWS SDK 和工具" },
      example: "CODE: MESSAGE status code: …, request id: …",
    },
    {
      name: "Qianfan, AppBuilder",
      meaning: { en: "errors of these SDKs", zh: "这两个 SDK 的错误" },
      example: "iam error, code: …, msg: …",
    },
    {
      name: "no code",
      meaning: { en: "failures without an answer: DNS, TLS, proxy, timeout", zh: "没有返回的失败：DNS、TLS、代理、超时" },
      example: "dial tcp: lookup …: no such host",
    },
  ],
  commands: [
    ["bcevpc decode app.log.gz", { en: "read a file", zh: "读取文件" }],
    ["kubectl get events -A | bcevpc", { en: "read a pipe", zh: "读取管道" }],
  ],
};
