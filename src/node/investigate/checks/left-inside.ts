import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { readSubnet, subnetShown } from "../address-home.js";
import type { Check, Look } from "../check.js";
import { callWith } from "../command.js";
import { type Container, contentReads, contentsOf, type Leftover } from "../contents.js";
import { textIn } from "../resources.js";
import type { Subject } from "../subject.js";

/** What is named at most; the commands are those of all that is named. */
const mostNamed = 10;

/** The VPC or the subnet that was to be deleted. */
async function containerOf(
  { operation, values }: Subject,
  look: Look,
): Promise<{ container: Container | null; gap: Judgement | null; name: string }> {
  const none = { container: null, gap: null, name: "" };
  const { vpcId, subnetId } = values;
  if (operation?.name === "DeleteVpc" && vpcId) return { container: { vpcId, subnetId: null }, gap: null, name: vpcId };
  if (operation?.name !== "DeleteSubnet" || !subnetId) return none;
  const { item, gap } = await readSubnet(look, subnetId);
  return item ? { container: { vpcId: textIn(item, "vpcId"), subnetId }, gap: null, name: subnetShown(item) } : { ...none, gap };
}

const unreadOf = (gaps: readonly Judgement[]): { en: string; zh: string } =>
  gaps.length === 0
    ? { en: "", zh: "" }
    : { en: ` (${gaps.map(({ text }) => text.en).join("; ")})`, zh: `（${gaps.map(({ text }) => text.zh).join("；")}）` };

function confirmed(subject: Subject, name: string, left: readonly Leftover[], gaps: readonly Judgement[]): Judgement {
  const named = left.slice(0, mostNamed);
  const more =
    left.length > named.length
      ? { en: `, and ${left.length - named.length} more`, zh: `，另外还有 ${left.length - named.length} 项` }
      : { en: "", zh: "" };
  const unread = unreadOf(gaps);
  const commands = named.flatMap((leftover) => leftover.commands);
  const last = left.length > named.length ? null : callWith(subject, {});
  const others = left.filter((leftover) => leftover.commands.length === 0);
  const first =
    others.length === 0
      ? { en: "", zh: "" }
      : {
          en: `release ${others.map(({ shown }) => shown.en).join(" and ")} with its own service, then `,
          zh: `先在相应产品中释放 ${others.map(({ shown }) => shown.zh).join("、")}，再`,
        };
  const command = [...commands, ...(last === null ? [] : [last])].join(" && ");
  return {
    verdict: "confirmed",
    text: {
      en: `${name} still contains, in the order of deletion: ${named.map(({ shown }) => shown.en).join(", ")}${more.en}${unread.en}.`,
      zh: `${name} 中还有（按删除顺序）：${named.map(({ shown }) => shown.zh).join("、")}${more.zh}${unread.zh}。`,
    },
    action:
      command === ""
        ? null
        : {
            en: `If none of it is needed any more, ${first.en}delete the rest in this order.`,
            zh: `确认都不再需要后，${first.zh}按此顺序删除剩余资源。`,
            command,
          },
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { container, gap, name } = await containerOf(subject, read);
  if (!container) return gap;
  const { left, gaps } = await contentsOf(container, read, subject.here);
  if (left.length > 0) return confirmed(subject, name, left, gaps);
  const unread = unreadOf(gaps);
  return gaps.length > 0
    ? {
        verdict: "unknown",
        text: {
          en: `no resource was found in ${name}, but some could not be read${unread.en}`,
          zh: `${name} 中没有发现资源，但部分内容无法读取${unread.zh}`,
        },
        action: null,
      }
    : {
        verdict: "ruledOut",
        text: {
          en: `${name} contains no resource that can be listed now; a release may still be running`,
          zh: `${name} 中目前没有可查到的资源，可能仍有释放在后台进行`,
        },
        action: null,
      };
}

/** What is left in a VPC or a subnet that was to be deleted. Makes eleven calls for a VPC, eight for a subnet. */
export const leftInside: Check = { id: "left-inside", usually: 11, reads: ["QuerySpecifiedSubnet", ...contentReads], look };
