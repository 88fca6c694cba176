/** Signers that are wrong in the keys, the secret or the notation of the signature. */

import { createHash, createHmac } from "node:crypto";
import { credentials, list } from "./samples.js";
import { hmac } from "./signer.js";
import type { WrongSigner } from "./wrong-signer.js";

const mac =
  (algorithm: string, encoding: "hex" | "base64" | "base64url" = "hex") =>
  (key: string | Buffer, text: string) =>
    createHmac(algorithm, key).update(text).digest(encoding);
const raw = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const sha = (text: string, algorithm = "sha256"): string => createHash(algorithm).update(text).digest("hex");

export const keys: readonly WrongSigner[] = [
  { what: "the signing key as bytes", finds: "key.raw-digest", sent: list, changes: { key: raw } },
  { what: "the signing key in base64", finds: "key.base64", sent: list, changes: { key: mac("sha256", "base64") } },
  {
    what: "the signing key in upper case",
    finds: "key.upper-case",
    sent: list,
    changes: { key: (...from) => hmac(...from).toUpperCase() },
  },
  {
    what: "the signing key as UTF-8 of its bytes",
    finds: "key.bytes-as-text",
    sent: list,
    changes: { key: (...from) => raw(...from).toString("utf8") },
  },
  {
    what: "the signing key as Latin-1 of its bytes",
    finds: "key.bytes-as-text",
    sent: list,
    changes: { key: (...from) => raw(...from).toString("latin1") },
  },
  { what: "the signing key with a line feed", finds: "key.line-feed", sent: list, changes: { key: (...from) => `${hmac(...from)}\n` } },
  {
    what: "secret and prefix swapped",
    finds: "key.arguments-swapped",
    sent: list,
    changes: { key: (secret, prefix) => hmac(prefix, secret) },
  },
  {
    what: "signing key and text swapped",
    finds: "key.arguments-swapped",
    sent: list,
    changes: { sign: (key, canonical) => hmac(canonical, key as string) },
  },
  { what: "the secret as the signing key", finds: "key.single-step", sent: list, changes: { key: (secret) => secret } },
  {
    what: "the key id as the secret",
    finds: "secret.access-key-id",
    sent: list,
    changes: { key: (_, prefix) => hmac(credentials.id, prefix) },
  },
  { what: "the prefix as the signing key", finds: "key.prefix-itself", sent: list, changes: { key: (_, prefix) => prefix } },
  {
    what: "prefix and text signed by the secret at once",
    finds: "key.single-step",
    sent: list,
    changes: { sign: (_, canonical, secret, prefix) => hmac(secret, prefix + canonical) },
  },
  {
    what: "prefix, line feed and text signed by the secret",
    finds: "key.single-step",
    sent: list,
    changes: { sign: (_, canonical, secret, prefix) => hmac(secret, `${prefix}\n${canonical}`) },
  },
  { what: "a hash of secret and prefix", finds: "key.no-hmac", sent: list, changes: { key: (secret, prefix) => sha(secret + prefix) } },
  { what: "a hash of key and text", finds: "key.no-hmac", sent: list, changes: { sign: (key, canonical) => sha(key + canonical) } },
  { what: "SHA-1", finds: "key.hash", sent: list, changes: { key: mac("sha1"), sign: mac("sha1") } },
  { what: "SHA-512", finds: "key.hash", sent: list, changes: { key: mac("sha512"), sign: mac("sha512") } },
  { what: "MD5", finds: "key.hash", sent: list, changes: { key: mac("md5"), sign: mac("md5") } },
  { what: "SHA-1 for the signing key", finds: "key.hash", sent: list, changes: { key: mac("sha1") } },
  {
    what: "the secret decoded from base64",
    finds: "secret.decoded",
    sent: list,
    changes: { key: (secret, prefix) => hmac(Buffer.from(secret, "base64"), prefix) },
  },
  {
    what: "the secret in base64",
    finds: "secret.encoded",
    sent: list,
    changes: { key: (secret, prefix) => hmac(Buffer.from(secret).toString("base64"), prefix) },
  },
  {
    what: "the secret decoded from hex",
    finds: "secret.decoded",
    sent: list,
    changes: { key: (secret, prefix) => hmac(Buffer.from(secret, "hex"), prefix) },
  },
  {
    what: "the secret with a line feed",
    finds: "secret.white-space",
    sent: list,
    changes: { key: (secret, prefix) => hmac(`${secret}\n`, prefix) },
  },
  {
    what: "the secret with a blank",
    finds: "secret.white-space",
    sent: list,
    changes: { key: (secret, prefix) => hmac(`${secret} `, prefix) },
  },
  {
    what: "the secret with CR LF",
    finds: "secret.white-space",
    sent: list,
    changes: { key: (secret, prefix) => hmac(`${secret}\r\n`, prefix) },
  },
  {
    what: "the secret with a byte order mark",
    finds: "secret.white-space",
    sent: list,
    changes: { key: (secret, prefix) => hmac(`\ufeff${secret}`, prefix) },
  },
  { what: "the secret in quotes", finds: "secret.quotes", sent: list, changes: { key: (secret, prefix) => hmac(`"${secret}"`, prefix) } },
  {
    what: "the secret in upper case",
    finds: "secret.case",
    sent: list,
    changes: { key: (secret, prefix) => hmac(secret.toUpperCase(), prefix) },
  },
  { what: "an empty secret", finds: "secret.absent", sent: list, changes: { key: (_, prefix) => hmac("", prefix) } },
  { what: "the secret undefined", finds: "secret.absent", sent: list, changes: { key: (_, prefix) => hmac("undefined", prefix) } },
  {
    what: "the secret cut short",
    finds: "secret.cut",
    sent: list,
    changes: { key: (secret, prefix) => hmac(secret.slice(0, -1), prefix) },
  },
  {
    what: "the secret and & as OAuth has it",
    finds: "secret.encoded",
    sent: list,
    changes: { key: (secret, prefix) => hmac(`${secret}&`, prefix) },
  },
  {
    what: "the secret behind AWS4",
    finds: "secret.encoded",
    sent: list,
    changes: { key: (secret, prefix) => hmac(`AWS4${secret}`, prefix) },
  },
  { what: "the secret's MD5", finds: "secret.encoded", sent: list, changes: { key: (secret, prefix) => hmac(sha(secret, "md5"), prefix) } },
  { what: "three keys", finds: "", sent: list, changes: { sign: (key, canonical) => hmac(hmac(key, "bce"), canonical) } },
  {
    what: "the name of a variable as the secret",
    finds: "secret.absent",
    sent: list,
    changes: { key: (_, prefix) => hmac("BCE_SECRET_ACCESS_KEY", prefix) },
  },
  { what: "the signature in base64", finds: "signature.base64", sent: list, changes: { sign: mac("sha256", "base64") } },
  { what: "the signature in URL-safe base64", finds: "signature.base64", sent: list, changes: { sign: mac("sha256", "base64url") } },
  {
    what: "the signature's hex in base64",
    finds: "signature.base64",
    sent: list,
    changes: { sign: (...from) => Buffer.from(hmac(from[0], from[1])).toString("base64") },
  },
  {
    what: "the signature in upper case",
    finds: "signature.upper-case",
    sent: list,
    changes: { sign: (...from) => hmac(from[0], from[1]).toUpperCase() },
  },
  {
    what: "the signature cut short",
    finds: "signature.cut",
    sent: list,
    changes: { sign: (...from) => hmac(from[0], from[1]).slice(0, 32) },
  },
  {
    what: "the signature encoded from base64",
    finds: "signature.base64",
    sent: list,
    changes: { sign: (...from) => encodeURIComponent(mac("sha256", "base64")(from[0], from[1])) },
  },
];
