import { fromBase64, toBase64, toHex, toUtf8 } from "../../../text/bytes.js";
import { uriDecode, uriEncode } from "../../encoding.js";
import { hashHex } from "../../hash.js";
import type { Draft } from "../draft.js";
import { tildeEncoded, wholeEncode } from "../encoders.js";
import { type Facts, isExpected } from "../facts.js";
import { always, type Change, type Mistake, mostlyAlone } from "../mistake.js";

/** Headers whose values are changed one by one: a request of more is none of the API's. */
const mostHeaders = 12;
const alone = (changes: readonly Change[]): readonly Change[] => mostlyAlone(changes, 0);

/** A change of the value of one signed header, before it is encoded; for each header on which it has an effect. */
const eachValue =
  (change: (value: string) => string) =>
  (facts: Facts): readonly Change[] =>
    alone(
      facts.headers
        .filter(({ name, value }) => value !== "" && isExpected(facts, name) && change(value) !== value)
        .slice(0, mostHeaders)
        .map(({ name, value }) => withOneValue(name, change(value))),
    );
const withOneValue = (name: string, value: string): Change => ({
  detail: name,
  apply: (draft) => ({ ...draft, headers: draft.headers.map((header) => (header.name === name ? { name, value } : header)) }),
});

/** One header's value left as it is, the others encoded. */
const unencoded = (name: string): Change => ({
  detail: name,
  apply: (draft) => ({ ...draft, writeHeader: (own, value) => draft.writeHeader(own, own === name ? uriDecode(value) : value) }),
});

const line = (detail: string, writeHeader: Draft["writeHeader"]): Change => ({ detail, apply: (draft) => ({ ...draft, writeHeader }) });
const encoded = (encode: (encodedValue: string) => string): Change => ({
  apply: (draft) => ({ ...draft, encodeHeader: (text) => encode(draft.encodeHeader(text)) }),
});

const valueRule = {
  en: "encode each header value once: every byte except A-Z a-z 0-9 - . _ ~",
  zh: "每个头域的值只编码一次：除 A-Z a-z 0-9 - . _ ~ 外的每个字节都要编码",
};

function otherDigests({ body, headers }: Facts): string[] {
  const sent = headers.find(({ name }) => name === "content-md5")?.value ?? "";
  const hex = hashHex("md5", body);
  return [hex, toBase64(toUtf8(hex)), hex.toUpperCase(), toHex(fromBase64(sent))].filter((value) => value !== sent);
}

/** Header lines that were written otherwise, and values that were changed before they were signed. */
export const headerFormMistakes: readonly Mistake[] = [
  {
    id: "headers.line-form",
    en: "the header lines were signed as {detail} instead of name:value",
    zh: "头域按 {detail} 而不是 name:value 的形式参与了签名",
    fix: { en: "write name:value, with the name in lower case and the value encoded", zh: "应写作 name:value：名称小写，值经过编码" },
    changes: () =>
      alone([
        line("name=value", (name, value) => `${name}=${value}`),
        line("name value", (name, value) => `${name} ${value}`),
        line("value", (_name, value) => value),
        line("name", (name) => name),
      ]),
  },
  {
    id: "headers.one-not-encoded",
    en: "the value of {detail} was signed unencoded",
    zh: "{detail} 的值没有编码就参与了签名",
    fix: valueRule,
    changes: (facts) =>
      mostlyAlone(
        facts.headers
          .filter(({ name, value }) => isExpected(facts, name) && uriEncode(value) !== value)
          .slice(0, mostHeaders)
          .map(({ name }) => unencoded(name)),
        2,
      ),
  },
  {
    id: "headers.one-encoded-twice",
    en: "the value of {detail} was encoded twice",
    zh: "{detail} 的值被编码了两次",
    fix: valueRule,
    changes: eachValue(uriEncode),
  },
  {
    id: "headers.colons-kept",
    en: "colons in header values were not encoded",
    zh: "头域的值中的冒号没有编码",
    fix: { en: "encode them as %3A: 2026-08-13T08%3A00%3A00Z", zh: "应编码为 %3A：2026-08-13T08%3A00%3A00Z" },
    changes: () => [
      encoded((value) => value.replaceAll("%3A", ":")),
      { ...encoded((value) => value.replaceAll("%3A", ":").replaceAll("%2F", "/")), alone: true },
      { apply: (draft) => ({ ...draft, encodeHeader: wholeEncode }), alone: true },
    ],
  },
  {
    id: "headers.tilde-encoded",
    en: "~ in header values was encoded as %7E",
    zh: "头域的值中的 ~ 被编码成了 %7E",
    fix: {
      en: "do not encode ~; quote in Python before 3.7 and other old encoders do",
      zh: "~ 不要编码；Python 3.7 之前的 quote 等旧编码函数会把它编码",
    },
    changes: always((draft) => ({ ...draft, encodeHeader: (text) => tildeEncoded(draft.encodeHeader(text)) })),
  },
  {
    id: "headers.values-lower-case",
    en: "the header values were signed in lower case",
    zh: "头域的值按小写参与了签名",
    fix: { en: "convert only the names to lower case; values keep their case", zh: "只把名称转成小写，值保持原样" },
    changes: () => [
      { apply: (draft: Draft) => ({ ...draft, encodeHeader: (text) => draft.encodeHeader(text.toLowerCase()) }) },
      { ...encoded((value) => value.toLowerCase()), alone: true },
    ],
  },
  {
    id: "headers.quoted",
    en: "the value of {detail} was signed in quotes",
    zh: "{detail} 的值带着引号参与了签名",
    fix: {
      en: "sign the value exactly as sent; JSON.stringify and repr add quotes",
      zh: "请对实际发送的值签名；JSON.stringify、repr 会加上引号",
    },
    changes: (facts) => [...eachValue((value) => `"${value}"`)(facts), ...eachValue((value) => `'${value}'`)(facts)],
  },
  {
    id: "content-md5.other",
    en: "Content-MD5 was signed as {detail}, but sent differently",
    zh: "参与签名的 Content-MD5 是 {detail}，与发送的不同",
    fix: { en: "sign the Base64 of the 16 bytes, exactly as sent", zh: "应为 16 字节摘要的 Base64，与发送的一致" },
    changes: (facts) => alone([...new Set(otherDigests(facts))].map((value) => ({ ...withOneValue("content-md5", value), detail: value }))),
  },
];
