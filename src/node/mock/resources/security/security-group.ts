import { type ApiCall, type Handler, page, type Resource, refuse, requiredText, text } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";
import { withOrder } from "../network/acl.js";
import { type Vpc, vpcOf, vpcs } from "../network/vpc.js";
import { checkedRule, directions, identity, optional, peerOf, type RuleContent } from "./security-group-rules.js";

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

export const securityGroupOf = (state: State, id: unknown): SecurityGroup =>
  securityGroups.find(state, id) ?? refuse("security-group/NoSuchObject");

const rulesOf = (state: State, { id }: SecurityGroup): SecurityGroupRule[] =>
  securityGroupRules.all(state).filter(({ securityGroupId }) => securityGroupId === id);

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
  const rules = ((given ?? []) as unknown[]).map((rule) => checkedRule(rule));
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
    .filter((group) => instanceId === "" || interfacesIn(state, group).some((member) => member["instanceId"] === instanceId));
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

/** The rule that the path or the body names. */
const ruleOf = (call: ApiCall, state: State): SecurityGroupRule =>
  securityGroupRules.find(state, call.path["securityGroupRuleId"] ?? requiredText(call, "securityGroupRuleId")) ??
  refuse("security-group/NoSuchObject.rule");
const groupOfRule: GroupFinder = (call, state) => securityGroupOf(state, ruleOf(call, state).securityGroupId);

/** What an update answers to a protocol that a rule cannot have, or cannot become. */
const wrongProtocol = "security-group/InvalidProtocolException";

const changeable = ["remark", "portRange", "protocol", "sourceIp", "sourceGroupId", "destIp", "destGroupId"] as const;

/** The rule with what a call changes in it: a new peer takes the place of the old one, whether it is a group or addresses. */
function changedRule(rule: SecurityGroupRule, body: Item): RuleContent {
  const given = Object.fromEntries(changeable.filter((name) => optional(body, name) !== undefined).map((name) => [name, body[name]]));
  const { address, group } = peerOf(rule);
  const hasNewPeer = given[address] !== undefined || given[group] !== undefined;
  const changed = { ...rule, ...(hasNewPeer ? { [address]: undefined, [group]: undefined } : {}), ...given };
  return checkedRule(changed, wrongProtocol);
}

const updateRule = changing(groupOfRule, (call, state, group) => {
  const rule = ruleOf(call, state);
  const changed = changedRule(rule, call.body);
  if (["tcp", "udp"].includes(rule.protocol) && changed.protocol === "icmp") refuse(wrongProtocol);
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
