import { randomBytes } from "node:crypto";
import { type ApiCall, type Handler, isBlank, page, type Resource, refuse, requiredText, text } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";
import { markBound } from "../eip/eips.js";
import { vpcs } from "../network/vpc.js";
import {
  addAddress,
  addAddresses,
  addAddressesOfSubnets,
  addressesOf,
  addressLimit,
  deleteAddress,
  deleteAddresses,
  findAddress,
  giveBack,
  listed,
  type PrivateIp,
  subnetNamed,
  takeFirst,
} from "./eni-addresses.js";
import { bindEip, unbindEip } from "./eni-eips.js";
import { instances, isFit, isInstance, isInVpc } from "./instances.js";

export interface Eni extends Item {
  readonly eniId: string;
  name: string;
  description: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly zoneName: string;
  readonly macAddress: string;
  /** The server it is attached to; empty when there is none. */
  instanceId: string;
  /** available, inuse; attaching and detaching for a moment, or for good when a seed has them. */
  status: string;
  privateIpSet: PrivateIp[];
  ipv6PrivateIpSet: PrivateIp[];
  securityGroupIds: string[];
  enterpriseSecurityGroupIds: string[];
  readonly createdTime: string;
  readonly tags: Item[];
}

export const enis = collection<Eni>("enis", "eni-", "eniId");

/** ENIs that one server can hold, as the CCE CNI driver has it for large servers. */
const enisPerInstance = 8;

const notThere = (resourceId: string): never => refuse("eni/ResourceNotExistException", { resourceId });

/** The interface of an id, or the refusal of what is none. */
export function eniOf(state: State, id = ""): Eni {
  if (id.trim() === "") refuse("eni/EniIdBlankException");
  if (!id.startsWith(enis.prefix)) refuse("eni/EniIdException");
  return enis.find(state, id) ?? notThere(id);
}

/** Servers by what their ids begin with. */
const instancePrefixes: ReadonlyMap<unknown, string> = new Map([
  ["server", "i-"],
  ["hpas", "hpas-"],
]);
const unfitInstances = [
  ["i-otherzone", "eni/EniAndDeviceNotInSameAzException"],
  ["i-deleting", "eni/VmStatusException"],
] as const;

/** Where an interface is, and how many addresses it has. */
interface Attachment {
  readonly vpcId: string;
  readonly zoneName: string;
  readonly addresses: number;
}

/** Refuses a server of the seed that is somewhere else or about to go. */
function checkInstance(state: State, id: string, { vpcId, zoneName }: Attachment): void {
  if (!isInstance(state, id)) notThere(id);
  const zone = instances.find(state, id)?.zoneName ?? zoneName;
  if (zone !== zoneName || !isInVpc(state, id, vpcId)) refuse("eni/EniAndDeviceNotInSameAzException");
  if (!isFit(state, id)) refuse("eni/VmStatusException");
}

/**
 * The server to attach to. A seed may bring servers; without any, the id says what one is like: every `i-…` (and `hpas-…`
 * with instanceType `hpas`) is one that runs in the zone and VPC of the interface, but `i-otherzone…` is in another zone,
 * `i-deleting…` is about to go, and an interface on `i-small…` can have two addresses, on `i-full…` none.
 */
function instanceFor(call: ApiCall, state: State, eni: Attachment): string {
  const id = requiredText(call, "instanceId", "eni/InstanceIdBlankException");
  const { instanceType } = call.body;
  const prefix = instancePrefixes.get(isBlank(instanceType) ? "server" : instanceType) ?? refuse("vpc/BadRequest");
  if (!id.startsWith(prefix)) notThere(id);
  if (prefix === instances.prefix) checkInstance(state, id, eni);
  for (const [start, entryId] of unfitInstances) if (id.startsWith(start)) refuse(entryId);
  return eni.addresses > addressLimit(state, id) ? refuse("eni/VmMemoryCanNotAttachMoreIpException") : id;
}

type Groups = Pick<Eni, "securityGroupIds" | "enterpriseSecurityGroupIds">;

/** Ordinary groups, which must be there and of the same VPC. */
function ordinaryGroups(call: ApiCall, state: State, vpcId: string): Groups {
  const ids = listed(call, "securityGroupIds");
  if (ids.length === 0) refuse("eni/SecurityGroupIdsBlankException");
  const groups = ids.map((id) => state.items("securityGroups").get(String(id)) ?? notThere(String(id)));
  return groups.every((group) => group["vpcId"] === vpcId)
    ? { securityGroupIds: ids.map(String), enterpriseSecurityGroupIds: [] }
    : refuse("vpc/BadRequest");
}

/** Enterprise groups, which belong to no VPC. */
function enterpriseGroups(call: ApiCall, state: State): Groups {
  const ids = listed(call, "enterpriseSecurityGroupIds").map(String);
  if (ids.length === 0) refuse("vpc/BadRequest");
  const wrong = ids.find((id) => !state.items("enterpriseSecurityGroups").has(id));
  return wrong === undefined ? { securityGroupIds: [], enterpriseSecurityGroupIds: ids } : notThere(wrong);
}

/** The groups of a new interface, all of one kind. */
function firstGroups(call: ApiCall, state: State, vpcId: string): Groups {
  const isEnterprise = listed(call, "enterpriseSecurityGroupIds").length > 0;
  if (isEnterprise && listed(call, "securityGroupIds").length > 0) refuse("vpc/BadRequest");
  return isEnterprise ? enterpriseGroups(call, state) : ordinaryGroups(call, state, vpcId);
}

const checkedName = (name: unknown): string =>
  typeof name === "string" && name.trim() !== "" && name.length <= 65 ? name : refuse("vpc/BadRequest");

const macAddress = (): string => ["fa", "f6", "00", ...(randomBytes(3).toString("hex").match(/../gu) ?? [])].join(":");

function create(call: ApiCall, state: State): Item {
  const subnet = subnetNamed(state, requiredText(call, "subnetId"));
  if (["BBC", "BBC_NAT"].includes(subnet.subnetType)) refuse("eni/SubnetTypeInvalidException");
  const groups = firstGroups(call, state, subnet.vpcId);
  const name = checkedName(call.body["name"]);
  const place = { vpcId: subnet.vpcId, zoneName: subnet.zoneName, addresses: listed(call, "privateIpSet").length };
  const instanceId = call.body["instanceId"] ? instanceFor(call, state, place) : "";
  const eni = enis.add(state, {
    name,
    description: text(call, "description") ?? "",
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    zoneName: subnet.zoneName,
    macAddress: macAddress(),
    instanceId,
    status: instanceId === "" ? "available" : "inuse",
    ...takeFirst(call, state, subnet),
    ...groups,
    createdTime: createdTime(state),
    tags: Array.isArray(call.body["tags"]) ? (call.body["tags"] as Item[]) : [],
  });
  markBound(
    state,
    eni.privateIpSet.flatMap(({ publicIpAddress }) => publicIpAddress || []),
    "ENI",
    eni.eniId,
  );
  return { eniId: eni.eniId };
}

function list(call: ApiCall, state: State): Item {
  const { vpcId = "", instanceId = "", name = "", privateIpAddress = "" } = call.query;
  if (vpcId === "") refuse("vpc/BadRequest");
  if (!vpcs.find(state, vpcId)) notThere(vpcId);
  const addresses = privateIpAddress.split(",").filter((address) => address !== "");
  const found = enis
    .all(state)
    .filter((eni) => eni.vpcId === vpcId && [eni.instanceId, ""].includes(instanceId) && [eni.name, ""].includes(name))
    .filter((eni) => addresses.length === 0 || addresses.some((address) => findAddress(eni, address)));
  return page(found, call, "enis", "eniId", (maxKeys) => refuse("eni/MaxKeysParamInvalidException", { maxKeys }));
}

/** Of an interface the addresses it can have, of a server the interfaces. */
function quota({ query }: ApiCall, state: State): Item {
  const { eniId, instanceId = "" } = query;
  if (eniId === undefined && instanceId === "") refuse("vpc/BadRequest");
  const eni = eniId === undefined ? null : eniOf(state, eniId);
  if (!eni && ![...instancePrefixes.values()].some((prefix) => instanceId.startsWith(prefix))) notThere(instanceId);
  const totalQuantity = eni ? addressLimit(state, eni.instanceId) : enisPerInstance;
  const used = eni ? addressesOf(eni).length : state.count("enis", "instanceId", instanceId);
  return { totalQuantity, availableQuantity: Math.max(0, totalQuantity - used) };
}

function attach(eni: Eni, call: ApiCall, state: State): undefined {
  eni.instanceId = instanceFor(call, state, { ...eni, addresses: addressesOf(eni).length });
  state.pass(eni, "status", "attaching", "inuse");
}

function detach(eni: Eni, call: ApiCall, state: State): undefined {
  const id = requiredText(call, "instanceId", "eni/InstanceIdBlankException");
  if (id !== eni.instanceId) refuse("eni/DeviceInvalidException");
  if (id.startsWith("i-deleting") || !isFit(state, id)) refuse("eni/VmStatusException");
  eni.instanceId = "";
  state.pass(eni, "status", "detaching", "available");
}

function update(eni: Eni, { body }: ApiCall): undefined {
  eni.name = body["name"] === undefined ? eni.name : checkedName(body["name"]);
  eni.description = typeof body["description"] === "string" ? body["description"] : eni.description;
}

type Act = (eni: Eni, call: ApiCall, state: State) => Item | undefined;

/** A change of an interface that is in one of the states. */
const when =
  (states: readonly string[], act: Act): Handler =>
  (call, state) => {
    const eni = eniOf(state, call.path["eniId"]);
    return states.includes(eni.status) ? act(eni, call, state) : refuse("eni/EniStatusException");
  };

const settled = ["available", "inuse"];

export const eniResource: Resource = {
  collections: [enis],
  handlers: {
    CreateEni: create,
    ListEni: list,
    GetEniQuota: quota,
    GetEniDetail: (call, state) => eniOf(state, call.path["eniId"]),
    GetEniStatus: (call, state) => ({ status: eniOf(state, call.path["eniId"]).status }),
    UpdateEni: when(settled, update),
    UpdateEniSecurityGroup: when(settled, (eni, call, state) => void Object.assign(eni, ordinaryGroups(call, state, eni.vpcId))),
    UpdateEniEnterpriseSecurityGroup: when(settled, (eni, call, state) => void Object.assign(eni, enterpriseGroups(call, state))),
    AttachEniInstance: when(["available"], attach),
    DetachEniInstance: when(["inuse"], detach),
    RemoveEni: when(["available"], (eni, _call, state) => {
      giveBack(eni, state);
      enis.remove(state, eni.eniId);
      return undefined;
    }),
    AddEniIp: when(settled, addAddress),
    BatchAddEniIp: when(settled, addAddresses),
    BatchAddPrivateIpCrossSubnet: when(settled, addAddressesOfSubnets),
    DeleteEniIp: when(settled, deleteAddress),
    BatchDeleteEniIp: when(settled, deleteAddresses),
    BindEniEip: when(settled, bindEip),
    UnbindEniEip: when(settled, unbindEip),
  },
};
