import { type ApiCall, type Handler, page, type Resource, refuse, requiredText, text } from "../resource.js";
import { collection, createdTime, type Item, type State } from "../state.js";
import { isAddressRange, isPortRange, withOrder } from "./acl.js";
import { type Vpc, vpcOf, vpcs } from "./vpc.js";

export interface SecurityGroup extends Item {
  readonly id: string;
  readonly name: string;
  readonly vpcId: string;
  readonly desc: string;
  readonly createdTime: string;
  /** Grows with every change of the rules. */
  sgVersion: number;
  readonly tags: Item[];
}

/** What a rule says; of its peer either the addresses or the group, under the names that `peers` has for its direction. */
interface RuleContent extends Item {
  readonly remark: string;
  readonly direction: Direction;
  readonly ethertype: string;
  readonly portRange: string;
  readonly protocol: string;
}

export interface SecurityGroupRule extends RuleContent {
  readonly securityGroupRuleId: string;
  readonly securityGroupId: string;
  readonly createdTime: string;
  readonly updatedTime: string;
}

export const securityGroups = collection<SecurityGroup>("securityGroups", "g-", "id");
export const securityGroupRules = collection<SecurityGroupRule>("securityGroupRules", "r-", "securityGroupRuleId");

/** Rules of a group in one direction. */
const ruleQuota = 100;
/** Groups that can be created in a VPC; the default group comes on top. */
const groupQuota = ({ isDefault }: Vpc): number => (isDefault ? 100 : 20);

const defaultName = "默认安全组";
const isDefaultName = (name: string): boolean => name === defaultName || name === "default";

type Direction = "ingress" | "egress";
const directions: readonly Direction[] = ["ingress", "egress"];
const peers = {
  ingress: { address: "sourceIp", group: "sourceGroupId" },
  egress: { address: "destIp", group: "destGroupId" },
} as const;
const peerOf = ({ direction }: RuleContent): (typeof peers)[Direction] => peers[direction];

const protocols: ReadonlySet<string> = new Set(["all", "tcp", "udp", "icmp"]);
const allPorts = "1-65535";

export const securityGroupOf = (state: State, id: unknown): SecurityGroup =>
  securityGroups.find(state, id) ?? refuse("security-group/NoSuchObject");

const rulesOf = (state: State, { id }: SecurityGroup): SecurityGroupRule[] =>
  securityGroupRules.all(state).filter(({ securityGroupId }) => securityGroupId === id);

/** The parts of a rule by which the service tells rules apart. */
const identity = ({ remark, protocol, direction, ethertype, portRange, ...peer }: RuleContent): string =>
  JSON.stringify([remark, protocol, direction, ethertype, portRange, peer[peers[direction].address], peer[peers[direction].group]]);

/** A text member; undefined when it is absent or blank, refused when it is no text. */
function optional(rule: Item, name: string): string | undefined {
  const value = rule[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") return refuse("vpc/BadRequest");
  return value.trim() === "" ? undefined : value;
}

/** Refuses ports that are no numbers, out of bounds or in the wrong order, each with its own code. */
function checkPorts(portRange: string): void {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/u.exec(portRange) ?? [];
  if (first === undefined) refuse("security-group/SecurityGroup.RulePortInvalid");
  const ends = [Number(first), Number(last)];
  if (ends.some((port) => port < 1 || port > 65_535)) refuse("security-group/SecurityGroup.RulePortRangeInvalid");
  if (!isPortRange(portRange)) refuse("security-group/SecurityGroup.RulePortOrderInvalid");
}

/** A rule as it is asked for, with what the service fills in. */
function checkedRule(value: unknown): RuleContent {
  if (typeof value !== "object" || value === null) return refuse("vpc/BadRequest");
  const rule = value as Item;
  const direction = directions.find((known) => known === rule["direction"]) ?? refuse("vpc/BadRequest");
  const { address, group } = peers[direction];
  const opposite = peers[direction === "ingress" ? "egress" : "ingress"];
  const groupId = optional(rule, group);
  const addresses = optional(rule, address) ?? (groupId === undefined ? "all" : undefined);
  const protocol = optional(rule, "protocol") ?? "all";
  const portRange = optional(rule, "portRange") ?? allPorts;
  const ethertype = optional(rule, "ethertype") ?? "IPv4";
  if (!protocols.has(protocol)) refuse("security-group/BadRequest.protocol-invalid");
  checkPorts(portRange);
  const version = ethertype === "IPv6" ? 6 : 4;
  if (addresses !== undefined && addresses !== "all" && !isAddressRange(addresses, version))
    refuse("security-group/SecurityGroup.RuleCIDRAddressError");
  const isSound = [
    protocol !== "all" || portRange === allPorts,
    ["IPv4", "IPv6"].includes(ethertype),
    groupId === undefined || addresses === undefined,
    optional(rule, opposite.address) === undefined && optional(rule, opposite.group) === undefined,
  ];
  if (!isSound.every(Boolean)) refuse("vpc/BadRequest");
  const peer = groupId === undefined ? { [address]: addresses } : { [group]: groupId };
  return { remark: optional(rule, "remark") ?? "", direction, ethertype, portRange, protocol, ...peer };
}

/** Refuses rules that name a group that there is not, repeat another one, or are too many beside those a group has. */
function refuseUnfit(added: readonly RuleContent[], others: readonly RuleContent[], state: State): void {
  for (const group of added.map((rule) => rule[peerOf(rule).group])) if (group !== undefined) securityGroupOf(state, group);
  const all = [...others, ...added];
  if (new Set(all.map(identity)).size < all.length) refuse("vpc/OperationDenied");
  if (directions.some((side) => all.filter(({ direction }) => direction === side).length > ruleQuota)) refuse("vpc/LimitExceeded");
}

function addRules(rules: readonly RuleContent[], { id }: SecurityGroup, state: State): void {
  const time = createdTime(state);
  for (const rule of rules) securityGroupRules.add(state, { securityGroupId: id, ...rule, createdTime: time, updatedTime: time });
}

type GroupContent = Pick<SecurityGroup, "name" | "vpcId" | "desc" | "tags">;

function addGroup(content: GroupContent, rules: readonly RuleContent[], state: State): SecurityGroup {
  const group = securityGroups.add(state, { ...content, createdTime: createdTime(state), sgVersion: 0 });
  addRules(rules, group, state);
  return group;
}

/** The default security group of a VPC, which comes into being when it is first asked for and lets everything through. */
export function defaultSecurityGroupOf(state: State, vpcId: string): SecurityGroup {
  const found = securityGroups.all(state).find((group) => group.vpcId === vpcId && isDefaultName(group.name));
  const rules = directions.map((direction) => checkedRule({ direction }));
  return found ?? addGroup({ name: defaultName, vpcId, desc: "default", tags: [] }, rules, state);
}

const groupName = /^\p{L}[\p{L}\p{N}\-_ /.]{0,64}$/u;

function create(call: ApiCall, state: State): Item {
  const name = requiredText(call, "name");
  if (!groupName.test(name) || isDefaultName(name)) refuse("vpc/BadRequest");
  const vpc = vpcOf(state, requiredText(call, "vpcId"));
  const { rules: given, tags } = call.body;
  if (!Array.isArray(given ?? [])) refuse("vpc/BadRequest");
  const rules = ((given ?? []) as unknown[]).map(checkedRule);
  refuseUnfit(rules, [], state);
  const created = securityGroups.all(state).filter((group) => group.vpcId === vpc.vpcId && !isDefaultName(group.name));
  if (created.length >= groupQuota(vpc)) refuse("vpc/LimitExceeded");
  const content = { name, vpcId: vpc.vpcId, desc: text(call, "desc") ?? "", tags: Array.isArray(tags) ? (tags as Item[]) : [] };
  return { securityGroupId: addGroup(content, rules, state).id };
}

/** The network interfaces that are in a group. */
const interfacesIn = (state: State, { id }: SecurityGroup): Item[] =>
  [...state.items("enis").values()].filter(({ securityGroupIds: ids }) => Array.isArray(ids) && ids.includes(id));

function list(call: ApiCall, state: State): Item {
  const { vpcId = "", instanceId = "", securityGroupId = "", securityGroupIds = "" } = call.query;
  if (instanceId !== "" && vpcId === "") refuse("vpc/BadRequest");
  const wanted = new Set([securityGroupId, ...securityGroupIds.split(",")].filter((id) => id !== ""));
  const found = securityGroups
    .all(state)
    .filter((group) => vpcId === "" || group.vpcId === vpcId)
    .filter(({ id }) => wanted.size === 0 || wanted.has(id))
    .filter((group) => instanceId === "" || interfacesIn(state, group).some((one) => one["instanceId"] === instanceId));
  const answered = found.map((group) => ({ ...group, rules: rulesOf(state, group) }));
  return page(answered, call, "securityGroups", "id");
}

function removeGroup(state: State, group: SecurityGroup): void {
  for (const { securityGroupRuleId } of rulesOf(state, group)) securityGroupRules.remove(state, securityGroupRuleId);
  securityGroups.remove(state, group.id);
}

function remove({ path }: ApiCall, state: State): undefined {
  const group = securityGroupOf(state, path["securityGroupId"]);
  if (isDefaultName(group.name)) refuse("vpc/OperationDenied");
  if (interfacesIn(state, group).length > 0) refuse("security-group/SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted");
  removeGroup(state, group);
}

type GroupFinder = (call: ApiCall, state: State) => SecurityGroup;
const groupInPath: GroupFinder = ({ path }, state) => securityGroupOf(state, path["securityGroupId"]);

/** A handler that changes the rules of a group, unless the caller has seen an older version of them. */
const changing =
  (groupOf: GroupFinder, change: (call: ApiCall, state: State, group: SecurityGroup) => void): Handler =>
  (call, state) => {
    const group = groupOf(call, state);
    const { sgVersion = "" } = call.query;
    if (sgVersion !== "" && sgVersion !== String(group.sgVersion)) refuse("security-group/VersionMismatch");
    change(call, state, group);
    group.sgVersion += 1;
    return undefined;
  };

const authorize = changing(groupInPath, ({ body }, state, group) => {
  const rule = checkedRule(body["rule"]);
  refuseUnfit([rule], rulesOf(state, group), state);
  addRules([rule], group, state);
});

const revoke = changing(groupInPath, ({ body }, state, group) => {
  const wanted = identity(checkedRule(body["rule"]));
  const found = rulesOf(state, group).find((rule) => identity(rule) === wanted) ?? refuse("security-group/SecurityGroup.RuleNotExist");
  securityGroupRules.remove(state, found.securityGroupRuleId);
});

/** The rule that the path or the body names; each place has its own words for one that there is not. */
function ruleOf(call: ApiCall, state: State): SecurityGroupRule {
  const { securityGroupRuleId: inPath } = call.path;
  const found = securityGroupRules.find(state, inPath ?? requiredText(call, "securityGroupRuleId"));
  return found ?? refuse(inPath === undefined ? "security-group/NoSuchObject.rule" : "security-group/NoSuchObject");
}
const groupOfRule: GroupFinder = (call, state) => securityGroupOf(state, ruleOf(call, state).securityGroupId);

const changeable = ["remark", "portRange", "protocol", "sourceIp", "sourceGroupId", "destIp", "destGroupId"] as const;

/** The rule with what a call changes in it: a new peer takes the place of the old one, whether it is a group or addresses. */
function changedRule(rule: SecurityGroupRule, body: Item): RuleContent {
  const given = Object.fromEntries(changeable.filter((name) => optional(body, name) !== undefined).map((name) => [name, body[name]]));
  const { address, group } = peerOf(rule);
  const hasNewPeer = given[address] !== undefined || given[group] !== undefined;
  return checkedRule({ ...rule, ...(hasNewPeer ? { [address]: undefined, [group]: undefined } : {}), ...given });
}

const updateRule = changing(groupOfRule, (call, state, group) => {
  const rule = ruleOf(call, state);
  const { protocol = rule.protocol } = call.body;
  if (typeof protocol === "string" && protocol.trim() !== "" && !protocols.has(protocol)) refuse("security-group/InvalidProtocolException");
  const changed = changedRule(rule, call.body);
  if (["tcp", "udp"].includes(rule.protocol) && changed.protocol === "icmp") refuse("security-group/InvalidProtocolException");
  const others = rulesOf(state, group).filter((other) => other !== rule);
  refuseUnfit([changed], others, state);
  for (const key of Object.values(peerOf(rule))) delete rule[key];
  Object.assign(rule, changed, { updatedTime: createdTime(state) });
});

const removeRule = changing(groupOfRule, (call, state) => securityGroupRules.remove(state, ruleOf(call, state).securityGroupRuleId));

function details(call: ApiCall, state: State): Item {
  const group = groupInPath(call, state);
  return { ...group, bindInstanceNum: interfacesIn(state, group).length, rules: rulesOf(state, group) };
}

/** Forgets the groups of VPCs that are gone, and gives every VPC its default group. */
function settle(state: State): void {
  for (const group of securityGroups.all(state)) if (!vpcs.find(state, group.vpcId)) removeGroup(state, group);
  for (const { vpcId } of vpcs.all(state)) defaultSecurityGroupOf(state, vpcId);
}

export const securityGroupResource: Resource = {
  collections: [securityGroups, securityGroupRules],
  handlers: withOrder(settle, {
    QuerySecurityGroupsList: list,
    GetSecurityGroupDetails: details,
    CreateSecurityGroup: create,
    DeleteSecurityGroup: remove,
    AuthorizeSecurityGroupRules: authorize,
    RevokeSecurityGroupRules: revoke,
    UpdateSecurityGroupRules: updateRule,
    DeleteSecurityGroupRules: removeRule,
  }),
};
