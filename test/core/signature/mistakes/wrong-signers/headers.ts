/** Signers that are wrong in the choice, the names or the values of the headers. */
import type { WrongSigner } from "./request-line.js";
import { bind, list, plain, session } from "./samples.js";
import { encode, type Pair, right, type Sent, type Steps } from "./signer.js";

const without = (pattern: RegExp): Partial<Steps> => ({
  choose: (headers) => right.choose(headers).filter(([name]) => !pattern.test(name)),
});
const withValue = (pattern: RegExp, change: (value: string) => string): Partial<Steps> => ({
  value: (value, name) => right.value(pattern.test(name) ? change(value) : value, name),
});
const replaced = (sent: Sent, name: string, value: string): Sent => ({
  ...sent,
  headers: sent.headers.map((header) => (header[0] === name ? [name, value] : header)),
});
const plus = (sent: Sent, ...headers: Pair[]): Sent => ({ ...sent, headers: [...sent.headers, ...headers] });
const lowerHex = (encoded: string): string => encoded.replace(/%../g, (code) => code.toLowerCase());
const unlisted = { list: () => "" };

export const choices: readonly WrongSigner[] = [
  { what: "no names although host alone is signed", sent: list, changes: { ...without(/^x-bce-date/i), ...unlisted } },
  { what: "no names although the content type is not signed", sent: bind, changes: { ...without(/^content-type/i), ...unlisted } },
  { what: "no names although the request id is not signed", sent: session, changes: { ...without(/request-id/), ...unlisted } },
  { what: "no names although the token is not signed", sent: session, changes: { ...without(/token/), ...unlisted } },
  { what: "no names although all headers are signed", sent: session, changes: { choose: (headers) => headers, ...unlisted } },
  { what: "no names although no content header is signed", sent: bind, changes: { ...without(/^content/i), ...unlisted } },
  { what: "a signed header that is not listed", sent: list, changes: { list: () => "host" } },
  { what: "only the date listed", sent: list, changes: { list: () => "x-bce-date" } },
  {
    what: "a listed header that is not signed",
    sent: bind,
    changes: { ...without(/^content-type/i), list: () => "content-length;content-md5;content-type;host;x-bce-date" },
  },
  { what: "a listed date that is not signed", sent: list, changes: { ...without(/date/i), list: () => "host;x-bce-date" } },
  { what: "a listed host that is not signed", sent: list, changes: { ...without(/host/i), list: () => "host;x-bce-date" } },
  { what: "host not signed", sent: list, changes: without(/host/i) },
  {
    what: "a header signed that is not sent",
    sent: list,
    changes: { choose: (headers) => [...headers, ["content-type", "application/json"]] },
  },
  {
    what: "a content length of 0 signed that is not sent",
    sent: list,
    changes: { choose: (headers) => [...headers, ["content-length", "0"]] },
  },
  {
    what: "an accept header signed that is not listed",
    sent: plus(list, ["Accept", "*/*"]),
    changes: { choose: (headers) => headers, list: () => "host;x-bce-date" },
  },
  { what: "no header signed", sent: list, changes: { choose: () => [] } },
  { what: "no header signed though two are listed", sent: list, changes: { choose: () => [], list: () => "host;x-bce-date" } },
  { what: "names in upper case", sent: list, changes: { list: () => "Host;X-Bce-Date" } },
  { what: "names joined by commas", sent: list, changes: { list: (names) => names.join(",").toLowerCase() } },
  { what: "names joined by semicolons and blanks", sent: list, changes: { list: (names) => names.join("; ").toLowerCase() } },
  { what: "names joined by &", sent: list, changes: { list: (names) => names.join("&").toLowerCase() } },
  { what: "names with a semicolon at the end", sent: list, changes: { list: (names) => `${names.join(";").toLowerCase()};` } },
  { what: "names in quotes", sent: list, changes: { list: (names) => `"${names.join(";").toLowerCase()}"` } },
  { what: "names for which a number stands", sent: list, changes: { list: () => "0;1" } },
  { what: "the semicolons of the names encoded", sent: list, changes: { list: (names) => names.join("%3B").toLowerCase() } },
  { what: "the names as a list of Python", sent: list, changes: { list: () => "['host', 'x-bce-date']" } },
  { what: "empty headers signed", sent: plus(list, ["x-bce-empty", ""]), changes: { keep: () => true } },
  { what: "an empty content type signed", sent: plus(list, ["Content-Type", ""]), changes: { keep: () => true } },
];

export const lines: readonly WrongSigner[] = [
  { what: "header lines unsorted", sent: bind, changes: { sortLines: (items) => items } },
  { what: "header lines sorted backwards", sent: bind, changes: { sortLines: (items) => items.sort().reverse() } },
  {
    what: "header lines sorted by names as written",
    sent: { ...list, headers: list.headers.map(([name, value]) => [name === "Host" ? "host" : "X-Bce-Date", value]) },
    changes: { sortLines: (items) => items.sort().reverse() },
  },
  { what: "header names as written", sent: bind, changes: { name: (name) => name } },
  { what: "header names in upper case", sent: bind, changes: { name: (name) => name.toUpperCase() } },
  { what: "a blank behind the colon", sent: list, changes: { line: (name, value) => `${name}: ${value}` } },
  { what: "= for the colon", sent: list, changes: { line: (name, value) => `${name}=${value}` } },
  { what: "the colon encoded", sent: list, changes: { line: (name, value) => `${name}%3A${value}` } },
  { what: "header values alone", sent: list, changes: { line: (_, value) => value } },
  { what: "header names alone", sent: list, changes: { line: (name) => name } },
  ...Object.entries({ "&": "&", ";": ";", "CR LF": "\r\n", comma: ",", nothing: "", "an escaped line feed": "\\n" }).map(
    ([sign, separator]) => ({
      what: `header lines joined by ${sign}`,
      sent: list,
      changes: { joinLines: (items: string[]) => items.join(separator) },
    }),
  ),
  { what: "a line feed at the end", sent: list, changes: { joinLines: (items) => items.map((item) => `${item}\n`).join("") } },
  { what: "an empty line at the end", sent: list, changes: { joinLines: (items) => `${items.join("\n")}\n\n` } },
  {
    what: "the names behind the headers, as AWS has them",
    sent: list,
    changes: { joinLines: (items) => `${items.join("\n")}\n\nhost;x-bce-date` },
  },
];

export const values: readonly WrongSigner[] = [
  { what: "header values unencoded", sent: bind, changes: { value: (value) => value.trim() } },
  { what: "the date unencoded", sent: bind, changes: { value: (value, name) => (name === "x-bce-date" ? value : encode(value)) } },
  {
    what: "the content type unencoded",
    sent: bind,
    changes: { value: (value, name) => (name === "Content-Type" ? value : encode(value)) },
  },
  { what: "header values encoded twice", sent: bind, changes: { value: (value) => encode(encode(value)) } },
  { what: "header values in lower-case hex", sent: bind, changes: { value: (value) => lowerHex(encode(value)) } },
  { what: "header values with their slashes left", sent: bind, changes: { value: (value) => encode(value).replaceAll("%2F", "/") } },
  { what: "header values with their colons left", sent: bind, changes: { value: (value) => encode(value).replaceAll("%3A", ":") } },
  { what: "header values with a plus for a blank", sent: bind, changes: { value: (value) => encode(value).replaceAll("%20", "+") } },
  { what: "header values by encodeURI", sent: bind, changes: { value: (value) => encodeURI(value) } },
  { what: "header values in lower case", sent: bind, changes: { value: (value) => encode(value).toLowerCase() } },
  { what: "header values untrimmed", sent: replaced(bind, "Content-Type", " application/json "), changes: { value: encode } },
  { what: "header values without their blanks", sent: bind, changes: withValue(/type/i, (value) => value.replaceAll(" ", "")) },
  { what: "header values in quotes", sent: list, changes: withValue(/date/, (value) => `"${value}"`) },
  { what: "the host with port 443", sent: list, changes: withValue(/^host$/i, (value) => `${value}:443`) },
  { what: "the host with port 80", sent: list, changes: withValue(/^host$/i, (value) => `${value}:80`) },
  { what: "the host without its port", sent: replaced(list, "Host", "localhost:8420"), changes: withValue(/^host$/i, () => "localhost") },
  { what: "the host with its scheme", sent: list, changes: withValue(/^host$/i, (value) => `https://${value}`) },
  { what: "the host with a slash", sent: list, changes: withValue(/^host$/i, (value) => `${value}/`) },
  { what: "the host in upper case", sent: list, changes: withValue(/^host$/i, (value) => value.toUpperCase()) },
  { what: "the host of another region", sent: list, changes: withValue(/^host$/i, () => "bcc.gz.baidubce.com") },
  { what: "the host of another service", sent: list, changes: withValue(/^host$/i, () => "vpc.bj.baidubce.com") },
  { what: "the host without its region", sent: list, changes: withValue(/^host$/i, () => "bcc.baidubce.com") },
  { what: "the host of object storage", sent: list, changes: withValue(/^host$/i, () => "bj.bcebos.com") },
  { what: "localhost", sent: list, changes: withValue(/^host$/i, () => "localhost") },
  { what: "an empty host", sent: list, changes: { value: (value, name) => (name === "Host" ? "" : encode(value)) } },
  { what: "the content type without its charset", sent: bind, changes: withValue(/type/i, () => "application/json") },
  {
    what: "the content type with a charset",
    sent: replaced(bind, "Content-Type", "application/json"),
    changes: withValue(/type/i, () => "application/json; charset=utf-8"),
  },
  { what: "the charset in upper case", sent: bind, changes: withValue(/type/i, () => "application/json; charset=UTF-8") },
  { what: "another content type", sent: bind, changes: withValue(/type/i, () => "application/x-www-form-urlencoded") },
  { what: "the length in characters", sent: bind, changes: withValue(/length/i, () => "35") },
  { what: "a length of 0", sent: bind, changes: withValue(/length/i, () => "0") },
  { what: "the MD5 in hex", sent: bind, changes: withValue(/md5/i, (value) => Buffer.from(value, "base64").toString("hex")) },
  { what: "the date a second early", sent: list, changes: withValue(/date/, () => "2026-08-13T07:59:59Z") },
  { what: "the date with milliseconds", sent: list, changes: withValue(/date/, () => "2026-08-13T08:00:00.000Z") },
  { what: "the date of HTTP", sent: list, changes: withValue(/date/, () => "Thu, 13 Aug 2026 08:00:00 GMT") },
  { what: "the date of Beijing", sent: list, changes: withValue(/date/, () => "2026-08-13T16:00:00Z") },
  { what: "the date in seconds", sent: list, changes: withValue(/date/, () => String(Date.parse("2026-08-13T08:00:00Z") / 1000)) },
  { what: "the date in milliseconds", sent: list, changes: withValue(/date/, () => String(Date.parse("2026-08-13T08:00:00Z"))) },
  { what: "the date in basic form", sent: list, changes: withValue(/date/, () => "20260813T080000Z") },
  { what: "the date without Z", sent: list, changes: withValue(/date/, () => "2026-08-13T08:00:00") },
  { what: "the date with a blank for T", sent: list, changes: withValue(/date/, () => "2026-08-13 08:00:00") },
  { what: "the date with an offset", sent: list, changes: withValue(/date/, () => "2026-08-13T08:00:00+00:00") },
  { what: "the day alone", sent: list, changes: withValue(/date/, () => "2026-08-13") },
  { what: "the token encoded before it is signed", sent: session, changes: withValue(/token/, encode) },
  { what: "another token", sent: session, changes: withValue(/token/, () => "an/older+token") },
  { what: "no line of headers", sent: plain, changes: { canonical: (method, uri, query) => [method, uri, query].join("\n") } },
];
