import type { Words } from "../mistake.js";

interface FormMistake extends Words {
  readonly fix: Words;
  readonly seenIn?: Words;
}

const shape = "bce-auth-v1/{accessKeyId}/{timestamp}/{seconds}/{signedHeaders}/{signature}";

/** Mistakes that can be seen in the request without computing a signature. */
export const formMistakes = {
  "authorization.absent": {
    en: "the request has no Authorization header",
    zh: "请求没有携带 Authorization",
    fix: {
      en: "send the Authorization header; browsers omit it from a HAR file unless sensitive data is exported",
      zh: "请发送 Authorization 头域；浏览器导出 HAR 时默认会去掉它，需选择导出敏感数据",
    },
  },
  "authorization.shape": {
    en: "the Authorization is not in bce-auth-v1 format",
    zh: "Authorization 不是 bce-auth-v1 的形式",
    fix: { en: `write it as ${shape}`, zh: `应写作 ${shape}` },
  },
  "authorization.decorated": {
    en: "the Authorization has extra text around it, such as quotes, the header name or Bearer",
    zh: "Authorization 的值前后有多余内容，如引号、头域名或 Bearer",
    fix: { en: "send only bce-auth-v1/… as the value", zh: "头域的值应只有 bce-auth-v1/… 本身" },
  },
  "authorization.encoded": {
    en: "the Authorization header is percent-encoded",
    zh: "Authorization 头域的值被百分号编码了",
    fix: {
      en: "encode it only in a URL; in the header send it unchanged",
      zh: "仅在放进 URL 时编码，放在头域中应原样发送",
    },
  },
  "authorization.v2": {
    en: "the request is signed with bce-auth-v2, but the VPC documentation has only v1",
    zh: "请求按 bce-auth-v2 签名，而 VPC 文档只有 v1",
    fix: {
      en: `use ${shape}: the prefix contains time and seconds, not date, region and service`,
      zh: `请使用 ${shape}：前缀包含时间和有效秒数，而不是日期、地域和服务`,
    },
  },
  "authorization.scheme": {
    en: 'the Authorization begins with "{detail}" instead of bce-auth-v1',
    zh: "Authorization 以“{detail}”开头，而不是 bce-auth-v1",
    fix: {
      en: "use bce-auth-v1, also in the prefix for the signing key",
      zh: "应写 bce-auth-v1，派生签名密钥所用的前缀也一样",
    },
  },
  "authorization.no-list": {
    en: "signedHeaders is missing in the Authorization",
    zh: "Authorization 缺少 signedHeaders 部分",
    fix: {
      en: "put the names between seconds and signature; if the list is empty, keep both slashes",
      zh: "在有效秒数和签名之间写头域名；列表为空时也要保留两个斜杠",
    },
  },
  "authorization.no-expiry": {
    en: "the expiry in seconds is missing in the Authorization",
    zh: "Authorization 缺少有效秒数",
    fix: { en: "put it after the timestamp, in the prefix too: …/1800/…", zh: "在时间戳之后写有效秒数，前缀中也一样：…/1800/…" },
  },
  "authorization.blanks": {
    en: "there are blanks around the parts of the Authorization",
    zh: "Authorization 各部分的前后有空格",
    fix: { en: `write it without blanks: ${shape}`, zh: `不要写空格：${shape}` },
  },
  "authorization.extra-slash": {
    en: "the Authorization has an extra slash before the signed headers",
    zh: "Authorization 的 signedHeaders 之前多了一个斜杠",
    fix: {
      en: `write it as ${shape}; only an empty list has two consecutive slashes`,
      zh: `应写作 ${shape}；只有列表为空时才会出现两个连续的斜杠`,
    },
  },
  "authorization.order": {
    en: "the parts of the Authorization are in the wrong order",
    zh: "Authorization 各部分的顺序不对",
    fix: { en: `write it as ${shape}`, zh: `应写作 ${shape}` },
  },
  "time.milliseconds-sent": {
    en: "the timestamp {detail} has fractions of a second",
    zh: "时间戳 {detail} 带有毫秒",
    fix: {
      en: "use whole seconds: YYYY-MM-DDThh:mm:ssZ (JavaScript: toISOString() has milliseconds)",
      zh: "只精确到秒：YYYY-MM-DDThh:mm:ssZ（JavaScript 的 toISOString() 带毫秒）",
    },
  },
  "time.epoch-sent": {
    en: "the timestamp {detail} is a number of seconds or milliseconds since 1970",
    zh: "时间戳 {detail} 是 1970 年以来的秒数或毫秒数",
    fix: { en: "write UTC as YYYY-MM-DDThh:mm:ssZ", zh: "请写 UTC 时间 YYYY-MM-DDThh:mm:ssZ" },
  },
  "time.zone-sent": {
    en: "the timestamp {detail} is not UTC with a Z",
    zh: "时间戳 {detail} 不是以 Z 结尾的 UTC 时间",
    fix: { en: "convert it to UTC and write YYYY-MM-DDThh:mm:ssZ", zh: "请换算为 UTC，写作 YYYY-MM-DDThh:mm:ssZ" },
  },
  "time.form-sent": {
    en: 'the timestamp "{detail}" is not valid',
    zh: "时间戳“{detail}”不合法",
    fix: { en: "write UTC as YYYY-MM-DDThh:mm:ssZ", zh: "请写 UTC 时间 YYYY-MM-DDThh:mm:ssZ" },
  },
  "expiry.form": {
    en: 'the expiry "{detail}" is not a number of seconds',
    zh: "有效期“{detail}”不是秒数",
    fix: { en: "use whole seconds from the timestamp, e.g. 1800", zh: "请写从时间戳起算的整秒数，如 1800" },
  },
  "list.indices": {
    en: "signedHeaders is {detail}: list indices instead of header names",
    zh: "signedHeaders 是 {detail}：写成了列表的下标，而不是头域名",
    fix: {
      en: "pass the headers to sign to the PHP SDK as keys (array('host' => true)), or pass no list",
      zh: "给 PHP SDK 的待签名头域要用键的形式（array('host' => true)），或不传列表",
    },
    seenIn: { en: "bce-sdk-php", zh: "bce-sdk-php" },
  },
  "list.separator": {
    en: "the names in signedHeaders are not separated by semicolons: {detail}",
    zh: "signedHeaders 中的头域名没有用分号分隔：{detail}",
    fix: { en: "join the names only with ;", zh: "头域名之间只用 ; 连接" },
  },
  "list.decorated": {
    en: "signedHeaders has quotes or brackets around its names: {detail}",
    zh: "signedHeaders 的头域名带有引号或括号：{detail}",
    fix: {
      en: "join the names yourself with ; instead of printing a list of the programming language",
      zh: "请自行用 ; 连接头域名，而不是直接输出编程语言的列表",
    },
  },
  "list.upper-case": {
    en: "the names in signedHeaders are not in lower case: {detail}",
    zh: "signedHeaders 中的头域名不是小写：{detail}",
    fix: { en: "convert the names to lower case before joining them", zh: "连接之前先把头域名转成小写" },
  },
  "signature.upper-case": {
    en: "the signature is written in upper-case hex",
    zh: "签名用了大写的十六进制",
    fix: { en: "output the digest in lower-case hex", zh: "摘要应输出为小写十六进制" },
  },
  "signature.base64": {
    en: "the signature is written in Base64 instead of hex",
    zh: "签名用了 Base64，而不是十六进制",
    fix: { en: "write the 32-byte digest as 64 lower-case hex characters", zh: "应把 32 字节的摘要写成 64 个小写十六进制字符" },
  },
  "signature.form": {
    en: "the signature is not 64 hex characters",
    zh: "签名不是 64 个十六进制字符",
    fix: {
      en: "HMAC-SHA256 gives 32 bytes: write all of them as 64 lower-case hex characters",
      zh: "HMAC-SHA256 的结果是 32 字节，应完整写成 64 个小写十六进制字符",
    },
  },
  "headers.absent": {
    en: "signedHeaders lists {detail}, which the request does not have",
    zh: "signedHeaders 中列出了 {detail}，但请求没有携带",
    fix: {
      en: "remove it from the list and the canonical request, or make sure that the HTTP library sends it; the gateway answers “Missing headers required by signing: {detail}”",
      zh: "请从列表和规范请求中去掉它，或确保 HTTP 库会发送它；网关对此返回“Missing headers required by signing: {detail}”",
    },
    seenIn: { en: "bce-sdk-go, bce-sdk-python", zh: "bce-sdk-go、bce-sdk-python" },
  },
  "secret.sent": {
    en: "the Authorization contains the secret access key instead of the access key id: it was sent in clear text",
    zh: "Authorization 中 Access Key Id 的位置写的是 Secret Access Key：密钥已被明文发送",
    fix: {
      en: "swap the two, then delete this key in the console and create a new one",
      zh: "请对调两者，并在控制台删除这对密钥、重新创建",
    },
  },
} as const satisfies Readonly<Record<string, FormMistake>>;

export type FormId = keyof typeof formMistakes;
