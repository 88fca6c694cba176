import { maskedId } from "../../../text/mask.js";
import type { Draft, DraftPrefix } from "../draft.js";
import type { Facts } from "../facts.js";
import { type Change, type Mistake, mostlyAlone } from "../mistake.js";
import { epochs, isoTime, localTimes, nearTimes, notations, type OtherTime, withMilliseconds } from "../times.js";

const withPrefix = (parts: Partial<DraftPrefix>, detail?: string): Change => ({
  ...(detail === undefined ? {} : { detail }),
  apply: (draft) => ({ ...draft, prefix: { ...draft.prefix, ...parts } }),
});
const written = (writePrefix: Draft["writePrefix"]): Change => ({ apply: (draft) => ({ ...draft, writePrefix }) });
const whole =
  (change: (text: string) => string): Change["apply"] =>
  (draft) => ({ ...draft, writePrefix: (prefix) => change(draft.writePrefix(prefix)) });

/** Changes of the time in the prefix, from the times of the request; none where it has no readable one. */
const timed =
  (others: (time: number) => readonly OtherTime[]) =>
  (facts: Facts): readonly Change[] => {
    const time = Date.parse(facts.authorization.prefix.timestamp);
    return Number.isNaN(time) ? [] : others(time).map(({ text, alone }) => ({ ...withPrefix({ timestamp: text }, text), alone }));
  };
/** The first few of the texts in pairs too. */
const texts = (list: readonly string[]): OtherTime[] => list.map((text, index) => ({ text, alone: index > 1 }));

const oneClock = {
  en: "read the clock once, and use the same text in the x-bce-date header, the prefix and the Authorization",
  zh: "只取一次时间，x-bce-date 头域、前缀和 Authorization 都用同一个文本",
};
const utc = {
  en: "use UTC: date -u in a shell, datetime.now(timezone.utc) in Python, toISOString() in JavaScript",
  zh: "应写 UTC 时间：shell 用 date -u，Python 用 datetime.now(timezone.utc)，JavaScript 用 toISOString()",
};

const timeMistakes: readonly Mistake[] = [
  {
    id: "time.other-in-prefix",
    en: "the signing key was made with the time in the date header, {detail}, not the time in the Authorization",
    zh: "派生签名密钥用的是日期头域的时间 {detail}，而不是 Authorization 中的时间",
    fix: oneClock,
    changes: ({ headers, authorization }) =>
      headers
        .filter(({ name, value }) => (name === "x-bce-date" || name === "date") && value !== authorization.prefix.timestamp)
        .flatMap(({ value }) => [value, ...(Number.isNaN(Date.parse(value)) ? [] : [isoTime(Date.parse(value))])])
        .map((text) => withPrefix({ timestamp: text }, text)),
  },
  {
    id: "time.local",
    en: "the signing key was made with another zone's time labelled Z: {detail}",
    zh: "派生签名密钥用的是标成 Z 的其他时区时间：{detail}",
    fix: utc,
    seenIn: {
      en: 'public code that uses datetime.now().strftime("%Y-%m-%dT%H:%M:%SZ")',
      zh: '使用 datetime.now().strftime("%Y-%m-%dT%H:%M:%SZ") 的公开代码',
    },
    changes: timed(localTimes),
  },
  {
    id: "time.milliseconds",
    en: "the signing key was made with a timestamp that has milliseconds: {detail}",
    zh: "派生签名密钥所用的时间戳带有毫秒：{detail}",
    fix: { en: "use whole seconds in every timestamp", zh: "凡用到时间戳之处都只精确到秒" },
    changes: timed(withMilliseconds),
  },
  {
    id: "time.epoch",
    en: "the signing key was made with a number of seconds or milliseconds: {detail}",
    zh: "派生签名密钥用的是秒数或毫秒数：{detail}",
    fix: { en: "write the time as YYYY-MM-DDThh:mm:ssZ in the prefix too", zh: "前缀中的时间也应写作 YYYY-MM-DDThh:mm:ssZ" },
    changes: timed((time) => texts(epochs(time))),
  },
  {
    id: "time.clock-read-twice",
    en: "the signing key was made with the time {detail}, slightly different from the time in the Authorization",
    zh: "派生签名密钥用的时间是 {detail}，与 Authorization 中的相差片刻",
    fix: oneClock,
    changes: timed(nearTimes),
  },
  {
    id: "time.notation",
    en: "the signing key was made with the time in another format: {detail}",
    zh: "派生签名密钥用的时间写法不同：{detail}",
    fix: {
      en: "write YYYY-MM-DDThh:mm:ssZ in the prefix as in the Authorization",
      zh: "前缀与 Authorization 一样，都写 YYYY-MM-DDThh:mm:ssZ",
    },
    changes: timed((time) => texts([isoTime(time), ...notations(time)])),
  },
];

const usualExpiries = [
  1800, 3600, 60, 100, 120, 180, 300, 600, 900, 1200, 1000, 7200, 18_000, 36_000, 43_200, 86_400, 129_600, 604_800, 2_592_000, 0, -1,
  2_147_483_647,
];

const expiryMistakes: readonly Mistake[] = [
  {
    id: "expiry.other",
    en: "the signing key was made with the expiry {detail}, which differs from the Authorization",
    zh: "派生签名密钥用的有效期是 {detail}，与 Authorization 中写的不同",
    fix: { en: "use the same number of seconds in the prefix and the Authorization", zh: "前缀和 Authorization 应使用同一个有效秒数" },
    changes: ({ authorization: { prefix } }) => {
      const expires = Number(prefix.expires);
      const end = Math.floor(Date.parse(prefix.timestamp) / 1000) + expires;
      const derived = Number.isNaN(expires) ? [] : [expires * 1000, Math.floor(expires / 1000), expires / 60, expires * 60];
      const ends = Number.isNaN(end) ? [] : [end, end * 1000];
      const others = new Set([...[...usualExpiries, ...derived, ...ends].map(String), `${prefix.expires}.0`]);
      return mostlyAlone(
        [...others].filter((text) => text !== prefix.expires).map((text) => withPrefix({ expires: text }, text)),
        4,
      );
    },
  },
  {
    id: "expiry.missing",
    en: "the signing key was made without the expiry",
    zh: "派生签名密钥时前缀中缺少有效期",
    fix: { en: "the prefix must be bce-auth-v1/AK/timestamp/seconds", zh: "前缀必须为 bce-auth-v1/AK/时间戳/有效秒数" },
    changes: () => [
      written(({ scheme, accessKeyId, timestamp }) => [scheme, accessKeyId, timestamp].join("/")),
      withPrefix({ expires: "" }),
    ],
  },
];

const products = ["bcc", "vpc", "network", "bce", "nat", "eip", "blb"];

/** The prefix of bce-auth-v2: date, region and service instead of time and seconds. */
function secondVersion({ headers, authorization: { prefix } }: Facts): Change[] {
  const host = headers.find(({ name }) => name === "host")?.value ?? "";
  const [, product, region = "bj"] = /^([\w-]+)\.([a-z]{2,4})\.baidubce\.com/iu.exec(host) ?? [];
  const day = prefix.timestamp.slice(0, 10).replaceAll("-", "");
  const changes = [...new Set([product ?? "bcc", ...products])].flatMap((service) =>
    [day, prefix.timestamp].map((date) => {
      const text = ["bce-auth-v2", prefix.accessKeyId, date, region, service].join("/");
      return { detail: text.replace(`/${prefix.accessKeyId}/`, "/…/"), ...written(() => text) };
    }),
  );
  return [...mostlyAlone(changes, 2)];
}

const shapeMistakes: readonly Mistake[] = [
  {
    id: "prefix.v2",
    en: "the signing key was made with a bce-auth-v2 prefix: {detail}",
    zh: "派生签名密钥用的是 bce-auth-v2 的前缀：{detail}",
    fix: {
      en: "the VPC documentation has only v1: bce-auth-v1/AK/timestamp/seconds",
      zh: "VPC 文档只有 v1：bce-auth-v1/AK/时间戳/有效秒数",
    },
    changes: (facts) => [...secondVersion(facts), withPrefix({ scheme: "bce-auth-v2" }, "bce-auth-v2")],
  },
  {
    id: "prefix.scheme",
    en: "the signing key was made with a prefix that begins differently: {detail}",
    zh: "派生签名密钥用的前缀开头不同：{detail}",
    fix: { en: "begin the prefix with bce-auth-v1/", zh: "前缀应以 bce-auth-v1/ 开头" },
    changes: () =>
      mostlyAlone(
        [
          { detail: "AK/…", ...written(({ accessKeyId, timestamp, expires }) => [accessKeyId, timestamp, expires].join("/")) },
          ...["bce-auth-v1", "BCE-AUTH-V1", "bce-auth", "bce-v1"].map((scheme) => withPrefix({ scheme }, `${scheme}/…`)),
        ],
        2,
      ),
  },
  {
    id: "prefix.trailing-slash",
    en: "the signing key was made with a prefix that ends in a slash",
    zh: "派生签名密钥用的前缀以斜杠结尾",
    fix: { en: "end the prefix with the seconds", zh: "前缀应以有效秒数结尾" },
    changes: () => mostlyAlone([{ apply: whole((text) => `${text}/`) }, { apply: whole((text) => `${text}//`) }], 1),
  },
  {
    id: "prefix.list-included",
    en: "the signing key was made with the signed headers in the prefix",
    zh: "派生签名密钥用的前缀中包含了 signedHeaders",
    fix: {
      en: "the prefix ends with the seconds; signedHeaders is only in the Authorization",
      zh: "前缀到有效秒数为止，signedHeaders 只出现在 Authorization 中",
    },
    changes: ({ authorization: { list } }) =>
      mostlyAlone([{ apply: whole((text) => `${text}/${list}`) }, { apply: whole((text) => `${text}/${list}/`) }], 1),
  },
  {
    id: "prefix.other-access-key-id",
    en: "the signing key was made with a different access key id than in the Authorization: {detail}",
    zh: "派生签名密钥用的 Access Key Id 与 Authorization 中的不同：{detail}",
    fix: { en: "use the same access key id in the prefix and the Authorization", zh: "前缀和 Authorization 应使用同一个 Access Key Id" },
    changes: ({ keys, authorization: { prefix } }) => {
      const ids = [
        ...(keys.accessKeyId === null ? [] : [keys.accessKeyId]),
        ...keys.others.map(({ accessKeyId }) => accessKeyId),
        prefix.accessKeyId.trim(),
        "",
      ];
      return ids.filter((id) => id !== prefix.accessKeyId).map((id) => withPrefix({ accessKeyId: id }, id === "" ? '""' : maskedId(id)));
    },
  },
  {
    id: "prefix.encoded",
    en: "the signing key was made with a percent-encoded prefix",
    zh: "派生签名密钥用的前缀被百分号编码了",
    fix: { en: "use the prefix exactly as in the Authorization", zh: "前缀应与 Authorization 中的写法一致" },
    changes: () => mostlyAlone([{ apply: whole(encodeURIComponent) }, { apply: whole((text) => text.replaceAll(":", "%3A")) }], 1),
  },
  {
    id: "prefix.line-feed",
    en: "the signing key was made with a prefix that ends in a line feed",
    zh: "派生签名密钥用的前缀末尾带有换行",
    fix: { en: "echo adds a line feed: use printf %s, or echo -n", zh: "echo 会加上换行：请用 printf %s 或 echo -n" },
    changes: () => [{ apply: whole((text) => `${text}\n`) }],
  },
];

/** What the signing key was made from, the secret aside. */
export const prefixMistakes: readonly Mistake[] = [...timeMistakes, ...expiryMistakes, ...shapeMistakes];
