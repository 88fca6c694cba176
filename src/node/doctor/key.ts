import { accessKeyDoubt, secretDoubt } from "../../core/signature/key-shape.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { maskedId } from "../../core/text/mask.js";
import type { Credentials } from "../client/settings.js";
import type { Outcome } from "./check.js";
import { pasteAgain } from "./remedies.js";
import type { Subject } from "./subject.js";

/** The shapes that access key ids of an account are seen in. */
const families: readonly { readonly name: string; readonly pattern: RegExp; readonly says: Bilingual }[] = [
  { name: "altak", pattern: /^ALTAK[A-Za-z0-9]+$/u, says: { en: "ALTAK…, the newer format", zh: "ALTAK… 新格式" } },
  { name: "hex", pattern: /^[0-9a-f]{32}$/u, says: { en: "32 hex characters, the older format", zh: "32 位十六进制，旧格式" } },
];

const isAccountId = (text: string): boolean => families.some(({ pattern }) => pattern.test(text));

/** What is wrong with a pair, apart from each half of it. */
function pairDoubts({ accessKeyId, secretAccessKey }: Credentials): Bilingual[] {
  const secret = secretAccessKey.reveal();
  if (secret === accessKeyId)
    return [{ en: "the id and the secret are the same: one was pasted twice", zh: "AK 与 SK 相同：其中一个被粘贴了两次" }];
  if (/^ALTAK/u.test(secret) && !/^ALTAK/u.test(accessKeyId))
    return [{ en: "the secret looks like an id: the two are swapped", zh: "SK 是 AK 的格式：两者填反了" }];
  return [];
}

/** Shorter than any secret access key that was ever handed out. */
const shortest = 16;

const shortDoubt = (secret: string): Bilingual | null =>
  secret.length < shortest
    ? { en: `has fewer than ${shortest} characters: it is not a secret access key`, zh: `不足 ${shortest} 个字符，不是 Secret Access Key` }
    : null;

function doubtsOf(credentials: Credentials): Bilingual[] {
  const { accessKeyId, secretAccessKey, securityToken } = credentials;
  const pair = pairDoubts(credentials);
  const about = (en: string, zh: string, doubt: Bilingual | null): Bilingual[] =>
    doubt ? [{ en: `the ${en} ${doubt.en}`, zh: `${zh} ${doubt.zh}` }] : [];
  return [
    ...about("access key id", "Access Key Id", accessKeyDoubt(accessKeyId)),
    ...about(
      "secret access key",
      "Secret Access Key",
      secretDoubt(secretAccessKey.reveal()) ?? (pair.length > 0 ? null : shortDoubt(secretAccessKey.reveal())),
    ),
    ...about("security token", "securityToken", securityToken && secretDoubt(securityToken.reveal())),
    ...pair,
  ];
}

/** A profile that says it holds a session and lacks its token signs as nobody. */
function tokenDoubt({ config, flags, credentials }: Subject): Bilingual[] {
  if (config.kind !== "found" || credentials.kind !== "found" || credentials.value.value.securityToken) return [];
  const name = flags.profile ?? config.value.current;
  const profile = config.value.profiles.find((candidate) => candidate.name === name);
  const isUsed = profile?.accessKeyId === credentials.value.value.accessKeyId;
  return isUsed && profile?.mode === "StsToken"
    ? [{ en: "the profile has type StsToken but no security token", zh: "配置档的类型为 StsToken，却没有令牌" }]
    : [];
}

/** Whether id, secret and token can be what they are to be. Says nothing of their values but the first four characters of the id. */
export function checkKey(subject: Subject): Outcome {
  const { credentials } = subject;
  if (credentials.kind !== "found")
    return {
      status: "notRun",
      text: { en: "could not run: no access key is set", zh: "未能执行：没有设置访问密钥" },
      blockedBy: ["configuration"],
    };
  const { accessKeyId, securityToken } = credentials.value.value;
  const family = families.find(({ pattern }) => pattern.test(accessKeyId)) ?? null;
  const shown = maskedId(accessKeyId);
  const facts = { accessKeyId: shown, family: family?.name ?? null, hasToken: securityToken !== null };
  const doubts = [...doubtsOf(credentials.value.value), ...tokenDoubt(subject)];
  const [first, ...others] = doubts;
  if (first) return { status: "warning", text: first, details: others, fixes: [pasteAgain(subject)], facts };
  if (!isAccountId(accessKeyId))
    return {
      status: "warning",
      text: {
        en: `${shown} is not in the format of an account's access key id (32 hex characters, or ALTAK…)`,
        zh: `${shown} 不是账号 Access Key Id 的格式（32 位十六进制，或 ALTAK…）`,
      },
      fixes: [pasteAgain(subject)],
      facts,
    };
  const session = securityToken ? { en: ", with a session token", zh: "，带令牌" } : { en: "", zh: "" };
  return {
    status: "ok",
    text: {
      en: `${shown} (${family?.says.en ?? ""})${session.en}; the secret looks intact`,
      zh: `${shown}（${family?.says.zh ?? ""}）${session.zh}；SK 的格式没有异常`,
    },
    facts,
  };
}
