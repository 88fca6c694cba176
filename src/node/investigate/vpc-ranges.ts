import { isInside, parseNetwork } from "../../core/operations/values/addresses.js";
import type { JsonObject } from "../../core/operations/values/values.js";
import type { Members } from "./command.js";
import { textIn } from "./resources.js";

/** In which the ranges of a VPC have to be. */
export const privateRanges: readonly string[] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

const secondaryOf = (vpc: JsonObject): readonly string[] => {
  const given = vpc["secondaryCidr"];
  return Array.isArray(given) ? given.map(String) : [];
};

/** The IPv4 ranges of a VPC: its own and its secondary ones. */
export const rangesOf = (vpc: JsonObject): readonly string[] => [textIn(vpc, "cidr"), ...secondaryOf(vpc)].filter((range) => range !== "");

/** A new subnet's range; one in a secondary range of the VPC names this too. */
export function subnetRange(vpc: JsonObject, cidr: string): Members {
  const inner = parseNetwork(cidr);
  const home = secondaryOf(vpc).find((range) => {
    const outer = parseNetwork(range);
    return inner !== null && outer !== null && isInside(inner, outer);
  });
  return { cidr, vpcSecondaryCidr: home };
}
