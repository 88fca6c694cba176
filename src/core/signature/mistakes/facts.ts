import { defaultSignedHeaders, queryItems } from "../canonical-request.js";
import { uriDecode } from "../encoding.js";
import { type Draft, type DraftHeader, type DraftItem, rules } from "./draft.js";
import type { LooseAuthorization } from "./loose-authorization.js";

/** A request as it went over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, percent-encoding untouched. */
  readonly target: string;
  /** Host and port that it was sent to; null when not known. */
  readonly authority: string | null;
  /** In the order sent, names as written. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Null when there is none or it is not known. */
  readonly body: string | null;
}

/** A pair that may have signed. */
export interface NamedKey {
  /** Where it comes from, such as the name of a profile. */
  readonly label: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Keys {
  /** Of the pair that should have signed; null when only the secret is known. */
  readonly accessKeyId: string | null;
  readonly secretAccessKey: string;
  readonly others: readonly NamedKey[];
}

/** What the mistakes look at. */
export interface Facts {
  readonly method: string;
  readonly wirePath: string;
  readonly path: string;
  readonly wireQuery: string;
  /** All parameters, `authorization` among them. */
  readonly items: readonly DraftItem[];
  readonly authority: string | null;
  /** All headers but Authorization, names lower-case, equal names joined. */
  readonly headers: readonly DraftHeader[];
  /** Names as written, by lower-case name. */
  readonly writtenNames: ReadonlyMap<string, string>;
  /** Values as written, blanks around them included, by lower-case name. */
  readonly writtenValues: ReadonlyMap<string, string>;
  readonly body: string;
  readonly authorization: LooseAuthorization;
  /** The names in signedHeaders; null when the list is empty. */
  readonly listed: ReadonlySet<string> | null;
  readonly keys: Keys;
}

/** Headers by lower-case name, equal ones joined as HTTP has it. */
export function joinHeaders(headers: WireRequest["headers"]): DraftHeader[] {
  const joined = new Map<string, string>();
  for (const [given, value] of headers) {
    const name = given.toLowerCase();
    const before = joined.get(name);
    joined.set(name, before === undefined ? value.trim() : `${before}, ${value.trim()}`);
  }
  return [...joined].map(([name, value]) => ({ name, value }));
}

export function factsOf(request: WireRequest, authorization: LooseAuthorization, keys: Keys): Facts {
  const at = request.target.indexOf("?");
  const wirePath = at < 0 ? request.target : request.target.slice(0, at);
  const wireQuery = at < 0 ? "" : request.target.slice(at + 1);
  return {
    method: request.method,
    wirePath,
    path: uriDecode(wirePath),
    wireQuery,
    items: queryItems(wireQuery).map(([name, value]) => ({ name, value })),
    authority: request.authority,
    headers: joinHeaders(request.headers).filter(({ name }) => name !== "authorization"),
    writtenNames: new Map(request.headers.map(([name]) => [name.toLowerCase(), name])),
    writtenValues: new Map(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: request.body ?? "",
    authorization,
    listed: authorization.signedHeaders && new Set(authorization.signedHeaders),
    keys,
  };
}

/** Whether a header is of the set that an empty list of signed headers stands for. */
export const isDefault = (name: string): boolean => defaultSignedHeaders.includes(name) || name.startsWith("x-bce-");

/** Whether the service reckons a header among the signed ones. */
export const isExpected = ({ listed }: Facts, name: string): boolean => (listed === null ? isDefault(name) : listed.has(name));

/** Names in signedHeaders that the request does not carry. */
export function absentNames({ headers, listed }: Facts): string[] {
  const carried = new Set(headers.map(({ name }) => name));
  return [...(listed ?? [])].filter((name) => !carried.has(name));
}

/** What the service computes from the request as it came. */
export function expectedDraft(facts: Facts): Draft {
  const { method, path, items, headers, authorization, keys } = facts;
  return {
    ...rules,
    secret: keys.secretAccessKey,
    prefix: authorization.prefix,
    method: method.toUpperCase(),
    path: path.startsWith("/") ? path : `/${path}`,
    items: items.filter(({ name }) => name.toLowerCase() !== "authorization"),
    headers: headers.filter(({ name, value }) => value !== "" && isExpected(facts, name)),
  };
}
