import { idOf } from "../model/resource-ids.js";

/** A value of an example: as JSON has it. */
export type ExampleValue = string | number | boolean | readonly ExampleValue[] | { readonly [member: string]: ExampleValue };

/**
 * Values by full name (`CreateVpc.cidr`, `rules.protocol`) or by the parameter's own; the longest name counts. Addresses are of
 * the blocks that are reserved for documentation or private use.
 */
const values: Readonly<Record<string, ExampleValue>> = {
  name: "web_1",
  vpnName: "office_1",
  vpnConnName: "office_1",
  sslVpnServerName: "office_1",
  userName: "user_1",
  ruleName: "web_1",
  remark: "web",
  description: "web",
  desc: "web",
  clientToken: "web-2026-01",
  clientName: "user_1",
  cidr: "192.168.1.0/24",
  "CreateVpc.cidr": "192.168.0.0/16",
  "CreateEgressOnlyRule.cidr": "2001:db8:0:1::/64",
  ipCidr: "192.168.1.0/28",
  sourceCIDR: "192.168.1.0/24",
  sourceAddress: "0.0.0.0/0",
  destinationAddress: "172.16.0.0/16",
  sourceIpAddress: "192.168.1.0/24",
  destinationIpAddress: "192.168.2.0/24",
  localSubnets: ["192.168.1.0/24"],
  remoteSubnets: ["172.16.0.0/16"],
  remoteSubnet: "172.16.8.0/24",
  localCidrs: ["192.168.1.0/24"],
  privateIpAddress: "192.168.1.10",
  privateIpAddresses: ["192.168.1.10"],
  privateIpRange: "192.168.1.10-192.168.1.20",
  privateIpAddressCount: 2,
  ipv6Address: "2001:db8::10",
  ipAddress: "192.168.1.10",
  domainNameServers: "192.168.1.2",
  sourceIp: "10.0.0.0/8",
  sourceIps: ["192.168.1.10"],
  destIp: "172.16.0.5",
  destPort: 80,
  ip: "203.0.113.20",
  publicIpAddress: "203.0.113.10",
  publicIpsAddress: ["203.0.113.10"],
  bindEips: ["203.0.113.10"],
  dnatEips: ["203.0.113.10"],
  eips: ["203.0.113.10"],
  eip: "203.0.113.10",
  "RemoveIpAddressFromIpGroup.ipAddressInfo": ["192.168.1.10"],
  sourcePort: "1-65535",
  destinationPort: "443",
  portRange: "443",
  publicPort: 80,
  privatePort: 8080,
  position: 100,
  priority: 100,
  protocol: "tcp",
  "CreateDnatRule.protocol": "TCP",
  "BatchAddDnatRules.rules.protocol": "TCP",
  "CreateProbe.protocol": "TCP",
  direction: "ingress",
  "CreateGatewayLimitRules.direction": "egress",
  instanceId: "i-PSCezwEn",
  instanceIds: ["i-PSCezwEn"],
  peerVpcId: "vpc-IyWRtII7",
  peerRegion: "gz",
  nexthopType: "nat",
  nexthopId: "nat-b58rnkn1g98h",
  resourceId: "qpif-v305m2suuzmq",
  hostIp: "192.168.1.10",
  service: "SERVICE",
  cuNum: 1,
  "ResizeNat.cuNum": 2,
  bandwidth: 100,
  bandwidthInMbps: 10,
  newBandwidthInMbps: 20,
  ingressBandwidthInMbps: 10,
  egressBandwidthInMbps: 10,
  speed: 100,
  healthCheckInterval: 3,
  healthThreshold: 3,
  unhealthThreshold: 3,
  primary: true,
  paymentTiming: "Postpaid",
  reservationLength: 1,
  reservationTimeUnit: "month",
  deleteProtect: true,
  "UpdateDeleteProtect.deleteProtect": 1,
  secretKey: "Example_1key",
  password: "Example_1",
  ikeLifeTime: "28800",
  ipsecLifetime: "3600",
};

/** Members to show of objects, and of the objects in lists; paths lead further down. */
const members: Readonly<Record<string, readonly string[]>> = {
  billing: ["paymentTiming"],
  "PurchaseReservedNat.billing": ["reservation.reservationLength", "reservation.reservationTimeUnit"],
  "RenewPeerConn.billing": ["reservation.reservationLength", "reservation.reservationTimeUnit"],
  "RenewVpn.billing": ["reservation.reservationLength", "reservation.reservationTimeUnit"],
  aclRules: [
    "subnetId",
    "protocol",
    "sourceIpAddress",
    "destinationIpAddress",
    "sourcePort",
    "destinationPort",
    "position",
    "direction",
    "action",
  ],
  privateIpSet: ["primary", "privateIpAddress"],
  privateIps: ["subnetId", "privateIpAddress"],
  rule: ["direction", "protocol", "portRange", "sourceIp"],
  rules: ["direction", "protocol", "portRange", "sourceIp", "priority", "ethertype", "action"],
  "BatchAddDnatRules.rules": ["ruleName", "publicIpAddress", "publicPort", "privateIpAddress", "privatePort", "protocol"],
  snatRules: ["ruleName", "publicIpsAddress", "sourceCIDR"],
  ipAddressInfo: ["ipAddress"],
  ikeConfig: ["ikeVersion", "ikeMode", "ikeEncAlg", "ikeAuthAlg", "ikePfs", "ikeLifeTime"],
  ipsecConfig: ["ipsecEncAlg", "ipsecAuthAlg", "ipsecPfs", "ipsecLifetime"],
  sslVpnUsers: ["userName", "password"],
};

/** Parameters to show besides the required ones: those that make the call do something, and one of each pair of which one is needed. */
export const alsoShown: Readonly<Record<string, readonly string[]>> = {
  UpdateAclRules: ["action"],
  UpdateDedicatedGateway: ["speed"],
  BatchAddEniIp: ["privateIpAddressCount"],
  CreateEni: ["securityGroupIds"],
  UpdateEni: ["name"],
  BatchAddPrivateIpCrossSubnet: ["privateIps"],
  GetEniQuota: ["eniId"],
  ModifyGatewayLimitRules: ["bandwidth"],
  UpdateHaVip: ["name"],
  CreateDnatRule: ["publicPort", "privatePort"],
  UpdateDnatRule: ["privatePort"],
  UpdateSnatRule: ["sourceCIDR"],
  CreateProbe: ["destPort"],
  UpdateProbe: ["name"],
  UpdateIpGroup: ["name"],
  UpdateIpSet: ["name"],
  CreateRoutingRules: ["nexthopType", "nexthopId"],
  UpdateRoutingRules: ["description"],
  QueryRoutingTable: ["vpcId"],
  QueryRoutingRules: ["vpcId"],
  UpdateSecurityGroupRules: ["remark"],
  UpdateEnterpriseSecurityGroupRules: ["remark"],
  UpdateSnic: ["name"],
  QueryVpcIntranetIp: ["privateIpRange"],
  GetNetworkTopologyInfo: ["hostIp"],
  UpdateSslVpnUsers: ["description"],
  UpdateUserGateway: ["name"],
  UpdateVpn: ["vpnName"],
  UpdateVpnReleaseProtection: ["deleteProtect"],
};

/** What a table has under the longest of a parameter's names. */
function lookUp<Value>(table: Readonly<Record<string, Value>>, operation: string, path: readonly string[]): Value | undefined {
  const names = [[operation, ...path], ...path.map((_, index) => path.slice(index))].map((parts) => parts.join("."));
  const name = names.find((candidate) => Object.hasOwn(table, candidate));
  return name === undefined ? undefined : table[name];
}

/** The value to show for a parameter, by its path in an operation; an id where its name takes one. */
export function exampleValue(operation: string, path: readonly string[]): ExampleValue | undefined {
  const own = lookUp(values, operation, path);
  if (own !== undefined) return own;
  const name = path.at(-1) ?? "";
  const id = idOf(name)?.example;
  return id !== undefined && name.endsWith("Ids") ? [id] : id;
}

export const exampleMembers = (operation: string, path: readonly string[]): readonly string[] => lookUp(members, operation, path) ?? [];
