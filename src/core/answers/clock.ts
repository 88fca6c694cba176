import type { Bilingual } from "../text/bilingual.js";
import { duration, isBeijingOffset, setClock } from "../text/durations.js";

/** What the measured clock says about a refused signature. */
export interface ClockFacts {
  /** Seconds the service's clock is ahead of this machine's; negative when it is behind. */
  readonly seconds: number;
  readonly uncertainty: number;
  /** Which of the two deadlines this request broke by the measured clocks. */
  readonly broken: { readonly date: boolean; readonly expiry: boolean };
  /** Seconds the signature was to count. */
  readonly expires: number;
  readonly platform: string;
}

/** How far the clocks are apart, as it follows "This machine's clock is"; null where they agree within what is certain. */
export function apart({ seconds, uncertainty }: Pick<ClockFacts, "seconds" | "uncertainty">): Bilingual | null {
  if (Math.abs(seconds) <= uncertainty) return null;
  const by = duration(seconds);
  return seconds < 0
    ? { en: `${by.en} ahead of the service's (±${uncertainty} s)`, zh: `比服务端快 ${by.zh}（误差 ±${uncertainty} 秒）` }
    : { en: `${by.en} behind the service's (±${uncertainty} s)`, zh: `比服务端慢 ${by.zh}（误差 ±${uncertainty} 秒）` };
}

/** That they agree. */
export const agrees = ({ uncertainty }: Pick<ClockFacts, "uncertainty">): Bilingual => ({
  en: `agrees with the service's (±${uncertainty} s)`,
  zh: `与服务端一致（误差 ±${uncertainty} 秒）`,
});

/** The two deadlines in words: which broke, or that neither did. */
function deadlines({ seconds, broken, expires }: ClockFacts): Bilingual {
  if (broken.date && broken.expiry)
    return {
      en: `Both limits are exceeded: x-bce-date must be within 30 min of the service's clock, and the signature expired after ${expires} s.`,
      zh: `两个时限都已超出：x-bce-date 与服务端时钟相差不得超过 30 分钟，且签名的 ${expires} 秒有效期已过。`,
    };
  if (broken.date)
    return {
      en: "The date limit is exceeded: x-bce-date must be within 30 min of the service's clock. The signature itself has not expired.",
      zh: "超出的是日期时限：x-bce-date 与服务端时钟相差不得超过 30 分钟；签名自身的有效期没有超出。",
    };
  if (broken.expiry)
    return {
      en: `The signature has expired: the service's clock is past its timestamp plus ${expires} s. The 30 min date limit is not exceeded.`,
      zh: `超出的是签名有效期：服务端时间已晚于签名时间戳加 ${expires} 秒；30 分钟的日期时限没有超出。`,
    };
  return Math.abs(seconds) > 60
    ? { en: "Neither limit (30 min and the expiry) is exceeded.", zh: "尚未超出任何一个时限（30 分钟和签名有效期）。" }
    : {
        en: "Neither limit is exceeded, so the clock is not the cause.",
        zh: "两个时限都没有超出，原因不在时钟。",
      };
}

/** What the clocks say, and how to set this machine's when it matters. The command comes apart. */
export function clockStatement(facts: ClockFacts): { readonly text: Bilingual; readonly command: string | null } {
  const { seconds, broken, platform } = facts;
  const verdict = deadlines(facts);
  const [off, same] = [apart(facts), agrees(facts)];
  const skew: Bilingual = off ? { en: `is ${off.en}.`, zh: `${off.zh}。` } : { en: `${same.en}.`, zh: `${same.zh}。` };
  const zone = isBeijingOffset(seconds)
    ? {
        en: " 8 h is the offset of Beijing time from UTC: local time was set as UTC.",
        zh: "8 小时正是北京时间与 UTC 的差：本地时间被当成了 UTC。",
      }
    : { en: "", zh: "" };
  const matters = broken.date || broken.expiry;
  const remedy = matters
    ? {
        en: " Set the clock, or sign this call by the service's clock: --clock server.",
        zh: "请校准时钟，或用 --clock server 按服务端时间为这一次调用签名。",
      }
    : { en: "", zh: "" };
  return {
    text: {
      en: `This machine's clock ${skew.en} ${verdict.en}${zone.en}${remedy.en}`,
      zh: `本机时钟${skew.zh}${verdict.zh}${zone.zh}${remedy.zh}`,
    },
    command: matters ? (setClock[platform] ?? null) : null,
  };
}
