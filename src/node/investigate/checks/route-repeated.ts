import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { trueNetwork } from "../../../core/operations/values/addresses.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Check, Look } from "../check.js";
import { commandFor } from "../command.js";
import { readList } from "../lists.js";
import { textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

const ranges = ["sourceAddress", "destinationAddress"] as const;
const sameRange = (first: string, second: string): boolean => (trueNetwork(first) ?? first) === (trueNetwork(second) ?? second);

/** What to do about the rule that is there: nothing, when it leads where the new one would. */
function insteadOf({ body, operation, here }: Subject, rule: JsonObject): Judgement["action"] {
  const routeRuleId = textIn(rule, "routeRuleId");
  const [type, hop] = [textIn(body, "nexthopType") || textIn(rule, "nexthopType"), textIn(body, "nexthopId")];
  if (routeRuleId === "" || operation?.name !== "CreateRoutingRules" || hop === "") return null;
  if (hop === textIn(rule, "nexthopId")) {
    const command = commandFor("QueryRoutingRules", { routeTableId: textIn(body, "routeTableId") }, here);
    return { en: "No need to create it: the next hop is the same.", zh: "无需再建：下一跳相同。", command };
  }
  if (type !== textIn(rule, "nexthopType") || textIn(rule, "pathType") !== "normal") return null;
  return {
    en: "Change its next hop instead of adding a rule.",
    zh: "不要新增规则，改为修改它的下一跳。",
    command: commandFor("UpdateRoutingRules", { routeRuleId, nexthopId: hop }, here),
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { body, values } = subject;
  const routeTableId = textIn(body, "routeTableId") || values["routeTableId"];
  const [source, destination] = ranges.map((key) => textIn(body, key)) as [string, string];
  if (!routeTableId || source === "" || destination === "") return null;
  const what = { en: `the rules of ${routeTableId}`, zh: `${routeTableId} 的规则` };
  const { items, gap } = await readList(read, ["QueryRoutingRules", "routeRules"], { routeTableId, ...wholeList }, what);
  const rule = items.find(
    (item) => sameRange(textIn(item, "sourceAddress"), source) && sameRange(textIn(item, "destinationAddress"), destination),
  );
  if (!rule)
    return (
      gap ?? {
        verdict: "ruledOut",
        text: {
          en: `${routeTableId} has no rule from ${source} to ${destination} now`,
          zh: `${routeTableId} 中目前没有从 ${source} 到 ${destination} 的规则`,
        },
        action: null,
      }
    );
  const [id, type, hop] = ["routeRuleId", "nexthopType", "nexthopId"].map((key) => textIn(rule, key)) as [string, string, string];
  const shown = id === "" ? { en: "a rule of the system", zh: "系统规则" } : { en: `the rule ${id}`, zh: `规则 ${id}` };
  const isOtherHop = ![hop, ""].includes(textIn(body, "nexthopId"));
  return {
    verdict: "confirmed",
    cause: isOtherHop ? "route-repeated.hop" : "route-repeated",
    text: {
      en: `${source} → ${destination} is already in ${routeTableId}: ${shown.en}, with the next hop ${[type, hop].join(" ").trim()}.`,
      zh: `${routeTableId} 中已有 ${source} → ${destination}：${shown.zh}，下一跳是 ${[type, hop].join(" ").trim()}。`,
    },
    action: insteadOf(subject, rule),
  };
}

/** Which rule of a route table has the ranges of a new one. Makes one call. */
export const routeRepeated: Check = { id: "route-repeated", usually: 1, reads: ["QueryRoutingRules"], look };
