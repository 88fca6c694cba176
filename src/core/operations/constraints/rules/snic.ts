import { atMost, each } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { isEmpty } from "../request-values.js";
import { documented, stated } from "./certainty.js";

const entry = "vpc/BadRequest";

export const constraints: readonly Constraint[] = [
  {
    id: "SnicSecurityGroup.groups",
    operations: ["UpdateSnicSg", "UpdateSnicEsg"],
    ...documented,
    entry,
    text: { en: "a SNIC must have at least one security group", zh: "服务网卡必须至少关联一个安全组" },
    ...each(["securityGroupIds", "enterpriseSecurityGroupIds"], (value) => !isEmpty(value)),
  },
  {
    id: "UpdateSnicEsg.one",
    operations: ["UpdateSnicEsg"],
    ...documented,
    entry,
    text: { en: "a SNIC can have at most one enterprise security group", zh: "服务网卡最多关联一个企业安全组" },
    ...atMost(["enterpriseSecurityGroupIds"], 1),
  },
  {
    id: "SnicSecurityGroup.replaces",
    operations: ["UpdateSnicSg", "UpdateSnicEsg"],
    ...stated,
    notice: true,
    entry: null,
    text: {
      en: "the list replaces all security groups of the SNIC, ordinary and enterprise",
      zh: "该列表会替换服务网卡现有的全部安全组，包括普通和企业安全组",
    },
    ...each(["securityGroupIds", "enterpriseSecurityGroupIds"], () => false),
  },
];
