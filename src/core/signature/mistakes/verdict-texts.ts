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
    en: "The signature is right, but its time is over: the service answers RequestExpired.",
    zh: "签名正确，但已过期：服务端会返回 RequestExpired。",
  },
  meaning: null,
};
const tooEarly: VerdictTexts = {
  title: {
    en: "The signature is right, but its time has not come: the service answers RequestExpired.",
    zh: "签名正确，但尚未到生效时间：服务端会返回 RequestExpired。",
  },
  meaning: null,
};

const unexplained: VerdictTexts = {
  title: { en: "The signature is wrong, and no known mistake gives it.", zh: "签名错误，且没有已知的错误能得到它。" },
  meaning: {
    en: "Every mistake of the table was tried, and the likely ones two at a time. So either another secret signed than the one used here, or the request was changed after it was signed, or it was signed in a way that is not in the table.",
    zh: "已逐个尝试表中的每个错误，并对常见的错误两两组合。因此：要么签名用的不是这里的密钥，要么请求在签名之后被改动过，要么签名方式不在表中。",
  },
};

const tooLarge: VerdictTexts = {
  ...unexplained,
  meaning: {
    en: "The request is far larger than any of the API, so not all mistakes were tried.",
    zh: "该请求远大于接口的任何请求，没有逐个尝试所有错误。",
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
        en: "The Authorization is wrong; its signature could not be reproduced beyond that.",
        zh: "Authorization 有误；除此之外，未能重现它的签名。",
      },
      meaning: null,
    };
  const count = mistakes.length;
  return {
    title:
      count === 1
        ? { en: "The signature is wrong. This mistake made it:", zh: "签名错误，由以下错误造成：" }
        : { en: `The signature is wrong. These ${count} mistakes made it:`, zh: `签名错误，由以下 ${count} 个错误共同造成：` },
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
      en: `see that the secret used here belongs to the access key id of the request${id}: --profile names another, --ask-secret takes it from the keyboard`,
      zh: `确认这里的密钥与请求的 Access Key Id${id} 是一对：可用 --profile 换一个配置，或用 --ask-secret 输入`,
    },
    ...(lacksBody
      ? [
          {
            en: "give the body too, with --data: the capture lacks it, and mistakes made with the body could not be tried",
            zh: "用 --data 补上请求体：捕获的内容中没有它，与请求体有关的错误无法尝试",
          },
        ]
      : []),
    ...(changeable.length > 0
      ? [
          {
            en: `compare what was signed with what arrived: HTTP libraries and proxies change ${changeable.join(", ")}`,
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
