import { portableHashing } from "./portable-hashing.js";

export type HashName = "md5" | "sha1" | "sha256" | "sha512";

/** What signing needs of an implementation of hash functions. Texts are hashed as UTF-8; results are lower-case hex. */
export interface Hashing {
  readonly hash: (name: HashName, message: string) => string;
  readonly hmac: (name: HashName, key: string | Uint8Array, message: string | Uint8Array) => string;
}

let current = portableHashing;

/** Puts another implementation in the place of the portable one: that of the platform is faster. */
export const useHashing = (hashing: Hashing): void => {
  current = hashing;
};

export const hashHex = (name: HashName, message: string): string => current.hash(name, message);
export const hmacHex = (name: HashName, key: string | Uint8Array, message: string | Uint8Array): string => current.hmac(name, key, message);
