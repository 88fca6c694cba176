import type { Bilingual } from "../../text/bilingual.js";

/** The groups of the API, in the order in which the documentation names them. */
export const operationGroups = [
  "acl",
  "dedicated-gateway",
  "eni",
  "gateway-bandwidth-limit",
  "havip",
  "ipv6-gateway",
  "nat",
  "network-probe",
  "parameter-template",
  "peering",
  "route-table",
  "security-group",
  "enterprise-security-group",
  "snic",
  "subnet",
  "vpc",
  "vpn",
] as const;
export type OperationGroup = (typeof operationGroups)[number];

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export type ParameterType = "String" | "Integer" | "Long" | "Boolean" | "Object" | "List";

/** A parameter of an operation, or a member of one. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "body";
  readonly type: ParameterType;
  /** Stated as required. For a member of an object false only means that nothing is stated. */
  readonly required: boolean;
  readonly enum?: readonly (string | number)[];
  readonly default?: string | number | boolean;
  /** Of a List: the type of its items. */
  readonly items?: ParameterType;
  /** Of a List in the query: joined with this; without it the key is repeated. */
  readonly join?: string;
  /** Members of an Object, or of each Object in a List. */
  readonly children?: readonly Parameter[];
  /** What another source contradicts: warn there, never fail. */
  readonly disputed?: readonly ("required" | "type" | "enum" | "join")[];
  /** Present when only this source has the parameter. */
  readonly source?: "bce-sdk-go";
}

/** What each item of a list is, as a parameter of its own; a text where nothing is stated. */
export const itemOf = ({ items = "String", ...list }: Parameter): Parameter => ({ ...list, type: items, required: false });

/** An operation of the VPC API, as far as a request can be told by it. */
export interface OperationShape {
  readonly name: string;
  readonly group: OperationGroup;
  readonly method: Method;
  /** With `{names}` where ids stand. */
  readonly path: string;
  /** Bare actions in its query, such as `bind`. */
  readonly flags: readonly string[];
  /** Set for a POST or PUT that releases, deletes, detaches, refuses, shuts off or replaces something; a DELETE always takes away. */
  readonly destructive?: true;
  /** Member of the answer that holds the list; null when it answers no list of pages. */
  readonly listKey: string | null;
}

/** Whether a call of it takes away what somebody may be using. */
export const isDestructive = ({ method, destructive }: Pick<OperationShape, "destructive"> & { readonly method: string }): boolean =>
  method === "DELETE" || destructive === true;

/** All that is known about an operation but the codes it can raise, which the catalogue has. */
export interface Operation extends OperationShape {
  readonly title: Bilingual;
  /** In the order of the source; the bare actions of `flags` are not among them. */
  readonly parameters: readonly Parameter[];
  /** Names in the Go SDKs that differ in more than case and that no other operation has as its own. The official CLI has the operation's own names. */
  readonly aliases: readonly string[];
  /** `repository:file#function` or `doc:` and an address. */
  readonly sources: readonly string[];
}
