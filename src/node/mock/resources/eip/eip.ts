import { randomInt } from "node:crypto";
import {
  billingOf,
  type Fields,
  flag,
  ipv4,
  isPaidFor,
  matching,
  oneOf,
  optional,
  read,
  renewed,
  required,
  such,
  tags,
  termOf,
  wholeNumber,
} from "../../fields.js";
import { changing, type Kind, listing, refuseProtected, removing } from "../../kind.js";
import { type ApiCall, type Resource, refuse, requiredText } from "../../resource.js";
import { createdTime, type Item, type State } from "../../state.js";
import { bindEipToVpn, unbindEipFromVpn, vpns } from "../gateways/vpn.js";
import { eniOf } from "../interfaces/eni.js";
import { bindEipToEni, unbindEipFromEni } from "../interfaces/eni-eips.js";
import { bindEipToHaVip, haVips, unbindEipFromHaVip } from "../interfaces/havip.js";
import { instances, isInstance } from "../interfaces/instances.js";
import { bindToNat, memberFor, natOf, unbindFromNat } from "../nat/nat.js";
import { type Eip, eips, markBound, markFree } from "./eips.js";

const kind: Kind<Eip> = { items: eips, pathKey: "eip", listKey: "eipList", missing: "eip/EipNotFound" };

const eipQuota = 50;
const mostMbps = 1000;

const fields: Fields = {
  name: optional(matching(/^[A-Za-z\p{Script=Han}][\w\p{Script=Han} ./-]{0,64}$/u), ""),
  bandwidthInMbps: required(wholeNumber(1, mostMbps)),
  ipVersion: optional(oneOf(["ipv4"])),
  routeType: optional(oneOf(["BGP", "BGP_S"]), "BGP"),
  deleteProtect: optional(flag, false),
  tags,
};
const method = { billingMethod: optional(oneOf(["ByTraffic", "ByBandwidth", "ByPeak95", "ByNetrafficMax"]), "ByBandwidth") };

/** An address that no other EIP has. */
function newAddress(state: State): string {
  const address = `180.76.${randomInt(256)}.${randomInt(1, 255)}`;
  return eips.find(state, address) ? newAddress(state) : address;
}

const asItem = (value: unknown): Item => (typeof value === "object" && value !== null ? (value as Item) : {});

function apply({ body }: ApiCall, state: State): Item {
  const { ipVersion: _version, ...asked } = read(body, fields);
  const { paymentTiming, expiredTime: expireTime } = billingOf(body, state.now());
  if (eips.all(state).length >= eipQuota) refuse("vpc/LimitExceeded");
  const address = newAddress(state);
  const eip = {
    eip: address,
    eipId: `ip-${randomInt(2 ** 40)
      .toString(16)
      .padStart(10, "0")}`,
    ...asked,
    status: "",
    eipInstanceType: "normal",
    instanceType: "",
    instanceId: "",
    shareGroupId: "",
    paymentTiming,
    ...(paymentTiming === "Postpaid" ? read(asItem(body["billing"]), method) : { billingMethod: "ByBandwidth" }),
    createTime: createdTime(state),
    expireTime,
    region: state.region,
  };
  state.admit(eips.name, address, eip);
  state.pass(eip, "status", "creating", "available");
  return { eip: address };
}

/** What an EIP can be bound to: how it is bound, and how it is taken off. */
interface Target {
  bind(state: State, id: string, eip: string, call: ApiCall): void;
  unbind(state: State, id: string, eip: string): void;
}

const plain: Target = {
  bind: (state, id, eip) => {
    if (eips.all(state).some(({ instanceId }) => instanceId === id)) refuse("vpc/OperationDenied");
    markBound(state, [eip], id.startsWith(instances.prefix) ? "BCC" : "BLB", id);
  },
  unbind: (state, _id, eip) => markFree(state, [eip]),
};
const onServer: Target = {
  ...plain,
  bind: (state, id, eip, call) => (isInstance(state, id) ? plain.bind(state, id, eip, call) : refuse("vpc/NoSuchObject")),
};

const targets: ReadonlyMap<string, Target> = new Map([
  ["BCC", onServer],
  ["BBC", onServer],
  ["DCC", onServer],
  ["BLB", plain],
  [
    "NAT",
    {
      bind: (state, id, eip) => {
        const nat = natOf(state, id);
        bindToNat(state, nat, memberFor(nat, eip), [eip]);
      },
      unbind: (state, id, eip) => {
        const nat = natOf(state, id);
        unbindFromNat(state, nat, memberFor(nat, eip), [eip]);
      },
    },
  ],
  [
    "VPN",
    {
      bind: (state, id, eip) => bindEipToVpn(vpns.find(state, id) ?? refuse("vpc/NoSuchObject"), eip, state),
      unbind: (state, id) => unbindEipFromVpn(vpns.find(state, id) ?? refuse("vpc/NoSuchObject"), state),
    },
  ],
  [
    "ENI",
    {
      bind: (state, id, eip, call) => bindEipToEni(eniOf(state, id), state, String(ipv4(requiredText(call, "instanceIp"))), eip),
      unbind: (state, id, eip) => unbindEipFromEni(eniOf(state, id), state, eip),
    },
  ],
  [
    "HAVIP",
    {
      bind: (state, id, eip) => bindEipToHaVip(haVips.find(state, id) ?? refuse("vpc/NoSuchObject"), eip, state),
      unbind: (state, id) => unbindEipFromHaVip(haVips.find(state, id) ?? refuse("vpc/NoSuchObject"), state),
    },
  ],
]);

function bind(eip: Eip, call: ApiCall, state: State): void {
  const target = targets.get(requiredText(call, "instanceType")) ?? refuse("vpc/BadRequest");
  const id = requiredText(call, "instanceId");
  if (eip.status !== "available") refuse("vpc/OperationDenied");
  target.bind(state, id, eip.eip, call);
}

function unbind(eip: Eip, _call: ApiCall, state: State): void {
  if (eip.status !== "binded") refuse("vpc/OperationDenied");
  targets.get(eip.instanceType)?.unbind(state, eip.instanceId, eip.eip);
}

const settled: ReadonlySet<string> = new Set(["available", "binded"]);

function resize(eip: Eip, { body }: ApiCall, state: State): void {
  const { newBandwidthInMbps } = read(body, { newBandwidthInMbps: required(wholeNumber(1, mostMbps)) });
  if (!settled.has(eip.status)) refuse("vpc/OperationDenied");
  eip.bandwidthInMbps = Number(newBandwidthInMbps);
  state.pass(eip, "status", "updating", eip.status);
}

function renew(eip: Eip, { body }: ApiCall, state: State): void {
  const months = termOf(body["billing"]);
  if (eip.paymentTiming !== "Prepaid") refuse("vpc/OperationDenied");
  eip.expireTime = renewed({ ...eip, expiredTime: eip.expireTime }, months, state.now());
}

function checkRelease(eip: Eip, state: State): void {
  refuseProtected(eip);
  if (!["available", "paused"].includes(eip.status)) refuse("vpc/OperationDenied");
  if (isPaidFor({ ...eip, expiredTime: eip.expireTime }, state.now())) refuse("vpc/OperationDenied");
}

/** The id of an EIP may stand in a list; an address that is none finds nothing. */
const isNamed = ({ eipId }: Eip, { query: { eipIds } }: ApiCall): boolean => !eipIds || eipIds.split(",").includes(eipId);

const isFlag = such((value) => typeof value === "boolean");

/** The EIP service, as far as NAT gateways, VPNs, interfaces and the Terraform provider need it. */
export const eipResource: Resource = {
  collections: [eips, instances],
  handlers: {
    "eip/ApplyForEip": apply,
    "eip/QueryEipList": listing(kind, ["eip", "instanceType", "instanceId", "name", "status"], isNamed),
    "eip/BindEip": changing(kind, bind),
    "eip/UnbindEip": changing(kind, unbind),
    "eip/EipBandwidthScalingCapacity": changing(kind, resize),
    "eip/EipRenewal": changing(kind, renew),
    "eip/UpdateEipDeleteProtect": changing(
      kind,
      (eip, { body }) => void Object.assign(eip, read(body, { deleteProtect: required(isFlag) })),
    ),
    "eip/ReleaseEip": removing(kind, checkRelease),
  },
};
