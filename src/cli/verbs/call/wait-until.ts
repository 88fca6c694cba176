import { setTimeout as pause } from "node:timers/promises";
import { canStillHold, statesIn } from "../../../core/operations/states/end-states.js";
import { InterruptedError, StateError, UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import type { CallContext } from "../../shared/look/notices.js";
import { compileSelection, isTrue, quotedIn } from "./selection.js";

export interface WaitOptions {
  readonly waitUntil?: string;
  /** Seconds. */
  readonly every?: number;
  /** Seconds. */
  readonly waitMaxTime?: number;
  readonly paginate?: boolean;
  readonly json?: boolean;
}

const usualPause = 5;
const usualLimit = 300;

/** What came of one request of a wait. */
export interface Observation<Result> {
  /** The body of the answer, whatever it says; null without an answer. */
  readonly body: Uint8Array | null;
  /** A failure that another request may get past, in a word. */
  readonly passing: string | null;
  /** Whether it failed. */
  readonly isFailure: boolean;
  readonly result: Result;
}

interface Condition {
  readonly text: string;
  holds(content: unknown): boolean;
  /** States it may speak of. */
  readonly named: readonly string[];
}

/**
 * What `--wait-until` asks for, checked; null without it.
 * @throws {UsageError} for an expression that is none, and for options that do not go together
 */
export async function conditionOf({ waitUntil, every, waitMaxTime, paginate }: WaitOptions, method: string): Promise<Condition | null> {
  if (waitUntil === undefined) {
    const [alone] = [every === undefined ? null : "--every", waitMaxTime === undefined ? null : "--wait-max-time"].filter(
      (name) => name !== null,
    );
    if (alone !== undefined) throw new UsageError({ en: `${alone} requires --wait-until`, zh: `${alone} 需与 --wait-until 一起使用` });
    return null;
  }
  if (method !== "GET" && method !== "HEAD")
    throw new UsageError(
      { en: "--wait-until requires GET, because the call is repeated", zh: "--wait-until 只能用于 GET：调用会重复发送" },
      [{ en: "use a call that reads the resource, e.g. GetNat or ListNat", zh: "请用读取结果的接口等待，如 GetNat、ListNat" }],
    );
  if (paginate)
    throw new UsageError({ en: "--wait-until and --paginate cannot be used together", zh: "--wait-until 与 --paginate 不能同时使用" });
  const select = await compileSelection("--wait-until", waitUntil, "\"status == 'active'\"");
  const holds = (content: unknown): boolean => {
    try {
      return isTrue(select(content));
    } catch {
      // A function of the expression that does not fit this answer, such as length(null).
      return false;
    }
  };
  return { text: waitUntil, holds, named: quotedIn(waitUntil) };
}

/** The answer as data; null when it is no JSON. */
function contentOf(body: Uint8Array | null): unknown {
  if (body === null) return null;
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return null;
  }
}

/** Where the resource stands, in words. */
function standing({ passing }: Observation<unknown>, content: unknown): Bilingual {
  if (passing !== null) return { en: `failed (${passing})`, zh: `失败（${passing}）` };
  const states = statesIn(content).map(cleanLine);
  const shown = states.slice(0, 5).join(", ") + (states.length > 5 ? ", …" : "");
  return states.length === 0 ? { en: "not yet", zh: "尚未达到" } : { en: `status ${shown}`, zh: `状态为 ${shown}` };
}

/** Waits; a Ctrl-C ends it. */
async function sleep({ io }: CallContext, milliseconds: number): Promise<void> {
  const stop = new AbortController();
  const release = io.onInterrupt(() => stop.abort());
  try {
    await pause(milliseconds, undefined, { signal: stop.signal });
  } catch {
    throw new InterruptedError({ en: "interrupted", zh: "已中断" });
  } finally {
    release();
  }
}

const impossible = ({ text }: Condition, { en, zh }: Bilingual): StateError =>
  new StateError({ en: `${cleanLine(text)} cannot become true any more: ${en}`, zh: `${cleanLine(text)} 已不可能成立：${zh}` }, [
    {
      en: "a resource that failed or was deleted does not come back: create a new one",
      zh: "已失败或已删除的资源不会恢复，请重新创建",
    },
  ]);

const outOfTime = ({ text }: Condition, limit: number, { en, zh }: Bilingual): StateError =>
  new StateError(
    { en: `${cleanLine(text)} did not become true within ${limit} s: ${en}`, zh: `${cleanLine(text)} 在 ${limit} 秒内没有成立：${zh}` },
    [{ en: "to wait longer: --wait-max-time SECONDS", zh: "延长等待：--wait-max-time 秒数" }],
  );

/**
 * Asks again and again until the condition holds, and gives the answer of which it does; a failure that no other request
 * gets past ends it too.
 * @throws {StateError} when the condition cannot hold any more, or the time is over
 */
export async function waitUntil<Result>(
  context: CallContext,
  condition: Condition,
  { every = usualPause, waitMaxTime = usualLimit, json }: WaitOptions,
  ask: () => Promise<Observation<Result>>,
): Promise<{ readonly isReached: boolean; readonly result: Result }> {
  const { io, notices } = context;
  const startedAt = io.now();
  let said = "";
  for (;;) {
    const seen = await ask();
    const content = contentOf(seen.body);
    if (content !== null && condition.holds(content)) return { isReached: true, result: seen.result };
    if (seen.isFailure && seen.passing === null) return { isReached: false, result: seen.result };
    const now = standing(seen, content);
    if (seen.passing === null && !canStillHold(content, condition.holds, condition.named)) throw impossible(condition, now);
    const passed = (io.now() - startedAt) / 1000;
    const rest = waitMaxTime - passed;
    if (rest <= 0) throw outOfTime(condition, waitMaxTime, now);
    if (!json && now.en !== said) {
      const seconds = passed < 10 ? passed.toFixed(1) : String(Math.round(passed));
      notices.remark({
        en: `${seconds} s: ${now.en}; checking every ${every} s`,
        zh: `${seconds} 秒：${now.zh}；每 ${every} 秒查询一次`,
      });
    }
    said = now.en;
    await sleep(context, Math.min(every, rest) * 1000);
  }
}
