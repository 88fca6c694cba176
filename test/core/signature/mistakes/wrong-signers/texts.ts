/** Signers that are wrong in the text they sign. */

import { createHash } from "node:crypto";
import { bind, credentials, list, plain } from "./samples.js";
import { hmac } from "./signer.js";
import type { WrongSigner } from "./wrong-signer.js";

const sha = (text: string, algorithm = "sha256"): string => createHash(algorithm).update(text).digest("hex");

export const texts: readonly WrongSigner[] = [
  {
    what: "CR LF between the lines",
    finds: "layout.crlf",
    sent: list,
    changes: { canonical: (...parts) => parts.slice(0, 4).join("\r\n") },
  },
  {
    what: "escaped line feeds between the lines",
    finds: "layout.separator",
    sent: list,
    changes: { canonical: (...parts) => parts.slice(0, 4).join("\\n") },
  },
  {
    what: "nothing between the lines",
    finds: "layout.separator",
    sent: list,
    changes: { canonical: (...parts) => parts.slice(0, 4).join("") },
  },
  {
    what: "blanks between the lines",
    finds: "layout.separator",
    sent: list,
    changes: { canonical: (...parts) => parts.slice(0, 4).join(" ") },
  },
  { what: "& between the lines", finds: "layout.separator", sent: list, changes: { canonical: (...parts) => parts.slice(0, 4).join("&") } },
  {
    what: "headers before the query",
    finds: "layout.order",
    sent: list,
    changes: { canonical: (method, uri, query, headers) => [method, uri, headers, query].join("\n") },
  },
  {
    what: "the body behind the headers",
    finds: "layout.body-included",
    sent: bind,
    changes: { canonical: (...parts) => parts.join("\n") },
  },
  {
    what: "the hash of the body behind the headers",
    finds: "layout.body-included",
    sent: bind,
    changes: { canonical: (method, uri, query, headers, body) => [method, uri, query, headers, sha(body)].join("\n") },
  },
  {
    what: "the MD5 of the body behind the headers",
    finds: "layout.body-included",
    sent: bind,
    changes: { canonical: (method, uri, query, headers, body) => [method, uri, query, headers, sha(body, "md5")].join("\n") },
  },
  {
    what: "the body for the query",
    finds: "layout.body-included",
    sent: bind,
    changes: { canonical: (method, uri, _, headers, body) => [method, uri, body, headers].join("\n") },
  },
  {
    what: "an empty line before the headers",
    finds: "layout.extra-line-feed",
    sent: list,
    changes: { canonical: (method, uri, query, headers) => [method, uri, query, "", headers].join("\n") },
  },
  {
    what: "a line feed before the method",
    finds: "layout.extra-line-feed",
    sent: list,
    changes: { canonical: (...parts) => `\n${parts.slice(0, 4).join("\n")}` },
  },
  {
    what: "the text hashed before it is signed",
    finds: "layout.hashed",
    sent: list,
    changes: { sign: (key, canonical) => hmac(key, sha(canonical)) },
  },
  {
    what: "the text in base64 before it is signed",
    finds: "layout.base64",
    sent: list,
    changes: { sign: (key, canonical) => hmac(key, Buffer.from(canonical).toString("base64")) },
  },
  {
    what: "the prefix before the text",
    finds: "layout.prefix-included",
    sent: list,
    changes: { sign: (key, canonical, _, prefix) => hmac(key, `${prefix}\n${canonical}`) },
  },
  { what: "an empty text", finds: "layout.nothing", sent: plain, changes: { canonical: () => "" } },
  {
    what: "the text as AWS signs it",
    finds: "layout.hashed",
    sent: list,
    changes: { sign: (key, canonical) => hmac(key, `AWS4-HMAC-SHA256\n${credentials.time}\n${sha(canonical)}`) },
  },
];
