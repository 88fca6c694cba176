import type { Entry, Source } from "../entry.js";

const updateGroups: Source = {
  title: "VPC: update the regular security groups of a SNIC",
  url: "https://cloud.baidu.com/doc/VPC/s/pl5ky08ex",
  date: "2026-01-22",
};

export const entries = [
  {
    id: "snic/NoSuchObject",
    code: "NoSuchObject",
    service: "snic",
    httpStatus: 404,
    failureClass: "not-found",
    message: "The specified object is not found or resource do not exist.",
    title: { en: "SNIC does not exist", zh: "服务网卡不存在" },
    meaning: {
      en: "When the security groups of a SNIC are updated, this code means that no SNIC has the endpoint-… id in the path.",
      zh: "更新服务网卡的安全组时，该错误码表示路径中的 endpoint- ID 找不到对应的服务网卡。",
    },
    causes: [
      {
        en: "The SNIC was deleted, or it is in a different region than the one called.",
        zh: "服务网卡已删除，或不在所调用的地域。",
        basis: "inferred",
        check: "id-elsewhere",
      },
      {
        en: "The id belongs to a network interface (eni-…): a SNIC is another kind of resource.",
        zh: "填成了弹性网卡（eni-…）的 ID，服务网卡是另一种资源。",
        basis: "inferred",
        check: "id-elsewhere.kind",
      },
    ],
    fixes: [
      {
        en: "List the SNICs of the VPC and copy endpointId.",
        zh: "列出该 VPC 的服务网卡，使用其中的 endpointId。",
        basis: "inferred",
        command: "bcevpc call ListSnic vpcId=VPC_ID",
      },
    ],
    retryable: false,
    parameters: ["endpointId"],
    operations: ["UpdateSnicSg"],
    related: ["vpc/NoSuchObject", "security-group/NoSuchObject"],
    evidence: "documented",
    sources: [updateGroups],
  },
  {
    id: "snic/Vpc.SecurityGroupsNotSameVpc",
    code: "Vpc.SecurityGroupsNotSameVpc",
    service: "snic",
    httpStatus: 400,
    failureClass: "input",
    message: "The security groups not belong to same vpc.",
    title: { en: "The security groups belong to different VPCs", zh: "安全组不属于同一 VPC" },
    meaning: {
      en: "The groups in securityGroupIds do not all belong to one VPC, so they cannot be bound to the SNIC together.",
      zh: "securityGroupIds 中的安全组不属于同一个 VPC，不能一起绑定到服务网卡。",
    },
    causes: [
      {
        en: "A group of another VPC is in the list, for instance one of the same name.",
        zh: "列表中混入了其他 VPC 的安全组，例如同名的安全组。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Compare vpcId of every group in the list, and send only groups of the SNIC's VPC. The call replaces all its groups.",
        zh: "核对列表中每个安全组的 vpcId，只保留服务网卡所在 VPC 的安全组。该接口会替换现有的全部安全组。",
        basis: "documented",
        command: "bcevpc call QuerySecurityGroupsList vpcId=VPC_ID",
      },
    ],
    retryable: false,
    parameters: ["securityGroupIds"],
    operations: ["UpdateSnicSg"],
    related: ["snic/InstanceBindNoSameVpcException"],
    evidence: "documented",
    sources: [updateGroups],
  },
  {
    id: "snic/InstanceBindNoSameVpcException",
    code: "InstanceBindNoSameVpcException",
    service: "snic",
    httpStatus: 400,
    failureClass: "input",
    message: "InstanceBindNoSameVpcException",
    title: { en: "Security group and SNIC are in different VPCs", zh: "安全组和服务网卡不属于同一 VPC" },
    meaning: {
      en: "The security groups are not in the VPC of the SNIC. The message only repeats the code.",
      zh: "安全组不在服务网卡所在的 VPC。返回的消息与错误码相同。",
    },
    causes: [
      {
        en: "The group was created in another VPC, such as the default VPC, not in the VPC of the SNIC.",
        zh: "安全组建在别的 VPC（如默认 VPC），而不是服务网卡所在的 VPC。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Check which VPC the SNIC is in, then choose or create a security group there.",
        zh: "查看服务网卡所在的 VPC，再选择或新建该 VPC 的安全组。",
        basis: "inferred",
        command: "bcevpc call DescribeSnic endpointId=ENDPOINT_ID",
      },
    ],
    retryable: false,
    parameters: ["endpointId", "securityGroupIds"],
    operations: ["UpdateSnicSg"],
    related: ["snic/Vpc.SecurityGroupsNotSameVpc"],
    evidence: "documented",
    sources: [updateGroups],
  },
] as const satisfies readonly Entry[];
