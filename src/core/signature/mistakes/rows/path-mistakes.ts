import { uriEncode } from "../../encoding.js";
import type { Draft } from "../draft.js";
import { componentEncode, formEncodings, lowerDigits, plain, wholeEncode } from "../encoders.js";
import type { Facts } from "../facts.js";
import { always, type Change, type Mistake, mostlyAlone } from "../mistake.js";
import { foldedQuery } from "./path-form-mistakes.js";

const eachSegment =
  (encode: (text: string) => string) =>
  (path: string): string =>
    path.split("/").map(encode).join("/");

/** A path as the signer is to encode it, or finished. */
const withPath = (path: string): Change => ({ apply: (draft) => ({ ...draft, path }) });
const finished = (path: string): Change => ({ apply: (draft) => ({ ...draft, path, encodePath: plain }) });

const encodeOnce = "encode the path once: every byte except A-Z a-z 0-9 - . _ ~ and slashes";
const encodeOnceZh = "路径只编码一次：除 A-Z a-z 0-9 - . _ ~ 和斜杠外的每个字节都要编码";

function queryKept({ wirePath, path, wireQuery, items }: Facts): Change[] {
  if (wireQuery === "") return [];
  const decoded = `${path}?${items.map(({ name, value }) => (value === null ? name : `${name}=${value}`)).join("&")}`;
  const raw = `${wirePath}?${wireQuery}`;
  const kept = [withPath(raw), withPath(decoded), finished(raw)];
  const alone = kept.map(({ apply }): Change => ({ apply: (draft) => ({ ...apply(draft), items: [] }) }));
  return [...alone, ...foldedQuery, ...kept];
}

const versions = ["v1", "v2", "v3"];

/** Method and path. */
export const pathMistakes: readonly Mistake[] = [
  {
    id: "method.case",
    en: "the method was signed as {detail}",
    zh: "HTTP 方法按 {detail} 参与了签名",
    fix: { en: "write the method in upper case in the canonical request", zh: "规范请求中的 HTTP 方法应为大写" },
    changes: ({ method }) =>
      [method, method.toLowerCase(), (method[0] ?? "").toUpperCase() + method.slice(1).toLowerCase()].map((detail) => ({
        detail,
        apply: (draft: Draft) => ({ ...draft, method: detail }),
      })),
  },
  {
    id: "method.other",
    en: "the method {detail} was signed, but another one was sent",
    zh: "参与签名的方法是 {detail}，实际发送的是另一个方法",
    fix: {
      en: "sign the method that is actually sent; a redirect or a method override may have changed it",
      zh: "请对实际发送的方法签名；重定向或方法覆盖可能改变了它",
    },
    changes: ({ method }) =>
      ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"]
        .filter((other) => other !== method.toUpperCase())
        .map((detail): Change => ({ detail, apply: (draft) => ({ ...draft, method: detail }) }))
        .concat({ detail: '""', alone: true, apply: (draft) => ({ ...draft, method: "" }) }),
  },
  {
    id: "path.query-kept",
    en: "the query was not separated from the path",
    zh: "查询字符串没有与路径分开",
    fix: {
      en: "split the URL at the question mark: the path is one line of the canonical request, the query the next",
      zh: "请在问号处拆开 URL：路径和查询字符串在规范请求中各占一行",
    },
    changes: queryKept,
  },
  {
    id: "path.encoded-twice",
    en: "the path was encoded twice",
    zh: "路径被编码了两次",
    fix: {
      en: `${encodeOnce}; a path taken from a URL is already encoded`,
      zh: `${encodeOnceZh}；从 URL 中取出的路径已经编码过`,
    },
    changes: ({ wirePath }) => [
      { apply: (draft) => ({ ...draft, encodePath: (text) => draft.encodePath(draft.encodePath(text)) }) },
      withPath(wirePath),
    ],
  },
  {
    id: "path.not-encoded",
    en: "the path was signed unencoded",
    zh: "路径没有编码就参与了签名",
    fix: { en: encodeOnce, zh: encodeOnceZh },
    seenIn: { en: "bce-sdk-python and bce-sdk-js, which use the path unchanged", zh: "bce-sdk-python 和 bce-sdk-js（原样使用传入的路径）" },
    changes: always((draft) => ({ ...draft, encodePath: plain })),
  },
  {
    id: "path.as-sent",
    en: "the path was signed as in the URL, where it is encoded differently",
    zh: "路径按 URL 中的写法参与签名，而那里的编码与规则不同",
    fix: { en: `decode the path first, then ${encodeOnce}`, zh: `请先解码路径，再按规则编码。${encodeOnceZh}` },
    seenIn: { en: "bce-sdk-python and bce-sdk-js, which use the path unchanged", zh: "bce-sdk-python 和 bce-sdk-js（原样使用传入的路径）" },
    changes: ({ wirePath }) => [finished(wirePath)],
  },
  {
    id: "path.slashes-encoded",
    en: "the slashes of the path were encoded",
    zh: "路径中的斜杠也被编码了",
    fix: { en: "encode the path segment by segment and join the segments with slashes", zh: "请逐段编码路径，再用斜杠连接" },
    changes: ({ path }) => [
      { apply: (draft) => ({ ...draft, encodePath: uriEncode }) },
      finished(`/${uriEncode(path.replace(/^\//u, ""))}`),
    ],
  },
  {
    id: "path.form-encoding",
    en: "the path was form-encoded: a blank became +, or * and ~ were encoded differently",
    zh: "路径用了表单编码：空格变成了 +，或 * 与 ~ 的处理不同",
    fix: {
      en: "do not use URLEncoder, urlencode or QueryEscape for the path; a blank must be %20, * must be %2A, ~ stays",
      zh: "路径不要用 URLEncoder、urlencode 或 QueryEscape；空格为 %20，* 为 %2A，~ 保留",
    },
    changes: () => formEncodings.map((encode) => ({ apply: (draft) => ({ ...draft, encodePath: eachSegment(encode) }) })),
  },
  {
    id: "path.plus-as-blank",
    en: "a + in the path was treated as a blank",
    zh: "路径中的 + 被当成了空格",
    fix: { en: "decode %XX only: in a path + is a plus sign", zh: "只解码 %XX：路径里的 + 就是加号" },
    seenIn: { en: "bce-sdk-dotnet", zh: "bce-sdk-dotnet" },
    changes: ({ path }) => [withPath(path.replaceAll("+", " "))],
  },
  {
    id: "path.marks-not-encoded",
    en: "the characters ! ' ( ) * in the path were not encoded",
    zh: "路径中的 ! ' ( ) * 没有编码",
    fix: {
      en: "encodeURIComponent does not encode them: replace them with %21 %27 %28 %29 %2A",
      zh: "encodeURIComponent 不会编码它们，请另外替换为 %21 %27 %28 %29 %2A",
    },
    changes: () => [componentEncode, wholeEncode].map((encode) => ({ apply: (draft) => ({ ...draft, encodePath: eachSegment(encode) }) })),
  },
  {
    id: "path.lower-digits",
    en: "the path was encoded with lower-case hex digits (%e6 instead of %E6)",
    zh: "路径的编码用了小写（%e6，应为 %E6）",
    fix: { en: "write the hex digits after % in upper case", zh: "% 后的十六进制字符应为大写" },
    changes: always((draft) => ({ ...draft, encodePath: (text) => lowerDigits(draft.encodePath(text)) })),
  },
  {
    id: "path.trailing-slash",
    en: "the path was signed as {detail}, which differs from the sent path in the last slash",
    zh: "参与签名的路径是 {detail}，末尾的斜杠与实际发送的不一致",
    fix: {
      en: "sign the path exactly as the HTTP library sends it; some libraries add or remove the last slash",
      zh: "请对 HTTP 库实际发送的路径签名；有的库会增减末尾的斜杠",
    },
    changes: ({ path }) =>
      [path.endsWith("/") && path !== "/" ? path.slice(0, -1) : `${path}/`].map((detail) => ({ detail, ...withPath(detail) })),
  },
  {
    id: "path.version-missing",
    en: "the version at the start of the path was not signed: {detail}",
    zh: "路径开头的版本号没有参与签名：{detail}",
    fix: { en: "sign the whole path, including the version: /v1/…", zh: "应对完整路径签名，包含版本号：/v1/…" },
    changes: ({ path }) => {
      const detail = path.replace(/^\/v\d+(?:\.\d+)?(?=\/|$)/u, "");
      return detail === path ? [] : [{ detail: detail || "/", ...withPath(detail || "/") }];
    },
  },
  {
    id: "path.version-other",
    en: "the path was signed with a different version than the one sent: {detail}",
    zh: "签名所用路径的版本号与发送的不同：{detail}",
    fix: { en: "sign the path that is sent", zh: "请对实际发送的路径签名" },
    seenIn: {
      en: "the sample code pages, whose path has no /v1 although it was signed with /v1",
      zh: "文档的示例代码页（路径缺少签名时的 /v1）",
    },
    changes: ({ path }) => {
      const rest = path.replace(/^\/v\d+(?:\.\d+)?(?=\/|$)/u, "");
      const others = [...versions.map((version) => `/${version}${rest}`), `/v1${path}`];
      return others.map((detail) => ({ detail, ...withPath(detail) }));
    },
  },
  {
    id: "path.slash-missing",
    en: "the path was signed without its first slash",
    zh: "参与签名的路径缺少开头的斜杠",
    fix: { en: "begin the path with a slash", zh: "路径应以斜杠开头" },
    changes: always((draft) => ({ ...draft, path: draft.path.replace(/^\//u, "") })),
  },
  {
    id: "path.slashes-joined",
    en: "the path was signed with a different number of slashes: {detail}",
    zh: "参与签名的路径中斜杠的数量不同：{detail}",
    fix: {
      en: "sign the path exactly as it is sent; avoid a slash from both base URL and path",
      zh: "请对实际发送的路径签名；不要让基础 URL 和路径都带斜杠",
    },
    changes: ({ path }) => [path.replaceAll(/\/{2,}/gu, "/"), `/${path}`].map((detail) => ({ detail, ...withPath(detail) })),
  },
  {
    id: "path.whole-url",
    en: "more than the path was signed: {detail}",
    zh: "参与签名的不只是路径：{detail}",
    fix: { en: "sign only the path here; the host is signed as a header", zh: "这里只写路径；域名通过 host 头域参与签名" },
    changes: ({ authority, wirePath, wireQuery }) => {
      if (authority === null) return [];
      const query = wireQuery === "" ? "" : `?${wireQuery}`;
      const paths = ["https://", "http://", "", "/"].flatMap((start) => [
        `${start}${authority}${wirePath}`,
        `${start}${authority}${wirePath}${query}`,
      ]);
      return mostlyAlone(
        paths.flatMap((detail) => [
          { detail, ...finished(detail) },
          { detail, ...withPath(detail) },
        ]),
        2,
      );
    },
  },
  {
    id: "path.case",
    en: "the path was signed in lower case",
    zh: "路径按小写参与了签名",
    fix: { en: "keep the case of the path", zh: "请保持路径的大小写" },
    changes: ({ path }) => [withPath(path.toLowerCase())],
  },
  {
    id: "path.empty",
    en: "the path was signed as {detail}",
    zh: "参与签名的路径是 {detail}",
    fix: { en: "sign the path of the request", zh: "请对请求的路径签名" },
    changes: () => [
      { detail: "/", ...withPath("/") },
      { detail: '""', ...finished("") },
    ],
  },
];
