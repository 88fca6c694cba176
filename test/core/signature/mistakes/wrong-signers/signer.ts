/**
 * A signer of bce-auth-v1 in single steps, each of which a wrong signer replaces by its own. Written from the
 * specification alone: nothing here comes from src.
 */
import { createHmac } from "node:crypto";

export const hmac = (key: string | Buffer, text: string): string => createHmac("sha256", key).update(text).digest("hex");
const reserved = /[!'()*]/g;
export const encode = (text: string): string =>
  encodeURIComponent(text).replace(reserved, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export type Pair = readonly [name: string, value: string];

/** A request as it is sent: its target percent-encoded, its headers as the client writes them, but for Authorization. */
export interface UnsignedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Pair[];
  readonly body?: string;
}

/** What stands between the slashes of an Authorization. */
export interface Parts {
  readonly version: string;
  readonly id: string;
  readonly time: string;
  readonly expires: string;
  readonly names: string;
}

export interface Steps {
  method: (method: string) => string;
  /** CanonicalURI of the path as sent, and of the query. */
  uri: (path: string, query: string) => string;
  /** The items of the query as sent, still encoded; a bare action has the value null. */
  items: (query: string) => (readonly [string, string | null])[];
  item: (name: string, value: string | null) => string;
  sortItems: (items: string[]) => string[];
  joinItems: (items: string[]) => string;
  /** The headers that are signed. */
  choose: (headers: readonly Pair[]) => readonly Pair[];
  /** Whether a header with this value is signed at all. */
  keep: (value: string) => boolean;
  name: (name: string) => string;
  value: (value: string, name: string) => string;
  line: (name: string, value: string) => string;
  sortLines: (lines: string[]) => string[];
  joinLines: (lines: string[]) => string;
  canonical: (method: string, uri: string, query: string, headers: string, body: string) => string;
  /** What the signing key is made of. */
  prefix: (parts: Parts) => string;
  key: (secret: string, prefix: string) => string | Buffer;
  sign: (key: string | Buffer, canonical: string, secret: string, prefix: string) => string;
  /** The names as they are listed. */
  list: (names: string[]) => string;
  /** What the Authorization says, where it differs from what was signed. */
  said: (parts: Parts) => Parts;
  layout: (parts: Parts, signature: string) => string;
}

export const decode = (text: string): string => decodeURIComponent(text);

export const right: Steps = {
  method: (method) => method,
  uri: (path) => path.split("/").map(decode).map(encode).join("/"),
  items: (query) =>
    query
      .split("&")
      .filter((item) => item !== "")
      .map((item) => {
        const [name = "", ...value] = item.split("=");
        return [name, item.includes("=") ? value.join("=") : null];
      }),
  item: (name, value) => `${encode(decode(name))}=${encode(decode(value ?? ""))}`,
  sortItems: (items) => items.sort(),
  joinItems: (items) => items.join("&"),
  choose: (headers) => headers.filter(([name]) => /^(?:host|content-(?:md5|length|type)|x-bce-.*)$/i.test(name)),
  keep: (value) => value.trim() !== "",
  name: (name) => encode(name.toLowerCase()),
  value: (value) => encode(value.trim()),
  line: (name, value) => `${name}:${value}`,
  sortLines: (lines) => lines.sort(),
  joinLines: (lines) => lines.join("\n"),
  canonical: (method, uri, query, headers) => [method, uri, query, headers].join("\n"),
  prefix: ({ version, id, time, expires }) => [version, id, time, expires].join("/"),
  key: hmac,
  sign: hmac,
  list: (names) =>
    names
      .map((name) => name.toLowerCase())
      .sort()
      .join(";"),
  said: (parts) => parts,
  layout: ({ version, id, time, expires, names }, signature) => [version, id, time, expires, names, signature].join("/"),
};

export interface Credentials {
  readonly id: string;
  readonly secret: string;
  readonly time: string;
}

export interface SignedText {
  readonly authorization: string;
  /** The text that was signed. */
  readonly canonical: string;
}

/** What a signer with these steps gives a request. */
export function signedBy(sent: UnsignedRequest, { id, secret, time }: Credentials, changes: Partial<Steps>): SignedText {
  const steps: Steps = { ...right, ...changes };
  const at = sent.target.indexOf("?");
  const path = at < 0 ? sent.target : sent.target.slice(0, at);
  const query = at < 0 ? "" : sent.target.slice(at + 1);
  const items = steps.sortItems(steps.items(query).map(([name, value]) => steps.item(name, value)));
  const chosen = steps.choose(sent.headers).filter(([, value]) => steps.keep(value));
  const lines = chosen.map(([name, value]) => steps.line(steps.name(name), steps.value(value, name)));
  const canonical = steps.canonical(
    steps.method(sent.method),
    steps.uri(path, query),
    steps.joinItems(items),
    steps.joinLines(steps.sortLines(lines)),
    sent.body ?? "",
  );
  const parts: Parts = { version: "bce-auth-v1", id, time, expires: "1800", names: steps.list(chosen.map(([name]) => name)) };
  const prefix = steps.prefix(parts);
  const signature = steps.sign(steps.key(secret, prefix), canonical, secret, prefix);
  return { authorization: steps.layout(steps.said(parts), signature), canonical };
}
