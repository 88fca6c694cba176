import type { QueryItem } from "../../../src/core/signature/canonical-request.js";

export type Json = { readonly [name: string]: unknown };

/** A request that the mock accepts with the resources of `resources`. */
export interface Case {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly query: readonly QueryItem[];
  readonly body: Json | null;
}

const time = "2026-01-01T00:00:00Z";
const vpc = {
  vpcId: "vpc-one",
  name: "one",
  description: "",
  cidr: "10.0.0.0/16",
  ipv6Cidr: "2400::/56",
  createdTime: time,
  isDefault: false,
  secondaryCidr: [],
  tags: [],
};
const subnet = (subnetId: string, cidr: string, vpcId = "vpc-one") => ({
  subnetId,
  name: "net",
  zoneName: "cn-bj-a",
  cidr,
  ipv6Cidr: "2400::/64",
  vpcId,
  subnetType: "BCC",
  description: "",
  createdTime: time,
  availableIp: 200,
  tags: [],
});
const nat = (id: string, more: object) => ({
  id,
  name: "gate",
  natType: "normal",
  vpcId: "vpc-one",
  status: "unconfigured",
  paymentTiming: "Postpaid",
  expiredTime: "",
  createTime: time,
  deleteProtect: false,
  eips: [],
  dnatEips: [],
  bindEips: [],
  ...more,
});
const eni = (eniId: string, address: string, more: object = {}) => ({
  eniId,
  name: "nic",
  description: "",
  vpcId: "vpc-one",
  subnetId: "sbn-one",
  zoneName: "cn-bj-a",
  macAddress: "fa:f6:00:00:00:01",
  instanceId: "",
  status: "available",
  privateIpSet: [
    { publicIpAddress: "", primary: true, privateIpAddress: `10.0.1.${address}` },
    { publicIpAddress: "", primary: false, privateIpAddress: `10.0.1.1${address}` },
  ],
  ipv6PrivateIpSet: [],
  securityGroupIds: ["g-one"],
  enterpriseSecurityGroupIds: [],
  createdTime: time,
  tags: [],
  ...more,
});
const peering = (peerConnId: string, paymentTiming: string, more: object = {}) => ({
  peerConnId,
  role: "initiator",
  status: "active",
  bandwidthInMbps: 10,
  description: "",
  localIfId: "qpif-one",
  localIfName: "",
  localVpcId: "vpc-one",
  localRegion: "bj",
  peerVpcId: "vpc-far",
  peerRegion: "gz",
  peerAccountId: "0bce0000000000000000000000000001",
  paymentTiming,
  dnsStatus: "close",
  createdTime: time,
  expiredTime: paymentTiming === "Prepaid" ? "2096-01-01T00:00:00Z" : "",
  tags: [],
  deleteProtect: false,
  peerIfId: "qpif-far",
  peerIfName: "",
  peerDnsStatus: "close",
  ...more,
});

/** What the mock is started with. */
export const resources: Json = {
  vpcs: [vpc, { ...vpc, vpcId: "vpc-two", cidr: "10.9.0.0/16" }, { ...vpc, vpcId: "vpc-three", cidr: "10.8.0.0/16" }],
  subnets: [subnet("sbn-one", "10.0.1.0/24"), subnet("sbn-two", "10.9.1.0/24", "vpc-two")],
  nats: [
    nat("nat-small", { spec: "small", eips: ["180.76.1.1"], dnatEips: ["180.76.1.2"] }),
    nat("nat-big", { natType: "enhanced", cuNum: 2 }),
    nat("nat-paid", { natType: "enhanced", cuNum: 1, vpcId: "vpc-two", paymentTiming: "Prepaid", expiredTime: "2096-01-01T00:00:00Z" }),
  ],
  snatRules: [
    {
      ruleId: "rule-snat",
      natId: "nat-small",
      ruleName: "out",
      publicIpsAddress: ["180.76.1.1"],
      sourceCIDR: "10.0.2.0/24",
      status: "active",
    },
  ],
  dnatRules: [
    {
      ruleId: "rule-dnat",
      natId: "nat-small",
      ruleName: "in",
      publicIpAddress: "180.76.1.2",
      privateIpAddress: "10.0.1.9",
      protocol: "TCP",
      publicPort: 81,
      privatePort: 81,
      status: "active",
    },
  ],
  securityGroups: [{ id: "g-one", name: "web", vpcId: "vpc-one", desc: "", createdTime: time, sgVersion: 1, tags: [] }],
  securityGroupRules: [
    {
      securityGroupRuleId: "r-one",
      securityGroupId: "g-one",
      remark: "",
      direction: "ingress",
      ethertype: "IPv4",
      portRange: "22",
      protocol: "tcp",
      sourceIp: "all",
      createdTime: time,
      updatedTime: time,
    },
  ],
  aclRules: [
    {
      id: "ar-one",
      subnetId: "sbn-one",
      description: "",
      protocol: "tcp",
      sourceIpAddress: "0.0.0.0/0",
      destinationIpAddress: "10.0.1.0/24",
      sourcePort: "1-65535",
      destinationPort: "22",
      position: 50,
      direction: "ingress",
      ipVersion: 4,
      action: "allow",
    },
  ],
  routeTables: [{ routeTableId: "rt-one", name: "default", vpcId: "vpc-one" }],
  routeRules: [
    {
      routeRuleId: "rr-one",
      sourceAddress: "0.0.0.0/0",
      destinationAddress: "172.16.0.0/16",
      nexthopId: "nat-big",
      nexthopType: "nat",
      description: "",
      pathType: "normal",
      routeTableId: "rt-one",
    },
  ],
  peerConns: [
    peering("peerconn-pre", "Prepaid"),
    peering("peerconn-post", "Postpaid", { localVpcId: "vpc-two", localIfId: "qpif-two", peerIfId: "qpif-three" }),
  ],
  enterpriseSecurityGroups: [{ id: "esg-one", name: "esg", desc: "", createdTime: time, updatedTime: time, tags: [] }],
  etGateways: [
    { etGatewayId: "dcgw-a", name: "a", vpcId: "vpc-one", etId: "", channelId: "" },
    { etGatewayId: "dcgw-b", name: "b", vpcId: "vpc-one", etId: "", channelId: "" },
  ],
  enis: [eni("eni-free", "20"), eni("eni-used", "30", { instanceId: "i-used", status: "inuse" })],
};

const request = (method: Case["method"], path: string, body: Json | null = null, query: readonly QueryItem[] = []): Case => ({
  method,
  path,
  query,
  body,
});
const flag = (name: string): readonly QueryItem[] => [[name, null]];
const postpaid = { paymentTiming: "Postpaid" };
const months = { reservationLength: 1, reservationTimeUnit: "month" };
const aclRule = {
  subnetId: "sbn-one",
  protocol: "tcp",
  sourceIpAddress: "0.0.0.0/0",
  destinationIpAddress: "10.0.1.0/24",
  sourcePort: "1-65535",
  destinationPort: "443",
  position: 100,
  direction: "ingress",
  action: "allow",
};
const groupRule = { direction: "ingress", protocol: "tcp", portRange: "80", sourceIp: "10.0.0.0/8", remark: "x" };
const dnat = {
  ruleName: "web",
  publicIpAddress: "180.76.1.2",
  privateIpAddress: "10.0.1.5",
  protocol: "TCP",
  publicPort: 80,
  privatePort: 8080,
};
const snat = { ruleName: "all", publicIpsAddress: ["180.76.1.1"], sourceCIDR: "10.0.1.0/24" };
const [free, used] = ["/v1/eni/eni-free", "/v1/eni/eni-used"];
const page: readonly QueryItem[] = [["maxKeys", "10"]];

/** A request for each operation that the mock keeps resources for and that has something to check. */
export const cases: readonly Case[] = [
  request("POST", "/v1/vpc", { name: "web", cidr: "172.20.0.0/16" }),
  request("PUT", "/v1/vpc/vpc-three", { name: "web", secondaryCidr: ["172.21.0.0/16"] }, flag("modifyAttribute")),
  request("GET", "/v1/vpc", null, page),
  request("POST", "/v1/subnet", { name: "app", zoneName: "cn-bj-a", cidr: "10.0.7.0/24", vpcId: "vpc-one", subnetType: "BCC" }),
  request("PUT", "/v1/subnet/sbn-one", { name: "app" }, flag("modifyAttribute")),
  request("GET", "/v1/subnet", null, [...page, ["vpcId", "vpc-one"]]),
  request("POST", "/v1/acl/rule", { aclRules: [aclRule] }),
  request("PUT", "/v1/acl/rule/ar-one", { position: 60, action: "deny" }),
  request("GET", "/v1/acl/rule", null, [...page, ["subnetId", "sbn-one"]]),
  request("GET", "/v1/acl", null, [["vpcId", "vpc-one"]]),
  request("POST", "/v1/nat", { name: "gate", vpcId: "vpc-one", cuNum: 1, billing: postpaid }),
  request("POST", "/v1/nat", {
    name: "gate",
    vpcId: "vpc-one",
    spec: "small",
    eips: ["180.76.9.1"],
    billing: { paymentTiming: "Prepaid", reservation: months },
  }),
  request("GET", "/v1/nat", null, [...page, ["vpcId", "vpc-one"]]),
  request("GET", "/v1/nat/nat-small"),
  request("PUT", "/v1/nat/nat-small", { name: "other" }),
  request("PUT", "/v1/nat/nat-big", { cuNum: 3 }, flag("resize")),
  request("PUT", "/v1/nat/nat-paid", { billing: { reservation: months } }, flag("purchaseReserved")),
  request("PUT", "/v1/nat/nat-big", { bindEips: ["180.76.5.5"] }, flag("bind")),
  request("PUT", "/v1/nat/nat-small", { eips: ["180.76.1.1"] }, flag("unbind")),
  request("PUT", "/v1/nat/nat-small/deleteProtect", { deleteProtect: false }),
  request("POST", "/v1/nat/nat-small/snatRule", snat),
  request("POST", "/v1/nat/snatRule/batchCreate", { natId: "nat-small", snatRules: [snat, { ...snat, sourceCIDR: "10.0.3.0/24" }] }),
  request("PUT", "/v1/nat/nat-small/snatRule/rule-snat", { sourceCIDR: "10.0.2.0/25" }),
  request("GET", "/v1/nat/nat-small/snatRule", null, page),
  request("POST", "/v1/nat/nat-small/dnatRule", dnat),
  request("POST", "/v1/nat/nat-small/dnatRule/batchCreate", { rules: [dnat, { ...dnat, protocol: "UDP" }] }),
  request("PUT", "/v1/nat/nat-small/dnatRule/rule-dnat", { publicPort: 82, privatePort: 82 }),
  request(
    "POST",
    "/v1/peerconn",
    {
      bandwidthInMbps: 10,
      localVpcId: "vpc-three",
      peerVpcId: "vpc-remote",
      peerRegion: "gz",
      billing: { paymentTiming: "Prepaid", reservation: months },
    },
    [["clientToken", "t-1"]],
  ),
  request("GET", "/v1/peerconn", null, page),
  request("GET", "/v1/peerconn/peerconn-post"),
  request("PUT", "/v1/peerconn/peerconn-pre", { localIfId: "qpif-one", localIfName: "left" }),
  request("PUT", "/v1/peerconn/peerconn-pre", { newBandwidthInMbps: 20 }, flag("resize")),
  request("PUT", "/v1/peerconn/peerconn-pre", { billing: { reservation: months } }, flag("purchaseReserved")),
  request("PUT", "/v1/peerconn/peerconn-post", null, [
    ["open", null],
    ["role", "initiator"],
  ]),
  request("PUT", "/v1/peerconn/peerconn-post/deleteProtect", { deleteProtect: false }),
  request("POST", "/v1/eni", {
    name: "nic",
    subnetId: "sbn-one",
    securityGroupIds: ["g-one"],
    privateIpSet: [{ primary: true, privateIpAddress: "10.0.1.77", publicIpAddress: "180.76.3.3" }],
  }),
  request("GET", "/v1/eni", null, [...page, ["vpcId", "vpc-one"]]),
  request("GET", "/v1/eni/quota", null, [["eniId", "eni-free"]]),
  request("GET", free),
  request("PUT", free, { name: "other" }, flag("modifyAttribute")),
  request("PUT", free, { instanceId: "i-new", instanceType: "server" }, flag("attach")),
  request("PUT", used, { instanceId: "i-used" }, flag("detach")),
  request("PUT", free, { securityGroupIds: ["g-one"] }, flag("bindSg")),
  request("PUT", free, { enterpriseSecurityGroupIds: ["esg-one"] }, flag("bindEsg")),
  request("POST", `${free}/privateIp`, { privateIpAddress: "10.0.1.88" }),
  request("POST", `${free}/privateIp/batchAdd`, { privateIpAddresses: ["10.0.1.89", "10.0.1.90"] }),
  request("POST", `${free}/privateIp/batchAddCrossSubnet`, { privateIps: [{ subnetId: "sbn-one", privateIpAddress: "10.0.1.91" }] }),
  request("POST", `${free}/privateIp/batchDel`, { privateIpAddresses: ["10.0.1.120"] }),
  request("DELETE", `${used}/privateIp/10.0.1.130`),
  request("PUT", free, { privateIpAddress: "10.0.1.20", publicIpAddress: "180.76.4.4" }, flag("bind")),
  request("POST", "/v1/route/rule", {
    routeTableId: "rt-one",
    sourceAddress: "0.0.0.0/0",
    destinationAddress: "172.17.0.0/16",
    nexthopId: "nat-big",
    nexthopType: "nat",
  }),
  request("POST", "/v1/route/rule", {
    routeTableId: "rt-one",
    sourceAddress: "10.0.1.0/24",
    destinationAddress: "172.18.0.0/16",
    nextHopList: [
      { nexthopId: "dcgw-a", nexthopType: "dcGateway", pathType: "ha:active" },
      { nexthopId: "dcgw-b", nexthopType: "dcGateway", pathType: "ha:standby" },
    ],
  }),
  request("PUT", "/v1/route/rule/rr-one", { description: "new", destinationAddress: "172.16.0.0/17" }),
  request("GET", "/v1/route/rule", null, [...page, ["routeTableId", "rt-one"]]),
  request("GET", "/v1/route", null, [["vpcId", "vpc-one"]]),
  request("POST", "/v2/securityGroup", { name: "app", vpcId: "vpc-one", rules: [groupRule] }),
  request("GET", "/v2/securityGroup", null, [...page, ["vpcId", "vpc-one"]]),
  request("PUT", "/v2/securityGroup/g-one", { rule: groupRule }, flag("authorizeRule")),
  request("PUT", "/v2/securityGroup/rule/update", { securityGroupRuleId: "r-one", remark: "new", portRange: "23" }),
];
