import type { Bilingual } from "../../core/text/bilingual.js";
import { duration, isBeijingOffset, setClock } from "../../core/text/durations.js";
import { type ClockSkew, dateTolerance, measureSkew } from "../client/clock.js";
import { TransportError } from "../client/transport-error.js";
import type { Outcome } from "./check.js";
import { endpointOf } from "./reach.js";
import { likeThis } from "./remedies.js";
import type { Subject } from "./subject.js";

/** Seconds from which on a clock is worth setting, although calls still work. */
const worthSetting = 60;

const unmeasured = (reason: Bilingual): Outcome => ({
  status: "notRun",
  text: { en: `could not be measured: ${reason.en}`, zh: `无法测量：${reason.zh}` },
});

const direction = (seconds: number): Bilingual => {
  const by = duration(seconds);
  return seconds < 0 ? { en: `${by.en} ahead of`, zh: `快 ${by.zh}` } : { en: `${by.en} behind`, zh: `慢 ${by.zh}` };
};

const zone: Bilingual = {
  en: "8 h is the offset of Beijing time from UTC: local time was set as UTC",
  zh: "8 小时正是北京时间与 UTC 的差：本地时间被当成了 UTC",
};

/** An error that calls do not notice. */
function smallSkew({ seconds, uncertainty }: ClockSkew): Bilingual {
  const by = direction(seconds);
  return Math.abs(seconds) <= uncertainty
    ? { en: `agrees with the service's (±${uncertainty} s)`, zh: `与服务端一致（误差 ±${uncertainty} 秒）` }
    : {
        en: `${by.en} the service's (±${uncertainty} s); up to 30 min is allowed`,
        zh: `比服务端${by.zh}（误差 ±${uncertainty} 秒）；允许相差 30 分钟`,
      };
}

/** An error that is worth mending, and what it does to calls. */
function wrongClock({ seconds, uncertainty }: ClockSkew, subject: Subject): Outcome {
  const by = direction(seconds);
  const command = setClock[subject.platform];
  const isBroken = Math.abs(seconds) > dateTolerance;
  const rule = isBroken
    ? { en: "more than the allowed 30 min: RequestExpired", zh: "超出服务端允许的 30 分钟，会返回 RequestExpired" }
    : { en: "within the allowed 30 min", zh: "尚在允许的 30 分钟之内" };
  return {
    status: isBroken ? "failure" : "warning",
    text: { en: `${by.en} the service's (±${uncertainty} s), ${rule.en}`, zh: `比服务端${by.zh}（误差 ±${uncertainty} 秒），${rule.zh}` },
    details: isBeijingOffset(seconds) ? [zone] : [],
    fixes: [
      { en: "Set this machine's clock.", zh: "校准本机时钟。", ...(command === undefined ? {} : { command }) },
      {
        en: "Until then, sign by the service's clock.",
        zh: "在此之前按服务端时钟签名。",
        command: likeThis("bcevpc call GET /v1/vpc --clock server", subject),
      },
    ],
  };
}

/** This machine's clock against the `Date` of the endpoint. */
export async function checkClock(subject: Subject): Promise<Outcome> {
  const { outcome } = await subject.probe();
  const { host } = endpointOf(subject);
  if (outcome instanceof TransportError)
    return unmeasured({ en: `no answer from ${host} (${outcome.failure})`, zh: `${host} 没有返回（${outcome.failure}）` });
  const skew = measureSkew(outcome);
  if (!skew)
    return unmeasured({
      en: `the answer of ${host} has no usable Date header`,
      zh: `${host} 的返回中没有可用的 Date 头域`,
    });
  const { seconds, uncertainty } = skew;
  const facts = { skewSeconds: seconds, uncertaintySeconds: uncertainty, toleranceSeconds: dateTolerance };
  const isSmall = Math.abs(seconds) <= Math.max(worthSetting, uncertainty);
  return isSmall ? { status: "ok", text: smallSkew(skew), facts } : { ...wrongClock(skew, subject), facts };
}
