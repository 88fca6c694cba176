import type { Step, Verdict } from "../../core/diagnose/meaning/verdict.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { shellWord } from "../../core/text/shell.js";

/** What of a request that got no answer is named in the sentences. */
export interface TransportFacts {
  /** Without port. */
  readonly hostname: string;
  readonly host: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Address and source of the proxy, as in `http://proxy:3128` and `HTTPS_PROXY`. */
  readonly proxy: { readonly shown: string; readonly source: Bilingual } | null;
  /** The system's or the library's word for it. */
  readonly detail: string;
  /** Seconds. */
  readonly limits: { readonly connect: number; readonly firstByte: number; readonly whole: number | null };
  readonly isLoopback: boolean;
}

/** What a table says of one failure. */
export type Texts = Pick<Verdict, "title" | "meaning" | "steps"> & { readonly origin?: Verdict["origin"] };

export const checkName = ({ hostname }: TransportFacts): Step => ({
  en: "See whether this machine can look the name up at all.",
  zh: "确认本机能否解析该域名。",
  command: `nslookup ${shellWord(hostname)}`,
});

export const tryProxy: Step = {
  en: "Where only a proxy leads outside, name it: HTTPS_PROXY=http://HOST:PORT or --proxy.",
  zh: "如果只能通过代理访问外网，请指定代理：HTTPS_PROXY=http://主机:端口 或 --proxy。",
};
export const checkFirewall = ({ origin }: TransportFacts): Step => ({
  en: "See whether the port can be reached from here; if not, a firewall or a missing route stands between.",
  zh: "确认本机能否连通该端口；不通则是防火墙或路由问题。",
  command: `curl -v --connect-timeout 5 ${shellWord(`${origin}/`)}`,
});
export const giveAuthority: Step = {
  en: "Ask for the certificate of that authority as PEM and name it: --cacert FILE, or NODE_EXTRA_CA_CERTS=FILE for all programs on Node.",
  zh: "向网络管理员索取该机构的PEM证书并指定：--cacert 文件，或对所有 Node 程序设置 NODE_EXTRA_CA_CERTS=文件。",
};
export const showCertificate = ({ host, hostname }: TransportFacts): Step => ({
  en: "See who issued the certificate; a name of your company or of a security product means that TLS is intercepted.",
  zh: "查看证书的签发者；如果是公司或安全产品的名称，说明TLS连接被中间设备拦截。",
  command: `openssl s_client -connect ${shellWord(host.includes(":") ? host : `${hostname}:443`)} -servername ${shellWord(hostname)} </dev/null`,
});
export const checkServer: Step = { en: "See that the server runs and listens on this port.", zh: "确认该服务已启动并监听此端口。" };

/** The system's word in brackets; nothing when there is none. */
export const because = ({ detail }: TransportFacts): Bilingual =>
  detail === "" ? { en: "", zh: "" } : { en: ` (${detail})`, zh: `（${detail}）` };

export const passedOver = (seconds: number | null): string => `${seconds ?? 0} s`;
