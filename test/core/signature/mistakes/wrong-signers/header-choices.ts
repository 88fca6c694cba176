/** Signers that are wrong in the choice of the headers or in how their lines are written. */

import { bind, list, session } from "./samples.js";
import { type Pair, right, type Steps, type UnsignedRequest } from "./signer.js";
import type { WrongSigner } from "./wrong-signer.js";

const without = (pattern: RegExp): Partial<Steps> => ({
  choose: (headers) => right.choose(headers).filter(([name]) => !pattern.test(name)),
});
const plus = (sent: UnsignedRequest, ...headers: Pair[]): UnsignedRequest => ({ ...sent, headers: [...sent.headers, ...headers] });
const unlisted = { list: () => "" };

export const choices: readonly WrongSigner[] = [
  {
    what: "no names although host alone is signed",
    finds: "headers.bce-left-out",
    sent: list,
    changes: { ...without(/^x-bce-date/i), ...unlisted },
  },
  {
    what: "no names although the content type is not signed",
    finds: "headers.default-set-assumed",
    sent: bind,
    changes: { ...without(/^content-type/i), ...unlisted },
  },
  {
    what: "no names although the request id is not signed",
    finds: "headers.request-id-left-out",
    sent: session,
    changes: { ...without(/request-id/), ...unlisted },
  },
  {
    what: "no names although the token is not signed",
    finds: "headers.default-set-assumed",
    sent: session,
    changes: { ...without(/token/), ...unlisted },
  },
  {
    what: "no names although all headers are signed",
    finds: "headers.signed-not-listed",
    sent: session,
    changes: { choose: (headers) => headers, ...unlisted },
  },
  {
    what: "no names although no content header is signed",
    finds: "headers.default-set-assumed",
    sent: bind,
    changes: { ...without(/^content/i), ...unlisted },
  },
  { what: "a signed header that is not listed", finds: "headers.bce-not-listed", sent: list, changes: { list: () => "host" } },
  { what: "only the date listed", finds: "headers.signed-not-listed", sent: list, changes: { list: () => "x-bce-date" } },
  {
    what: "a listed header that is not signed",
    finds: "headers.listed-not-signed",
    sent: bind,
    changes: { ...without(/^content-type/i), list: () => "content-length;content-md5;content-type;host;x-bce-date" },
  },
  {
    what: "a listed date that is not signed",
    finds: "headers.bce-left-out",
    sent: list,
    changes: { ...without(/date/i), list: () => "host;x-bce-date" },
  },
  {
    what: "a listed host that is not signed",
    finds: "headers.listed-not-signed",
    sent: list,
    changes: { ...without(/host/i), list: () => "host;x-bce-date" },
  },
  { what: "host not signed", finds: "", sent: list, changes: without(/host/i) },
  {
    what: "a header signed that is not sent",
    finds: "headers.absent",
    sent: list,
    changes: { choose: (headers) => [...headers, ["content-type", "application/json"]] },
  },
  {
    what: "a content length of 0 signed that is not sent",
    finds: "headers.absent",
    sent: list,
    changes: { choose: (headers) => [...headers, ["content-length", "0"]] },
  },
  {
    what: "an accept header signed that is not listed",
    finds: "headers.signed-not-listed",
    sent: plus(list, ["Accept", "*/*"]),
    changes: { choose: (headers) => headers, list: () => "host;x-bce-date" },
  },
  { what: "no header signed", finds: "headers.default-set-assumed", sent: list, changes: { choose: () => [] } },
  {
    what: "no header signed though two are listed",
    finds: "headers.listed-not-signed",
    sent: list,
    changes: { choose: () => [], list: () => "host;x-bce-date" },
  },
  { what: "names in upper case", finds: "list.upper-case", sent: list, changes: { list: () => "Host;X-Bce-Date" } },
  { what: "names joined by commas", finds: "list.separator", sent: list, changes: { list: (names) => names.join(",").toLowerCase() } },
  {
    what: "names joined by semicolons and blanks",
    finds: "list.separator",
    sent: list,
    changes: { list: (names) => names.join("; ").toLowerCase() },
  },
  { what: "names joined by &", finds: "list.separator", sent: list, changes: { list: (names) => names.join("&").toLowerCase() } },
  { what: "names with a semicolon at the end", finds: "", sent: list, changes: { list: (names) => `${names.join(";").toLowerCase()};` } },
  { what: "names in quotes", finds: "list.decorated", sent: list, changes: { list: (names) => `"${names.join(";").toLowerCase()}"` } },
  { what: "names for which a number stands", finds: "list.indices", sent: list, changes: { list: () => "0;1" } },
  {
    what: "the semicolons of the names encoded",
    finds: "list.separator",
    sent: list,
    changes: { list: (names) => names.join("%3B").toLowerCase() },
  },
  {
    what: "the names as a list of Python",
    finds: "list.decorated + list.separator",
    sent: list,
    changes: { list: () => "['host', 'x-bce-date']" },
  },
  { what: "empty headers signed", finds: "headers.empty-signed", sent: plus(list, ["x-bce-empty", ""]), changes: { keep: () => true } },
  {
    what: "an empty content type signed",
    finds: "headers.empty-signed",
    sent: plus(list, ["Content-Type", ""]),
    changes: { keep: () => true },
  },
];

export const lines: readonly WrongSigner[] = [
  { what: "header lines unsorted", finds: "headers.unsorted", sent: bind, changes: { sortLines: (items) => items } },
  {
    what: "header lines sorted backwards",
    finds: "headers.insertion-order",
    sent: bind,
    changes: { sortLines: (items) => items.sort().reverse() },
  },
  {
    what: "header lines sorted by names as written",
    finds: "headers.insertion-order",
    sent: { ...list, headers: list.headers.map(([name, value]) => [name === "Host" ? "host" : "X-Bce-Date", value]) },
    changes: { sortLines: (items) => items.sort().reverse() },
  },
  { what: "header names as written", finds: "headers.names-not-lowered", sent: bind, changes: { name: (name) => name } },
  { what: "header names in upper case", finds: "headers.names-not-lowered", sent: bind, changes: { name: (name) => name.toUpperCase() } },
  {
    what: "a blank behind the colon",
    finds: "headers.blank-after-colon",
    sent: list,
    changes: { line: (name, value) => `${name}: ${value}` },
  },
  { what: "= for the colon", finds: "headers.line-form", sent: list, changes: { line: (name, value) => `${name}=${value}` } },
  { what: "the colon encoded", finds: "headers.lines-encoded", sent: list, changes: { line: (name, value) => `${name}%3A${value}` } },
  { what: "header values alone", finds: "headers.line-form", sent: list, changes: { line: (_, value) => value } },
  { what: "header names alone", finds: "headers.line-form", sent: list, changes: { line: (name) => name } },
  ...Object.entries({ "&": "&", ";": ";", "CR LF": "\r\n", comma: ",", nothing: "", "an escaped line feed": "\\n" }).map(
    ([sign, separator]) => ({
      what: `header lines joined by ${sign}`,
      finds: sign === "CR LF" ? "layout.crlf" : "layout.separator",
      sent: list,
      changes: { joinLines: (items: string[]) => items.join(separator) },
    }),
  ),
  {
    what: "a line feed at the end",
    finds: "layout.trailing-line-feed",
    sent: list,
    changes: { joinLines: (items) => items.map((item) => `${item}\n`).join("") },
  },
  {
    what: "an empty line at the end",
    finds: "layout.trailing-line-feed",
    sent: list,
    changes: { joinLines: (items) => `${items.join("\n")}\n\n` },
  },
  {
    what: "the names behind the headers, as AWS has them",
    finds: "layout.list-included",
    sent: list,
    changes: { joinLines: (items) => `${items.join("\n")}\n\nhost;x-bce-date` },
  },
];
