import type { JsonObject } from "../../core/operations/values/values.js";
import type { Look } from "./check.js";
import { type Listing, readList } from "./lists.js";
import type { ReadName } from "./reads.js";
import { textIn, wholeList } from "./resources.js";

/** The two kinds of rules of a NAT gateway. */
export interface NatRuleKind {
  readonly name: "SNAT" | "DNAT";
  /** The same with an article: "an SNAT rule". */
  readonly withArticle: string;
  readonly list: ReadName;
  readonly remove: string;
  /** Operations that create, or change, rules of the kind. */
  readonly writes: readonly string[];
}

export const natRuleKinds = [
  {
    name: "SNAT",
    withArticle: "an SNAT rule",
    list: "ListSnatRule",
    remove: "DeleteSnatRule",
    writes: ["CreateSnatRule", "BatchAddSnatRules", "UpdateSnatRule"],
  },
  {
    name: "DNAT",
    withArticle: "a DNAT rule",
    list: "ListDnatRule",
    remove: "DeleteDnatRule",
    writes: ["CreateDnatRule", "BatchAddDnatRules", "UpdateDnatRule"],
  },
] as const satisfies readonly NatRuleKind[];

export const natRules = (look: Look, { name, list }: NatRuleKind, natId: string): Promise<Listing> =>
  readList(look, [list, "rules"], { natId, ...wholeList }, { en: `the ${name} rules of ${natId}`, zh: `${natId} 的 ${name} 规则` });

/** `rule-abc (web)`. */
export function natRuleShown(rule: JsonObject): string {
  const [id, name] = [textIn(rule, "ruleId"), textIn(rule, "ruleName")];
  return name === "" ? id : `${id} (${name})`;
}
