import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import type { JsonObject } from "../../../../core/operations/values/values.js";
import type { Bilingual } from "../../../../core/text/bilingual.js";
import type { Check, Look } from "../../check.js";
import { callWith, commandFor } from "../../command.js";
import { readOne } from "../../lists.js";
import { textIn } from "../../resources.js";
import type { Subject } from "../../subject.js";

/** What of a connection forbids an operation, and what to do instead. */
interface Bar {
  readonly cause: string;
  readonly operations: readonly string[];
  readonly holds: (connection: JsonObject) => boolean;
  readonly says: (connection: JsonObject) => Bilingual;
  readonly instead: Bilingual;
  /** The operation that does it; the read of the connection without. */
  readonly operation?: string;
}

const is =
  (name: string, ...values: readonly string[]) =>
  (connection: JsonObject): boolean =>
    values.includes(textIn(connection, name));
const not =
  (name: string, ...values: readonly string[]) =>
  (connection: JsonObject): boolean =>
    textIn(connection, name) !== "" && !values.includes(textIn(connection, name));
const state = (connection: JsonObject): Bilingual => ({
  en: `its status is ${textIn(connection, "status")}`,
  zh: `状态是 ${textIn(connection, "status")}`,
});

const abroad: ReadonlySet<string> = new Set(["hkg", "sin"]);
/** Between a region of the mainland and one that is not: what the pages call 跨境. */
const crossesBorder = (connection: JsonObject): boolean => {
  const [local, peer] = ["localRegion", "peerRegion"].map((name) => textIn(connection, name));
  return !!local && !!peer && abroad.has(local) !== abroad.has(peer);
};
const inUse = (connection: JsonObject): boolean => is("paymentTiming", "Prepaid")(connection) && is("status", "active")(connection);
const paidUntil = (connection: JsonObject): Bilingual => ({
  en: `it is Prepaid until ${textIn(connection, "expiredTime")} and in use`,
  zh: `它是预付费（Prepaid），到期时间 ${textIn(connection, "expiredTime")}，且在使用中`,
});

const money = ["ReleasePeerConn", "RefundPeerConn", "RenewPeerConn", "UpdatePeerConnBandwidth"];
const dns = ["OpenPeerConnSyncDns", "ClosePeerConnSyncDns"];
const answers = ["AcceptPeerConn", "RejectPeerConn"];
const seeIt: Bilingual = { en: "To see it:", zh: "查看该连接：" };

/** In the order in which they are looked at. From the pages of peering connections. */
const bars: readonly Bar[] = [
  {
    cause: "answered",
    operations: answers,
    holds: not("status", "consulting"),
    says: (connection) => ({
      en: `${state(connection).en}: only a pending request (consulting) can be accepted or rejected`,
      zh: `${state(connection).zh}：只有等待中（consulting）的申请才能接受或拒绝`,
    }),
    instead: seeIt,
  },
  {
    cause: "billing",
    operations: ["ReleasePeerConn"],
    holds: (connection) => inUse(connection) && crossesBorder(connection),
    says: paidUntil,
    instead: {
      en: "It crosses the border, so RefundPeerConn does not cover it either; to see it:",
      zh: "它是跨境连接，也不能用 RefundPeerConn 退订；查看该连接：",
    },
  },
  {
    cause: "billing",
    operations: ["ReleasePeerConn"],
    holds: inUse,
    says: paidUntil,
    instead: { en: "If it is no longer needed, unsubscribe instead.", zh: "确认不再需要后，改为退订。" },
    operation: "RefundPeerConn",
  },
  {
    cause: "billing",
    operations: ["RefundPeerConn", "RenewPeerConn"],
    holds: is("paymentTiming", "Postpaid"),
    says: () => ({ en: "it is Postpaid and has no term", zh: "它是后付费（Postpaid），没有期限" }),
    instead: seeIt,
  },
  {
    cause: "border",
    operations: ["RefundPeerConn"],
    holds: crossesBorder,
    says: (connection) => ({
      en: `it crosses the border (${textIn(connection, "localRegion")}, ${textIn(connection, "peerRegion")}), which RefundPeerConn does not cover`,
      zh: `它是跨境连接（${textIn(connection, "localRegion")}、${textIn(connection, "peerRegion")}），不支持退订`,
    }),
    instead: seeIt,
  },
  {
    cause: "state",
    operations: [...dns, "UpdatePeerConnBandwidth"],
    holds: not("status", "active"),
    says: (connection) => ({ en: `${state(connection).en}, but it must be active`, zh: `${state(connection).zh}，须为 active` }),
    instead: seeIt,
  },
  {
    cause: "state",
    operations: dns,
    holds: is("dnsStatus", "syncing", "closing"),
    says: (connection) => ({
      en: `an earlier DNS change is still running (${textIn(connection, "dnsStatus")})`,
      zh: `之前的 DNS 同步操作仍在进行（${textIn(connection, "dnsStatus")}）`,
    }),
    instead: { en: "Wait until it has ended.", zh: "等它结束后再操作。" },
  },
  {
    cause: "side",
    operations: money,
    holds: is("role", "acceptor"),
    says: () => ({
      en: "this account is the acceptor; across accounts only the initiator may do this",
      zh: "本账号是接收端；跨账号时只有发起端可以执行该操作",
    }),
    instead: { en: "Ask the account of the other end to do it; this command shows its id.", zh: "请对端账号执行；该命令显示其账号 ID。" },
  },
];

const shownOf = (id: string, connection: JsonObject): string => {
  const [local, peer] = [textIn(connection, "localVpcId"), textIn(connection, "peerVpcId")];
  return local === "" || peer === "" ? id : `${id} (${local}, ${peer})`;
};

const readPeering = (look: Look, peerConnId: string) =>
  readOne(look, ["GetPeerConn", null], { peerConnId }, { en: `the peering connection ${peerConnId}`, zh: `对等连接 ${peerConnId}` });

const idOf = ({ values, ids }: Subject): string | undefined =>
  values["peerConnId"] ?? ids.find(({ kind }) => kind?.prefix === "peerconn-")?.id;

async function lookAtState(subject: Subject, read: Look): Promise<Judgement | null> {
  const [peerConnId, operation] = [idOf(subject), subject.operation?.name];
  if (!peerConnId || operation === undefined) return null;
  const { item, gap } = await readPeering(read, peerConnId);
  if (!item) return gap;
  const shown = shownOf(peerConnId, item);
  const bar = bars.find(({ operations, holds }) => operations.includes(operation) && holds(item));
  if (!bar)
    return {
      verdict: "ruledOut",
      text: {
        en: `${shown} is ${textIn(item, "status")}, ${textIn(item, "paymentTiming")} and ${textIn(item, "role")} now, which allows the operation`,
        zh: `${shown} 现在是 ${textIn(item, "status")}、${textIn(item, "paymentTiming")}、${textIn(item, "role")}，允许该操作`,
      },
      action: null,
    };
  const says = bar.says(item);
  return {
    verdict: "confirmed",
    cause: `peering-state.${bar.cause}`,
    text: { en: `${operation} is not possible for ${shown}: ${says.en}.`, zh: `${shown} 不支持 ${operation}：${says.zh}。` },
    action: { ...bar.instead, command: commandFor(bar.operation ?? "GetPeerConn", { peerConnId }, subject.here) },
  };
}

/** Role, state and payment of a peering connection. Makes one call. */
export const peeringState: Check = { id: "peering-state", usually: 1, reads: ["GetPeerConn"], look: lookAtState };

async function lookAtBandwidth(subject: Subject, read: Look): Promise<Judgement | null> {
  const [peerConnId, asked] = [idOf(subject), Number(textIn(subject.body, "newBandwidthInMbps") || Number.NaN)];
  if (!peerConnId || Number.isNaN(asked)) return null;
  const { item, gap } = await readPeering(read, peerConnId);
  if (!item) return gap;
  const [shown, present] = [shownOf(peerConnId, item), Number(textIn(item, "bandwidthInMbps"))];
  if (!is("paymentTiming", "Prepaid")(item) || asked > present)
    return {
      verdict: "ruledOut",
      text: {
        en: `${shown} has ${present} Mbps and is ${textIn(item, "paymentTiming")}, so ${asked} Mbps is possible now`,
        zh: `${shown} 当前带宽 ${present} Mbps，付费方式 ${textIn(item, "paymentTiming")}，现在可以改为 ${asked} Mbps`,
      },
      action: null,
    };
  const more = callWith(subject, { newBandwidthInMbps: present + asked });
  const how = asked === present ? { en: "the same as now", zh: "与现有带宽相同" } : { en: "less than now", zh: "低于现有带宽" };
  return {
    verdict: "confirmed",
    cause: asked === present ? "peering-bandwidth.same" : "peering-bandwidth",
    text: {
      en: `The Prepaid connection ${shown} has ${present} Mbps; ${asked} Mbps is ${how.en}, and it can only be raised.`,
      zh: `预付费对等连接 ${shown} 当前带宽 ${present} Mbps；${asked} Mbps ${how.zh}，预付费只能升级。`,
    },
    action:
      more === null
        ? null
        : {
            en: `If you wanted to add ${asked}, send the new total instead.`,
            zh: `如果 ${asked} 是要增加的量，请改为发送新的总带宽。`,
            command: more,
          },
  };
}

/** The bandwidth that a prepaid connection has. Makes one call. */
export const peeringBandwidth: Check = { id: "peering-bandwidth", usually: 1, reads: ["GetPeerConn"], look: lookAtBandwidth };

async function lookAtAccount(subject: Subject, read: Look): Promise<Judgement | null> {
  const { body, here, elsewhere } = subject;
  const [vpcId, region, account] = ["peerVpcId", "peerRegion", "peerAccountId"].map((name) => textIn(body, name)) as [
    string,
    string,
    string,
  ];
  const place = [here, ...elsewhere].find((candidate) => candidate.region === region);
  if (vpcId === "" || !place) return null;
  if (account === "" || textIn(body, "peerIfName") === "")
    return {
      verdict: "ruledOut",
      text:
        account === ""
          ? { en: "the request names no other account", zh: "请求没有指定其他账号" }
          : { en: "the request does not set peerIfName", zh: "请求没有填写 peerIfName" },
      action: null,
    };
  const outcome = await read("QuerySpecifiedVpc", { vpcId }, place);
  if (outcome.kind !== "value" && outcome.kind !== "absent") return null;
  const isOwn = outcome.kind === "value";
  const command = callWith(subject, { [isOwn ? "peerAccountId" : "peerIfName"]: undefined });
  return {
    verdict: "confirmed",
    cause: isOwn ? "peering-account.own" : "peering-account",
    text: isOwn
      ? {
          en: `${vpcId} in ${region} belongs to this account, so peerAccountId (${account}) must not be set.`,
          zh: `${region} 的 ${vpcId} 属于本账号，因此不应填写 peerAccountId（${account}）。`,
        }
      : {
          en: `${vpcId} in ${region} does not belong to this account, so its end of the connection cannot be named (peerIfName).`,
          zh: `${region} 的 ${vpcId} 不属于本账号，因此不能设置对端接口名称（peerIfName）。`,
        },
    action: command === null ? null : { en: "Remove it.", zh: "去掉该字段。", command },
  };
}

/** Whether the other VPC of a connection is of this account. Makes one call. */
export const peeringAccount: Check = { id: "peering-account", usually: 1, reads: ["QuerySpecifiedVpc"], look: lookAtAccount };
