import type { Draft } from "../draft.js";
import type { Facts } from "../facts.js";
import { type Change, type Mistake, mostlyAlone } from "../mistake.js";

const rule = {
  en: "the prefix must be bce-auth-v1/AK/timestamp/seconds, exactly as in the Authorization",
  zh: "前缀必须为 bce-auth-v1/AK/时间戳/有效秒数，与 Authorization 中的写法一致",
};
const alone = (changes: readonly Change[]): readonly Change[] => mostlyAlone(changes, 0);
const written = (detail: string, writePrefix: Draft["writePrefix"]): Change => ({ detail, apply: (draft) => ({ ...draft, writePrefix }) });
const parted =
  (separator: string): Draft["writePrefix"] =>
  ({ scheme, accessKeyId, timestamp, expires }) =>
    [scheme, accessKeyId, timestamp, expires].join(separator);

const withId = (detail: string, change: (id: string) => string): Change => ({
  detail,
  apply: (draft) => ({ ...draft, prefix: { ...draft.prefix, accessKeyId: change(draft.prefix.accessKeyId) } }),
});

/** Prefixes that have another shape than the rule. */
export const prefixShapeMistakes: readonly Mistake[] = [
  {
    id: "prefix.part-missing",
    en: "the prefix for the signing key lacks a part: {detail}",
    zh: "派生签名密钥用的前缀缺少一部分：{detail}",
    fix: rule,
    changes: () =>
      alone([
        written("timestamp", ({ scheme, accessKeyId, expires }) => [scheme, accessKeyId, expires].join("/")),
        written("AK", ({ scheme, timestamp, expires }) => [scheme, timestamp, expires].join("/")),
        written("timestamp, seconds", ({ scheme, accessKeyId }) => [scheme, accessKeyId].join("/")),
        written("bce-auth-v1, AK, seconds", ({ timestamp }) => timestamp),
        written("bce-auth-v1, AK, timestamp, seconds", () => ""),
      ]),
  },
  {
    id: "prefix.order",
    en: "the parts of the prefix for the signing key are in the wrong order: {detail}",
    zh: "派生签名密钥用的前缀各部分顺序不对：{detail}",
    fix: rule,
    changes: () =>
      alone([
        written("timestamp, AK, seconds", ({ scheme, accessKeyId, timestamp, expires }) =>
          [scheme, timestamp, accessKeyId, expires].join("/"),
        ),
        written("AK, seconds, timestamp", ({ scheme, accessKeyId, timestamp, expires }) =>
          [scheme, accessKeyId, expires, timestamp].join("/"),
        ),
      ]),
  },
  {
    id: "prefix.separator",
    en: "the parts of the prefix for the signing key are not joined by single slashes: {detail}",
    zh: "派生签名密钥用的前缀各部分没有用单个斜杠连接：{detail}",
    fix: rule,
    changes: () =>
      alone([
        written("/…", (prefix) => `/${parted("/")(prefix)}`),
        written("LF", parted("\n")),
        written('""', parted("")),
        ...[":", ",", " ", "&", "//"].map((separator) => written(JSON.stringify(separator), parted(separator))),
      ]),
  },
  {
    id: "prefix.access-key-id-form",
    en: "the access key id for the signing key is written differently than in the Authorization: {detail}",
    zh: "派生签名密钥用的 Access Key Id 与 Authorization 中的写法不同：{detail}",
    fix: { en: "use the same text for both, without blanks, line feeds or quotes", zh: "两处使用同一个文本，不带空格、换行和引号" },
    changes: ({ authorization: { prefix } }: Facts) =>
      prefix.accessKeyId === ""
        ? []
        : alone([
            withId("…\\n", (id) => `${id}\n`),
            withId("…\\r\\n", (id) => `${id}\r\n`),
            withId("…␠", (id) => `${id} `),
            withId("␠…", (id) => ` ${id}`),
            withId('"…"', (id) => `"${id}"`),
            withId("A-Z", (id) => id.toUpperCase()),
            withId("a-z", (id) => id.toLowerCase()),
          ]),
  },
];
