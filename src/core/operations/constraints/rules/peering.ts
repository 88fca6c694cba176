import { each, given, matches } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { isAbsent } from "../request-values.js";
import { documented, inferred, observed } from "./certainty.js";

const entry = "peering/BadRequest";
const create = ["CreatePeerConn"];
const isRate = (value: unknown): boolean => typeof value !== "number" || (Number.isInteger(value) && value > 0);

export const constraints: readonly Constraint[] = [
  {
    id: "CreatePeerConn.bandwidth",
    operations: create,
    ...inferred,
    entry,
    text: { en: "bandwidthInMbps is a whole number above 0", zh: "bandwidthInMbps 是大于 0 的整数" },
    ...each(["bandwidthInMbps"], isRate),
  },
  {
    id: "UpdatePeerConnBandwidth.bandwidth",
    operations: ["UpdatePeerConnBandwidth"],
    ...inferred,
    entry,
    text: { en: "newBandwidthInMbps is a whole number above 0", zh: "newBandwidthInMbps 是大于 0 的整数" },
    ...each(["newBandwidthInMbps"], isRate),
  },
  {
    id: "CreatePeerConn.two-vpcs",
    operations: create,
    ...observed,
    entry,
    text: {
      en: "a VPC is not connected with itself: localVpcId and peerVpcId differ",
      zh: "VPC 不能与自身对等连接：localVpcId 与 peerVpcId 不能相同",
    },
    ...each(["peerVpcId"], (value, { localVpcId }) => value !== localVpcId),
  },
  {
    id: "CreatePeerConn.peerRegion",
    operations: create,
    ...inferred,
    entry,
    text: { en: "peerRegion is the short name of a region, such as bj or hkg", zh: "peerRegion 是地域的简称，如 bj、hkg" },
    ...each(["peerRegion"], (value) => typeof value !== "string" || /^[a-z]{2,5}$/u.test(value)),
  },
  {
    id: "CreatePeerConn.peerAccountId",
    operations: create,
    ...inferred,
    entry: "vpc/NoSuchObject.account-not-exist",
    text: { en: "peerAccountId is an account id: 32 characters of 0-9 and a-f", zh: "peerAccountId 是账号 ID：32 位，由 0-9、a-f 组成" },
    ...each(["peerAccountId"], matches(/^[\da-f]{32}$/u)),
  },
  {
    id: "CreatePeerConn.peerIfName",
    operations: create,
    ...documented,
    entry: "peering/PeerIfNameException",
    text: {
      en: "the peer's interface is named only within one account: peerIfName and peerAccountId do not go together",
      zh: "只有同账号才能设置对端接口名称：peerIfName 与 peerAccountId 不能同时填写",
    },
    ...each(["peerIfName"], (_value, { peerAccountId }) => isAbsent(peerAccountId)),
  },
  {
    id: "UpdatePeerConn.localIfId",
    operations: ["UpdatePeerConn"],
    ...documented,
    entry,
    text: {
      en: "localIfId is the interface of one end, qpif-…, which GetPeerConn shows; not the connection, peerconn-…",
      zh: "localIfId 是某一端的接口 ID（qpif-…，可由 GetPeerConn 查到），不是对等连接 ID（peerconn-…）",
    },
    ...each(["localIfId"], (value) => typeof value !== "string" || value.startsWith("qpif-")),
  },
  {
    id: "PeerConnSyncDns.role",
    operations: ["OpenPeerConnSyncDns", "ClosePeerConnSyncDns"],
    ...inferred,
    entry,
    text: { en: "role says which end: initiator or acceptor", zh: "role 指明哪一端：initiator 或 acceptor" },
    ...given(["query:role"]),
  },
];
