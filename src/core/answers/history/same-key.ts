import type { Found } from "../../diagnose/found.js";
import type { Bilingual } from "../../text/bilingual.js";
import { maskedId } from "../../text/mask.js";
import type { Judgement } from "../evidence/evidence.js";
import { classesOf } from "../failure-class.js";
import type { History, Past } from "./history.js";
import type { HistoryCheck } from "./history-check.js";
import { type AnsweredRequest, passedIn } from "./passed.js";

const keyText = (keyId: string | null): Bilingual =>
  keyId === null ? { en: "the key", zh: "该 AK" } : { en: `the key ${maskedId(keyId)}`, zh: `AK ${maskedId(keyId)}` };

/** The refusals of a kind and key from a line on. */
const alike = ({ errors }: History, kind: "signature" | "key", keyId: string | null, since: number): readonly Past[] =>
  errors.filter(({ line, classes, trace }) => line >= since && classes.size === 1 && classes.has(kind) && (trace?.keyId ?? null) === keyId);

function ofSignature(history: History, passed: readonly AnsweredRequest[], keyId: string | null, since: number): Judgement | null {
  const key = keyText(keyId);
  const [other] = passed;
  if (other)
    return {
      verdict: "ruledOut",
      cause: "secret",
      text: {
        en: `the secret of ${key.en} is right: ${other.shown} passed on line ${other.line}; something that differs in this request is signed wrongly`,
        zh: `${key.zh} 的 SK 没有问题：第 ${other.line} 行的 ${other.shown} 已通过；是这个请求中不同的部分签名有误`,
      },
      action: null,
    };
  const { length } = alike(history, "signature", keyId, since);
  if (length < 2) return null;
  return {
    verdict: "unknown",
    cause: "secret",
    text: {
      en: `all ${length} requests of ${key.en} were refused alike: the secret or the signing code is wrong, not just this request`,
      zh: `${key.zh} 的 ${length} 个请求全部因签名被拒：问题在 SK 或签名代码，而不是这一个请求`,
    },
    action: null,
  };
}

/** A key that was known at first and is not any more. */
function ofKey(found: Found, passed: readonly AnsweredRequest[], keyId: string | null): Judgement | null {
  const before = passed.findLast(({ line, keyId: whose }) => line < found.line && whose !== null && whose === keyId);
  const after = passed.find(({ line, keyId: whose }) => line > found.line && whose !== null && whose === keyId);
  if (!before || after || keyId === null) return null;
  return {
    verdict: "confirmed",
    text: {
      en: `The key ${maskedId(keyId)} still worked on line ${before.line} (${before.shown}): it was disabled or deleted after that.`,
      zh: `AK ${maskedId(keyId)} 在第 ${before.line} 行（${before.shown}）仍可用：此后被禁用或删除。`,
    },
    action: null,
  };
}

function ofPermission(passed: readonly AnsweredRequest[], keyId: string | null): Judgement | null {
  const other = passed.find(({ isAllowed }) => isAllowed);
  if (!other) return null;
  const key = keyText(keyId);
  return {
    verdict: "unknown",
    text: {
      en: `${key.en} works otherwise: ${other.shown} passed on line ${other.line}; so permission for this one call is missing`,
      zh: `${key.zh} 本身可用：第 ${other.line} 行的 ${other.shown} 已通过；缺少的是这一调用的权限`,
    },
    action: null,
  };
}

function judge(found: Found, history: History): Judgement | null {
  const classes = classesOf(found);
  const [kind] = classes;
  if (classes.size !== 1 || (kind !== "signature" && kind !== "key" && kind !== "permission")) return null;
  const keyId = history.traceOf(found)?.keyId ?? null;
  // Requests of another key say nothing of this one, nor do those of an unknown key where it is known.
  const since = history.since(found.line);
  const passed = history.once("passed", () => passedIn(history)).filter((call) => call.keyId === keyId && call.line >= since);
  if (kind === "signature") return ofSignature(history, passed, keyId, since);
  return kind === "key" ? ofKey(found, passed, keyId) : ofPermission(passed, keyId);
}

/** What other requests of the same key met in the same input. Of a refused key nothing is said where it is not known. */
export const sameKey: HistoryCheck = {
  id: "same-key",
  mayJudge: (found) => classesOf(found).has("signature") || classesOf(found).has("permission"),
  judge,
};
