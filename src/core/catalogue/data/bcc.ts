import type { Entry, Source } from "../entry.js";
import { blbErrors, kubevelaReport, skillErrorList, terraformProvider } from "../sources.js";

const release: Source = {
  title: "BCC: releasing an instance",
  url: "https://intl.cloud.baidu.com/doc/BCC/s/8ks4cbh9l",
  date: null,
};
const postpaidRelease: Source = {
  title: "BCC: releasing a postpaid instance (POST)",
  url: "https://cloud.baidu.com/doc/BCC/s/nk0m0kvzd",
  date: "2025-12-05",
};
const batchRelease: Source = {
  title: "BCC: releasing instances in batches",
  url: "https://cloud.baidu.com/doc/BCC/s/jlfkihltg",
  date: "2025-12-05",
};
const prepaidRelease: Source = {
  title: "BCC: releasing a prepaid instance early",
  url: "https://cloud.baidu.com/doc/BCC/s/qlozpzy93",
  date: "2024-11-14",
};
const batchRefund: Source = {
  title: "BCC: refunding prepaid instances in batches",
  url: "https://cloud.baidu.com/doc/BCC/s/9ltfkyv8p",
  date: "2025-01-02",
};
const releaseProtection: Source = {
  title: "BCC: setting release protection",
  url: "https://cloud.baidu.com/doc/BCC/s/0kstrzyz9",
  date: "2024-07-02",
};
const apiGatewayErrorResponses: Source = {
  title: "API Gateway: error responses",
  url: "https://cloud.baidu.com/doc/APIGW/s/Amumdcybj",
  date: "2026-09-29",
};
const goSdkBccGuide: Source = {
  title: "bce-sdk-go: doc/BCC.md",
  url: "https://github.com/baidubce/bce-sdk-go/blob/master/doc/BCC.md",
  date: "2026-08-04",
};
const goSdkCertGuide: Source = {
  title: "bce-sdk-go: doc/CERT.md",
  url: "https://github.com/baidubce/bce-sdk-go/blob/master/doc/CERT.md",
  date: "2026-08-04",
};
const packerPlugin: Source = {
  title: "wylzabc/packer-plugin-baiducloud2",
  url: "https://github.com/wylzabc/packer-plugin-baiducloud2",
  date: null,
};
const alibabaErrors: Source = {
  title: "Alibaba Cloud ECS: troubleshoot issues based on API error codes",
  url: "https://alibabacloud.com/help/doc-detail/40644.htm",
  date: "2025-02-05",
};
const alibabaDatabaseErrors: Source = {
  title: "Alibaba Cloud AnalyticDB for PostgreSQL: error codes",
  url: "https://help.aliyun.com/zh/analyticdb-for-postgresql/developer-reference/api-gpdb-2016-05-03-errorcodes",
  date: null,
};
const alibabaProvider: Source = {
  title: "aliyun/terraform-provider-alicloud",
  url: "https://github.com/aliyun/terraform-provider-alicloud",
  date: null,
};

export const entries = [
  {
    id: "bcc/Instance.ReleaseWhileCreating",
    code: "Instance.ReleaseWhileCreating",
    service: "bcc",
    httpStatus: 403,
    failureClass: "state",
    message: "Instance can not release during creating.",
    title: { en: "Instance cannot be released while being created", zh: "实例创建中，不能释放" },
    meaning: {
      en: "A cloud server cannot be released until its creation has finished. Creation is asynchronous: a successful call only means that the order was placed.",
      zh: "云服务器还没有创建完成就要释放它。创建是异步的，创建接口返回成功只表示订单已生成。",
    },
    causes: [
      {
        en: "A failed or cancelled run cleans up immediately, while the instance is still being created.",
        zh: "任务失败或取消后立即清理资源，而实例还处于创建中。",
        basis: "inferred",
      },
      {
        en: "The release was sent right after the create, because a 200 was taken to mean that the instance is ready.",
        zh: "把创建接口返回 200 当成实例已就绪，随即又发起释放。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Query the instance until its creation has finished, then send the release again.",
        zh: "查询实例状态，等它不再是创建中后重新发起释放。",
        basis: "documented",
      },
      {
        en: "In Terraform, increase the delete timeout: on this code the provider retries the release until the timeout.",
        zh: "使用 Terraform 时调长 delete 超时，Provider 遇到该错误码会重试释放，直到超时。",
        basis: "observed",
      },
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["eni/VmStatusException", "bcc/InvalidInstanceId.NotFound", "bcc/Instance.ReleaseNotPrepay"],
    evidence: "documented",
    sources: [postpaidRelease, release, goSdkBccGuide, terraformProvider],
  },
  {
    id: "bcc/InvalidInstanceId.NotFound",
    code: "InvalidInstanceId.NotFound",
    service: "bcc",
    httpStatus: null,
    failureClass: "not-found",
    message: null,
    title: { en: "No cloud server has this id", zh: "没有这个 ID 的云服务器" },
    meaning: {
      en: 'No cloud server has this id. On destroy, the Terraform provider treats this code as "already gone". No BCC answer with it is known; Alibaba Cloud documents the same code.',
      zh: "没有这个 ID 的云服务器。Terraform Provider 销毁实例时把它视为“已不存在”。未见 BCC 的真实返回，而阿里云文档中有同名错误码。",
    },
    causes: [
      {
        en: "The answer came from Alibaba Cloud, whose ECS uses the same code: its hosts end in aliyuncs.com, BCE hosts in baidubce.com.",
        zh: "返回其实来自阿里云，其 ECS 使用同名错误码：阿里云的域名以 aliyuncs.com 结尾，百度智能云以 baidubce.com 结尾。",
        basis: "inferred",
      },
      {
        en: "The instance was released outside the tool, for example in the console or after its prepaid term.",
        zh: "实例已在工具之外释放，例如在控制台释放，或预付费到期后被释放。",
        basis: "inferred",
      },
      {
        en: "The request went to a different region than the one where the instance runs.",
        zh: "查询的地域与实例所在地域不同。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Check which host answered. For BCE, the id must begin with i-, and its region must match bcc.{region}.baidubce.com.",
        zh: "先看是哪个域名返回的；若是百度智能云，核对实例 ID 是否以 i- 开头，所在地域是否与 bcc.{region}.baidubce.com 一致。",
        basis: "inferred",
      },
      {
        en: "In Terraform, destroy treats this as done, but refresh fails. Once you are sure that the instance is gone, remove it with terraform state rm.",
        zh: "Terraform 销毁时会视为成功，但刷新状态会因它中断：确认实例确已不存在后，用 terraform state rm 把它移出状态。",
        basis: "observed",
      },
    ],
    retryable: false,
    parameters: ["instanceId"],
    operations: [],
    related: ["bcc/Forbidden.InstanceNotFound", "bcc/InstanceNotFound", "vpc/NoSuchObject"],
    evidence: "client-source",
    sources: [terraformProvider, alibabaErrors],
  },
  {
    id: "bcc/Forbidden.InstanceNotFound",
    code: "Forbidden.InstanceNotFound",
    service: "bcc",
    httpStatus: null,
    failureClass: "not-found",
    message: null,
    title: { en: "Cloud server not found or not yours", zh: "云服务器不存在或不归你所有" },
    meaning: {
      en: "For BCC, the code is known only from the Terraform provider, which treats it like InvalidInstanceId.NotFound. Alibaba Cloud uses both codes, and its provider has the same list.",
      zh: "在 BCC 中只见于 Terraform Provider，与 InvalidInstanceId.NotFound 同等处理。这两个错误码阿里云也在用，其 Provider 里有同样的列表。",
    },
    causes: [
      {
        en: "The answer comes from Alibaba Cloud, where the code means that an instance was not found.",
        zh: "这是阿里云的返回，在那里该错误码表示实例不存在。",
        basis: "inferred",
      },
      {
        en: "The instance belongs to a different account than the access key; the name does not distinguish missing from forbidden.",
        zh: "实例属于另一个账号，而不是当前 AK 所属的账号；从名字看，它不区分不存在与无权访问。",
        basis: "inferred",
      },
      {
        en: "The instance was released before this call.",
        zh: "实例在本次调用之前就已释放。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Check which profile, and therefore which account, made the call before you conclude that the instance is gone.",
        zh: "先确认调用用的是哪个配置档、属于哪个账号，再判断实例是否真的没了。",
        basis: "inferred",
        command: "bcevpc configure list",
      },
      {
        en: "If you are a sub-user, ask the main account to look for the instance: if it finds it, you lack a permission.",
        zh: "如果是子用户，请主账号查询该实例：主账号查得到，就是缺少权限。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["instanceId"],
    operations: [],
    related: ["bcc/InvalidInstanceId.NotFound", "global/AccessDenied"],
    evidence: "client-source",
    sources: [terraformProvider, alibabaDatabaseErrors, alibabaProvider],
  },
  {
    id: "bcc/ZoneExceptions.ZoneSoldOutException",
    code: "ZoneExceptions.ZoneSoldOutException",
    service: "bcc",
    httpStatus: null,
    failureClass: "state",
    message: "this zone is sold out",
    title: { en: "Zone has no capacity left", zh: "该可用区资源已售罄" },
    meaning: {
      en: "The availability zone cannot provide the cloud server you ordered. The cause is the stock, not your quota or balance.",
      zh: "该可用区无法提供所订购的云服务器。这是库存问题，与配额或账户余额无关。",
    },
    causes: [
      {
        en: "The zone has no stock, at least of the flavour ordered; seen when Terraform created a BCC instance.",
        zh: "该可用区没有库存（至少是所选规格），见于用 Terraform 创建 BCC 实例时。",
        basis: "observed",
      },
      {
        en: "The zone was copied from an example or an older configuration, and is no longer offered.",
        zh: "可用区照抄自示例或旧配置，如今那里已不再售卖。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Choose another zoneName or another flavour.",
        zh: "换一个可用区（zoneName），或换一种规格。",
        basis: "inferred",
      },
      {
        en: "A subnet belongs to one zone: find or create a subnet in the new zone first.",
        zh: "子网属于某一个可用区：换可用区前先找到或新建那里的子网。",
        basis: "inferred",
        command: "bcevpc call QuerySubnetList vpcId=VPC_ID zoneName=ZONE_NAME",
      },
    ],
    retryable: null,
    parameters: ["zoneName"],
    operations: [],
    related: ["vpc/LimitExceeded"],
    evidence: "observed",
    sources: [kubevelaReport],
  },
  {
    id: "bcc/InstanceNotFound",
    code: "InstanceNotFound",
    service: "bcc",
    httpStatus: null,
    failureClass: "not-found",
    message: null,
    title: { en: "Instance not found, also used for a BLB", zh: "实例不存在（也可能指 BLB）" },
    meaning: {
      en: 'The instance in the call does not exist. Check which host answered: at blb.{region} the "instance" is the load balancer, as in the BLB error table that a third party restates.',
      zh: "调用中指定的实例不存在。先看是哪个域名返回的：blb.{region} 返回时，实例指的是负载均衡，据第三方转述，BLB 错误码表中就有它。",
    },
    causes: [
      {
        en: "The load balancer was released, or is in a different region than the one called.",
        zh: "负载均衡已释放，或不在所调用的地域。",
        basis: "inferred",
      },
      {
        en: "The id is of the wrong kind, such as an i-… id instead of a BLB id.",
        zh: "传入的 ID 类型不对，例如在应填 BLB ID 的位置填了 i- 开头的云服务器 ID。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "For a BLB, verify region and id with DescribeBlbs or DescribeAppBlbs; for a server, with the instance list of BCC.",
        zh: "BLB 用 DescribeBlbs 或 DescribeAppBlbs 核对地域和 ID；云服务器则查 BCC 实例列表。",
        basis: "observed",
      },
      {
        en: "In Terraform, find out why it is gone before you apply: the provider removes it from the state and plans a new one.",
        zh: "使用 Terraform 时，先查清实例为何消失再 apply：Provider 会把资源移出状态并计划新建。",
        basis: "observed",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["blb/BlbNotFound", "bcc/InvalidInstanceId.NotFound", "bcc/InstanceNotExist"],
    evidence: "client-source",
    sources: [terraformProvider, blbErrors, skillErrorList],
  },
  {
    id: "bcc/InstanceNotExist",
    code: "InstanceNotExist",
    service: "bcc",
    httpStatus: null,
    failureClass: "not-found",
    message: null,
    title: { en: "Instance not found, mostly of a database", zh: "实例不存在（多为数据库实例）" },
    meaning: {
      en: "The instance does not exist. The Terraform provider checks for this spelling when it destroys RDS, SCS and DTS instances; API Gateway documents it for its own (404). A cloud server is rarely meant.",
      zh: "实例不存在。Terraform Provider 在销毁 RDS、SCS、DTS 实例时会专门检查这个写法；API 网关的文档也用它表示自己的实例不存在（404）。它通常不是指云服务器。",
    },
    causes: [
      {
        en: "The RDS, SCS or DTS instance was already deleted, in the console or by an earlier run.",
        zh: "RDS、SCS 或 DTS 实例此前已在控制台或上一次任务中删除。",
        basis: "inferred",
      },
      {
        en: "The id belongs to another of the three products, such as an RDS instance in a call to SCS.",
        zh: "填的是三种产品中另一种的实例 ID，例如在 SCS 接口中填了 RDS 实例。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "When destroying, ignore this code as the Terraform provider does: the instance is gone, as intended.",
        zh: "销毁时可以像 Terraform Provider 那样忽略它，目的已经达到。",
        basis: "observed",
      },
      {
        en: "Otherwise check the host in the log to see which product answered, and look for the instance there.",
        zh: "其他情况下，从日志里的域名看清是哪个产品返回的，再到该产品下查找实例。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["bcc/InstanceNotFound", "bcc/ResourceNotFoundException"],
    evidence: "client-source",
    sources: [terraformProvider, apiGatewayErrorResponses],
  },
  {
    id: "bcc/ResourceNotFoundException",
    code: "ResourceNotFoundException",
    service: "bcc",
    httpStatus: 404,
    failureClass: "not-found",
    message: null,
    title: { en: "Certificate or other resource does not exist", zh: "证书等资源不存在" },
    meaning: {
      en: 'The certificate service uses this code when a certificate does not exist. The Terraform provider treats it as "not found" for every resource; VPC does not document it.',
      zh: "证书服务用它表示证书不存在。Terraform Provider 对所有资源都把它视为不存在；VPC 文档中没有这个错误码。",
    },
    causes: [
      {
        en: "The certificate was deleted or replaced, while a BLB listener or a configuration still uses its old id.",
        zh: "证书已被删除或替换，而 BLB 监听器或配置里还留着旧的证书 ID。",
        basis: "inferred",
      },
      {
        en: "The certificate belongs to a different account than the access key.",
        zh: "证书属于另一个账号，而非当前 AK 的账号。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "List the certificates of the account (ListCerts in the Go SDK) and put an existing id into the configuration.",
        zh: "列出账号下的证书（Go SDK 为 ListCerts），把配置中的证书 ID 换成现有的。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["eni/ResourceNotExistException", "gateway/ResourceNotFound"],
    evidence: "client-source",
    sources: [goSdkCertGuide, terraformProvider],
  },
  {
    id: "bcc/Instance.DeleteServerFailException",
    code: "Instance.DeleteServerFailException",
    service: "bcc",
    httpStatus: 403,
    failureClass: "state",
    message: "Instance can not release if not postpay.",
    title: { en: "The cloud server could not be deleted", zh: "删除云服务器失败" },
    meaning: {
      en: "BCC did not release the instance. The page of the batch release lists the code for an instance that is not postpaid; the Packer plugin retries it, so there may be other causes.",
      zh: "BCC 没有完成实例的释放。批量释放接口的文档列出了该错误码，含义是只能释放后付费的实例；Packer 插件遇到它会重试，可能还有其他原因。",
    },
    causes: [
      {
        en: "The instance is prepaid, and the batch release takes only postpaid instances.",
        zh: "实例是预付费的，而批量释放接口只能释放后付费的实例。",
        basis: "documented",
      },
      {
        en: "The instance is in transition, for example being stopped or imaged, when the release arrives.",
        zh: "释放请求到达时，实例正处于关机、制作镜像等中间状态。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "To release a prepaid instance before it expires, send POST /v2/instance/delete with its instanceId.",
        zh: "预付费实例要在到期前释放，请改用 POST /v2/instance/delete，并填写 instanceId。",
        basis: "documented",
      },
      {
        en: "If the instance is postpaid, retry the release when its state is stable; the Packer plugin retries, too.",
        zh: "如果实例是后付费的，等状态稳定后重新释放；Packer 插件也会重试。",
        basis: "observed",
      },
      {
        en: "After a failed Packer build, check the console for a leftover server and security group.",
        zh: "Packer 构建失败后，到控制台检查是否遗留了云服务器和安全组。",
        basis: "inferred",
      },
    ],
    retryable: null,
    parameters: [],
    operations: [],
    related: ["bcc/Instance.ReleaseNotPrepay", "bcc/Instance.ReleaseWhileCreating", "security-group/SECURITYGROUP_INUSE"],
    evidence: "documented",
    sources: [batchRelease, prepaidRelease, packerPlugin],
  },
  {
    id: "bcc/Instance.ReleaseNotPrepay",
    code: "Instance.ReleaseNotPrepay",
    service: "bcc",
    httpStatus: 403,
    failureClass: "state",
    message: "Instance can not release if prepay.",
    title: { en: "A prepaid instance cannot be released this way", zh: "预付费实例不能这样释放" },
    meaning: {
      en: "This release takes only postpaid instances and expired prepaid ones. The name of the code and the page's remark on it say the opposite of the message; the rules of the page agree with the message.",
      zh: "该接口只能释放后付费实例和已到期的预付费实例。错误码的名字和文档里的解释与消息正好相反，而文档开头的规则与消息一致。",
    },
    causes: [
      {
        en: "The instance is prepaid, and its term has not ended yet.",
        zh: "实例是预付费的，而且还没有到期。",
        basis: "documented",
      },
      {
        en: "A clean-up releases all instances in one way, although some of them were ordered as Prepaid.",
        zh: "清理脚本用同一种方式释放所有实例，而其中有的是预付费（Prepaid）的。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Release it early with POST /v2/instance/delete and its instanceId. Its data is lost, and prepaid CDS disks attached to it are released too.",
        zh: "要提前释放，请改用 POST /v2/instance/delete 并填写 instanceId。数据会全部丢失，挂载的预付费 CDS 磁盘也会一起释放。",
        basis: "documented",
      },
      {
        en: "If it can wait, release it in the same way once it has expired.",
        zh: "不急的话，等实例到期后再用原来的接口释放。",
        basis: "documented",
      },
    ],
    retryable: null,
    parameters: ["instanceId"],
    operations: [],
    related: ["bcc/Instance.DeleteServerFailException", "bcc/InsufficientCreditException", "bcc/Instance.DeletionProtection"],
    evidence: "documented",
    sources: [release, postpaidRelease, prepaidRelease],
  },
  {
    id: "bcc/Instance.DeletionProtection",
    code: "Instance.DeletionProtection",
    service: "bcc",
    httpStatus: 403,
    failureClass: "state",
    message: "Instance can not release with DeletionProtection.",
    title: { en: "Release protection of the instance is on", zh: "实例开启了释放保护" },
    meaning: {
      en: "The cloud server is protected from being released by hand. The protection does not stop a scheduled release, nor one after expiry or for an unpaid bill.",
      zh: "该云服务器开启了释放保护，不能手动释放。释放保护不影响定时释放、到期释放和欠费释放。",
    },
    causes: [
      {
        en: "Release protection (deletionProtection) was switched on for this instance.",
        zh: "该实例的释放保护（deletionProtection）被设为开启。",
        basis: "documented",
      },
      {
        en: "The list for a batch refund contains an instance that somebody protected on purpose.",
        zh: "批量退订的列表里，有一台是别人特意保护起来的。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "If the instance may go, send PUT /v2/instance/INSTANCE_ID/deletionProtection with deletionProtection 0, then release it.",
        zh: "确认可以释放后，调用 PUT /v2/instance/INSTANCE_ID/deletionProtection，把 deletionProtection 设为 0，再释放实例。",
        basis: "documented",
      },
      {
        en: "First ask who switched the protection on and why: a released instance cannot be restored.",
        zh: "先向开启保护的人确认：实例释放后无法恢复。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["instanceId"],
    operations: [],
    related: ["bcc/Instance.ReleaseNotPrepay", "bcc/Instance.ReleaseWhileCreating"],
    evidence: "documented",
    sources: [prepaidRelease, batchRefund, releaseProtection],
  },
  {
    id: "bcc/InsufficientCreditException",
    code: "InsufficientCreditException",
    service: "bcc",
    httpStatus: 400,
    failureClass: "quota",
    message: "Insufficient user refund quota",
    title: { en: "Refund quota of the account is used up", zh: "账号的退费配额不足" },
    meaning: {
      en: "Releasing a prepaid instance early refunds it, and the account has no refund quota left. In spite of its name, the code is not about the balance.",
      zh: "提前释放预付费实例会退费，而账号的退费配额不够了。虽然名字里有 Credit，它说的并不是账户余额。",
    },
    causes: [
      {
        en: "The account has used up its quota for refunds of prepaid instances.",
        zh: "账号用于预付费退订的退费配额已经用完。",
        basis: "documented",
      },
      {
        en: "Many prepaid instances are released early at once: a batch refund takes up to 20 of them.",
        zh: "一次提前释放的预付费实例太多：批量退订一次最多 20 台。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Read the refund rules (退款说明), and ask by ticket (工单) how much of the refund quota is left.",
        zh: "查看退款说明，并提交工单询问退费配额还剩多少。",
        basis: "inferred",
      },
      {
        en: "If nothing needs to be refunded, wait until the instance has expired, then release it with DELETE /v2/instance/INSTANCE_ID.",
        zh: "不需要退费的话，等实例到期后，用 DELETE /v2/instance/INSTANCE_ID 释放。",
        basis: "documented",
      },
    ],
    retryable: null,
    parameters: ["instanceId"],
    operations: [],
    related: ["bcc/Instance.ReleaseNotPrepay", "account/AccountOverdue"],
    evidence: "documented",
    sources: [prepaidRelease, batchRefund, release],
  },
] as const satisfies readonly Entry[];
