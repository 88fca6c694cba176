import { accessKeyDoubt } from "../../signature/key-shape.js";
import { maskedId } from "../../text/mask.js";
import { shellWord } from "../../text/shell.js";
import { concernsKey } from "../failure-class.js";
import type { CallKey, Evidence, EvidenceCheck, Judgement } from "./evidence.js";
import { pasteAgainAction } from "./key-remedy.js";

/** The key is none of this account's, and nothing tells why; which other profiles there are may. */
function looksValid({ source, others }: CallKey, shown: string): Judgement {
  const besides =
    others.length === 0
      ? { en: "", zh: "" }
      : { en: `; profiles with other keys: ${others.join(", ")}`, zh: `；使用其他 AK 的配置档：${others.join("、")}` };
  return {
    verdict: "unknown",
    text: {
      en: `the access key id ${shown} (${source.en}) looks valid${besides.en}`,
      zh: `Access Key Id ${shown}（来自 ${source.zh}）格式正常${besides.zh}`,
    },
    action: null,
  };
}

/** The key is unknown and nearly that of a profile. */
const slip = ({ source }: CallKey, shown: string, near: string): Judgement => ({
  verdict: "confirmed",
  cause: "key-shape.slip",
  text: {
    en: `The access key id ${shown} (${source.en}) is unknown; the profile ${near} has a similar one, in which one or two characters differ.`,
    zh: `Access Key Id ${shown}（来自 ${source.zh}）不存在，与配置档 ${near} 中的只差一两个字符。`,
  },
  action: {
    en: "Use the key of that profile.",
    zh: "改用该配置档中的密钥。",
    command: `bcevpc call GET /v1/vpc --profile ${shellWord(near)}`,
  },
});

function judge({ key, error }: Evidence): Judgement | null {
  if (!key || !concernsKey(error)) return null;
  const doubt = accessKeyDoubt(key.id);
  const shown = maskedId(key.id);
  if (!doubt) return key.near === null ? looksValid(key, shown) : slip(key, shown, key.near);
  return {
    verdict: "confirmed",
    text: {
      en: `The access key id ${shown} (${key.source.en}) ${doubt.en}.`,
      zh: `Access Key Id ${shown}（来自 ${key.source.zh}）${doubt.zh}。`,
    },
    action: pasteAgainAction(key.source, key.profile),
  };
}

/** The access key id is visibly none of this cloud's. */
export const keyShape: EvidenceCheck = { id: "key-shape", judge };
