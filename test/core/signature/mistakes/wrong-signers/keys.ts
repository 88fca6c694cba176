/** Signers that are wrong in the text to sign, the prefix, the keys or the layout of the Authorization. */
import { createHash, createHmac } from "node:crypto";
import type { WrongSigner } from "./request-line.js";
import { bind, credentials, list, plain } from "./samples.js";
import { hmac, type Parts, right } from "./signer.js";

const mac =
  (algorithm: string, encoding: "hex" | "base64" | "base64url" = "hex") =>
  (key: string | Buffer, text: string) =>
    createHmac(algorithm, key).update(text).digest(encoding);
const raw = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const sha = (text: string, algorithm = "sha256"): string => createHash(algorithm).update(text).digest("hex");
const join = ({ version, id, time, expires }: Parts): string => [version, id, time, expires].join("/");
const prefixed = (change: (parts: Parts) => Partial<Parts>) => ({ prefix: (parts: Parts) => join({ ...parts, ...change(parts) }) });
const said = (change: (parts: Parts) => Partial<Parts>) => ({ said: (parts: Parts) => ({ ...parts, ...change(parts) }) });

export const texts: readonly WrongSigner[] = [
  { what: "CR LF between the lines", sent: list, changes: { canonical: (...parts) => parts.slice(0, 4).join("\r\n") } },
  { what: "escaped line feeds between the lines", sent: list, changes: { canonical: (...parts) => parts.slice(0, 4).join("\\n") } },
  { what: "nothing between the lines", sent: list, changes: { canonical: (...parts) => parts.slice(0, 4).join("") } },
  { what: "blanks between the lines", sent: list, changes: { canonical: (...parts) => parts.slice(0, 4).join(" ") } },
  { what: "& between the lines", sent: list, changes: { canonical: (...parts) => parts.slice(0, 4).join("&") } },
  {
    what: "headers before the query",
    sent: list,
    changes: { canonical: (method, uri, query, headers) => [method, uri, headers, query].join("\n") },
  },
  { what: "the body behind the headers", sent: bind, changes: { canonical: (...parts) => parts.join("\n") } },
  {
    what: "the hash of the body behind the headers",
    sent: bind,
    changes: { canonical: (method, uri, query, headers, body) => [method, uri, query, headers, sha(body)].join("\n") },
  },
  {
    what: "the MD5 of the body behind the headers",
    sent: bind,
    changes: { canonical: (method, uri, query, headers, body) => [method, uri, query, headers, sha(body, "md5")].join("\n") },
  },
  {
    what: "the body for the query",
    sent: bind,
    changes: { canonical: (method, uri, _, headers, body) => [method, uri, body, headers].join("\n") },
  },
  {
    what: "an empty line before the headers",
    sent: list,
    changes: { canonical: (method, uri, query, headers) => [method, uri, query, "", headers].join("\n") },
  },
  { what: "a line feed before the method", sent: list, changes: { canonical: (...parts) => `\n${parts.slice(0, 4).join("\n")}` } },
  { what: "the text hashed before it is signed", sent: list, changes: { sign: (key, canonical) => hmac(key, sha(canonical)) } },
  {
    what: "the text in base64 before it is signed",
    sent: list,
    changes: { sign: (key, canonical) => hmac(key, Buffer.from(canonical).toString("base64")) },
  },
  {
    what: "the prefix before the text",
    sent: list,
    changes: { sign: (key, canonical, _, prefix) => hmac(key, `${prefix}\n${canonical}`) },
  },
  { what: "an empty text", sent: plain, changes: { canonical: () => "" } },
  {
    what: "the text as AWS signs it",
    sent: list,
    changes: { sign: (key, canonical) => hmac(key, `AWS4-HMAC-SHA256\n${credentials.time}\n${sha(canonical)}`) },
  },
];

export const prefixes: readonly WrongSigner[] = [
  { what: "version 2 in the prefix", sent: list, changes: prefixed(() => ({ version: "bce-auth-v2" })) },
  { what: "no version in the prefix", sent: list, changes: { prefix: ({ id, time, expires }) => [id, time, expires].join("/") } },
  { what: "no expiry in the prefix", sent: list, changes: { prefix: ({ version, id, time }) => [version, id, time].join("/") } },
  { what: "no time in the prefix", sent: list, changes: { prefix: ({ version, id, expires }) => [version, id, expires].join("/") } },
  { what: "no key id in the prefix", sent: list, changes: { prefix: ({ version, time, expires }) => [version, time, expires].join("/") } },
  { what: "the prefix with a slash at its end", sent: list, changes: { prefix: (parts) => `${join(parts)}/` } },
  { what: "the prefix with two slashes at its end", sent: list, changes: { prefix: (parts) => `${join(parts)}//` } },
  { what: "the prefix with the names", sent: list, changes: { prefix: (parts) => `${join(parts)}/${parts.names}` } },
  { what: "the prefix with the names and a slash", sent: list, changes: { prefix: (parts) => `${join(parts)}/${parts.names}/` } },
  { what: "the prefix with a line feed", sent: list, changes: { prefix: (parts) => `${join(parts)}\n` } },
  { what: "the prefix with a slash at its beginning", sent: list, changes: { prefix: (parts) => `/${join(parts)}` } },
  { what: "the prefix joined by line feeds", sent: list, changes: { prefix: (parts) => join(parts).replaceAll("/", "\n") } },
  { what: "key id and time swapped in the prefix", sent: list, changes: prefixed(({ id, time }) => ({ id: time, time: id })) },
  {
    what: "time and expiry swapped in the prefix",
    sent: list,
    changes: prefixed(({ time, expires }) => ({ time: expires, expires: time })),
  },
  { what: "milliseconds in the prefix", sent: list, changes: prefixed(() => ({ time: "2026-08-13T08:00:00.000Z" })) },
  { what: "Beijing time in the prefix", sent: list, changes: prefixed(() => ({ time: "2026-08-13T16:00:00Z" })) },
  { what: "a second later in the prefix", sent: list, changes: prefixed(() => ({ time: "2026-08-13T08:00:01Z" })) },
  { what: "seconds of Unix in the prefix", sent: list, changes: prefixed(({ time }) => ({ time: String(Date.parse(time) / 1000) })) },
  { what: "the day alone in the prefix", sent: list, changes: prefixed(() => ({ time: "2026-08-13" })) },
  { what: "the time without Z in the prefix", sent: list, changes: prefixed(() => ({ time: "2026-08-13T08:00:00" })) },
  { what: "the time encoded in the prefix", sent: list, changes: prefixed(({ time }) => ({ time: encodeURIComponent(time) })) },
  { what: "basic form of the time in the prefix", sent: list, changes: prefixed(() => ({ time: "20260813T080000Z" })) },
  { what: "another expiry in the prefix", sent: list, changes: prefixed(() => ({ expires: "3600" })) },
  { what: "an expiry of 1801 in the prefix", sent: list, changes: prefixed(() => ({ expires: "1801" })) },
  { what: "an expiry in milliseconds in the prefix", sent: list, changes: prefixed(() => ({ expires: "1800000" })) },
  { what: "an endless expiry in the prefix", sent: list, changes: prefixed(() => ({ expires: "-1" })) },
  { what: "an expiry with a fraction in the prefix", sent: list, changes: prefixed(() => ({ expires: "1800.0" })) },
  { what: "the key id in upper case in the prefix", sent: list, changes: prefixed(({ id }) => ({ id: id.toUpperCase() })) },
  { what: "the key id with a blank in the prefix", sent: list, changes: prefixed(({ id }) => ({ id: `${id} ` })) },
  { what: "the key id with a line feed in the prefix", sent: list, changes: prefixed(({ id }) => ({ id: `${id}\n` })) },
  { what: "the version in upper case in the prefix", sent: list, changes: prefixed(() => ({ version: "BCE-AUTH-V1" })) },
  { what: "the encoded prefix", sent: list, changes: { prefix: (parts) => encodeURIComponent(join(parts)) } },
];

export const keys: readonly WrongSigner[] = [
  { what: "the signing key as bytes", sent: list, changes: { key: raw } },
  { what: "the signing key in base64", sent: list, changes: { key: mac("sha256", "base64") } },
  { what: "the signing key in upper case", sent: list, changes: { key: (...from) => hmac(...from).toUpperCase() } },
  { what: "the signing key as UTF-8 of its bytes", sent: list, changes: { key: (...from) => raw(...from).toString("utf8") } },
  { what: "the signing key as Latin-1 of its bytes", sent: list, changes: { key: (...from) => raw(...from).toString("latin1") } },
  { what: "the signing key with a line feed", sent: list, changes: { key: (...from) => `${hmac(...from)}\n` } },
  { what: "secret and prefix swapped", sent: list, changes: { key: (secret, prefix) => hmac(prefix, secret) } },
  { what: "signing key and text swapped", sent: list, changes: { sign: (key, canonical) => hmac(canonical, key as string) } },
  { what: "the secret as the signing key", sent: list, changes: { key: (secret) => secret } },
  { what: "the key id as the secret", sent: list, changes: { key: (_, prefix) => hmac(credentials.id, prefix) } },
  { what: "the prefix as the signing key", sent: list, changes: { key: (_, prefix) => prefix } },
  {
    what: "prefix and text signed by the secret at once",
    sent: list,
    changes: { sign: (_, canonical, secret, prefix) => hmac(secret, prefix + canonical) },
  },
  {
    what: "prefix, line feed and text signed by the secret",
    sent: list,
    changes: { sign: (_, canonical, secret, prefix) => hmac(secret, `${prefix}\n${canonical}`) },
  },
  { what: "a hash of secret and prefix", sent: list, changes: { key: (secret, prefix) => sha(secret + prefix) } },
  { what: "a hash of key and text", sent: list, changes: { sign: (key, canonical) => sha(key + canonical) } },
  { what: "SHA-1", sent: list, changes: { key: mac("sha1"), sign: mac("sha1") } },
  { what: "SHA-512", sent: list, changes: { key: mac("sha512"), sign: mac("sha512") } },
  { what: "MD5", sent: list, changes: { key: mac("md5"), sign: mac("md5") } },
  { what: "SHA-1 for the signing key", sent: list, changes: { key: mac("sha1") } },
  { what: "the secret decoded from base64", sent: list, changes: { key: (secret, prefix) => hmac(Buffer.from(secret, "base64"), prefix) } },
  { what: "the secret in base64", sent: list, changes: { key: (secret, prefix) => hmac(Buffer.from(secret).toString("base64"), prefix) } },
  { what: "the secret decoded from hex", sent: list, changes: { key: (secret, prefix) => hmac(Buffer.from(secret, "hex"), prefix) } },
  { what: "the secret with a line feed", sent: list, changes: { key: (secret, prefix) => hmac(`${secret}\n`, prefix) } },
  { what: "the secret with a blank", sent: list, changes: { key: (secret, prefix) => hmac(`${secret} `, prefix) } },
  { what: "the secret with CR LF", sent: list, changes: { key: (secret, prefix) => hmac(`${secret}\r\n`, prefix) } },
  { what: "the secret with a byte order mark", sent: list, changes: { key: (secret, prefix) => hmac(`\ufeff${secret}`, prefix) } },
  { what: "the secret in quotes", sent: list, changes: { key: (secret, prefix) => hmac(`"${secret}"`, prefix) } },
  { what: "the secret in upper case", sent: list, changes: { key: (secret, prefix) => hmac(secret.toUpperCase(), prefix) } },
  { what: "an empty secret", sent: list, changes: { key: (_, prefix) => hmac("", prefix) } },
  { what: "the secret undefined", sent: list, changes: { key: (_, prefix) => hmac("undefined", prefix) } },
  { what: "the secret cut short", sent: list, changes: { key: (secret, prefix) => hmac(secret.slice(0, -1), prefix) } },
  { what: "the secret and & as OAuth has it", sent: list, changes: { key: (secret, prefix) => hmac(`${secret}&`, prefix) } },
  { what: "the secret behind AWS4", sent: list, changes: { key: (secret, prefix) => hmac(`AWS4${secret}`, prefix) } },
  { what: "the secret's MD5", sent: list, changes: { key: (secret, prefix) => hmac(sha(secret, "md5"), prefix) } },
  { what: "three keys", sent: list, changes: { sign: (key, canonical) => hmac(hmac(key, "bce"), canonical) } },
  { what: "the name of a variable as the secret", sent: list, changes: { key: (_, prefix) => hmac("BCE_SECRET_ACCESS_KEY", prefix) } },
  { what: "the signature in base64", sent: list, changes: { sign: mac("sha256", "base64") } },
  { what: "the signature in URL-safe base64", sent: list, changes: { sign: mac("sha256", "base64url") } },
  {
    what: "the signature's hex in base64",
    sent: list,
    changes: { sign: (...from) => Buffer.from(hmac(from[0], from[1])).toString("base64") },
  },
  { what: "the signature in upper case", sent: list, changes: { sign: (...from) => hmac(from[0], from[1]).toUpperCase() } },
  { what: "the signature cut short", sent: list, changes: { sign: (...from) => hmac(from[0], from[1]).slice(0, 32) } },
  {
    what: "the signature encoded from base64",
    sent: list,
    changes: { sign: (...from) => encodeURIComponent(mac("sha256", "base64")(from[0], from[1])) },
  },
];

const layout = (write: (parts: Parts, signature: string) => string) => ({ layout: write });
export const layouts: readonly WrongSigner[] = [
  { what: "names and signature swapped", sent: list, changes: layout((parts, signature) => `${join(parts)}/${signature}/${parts.names}`) },
  { what: "no place for the names", sent: list, changes: layout((parts, signature) => `${join(parts)}/${signature}`) },
  { what: "no signature", sent: list, changes: layout((parts) => `${join(parts)}/${parts.names}/`) },
  {
    what: "no expiry said",
    sent: list,
    changes: layout(({ version, id, time, names }, signature) => [version, id, time, names, signature].join("/")),
  },
  {
    what: "no version said",
    sent: list,
    changes: layout(({ id, time, expires, names }, signature) => [id, time, expires, names, signature].join("/")),
  },
  ...["BCE ", "Bearer ", "bce ", "Authorization: ", "BCE-HMAC-SHA256 ", '"'].map((before) => ({
    what: `${JSON.stringify(before)} before it`,
    sent: list,
    changes: layout((parts, signature) => before + right.layout(parts, signature) + (before === '"' ? '"' : "")),
  })),
  {
    what: "colons between its parts",
    sent: list,
    changes: layout((parts, signature) => [join(parts).replaceAll("/", ":"), parts.names, signature].join(":")),
  },
  {
    what: "blanks between its parts",
    sent: list,
    changes: layout((parts, signature) => right.layout(parts, signature).replaceAll("/", " / ")),
  },
  { what: "its slashes encoded", sent: list, changes: layout((parts, signature) => encodeURIComponent(right.layout(parts, signature))) },
  {
    what: "the slash of its names doubled",
    sent: list,
    changes: layout((parts, signature) => `${join(parts)}//${parts.names}/${signature}`),
  },
  { what: "milliseconds said", sent: list, changes: said(() => ({ time: "2026-08-13T08:00:00.000Z" })) },
  { what: "Beijing time said", sent: list, changes: said(() => ({ time: "2026-08-13T16:00:00Z" })) },
  {
    what: "seconds of Unix said and signed",
    sent: list,
    changes: {
      ...prefixed(({ time }) => ({ time: String(Date.parse(time) / 1000) })),
      ...said(({ time }) => ({ time: String(Date.parse(time) / 1000) })),
    },
  },
  { what: "the time encoded where it is said", sent: list, changes: said(({ time }) => ({ time: encodeURIComponent(time) })) },
  { what: "another expiry said", sent: list, changes: said(() => ({ expires: "3600" })) },
  { what: "another key id said", sent: list, changes: said(() => ({ id: "ffffffffffffffffffffffffffffffff" })) },
  { what: "the key id in upper case said", sent: list, changes: said(({ id }) => ({ id: id.toUpperCase() })) },
  { what: "version 2 said", sent: list, changes: said(() => ({ version: "bce-auth-v2" })) },
  {
    what: "version 2 said and signed",
    sent: list,
    changes: { ...said(() => ({ version: "bce-auth-v2" })), ...prefixed(() => ({ version: "bce-auth-v2" })) },
  },
  { what: "the version in upper case said", sent: list, changes: said(() => ({ version: "BCE-AUTH-V1" })) },
  { what: "key id and time swapped where they are said", sent: list, changes: said(({ id, time }) => ({ id: time, time: id })) },
  { what: "the secret said for the key id", sent: list, changes: said(() => ({ id: credentials.secret })) },
];
