import type { Entry } from "../entry.js";
import { errorTables, goSdkVpcGuide, operationMetadata } from "../sources.js";

const ruleWrites = ["AddAclRule", "UpdateAclRules"] as const;

export const entries = [
  {
    id: "acl/InvalidAction",
    code: "InvalidAction",
    service: "acl",
    httpStatus: 400,
    failureClass: "input",
    message: "The ACL rule's action was invalid.",
    title: { en: "ACL rule action is not allow or deny", zh: "ACL 规则的策略不是 allow 或 deny" },
    meaning: {
      en: "The action of an ACL rule is not valid: it must be allow or deny.",
      zh: "ACL 规则的策略（action）取值不合法，只能是 allow（允许）或 deny（拒绝）。",
    },
    causes: [
      {
        en: "action has another value (accept, drop, permit) or a different case than the documented allow and deny.",
        zh: "action 写成了 accept、drop、permit 等其他词，或大小写与 allow、deny 不同。",
        basis: "inferred",
      },
      {
        en: "One of several rules in aclRules has no action; the answer does not say which one.",
        zh: "aclRules 里的多条规则中有一条没有填 action，而返回不会指出是哪一条。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Set action to allow or deny, in lower case, in every element of aclRules.",
        zh: "把 aclRules 每个元素的 action 都填成小写的 allow 或 deny。",
        basis: "documented",
        command: "bcevpc lint POST /v1/acl/rule -d @BODY.json",
      },
    ],
    retryable: false,
    parameters: ["action"],
    operations: ruleWrites,
    related: ["acl/InvalidProtocol"],
    evidence: "documented",
    sources: [errorTables, operationMetadata],
  },
  {
    id: "acl/InvalidProtocol",
    code: "InvalidProtocol",
    service: "acl",
    httpStatus: 400,
    failureClass: "input",
    message: "The ACL rule's protocal was invalid.",
    title: { en: "ACL rule protocol is not supported", zh: "ACL 规则的协议不合法" },
    meaning: {
      en: 'The protocol of an ACL rule must be all, tcp, udp or icmp. The spelling "protocal" comes from the document.',
      zh: "ACL 规则的协议（protocol）不在 all、tcp、udp、icmp 之内。英文消息里的 protocal 是文档原有的拼写错误。",
    },
    causes: [
      {
        en: "protocol is a number (6, 17), is in upper case, or is one that ACLs do not filter, such as esp or gre.",
        zh: "protocol 写成了协议号（6、17）、大写字母，或 ACL 不支持的协议，如 esp、gre。",
        basis: "inferred",
      },
      {
        en: 'A rule was copied from a tool that writes "any" or "-1" for all protocols.',
        zh: "规则是从其他工具抄来的，那里用 any 或 -1 表示全部协议。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Use one of all, tcp, udp, icmp. For every protocol write all, not any.",
        zh: "改成 all、tcp、udp、icmp 之一；要匹配全部协议时写 all，而不是 any。",
        basis: "documented",
        command: "bcevpc lint POST /v1/acl/rule -d @BODY.json",
      },
    ],
    retryable: false,
    parameters: ["protocol"],
    operations: ruleWrites,
    related: ["acl/InvalidPort", "nat/DnatRuleProtocolInvalid"],
    evidence: "documented",
    sources: [errorTables, operationMetadata],
  },
  {
    id: "acl/InvalidPosition",
    code: "InvalidPosition",
    service: "acl",
    httpStatus: 400,
    failureClass: "input",
    message: "The ACL rule's position was out of range.",
    title: { en: "ACL rule priority is out of range", zh: "ACL 规则的优先级超出范围" },
    meaning: {
      en: "position, the priority of an ACL rule, is outside the allowed range. Rules with a smaller number are matched first.",
      zh: "ACL 规则的优先级（position）不在允许范围内。数值越小，优先级越高。",
    },
    causes: [
      {
        en: "position is above the maximum. The sources disagree: UpdateAclRules says 1 to 5000, AddAclRule says 1 to 32768.",
        zh: "position 超过上限。各处文档不一致：UpdateAclRules 写 1–5000，AddAclRule 写 1–32768。",
        basis: "documented",
      },
      {
        en: "position is 0 or negative, as when a list index that starts at 0 is used as the priority.",
        zh: "position 为 0 或负数，例如直接拿从 0 开始的数组下标当优先级。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Choose a position from 1 to 5000: it is within both documented ranges.",
        zh: "选用 1–5000 之间的 position，这一范围两处文档都认可。",
        basis: "inferred",
        command: "bcevpc lint POST /v1/acl/rule -d @BODY.json",
      },
      {
        en: "List the rules of the subnet first, so that the new position is not already taken (DuplicatePosition).",
        zh: "先列出该子网的规则，避免新选的 position 已被占用（DuplicatePosition）。",
        basis: "inferred",
        command: "bcevpc call QueryAclRules subnetId=SUBNET_ID",
      },
    ],
    retryable: false,
    parameters: ["position"],
    operations: ruleWrites,
    related: ["acl/DuplicatePosition"],
    evidence: "documented",
    sources: [errorTables, operationMetadata, goSdkVpcGuide],
  },
  {
    id: "acl/DuplicatePosition",
    code: "DuplicatePosition",
    service: "acl",
    httpStatus: 400,
    failureClass: "conflict",
    message: "The ACL rule's position was repeated.",
    title: { en: "ACL rule priority is already used", zh: "ACL 规则的优先级重复" },
    meaning: {
      en: "Another rule already has this position. A position, the priority of a rule, may be used only once.",
      zh: "该优先级（position）已被另一条 ACL 规则使用，每个 position 只能用一次。",
    },
    causes: [
      {
        en: "A rule of the subnet already has this position.",
        zh: "该子网已有使用此 position 的规则。",
        basis: "documented",
        check: "rule-position",
      },
      {
        en: "The same rules were added twice, for example by a repeated script or a retry without clientToken.",
        zh: "同一批规则被添加了两次，例如脚本重复执行，或重试时没有带 clientToken。",
        basis: "inferred",
        operations: ["AddAclRule"],
      },
      {
        en: "Two elements of aclRules in this request have the same position.",
        zh: "本次请求的 aclRules 中有两条规则用了同一个 position。",
        basis: "inferred",
        check: "rule-position.twice",
      },
    ],
    fixes: [
      {
        en: "List the rules of the subnet and choose a free position.",
        zh: "列出该子网的 ACL 规则，换一个未被占用的 position。",
        basis: "documented",
        command: "bcevpc call QueryAclRules subnetId=SUBNET_ID",
      },
      {
        en: "To change the rule that uses the position, call UpdateAclRules on it instead of adding a new one.",
        zh: "如果本意是修改占用该优先级的规则，请对它调用 UpdateAclRules，而不是新增。",
        basis: "inferred",
        operations: ["AddAclRule"],
      },
    ],
    retryable: false,
    parameters: ["position"],
    operations: ruleWrites,
    related: ["acl/InvalidPosition"],
    evidence: "documented",
    sources: [errorTables, goSdkVpcGuide],
  },
  {
    id: "acl/InvalidPort",
    code: "InvalidPort",
    service: "acl",
    httpStatus: 400,
    failureClass: "input",
    message: "The ACL rule's port was invalid.",
    title: { en: "ACL rule port is not valid", zh: "ACL 规则的端口不合法" },
    meaning: {
      en: "sourcePort or destinationPort of an ACL rule is not a valid port or port range. The answer does not say which of the two.",
      zh: "ACL 规则的源端口（sourcePort）或目的端口（destinationPort）不是合法的端口或端口范围，返回中不会说明是哪一个。",
    },
    causes: [
      {
        en: "A port is outside 1 to 65535, or the ends of a range are swapped (8000-80).",
        zh: "端口超出 1–65535，或范围首尾写反，如 8000-80。",
        basis: "inferred",
      },
      {
        en: "Several ports are listed with commas, as enterprise security groups allow; an ACL rule takes one port or one range.",
        zh: "用逗号列了多个端口，这是企业安全组的写法；ACL 规则只能填一个端口或一个端口范围。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: 'Send sourcePort and destinationPort as strings: one port such as "8080" or one range such as "1-65535".',
        zh: '把 sourcePort、destinationPort 写成字符串：单个端口如 "8080"，或一个范围如 "1-65535"。',
        basis: "documented",
        command: "bcevpc lint POST /v1/acl/rule -d @BODY.json",
      },
      {
        en: "Compare with a rule that the service accepted: list the subnet's rules and copy the form of its ports.",
        zh: "列出该子网已有的规则，对照其中端口的写法。",
        basis: "inferred",
        command: "bcevpc call QueryAclRules subnetId=SUBNET_ID",
      },
    ],
    retryable: false,
    parameters: ["sourcePort", "destinationPort"],
    operations: ruleWrites,
    related: ["acl/InvalidProtocol"],
    evidence: "documented",
    sources: [errorTables, operationMetadata],
  },
] as const satisfies readonly Entry[];
