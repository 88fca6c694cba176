import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import type { Quota } from "../../../core/operations/knowledge/quotas.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import type { Look } from "../check.js";
import { commandFor } from "../command.js";
import { readList } from "../lists.js";
import type { ReadName } from "../reads.js";
import { textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";

/** How much there is of what has a quota. */
export interface Count {
  readonly resource: Bilingual;
  readonly kind: Quota["kind"];
  /** Null where no page states it. */
  readonly most: number | null;
  /** Where the figure comes from; null where the service itself states it. */
  readonly source: Quota["source"] | null;
  readonly there: number;
  readonly asked: number;
  /** In which it was counted: `the VPC vpc-abc`. */
  readonly place: Bilingual;
  /** Shows what was counted. */
  readonly command: string;
  readonly gap: Judgement | null;
}

/** Counts for one operation; nothing where the call does not say of what. */
export type Counter = (subject: Subject, look: Look) => Promise<readonly Count[]>;

export const named = (id: string, { en, zh }: Bilingual): Bilingual => ({ en: `the ${en} ${id}`, zh: `${zh} ${id}` });
export const kinds = {
  vpc: { en: "VPC", zh: "私有网络" },
  table: { en: "route table", zh: "路由表" },
  group: { en: "security group", zh: "普通安全组" },
  enterpriseGroup: { en: "enterprise security group", zh: "企业安全组" },
  subnet: { en: "subnet", zh: "子网" },
} as const;

export const idFor = ({ values, body }: Subject, name: string): string => values[name] ?? textIn(body, name);

/** What has a quota that no page states. */
export const unstated = (en: string, zh: string): Pick<Count, "resource" | "kind" | "most" | "source"> => ({
  resource: { en, zh },
  kind: "contents",
  most: null,
  source: null,
});

/** Counts the items of a list. */
export function counting(
  { resource, kind: what, most, source }: Pick<Count, "resource" | "kind" | "most" | "source">,
  list: readonly [read: ReadName, list: string],
  argument: string,
  kind: Bilingual,
  counts: (item: JsonObject, id: string) => boolean = () => true,
): Counter {
  return async (subject, look) => {
    const id = idFor(subject, argument);
    if (id === "") return [];
    const place = named(id, kind);
    const { items, gap } = await readList(look, list, { [argument]: id, ...wholeList }, { en: `the ${resource.en}`, zh: resource.zh });
    const there = items.filter((item) => counts(item, id)).length;
    const command = commandFor(list[0], { [argument]: id }, subject.here);
    return [{ resource, kind: what, most, source, there, asked: 1, place, command, gap }];
  };
}
