import { description, type Fields, matching, network, oneOf, optional, read, required, such, wholeNumber } from "../../fields.js";
import { type Kind, listing, removing, updating } from "../../kind.js";
import { type ApiCall, type Resource, refuse } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";

/** A limit on the bandwidth of a source range through a gateway. */
interface LimitRule extends Item {
  readonly glrId: string;
  readonly resourceId: string;
  readonly cidr: string;
}

const rules = collection<LimitRule>("gatewayLimitRules", "glr-", "glrId");
const kind: Kind<LimitRule> = { items: rules, pathKey: "glrId", listKey: "result" };

const isText = such((value) => typeof value === "string");
const fields: Fields = {
  ipVersion: required(oneOf(["4"])),
  name: required(matching(/^[A-Za-z][\w ./-]{0,64}$/u)),
  description,
  serviceType: required(oneOf(["peerconn", "et", "csn"])),
  subServiceType: optional(oneOf(["LOCAL", "PEER_CLOUD", "PEER_EDGE"])),
  peerRegion: optional(isText),
  resourceId: required(isText),
  direction: required(oneOf(["egress"])),
  cidr: required(network),
  bandwidth: required(wholeNumber(1, 100_000)),
};

/** Whether a rule names a gateway that is there, by service. Of a cloud smart network, another service, only the form is known. */
const gateways: ReadonlyMap<unknown, (id: string, state: State) => boolean> = new Map([
  [
    "peerconn",
    (id, state) =>
      [...state.items("peerConns").values()].some(({ peerConnId, localIfId, peerIfId }) => [peerConnId, localIfId, peerIfId].includes(id)),
  ],
  ["et", (id, state) => state.items("etGateways").has(id)],
  ["csn", (id) => id.startsWith("csn-")],
]);

function create({ body }: ApiCall, state: State): Item {
  const asked = read(body, fields);
  const { serviceType, subServiceType, peerRegion, resourceId, cidr } = asked;
  if (serviceType === "csn" && subServiceType === undefined) refuse("vpc/BadRequest");
  if (String(subServiceType).startsWith("PEER_") && peerRegion === undefined) refuse("vpc/BadRequest");
  if (!gateways.get(serviceType)?.(String(resourceId), state)) refuse("vpc/NoSuchObject");
  if (rules.all(state).some((rule) => rule.resourceId === resourceId && rule.cidr === cidr)) refuse("vpc/OperationDenied");
  const time = createdTime(state);
  const made = rules.add(state, { ...asked, enable: true, createdTime: time, updatedTime: time });
  return { glrId: made.glrId };
}

export const gatewayLimitResource: Resource = {
  collections: [rules],
  handlers: {
    CreateGatewayLimitRules: create,
    ViewGatewayLimitRules: listing(kind, ["serviceType", "name", "glrId", "resourceId"]),
    ModifyGatewayLimitRules: updating(kind, fields, ["name", "description", "bandwidth"]),
    DeleteGatewayLimitRule: removing(kind),
  },
};
