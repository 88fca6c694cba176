import type { Basis } from "../../catalogue/entry.js";
import type { QueryItem } from "../../signature/canonical-request.js";
import type { Bilingual } from "../../text/bilingual.js";
import { isLabel, isLabelled, isSecretName, isSecretPath } from "../../text/mask.js";
import { holdsSecret } from "../../text/mask-body.js";
import type { Confidence, Place, Violation } from "../constraints/constraint.js";
import { isItem } from "../constraints/request-values.js";
import type { OperationGroup } from "../model/operation.js";

/** A request to be looked at, before it is taken for an operation. */
export interface LintInput {
  /** In upper case. */
  readonly method: string;
  /** As it goes over the wire, percent-encoded. */
  readonly path: string;
  /** Decoded; a bare action has the value null. */
  readonly query: readonly QueryItem[];
  /** Null: no body. Bytes that are no UTF-8 are given as such. */
  readonly body: string | Uint8Array | null;
}

/** Something in a request that the service would refuse, or that is doubtful. */
export interface Finding {
  /** Id of the constraint, or of the rule for all operations: `unknown-path`, `missing`, `type`. */
  readonly rule: string;
  /** A warning is no reason not to send: sources contradict each other, or the service passes over it. */
  readonly level: "error" | "warning";
  readonly confidence: Confidence;
  readonly basis: Basis;
  readonly in: "method" | Place;
  /** Dotted, with the place in lists; null when the finding is about the path, the body or the like as a whole. */
  readonly parameter: string | null;
  /** Undefined when the parameter is absent. */
  readonly value: unknown;
  /** What is wrong. */
  readonly text: Bilingual;
  /** What must hold; null when `text` says it. */
  readonly must: Bilingual | null;
  /** What to write instead; null when `must` says it. */
  readonly instead: Bilingual | null;
  /** Id of the documented error the request would meet; null when it meets none. */
  readonly entry: string | null;
  /** The live gateway's entry where it differs from the documented one. */
  readonly liveEntry: string | null;
  /** Ids of documented errors that the service may answer with instead. */
  readonly otherEntries: readonly string[];
  /** Of a body that is no JSON: where reading it stopped, from 1. */
  readonly position: { readonly line: number; readonly column: number } | null;
}

type FindingParts = Pick<Finding, "rule" | "in" | "text"> & Partial<Finding>;

/** A finding with what most have: documented, surely refused, about no parameter. */
export const finding = (given: FindingParts): Finding => ({
  level: "error",
  confidence: "certain",
  basis: "documented",
  parameter: null,
  value: undefined,
  must: null,
  instead: null,
  entry: null,
  liveEntry: null,
  otherEntries: [],
  position: null,
  ...given,
});

const redacted = "(redacted)";

/** A value as it may be shown: what stands under the name of a secret is replaced, the members of objects and lists too. */
export function withoutSecrets(parameter: string, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  if (isSecretPath(parameter)) return redacted;
  if (typeof value === "string") return holdsSecret(value) ? redacted : value;
  if (Array.isArray(value)) return value.map((item: unknown) => withoutSecrets("", item));
  if (!isItem(value)) return value;
  const members = Object.entries(value);
  const names = members.some(([name, member]) => isLabel(name) && typeof member === "string" && isSecretName(member));
  return Object.fromEntries(members.map(([name, member]) => [name, names && isLabelled(name) ? redacted : withoutSecrets(name, member)]));
}

/** What findings are told apart and counted by. */
export type FindingKey = Pick<Finding, "rule" | "level" | "confidence" | "in" | "parameter" | "entry">;

/** A finding that is made only when it is told: of very many most are only counted. */
export interface Draft extends FindingKey {
  readonly tell: () => Finding;
}

export const drafted = (whole: Finding): Draft => ({ ...whole, tell: () => whole });

/** A finding about one value. `words` makes what is said of it. */
export function draftOn(
  { parameter, in: place, value }: Violation,
  { rule, level = "error", confidence = "certain", entry = null }: Pick<Finding, "rule"> & Partial<FindingKey>,
  words: () => Pick<Finding, "text"> & Partial<Omit<Finding, keyof FindingKey | "value">>,
): Draft {
  const tell = (): Finding =>
    finding({ ...words(), rule, level, confidence, entry, in: place, parameter, value: withoutSecrets(parameter, value) });
  return { rule, level, confidence, entry, in: place, parameter, tell };
}

const badRequests: Readonly<Partial<Record<OperationGroup, string>>> = { nat: "nat/BadRequest", peering: "peering/BadRequest" };

/** What a service answers that has no code of its own for a fault. */
export const badRequestOf = ({ group }: { readonly group: OperationGroup }): string => badRequests[group] ?? "vpc/BadRequest";

/** Ids for which a service has a code of its own when it does not know them. */
const notFoundById: Readonly<Record<string, string>> = {
  enterpriseSecurityGroupId: "enterprise-security-group/Esg.EsgResourceNotExist",
  enterpriseSecurityGroupRuleId: "enterprise-security-group/Esg.EsgRuleResourceNotExist",
};

/** What a service answers to an id it does not know. */
export const notFoundOf = ({ group }: { readonly group: OperationGroup }, parameter = ""): string =>
  notFoundById[parameter] ?? (group === "eni" ? "eni/ResourceNotExistException" : "vpc/NoSuchObject");
