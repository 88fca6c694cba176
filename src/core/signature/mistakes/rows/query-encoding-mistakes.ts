import { uriEncode } from "../../encoding.js";
import { type Draft, sorted } from "../draft.js";
import { componentEncode, formEncodings, gbkEncode, lowerDigits, plain, slashesKept, tildeEncoded, wholeEncode } from "../encoders.js";
import { always, type Change, type Mistake, withItems } from "../mistake.js";

const encoding = (encode: (text: string) => string): Change[] => [
  { apply: (draft) => ({ ...draft, encodeName: encode, encodeValue: encode }) },
  { apply: (draft) => ({ ...draft, encodeValue: encode }) },
];
const itemRule = {
  en: "encode name and value once: every byte except A-Z a-z 0-9 - . _ ~",
  zh: "参数名和参数值都只编码一次：除 A-Z a-z 0-9 - . _ ~ 外的每个字节都要编码",
};

/** How the parameters of the query were encoded. */
export const queryEncodingMistakes: readonly Mistake[] = [
  {
    id: "query.names-not-encoded",
    en: "parameter names were not encoded",
    zh: "参数名没有编码",
    fix: itemRule,
    seenIn: { en: "bce-sdk-js and otakustay/bce-sdk", zh: "bce-sdk-js 和 otakustay/bce-sdk" },
    changes: always((draft) => ({ ...draft, encodeName: plain })),
  },
  {
    id: "query.not-encoded",
    en: "the query was signed unencoded",
    zh: "查询参数没有编码就参与了签名",
    fix: itemRule,
    changes: () => encoding(plain),
  },
  {
    id: "query.encoded-twice",
    en: "the query was encoded twice",
    zh: "查询参数被编码了两次",
    fix: { en: "decode parameters taken from a URL, then encode them once", zh: "从 URL 中取出的参数先解码，再编码一次" },
    changes: () => [
      {
        apply: (draft) => ({
          ...draft,
          encodeValue: (text) => uriEncode(draft.encodeValue(text)),
          encodeName: (text) => uriEncode(draft.encodeName(text)),
        }),
      },
      { apply: (draft) => ({ ...draft, encodeValue: (text) => uriEncode(draft.encodeValue(text)) }) },
    ],
  },
  {
    id: "query.plus-for-blank",
    en: "a blank in the query was encoded as +",
    zh: "查询参数中的空格被编码成了 +",
    fix: { en: "encode it as %20", zh: "空格应编码为 %20" },
    seenIn: { en: "self-written Java clients", zh: "自行编写的 Java 客户端" },
    changes: () => [
      {
        apply: (draft: Draft) => ({
          ...draft,
          encodeValue: (text: string) => draft.encodeValue(text).replaceAll("%20", "+"),
          encodeName: (text: string) => draft.encodeName(text).replaceAll("%20", "+"),
        }),
      },
    ],
  },
  {
    id: "query.form-encoding",
    en: "the query was form-encoded: a blank became +, or * and ~ were encoded differently",
    zh: "查询参数用了表单编码：空格变成 +，或 * 与 ~ 的处理不同",
    fix: {
      en: 'after URLEncoder or urlencode, change "+" to "%20", "*" to "%2A" and "%7E" to "~"',
      zh: "使用 URLEncoder 或 urlencode 后，再把 “+” 换成 “%20”、“*” 换成 “%2A”、“%7E” 换成 “~”",
    },
    seenIn: { en: "self-written Java clients", zh: "自行编写的 Java 客户端" },
    changes: () => formEncodings.flatMap(encoding),
  },
  {
    id: "query.marks-not-encoded",
    en: "the characters ! ' ( ) * in the query were not encoded",
    zh: "查询参数中的 ! ' ( ) * 没有编码",
    fix: {
      en: "encodeURIComponent does not encode them: replace them with %21 %27 %28 %29 %2A",
      zh: "encodeURIComponent 不会编码它们，请另外替换为 %21 %27 %28 %29 %2A",
    },
    changes: () => [...encoding(componentEncode), ...encoding(wholeEncode)],
  },
  {
    id: "query.slashes-kept",
    en: "slashes in the query were not encoded",
    zh: "查询参数中的斜杠没有编码",
    fix: { en: "encode them as %2F; in Python: quote(text, safe='-_.~')", zh: "应编码为 %2F；Python 请用 quote(text, safe='-_.~')" },
    changes: () => encoding(slashesKept),
  },
  {
    id: "query.tilde-encoded",
    en: "~ in the query was encoded as %7E",
    zh: "查询参数中的 ~ 被编码成了 %7E",
    fix: {
      en: "do not encode ~; quote in Python before 3.7 and other old encoders do",
      zh: "~ 不要编码；Python 3.7 之前的 quote 等旧编码函数会把它编码",
    },
    changes: always((draft) => ({
      ...draft,
      encodeName: (text) => tildeEncoded(draft.encodeName(text)),
      encodeValue: (text) => tildeEncoded(draft.encodeValue(text)),
    })),
  },
  {
    id: "query.gbk",
    en: "the query was encoded in GBK instead of UTF-8",
    zh: "查询参数按 GBK 而不是 UTF-8 编码",
    fix: {
      en: "encode the UTF-8 bytes: specify UTF-8 where text is converted to bytes",
      zh: "应对 UTF-8 字节编码：把文本转成字节时请指明 UTF-8",
    },
    changes: () => encoding(gbkEncode).map((change) => ({ ...change, alone: true })),
  },
  {
    id: "query.lower-digits",
    en: "the query was encoded with lower-case hex digits (%e6 instead of %E6)",
    zh: "查询参数的编码用了小写（%e6，应为 %E6）",
    fix: { en: "write the hex digits after % in upper case", zh: "% 后的十六进制字符应为大写" },
    changes: always((draft) => ({
      ...draft,
      encodeName: (text) => lowerDigits(draft.encodeName(text)),
      encodeValue: (text) => lowerDigits(draft.encodeValue(text)),
    })),
  },
  {
    id: "query.encoded-whole",
    en: "the whole query was encoded as one text, including & and =",
    zh: "整个查询字符串被当作一段文本编码，& 和 = 也被编码了",
    fix: { en: "encode names and values one by one, then join them", zh: "请逐个编码参数名和参数值，再拼接" },
    changes: ({ wireQuery }) => [
      { apply: (draft) => ({ ...draft, finishQuery: (text) => uriEncode(draft.finishQuery(text)) }) },
      { apply: (draft) => ({ ...draft, finishQuery: () => uriEncode(wireQuery) }) },
    ],
  },
  {
    id: "query.plus-as-blank",
    en: "a + in the query was treated as a blank",
    zh: "查询参数中的 + 被当成了空格",
    fix: {
      en: "in the URL, use %20 for a blank and %2B for a plus sign; the service treats + as a plus sign",
      zh: "URL 中空格请写 %20、加号请写 %2B；服务端把 + 当作加号",
    },
    changes: ({ items, wireQuery }) =>
      wireQuery.includes("+")
        ? [
            {
              apply: withItems(() =>
                items
                  .filter(({ name }) => name.toLowerCase() !== "authorization")
                  .map(({ name, value }) => ({ name: name.replaceAll("+", " "), value: value?.replaceAll("+", " ") ?? null })),
              ),
            },
          ]
        : [],
  },
  {
    id: "query.as-sent",
    en: "the query was signed exactly as in the URL",
    zh: "查询字符串按 URL 中的原样参与了签名",
    fix: {
      en: "split it, decode and re-encode each name and value, add missing =, then sort",
      zh: "请拆开查询字符串，对每个名和值解码再编码，补上缺少的 =，然后排序",
    },
    changes: ({ wireQuery }) => [
      { apply: (draft) => ({ ...draft, finishQuery: () => wireQuery }) },
      { apply: (draft) => ({ ...draft, finishQuery: () => sorted(wireQuery.split("&")).join("&") }) },
      {
        apply: (draft) => ({
          ...draft,
          finishQuery: () =>
            sorted(
              wireQuery
                .split("&")
                .filter((item) => item !== "")
                .map((item) => (item.includes("=") ? item : `${item}=`)),
            ).join("&"),
        }),
      },
    ],
  },
  {
    id: "query.question-mark",
    en: "the question mark was signed as part of the query",
    zh: "问号也随查询字符串参与了签名",
    fix: { en: "begin the third line of the canonical request with the first parameter", zh: "规范请求的第三行应从第一个参数开始" },
    changes: always((draft) => ({ ...draft, finishQuery: (text) => `?${draft.finishQuery(text)}` })),
  },
];
