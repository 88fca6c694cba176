import type { HelpTopic } from "./topic.js";

export const signing: HelpTopic = {
  title: { en: "Signing (bce-auth-v1)", zh: "签名（bce-auth-v1）" },
  introduction: {
    en: "The signature is an HMAC-SHA256 over the request, with a key derived from your secret access key. Each step, and where it goes wrong:",
    zh: "签名是对请求计算的 HMAC-SHA256，密钥由 SK 派生。各步骤及常见错误：",
  },
  rows: [
    {
      name: "prefix",
      meaning: {
        en: "the first four parts of Authorization; time in UTC, to the second",
        zh: "Authorization 的前四段；时间为 UTC，精确到秒",
      },
      example: "bce-auth-v1/AK/2026-11-22T08:00:00Z/1800",
    },
    {
      name: "signing key",
      meaning: {
        en: "HMAC-SHA256 of the prefix with the secret access key, as 64 lower-case hex characters. The text is the key of the next step, not the 32 bytes.",
        zh: "以 SK 为密钥对前缀计算 HMAC-SHA256，取 64 个小写十六进制字符。下一步的密钥是这段文本，而不是 32 个字节。",
      },
    },
    { name: "method", meaning: { en: "in upper case", zh: "大写" }, example: "GET" },
    {
      name: "path",
      meaning: {
        en: "percent-encoded except /, with upper-case hex; A-Z a-z 0-9 - . _ ~ stay as they are",
        zh: "除 / 外做百分号编码，十六进制大写；A-Z a-z 0-9 - . _ ~ 不变",
      },
      example: "/v1/vpc",
    },
    {
      name: "query",
      meaning: {
        en: "each name=value encoded, then sorted as text; an action without a value is signed with =",
        zh: "逐项编码为 name=value 后按文本排序；没有取值的动作在签名中写作 bind=",
      },
      example: "bind=&clientToken=abc",
    },
    {
      name: "headers",
      meaning: {
        en: "name:value lines, names in lower case, values trimmed and encoded, sorted; host must be among them. Empty values are left out.",
        zh: "每行 name:value，名称小写，取值去除首尾空白并编码，按行排序；必须包含 host。空值不参与。",
      },
      example: "x-bce-date:2026-11-22T08%3A00%3A00Z",
    },
    {
      name: "signature",
      meaning: {
        en: "HMAC-SHA256 of method, path, query and headers, joined by line feeds, with the signing key",
        zh: "以签名密钥对方法、路径、查询、头域（用换行连接）计算 HMAC-SHA256",
      },
    },
    {
      name: "lifetime",
      meaning: {
        en: "counted from the time in the prefix (default 1800 seconds); x-bce-date must also be within 30 minutes of the service's clock",
        zh: "从前缀中的时间算起（默认 1800 秒）；x-bce-date 与服务端时钟的差也不得超过 30 分钟",
      },
    },
  ],
  commands: [
    ["bcevpc sign GET /v1/vpc", { en: "every step for one request, to compare", zh: "一个请求的每个步骤，用于比对" }],
    ["bcevpc verify request.txt", { en: "find the mistake in a signed request", zh: "找出已签名请求的错误" }],
    ["bcevpc doctor clock", { en: "compare the clocks", zh: "比较时钟" }],
  ],
};
