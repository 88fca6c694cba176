import { call, type Step } from "../harness/step.js";

const peering = { peerConnId: "$peering" };
const far = { peerConnId: "$far" };
const foreign = { peerConnId: "$foreign" };
const term = { reservation: { reservationLength: 1, reservationTimeUnit: "month" } };
const otherAccount = "0123456789abcdef0123456789abcdef";
const distant = { bandwidthInMbps: 10, localVpcId: "$vpc", peerRegion: "gz", billing: { paymentTiming: "Prepaid", ...term } };

/** Peering connections: within an account, to another region, and to another account; and limits on what goes through one. */
export const peerings: readonly Step[] = [
  call("CreateVpc", { name: "peer", cidr: "10.9.0.0/16" }, { keep: { peerVpc: "vpcId" } }),
  call(
    "CreatePeerConn",
    {
      bandwidthInMbps: 10,
      localVpcId: "$vpc",
      localIfName: "here",
      peerVpcId: "$peerVpc",
      peerRegion: "bj",
      billing: { paymentTiming: "Postpaid" },
    },
    { keep: { peering: "peerConnId" } },
  ),
  call(
    "GetPeerConn",
    { ...peering, role: "initiator" },
    {
      finds: ["$peering", "$peerVpc"],
      proves: ["CreatePeerConn"],
      keep: { interface: "localIfId" },
    },
  ),
  call("UpdatePeerConn", { ...peering, localIfId: "$interface", localIfName: "there", description: "second" }),
  call("ListPeerConn", { vpcId: "$vpc" }, { finds: ["$peering", "there"], proves: ["UpdatePeerConn"] }),
  call("UpdatePeerConnBandwidth", { ...peering, newBandwidthInMbps: 23 }),
  call("GetPeerConn", { ...peering, role: "initiator" }, { finds: ["bandwidthInMbps=23"], proves: ["UpdatePeerConnBandwidth"] }),
  call("OpenPeerConnSyncDns", { ...peering, role: "initiator" }),
  call("GetPeerConn", { ...peering, role: "initiator" }, { finds: ["dnsStatus=open"], proves: ["OpenPeerConnSyncDns"] }),
  call("ClosePeerConnSyncDns", { ...peering, role: "initiator" }),
  call("GetPeerConn", { ...peering, role: "initiator" }, { finds: ["dnsStatus=close"], proves: ["ClosePeerConnSyncDns"] }),
  call("UpdatePeerConnDeleteProtect", { ...peering, deleteProtect: true }),
  call("GetPeerConn", { ...peering, role: "initiator" }, { finds: ["deleteProtect=true"], proves: ["UpdatePeerConnDeleteProtect"] }),
  call("UpdatePeerConnDeleteProtect", { ...peering, deleteProtect: false }),
  call("ReleasePeerConn", peering),
  call("ListPeerConn", { vpcId: "$vpc" }, { lacks: ["$peering"], proves: ["ReleasePeerConn"] }),
  call("CreatePeerConn", { ...distant, peerVpcId: "vpc-IyWRtII7" }, { keep: { far: "peerConnId" } }),
  call("GetPeerConn", { ...far, role: "initiator" }, { finds: ["$far"], keep: { farUntil: "expiredTime" } }),
  call("RenewPeerConn", { ...far, billing: { paymentTiming: "Prepaid", ...term } }),
  call("GetPeerConn", { ...far, role: "initiator" }, { lacks: ["$farUntil"], proves: ["RenewPeerConn"] }),
  call("CreatePeerConn", { ...distant, peerVpcId: "vpc-IyWRtII8", peerAccountId: otherAccount }, { keep: { foreign: "peerConnId" } }),
  call("AcceptPeerConn", foreign),
  call("GetPeerConn", { ...foreign, role: "initiator" }, { finds: ["active"], proves: ["AcceptPeerConn"] }),
  call("CreatePeerConn", { ...distant, peerVpcId: "vpc-IyWRtII9", peerAccountId: otherAccount }, { keep: { unwanted: "peerConnId" } }),
  call("RejectPeerConn", { peerConnId: "$unwanted" }),
  call("GetPeerConn", { peerConnId: "$unwanted", role: "initiator" }, { finds: ["consult_failed"], proves: ["RejectPeerConn"] }),
  call(
    "CreateGatewayLimitRules",
    {
      ipVersion: "4",
      name: "limit",
      serviceType: "peerconn",
      resourceId: "$far",
      direction: "egress",
      cidr: "10.0.1.0/24",
      bandwidth: 10,
    },
    { keep: { limitRule: "glrId" } },
  ),
  call("ViewGatewayLimitRules", {}, { finds: ["$limitRule", "limit"], proves: ["CreateGatewayLimitRules"] }),
  call("ModifyGatewayLimitRules", { glrId: "$limitRule", name: "limit_2", bandwidth: 20 }),
  call("ViewGatewayLimitRules", {}, { finds: ["limit_2"], proves: ["ModifyGatewayLimitRules"] }),
  call("DeleteGatewayLimitRule", { glrId: "$limitRule" }),
  call("ViewGatewayLimitRules", {}, { lacks: ["$limitRule"], proves: ["DeleteGatewayLimitRule"] }),
  call("RefundPeerConn", far),
  call("ListPeerConn", { vpcId: "$vpc" }, { lacks: ["$far"], proves: ["RefundPeerConn"] }),
];
