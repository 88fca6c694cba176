import { isRecord } from "../../../../core/text/is-record.js";
import { description, type Fields, ipv4, listOf, matching, name, network, oneOf, optional, read, required } from "../../fields.js";
import { called, changing, found, type Kind, listing, removing, showing } from "../../kind.js";
import { type ApiCall, type Resource, refuse } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";
import { vpnOf, vpns } from "./vpn.js";

/** The other end of a tunnel, which stands at the user's. */
interface UserGateway extends Item {
  readonly cgwId: string;
  readonly ip: string;
  updatedTime: string;
}

interface Tunnel extends Item {
  readonly vpnConnId: string;
  readonly vpnId: string;
  status: string;
}

const userGateways = collection<UserGateway>("userGateways", "cgw-", "cgwId");
const tunnels = collection<Tunnel>("vpnConns", "vpnconn-", "vpnConnId");
const gatewayKind: Kind<UserGateway> = { items: userGateways, pathKey: "cgwId", listKey: "result" };
const tunnelKind: Kind<Tunnel> = { items: tunnels, pathKey: "vpnConnId", listKey: "vpnConns" };

const gatewayFields: Fields = { name: required(name), ip: required(ipv4), description };

/** Seconds, which some clients write as a text; answers have the text. */
const seconds =
  (least: number) =>
  (value: unknown): string => {
    const isNumber = typeof value === "number" || (typeof value === "string" && /^\d+$/u.test(value));
    const number = Number(value);
    return isNumber && Number.isInteger(number) && number >= least && number <= 86_400 ? String(number) : refuse("vpc/BadRequest");
  };
const members =
  (fields: Fields) =>
  (value: unknown): Item =>
    isRecord(value) ? read(value, fields) : refuse("vpc/BadRequest");

const encryption = oneOf(["aes", "aes192", "aes256", "3des"]);
const authentication = oneOf(["sha1", "md5"]);
const group = oneOf(["group2", "group5", "group14", "group24"]);
const ike = members({
  ikeVersion: required(oneOf(["v1", "v2"])),
  ikeMode: required(oneOf(["main", "aggressive"])),
  ikeEncAlg: required(encryption),
  ikeAuthAlg: required(authentication),
  ikePfs: required(group),
  ikeLifeTime: required(seconds(60)),
});
const ipsec = members({
  ipsecEncAlg: required(encryption),
  ipsecAuthAlg: required(authentication),
  ipsecPfs: required(group),
  ipsecLifetime: required(seconds(180)),
});
/** Eight to seventeen letters, digits and signs, some of each. */
const secretKey = matching(/^(?=.*[A-Za-z])(?=.*\d)(?=.*[!@#$%^*()_])[A-Za-z\d!@#$%^*()_]{8,17}$/u);

const tunnelFields: Fields = {
  vpnConnName: required(name),
  secretKey: required(secretKey),
  localSubnets: required(listOf(network, 1, 100)),
  remoteSubnets: required(listOf(network, 1, 100)),
  localIp: optional(ipv4),
  cgwId: optional((value) => value),
  remoteIp: optional(ipv4),
  description,
  ikeConfig: required(ike),
  ipsecConfig: required(ipsec),
};

/**
 * What a body says of a tunnel. The Chinese edition of the pages names the other end by its user gateway, the international
 * one by its address: either will do.
 */
function asked({ body }: ApiCall, state: State): Item {
  const tunnel = read(body, tunnelFields);
  if (tunnel["cgwId"] === undefined) return tunnel["remoteIp"] === undefined ? refuse("vpc/BadRequest") : { ...tunnel, cgwId: "" };
  const { ip } = found(gatewayKind, state, tunnel["cgwId"]);
  return { ...tunnel, remoteIp: ip };
}

function createTunnel(call: ApiCall, state: State): Item {
  const vpn = vpnOf(state, call.path["vpnId"], "IPSec");
  const content = asked(call, state);
  const localIp = content["localIp"] ?? vpn.eip;
  const isRepeated = tunnels.all(state).some((other) => other.vpnId === vpn.vpnId && other["vpnConnName"] === content["vpnConnName"]);
  if (isRepeated) refuse("vpc/OperationDenied");
  const tunnel = tunnels.add(state, {
    vpnId: vpn.vpnId,
    ...content,
    localIp,
    status: "",
    healthStatus: "unreachable",
    createdTime: createdTime(state),
  });
  state.pass(tunnel, "status", "building", "active");
  return { vpnConnId: tunnel.vpnConnId };
}

function createGateway({ body }: ApiCall, state: State): Item {
  const time = createdTime(state);
  const made = { ...read(body, gatewayFields), createdTime: time, updatedTime: time };
  return { cgwId: userGateways.add(state, made).cgwId };
}

/** A name, a description or both. */
function updateGateway(gateway: UserGateway, { body }: ApiCall, state: State): void {
  const keys = ["name", "description"].filter((key) => typeof body[key] === "string" && body[key] !== "");
  if (keys.length === 0) refuse("vpc/BadRequest");
  const changes = read(Object.fromEntries(keys.map((key) => [key, body[key]])), {
    name: optional(name, gateway["name"]),
    description: { ...description, otherwise: gateway["description"] },
  });
  Object.assign(gateway, changes, { updatedTime: createdTime(state) });
}

export const vpnTunnelResource: Resource = {
  collections: [tunnels, userGateways],
  handlers: {
    CreateVpnTunnel: createTunnel,
    UpdateVpnTunnel: (call, state) => {
      const tunnel = called(tunnelKind, call, state);
      Object.assign(tunnel, asked(call, state));
      return undefined;
    },
    DeleteVpnTunnel: removing(tunnelKind),
    /** The path has the id of the gateway where the others have that of the tunnel. */
    SearchVpnTunnel: ({ path }, state) => {
      const { vpnId } = vpns.find(state, path["vpnId"]) ?? refuse("vpc/NoSuchObject");
      return { vpnConns: tunnels.all(state).filter((tunnel) => tunnel.vpnId === vpnId) };
    },
    CreateUserGateway: createGateway,
    UserGatewayDetails: showing(gatewayKind),
    UserGatewayList: listing(gatewayKind),
    UpdateUserGateway: changing(gatewayKind, updateGateway),
    DeleteUserGateway: removing(gatewayKind, ({ cgwId }, state) => {
      if (state.count(tunnels.name, "cgwId", cgwId) > 0) refuse("vpc/OperationDenied");
    }),
  },
};
