import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { toUtf8 } from "../text/bytes.js";

export type HashName = "md5" | "sha1" | "sha256" | "sha512";

/** What signing needs of an implementation of hash functions. Texts are hashed as UTF-8; results are lower-case hex. */
export interface Hashing {
  readonly hash: (name: HashName, message: string) => string;
  readonly hmac: (name: HashName, key: string | Uint8Array, message: string | Uint8Array) => string;
}

const functions = { md5, sha1, sha256, sha512 };
const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === "string" ? toUtf8(content) : content);

/** Runs anywhere. */
export const portableHashing: Hashing = {
  hash: (name, message) => bytesToHex(functions[name](toUtf8(message))),
  hmac: (name, key, message) => bytesToHex(hmac(functions[name], bytesOf(key), bytesOf(message))),
};

let current = portableHashing;

/** Puts another implementation in the place of the portable one: that of the platform is faster. */
export const useHashing = (hashing: Hashing): void => {
  current = hashing;
};

export const hashHex = (name: HashName, message: string): string => current.hash(name, message);
export const hmacHex = (name: HashName, key: string | Uint8Array, message: string | Uint8Array): string => current.hmac(name, key, message);
