import type { Parameter } from "../model/operation.js";

/** Parameters that are the same in many operations, written once. */

export const clientToken = { name: "clientToken", in: "query", type: "String", required: false } as const satisfies Parameter;
/** Required by the page of the operation, optional in the metadata. */
export const disputedToken = { ...clientToken, disputed: ["required"] } as const satisfies Parameter;
export const marker = { name: "marker", in: "query", type: "String", required: false } as const satisfies Parameter;
export const maxKeys = { name: "maxKeys", in: "query", type: "Integer", required: false, default: 1000 } as const satisfies Parameter;

export const tags = {
  name: "tags",
  in: "body",
  type: "List",
  required: false,
  items: "Object",
  children: [
    { name: "tagKey", in: "body", type: "String", required: false },
    { name: "tagValue", in: "body", type: "String", required: false },
  ],
} as const satisfies Parameter;

const reservation = {
  name: "reservation",
  in: "body",
  type: "Object",
  required: false,
  children: [
    { name: "reservationLength", in: "body", type: "Integer", required: false },
    { name: "reservationTimeUnit", in: "body", type: "String", required: false },
  ],
} as const satisfies Parameter;

export const billing = {
  name: "billing",
  in: "body",
  type: "Object",
  required: true,
  children: [{ name: "paymentTiming", in: "body", type: "String", required: false, enum: ["Prepaid", "Postpaid"] }, reservation],
} as const satisfies Parameter;
