import { isInside, overlap, parseNetwork } from "../../addresses.js";
import { type ApiCall, page, type Resource, refuse, requiredText, text } from "../../resource.js";
import { collection, type Item, type State } from "../../state.js";
import { isInstance, isInVpc } from "../interfaces/instances.js";
import { isAddressRange, withOrder } from "./acl.js";
import { networkOf, subnets } from "./subnets.js";
import { type Vpc, vpcOf, vpcs } from "./vpc.js";

export interface RouteTable extends Item {
  readonly routeTableId: string;
  readonly name: string;
  readonly vpcId: string;
}

export interface RouteRule extends Item {
  readonly routeRuleId: string;
  sourceAddress: string;
  destinationAddress: string;
  nexthopId: string;
  readonly nexthopType: string;
  description: string;
  /** `normal` for the only path to a destination; else ecmp, ha:active or ha:standby. */
  pathType: string;
  readonly routeTableId: string;
}

export const routeTables = collection<RouteTable>("routeTables", "rt-", "routeTableId");
export const routeRules = collection<RouteRule>("routeRules", "rr-", "routeRuleId");

/** Rules of a VPC; those of the system do not count. */
const ruleQuota = 50;
const longestDescription = 200;

/** The route table of a VPC, which comes into being when it is first asked for. */
export function routeTableOf(state: State, vpcId: string): RouteTable {
  const vpc = vpcOf(state, vpcId);
  return routeTables.all(state).find((table) => table.vpcId === vpc.vpcId) ?? routeTables.add(state, { name: "default", vpcId: vpc.vpcId });
}

type IsNextHop = (id: string, vpc: Vpc, state: State) => boolean;

const isIn =
  (collectionName: string): IsNextHop =>
  (id, { vpcId }, state) =>
    state.items(collectionName).get(id)?.["vpcId"] === vpcId;
/** Whether an id is that of a next hop for a VPC, by type. */
const nextHops: ReadonlyMap<string, IsNextHop> = new Map([
  ["custom", (id, { vpcId }, state) => isInstance(state, id) && isInVpc(state, id, vpcId)],
  ["vpn", isIn("vpns")],
  ["nat", isIn("nats")],
  ["dcGateway", isIn("etGateways")],
  [
    "peerConn",
    (id, { vpcId }, state) =>
      [...state.items("peerConns").values()].some(
        (connection) =>
          (connection["localIfId"] === id && connection["localVpcId"] === vpcId) ||
          (connection["peerIfId"] === id && connection["peerVpcId"] === vpcId),
      ),
  ],
  ["ipv6gateway", isIn("ipv6Gateways")],
  ["enic", isIn("enis")],
  ["havip", isIn("haVips")],
]);

type Route = Pick<RouteRule, "sourceAddress" | "destinationAddress" | "nexthopId" | "nexthopType" | "description" | "pathType">;
type Check = (route: Route, vpc: Vpc, state: State) => void;

const isIpv6Range = (value: string): boolean => value.includes("/") && isAddressRange(value, 6);
const everything = "0.0.0.0/0";

/** What is checked of a route, by the parameter it stands under; more telling codes first. */
const checks = {
  destinationAddress: ({ destinationAddress: destination }, { cidr, secondaryCidr }) => {
    if (destination === everything || isIpv6Range(destination)) return;
    const network = parseNetwork(destination) ?? refuse("vpc/BadRequest");
    const own = [cidr, ...secondaryCidr].flatMap((range) => parseNetwork(range) ?? []);
    if (own.some((range) => overlap(range, network))) refuse("vpc/CidrConflict");
  },
  nexthopId: ({ nexthopType, nexthopId }, vpc, state) => {
    const isNextHop = nextHops.get(nexthopType) ?? refuse("vpc/BadRequest");
    if (!isNextHop(nexthopId, vpc, state)) refuse("vpc/NoSuchObject");
  },
  sourceAddress: ({ sourceAddress: source }, { vpcId }, state) => {
    if (source === everything || isIpv6Range(source)) return;
    const network = parseNetwork(source) ?? refuse("vpc/BadRequest");
    const own = subnets.all(state).filter((subnet) => subnet.vpcId === vpcId);
    if (!own.some((subnet) => isInside(network, networkOf(subnet)))) refuse("vpc/BadRequest");
  },
  description: ({ description }) => {
    if (description.length > longestDescription) refuse("vpc/BadRequest");
  },
} as const satisfies Readonly<Record<string, Check>>;

type CheckName = keyof typeof checks;
const checkedNames = Object.keys(checks) as CheckName[];

type Hop = Pick<RouteRule, "nexthopId" | "nexthopType" | "pathType">;

/** The paths that may lead to one destination: at least two that share the load, or an active one and its standby. */
function arePaths(types: readonly string[]): boolean {
  const isShared = types.length >= 2 && types.every((type) => type === "ecmp");
  return isShared || types.toSorted().join() === "ha:active,ha:standby";
}

/** The next hops asked for: one by its own parameters, or several in a list. */
function hopsOf(call: ApiCall): Hop[] {
  const given = call.body["nextHopList"] ?? [];
  if (!Array.isArray(given)) return refuse("vpc/BadRequest");
  if (given.length === 0)
    return [{ nexthopId: requiredText(call, "nexthopId"), nexthopType: requiredText(call, "nexthopType"), pathType: "normal" }];
  if (text(call, "nexthopId") !== undefined) refuse("vpc/BadRequest");
  const hops = (given as unknown[]).map((hop) => {
    const hopCall = { ...call, body: typeof hop === "object" && hop !== null ? (hop as Item) : {} };
    return {
      nexthopId: requiredText(hopCall, "nexthopId"),
      nexthopType: requiredText(hopCall, "nexthopType"),
      pathType: requiredText(hopCall, "pathType"),
    };
  });
  const areGateways = hops.every(({ nexthopType }) => nexthopType === "dcGateway");
  return areGateways && arePaths(hops.map(({ pathType }) => pathType)) ? hops : refuse("vpc/BadRequest");
}

const rulesOf = (state: State, tableId: string): RouteRule[] =>
  routeRules.all(state).filter(({ routeTableId }) => routeTableId === tableId);
const tableOf = (state: State, id: unknown): RouteTable => routeTables.find(state, id) ?? refuse("vpc/NoSuchObject");
type Pair = Pick<Route, "sourceAddress" | "destinationAddress">;
const isSamePair = (first: Pair, second: Pair): boolean =>
  first.sourceAddress === second.sourceAddress && first.destinationAddress === second.destinationAddress;

function create(call: ApiCall, state: State): Item {
  const { routeTableId, vpcId } = tableOf(state, requiredText(call, "routeTableId"));
  const vpc = vpcOf(state, vpcId);
  const pair = { sourceAddress: requiredText(call, "sourceAddress"), destinationAddress: requiredText(call, "destinationAddress") };
  const routes = hopsOf(call).map((hop) => ({ ...pair, ...hop, description: text(call, "description") ?? "" }));
  for (const route of routes) for (const name of checkedNames) checks[name](route, vpc, state);
  const others = rulesOf(state, routeTableId);
  if (others.some((other) => isSamePair(pair, other))) refuse("route/RouteRuleRepeated");
  if (others.length + routes.length > ruleQuota) refuse("route/RouteRuleExceedQuota");
  const [first = "", ...more] = routes.map((route) => routeRules.add(state, { ...route, routeTableId }).routeRuleId);
  return more.length === 0 ? { routeRuleId: first } : { routeRuleIds: [first, ...more] };
}

const ruleOf = ({ path }: ApiCall, state: State): RouteRule => routeRules.find(state, path["routeRuleId"]) ?? refuse("vpc/NoSuchObject");

/** Changes what is given of a rule; only the one path to its destination can be changed. */
function update(call: ApiCall, state: State): undefined {
  const rule = ruleOf(call, state);
  if (rule.pathType !== "normal") refuse("vpc/OperationDenied");
  const vpc = vpcOf(state, tableOf(state, rule.routeTableId).vpcId);
  const given = checkedNames.filter((name) => text(call, name) !== undefined);
  const changed: Route = { ...rule, ...Object.fromEntries(given.map((name) => [name, text(call, name)])) };
  for (const name of given) checks[name](changed, vpc, state);
  const others = rulesOf(state, rule.routeTableId).filter((other) => other !== rule);
  if (others.some((other) => isSamePair(changed, other))) refuse("route/RouteRuleRepeated");
  Object.assign(rule, changed);
}

/** Makes the standby of an active rule active, and the other way round. */
function switchOver(call: ApiCall, state: State): undefined {
  const active = ruleOf(call, state);
  const standby = rulesOf(state, active.routeTableId).find((other) => isSamePair(other, active) && other.pathType === "ha:standby");
  if (active.pathType !== "ha:active" || !standby) return refuse("vpc/OperationDenied");
  active.pathType = "ha:standby";
  standby.pathType = "ha:active";
}

/** The routes to the subnets of a VPC, which the system keeps. They have no id, so that they can be neither changed nor deleted. */
const systemRules = (state: State, { routeTableId, vpcId }: RouteTable): Item[] =>
  subnets
    .all(state)
    .filter((subnet) => subnet.vpcId === vpcId)
    .map(({ cidr }) => ({
      routeRuleId: "",
      sourceAddress: everything,
      destinationAddress: cidr,
      nexthopId: "",
      nexthopType: "sys",
      pathType: "normal",
      description: "",
      routeTableId,
    }));

const allRules = (state: State, table: RouteTable): Item[] => [...rulesOf(state, table.routeTableId), ...systemRules(state, table)];

/** The table of a query, which names either it or its VPC. */
function askedTable({ query: { routeTableId = "", vpcId = "" } }: ApiCall, state: State): RouteTable {
  if ((routeTableId === "") === (vpcId === "")) refuse("vpc/BadRequest");
  return vpcId === "" ? tableOf(state, routeTableId) : routeTableOf(state, vpcId);
}

/** A page of rules. Those of the system have no id that a page could begin with: their destination stands for it. */
function list(call: ApiCall, state: State): Item {
  const marked = allRules(state, askedTable(call, state)).map((rule) => ({
    marker: rule["routeRuleId"] || `sys-${rule["destinationAddress"]}`,
    rule,
  }));
  const answer = page(marked, call, "routeRules", "marker");
  return { ...answer, routeRules: (answer["routeRules"] as typeof marked).map(({ rule }) => rule) };
}

/** Forgets the tables of VPCs that are gone. */
function forgetOrphans(state: State): void {
  for (const { routeTableId, vpcId } of routeTables.all(state)) {
    if (vpcs.find(state, vpcId)) continue;
    for (const { routeRuleId } of rulesOf(state, routeTableId)) routeRules.remove(state, routeRuleId);
    routeTables.remove(state, routeTableId);
  }
}

export const routeResource: Resource = {
  collections: [routeTables, routeRules],
  handlers: withOrder(forgetOrphans, {
    QueryRoutingTable: (call, state) => {
      const table = askedTable(call, state);
      return { ...table, routeRules: allRules(state, table) };
    },
    QueryRoutingRules: list,
    CreateRoutingRules: create,
    UpdateRoutingRules: update,
    DeleteRoutingRules: (call, state) => {
      routeRules.remove(state, ruleOf(call, state).routeRuleId);
      return undefined;
    },
    ActiveStandbySwitchover: switchOver,
  }),
};
