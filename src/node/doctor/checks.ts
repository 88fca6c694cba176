import type { Check } from "./check.js";
import { checkClock } from "./clock.js";
import { checkConfiguration, checkFile } from "./configuration.js";
import { checkEndpoint } from "./endpoint.js";
import { checkEnvironment } from "./environment.js";
import { checkKey } from "./key.js";
import { checkConnection, checkName } from "./reach.js";
import { checkRegions } from "./regions.js";
import { checkPermission, checkRequest } from "./request.js";
import { checkProxy, checkTls } from "./tls.js";

/** All checks, in the order in which they run. */
export const checks: readonly Check[] = [
  {
    id: "configuration",
    title: { en: "configuration", zh: "配置来源" },
    about: { en: "where keys and endpoint come from, and what they override", zh: "密钥和接入点来自何处，优先于哪些设置" },
    network: false,
    needs: [],
    run: checkConfiguration,
  },
  {
    id: "file",
    title: { en: "file", zh: "配置文件" },
    about: { en: "who can read ~/.bce/config.json", zh: "谁能读取 ~/.bce/config.json" },
    network: false,
    needs: [],
    run: checkFile,
  },
  {
    id: "key",
    title: { en: "key", zh: "密钥" },
    about: { en: "format and kind of the access key", zh: "访问密钥的格式和种类" },
    network: false,
    needs: [],
    run: checkKey,
  },
  {
    id: "environment",
    title: { en: "environment", zh: "环境变量" },
    about: {
      en: "variables for keys and proxies: incomplete pairs, blanks, conflicts, a NO_PROXY that misses the endpoint",
      zh: "密钥和代理的变量：只设一半、空白、冲突、NO_PROXY 没有包含接入点",
    },
    network: false,
    needs: [],
    run: checkEnvironment,
  },
  {
    id: "endpoint",
    title: { en: "endpoint", zh: "接入点" },
    about: { en: "endpoint and region, and whether they serve the VPC API", zh: "接入点和地域，以及是否提供 VPC 接口" },
    network: false,
    needs: [],
    run: checkEndpoint,
  },
  {
    id: "dns",
    title: { en: "DNS", zh: "DNS" },
    about: { en: "the addresses of the endpoint, or of the proxy", zh: "接入点（或代理）的地址" },
    network: true,
    needs: ["environment", "endpoint"],
    run: checkName,
  },
  {
    id: "tcp",
    title: { en: "TCP", zh: "TCP" },
    about: { en: "a connection to the endpoint, or to the proxy", zh: "到接入点（或代理）的连接" },
    network: true,
    needs: ["dns"],
    run: checkConnection,
  },
  {
    id: "proxy",
    title: { en: "proxy", zh: "代理" },
    about: { en: "whether the proxy forwards requests", zh: "代理是否转发请求" },
    network: true,
    needs: ["tcp"],
    run: checkProxy,
  },
  {
    id: "tls",
    title: { en: "TLS", zh: "TLS" },
    about: { en: "handshake, certificate chain, interception", zh: "握手、证书链、中间人拦截" },
    network: true,
    needs: ["tcp", "proxy"],
    run: checkTls,
  },
  {
    id: "clock",
    title: { en: "clock", zh: "时钟" },
    about: { en: "this machine's clock against the service's Date", zh: "本机时钟与服务端 Date 之差" },
    network: true,
    needs: ["proxy", "tls"],
    run: checkClock,
  },
  {
    id: "request",
    title: { en: "request", zh: "请求" },
    about: { en: "one signed GET /v1/vpc?maxKeys=1", zh: "一个签名的 GET /v1/vpc?maxKeys=1" },
    network: true,
    needs: ["key", "proxy", "tls"],
    run: checkRequest,
  },
  {
    id: "permission",
    title: { en: "permission", zh: "权限" },
    about: { en: "whether the key is allowed to list VPCs", zh: "该密钥能否列出私有网络（VPC）" },
    network: true,
    needs: ["request"],
    run: checkPermission,
  },
  {
    id: "regions",
    title: { en: "regions", zh: "各地域" },
    about: { en: "response time of each region; only with --regions or by name", zh: "各地域的响应时间；仅在 --regions 或点名时执行" },
    network: true,
    needs: ["environment"],
    onRequest: true,
    run: checkRegions,
  },
];

/** The checks of these names and all that they need, in order. */
export function withNeeds(wanted: ReadonlySet<string>): readonly Check[] {
  const chosen = new Set(wanted);
  for (const { id, needs } of checks.toReversed()) if (chosen.has(id)) for (const need of needs) chosen.add(need);
  return checks.filter(({ id }) => chosen.has(id));
}
