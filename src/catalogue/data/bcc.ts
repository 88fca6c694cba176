import type { Entry, Source } from "../entry.js";
import { blbErrors, kubevelaReport, terraformProvider } from "../sources.js";

const release: Source = {
  title: "BCC: releasing an instance",
  url: "https://intl.cloud.baidu.com/doc/BCC/s/8ks4cbh9l",
  date: null,
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
const alibabaClients: Source = { title: "Public Go clients of Alibaba Cloud that test for the same code", url: null, date: null };

export const entries = [
  {
    id: "bcc/Instance.ReleaseWhileCreating",
    code: "Instance.ReleaseWhileCreating",
    service: "bcc",
    httpStatus: null,
    message: null,
    title: { en: "Instance cannot be released while being created", zh: "实例创建中，不能释放" },
    meaning: {
      en: "A cloud server was to be released before its creation had finished. Creating is asynchronous: a successful create call only means that the order was placed.",
      zh: "云服务器还没有创建完成就要释放它。创建是异步的，创建接口返回成功只表示订单已生成。",
    },
    causes: [
      {
        en: "A run that failed or was cancelled cleans up at once, while the instance is still in the state of creation.",
        zh: "任务失败或取消后立即清理资源，而实例还处于创建中。",
        basis: "inferred",
      },
      {
        en: 'The release follows the create directly, because a 200 was read as "instance is ready".',
        zh: "把创建接口返回200当成实例已就绪，随即又发起释放。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Query the instance until it has left the state of creation, then send the release again.",
        zh: "查询实例状态，等它不再是创建中后重新发起释放。",
        basis: "documented",
      },
      {
        en: "In Terraform, lengthen the delete timeout: the provider repeats the release on this code until it runs out.",
        zh: "使用 Terraform 时调长 delete 超时，provider 遇到该错误码会重试释放，直到超时。",
        basis: "observed",
      },
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["eni/VmStatusException", "bcc/InvalidInstanceId.NotFound"],
    evidence: "client-source",
    sources: [terraformProvider, release, goSdkBccGuide],
  },
  {
    id: "bcc/InvalidInstanceId.NotFound",
    code: "InvalidInstanceId.NotFound",
    service: "bcc",
    httpStatus: null,
    message: null,
    title: { en: "No cloud server has this id", zh: "没有这个ID的云服务器" },
    meaning: {
      en: 'The instance id leads to no cloud server. When it destroys an instance, the Terraform provider reads this code as "already gone". No BCC answer with it has been published.',
      zh: "该实例ID没有对应的云服务器。Terraform provider 在销毁实例时把它当作“已不存在”；没有公开的 BCC 返回可供印证。",
    },
    causes: [
      {
        en: "The instance was released outside of the tool, for instance in the console or at the end of its prepaid term.",
        zh: "实例已在工具之外释放，例如在控制台释放，或预付费到期后被释放。",
        basis: "inferred",
      },
      {
        en: "The id is looked up in another region than the one where the instance runs.",
        zh: "查询的地域与实例所在地域不同。",
        basis: "inferred",
      },
      {
        en: "It is Alibaba Cloud's answer: that cloud uses the very same code, so look at the host if a run speaks to both.",
        zh: "返回来自阿里云：它也用同名错误码。同一任务同时操作两家云时，先看请求发往哪个域名。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Check that the id has the form i-… and that its region is that of the endpoint bcc.{region}.baidubce.com.",
        zh: "核对实例ID是否为 i- 开头，以及它所在地域是否与域名 bcc.{region}.baidubce.com 一致。",
        basis: "inferred",
      },
      {
        en: "In Terraform, a destroy counts it as done but a refresh stops at it: take the instance out with terraform state rm.",
        zh: "Terraform 销毁时会视为成功，但刷新状态会因它中断：用 terraform state rm 把该实例移出状态。",
        basis: "observed",
      },
    ],
    retryable: false,
    parameters: ["instanceId"],
    operations: [],
    related: ["bcc/Forbidden.InstanceNotFound", "bcc/InstanceNotFound", "vpc/NoSuchObject"],
    evidence: "client-source",
    sources: [terraformProvider, alibabaClients],
  },
  {
    id: "bcc/Forbidden.InstanceNotFound",
    code: "Forbidden.InstanceNotFound",
    service: "bcc",
    httpStatus: null,
    message: null,
    title: { en: "Cloud server not found or not yours", zh: "云服务器不存在或不归你所有" },
    meaning: {
      en: "Known only from the Terraform provider, which treats it like InvalidInstanceId.NotFound. The name suggests that the service will not say whether the instance is missing or merely not yours.",
      zh: "除 Terraform provider 的列表外没有其他资料，它与 InvalidInstanceId.NotFound 同等处理。从名字看，它不区分实例不存在与无权查看。",
    },
    causes: [
      {
        en: "The instance belongs to another account than the access key does.",
        zh: "实例属于另一个账号，而不是当前AK所属的账号。",
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
        en: "See which profile, and so which account, the call was made with before you take the instance for lost.",
        zh: "先确认调用用的是哪个 profile、属于哪个账号，再判断实例是否真的没了。",
        basis: "inferred",
        command: "bce configure list",
      },
      {
        en: "As a sub-user, let the main account look for the instance: if it sees it, a permission is missing.",
        zh: "如果是子用户，请主账号查询该实例：主账号查得到，就是缺少权限。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["instanceId"],
    operations: [],
    related: ["bcc/InvalidInstanceId.NotFound", "global/AccessDenied"],
    evidence: "client-source",
    sources: [terraformProvider],
  },
  {
    id: "bcc/ZoneExceptions.ZoneSoldOutException",
    code: "ZoneExceptions.ZoneSoldOutException",
    service: "bcc",
    httpStatus: null,
    message: "this zone is sold out",
    title: { en: "Zone has no capacity left", zh: "该可用区资源已售罄" },
    meaning: {
      en: "The availability zone cannot supply the cloud server ordered. It is a matter of stock, not of your quota or balance.",
      zh: "该可用区无法提供所订购的云服务器。这是库存问题，与配额或账户余额无关。",
    },
    causes: [
      {
        en: "The zone has no stock of the flavour ordered; seen when Terraform created a BCC instance.",
        zh: "该可用区没有所选规格的库存，见于用 Terraform 创建 BCC 实例时。",
        basis: "observed",
      },
      {
        en: "The zone was copied from an example or an older configuration and nothing is sold there now.",
        zh: "可用区照抄自示例或旧配置，如今那里已不再售卖。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Choose another zoneName or another flavour.",
        zh: "换一个可用区（zoneName），或换一种规格。",
        basis: "observed",
      },
      {
        en: "A subnet lies in one zone: find one in the new zone first, or create it there.",
        zh: "子网属于某一个可用区：换可用区前先找到或新建那里的子网。",
        basis: "inferred",
        command: "bce vpc QuerySubnetList --vpcId VPC_ID --zoneName ZONE_NAME",
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
    message: null,
    title: { en: "Instance not found, also used for a BLB", zh: "实例不存在（也可能指BLB）" },
    meaning: {
      en: 'The instance named in the call is missing. Look at the host that answered: at blb.{region} the "instance" is the load balancer, for which BLB documents this code.',
      zh: "调用中指定的实例不存在。先看是哪个域名返回的：blb.{region} 返回时，实例指的是负载均衡，BLB 错误码表中就有它。",
    },
    causes: [
      {
        en: "The load balancer was released or lies in another region than the one called.",
        zh: "负载均衡已释放，或不在所调用的地域。",
        basis: "inferred",
      },
      {
        en: "The id is of another kind than the call wants, such as an i-… id where a BLB id belongs.",
        zh: "传入的ID类型不对，例如在应填 BLB ID 的位置填了 i- 开头的云服务器ID。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "For a BLB, verify region and id with DescribeBlbs or DescribeAppBlbs; for a server, with the instance list of BCC.",
        zh: "BLB 用 DescribeBlbs 或 DescribeAppBlbs 核对地域和ID；云服务器则查 BCC 实例列表。",
        basis: "observed",
      },
      {
        en: "In Terraform, find out why it is gone before you apply: the provider drops the resource from the state and plans it anew.",
        zh: "使用 Terraform 时，先查清实例为何消失再 apply：provider 会把资源移出状态并计划新建。",
        basis: "observed",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["blb/BlbNotFound", "bcc/InvalidInstanceId.NotFound", "bcc/InstanceNotExist"],
    evidence: "client-source",
    sources: [terraformProvider, blbErrors],
  },
  {
    id: "bcc/InstanceNotExist",
    code: "InstanceNotExist",
    service: "bcc",
    httpStatus: null,
    message: null,
    title: { en: "Instance not found, mostly of a database", zh: "实例不存在（多为数据库实例）" },
    meaning: {
      en: "The instance is missing. The Terraform provider tests for this spelling by name when it destroys RDS, SCS and DTS instances, so a cloud server is seldom meant.",
      zh: "实例不存在。Terraform provider 在销毁 RDS、SCS、DTS 实例时会专门检查这个写法，所以它通常不是指云服务器。",
    },
    causes: [
      {
        en: "The RDS, SCS or DTS instance was deleted already, in the console or by an earlier run.",
        zh: "RDS、SCS 或 DTS 实例此前已在控制台或上一次任务中删除。",
        basis: "inferred",
      },
      {
        en: "The id is right, but the request went to the endpoint of another product or region.",
        zh: "ID 没错，但请求发到了别的产品或别的地域的域名。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "When destroying, ignore it as the Terraform provider does: the aim is reached.",
        zh: "销毁时可以像 Terraform provider 那样忽略它，目的已经达到。",
        basis: "observed",
      },
      {
        en: "Otherwise see from the host in the log which product answered, and search the instance there.",
        zh: "其他情况下，从日志里的域名看清是哪个产品返回的，再到该产品下查找实例。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["bcc/InstanceNotFound", "bcc/ResourceNotFoundException"],
    evidence: "client-source",
    sources: [terraformProvider],
  },
  {
    id: "bcc/ResourceNotFoundException",
    code: "ResourceNotFoundException",
    service: "bcc",
    httpStatus: 404,
    message: null,
    title: { en: "Certificate or other resource does not exist", zh: "证书等资源不存在" },
    meaning: {
      en: 'The certificate service uses this code for a certificate that does not exist. The Terraform provider takes it as "not found" for all its resources; VPC does not document it.',
      zh: "证书服务用它表示证书不存在。Terraform provider 对所有资源都把它视为不存在；VPC 文档中没有这个错误码。",
    },
    causes: [
      {
        en: "The certificate was deleted or replaced, while a BLB listener or a configuration still holds its old id.",
        zh: "证书已被删除或替换，而 BLB 监听器或配置里还留着旧的证书ID。",
        basis: "inferred",
      },
      {
        en: "The certificate belongs to another account than the access key.",
        zh: "证书属于另一个账号，而非当前AK的账号。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "List the certificates of the account (ListCerts in the Go SDK) and put a present id into the configuration.",
        zh: "列出账号下的证书（Go SDK 为 ListCerts），把配置中的证书ID换成现有的。",
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
] as const satisfies readonly Entry[];
