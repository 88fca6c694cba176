import type { Judgement } from "../../core/answers/evidence/evidence.js";
import { givenOut, spanOf } from "../../core/operations/values/addresses.js";
import { isObject, type JsonObject } from "../../core/operations/values/values.js";
import type { Look } from "./check.js";
import type { Members } from "./command.js";
import { readOne } from "./lists.js";
import { itemsIn, textIn } from "./resources.js";
import type { Subject } from "./subject.js";

/** The subnet out of which a call takes addresses. */
export interface Home {
  readonly subnetId: string;
  readonly vpcId: string;
  /** The interface that the call is about; null where it is none. */
  readonly eniId: string | null;
}

const idWith = ({ ids }: Subject, prefix: string): string | undefined => ids.find(({ kind }) => kind?.prefix === prefix)?.id;

/** The reads that finding it may take. */
export const homeReads = ["GetEniDetail", "QuerySpecifiedSubnet"] as const;

/** The subnet that was named, else the one of the interface. Null where neither is named. */
export async function homeOf(subject: Subject, look: Look): Promise<{ home: Home; gap: null } | { home: null; gap: Judgement | null }> {
  const [eniId, named] = [
    subject.values["eniId"] ?? idWith(subject, "eni-") ?? null,
    textIn(subject.body, "subnetId") || idWith(subject, "sbn-"),
  ];
  if (named) {
    const { item, gap } = await readSubnet(look, named);
    return item ? { home: { subnetId: named, vpcId: textIn(item, "vpcId"), eniId }, gap: null } : { home: null, gap };
  }
  if (eniId === null) return { home: null, gap: null };
  const { item, gap } = await readOne(look, ["GetEniDetail", null], { eniId }, { en: `the interface ${eniId}`, zh: `弹性网卡 ${eniId}` });
  return item ? { home: { subnetId: textIn(item, "subnetId"), vpcId: textIn(item, "vpcId"), eniId }, gap: null } : { home: null, gap };
}

export const readSubnet = (look: Look, subnetId: string) =>
  readOne(look, ["QuerySpecifiedSubnet", "subnet"], { subnetId }, { en: `the subnet ${subnetId}`, zh: `子网 ${subnetId}` });

/** `sbn-abc (web, 10.0.1.0/24)`. */
export function subnetShown(item: JsonObject): string {
  const inBrackets = ["name", "cidr"].map((key) => textIn(item, key)).filter((text) => text !== "");
  const id = textIn(item, "subnetId");
  return inBrackets.length === 0 ? id : `${id} (${inBrackets.join(", ")})`;
}

/** Members of a body in which addresses of a subnet are asked for. */
const addressMembers = ["privateIpAddress", "ipAddress", "privateIpAddresses", "privateIpSet", "privateIps"] as const;

function addressesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(addressesIn);
  if (isObject(value)) return addressesIn(value["privateIpAddress"]);
  return typeof value === "string" && value.trim() !== "" ? [value] : [];
}

/** The addresses that a call asks for by name. */
export const askedAddresses = ({ body }: Subject): readonly string[] => [
  ...new Set(addressMembers.flatMap((name) => addressesIn(body[name]))),
];

/** How many addresses a call asks for. */
export function askedCount({ body }: Subject): number {
  const counted = Number(body["privateIpAddressCount"] ?? 0);
  const lists = addressMembers.flatMap((name) => (Array.isArray(body[name]) ? [body[name].length] : []));
  return Math.max(1, counted, ...lists);
}

const replaced = (value: unknown, old: string, next: string): unknown => {
  if (value === old) return next;
  if (Array.isArray(value)) return value.map((item) => replaced(item, old, next));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaced(member, old, next)])) : value;
};

/** What a call asks for with another address in place of one. */
export const withAddress = ({ body }: Subject, old: string, next: string): Members =>
  Object.fromEntries(addressMembers.filter((name) => Object.hasOwn(body, name)).map((name) => [name, replaced(body[name], old, next)]));

/** Addresses of which one question may ask. */
const mostAsked = 100;

/** Candidates in a row, so that they can be asked about as a range. */
function inARow(subnet: string, after: string): readonly string[] {
  const all = givenOut(subnet, after, mostAsked);
  const numbers = all.map((address) => spanOf(`${address}/32`)?.first ?? 0);
  const end = numbers.findIndex((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1);
  return end < 0 ? all : all.slice(0, end);
}

/** The next address of a subnet that nothing has; null where none was found. */
export async function freeAddress(look: Look, vpcId: string, subnet: string, after: string): Promise<string | null> {
  const candidates = inARow(subnet, after);
  const [first, last] = [candidates[0], candidates.at(-1)];
  if (first === undefined || last === undefined) return null;
  const outcome = await look("QueryVpcIntranetIp", { vpcId, privateIpRange: `${first}-${last}` });
  if (outcome.kind !== "value") return null;
  const taken = new Set(itemsIn(outcome.value, "vpcPrivateIpAddresses").map((item) => textIn(item, "privateIpAddress")));
  return candidates.find((candidate) => !taken.has(candidate)) ?? null;
}
