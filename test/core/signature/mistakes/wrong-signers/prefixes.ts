/** Signers that are wrong in the prefix. */

import { list } from "./samples.js";
import type { Parts } from "./signer.js";
import type { WrongSigner } from "./wrong-signer.js";

const join = ({ version, id, time, expires }: Parts): string => [version, id, time, expires].join("/");
const prefixed = (change: (parts: Parts) => Partial<Parts>) => ({ prefix: (parts: Parts) => join({ ...parts, ...change(parts) }) });

export const prefixes: readonly WrongSigner[] = [
  { what: "version 2 in the prefix", finds: "prefix.v2", sent: list, changes: prefixed(() => ({ version: "bce-auth-v2" })) },
  {
    what: "no version in the prefix",
    finds: "prefix.scheme",
    sent: list,
    changes: { prefix: ({ id, time, expires }) => [id, time, expires].join("/") },
  },
  {
    what: "no expiry in the prefix",
    finds: "expiry.missing",
    sent: list,
    changes: { prefix: ({ version, id, time }) => [version, id, time].join("/") },
  },
  {
    what: "no time in the prefix",
    finds: "prefix.part-missing",
    sent: list,
    changes: { prefix: ({ version, id, expires }) => [version, id, expires].join("/") },
  },
  {
    what: "no key id in the prefix",
    finds: "prefix.part-missing",
    sent: list,
    changes: { prefix: ({ version, time, expires }) => [version, time, expires].join("/") },
  },
  {
    what: "the prefix with a slash at its end",
    finds: "prefix.trailing-slash",
    sent: list,
    changes: { prefix: (parts) => `${join(parts)}/` },
  },
  {
    what: "the prefix with two slashes at its end",
    finds: "prefix.trailing-slash",
    sent: list,
    changes: { prefix: (parts) => `${join(parts)}//` },
  },
  {
    what: "the prefix with the names",
    finds: "prefix.list-included",
    sent: list,
    changes: { prefix: (parts) => `${join(parts)}/${parts.names}` },
  },
  {
    what: "the prefix with the names and a slash",
    finds: "prefix.list-included",
    sent: list,
    changes: { prefix: (parts) => `${join(parts)}/${parts.names}/` },
  },
  { what: "the prefix with a line feed", finds: "prefix.line-feed", sent: list, changes: { prefix: (parts) => `${join(parts)}\n` } },
  {
    what: "the prefix with a slash at its beginning",
    finds: "prefix.separator",
    sent: list,
    changes: { prefix: (parts) => `/${join(parts)}` },
  },
  {
    what: "the prefix joined by line feeds",
    finds: "prefix.separator",
    sent: list,
    changes: { prefix: (parts) => join(parts).replaceAll("/", "\n") },
  },
  {
    what: "key id and time swapped in the prefix",
    finds: "prefix.order",
    sent: list,
    changes: prefixed(({ id, time }) => ({ id: time, time: id })),
  },
  {
    what: "time and expiry swapped in the prefix",
    finds: "prefix.order",
    sent: list,
    changes: prefixed(({ time, expires }) => ({ time: expires, expires: time })),
  },
  {
    what: "milliseconds in the prefix",
    finds: "time.milliseconds",
    sent: list,
    changes: prefixed(() => ({ time: "2026-08-13T08:00:00.000Z" })),
  },
  { what: "Beijing time in the prefix", finds: "time.local", sent: list, changes: prefixed(() => ({ time: "2026-08-13T16:00:00Z" })) },
  {
    what: "a second later in the prefix",
    finds: "time.clock-read-twice",
    sent: list,
    changes: prefixed(() => ({ time: "2026-08-13T08:00:01Z" })),
  },
  {
    what: "seconds of Unix in the prefix",
    finds: "time.epoch",
    sent: list,
    changes: prefixed(({ time }) => ({ time: String(Date.parse(time) / 1000) })),
  },
  { what: "the day alone in the prefix", finds: "time.notation", sent: list, changes: prefixed(() => ({ time: "2026-08-13" })) },
  {
    what: "the time without Z in the prefix",
    finds: "time.notation",
    sent: list,
    changes: prefixed(() => ({ time: "2026-08-13T08:00:00" })),
  },
  {
    what: "the time encoded in the prefix",
    finds: "prefix.encoded",
    sent: list,
    changes: prefixed(({ time }) => ({ time: encodeURIComponent(time) })),
  },
  {
    what: "basic form of the time in the prefix",
    finds: "time.notation",
    sent: list,
    changes: prefixed(() => ({ time: "20260813T080000Z" })),
  },
  { what: "another expiry in the prefix", finds: "expiry.other", sent: list, changes: prefixed(() => ({ expires: "3600" })) },
  { what: "an expiry of 1801 in the prefix", finds: "", sent: list, changes: prefixed(() => ({ expires: "1801" })) },
  { what: "an expiry in milliseconds in the prefix", finds: "expiry.other", sent: list, changes: prefixed(() => ({ expires: "1800000" })) },
  { what: "an endless expiry in the prefix", finds: "expiry.other", sent: list, changes: prefixed(() => ({ expires: "-1" })) },
  { what: "an expiry with a fraction in the prefix", finds: "expiry.other", sent: list, changes: prefixed(() => ({ expires: "1800.0" })) },
  {
    what: "the key id in upper case in the prefix",
    finds: "prefix.access-key-id-form",
    sent: list,
    changes: prefixed(({ id }) => ({ id: id.toUpperCase() })),
  },
  {
    what: "the key id with a blank in the prefix",
    finds: "prefix.access-key-id-form",
    sent: list,
    changes: prefixed(({ id }) => ({ id: `${id} ` })),
  },
  {
    what: "the key id with a line feed in the prefix",
    finds: "prefix.access-key-id-form",
    sent: list,
    changes: prefixed(({ id }) => ({ id: `${id}\n` })),
  },
  {
    what: "the version in upper case in the prefix",
    finds: "prefix.scheme",
    sent: list,
    changes: prefixed(() => ({ version: "BCE-AUTH-V1" })),
  },
  { what: "the encoded prefix", finds: "prefix.encoded", sent: list, changes: { prefix: (parts) => encodeURIComponent(join(parts)) } },
];
