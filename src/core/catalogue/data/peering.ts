import type { Entry } from "../entry.js";
import { errorTables, goSdkVpcGuide, operationMetadata } from "../sources.js";

const onExistingConnection = [
  "AcceptPeerConn",
  "ClosePeerConnSyncDns",
  "OpenPeerConnSyncDns",
  "RefundPeerConn",
  "RejectPeerConn",
  "ReleasePeerConn",
  "RenewPeerConn",
  "UpdatePeerConn",
  "UpdatePeerConnBandwidth",
  "UpdatePeerConnDeleteProtect",
] as const;
const allOperations = [
  "AcceptPeerConn",
  "ClosePeerConnSyncDns",
  "CreatePeerConn",
  "GetPeerConn",
  "ListPeerConn",
  "OpenPeerConnSyncDns",
  "RefundPeerConn",
  "RejectPeerConn",
  "ReleasePeerConn",
  "RenewPeerConn",
  "UpdatePeerConn",
  "UpdatePeerConnBandwidth",
  "UpdatePeerConnDeleteProtect",
] as const;

export const entries = [
  {
    id: "peering/BadRequest",
    code: "BadRequest",
    service: "peering",
    httpStatus: 400,
    failureClass: "input",
    message: "BadRequest",
    title: { en: "Peering request refused without a reason", zh: "对等连接请求被拒绝，未说明原因" },
    meaning: {
      en: "A parameter of a peering call is wrong. The message only repeats the code, so check the request itself for which one.",
      zh: "对等连接请求的参数有误。消息只是重复错误码，需要对照请求本身找出是哪个参数。",
    },
    causes: [
      {
        en: "CreatePeerConn breaks a rule: the two VPCs are the same, already have a connection, or are both relay VPCs.",
        zh: "CreatePeerConn 违反限制：两端是同一个VPC、两端之间已有对等连接，或两端都是中继VPC。",
        basis: "inferred",
      },
      {
        en: "A connection within one region was ordered as Prepaid; there only Postpaid is possible.",
        zh: "同地域的对等连接选了 Prepaid，而同地域只支持后付费（Postpaid）。",
        basis: "inferred",
      },
      {
        en: "An id of the wrong kind: localIfId is the interface (qpif-), peerConnId the connection (peerconn-).",
        zh: "ID 类型不对：localIfId 是接口ID（qpif- 开头），peerConnId 是对等连接ID（peerconn- 开头）。",
        basis: "inferred",
      },
      {
        en: "DNS synchronisation was switched on or off without role, which must be initiator or acceptor.",
        zh: "开启或关闭同步DNS时没有传 role，该参数必须是 initiator 或 acceptor。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Before creating, list the connections of the local VPC and see whether one leads to the peer VPC already.",
        zh: "创建之前，列出本端VPC的对等连接，看是否已有通往对端VPC的连接。",
        basis: "documented",
        command: "bcevpc call ListPeerConn vpcId=VPC_ID",
      },
      {
        en: "For two VPCs of one region set billing.paymentTiming to Postpaid and drop reservation.",
        zh: "两端在同一地域时，把 billing.paymentTiming 设为 Postpaid，并去掉 reservation。",
        basis: "documented",
      },
      {
        en: "Copy localIfId from the details of the connection. Within one region pass role too, or either end may be returned.",
        zh: "从对等连接详情中复制 localIfId；同地域的对等连接要带上 role，否则会随机返回一端的信息。",
        basis: "documented",
        command: "bcevpc call GetPeerConn peerConnId=PEERCONN_ID role=initiator",
      },
    ],
    retryable: false,
    parameters: [],
    operations: allOperations,
    related: ["peering/UnsupportedPeerConnOperation", "peering/PeerIfNameException", "vpc/BadRequest", "nat/BadRequest"],
    evidence: "documented",
    sources: [errorTables, goSdkVpcGuide, operationMetadata],
  },
  {
    id: "peering/UnsupportedPeerConnOperation",
    code: "UnsupportedPeerConnOperation",
    service: "peering",
    httpStatus: 400,
    failureClass: "state",
    message: "The peerConn does not support this operation",
    title: { en: "Peering connection does not allow this operation now", zh: "对等连接当前不支持该操作" },
    meaning: {
      en: "The connection exists, but its billing, its state or your side of it forbids the operation. The message does not say which.",
      zh: "对等连接存在，但它的付费方式、状态，或你所在的一端不允许该操作；消息没有说明是哪一种。",
    },
    causes: [
      {
        en: "Billing: a prepaid connection in use cannot be released before it expires, and a postpaid one cannot be renewed.",
        zh: "付费方式：可用且未到期的预付费对等连接不能释放，后付费的不能续费。",
        basis: "documented",
      },
      {
        en: "Side: across accounts only the initiator may release, renew or change the bandwidth.",
        zh: "所在端：跨账号时，只有发起端能释放、续费和升降级带宽。",
        basis: "documented",
      },
      {
        en: "State: DNS synchronisation can be switched on or off only while the connection is available and no earlier switch is running.",
        zh: "状态：只有对等连接可用、且DNS状态不是同步中或同步关闭中，才能开启或关闭同步DNS。",
        basis: "documented",
      },
      {
        en: "Accepting or rejecting comes too late: requests lapse after 7 days, and within one account they are accepted automatically.",
        zh: "接受或拒绝得太晚：连接请求 7 天后超时；同账号的连接则由系统自动接受，无需处理。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Read role, status, dnsStatus and paymentTiming of the connection; they show which restriction applies.",
        zh: "查看对等连接的 role、status、dnsStatus 和 paymentTiming，判断受哪一条限制。",
        basis: "inferred",
        command: "bcevpc call GetPeerConn peerConnId=PEERCONN_ID",
      },
      {
        en: "To give up a prepaid connection before it expires, unsubscribe with RefundPeerConn, which covers connections within the border (境内) only.",
        zh: "要提前放弃未到期的预付费对等连接，可用 RefundPeerConn 退订，仅支持境内的对等连接。",
        basis: "inferred",
        command: "bcevpc apis RefundPeerConn",
      },
      {
        en: "If your account is the acceptor, have the initiator's account run the operation. While DNS is switching, wait for it to end.",
        zh: "如果你是接受端，请由发起端账号执行；DNS正在同步或关闭时，等它结束后再操作。",
        basis: "documented",
      },
    ],
    retryable: null,
    parameters: ["peerConnId"],
    operations: onExistingConnection,
    related: ["peering/ResizeException", "peering/BadRequest", "nat/NatPostpaid"],
    evidence: "documented",
    sources: [errorTables, goSdkVpcGuide, operationMetadata],
  },
  {
    id: "peering/PeerIfNameException",
    code: "PeerIfNameException",
    service: "peering",
    httpStatus: 400,
    failureClass: "input",
    message: "diff account are not allowed to set PeerIfName",
    title: { en: "Peer interface name is not allowed across accounts", zh: "跨账号对等连接不能设置对端接口名称" },
    meaning: {
      en: 'CreatePeerConn set peerIfName for a connection to another account; the interface there is not yours to name. The English table mistakenly says "peer API names".',
      zh: "CreatePeerConn 创建跨账号对等连接时设置了 peerIfName，而对端接口属于另一个账号，不能由本端命名。英文错误码表误写成了“peer API names”。",
    },
    causes: [
      {
        en: "A template for one account was reused across accounts: peerAccountId was added, but peerIfName was kept.",
        zh: "把同账号的模板用于跨账号：加上了 peerAccountId，却保留了 peerIfName。",
        basis: "inferred",
      },
      {
        en: "peerAccountId was filled in although both VPCs belong to one account; it is only for connections across accounts.",
        zh: "两端VPC属于同一账号，却填了 peerAccountId；该字段只在跨账号时才需要。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Across accounts remove peerIfName from the body; localIfName, the name of your own end, may stay.",
        zh: "跨账号时，从请求体中去掉 peerIfName；本端接口名称 localIfName 可以保留。",
        basis: "documented",
        command: "bcevpc lint POST /v1/peerconn -d @BODY.json",
      },
      {
        en: "The other account can name its end after accepting, with UpdatePeerConn and its own localIfId and localIfName.",
        zh: "对端账号接受连接后，可自行调用 UpdatePeerConn，用自己的 localIfId 和 localIfName 命名。",
        basis: "inferred",
      },
      {
        en: "Within one account remove peerAccountId and keep peerIfName.",
        zh: "同账号时，去掉 peerAccountId，保留 peerIfName。",
        basis: "documented",
      },
    ],
    retryable: false,
    parameters: ["peerIfName", "peerAccountId"],
    operations: ["CreatePeerConn"],
    related: ["peering/BadRequest"],
    evidence: "documented",
    sources: [errorTables, operationMetadata, goSdkVpcGuide],
  },
  {
    id: "peering/ResizeException",
    code: "ResizeException",
    service: "peering",
    httpStatus: 400,
    failureClass: "state",
    message: "The prepay peerConn only support enlarge bandwidth",
    title: { en: "Prepaid peering bandwidth can only be raised", zh: "预付费对等连接只能升级带宽" },
    meaning: {
      en: "UpdatePeerConnBandwidth asked a prepaid connection for less bandwidth. Prepaid bandwidth can be raised but not lowered.",
      zh: "UpdatePeerConnBandwidth 要降低预付费对等连接的带宽，而预付费只能进行带宽升级，不能降级。",
    },
    causes: [
      {
        en: "newBandwidthInMbps is below the present bandwidth.",
        zh: "newBandwidthInMbps 小于当前带宽。",
        basis: "documented",
      },
      {
        en: "newBandwidthInMbps equals the present bandwidth, which is no increase.",
        zh: "newBandwidthInMbps 与当前带宽相同，不算升级。",
        basis: "inferred",
      },
      {
        en: "The increase was sent (10 to add 10 Mbps) instead of the new total.",
        zh: "填的是增加量（例如想加 10 Mbps 就填 10），而不是升级后的总带宽。",
        basis: "inferred",
      },
    ],
    fixes: [
      {
        en: "Read bandwidthInMbps and paymentTiming of the connection, and send a larger total as newBandwidthInMbps.",
        zh: "查看对等连接的 bandwidthInMbps 和 paymentTiming，把 newBandwidthInMbps 设为更大的总带宽。",
        basis: "documented",
        command: "bcevpc call GetPeerConn peerConnId=PEERCONN_ID",
      },
      {
        en: "If the bandwidth must go down, let the term end or unsubscribe, then order it again as Postpaid, which can be raised and lowered.",
        zh: "确需降低带宽时，等到期或退订后以 Postpaid 重新创建，后付费可升可降。",
        basis: "inferred",
      },
    ],
    retryable: false,
    parameters: ["newBandwidthInMbps"],
    operations: ["UpdatePeerConnBandwidth"],
    related: ["peering/UnsupportedPeerConnOperation"],
    evidence: "documented",
    sources: [errorTables, goSdkVpcGuide],
  },
] as const satisfies readonly Entry[];
