import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import type { Check, Look } from "../check.js";
import { callWith, commandFor } from "../command.js";
import { readList, readOne } from "../lists.js";
import { shownAs, textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

type GroupsKey = "securityGroupIds" | "enterpriseSecurityGroupIds";

/** The members of a group, as far as they can be listed. */
interface Members {
  readonly interfaces: readonly JsonObject[];
  /** Instances that the service counts; null where it counts none. */
  readonly counted: number | null;
  readonly gap: Judgement | null;
}

const groupsOf = (item: JsonObject, key: GroupsKey): readonly string[] => (Array.isArray(item[key]) ? item[key].map(String) : []);

const interfacesOf = (look: Look, vpcId: string) =>
  readList(look, ["ListEni", "enis"], { vpcId, ...wholeList }, { en: `the network interfaces of ${vpcId}`, zh: `${vpcId} 的弹性网卡` });

async function ordinary(id: string, look: Look): Promise<Members | null> {
  const { item, gap } = await readOne(
    look,
    ["GetSecurityGroupDetails", null],
    { securityGroupId: id },
    { en: `the security group ${id}`, zh: `普通安全组 ${id}` },
  );
  if (!item) return { interfaces: [], counted: null, gap };
  const listed = await interfacesOf(look, textIn(item, "vpcId"));
  const counted = textIn(item, "bindInstanceNum");
  return {
    interfaces: listed.items.filter((eni) => groupsOf(eni, "securityGroupIds").includes(id)),
    counted: counted === "" ? null : Number(counted),
    gap: listed.gap,
  };
}

/** An enterprise group belongs to no VPC: the interfaces of all have to be looked through. */
async function enterprise(id: string, look: Look): Promise<Members | null> {
  const vpcs = await readList(look, ["QueryVpcList", "vpcs"], wholeList, { en: "the VPCs", zh: "私有网络" });
  const lists = await Promise.all(vpcs.items.map((vpc) => interfacesOf(look, textIn(vpc, "vpcId"))));
  const interfaces = lists.flatMap(({ items }) => items).filter((eni) => groupsOf(eni, "enterpriseSecurityGroupIds").includes(id));
  return { interfaces, counted: null, gap: vpcs.gap ?? lists.find(({ gap }) => gap)?.gap ?? null };
}

const defaultNames: ReadonlySet<string> = new Set(["默认安全组", "default"]);

/** Commands that give each interface its other groups, or else the default group of its VPC; null where it has neither. */
async function moves(
  interfaces: readonly JsonObject[],
  id: string,
  key: GroupsKey,
  { here }: Subject,
  look: Look,
): Promise<readonly string[] | null> {
  const needsDefault = interfaces.some((eni) => groupsOf(eni, key).length === 1);
  const groups = needsDefault
    ? await readList(look, ["QuerySecurityGroupsList", "securityGroups"], wholeList, { en: "the security groups", zh: "普通安全组" })
    : null;
  const commands = interfaces.map((eni) => {
    const eniId = textIn(eni, "eniId");
    const kept = groupsOf(eni, key).filter((other) => other !== id);
    if (kept.length > 0)
      return commandFor(
        key === "securityGroupIds" ? "UpdateEniSecurityGroup" : "UpdateEniEnterpriseSecurityGroup",
        { eniId, [key]: kept },
        here,
      );
    const home = groups?.items.find(
      (group) => textIn(group, "vpcId") === textIn(eni, "vpcId") && defaultNames.has(textIn(group, "name")) && textIn(group, "id") !== id,
    );
    return home ? commandFor("UpdateEniSecurityGroup", { eniId, securityGroupIds: [textIn(home, "id")] }, here) : null;
  });
  return commands.some((command) => command === null) ? null : commands.flatMap((command) => command ?? []);
}

/** What is named at most. */
const mostNamed = 10;

function sentence(id: string, { interfaces, counted }: Members): Bilingual {
  const named = interfaces.slice(0, mostNamed).map((eni) => shownAs(textIn(eni, "eniId"), eni));
  const unnamed = Math.max(interfaces.length, counted ?? 0) - named.length;
  const more =
    unnamed === 0 ? { en: "", zh: "" } : { en: `${unnamed} ${unnamed === 1 ? "instance" : "instances"}`, zh: `${unnamed} 个实例` };
  if (named.length === 0) return { en: `${id} is bound to ${more.en}.`, zh: `${id} 绑定了 ${more.zh}。` };
  const all = named.join(", ");
  const rest = unnamed === 0 ? more : { en: ` and ${unnamed} more`, zh: `，以及另外 ${more.zh}` };
  return {
    en: `${id} is in use by the network ${named.length === 1 ? "interface" : "interfaces"} ${all}${rest.en}.`,
    zh: `${id} 正被弹性网卡 ${all} 使用${rest.zh}。`,
  };
}

const kinds = [
  ["DeleteSecurityGroup", "securityGroupId", "securityGroupIds", ordinary],
  ["DeleteEnterpriseSecurityGroup", "enterpriseSecurityGroupId", "enterpriseSecurityGroupIds", enterprise],
] as const;

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const kind = kinds.find(([operation]) => operation === subject.operation?.name);
  if (!kind) return null;
  const [, parameter, key, membersOf] = kind;
  const id = subject.values[parameter];
  const members = id === undefined ? null : await membersOf(id, read);
  if (id === undefined || !members) return null;
  const { interfaces, counted, gap } = members;
  if (interfaces.length === 0 && (counted ?? 0) === 0)
    return (
      gap ?? {
        verdict: "ruledOut",
        text: { en: `no resource that can be listed uses ${id} now`, zh: `${id} 目前没有绑定可查到的资源` },
        action: null,
      }
    );
  const isWhole = interfaces.length > 0 && interfaces.length <= mostNamed && (counted ?? 0) <= interfaces.length;
  const commands = isWhole ? await moves(interfaces, id, key, subject, read) : null;
  const again = callWith(subject, {});
  return {
    verdict: "confirmed",
    text: sentence(id, members),
    action:
      commands && again !== null
        ? {
            en: "Bind them to another group, then delete this one.",
            zh: "先换绑其他安全组，再删除本组。",
            command: [...commands, again].join(" && "),
          }
        : null,
  };
}

/** Which interfaces have a group that was to be deleted. Makes two or three calls; for an enterprise group one for each VPC besides. */
export const groupMembers: Check = {
  id: "group-members",
  usually: 3,
  reads: ["GetSecurityGroupDetails", "ListEni", "QueryVpcList", "QuerySecurityGroupsList"],
  look,
};
