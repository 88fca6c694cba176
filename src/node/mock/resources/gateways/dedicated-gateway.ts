import { isInside, parseNetwork } from "../../../../core/operations/values/addresses.js";
import {
  description,
  type Fields,
  flag,
  flagOrNumber,
  ipv4,
  ipv6Network,
  listOf,
  matching,
  network,
  oneOf,
  optional,
  read,
  readChanges,
  required,
  such,
  tags,
  wholeNumber,
} from "../../fields.js";
import { called, changing, type Kind, listing, removing, showing } from "../../kind.js";
import { type ApiCall, type Resource, refuse } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";
import { subnetOf } from "../network/subnets.js";
import { vpcOf } from "../network/vpc.js";

/** A gateway to a dedicated line, and, once one is made, its health check. */
interface DedicatedGateway extends Item {
  readonly etGatewayId: string;
  readonly vpcId: string;
  name: string;
  /** The line and its channel, both or neither. */
  etId: string;
  channelId: string;
}

const gateways = collection<DedicatedGateway>("etGateways", "dcgw-", "etGatewayId");

const healthMembers = [
  "healthCheckSourceIp",
  "healthCheckDestIp",
  "healthCheckInterval",
  "healthThreshold",
  "unhealthThreshold",
  "healthCheckType",
  "healthCheckPort",
] as const;
const detail: Kind<DedicatedGateway> = { items: gateways, pathKey: "etGatewayId", listKey: "etGateways" };
const row: Kind<DedicatedGateway> = {
  ...detail,
  view: (gateway) => Object.fromEntries(Object.entries(gateway).filter(([key]) => !healthMembers.some((member) => member === key))),
};

const idOf = (prefix: string) => such((value) => typeof value === "string" && value.startsWith(prefix) && value.length > prefix.length);
const line: Fields = { etId: required(idOf("dcphy-")), channelId: required(idOf("dedicatedconn-")) };
const localCidrs = optional(listOf(network, 0, 100), []);
const gatewayName = matching(/^[A-Za-z][\w ./-]{0,64}$/u);

const fields: Fields = {
  name: required(gatewayName),
  vpcId: required(such((value) => typeof value === "string")),
  speed: required(wholeNumber(2, 10_000)),
  description,
  tags,
};
const changes: Fields = {
  name: required(gatewayName),
  speed: required(wholeNumber(2, 100_000)),
  description,
  localCidrs,
  enableIpv6: optional((value) => (flagOrNumber(value) ? 1 : 0)),
  ipv6LocalCidrs: optional(listOf(ipv6Network, 0, 100), []),
};
const health: Fields = {
  dcphyId: optional(idOf("dcphy-")),
  channelId: optional(idOf("dedicatedconn-")),
  subnetId: optional(such((value) => typeof value === "string")),
  healthCheckSourceIp: optional(ipv4, ""),
  healthCheckType: optional(oneOf(["ICMP"]), "ICMP"),
  healthCheckInterval: required(wholeNumber(1, 60)),
  healthThreshold: required(wholeNumber(2, 5)),
  unhealthThreshold: required(wholeNumber(2, 5)),
  autoGenerateRouteRule: optional(flag, true),
  healthCheckPort: optional(wholeNumber(1, 65_535)),
};

/** A channel of a line reaches one gateway of a VPC. */
function refuseTaken(state: State, { etId, channelId }: Item, vpcId: string): void {
  const isTaken = gateways
    .all(state)
    .some((gateway) => gateway.vpcId === vpcId && gateway.etId === etId && gateway.channelId === channelId);
  if (isTaken) refuse("vpc/OperationDenied");
}

const none = { etId: "", channelId: "", localCidrs: [] };

/** The line that a body binds: all of it, or nothing. */
function askedLine(body: Item, state: State, vpcId: string): Item {
  const asked = read(body, { ...line, localCidrs });
  refuseTaken(state, asked, vpcId);
  return asked;
}

const namesLine = ({ etId, channelId, localCidrs: cidrs }: Item): boolean =>
  Boolean(etId || channelId) || (Array.isArray(cidrs) && cidrs.length > 0);

function create({ body }: ApiCall, state: State): Item {
  const asked = read(body, fields);
  const { vpcId } = vpcOf(state, asked["vpcId"]);
  const bound = namesLine(body) ? askedLine(body, state, vpcId) : none;
  const made = { ...asked, ...bound, status: "running", createTime: createdTime(state), enableIpv6: 0, ipv6LocalCidrs: [] };
  return { etGatewayId: gateways.add(state, made).etGatewayId };
}

function bind(gateway: DedicatedGateway, { body }: ApiCall, state: State): void {
  if (gateway.etId !== "") refuse("vpc/OperationDenied");
  Object.assign(gateway, askedLine(body, state, gateway.vpcId));
}

function unbind(gateway: DedicatedGateway): void {
  if (gateway.etId === "") refuse("vpc/OperationDenied");
  Object.assign(gateway, none);
}

/** Has no id and no answer; without a source address the gateway takes the first one of the subnet. */
function createHealthCheck(call: ApiCall, state: State): undefined {
  const gateway = called(detail, call, state);
  const { dcphyId: _line, channelId: _channel, subnetId, autoGenerateRouteRule: _route, ...check } = read(call.body, health);
  const subnet = subnetId === undefined ? null : subnetOf(state, subnetId);
  if (subnet && subnet.vpcId !== gateway.vpcId) refuse("vpc/BadRequest");
  const source = parseNetwork(`${check["healthCheckSourceIp"]}/32`);
  const home = parseNetwork(subnet?.cidr ?? vpcOf(state, gateway.vpcId).cidr);
  if (source && home && !isInside(source, home)) refuse("vpc/BadRequest");
  Object.assign(gateway, check);
}

export const dedicatedGatewayResource: Resource = {
  collections: [gateways],
  handlers: {
    CreateDedicatedGateway: create,
    QueryTheDetailsOfTheDedicatedGateway: showing(detail),
    QueryTheListOfDedicatedLineGateways: (call, state) => {
      const { vpcId, name = "" } = call.query;
      vpcOf(state, vpcId || refuse("vpc/BadRequest"));
      return listing(row, ["vpcId", "etGatewayId", "status"], (gateway) => gateway.name.includes(name))(call, state);
    },
    UpdateDedicatedGateway: changing(
      detail,
      (gateway, { body }) => void Object.assign(gateway, readChanges(body, changes, Object.keys(changes))),
    ),
    ReleaseDedicatedGateway: removing(detail, ({ etGatewayId }, state) => {
      if (state.count("routeRules", "nexthopId", etGatewayId) > 0) refuse("vpc/OperationDenied");
    }),
    BindPhysicalDedicatedLine: changing(detail, bind),
    UnbindPhysicalDedicatedLine: changing(detail, unbind),
    CreateDedicatedGatewayHealthCheck: createHealthCheck,
  },
};
