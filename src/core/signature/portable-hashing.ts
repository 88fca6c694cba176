import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { toUtf8 } from "../text/bytes.js";
import type { Hashing } from "./hash.js";

const functions = { md5, sha1, sha256, sha512 };
const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === "string" ? toUtf8(content) : content);

/** Runs anywhere. */
export const portableHashing: Hashing = {
  hash: (name, message) => bytesToHex(functions[name](toUtf8(message))),
  hmac: (name, key, message) => bytesToHex(hmac(functions[name], bytesOf(key), bytesOf(message))),
};
