import { isInside, parseNetwork } from "../../../../core/operations/values/addresses.js";
import {
  billingOf,
  type Fields,
  flag,
  flagOrNumber,
  ipv6,
  ipv6Network,
  name,
  normalisedRange,
  optional,
  orDigits,
  read,
  required,
  such,
  tags,
  wholeNumber,
} from "../../fields.js";
import { called, changing, type Kind, refuseProtected, removing } from "../../kind.js";
import { type ApiCall, type Handler, page, type Resource, refuse } from "../../resource.js";
import { type Collection, collection, type Item, type State } from "../../state.js";
import { vpcOf } from "../network/vpc.js";

interface Ipv6Gateway extends Item {
  readonly gatewayId: string;
  readonly vpcId: string;
  bandwidthInMbps: number;
  deleteProtect: boolean;
}

/** A rule of a gateway, which it names as `gatewayId`. */
interface Rule extends Item {
  readonly gatewayId: string;
}

const gateways = collection<Ipv6Gateway>("ipv6Gateways", "gw-", "gatewayId");
const egressOnly = collection<Rule>("egressOnlyRules", "ipv6_seg-", "egressOnlyRuleId");
const rateLimits = collection<Rule>("rateLimitRules", "ipv6_qos-", "rateLimitRuleId");
const kind: Kind<Ipv6Gateway> = { items: gateways, pathKey: "gatewayId", listKey: "gateways" };

const mostMbps = 5000;
/** The Python SDK sends bandwidths as texts. */
const bandwidth = orDigits(wholeNumber(1, mostMbps));
const fields: Fields = {
  name: required(name),
  vpcId: required(such((value) => typeof value === "string")),
  bandwidthInMbps: required(bandwidth),
  deleteProtect: optional(flag, false),
  tags,
};
const limits: Fields = {
  ingressBandwidthInMbps: required(orDigits(wholeNumber(0, mostMbps))),
  egressBandwidthInMbps: required(orDigits(wholeNumber(0, mostMbps))),
};

const rulesOf = (rules: Collection<Rule>, state: State, gatewayId: string): Item[] =>
  rules.all(state).flatMap(({ gatewayId: home, ...rule }) => (home === gatewayId ? [rule] : []));

/** One gateway a VPC, postpaid, and only where the VPC has IPv6. */
function create({ body }: ApiCall, state: State): Item {
  const asked = read(body, fields);
  const vpc = vpcOf(state, asked["vpcId"]);
  if (billingOf(body, state.now()).paymentTiming !== "Postpaid" || vpc.ipv6Cidr === "") refuse("vpc/BadRequest");
  if (state.count(gateways.name, "vpcId", vpc.vpcId) > 0) refuse("vpc/OperationDenied");
  return { gatewayId: gateways.add(state, asked).gatewayId };
}

/** The gateway of a VPC. What a VPC without one is answered with no source says; a missing resource is the likely one. */
function query({ query: { vpcId } }: ApiCall, state: State): Item {
  const vpc = vpcOf(state, vpcId || refuse("vpc/BadRequest"));
  const gateway = gateways.all(state).find((candidate) => candidate.vpcId === vpc.vpcId) ?? refuse("vpc/NoSuchObject");
  const { tags: _tags, ...shown } = gateway;
  return {
    ...shown,
    egressOnlyRules: rulesOf(egressOnly, state, gateway.gatewayId),
    rateLimitRules: rulesOf(rateLimits, state, gateway.gatewayId),
  };
}

function remove(gateway: Ipv6Gateway, state: State): void {
  refuseProtected(gateway);
  for (const rules of [egressOnly, rateLimits])
    for (const [id, rule] of state.items(rules.name)) if (rule["gatewayId"] === gateway.gatewayId) state.items(rules.name).delete(id);
}

/** Refuses what lies outside the IPv6 range of the gateway's VPC. */
function checkInside(state: State, gateway: Ipv6Gateway, range: string): void {
  const [inner, outer] = [parseNetwork(normalisedRange(range)), parseNetwork(vpcOf(state, gateway.vpcId).ipv6Cidr)];
  if (!inner || !outer || !isInside(inner, outer)) refuse("vpc/BadRequest");
}

/** Adds a rule whose `key` is in the range of the VPC and which no other rule of the gateway has. */
const adding =
  (rules: Collection<Rule>, key: string, ruleFields: Fields): Handler =>
  (call, state) => {
    const gateway = called(kind, call, state);
    const asked = read(call.body, ruleFields);
    checkInside(state, gateway, String(asked[key]));
    if (rules.all(state).some((rule) => rule.gatewayId === gateway.gatewayId && rule[key] === asked[key])) refuse("vpc/OperationDenied");
    const made = rules.add(state, { gatewayId: gateway.gatewayId, ...asked });
    return { [rules.idKey]: made[rules.idKey] };
  };

const listing =
  (rules: Collection<Rule>): Handler =>
  (call, state) =>
    page(rulesOf(rules, state, called(kind, call, state).gatewayId), call, rules.name, rules.idKey);

/** The rule of a call, which has to be one of its gateway. */
function ruleOf(rules: Collection<Rule>, call: ApiCall, state: State): Rule {
  const { gatewayId } = called(kind, call, state);
  const rule = rules.find(state, call.path[rules.idKey]);
  return rule?.gatewayId === gatewayId ? rule : refuse("vpc/NoSuchObject");
}

const removingRule =
  (rules: Collection<Rule>): Handler =>
  (call, state) => {
    rules.remove(state, String(ruleOf(rules, call, state)[rules.idKey]));
    return undefined;
  };

export const ipv6GatewayResource: Resource = {
  collections: [gateways, egressOnly, rateLimits],
  handlers: {
    CreateIpv6Gateway: create,
    QueryIpv6Gateway: query,
    DeleteIpv6Gateway: removing(kind, remove),
    ResizeIpv6Gateway: changing(
      kind,
      (gateway, { body }) => void Object.assign(gateway, read(body, { bandwidthInMbps: required(bandwidth) })),
    ),
    UpdateDeleteProtect: changing(
      kind,
      (gateway, { body }) => void Object.assign(gateway, read(body, { deleteProtect: required(flagOrNumber) })),
    ),
    CreateEgressOnlyRule: adding(egressOnly, "cidr", { cidr: required(ipv6Network) }),
    ListEgressOnlyRule: listing(egressOnly),
    DeleteIpv6GatewayEgressOnlyRule: removingRule(egressOnly),
    CreateRateLimitRule: adding(rateLimits, "ipv6Address", { ipv6Address: required(ipv6), ...limits }),
    ListRateLimitRule: listing(rateLimits),
    UpdateRateLimitRule: (call, state) => void Object.assign(ruleOf(rateLimits, call, state), read(call.body, limits)),
    DeleteIpv6GatewayRateLimitRule: removingRule(rateLimits),
  },
};
