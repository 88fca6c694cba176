import type { Entry, Source } from "../entry.js";
import { blbErrors, blbGuide, kubernetesSubnetReport, terraformProvider } from "../sources.js";

const skillErrorList: Source = {
  title: "hkczc/baiducloud-aiops-skills: EIP skill, troubleshooting.md",
  url: "https://github.com/hkczc/baiducloud-aiops-skills",
  date: "2026-08-19",
};
const handDeletedReport: Source = {
  title: "cloud-provider-baiducloud issue 56",
  url: "https://github.com/kubernetes-retired/cloud-provider-baiducloud/issues/56",
  date: "2019-03-11",
};
const createdNotFoundReport: Source = {
  title: "cloud-provider-baiducloud issue 38",
  url: "https://github.com/kubernetes-retired/cloud-provider-baiducloud/issues/38",
  date: "2019-02-10",
};
const noAddressReport: Source = {
  title: "cloud-provider-baiducloud issue 67",
  url: "https://github.com/kubernetes-retired/cloud-provider-baiducloud/issues/67",
  date: "2019-04-22",
};
const blbConcepts: Source = {
  title: "BLB: basic concepts",
  url: "https://intl.cloud.baidu.com/en/doc/BLB/s/Qjwvxnp6x-intl-en",
  date: "2025-10-16",
};
const listenerApi: Source = {
  title: "BLB: listeners of an ordinary BLB",
  url: "https://cloud.baidu.com/doc/BLB/s/yjwvxnvl6",
  date: null,
};

export const entries = [
  {
    id: "blb/BlbNotFound",
    code: "BlbNotFound",
    service: "blb",
    httpStatus: null,
    failureClass: "not-found",
    message: null,
    title: { en: "Load balancer does not exist", zh: "负载均衡实例不存在" },
    meaning: {
      en: "Your account has no BLB with this id in the region. The Terraform provider tests for the code; the BLB table has InstanceNotFound for this case.",
      zh: "你的账号在该地域下没有这个ID的 BLB。Terraform provider 会检查该错误码；BLB 错误码表中负载均衡不存在写的是 InstanceNotFound。",
    },
    causes: [
      {
        en: "The BLB was deleted in the console while a controller or a Terraform state still refers to it.",
        zh: "BLB 已在控制台删除，而控制器或 Terraform 状态里仍引用着它。",
        basis: "observed",
      },
      {
        en: "The endpoint is that of another region than the BLB's (blb.{region}.baidubce.com).",
        zh: "调用的地域与 BLB 所在地域不同，域名应为 blb.{region}.baidubce.com。",
        basis: "inferred",
      },
      {
        en: "An application BLB was queried with a call for ordinary ones, or the other way round.",
        zh: "用普通型 BLB 的接口去查应用型 BLB，或者反过来。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "On a delete, treat it as success: a Kubernetes controller that did not could not remove services whose BLB had been deleted by hand.",
        zh: "删除时把它当作成功：手工删掉 BLB 后，对应的 Kubernetes Service 曾因控制器报错而一直删不掉。",
        basis: "observed",
      },
      {
        en: "List ordinary BLBs with DescribeBlbs and application BLBs with DescribeAppBlbs in the region, and look for the id.",
        zh: "分别用 DescribeBlbs 和 DescribeAppBlbs 列出该地域的普通型与应用型 BLB，查找这个ID。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["blb/ResourceNotExist", "bcc/InstanceNotFound"],
    evidence: "client-source",
    sources: [terraformProvider, handDeletedReport, blbErrors],
  },
  {
    id: "blb/ResourceNotExist",
    code: "ResourceNotExist",
    service: "blb",
    httpStatus: null,
    failureClass: "not-found",
    message: null,
    title: { en: "Load balancer or a part of it is missing", zh: "负载均衡或其下资源不存在" },
    meaning: {
      en: "The Terraform provider keeps this code as a second spelling of a missing BLB. The published BLB error table does not contain it.",
      zh: "Terraform provider 把它作为 BLB 不存在的第二种写法。公开的 BLB 错误码表中没有这个错误码。",
    },
    causes: [
      {
        en: "The BLB was just created and queries do not see it yet; such a delay has been reported.",
        zh: "BLB 刚刚创建，查询还看不到它；这种延迟有过公开反馈。",
        basis: "observed",
      },
      {
        en: "The BLB, or a listener or server group of it, was deleted between two calls.",
        zh: "BLB 或它的监听器、服务器组在两次调用之间被删除了。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "After a create, repeat the query for some seconds before you give up; do not create a second BLB at once.",
        zh: "刚创建完的话，隔几秒多查几次再下结论，不要马上再建一个 BLB。",
        basis: "inferred",
      },
      {
        en: "If it lasts, give support the request ids of both calls, the create and the query.",
        zh: "一直查不到时，把创建和查询两次调用的requestId都提供给客服。",
        basis: "observed",
      },
    ],
    retryable: null,
    parameters: [],
    operations: [],
    related: ["blb/BlbNotFound", "eni/ResourceNotExistException"],
    evidence: "client-source",
    sources: [terraformProvider, createdNotFoundReport],
  },
  {
    id: "blb/SubnetInvalid",
    code: "SubnetInvalid",
    service: "blb",
    httpStatus: 403,
    failureClass: "input",
    message: "Subnet information error.",
    title: { en: "Subnet cannot host a load balancer", zh: "该子网不能创建负载均衡" },
    meaning: {
      en: "The BLB cannot be created in this subnet. The message does not say what is wrong with it, and the 403 does not mean a missing permission.",
      zh: "指定的子网不能用来创建 BLB。消息没有说明子网哪里不对，403 也不代表缺少权限。",
    },
    causes: [
      {
        en: "The subnet is of type NAT: seen when a Kubernetes service used the subnet of its nodes.",
        zh: "子网类型是 NAT：见于 Kubernetes Service 沿用节点所在子网创建 BLB 的情况。",
        basis: "observed",
      },
      {
        en: "The subnet id belongs to another VPC than the vpcId of the request, or to another region.",
        zh: "子网不属于请求中的 vpcId，或者在另一个地域。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Look at subnetType of the subnet; the controller was fixed by choosing one of type BCC.",
        zh: "查看该子网的 subnetType；当时控制器的修复办法就是改选 BCC 类型的子网。",
        basis: "observed",
        command: "bcevpc call QuerySpecifiedSubnet subnetId=SUBNET_ID",
      },
      {
        en: "Choose a subnet of type BCC in the same VPC with free addresses: BLB creation fails in a full subnet too.",
        zh: "在同一VPC里选一个 BCC 类型、还有空闲IP的子网；子网IP用完同样会导致 BLB 创建失败。",
        basis: "observed",
        command: "bcevpc call QuerySubnetList vpcId=VPC_ID subnetType=BCC",
      },
    ],
    retryable: false,
    parameters: ["subnetId"],
    operations: [],
    related: ["eni/NatSubnetCanNotBindEip", "eni/SubnetTypeInvalidException", "eni/SubnetHasNoMoreIpException"],
    evidence: "observed",
    sources: [kubernetesSubnetReport, noAddressReport],
  },
  {
    id: "blb/BackendServerNotFound",
    code: "BackendServerNotFound",
    service: "blb",
    httpStatus: 404,
    failureClass: "not-found",
    message: "The specified backend server does not exist.",
    title: { en: "Backend server is not bound to the BLB", zh: "指定的后端服务器不存在" },
    meaning: {
      en: "The BLB has no backend server with the instance id given. The instance itself may well exist.",
      zh: "该 BLB 下没有这个实例ID对应的后端服务器，实例本身可能是存在的。",
    },
    causes: [
      {
        en: "The server was already removed from the BLB, for example by an earlier attempt.",
        zh: "该服务器早已从 BLB 移除，例如同样的移除操作之前已执行过一次。",
        basis: "inferred",
      },
      {
        en: "The weight of a server was updated before the server was added.",
        zh: "还没有添加这台后端服务器，就先去更新它的权重。",
        basis: "inferred",
      },
      {
        en: "In an application BLB the server is in another server group than the one named.",
        zh: "在应用型 BLB 中，该服务器属于另一个服务器组。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "List the servers with DescribeBlbServers, or DescribeAppBlbServerGroupRs for a server group, and use an instance id from there.",
        zh: "用 DescribeBlbServers（服务器组用 DescribeAppBlbServerGroupRs）列出后端服务器，使用其中的实例ID。",
        basis: "observed",
      },
      {
        en: "When removing, treat it as done; when updating a weight, add the server first.",
        zh: "移除操作遇到它可视为已完成；更新权重则要先添加该服务器。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["blb/BackendServerAlreadyExist", "bcc/InstanceNotFound"],
    evidence: "documented",
    sources: [blbErrors, blbConcepts, skillErrorList],
  },
  {
    id: "blb/ListenerAlreadyExist",
    code: "ListenerAlreadyExist",
    service: "blb",
    httpStatus: 400,
    failureClass: "conflict",
    message: "Listener already exists.",
    title: { en: "Listener port is already in use on the BLB", zh: "BLB 上该监听端口已被占用" },
    meaning: {
      en: "The BLB already has a listener at the port that you want to create one for. Listeners of an ordinary BLB are told apart by their port alone.",
      zh: "该 BLB 在这个端口上已有监听器。普通型 BLB 的监听器以端口区分。",
    },
    causes: [
      {
        en: "An earlier create succeeded although its answer was lost, and the same request was sent again.",
        zh: "之前的创建已经成功，只是没收到返回，又把同样的请求发了一次。",
        basis: "inferred",
      },
      {
        en: "The listener was made in the console or by a Kubernetes service and is unknown to this tool.",
        zh: "监听器是在控制台或由 Kubernetes Service 创建的，当前工具并不知道它。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Query the listeners of the BLB; update the existing one if that is the one you want, or choose another listenerPort.",
        zh: "查询该 BLB 的监听器：本意就是它则改用更新接口，否则换一个 listenerPort。",
        basis: "observed",
      },
      {
        en: "Keep one owner per BLB: import the listener into Terraform rather than creating it there a second time.",
        zh: "同一个 BLB 只由一个工具管理：把已有监听器导入 Terraform，而不是重新创建。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["blb/BackendServerAlreadyExist", "blb/LastOperationNotFinished"],
    evidence: "documented",
    sources: [blbErrors, listenerApi, skillErrorList],
  },
  {
    id: "blb/BackendServerAlreadyExist",
    code: "BackendServerAlreadyExist",
    service: "blb",
    httpStatus: 400,
    failureClass: "conflict",
    message: "Backend server already exists.",
    title: { en: "Backend server is already bound to the BLB", zh: "要绑定的后端服务器已存在" },
    meaning: {
      en: "The instance is already a backend server of this BLB. Adding is for new servers; weights are changed by the update call.",
      zh: "该实例已经是这个 BLB 的后端服务器。添加接口只用于新服务器，调整权重要用更新接口。",
    },
    causes: [
      {
        en: "An add was repeated after a timeout, or two controllers manage the same BLB.",
        zh: "添加操作重复执行：超时后重发，或两个控制器同时管理这个 BLB。",
        basis: "inferred",
      },
      {
        en: "The add call was used to change the weight of a server that is bound.",
        zh: "想修改已绑定服务器的权重，却用了添加接口。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Change the weight with UpdateBlbServer, or UpdateAppBlbServerGroupRs in a server group.",
        zh: "修改权重用 UpdateBlbServer，服务器组用 UpdateAppBlbServerGroupRs。",
        basis: "observed",
      },
      {
        en: "Compare the list to add with the servers already bound and send only the difference.",
        zh: "把待添加列表与已绑定的服务器比对，只提交差集。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["blb/BackendServerNotFound", "blb/ListenerAlreadyExist"],
    evidence: "documented",
    sources: [blbErrors, skillErrorList],
  },
  {
    id: "blb/LastOperationNotFinished",
    code: "LastOperationNotFinished",
    service: "blb",
    httpStatus: 409,
    failureClass: "state",
    message: "Last operation has not finished.",
    title: { en: "Previous change of the BLB is still running", zh: "BLB 的上一个操作尚未完成" },
    meaning: {
      en: "Changes to a BLB are asynchronous: while one runs, the BLB is updating and refuses others. The same request succeeds afterwards.",
      zh: "BLB 的变更是异步的：执行期间实例处于 updating 状态，会拒绝其他变更。等它完成后，同样的请求即可成功。",
    },
    causes: [
      {
        en: "Listeners or backend servers are changed in quick succession, each call sent as soon as the last one returned.",
        zh: "连续修改监听器或后端服务器，上一个调用刚返回就发出下一个。",
        basis: "documented",
      },
      {
        en: "Two writers work on one BLB, such as Terraform and the controller of a Kubernetes service.",
        zh: "有两方同时修改同一个 BLB，例如 Terraform 和 Kubernetes Service 的控制器。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Poll the status of the BLB and send the next change when it is available, as the Terraform provider does.",
        zh: "轮询 BLB 的 status，变为 available 后再发下一个变更，Terraform provider 就是这样做的。",
        basis: "observed",
      },
      {
        en: "Put several backend servers into one call: the add and update calls take a list.",
        zh: "把多台后端服务器放进一次调用：添加和更新接口都支持列表。",
        basis: "observed",
      },
    ],
    retryable: true,
    parameters: [],
    operations: [],
    related: ["vpc/OperationDenied", "eip/EipUnbindFailed"],
    evidence: "documented",
    sources: [blbErrors, blbGuide, terraformProvider],
  },
] as const satisfies readonly Entry[];
