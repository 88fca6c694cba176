import { maskedId } from "../../text/mask.js";
import { shellWord } from "../../text/shell.js";
import { signatureStatement } from "../refused-signature.js";
import type { Evidence, EvidenceCheck, Judgement } from "./evidence.js";
import { pasteAgainAction } from "./key-remedy.js";

function judge(evidence: Evidence): Judgement | null {
  const { signature, key, mayBeChanged } = evidence;
  if (!signature || !key) return null;
  const { verdict, missing, secretSource, otherProfiles } = signature;
  const isRight = verdict !== "mistake" && verdict !== "unexplained" && missing === null;
  if (!isRight || mayBeChanged) return { verdict: "unknown", text: signatureStatement(signature), action: null };
  const shown = maskedId(key.id);
  const [other] = otherProfiles;
  const elsewhere =
    other === undefined
      ? { en: "", zh: "" }
      : { en: ` Profile ${other} has another secret for the same key.`, zh: `配置档 ${other} 中有同一 Access Key 的另一个密钥。` };
  return {
    verdict: "confirmed",
    text: {
      en: `The secret (${secretSource.en}) does not belong to the access key ${shown}: the request was signed correctly with it and was still refused.${elsewhere.en}`,
      zh: `密钥（来源：${secretSource.zh}）与 Access Key ${shown} 不是一对：签名过程没有错误，请求仍被拒绝。${elsewhere.zh}`,
    },
    action:
      other === undefined
        ? pasteAgainAction(secretSource, key.profile)
        : {
            en: "Use the secret of the other profile.",
            zh: "改用另一个配置档中的密钥。",
            command: `bcevpc call GET /v1/vpc --profile ${shellWord(other)}`,
          },
  };
}

/** A call that bcevpc signed itself was refused for its signature: so the secret is another one, unless something changed the request. */
export const ownSignature: EvidenceCheck = { id: "secret", judge };
