import {
  billingOf,
  description,
  type Fields,
  flag,
  ipv4,
  isPaidFor,
  name,
  oneOf,
  optional,
  read,
  renewed,
  required,
  such,
  tags,
  termOf,
} from "../../fields.js";
import { changing, found, type Kind, listing, refuseProtected, removing, showing, updating } from "../../kind.js";
import { type ApiCall, type Resource, refuse, requiredText } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";
import { checkFree, eips, markBound, markFree } from "../eip/eips.js";
import { subnetOf } from "../network/subnets.js";
import { vpcOf } from "../network/vpc.js";

export interface Vpn extends Item {
  readonly vpnId: string;
  readonly vpcId: string;
  /** IPSec or SSL. */
  readonly type: string;
  /** unconfigured without an EIP, active with one; building and configuring on the way there. */
  status: string;
  eip: string;
  readonly paymentTiming: string;
  expiredTime: string;
  deleteProtect: boolean;
}

export const vpns = collection<Vpn>("vpns", "vpn-", "vpnId");

/** Of an older page. */
const vpnsPerVpc = 3;

const membersOf = (state: State, collectionName: string, vpnId: string): Item[] =>
  [...state.items(collectionName).values()].filter((item) => item["vpnId"] === vpnId);

/** The tunnels of a gateway, or its SSL server, stand in its answers. */
function view({ subnetId: _subnet, ...vpn }: Vpn, state: State): Item {
  const vpnConns = membersOf(state, "vpnConns", vpn.vpnId);
  const [sslVpnServer] = membersOf(state, "sslVpnServers", vpn.vpnId);
  return {
    ...vpn,
    bandwidthInMbps: eips.find(state, vpn.eip)?.bandwidthInMbps ?? 0,
    vpnConnNum: vpnConns.length,
    vpnConns,
    ...(sslVpnServer ? { sslVpnServer } : {}),
  };
}

export const vpnKind: Kind<Vpn> = { items: vpns, pathKey: "vpnId", listKey: "vpns", view };

/** The gateway of an id, of the type that an operation is for. */
export function vpnOf(state: State, id: unknown, type: string): Vpn {
  const vpn = found(vpnKind, state, id);
  return vpn.type === type ? vpn : refuse("vpc/OperationDenied");
}

const isText = such((value) => typeof value === "string");
const connections = [5, 10, 20, 50, 100, 200, 500, 1000];
const fields: Fields = {
  vpcId: required(isText),
  vpnName: required(name),
  type: optional(oneOf(["IPSec", "SSL"]), "IPSec"),
  description,
  subnetId: optional(isText),
  eip: optional(ipv4, ""),
  tags,
  maxConnection: optional(oneOf(connections)),
  deleteProtect: optional(flag, false),
};

function checkEip(eip: string, state: State): void {
  checkFree(state, eip, { missing: "eip/EipNotFound", taken: "vpc/OperationDenied" });
  if (vpns.all(state).some((vpn) => vpn.eip === eip)) refuse("vpc/OperationDenied");
}

/** Only an SSL gateway has connections to count, and it has to say how many. */
function checkConnections({ type, maxConnection }: Item): void {
  if ((type === "SSL") !== (maxConnection !== undefined)) refuse("vpc/BadRequest");
}

function create({ body }: ApiCall, state: State): Item {
  const asked = read({ ...body, ...(body["maxConnection"] === 0 ? { maxConnection: undefined } : {}) }, fields);
  checkConnections(asked);
  const paid = billingOf(body, state.now());
  const { vpcId } = vpcOf(state, asked["vpcId"]);
  if (asked["subnetId"] !== undefined && subnetOf(state, asked["subnetId"]).vpcId !== vpcId) refuse("vpc/BadRequest");
  const eip = String(asked["eip"]);
  if (eip !== "") checkEip(eip, state);
  if (state.count(vpns.name, "vpcId", vpcId) >= vpnsPerVpc) refuse("vpc/LimitExceeded");
  const vpn = vpns.add(state, { ...asked, ...paid, status: "", createTime: createdTime(state) });
  state.pass(vpn, "status", "building", eip === "" ? "unconfigured" : "active");
  if (eip !== "") markBound(state, [eip], "VPN", vpn.vpnId);
  return { vpnId: vpn.vpnId };
}

/** Binds an EIP to a gateway that has none; both are busy for a moment. */
export function bindEipToVpn(vpn: Vpn, eip: string, state: State): void {
  if (vpn.eip !== "") refuse("vpc/OperationDenied");
  checkEip(eip, state);
  vpn.eip = eip;
  state.pass(vpn, "status", "configuring", "active");
  markBound(state, [eip], "VPN", vpn.vpnId);
}

export function unbindEipFromVpn(vpn: Vpn, state: State): void {
  if (vpn.eip === "") refuse("vpc/OperationDenied");
  markFree(state, [vpn.eip]);
  vpn.eip = "";
  state.pass(vpn, "status", "configuring", "unconfigured");
}

/** What is protected, paid for or in use cannot be released. */
function checkRelease(vpn: Vpn, state: State): void {
  refuseProtected(vpn);
  const isUsed = ["vpnConns", "sslVpnServers"].some((collectionName) => membersOf(state, collectionName, vpn.vpnId).length > 0);
  if (isPaidFor(vpn, state.now()) || isUsed) refuse("vpc/OperationDenied");
  if (state.count("routeRules", "nexthopId", vpn.vpnId) > 0) refuse("vpc/OperationDenied");
  markFree(state, [vpn.eip]);
  const users = state.items("sslVpnUsers");
  for (const [id, user] of users) if (user["vpnId"] === vpn.vpnId) users.delete(id);
}

function renew(vpn: Vpn, { body }: ApiCall, state: State): void {
  const months = termOf(body["billing"]);
  if (vpn.paymentTiming !== "Prepaid") refuse("vpc/OperationDenied");
  vpn.expiredTime = renewed(vpn, months, state.now());
}

export const vpnResource: Resource = {
  collections: [vpns],
  handlers: {
    CreateVpn: create,
    SearchForVpnDetails: showing(vpnKind),
    QueryVpnList: (call, state) => {
      vpcOf(state, call.query["vpcId"] || refuse("vpc/BadRequest"));
      return listing(vpnKind, ["vpcId", "eip", "type"])(call, state);
    },
    UpdateVpn: updating(vpnKind, fields, ["vpnName", "description"]),
    ReleaseVpn: removing(vpnKind, checkRelease),
    RenewVpn: changing(vpnKind, renew),
    BindEip: changing(vpnKind, (vpn, call, state) => bindEipToVpn(vpn, String(ipv4(requiredText(call, "eip"))), state)),
    UnbindEip: changing(vpnKind, (vpn, _call, state) => unbindEipFromVpn(vpn, state)),
    UpdateVpnReleaseProtection: changing(
      vpnKind,
      (vpn, { body }) => void Object.assign(vpn, read(body, { deleteProtect: required(flag) })),
    ),
  },
};
