import type { Found } from "../../diagnose/found.js";
import { operationShapes } from "../../operations/lookup/operation-index.js";
import type { Bilingual } from "../../text/bilingual.js";
import { cleanLine } from "../../text/clean.js";
import { duration, isBeijingOffset, setClock } from "../../text/durations.js";
import { isSecretName } from "../../text/mask.js";
import { shellWord } from "../../text/shell.js";
import type { Judgement } from "../evidence/evidence.js";
import { classesOf } from "../failure-class.js";
import type { History, Past } from "./history.js";
import type { HistoryCheck } from "./history-check.js";
import { passedIn } from "./passed.js";

/** Seconds that a date may be off, and that a signature counts unless it says otherwise. */
const allowed = 1800;
/** Seconds by which skews of one clock may differ. */
const sameSkew = 120;

/** Seconds that the service's clock was ahead when it answered; null where the input does not show both times. */
function skewOf({ signedAt, trace }: Past): number | null {
  if (signedAt === null || trace?.answeredAt == null) return null;
  const seconds = (trace.answeredAt - signedAt) / 1000;
  // The seconds that an answer takes are none of a clock's that is hours off.
  return Math.abs(seconds) > 3600 ? Math.round(seconds / 60) * 60 : Math.round(seconds);
}

/** Milliseconds between which requests with one signature time are not a burst that was signed within a second. */
const apart = 60_000;

interface Facts {
  readonly expired: readonly Past[];
  /** Requests that were sent at different times with one signature time; empty where there are none. */
  readonly same: readonly Past[];
  /** Set when there are several signature times, none of them sent again later. */
  readonly isSignedAnew: boolean;
  readonly skews: readonly number[];
}

const spread = (group: readonly Past[]): number => {
  const times = group.flatMap(({ sentAt }) => sentAt ?? []);
  return times.length < 2 ? 0 : Math.max(...times) - Math.min(...times);
};

function factsOf(history: History): Facts {
  const expired = history.errors.filter(({ classes }) => classes.size === 1 && classes.has("clock"));
  const byStamp = new Map<number, Past[]>();
  for (const request of expired)
    if (request.signedAt !== null) byStamp.set(request.signedAt, [...(byStamp.get(request.signedAt) ?? []), request]);
  const groups = [...byStamp.values()];
  const same = groups.find((group) => spread(group) >= apart) ?? [];
  const skews = expired.flatMap((request) => skewOf(request) ?? []);
  return { expired, same, isSignedAnew: groups.length > 1 && same.length === 0, skews };
}

const iso = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
const signAnew = {
  en: "Sign every request again, right before it is sent; sign this one again with bcevpc to see it pass.",
  zh: "每个请求都在发送前重新签名；可用 bcevpc 重新签名发送以验证。",
} as const satisfies Bilingual;

/** A read that bcevpc signs now: the request itself, where it is one. Null where the place is not known, or the request holds a secret. */
function again({ called }: Found): string | null {
  if (!called) return null;
  const { request, operation, flags } = called;
  if (operationShapes.find(({ name }) => name === operation)?.method !== "GET") return `bcevpc call QueryVpcList${flags}`;
  if (request.query.some(([name]) => isSecretName(name))) return null;
  const query = request.query.map(([name, value]) => ` -q ${shellWord(cleanLine(`${name}=${value ?? ""}`))}`).join("");
  return `bcevpc call GET ${shellWord(cleanLine(request.path))}${query}${flags}`;
}

function signedOnce(text: Bilingual, found: Found): Judgement {
  const command = again(found);
  return { verdict: "confirmed", cause: "expired-requests.once", text, action: command === null ? null : { ...signAnew, command } };
}

function clockOff(skew: number | null, count: number): Judgement {
  const by_ = duration(skew ?? 0);
  const beijing = skew !== null && isBeijingOffset(skew);
  const by: Bilingual =
    skew === null
      ? { en: "more than 30 min off", zh: "偏差超过 30 分钟" }
      : skew < 0
        ? { en: `${by_.en} ahead of the service's`, zh: `比服务端快 ${by_.zh}` }
        : { en: `${by_.en} behind the service's`, zh: `比服务端慢 ${by_.zh}` };
  const zone = beijing ? { en: ": Beijing time set or written as UTC", zh: "，正是把北京时间当成了 UTC" } : { en: "", zh: "" };
  const all = count === 2 ? "Both requests" : `All ${count} requests`;
  const anew: Bilingual =
    count > 1
      ? { en: ` ${all} were signed again but still expired.`, zh: `${count} 个请求都是各自重新签名的，仍然过期。` }
      : { en: "", zh: "" };
  return {
    verdict: "confirmed",
    cause: beijing ? "clock.zone" : "clock",
    text: {
      en: `The clock that signs is ${by.en}${zone.en}.${anew.en}`,
      zh: `签名一方的时钟${by.zh}${zone.zh}。${anew.zh}`,
    },
    action: {
      en: "Set the clock of the machine that signs, and take the time in UTC.",
      zh: "校准签名所在机器的时钟，并使用 UTC 时间。",
      command: setClock["linux"] ?? "",
    },
  };
}

/** What the times of signing say; null where they say nothing. */
function bySigning({ expired, same, isSignedAnew, skews }: Facts, found: Found): Judgement | null {
  const [skew = null] = skews;
  const isOneClock = skews.length > 0 && skews.every((each) => Math.abs(each - (skew ?? 0)) <= sameSkew);
  // A date in the future can only come of a clock; one in the past is an old signature as well, unless each was signed anew.
  if (skew !== null && isOneClock && (skew < -allowed || (skew > allowed && isSignedAnew))) return clockOff(skew, expired.length);
  const [first, last] = [same[0], same.at(-1)];
  if (first && last && first.signedAt !== null) {
    const at = iso(first.signedAt);
    const text = {
      en: `${same.length} requests have the same signature time, ${at} (lines ${first.line} to ${last.line}): the client signs once and reuses that signature until it expires.`,
      zh: `${same.length} 个请求的签名时间都是 ${at}（第 ${first.line} 至 ${last.line} 行）：客户端只签名一次，之后一直复用，直到过期。`,
    };
    return signedOnce(text, found);
  }
  return null;
}

function judge(found: Found, history: History): Judgement | null {
  const classes = classesOf(found);
  if (classes.size !== 1 || !classes.has("clock")) return null;
  const facts = history.once("expired", () => factsOf(history));
  const { expired } = facts;
  const [first] = expired;
  if (!first) return null;
  const bySignature = bySigning(facts, found);
  if (bySignature) return bySignature;
  const passed = history.once("passed", () => passedIn(history));
  const after = passed.find(({ line }) => line > first.line);
  if (after)
    return {
      verdict: "ruledOut",
      cause: "clock",
      text: {
        en: `the clock is right: ${after.shown} passed on line ${after.line}; this request was signed long before it was sent`,
        zh: `时钟没有问题：第 ${after.line} 行的 ${after.shown} 已通过；过期的请求是签名后过了很久才发送的`,
      },
      action: null,
    };
  if (passed.length > 0 && expired.length > 1)
    return signedOnce(
      {
        en: `The first ${passed.length === 1 ? "request" : `${passed.length} requests`} passed, and every one from line ${first.line} on expired: the clock is right, and the client sends on what it signed at the start.`,
        zh: `前 ${passed.length} 个请求通过，从第 ${first.line} 行起全部过期：时钟没有问题，是客户端一直复用最初的签名。`,
      },
      found,
    );
  if (expired.length < 2) return null;
  if (facts.isSignedAnew) return clockOff(null, expired.length);
  return {
    verdict: "unknown",
    cause: "clock",
    text: {
      en: `all ${expired.length} of them expired and no request in this input passed: a wrong clock has this effect from the first request on`,
      zh: `${expired.length} 个请求全部过期，输入中没有通过的请求：时钟不准时，从第一个请求起就会这样`,
    },
    action: null,
  };
}

/** Whether all requests expired, from the first on, or only later ones: a clock that is wrong, or a signature that is used again. */
export const expiredRequests: HistoryCheck = {
  id: "expired-requests",
  mayJudge: (found) => classesOf(found).has("clock"),
  judge,
};
