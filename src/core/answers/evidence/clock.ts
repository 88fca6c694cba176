import { duration, isBeijingOffset, setClock } from "../../text/durations.js";
import { apart, type ClockFacts } from "../clock.js";
import type { Evidence, EvidenceCheck, Judgement } from "./evidence.js";

/** Seconds that clocks may differ before anybody would call one of them wrong. */
const unremarkable = 60;

/** What clocks mean that broke a deadline; null where they broke none. Doctor says the same of the clocks it measures. */
export function judgeClock(clock: ClockFacts): Judgement | null {
  const { seconds, broken, platform } = clock;
  const way = apart(clock);
  if (!way || (!broken.date && !broken.expiry)) return null;
  const beijing = isBeijingOffset(seconds)
    ? { en: ": Beijing time was set or written as UTC", zh: "：北京时间被当成了 UTC" }
    : { en: "", zh: "" };
  return {
    verdict: "confirmed",
    cause: isBeijingOffset(seconds) ? "clock.zone" : "clock",
    text: { en: `This machine's clock is ${way.en}${beijing.en}.`, zh: `本机时钟${way.zh}${beijing.zh}。` },
    action: {
      en: "Set this machine's clock and resend the request, or sign it by the service's clock: --clock server.",
      zh: "校准本机时钟后重发请求，或加 --clock server 按服务端时间签名。",
      command: setClock[platform] ?? setClock["linux"] ?? "",
    },
  };
}

function judge({ clock, error }: Evidence): Judgement | null {
  if (!clock) return null;
  const broken = judgeClock(clock);
  if (broken) return broken;
  const { seconds, uncertainty } = clock;
  const by = duration(seconds);
  if (error.entry?.failureClass !== "clock" || Math.abs(seconds) > unremarkable) return null;
  return {
    verdict: "ruledOut",
    text: {
      en: `this machine's clock is right: ${by.en} from the service's (±${uncertainty} s)`,
      zh: `本机时钟没有问题：与服务端相差 ${by.zh}（误差 ±${uncertainty} 秒）`,
    },
    action: null,
  };
}

/** The clocks of this machine and of the service differ by more than a signature allows. */
export const clockSkew: EvidenceCheck = { id: "clock", judge };
