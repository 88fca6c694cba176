import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import type { Bilingual } from "../../../../core/text/bilingual.js";
import type { Check, Look } from "../../check.js";
import { notKnown } from "../../check.js";
import { commandFor } from "../../command.js";
import { type ResourceReads, resourceIn, resourceReads, shownAs, textIn } from "../../resources.js";
import type { Subject } from "../../subject.js";

/** The operation that switches release protection, and the name of the id it takes, by prefix. */
const protection: Readonly<Record<string, readonly [operation: string, id: string]>> = {
  "nat-": ["UpdateNatReleaseProtectionSwitch", "natId"],
  "vpn-": ["UpdateVpnReleaseProtection", "vpnId"],
  "peerconn-": ["UpdatePeerConnDeleteProtect", "peerConnId"],
};

/** States in which a change is under way. */
const passing: ReadonlySet<string> = new Set([
  "building",
  "configuring",
  "updating",
  "attaching",
  "detaching",
  "binding",
  "unbinding",
  "creating",
  "releasing",
  "deleting",
]);

/** What is to be read of the resource that the call is about. */
function target({ ids, operation }: Subject): { id: string; reads: ResourceReads } | null {
  const inPath = ids.find(
    ({ parameter, kind }) => kind && operation?.parameters.some(({ name, in: place }) => name === parameter && place === "path"),
  );
  const named = inPath ?? ids.find(({ kind }) => kind);
  const reads = named && resourceReads.find(({ prefix, byId }) => prefix === named.kind?.prefix && byId);
  return named && reads ? { id: named.id, reads } : null;
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const found = target(subject);
  if (!found?.reads.byId) return null;
  const { id, reads } = found;
  const [name, parameter] = reads.byId ?? ["GetNat", ""];
  const outcome = await read(name, { [parameter]: id });
  if (outcome.kind === "absent") return null;
  if (outcome.kind !== "value") return notKnown(outcome, { en: id, zh: id });
  const item = resourceIn(outcome.value, reads);
  const [shown, status, isRemoval] = [shownAs(id, item), textIn(item, "status"), subject.operation?.method === "DELETE"];
  const says = (cause: string, text: Bilingual, action: Judgement["action"]): Judgement => ({
    verdict: "confirmed",
    cause: `release-bar.${cause}`,
    text,
    action,
  });
  if (isRemoval && item["isDefault"] === true)
    return says(
      "default",
      { en: `${shown} is the default VPC of the region, which cannot be deleted.`, zh: `${shown} 是该地域的默认私有网络，不能删除。` },
      null,
    );
  if (isRemoval && item["deleteProtect"] === true) {
    const [operation, idName] = protection[reads.prefix] ?? [];
    const command =
      operation === undefined || idName === undefined ? null : commandFor(operation, { [idName]: id, deleteProtect: false }, subject.here);
    return says(
      "protected",
      { en: `${shown} has release protection (deleteProtect).`, zh: `${shown} 已开启释放保护（deleteProtect）。` },
      command === null ? null : { en: "To release it, disable the protection first.", zh: "要释放它，先关闭释放保护。", command },
    );
  }
  if (passing.has(status))
    return says(
      "running",
      { en: `A change of ${shown} is still running: its status is ${status}.`, zh: `${shown} 的变更仍在进行：状态是 ${status}。` },
      {
        en: "Check the status until it is stable, then resend the request.",
        zh: "等状态稳定后重发请求。",
        command: commandFor(name, { [parameter]: id }, subject.here),
      },
    );
  if (isRemoval && textIn(item, "paymentTiming") === "Prepaid" && textIn(item, "expiredTime") !== "")
    return says(
      "prepaid",
      {
        en: `${shown} is Prepaid until ${textIn(item, "expiredTime")}.`,
        zh: `${shown} 是预付费（Prepaid），到期时间 ${textIn(item, "expiredTime")}。`,
      },
      null,
    );
  const rest = isRemoval
    ? { en: ", it is not protected and not a default resource", zh: "，没有释放保护，也不是默认资源" }
    : { en: "", zh: "" };
  return {
    verdict: "ruledOut",
    text: { en: `no change of ${shown} is running now${rest.en}`, zh: `${shown} 目前没有进行中的变更${rest.zh}` },
    action: null,
  };
}

/** What keeps a resource from being changed or released: protection, a change under way, a default, a paid term. Makes one call. */
export const releaseBar: Check = {
  id: "release-bar",
  usually: 1,
  reads: resourceReads.flatMap(({ byId }) => (byId ? [byId[0]] : [])),
  look,
};
