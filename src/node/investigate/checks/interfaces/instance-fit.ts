import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import type { JsonObject } from "../../../../core/operations/values/values.js";
import { shellWord } from "../../../../core/text/shell.js";
import type { Check, Look } from "../../check.js";
import { commandFor } from "../../command.js";
import { readEni, readInstance } from "../../gateways.js";
import { readList } from "../../lists.js";
import { shownAs, textIn, wholeList } from "../../resources.js";
import type { Subject } from "../../subject.js";

const instanceOf = ({ body, ids }: Subject): string =>
  textIn(body, "instanceId") || (ids.find(({ kind }) => kind?.prefix === "i-")?.id ?? "");

/** States in which an interface can be attached. From the page of AttachEniInstance. */
const fit: readonly string[] = ["Running", "Stopped"];

async function lookAtState(subject: Subject, read: Look): Promise<Judgement | null> {
  const instanceId = instanceOf(subject);
  if (instanceId === "") return null;
  const { item: instance, gap } = await readInstance(read, instanceId);
  if (!instance) return gap;
  const [shown, status] = [shownAs(instanceId, instance), textIn(instance, "status")];
  if (status === "") return null;
  if (fit.includes(status))
    return {
      verdict: "ruledOut",
      text: { en: `the instance ${shown} is ${status} now`, zh: `实例 ${shown} 现在是 ${status}` },
      action: null,
    };
  return {
    verdict: "confirmed",
    text: {
      en: `The instance ${shown} is ${status}; it must be Running or Stopped.`,
      zh: `实例 ${shown} 的状态是 ${status}，须为 Running 或 Stopped。`,
    },
    action: {
      en: "Wait until it is, then resend the request; to check its state:",
      zh: "等待状态符合后重发请求；查询状态：",
      command: `bcevpc call GET ${shellWord(`/v2/instance/${instanceId}`)}${subject.here.flags}`,
    },
  };
}

/** The state of the instance. Makes one call. */
export const instanceState: Check = {
  id: "instance-state",
  usually: 1,
  reads: ["GET /v2/instance/{instanceId}"],
  look: lookAtState,
};

/** What an interface and an instance must have in common, in words. */
const shared = [
  ["zoneName", { en: "zone", zh: "可用区" }, "zone"],
  ["vpcId", { en: "VPC", zh: "私有网络" }, "vpc"],
] as const;

/** A subnet of the instance's VPC and zone, to make an interface in. */
async function homeFor(subject: Subject, read: Look, instance: JsonObject): Promise<Judgement["action"]> {
  const [vpcId, zoneName] = [textIn(instance, "vpcId"), textIn(instance, "zoneName")];
  if (vpcId === "" || zoneName === "") return null;
  const { items } = await readList(
    read,
    ["QuerySubnetList", "subnets"],
    { vpcId, ...wholeList },
    { en: `the subnets of ${vpcId}`, zh: `${vpcId} 的子网` },
  );
  const subnet = items.find((item) => textIn(item, "zoneName") === zoneName && textIn(item, "subnetType") === "BCC");
  const id = subnet && textIn(subnet, "subnetId");
  return id
    ? {
        en: `An interface cannot be moved: create a new one in ${shownAs(id, subnet)}, which is in ${zoneName}.`,
        zh: `弹性网卡不能迁移：请在 ${zoneName} 的子网 ${shownAs(id, subnet)} 中新建。`,
        command: commandFor("QuerySpecifiedSubnet", { subnetId: id }, subject.here),
      }
    : {
        en: `${vpcId} has no subnet for instances in ${zoneName}: create one, then an interface in it.`,
        zh: `${vpcId} 在 ${zoneName} 没有可用的子网：先创建子网，再在其中新建弹性网卡。`,
        command: commandFor("QuerySubnetList", { vpcId, zoneName }, subject.here),
      };
}

async function lookAtPlace(subject: Subject, read: Look): Promise<Judgement | null> {
  const [eniId, instanceId] = [subject.values["eniId"], instanceOf(subject)];
  if (!eniId || instanceId === "") return null;
  const eni = await readEni(read, eniId);
  if (!eni.item) return eni.gap;
  const own = eni.item;
  const { item: instance, gap } = await readInstance(read, instanceId);
  const [mine, theirs] = [shownAs(eniId, own), instance ? shownAs(instanceId, instance) : instanceId];
  if (!instance)
    return {
      ...gap,
      text: {
        en: `the interface ${mine} is in ${textIn(own, "zoneName")} and ${textIn(own, "vpcId")}; ${gap.text.en}`,
        zh: `弹性网卡 ${mine} 在 ${textIn(own, "zoneName")}、${textIn(own, "vpcId")}；${gap.text.zh}`,
      },
    };
  const apart = shared.find(
    ([key]) => textIn(own, key) !== "" && textIn(instance, key) !== "" && textIn(own, key) !== textIn(instance, key),
  );
  const isKnown = shared.every(([key]) => textIn(own, key) !== "" && textIn(instance, key) !== "");
  if (!apart && !isKnown) return null;
  if (!apart)
    return {
      verdict: "ruledOut",
      text: {
        en: `${mine} and ${theirs} are both in ${textIn(own, "zoneName")} and ${textIn(own, "vpcId")} now`,
        zh: `${mine} 和 ${theirs} 现在都在 ${textIn(own, "zoneName")}、${textIn(own, "vpcId")}`,
      },
      action: null,
    };
  const [key, name, cause] = apart;
  return {
    verdict: "confirmed",
    cause: `instance-place.${cause}`,
    text: {
      en: `The interface ${mine} is in the ${name.en} ${textIn(own, key)}, the instance ${theirs} in ${textIn(instance, key)}.`,
      zh: `弹性网卡 ${mine} 在${name.zh} ${textIn(own, key)}，实例 ${theirs} 在 ${textIn(instance, key)}。`,
    },
    action: await homeFor(subject, read, instance),
  };
}

/** Zone and VPC of an interface against those of an instance. Makes three calls. */
export const instancePlace: Check = {
  id: "instance-place",
  usually: 3,
  reads: ["GetEniDetail", "GET /v2/instance/{instanceId}", "QuerySubnetList"],
  look: lookAtPlace,
};
