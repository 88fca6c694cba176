import type { Option } from "commander";
import { type Builder, seconds } from "./builder.js";

/** The options that say how the endpoint is reached, the same for each command that opens a connection. */
interface ConnectionOptions {
  readonly proxy: Option;
  readonly cacert: Option;
  readonly connectTimeout: Option;
  readonly firstByteTimeout: Option;
}

export const connectionOptions = ({ option }: Pick<Builder, "option">): ConnectionOptions => ({
  proxy: option("--proxy <url>", {
    en: "http, https or socks5 proxy; otherwise HTTPS_PROXY and its kin",
    zh: "HTTP、HTTPS 或 SOCKS5 代理；缺省取 HTTPS_PROXY 等环境变量",
  }),
  cacert: option("--cacert <file>", {
    en: "trust these certificate authorities (PEM) instead of the built-in ones",
    zh: "信任该文件中的证书机构（PEM），取代内置列表",
  }),
  connectTimeout: option("--connect-timeout <seconds>", {
    en: "limit for name look-up, connection and TLS each; 10",
    zh: "域名解析、连接、TLS 各自的时限（秒）；默认 10",
  }).argParser(seconds),
  firstByteTimeout: option("--first-byte-timeout <seconds>", {
    en: "limit for the first byte of the answer; 30",
    zh: "等待首字节的时限（秒）；默认 30",
  }).argParser(seconds),
});
