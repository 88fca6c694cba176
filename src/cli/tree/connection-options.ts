import type { Option } from "commander";
import { type Builder, seconds } from "./builder.js";

/** The options that say how the endpoint is reached, the same for each command that opens a connection. */
interface ConnectionOptions {
  readonly proxy: Option;
  readonly cacert: Option;
  readonly connectTimeout: Option;
  readonly firstByteTimeout: Option;
}

export const connectionOptions = ({ seldom }: Pick<Builder, "seldom">): ConnectionOptions => ({
  proxy: seldom("--proxy <url>", {
    en: "proxy URL (http, https or socks5)",
    zh: "代理 URL（http、https 或 socks5）",
  }).default(undefined, "HTTPS_PROXY, HTTP_PROXY, ALL_PROXY"),
  cacert: seldom("--cacert <file>", {
    en: "trust these certificate authorities (PEM) instead of the built-in ones",
    zh: "信任该文件中的证书机构（PEM），取代内置列表",
  }),
  connectTimeout: seldom("--connect-timeout <seconds>", {
    en: "limit for DNS look-up, connection and TLS, each",
    zh: "域名解析、连接、TLS 各自的时限（秒）",
  })
    .argParser(seconds)
    .default(undefined, "10"),
  firstByteTimeout: seldom("--first-byte-timeout <seconds>", {
    en: "limit for the first byte of the answer",
    zh: "等待首字节的时限（秒）",
  })
    .argParser(seconds)
    .default(undefined, "30"),
});
