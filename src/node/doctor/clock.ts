import { agrees, apart } from "../../core/answers/clock.js";
import { judgeClock } from "../../core/answers/evidence/clock.js";
import type { Step } from "../../core/diagnose/meaning/verdict.js";
import { defaultExpires } from "../../core/signature/sign.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { setClock } from "../../core/text/durations.js";
import { brokenDeadlines, type ClockSkew, dateTolerance, measureSkew } from "../client/clock.js";
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

const refusedFor: Bilingual = {
  en: "more than 30 min is not allowed: calls are refused with RequestExpired",
  zh: "超出服务端允许的 30 分钟，会返回 RequestExpired",
};

/** An error that calls do not notice. */
function smallSkew(skew: ClockSkew): Bilingual {
  const off = apart(skew);
  return off ? { en: `${off.en}; up to 30 min is allowed`, zh: `${off.zh}；允许相差 30 分钟` } : agrees(skew);
}

/** An error that is worth mending, and what it does to calls: one that breaks a deadline in the words of the evidence of a call. */
function wrongClock(skew: ClockSkew, subject: Subject): Outcome {
  const { platform } = subject;
  const command = setClock[platform];
  const judgement = judgeClock({ ...skew, broken: brokenDeadlines(skew, 0, defaultExpires), expires: defaultExpires, platform });
  const off = apart(skew) ?? agrees(skew);
  const meanwhile: Step = {
    en: "Until then, sign by the service's clock.",
    zh: "在此之前按服务端时钟签名。",
    command: likeThis("bcevpc call GET /v1/vpc --clock server", subject),
  };
  return {
    status: judgement ? "failure" : "warning",
    text: judgement?.text ?? { en: `${off.en}, within the allowed 30 min`, zh: `${off.zh}，尚在允许的 30 分钟之内` },
    details: judgement ? [refusedFor] : [],
    fixes: [{ en: "Set this machine's clock.", zh: "校准本机时钟。", ...(command === undefined ? {} : { command }) }, meanwhile],
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
