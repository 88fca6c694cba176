import { isAddressRange } from "../../../../core/operations/values/addresses.js";
import { isRecord } from "../../../../core/text/is-record.js";
import { anyName, type Fields, listOf, oneOf, optional, read, required, such, textUpTo } from "../../fields.js";
import { called, changing, found, type Kind, listing, removing, showing, updating } from "../../kind.js";
import { type ApiCall, type Resource, refuse } from "../../resource.js";
import { collection, type Item, type State } from "../../state.js";

/** An address group: ids `ips-`, path `/v1/ipSet`. The official clients call it now a set and now a group. */
export interface IpSet extends Item {
  readonly ipSetId: string;
  readonly ipVersion: string;
  ipAddressInfo: readonly { readonly ipAddress: string; readonly description: string }[];
}

/** A family of address groups: ids `ipg-`, path `/v1/ipGroup`. */
export interface IpGroup extends Item {
  readonly ipGroupId: string;
  readonly ipVersion: string;
  ipSetIds: readonly string[];
}

export const ipSets = collection<IpSet>("ipSets", "ips-", "ipSetId");
export const ipGroups = collection<IpGroup>("ipGroups", "ipg-", "ipGroupId");

/** What is bound to a template: the rules of enterprise groups that name it, by their groups. */
function bindingsOf(state: State, member: string, id: string): Item[] {
  const rules = [...state.items("enterpriseSecurityGroupRules").values()].filter((rule) => rule[member] === id);
  return [...new Set(rules.map((rule) => String(rule["enterpriseSecurityGroupId"])))].map((instanceId) => ({
    instanceId,
    instanceType: "esg",
  }));
}

const setBindings = ({ ipSetId }: IpSet, state: State): Item[] => [
  ...bindingsOf(state, "remoteIpSet", ipSetId),
  ...ipGroups
    .all(state)
    .flatMap((group) => (group.ipSetIds.includes(ipSetId) ? [{ instanceId: group.ipGroupId, instanceType: "ipGroup" }] : [])),
];
const groupBindings = ({ ipGroupId }: IpGroup, state: State): Item[] => bindingsOf(state, "remoteIpGroup", ipGroupId);

const setKind: Kind<IpSet> = {
  items: ipSets,
  pathKey: "ipSetId",
  listKey: "ipSets",
  view: (set, state) => ({ ...set, bindedInstanceNum: setBindings(set, state).length }),
};
const groupKind: Kind<IpGroup> = {
  items: ipGroups,
  pathKey: "ipGroupId",
  listKey: "ipGroups",
  view: (group, state) => ({ ...group, bindedInstanceNum: groupBindings(group, state).length }),
};
const setDetail: Kind<IpSet> = { ...setKind, view: (set, state) => ({ ...set, bindedInstances: setBindings(set, state) }) };
const groupDetail: Kind<IpGroup> = { ...groupKind, view: (group, state) => ({ ...group, bindedInstances: groupBindings(group, state) }) };

const mostAddresses = 10;
const mostSets = 5;

const addressInfo = (value: unknown): Item =>
  isRecord(value) ? { ipAddress: value["ipAddress"], description: value["description"] ?? "" } : refuse("vpc/BadRequest");
const addressList = listOf(addressInfo, 1, mostAddresses);
const textList = (most: number) =>
  listOf(
    such((value) => typeof value === "string"),
    1,
    most,
  );

const shared: Fields = {
  name: required(anyName),
  ipVersion: required(oneOf(["IPv4", "IPv6"])),
  description: optional(textUpTo(255), ""),
};
const setFields: Fields = { ...shared, ipAddressInfo: required(addressList) };
const groupFields: Fields = { ...shared, ipSetIds: required(textList(mostSets)) };

type Addresses = IpSet["ipAddressInfo"];

/** Refuses addresses that are none of the version, or stand twice. */
function checkAddresses(addresses: Addresses, ipVersion: string): Addresses {
  const areRight = addresses.every(({ ipAddress }) => isAddressRange(ipAddress, ipVersion === "IPv6" ? 6 : 4));
  const areApart = new Set(addresses.map(({ ipAddress }) => ipAddress)).size === addresses.length;
  return areRight && areApart ? addresses : refuse("vpc/BadRequest");
}

/** Refuses groups that there are not, of the other version, or that stand twice. */
function checkSets(state: State, ids: readonly string[], ipVersion: string): readonly string[] {
  const sets = ids.map((id) => found(setKind, state, id));
  return new Set(ids).size === ids.length && sets.every((set) => set.ipVersion === ipVersion) ? ids : refuse("vpc/BadRequest");
}

const idsOf = ({ body }: ApiCall): readonly string[] => textList(mostSets)(body["ipSetIds"]) as readonly string[];

const unbound =
  <Content extends Item>(bindings: (item: Content, state: State) => Item[]) =>
  (item: Content, state: State): void => {
    if (bindings(item, state).length > 0) refuse("vpc/OperationDenied");
  };

const setHandlers: Resource["handlers"] = {
  CreateIpGroup: ({ body }, state) => {
    const made = read(body, setFields);
    checkAddresses(made["ipAddressInfo"] as Addresses, String(made["ipVersion"]));
    return { ipSetId: ipSets.add(state, made).ipSetId };
  },
  QueryIpGroupDetail: showing(setDetail),
  QueryIpGroupList: listing(setKind, ["ipVersion"]),
  UpdateIpGroup: updating(setKind, setFields, ["name", "description"]),
  DeleteIpGroup: removing(setKind, unbound(setBindings)),
  AddIpAddressToIpGroup: changing(setKind, (set, { body }) => {
    set.ipAddressInfo = checkAddresses([...set.ipAddressInfo, ...(addressList(body["ipAddressInfo"]) as Addresses)], set.ipVersion);
  }),
  RemoveIpAddressFromIpGroup: changing(setKind, (set, { body }) => {
    const gone = textList(mostAddresses)(body["ipAddressInfo"]) as readonly string[];
    if (!gone.every((address) => set.ipAddressInfo.some(({ ipAddress }) => ipAddress === address))) refuse("vpc/NoSuchObject");
    set.ipAddressInfo = set.ipAddressInfo.filter(({ ipAddress }) => !gone.includes(ipAddress));
  }),
};

const groupHandlers: Resource["handlers"] = {
  CreateIpSet: ({ body }, state) => {
    const made = read(body, groupFields);
    checkSets(state, made["ipSetIds"] as readonly string[], String(made["ipVersion"]));
    return { ipGroupId: ipGroups.add(state, made).ipGroupId };
  },
  QueryIpSetDetail: showing(groupDetail),
  QueryIpSetList: listing(groupKind, ["ipVersion"]),
  UpdateIpSet: updating(groupKind, groupFields, ["name", "description"]),
  DeleteIpSet: removing(groupKind, unbound(groupBindings)),
  AddIpGroupToIpSet: (call, state) => {
    const group = called(groupKind, call, state);
    group.ipSetIds = checkSets(state, [...group.ipSetIds, ...idsOf(call)], group.ipVersion);
    return undefined;
  },
  RemoveIpGroupFromIpSet: (call, state) => {
    const group = called(groupKind, call, state);
    const gone = idsOf(call);
    if (!gone.every((id) => group.ipSetIds.includes(id))) refuse("vpc/NoSuchObject");
    group.ipSetIds = group.ipSetIds.filter((id) => !gone.includes(id));
    return undefined;
  },
};

export const parameterTemplateResource: Resource = {
  collections: [ipSets, ipGroups],
  handlers: { ...setHandlers, ...groupHandlers },
};
