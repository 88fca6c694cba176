import type { Finding } from "../signature/mistakes/mistake.js";
import type { SignatureVerdict } from "../signature/mistakes/verification.js";
import type { Bilingual } from "../text/bilingual.js";

/** What the analysis of a call's own signature found. */
export interface CallSignature {
  /** Signed headers that the service says did not arrive. */
  readonly missing: string | null;
  readonly verdict: SignatureVerdict;
  readonly mistakes: readonly Finding[];
  readonly signedHeaders: readonly string[];
  readonly secretSource: Bilingual;
  /** Profiles that hold another secret for the same access key id. */
  readonly otherProfiles: readonly string[];
  /** The proxy the request went through, without user and password. */
  readonly proxy: string | null;
}

/** What a refused signature proves when what was sent is rightly signed. */
export function signatureStatement({
  missing,
  verdict,
  mistakes,
  signedHeaders,
  secretSource,
  otherProfiles,
  proxy,
}: CallSignature): Bilingual {
  if (verdict === "mistake" || verdict === "unexplained")
    return {
      en: `checked: already wrong when sent: ${mistakes.map(({ en }) => en).join("; ")}`,
      zh: `已校验：发送时签名就有误：${mistakes.map(({ zh }) => zh).join("；")}`,
    };
  const names = { en: signedHeaders.join(", "), zh: signedHeaders.join("、") };
  const through = proxy === null ? { en: "", zh: "" } : { en: ` (it went through ${proxy})`, zh: `（请求经过 ${proxy}）` };
  if (missing !== null)
    return {
      en: `checked: the request was signed correctly and carried ${missing}. So something on the way${through.en} removed it.`,
      zh: `已校验：请求签名无误，且带有 ${missing}，因此是途中的设备${through.zh}去掉了它。`,
    };
  const others =
    otherProfiles.length === 0
      ? { en: "", zh: "" }
      : {
          en: ` Profile ${otherProfiles.join(", ")} has another secret for the same key.`,
          zh: `配置档 ${otherProfiles.join("、")} 中有同一 AK 的另一个密钥。`,
        };
  return {
    en: `checked: the request was signed correctly with the secret used (${secretSource.en}). So the secret does not belong to this access key id, or something on the way${through.en} changed ${names.en}, path or query.${others.en}`,
    zh: `已校验：用所取的密钥（${secretSource.zh}）签名无误。因此要么该密钥与此 Access Key Id 不是一对，要么途中的设备${through.zh}改动了 ${names.zh}、路径或查询字符串。${others.zh}`,
  };
}
