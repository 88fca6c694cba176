import type { JsonObject } from "../../core/operations/values/values.js";
import type { Look } from "./check.js";
import { readOne } from "./lists.js";
import { shownAs, textIn } from "./resources.js";

/** The texts in a list of an answer. */
export const textsIn = (item: JsonObject, name: string): readonly string[] => {
  const value = item[name];
  return Array.isArray(value) ? value.filter((text) => typeof text === "string") : typeof value === "string" && value !== "" ? [value] : [];
};

export const readNat = (look: Look, natId: string) =>
  readOne(look, ["GetNat", null], { natId }, { en: `the NAT gateway ${natId}`, zh: `NAT 网关 ${natId}` });

/** `nat-abc (web)`. */
export const natShown = (nat: JsonObject, natId: string): string => shownAs(natId, nat);

/** An enhanced gateway has one list of EIPs for SNAT and DNAT alike. */
export const isEnhanced = (nat: JsonObject): boolean => textIn(nat, "spec") === "";

export const readEni = (look: Look, eniId: string) =>
  readOne(look, ["GetEniDetail", null], { eniId }, { en: `the interface ${eniId}`, zh: `弹性网卡 ${eniId}` });

/** A server; its answer holds it as `instance`. */
export const readInstance = (look: Look, instanceId: string) =>
  readOne(
    look,
    ["GET /v2/instance/{instanceId}", "instance"],
    { instanceId },
    { en: `the instance ${instanceId}`, zh: `实例 ${instanceId}` },
  );
