import type { Entry, Source } from "../entry.js";
import { terraformProvider } from "../sources.js";

const skillErrorList: Source = {
  title: "hkczc/baiducloud-aiops-skills: EIP skill, troubleshooting.md",
  url: "https://github.com/hkczc/baiducloud-aiops-skills",
  date: "2026-08-19",
};
const skillOrderNote: Source = {
  title: "hkczc/baiducloud-aiops-skills: top5-doc-write.md",
  url: "https://github.com/hkczc/baiducloud-aiops-skills",
  date: "2026-08-19",
};
const unbinding: Source = {
  title: "EIP: unbinding an EIP",
  url: "https://intl.cloud.baidu.com/doc/EIP/s/Djwvz314s-en",
  date: null,
};
const instanceGuide: Source = {
  title: "EIP: operating an instance",
  url: "https://intl.cloud.baidu.com/doc/EIP/s/Tkcu53i5z",
  date: null,
};
const controllerReport: Source = {
  title: "cloud-provider-baiducloud issue 56",
  url: "https://github.com/kubernetes-retired/cloud-provider-baiducloud/issues/56",
  date: "2019-03-11",
};

export const entries = [
  {
    id: "eip/EipNotFound",
    code: "EipNotFound",
    service: "eip",
    httpStatus: null,
    failureClass: "not-found",
    message: null,
    title: { en: "EIP does not exist in this region", zh: "该地域下没有这个 EIP" },
    meaning: {
      en: "The EIP service of the region has no such address. The code is known only from the Terraform provider; the NAT table lists NoSuchEip for this case.",
      zh: "所调用地域的 EIP 服务里没有这个地址。该错误码只见于 Terraform Provider 源码；NAT 错误码表中同类情况是 NoSuchEip。",
    },
    causes: [
      {
        en: "The EIP was released by hand or by another tool, while this tool still refers to it.",
        zh: "EIP 已被人工或其他工具释放，而当前工具仍在引用它。",
        basis: "inferred",
        check: "eip-elsewhere",
      },
      {
        en: "The call went to another region: each has its own endpoint, eip.{region}.baidubce.com.",
        zh: "调用了别的地域：每个地域有各自的接入点 eip.{region}.baidubce.com。",
        basis: "inferred",
        check: "eip-elsewhere.region",
      },
      {
        en: "A name or an id was sent where the API requires the address itself, such as 180.76.122.3.",
        zh: "接口要求填 IP 地址本身（如 180.76.122.3），却填了名称或 ID。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "List the EIPs of the region; if the address was released by mistake, check whether the EIP recycle bin still has it.",
        zh: "查询该地域的 EIP 列表；如果是误释放，到 EIP 回收站看看能否恢复。",
        basis: "inferred",
      },
      {
        en: "If you are deleting, treat it as done: a Kubernetes controller that treated a missing EIP as a failure retried endlessly.",
        zh: "如果是在删除，视为已完成即可：曾有 Kubernetes 控制器把 EIP 不存在当作失败，结果不停重试。",
        basis: "observed",
      },
      {
        en: "In Terraform, check the plan: the provider removes such an EIP from the state and plans to order a new one.",
        zh: "使用 Terraform 时仔细看 plan：Provider 会把该 EIP 移出状态，并计划重新购买一个。",
        basis: "observed",
      },
    ],
    retryable: false,
    parameters: [],
    operations: [],
    related: ["nat/NoSuchEip", "eip/EipUnbindFailed"],
    evidence: "client-source",
    sources: [terraformProvider, unbinding, controllerReport],
  },
  {
    id: "eip/EipUnbindFailed",
    code: "EipUnbindFailed",
    service: "eip",
    httpStatus: null,
    failureClass: "state",
    message: null,
    title: { en: "EIP could not be unbound", zh: "EIP 解绑失败" },
    meaning: {
      en: "The EIP is still bound. A public operations skill lists the code, with 400, among the BLB errors, so expect it when unbinding an EIP from a BLB.",
      zh: "EIP 没有解绑成功。该错误码见于公开的运维技能（skill）中的 BLB 错误列表，状态码为 400，多出现在 BLB 解绑 EIP 时。",
    },
    causes: [
      {
        en: "The EIP is in transition (binding, unbinding, updating), for example right after a bind or a bandwidth change.",
        zh: "EIP 正处于中间状态（binding、unbinding、updating），例如刚做完绑定或带宽调整。",
        basis: "inferred",
      },
      {
        en: "The EIP is not bound to anything: only a bound EIP can be unbound.",
        zh: "EIP 当前没有绑定任何实例，只有已绑定的 EIP 才能解绑。",
        basis: "documented",
      },
      {
        en: "The EIP belongs to a BLB ordered with public access: an older EIP guide says that such an EIP can be replaced but not unbound.",
        zh: "该 EIP 属于购买时开通公网的 BLB：较早的 EIP 操作指南说明，这种 EIP 只能更换，不能解绑。",
        basis: "documented",
      },
    ],
    fixes: [
      {
        en: "Query the status with QueryEipList and wait until it is binded or available; unbind only if it is binded.",
        zh: "用 QueryEipList 查询 EIP 状态，等它变为 binded 或 available，仅在 binded 时再解绑。",
        basis: "inferred",
      },
      {
        en: "If it is binded and still cannot be unbound, open a ticket (工单) and name the EIP and the BLB.",
        zh: "如果一直是 binded 却解绑不了，提交工单，写明 EIP 地址和 BLB 的 ID。",
        basis: "inferred",
      },
    ],
    retryable: null,
    parameters: [],
    operations: [],
    related: ["blb/LastOperationNotFinished", "eip/EipNotFound"],
    evidence: "second-hand",
    sources: [skillErrorList, unbinding, instanceGuide],
  },
  {
    id: "eip/OrderNotFoundException",
    code: "OrderNotFoundException",
    service: "eip",
    httpStatus: 404,
    failureClass: "not-found",
    message: "uuid: ${orderId}, accountId: ${accountId}",
    title: { en: "The order of the EIP was not found", zh: "没有找到 EIP 的订单" },
    meaning: {
      en: "Baidu's order service did not find the EIP order. Known only from calls between internal services that a public skill quotes, with accountId: null; the calling service failed with a 5xx.",
      zh: "百度的订单服务没有找到该 EIP 订单。仅见于公开技能（skill）引用的内部服务调用，其中 accountId 为 null，发起调用的服务因此返回 5xx。",
    },
    causes: [
      {
        en: "The order was deleted, is too new to be visible to the service that executes it, or belongs to another account.",
        zh: "订单已被删除，或刚生成、执行服务还查不到，或属于另一个账号。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Check the order list in the console to see whether the EIP was ordered; do not order again before you know.",
        zh: "先在控制台订单列表确认 EIP 是否已购买，确认之前不要重复下单。",
        basis: "inferred",
      },
      {
        en: "If the order exists but the EIP does not, open a ticket (工单) with the uuid from the message.",
        zh: "订单存在而 EIP 没有出现时，提交工单并附上消息中的 uuid。",
        basis: "inferred",
      },
    ],
    retryable: null,
    parameters: [],
    operations: [],
    related: ["eip/EipNotFound", "nat/createOrderError"],
    evidence: "observed",
    sources: [skillOrderNote],
  },
] as const satisfies readonly Entry[];
