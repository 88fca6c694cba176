import { isIP } from "node:net";
import { isRecord } from "../../../../core/text/is-record.js";
import { normalisedRange } from "../../fields.js";
import { type ApiCall, type Handler, page, type Resource, refuse } from "../../resource.js";
import { collection, type Item, type State } from "../../state.js";
import { type Subnet, subnetOf, subnets } from "./subnets.js";
import { vpcOf } from "./vpc.js";

interface AclRuleContent extends Item {
  readonly subnetId: string;
  description: string;
  protocol: string;
  sourceIpAddress: string;
  destinationIpAddress: string;
  sourcePort: string;
  destinationPort: string;
  /** The smaller, the earlier it is matched. */
  position: number;
  readonly direction: string;
  readonly ipVersion: number;
  action: string;
}

export interface AclRule extends AclRuleContent {
  readonly id: string;
}

export const aclRules = collection<AclRule>("aclRules", "ar-", "id");

const lastPosition = 32_768;
/** Rules of a subnet in one direction, the default one aside (https://intl.cloud.baidu.com/en/doc/VPC/s/tmfv3akd6). */
const ruleQuota = 150;
const allPorts = "1-65535";
const directions = ["ingress", "egress"] as const;
const protocols: ReadonlySet<unknown> = new Set(["all", "tcp", "udp", "icmp"]);
const actions: ReadonlySet<unknown> = new Set(["allow", "deny"]);

/** One port or a range of them, such as `8080` or `1-65535`. */
export function isPortRange(value: unknown): value is string {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/u.exec(typeof value === "string" ? value : "") ?? [];
  return Number(first) >= 1 && Number(first) <= Number(last) && Number(last) <= 65_535;
}

/** An address or a range of addresses of an IP version; unlike the range of a subnet it may have host bits set. */
export function isAddressRange(value: unknown, ipVersion: unknown): value is string {
  const [, address = "", prefix = "0"] = /^([^/]+)(?:\/(\d{1,3}))?$/u.exec(typeof value === "string" ? value : "") ?? [];
  const version = isIP(address);
  return version !== 0 && version === ipVersion && Number(prefix) <= (version === 4 ? 32 : 128);
}

const isAclPort = (value: unknown): boolean => value === "all" || isPortRange(value);
const isPosition = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= lastPosition;

/** What a rule must meet, and the code of one that does not, in this order. */
const demands: readonly (readonly [entryId: string, isMet: (rule: Item) => boolean])[] = [
  ["acl/InvalidAction", ({ action }) => actions.has(action)],
  ["acl/InvalidProtocol", ({ protocol }) => protocols.has(protocol)],
  ["acl/InvalidPosition", ({ position }) => isPosition(position)],
  ["acl/InvalidPort", ({ sourcePort, destinationPort }) => isAclPort(sourcePort) && isAclPort(destinationPort)],
  ["vpc/BadRequest", ({ direction }) => directions.some((known) => known === direction)],
  ["vpc/BadRequest", ({ sourceIpAddress, ipVersion }) => isAddressRange(sourceIpAddress, ipVersion)],
  ["vpc/BadRequest", ({ destinationIpAddress, ipVersion }) => isAddressRange(destinationIpAddress, ipVersion)],
  ["vpc/BadRequest", ({ description }) => typeof description === "string"],
];

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && !(typeof value === "string" && value.trim() === "");

/** The members of an object that stand under these names and are not blank; a blank description counts. */
const givenOf = (from: Item, names: readonly string[]): Item =>
  Object.fromEntries(
    names.filter((name) => isGiven(from[name]) || (name === "description" && from[name] === "")).map((name) => [name, from[name]]),
  );

const changeable = [
  "description",
  "protocol",
  "sourceIpAddress",
  "destinationIpAddress",
  "sourcePort",
  "destinationPort",
  "position",
  "action",
] as const;

/** A rule that meets the demands, its addresses as the API writes them: `192.168.1.1` is `192.168.1.1/32`. */
function checked(rule: Item): AclRuleContent {
  for (const [entryId, isMet] of demands) if (!isMet(rule)) refuse(entryId);
  const { sourceIpAddress, destinationIpAddress, ...rest } = rule as AclRuleContent;
  return {
    ...rest,
    sourceIpAddress: normalisedRange(sourceIpAddress),
    destinationIpAddress: normalisedRange(destinationIpAddress),
  } as AclRuleContent;
}

/** A rule as it is asked for. Ports may be left out where the protocol has none. */
function checkedRequest(rule: unknown, state: State): AclRuleContent {
  if (!isRecord(rule) || typeof rule["subnetId"] !== "string" || rule["subnetId"].trim() === "") refuse("vpc/BadRequest");
  const hasPorts = rule["protocol"] === "tcp" || rule["protocol"] === "udp";
  const { subnetId } = subnetOf(state, rule["subnetId"]);
  return checked({
    subnetId,
    description: "",
    ...(hasPorts ? {} : { sourcePort: allPorts, destinationPort: allPorts }),
    ipVersion: 4,
    ...givenOf(rule, [...changeable, "direction", "ipVersion"]),
  });
}

type Place = Pick<AclRuleContent, "subnetId" | "direction" | "position">;
const sameSide = (first: Place, second: Place): boolean => first.subnetId === second.subnetId && first.direction === second.direction;

/** Refuses a position that another rule of the subnet has in the same direction. */
function refuseTaken(rule: Place, others: readonly Place[]): void {
  if (others.some((other) => sameSide(rule, other) && other.position === rule.position)) refuse("acl/DuplicatePosition");
}

function add({ body }: ApiCall, state: State): undefined {
  const given = body["aclRules"];
  if (!Array.isArray(given) || given.length === 0) refuse("vpc/BadRequest");
  const added = (given as unknown[]).map((rule) => checkedRequest(rule, state));
  const all: AclRuleContent[] = [...aclRules.all(state), ...added];
  for (const rule of added)
    refuseTaken(
      rule,
      all.filter((other) => other !== rule),
    );
  if (added.some((rule) => all.filter((other) => sameSide(rule, other)).length > ruleQuota)) refuse("vpc/LimitExceeded");
  for (const rule of added) aclRules.add(state, rule);
}

/** A rule by its id. The default rules have none, so that they can be neither changed nor deleted. */
const ruleOf = ({ path }: ApiCall, state: State): AclRule => aclRules.find(state, path["aclRuleId"]) ?? refuse("vpc/NoSuchObject");

function update(call: ApiCall, state: State): undefined {
  const rule = ruleOf(call, state);
  const changed = checked({ ...rule, ...givenOf(call.body, changeable) });
  refuseTaken(
    changed,
    aclRules.all(state).filter((other) => other !== rule),
  );
  Object.assign(rule, changed);
}

/** The rule that lets everything through where no other one matches. */
const defaultRule = (subnetId: string, direction: string): AclRuleContent => ({
  subnetId,
  description: "",
  protocol: "all",
  sourceIpAddress: "0.0.0.0/0",
  destinationIpAddress: "0.0.0.0/0",
  sourcePort: allPorts,
  destinationPort: allPorts,
  position: lastPosition + 1,
  direction,
  ipVersion: 4,
  action: "allow",
});

/** The rules of a subnet as they are matched, the default ones last. */
function rulesOf({ subnetId }: Subnet, state: State): Item[] {
  const own = aclRules.all(state).filter((rule) => rule.subnetId === subnetId);
  return [
    ...directions.flatMap((side) =>
      own.filter(({ direction }) => direction === side).sort((first, second) => first.position - second.position),
    ),
    ...directions.map((side) => defaultRule(subnetId, side)),
  ];
}

/** A page of rules. Default rules have no id that a page could begin with: their direction stands for it. */
function list(call: ApiCall, state: State): Item {
  const subnetId = call.query["subnetId"] || refuse("vpc/BadRequest");
  const marked = rulesOf(subnetOf(state, subnetId), state).map((rule) => ({ marker: rule["id"] ?? `default-${rule["direction"]}`, rule }));
  const answer = page(marked, call, "aclRules", "marker");
  return { ...answer, aclRules: (answer["aclRules"] as typeof marked).map(({ rule }) => rule) };
}

function queryAcl({ query }: ApiCall, state: State): Item {
  const vpc = vpcOf(state, query["vpcId"] || refuse("vpc/BadRequest"));
  const aclEntrys = subnets
    .all(state)
    .filter(({ vpcId }) => vpcId === vpc.vpcId)
    .map((subnet) => ({
      subnetId: subnet.subnetId,
      subnetName: subnet.name,
      subnetCidr: subnet.cidr,
      aclRules: rulesOf(subnet, state),
    }));
  return { vpcId: vpc.vpcId, vpcName: vpc.name, vpcCidr: vpc.cidr, aclEntrys };
}

/** Handlers before each of which something is put in order, so that a resource need not know of those that hang on it. */
export const withOrder = (restore: (state: State) => void, handlers: Resource["handlers"]): Resource["handlers"] =>
  Object.fromEntries(
    Object.entries(handlers).map(([operation, handler]): [string, Handler] => [
      operation,
      (call, state) => {
        restore(state);
        return handler(call, state);
      },
    ]),
  );

/** Forgets the rules of subnets that are gone. */
function forgetOrphans(state: State): void {
  for (const { id, subnetId } of aclRules.all(state)) if (!subnets.find(state, subnetId)) aclRules.remove(state, id);
}

export const aclResource: Resource = {
  collections: [aclRules],
  handlers: withOrder(forgetOrphans, {
    QueryAcl: queryAcl,
    QueryAclRules: list,
    AddAclRule: add,
    UpdateAclRules: update,
    DeleteAclRule: (call, state) => {
      aclRules.remove(state, ruleOf(call, state).id);
      return undefined;
    },
  }),
};
