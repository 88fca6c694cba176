import { raiseQuota } from "../advice.js";
import type { Entry, Source } from "../entry.js";
import { operationMetadata, vpcQuotas } from "../sources.js";

const authorizeRules: Source = {
  title: "VPC: authorize enterprise security group rules",
  url: "https://cloud.baidu.com/doc/VPC/s/Kl5jd2uh0",
  date: "2026-01-22",
};
const createGroup: Source = {
  title: "VPC: create an enterprise security group",
  url: "https://cloud.baidu.com/doc/VPC/s/gl5gqhqtk",
  date: "2025-04-30",
};
const deleteGroup: Source = {
  title: "VPC: delete an enterprise security group",
  url: "https://cloud.baidu.com/doc/VPC/s/yl5jcu51m",
  date: "2024-12-27",
};
const deleteRules: Source = {
  title: "VPC: delete enterprise security group rules",
  url: "https://intl.cloud.baidu.com/en/doc/VPC/s/jl5jdnohy-intl-en",
  date: "2025-10-16",
};
const updateRules: Source = {
  title: "VPC: update enterprise security group rules",
  url: "https://cloud.baidu.com/doc/VPC/s/8l5jdu8lx",
  date: "2025-04-30",
};
const snicGroups: Source = {
  title: "VPC: update the enterprise security groups of a SNIC",
  url: "https://cloud.baidu.com/doc/VPC/s/tljqwgch8",
  date: "2026-01-22",
};
const eniGroups: Source = {
  title: "VPC: update the security groups of an ENI",
  url: "https://cloud.baidu.com/doc/VPC/s/Nkknft2l0",
  date: "2026-01-22",
};
const collage = (page: string): Source => ({
  title: "VPC: enterprise security group errors (collage of the documentation)",
  url: `https://cloud.baidu.com/theme/${page}`,
  date: null,
});

const adding = ["AuthorizeEnterpriseSecurityGroupRules", "CreateEnterpriseSecurityGroup"] as const;
const writing = [...adding, "UpdateEnterpriseSecurityGroupRules"] as const;

export const entries = [
  {
    id: "enterprise-security-group/Esg.EsgResourceNotExist",
    code: "Esg.EsgResourceNotExist",
    service: "enterprise-security-group",
    httpStatus: 404,
    failureClass: "not-found",
    message: "Enterprise security group resource not exist.",
    title: { en: "Enterprise security group does not exist", zh: "目标企业安全组不存在" },
    meaning: {
      en: "The enterprise security group in the path does not exist for this account in this region.",
      zh: "路径中指定的企业安全组，在该账号和地域下不存在。",
    },
    causes: [
      {
        en: "The group was deleted, but a script or a state file still has its esg-… id.",
        zh: "该企业安全组已被删除，而脚本或状态文件中仍保留着它的 esg- ID。",
        basis: "inferred",
        check: "id-elsewhere.gone",
      },
      {
        en: "The id belongs to an ordinary security group (g-…) or a rule (esgr-…); enterprise security group ids begin with esg-.",
        zh: "填成了普通安全组（g-…）或规则（esgr-…）的 ID，企业安全组的 ID 以 esg- 开头。",
        basis: "inferred",
        check: "id-elsewhere.kind",
      },
      {
        en: "The request went to a different region than the one where the group was created.",
        zh: "请求的地域不是创建该企业安全组的地域。",
        basis: "inferred",
        check: "id-elsewhere.region",
      },
    ],
    fixes: [
      {
        en: "List the enterprise security groups of the region and copy the id.",
        zh: "列出该地域的企业安全组，使用其中的 ID。",
        basis: "inferred",
        command: "bcevpc call QueryEnterpriseSecurityGroupList",
      },
    ],
    retryable: false,
    parameters: ["enterpriseSecurityGroupId"],
    operations: ["AuthorizeEnterpriseSecurityGroupRules", "DeleteEnterpriseSecurityGroup"],
    related: ["enterprise-security-group/Esg.EsgRuleResourceNotExist", "security-group/NoSuchObject"],
    evidence: "documented",
    sources: [authorizeRules, deleteGroup],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleActionEmpty",
    code: "Esg.EsgRuleActionEmpty",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group rule action(allow or deny) is required.",
    title: { en: "A rule has no action", zh: "企业安全组规则缺少 action" },
    meaning: {
      en: "Every enterprise security group rule must have an action, allow or deny. Ordinary security group rules have none, so copied rules lack it.",
      zh: "企业安全组的每条规则都要写明允许还是拒绝。普通安全组的规则没有 action，照搬过来就会缺少它。",
    },
    causes: [
      {
        en: "A rule in the request has no action, or an empty one.",
        zh: "请求中某条规则没有填写 action，或取值为空。",
        basis: "documented",
      },
      {
        en: "The rule was written for an ordinary security group, where rules can only allow.",
        zh: "规则是按普通安全组写的，那里的规则只能表示允许，没有 action。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: 'Give each rule "action": "allow" or "action": "deny".',
        zh: '为每条规则填写 "action": "allow" 或 "action": "deny"。',
        basis: "documented",
        command: "bcevpc apis AuthorizeEnterpriseSecurityGroupRules",
      },
    ],
    retryable: false,
    parameters: ["action"],
    operations: adding,
    related: ["enterprise-security-group/Esg.EsgRuleActionInvalid", "acl/InvalidAction"],
    evidence: "documented",
    sources: [authorizeRules, operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleActionInvalid",
    code: "Esg.EsgRuleActionInvalid",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group rule action(allow or deny) is invalid.",
    title: { en: "The action of a rule is neither allow nor deny", zh: "企业安全组规则的 action 不合法" },
    meaning: {
      en: "The action of a rule must be allow or deny. The answer does not say which rule of the request is wrong.",
      zh: "规则的 action 只能是 allow 或 deny。返回中不会说明是请求里的哪一条规则。",
    },
    causes: [
      {
        en: "The value is a word from another firewall, such as accept, drop, reject or permit.",
        zh: "写成了其他防火墙的用词，如 accept、drop、reject、permit。",
        basis: "inferred",
      },
      {
        en: "The case differs: Allow or DENY instead of the documented lower case.",
        zh: "大小写不同，如 Allow、DENY，而文档中是小写。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Write allow or deny. lint names the rule and the value before anything is sent.",
        zh: "改为 allow 或 deny。发送之前，lint 会指出是哪条规则、哪个取值。",
        basis: "documented",
        command: "bcevpc lint METHOD PATH -d @BODY.json",
      },
    ],
    retryable: false,
    parameters: ["action"],
    operations: writing,
    related: ["enterprise-security-group/Esg.EsgRuleActionEmpty", "acl/InvalidAction"],
    evidence: "documented",
    sources: [authorizeRules],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleRemarkTooLong",
    code: "Esg.EsgRuleRemarkTooLong",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group rule remark is too long.",
    title: { en: "The remark of a rule is too long", zh: "企业安全组规则的备注过长" },
    meaning: {
      en: "The remark of a rule is too long. According to the official metadata it must have 1 to 255 characters.",
      zh: "规则备注（remark）超过允许的长度。按官方接口元数据，备注为 1 至 255 个字符。",
    },
    causes: [
      {
        en: "The remark of a rule has more than 255 characters.",
        zh: "某条规则的 remark 超过 255 个字符。",
        basis: "documented",
      },
      {
        en: "A tool generates the remark, such as a ticket title or a list of owners, and the text has grown.",
        zh: "工具自动生成备注（如工单标题、负责人名单），内容越来越长。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Shorten the remark to 255 characters and keep the details where the rule is managed.",
        zh: "把备注缩短到 255 个字符以内，详细说明放在管理规则的系统里。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["remark"],
    operations: writing,
    related: ["enterprise-security-group/Esg.EsgDescTooLong", "security-group/SecurityGroup.RuleRemarkTooLong"],
    evidence: "documented",
    sources: [authorizeRules, operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleProtocolEmpty",
    code: "Esg.EsgRuleProtocolEmpty",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group rule protocol is required.",
    title: { en: "A rule has no protocol", zh: "企业安全组规则缺少协议类型" },
    meaning: {
      en: "A rule must have a protocol. In an ordinary group a rule without one means all protocols; in an enterprise group it does not.",
      zh: "规则必须写明协议。普通安全组规则不写协议表示全部协议，企业安全组规则不能省略。",
    },
    causes: [
      {
        en: "The protocol of a rule is missing or empty.",
        zh: "某条规则没有填写 protocol，或取值为空。",
        basis: "documented",
      },
    ],
    fixes: [
      {
        en: 'Write "protocol": "tcp", "udp" or "icmp". For every protocol "all" is documented where a rule is updated.',
        zh: '填写 "protocol": "tcp"、"udp" 或 "icmp"。表示全部协议的 "all" 见于更新规则接口的文档。',
        basis: "documented",
        command: "bcevpc apis CreateEnterpriseSecurityGroup",
      },
    ],
    retryable: false,
    parameters: ["protocol"],
    operations: adding,
    related: ["enterprise-security-group/Esg.EsgRuleProtocolInvalid"],
    evidence: "documented",
    sources: [authorizeRules, operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleProtocolInvalid",
    code: "Esg.EsgRuleProtocolInvalid",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group rule protocol is invalid.",
    title: { en: "The protocol of a rule is not valid", zh: "企业安全组规则的协议类型不合法" },
    meaning: {
      en: "The protocol of a rule must be tcp, udp or icmp, or all, which only the update's documentation lists. An ordinary security group says the same with BadRequest.",
      zh: "规则的协议只能是 tcp、udp、icmp 或 all（all 只在更新接口的文档中列出）。同样的问题在普通安全组返回的是 BadRequest。",
    },
    causes: [
      {
        en: "The protocol is a number (6, 17), another name (http, icmpv6, any) or in upper case.",
        zh: "协议写成了编号（6、17）、其他名称（http、icmpv6、any），或用了大写。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Use one of the four names in lower case; several protocols need several rules.",
        zh: "使用上述四个小写名称之一；多个协议要写多条规则。",
        basis: "documented",
        command: "bcevpc apis UpdateEnterpriseSecurityGroupRules",
      },
    ],
    retryable: false,
    parameters: ["protocol"],
    operations: writing,
    related: ["security-group/BadRequest.protocol-invalid", "enterprise-security-group/Esg.EsgRuleProtocolEmpty"],
    evidence: "documented",
    sources: [authorizeRules, operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgRulePortEmpty",
    code: "Esg.EsgRulePortEmpty",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group rule portRange is required.",
    title: { en: "A rule has no portRange", zh: "企业安全组规则缺少端口范围" },
    meaning: {
      en: "A rule must have a port range. Of the documented port errors only this one is known; there may be more.",
      zh: "规则必须写明端口范围。文档中的端口错误码只知道这一个，可能还有其他。",
    },
    causes: [
      {
        en: "The portRange of a rule is missing or empty, although the official metadata gives it a default of 1-65535.",
        zh: "某条规则没有填写 portRange 或取值为空，尽管官方接口元数据写明其默认值为 1-65535。",
        basis: "documented",
      },
    ],
    fixes: [
      {
        en: "Set portRange in every rule: one port, a range, or up to 15 ports separated by commas; 1-65535 means all.",
        zh: "每条规则都写上 portRange：单个端口、范围，或用逗号分隔的最多 15 个端口；全部端口写 1-65535。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["portRange"],
    operations: adding,
    related: ["security-group/SecurityGroup.RulePortInvalid", "acl/InvalidPort"],
    evidence: "documented",
    sources: [authorizeRules, operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleEthertypeInvalid",
    code: "Esg.EsgRuleEthertypeInvalid",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group rule ethertype is invalid.",
    title: { en: "The ethertype of a rule is not valid", zh: "企业安全组规则的网络类型不合法" },
    meaning: {
      en: "The ethertype of a rule must be IPv4 or IPv6, in exactly this case. ACL rules use ipVersion 4 or 6 instead.",
      zh: "规则的 ethertype 只能是 IPv4 或 IPv6，大小写如此。ACL 规则用的则是 ipVersion，取值 4 或 6。",
    },
    causes: [
      {
        en: "The value is 4, v4 or ipv4, as in other operations of the API.",
        zh: "写成了 4、v4 或 ipv4，这些是其他接口对 IP 版本的写法。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: 'Write "ethertype": "IPv4" or "ethertype": "IPv6", and addresses of the same version.',
        zh: '写作 "ethertype": "IPv4" 或 "ethertype": "IPv6"，地址的版本要与之一致。',
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["ethertype"],
    operations: adding,
    related: ["enterprise-security-group/Esg.EsgRuleIpAddressError"],
    evidence: "documented",
    sources: [collage("R/3033635-4"), operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleIpAddressEmpty",
    code: "Esg.EsgRuleIpAddressEmpty",
    service: "enterprise-security-group",
    httpStatus: null,
    failureClass: "input",
    message: "Enterprise security group rule ip(cidr) address is r…",
    title: { en: "A rule has no address", zh: "企业安全组规则缺少 IP 地址" },
    meaning: {
      en: "A rule has neither an address nor an address group for its peer. Of the documented message only the beginning is known, and the status is not.",
      zh: "规则没有写明对端的地址或地址组。文档中的消息只知道开头，状态码未知。",
    },
    causes: [
      {
        en: "An ingress rule has no sourceIp, or an egress rule no destIp, and neither remoteIpSet nor remoteIpGroup.",
        zh: "入站规则没有 sourceIp，或出站规则没有 destIp，也没有填写 remoteIpSet、remoteIpGroup。",
        basis: "inferred",
      },
      {
        en: "The address is in the field for the other direction: destIp in an ingress rule.",
        zh: "地址写到了另一个方向的参数里，例如在入站规则中填写 destIp。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Give each rule one peer: sourceIp (ingress) or destIp (egress), where all means every address, an address group (remoteIpSet) or a family (remoteIpGroup).",
        zh: "每条规则写明一个对端：sourceIp（入站）或 destIp（出站），all 表示全部地址；或 IP 地址组 remoteIpSet，或 IP 地址族 remoteIpGroup。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["sourceIp", "destIp", "remoteIpSet", "remoteIpGroup"],
    operations: adding,
    related: ["enterprise-security-group/Esg.EsgRuleIpAddressError"],
    evidence: "documented",
    sources: [collage("P/2945691-69"), operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleIpAddressError",
    code: "Esg.EsgRuleIpAddressError",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group rule ip(cidr) address is incorrect.",
    title: { en: "An address of a rule is malformed", zh: "企业安全组规则的 IP 格式错误" },
    meaning: {
      en: "The source or destination address of a rule is not a valid IP address or CIDR.",
      zh: "规则的源 IP 或目的 IP 不是合法的 IP 地址或网段。",
    },
    causes: [
      {
        en: "The address or its prefix is not valid: an octet above 255, a prefix above /32, a host name or a list with commas.",
        zh: "地址或掩码不合法：某段大于 255、掩码大于 /32、填了主机名，或用逗号写了多个地址。",
        basis: "inferred",
      },
      {
        en: "The address is IPv6 while the ethertype of the rule is IPv4, or the reverse.",
        zh: "地址是 IPv6 而规则的 ethertype 为 IPv4，或者相反。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Use one address or one CIDR per rule, such as 10.0.0.0/24; for several, create an address group and set it in remoteIpSet.",
        zh: "每条规则只写一个地址或网段，如 10.0.0.0/24；多个地址可放进 IP 地址组，再用 remoteIpSet 引用。",
        basis: "inferred",
        command: "bcevpc apis CreateIpGroup",
      },
    ],
    retryable: false,
    parameters: ["sourceIp", "destIp"],
    operations: writing,
    related: ["security-group/SecurityGroup.RuleCIDRAddressError", "enterprise-security-group/Esg.EsgRuleIpAddressEmpty"],
    evidence: "documented",
    sources: [collage("T/3206132-15"), operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleDirectionInvalid",
    code: "Esg.EsgRuleDirectionInvalid",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group rule direction is invalid.",
    title: { en: "The direction of a rule is not valid", zh: "企业安全组规则的方向不合法" },
    meaning: {
      en: "The direction of a rule must be ingress or egress.",
      zh: "规则的 direction 只能是 ingress（入站）或 egress（出站）。",
    },
    causes: [
      {
        en: "The direction is in, out, inbound or outbound, as in consoles and other clouds.",
        zh: "方向写成了 in、out、inbound、outbound 等控制台或其他云平台的说法。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Use ingress for incoming traffic and egress for outgoing traffic. The direction of a rule cannot be updated: add a new rule, then delete the old one.",
        zh: "入站写 ingress，出站写 egress。更新接口不能改方向：需要先添加新规则，再删除旧规则。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["direction"],
    operations: adding,
    related: ["enterprise-security-group/Esg.EsgRuleEthertypeInvalid"],
    evidence: "documented",
    sources: [collage("R/3067770-8"), operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleDuplicated",
    code: "Esg.EsgRuleDuplicated",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "conflict",
    message: "Enterprise security group rule exist already.",
    title: { en: "The group already has this rule", zh: "企业安全组规则重复" },
    meaning: {
      en: "The group already has the same rule. The status is 400 here; a duplicate rule of an ordinary security group is 409.",
      zh: "组内已有相同的规则。这里的状态码是 400，普通安全组规则重复则是 409。",
    },
    causes: [
      {
        en: "The rule was added before, by hand, by another tool, or by a first attempt whose answer was lost.",
        zh: "规则此前已添加：手工添加、由其他工具添加，或上一次请求其实已成功。",
        basis: "inferred",
        check: "group-rule-repeated",
      },
      {
        en: "The request contains the same rule twice, for example after two lists were merged.",
        zh: "同一个请求中有两条相同的规则，例如合并两份列表之后。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Compare with the existing rules of the group, and send only the missing ones.",
        zh: "与组内现有规则比对，只提交缺少的。",
        basis: "inferred",
        command: "bcevpc call QueryEnterpriseSecurityGroupList",
      },
      {
        en: "If a pipeline adds the same rules again and again, treat this code as success: the rule exists.",
        zh: "流水线会反复添加规则时，可以把该错误码视为成功，因为规则已经存在。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["rules"],
    operations: adding,
    related: ["vpc/OperationDenied", "enterprise-security-group/Esg.EsgNameDuplicate"],
    evidence: "documented",
    sources: [collage("R/3067770-8")],
  },
  {
    id: "enterprise-security-group/Esg.EsgExceedQuota",
    code: "Esg.EsgExceedQuota",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "quota",
    message: "Enterprise security group number over limited.",
    title: { en: "Quota of enterprise security groups is used up", zh: "企业安全组数量已达配额" },
    meaning: {
      en: "The account cannot create another enterprise security group. Quota errors differ: 400 here and for NAT, LimitExceeded 413 for VPC.",
      zh: "该账号不能再创建企业安全组。配额类错误有几种形式：这里和 NAT 网关是 400，VPC 的 LimitExceeded 是 413。",
    },
    causes: [
      {
        en: "The number of enterprise security groups has reached the quota; its value is not known.",
        zh: "企业安全组数量已达配额，具体数值未知。",
        basis: "documented",
        check: "quota-used",
      },
    ],
    fixes: [
      {
        en: "List the groups and delete those that no instance, ENI or SNIC uses.",
        zh: "列出企业安全组，删除没有实例、弹性网卡或服务网卡使用的。",
        basis: "inferred",
        command: "bcevpc call QueryEnterpriseSecurityGroupList",
      },
      raiseQuota,
    ],
    retryable: false,
    parameters: [],
    operations: ["CreateEnterpriseSecurityGroup"],
    related: ["vpc/LimitExceeded", "nat/LimitExceeded", "blb/QuotaExceeded"],
    evidence: "documented",
    sources: [createGroup, vpcQuotas],
  },
  {
    id: "enterprise-security-group/Esg.EsgNameEmpty",
    code: "Esg.EsgNameEmpty",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group name is required.",
    title: { en: "The enterprise security group has no name", zh: "缺少企业安全组名称" },
    meaning: {
      en: "A new enterprise security group must have a name, but the name in the request is missing or empty.",
      zh: "创建企业安全组必须填写名称，而请求中没有 name 或 name 为空。",
    },
    causes: [
      {
        en: "name is missing, or the variable for it is empty.",
        zh: "没有填写 name，或用来填写它的变量为空。",
        basis: "documented",
      },
    ],
    fixes: [
      {
        en: "Set a name of 1 to 65 characters that begins with a letter.",
        zh: "填写 name，长度 1 至 65 个字符，以字母开头。",
        basis: "documented",
        command: "bcevpc call CreateEnterpriseSecurityGroup name=NAME",
      },
    ],
    retryable: false,
    parameters: ["name"],
    operations: ["CreateEnterpriseSecurityGroup"],
    related: ["enterprise-security-group/Esg.EsgNameInvalid", "enterprise-security-group/Esg.EsgNameTooLong"],
    evidence: "documented",
    sources: [createGroup],
  },
  {
    id: "enterprise-security-group/Esg.EsgNameTooLong",
    code: "Esg.EsgNameTooLong",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group name length over limit.",
    title: { en: "The name of the group is too long", zh: "企业安全组名称过长" },
    meaning: {
      en: "The name of an enterprise security group must have at most 65 characters.",
      zh: "企业安全组名称最多 65 个字符。",
    },
    causes: [
      {
        en: "The name in the request has more than 65 characters.",
        zh: "请求中的 name 超过 65 个字符。",
        basis: "documented",
      },
      {
        en: "A tool builds the name from environment, project and team and adds a suffix.",
        zh: "工具用环境、项目、团队等拼出名称，再加上后缀，结果过长。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Shorten the name to 65 characters; put the rest into desc or tags.",
        zh: "把名称缩短到 65 个字符以内，其余信息写进 desc 或标签。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["name"],
    operations: ["CreateEnterpriseSecurityGroup"],
    related: ["enterprise-security-group/Esg.EsgNameInvalid", "enterprise-security-group/Esg.EsgDescTooLong"],
    evidence: "documented",
    sources: [createGroup],
  },
  {
    id: "enterprise-security-group/Esg.EsgNameInvalid",
    code: "Esg.EsgNameInvalid",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "input",
    message: "Enterprise security group name is incorrect.",
    title: { en: "The name of the group is not valid", zh: "企业安全组名称不符合规则" },
    meaning: {
      en: "The name breaks the naming rule: letters, digits, Chinese characters and - _ / . are allowed, and a letter must come first.",
      zh: "名称不符合规则：可用大小写字母、数字、中文以及 - _ / .，必须以字母开头。",
    },
    causes: [
      {
        en: "The name begins with a digit, an underscore or a hyphen.",
        zh: "名称以数字、下划线或连字符开头。",
        basis: "documented",
      },
      {
        en: "The name contains a character outside this set, such as @, # or a bracket.",
        zh: "名称中含有规则之外的字符，如 @、#、括号。",
        basis: "documented",
      },
    ],
    fixes: [
      {
        en: "Begin the name with a letter and replace every character outside the set, for instance with a hyphen.",
        zh: "名称以字母开头，规则之外的字符换成连字符等允许的字符。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["name"],
    operations: ["CreateEnterpriseSecurityGroup"],
    related: ["enterprise-security-group/Esg.EsgNameEmpty", "enterprise-security-group/Esg.EsgNameTooLong"],
    evidence: "documented",
    sources: [createGroup, operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgNameDuplicate",
    code: "Esg.EsgNameDuplicate",
    service: "enterprise-security-group",
    httpStatus: 400,
    failureClass: "conflict",
    message: "Enterprise security group name exist already.",
    title: { en: "Another group has this name", zh: "企业安全组名称重复" },
    meaning: {
      en: "An enterprise security group with this name already exists. Like a duplicate rule, this is a 400, not a 409.",
      zh: "已有同名的企业安全组。与规则重复一样，状态码是 400 而不是 409。",
    },
    causes: [
      {
        en: "A first attempt created the group, but its answer was lost, and the retry had no clientToken.",
        zh: "首次请求已建好企业安全组但没收到返回，重试时又没有带 clientToken。",
        basis: "inferred",
      },
      {
        en: "A colleague or another environment uses the same name in this account.",
        zh: "同一账号下，其他同事或其他环境已使用该名称。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Look for the group with this name; use it if it is the one you need, or choose another name.",
        zh: "查找同名的企业安全组：若正是所需的就直接使用，否则换一个名称。",
        basis: "inferred",
        command: "bcevpc call QueryEnterpriseSecurityGroupList",
      },
    ],
    retryable: false,
    parameters: ["name"],
    operations: ["CreateEnterpriseSecurityGroup"],
    related: ["enterprise-security-group/Esg.EsgRuleDuplicated"],
    evidence: "documented",
    sources: [createGroup],
  },
  {
    id: "enterprise-security-group/Esg.EsgDescTooLong",
    code: "Esg.EsgDescTooLong",
    service: "enterprise-security-group",
    httpStatus: null,
    failureClass: "input",
    message: "Enterprise security group description is too…",
    title: { en: "The description of the group is too long", zh: "企业安全组描述过长" },
    meaning: {
      en: "The description is too long. Of the documented message only the beginning is known, and the status is not.",
      zh: "描述超过允许的长度。文档中的消息只知道开头，状态码未知。",
    },
    causes: [
      {
        en: "desc is too long. The limit is not known; for VPCs and subnets it is 200 characters.",
        zh: "desc 过长。上限未知；VPC 和子网的描述上限是 200 个字符。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Shorten desc to 200 characters, and further if it is refused again.",
        zh: "先把 desc 缩短到 200 个字符以内，仍被拒绝时再缩短。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["desc"],
    operations: ["CreateEnterpriseSecurityGroup"],
    related: ["enterprise-security-group/Esg.EsgNameTooLong", "enterprise-security-group/Esg.EsgRuleRemarkTooLong"],
    evidence: "documented",
    sources: [createGroup, operationMetadata],
  },
  {
    id: "enterprise-security-group/Esg.EsgBindStatusInvalid",
    code: "Esg.EsgBindStatusInvalid",
    service: "enterprise-security-group",
    httpStatus: 409,
    failureClass: "state",
    message: "Enterprise security group has binded instance, and delete forbidden.",
    title: { en: "The enterprise security group is still in use", zh: "存在实例关联的企业安全组无法删除" },
    meaning: {
      en: "An enterprise security group can be deleted only when no instance is bound to it. For an ordinary group the same error has a different code.",
      zh: "企业安全组没有关联任何实例时才能删除。普通安全组的同类错误使用另一个错误码。",
    },
    causes: [
      {
        en: "At least one instance is still bound to the group.",
        zh: "至少还有一个实例关联着该企业安全组。",
        basis: "documented",
      },
      {
        en: "A network interface or a SNIC uses it: both must always have a group.",
        zh: "弹性网卡或服务网卡正在使用它，二者任何时候都必须关联安全组。",
        basis: "inferred",
        check: "group-members",
      },
    ],
    fixes: [
      {
        en: "Check whether an instance uses the group, then give it another group.",
        zh: "查看某个实例是否使用该企业安全组，再为它改用别的安全组。",
        basis: "inferred",
        command: "bcevpc call QueryEnterpriseSecurityGroupList instanceId=BCC_ID",
      },
      {
        en: "On an ENI or SNIC, bind the new group directly: binding replaces all current groups, ordinary and enterprise.",
        zh: "弹性网卡、服务网卡直接绑定新的安全组即可：绑定会替换现有的全部安全组，包括普通和企业安全组。",
        basis: "documented",
        command: "bcevpc apis UpdateEniEnterpriseSecurityGroup",
      },
    ],
    retryable: null,
    parameters: ["enterpriseSecurityGroupId"],
    operations: ["DeleteEnterpriseSecurityGroup"],
    related: [
      "security-group/SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted",
      "enterprise-security-group/Esg.EsgResourceNotExist",
    ],
    evidence: "documented",
    sources: [deleteGroup, eniGroups, snicGroups],
  },
  {
    id: "enterprise-security-group/Esg.EsgRuleResourceNotExist",
    code: "Esg.EsgRuleResourceNotExist",
    service: "enterprise-security-group",
    httpStatus: 404,
    failureClass: "not-found",
    message: "Enterprise security group rule resource not exist.",
    title: { en: "Enterprise security group rule does not exist", zh: "目标企业安全组规则不存在" },
    meaning: {
      en: "No rule has the esgr-… id in the request. The group itself may exist.",
      zh: "请求中的 esgr- ID 找不到对应的规则，企业安全组本身可能存在。",
    },
    causes: [
      {
        en: "The rule was deleted before, by an earlier attempt or together with its group.",
        zh: "规则此前已被删除，例如上一次请求已成功，或随企业安全组一起删除。",
        basis: "inferred",
      },
      {
        en: "The id belongs to the group (esg-…) or to an ordinary rule (r-…).",
        zh: "填成了企业安全组（esg-…）或普通安全组规则（r-…）的 ID。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "List the rules of the groups and copy enterpriseSecurityGroupRuleId; if you were deleting the rule, it is already done.",
        zh: "查询企业安全组的规则，使用其中的 enterpriseSecurityGroupRuleId；若是删除操作，则目的已达到。",
        basis: "inferred",
        command: "bcevpc call QueryEnterpriseSecurityGroupList",
      },
    ],
    retryable: false,
    parameters: ["enterpriseSecurityGroupRuleId"],
    operations: ["DeleteEnterpriseSecurityGroupRules", "UpdateEnterpriseSecurityGroupRules"],
    related: ["enterprise-security-group/Esg.EsgResourceNotExist", "security-group/SecurityGroup.RuleNotExist"],
    evidence: "documented",
    sources: [deleteRules, updateRules],
  },
] as const satisfies readonly Entry[];
