import { createHash, createHmac } from "node:crypto";
import { type Hashing, useHashing } from "../core/signature/hash.js";

/** The hash functions of Node: three times as fast as the portable ones. */
export const nodeHashing: Hashing = {
  hash: (name, message) => createHash(name).update(message).digest("hex"),
  hmac: (name, key, message) => createHmac(name, key).update(message).digest("hex"),
};

/** Lets all that is signed and checked from now on be hashed by Node. */
export const hashWithNode = (): void => useHashing(nodeHashing);

/** SHA-256 of a text in base64. */
export const sha256Base64 = (text: string): string => createHash("sha256").update(text).digest("base64");
