import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { type Quota, quotas } from "../../../core/operations/knowledge/quotas.js";
import { isObject, type JsonObject } from "../../../core/operations/values/values.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { commandFor } from "../command.js";
import { readList, readOne } from "../lists.js";
import { textIn, wholeList } from "../resources.js";
import { type Count, type Counter, idFor, kinds, named } from "./count.js";

const quotaOf = ({ resource, kind, most, source }: Quota): Pick<Count, "resource" | "kind" | "most" | "source"> => ({
  resource,
  kind,
  most,
  source,
});

/** The rules of a route table; those of the system have no id and do not count. */
export const routeRules: Counter = async (subject, look) => {
  const routeTableId = idFor(subject, "routeTableId");
  if (routeTableId === "") return [];
  const what = { en: `the rules of ${routeTableId}`, zh: `${routeTableId} 的规则` };
  const { items, gap } = await readList(look, ["QueryRoutingRules", "routeRules"], { routeTableId, ...wholeList }, what);
  const there = items.filter((item) => textIn(item, "nexthopType") !== "sys").length;
  const hops = subject.body["nextHopList"];
  const asked = Array.isArray(hops) ? Math.max(1, hops.length) : 1;
  const command = commandFor("QueryRoutingRules", { routeTableId }, subject.here);
  return [{ ...quotaOf(quotas.routeRules), there, asked, place: named(routeTableId, kinds.table), command, gap }];
};

const directions = { ingress: { en: "ingress", zh: "入站" }, egress: { en: "egress", zh: "出站" } } as const;
type Direction = keyof typeof directions;

/** Rules of a list by direction, beside those that a call adds. */
function rulesByDirection(
  quota: Quota,
  there: readonly JsonObject[],
  added: readonly JsonObject[],
  rest: { readonly place: Bilingual; readonly command: string; readonly gap: Judgement | null },
): readonly Count[] {
  const of = (direction: Direction, rules: readonly JsonObject[]): number => rules.filter((rule) => rule["direction"] === direction).length;
  return (Object.keys(directions) as Direction[])
    .filter((direction) => of(direction, added) > 0)
    .map((direction) => {
      const side = directions[direction];
      const resource = { en: `${side.en} ${quota.resource.en}`, zh: `条${side.zh}规则` };
      return { ...rest, ...quotaOf(quota), resource, there: of(direction, there), asked: of(direction, added) };
    });
}

const rulesIn = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value : [value]).filter(isObject);

export const groupRules: Counter = async (subject, look) => {
  const securityGroupId = idFor(subject, "securityGroupId");
  if (securityGroupId === "") return [];
  const place = named(securityGroupId, kinds.group);
  const { item, gap } = await readOne(look, ["GetSecurityGroupDetails", null], { securityGroupId }, place);
  const command = commandFor("GetSecurityGroupDetails", { securityGroupId }, subject.here);
  const added = rulesIn(subject.body["rule"] ?? subject.body["rules"]);
  return rulesByDirection(quotas.groupRules, rulesIn(item?.["rules"]), added, { place, command, gap });
};

const notThere = ({ en, zh }: Bilingual): Judgement => ({
  verdict: "unknown",
  text: { en: `${en} does not exist`, zh: `${zh} 不存在` },
  action: null,
});

export const enterpriseGroupRules: Counter = async (subject, look) => {
  const id = idFor(subject, "enterpriseSecurityGroupId");
  if (id === "") return [];
  const what = { en: "the enterprise security groups", zh: "企业安全组" };
  const { items, gap } = await readList(look, ["QueryEnterpriseSecurityGroupList", "enterpriseSecurityGroups"], wholeList, what);
  const group = items.find((item) => [item["id"], item["enterpriseSecurityGroupId"]].includes(id));
  const place = named(id, kinds.enterpriseGroup);
  const command = commandFor("QueryEnterpriseSecurityGroupList", {}, subject.here);
  return rulesByDirection(quotas.enterpriseGroupRules, rulesIn(group?.["rules"]), rulesIn(subject.body["rules"]), {
    place,
    command,
    gap: group ? null : (gap ?? notThere(place)),
  });
};

/** The rules of each subnet to which a call adds some; the default ones, which have no id, do not count. */
export const aclRules: Counter = async (subject, look) => {
  const added = rulesIn(subject.body["aclRules"]);
  const subnetIds = [...new Set(added.map((rule) => textIn(rule, "subnetId")))].filter((id) => id !== "");
  const counts = await Promise.all(
    subnetIds.map(async (subnetId) => {
      const what = { en: `the ACL rules of ${subnetId}`, zh: `${subnetId} 的 ACL 规则` };
      const { items, gap } = await readList(look, ["QueryAclRules", "aclRules"], { subnetId, ...wholeList }, what);
      const own = items.filter((item) => textIn(item, "id") !== "");
      const rest = { place: named(subnetId, kinds.subnet), command: commandFor("QueryAclRules", { subnetId }, subject.here), gap };
      return rulesByDirection(
        quotas.aclRules,
        own,
        added.filter((rule) => textIn(rule, "subnetId") === subnetId),
        rest,
      );
    }),
  );
  return counts.flat();
};
