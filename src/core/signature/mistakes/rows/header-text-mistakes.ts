import { uriEncode } from "../../encoding.js";
import type { Draft } from "../draft.js";
import { componentEncode, formEncodings, lowerDigits, plain, slashesKept } from "../encoders.js";
import { always, type Change, type Mistake } from "../mistake.js";

const nameOf = (line: string): string => line.split(":", 1)[0] ?? "";
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const titleCase = (name: string): string =>
  name.replaceAll(/(^|-)([a-z])/gu, (_whole, dash: string, letter: string) => dash + letter.toUpperCase());

const valueRule = {
  en: "encode header values like the query: 2026-08-13T08:00:00Z becomes 2026-08-13T08%3A00%3A00Z",
  zh: "头域的值与查询参数一样要编码：2026-08-13T08:00:00Z 写作 2026-08-13T08%3A00%3A00Z",
};

/** Lines are ordered by their names, whatever stands behind them. */
const inOrder =
  (names: readonly string[]): Change["apply"] =>
  (draft) => ({
    ...draft,
    headers: draft.headers.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name)),
    orderHeaders: (lines) => lines,
  });

/** Every order of a few names. */
function orders(names: readonly string[]): string[][] {
  if (names.length <= 1) return [[...names]];
  return names.flatMap((first) => orders(names.filter((name) => name !== first)).map((rest) => [first, ...rest]));
}

const encodingMistakes: readonly Mistake[] = [
  {
    id: "headers.values-not-encoded",
    en: "the header values were signed unencoded",
    zh: "头域的值没有编码就参与了签名",
    fix: valueRule,
    seenIn: { en: "self-written clients", zh: "自行编写的客户端" },
    changes: always((draft) => ({ ...draft, encodeHeader: plain })),
  },
  {
    id: "headers.values-encoded-twice",
    en: "the header values were encoded twice",
    zh: "头域的值被编码了两次",
    fix: { en: "encode each value once", zh: "每个值只编码一次" },
    changes: always((draft) => ({ ...draft, encodeHeader: (text) => uriEncode(draft.encodeHeader(text)) })),
  },
  {
    id: "headers.form-encoding",
    en: "the header values were form-encoded: a blank became +, or * and ~ were encoded differently",
    zh: "头域的值用了表单编码：空格变成 +，或 * 与 ~ 的处理不同",
    fix: {
      en: 'after URLEncoder or urlencode, replace "+" with "%20", "*" with "%2A" and "%7E" with "~"',
      zh: "使用 URLEncoder 或 urlencode 后，再把 “+” 换成 “%20”、“*” 换成 “%2A”、“%7E” 换成 “~”",
    },
    changes: () => formEncodings.map((encodeHeader) => ({ apply: (draft) => ({ ...draft, encodeHeader }) })),
  },
  {
    id: "headers.slashes-kept",
    en: "slashes in header values were not encoded",
    zh: "头域的值中的斜杠没有编码",
    fix: { en: "encode them as %2F; in Python: quote(text, safe='-_.~')", zh: "应编码为 %2F；Python 请用 quote(text, safe='-_.~')" },
    changes: always((draft) => ({ ...draft, encodeHeader: slashesKept })),
  },
  {
    id: "headers.marks-not-encoded",
    en: "the characters ! ' ( ) * in header values were not encoded",
    zh: "头域的值中的 ! ' ( ) * 没有编码",
    fix: {
      en: "encodeURIComponent does not encode them: replace them with %21 %27 %28 %29 %2A",
      zh: "encodeURIComponent 不会编码它们，请另外替换为 %21 %27 %28 %29 %2A",
    },
    changes: always((draft) => ({ ...draft, encodeHeader: componentEncode })),
  },
  {
    id: "headers.lower-digits",
    en: "the header values were encoded with lower-case hex digits (%3a instead of %3A)",
    zh: "头域的值的编码用了小写（%3a，应为 %3A）",
    fix: { en: "write the hex digits after % in upper case", zh: "% 后的十六进制字符应为大写" },
    changes: always((draft) => ({ ...draft, encodeHeader: (text) => lowerDigits(draft.encodeHeader(text)) })),
  },
  {
    id: "headers.lines-encoded",
    en: "the colon between name and value was encoded too",
    zh: "头域名与值之间的冒号也被编码了",
    fix: { en: "encode name and value, then join them with an unencoded colon", zh: "先分别编码头域名和值，再用冒号连接" },
    changes: always((draft) => ({ ...draft, writeHeader: (name, value) => `${name}%3A${value}` })),
  },
];

const lineMistakes: readonly Mistake[] = [
  {
    id: "headers.not-trimmed",
    en: "the header values were not trimmed before signing",
    zh: "头域的值签名前没有去掉首尾空白",
    fix: { en: "trim each value, then encode it", zh: "先去掉首尾空白，再编码" },
    changes: ({ writtenValues }) => [
      { apply: (draft: Draft) => ({ ...draft, encodeHeader: (text) => draft.encodeHeader(` ${text}`) }) },
      { apply: (draft: Draft) => ({ ...draft, encodeHeader: (text) => draft.encodeHeader(`${text} `) }) },
      {
        apply: (draft: Draft) => ({
          ...draft,
          headers: draft.headers.map(({ name, value }) => ({ name, value: writtenValues.get(name) ?? value })),
        }),
      },
    ],
  },
  {
    id: "headers.blank-after-colon",
    en: "the header lines were signed with a blank after the colon",
    zh: "参与签名的头域在冒号后多了一个空格",
    fix: {
      en: "use host:bcc.bj.baidubce.com, not host: bcc.bj.baidubce.com",
      zh: "应写 host:bcc.bj.baidubce.com，而不是 host: bcc.bj.baidubce.com",
    },
    changes: always((draft) => ({ ...draft, writeHeader: (name, value) => `${name}: ${value}` })),
  },
  {
    id: "headers.names-not-lowered",
    en: "the header names were not converted to lower case: {detail}",
    zh: "头域名没有转成小写：{detail}",
    fix: { en: "convert the names to lower case before sorting the lines", zh: "先把头域名转成小写，再排序" },
    changes: ({ writtenNames }) => [
      { detail: "Host", apply: (draft) => ({ ...draft, writeName: titleCase }) },
      { detail: "HOST", apply: (draft) => ({ ...draft, writeName: (name) => name.toUpperCase() }) },
      {
        detail: [...writtenNames.values()].find((name) => name !== name.toLowerCase()) ?? "Host",
        apply: (draft) => ({ ...draft, writeName: (name) => writtenNames.get(name) ?? name }),
      },
    ],
  },
  {
    id: "headers.unsorted",
    en: "the header lines were signed in the order of the request, unsorted",
    zh: "头域没有排序，按请求中的顺序参与了签名",
    fix: { en: "sort the finished lines name:value", zh: "请对拼好的 name:value 排序" },
    changes: always((draft) => ({ ...draft, orderHeaders: (lines) => lines })),
  },
  {
    id: "headers.list-order",
    en: "the header lines were signed in the order of signedHeaders, which is not sorted: {detail}",
    zh: "头域按 signedHeaders 中的顺序参与了签名，而该列表没有排序：{detail}",
    fix: { en: "sort both the list and the lines", zh: "列表和各行都要排序" },
    seenIn: {
      en: "baiducloud-python-sdk, which joins an unordered set, and otakustay/bce-sdk",
      zh: "baiducloud-python-sdk（直接连接一个集合）和 otakustay/bce-sdk",
    },
    changes: ({ authorization: { signedHeaders, list } }) =>
      signedHeaders === null ? [] : [{ detail: list, apply: inOrder(signedHeaders) }],
  },
  {
    id: "headers.insertion-order",
    general: true,
    en: "the header lines were signed in the order {detail}",
    zh: "参与签名的头域顺序是 {detail}",
    fix: { en: "sort the finished lines name:value", zh: "请对拼好的 name:value 排序" },
    changes: ({ headers, authorization: { signedHeaders } }) => {
      const names = headers.map(({ name }) => name).filter((name) => signedHeaders === null || signedHeaders.includes(name));
      if (names.length > 5) return [];
      return orders(names).map((order) => ({ detail: order.join(", "), apply: inOrder(order), alone: true }));
    },
  },
  {
    id: "headers.sorted-by-name",
    en: "the header lines were sorted only by name, not as whole lines",
    zh: "头域只按名称排序，而不是按整行 name:value 排序",
    fix: { en: "sort the finished lines: x-bce-a-b:… comes before x-bce-a:…", zh: "请对整行排序：x-bce-a-b:… 排在 x-bce-a:… 之前" },
    changes: () => [
      { apply: (draft: Draft) => ({ ...draft, orderHeaders: (lines) => lines.toSorted((a, b) => compare(nameOf(a), nameOf(b))) }) },
      {
        apply: (draft: Draft) => ({
          ...draft,
          orderHeaders: (lines) => lines.toSorted((a, b) => compare(nameOf(a).replaceAll("-", ""), nameOf(b).replaceAll("-", ""))),
        }),
      },
    ],
  },
  {
    id: "headers.empty-signed",
    en: "a header without a value was signed: {detail}",
    zh: "没有值的头域参与了签名：{detail}",
    fix: { en: "do not sign headers with an empty value", zh: "值为空的头域不参与签名" },
    seenIn: { en: "baiducloud-go-sdk and baiducloud-python-sdk", zh: "baiducloud-go-sdk 和 baiducloud-python-sdk" },
    changes: ({ headers, authorization: { signedHeaders } }) => {
      const empty = headers.filter(({ name, value }) => value === "" && (signedHeaders?.includes(name) ?? true));
      return empty.length === 0
        ? []
        : [{ detail: empty.map(({ name }) => name).join(", "), apply: (draft) => ({ ...draft, headers: [...draft.headers, ...empty] }) }];
    },
  },
];

/** How header lines are written. */
export const headerTextMistakes: readonly Mistake[] = [...encodingMistakes, ...lineMistakes];
