import { call, type Step } from "../harness/step.js";

const eni = { eniId: "$eni" };
const instance = { instanceId: "$server", instanceType: "server" };

const open = { direction: "ingress", ethertype: "IPv4", protocol: "tcp", portRange: "22", sourceIp: "192.168.40.0/24", remark: "ssh" };

const enis: readonly Step[] = [
  call("CreateSecurityGroup", { vpcId: "$vpc", name: "hosts", rules: [open] }, { keep: { hosts: "securityGroupId" } }),
  call(
    "CreateEnterpriseSecurityGroup",
    { name: "hosts", rules: [{ ...open, action: "allow", priority: 100 }] },
    { keep: { strict: "enterpriseSecurityGroupId" } },
  ),
  call(
    "CreateEni",
    {
      name: "port",
      subnetId: "$subnet",
      securityGroupIds: ["$hosts"],
      privateIpSet: [{ primary: true, privateIpAddress: "10.0.1.30", publicIpAddress: "" }],
      description: "first",
    },
    { keep: { eni: "eniId" } },
  ),
  call("GetEniDetail", eni, { finds: ["$eni", "10.0.1.30"], proves: ["CreateEni"] }),
  call("GetEniStatus", eni, { finds: ["available"] }),
  call("GetEniQuota", { ...eni, instanceId: "$server" }, {}),
  call("UpdateEni", { ...eni, name: "port_2", description: "second" }),
  call("ListEni", { vpcId: "$vpc" }, { finds: ["$eni", "port_2"], proves: ["UpdateEni"] }),
  call("AddEniIp", { ...eni, privateIpAddress: "10.0.1.31" }),
  call("GetEniDetail", eni, { finds: ["10.0.1.31"], proves: ["AddEniIp"] }),
  call("BatchAddEniIp", { ...eni, privateIpAddresses: ["10.0.1.32", "10.0.1.33"] }),
  call("GetEniDetail", eni, { finds: ["10.0.1.32", "10.0.1.33"], proves: ["BatchAddEniIp"] }),
  call("BatchAddPrivateIpCrossSubnet", {
    ...eni,
    subnetId: "$subnet",
    privateIps: [{ privateIpAddress: "10.0.1.34", subnetId: "$subnet" }],
  }),
  call("GetEniDetail", eni, { finds: ["10.0.1.34"], proves: ["BatchAddPrivateIpCrossSubnet"] }),
  call("DeleteEniIp", { ...eni, privateIpAddress: "10.0.1.31" }),
  call("GetEniDetail", eni, { lacks: ["10.0.1.31"], proves: ["DeleteEniIp"] }),
  call("BatchDeleteEniIp", { ...eni, privateIpAddresses: ["10.0.1.32"] }),
  call("GetEniDetail", eni, { lacks: ["10.0.1.32"], proves: ["BatchDeleteEniIp"] }),
  call("BindEniEip", { ...eni, privateIpAddress: "10.0.1.30", publicIpAddress: "$fourthEip" }),
  call("GetEniDetail", eni, { finds: ["$fourthEip"], proves: ["BindEniEip"] }),
  call("UnbindEniEip", { ...eni, publicIpAddress: "$fourthEip" }),
  call("GetEniDetail", eni, { lacks: ["$fourthEip"], proves: ["UnbindEniEip"] }),
  call("UpdateEniEnterpriseSecurityGroup", { ...eni, enterpriseSecurityGroupIds: ["$strict"] }),
  call("GetEniDetail", eni, { finds: ["$strict"], proves: ["UpdateEniEnterpriseSecurityGroup"] }),
  call("UpdateEniSecurityGroup", { ...eni, securityGroupIds: ["$hosts"] }),
  call("GetEniDetail", eni, { finds: ["$hosts"], proves: ["UpdateEniSecurityGroup"] }),
  call("AttachEniInstance", { ...eni, ...instance }),
  call("GetEniDetail", eni, { finds: ["$server"], proves: ["AttachEniInstance"] }),
  call("DetachEniInstance", { ...eni, ...instance }),
  call("GetEniDetail", eni, { lacks: ["$server"], proves: ["DetachEniInstance"] }),
  call("QueryVpcIntranetIp", { vpcId: "$vpc", privateIpRange: "10.0.1.25-10.0.1.35" }, { finds: ["10.0.1.30"] }),
  call("GetVpcResourceIpInfo", { vpcId: "$vpc", subnetId: "$subnet", pageNo: 1, pageSize: 10 }, { finds: ["10.0.1.30"] }),
  call("GetNetworkTopologyInfo", { hostIp: "10.0.1.30" }),
  call("RemoveEni", eni),
  call("ListEni", { vpcId: "$vpc" }, { lacks: ["$eni"], proves: ["RemoveEni"] }),
];

const havip = { haVipId: "$havip" };
const members = { instanceIds: ["$server"], instanceType: "SERVER" };

const havips: readonly Step[] = [
  call(
    "CreateHaVip",
    { name: "shared", subnetId: "$subnet", privateIpAddress: "10.0.1.40", description: "first" },
    { keep: { havip: "haVipId" } },
  ),
  call("GetHaVipDetail", havip, { finds: ["$havip", "10.0.1.40"], proves: ["CreateHaVip"] }),
  call("UpdateHaVip", { ...havip, name: "shared_2", description: "second" }),
  call("ListHaVip", { vpcId: "$vpc" }, { finds: ["$havip", "shared_2"], proves: ["UpdateHaVip"] }),
  call("BindHaVipInstance", { ...havip, ...members }),
  call("GetHaVipDetail", havip, { finds: ["$server"], proves: ["BindHaVipInstance"] }),
  call("UnbindHaVipInstance", { ...havip, ...members }),
  call("GetHaVipDetail", havip, { lacks: ["$server"], proves: ["UnbindHaVipInstance"] }),
  call("BindHaVipEip", { ...havip, publicIpAddress: "$fourthEip" }),
  call("GetHaVipDetail", havip, { finds: ["$fourthEip"], proves: ["BindHaVipEip"] }),
  call("UnbindHaVipEip", havip),
  call("GetHaVipDetail", havip, { lacks: ["$fourthEip"], proves: ["UnbindHaVipEip"] }),
  call("DeleteHaVip", havip),
  call("ListHaVip", { vpcId: "$vpc" }, { lacks: ["$havip"], proves: ["DeleteHaVip"] }),
];

const endpoint = { endpointId: "$endpoint" };

const endpoints: readonly Step[] = [
  call("QueryAvailablePublicServices", {}, { keep: { service: "services.0" } }),
  call(
    "CreateSnic",
    {
      vpcId: "$vpc",
      subnetId: "$subnet",
      name: "store",
      service: "$service",
      bandwidth: 100,
      billing: { paymentTiming: "Postpaid" },
      description: "first",
    },
    { keep: { endpoint: "id" } },
  ),
  call("DescribeSnic", endpoint, { finds: ["$endpoint", "store"], proves: ["CreateSnic"] }),
  call("UpdateSnic", { ...endpoint, name: "store_2", description: "second" }),
  call("ListSnic", { vpcId: "$vpc" }, { finds: ["$endpoint", "store_2"], proves: ["UpdateSnic"] }),
  call("UpdateSnicSg", { ...endpoint, securityGroupIds: ["$hosts"] }),
  call("DescribeSnic", endpoint, { finds: ["$hosts"], proves: ["UpdateSnicSg"] }),
  call("UpdateSnicEsg", { ...endpoint, enterpriseSecurityGroupIds: ["$strict"] }),
  call("DescribeSnic", endpoint, { finds: ["$strict"], proves: ["UpdateSnicEsg"] }),
  call("DeleteSnic", endpoint),
  call("ListSnic", { vpcId: "$vpc" }, { lacks: ["$endpoint"], proves: ["DeleteSnic"] }),
];

const probe = { probeId: "$probe" };

const probes: readonly Step[] = [
  call(
    "CreateProbe",
    {
      name: "ping",
      vpcId: "$vpc",
      subnetId: "$subnet",
      protocol: "TCP",
      frequency: 20,
      sourceIps: ["10.0.1.50"],
      destIp: "172.16.0.5",
      destPort: 80,
      description: "first",
    },
    { keep: { probe: "probeId" } },
  ),
  call("GetProbeDetail", probe, { finds: ["$probe", "172.16.0.5"], proves: ["CreateProbe"] }),
  call("UpdateProbe", { ...probe, name: "ping_2", destIp: "172.16.0.6", destPort: 81, frequency: 30, description: "second" }),
  call("ListProbes", {}, { finds: ["$probe", "ping_2"], proves: ["UpdateProbe"] }),
  call("DeleteProbe", probe),
  call("ListProbes", {}, { lacks: ["$probe"], proves: ["DeleteProbe"] }),
];

/** What stands in a subnet, and what is asked of its addresses. */
export const interfaces: readonly Step[] = [...enis, ...havips, ...endpoints, ...probes];
