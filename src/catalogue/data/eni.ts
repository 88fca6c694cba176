import type { Entry, Source } from "../entry.js";
import { bceCli, cniDriver, eniGuide, errorTables, goSdk, operationMetadata, terraformProvider } from "../sources.js";

const usageRestrictions: Source = {
  title: "VPC: usage restrictions",
  url: "https://intl.cloud.baidu.com/en/doc/VPC/s/9jwvytur6-intl-en",
  date: "2025-10-16",
};
const networkInterfaceApi: Source = {
  title: "VPC: elastic network interface API (collage of the documentation)",
  url: "https://cloud.baidu.com/theme/P/705924-6",
  date: null,
};
const networkInterfacePythonGuide: Source = {
  title: "VPC: Python SDK, elastic network interface",
  url: "https://cloud.baidu.com/doc/VPC/s/Mlqbsgag0",
  date: null,
};
const createPage: Source = {
  title: "VPC: create elastic network interface",
  url: "https://cloud.baidu.com/doc/VPC/s/pkknfara0",
  date: "2025-04-30",
};
const batchAddPage: Source = {
  title: "VPC: add private IPs to an elastic network interface in batches",
  url: "https://cloud.baidu.com/doc/VPC/s/9kw4xi713",
  date: "2024-12-30",
};
const bindPage: Source = {
  title: "VPC: elastic network interface binds EIP",
  url: "https://cloud.baidu.com/doc/VPC/s/vkknfr857",
  date: "2026-01-22",
};
const securityGroupPage: Source = {
  title: "VPC: elastic network interface updates ordinary security groups",
  url: "https://cloud.baidu.com/doc/VPC/s/Nkknft2l0",
  date: "2026-01-22",
};

const addressAdditions = ["AddEniIp", "BatchAddEniIp", "BatchAddPrivateIpCrossSubnet"] as const;
const addressChoices = ["CreateEni", "AddEniIp", "BatchAddEniIp", "BatchAddPrivateIpCrossSubnet"] as const;
const addressDeletions = ["DeleteEniIp", "BatchDeleteEniIp"] as const;
const changes = [
  "AddEniIp",
  "AttachEniInstance",
  "BatchAddEniIp",
  "BatchAddPrivateIpCrossSubnet",
  "BatchDeleteEniIp",
  "BindEniEip",
  "DeleteEniIp",
  "DetachEniInstance",
  "RemoveEni",
  "UnbindEniEip",
  "UpdateEni",
  "UpdateEniEnterpriseSecurityGroup",
  "UpdateEniSecurityGroup",
] as const;
const withInterfaceId = [...changes, "GetEniDetail", "GetEniQuota", "GetEniStatus"] as const;
const wholeGroup = ["CreateEni", "ListEni", ...withInterfaceId] as const;

export const entries = [
  {
    id: "eni/SubnetHasNoMoreIpException",
    code: "SubnetHasNoMoreIpException",
    service: "eni",
    httpStatus: 400,
    message: "The subnet has no more Ip to allocate.",
    title: { en: "Subnet has no free IP address left", zh: "子网没有可分配的IP" },
    meaning: {
      en: 'The subnet cannot supply the private IPs asked for. In CCE look for the CNI driver\'s log line "subnet has no more IP" or a FailedCreateENI event.',
      zh: "子网剩余的IP不够本次分配。在 CCE 中表现为 CNI 插件日志“subnet has no more IP”，或出现在 FailedCreateENI 事件里。",
    },
    causes: [
      {
        en: "The subnet is used up: instances, interfaces, load balancers and Pods with a VPC address each take one.",
        zh: "子网IP已用完：实例、弹性网卡、负载均衡以及使用VPC内网IP的 Pod 都会占用。",
        basis: "documented",
      },
      {
        en: "A few addresses are free, but fewer than privateIpAddressCount asks for.",
        zh: "子网还有少量空闲IP，但少于 privateIpAddressCount 申请的数量。",
        basis: "inferred",
      },
      {
        en: "What is left belongs to reserved segments of the subnet: availableIp is above 0 while availableUnreservedIp is 0.",
        zh: "剩余IP都在子网的预留网段内：availableIp 大于 0，而 availableUnreservedIp 为 0。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Read availableIp and availableUnreservedIp of the subnet.",
        zh: "查看该子网的 availableIp 和 availableUnreservedIp。",
        basis: "documented",
        command: "bcevpc call QuerySpecifiedSubnet subnetId=SUBNET_ID",
      },
      {
        en: "Take another subnet in the same zone, or create a larger one: UpdateSubnet cannot change the CIDR of a subnet.",
        zh: "改用同一可用区的其他子网，或新建更大的子网；已有子网的网段无法通过 UpdateSubnet 修改。",
        basis: "documented",
      },
      {
        en: "Find out what holds the addresses and release it; deleting an unattached interface gives back all of its IPs.",
        zh: "查清IP被谁占用并释放；删除未挂载的弹性网卡会退还它的全部内网IP。",
        basis: "documented",
        command: "bcevpc call GetVpcResourceIpInfo vpcId=VPC_ID subnetId=SUBNET_ID",
      },
    ],
    retryable: false,
    parameters: ["subnetId", "eniId", "privateIpAddressCount"],
    operations: addressChoices,
    related: ["eni/VmMemoryCanNotAttachMoreIpException", "eni/PrivateIpInUseException", "eni/ExceedLimitException"],
    evidence: "documented",
    sources: [errorTables, cniDriver, networkInterfacePythonGuide],
  },
  {
    id: "eni/VmMemoryCanNotAttachMoreIpException",
    code: "VmMemoryCanNotAttachMoreIpException",
    service: "eni",
    httpStatus: 403,
    message: "The device's memory can not attach more ip.",
    title: { en: "Instance memory allows no more IPs on the ENI", zh: "实例内存规格不支持添加更多IP" },
    meaning: {
      en: "The instance's memory limits how many private IPs an attached interface may have; the limit is reached. HTTP 403 does not point to permissions here.",
      zh: "弹性网卡可配置的内网IP数量取决于所挂载实例的内存，现已达到上限。虽然返回 403，但与权限无关。",
    },
    causes: [
      {
        en: "The interface already has as many IPs as the memory of its instance allows; no interface can have more than 40.",
        zh: "弹性网卡的IP数已达到实例内存对应的上限；任何网卡最多 40 个IP。",
        basis: "documented",
      },
      {
        en: "The interface got its IPs while unattached or on a larger instance; the instance to attach it to now allows fewer.",
        zh: "这些IP是在网卡未挂载时或在更大规格的实例上添加的，现在要挂载的实例容不下这么多。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Count privateIpSet. The CCE CNI driver's own figures: 2 IPs below 2 GB of memory, 8 up to 8 GB, 16 up to 32 GB, 30 up to 64 GB, then 40.",
        zh: "数一数 privateIpSet 中的IP。CCE 的 CNI 插件自用的上限：内存不足 2 GB 为 2 个，至 8 GB 为 8 个，至 32 GB 为 16 个，至 64 GB 为 30 个，更大为 40 个。",
        basis: "observed",
        command: "bcevpc call GetEniDetail eniId=ENI_ID",
      },
      {
        en: "Delete unused secondary IPs with BatchDeleteEniIp, or attach a second interface to the instance and add the IPs there.",
        zh: "用 BatchDeleteEniIp 删除不再使用的辅助IP，或给实例再挂载一块弹性网卡，把IP加到那块网卡上。",
        basis: "inferred",
      },
      {
        en: "Change the instance to a type with more memory.",
        zh: "把实例变配为内存更大的规格。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["eniId", "instanceId", "privateIpAddressCount"],
    operations: ["AddEniIp", "BatchAddEniIp", "BatchAddPrivateIpCrossSubnet", "AttachEniInstance"],
    related: ["eni/ExceedLimitException", "eni/SubnetHasNoMoreIpException", "vpc/LimitExceeded"],
    evidence: "documented",
    sources: [errorTables, usageRestrictions, cniDriver],
  },
  {
    id: "eni/DeviceInvalidException",
    code: "DeviceInvalidException",
    service: "eni",
    httpStatus: 400,
    message: "he deviceId is not same with eni's deviceId.",
    title: { en: "Instance is not the one holding the ENI", zh: "弹性网卡并未挂载在该实例上" },
    meaning: {
      en: 'instanceId is not the instance that holds the interface. The message calls it deviceId and has lost its first letter ("he" for "The").',
      zh: "请求中的 instanceId 与弹性网卡实际挂载的实例不一致。消息里把它称作 deviceId，开头的 The 还少了首字母。",
    },
    causes: [
      {
        en: "The interface has been moved to another instance, but the request still names the former one.",
        zh: "弹性网卡已改挂到别的实例，请求里用的还是原来的实例ID。",
        basis: "inferred",
      },
      {
        en: "instanceId holds an IP address, as the ENIC sample of the Go SDK guide does, instead of an id such as i-PSCezwEn.",
        zh: "instanceId 填成了IP地址（Go SDK 的 ENIC 文档示例就是这样写的），而不是 i-PSCezwEn 这样的实例ID。",
        basis: "inferred",
      },
      {
        en: "The interface is attached to no instance, so no id can match.",
        zh: "弹性网卡并未挂载到任何实例，填什么ID都对不上。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Read instanceId in the detail of the interface and detach with exactly that value.",
        zh: "查询弹性网卡详情，用其中的 instanceId 发起卸载。",
        basis: "documented",
        command: "bcevpc call GetEniDetail eniId=ENI_ID",
      },
      {
        en: "If the detail shows status available and no instanceId, skip the detach: it is already done.",
        zh: "若详情中 status 为 available 且 instanceId 为空，说明已经卸载，无需再调用。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["instanceId"],
    operations: ["DetachEniInstance"],
    related: ["eni/InstanceIdBlankException", "eni/EniStatusException"],
    evidence: "documented",
    sources: [errorTables, goSdk],
  },
  {
    id: "eni/VmStatusException",
    code: "VmStatusException",
    service: "eni",
    httpStatus: 403,
    message: "The vm status is not allowed to operate.",
    title: { en: "Instance state forbids attaching or detaching", zh: "实例当前状态不能挂载或卸载弹性网卡" },
    meaning: {
      en: "The server's state forbids the operation. An interface can be attached only to a running or stopped server; for detaching no states are documented.",
      zh: "云服务器当前的状态不允许该操作。只有运行中或已关机的云服务器才能挂载弹性网卡；卸载时的状态要求，文档没有写明。",
    },
    causes: [
      {
        en: "The server is in transition: being created, started, stopped, rebuilt or resized.",
        zh: "云服务器处于中间状态：创建中、启动中、关机中，或正在重装、变配。",
        basis: "inferred",
      },
      {
        en: "The server has expired or is in arrears, which counts as neither running nor stopped.",
        zh: "云服务器已到期或欠费，既不算运行中，也不算已关机。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Wait until the server is running or stopped, then send the same request; scripts should poll its state after creating it.",
        zh: "等云服务器变为运行中或已关机后，重发同一请求；脚本创建实例后应先轮询状态再挂载。",
        basis: "documented",
      },
      {
        en: "Renew an expired server, or settle the arrears, before attaching the interface.",
        zh: "云服务器到期或欠费的，先续费或结清欠款，再挂载。",
        basis: "inferred",
      },
    ],
    retryable: null,
    parameters: ["instanceId"],
    operations: ["AttachEniInstance", "DetachEniInstance"],
    related: ["eni/EniStatusException", "eni/EniAndDeviceNotInSameAzException"],
    evidence: "documented",
    sources: [errorTables, eniGuide],
  },
  {
    id: "eni/EniAndDeviceNotInSameAzException",
    code: "EniAndDeviceNotInSameAzException",
    service: "eni",
    httpStatus: 403,
    message: "The eni and device not in same az or not in same vpc.",
    title: { en: "ENI and instance differ in zone or VPC", zh: "弹性网卡与实例不在同一可用区或VPC" },
    meaning: {
      en: "An interface attaches only to an instance in its own VPC and zone; the subnets may differ. The official explanation names only the zone, the message both.",
      zh: "弹性网卡只能挂载到同一VPC、同一可用区的实例，子网可以不同。文档的解释只提到可用区，消息则两者都提到。",
    },
    causes: [
      {
        en: "The subnet given to CreateEni is in another zone than the instance; an interface has the zone of its subnet.",
        zh: "CreateEni 所用子网与实例不在同一可用区；弹性网卡的可用区由子网决定。",
        basis: "documented",
      },
      {
        en: "The zone is right, but the instance is in another VPC, often the default VPC.",
        zh: "可用区一致，但实例在另一个VPC，常见的是默认VPC。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Compare zoneName and vpcId of the interface with those of the instance.",
        zh: "对照弹性网卡与实例的 zoneName 和 vpcId。",
        basis: "documented",
        command: "bcevpc call GetEniDetail eniId=ENI_ID",
      },
      {
        en: "Create a new interface in a subnet of the instance's zone; UpdateEni cannot move an existing one.",
        zh: "在实例所在可用区的子网中新建弹性网卡；已有的网卡无法用 UpdateEni 换子网。",
        basis: "documented",
        command: "bcevpc call QuerySubnetList vpcId=VPC_ID zoneName=ZONE_NAME",
      },
    ],
    retryable: false,
    parameters: ["eniId", "instanceId"],
    operations: ["AttachEniInstance"],
    related: ["eni/VmStatusException", "eni/SubnetTypeInvalidException"],
    evidence: "documented",
    sources: [errorTables, eniGuide, operationMetadata],
  },
  {
    id: "eni/NatSubnetCanNotBindEip",
    code: "NatSubnetCanNotBindEip",
    service: "eni",
    httpStatus: 403,
    message: "The subnet's type can not allow bind eip.",
    title: { en: "ENI in a NAT subnet cannot bind an EIP", zh: "NAT专属子网中的弹性网卡不能绑定EIP" },
    meaning: {
      en: "An interface in a subnet reserved for NAT (type BCC_NAT) cannot have an EIP. Despite HTTP 403 only the subnet type matters, not the EIP or permissions.",
      zh: "NAT专属子网（类型 BCC_NAT）中的弹性网卡不能绑定EIP。虽然返回 403，但只与子网类型有关，与EIP和权限无关。",
    },
    causes: [
      {
        en: "The interface was created in a subnet reserved for NAT, and BindEniEip was called for it.",
        zh: "弹性网卡建在NAT专属子网中，又对它调用了 BindEniEip。",
        basis: "documented",
      },
      {
        en: "CreateEni names such a subnet and carries a publicIpAddress in privateIpSet.",
        zh: "CreateEni 选用了NAT专属子网，同时在 privateIpSet 中填了 publicIpAddress。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Look at subnetType: BCC_NAT confirms it.",
        zh: "查看子网的 subnetType，若为 BCC_NAT 即可确认。",
        basis: "inferred",
        command: "bcevpc call QuerySpecifiedSubnet subnetId=SUBNET_ID",
      },
      {
        en: "Create the interface in a subnet of type BCC when it needs an EIP of its own.",
        zh: "需要单独绑定EIP时，把弹性网卡建在类型为 BCC 的子网中。",
        basis: "inferred",
      },
      {
        en: "Or stay in the subnet and go through a NAT gateway: an SNAT rule for outgoing traffic, a DNAT rule for incoming.",
        zh: "如需保留在该子网，改走NAT网关：访问公网配SNAT规则，对外提供服务配DNAT规则。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["publicIpAddress", "subnetId"],
    operations: ["BindEniEip", "CreateEni"],
    related: ["eni/SubnetTypeInvalidException", "eni/EipBlankException"],
    evidence: "documented",
    sources: [errorTables, bindPage, operationMetadata],
  },
  {
    id: "eni/PrimaryIPException",
    code: "PrimaryIPException",
    service: "eni",
    httpStatus: 403,
    message: "The privateIp is invalid or primary Ip is not allowed to delete.",
    title: { en: "Primary IP of the ENI cannot be deleted", zh: "弹性网卡的主IP不能删除" },
    meaning: {
      en: "The address to delete is the interface's primary IP, which cannot be removed from it, or is invalid. The official explanation names only the first case.",
      zh: "要删除的是弹性网卡的主IP（主IP不能单独删除），或者IP本身无效。文档解释只写了前一种情况。",
    },
    causes: [
      {
        en: "The address is the primary IP, often because a script deletes everything in privateIpSet, the entry with primary true included.",
        zh: "要删除的是主IP，常见于脚本删除 privateIpSet 里的全部IP，没有跳过 primary 为 true 的那个。",
        basis: "documented",
      },
      {
        en: "The address is a secondary IP of another interface and is not on this one.",
        zh: "该IP是另一块弹性网卡的辅助IP，并不在这块网卡上。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Read privateIpSet and delete only addresses whose primary is false.",
        zh: "查看 privateIpSet，只删除 primary 为 false 的辅助IP。",
        basis: "documented",
        command: "bcevpc call GetEniDetail eniId=ENI_ID",
      },
      {
        en: "To give up the primary IP as well, detach the interface and delete it with RemoveEni; all its IPs are then returned.",
        zh: "确实要释放主IP时，先卸载弹性网卡，再用 RemoveEni 删除网卡，其全部内网IP会一并退还。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["privateIpAddress", "privateIpAddresses"],
    operations: addressDeletions,
    related: ["eni/PrivateIPNotExistException", "eni/NoSuchObject", "eni/PrivateIpFormatInvalidException"],
    evidence: "documented",
    sources: [errorTables, networkInterfaceApi, networkInterfacePythonGuide],
  },
  {
    id: "eni/EniStatusException",
    code: "EniStatusException",
    service: "eni",
    httpStatus: 403,
    message: "The eni status is not allowed to operate.",
    title: { en: "ENI is in the wrong state for the operation", zh: "弹性网卡当前状态不允许该操作" },
    meaning: {
      en: "An interface is available (not attached), attaching, inuse or detaching; each operation accepts only some of these states. The 403 is not about permissions.",
      zh: "弹性网卡的状态有 available（未挂载）、attaching、inuse、detaching，每种操作只接受其中几种。这里的 403 不是权限问题。",
    },
    causes: [
      {
        en: "The interface is still attaching or detaching. In these states it can be neither deleted nor bound to an EIP or unbound from one.",
        zh: "弹性网卡还在挂载中或卸载中，此时不能绑定、解绑EIP，也不能删除。",
        basis: "documented",
      },
      {
        en: "RemoveEni was called for an interface that is inuse, that is, attached to an instance.",
        zh: "对已挂载（inuse）的弹性网卡调用了 RemoveEni。",
        basis: "documented",
      },
      {
        en: "Attach or detach does not fit the state: only an inuse interface can be detached, and an attached one cannot go to a second instance.",
        zh: "挂载、卸载与状态不符：只有 inuse 的网卡才能卸载；已被一个实例占用的网卡不能再挂载到另一个。",
        basis: "documented",
      },
    ],
    fixes: [
      {
        en: "Read the state. attaching and detaching end by themselves; the Terraform provider waits up to 10 minutes for inuse after attaching.",
        zh: "查询当前状态。attaching、detaching 会自行结束，Terraform provider 挂载后最多等 10 分钟直到 inuse。",
        basis: "observed",
        command: "bcevpc call GetEniStatus eniId=ENI_ID",
      },
      {
        en: "Before deleting or moving it, call DetachEniInstance and wait until the state is available.",
        zh: "删除或改挂其他实例前，先调用 DetachEniInstance，等状态变为 available。",
        basis: "documented",
      },
    ],
    retryable: null,
    parameters: ["eniId"],
    operations: changes,
    related: ["eni/VmStatusException", "eni/DeviceInvalidException", "vpc/OperationDenied"],
    evidence: "documented",
    sources: [errorTables, networkInterfaceApi, terraformProvider],
  },
  {
    id: "eni/EniIdException",
    code: "EniIdException",
    service: "eni",
    httpStatus: 400,
    message: "The param eniId is invalid.",
    title: { en: "ENI id is invalid or no longer known", zh: "弹性网卡ID无效或已不存在" },
    meaning: {
      en: "The service does not accept eniId. A deleted interface can give this answer too, with 400 instead of 404. The real message has no final full stop.",
      zh: "服务端不认可 eniId。弹性网卡已删除时也可能这样返回，状态码是 400 而非 404。实际消息末尾没有文档中的句点。",
    },
    causes: [
      {
        en: 'The interface has been deleted: the CCE CNI driver reads the code as "ENI not found".',
        zh: "弹性网卡已被删除：CCE 的 CNI 插件把该错误码视为“网卡不存在”。",
        basis: "observed",
      },
      {
        en: "eniId holds the id of something else (i-…, sbn-…), a name, or a cut id; ids of interfaces begin with eni-.",
        zh: "eniId 填成了其他资源的ID（i-…、sbn-…）、名称，或ID被截断；弹性网卡ID以 eni- 开头。",
        basis: "inferred",
      },
      {
        en: "The literal text {eniId} went out: the bce CLI leaves it in the path when --eniId is not given.",
        zh: "路径中的 {eniId} 原样发出：bce 命令行缺少 --eniId 时不会替换它。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "List the interfaces of the VPC, in the right region, and copy the id from there.",
        zh: "在正确的地域列出VPC内的弹性网卡，从中复制ID。",
        basis: "documented",
        command: "bcevpc call ListEni vpcId=VPC_ID",
      },
      {
        en: "When cleaning up, treat the code as deleted, as the CNI driver does, provided the id begins with eni-.",
        zh: "清理资源时，只要ID以 eni- 开头，可像 CNI 插件那样视为已删除。",
        basis: "observed",
      },
    ],
    retryable: false,
    parameters: ["eniId"],
    operations: withInterfaceId,
    related: ["eni/EniIdBlankException", "eni/EniNotFoundException", "eni/ResourceNotExistException"],
    evidence: "documented",
    sources: [errorTables, cniDriver, bceCli],
  },
  {
    id: "eni/PrivateIpInUseException",
    code: "PrivateIpInUseException",
    service: "eni",
    httpStatus: 400,
    message: "The ip is inuse.",
    title: { en: "Private IP is already in use", zh: "内网IP已被占用" },
    meaning: {
      en: "The private IP asked for is taken. If several were asked for, the answer does not say which.",
      zh: "指定的内网IP已被占用。一次指定多个IP时，返回中不会说明是哪一个。",
    },
    causes: [
      {
        en: "Another instance, interface, load balancer or HAVIP in the subnet has the address.",
        zh: "该IP已被子网内的其他实例、弹性网卡、负载均衡或高可用虚拟IP使用。",
        basis: "documented",
      },
      {
        en: "An earlier attempt of the same call succeeded unnoticed, and the address is already on this interface.",
        zh: "同一请求此前其实已经成功，IP就在这块弹性网卡上。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Ask who has the address: privateIpAddressType in the answer names the kind of holder.",
        zh: "查询该IP的占用者，返回中的 privateIpAddressType 会说明占用类型。",
        basis: "documented",
        command: "bcevpc call QueryVpcIntranetIp vpcId=VPC_ID privateIpAddresses=IP",
      },
      {
        en: "If any address will do, let the service choose: an empty string as privateIpAddress, or privateIpAddressCount in BatchAddEniIp.",
        zh: "不要求固定IP时交给系统分配：privateIpAddress 传空字符串，或在 BatchAddEniIp 中用 privateIpAddressCount。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["privateIpAddress", "privateIpAddresses"],
    operations: addressChoices,
    related: ["eni/PrivateIpNotInCidrException", "eni/SubnetHasNoMoreIpException"],
    evidence: "documented",
    sources: [errorTables, createPage, operationMetadata],
  },
  {
    id: "eni/SubnetTypeInvalidException",
    code: "SubnetTypeInvalidException",
    service: "eni",
    httpStatus: 400,
    message: "The subnetType is invalid,not allow create eni in subnet which type is BBC and BBC_NAT.",
    title: { en: "Subnet type does not allow ENIs", zh: "该类型的子网不能创建弹性网卡" },
    meaning: {
      en: "Interfaces cannot be created in subnets of type BBC or BBC_NAT. The subnet calls list BCC, BBC and BCC_NAT; BBC_NAT occurs in this message only.",
      zh: "类型为 BBC、BBC_NAT 的子网不能创建弹性网卡。子网接口列出的类型是 BCC、BBC、BCC_NAT，BBC_NAT 只在这条消息里出现。",
    },
    causes: [
      {
        en: "subnetId names a subnet of type BBC or BBC_NAT.",
        zh: "subnetId 指向的子网类型是 BBC 或 BBC_NAT。",
        basis: "documented",
      },
      {
        en: "A script took the first subnet of the zone without looking at its type.",
        zh: "脚本直接取了可用区内的第一个子网，没有按类型筛选。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Choose a subnet of type BCC in the zone of the instance that will get the interface.",
        zh: "在目标实例所在可用区选一个类型为 BCC 的子网。",
        basis: "inferred",
        command: "bcevpc call QuerySubnetList vpcId=VPC_ID subnetType=BCC",
      },
      {
        en: "If there is none, create one with subnetType BCC; UpdateSubnet cannot change the type afterwards.",
        zh: "没有合适的子网时，新建一个 subnetType 为 BCC 的子网；子网类型无法用 UpdateSubnet 修改。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["subnetId"],
    operations: ["CreateEni"],
    related: ["eni/NatSubnetCanNotBindEip", "eni/EniAndDeviceNotInSameAzException"],
    evidence: "documented",
    sources: [errorTables, operationMetadata],
  },
  {
    id: "eni/MaxKeysParamInvalidException",
    code: "MaxKeysParamInvalidException",
    service: "eni",
    httpStatus: 400,
    message: "maxkeys ${maxKeys} invalid",
    title: { en: "Page size of the ENI list is not valid", zh: "弹性网卡列表的 maxKeys 不合法" },
    meaning: {
      en: "maxKeys, the number of interfaces on a page, is out of range. The message repeats the value that was sent and writes the name in lower case.",
      zh: "每页数量 maxKeys 超出允许范围。消息会带上实际传入的值，并把参数名写成了全小写。",
    },
    causes: [
      {
        en: "maxKeys is above 1000, for instance to fetch all interfaces at once.",
        zh: "maxKeys 大于 1000，例如想一次取回全部弹性网卡。",
        basis: "documented",
      },
      {
        en: "maxKeys is 0 or negative, for example from an unset variable.",
        zh: "maxKeys 为 0 或负数，例如没有赋值的变量直接传了出去。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Send a number from 1 to 1000, or leave maxKeys out: the default is 1000 already.",
        zh: "maxKeys 填 1–1000，或干脆不填，默认就是 1000。",
        basis: "documented",
        command: "bcevpc call ListEni vpcId=VPC_ID maxKeys=1000",
      },
      {
        en: "For more than 1000 interfaces repeat the call with marker set to nextMarker as long as isTruncated is true.",
        zh: "超过 1000 块网卡时分页获取：只要 isTruncated 为 true，就把 nextMarker 作为 marker 继续查询。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["maxKeys", "marker"],
    operations: ["ListEni"],
    related: ["vpc/BadRequest"],
    evidence: "documented",
    sources: [errorTables, operationMetadata],
  },
  {
    id: "eni/EniIdBlankException",
    code: "EniIdBlankException",
    service: "eni",
    httpStatus: 400,
    message: "eniId is blank",
    title: { en: "ENI id is missing or blank", zh: "弹性网卡ID为空" },
    meaning: {
      en: "eniId is empty or consists of blanks. It is part of the path, /v1/eni/{eniId}, except for GetEniQuota, which has it in the query.",
      zh: "eniId 为空或只有空格。它位于路径 /v1/eni/{eniId} 中，只有 GetEniQuota 放在查询参数里。",
    },
    causes: [
      {
        en: "The variable with the id holds only blanks, sent as %20; an empty one would change the path and give another error.",
        zh: "存放ID的变量里只有空格，被编码为 %20；如果完全为空，路径就变了，报的会是别的错误。",
        basis: "inferred",
      },
      {
        en: "GetEniQuota was called with eniId= and nothing behind it.",
        zh: "调用 GetEniQuota 时写了 eniId=，后面却没有值。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Print the URL before sending; /v1/eni/ must be followed by eni- and the rest of the id.",
        zh: "发送前打印URL，/v1/eni/ 后面应当是以 eni- 开头的完整ID。",
        basis: "inferred",
      },
      {
        en: "Take the id from eniId in the answer of CreateEni, or from the list.",
        zh: "从 CreateEni 返回的 eniId 或弹性网卡列表中取得ID。",
        basis: "documented",
        command: "bcevpc call ListEni vpcId=VPC_ID",
      },
    ],
    retryable: false,
    parameters: ["eniId"],
    operations: withInterfaceId,
    related: ["eni/EniIdException", "eni/InstanceIdBlankException"],
    evidence: "documented",
    sources: [errorTables, operationMetadata],
  },
  {
    id: "eni/InstanceIdBlankException",
    code: "InstanceIdBlankException",
    service: "eni",
    httpStatus: 400,
    message: "instanceId is blank",
    title: { en: "Instance id for attach or detach is missing", zh: "挂载或卸载时实例ID为空" },
    meaning: {
      en: "instanceId is missing or blank in the JSON body. Attaching and detaching both require it, although a detach could do without.",
      zh: "请求体中没有 instanceId 或其值为空。挂载和卸载都必须填写，即使卸载时实例本已确定。",
    },
    causes: [
      {
        en: "The key is misspelt: unknown keys are ignored, so deviceId, vmId or instance_id have no effect.",
        zh: "字段名写错：不认识的字段会被忽略，deviceId、vmId、instance_id 都等于没填。",
        basis: "inferred",
      },
      {
        en: "The detach was sent without a body, or with instanceId in the query.",
        zh: "卸载请求没有请求体，或把 instanceId 放到了查询参数里。",
        basis: "inferred",
      },
      {
        en: "In the Go SDK InstanceId of EniInstance is a pointer, and nil goes out as null.",
        zh: "Go SDK 中 EniInstance 的 InstanceId 是指针，没有赋值时会以 null 发出。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: 'Put {"instanceId":"i-…"} into the body of PUT /v1/eni/{eniId}?attach or ?detach.',
        zh: '在 PUT /v1/eni/{eniId}?attach 或 ?detach 的请求体中写入 {"instanceId":"i-…"}。',
        basis: "documented",
        command: "bcevpc call AttachEniInstance eniId=ENI_ID instanceId=BCC_ID",
      },
      {
        en: "For a detach, copy instanceId from the detail of the interface.",
        zh: "卸载时，instanceId 可从弹性网卡详情中取得。",
        basis: "documented",
        command: "bcevpc call GetEniDetail eniId=ENI_ID",
      },
    ],
    retryable: false,
    parameters: ["instanceId"],
    operations: ["AttachEniInstance", "DetachEniInstance"],
    related: ["eni/DeviceInvalidException", "eni/EniIdBlankException"],
    evidence: "documented",
    sources: [errorTables, operationMetadata, goSdk],
  },
  {
    id: "eni/ResourceNotExistException",
    code: "ResourceNotExistException",
    service: "eni",
    httpStatus: 404,
    message: "resource: ${resourceId} not found!",
    title: { en: "Resource used by the ENI call does not exist", zh: "弹性网卡请求引用的资源不存在" },
    meaning: {
      en: "One of the ids in an ENI call does not exist. Unlike with NoSuchObject, the message says which: the real id is in place of ${resourceId}.",
      zh: "弹性网卡请求中的某个ID找不到资源。与 NoSuchObject 不同，消息会在 ${resourceId} 处给出具体的ID。",
    },
    causes: [
      {
        en: "The subnet, security group, instance or interface was deleted, or exists in another region only.",
        zh: "对应的子网、安全组、实例或弹性网卡已被删除，或只存在于其他地域。",
        basis: "inferred",
      },
      {
        en: "Security groups are in the wrong list: g-… belongs in securityGroupIds, esg-… in enterpriseSecurityGroupIds.",
        zh: "安全组填错了列表：g-… 应放在 securityGroupIds，esg-… 应放在 enterpriseSecurityGroupIds。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Tell the kind from the prefix in the message: eni- interface, sbn- subnet, g- or esg- security group, i- instance. Then correct that parameter.",
        zh: "根据消息中ID的前缀判断资源类型：eni- 弹性网卡，sbn- 子网，g-、esg- 安全组，i- 实例，再修正对应参数。",
        basis: "documented",
      },
      {
        en: "For a subnet, take the id from the subnets of the VPC.",
        zh: "如果是子网，从VPC的子网列表中重新取ID。",
        basis: "documented",
        command: "bcevpc call QuerySubnetList vpcId=VPC_ID",
      },
    ],
    retryable: false,
    parameters: ["eniId", "subnetId", "instanceId", "securityGroupIds", "enterpriseSecurityGroupIds"],
    operations: wholeGroup,
    related: ["vpc/NoSuchObject", "eni/EniIdException", "eni/EniNotFoundException"],
    evidence: "documented",
    sources: [errorTables, operationMetadata],
  },
  {
    id: "eni/PrivateIpBlankException",
    code: "PrivateIpBlankException",
    service: "eni",
    httpStatus: 400,
    message: "PrivateIp is blank",
    title: { en: "Private IP is missing in the ENI call", zh: "弹性网卡请求缺少内网IP" },
    meaning: {
      en: "privateIpAddress is missing or blank where it must be named. AddEniIp and BindEniEip have it in the body, DeleteEniIp in the path.",
      zh: "必须指明内网IP的地方，privateIpAddress 缺失或为空。AddEniIp、BindEniEip 放在请求体中，DeleteEniIp 放在路径中。",
    },
    causes: [
      {
        en: "BindEniEip names the EIP only. An EIP is bound to one private IP, so that IP must be given even if it is the only one.",
        zh: "BindEniEip 只填了EIP。EIP绑定在某个内网IP上，即使网卡只有一个IP也要写明。",
        basis: "inferred",
      },
      {
        en: "AddEniIp was sent without the field or with null; for automatic assignment the documents ask for an empty string.",
        zh: "AddEniIp 没有带该字段，或传了 null；要自动分配，文档要求传空字符串。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Read the addresses of the interface in privateIpSet and name the one that is meant.",
        zh: "从 privateIpSet 中查出弹性网卡的内网IP，填入要操作的那一个。",
        basis: "documented",
        command: "bcevpc call GetEniDetail eniId=ENI_ID",
      },
      {
        en: 'To have an address assigned, send "privateIpAddress": "" to AddEniIp, or privateIpAddressCount 1 to BatchAddEniIp.',
        zh: '需要自动分配时，AddEniIp 传 "privateIpAddress": ""，或用 BatchAddEniIp 并把 privateIpAddressCount 设为 1。',
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["privateIpAddress"],
    operations: ["AddEniIp", "DeleteEniIp", "BindEniEip"],
    related: ["eni/PrivateIpFormatInvalidException", "eni/EipBlankException"],
    evidence: "documented",
    sources: [errorTables, operationMetadata, networkInterfaceApi],
  },
  {
    id: "eni/EipBlankException",
    code: "EipBlankException",
    service: "eni",
    httpStatus: 400,
    message: "Eip is blank",
    title: { en: "EIP is missing in the ENI call", zh: "弹性网卡请求缺少EIP" },
    meaning: {
      en: "The EIP to bind or unbind is missing. No parameter is called Eip, as the message has it: the body field is publicIpAddress.",
      zh: "没有指明要绑定或解绑的EIP。消息写的是 Eip，但参数名其实是请求体中的 publicIpAddress。",
    },
    causes: [
      {
        en: "The body has eip or publicIp, taken from the message or another product, instead of publicIpAddress, and it was ignored.",
        zh: "请求体里写的是 eip 或 publicIp（照抄了消息或其他产品的写法），不是 publicIpAddress，因而被忽略。",
        basis: "inferred",
      },
      {
        en: "The EIP had not been created yet when the script read its address, and the variable stayed empty.",
        zh: "脚本读取地址时EIP还没有创建完成，变量为空。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Send the address of the EIP, not its id or name, as publicIpAddress in the body.",
        zh: "在请求体中用 publicIpAddress 传EIP的IP地址，而不是EIP的ID或名称。",
        basis: "documented",
        command: "bcevpc apis BindEniEip",
      },
      {
        en: "For unbinding, copy publicIpAddress from privateIpSet of the interface; if it is empty there, no EIP is bound.",
        zh: "解绑时从弹性网卡 privateIpSet 中复制 publicIpAddress；若那里为空，说明没有绑定EIP。",
        basis: "inferred",
        command: "bcevpc call GetEniDetail eniId=ENI_ID",
      },
    ],
    retryable: false,
    parameters: ["publicIpAddress"],
    operations: ["BindEniEip", "UnbindEniEip"],
    related: ["eni/PrivateIpBlankException", "eni/NatSubnetCanNotBindEip", "nat/DnatRuleEipNotAllowEmpty"],
    evidence: "documented",
    sources: [errorTables, bindPage, operationMetadata],
  },
  {
    id: "eni/SecurityGroupIdsBlankException",
    code: "SecurityGroupIdsBlankException",
    service: "eni",
    httpStatus: 400,
    message: "SecurityGroupIds is blank",
    title: { en: "Security groups of the ENI are missing", zh: "弹性网卡的安全组为空" },
    meaning: {
      en: "securityGroupIds is missing or an empty list. An interface must belong to at least one security group, ordinary or enterprise.",
      zh: "securityGroupIds 缺失或为空列表。弹性网卡至少要有一个安全组（普通安全组或企业安全组）。",
    },
    causes: [
      {
        en: "An empty list was sent to take the interface out of all its groups.",
        zh: "想把弹性网卡移出所有安全组，于是传了空列表。",
        basis: "inferred",
      },
      {
        en: "Enterprise groups were sent to ?bindSg, which reads securityGroupIds only; they go to ?bindEsg.",
        zh: "把企业安全组发给了 ?bindSg，它只读取 securityGroupIds；企业安全组应走 ?bindEsg。",
        basis: "inferred",
      },
      {
        en: "CreateEni carries neither securityGroupIds nor enterpriseSecurityGroupIds.",
        zh: "CreateEni 中 securityGroupIds 和 enterpriseSecurityGroupIds 都没有填。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Send the complete list of groups the interface should have: the call replaces the present groups of both kinds, which the detail shows.",
        zh: "传入弹性网卡最终要加入的全部安全组：该操作会移出现有的普通安全组和企业安全组，可先在详情中查看。",
        basis: "documented",
        command: "bcevpc call GetEniDetail eniId=ENI_ID",
      },
      {
        en: "For enterprise groups call UpdateEniEnterpriseSecurityGroup with enterpriseSecurityGroupIds.",
        zh: "企业安全组请改用 UpdateEniEnterpriseSecurityGroup，并填写 enterpriseSecurityGroupIds。",
        basis: "documented",
        command: "bcevpc apis UpdateEniEnterpriseSecurityGroup",
      },
    ],
    retryable: false,
    parameters: ["securityGroupIds", "enterpriseSecurityGroupIds"],
    operations: ["UpdateEniSecurityGroup", "CreateEni"],
    related: ["eni/ResourceNotExistException", "eni/InstanceIdBlankException"],
    evidence: "documented",
    sources: [errorTables, securityGroupPage, createPage],
  },
  {
    id: "eni/PrivateIpConflictException",
    code: "PrivateIpConflictException",
    service: "eni",
    httpStatus: 400,
    message: "privateIpAddresses or privateIpAddressCount can only be specified in one request.",
    title: { en: "Private IPs and their count were both given", zh: "内网IP列表与数量不能同时指定" },
    meaning: {
      en: "BatchAddEniIp takes either the addresses or their number, and this request has both. At least one is required, so send exactly one.",
      zh: "BatchAddEniIp 要么指定IP，要么指定数量，本次请求两者都填了。而两者又至少要有一个，所以应当只填其一。",
    },
    causes: [
      {
        en: "A template fills privateIpAddressCount with the length of privateIpAddresses.",
        zh: "模板把 privateIpAddresses 的长度也填进了 privateIpAddressCount。",
        basis: "inferred",
      },
      {
        en: "A request object was reused and still holds the count of the first call beside the new list.",
        zh: "复用了请求对象，上一次的数量没有清掉，这次又设置了IP列表。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "For fixed addresses send privateIpAddresses alone, at most 10 in one call.",
        zh: "需要固定IP时只填 privateIpAddresses，单次最多 10 个。",
        basis: "documented",
        command: "bcevpc call BatchAddEniIp eniId=ENI_ID privateIpAddresses=IP",
      },
      {
        en: "For any free addresses send privateIpAddressCount alone, from 1 to 10.",
        zh: "由系统分配时只填 privateIpAddressCount，取值 1–10。",
        basis: "documented",
        command: "bcevpc call BatchAddEniIp eniId=ENI_ID privateIpAddressCount=1",
      },
    ],
    retryable: false,
    parameters: ["privateIpAddresses", "privateIpAddressCount"],
    operations: ["BatchAddEniIp"],
    related: ["eni/ExceedLimitException", "vpc/BadRequest"],
    evidence: "documented",
    sources: [errorTables, batchAddPage, operationMetadata],
  },
  {
    id: "eni/PrivateIpFormatInvalidException",
    code: "PrivateIpFormatInvalidException",
    service: "eni",
    httpStatus: 400,
    message: "The PrivateIp address is invalid.",
    title: { en: "Private IP is not a valid address", zh: "内网IP格式不合法" },
    meaning: {
      en: "A private IP in the request cannot be read as an IPv4 or IPv6 address. In a batch the answer does not say which one.",
      zh: "请求中的内网IP不是合法的IPv4或IPv6地址。批量操作时，返回中不会说明是哪一个。",
    },
    causes: [
      {
        en: "The value has a mask (192.168.0.8/24), is a range, holds several addresses with commas, or has blanks around it.",
        zh: "值里带了掩码（192.168.0.8/24）、写成了地址段、用逗号拼了多个IP，或首尾有空格。",
        basis: "inferred",
      },
      {
        en: "The address does not match isIpv6: an IPv6 address without isIpv6 true, or an IPv4 address with it.",
        zh: "地址类型与 isIpv6 不符：传了IPv6地址却没有把 isIpv6 设为 true，或反过来。",
        basis: "inferred",
      },
      {
        en: "DeleteEniIp carries the address in the path, and the colons of an IPv6 address were not percent-encoded.",
        zh: "DeleteEniIp 的IP在路径中，IPv6地址里的冒号没有做百分号编码。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: 'Make every address an element of its own, without a mask: ["192.168.0.8","192.168.0.9"].',
        zh: '每个IP单独作为一个元素，不带掩码，如 ["192.168.0.8","192.168.0.9"]。',
        basis: "documented",
        command: "bcevpc lint POST /v1/eni/ENI_ID/privateIp/batchAdd -d @BODY.json",
      },
      {
        en: "For IPv6 set isIpv6 to true; the subnet must have an IPv6 segment, shown as ipv6Cidr.",
        zh: "新增IPv6地址时把 isIpv6 设为 true，且子网需已分配IPv6网段（ipv6Cidr）。",
        basis: "documented",
        command: "bcevpc call QuerySpecifiedSubnet subnetId=SUBNET_ID",
      },
    ],
    retryable: false,
    parameters: ["privateIpAddress", "privateIpAddresses", "isIpv6"],
    operations: ["CreateEni", "AddEniIp", "BatchAddEniIp", "BatchAddPrivateIpCrossSubnet", "DeleteEniIp", "BatchDeleteEniIp", "BindEniEip"],
    related: ["eni/PrivateIpBlankException", "eni/PrivateIpNotInCidrException"],
    evidence: "documented",
    sources: [errorTables, networkInterfaceApi, operationMetadata],
  },
  {
    id: "eni/PrivateIpNotInCidrException",
    code: "PrivateIpNotInCidrException",
    service: "eni",
    httpStatus: 400,
    message: "The PrivateIp address is not in subnet cidr.",
    title: { en: "Private IP lies outside the subnet of the ENI", zh: "内网IP不在弹性网卡所在子网内" },
    meaning: {
      en: "The address is well formed, but not in the CIDR of the interface's subnet. Being in the VPC is not enough.",
      zh: "IP格式正确，但不在弹性网卡所在子网的网段内。只在VPC网段内是不够的。",
    },
    causes: [
      {
        en: "The address belongs to another subnet of the VPC than the interface does.",
        zh: "该IP属于VPC内的另一个子网，不是弹性网卡所在的子网。",
        basis: "documented",
      },
      {
        en: "In CreateEni subnetId and privateIpSet come from two environments, for instance test and production.",
        zh: "CreateEni 中的 subnetId 与 privateIpSet 取自不同环境，例如一个是测试、一个是生产。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Compare the address with cidr of the subnet, and choose one inside it.",
        zh: "对照子网的 cidr，换成网段内的IP。",
        basis: "documented",
        command: "bcevpc call QuerySpecifiedSubnet subnetId=SUBNET_ID",
      },
      {
        en: "For an address of another subnet the Go SDK has BatchAddPrivateIpCrossSubnet, which names a subnetId beside each address in privateIps.",
        zh: "确需使用其他子网的IP时，Go SDK 提供 BatchAddPrivateIpCrossSubnet，在 privateIps 中为每个IP指定 subnetId。",
        basis: "observed",
      },
    ],
    retryable: false,
    parameters: ["privateIpAddress", "privateIpAddresses", "subnetId"],
    operations: addressChoices,
    related: ["eni/PrivateIpInUseException", "eni/PrivateIpFormatInvalidException"],
    evidence: "documented",
    sources: [errorTables, networkInterfaceApi, goSdk],
  },
  {
    id: "eni/NoSuchObject",
    code: "NoSuchObject",
    service: "eni",
    httpStatus: 400,
    message: "The ips [${ips}] is invalid",
    title: { en: "Listed IPs are not on the ENI", zh: "所列IP不在弹性网卡上" },
    meaning: {
      en: "The addresses in brackets are not on the interface. The VPC table has this code with 404 for any missing object; here it came with 400.",
      zh: "方括号中的IP不在弹性网卡上。VPC错误码表里的同名错误码是 404，泛指对象不存在；这里实际返回的是 400。",
    },
    causes: [
      {
        en: "The addresses were already removed or never on this interface; the CCE CNI driver quotes this answer in a test for BBC private IPs that are not found.",
        zh: "IP已被移除，或从来不在这块网卡上；CCE 的 CNI 插件在“BBC 内网IP不存在”的测试中引用了这条返回。",
        basis: "observed",
      },
      {
        en: "eniId and the addresses come from two interfaces of the same instance.",
        zh: "eniId 与IP分别来自同一实例的两块网卡。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Find the interface that holds the address, if any.",
        zh: "查一查该IP现在在哪块弹性网卡上。",
        basis: "documented",
        command: "bcevpc call ListEni vpcId=VPC_ID privateIpAddress=IP",
      },
      {
        en: "When the addresses were to be removed anyway, drop those in brackets from the list and send the rest.",
        zh: "如果本来就是要移除这些IP，把方括号中的IP从列表去掉，其余的重新提交。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["privateIpAddress", "privateIpAddresses"],
    operations: addressDeletions,
    related: ["eni/PrivateIPNotExistException", "vpc/NoSuchObject", "eni/PrimaryIPException"],
    evidence: "observed",
    sources: [cniDriver],
  },
  {
    id: "eni/PrivateIPNotExistException",
    code: "PrivateIPNotExistException",
    service: "eni",
    httpStatus: null,
    message: null,
    title: { en: "Private IP to delete is not on the ENI", zh: "要删除的内网IP不在弹性网卡上" },
    meaning: {
      en: "The private IP is not on the interface. The name is a text that the CCE CNI driver looks for in answers, ignoring case; it may be part of a longer code.",
      zh: "该内网IP不属于这块弹性网卡。该名称来自 CCE 的 CNI 插件，按子串匹配且不区分大小写，可能只是更长错误码的一部分。",
    },
    causes: [
      {
        en: "The secondary IP was deleted already, by another process or by a first attempt whose answer was lost.",
        zh: "该辅助IP已被其他进程删除，或首次删除其实成功了，只是没有收到返回。",
        basis: "inferred",
      },
      {
        en: 'The address is on another interface than the one in the path; the driver explains the code as "IP not on this ENI".',
        zh: "该IP在别的弹性网卡上，不在路径指定的这一块；CNI 插件的注释即解释为“IP 不属于弹性网卡”。",
        basis: "observed",
      },
    ],
    fixes: [
      {
        en: "See which interface of the VPC has the address now; no result means that no interface has it.",
        zh: "查询VPC内哪块弹性网卡持有该IP，没有结果即表示不在任何网卡上。",
        basis: "inferred",
        command: "bcevpc call ListEni vpcId=VPC_ID privateIpAddress=IP",
      },
      {
        en: "Let clean-up jobs continue on this code instead of failing: the address is off the interface, as intended.",
        zh: "清理任务遇到该错误码可直接继续，不必报失败：IP已不在该网卡上，目的已达到。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["privateIpAddress", "privateIpAddresses"],
    operations: addressDeletions,
    related: ["eni/NoSuchObject", "eni/PrimaryIPException"],
    evidence: "client-source",
    sources: [cniDriver],
  },
  {
    id: "eni/ExceedLimitException",
    code: "ExceedLimitException",
    service: "eni",
    httpStatus: null,
    message: null,
    title: { en: "Too many private IPs for the ENI", zh: "弹性网卡内网IP数量超限" },
    meaning: {
      en: "The interface would get more IPs than it may have. The name is a piece of text that the CCE CNI driver searches for; the real code may be longer.",
      zh: "增加IP后会超过弹性网卡的数量上限。该名称是 CCE 的 CNI 插件在返回中查找的子串，实际错误码可能更长。",
    },
    causes: [
      {
        en: "The interface is at its limit. The driver reads this text, and BadRequest too, as too many private IPs on a BBC interface.",
        zh: "弹性网卡的IP已到上限。CNI 插件把它和 BadRequest 都归为“BBC 网卡内网IP超限”。",
        basis: "observed",
      },
      {
        en: "Some IPs would still fit, but the batch asks for more than that.",
        zh: "还能再加几个IP，但这一批申请的数量超过了余量。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Count the IPs the interface has, primary IP included, before asking for more.",
        zh: "先数清弹性网卡现有多少个IP（含主IP），再决定申请数量。",
        basis: "inferred",
        command: "bcevpc call GetEniDetail eniId=ENI_ID",
      },
      {
        en: "Delete idle secondary IPs, or spread the addresses over another interface of the instance.",
        zh: "删除闲置的辅助IP，或把IP分散到该实例的另一块弹性网卡上。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["privateIpAddress", "privateIpAddresses", "privateIpAddressCount"],
    operations: addressAdditions,
    related: ["eni/VmMemoryCanNotAttachMoreIpException", "vpc/BadRequest", "vpc/QuotaLimitExceeded"],
    evidence: "client-source",
    sources: [cniDriver],
  },
  {
    id: "eni/EniNotFoundException",
    code: "EniNotFoundException",
    service: "eni",
    httpStatus: null,
    message: "eni:${eniId} resource not exist",
    title: { en: "ENI does not exist for the ENI API", zh: "弹性网卡接口查不到该网卡" },
    meaning: {
      en: "GetEniDetail finds no interface with the id in the message. No official table has the code; the source of the CCE CNI driver quotes a real answer.",
      zh: "GetEniDetail 查不到消息中的网卡ID。官方错误码表没有收录它，CCE 的 CNI 插件源码注释里引用了一条真实返回。",
    },
    causes: [
      {
        en: "The id is that of an RDMA interface (HPC or ERI); the driver notes that the ENI query does not find these.",
        zh: "该ID属于RDMA网卡（HPC 或 ERI），CNI 插件注明弹性网卡查询接口查不到这类网卡。",
        basis: "observed",
      },
      {
        en: "The interface has been deleted, or it belongs to another region than the endpoint.",
        zh: "弹性网卡已删除，或不在当前服务域名对应的地域。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Check whether the id is among the interfaces of the VPC.",
        zh: "确认VPC的弹性网卡列表中是否有这个ID。",
        basis: "inferred",
        command: "bcevpc call ListEni vpcId=VPC_ID",
      },
      {
        en: "Leave RDMA interfaces out of scripts that query or change ENIs, as the CNI driver does.",
        zh: "脚本查询或变更弹性网卡时跳过RDMA网卡，CNI 插件也是这样处理的。",
        basis: "observed",
      },
    ],
    retryable: false,
    parameters: ["eniId"],
    operations: ["GetEniDetail"],
    related: ["eni/EniIdException", "eni/ResourceNotExistException", "vpc/NoSuchObject"],
    evidence: "observed",
    sources: [cniDriver],
  },
] as const satisfies readonly Entry[];
