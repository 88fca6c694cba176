import { fromHex, toBase64 } from "../../../text/bytes.js";
import { type HashName, hashHex } from "../../hash.js";
import type { Draft } from "../draft.js";
import { always, type Change, type Mistake, mostlyAlone } from "../mistake.js";

type Layout = Draft["layout"];
const withLayout = (layout: (own: Layout) => Layout, detail?: string): Change => ({
  ...(detail === undefined ? {} : { detail }),
  apply: (draft) => ({ ...draft, layout: layout(draft.layout) }),
});
/** The finished text, changed. */
const text = (change: (whole: string) => string, detail?: string): Change =>
  withLayout(
    (own) =>
      (...parts) =>
        change(own(...parts)),
    detail,
  );

const hashBase64 = (name: HashName, content: string): string => toBase64(fromHex(hashHex(name, content)));

/** The header lines, or the four parts, joined by something else than a line feed. */
const linesJoined = (separator: string, detail: string | undefined): Change =>
  withLayout(() => (method, uri, query, lines) => [method, uri, query, lines.join(separator)].join("\n"), detail);
const partsJoined = (separator: string, detail: string | undefined): Change =>
  withLayout(() => (method, uri, query, lines) => [method, uri, query, lines.join("\n")].join(separator), detail);
const separators = [
  { sign: "&", detail: '"&"' },
  { sign: ";", detail: '";"' },
  { sign: "", detail: '""' },
  { sign: ",", detail: '","' },
  { sign: " ", detail: '" "' },
  { sign: "\\n", detail: '"\\\\n"' },
];

const four = {
  en: "the canonical request must be method, path, query and header lines, joined by single line feeds, with none at the end",
  zh: "规范请求必须由方法、路径、查询字符串和各头域行组成，以单个换行连接，末尾没有换行",
};

const feedMistakes: readonly Mistake[] = [
  {
    id: "layout.trailing-line-feed",
    en: "the canonical request was signed with an extra line feed at the end",
    zh: "规范请求末尾多了一个换行",
    fix: {
      en: "put line feeds between header lines, not after the last one; echo adds one too",
      zh: "头域行之间用换行连接，最后一行后面不加；echo 也会多加一个换行",
    },
    seenIn: { en: "self-written clients", zh: "自行编写的客户端" },
    changes: () => mostlyAlone([text((whole) => `${whole}\n`), text((whole) => `${whole}\n\n`), text((whole) => `${whole}\r\n`)], 1),
  },
  {
    id: "layout.crlf",
    en: "the canonical request was signed with CRLF instead of LF",
    zh: "规范请求用了 CRLF 换行，而不是 LF",
    fix: {
      en: "join the lines with \\n; on Windows, do not use the system line ending",
      zh: "各行用 \\n 连接，在 Windows 上不要用系统换行符",
    },
    changes: () => [
      text((whole) => whole.replaceAll("\n", "\r\n")),
      text((whole) => `${whole.replaceAll("\n", "\r\n")}\r\n`),
      { ...partsJoined("\r\n", undefined), alone: true },
      { ...linesJoined("\r\n", undefined), alone: true },
    ],
  },
  {
    id: "layout.extra-line-feed",
    en: "the canonical request was signed with an extra empty line: {detail}",
    zh: "规范请求多了一个空行：{detail}",
    fix: four,
    changes: () =>
      mostlyAlone(
        [
          withLayout(() => (method, uri, query, lines) => [method, uri, query, "", ...lines].join("\n"), "query ⏎⏎ headers"),
          withLayout(() => (method, uri, query, lines) => [method, uri, "", query, lines.join("\n")].join("\n"), "path ⏎⏎ query"),
          withLayout(() => (method, uri, query, lines) => [method, "", uri, query, lines.join("\n")].join("\n"), "method ⏎⏎ path"),
          withLayout(() => (method, uri, query, lines) => [method, uri, query, lines.join("\n\n")].join("\n"), "header ⏎⏎ header"),
          text((whole) => `\n${whole}`, "⏎ method"),
        ],
        2,
      ),
  },
  {
    id: "layout.separator",
    en: "the lines of the canonical request were joined by {detail} instead of line feeds",
    zh: "规范请求的各行用 {detail} 连接，而不是换行",
    fix: {
      en: "join the lines with the character LF (0x0A); in single quotes, many languages do not interpret \\n",
      zh: "各行用 LF（0x0A）连接；许多语言的单引号字符串不会转义 \\n",
    },
    changes: () =>
      mostlyAlone(
        [
          text((whole) => whole.replaceAll("\n", "\\n"), '"\\\\n"'),
          text((whole) => whole.replaceAll("\n", ""), '""'),
          text((whole) => whole.replaceAll("\n", " "), '" "'),
          text((whole) => whole.replaceAll("\n", "&"), '"&"'),
          text((whole) => whole.replaceAll("\n", "\r"), "CR"),
          ...separators.flatMap(({ sign, detail }) => [linesJoined(sign, detail), partsJoined(sign, detail)]),
          withLayout(() => (method, uri, query, lines) => [`${method} ${uri}`, query, ...lines].join("\n"), '" "'),
        ],
        2,
      ),
  },
];

const partMistakes: readonly Mistake[] = [
  {
    id: "layout.query-line-missing",
    en: "the query line is missing in the canonical request",
    zh: "规范请求缺少查询字符串那一行",
    fix: { en: "without a query, the third line is empty but must not be omitted", zh: "没有查询参数时第三行为空行，但不能省略" },
    changes: () => [
      withLayout(() => (method, uri, query, lines) => [method, uri, ...(query === "" ? [] : [query]), lines.join("\n")].join("\n")),
      withLayout(() => (method, uri, _query, lines) => [method, uri, lines.join("\n")].join("\n")),
    ],
  },
  {
    id: "layout.line-missing",
    en: "a line is missing in the canonical request: {detail}",
    zh: "规范请求缺少一行：{detail}",
    fix: four,
    changes: () =>
      mostlyAlone(
        [
          withLayout(() => (_method, uri, query, lines) => [uri, query, lines.join("\n")].join("\n"), "method"),
          withLayout(() => (method, _uri, query, lines) => [method, query, lines.join("\n")].join("\n"), "path"),
          withLayout(() => (method, uri, query) => [method, uri, query].join("\n"), "headers"),
          withLayout(() => (method, uri, query) => `${[method, uri, query].join("\n")}\n`, "headers"),
          withLayout(() => (method, uri) => [method, uri].join("\n"), "query, headers"),
        ],
        2,
      ),
  },
  {
    id: "layout.order",
    en: "the lines of the canonical request are in the wrong order: {detail}",
    zh: "规范请求各行的顺序不对：{detail}",
    fix: four,
    changes: () =>
      mostlyAlone(
        [
          withLayout(
            () => (method, uri, query, lines) => [method, uri, lines.join("\n"), query].join("\n"),
            "method, path, headers, query",
          ),
          withLayout(
            () => (method, uri, query, lines) => [method, query, uri, lines.join("\n")].join("\n"),
            "method, query, path, headers",
          ),
          withLayout(
            () => (method, uri, query, lines) => [uri, method, query, lines.join("\n")].join("\n"),
            "path, method, query, headers",
          ),
        ],
        1,
      ),
  },
  {
    id: "layout.body-included",
    en: "the body was also signed: {detail}",
    zh: "请求体也参与了签名：{detail}",
    fix: {
      en: "bce-auth signs neither the body nor its hash; to protect the body, sign the header Content-MD5 or x-bce-content-sha256",
      zh: "bce-auth 不对请求体或其哈希签名；需要保护时可让 Content-MD5 或 x-bce-content-sha256 头域参与签名",
    },
    changes: ({ body }) =>
      mostlyAlone(
        [
          ...[hashHex("sha256", body), hashBase64("sha256", body)].map((sum) => text((whole) => `${whole}\n${sum}`, "SHA-256")),
          ...[hashHex("md5", body), hashBase64("md5", body)].map((sum) => text((whole) => `${whole}\n${sum}`, "MD5")),
          ...(body === ""
            ? []
            : [
                text((whole) => `${whole}\n${body}`, "body"),
                text((whole) => `${whole}\n\n${body}`, "body"),
                text((whole) => whole + body, "body"),
                withLayout(() => (method, uri, _query, lines) => [method, uri, body, ...lines].join("\n"), "method, path, body, headers"),
              ]),
          text((whole) => `${whole}\nUNSIGNED-PAYLOAD`, "UNSIGNED-PAYLOAD"),
        ],
        4,
      ),
  },
  {
    id: "layout.list-included",
    en: "the list of signed headers was also signed, as AWS does",
    zh: "signedHeaders 列表也参与了签名（AWS 的做法）",
    fix: four,
    changes: ({ authorization, body }) => {
      const own = authorization.list;
      return mostlyAlone(
        ["\n", "\n\n"].flatMap((between) => [
          text((whole) => `${whole}${between}${own}`),
          text((whole) => `${whole}${between}${own}\n${hashHex("sha256", body)}`),
        ]),
        2,
      );
    },
  },
  {
    id: "layout.encoded",
    en: "the canonical request was percent-encoded as a whole",
    zh: "整个规范请求又被百分号编码了一次",
    fix: { en: "encode only the parts, then sign the joined text unchanged", zh: "只编码各部分，拼接后的文本原样签名" },
    changes: always((draft) => ({ ...draft, layout: (...parts) => encodeURIComponent(draft.layout(...parts).toWellFormed()) })),
  },
  {
    id: "layout.nothing",
    en: "an empty text was signed instead of the canonical request",
    zh: "签名的是空文本，而不是规范请求",
    fix: { en: "the message of the second HMAC must be the canonical request", zh: "第二步 HMAC 的消息应为规范请求" },
    changes: () => [text(() => "")],
  },
];

/** How the parts of the canonical request were put together. */
export const layoutMistakes: readonly Mistake[] = [...feedMistakes, ...partMistakes];
