import ipaddr from "ipaddr.js";
import { isAddress, isAddressRange, isIpv4, isIpv6, isTrueNetwork } from "../../core/operations/values/addresses.js";
import { isBlank, refuse } from "./resource.js";
import { type Item, monthsAfter } from "./state.js";

/** What a value of a body has to be: the value as it is kept, or a refusal. */
export type Check = (value: unknown) => unknown;

/** A member of a body, and so of the resource that is made of it. */
export interface Field {
  readonly check: Check;
  /** The entry with which its absence is refused; null when it may be absent. */
  readonly absent: string | null;
  /** What the resource has instead. */
  readonly otherwise?: unknown;
}

export type Fields = Readonly<Record<string, Field>>;

const badRequest = "vpc/BadRequest";

export const required = (check: Check, absent = badRequest): Field => ({ check, absent });
export const optional = (check: Check, otherwise?: unknown): Field => ({ check, absent: null, otherwise });

/** A check of one condition. */
export const such =
  (isRight: (value: unknown) => boolean, entryId = badRequest): Check =>
  (value) =>
    isRight(value) ? value : refuse(entryId);

export const textUpTo = (most: number, entryId = badRequest): Check =>
  such((value) => typeof value === "string" && value.length <= most, entryId);
export const matching = (pattern: RegExp, entryId = badRequest): Check =>
  such((value) => typeof value === "string" && pattern.test(value), entryId);
export const oneOf = (values: readonly unknown[], entryId = badRequest): Check => such((value) => values.includes(value), entryId);
export const wholeNumber = (least: number, most: number, entryId = badRequest): Check =>
  such((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most, entryId);
/** A number, which some clients send as its digits. */
export const orDigits =
  (check: Check): Check =>
  (value) =>
    check(typeof value === "string" && /^\d{1,9}$/u.test(value) ? Number(value) : value);
export const flag: Check = such((value) => typeof value === "boolean");
/** True or false, which some sources write as 1 and 0. */
export const flagOrNumber: Check = (value) => (value === 0 || value === 1 ? value === 1 : flag(value));

export const ipv4: Check = such(isIpv4);
export const ipv6: Check = such(isIpv6);
export const address: Check = such(isAddress);
export const network: Check = such(isTrueNetwork);
export const ipv6Network: Check = such((value) => isTrueNetwork(value) && isAddressRange(value, 6));

export const listOf =
  (check: Check, least: number, most: number, entryId = badRequest): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most ? value.map(check) : refuse(entryId);

/** The names of the pages: they begin with a letter and have up to 65 letters, digits and the signs -_/. */
export const name: Check = matching(/^[A-Za-z][\w/.-]{0,64}$/u);
/** The same with Chinese. */
export const anyName: Check = matching(/^[A-Za-z\p{Script=Han}][\w\p{Script=Han}/.-]{0,64}$/u);
export const description: Field = optional(textUpTo(200), "");
export const tags: Field = optional(such(Array.isArray), []);

/** A value that says nothing: an empty text, but for a description, takes nothing away. */
const isGiven = (key: string, value: unknown): boolean => !isBlank(value) || (/^desc(?:ription)?$/u.test(key) && value === "");

/** What a body says of a new resource. */
export function read(body: Item, fields: Fields): Item {
  const members = Object.entries(fields).map(([key, { check, absent, otherwise }]) => {
    if (isGiven(key, body[key])) return [key, check(body[key])] as const;
    return absent === null ? ([key, otherwise] as const) : refuse(absent);
  });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** What a body changes of a resource: the named members, as far as they are given. */
export const readChanges = (body: Item, fields: Fields, keys: readonly string[]): Item =>
  Object.fromEntries(keys.flatMap((key) => (isGiven(key, body[key]) && fields[key] ? [[key, fields[key].check(body[key])]] : [])));

/** Months that can be bought. */
export const terms: ReadonlySet<unknown> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36]);
const asItem = (value: unknown): Item => (typeof value === "object" && value !== null ? (value as Item) : {});

/** The months of a reservation; the Terraform provider writes its unit with a capital. */
export function termOf(billing: unknown): number {
  const { reservationLength, reservationTimeUnit } = asItem(asItem(billing)["reservation"]);
  const isMonths = isBlank(reservationTimeUnit) || String(reservationTimeUnit).toLowerCase() === "month";
  return terms.has(reservationLength) && isMonths ? Number(reservationLength) : refuse(badRequest);
}

/** How a new resource is paid for, from `billing`: the members that show it. */
export function billingOf({ billing }: Item, now: number): { readonly paymentTiming: string; expiredTime: string } {
  const { paymentTiming } = asItem(billing);
  if (paymentTiming === "Postpaid") return { paymentTiming, expiredTime: "" };
  return paymentTiming === "Prepaid" ? { paymentTiming, expiredTime: monthsAfter(now, termOf(billing)) } : refuse(badRequest);
}

interface PaymentTerms {
  readonly paymentTiming: string;
  readonly expiredTime: string;
}

/** Whether a resource is paid for in advance and its term has not ended. */
export const isPaidFor = ({ paymentTiming, expiredTime }: PaymentTerms, now: number): boolean =>
  paymentTiming === "Prepaid" && Date.parse(expiredTime) > now;

/** The end of a term that is renewed by so many months. */
export const renewed = ({ expiredTime }: PaymentTerms, months: number, now: number): string =>
  monthsAfter(Math.max(now, Date.parse(expiredTime) || 0), months);

/** An address or range as the API writes it: a single address with its whole length as the prefix. */
export function normalisedRange(value: string): string {
  if (value.includes("/") || !ipaddr.isValid(value)) return value;
  return `${value}/${value.includes(":") ? 128 : 32}`;
}
