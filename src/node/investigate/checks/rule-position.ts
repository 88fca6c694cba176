import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { isObject, type JsonObject } from "../../../core/operations/values/values.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import type { Check, Look } from "../check.js";
import { callWith } from "../command.js";
import { type Listing, readList } from "../lists.js";
import { itemsIn, textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

const lastPosition = 32_768;

/** The position that a rule wants, and among whom. */
interface Wish {
  readonly subnetId: string;
  readonly direction: string;
  readonly position: number;
  /** Of the rule to be changed; null for a new one. */
  readonly id: string | null;
}

const wishOf = (rule: JsonObject, id: string | null): Wish => ({
  subnetId: textIn(rule, "subnetId"),
  direction: textIn(rule, "direction"),
  position: Number(rule["position"]),
  id,
});

const rulesOf = (look: Look, subnetId: string): Promise<Listing> =>
  readList(
    look,
    ["QueryAclRules", "aclRules"],
    { subnetId, ...wholeList },
    { en: `the ACL rules of ${subnetId}`, zh: `${subnetId} 的 ACL 规则` },
  );

/** The rule to be changed, which no read finds by its id alone: the ACLs of all VPCs are looked through. */
async function presentRule(id: string, look: Look): Promise<{ rule: JsonObject | null; gap: Judgement | null }> {
  const vpcs = await readList(look, ["QueryVpcList", "vpcs"], wholeList, { en: "the VPCs", zh: "私有网络" });
  const lists = await Promise.all(
    vpcs.items.map((vpc) =>
      readList(
        look,
        ["QueryAcl", "aclEntrys"],
        { vpcId: textIn(vpc, "vpcId") },
        { en: `the ACL of ${textIn(vpc, "vpcId")}`, zh: `${textIn(vpc, "vpcId")} 的 ACL` },
      ),
    ),
  );
  const rules = lists.flatMap(({ items }) =>
    items.flatMap((entry) => itemsIn(entry, "aclRules").map((rule): JsonObject => ({ ...rule, subnetId: entry["subnetId"] }))),
  );
  return { rule: rules.find((rule) => textIn(rule, "id") === id) ?? null, gap: vpcs.gap ?? lists.find(({ gap }) => gap)?.gap ?? null };
}

async function wishesOf({ operation, body, values }: Subject, look: Look): Promise<{ wishes: readonly Wish[]; gap: Judgement | null }> {
  if (operation?.name === "AddAclRule") return { wishes: itemsIn(body, "aclRules").map((rule) => wishOf(rule, null)), gap: null };
  const id = values["aclRuleId"];
  if (operation?.name !== "UpdateAclRules" || id === undefined || body["position"] === undefined) return { wishes: [], gap: null };
  const { rule, gap } = await presentRule(id, look);
  return { wishes: rule ? [wishOf({ ...rule, position: body["position"] }, id)] : [], gap: rule ? null : gap };
}

const sides: Readonly<Record<string, Bilingual>> = { ingress: { en: "ingress", zh: "入站" }, egress: { en: "egress", zh: "出站" } };

/** `ar-1 (allow tcp 10.0.0.0/8 → 10.0.1.0/24:80)`. */
function ruleShown(rule: JsonObject): string {
  const [action, protocol, from, to, port] = ["action", "protocol", "sourceIpAddress", "destinationIpAddress", "destinationPort"].map(
    (key) => textIn(rule, key),
  );
  return `${textIn(rule, "id")} (${action} ${protocol} ${from} → ${to}:${port})`;
}

/** The request with another position for one of its rules. */
function withPosition({ body }: Subject, wish: Wish, position: number): JsonObject {
  if (wish.id !== null) return { position };
  const isIt = (rule: JsonObject): boolean =>
    textIn(rule, "subnetId") === wish.subnetId &&
    textIn(rule, "direction") === wish.direction &&
    Number(rule["position"]) === wish.position;
  const given = Array.isArray(body["aclRules"]) ? body["aclRules"] : [];
  return { aclRules: given.map((rule) => (isObject(rule) && isIt(rule) ? { ...rule, position } : rule)) };
}

/** The next position behind that nothing has, among the rules that are there and those of the request. */
function nextFree(wish: Wish, taken: ReadonlySet<number>): number | null {
  for (let position = wish.position + 1; position <= lastPosition; position += 1) if (!taken.has(position)) return position;
  return null;
}

function confirmed(subject: Subject, wish: Wish, rule: JsonObject, taken: ReadonlySet<number>): Judgement {
  const side = sides[wish.direction] ?? { en: wish.direction, zh: wish.direction };
  const free = nextFree(wish, taken);
  const command = free === null ? null : callWith(subject, withPosition(subject, wish, free));
  return {
    verdict: "confirmed",
    text: {
      en: `Position ${wish.position} of the ${side.en} rules of ${wish.subnetId} is used by ${ruleShown(rule)}.`,
      zh: `${wish.subnetId} ${side.zh}规则的优先级 ${wish.position} 已被 ${ruleShown(rule)} 占用。`,
    },
    action: command === null ? null : { en: `Use ${free}, the next free position.`, zh: `改用下一个空闲的优先级 ${free}。`, command },
  };
}

/** Two rules of one request that want the same position; the later one is moved. */
function twice(subject: Subject, wishes: readonly Wish[], present: (wish: Wish) => readonly JsonObject[]): Judgement | null {
  const isSame = (a: Wish, b: Wish): boolean => a.subnetId === b.subnetId && a.direction === b.direction && a.position === b.position;
  const later = wishes.findIndex((wish, index) => wishes.slice(0, index).some((other) => isSame(other, wish)));
  const wish = wishes[later];
  if (!wish) return null;
  const first = wishes.findIndex((other) => isSame(other, wish));
  const side = sides[wish.direction] ?? { en: wish.direction, zh: wish.direction };
  const own = wishes.filter(({ subnetId, direction }) => subnetId === wish.subnetId && direction === wish.direction);
  const free = nextFree(wish, new Set([...present(wish).map((rule) => Number(rule["position"])), ...own.map(({ position }) => position)]));
  const given = itemsIn(subject.body, "aclRules");
  const moved = { aclRules: given.map((rule, index) => (index === later ? { ...rule, position: free } : rule)) };
  const command = free === null ? null : callWith(subject, moved);
  return {
    verdict: "confirmed",
    cause: "rule-position.twice",
    text: {
      en: `aclRules[${first}] and aclRules[${later}] of the request both have the position ${wish.position} (${side.en}, ${wish.subnetId}).`,
      zh: `请求中的 aclRules[${first}] 和 aclRules[${later}] 优先级相同：${wish.position}（${side.zh}，${wish.subnetId}）。`,
    },
    action:
      command === null
        ? null
        : {
            en: `Use ${free}, the next free position, for the second.`,
            zh: `把第二条改为下一个空闲的优先级 ${free}。`,
            command,
          },
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { wishes, gap } = await wishesOf(subject, read);
  if (wishes.length === 0) return gap;
  const lists = new Map(
    await Promise.all([...new Set(wishes.map(({ subnetId }) => subnetId))].map(async (id) => [id, await rulesOf(read, id)] as const)),
  );
  const present = (wish: Wish): readonly JsonObject[] =>
    (lists.get(wish.subnetId)?.items ?? []).filter(
      (rule) => textIn(rule, "direction") === wish.direction && textIn(rule, "id") !== wish.id,
    );
  for (const wish of wishes) {
    const beside = present(wish);
    const rule = beside.find((neighbour) => Number(neighbour["position"]) === wish.position);
    const own = wishes
      .filter((other) => other.subnetId === wish.subnetId && other.direction === wish.direction)
      .map(({ position }) => position);
    if (rule) return confirmed(subject, wish, rule, new Set([...beside.map((neighbour) => Number(neighbour["position"])), ...own]));
  }
  const repeated = twice(subject, wishes, present);
  if (repeated) return repeated;
  const unread = [...lists.values()].find((list) => list.gap)?.gap;
  const asked = [...new Set(wishes.map(({ position, subnetId }) => `${position} (${subnetId})`))].join(", ");
  return (
    unread ?? {
      verdict: "ruledOut",
      text: { en: `no rule uses the position ${asked} now`, zh: `目前没有规则占用优先级 ${asked}` },
      action: null,
    }
  );
}

/** Which ACL rule has a position that was asked for. Makes one call for each subnet; for a change one for each VPC besides. */
export const rulePosition: Check = { id: "rule-position", usually: 2, reads: ["QueryAclRules", "QueryAcl", "QueryVpcList"], look };
