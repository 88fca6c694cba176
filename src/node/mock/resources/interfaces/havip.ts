import { anyName, description, type Fields, ipv4, listOf, oneOf, read, required, such } from "../../fields.js";
import { changing, type Kind, listing, removing, showing, updating } from "../../kind.js";
import { type ApiCall, type Resource, refuse, requiredText } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";
import { checkFree, markBound, markFree } from "../eip/eips.js";
import { countAddresses, takeAddress } from "../network/address-use.js";
import { subnetOf } from "../network/subnets.js";
import { isInstance, isInVpc } from "./instances.js";

/** An address that servers or interfaces of a VPC can take over from one another. */
export interface HaVip extends Item {
  readonly haVipId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly privateIpAddress: string;
  publicIpAddress: string;
  /** available, or bound to something. */
  status: string;
  bindedInstances: readonly { readonly instanceId: string; readonly instanceType: string; readonly master: boolean }[];
}

export const haVips = collection<HaVip>("haVips", "havip-", "haVipId");
const detail: Kind<HaVip> = { items: haVips, pathKey: "haVipId", listKey: "haVips" };
const row: Kind<HaVip> = { ...detail, view: ({ bindedInstances: _bound, ...shown }) => shown };

const mostInstances = 5;
const fields: Fields = {
  name: required(anyName),
  subnetId: required(such((value) => typeof value === "string")),
  description,
};
const binding: Fields = {
  instanceIds: required(
    listOf(
      such((value) => typeof value === "string"),
      1,
      mostInstances,
    ),
  ),
  instanceType: required(oneOf(["SERVER", "ENI"])),
};

/** Both an absent and an empty address ask for any that is free. */
function create({ body }: ApiCall, state: State): Item {
  const asked = read(body, fields);
  const wanted = body["privateIpAddress"] ?? "";
  const subnet = subnetOf(state, asked["subnetId"]);
  const made = haVips.add(state, {
    ...asked,
    vpcId: subnet.vpcId,
    status: "available",
    privateIpAddress: takeAddress(state, subnet, wanted === "" ? "" : String(ipv4(wanted))),
    publicIpAddress: "",
    bindedInstances: [],
    createdTime: createdTime(state),
  });
  return { haVipId: made.haVipId };
}

/** Whether something is there, in the same VPC, to bind to. */
const targets: ReadonlyMap<unknown, (id: string, vpcId: string, state: State) => boolean> = new Map([
  ["SERVER", (id, vpcId, state) => isInstance(state, id) && isInVpc(state, id, vpcId)],
  ["ENI", (id, vpcId, state) => state.items("enis").get(id)?.["vpcId"] === vpcId],
]);

function bind(haVip: HaVip, { body }: ApiCall, state: State): void {
  const { instanceIds, instanceType } = read(body, binding) as { instanceIds: string[]; instanceType: string };
  const isTarget = targets.get(instanceType);
  for (const id of instanceIds) if (!isTarget?.(id, haVip.vpcId, state)) refuse("vpc/NoSuchObject");
  const bound = haVip.bindedInstances;
  const isOther = bound.some((instance) => instance.instanceType !== instanceType || instanceIds.includes(instance.instanceId));
  if (isOther || new Set(instanceIds).size < instanceIds.length) refuse("vpc/OperationDenied");
  if (bound.length + instanceIds.length > mostInstances) refuse("vpc/LimitExceeded");
  const all = [...bound, ...instanceIds.map((instanceId) => ({ instanceId, instanceType, master: false }))];
  haVip.bindedInstances = all.map((instance, index) => ({ ...instance, master: index === 0 }));
  haVip.status = "bound";
}

function unbind(haVip: HaVip, { body }: ApiCall): void {
  const { instanceIds, instanceType } = read(body, binding) as { instanceIds: string[]; instanceType: string };
  const isBound = (id: string): boolean =>
    haVip.bindedInstances.some((instance) => instance.instanceId === id && instance.instanceType === instanceType);
  if (!instanceIds.every(isBound)) refuse("vpc/NoSuchObject");
  const kept = haVip.bindedInstances.filter(({ instanceId }) => !instanceIds.includes(instanceId));
  haVip.bindedInstances = kept.map((instance, index) => ({ ...instance, master: index === 0 }));
  haVip.status = kept.length > 0 ? "bound" : "available";
}

export function bindEipToHaVip(haVip: HaVip, eip: string, state: State): void {
  if (haVip.publicIpAddress !== "") refuse("vpc/OperationDenied");
  checkFree(state, eip, { missing: "eip/EipNotFound", taken: "vpc/OperationDenied" });
  if (haVips.all(state).some(({ publicIpAddress }) => publicIpAddress === eip)) refuse("vpc/OperationDenied");
  haVip.publicIpAddress = eip;
  markBound(state, [eip], "HAVIP", haVip.haVipId);
}

export function unbindEipFromHaVip(haVip: HaVip, state: State): void {
  if (haVip.publicIpAddress === "") refuse("vpc/OperationDenied");
  markFree(state, [haVip.publicIpAddress]);
  haVip.publicIpAddress = "";
}

export const haVipResource: Resource = {
  collections: [haVips],
  handlers: {
    CreateHaVip: create,
    GetHaVipDetail: showing(detail),
    ListHaVip: listing(row, ["vpcId"]),
    UpdateHaVip: updating(detail, fields, ["name", "description"]),
    DeleteHaVip: removing(detail, ({ status, vpcId, privateIpAddress, publicIpAddress }, state) => {
      if (status === "bound" || publicIpAddress !== "") refuse("vpc/OperationDenied");
      countAddresses(state, vpcId, [privateIpAddress], 1);
    }),
    BindHaVipInstance: changing(detail, bind),
    UnbindHaVipInstance: changing(detail, unbind),
    BindHaVipEip: changing(detail, (haVip, call, state) =>
      bindEipToHaVip(haVip, String(ipv4(requiredText(call, "publicIpAddress"))), state),
    ),
    UnbindHaVipEip: changing(detail, (haVip, _call, state) => unbindEipFromHaVip(haVip, state)),
  },
};
