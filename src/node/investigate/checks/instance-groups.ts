import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import type { Check, Look } from "../check.js";
import { commandFor } from "../command.js";
import { readInstance } from "../gateways.js";
import { readList } from "../lists.js";
import { shownAs, textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

/** Security groups that an instance can be in. From the page of the error code. */
const most = 10;

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const instanceId = subject.ids.find(({ kind }) => kind?.prefix === "i-")?.id;
  if (instanceId === undefined) return null;
  const { item: instance, gap } = await readInstance(read, instanceId);
  if (!instance) return gap;
  const vpcId = textIn(instance, "vpcId");
  const what = { en: `the security groups of ${instanceId}`, zh: `${instanceId} 的安全组` };
  const groups = await readList(read, ["QuerySecurityGroupsList", "securityGroups"], { vpcId, instanceId, ...wholeList }, what);
  if (groups.gap) return groups.gap;
  const shown = shownAs(instanceId, instance);
  const { length } = groups.items;
  if (length < most)
    return {
      verdict: "ruledOut",
      text: {
        en: `the instance ${shown} is in ${length} of ${most} security groups`,
        zh: `实例 ${shown} 关联了 ${length} 个安全组，上限 ${most}`,
      },
      action: null,
    };
  const names = groups.items.map((group) => shownAs(textIn(group, "id"), group)).slice(0, most);
  return {
    verdict: "confirmed",
    text: {
      en: `The instance ${shown} is in ${length} of ${most} security groups: ${names.join(", ")}.`,
      zh: `实例 ${shown} 已关联 ${length} 个安全组，上限 ${most}：${names.join("、")}。`,
    },
    action: {
      en: "Unbind one that it no longer needs; the command lists them.",
      zh: "解绑不再需要的安全组；下面的命令列出现有的。",
      command: commandFor("QuerySecurityGroupsList", { vpcId, instanceId }, subject.here),
    },
  };
}

/** How many security groups an instance is in. Makes two calls. */
export const instanceGroups: Check = {
  id: "instance-groups",
  usually: 2,
  reads: ["GET /v2/instance/{instanceId}", "QuerySecurityGroupsList"],
  look,
};
