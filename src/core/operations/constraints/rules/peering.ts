import { each, given, matches } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { isAbsent } from "../request-values.js";
import { documented, inferred, observed, stated } from "./certainty.js";

const entry = "peering/BadRequest";
const create = ["CreatePeerConn"];
const isRate = (value: unknown): boolean => typeof value !== "number" || (Number.isInteger(value) && value > 0);

export const constraints: readonly Constraint[] = [
  {
    id: "CreatePeerConn.bandwidth",
    operations: create,
    ...inferred,
    entry,
    text: { en: "bandwidthInMbps must be a whole number above 0", zh: "bandwidthInMbps 必须是大于 0 的整数" },
    ...each(["bandwidthInMbps"], isRate),
  },
  {
    id: "UpdatePeerConnBandwidth.bandwidth",
    operations: ["UpdatePeerConnBandwidth"],
    ...inferred,
    entry,
    text: { en: "newBandwidthInMbps must be a whole number above 0", zh: "newBandwidthInMbps 必须是大于 0 的整数" },
    ...each(["newBandwidthInMbps"], isRate),
  },
  {
    id: "RefundPeerConn.covers",
    operations: ["RefundPeerConn"],
    ...stated,
    notice: true,
    entry: null,
    text: {
      en: "a connection that crosses the border cannot be refunded, nor can a postpaid one; the refund is the price less 1.5 times the amount used",
      zh: "跨境的对等连接不能退订，后付费的也不能；退款金额为总金额减去已消费金额的 1.5 倍，最低为 0",
    },
    ...each(["path:peerConnId"], () => false),
  },
  {
    id: "CreatePeerConn.two-vpcs",
    operations: create,
    ...observed,
    entry,
    text: {
      en: "a VPC cannot be connected to itself: localVpcId and peerVpcId must differ",
      zh: "VPC 不能与自身对等连接：localVpcId 与 peerVpcId 不能相同",
    },
    ...each(["peerVpcId"], (value, { localVpcId }) => value !== localVpcId),
  },
  {
    id: "CreatePeerConn.peerRegion",
    operations: create,
    ...inferred,
    entry,
    text: { en: "peerRegion must be the short name of a region, e.g. bj or hkg", zh: "peerRegion 必须是地域的简称，如 bj、hkg" },
    ...each(["peerRegion"], (value) => typeof value !== "string" || /^[a-z]{2,5}$/u.test(value)),
  },
  {
    id: "CreatePeerConn.peerAccountId",
    operations: create,
    ...inferred,
    entry: "vpc/NoSuchObject.account-not-exist",
    text: {
      en: "peerAccountId must be an account id: 32 characters of 0-9 and a-f",
      zh: "peerAccountId 必须是账号 ID：32 位，由 0-9、a-f 组成",
    },
    ...each(["peerAccountId"], matches(/^[\da-f]{32}$/u)),
  },
  {
    id: "CreatePeerConn.peerIfName",
    operations: create,
    ...documented,
    entry: "peering/PeerIfNameException",
    text: {
      en: "the peer's interface can be named only within one account: peerIfName and peerAccountId cannot be used together",
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
      en: "localIfId must be the interface of one end (qpif-…, shown by GetPeerConn), not the connection (peerconn-…)",
      zh: "localIfId 必须是某一端的接口 ID（qpif-…，可由 GetPeerConn 查到），而不是对等连接 ID（peerconn-…）",
    },
    ...each(["localIfId"], (value) => typeof value !== "string" || value.startsWith("qpif-")),
  },
  {
    id: "PeerConnSyncDns.role",
    operations: ["OpenPeerConnSyncDns", "ClosePeerConnSyncDns"],
    ...inferred,
    entry,
    text: { en: "role must be initiator or acceptor, to name the end", zh: "role 必须为 initiator 或 acceptor，用于指明哪一端" },
    ...given(["query:role"]),
  },
];
