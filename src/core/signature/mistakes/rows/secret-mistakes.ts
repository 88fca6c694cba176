import { fromBase64, fromHex, toBase64, toHex, toUtf8 } from "../../../text/bytes.js";
import { uriEncode } from "../../encoding.js";
import { hashHex } from "../../hash.js";
import { type Change, type Mistake, mostlyAlone } from "../mistake.js";

const withSecret = (secret: string | Uint8Array, detail?: string): Change => ({
  ...(detail === undefined ? {} : { detail }),
  apply: (draft) => ({ ...draft, secret }),
});

const whiteSpace: readonly (readonly [before: string, after: string, en: string])[] = [
  ["", "\n", "…\\n"],
  ["", "\r\n", "…\\r\\n"],
  ["", "\r", "…\\r"],
  ["", " ", "…␠"],
  [" ", "", "␠…"],
  [" ", " ", "␠…␠"],
  ["", "\t", "…\\t"],
  ["\t", "", "\\t…"],
  ["\n", "", "\\n…"],
  ["\n", "\n", "\\n…\\n"],
  ["", "\n\n", "…\\n\\n"],
  ["", "  ", "…␠␠"],
  ["\t", "\t", "\\t…\\t"],
  ["\ufeff", "", "U+FEFF…"],
  ["", "\u00a0", "…U+00A0"],
  ["", "\u200b", "…U+200B"],
];

const quotes: readonly (readonly [before: string, after: string])[] = [
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
  ["‘", "’"],
  ["<", ">"],
  ['"', ""],
  ["", '"'],
  ["'", ""],
  ["", "'"],
];

const placeholders = [
  "",
  "undefined",
  "null",
  "None",
  "nil",
  "false",
  "YOUR_SECRET_ACCESS_KEY",
  "your-secret-access-key",
  "SECRET_ACCESS_KEY",
  "<secret>",
  "$BCE_SECRET_ACCESS_KEY",
  "${BCE_SECRET_ACCESS_KEY}",
  "%BCE_SECRET_ACCESS_KEY%",
  "$SK",
  "${SK}",
  "BCE_SECRET_ACCESS_KEY",
  "BAIDUCLOUD_SECRET_KEY",
  "{secretAccessKey}",
  "sk",
  "SK",
  "(redacted)",
];

/** Which secret was used. None of these texts may hold a secret. */
export const secretMistakes: readonly Mistake[] = [
  {
    id: "secret.white-space",
    en: "the secret was used with white space or an invisible character: {detail}",
    zh: "使用的密钥带有空白或不可见字符：{detail}",
    fix: {
      en: "trim the secret when reading it: files end with a line feed, and copying can add blanks",
      zh: "读取密钥时请去掉首尾空白：文件末尾有换行，复制时会带上空格",
    },
    changes: ({ keys: { secretAccessKey } }) =>
      mostlyAlone(
        whiteSpace.map(([before, after, detail]) => withSecret(before + secretAccessKey + after, detail)),
        5,
      ),
  },
  {
    id: "secret.quotes",
    en: "the secret was used with quotes: {detail}",
    zh: "使用的密钥带有引号：{detail}",
    fix: {
      en: "a .env file or docker --env-file may keep quotes: write the value without quotes",
      zh: ".env 文件或 docker --env-file 可能保留引号，请直接写值",
    },
    changes: ({ keys: { secretAccessKey } }) =>
      mostlyAlone(
        quotes.map(([before, after]) => withSecret(before + secretAccessKey + after, `${before}…${after}`)),
        2,
      ),
  },
  {
    id: "secret.trimmed",
    en: "the secret was used without the white space or quotes that the configured secret has",
    zh: "使用的密钥去掉了配置中密钥首尾的空白或引号",
    fix: { en: "correct the configured secret, which bcevpc uses for the comparison", zh: "请修正配置中的密钥，bcevpc 以它为准进行比较" },
    changes: ({ keys: { secretAccessKey } }) =>
      [secretAccessKey.trim(), secretAccessKey.trim().replaceAll(/^["'`]+|["'`]+$/gu, "")].map((secret) => withSecret(secret)),
  },
  {
    id: "secret.access-key-id",
    en: "the access key id was used as the secret",
    zh: "把 Access Key Id 当成了 Secret Access Key",
    fix: { en: "the key of the first HMAC must be the secret access key", zh: "第一步 HMAC 的密钥应为 Secret Access Key" },
    changes: ({ keys, authorization }) =>
      [authorization.prefix.accessKeyId, ...(keys.accessKeyId === null ? [] : [keys.accessKeyId])].map((id) => withSecret(id)),
  },
  {
    id: "secret.swapped",
    en: "access key id and secret access key were swapped",
    zh: "Access Key Id 和 Secret Access Key 写反了",
    fix: {
      en: "swap the two where they are read; if the secret was sent in the Authorization, delete the key",
      zh: "请在读取处对调两者；若密钥已随 Authorization 发出，请删除这对密钥",
    },
    changes: ({ keys, authorization }) => {
      const id = keys.accessKeyId ?? authorization.prefix.accessKeyId;
      return [{ apply: (draft) => ({ ...draft, secret: id, prefix: { ...draft.prefix, accessKeyId: keys.secretAccessKey } }) }];
    },
  },
  {
    id: "secret.other",
    en: "another secret was used: the one from {detail}",
    zh: "使用的是另一个密钥，来自 {detail}",
    fix: { en: "use id and secret of the same pair; choose it with --profile", zh: "请使用同一对的 AK 和 SK，并用 --profile 指明" },
    changes: ({ keys }) => keys.others.map(({ label, secretAccessKey }) => withSecret(secretAccessKey, label)),
  },
  {
    id: "secret.absent",
    en: "the secret was not filled in: {detail} was used instead",
    zh: "密钥没有填入，实际使用的是 {detail}",
    fix: {
      en: "the variable with the secret was not set or not expanded when the request was signed",
      zh: "签名处读取密钥的变量没有设置，或没有被展开",
    },
    changes: () =>
      mostlyAlone(
        placeholders.map((text) => withSecret(text, text === "" ? '""' : text)),
        2,
      ),
  },
  {
    id: "secret.case",
    en: "the secret was used in lower or upper case",
    zh: "使用的密钥大小写被改变了",
    fix: { en: "use the secret exactly as the console shows it", zh: "请按控制台显示的原样使用密钥" },
    changes: ({ keys: { secretAccessKey } }) => [withSecret(secretAccessKey.toLowerCase()), withSecret(secretAccessKey.toUpperCase())],
  },
  {
    id: "secret.cut",
    en: "the secret was used without its first or last character",
    zh: "使用的密钥缺少首字符或末字符",
    fix: { en: "copy the complete secret again", zh: "请重新完整复制密钥" },
    changes: ({ keys: { secretAccessKey } }) => [withSecret(secretAccessKey.slice(1)), withSecret(secretAccessKey.slice(0, -1))],
  },
  {
    id: "secret.decoded",
    en: "the secret was decoded before it was used: {detail}",
    zh: "使用密钥前对它做了解码：{detail}",
    fix: { en: "the secret text itself must be the key of the first HMAC", zh: "第一步 HMAC 的密钥必须是密钥文本本身" },
    changes: ({ keys: { secretAccessKey } }) => [
      ...(/^(?:[0-9a-f]{2})+$/iu.test(secretAccessKey) ? [withSecret(fromHex(secretAccessKey), "hex")] : []),
      withSecret(fromBase64(secretAccessKey), "Base64"),
    ],
  },
  {
    id: "secret.encoded",
    en: "the secret was encoded before it was used: {detail}",
    zh: "使用密钥前对它做了编码：{detail}",
    fix: { en: "the secret text itself must be the key of the first HMAC", zh: "第一步 HMAC 的密钥必须是密钥文本本身" },
    changes: ({ keys: { secretAccessKey } }) =>
      mostlyAlone(
        [
          withSecret(toBase64(toUtf8(secretAccessKey)), "Base64"),
          withSecret(toHex(toUtf8(secretAccessKey)), "hex"),
          withSecret(uriEncode(secretAccessKey), "%XX"),
          ...["AWS4", "BCE", "bce"].map((start) => withSecret(start + secretAccessKey, `${start}…`)),
          ...(["md5", "sha256"] as const).map((name) => withSecret(hashHex(name, secretAccessKey), name === "md5" ? "MD5" : "SHA-256")),
          ...["&"].map((end) => withSecret(secretAccessKey + end, `…${end}`)),
        ],
        2,
      ),
  },
];
