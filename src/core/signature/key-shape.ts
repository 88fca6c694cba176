import type { Bilingual } from "../text/bilingual.js";

interface Shape {
  readonly pattern: RegExp;
  readonly says: Bilingual;
}

const damage: readonly Shape[] = [
  { pattern: /\s/u, says: { en: "contains white space", zh: "含有空白字符" } },
  { pattern: /^["'`“”‘’]|["'`“”‘’]$/u, says: { en: "is in quotes", zh: "带有引号" } },
  { pattern: /[^\u0020-\u007e]/u, says: { en: "contains characters that no key has", zh: "含有密钥中不会出现的字符" } },
  { pattern: /^(?:<.*>|\$\{.*\}|your[-_ ].*|x{4,}|\*{3,}.*)$/iu, says: { en: "is a placeholder", zh: "是占位符" } },
];

/** Access keys of other systems that people paste here, by what their ids begin with or look like. */
const otherFamilies: readonly Shape[] = [
  {
    pattern: /^bce-v3\//iu,
    says: { en: "is a Qianfan API key (bce-v3/…), which the VPC API does not accept", zh: "是千帆的 API Key（bce-v3/…），VPC 接口不接受" },
  },
  { pattern: /^LTAI/u, says: { en: "looks like an Alibaba Cloud key", zh: "是阿里云密钥的格式" } },
  { pattern: /^(?:AKIA|ASIA)[A-Z0-9]{12,}$/u, says: { en: "looks like an AWS key", zh: "是 AWS 密钥的格式" } },
  { pattern: /^AKID[A-Za-z0-9]{20,}$/u, says: { en: "looks like a Tencent Cloud key", zh: "是腾讯云密钥的格式" } },
  {
    pattern: /^(?!ALTAK)[A-Za-z0-9]{24}$/u,
    says: {
      en: "has 24 characters, like an application's API Key (Qianfan or another AI service), not like an account's access key",
      zh: "是 24 位，像是应用（千帆等 AI 服务）的 API Key，而不是账号的 Access Key",
    },
  },
];

/** What is suspicious about an access key id; null when it may well be one (32 hex characters, or ALTAK…). */
export const accessKeyDoubt = (id: string): Bilingual | null =>
  [...damage, ...otherFamilies].find(({ pattern }) => pattern.test(id))?.says ?? null;

/** What is suspicious about a secret key or a session token; null when nothing is. Says nothing of its value. */
export const secretDoubt = (secret: string): Bilingual | null => damage.find(({ pattern }) => pattern.test(secret))?.says ?? null;
