import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { isAddress } from "../../../core/operations/values/addresses.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { askedAddresses, freeAddress, type Home, homeOf, homeReads, readSubnet, withAddress } from "../address-home.js";
import { type Check, type Look, notKnown } from "../check.js";
import { callWith, commandFor } from "../command.js";
import type { ReadName } from "../reads.js";
import { itemsIn, shownAs, textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

/** How what has an address is found, by what the service says of it. */
interface Holders {
  readonly type: RegExp;
  readonly resource: Bilingual;
  readonly list: readonly [read: ReadName, list: string, id: string];
  /** The parameter of the list that asks for an address. */
  readonly filter: string | null;
  /** The member of each that has it; null where the filter is enough. */
  readonly address: string | null;
}

const holders: readonly Holders[] = [
  {
    type: /havip/iu,
    resource: { en: "high-availability virtual IP", zh: "高可用虚拟 IP" },
    list: ["ListHaVip", "haVips", "haVipId"],
    filter: null,
    address: "privateIpAddress",
  },
  {
    type: /snic|endpoint/iu,
    resource: { en: "service network interface card", zh: "服务网卡" },
    list: ["ListSnic", "endpoints", "endpointId"],
    filter: "ipAddress",
    address: "ipAddress",
  },
  {
    type: /eni/iu,
    resource: { en: "network interface", zh: "弹性网卡" },
    list: ["ListEni", "enis", "eniId"],
    filter: "privateIpAddress",
    address: null,
  },
];

/** What has an address; the id is known where it could be read. */
interface AddressHolder {
  readonly address: string;
  readonly type: string;
  readonly resource: Bilingual | null;
  readonly id: string | null;
  readonly item: JsonObject;
}

async function holderOf(read: Look, vpcId: string, address: string, type: string): Promise<AddressHolder> {
  const unknown: AddressHolder = { address, type, resource: null, id: null, item: {} };
  const kind = holders.find((candidate) => candidate.type.test(type));
  if (!kind) return unknown;
  const [name, list, id] = kind.list;
  const outcome = await read(name, { vpcId, ...(kind.filter === null ? {} : { [kind.filter]: address }), ...wholeList });
  if (outcome.kind !== "value") return unknown;
  const item = itemsIn(outcome.value, list).find((candidate) => kind.address === null || textIn(candidate, kind.address) === address);
  return item ? { ...unknown, resource: kind.resource, id: textIn(item, id), item } : unknown;
}

function heldText({ address, type, resource, id, item }: AddressHolder): Bilingual {
  if (!resource || id === null)
    return { en: `${address} is in use by a resource of the type ${type}`, zh: `${address} 已被类型为 ${type} 的资源占用` };
  const instance = textIn(item, "instanceId");
  const on = instance === "" ? { en: "", zh: " " } : { en: ` on ${instance}`, zh: `（挂载在 ${instance}）` };
  return {
    en: `${address} is in use by the ${resource.en} ${shownAs(id, item)}${on.en}`,
    zh: `${address} 已被${resource.zh} ${shownAs(id, item)}${on.zh}占用`,
  };
}

async function confirmed(subject: Subject, read: Look, home: Home, held: AddressHolder): Promise<Judgement> {
  const text = heldText(held);
  if (held.id !== null && held.id === home.eniId)
    return {
      verdict: "confirmed",
      cause: "address-holder.own",
      text: {
        en: `${held.address} is already on this interface, ${shownAs(held.id, held.item)}.`,
        zh: `${held.address} 已经在这块弹性网卡 ${shownAs(held.id, held.item)} 上。`,
      },
      action: {
        en: "No need to add it; to see its addresses:",
        zh: "无需再添加；查看其地址：",
        command: commandFor("GetEniDetail", { eniId: held.id }, subject.here),
      },
    };
  const subnet = await readSubnet(read, home.subnetId);
  const free =
    subnet.item && !held.address.includes(":") ? await freeAddress(read, home.vpcId, textIn(subnet.item, "cidr"), held.address) : null;
  const command = free === null ? null : callWith(subject, withAddress(subject, held.address, free));
  return {
    verdict: "confirmed",
    text: { en: `${text.en}.`, zh: `${text.zh}。` },
    action: command === null ? null : { en: `Use ${free}, the next free address.`, zh: `改用下一个空闲地址 ${free}。`, command },
  };
}

/** Addresses about which is asked at most: each costs a call. */
const mostAsked = 5;

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const asked = askedAddresses(subject).filter(isAddress).slice(0, mostAsked);
  if (asked.length === 0) return null;
  const { home, gap } = await homeOf(subject, read);
  if (!home) return gap;
  const { vpcId } = home;
  const answers = await Promise.all(asked.map((address) => read("QueryVpcIntranetIp", { vpcId, privateIpAddresses: address })));
  for (const [index, outcome] of answers.entries()) {
    const address = asked[index] ?? "";
    const use =
      outcome.kind === "value"
        ? itemsIn(outcome.value, "vpcPrivateIpAddresses").find((candidate) => textIn(candidate, "privateIpAddress") === address)
        : undefined;
    if (use) return confirmed(subject, read, home, await holderOf(read, vpcId, address, textIn(use, "privateIpAddressType")));
  }
  const all = asked.join(", ");
  const unread = answers.find(({ kind }) => kind !== "value");
  if (unread) return notKnown(unread, { en: `the use of ${all}`, zh: `${all} 的占用情况` });
  return {
    verdict: "ruledOut",
    text: { en: `no resource in ${vpcId} uses ${all} now`, zh: `${vpcId} 中目前没有资源占用 ${all}` },
    action: null,
  };
}

/** What has an address that was asked for, and the next free one. Makes four to six calls. */
export const addressHolder: Check = {
  id: "address-holder",
  usually: 4,
  reads: [...homeReads, "QueryVpcIntranetIp", "ListEni", "ListHaVip", "ListSnic"],
  look,
};
