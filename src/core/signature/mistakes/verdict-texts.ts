import type { Bilingual } from "../../text/bilingual.js";
import { maskedId } from "../../text/mask.js";
import type { Verification } from "./verification.js";

interface VerdictTexts {
  readonly title: Bilingual;
  readonly meaning: Bilingual | null;
}

const right: VerdictTexts = { title: { en: "The signature is right.", zh: "签名正确。" }, meaning: null };

const tooOld: VerdictTexts = {
  title: {
    en: "The signature is right, but it has expired: the service answers RequestExpired.",
    zh: "签名正确，但已过期：服务端会返回 RequestExpired。",
  },
  meaning: null,
};
const tooEarly: VerdictTexts = {
  title: {
    en: "The signature is right, but it is not valid yet: the service answers RequestExpired.",
    zh: "签名正确，但尚未到生效时间：服务端会返回 RequestExpired。",
  },
  meaning: null,
};

const unexplained: VerdictTexts = {
  title: { en: "The signature is wrong, and no known mistake explains it.", zh: "签名错误，已知的错误都不能解释它。" },
  meaning: {
    en: "All known mistakes were tried, the likely ones also in pairs. So either the request was signed with another secret than the one here, or it was changed after signing, or it was signed in an unknown way.",
    zh: "已尝试所有已知的错误，常见的还两两组合过。因此：要么签名用的不是这里的密钥，要么请求在签名之后被改动过，要么签名方式未知。",
  },
};

const tooLarge: VerdictTexts = {
  ...unexplained,
  meaning: {
    en: "The request is much larger than any API request, so not all mistakes were tried.",
    zh: "该请求远大于任何接口请求，没有尝试所有错误。",
  },
};

/** What of a verdict decides what is said of it; `authorization` is null where none could be read. */
export interface VerdictFacts extends Pick<Verification, "verdict" | "mistakes" | "isReproduced" | "isSearched" | "broken"> {
  readonly authorization: unknown;
}

/** The sentence on top, and what it means. */
export function verdictTexts({ verdict, mistakes, isReproduced, isSearched, broken, authorization }: VerdictFacts): VerdictTexts {
  if (verdict === "valid") return right;
  if (verdict === "expired") return broken.includes("not-yet") ? tooEarly : tooOld;
  if (verdict === "unexplained") return isSearched ? unexplained : tooLarge;
  if (authorization === null)
    return { title: { en: "The request is not signed as the service expects.", zh: "请求没有按服务端的要求签名。" }, meaning: null };
  if (!isReproduced)
    return {
      title: {
        en: "The Authorization header is malformed, so the signature could not be checked further.",
        zh: "Authorization 头域格式有误，无法进一步校验签名。",
      },
      meaning: null,
    };
  const count = mistakes.length;
  return {
    title:
      count === 1
        ? { en: "The signature is wrong because of this mistake:", zh: "签名错误，由以下错误造成：" }
        : { en: `The signature is wrong because of these ${count} mistakes:`, zh: `签名错误，由以下 ${count} 个错误共同造成：` },
    meaning: null,
  };
}

/** What to do about a signature that nothing explains. */
export function unexplainedSteps({
  changeable,
  accessKeyId,
  lacksBody,
}: Pick<Verification, "changeable" | "accessKeyId" | "lacksBody">): Bilingual[] {
  const id = accessKeyId === null ? "" : ` (${maskedId(accessKeyId)})`;
  return [
    {
      en: `check that the secret used here belongs to the access key id of the request${id}; to use another: --profile or --ask-secret`,
      zh: `确认这里的密钥与请求的 Access Key Id${id} 是一对；换用其他密钥：--profile 或 --ask-secret`,
    },
    ...(lacksBody
      ? [
          {
            en: "add the body with --data: the captured request has none, so mistakes that involve the body could not be tried",
            zh: "用 --data 补上请求体：捕获的请求中没有，与请求体有关的错误无法尝试",
          },
        ]
      : []),
    ...(changeable.length > 0
      ? [
          {
            en: `compare the signed request with the one that arrived: HTTP libraries and proxies change ${changeable.join(", ")}`,
            zh: `比较签名时与到达时的内容：HTTP 库和代理会改动 ${changeable.join("、")}`,
          },
        ]
      : []),
    {
      en: "print the canonical request and the signing key's input in the client, and compare them with the canonical request above",
      zh: "在客户端打印规范请求和派生签名密钥的输入，与上面的规范请求比较",
    },
  ];
}
