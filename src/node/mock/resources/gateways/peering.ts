import { randomUUID } from "node:crypto";
import { terms } from "../../fields.js";
import { type ApiCall, type Handler, page, type Resource, refuse, requiredText, text } from "../../resource.js";
import { collection, createdTime, type Item, monthsAfter, type State } from "../../state.js";
import { vpcOf } from "../network/vpc.js";

type Role = "initiator" | "acceptor";

/** A connection as the end `role` sees it; what only the other end shows is kept under `peerIfId`, `peerIfName` and `peerDnsStatus`. */
export interface PeerConn extends Item {
  readonly peerConnId: string;
  readonly role: Role;
  /** Creating on the way to active, where nobody has to accept. */
  status: "creating" | "consulting" | "consult_failed" | "active" | "expired";
  bandwidthInMbps: number;
  description: string;
  readonly localIfId: string;
  localIfName: string;
  readonly localVpcId: string;
  readonly localRegion: string;
  readonly peerVpcId: string;
  readonly peerRegion: string;
  readonly peerAccountId: string;
  readonly paymentTiming: string;
  dnsStatus: string;
  readonly createdTime: string;
  /** Empty when postpaid. */
  expiredTime: string;
  deleteProtect: boolean;
  readonly peerIfId: string;
  peerIfName: string;
  peerDnsStatus: string;
}

export const peerConns = collection<PeerConn>("peerConns", "peerconn-", "peerConnId");

/** The account whose resources the mock keeps. With any other one as `peerAccountId` a connection has to be accepted, which the mock lets its own user do. */
export const ownAccountId = "0bce0000000000000000000000000001";
/** The region the mock stands for: of VPCs in other regions it knows no more than the id. */
export const ownRegion = "bj";

const badRequest = "peering/BadRequest";
const unsupported = "peering/UnsupportedPeerConnOperation";
const consultingTime = 7 * 24 * 3600 * 1000;

const interfaceId = (): string => `qpif-${randomUUID().replaceAll("-", "").slice(0, 12)}`;
const isForeign = ({ peerAccountId }: PeerConn): boolean => peerAccountId !== ownAccountId;
const isPrepaid = ({ paymentTiming }: PeerConn): boolean => paymentTiming === "Prepaid";
const isActive = ({ status }: PeerConn): boolean => status === "active";
const wasActive = ({ status }: PeerConn): boolean => status === "active" || status === "expired";
const isConsulting = ({ status }: PeerConn): boolean => status === "consulting";
/** Across accounts only the initiator decides on money. */
const isOurs = (connection: PeerConn): boolean => !isForeign(connection) || connection.role === "initiator";

/** The connection with the state that time has brought it to. */
function aged(connection: PeerConn, { now }: State): PeerConn {
  if (isConsulting(connection) && now() - Date.parse(connection.createdTime) > consultingTime) connection.status = "consult_failed";
  if (isActive(connection) && isPrepaid(connection) && now() > Date.parse(connection.expiredTime)) connection.status = "expired";
  return connection;
}

function connectionOf({ path }: ApiCall, state: State): PeerConn {
  if (!path["peerConnId"]?.startsWith(peerConns.prefix)) refuse(badRequest);
  return aged(peerConns.find(state, path["peerConnId"]) ?? refuse("vpc/NoSuchObject"), state);
}

/** The connection as one of its ends sees it. */
function seenBy(role: Role, { peerIfId, peerIfName, peerDnsStatus, ...own }: PeerConn): Item {
  if (role === own.role) return own;
  return {
    ...own,
    role,
    localIfId: peerIfId,
    localIfName: peerIfName,
    localVpcId: own.peerVpcId,
    localRegion: own.peerRegion,
    peerVpcId: own.localVpcId,
    peerRegion: own.localRegion,
    peerAccountId: ownAccountId,
    dnsStatus: peerDnsStatus,
  };
}

const opposite = { initiator: "acceptor", acceptor: "initiator" } as const;

const checkedRole = ({ query: { role } }: ApiCall): Role => (role === "initiator" || role === "acceptor" ? role : refuse(badRequest));

const asItem = (value: unknown): Item => (typeof value === "object" && value !== null ? (value as Item) : {});

const checkedBandwidth = (value: unknown): number => (Number.isInteger(value) && Number(value) > 0 ? Number(value) : refuse(badRequest));

/** The months paid for in advance. */
function checkedTerm(billing: unknown): number {
  const { reservationLength, reservationTimeUnit } = asItem(asItem(billing)["reservation"]);
  return terms.has(reservationLength) && (reservationTimeUnit ?? "month") === "month" ? (reservationLength as number) : refuse(badRequest);
}

/** Months to pay for in advance, 0 for a postpaid connection, which is the only kind within a region. */
function checkedBilling({ body }: ApiCall, peerRegion: string): number {
  const { paymentTiming } = asItem(body["billing"]);
  if (paymentTiming === "Postpaid") return 0;
  return paymentTiming === "Prepaid" && peerRegion !== ownRegion ? checkedTerm(body["billing"]) : refuse(badRequest);
}

/** The account at the other end, which decides whether its interface can be named from here. */
function checkedAccount(call: ApiCall): string {
  const account = text(call, "peerAccountId") ?? ownAccountId;
  if (account !== ownAccountId && text(call, "peerIfName") !== undefined) refuse("peering/PeerIfNameException");
  return /^[\da-f]{32}$/u.test(account) ? account : refuse("vpc/NoSuchObject.account-not-exist");
}

/** The two VPCs: both there as far as the mock can know, not the same, and not connected yet. */
function checkedEnds(call: ApiCall, state: State, isNear: boolean): readonly [local: string, peer: string] {
  const [local, peer] = [requiredText(call, "localVpcId", badRequest), requiredText(call, "peerVpcId", badRequest)];
  if (local === peer) refuse(badRequest);
  for (const vpcId of isNear ? [local, peer] : [local]) vpcOf(state, vpcId);
  if (!peer.startsWith("vpc-")) refuse("vpc/NoSuchObject");
  const isConnected = peerConns.all(state).some(({ localVpcId, peerVpcId }) => new Set([local, peer, localVpcId, peerVpcId]).size === 2);
  return isConnected ? refuse(badRequest) : [local, peer];
}

function create(call: ApiCall, state: State): Item {
  const peerAccountId = checkedAccount(call);
  const bandwidthInMbps = checkedBandwidth(call.body["bandwidthInMbps"]);
  const peerRegion = requiredText(call, "peerRegion", badRequest);
  if (!/^[a-z]{2,5}$/u.test(peerRegion)) refuse(badRequest);
  const months = checkedBilling(call, peerRegion);
  const [localVpcId, peerVpcId] = checkedEnds(call, state, peerAccountId === ownAccountId && peerRegion === ownRegion);
  const status = peerAccountId === ownAccountId ? "active" : "consulting";
  const connection = peerConns.add(state, {
    role: "initiator",
    status,
    bandwidthInMbps,
    description: text(call, "description") ?? "",
    localIfId: interfaceId(),
    localIfName: text(call, "localIfName") ?? "",
    localVpcId,
    localRegion: ownRegion,
    peerVpcId,
    peerRegion,
    peerAccountId,
    paymentTiming: months > 0 ? "Prepaid" : "Postpaid",
    dnsStatus: "close",
    createdTime: createdTime(state),
    expiredTime: months > 0 ? monthsAfter(state.now(), months) : "",
    tags: Array.isArray(call.body["tags"]) ? (call.body["tags"] as Item[]) : [],
    deleteProtect: call.body["deleteProtect"] === true,
    peerIfId: interfaceId(),
    peerIfName: text(call, "peerIfName") ?? "",
    peerDnsStatus: "close",
  });
  if (status === "active") state.pass(connection, "status", "creating", status);
  return { peerConnId: connection.peerConnId };
}

/** Each connection once: of a VPC as that VPC sees it, else as it is kept. */
function list(call: ApiCall, state: State): Item {
  const { vpcId = "" } = call.query;
  const found = peerConns.all(state).filter(({ localVpcId, peerVpcId }) => ["", localVpcId, peerVpcId].includes(vpcId));
  const seen = found.map((connection) =>
    seenBy(connection.peerVpcId === vpcId ? opposite[connection.role] : connection.role, aged(connection, state)),
  );
  return page(seen, call, "peerConns", "peerConnId", () => refuse(badRequest));
}

function rename(connection: PeerConn, call: ApiCall): void {
  const names = new Map([[connection.localIfId, "localIfName"] as const, [connection.peerIfId, "peerIfName"] as const]);
  const nameKey = names.get(requiredText(call, "localIfId", badRequest)) ?? refuse(badRequest);
  connection[nameKey] = text(call, "localIfName") ?? connection[nameKey];
  connection.description = text(call, "description") ?? connection.description;
}

function resize(connection: PeerConn, { body }: ApiCall): void {
  const bandwidth = checkedBandwidth(body["newBandwidthInMbps"]);
  if (isPrepaid(connection) && bandwidth <= connection.bandwidthInMbps) refuse("peering/ResizeException");
  connection.bandwidthInMbps = bandwidth;
}

function renew(connection: PeerConn, { body }: ApiCall, state: State): void {
  const months = checkedTerm(body["billing"]);
  connection.expiredTime = monthsAfter(Math.max(state.now(), Date.parse(connection.expiredTime) || 0), months);
  connection.status = "active";
}

const syncDns =
  (status: string) =>
  (connection: PeerConn, call: ApiCall): void => {
    const key = checkedRole(call) === connection.role ? "dnsStatus" : "peerDnsStatus";
    if (["syncing", "closing"].includes(connection[key])) refuse(unsupported);
    connection[key] = status;
  };

function remove({ peerConnId, deleteProtect }: PeerConn, _call: ApiCall, state: State): void {
  if (deleteProtect) refuse("vpc/OperationDenied");
  peerConns.remove(state, peerConnId);
}

const become =
  (status: PeerConn["status"]) =>
  (connection: PeerConn): void => {
    connection.status = status;
  };

function protect(connection: PeerConn, { body }: ApiCall): void {
  connection.deleteProtect = typeof body["deleteProtect"] === "boolean" ? body["deleteProtect"] : refuse(badRequest);
}

/** What a connection must be like to support an operation, and what the operation does to it. */
type Change = readonly [when: (connection: PeerConn) => boolean, act: (connection: PeerConn, call: ApiCall, state: State) => void];

const changes: Readonly<Record<string, Change>> = {
  UpdatePeerConn: [() => true, rename],
  UpdatePeerConnDeleteProtect: [() => true, protect],
  AcceptPeerConn: [isConsulting, become("active")],
  RejectPeerConn: [isConsulting, become("consult_failed")],
  ReleasePeerConn: [(connection) => isOurs(connection) && !(isPrepaid(connection) && isActive(connection)), remove],
  RefundPeerConn: [(connection) => isOurs(connection) && isPrepaid(connection) && isActive(connection), remove],
  RenewPeerConn: [(connection) => isOurs(connection) && isPrepaid(connection) && wasActive(connection), renew],
  UpdatePeerConnBandwidth: [(connection) => isOurs(connection) && isActive(connection), resize],
  OpenPeerConnSyncDns: [isActive, syncDns("open")],
  ClosePeerConnSyncDns: [isActive, syncDns("close")],
};

const toHandler =
  ([when, act]: Change): Handler =>
  (call, state) => {
    const connection = connectionOf(call, state);
    if (!when(connection)) refuse(unsupported);
    act(connection, call, state);
    return undefined;
  };

export const peeringResource: Resource = {
  collections: [peerConns],
  handlers: {
    CreatePeerConn: create,
    ListPeerConn: list,
    GetPeerConn: (call, state) => {
      const connection = connectionOf(call, state);
      return seenBy(call.query["role"] ? checkedRole(call) : connection.role, connection);
    },
    ...Object.fromEntries(Object.entries(changes).map(([operation, change]) => [operation, toHandler(change)])),
  },
};
