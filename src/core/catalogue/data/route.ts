import { raiseQuota } from "../advice.js";
import type { Entry, Source } from "../entry.js";
import { cniDriver, goSdkVpcGuide, operationMetadata } from "../sources.js";

const usageRestrictions: Source = {
  title: "VPC: usage restrictions",
  url: "https://intl.cloud.baidu.com/en/doc/VPC/s/9jwvytur6-intl-en",
  date: "2025-10-16",
};

export const entries = [
  {
    id: "route/RouteRuleRepeated",
    code: "RouteRuleRepeated",
    service: "route",
    httpStatus: null,
    failureClass: "conflict",
    message: null,
    title: { en: "Route table already has this rule", zh: "路由表中已有相同的路由规则" },
    meaning: {
      en: "A rule with the same source and destination segment exists. Only the CCE CNI driver is known to look for this text in answers, so the real code may be longer.",
      zh: "路由表中已有源网段和目标网段都相同的规则。该写法来自 CCE 的 CNI 插件，它按子串匹配，实际错误码可能更长。",
    },
    causes: [
      {
        en: "A rule in the table has the same sourceAddress and destinationAddress; the pair must be unique.",
        zh: "sourceAddress 与 destinationAddress 的组合和表中已有规则完全一致，而这一组合不允许重复。",
        basis: "documented",
        check: "route-repeated",
      },
      {
        en: "The new rule differs only in its next hop. It is still a duplicate; the CNI driver also removes the old rule first.",
        zh: "新规则只有下一跳不同。这仍算重复，CNI 插件也是先删旧规则再建新规则。",
        basis: "observed",
        check: "route-repeated.hop",
        operations: ["CreateRoutingRules"],
      },
      {
        en: "The first attempt timed out after it had created the rule, and the retry carried no clientToken.",
        zh: "首次请求虽然超时，规则其实已经建好，而重试时没有带 clientToken。",
        basis: "inferred",
        operations: ["CreateRoutingRules"],
      },
    ],
    fixes: [
      {
        en: "List the rules of the table and look for the same pair of segments.",
        zh: "列出该路由表的规则，查找源网段和目标网段都相同的那一条。",
        basis: "documented",
        command: "bcevpc call QueryRoutingRules routeTableId=ROUTE_TABLE_ID",
      },
      {
        en: "To change the next hop of a single-path rule, call UpdateRoutingRules with a new nexthopId; for another type delete and create the rule, which leaves a gap.",
        zh: "单线路由只换下一跳时，用 UpdateRoutingRules 传入新的 nexthopId；要换下一跳类型，则删除后重建，期间路由中断。",
        basis: "inferred",
        command: "bcevpc apis UpdateRoutingRules",
        operations: ["CreateRoutingRules"],
      },
    ],
    retryable: false,
    parameters: ["sourceAddress", "destinationAddress", "nexthopId"],
    operations: ["CreateRoutingRules", "UpdateRoutingRules"],
    related: ["route/RouteRuleExceedQuota", "vpc/CidrConflict"],
    evidence: "client-source",
    sources: [cniDriver, goSdkVpcGuide, operationMetadata],
  },
  {
    id: "route/RouteRuleExceedQuota",
    code: "RouteRuleExceedQuota",
    service: "route",
    httpStatus: null,
    failureClass: "quota",
    message: null,
    title: { en: "Quota of route rules is used up", zh: "路由规则数量超出配额" },
    meaning: {
      en: "The VPC cannot have more route rules. The CCE CNI driver looks for this text in answers: it may be part of a longer code.",
      zh: "VPC 的路由规则数量已达上限。该名称是 CCE 的 CNI 插件在返回中查找的子串，可能只是更长错误码的一部分。",
    },
    causes: [
      {
        en: "The VPC has as many route entries as its quota allows, 50 by default.",
        zh: "VPC 的路由条目已用满配额，默认为 50 条。",
        basis: "documented",
        check: "quota-used",
      },
      {
        en: "A CCE cluster in VPC route mode writes a rule for each Pod segment of each node, so adding nodes fills the table.",
        zh: "VPC 路由模式的 CCE 集群会为每个节点的每个 Pod 网段写一条规则，节点扩容会把路由表占满。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "Count the rules of the VPC, and delete those whose next hop is gone with DeleteRoutingRules.",
        zh: "统计 VPC 内的规则数量，用 DeleteRoutingRules 删除下一跳已不存在的规则。",
        basis: "inferred",
        command: "bcevpc call QueryRoutingRules vpcId=VPC_ID",
      },
      {
        en: "Merge adjacent destinations that have the same next hop into one larger segment, for example two /25 into a /24.",
        zh: "把下一跳相同的相邻目标网段合并成更大的网段，例如两个 /25 合成一个 /24。",
        basis: "inferred",
      },
      raiseQuota,
    ],
    retryable: false,
    parameters: ["destinationAddress"],
    operations: ["CreateRoutingRules"],
    related: ["vpc/QuotaLimitExceeded", "vpc/LimitExceeded", "route/RouteRuleRepeated"],
    evidence: "client-source",
    sources: [cniDriver, usageRestrictions],
  },
] as const satisfies readonly Entry[];
