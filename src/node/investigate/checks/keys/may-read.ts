import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import { permissionsFor } from "../../../../core/operations/knowledge/permissions.js";
import type { OperationGroup } from "../../../../core/operations/model/operation.js";
import type { Bilingual } from "../../../../core/text/bilingual.js";
import type { Check, Look } from "../../check.js";
import { eipRead } from "../../eips.js";
import type { Arguments, ReadOutcome } from "../../reader.js";
import type { ReadName } from "../../reads.js";
import { itemsIn, textIn } from "../../resources.js";
import type { Subject } from "../../subject.js";

/** A read that shows whether the key may read a kind of resource; some ask for a VPC. */
interface Probe {
  readonly group: OperationGroup | "eip";
  readonly read: ReadName;
  readonly name: Bilingual;
  readonly needsVpc?: boolean;
}

const probes: readonly Probe[] = [
  { group: "vpc", read: "QueryVpcList", name: { en: "VPCs", zh: "私有网络" } },
  { group: "subnet", read: "QuerySubnetList", name: { en: "subnets", zh: "子网" } },
  { group: "nat", read: "ListNat", name: { en: "NAT gateways", zh: "NAT 网关" }, needsVpc: true },
  { group: "eni", read: "ListEni", name: { en: "network interfaces", zh: "弹性网卡" }, needsVpc: true },
  { group: "security-group", read: "QuerySecurityGroupsList", name: { en: "security groups", zh: "安全组" } },
  { group: "peering", read: "ListPeerConn", name: { en: "peering connections", zh: "对等连接" } },
  { group: "eip", read: eipRead, name: { en: "EIPs", zh: "EIP" } },
];

const onePage: Arguments = { maxKeys: "1" };

interface ProbeResult {
  readonly probe: Probe;
  readonly outcome: ReadOutcome;
}

async function probeAll(look: Look): Promise<readonly ProbeResult[]> {
  const vpcs = await look("QueryVpcList", onePage);
  const vpcId = vpcs.kind === "value" ? textIn(itemsIn(vpcs.value, "vpcs")[0] ?? {}, "vpcId") : "";
  const asked = probes.filter(({ needsVpc }) => needsVpc !== true || vpcId !== "");
  return Promise.all(
    asked.map(async (probe) => ({ probe, outcome: await look(probe.read, { ...onePage, ...(probe.needsVpc ? { vpcId } : {}) }) })),
  );
}

const listed = (probed: readonly ProbeResult[]): Bilingual => ({
  en: probed.map(({ probe }) => probe.name.en).join(", "),
  zh: probed.map(({ probe }) => probe.name.zh).join("、"),
});

/** What the right to read a kind of resource is called, where documents name it. */
const readRight = ({ read }: Probe): string | undefined => permissionsFor(read)?.permissions[0];

async function look({ operation, found }: Subject, read: Look): Promise<Judgement | null> {
  const probed = await probeAll(read);
  const refused = probed.filter(({ outcome }) => outcome.kind === "refused");
  const readable = probed.filter(({ outcome }) => outcome.kind === "value");
  const command = (name: ReadName): string | null => probed.find(({ probe }) => probe.read === name)?.outcome.call?.command ?? null;
  if (readable.length + refused.length === 0) return null;
  const can = readable.length === 0 ? { en: "none of these", zh: "任何一类" } : listed(readable);
  const cannot = refused.length === 0 ? null : listed(refused);
  const summary: Bilingual = {
    en: `The key can read ${can.en}${cannot === null ? "" : `, not ${cannot.en}`}`,
    zh: `该密钥可以读取${readable.length === 0 ? "的资源：无" : `${/^\w/u.test(can.zh) ? " " : ""}${can.zh}`}${cannot === null ? "" : `，不能读取${/^\w/u.test(cannot.zh) ? " " : ""}${cannot.zh}`}`,
  };
  const own = probed.find(({ probe }) => probe.group === operation?.group);
  if (!operation || !own || (own.outcome.kind !== "refused" && own.outcome.kind !== "value"))
    return { verdict: "unknown", text: summary, action: null };
  const { probe, outcome } = own;
  const isRead = operation.method === "GET";
  const isSubscription = found.entry?.failureClass === "account";
  if (outcome.kind === "value" && isRead)
    return {
      verdict: "ruledOut",
      text: {
        en: `the key can read ${probe.name.en} now: the refusal concerns a single resource, or has ended`,
        zh: `该密钥现在可以读取${probe.name.zh}：拒绝只针对某个资源，或已经解除`,
      },
      action: null,
    };
  const right = readRight(probe);
  const missing: Bilingual =
    outcome.kind === "value"
      ? isSubscription
        ? {
            en: `the key can read ${probe.name.en}, so their product is active: another product used by ${operation.name} is not`,
            zh: `可以读取${probe.name.zh}，说明该产品已开通：未开通的是 ${operation.name} 用到的其他产品`,
          }
        : {
            en: `so it likely lacks the permission to change ${probe.name.en}, which no read can show`,
            zh: `因此很可能缺少修改${probe.name.zh}的权限（只读调用无法证实）`,
          }
      : isSubscription
        ? { en: `so the product of the ${probe.name.en} is likely not active`, zh: `因此${probe.name.zh}所属的产品很可能没有开通` }
        : right === undefined
          ? { en: `so the permission to read ${probe.name.en} is missing`, zh: `因此缺少的是读取${probe.name.zh}的权限` }
          : { en: `so ${right} is missing`, zh: `因此缺少的是 ${right}` };
  // Seen is only that a read of this kind is refused; what a change needs, or which product is meant, is inferred.
  const isSeen = outcome.kind === "refused" && isRead && !isSubscription && readable.length > 0;
  const cause = outcome.kind === "value" ? "may-read.change" : "may-read";
  const again = command(probe.read);
  if (!isSeen || again === null)
    return { verdict: "unknown", cause, text: { en: `${summary.en}; ${missing.en}`, zh: `${summary.zh}；${missing.zh}` }, action: null };
  return {
    verdict: "confirmed",
    cause,
    text: { en: `${summary.en}; ${missing.en}.`, zh: `${summary.zh}；${missing.zh}。` },
    action: { en: "Ask for the permission, then try reading again.", zh: "请管理员授权后再次读取。", command: again },
  };
}

/** What a key may read, and so which right is missing. Makes seven calls. */
export const mayRead: Check = { id: "may-read", usually: 7, reads: probes.map(({ read }) => read), look };
