import type { Basis } from "../../catalogue/entry.js";
import type { QueryItem } from "../../signature/canonical-request.js";
import type { Bilingual } from "../../text/bilingual.js";

/** Where in a request a parameter stands. */
export type Place = "path" | "query" | "body";

/** `certain`: the service refuses it with this code · `likely`: it refuses it, the code is inferred · `disputed`: sources contradict each other. */
export type Confidence = "certain" | "likely" | "disputed";

/** The values of a request. */
export interface LintRequest {
  /** Ids in the path by the name in its template, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** Decoded; a bare action has the value null. */
  readonly query: readonly QueryItem[];
  /** The JSON body as parsed; undefined when there is none. */
  readonly body: unknown;
  /** Of lists of which only a part is here: the place of their first item here in the whole list. */
  readonly firstItems?: ReadonlyMap<string, number>;
}

/** A value that breaks a constraint. */
export interface Violation {
  /** Dotted, with the place in lists: `aclRules[0].position`. */
  readonly parameter: string;
  readonly in: Place;
  /** Undefined when the parameter is absent. */
  readonly value: unknown;
}

/** Something that the values of a request must meet. */
export interface Constraint {
  /** Unique: `CreateNat.size`. */
  readonly id: string;
  /** Names of the operations it holds for. */
  readonly operations: readonly string[];
  /** Dotted, without places in lists: `billing.reservation.reservationLength`. */
  readonly parameters: readonly string[];
  /** What must hold. */
  readonly text: Bilingual;
  readonly confidence: Confidence;
  readonly basis: Basis;
  /** Id of the documented error that a request meets which breaks it; null when none is known. */
  readonly entry: string | null;
  /** The live gateway's entry where it differs from the documented one. */
  readonly liveEntry?: string;
  /** Not a rule that can be broken but something to know before sending, wherever the check finds the parameter given. */
  readonly notice?: true;
  /** Whether items of lists are looked at one by one, and never compared. */
  readonly perItem?: boolean;
  /** Of one that compares the items of lists: a check that is told of them part by part, in their order, and remembers. */
  readonly acrossParts?: () => Constraint["check"];
  /** What breaks it; nothing when it holds. */
  readonly check: (request: LintRequest) => readonly Violation[];
}
