import type { JsonObject } from "../../core/operations/values/values.js";
import { textIn } from "./resources.js";

/** The IPv4 ranges of a VPC: its own and its secondary ones. */
export function rangesOf(vpc: JsonObject): readonly string[] {
  const secondary = vpc["secondaryCidr"];
  return [textIn(vpc, "cidr"), ...(Array.isArray(secondary) ? secondary.map(String) : [])].filter((range) => range !== "");
}
