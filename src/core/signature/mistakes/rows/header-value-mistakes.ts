import { utf8Length } from "../../../text/bytes.js";
import type { Draft } from "../draft.js";
import type { Facts } from "../facts.js";
import { type Change, type Mistake, mostlyAlone } from "../mistake.js";
import { isoTime, otherTimes } from "../times.js";

/** A signed header with another value; without it the change does nothing. */
const withValue = (name: string, value: string, detail: string): Change => ({
  detail,
  apply: (draft: Draft) => ({ ...draft, headers: draft.headers.map((header) => (header.name === name ? { name, value } : header)) }),
});

const sent = ({ headers }: Facts, name: string): string => headers.find((header) => header.name === name)?.value ?? "";

const regions = ["bj", "gz", "su", "hkg", "fwh", "bd", "cd", "nj", "yq"];

const products = ["bcc", "vpc", "eip", "blb", "nat", "network", "csn", "iam", "sts", "billing", "cce", "bos"];

/** A host and the same with and without ports. */
function hostsOf(facts: Facts): { readonly ported: string[]; readonly other: string[] } {
  const host = sent(facts, "host");
  const bare = host.replace(/:\d+$/u, "");
  const port = /:\d+$/u.exec(facts.authority ?? "")?.[0] ?? "";
  const ported = [bare, `${bare}:443`, `${bare}:80`, bare + port];
  const elsewhereOf = /^([\w-]+)\.[a-z]{2,4}\.(baidubce\.com)$/iu.exec(bare);
  const elsewhere = elsewhereOf ? regions.map((name) => `${elsewhereOf[1]}.${name}.${elsewhereOf[2]}`) : [];
  const [, product, region] = /^([\w-]+)\.(?:([a-z]{2,4})\.)?baidubce\.com$/iu.exec(bare) ?? [];
  const otherProducts =
    product === undefined ? [] : products.flatMap((name) => [`${name}.${region ?? "bj"}.baidubce.com`, `${name}.baidubce.com`]);
  const storage = regions.map((name) => `${name}.bcebos.com`);
  const local = ["localhost", "127.0.0.1", `localhost${port}`, `127.0.0.1${port}`];
  return { ported, other: [...(facts.authority === null ? [] : [facts.authority]), ...elsewhere, ...local, ...otherProducts, ...storage] };
}

const charsets = [
  "application/json; charset=utf-8",
  "application/json;charset=utf-8",
  "application/json; charset=UTF-8",
  "application/json;charset=UTF-8",
  "application/json; Charset=UTF-8",
  'application/json; charset="utf-8"',
  "application/json",
];
const otherTypes = [
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; charset=utf-8",
  "text/plain",
  "text/plain; charset=utf-8",
  "text/plain;charset=UTF-8",
  "application/octet-stream",
  "*/*",
];

/** Headers that were signed with another value than they were sent with. */
export const headerValueMistakes: readonly Mistake[] = [
  {
    id: "host.port",
    en: "the host was signed as {detail}, which differs from the sent host in the port",
    zh: "参与签名的 host 是 {detail}，端口与实际发送的不一致",
    fix: {
      en: "sign the Host header exactly as the HTTP library sends it: the default ports 80 and 443 are usually omitted, others are sent",
      zh: "请对 HTTP 库实际发送的 Host 签名：默认端口 80、443 一般不写，其他端口要写",
    },
    changes: (facts) => hostsOf(facts).ported.map((host) => withValue("host", host, host)),
  },
  {
    id: "host.other",
    en: "a different host was signed than sent: {detail}",
    zh: "参与签名的 host 与发送的不同：{detail}",
    fix: {
      en: "sign the host that actually receives the request; a proxy or another endpoint may have changed it",
      zh: "请对请求实际到达的域名签名；代理或更换接入点会改变它",
    },
    changes: (facts) =>
      mostlyAlone(
        hostsOf(facts).other.map((host) => withValue("host", host, host)),
        2,
      ),
  },
  {
    id: "host.form",
    en: "the host was signed as {detail}",
    zh: "参与签名的 host 写成了 {detail}",
    fix: { en: "sign only the host, as in the Host header", zh: "只对域名签名，与 Host 头域一致" },
    changes: (facts) => {
      const host = sent(facts, "host");
      const forms = [host.toLowerCase(), `https://${host}`, `http://${host}`, `${host}/`, host + facts.wirePath, host.toUpperCase(), ""];
      return mostlyAlone(
        forms.map((text) => withValue("host", text, text === "" ? '""' : text)),
        5,
      );
    },
  },
  {
    id: "content-type.charset",
    en: "the Content-Type was signed as {detail}, but sent with another charset or a different spelling of it",
    zh: "参与签名的 Content-Type 是 {detail}，发送时的字符集或其写法不同",
    fix: {
      en: "set Content-Type before signing so that the HTTP library does not change it, or do not sign it",
      zh: "请在签名前就设定 Content-Type，避免 HTTP 库改写，或不让它参与签名",
    },
    changes: (facts) => {
      const bare = sent(facts, "content-type").replace(/\s*;.*$/su, "");
      return mostlyAlone(
        [bare, ...charsets].map((type) => withValue("content-type", type, type)),
        4,
      );
    },
  },
  {
    id: "content-type.other",
    en: "the Content-Type was signed as {detail}, but a different one was sent",
    zh: "参与签名的 Content-Type 是 {detail}，发送的是另一种",
    fix: {
      en: "set Content-Type before signing; otherwise HTTP libraries set their own",
      zh: "请在签名前就设定 Content-Type，否则 HTTP 库会自行填写",
    },
    changes: () =>
      mostlyAlone(
        otherTypes.map((type) => withValue("content-type", type, type)),
        1,
      ),
  },
  {
    id: "content-length.other",
    en: "the Content-Length was signed as {detail}, but a different number was sent",
    zh: "参与签名的 Content-Length 是 {detail}，与发送的不同",
    fix: {
      en: "count the bytes of the encoded body, not its characters, and sign when the body is final",
      zh: "应按编码后的字节数而不是字符数计算，并在请求体确定之后再签名",
    },
    changes: ({ body }) =>
      [String(body.length), String([...body].length), String(utf8Length(body)), "0"].map((length) =>
        withValue("content-length", length, length),
      ),
  },
  {
    id: "date.other",
    en: "x-bce-date was signed as {detail}, but a different time was sent",
    zh: "参与签名的 x-bce-date 是 {detail}，与发送的不同",
    fix: {
      en: "read the clock once, and use the same text in the header, canonical request and prefix",
      zh: "只取一次时间，头域、规范请求和前缀都用同一个文本",
    },
    changes: (facts) => {
      const date = sent(facts, "x-bce-date");
      const { timestamp } = facts.authorization.prefix;
      const time = Date.parse(date);
      const others: readonly { readonly text: string; readonly alone: boolean }[] = Number.isNaN(time)
        ? []
        : [...otherTimes(time), { text: new Date(time).toUTCString(), alone: false }, { text: isoTime(time), alone: false }];
      return [{ text: timestamp, alone: false }, ...others].map(({ text, alone }) => ({ ...withValue("x-bce-date", text, text), alone }));
    },
  },
];
