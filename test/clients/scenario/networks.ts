import { call, type Step } from "../harness/step.js";

const vpc = { vpcId: "$vpc" };

/** VPCs and what is asked of them as a whole. */
const vpcs: readonly Step[] = [
  call("CreateVpc", { name: "clients", cidr: "10.0.0.0/16", description: "first" }, { keep: { vpc: "vpcId" } }),
  call("QuerySpecifiedVpc", vpc, { finds: ["$vpc", "clients", "10.0.0.0/16"], proves: ["CreateVpc"] }),
  call("UpdateVpc", { ...vpc, name: "renamed", description: "second" }),
  call("QueryVpcList", { maxKeys: 100 }, { finds: ["$vpc", "renamed"], proves: ["UpdateVpc"] }),
  call("OpenVpcRelay", vpc),
  call("QuerySpecifiedVpc", vpc, { finds: ["relay=true"], proves: ["OpenVpcRelay"] }),
  call("CloseVpcRelay", vpc),
  call("QuerySpecifiedVpc", vpc, { finds: ["relay=false"], proves: ["CloseVpcRelay"] }),
  call("CreateVPCDhcp", { ...vpc, domainNameServers: "10.0.0.2" }),
  call("GetVPCDhcpInfo", vpc, { finds: ["10.0.0.2"], proves: ["CreateVPCDhcp"] }),
  call("UpdateVPCDhcp", { ...vpc, domainNameServers: "10.0.0.3" }),
  call("GetVPCDhcpInfo", vpc, { finds: ["10.0.0.3"], proves: ["UpdateVPCDhcp"] }),
];

/** Subnets and the segments reserved in them. */
const subnets: readonly Step[] = [
  call(
    "CreateSubnet",
    { ...vpc, name: "front", zoneName: "cn-bj-a", cidr: "10.0.1.0/24", subnetType: "BCC" },
    { keep: { subnet: "subnetId" } },
  ),
  call("QuerySpecifiedSubnet", { subnetId: "$subnet" }, { finds: ["$subnet", "10.0.1.0/24"], proves: ["CreateSubnet"] }),
  call("UpdateSubnet", { subnetId: "$subnet", name: "back", description: "databases" }),
  call("QuerySubnetList", vpc, { finds: ["$subnet", "back"], proves: ["UpdateSubnet"] }),
  call(
    "CreateIpReserved",
    { subnetId: "$subnet", ipCidr: "10.0.1.64/28", ipVersion: 4, description: "later" },
    { keep: { reserve: "ipReserveId" } },
  ),
  call("ListIpReserve", { subnetId: "$subnet" }, { finds: ["$reserve", "10.0.1.64/28"], proves: ["CreateIpReserved"] }),
  call("DeleteIpReserve", { ipReserveId: "$reserve" }),
  call("ListIpReserve", { subnetId: "$subnet" }, { lacks: ["$reserve"], proves: ["DeleteIpReserve"] }),
];

const aclRule = {
  subnetId: "$subnet",
  protocol: "tcp",
  sourceIpAddress: "192.168.2.0/24",
  destinationIpAddress: "10.0.1.0/24",
  sourcePort: "1-65535",
  destinationPort: "443",
  position: 20,
  direction: "ingress",
  action: "allow",
  description: "web",
};

const acls: readonly Step[] = [
  call("AddAclRule", { aclRules: [aclRule] }),
  call(
    "QueryAclRules",
    { subnetId: "$subnet", maxKeys: 100 },
    { finds: ["192.168.2.0/24"], proves: ["AddAclRule"], keep: { aclRule: "aclRules.0.id" } },
  ),
  call("QueryAcl", vpc, { finds: ["192.168.2.0/24", "$subnet"] }),
  call("UpdateAclRules", { ...aclRule, aclRuleId: "$aclRule", sourceIpAddress: "192.168.3.0/24", position: 21 }),
  call("QueryAclRules", { subnetId: "$subnet", maxKeys: 100 }, { finds: ["192.168.3.0/24"], proves: ["UpdateAclRules"] }),
  call("DeleteAclRule", { aclRuleId: "$aclRule" }),
  call("QueryAclRules", { subnetId: "$subnet", maxKeys: 100 }, { lacks: ["192.168.3.0/24"], proves: ["DeleteAclRule"] }),
];

/** Beginnings that every other scenario builds on. */
export const networks: readonly Step[] = [...vpcs, ...subnets, ...acls];

const emptyVpc = { vpcId: "$emptyVpc" };

/** What holds nothing can be deleted. */
export const ends: readonly Step[] = [
  call("CreateVpc", { name: "empty", cidr: "10.7.0.0/16" }, { keep: { emptyVpc: "vpcId" } }),
  call(
    "CreateSubnet",
    { ...emptyVpc, name: "empty", zoneName: "cn-bj-a", cidr: "10.7.1.0/24", subnetType: "BCC" },
    { keep: { emptySubnet: "subnetId" } },
  ),
  call("QuerySubnetList", emptyVpc, { finds: ["$emptySubnet"] }),
  call("DeleteSubnet", { subnetId: "$emptySubnet" }),
  call("QuerySubnetList", emptyVpc, { lacks: ["$emptySubnet"], proves: ["DeleteSubnet"] }),
  call("QueryVpcList", { maxKeys: 100 }, { finds: ["$emptyVpc"] }),
  call("DeleteVpc", emptyVpc),
  call("QueryVpcList", { maxKeys: 100 }, { lacks: ["$emptyVpc"], proves: ["DeleteVpc"] }),
];
