import type { Operation, Parameter, ParameterType } from "../../core/operations/model/operation.js";
import { isObject } from "../../core/operations/values/values.js";
import { isKeptNumber } from "../../core/text/json.js";
import type { ApiCall } from "./resource.js";

/** Required parameters of the body whose absence has a code of its own, which the operation itself answers. */
const ownCodes: Readonly<Record<string, readonly string[]>> = {
  CreateNat: ["name", "vpcId", "billing"],
  ModifyNat: ["name"],
  PurchaseReservedNat: ["billing"],
  NatBindEip: ["bindEips"],
  NatUnBindEip: ["bindEips"],
  BatchAddSnatRules: ["natId"],
  CreateSnatRule: ["publicIpsAddress", "sourceCIDR"],
  CreateDnatRule: ["publicIpAddress", "privateIpAddress", "protocol"],
  AttachEniInstance: ["instanceId"],
  DetachEniInstance: ["instanceId"],
  UpdateEniSecurityGroup: ["securityGroupIds"],
  AddEniIp: ["privateIpAddress"],
  BindEniEip: ["privateIpAddress", "publicIpAddress"],
  UnbindEniEip: ["publicIpAddress"],
};

/** Of what JSON a type of the API is. Said here once more: lint, which the mock is compared with, has a reading of its own. */
const fits: Readonly<Record<ParameterType, (value: unknown) => boolean>> = {
  String: (value) => typeof value === "string",
  Integer: (value) => isWhole(value),
  Long: (value) => isWhole(value),
  Boolean: (value) => value === true || value === false,
  Object: isObject,
  List: Array.isArray,
};
const isWhole = (value: unknown): boolean => (isKeptNumber(value) ? !/[.eE]/u.test(String(value)) : Number.isInteger(value));

/** Whether a value and all that is stated of its members is of the stated type. What is null was not set, as the Go SDK sends it. */
function isSound(
  value: unknown,
  { type, items, disputed = [], children = [] }: Pick<Parameter, "type" | "items" | "disputed" | "children">,
): boolean {
  if (value === undefined || value === null) return true;
  if (disputed.includes("type") && typeof value !== "object") return true;
  if (!fits[type](value)) return false;
  if (Array.isArray(value)) return items === undefined || value.every((item) => isSound(item, { type: items, children }));
  return !isObject(value) || children.every((child) => isSound(value[child.name], child));
}

/**
 * Whether a body has what the documented InappropriateJSON asks for: "a required field might be missing, or the value
 * type is incorrect".
 */
export function isAppropriate({ name: operation, parameters }: Operation, { body }: ApiCall): boolean {
  const own = ownCodes[operation] ?? [];
  return parameters
    .filter((parameter) => parameter.in === "body")
    .every((parameter) => {
      const value = body[parameter.name];
      const isMissing = value === undefined || value === null;
      const isRequired = parameter.required && !parameter.disputed?.includes("required") && !own.includes(parameter.name);
      return isMissing ? !isRequired : isSound(value, parameter);
    });
}
