import { isRecord } from "../../../../core/text/is-record.js";
import { type ApiCall, page, type Resource, refuse, requiredText } from "../../resource.js";
import { collection, createdTime, type Item, monthsAfter, type State } from "../../state.js";
import { bandwidthsOf, checkFree, markBound, markFree, markLeft } from "../eip/eips.js";
import { vpcOf } from "../network/vpc.js";
import {
  checkedBilling,
  checkedCuNum,
  checkedName,
  checkedRenewal,
  checkedSize,
  type EipMember,
  eipLimit,
  eipMembers,
  givenEips,
  isAbsent,
  isEnhanced,
} from "./nat-checks.js";

export interface Nat extends Item {
  readonly id: string;
  name: string;
  readonly natType: "normal" | "enhanced";
  readonly vpcId: string;
  /** Of an ordinary gateway. */
  readonly spec?: string;
  /** Of an enhanced gateway. */
  cuNum?: number;
  /** unconfigured without EIPs, active with some; building and configuring on the way there. */
  status: string;
  readonly paymentTiming: string;
  /** Empty when postpaid. */
  expiredTime: string;
  readonly createTime: string;
  deleteProtect: boolean;
  eips: readonly string[];
  dnatEips: readonly string[];
  bindEips: readonly string[];
}

export const nats = collection<Nat>("nats", "nat-", "id");

const badRequest = "nat/BadRequest";
const natsPerVpc = 3;
/** Collections of what goes with the gateway, which it names as `natId`. */
const ruleCollections = ["snatRules", "dnatRules"];

/** An id as it has to look; of a gateway that need not be there. */
const checkedNatId = (id: unknown): string => {
  if (isAbsent(id)) refuse("nat/RequestNatIdEmpty");
  return typeof id === "string" && /^nat-[\dA-Za-z]+$/u.test(id) ? id : refuse("nat/NatIdInvalid");
};

/** The gateway of an id, or the refusal of an id that is empty, none, or one that there is not. */
export const natOf = (state: State, id: unknown): Nat => nats.find(state, checkedNatId(id)) ?? refuse("nat/NoSuchNat");

const calledNat = ({ path }: ApiCall, state: State): Nat => natOf(state, path["natId"]);

/** The EIPs that a gateway has under a member; seeded ones may lack it. */
const boundAs = (nat: Nat, member: EipMember): readonly string[] => nat[member] ?? [];

const boundTo = (nat: Nat): readonly string[] => eipMembers.flatMap((member) => boundAs(nat, member));

/** EIPs that SNAT rules of a gateway can use. */
export const snatEipsOf = (nat: Nat): readonly string[] => [...boundAs(nat, "eips"), ...boundAs(nat, "bindEips")];

/** EIPs that DNAT rules of a gateway can use. */
export const dnatEipsOf = (nat: Nat): readonly string[] => [...boundAs(nat, "dnatEips"), ...boundAs(nat, "bindEips")];

/** Refuses EIPs that there are not, or that something has already. */
function refuseBound(state: State, eips: readonly string[]): void {
  for (const eip of eips) checkFree(state, eip, { missing: "nat/NoSuchEip", taken: "nat/RequestEipInvalid" });
  const bound = new Set(nats.all(state).flatMap(boundTo));
  if (eips.some((eip) => bound.has(eip))) refuse("nat/RequestEipInvalid");
}

/** Whether all addresses are known to be in the same shared bandwidth. */
function areOfOneBandwidth(state: State, eips: readonly string[]): boolean {
  const bandwidths = bandwidthsOf(state, eips);
  return bandwidths.length === eips.length && bandwidths[0] !== "" && new Set(bandwidths).size === 1;
}

/** Whether a gateway takes these together: those of one shared bandwidth, and an enhanced one also several that are in none. */
function goTogether(state: State, eips: readonly string[], enhanced: boolean): boolean {
  const bandwidths = new Set(bandwidthsOf(state, eips));
  return bandwidthsOf(state, eips).length < 2 || (bandwidths.size === 1 && (enhanced || !bandwidths.has("")));
}

const statusOf = (eips: readonly string[]): string => (eips.length > 0 ? "active" : "unconfigured");

function create(call: ApiCall, state: State): Item {
  const name = requiredText(call, "name", "nat/RequestNameEmpty");
  const vpcId = requiredText(call, "vpcId", "nat/RequestVpcIdEmpty");
  const size = checkedSize(call.body);
  const months = checkedBilling(call);
  checkedName(name);
  vpcOf(state, vpcId);
  if (state.count("subnets", "vpcId", vpcId) === 0) refuse("nat/subnatEmpty");
  const given = givenEips(call.body, size);
  const all = given.flatMap(([, eips]) => eips);
  refuseBound(state, all);
  if (!given.every(([, eips]) => goTogether(state, eips, isEnhanced(size)))) refuse("nat/RequestEipInvalid");
  if (all.length > eipLimit(size) || state.count(nats.name, "vpcId", vpcId) >= natsPerVpc) refuse("nat/LimitExceeded");
  const { sessionConfig } = call.body;
  const nat = nats.add(state, {
    name,
    natType: isEnhanced(size) ? "enhanced" : "normal",
    vpcId,
    ...size,
    status: statusOf(all),
    ipVersion: isAbsent(call.body["ipVersion"]) ? "v4" : call.body["ipVersion"],
    eips: [],
    dnatEips: [],
    bindEips: [],
    ...Object.fromEntries(given),
    ...(isRecord(sessionConfig) ? { sessionConfig } : {}),
    paymentTiming: months > 0 ? "Prepaid" : "Postpaid",
    expiredTime: months > 0 ? monthsAfter(state.now(), months) : "",
    createTime: createdTime(state),
    deleteProtect: call.body["deleteProtect"] === true,
    tags: Array.isArray(call.body["tags"]) ? call.body["tags"] : [],
  });
  state.pass(nat, "status", "building", statusOf(all));
  markBound(state, all, "NAT", nat.id);
  return { natId: nat.id };
}

function list(call: ApiCall, state: State): Item {
  const { vpcId, natId, name, ip } = call.query;
  if (isAbsent(vpcId)) refuse("nat/RequestVpcIdEmpty");
  const vpc = vpcOf(state, vpcId);
  if (!isAbsent(natId)) checkedNatId(natId);
  const found = nats
    .all(state)
    .filter((nat) => nat.vpcId === vpc.vpcId)
    .filter((nat) => !natId || nat.id === natId)
    .filter((nat) => !name || nat.name === name)
    .filter((nat) => !ip || boundTo(nat).includes(ip));
  return page(found, call, "nats", "id", () => refuse(badRequest));
}

function modify(call: ApiCall, state: State): undefined {
  const nat = calledNat(call, state);
  nat.name = checkedName(requiredText(call, "name", "nat/RequestNameEmpty"));
}

function release(call: ApiCall, state: State): undefined {
  const nat = calledNat(call, state);
  const { id, deleteProtect, paymentTiming, expiredTime } = nat;
  const isPaidFor = paymentTiming === "Prepaid" && Date.parse(expiredTime) > state.now();
  if (deleteProtect || isPaidFor) refuse(badRequest);
  markLeft(state, boundTo(nat));
  nats.remove(state, id);
  for (const rules of ruleCollections.map((name) => state.items(name))) {
    for (const [ruleId, { natId }] of rules) if (natId === id) rules.delete(ruleId);
  }
}

function resize(call: ApiCall, state: State): undefined {
  const nat = calledNat(call, state);
  if (!isEnhanced(nat)) refuse(badRequest);
  const cuNum = checkedCuNum(call.body["cuNum"]);
  if (boundTo(nat).length > eipLimit({ cuNum })) refuse("nat/LimitExceeded");
  nat.cuNum = cuNum;
}

function renew(call: ApiCall, state: State): undefined {
  const nat = calledNat(call, state);
  const months = checkedRenewal(call);
  if (nat.paymentTiming !== "Prepaid") refuse("nat/NatPostpaid");
  nat.expiredTime = monthsAfter(Math.max(state.now(), Date.parse(nat.expiredTime) || 0), months);
}

/**
 * The EIPs to bind or unbind. Binding for SNAT, for DNAT and on an enhanced gateway are operations of their own with the same
 * method, path and flag: the member of the body says which one is called.
 */
function calledEips(call: ApiCall, nat: Nat): readonly [member: EipMember, eips: readonly string[]] {
  const [first, second] = givenEips(call.body, nat);
  return first && !second && (first[0] === "bindEips") === isEnhanced(nat) ? first : refuse("nat/RequestEipInvalid");
}

function setEips(state: State, nat: Nat, member: EipMember, eips: readonly string[]): void {
  nat[member] = eips;
  state.pass(nat, "status", "configuring", statusOf(boundTo(nat)));
}

/** Binds EIPs to a gateway; an ordinary one has to be rid of its EIPs before others are bound. */
export function bindToNat(state: State, nat: Nat, member: EipMember, eips: readonly string[]): void {
  const bound = boundAs(nat, member);
  const together = [...bound, ...eips];
  if (!isEnhanced(nat) && bound.length > 0 && !areOfOneBandwidth(state, together)) refuse("nat/RequestEipInvalid");
  refuseBound(state, eips);
  if (!goTogether(state, together, isEnhanced(nat))) refuse("nat/RequestEipInvalid");
  if (boundTo(nat).length + eips.length > eipLimit(nat)) refuse("nat/LimitExceeded");
  setEips(state, nat, member, [...bound, ...eips]);
  markBound(state, eips, "NAT", nat.id);
}

/** Takes EIPs off a gateway. Rules that name them stay as they are: they are refused at their next update. */
export function unbindFromNat(state: State, nat: Nat, member: EipMember, eips: readonly string[]): void {
  const bound = boundAs(nat, member);
  if (!eips.every((eip) => bound.includes(eip))) refuse("nat/NoSuchEip");
  const kept = bound.filter((eip) => !eips.includes(eip));
  setEips(state, nat, member, kept);
  markFree(state, eips);
}

/** The member under which a gateway has an EIP, or would get one that is bound to it by the EIP service. */
export const memberFor = (nat: Nat, eip: string): EipMember =>
  eipMembers.find((member) => boundAs(nat, member).includes(eip)) ?? (isEnhanced(nat) ? "bindEips" : "eips");

function bind(call: ApiCall, state: State): undefined {
  const nat = calledNat(call, state);
  bindToNat(state, nat, ...calledEips(call, nat));
}

function unbind(call: ApiCall, state: State): undefined {
  const nat = calledNat(call, state);
  unbindFromNat(state, nat, ...calledEips(call, nat));
}

function protect(call: ApiCall, state: State): undefined {
  const nat = calledNat(call, state);
  const { deleteProtect } = call.body;
  nat.deleteProtect = typeof deleteProtect === "boolean" ? deleteProtect : refuse(badRequest);
}

export const natResource: Resource = {
  collections: [nats],
  handlers: {
    CreateNat: create,
    ListNat: list,
    GetNat: calledNat,
    ModifyNat: modify,
    ReleaseNat: release,
    ResizeNat: resize,
    PurchaseReservedNat: renew,
    NatBindEip: bind,
    NatBindSnatEip: bind,
    NatBindDnatEip: bind,
    NatUnBindEip: unbind,
    NatUnBindSnatEip: unbind,
    NatUnBindDnatEip: unbind,
    UpdateNatReleaseProtectionSwitch: protect,
  },
};
