import type { Entry, Source } from "../entry.js";
import { securityGroupErrors, terraformProvider } from "../sources.js";

const removeFromGroup: Source = {
  title: "BCC: remove an instance from a security group",
  url: "https://intl.cloud.baidu.com/en/doc/BCC/s/7jwvyocyw-intl-en",
  date: "2025-10-20",
};
const deleteGroupErrors: Source = {
  title: "BCC: delete a security group (older English page with an error table)",
  url: "https://cloud.baidu.com/doc/BCC/s/cjwvynwvj-en",
  date: null,
};
const deleteGroup: Source = {
  title: "BCC: delete a security group",
  url: "https://intl.cloud.baidu.com/en/doc/BCC/s/cjwvynwvj-intl-en",
  date: "2025-10-20",
};

export const entries = [
  {
    id: "security-group/SecurityGroup.BindInstanceExceededLimit",
    code: "SecurityGroup.BindInstanceExceededLimit",
    service: "security-group",
    httpStatus: 413,
    failureClass: "quota",
    message: "Quota exceeds limit when binding instance to security group.",
    title: { en: "Instance has its maximum of security groups", zh: "实例绑定的安全组数目超限" },
    meaning: {
      en: "The instance is already in 10 security groups, the most it may have. Status 413 refers to this number, not to the size of the request.",
      zh: "该实例关联的安全组已达到上限 10 个。状态码 413 指的是数目超限，与请求体大小无关。",
    },
    causes: [
      {
        en: "The instance is bound to 10 groups, and the call would add one more.",
        zh: "实例已关联 10 个安全组，本次调用还要再加一个。",
        basis: "documented",
      },
      {
        en: "Automation adds a group per application or per release and never removes one.",
        zh: "自动化工具按应用或按发布批次不断添加安全组，却从不移除。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "List the groups of the instance and unbind those it no longer needs.",
        zh: "列出该实例关联的安全组，解绑不再需要的。",
        basis: "inferred",
        command: "bcevpc call QuerySecurityGroupsList vpcId=VPC_ID instanceId=BCC_ID",
      },
      {
        en: "Merge the rules of several groups into one group and bind that one instead.",
        zh: "把几个安全组的规则合并到一个安全组，改为只绑定它。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["instanceId", "securityGroupId"],
    operations: [],
    related: ["security-group/SecurityGroup.NoSecurityGroup", "vpc/LimitExceeded"],
    evidence: "documented",
    sources: [securityGroupErrors],
  },
  {
    id: "security-group/SecurityGroup.ExpiredInstanceForbiddenBind",
    code: "SecurityGroup.ExpiredInstanceForbiddenBind",
    service: "security-group",
    httpStatus: 403,
    failureClass: "state",
    message: "Instance already expired when binding to security group.",
    title: { en: "Expired or unpaid instance cannot be bound", zh: "过期或欠费的实例无法绑定安全组" },
    meaning: {
      en: "The instance has expired or is in arrears, and such an instance cannot be bound to a security group. Despite the 403, no permission is missing.",
      zh: "实例已过期或欠费，这种状态下不能绑定安全组。虽然返回 403，但并不是缺少权限。",
    },
    causes: [
      {
        en: "The prepaid period of the instance is over and was not renewed.",
        zh: "预付费实例已到期，没有续费。",
        basis: "documented",
      },
      {
        en: "The account is in arrears, which the message does not mention but the Chinese explanation does.",
        zh: "账号欠费导致实例受限。英文消息只写了过期，中文说明里包括欠费。",
        basis: "documented",
      },
    ],
    fixes: [
      {
        en: "Renew the instance, or pay what the account owes, and bind the group once it is active again.",
        zh: "为实例续费，或结清账号欠款，等实例恢复后再绑定安全组。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["instanceId"],
    operations: [],
    related: ["account/AccountOverdue", "global/AccessDenied"],
    evidence: "documented",
    sources: [securityGroupErrors],
  },
  {
    id: "security-group/SecurityGroup.NoSecurityGroup",
    code: "SecurityGroup.NoSecurityGroup",
    service: "security-group",
    httpStatus: 400,
    failureClass: "not-found",
    message: "No security group associated for the instance.",
    title: { en: "Instance would be left without a group", zh: "实例至少要关联一个安全组" },
    meaning: {
      en: "Each instance needs at least one security group. The code is listed with 400; the page on removing an instance from its only group speaks of 403.",
      zh: "每个实例至少要关联一个安全组。错误码表写的是 400，而移除安全组的文档说移除唯一的安全组会返回 403。",
    },
    causes: [
      {
        en: "The call would take away the only group that the instance has.",
        zh: "本次调用会移除该实例仅剩的一个安全组。",
        basis: "documented",
      },
      {
        en: "The groups are replaced by an empty list, for instance because a variable was not filled.",
        zh: "用空列表替换了安全组，例如变量没有取到值。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Bind the new security group first and unbind the old one afterwards.",
        zh: "先绑定新的安全组，再解绑旧的。",
        basis: "inferred",
      },
      {
        en: "See which groups the instance has before you remove one.",
        zh: "移除之前先查看该实例关联了哪些安全组。",
        basis: "inferred",
        command: "bcevpc call QuerySecurityGroupsList vpcId=VPC_ID instanceId=BCC_ID",
      },
    ],
    retryable: false,
    parameters: ["instanceId", "securityGroupId"],
    operations: [],
    related: [
      "security-group/SecurityGroup.BindInstanceExceededLimit",
      "security-group/SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted",
    ],
    evidence: "documented",
    sources: [securityGroupErrors, removeFromGroup],
  },
  {
    id: "security-group/SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted",
    code: "SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted",
    service: "security-group",
    httpStatus: null,
    failureClass: "state",
    message: null,
    title: { en: "Security group is still used by instances", zh: "安全组仍有实例关联，不能删除" },
    meaning: {
      en: "A security group can be deleted only when no instance uses it. An older English page lists the code with 409: Security group can't be deleted while instance associated.",
      zh: "安全组没有实例关联时才能删除。较早的英文文档列出了该错误码：状态码 409，消息为“Security group can't be deleted while instance associated.”。",
    },
    causes: [
      {
        en: "At least one instance is still associated with the group.",
        zh: "至少还有一个实例关联着这个安全组。",
        basis: "documented",
      },
      {
        en: "The instances are being released in the same run and are not gone yet; the Terraform provider therefore repeats the delete.",
        zh: "实例正在同一批任务中释放，尚未完全清理；Terraform provider 因此会反复重试删除。",
        basis: "observed",
      },
      {
        en: "An ENI that is left over, attached or not, still names the group.",
        zh: "遗留的弹性网卡（不论是否挂载）仍引用该安全组。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Bind the instances to another group first, since each must keep one; then remove them from this one and delete it.",
        zh: "先给这些实例绑定别的安全组（每个实例必须保留一个），再把它们移出，最后删除本安全组。",
        basis: "inferred",
      },
      {
        en: "Look for the group's id in securityGroupIds of the VPC's ENIs.",
        zh: "查询该VPC的弹性网卡，看 securityGroupIds 中是否还有这个安全组ID。",
        basis: "inferred",
        command: "bcevpc call ListEni vpcId=VPC_ID",
      },
      {
        en: "In Terraform, make the instances depend on the group and lengthen its delete timeout; the provider retries until then.",
        zh: "在 Terraform 中让实例依赖该安全组，并调长其删除超时，provider 会一直重试到超时为止。",
        basis: "observed",
      },
    ],
    retryable: null,
    parameters: ["securityGroupId"],
    operations: ["DeleteSecurityGroup"],
    related: ["vpc/ResourceNeedRelease", "security-group/SecurityGroup.NoSecurityGroup"],
    evidence: "client-source",
    sources: [terraformProvider, deleteGroupErrors, deleteGroup],
  },
] as const satisfies readonly Entry[];
