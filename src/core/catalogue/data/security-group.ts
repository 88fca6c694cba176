import type { Entry, Source } from "../entry.js";
import { operationMetadata, securityGroupErrors, terraformProvider } from "../sources.js";

const removeFromGroup: Source = {
  title: "BCC: remove an instance from a security group",
  url: "https://intl.cloud.baidu.com/en/doc/BCC/s/7jwvyocyw-intl-en",
  date: "2025-10-20",
};
const securityGroupGuide: Source = {
  title: "VPC: security groups (older English page)",
  url: "https://cloud.baidu.com/doc/VPC/s/Vjwvyu1sh-en",
  date: null,
};
const deleteVpcGroup: Source = {
  title: "VPC: delete a regular security group",
  url: "https://cloud.baidu.com/doc/VPC/s/Dkmd22the",
  date: "2024-12-27",
};
const authorizeRules: Source = {
  title: "VPC: authorize regular security group rules",
  url: "https://cloud.baidu.com/doc/VPC/s/Mkmd2b0na",
  date: "2026-01-22",
};
const revokeRules: Source = {
  title: "VPC: revoke regular security group rules",
  url: "https://cloud.baidu.com/doc/VPC/s/jkmd281hj",
  date: "2026-01-22",
};
const revokeCollage: Source = {
  title: "VPC: revoke regular security group rules (collage of the documentation)",
  url: "https://cloud.baidu.com/theme/H/2700127-10",
  date: null,
};
const deleteRules: Source = {
  title: "VPC: delete regular security group rules",
  url: "https://cloud.baidu.com/doc/VPC/s/0kmd2duok",
  date: "2024-12-27",
};
const updateRules: Source = {
  title: "VPC: update regular security group rules",
  url: "https://cloud.baidu.com/doc/VPC/s/Hkmd2fk5t",
  date: "2024-12-27",
};
const createGroup: Source = {
  title: "BCC: create a security group",
  url: "https://cloud.baidu.com/doc/BCC/s/0jwvynwij",
  date: "2024-07-02",
};
const updateServerRules: Source = {
  title: "BCC: update security group rules",
  url: "https://cloud.baidu.com/doc/BCC/s/5kechtl76",
  date: "2024-07-02",
};
const packerPlugin: Source = {
  title: "wylzabc/packer-plugin-baiducloud2",
  url: "https://github.com/wylzabc/packer-plugin-baiducloud2",
  date: null,
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
      en: "The instance is already in 10 security groups, the maximum. Status 413 refers to this number, not to the size of the request.",
      zh: "该实例关联的安全组已达到上限 10 个。状态码 413 指的是数目超限，与请求体大小无关。",
    },
    causes: [
      {
        en: "The instance is bound to 10 groups, and the call would add one more.",
        zh: "实例已关联 10 个安全组，本次调用还要再加一个。",
        basis: "documented",
        check: "instance-groups",
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
    sources: [securityGroupErrors, securityGroupGuide],
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
        en: "The prepaid period of the instance has ended and was not renewed.",
        zh: "预付费实例已到期，没有续费。",
        basis: "documented",
      },
      {
        en: "The account is in arrears; the message does not mention this, but the Chinese explanation does.",
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
    failureClass: "state",
    message: "No security group associated for the instance.",
    title: { en: "Instance would be left without a group", zh: "实例至少要关联一个安全组" },
    meaning: {
      en: "Each instance needs at least one security group. The code is listed with 400; the page on removing an instance from its only group gives 403.",
      zh: "每个实例至少要关联一个安全组。错误码表写的是 400，而移除安全组的文档说移除唯一的安全组会返回 403。",
    },
    causes: [
      {
        en: "The call would remove the only group of the instance.",
        zh: "本次调用会移除该实例仅剩的一个安全组。",
        basis: "documented",
      },
      {
        en: "The groups are replaced by an empty list, for example because a variable was empty.",
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
        en: "Check which groups the instance has before you remove one.",
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
    httpStatus: 409,
    failureClass: "state",
    message: "Security group can't be deleted while instance associated.",
    title: { en: "Security group is still used by instances", zh: "安全组仍有实例关联，不能删除" },
    meaning: {
      en: "An ordinary security group can be deleted only when no instance is associated with it. For an enterprise one the code is Esg.EsgBindStatusInvalid.",
      zh: "普通安全组没有实例关联时才能删除。企业安全组的同类错误码是 Esg.EsgBindStatusInvalid。",
    },
    causes: [
      {
        en: "At least one instance is still associated with the group.",
        zh: "至少还有一个实例关联着这个安全组。",
        basis: "documented",
      },
      {
        en: "The instances are being released in the same run and still exist; the Terraform provider therefore retries the delete.",
        zh: "实例正在同一批任务中释放，尚未完全清理；Terraform Provider 因此会反复重试删除。",
        basis: "observed",
      },
      {
        en: "A leftover ENI, attached or not, still uses the group.",
        zh: "遗留的弹性网卡（不论是否挂载）仍引用该安全组。",
        basis: "inferred",
        check: "group-members",
      },
    ],
    fixes: [
      {
        en: "Bind the instances to another group first, because each must have one; then unbind them from this group and delete it.",
        zh: "先给这些实例绑定别的安全组（每个实例必须保留一个），再把它们从本安全组解绑，最后删除本安全组。",
        basis: "inferred",
      },
      {
        en: "Look for the group's id in securityGroupIds of the VPC's ENIs.",
        zh: "查询该 VPC 的弹性网卡，看 securityGroupIds 中是否还有这个安全组 ID。",
        basis: "inferred",
        command: "bcevpc call ListEni vpcId=VPC_ID",
      },
      {
        en: "In Terraform, make the instances depend on the group and lengthen its delete timeout; the provider retries until then.",
        zh: "在 Terraform 中让实例依赖该安全组，并调长其删除超时，Provider 会一直重试到超时为止。",
        basis: "observed",
      },
    ],
    retryable: null,
    parameters: ["securityGroupId"],
    operations: ["DeleteSecurityGroup"],
    related: [
      "security-group/SECURITYGROUP_INUSE",
      "enterprise-security-group/Esg.EsgBindStatusInvalid",
      "security-group/SecurityGroup.NoSecurityGroup",
    ],
    evidence: "documented",
    sources: [deleteVpcGroup, terraformProvider],
  },
  {
    id: "security-group/BadRequest.protocol-invalid",
    code: "BadRequest",
    service: "security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "protocol is invalid.",
    title: { en: "The protocol of a security group rule is not valid", zh: "安全组规则的协议类型错误" },
    meaning: {
      en: "With this message, BadRequest names its cause: the protocol of the rule. It must be tcp, udp or icmp; empty or all means every protocol.",
      zh: "带有这条消息的 BadRequest 说明了原因：规则的协议类型错误。可取 tcp、udp、icmp，为空或 all 表示全部协议。",
    },
    causes: [
      {
        en: "The protocol is a number, a name such as http, or written in capitals (TCP).",
        zh: "protocol 写成了编号、http 之类的名称，或用了大写（TCP）。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Write tcp, udp, icmp or all in lower case, and one rule for each protocol.",
        zh: "用小写的 tcp、udp、icmp 或 all，每种协议各写一条规则。",
        basis: "documented",
        command: "bcevpc apis AuthorizeSecurityGroupRules",
      },
    ],
    retryable: false,
    parameters: ["protocol"],
    operations: ["AuthorizeSecurityGroupRules", "CreateSecurityGroup"],
    related: ["security-group/InvalidProtocolException", "vpc/BadRequest", "acl/InvalidProtocol"],
    evidence: "documented",
    sources: [authorizeRules, createGroup, operationMetadata],
  },
  {
    id: "security-group/SecurityGroup.RulePortOrderInvalid",
    code: "SecurityGroup.RulePortOrderInvalid",
    service: "security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "The order of security group rule port is incorrect.",
    title: { en: "The ports of a rule are in the wrong order", zh: "安全组规则端口顺序不正确" },
    meaning: {
      en: "A port range must begin with its smaller port: 80-443, not 443-80.",
      zh: "端口范围必须从小到大书写：应为 80-443，而不是 443-80。",
    },
    causes: [
      {
        en: "The first port of portRange is greater than the last.",
        zh: "portRange 的起始端口大于结束端口。",
        basis: "documented",
      },
      {
        en: "A script builds the range from two variables that were swapped.",
        zh: "脚本用两个变量拼出端口范围，而变量的顺序颠倒了。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Swap the two ports in portRange.",
        zh: "把 portRange 中的两个端口对调。",
        basis: "documented",
        command: "bcevpc lint PUT /v2/securityGroup/SG_ID?authorizeRule -d @RULE.json",
      },
    ],
    retryable: false,
    parameters: ["portRange"],
    operations: ["AuthorizeSecurityGroupRules", "RevokeSecurityGroupRules", "CreateSecurityGroup", "UpdateSecurityGroupRules"],
    related: ["security-group/SecurityGroup.RulePortRangeInvalid", "security-group/SecurityGroup.RulePortInvalid"],
    evidence: "documented",
    sources: [authorizeRules, revokeRules, createGroup],
  },
  {
    id: "security-group/SecurityGroup.RulePortRangeInvalid",
    code: "SecurityGroup.RulePortRangeInvalid",
    service: "security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "The value of security group rule port is exceeded.",
    title: { en: "A port of a rule is out of range", zh: "安全组规则的端口超出允许范围" },
    meaning: {
      en: 'A port in the rule is outside the allowed range. "Exceeded" refers to the port number, not to a quota.',
      zh: "规则中的端口数字超出允许范围。消息中的 exceeded 指端口数字，与配额无关。",
    },
    causes: [
      {
        en: "The portRange contains 0 or a number above 65535; all ports are 1-65535.",
        zh: "portRange 中有 0 或大于 65535 的数字；全部端口写作 1-65535。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Use ports from 1 to 65535; the range for all ports is 1-65535, not 0-65535.",
        zh: "端口取 1 至 65535；表示全部端口应写 1-65535，而不是 0-65535。",
        basis: "inferred",
        command: "bcevpc lint PUT /v2/securityGroup/SG_ID?authorizeRule -d @RULE.json",
      },
    ],
    retryable: false,
    parameters: ["portRange"],
    operations: ["AuthorizeSecurityGroupRules", "RevokeSecurityGroupRules", "CreateSecurityGroup", "UpdateSecurityGroupRules"],
    related: ["security-group/SecurityGroup.RulePortOrderInvalid", "acl/InvalidPort"],
    evidence: "documented",
    sources: [authorizeRules, operationMetadata],
  },
  {
    id: "security-group/SecurityGroup.RulePortInvalid",
    code: "SecurityGroup.RulePortInvalid",
    service: "security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "The value of security group rule port must be number.",
    title: { en: "A port of a rule is not a number", zh: "安全组规则的端口不是数字" },
    meaning: {
      en: "portRange does not contain valid ports: it must be one port, or two joined by a hyphen.",
      zh: "portRange 的内容无法识别为端口：只能是单个端口，或用连字符连接的两个端口。",
    },
    causes: [
      {
        en: "The value is a word such as all, any or ssh, or an unreplaced template placeholder.",
        zh: "填写了 all、any、ssh 之类的词，或模板中没有替换的占位符。",
        basis: "inferred",
      },
      {
        en: "One rule has several ports (80,443). Only rules of enterprise security groups accept a list.",
        zh: "一条规则里写了多个端口（80,443），只有企业安全组的规则支持端口列表。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Write 80 or 80-443, and use a separate rule for each port that is not adjacent.",
        zh: "写作 80 或 80-443；不连续的端口各写一条规则。",
        basis: "inferred",
        command: "bcevpc lint PUT /v2/securityGroup/SG_ID?authorizeRule -d @RULE.json",
      },
    ],
    retryable: false,
    parameters: ["portRange"],
    operations: ["AuthorizeSecurityGroupRules", "RevokeSecurityGroupRules", "CreateSecurityGroup", "UpdateSecurityGroupRules"],
    related: ["security-group/SecurityGroup.RulePortRangeInvalid", "enterprise-security-group/Esg.EsgRulePortEmpty"],
    evidence: "documented",
    sources: [authorizeRules],
  },
  {
    id: "security-group/SecurityGroup.RuleCIDRAddressError",
    code: "SecurityGroup.RuleCIDRAddressError",
    service: "security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Security group rule ip(cidr) address is incorrect.",
    title: { en: "The address of a security group rule is wrong", zh: "安全组规则的源或目标地址错误" },
    meaning: {
      en: "sourceIp or destIp of the rule is not an IP address or CIDR that the service accepts.",
      zh: "规则的 sourceIp 或 destIp 不是合法的 IP 地址或网段。",
    },
    causes: [
      {
        en: "A part of the address is above 255, the prefix is above /32, or the value is a host name.",
        zh: "地址中某段大于 255、掩码大于 /32，或填写了主机名。",
        basis: "inferred",
      },
      {
        en: "The rule has no ethertype, so IPv4 applies, but the address is IPv6.",
        zh: "没有填写 ethertype（默认 IPv4），地址却是 IPv6。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Correct the address, or set ethertype to IPv6 for an IPv6 address.",
        zh: "改正地址；若为 IPv6 地址，把 ethertype 设为 IPv6。",
        basis: "inferred",
        command: "bcevpc lint PUT /v2/securityGroup/SG_ID?authorizeRule -d @RULE.json",
      },
    ],
    retryable: false,
    parameters: ["sourceIp", "destIp"],
    operations: ["UpdateSecurityGroupRules", "AuthorizeSecurityGroupRules", "CreateSecurityGroup", "RevokeSecurityGroupRules"],
    related: ["enterprise-security-group/Esg.EsgRuleIpAddressError"],
    evidence: "documented",
    sources: [updateServerRules, authorizeRules, operationMetadata],
  },
  {
    id: "security-group/SecurityGroup.RuleRemarkTooLong",
    code: "SecurityGroup.RuleRemarkTooLong",
    service: "security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Security group description is too long.",
    title: { en: "The remark of a security group rule is too long", zh: "安全组规则备注超过长度限制" },
    meaning: {
      en: "The code is about the remark of a rule, although the message says description. The limit is not known.",
      zh: "该错误码指规则的备注 remark，虽然消息写的是 description。长度上限未知。",
    },
    causes: [
      {
        en: "The remark of a rule in the request is longer than allowed.",
        zh: "请求中某条规则的 remark 超过允许的长度。",
        basis: "documented",
      },
    ],
    fixes: [
      {
        en: "Shorten remark, not desc. The remark is also used to distinguish rules: a different remark means a different rule.",
        zh: "缩短的应是 remark，而不是 desc。注意备注也用于区分规则：备注不同即视为另一条规则。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["remark"],
    operations: ["CreateSecurityGroup", "UpdateSecurityGroupRules", "AuthorizeSecurityGroupRules"],
    related: ["enterprise-security-group/Esg.EsgRuleRemarkTooLong"],
    evidence: "documented",
    sources: [createGroup, updateServerRules, authorizeRules],
  },
  {
    id: "security-group/SecurityGroup.RuleNotExist",
    code: "SecurityGroup.RuleNotExist",
    service: "security-group",
    httpStatus: 404,
    failureClass: "not-found",
    message: "The Security group rule is not exist.",
    title: { en: "The rule to revoke is not in the group", zh: "撤销的安全组规则不存在" },
    meaning: {
      en: "The group has no rule that equals the one in the request. Revoking does not use an id: remark, protocol, direction, portRange and peer must all be the same.",
      zh: "安全组中没有与请求完全一致的规则。撤销接口不用规则 ID，备注、协议、方向、端口范围和对端都必须相同。",
    },
    causes: [
      {
        en: "A field differs from the stored rule, most often the remark, or a portRange written differently.",
        zh: "某个字段与已有规则不同，最常见的是备注，或端口范围的写法不同。",
        basis: "inferred",
      },
      {
        en: "The rule was already revoked, for example by a first attempt whose answer was lost.",
        zh: "规则已经撤销，例如上一次请求其实已成功。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "List the rules of the group and copy the one to revoke.",
        zh: "查询安全组的规则，照抄要撤销的那一条。",
        basis: "inferred",
        command: "bcevpc call GetSecurityGroupDetails securityGroupId=SG_ID",
      },
      {
        en: "Or delete the rule by its id, which does not depend on spelling.",
        zh: "也可以按规则 ID 删除，不受写法影响。",
        basis: "inferred",
        command: "bcevpc apis DeleteSecurityGroupRules",
      },
    ],
    retryable: false,
    parameters: ["rule"],
    operations: ["RevokeSecurityGroupRules"],
    related: ["security-group/NoSuchObject", "enterprise-security-group/Esg.EsgRuleResourceNotExist"],
    evidence: "documented",
    sources: [revokeRules, revokeCollage, authorizeRules],
  },
  {
    id: "security-group/VersionMismatch",
    code: "VersionMismatch",
    service: "security-group",
    httpStatus: 400,
    failureClass: "conflict",
    message: "The sgVersion is mismatch.",
    title: { en: "The rules have changed since they were read", zh: "指定的安全组规则版本不是最新" },
    meaning: {
      en: "The sgVersion in the request is not the current version of the rules. Requests without sgVersion never get this code.",
      zh: "请求中的 sgVersion 与安全组规则的最新版本不一致。请求不带 sgVersion 时不会返回该错误码。",
    },
    causes: [
      {
        en: "Someone else, or an earlier call of yours, changed the rules after sgVersion was read.",
        zh: "读取 sgVersion 之后，其他人或自己之前的调用修改了规则。",
        basis: "inferred",
      },
      {
        en: "Several changes were sent with the same sgVersion; the first of them made the others outdated.",
        zh: "用同一个 sgVersion 连续提交多次修改，第一次成功后，其余的都已过期。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Query the group again, check that the change is still needed, and send it with the new sgVersion.",
        zh: "重新查询安全组，确认仍要做该修改，再带上新的 sgVersion 提交。",
        basis: "inferred",
        command: "bcevpc call GetSecurityGroupDetails securityGroupId=SG_ID",
      },
      {
        en: "Omit sgVersion if nobody else edits the group: it is optional.",
        zh: "没有其他人修改该安全组时，可以不带 sgVersion，它不是必填参数。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["sgVersion"],
    operations: ["DeleteSecurityGroupRules", "AuthorizeSecurityGroupRules", "RevokeSecurityGroupRules", "UpdateSecurityGroupRules"],
    related: ["vpc/OperationDenied", "global/PreconditionFailed"],
    evidence: "documented",
    sources: [deleteRules, authorizeRules],
  },
  {
    id: "security-group/InvalidProtocolException",
    code: "InvalidProtocolException",
    service: "security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Invalid protocol",
    title: { en: "A rule cannot be changed to icmp", zh: "规则的协议不支持改为 icmp" },
    meaning: {
      en: "An update cannot change the protocol of a rule to icmp. InvalidProtocol, for ACL rules, is a different code.",
      zh: "更新规则时，不支持把其他协议改为 icmp。ACL 规则的 InvalidProtocol 是另一个错误码。",
    },
    causes: [
      {
        en: "The update sets protocol to icmp on a rule that was made for tcp or udp.",
        zh: "更新请求把原为 tcp 或 udp 的规则改成了 icmp。",
        basis: "documented",
      },
      {
        en: "The new protocol is not valid for a rule, such as TCP in upper case.",
        zh: "新协议本身就不合法，例如写成大写的 TCP。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Add a new rule for icmp and delete the old one.",
        zh: "新增一条 icmp 规则，再删除原规则。",
        basis: "inferred",
        command: "bcevpc apis AuthorizeSecurityGroupRules",
      },
    ],
    retryable: false,
    parameters: ["protocol"],
    operations: ["UpdateSecurityGroupRules"],
    related: ["security-group/BadRequest.protocol-invalid", "acl/InvalidProtocol"],
    evidence: "documented",
    sources: [updateRules, updateServerRules],
  },
  {
    id: "security-group/NoSuchObject",
    code: "NoSuchObject",
    service: "security-group",
    httpStatus: 404,
    failureClass: "not-found",
    message: "The specified object is not found or resource do not exist.",
    title: { en: "Security group or its rule does not exist", zh: "目标安全组或规则不存在" },
    meaning: {
      en: "The ordinary security group in the path, or the rule to revoke or delete, does not exist. The answer does not say which.",
      zh: "路径中的普通安全组不存在，或要撤销、删除的规则不存在，返回中不会区分。",
    },
    causes: [
      {
        en: "The group (g-…) or the rule (r-…) was deleted, but its id is still used somewhere.",
        zh: "安全组（g-…）或规则（r-…）已删除，而别处还在使用它的 ID。",
        basis: "inferred",
        check: "id-elsewhere.gone",
      },
      {
        en: "The id belongs to an enterprise group (esg-…), which has its own operations.",
        zh: "填成了企业安全组（esg-…）的 ID，企业安全组有单独的接口。",
        basis: "inferred",
        check: "id-elsewhere.kind",
      },
    ],
    fixes: [
      {
        en: "List the ordinary groups of the VPC with their rules.",
        zh: "列出该 VPC 的普通安全组及其规则。",
        basis: "inferred",
        command: "bcevpc call QuerySecurityGroupsList vpcId=VPC_ID",
      },
    ],
    retryable: false,
    parameters: ["securityGroupId", "securityGroupRuleId"],
    operations: ["DeleteSecurityGroup", "AuthorizeSecurityGroupRules", "RevokeSecurityGroupRules", "DeleteSecurityGroupRules"],
    related: ["vpc/NoSuchObject", "security-group/NoSuchObject.rule", "enterprise-security-group/Esg.EsgResourceNotExist"],
    evidence: "documented",
    sources: [deleteVpcGroup, authorizeRules, revokeRules],
  },
  {
    id: "security-group/NoSuchObject.rule",
    code: "NoSuchObject",
    service: "security-group",
    httpStatus: 404,
    failureClass: "not-found",
    message: "Resource not exist.",
    title: { en: "The security group rule to update does not exist", zh: "要更新的安全组规则不存在" },
    meaning: {
      en: "UpdateSecurityGroupRules finds no rule with the securityGroupRuleId of the body.",
      zh: "UpdateSecurityGroupRules 按请求体中的 securityGroupRuleId 找不到规则。",
    },
    causes: [
      {
        en: "The rule was revoked or deleted, or replaced by one with a new id.",
        zh: "规则已撤销或删除，或已被 ID 不同的新规则取代。",
        basis: "inferred",
      },
      {
        en: "The id is the id of the group (g-…), not of a rule (r-…).",
        zh: "应填规则 ID（r-…）的位置，填成了安全组 ID（g-…）。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "List the rules of the group and copy securityGroupRuleId.",
        zh: "查询该安全组的规则，取其中的 securityGroupRuleId。",
        basis: "inferred",
        command: "bcevpc call GetSecurityGroupDetails securityGroupId=SG_ID",
      },
    ],
    retryable: false,
    parameters: ["securityGroupRuleId"],
    operations: ["UpdateSecurityGroupRules"],
    related: ["security-group/NoSuchObject", "security-group/SecurityGroup.RuleNotExist"],
    evidence: "documented",
    sources: [updateRules],
  },
  {
    id: "security-group/SECURITYGROUP_INUSE",
    code: "SECURITYGROUP_INUSE",
    service: "security-group",
    httpStatus: null,
    failureClass: "state",
    message: null,
    title: { en: "Security group is in use", zh: "安全组正在使用，不能删除" },
    meaning: {
      en: "The group cannot be deleted because something uses it. The code is known from the Terraform provider and the Packer plugin, which both retry the deletion.",
      zh: "安全组仍在使用，不能删除。该错误码见于 Terraform Provider 和 Packer 插件，二者都会重试删除。",
    },
    causes: [
      {
        en: "An instance of the same run is still being released: Packer deletes server and group one right after the other.",
        zh: "同一任务的实例仍在释放：Packer 删除服务器后会立即删除安全组。",
        basis: "observed",
      },
      {
        en: "An instance or ENI made outside the tool was put into the group.",
        zh: "有在该工具之外创建的实例或弹性网卡加入了该安全组。",
        basis: "inferred",
        check: "group-members",
      },
    ],
    fixes: [
      {
        en: "Retry the deletion for some minutes; the Terraform provider does so until its delete timeout.",
        zh: "持续几分钟重试删除；Terraform Provider 会一直重试到 delete 超时。",
        basis: "observed",
      },
      {
        en: "If it still fails, check how many instances the group is bound to.",
        zh: "一直失败时，查看该安全组绑定了多少个实例。",
        basis: "inferred",
        command: "bcevpc call GetSecurityGroupDetails securityGroupId=SG_ID",
      },
    ],
    retryable: null,
    parameters: ["securityGroupId"],
    operations: ["DeleteSecurityGroup"],
    related: ["security-group/SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted", "vpc/SUBNET_INUSE"],
    evidence: "client-source",
    sources: [terraformProvider, packerPlugin],
  },
] as const satisfies readonly Entry[];
