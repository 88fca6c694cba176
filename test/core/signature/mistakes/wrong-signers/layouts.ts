/** Signers that write the Authorization wrongly. */

import { credentials, list } from "./samples.js";
import { type Parts, right } from "./signer.js";
import type { WrongSigner } from "./wrong-signer.js";

const join = ({ version, id, time, expires }: Parts): string => [version, id, time, expires].join("/");
const prefixed = (change: (parts: Parts) => Partial<Parts>) => ({ prefix: (parts: Parts) => join({ ...parts, ...change(parts) }) });
const said = (change: (parts: Parts) => Partial<Parts>) => ({ said: (parts: Parts) => ({ ...parts, ...change(parts) }) });

const layout = (write: (parts: Parts, signature: string) => string) => ({ layout: write });
export const layouts: readonly WrongSigner[] = [
  {
    what: "names and signature swapped",
    finds: "authorization.order",
    sent: list,
    changes: layout((parts, signature) => `${join(parts)}/${signature}/${parts.names}`),
  },
  {
    what: "no place for the names",
    finds: "authorization.no-list",
    sent: list,
    changes: layout((parts, signature) => `${join(parts)}/${signature}`),
  },
  {
    what: "no signature",
    finds: "signature.form + signature.cut",
    sent: list,
    changes: layout((parts) => `${join(parts)}/${parts.names}/`),
  },
  {
    what: "no expiry said",
    finds: "authorization.no-expiry",
    sent: list,
    changes: layout(({ version, id, time, names }, signature) => [version, id, time, names, signature].join("/")),
  },
  {
    what: "no version said",
    finds: "authorization.shape",
    sent: list,
    changes: layout(({ id, time, expires, names }, signature) => [id, time, expires, names, signature].join("/")),
  },
  ...["BCE ", "Bearer ", "bce ", "Authorization: ", "BCE-HMAC-SHA256 ", '"'].map((before) => ({
    what: `${JSON.stringify(before)} before it`,
    finds: before.startsWith("BCE-") ? "authorization.shape" : "authorization.decorated",
    sent: list,
    changes: layout((parts, signature) => before + right.layout(parts, signature) + (before === '"' ? '"' : "")),
  })),
  {
    what: "colons between its parts",
    finds: "authorization.shape",
    sent: list,
    changes: layout((parts, signature) => [join(parts).replaceAll("/", ":"), parts.names, signature].join(":")),
  },
  {
    what: "blanks between its parts",
    finds: "authorization.blanks",
    sent: list,
    changes: layout((parts, signature) => right.layout(parts, signature).replaceAll("/", " / ")),
  },
  {
    what: "its slashes encoded",
    finds: "authorization.encoded",
    sent: list,
    changes: layout((parts, signature) => encodeURIComponent(right.layout(parts, signature))),
  },
  {
    what: "the slash of its names doubled",
    finds: "authorization.extra-slash",
    sent: list,
    changes: layout((parts, signature) => `${join(parts)}//${parts.names}/${signature}`),
  },
  { what: "milliseconds said", finds: "time.milliseconds-sent", sent: list, changes: said(() => ({ time: "2026-08-13T08:00:00.000Z" })) },
  { what: "Beijing time said", finds: "time.local", sent: list, changes: said(() => ({ time: "2026-08-13T16:00:00Z" })) },
  {
    what: "seconds of Unix said and signed",
    finds: "time.epoch-sent",
    sent: list,
    changes: {
      ...prefixed(({ time }) => ({ time: String(Date.parse(time) / 1000) })),
      ...said(({ time }) => ({ time: String(Date.parse(time) / 1000) })),
    },
  },
  {
    what: "the time encoded where it is said",
    finds: "time.form-sent + time.other-in-prefix",
    sent: list,
    changes: said(({ time }) => ({ time: encodeURIComponent(time) })),
  },
  { what: "another expiry said", finds: "expiry.other", sent: list, changes: said(() => ({ expires: "3600" })) },
  {
    what: "another key id said",
    finds: "prefix.other-access-key-id",
    sent: list,
    changes: said(() => ({ id: "ffffffffffffffffffffffffffffffff" })),
  },
  {
    what: "the key id in upper case said",
    finds: "prefix.other-access-key-id",
    sent: list,
    changes: said(({ id }) => ({ id: id.toUpperCase() })),
  },
  { what: "version 2 said", finds: "authorization.scheme", sent: list, changes: said(() => ({ version: "bce-auth-v2" })) },
  {
    what: "version 2 said and signed",
    finds: "authorization.scheme",
    sent: list,
    changes: { ...said(() => ({ version: "bce-auth-v2" })), ...prefixed(() => ({ version: "bce-auth-v2" })) },
  },
  { what: "the version in upper case said", finds: "authorization.scheme", sent: list, changes: said(() => ({ version: "BCE-AUTH-V1" })) },
  {
    what: "key id and time swapped where they are said",
    finds: "authorization.order",
    sent: list,
    changes: said(({ id, time }) => ({ id: time, time: id })),
  },
  {
    what: "the secret said for the key id",
    finds: "secret.sent + prefix.other-access-key-id",
    sent: list,
    changes: said(() => ({ id: credentials.secret })),
  },
];
