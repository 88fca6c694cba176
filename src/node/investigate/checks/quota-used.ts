import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import type { Check, Look } from "../check.js";
import type { Count } from "../counts/count.js";
import { counters, countReads } from "../counts/table.js";
import type { Subject } from "../subject.js";

/** Whether what was asked for does not fit beside what is there. Where no page states the quota, the code alone says that it is used up. */
const isExceeded = ({ most, there, asked, gap }: Count): boolean => (most === null ? there > 0 && !gap : there + asked > most);

function figures({ there, asked, most, resource, place }: Count): Bilingual {
  if (most === null)
    return {
      en: `${there} ${there === 1 ? resource.en.replace(/s$/u, "") : resource.en} in ${place.en}`,
      zh: `${place.zh} 中已有 ${there} ${resource.zh}`,
    };
  if (there === 0 && asked > 1)
    return {
      en: `${asked} ${resource.en} requested for ${place.en}, but the maximum is ${most}`,
      zh: `为${place.zh} 请求了 ${asked} ${resource.zh}，而最多为 ${most}`,
    };
  if (there > most)
    return {
      en: `${there} ${resource.en} in ${place.en}, more than ${most}`,
      zh: `${place.zh} 中已有 ${there} ${resource.zh}，超过 ${most}`,
    };
  const more = asked > 1 ? { en: `, and ${asked} more were requested`, zh: `，又请求了 ${asked} 个` } : { en: "", zh: "" };
  return {
    en: `${there} of ${most} ${resource.en} in ${place.en}${more.en}`,
    zh: `${place.zh} 中已有 ${there} ${resource.zh}，上限 ${most}${more.zh}`,
  };
}

function origin({ most, source }: Count): Bilingual {
  if (most === null) return { en: "the quota is used up (the documentation does not give its value)", zh: "配额已用完（文档未公布数值）" };
  if (!source) return { en: "this is the limit given by the service", zh: "这是服务端给出的上限" };
  const dated = source.date === null ? "" : `, ${source.date}`;
  return { en: `this is the default quota (${source.title}${dated})`, zh: `这是默认配额（${source.title}${dated}）` };
}

function remedyFor({ source, there, asked, most }: Count): Bilingual {
  if (there === 0 && most !== null && asked > most)
    return { en: "Ask for fewer, or request a higher quota in the quota centre.", zh: "减少请求的数目，或在配额中心申请提高配额。" };
  return source
    ? {
        en: "Delete unused ones (the command lists the existing ones), or request a higher quota in the quota centre.",
        zh: "删除不再使用的（下面的命令列出现有的），或在配额中心申请提高配额。",
      }
    : { en: "Delete unused ones: the command lists the existing ones.", zh: "删除不再使用的：下面的命令列出现有的。" };
}

function exceeded(count: Count): Judgement {
  const [text, from] = [figures(count), origin(count)];
  return {
    verdict: "confirmed",
    cause: `quota-used.${count.kind}`,
    text: { en: `${text.en}: ${from.en}.`, zh: `${text.zh}：${from.zh}。` },
    action: { ...remedyFor(count), command: count.command },
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const counts: Count[] = [];
  for (const counter of counters[subject.operation?.name ?? ""] ?? []) {
    const found = await counter(subject, read);
    const full = found.find(isExceeded);
    if (full) return exceeded(full);
    counts.push(...found);
  }
  const gap = counts.find((count) => count.gap)?.gap;
  if (counts.length === 0 || gap) return gap ?? null;
  const all = counts.map(figures);
  return {
    verdict: "ruledOut",
    text: { en: all.map(({ en }) => en).join("; "), zh: all.map(({ zh }) => zh).join("；") },
    action: null,
  };
}

/** How much there is of what an operation adds to, beside the quota. Makes one to two calls; for ACL rules one for each subnet. */
export const quotaUsed: Check = { id: "quota-used", usually: 2, reads: countReads, look };
