/** Signers that are wrong in the values of the headers. */

import { bind, list, plain, session } from "./samples.js";
import { encode, right, type Steps, type UnsignedRequest } from "./signer.js";
import type { WrongSigner } from "./wrong-signer.js";

const withValue = (pattern: RegExp, change: (value: string) => string): Partial<Steps> => ({
  value: (value, name) => right.value(pattern.test(name) ? change(value) : value, name),
});
const replaced = (sent: UnsignedRequest, name: string, value: string): UnsignedRequest => ({
  ...sent,
  headers: sent.headers.map((header) => (header[0] === name ? [name, value] : header)),
});
const lowerHex = (encoded: string): string => encoded.replace(/%../g, (code) => code.toLowerCase());

export const values: readonly WrongSigner[] = [
  { what: "header values unencoded", finds: "headers.values-not-encoded", sent: bind, changes: { value: (value) => value.trim() } },
  {
    what: "the date unencoded",
    finds: "headers.one-not-encoded",
    sent: bind,
    changes: { value: (value, name) => (name === "x-bce-date" ? value : encode(value)) },
  },
  {
    what: "the content type unencoded",
    finds: "headers.one-not-encoded",
    sent: bind,
    changes: { value: (value, name) => (name === "Content-Type" ? value : encode(value)) },
  },
  {
    what: "header values encoded twice",
    finds: "headers.values-encoded-twice",
    sent: bind,
    changes: { value: (value) => encode(encode(value)) },
  },
  {
    what: "header values in lower-case hex",
    finds: "headers.lower-digits",
    sent: bind,
    changes: { value: (value) => lowerHex(encode(value)) },
  },
  {
    what: "header values with their slashes left",
    finds: "headers.slashes-kept",
    sent: bind,
    changes: { value: (value) => encode(value).replaceAll("%2F", "/") },
  },
  {
    what: "header values with their colons left",
    finds: "headers.one-not-encoded",
    sent: bind,
    changes: { value: (value) => encode(value).replaceAll("%3A", ":") },
  },
  {
    what: "header values with a plus for a blank",
    finds: "headers.form-encoding",
    sent: bind,
    changes: { value: (value) => encode(value).replaceAll("%20", "+") },
  },
  { what: "header values by encodeURI", finds: "headers.colons-kept", sent: bind, changes: { value: (value) => encodeURI(value) } },
  {
    what: "header values in lower case",
    finds: "headers.values-lower-case",
    sent: bind,
    changes: { value: (value) => encode(value).toLowerCase() },
  },
  {
    what: "header values untrimmed",
    finds: "headers.not-trimmed",
    sent: replaced(bind, "Content-Type", " application/json "),
    changes: { value: encode },
  },
  {
    what: "header values without their blanks",
    finds: "content-type.charset",
    sent: bind,
    changes: withValue(/type/i, (value) => value.replaceAll(" ", "")),
  },
  { what: "header values in quotes", finds: "headers.quoted", sent: list, changes: withValue(/date/, (value) => `"${value}"`) },
  { what: "the host with port 443", finds: "host.port", sent: list, changes: withValue(/^host$/i, (value) => `${value}:443`) },
  { what: "the host with port 80", finds: "host.port", sent: list, changes: withValue(/^host$/i, (value) => `${value}:80`) },
  {
    what: "the host without its port",
    finds: "host.port",
    sent: replaced(list, "Host", "localhost:8420"),
    changes: withValue(/^host$/i, () => "localhost"),
  },
  { what: "the host with its scheme", finds: "host.form", sent: list, changes: withValue(/^host$/i, (value) => `https://${value}`) },
  { what: "the host with a slash", finds: "host.form", sent: list, changes: withValue(/^host$/i, (value) => `${value}/`) },
  { what: "the host in upper case", finds: "host.form", sent: list, changes: withValue(/^host$/i, (value) => value.toUpperCase()) },
  { what: "the host of another region", finds: "host.other", sent: list, changes: withValue(/^host$/i, () => "bcc.gz.baidubce.com") },
  { what: "the host of another service", finds: "host.other", sent: list, changes: withValue(/^host$/i, () => "vpc.bj.baidubce.com") },
  { what: "the host without its region", finds: "host.other", sent: list, changes: withValue(/^host$/i, () => "bcc.baidubce.com") },
  { what: "the host of object storage", finds: "host.other", sent: list, changes: withValue(/^host$/i, () => "bj.bcebos.com") },
  { what: "localhost", finds: "host.other", sent: list, changes: withValue(/^host$/i, () => "localhost") },
  { what: "an empty host", finds: "host.form", sent: list, changes: { value: (value, name) => (name === "Host" ? "" : encode(value)) } },
  {
    what: "the content type without its charset",
    finds: "content-type.charset",
    sent: bind,
    changes: withValue(/type/i, () => "application/json"),
  },
  {
    what: "the content type with a charset",
    finds: "content-type.charset",
    sent: replaced(bind, "Content-Type", "application/json"),
    changes: withValue(/type/i, () => "application/json; charset=utf-8"),
  },
  {
    what: "the charset in upper case",
    finds: "content-type.charset",
    sent: bind,
    changes: withValue(/type/i, () => "application/json; charset=UTF-8"),
  },
  {
    what: "another content type",
    finds: "content-type.other",
    sent: bind,
    changes: withValue(/type/i, () => "application/x-www-form-urlencoded"),
  },
  { what: "the length in characters", finds: "content-length.other", sent: bind, changes: withValue(/length/i, () => "35") },
  { what: "a length of 0", finds: "content-length.other", sent: bind, changes: withValue(/length/i, () => "0") },
  {
    what: "the MD5 in hex",
    finds: "content-md5.other",
    sent: bind,
    changes: withValue(/md5/i, (value) => Buffer.from(value, "base64").toString("hex")),
  },
  { what: "the date a second early", finds: "date.other", sent: list, changes: withValue(/date/, () => "2026-08-13T07:59:59Z") },
  { what: "the date with milliseconds", finds: "date.other", sent: list, changes: withValue(/date/, () => "2026-08-13T08:00:00.000Z") },
  { what: "the date of HTTP", finds: "date.other", sent: list, changes: withValue(/date/, () => "Thu, 13 Aug 2026 08:00:00 GMT") },
  { what: "the date of Beijing", finds: "date.other", sent: list, changes: withValue(/date/, () => "2026-08-13T16:00:00Z") },
  {
    what: "the date in seconds",
    finds: "date.other",
    sent: list,
    changes: withValue(/date/, () => String(Date.parse("2026-08-13T08:00:00Z") / 1000)),
  },
  {
    what: "the date in milliseconds",
    finds: "date.other",
    sent: list,
    changes: withValue(/date/, () => String(Date.parse("2026-08-13T08:00:00Z"))),
  },
  { what: "the date in basic form", finds: "date.other", sent: list, changes: withValue(/date/, () => "20260813T080000Z") },
  { what: "the date without Z", finds: "date.other", sent: list, changes: withValue(/date/, () => "2026-08-13T08:00:00") },
  { what: "the date with a blank for T", finds: "date.other", sent: list, changes: withValue(/date/, () => "2026-08-13 08:00:00") },
  { what: "the date with an offset", finds: "date.other", sent: list, changes: withValue(/date/, () => "2026-08-13T08:00:00+00:00") },
  { what: "the day alone", finds: "date.other", sent: list, changes: withValue(/date/, () => "2026-08-13") },
  { what: "the token encoded before it is signed", finds: "headers.one-encoded-twice", sent: session, changes: withValue(/token/, encode) },
  { what: "another token", finds: "", sent: session, changes: withValue(/token/, () => "an/older+token") },
  {
    what: "no line of headers",
    finds: "layout.line-missing",
    sent: plain,
    changes: { canonical: (method, uri, query) => [method, uri, query].join("\n") },
  },
];
