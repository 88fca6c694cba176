import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

const hmac = (key: string, message: string): string => createHmac("sha256", key).update(message).digest("hex");
const unreserved = /[A-Za-z0-9\-._~]/;
const encode = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => {
    const character = String.fromCharCode(byte);
    return unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");

/** What a service reads off a signature. */
export interface CheckedSignature {
  readonly accessKeyId: string;
  readonly timestamp: string;
  readonly expires: number;
  readonly signedHeaders: readonly string[];
  /** Whether it is the one that the service computes from what it received. */
  readonly matches: boolean;
}

function canonicalQueryOf(query: string): string {
  return query
    .split("&")
    .filter((item) => item !== "")
    .map((item) => {
      const [name = "", ...value] = item.split("=");
      const encoded = `${encode(decodeURIComponent(name))}=${encode(decodeURIComponent(value.join("=")))}`;
      assert.equal(item.includes("=") ? item : `${item}=`, encoded, "sent in another encoding than it is signed in");
      return encoded;
    })
    .filter((item) => !/^authorization=/i.test(item))
    .sort()
    .join("&");
}

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders | Readonly<Record<string, string>>;
}

/**
 * Checks a received request by the specification of bce-auth-v1 alone: nothing here comes from src. What is sent has to be
 * encoded as it is signed, the list of names sorted, and every name on it carried.
 */
export function checkSignature({ method, target, headers }: WireRequest, secretAccessKey: string): CheckedSignature {
  const authorization = String(headers["authorization"] ?? "");
  const parts = authorization.split("/");
  assert.equal(parts.length, 6, authorization);
  const [version = "", accessKeyId = "", timestamp = "", expires = "", names = "", signature = ""] = parts;
  assert.equal(version, "bce-auth-v1");
  const signedHeaders = names.split(";");
  assert.deepEqual(signedHeaders, [...new Set(signedHeaders)].sort(), "the list is not sorted");
  const at = target.indexOf("?");
  const path = at < 0 ? target : target.slice(0, at);
  const lines = signedHeaders.map((name) => {
    assert.ok(headers[name], `${name} is signed and was not sent`);
    return `${encode(name)}:${encode(String(headers[name]).trim())}`;
  });
  const canonicalUri = encode(decodeURIComponent(path)).replaceAll("%2F", "/");
  assert.equal(path, canonicalUri, "sent in another encoding than it is signed in");
  const canonical = [method, canonicalUri, at < 0 ? "" : canonicalQueryOf(target.slice(at + 1)), ...lines.sort()].join("\n");
  const signingKey = hmac(secretAccessKey, [version, accessKeyId, timestamp, expires].join("/"));
  return { accessKeyId, timestamp, expires: Number(expires), signedHeaders, matches: hmac(signingKey, canonical) === signature };
}

/** Whether a request carries the signature that is demanded for it. */
export const isSigned = (
  { method, url, headers }: Pick<WireRequest, "method" | "headers"> & { readonly url: string },
  secret: string,
): boolean => checkSignature({ method, target: url, headers }, secret).matches;
