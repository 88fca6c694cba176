import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { isAddress, isInside, parseNetwork } from "../../../core/operations/values/addresses.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import { askedAddresses, freeAddress, homeOf, homeReads, readSubnet, subnetShown, withAddress } from "../address-home.js";
import type { Check, Look } from "../check.js";
import { callWith } from "../command.js";
import { readList } from "../lists.js";
import { textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

/** Whether an address lies in a subnet, of whichever version it is. */
function holds(subnet: JsonObject, address: string): boolean {
  const single = parseNetwork(`${address}/${address.includes(":") ? 128 : 32}`);
  return ["cidr", "ipv6Cidr"].some((key) => {
    const range = parseNetwork(textIn(subnet, key));
    return single !== null && range !== null && isInside(single, range);
  });
}

async function confirmed(subject: Subject, read: Look, address: string, subnet: JsonObject): Promise<Judgement> {
  const [vpcId, own] = [textIn(subnet, "vpcId"), subnetShown(subnet)];
  const neighbours = await readList(
    read,
    ["QuerySubnetList", "subnets"],
    { vpcId, ...wholeList },
    { en: `the subnets of ${vpcId}`, zh: `${vpcId} 的子网` },
  );
  const other = neighbours.items.find((neighbour) => holds(neighbour, address));
  const shown = other && subnetShown(other);
  const where = shown ? { en: `; it belongs to the subnet ${shown}`, zh: `，它属于子网 ${shown}` } : { en: "", zh: "" };
  const free = address.includes(":") ? null : await freeAddress(read, vpcId, textIn(subnet, "cidr"), "");
  const command = free === null ? null : callWith(subject, withAddress(subject, address, free));
  return {
    verdict: "confirmed",
    text: {
      en: `${address} is outside the subnet ${own}${where.en}.`,
      zh: `${address} 不在子网 ${own} 的网段内${where.zh}。`,
    },
    action:
      command === null
        ? null
        : { en: `Use an address of the subnet; ${free} is free.`, zh: `改用该子网内的地址，${free} 是空闲的。`, command },
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const asked = askedAddresses(subject).filter(isAddress);
  if (asked.length === 0) return null;
  const { home, gap } = await homeOf(subject, read);
  if (!home) return gap;
  const subnet = await readSubnet(read, home.subnetId);
  if (!subnet.item) return subnet.gap;
  const { item } = subnet;
  const wrong = asked.find((address) => !holds(item, address));
  if (wrong !== undefined) return confirmed(subject, read, wrong, item);
  const [all, own] = [asked.join(", "), subnetShown(item)];
  return { verdict: "ruledOut", text: { en: `${all} is in the subnet ${own}`, zh: `${all} 在子网 ${own} 的网段内` }, action: null };
}

/** Whether an address that was asked for lies in its subnet, and in which one it does. Makes two to four calls. */
export const addressOutside: Check = {
  id: "address-outside",
  usually: 2,
  reads: [...homeReads, "QuerySubnetList", "QueryVpcIntranetIp"],
  look,
};
