import { accessKeyDoubt } from "../../signature/key-shape.js";
import { maskedId } from "../../text/mask.js";
import { shellWord } from "../../text/shell.js";
import { concernsKey } from "../failure-class.js";
import type { Evidence, EvidenceCheck, Judgement } from "./evidence.js";

function judge({ key, error }: Evidence): Judgement | null {
  if (!key || !concernsKey(error)) return null;
  const doubt = accessKeyDoubt(key.id);
  const shown = maskedId(key.id);
  if (!doubt)
    return {
      verdict: "unknown",
      text: {
        en: `the access key id ${shown} (${key.source.en}) looks valid`,
        zh: `Access Key Id ${shown}（来自 ${key.source.zh}）格式正常`,
      },
      action: null,
    };
  const profile = key.profile === null ? "" : ` --profile ${shellWord(key.profile)}`;
  return {
    verdict: "confirmed",
    text: {
      en: `The access key id ${shown} (${key.source.en}) ${doubt.en}.`,
      zh: `Access Key Id ${shown}（来自 ${key.source.zh}）${doubt.zh}。`,
    },
    action: {
      en: "Replace it with an access key of a Baidu AI Cloud account.",
      zh: "换成百度智能云账号的 Access Key。",
      command: `bcevpc configure${profile}`,
    },
  };
}

/** The access key id is visibly none of this cloud's. */
export const keyShape: EvidenceCheck = { id: "key-shape", judge };
