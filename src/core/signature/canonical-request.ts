import { uriDecode, uriEncode, uriEncodeExceptSlash } from "./encoding.js";

/** A query parameter, decoded. A bare action such as `?bind` has the value null: `bind` on the wire, `bind=` when signed. */
export type QueryItem = readonly [name: string, value: string | null];

/** The items of a query string, decoded; a `+` is a plus sign. */
export const queryItems = (query: string): QueryItem[] =>
  query
    .split("&")
    .filter((item) => item !== "")
    .map((item) => {
      const at = item.indexOf("=");
      return at < 0 ? [uriDecode(item), null] : [uriDecode(item.slice(0, at)), uriDecode(item.slice(at + 1))];
    });

/** A request as the specification of bce-auth-v1 sees it: nothing in it is percent-encoded. The body is not signed. */
export interface SignableRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly QueryItem[];
  readonly headers: Readonly<Record<string, string>>;
}

/** What is signed when `signedHeaders` is left empty, besides `x-bce-*`: host, content-md5, content-length, content-type. */
export const defaultSignedHeaders: readonly string[] = ["host", "content-md5", "content-length", "content-type"];

/** By UTF-16 units, which for these ASCII texts is the order of bytes the specification asks for. */
const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** CanonicalURI: the path encoded except for its slashes; it begins with one. */
export const canonicalUri = (path: string): string => uriEncodeExceptSlash(path.startsWith("/") ? path : `/${path}`);

/**
 * CanonicalQueryString: `name=value` items, both encoded, sorted as whole items, so that `text10=` comes before `text1=`.
 * The parameter `authorization` is never part of it.
 */
export const canonicalQuery = (query: readonly QueryItem[]): string =>
  query
    .filter(([name]) => name.toLowerCase() !== "authorization")
    .map(([name, value]) => `${uriEncode(name)}=${uriEncode(value ?? "")}`)
    .sort(byBytes)
    .join("&");

export interface CanonicalHeaders {
  /** `name:value` lines, encoded and sorted, without a final line feed. */
  readonly lines: readonly string[];
  /** The names of exactly those headers: lower-case, sorted. */
  readonly signedHeaders: readonly string[];
}

/** CanonicalHeaders of the headers in `names` and of every `x-bce-*` header; one that is absent or empty is left out. */
export function canonicalHeaders(headers: Readonly<Record<string, string>>, names: readonly string[]): CanonicalHeaders {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const signed = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .filter(([name, value]) => value !== "" && (wanted.has(name) || name.startsWith("x-bce-")))
    .map(([name, value]) => ({ name, line: `${uriEncode(name)}:${uriEncode(value)}` }))
    .sort((a, b) => byBytes(a.line, b.line));
  return { lines: signed.map(({ line }) => line), signedHeaders: signed.map(({ name }) => name).sort(byBytes) };
}

/** The four parts of the canonical request, joined by line feeds; none follows the last. */
export const canonicalRequest = (method: string, uri: string, query: string, headerLines: readonly string[]): string =>
  [method.toUpperCase(), uri, query, headerLines.join("\n")].join("\n");
