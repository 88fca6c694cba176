import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { isIpv4, spanOf } from "../../../core/operations/values/addresses.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { askedCount, homeOf, homeReads, readSubnet, subnetShown } from "../address-home.js";
import type { Check, Look } from "../check.js";
import { callWith, commandFor } from "../command.js";
import { readList } from "../lists.js";
import { itemsIn, textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

/** Free addresses that are given out unasked; those in reserved segments are not. */
const freeIn = (subnet: JsonObject): number =>
  Number(textIn(subnet, "availableUnreservedIp") || textIn(subnet, "availableIp") || Number.NaN);

/** The other subnet of the zone that has the most addresses left, if it has enough. */
async function roomiest(read: Look, subnet: JsonObject, count: number): Promise<JsonObject | null> {
  const [vpcId, zoneName, subnetType] = ["vpcId", "zoneName", "subnetType"].map((key) => textIn(subnet, key)) as [string, string, string];
  const what = { en: `the subnets of ${vpcId}`, zh: `${vpcId} 的子网` };
  const { items } = await readList(read, ["QuerySubnetList", "subnets"], { vpcId, ...wholeList }, what);
  const [best] = items
    .filter((item) => textIn(item, "zoneName") === zoneName && textIn(item, "subnetType") === subnetType)
    .filter((item) => textIn(item, "subnetId") !== textIn(subnet, "subnetId") && freeIn(item) >= count)
    .toSorted((a, b) => freeIn(b) - freeIn(a));
  return best ?? null;
}

/** The documentation does not say how many addresses the system keeps of a subnet. Where more than these are in no count, the count is not whole. */
const mostKept = 5;

/** How many addresses a subnet has to give out: those in use and those left. Null where the list of those in use cannot be whole. */
async function totalOf(read: Look, subnet: JsonObject): Promise<number | null> {
  const [vpcId, subnetId, cidr] = ["vpcId", "subnetId", "cidr"].map((key) => textIn(subnet, key)) as [string, string, string];
  const [span, left] = [spanOf(cidr), Number(textIn(subnet, "availableIp") || Number.NaN)];
  if (!span || vpcId === "") return null;
  const outcome = await read("GetVpcResourceIpInfo", { vpcId, subnetId, pageSize: "1000" });
  if (outcome.kind !== "value") return null;
  const used = itemsIn(outcome.value, "result").filter(({ ip }) => isIpv4(ip)).length;
  const kept = span.last - span.first + 1 - left - used;
  return kept >= 0 && kept <= mostKept ? left + used : null;
}

/** Takes the addresses out of another subnet: of an interface too, which a call of its own can give addresses of several subnets. */
function insteadOf(subject: Subject, subnet: JsonObject, other: JsonObject | null, count: number): Judgement["action"] {
  const { operation, body, values, here } = subject;
  const [vpcId, subnetId] = [textIn(subnet, "vpcId"), textIn(subnet, "subnetId")];
  const holders = {
    en: "Check what uses the addresses, and release unused ones.",
    zh: "查看地址被谁占用，并释放不再使用的。",
    command: commandFor("GetVpcResourceIpInfo", { vpcId, subnetId }, here),
  };
  if (!other || !operation) return holders;
  const otherId = textIn(other, "subnetId");
  const takesSubnet =
    textIn(body, "subnetId") !== "" && operation.parameters.some(({ name, in: place }) => name === "subnetId" && place === "body");
  const command = takesSubnet
    ? callWith(subject, { subnetId: otherId })
    : values["eniId"] === undefined
      ? null
      : commandFor("BatchAddPrivateIpCrossSubnet", { eniId: values["eniId"], subnetId: otherId, privateIpAddressCount: count }, here);
  return command === null ? holders : { en: `Take the addresses from ${otherId}.`, zh: `改从 ${otherId} 分配地址。`, command };
}

const addresses = (count: number): string => `${count} free ${count === 1 ? "address" : "addresses"}`;

function shortage(subnet: JsonObject, count: number, total: number | null): Bilingual {
  const [own, all, free] = [subnetShown(subnet), Number(textIn(subnet, "availableIp")), freeIn(subnet)];
  const asked = count > 1 && free > 0 ? { en: `, but ${count} were requested`, zh: `，而请求了 ${count} 个` } : { en: "", zh: "" };
  const reserved =
    all > free
      ? { en: ` outside its reserved segments, which contain ${all - free}`, zh: `（预留网段内还有 ${all - free} 个）` }
      : { en: "", zh: "" };
  const left =
    total === null
      ? { en: `has ${addresses(free)}`, zh: `只剩 ${free} 个空闲地址` }
      : { en: `has ${free} of ${total} addresses left`, zh: `共 ${total} 个可用地址，剩余 ${free} 个` };
  return { en: `The subnet ${own} ${left.en}${reserved.en}${asked.en}`, zh: `子网 ${own} ${left.zh}${reserved.zh}${asked.zh}` };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  if (subject.body["isIpv6"] === true) return null;
  const { home, gap } = await homeOf(subject, read);
  if (!home) return gap;
  const subnet = await readSubnet(read, home.subnetId);
  if (!subnet.item) return subnet.gap;
  const { item } = subnet;
  const [count, free] = [askedCount(subject), freeIn(item)];
  if (Number.isNaN(free)) return null;
  if (free >= count) {
    const own = subnetShown(item);
    return {
      verdict: "ruledOut",
      text: { en: `the subnet ${own} has ${addresses(free)} now`, zh: `子网 ${own} 目前有 ${free} 个空闲地址` },
      action: null,
    };
  }
  const [other, total] = await Promise.all([roomiest(read, item, count), totalOf(read, item)]);
  const [text, zone, room] = [shortage(item, count, total), textIn(item, "zoneName"), other && subnetShown(other)];
  const elsewhere =
    other && room
      ? {
          en: `; ${room} in the same zone ${zone} has ${freeIn(other)}`,
          zh: `；同一可用区 ${zone} 的 ${room} 还有 ${freeIn(other)} 个`,
        }
      : { en: "", zh: "" };
  const isReserved = Number(textIn(item, "availableIp")) >= count;
  return {
    verdict: "confirmed",
    cause: isReserved ? "subnet-full.reserved" : free > 0 ? "subnet-full.count" : "subnet-full",
    text: { en: `${text.en}${elsewhere.en}.`, zh: `${text.zh}${elsewhere.zh}。` },
    action: insteadOf(subject, item, other, count),
  };
}

/** Whether a subnet has addresses left, and which other one of its zone has. Makes two to four calls. */
export const subnetFull: Check = { id: "subnet-full", usually: 4, reads: [...homeReads, "QuerySubnetList", "GetVpcResourceIpInfo"], look };
