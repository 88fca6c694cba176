import { inShell, shellWord } from "../../../text/shell.js";
import type { Step } from "../verdict.js";
import { hostnameOf, type NetworkFacts } from "./facts.js";

/** Steps that speak of bcevpc's own options; none of them for another program's request. */
export const forOwn = ({ own }: NetworkFacts, ...steps: readonly Step[]): readonly Step[] => (own === null ? [] : steps);
export const forOthers = ({ own }: NetworkFacts, ...steps: readonly Step[]): readonly Step[] => (own === null ? steps : []);

export const nameHosts: Step = {
  en: "Check the endpoint: VPC hosts are bcc.REGION.baidubce.com with REGION bj, gz, su, hkg, fwh, bd or cd.",
  zh: "检查接入点（endpoint）：VPC 为 bcc.地域.baidubce.com，地域取 bj、gz、su、hkg、fwh、bd 或 cd。",
};

export const lookUp = (facts: NetworkFacts): Step => ({
  ...(facts.own === null
    ? {
        en: "On the same machine (in Kubernetes: in the same pod), check whether the name can be resolved.",
        zh: "在同一台机器上（Kubernetes 中为同一 Pod 内）确认域名能否解析。",
      }
    : { en: "Check whether this machine can resolve the name at all.", zh: "确认本机能否解析该域名。" }),
  command: `nslookup ${shellWord(hostnameOf(facts))}`,
});

export const tryPort = (facts: NetworkFacts): Step => ({
  ...(facts.own === null
    ? {
        en: "On the same machine, check whether the port can be reached; if not, check route, security group, ACL, NAT gateway and firewall.",
        zh: "在同一台机器上确认端口能否连通；不通则检查路由、安全组、ACL、NAT 网关和防火墙。",
      }
    : {
        en: "Check whether the port can be reached from here; if not, the cause is a firewall or a missing route.",
        zh: "确认本机能否连通该端口；不通则是防火墙或路由问题。",
      }),
  command: `curl -sv --connect-timeout 5 -o /dev/null ${shellWord(`${facts.own?.origin ?? `https://${hostnameOf(facts)}`}/`)}`,
});

export const tryProxy: Step = {
  en: "If the internet can be reached only through a proxy, set it: HTTPS_PROXY=http://HOST:PORT or --proxy.",
  zh: "如果只能通过代理访问外网，请指定代理：HTTPS_PROXY=http://主机:端口 或 --proxy。",
};

/** socks4:// and socks5:// have the name looked up on this machine, socks4a:// and socks5h:// by the proxy. */
export const letProxyLookUp: Step = {
  en: "If only the proxy can resolve public names, let it resolve them: use socks5h:// instead of socks5://.",
  zh: "如果只有代理能解析公网域名，请交由代理解析：把 socks5:// 写作 socks5h://。",
};

export const checkServer: Step = { en: "Check that the server is running on this port.", zh: "确认该服务已启动并监听此端口。" };

export const lookBeforeRepeating: Step = {
  en: "Before you resend a create or delete, check with a GET whether it was executed: the request may have arrived.",
  zh: "重发创建或删除之前，先用 GET 查询是否已经执行：请求可能已经到达。",
};

/** Host and port for openssl and for a proxy's rules. */
export const withPort = (facts: NetworkFacts): string =>
  facts.own !== null && facts.host !== null && /:\d+$/u.test(facts.host) ? facts.host : `${hostnameOf(facts)}:443`;

const withoutInput = (command: string): string => inShell({ bash: `${command} </dev/null`, powershell: `$null | ${command}` });

export const showCertificate = (facts: NetworkFacts): Step => ({
  en: "Check who issued the certificate; the name of your company or of a security product means that TLS is intercepted.",
  zh: "查看证书的签发者；如果是公司或安全产品的名称，说明 TLS 连接被中间设备拦截。",
  command: withoutInput(`openssl s_client -connect ${shellWord(withPort(facts))} -servername ${shellWord(hostnameOf(facts))}`),
});

export const checkDate: Step = {
  en: "Check the date and time of this machine.",
  zh: "核对本机的日期和时间。",
  command: "date -u",
};

export const giveAuthority = ({ own }: NetworkFacts): Step =>
  own === null
    ? {
        en: "In a slim container image, install the ca-certificates package; for a company authority, add its certificate to the trust store.",
        zh: "精简容器镜像请安装 ca-certificates；公司自建机构的证书请加入信任库。",
      }
    : {
        en: "Ask your network administrator for the PEM certificate of that authority and set it: --cacert FILE, or NODE_EXTRA_CA_CERTS=FILE for all Node programs.",
        zh: "向网络管理员索取该机构的 PEM 证书并指定：--cacert 文件，或对所有 Node 程序设置 NODE_EXTRA_CA_CERTS=文件。",
      };
