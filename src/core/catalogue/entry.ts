import type { Bilingual } from "../text/bilingual.js";

/**
 * Where a statement comes from: `documented` by Baidu AI Cloud, `observed` in a real answer, a public report or the
 * source of an official client, or `inferred` from the two.
 */
export type Basis = "documented" | "observed" | "inferred";

/**
 * `documented`: in an official table · `observed`: a real answer was seen · `client-source`: an official client tests for
 * it or prints it · `client-made`: a client library makes it up · `second-hand`: a third party restates an official table.
 */
export type Evidence = "documented" | "observed" | "client-source" | "client-made" | "second-hand";

/**
 * What kind of failure a code stands for: the `signature` is wrong, the `authorization` is missing or malformed, the access
 * `key` is not known, the `clock` is off, a `permission` is missing, the `account` is not ready (verification, activation,
 * bills), requests come too fast (`throttle`), a `quota` is used up, the `input` is wrong, something is `not-found`, there
 * is a `conflict` with what exists, the `state` of a resource forbids it, or the `service` fails.
 */
export const failureClasses = [
  "signature",
  "authorization",
  "key",
  "clock",
  "permission",
  "account",
  "throttle",
  "quota",
  "input",
  "not-found",
  "conflict",
  "state",
  "service",
] as const;
export type FailureClass = (typeof failureClasses)[number];

export const services = [
  "global",
  "vpc",
  "acl",
  "nat",
  "peering",
  "eni",
  "gateway",
  "account",
  "route",
  "security-group",
  "enterprise-security-group",
  "snic",
  "eip",
  "blb",
  "bcc",
  "cce",
  "bos",
  "cdn",
  "sts",
  "sdk",
] as const;
export type Service = (typeof services)[number];

export interface Cause extends Bilingual {
  readonly basis: Basis;
  /** The check that tells whether this cause holds, by its id. */
  readonly check?: string;
  /** The operations of which it can be the cause, where it cannot be that of all. */
  readonly operations?: readonly string[];
}

/** An action that repairs or verifies; `command` is one that can be typed as it stands once the CAPITALS are filled in. */
export interface Fix extends Bilingual {
  readonly basis: Basis;
  readonly command?: string;
  /** The operations after which it helps, where it does not after all. */
  readonly operations?: readonly string[];
}

export interface Source {
  readonly title: string;
  readonly url: string | null;
  /** Date of the edition that was read, `YYYY-MM-DD`. */
  readonly date: string | null;
}

/** What is known about one error code of one service, or about one cause of it. */
export interface Entry {
  /** Unique and permanent: `nat/NoSuchNat`, `gateway/IamSignatureInvalid.unknown-key`. */
  readonly id: string;
  readonly code: string;
  readonly service: Service;
  /** The documented or observed HTTP status; null when none is known. */
  readonly httpStatus: number | null;
  readonly failureClass: FailureClass;
  /** Exactly as documented or seen, `${placeholders}`, lost spaces and typos included; null when no text is published. */
  readonly message: string | null;
  readonly title: Bilingual;
  readonly meaning: Bilingual;
  /** Most likely first. */
  readonly causes: readonly [Cause, ...Cause[]];
  readonly fixes: readonly [Fix, ...Fix[]];
  /** Whether the same request, unchanged, can succeed later; null when it depends on the cause or is not known. */
  readonly retryable: boolean | null;
  /** Request parameters the code speaks of. */
  readonly parameters: readonly string[];
  /** Operations that can raise it; empty when it is tied to none in particular. */
  readonly operations: readonly string[];
  /** Ids of entries that are easily confused with this one or come before or after it. */
  readonly related: readonly string[];
  readonly evidence: Evidence;
  readonly sources: readonly [Source, ...Source[]];
}
