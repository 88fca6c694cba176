import { distance } from "fastest-levenshtein";
import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { exampleOf } from "../../../core/operations/knowledge/example.js";
import { idOf, type ResourceId } from "../../../core/operations/model/resource-ids.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import type { Check, Look } from "../check.js";
import type { Place } from "../places.js";
import type { ReadOutcome } from "../reader.js";
import { itemsIn, type ResourceReads, resourceIn, resourceReads, shownAs, textIn, wholeList } from "../resources.js";
import type { NamedId, Subject } from "../subject.js";

/** The failed call as a command, with other values or in another region. */
export function callAgain(
  { operation, values, found }: Subject,
  changed: Readonly<Record<string, string>>,
  { flags }: Place,
): string | null {
  if (operation) return exampleOf(operation, { ...values, ...changed }) + flags;
  return found.proof?.command.replace(/ --region \S+/u, "").concat(flags) ?? null;
}

const readById = (look: Look, { byId, all }: ResourceReads, id: string, place: Place): Promise<ReadOutcome> =>
  byId ? look(byId[0], { [byId[1]]: id }, place) : look(all[0], wholeList, place);

/** Whether an answer has the resource: a list has it among its items. */
const holds = (outcome: ReadOutcome, { byId, all }: ResourceReads, id: string): boolean =>
  outcome.kind === "value" && (byId !== null || itemsIn(outcome.value, all[1]).some((item) => textIn(item, all[2]) === id));

const asked = ({ region, name }: Place): Bilingual =>
  region === null ? name : { en: `${region} (${name.en})`, zh: `${region}（${name.zh}）` };

async function inAnotherRegion(subject: Subject, look: Look, reads: ResourceReads, { id, kind, parameter }: NamedId) {
  const outcomes = await Promise.all(subject.elsewhere.map(async (place) => ({ place, outcome: await readById(look, reads, id, place) })));
  const there = outcomes.find(({ outcome }) => holds(outcome, reads, id));
  const unread = outcomes.filter(({ outcome }) => outcome.kind === "refused" || outcome.kind === "failed");
  if (!there) return { judgement: null, unread: unread.map(({ place }) => place) };
  const item = there.outcome.kind === "value" && reads.byId ? resourceIn(there.outcome.value, reads) : {};
  const [there_, here] = [asked(there.place), asked(subject.here)];
  const command = callAgain(subject, parameter === null ? {} : { [parameter]: id }, there.place);
  const resource = kind?.resource ?? { en: "resource", zh: "资源" };
  const judgement: Judgement = {
    verdict: "confirmed",
    cause: "id-elsewhere.region",
    text: {
      en: `The ${resource.en} ${shownAs(id, item)} is in ${there_.en}; the request went to ${here.en}.`,
      zh: `${resource.zh} ${shownAs(id, item)} 在 ${there_.zh}，而请求发到了 ${here.zh}。`,
    },
    action: command === null ? null : { en: `Call ${there_.en} instead.`, zh: `改为请求 ${there_.zh}。`, command },
  };
  return { judgement, unread: [] };
}

/** Ids that differ from one by so many letters are taken for a slip of the pen. */
const farthestSlip = 2;

/** So many VPCs are looked through for a resource whose list is asked for by VPC. */
const mostVpcs = 4;

/** What the lists of the place that was asked hold of a kind. */
async function listedHere({ values, here }: Subject, look: Look, { all: [read, list], needsVpc }: ResourceReads, id: string) {
  const given = values["vpcId"];
  const vpcs = needsVpc && given === undefined ? await look("QueryVpcList", wholeList) : null;
  const found = vpcs?.kind === "value" ? itemsIn(vpcs.value, "vpcs").map((item) => textIn(item, "vpcId")) : [];
  const places = needsVpc ? (given === undefined ? found.slice(0, mostVpcs) : [given].filter((vpcId) => vpcId !== id)) : [null];
  const outcomes = await Promise.all(places.map((vpcId) => look(read, { ...wholeList, ...(vpcId === null ? {} : { vpcId }) }, here)));
  return outcomes.flatMap((outcome) => (outcome.kind === "value" ? itemsIn(outcome.value, list) : []));
}

async function misspelt(subject: Subject, look: Look, reads: ResourceReads, { id, kind, parameter }: NamedId): Promise<Judgement | null> {
  const key = reads.all[2];
  const [nearest] = (await listedHere(subject, look, reads, id))
    .map((item) => ({ item, other: textIn(item, key) }))
    .map(({ item, other }) => ({ item, other, letters: distance(other.toLowerCase(), id.toLowerCase()) }))
    .filter(({ letters }) => letters <= farthestSlip)
    .sort((a, b) => a.letters - b.letters);
  if (!nearest) return null;
  const { item, other, letters } = nearest;
  const resource = kind?.resource ?? { en: "resource", zh: "资源" };
  const off =
    letters === 0
      ? { en: "only the case differs", zh: "只差大小写" }
      : letters === 1
        ? { en: "one letter differs", zh: "差一个字符" }
        : { en: `${letters} letters differ`, zh: `差 ${letters} 个字符` };
  const command = callAgain(subject, parameter === null ? {} : { [parameter]: other }, subject.here);
  return {
    verdict: "confirmed",
    cause: "id-elsewhere.slip",
    text: {
      en: `There is no ${resource.en} ${id}, but ${shownAs(other, item)}: ${off.en}.`,
      zh: `没有${resource.zh} ${id}，但有 ${shownAs(other, item)}：${off.zh}。`,
    },
    action: command === null ? null : { en: "Use the existing id.", zh: "改用存在的 ID。", command },
  };
}

const nowhere = ({ id, kind }: NamedId, { elsewhere, here }: Subject): Judgement => {
  const count = elsewhere.length + 1;
  const resource = kind?.resource ?? { en: "resource", zh: "资源" };
  const where =
    count > 1
      ? { en: `in none of the ${count} regions of this account`, zh: `在该账号的 ${count} 个地域中都不存在` }
      : { en: `not in ${asked(here).en}, the only place that was checked`, zh: `在 ${asked(here).zh} 不存在（只查了这一处）` };
  return {
    verdict: count > 1 ? "confirmed" : "unknown",
    cause: "id-elsewhere.gone",
    text: {
      en: `The ${resource.en} ${id} is ${where.en}: it was released, or belongs to another account.`,
      zh: `${resource.zh} ${id} ${where.zh}：已被释放，或属于其他账号。`,
    },
    action: null,
  };
};

/** The parameter's own kind of resource, where the id is visibly that of another. */
function dueInstead({ kind, parameter }: NamedId): ResourceId | null {
  const due =
    parameter === null
      ? undefined
      : idOf(
          parameter
            .replaceAll(/\[\d+\]/gu, "")
            .split(".")
            .at(-1) ?? "",
        );
  return due && kind && due.prefix !== kind.prefix ? due : null;
}

/** An id of another kind than the parameter takes: what it really is, and the id that is due where the resource names it. */
async function ofAnotherKind(
  subject: Subject,
  look: Look,
  reads: ResourceReads | undefined,
  named: NamedId,
  due: ResourceId,
): Promise<Judgement> {
  const { id, kind, parameter } = named;
  const outcome = reads?.byId ? await readById(look, reads, id, subject.here) : null;
  const item = reads && outcome?.kind === "value" ? resourceIn(outcome.value, reads) : {};
  const right = Object.values(item).find((value): value is string => typeof value === "string" && value.startsWith(due.prefix));
  const resource = kind?.resource ?? { en: "resource", zh: "资源" };
  const belongs =
    right === undefined ? { en: "", zh: "" } : { en: `; that ${resource.en} belongs to ${right}`, zh: `；该${resource.zh}属于 ${right}` };
  const command = right === undefined || parameter === null ? null : callAgain(subject, { [parameter]: right }, subject.here);
  return {
    verdict: "confirmed",
    cause: "id-elsewhere.kind",
    text: {
      en: `${parameter} is ${shownAs(id, item)}, the id of a ${resource.en}, where that of a ${due.resource.en} (${due.prefix}…) is due${belongs.en}.`,
      zh: `${parameter} 的值 ${shownAs(id, item)} 是${resource.zh}的 ID，此处应为${due.resource.zh}的 ID（${due.prefix}…）${belongs.zh}。`,
    },
    action: command === null ? null : { en: `Use ${right}.`, zh: `改用 ${right}。`, command },
  };
}

const readsOf = ({ kind }: NamedId): ResourceReads | undefined => resourceReads.find(({ prefix }) => prefix === kind?.prefix);

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const wrong = subject.ids.find((named) => dueInstead(named));
  const due = wrong && dueInstead(wrong);
  if (wrong && due) return ofAnotherKind(subject, read, readsOf(wrong), wrong, due);
  const named = subject.ids.find(readsOf);
  const reads = named && readsOf(named);
  if (!named || !reads) return null;
  const here = await readById(read, reads, named.id, subject.here);
  if (holds(here, reads, named.id)) {
    const resource = named.kind?.resource ?? { en: "resource", zh: "资源" };
    return {
      verdict: "ruledOut",
      text: {
        en: `the ${resource.en} ${named.id} exists now, in ${asked(subject.here).en}`,
        zh: `${resource.zh} ${named.id} 现在存在于 ${asked(subject.here).zh}`,
      },
      action: null,
    };
  }
  const { judgement, unread } = await inAnotherRegion(subject, read, reads, named);
  if (judgement) return judgement;
  // A place that gave no answer is not asked for its lists as well.
  const slip = here.kind === "failed" ? null : await misspelt(subject, read, reads, named);
  if (slip) return slip;
  const closed = [...(here.kind === "refused" || here.kind === "failed" ? [subject.here] : []), ...unread];
  if (closed.length === 0) return nowhere(named, subject);
  const names = closed.map(({ region, name }) => region ?? name.en).join(", ");
  return {
    verdict: "unknown",
    text: {
      en: `${named.id} was not found; ${names} could not be read`,
      zh: `没有找到 ${named.id}；${names} 无法读取`,
    },
    action: null,
  };
}

/** Where the id that was not found is: in another region, under a like id, or nowhere. */
export const idElsewhere: Check = {
  id: "id-elsewhere",
  usually: 2,
  reads: [...new Set(resourceReads.flatMap(({ byId, all }) => [...(byId ? [byId[0]] : []), all[0]]))],
  look,
};
