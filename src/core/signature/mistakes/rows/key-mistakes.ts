import { fromHex, fromLatin1, fromUtf8, toBase64, toBase64Url, toHex, toUtf8 } from "../../../text/bytes.js";
import { hashHex, hmacHex } from "../../hash.js";
import type { Draft } from "../draft.js";
import { always, type Change, type Mistake, mostlyAlone } from "../mistake.js";

const withKey = (change: (hex: string) => string | Uint8Array): Change => ({
  apply: (draft) => ({
    ...draft,
    derive: (own) => {
      const key = draft.derive(own);
      return change(typeof key === "string" ? key : toHex(key));
    },
  }),
});
const prefixOf = (draft: Draft): string => draft.writePrefix(draft.prefix);
const asText = (value: string | Uint8Array): string => (typeof value === "string" ? value : fromUtf8(value));

const hexText = {
  en: "the signing key is the 64-character hex text of the first HMAC; that text is the key of the second",
  zh: "签名密钥是第一次 HMAC 结果的 64 个十六进制字符，第二次 HMAC 就以这段文本为密钥",
};
const twoSteps = {
  en: "signingKey = HMAC-SHA256-HEX(SK, prefix), then signature = HMAC-SHA256-HEX(signingKey, canonicalRequest)",
  zh: "signingKey = HMAC-SHA256-HEX(SK, 前缀)，再计算 signature = HMAC-SHA256-HEX(signingKey, 规范请求)",
};

const formMistakes: readonly Mistake[] = [
  {
    id: "key.raw-digest",
    en: "the signing key's raw bytes were used instead of its hex text",
    zh: "第二次 HMAC 用了签名密钥的原始字节，而不是它的十六进制文本",
    fix: {
      en: `call hexdigest(), not digest(), for the first HMAC: ${hexText.en}`,
      zh: `第一次 HMAC 应取 hexdigest() 而不是 digest()：${hexText.zh}`,
    },
    seenIn: { en: "self-written clients (common)", zh: "自行编写的客户端（很常见）" },
    changes: () => [withKey(fromHex)],
  },
  {
    id: "key.base64",
    en: "the signing key was used in Base64 instead of hex",
    zh: "签名密钥用了 Base64 文本，而不是十六进制文本",
    fix: hexText,
    changes: () => [withKey((hex) => toBase64(fromHex(hex))), withKey((hex) => toBase64Url(fromHex(hex)))],
  },
  {
    id: "key.upper-case",
    en: "the signing key was used in upper-case hex",
    zh: "签名密钥用了大写的十六进制文本",
    fix: { en: "write the hex text of the first HMAC in lower case", zh: "第一次 HMAC 的结果应写成小写十六进制" },
    changes: () => [withKey((hex) => hex.toUpperCase())],
  },
  {
    id: "key.bytes-as-text",
    en: "the raw bytes of the signing key were used as {detail} text",
    zh: "签名密钥的原始字节被当作 {detail} 文本使用",
    fix: hexText,
    changes: () => [
      { detail: "UTF-8", ...withKey((hex) => new TextDecoder().decode(fromHex(hex))), alone: true },
      { detail: "Latin-1", ...withKey((hex) => fromLatin1(fromHex(hex))), alone: true },
    ],
  },
  {
    id: "key.line-feed",
    en: "the signing key was used with extra text after its hex text, such as a line feed",
    zh: "签名密钥的十六进制文本后面带有换行等多余内容",
    fix: { en: "use only the 64 characters in the output of openssl or sha256sum", zh: "从 openssl 或 sha256sum 的输出中只取 64 个字符" },
    changes: () =>
      mostlyAlone(
        [
          withKey((hex) => `${hex}\n`),
          withKey((hex) => `(stdin)= ${hex}`),
          withKey((hex) => `SHA2-256(stdin)= ${hex}`),
          withKey((hex) => `${hex}  -`),
        ],
        1,
      ),
  },
];

const stepMistakes: readonly Mistake[] = [
  {
    id: "key.single-step",
    en: "the canonical request was signed directly with the secret access key: the first HMAC is missing",
    zh: "直接用 Secret Access Key 对规范请求签名，缺少第一步 HMAC",
    fix: twoSteps,
    changes: () =>
      mostlyAlone(
        [
          { apply: (draft: Draft) => ({ ...draft, derive: ({ secret }) => secret }) },
          ...["", "\n", "/"].map((between) => ({
            apply: (draft: Draft): Draft => ({
              ...draft,
              derive: ({ secret }) => secret,
              finish: (own, key, text) => draft.finish(own, key, prefixOf(own) + between + text),
            }),
          })),
        ],
        2,
      ),
  },
  {
    id: "key.prefix-itself",
    en: "the prefix itself was used as the signing key, without the secret access key",
    zh: "直接把前缀当作签名密钥，Secret Access Key 没有参与计算",
    fix: twoSteps,
    changes: () => [{ alone: true, apply: (draft) => ({ ...draft, derive: prefixOf }) }],
  },
  {
    id: "signature.cut",
    en: "only the first {detail} characters of the signature were sent",
    zh: "签名只发送了前 {detail} 个字符",
    fix: { en: "send all 64 hex characters of the digest", zh: "应发送摘要的全部 64 个十六进制字符" },
    changes: ({ authorization: { signature } }) =>
      signature.length >= 64
        ? []
        : [
            {
              detail: String(signature.length),
              apply: (draft) => ({ ...draft, finish: (...given) => draft.finish(...given).slice(0, signature.length) }),
            },
          ],
  },
  {
    id: "key.sent-as-signature",
    en: "the signing key was sent as the signature, and the canonical request was not signed",
    zh: "把签名密钥当成签名发送了，没有对规范请求签名",
    fix: twoSteps,
    changes: always((draft) => ({ ...draft, finish: (_own, key) => (typeof key === "string" ? key : toHex(key)) })),
  },
  {
    id: "key.arguments-swapped",
    en: "key and message of an HMAC were swapped",
    zh: "HMAC 的密钥和消息两个参数写反了",
    fix: twoSteps,
    changes: () => {
      const first = (draft: Draft): Draft => ({ ...draft, derive: (own) => hmacHex(own.hash, prefixOf(own), own.secret) });
      const second = (draft: Draft): Draft => ({ ...draft, finish: ({ hash }, key, text) => hmacHex(hash, text, key) });
      return [{ apply: first }, { apply: second }, { apply: (draft) => second(first(draft)) }];
    },
  },
  {
    id: "key.hash",
    en: "the HMAC was computed with {detail} instead of SHA-256",
    zh: "HMAC 用了 {detail}，而不是 SHA-256",
    fix: { en: "use HMAC-SHA256 in both steps", zh: "两步都应使用 HMAC-SHA256" },
    changes: () =>
      (["sha1", "sha512", "md5"] as const).flatMap((hash): Change[] => {
        const detail = { sha1: "SHA-1", sha512: "SHA-512", md5: "MD5" }[hash];
        return [
          { detail, apply: (draft) => ({ ...draft, hash }) },
          { detail, apply: (draft) => ({ ...draft, derive: (own) => draft.derive({ ...own, hash }) }) },
          { detail, apply: (draft) => ({ ...draft, finish: (own, key, text) => draft.finish({ ...own, hash }, key, text) }) },
        ];
      }),
  },
  {
    id: "key.no-hmac",
    en: "a plain hash of key and message was computed instead of an HMAC",
    zh: "对密钥和消息的拼接做了普通哈希，而不是 HMAC",
    fix: {
      en: "use the HMAC function of your language (hmac.new, Mac, createHmac, hash_hmac)",
      zh: "请使用语言自带的 HMAC 函数（hmac.new、Mac、createHmac、hash_hmac）",
    },
    changes: () => {
      const first = (draft: Draft): Draft => ({ ...draft, derive: (own) => hashHex(own.hash, asText(own.secret) + prefixOf(own)) });
      const second = (draft: Draft): Draft => ({ ...draft, finish: ({ hash }, key, text) => hashHex(hash, asText(key) + text) });
      return mostlyAlone([{ apply: (draft) => second(first(draft)) }, { apply: first }, { apply: second }], 1);
    },
  },
];

const messageMistakes: readonly Mistake[] = [
  {
    id: "layout.hashed",
    en: "a hash of the canonical request was signed instead of its text, as AWS does",
    zh: "签名的是规范请求的哈希，而不是规范请求本身（AWS 的做法）",
    fix: { en: "the message of the second HMAC must be the canonical request itself", zh: "第二步 HMAC 的消息就是规范请求本身" },
    changes: () => [
      {
        apply: (draft: Draft): Draft => ({ ...draft, finish: (own, key, whole) => draft.finish(own, key, hashHex("sha256", whole)) }),
      },
      {
        apply: (draft: Draft): Draft => ({
          ...draft,
          finish: (own, key, whole) => draft.finish(own, key, `${own.writePrefix(own.prefix)}\n${hashHex("sha256", whole)}`),
        }),
      },
      ...["AWS4-HMAC-SHA256", "BCE-HMAC-SHA256", "bce-auth-v1"].map((scheme) => ({
        alone: true,
        apply: (draft: Draft): Draft => ({
          ...draft,
          finish: (own, key, whole) => draft.finish(own, key, [scheme, own.prefix.timestamp, hashHex("sha256", whole)].join("\n")),
        }),
      })),
    ],
  },
  {
    id: "layout.base64",
    en: "the canonical request was converted to Base64 before signing",
    zh: "规范请求先转成了 Base64 再参与签名",
    fix: { en: "the message of the second HMAC must be the canonical request itself", zh: "第二步 HMAC 的消息就是规范请求本身" },
    changes: () => [
      { alone: true, apply: (draft) => ({ ...draft, finish: (own, key, whole) => draft.finish(own, key, toBase64(toUtf8(whole))) }) },
    ],
  },
  {
    id: "layout.prefix-included",
    en: "the prefix was signed together with the canonical request",
    zh: "前缀也随规范请求参与了签名",
    fix: { en: "use the prefix only for the signing key", zh: "前缀只用于派生签名密钥" },
    changes: () =>
      mostlyAlone(
        ["\n", "", "/"].map((between) => ({
          apply: (draft: Draft): Draft => ({
            ...draft,
            finish: (own, key, whole) => draft.finish(own, key, own.writePrefix(own.prefix) + between + whole),
          }),
        })),
        1,
      ),
  },
];

/** How the signing key was made and used. */
export const keyMistakes: readonly Mistake[] = [...formMistakes, ...stepMistakes, ...messageMistakes];
