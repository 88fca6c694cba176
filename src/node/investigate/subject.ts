import type { Finding } from "../../core/answers/evidence/conclude.js";
import { valuesByName } from "../../core/answers/point-out.js";
import type { AnsweredCall, Found } from "../../core/diagnose/found.js";
import { findOperation } from "../../core/operations/lookup/operations.js";
import type { Operation } from "../../core/operations/model/operation.js";
import type { ResourceId } from "../../core/operations/model/resource-ids.js";
import { idOf } from "../../core/operations/model/resource-ids.js";
import { kindOf } from "../../core/operations/sent/id-kinds.js";
import { bodyOf, type SentValue, sentValues } from "../../core/operations/sent/sent-values.js";
import { isObject, type JsonObject } from "../../core/operations/values/values.js";
import type { Place } from "./places.js";

/** An id that the failure is about, and the parameter that holds it where that is known. */
export interface NamedId {
  readonly id: string;
  /** By its prefix; undefined for one without a known prefix, such as an address. */
  readonly kind: ResourceId | undefined;
  readonly parameter: string | null;
}

/** What is investigated. */
export interface Subject {
  readonly found: Found;
  readonly operation: Operation | null;
  /** The single values of the request by parameter. */
  readonly values: Readonly<Record<string, string>>;
  /** All values of the request. */
  readonly sent: readonly SentValue[];
  /** The body of the request; empty where there is none. */
  readonly body: JsonObject;
  /** Those that the error is most likely about come first. */
  readonly ids: readonly NamedId[];
  /** What the evidence at hand said. */
  readonly evidence: readonly Finding[];
  /** The region that was asked. */
  readonly here: Place;
  /** The other regions that may be asked. */
  readonly elsewhere: readonly Place[];
  /** The place that was asked, by profiles with another secret of the same access key id. */
  readonly sameKey: readonly Place[];
  /** Names of profiles with other keys, which are never used. */
  readonly otherKeys: readonly string[];
}

const anyId = /\b[a-z][a-z0-9]{0,9}(?:-[a-z]{1,8}){0,2}-[A-Za-z0-9]{6,40}\b/gu;

/** Ids of known kinds that stand in a text. */
const idsIn = (text: string): NamedId[] =>
  [...text.matchAll(anyId)].flatMap(([id]) => (kindOf(id) ? [{ id, kind: kindOf(id), parameter: null }] : []));

/** The ids of a failure: what it points at, what its message names, the last of the path, and the others that were sent. */
function idsOf(found: Found, sent: readonly SentValue[], asked: string): readonly NamedId[] {
  const isId = ({ parameter: { name }, items }: SentValue): boolean => idOf(name) !== undefined || items.some((item) => kindOf(item));
  const named = sent.filter(isId).flatMap(({ name, items }) => items.map((id): NamedId => ({ id, kind: kindOf(id), parameter: name })));
  const pointed = found.parameter?.value ?? null;
  const order: NamedId[] = [
    ...named.filter(({ id }) => id === pointed),
    ...Object.values(found.values).flatMap(idsIn),
    ...idsIn(found.message ?? ""),
    ...idsIn(found.context?.object ?? ""),
    ...named.filter((namedId) => sent.some(({ name, in: place }) => place === "path" && name === namedId.parameter)).reverse(),
    ...named,
    ...idsIn(asked),
  ];
  return order.filter(({ id }, index) => order.findIndex((candidate) => candidate.id === id) === index);
}

/** Gathers what is known of a failure; `called` is the call that it answers, where that is known, and `asked` the path of one that is none of the API's operations. */
export async function subjectOf(
  found: Found,
  called: AnsweredCall | null,
  asked: string,
  known: Pick<Subject, "evidence" | "here" | "elsewhere" | "sameKey" | "otherKeys">,
): Promise<Subject> {
  const operation = called && (await findOperation(called.operation));
  const sent = operation && called ? sentValues(operation, called.request) : [];
  const body = called ? bodyOf(called.request) : null;
  return {
    found,
    operation,
    values: operation && called ? valuesByName(operation, called.request) : {},
    sent,
    body: isObject(body) ? body : {},
    ids: idsOf(found, sent, asked),
    ...known,
  };
}
