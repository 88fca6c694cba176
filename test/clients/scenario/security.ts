import { call, type Step } from "../harness/step.js";

const rule = { direction: "ingress", ethertype: "IPv4", protocol: "tcp", portRange: "443", sourceIp: "192.168.9.0/24", remark: "web" };
const group = { securityGroupId: "$group" };

const ordinary: readonly Step[] = [
  call("CreateSecurityGroup", { vpcId: "$vpc", name: "web", desc: "front", rules: [rule] }, { keep: { group: "securityGroupId" } }),
  call("QuerySecurityGroupsList", { vpcId: "$vpc" }, { finds: ["$group", "192.168.9.0/24"], proves: ["CreateSecurityGroup"] }),
  call("AuthorizeSecurityGroupRules", { ...group, rule: { ...rule, sourceIp: "192.168.10.0/24", securityGroupId: "$group" } }),
  call("GetSecurityGroupDetails", group, {
    finds: ["$group", "192.168.10.0/24"],
    proves: ["AuthorizeSecurityGroupRules"],
    keep: { groupRule: "rules.0.securityGroupRuleId" },
  }),
  call("UpdateSecurityGroupRules", {
    securityGroupRuleId: "$groupRule",
    remark: "changed",
    protocol: "tcp",
    portRange: "8443",
    sourceIp: "192.168.11.0/24",
  }),
  call("GetSecurityGroupDetails", group, { finds: ["changed", "192.168.11.0/24"], proves: ["UpdateSecurityGroupRules"] }),
  call("RevokeSecurityGroupRules", { ...group, rule: { ...rule, sourceIp: "192.168.10.0/24", securityGroupId: "$group" } }),
  call("GetSecurityGroupDetails", group, { lacks: ["192.168.10.0/24"], proves: ["RevokeSecurityGroupRules"] }),
  call("DeleteSecurityGroupRules", { securityGroupRuleId: "$groupRule" }),
  call("GetSecurityGroupDetails", group, { lacks: ["192.168.11.0/24"], proves: ["DeleteSecurityGroupRules"] }),
  call("DeleteSecurityGroup", group),
  call("QuerySecurityGroupsList", { vpcId: "$vpc" }, { lacks: ["$group"], proves: ["DeleteSecurityGroup"] }),
];

const strict = { ...rule, action: "allow", priority: 100, portRange: "8080", sourceIp: "192.168.20.0/24" };
const enterpriseGroup = { enterpriseSecurityGroupId: "$enterprise" };

const enterprise: readonly Step[] = [
  call(
    "CreateEnterpriseSecurityGroup",
    { name: "web", desc: "front", rules: [strict] },
    { keep: { enterprise: "enterpriseSecurityGroupId" } },
  ),
  call("QueryEnterpriseSecurityGroupList", {}, { finds: ["$enterprise", "192.168.20.0/24"], proves: ["CreateEnterpriseSecurityGroup"] }),
  call("AuthorizeEnterpriseSecurityGroupRules", { ...enterpriseGroup, rules: [{ ...strict, sourceIp: "192.168.21.0/24", priority: 101 }] }),
  call(
    "QueryEnterpriseSecurityGroupList",
    {},
    {
      finds: ["192.168.21.0/24"],
      proves: ["AuthorizeEnterpriseSecurityGroupRules"],
      keep: { enterpriseRule: "enterpriseSecurityGroups.0.rules.0.enterpriseSecurityGroupRuleId" },
    },
  ),
  call("UpdateEnterpriseSecurityGroupRules", {
    ...strict,
    enterpriseSecurityGroupRuleId: "$enterpriseRule",
    remark: "changed",
    sourceIp: "192.168.22.0/24",
  }),
  call("QueryEnterpriseSecurityGroupList", {}, { finds: ["192.168.22.0/24"], proves: ["UpdateEnterpriseSecurityGroupRules"] }),
  call("DeleteEnterpriseSecurityGroupRules", { enterpriseSecurityGroupRuleId: "$enterpriseRule" }),
  call("QueryEnterpriseSecurityGroupList", {}, { lacks: ["192.168.22.0/24"], proves: ["DeleteEnterpriseSecurityGroupRules"] }),
  call("DeleteEnterpriseSecurityGroup", enterpriseGroup),
  call("QueryEnterpriseSecurityGroupList", {}, { lacks: ["$enterprise"], proves: ["DeleteEnterpriseSecurityGroup"] }),
];

const set = { ipSetId: "$ipSet" };
const sets = { ipGroupId: "$ipGroup" };

/** Templates of addresses. The API calls a list of addresses `ipSet`, and its operation `IpGroup`. */
const templates: readonly Step[] = [
  call(
    "CreateIpGroup",
    { name: "offices", ipVersion: "IPv4", ipAddressInfo: [{ ipAddress: "192.168.30.1", description: "one" }], description: "first" },
    { keep: { ipSet: "ipSetId" } },
  ),
  call("QueryIpGroupDetail", set, { finds: ["$ipSet", "192.168.30.1"], proves: ["CreateIpGroup"] }),
  call("AddIpAddressToIpGroup", { ...set, ipAddressInfo: [{ ipAddress: "192.168.30.2", description: "two" }] }),
  call("QueryIpGroupDetail", set, { finds: ["192.168.30.2"], proves: ["AddIpAddressToIpGroup"] }),
  call("RemoveIpAddressFromIpGroup", { ...set, ipAddressInfo: ["192.168.30.2"], ipAddresses: ["192.168.30.2"] }),
  call("QueryIpGroupDetail", set, { lacks: ["192.168.30.2"], proves: ["RemoveIpAddressFromIpGroup"] }),
  call("UpdateIpGroup", { ...set, name: "offices_2", description: "second" }),
  call("QueryIpGroupList", { ipVersion: "IPv4" }, { finds: ["$ipSet", "offices_2"], proves: ["UpdateIpGroup"] }),
  call(
    "CreateIpGroup",
    { name: "homes", ipVersion: "IPv4", ipAddressInfo: [{ ipAddress: "192.168.31.1", description: "one" }] },
    { keep: { otherSet: "ipSetId" } },
  ),
  call("CreateIpSet", { name: "all", ipVersion: "IPv4", ipSetIds: ["$ipSet"], description: "first" }, { keep: { ipGroup: "ipGroupId" } }),
  call("QueryIpSetDetail", sets, { finds: ["$ipGroup", "$ipSet"], proves: ["CreateIpSet"] }),
  call("AddIpGroupToIpSet", { ...sets, ipSetIds: ["$otherSet"] }),
  call("QueryIpSetDetail", sets, { finds: ["$otherSet"], proves: ["AddIpGroupToIpSet"] }),
  call("RemoveIpGroupFromIpSet", { ...sets, ipSetIds: ["$otherSet"] }),
  call("QueryIpSetDetail", sets, { lacks: ["$otherSet"], proves: ["RemoveIpGroupFromIpSet"] }),
  call("UpdateIpSet", { ...sets, name: "all_2", description: "second" }),
  call("QueryIpSetList", { ipVersion: "IPv4" }, { finds: ["$ipGroup", "all_2"], proves: ["UpdateIpSet"] }),
  call("DeleteIpSet", sets),
  call("QueryIpSetList", { ipVersion: "IPv4" }, { lacks: ["$ipGroup"], proves: ["DeleteIpSet"] }),
  call("DeleteIpGroup", set),
  call("QueryIpGroupList", { ipVersion: "IPv4" }, { lacks: ["$ipSet"], proves: ["DeleteIpGroup"] }),
];

/** Who may talk to whom. */
export const security: readonly Step[] = [...ordinary, ...enterprise, ...templates];
