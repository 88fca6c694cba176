import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import { cleanLine } from "../../../../core/text/clean.js";
import type { Check, Look } from "../../check.js";
import { callWith } from "../../command.js";
import type { Subject } from "../../subject.js";

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { sameKey, otherKeys } = subject;
  if (sameKey.length === 0 && otherKeys.length === 0) return null;
  const tried: string[] = [];
  for (const place of sameKey) {
    const outcome = await read("QueryVpcList", { maxKeys: "1" }, place);
    const name = cleanLine(place.flags.trim());
    const isSigned = outcome.kind === "value" || (outcome.kind === "refused" && outcome.isPermission);
    if (isSigned) {
      const command = callWith(subject, {}, place) ?? outcome.call.command;
      return {
        verdict: "confirmed",
        cause: "secret",
        text: {
          en: `The secret key that signed the call does not belong to its access key id; the secret in the profile works (${name}).`,
          zh: `签名所用的 SK 与该 AK 不是一对；配置档中的 SK 可用（${name}）。`,
        },
        action: { en: "Use that profile.", zh: "改用该配置档。", command },
      };
    }
    if (outcome.kind !== "refused")
      return {
        verdict: "unknown",
        text: { en: `another secret for this key (${name}) could not be tested`, zh: `无法验证该 AK 的另一个 SK（${name}）` },
        action: null,
      };
    tried.push(name);
  }
  const names = otherKeys.map(cleanLine);
  const untried =
    names.length === 0
      ? { en: "", zh: "" }
      : {
          en: `; profiles of other keys were not tried: ${names.join(", ")}`,
          zh: `；未尝试其他 AK 的配置档：${names.join("、")}`,
        };
  const none =
    tried.length === 0
      ? { en: "no other profile uses this key", zh: "没有其他配置档使用该 AK" }
      : {
          en: `no other profile has a working secret for this key (${tried.join("; ")})`,
          zh: `其他配置档中该 AK 的 SK 也不可用（${tried.join("；")}）`,
        };
  return { verdict: "unknown", text: { en: none.en + untried.en, zh: none.zh + untried.zh }, action: null };
}

/** Whether a profile of the same access key id holds the secret that works. Makes one call for each such profile. */
export const otherSecret: Check = { id: "other-secret", usually: 1, reads: ["QueryVpcList"], look };
