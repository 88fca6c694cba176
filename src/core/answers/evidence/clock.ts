import { duration, isBeijingOffset, setClock } from "../../text/durations.js";
import type { Evidence, EvidenceCheck, Judgement } from "./evidence.js";

/** Seconds that clocks may differ before anybody would call one of them wrong. */
const unremarkable = 60;

function judge({ clock, error }: Evidence): Judgement | null {
  if (!clock) return null;
  const { seconds, broken, uncertainty, platform } = clock;
  const apart = duration(seconds);
  if (!broken.date && !broken.expiry) {
    if (error.entry?.failureClass !== "clock" || Math.abs(seconds) > unremarkable) return null;
    return {
      verdict: "ruledOut",
      text: {
        en: `this machine's clock is right: ${apart.en} from the service's (±${uncertainty} s)`,
        zh: `本机时钟没有问题：与服务端相差 ${apart.zh}（误差 ±${uncertainty} 秒）`,
      },
      action: null,
    };
  }
  const way = seconds > 0 ? { en: "behind", zh: "慢" } : { en: "ahead of", zh: "快" };
  const beijing = isBeijingOffset(seconds)
    ? { en: ": Beijing time was set or written as UTC", zh: "：北京时间被当成了 UTC" }
    : { en: "", zh: "" };
  return {
    verdict: "confirmed",
    cause: isBeijingOffset(seconds) ? "clock.zone" : "clock",
    text: {
      en: `This machine's clock is ${apart.en} ${way.en} the service's (±${uncertainty} s)${beijing.en}.`,
      zh: `本机时钟比服务端${way.zh} ${apart.zh}（误差 ±${uncertainty} 秒）${beijing.zh}。`,
    },
    action: {
      en: "Set this machine's clock and resend the request, or sign it by the service's clock: --clock server.",
      zh: "校准本机时钟后重发请求，或加 --clock server 按服务端时间签名。",
      command: setClock[platform] ?? setClock["linux"] ?? "",
    },
  };
}

/** The clocks of this machine and of the service differ by more than a signature allows. */
export const clockSkew: EvidenceCheck = { id: "clock", judge };
