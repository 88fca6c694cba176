/** Signers that are wrong in the method, the path or the query. */
import { bind, list, plain, text } from "./samples.js";
import { decode, encode, right, type Sent, type Steps } from "./signer.js";

export interface WrongSigner {
  readonly what: string;
  readonly sent: Sent;
  readonly changes: Partial<Steps>;
}

const lowerHex = (encoded: string): string => encoded.replace(/%../g, (code) => code.toLowerCase());
const form = (value: string): string => new URLSearchParams([["", value]]).toString().slice(1);
const java = (value: string): string => form(value);
const ofRaw = (query: string): string => (query === "" ? "" : `?${query}`);
const urlOf = (path: string): string => `https://bcc.bj.baidubce.com${path}`;

export const methods: readonly WrongSigner[] = [
  { what: "the method in lower case", sent: list, changes: { method: (method) => method.toLowerCase() } },
  { what: "always GET", sent: bind, changes: { method: () => "GET" } },
  { what: "no method", sent: list, changes: { canonical: (_, ...rest) => rest.slice(0, 3).join("\n") } },
  { what: "an empty method", sent: list, changes: { method: () => "" } },
  {
    what: "method and path in one line",
    sent: list,
    changes: { canonical: (method, uri, query, headers) => [`${method} ${uri}`, query, headers].join("\n") },
  },
];

export const paths: readonly WrongSigner[] = [
  { what: "the path decoded", sent: text, changes: { uri: decode } },
  { what: "the path's slashes encoded", sent: list, changes: { uri: (path) => encode(decode(path)) } },
  { what: "the path in lower-case hex", sent: text, changes: { uri: (path, query) => lowerHex(right.uri(path, query)) } },
  { what: "the path encoded twice", sent: text, changes: { uri: (path) => path.split("/").map(encode).join("/") } },
  { what: "the path with a slash at its end", sent: list, changes: { uri: (path) => `${path}/` } },
  { what: "the path without the slash at its end", sent: { ...list, target: "/v1/vpc/?maxKeys=10" }, changes: { uri: () => "/v1/vpc" } },
  { what: "the path without the slash at its beginning", sent: list, changes: { uri: (path) => path.slice(1) } },
  { what: "the whole URL for the path", sent: list, changes: { uri: urlOf } },
  { what: "the whole URL with its query for the path", sent: list, changes: { uri: (path, query) => `${urlOf(path)}?${query}` } },
  { what: "host and path for the path", sent: list, changes: { uri: (path) => `bcc.bj.baidubce.com${path}` } },
  { what: "a slash, host and path for the path", sent: list, changes: { uri: (path) => `/bcc.bj.baidubce.com${path}` } },
  { what: "the path without its version", sent: list, changes: { uri: (path) => path.slice(3) } },
  { what: "the path with its version twice", sent: list, changes: { uri: (path) => `/v1${path}` } },
  {
    what: "the path with the query as sent, and no query",
    sent: bind,
    changes: { uri: (path, query) => path + ofRaw(query), items: () => [] },
  },
  {
    what: "the path with a query of empty values as sent, and no query",
    sent: { ...list, target: "/v1/nat/x?b=1&a=" },
    changes: { uri: (path, query) => path + ofRaw(query), items: () => [] },
  },
  {
    what: "the path with the query encoded, and no query",
    sent: list,
    changes: { uri: (path, query) => encode(path + ofRaw(query)).replaceAll("%2F", "/"), items: () => [] },
  },
  {
    what: "the path with the canonical query, and no query",
    sent: bind,
    changes: { uri: (path) => `${path}?bind=&clientToken=be31b98c-5e41`, items: () => [] },
  },
  { what: "the path with the query, and the query", sent: bind, changes: { uri: (path, query) => path + ofRaw(query) } },
  {
    what: "the path with an encoded query, and the query",
    sent: list,
    changes: { uri: (path, query) => encode(path + ofRaw(query)).replaceAll("%2F", "/") },
  },
  { what: "the path in lower case", sent: { ...list, target: "/v1/securityGroup/g-1" }, changes: { uri: (path) => path.toLowerCase() } },
  { what: "the path encoded by encodeURI", sent: text, changes: { uri: (path) => encodeURI(decode(path)) } },
  { what: "the path encoded by form rules", sent: text, changes: { uri: (path) => path.split("/").map(decode).map(form).join("/") } },
  {
    what: "the path with a plus for a blank",
    sent: text,
    changes: { uri: (path, query) => right.uri(path, query).replaceAll("%20", "+") },
  },
  { what: "the path with its tilde encoded", sent: text, changes: { uri: (path, query) => right.uri(path, query).replaceAll("~", "%7E") } },
  { what: "a lone slash for the path", sent: list, changes: { uri: () => "/" } },
  { what: "no path", sent: list, changes: { uri: () => "" } },
  {
    what: "the path with single slashes for double ones",
    sent: { ...list, target: "/v1//vpc?maxKeys=1" },
    changes: { uri: () => "/v1/vpc" },
  },
  { what: "the path with its dots resolved", sent: { ...list, target: "/v1/./vpc/../vpc?maxKeys=1" }, changes: { uri: () => "/v1/vpc" } },
  { what: "the template of the path", sent: bind, changes: { uri: () => "/v1/nat/{natId}" } },
  { what: "the template of the path, encoded", sent: bind, changes: { uri: () => "/v1/nat/%7BnatId%7D" } },
  {
    what: "the line of the path left out",
    sent: list,
    changes: { canonical: (method, _, query, headers) => [method, query, headers].join("\n") },
  },
];

export const queries: readonly WrongSigner[] = [
  { what: "the query unsorted", sent: list, changes: { sortItems: (items) => items } },
  {
    what: "the query sorted by names alone",
    sent: text,
    changes: { sortItems: (items) => items.sort((a, b) => ((a.split("=")[0] ?? "") < (b.split("=")[0] ?? "") ? -1 : 1)) },
  },
  { what: "the query sorted backwards", sent: list, changes: { sortItems: (items) => items.sort().reverse() } },
  {
    what: "the query sorted without regard to case",
    sent: { ...list, target: "/v1/vpc?Zone=1&action=2&bind" },
    changes: { sortItems: (items) => items.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)) },
  },
  {
    what: "the query sorted before it is encoded",
    sent: { ...list, target: "/v1/vpc?a%2F=1&a1=2&a-=3" },
    changes: { sortItems: (items) => items.sort((a, b) => (decode(a) < decode(b) ? -1 : 1)) },
  },
  { what: "a bare action without =", sent: bind, changes: { item: (name, value) => (value === null ? name : right.item(name, value)) } },
  { what: "a bare action left out", sent: bind, changes: { items: (query) => right.items(query).filter(([, value]) => value !== null) } },
  ...["true", "null", "None", "undefined", "1", "%20"].map((made) => ({
    what: `a bare action with the value ${made}`,
    sent: bind,
    changes: { item: (name: string, value: string | null) => right.item(name, value ?? made) },
  })),
  { what: "an empty value left out", sent: text, changes: { items: (query) => right.items(query).filter(([, value]) => value !== "") } },
  { what: "an empty value without =", sent: text, changes: { item: (name, value) => (value ? right.item(name, value) : name) } },
  { what: "the query with its values decoded", sent: text, changes: { item: (name, value) => `${name}=${decode(value ?? "")}` } },
  { what: "the query decoded whole", sent: text, changes: { item: (name, value) => decode(`${name}=${value ?? ""}`) } },
  {
    what: "the query with its names decoded",
    sent: { ...list, target: "/v1/vpc?tag%3Aname=%E6%B5%8B" },
    changes: { item: (name, value) => `${decode(name)}=${encode(decode(value ?? ""))}` },
  },
  { what: "the query encoded twice", sent: text, changes: { item: (name, value) => `${encode(name)}=${encode(value ?? "")}` } },
  { what: "the query by form rules", sent: text, changes: { item: (name, value) => `${java(decode(name))}=${java(decode(value ?? ""))}` } },
  {
    what: "the query with a plus for a blank",
    sent: text,
    changes: { item: (name, value) => right.item(name, value).replaceAll("%20", "+") },
  },
  { what: "the query in lower-case hex", sent: text, changes: { item: (name, value) => lowerHex(right.item(name, value)) } },
  {
    what: "the query by encodeURIComponent",
    sent: text,
    changes: { item: (name, value) => `${name}=${encodeURIComponent(decode(value ?? ""))}` },
  },
  { what: "the query by encodeURI", sent: text, changes: { item: (name, value) => `${name}=${encodeURI(decode(value ?? ""))}` } },
  {
    what: "the query with its slashes left",
    sent: text,
    changes: { item: (name, value) => right.item(name, value).replaceAll("%2F", "/") },
  },
  {
    what: "the query with its tilde encoded",
    sent: text,
    changes: { item: (name, value) => right.item(name, value).replaceAll("~", "%7E") },
  },
  {
    what: "the query in GBK",
    sent: { ...list, target: "/v1/vpc?name=%E6%B5%8B" },
    changes: { item: (name) => `${name}=%B2%E2` },
  },
  { what: "no query", sent: list, changes: { items: () => [] } },
  {
    what: "the line of the query left out",
    sent: list,
    changes: { canonical: (method, uri, _, headers) => [method, uri, headers].join("\n") },
  },
  {
    what: "the line of an empty query left out",
    sent: plain,
    changes: { canonical: (method, uri, _, headers) => [method, uri, headers].join("\n") },
  },
  { what: "the query with its question mark", sent: list, changes: { joinItems: (items) => `?${items.join("&")}` } },
  { what: "the query with an & at its end", sent: list, changes: { joinItems: (items) => items.map((item) => `${item}&`).join("") } },
  ...Object.entries({ semicolon: ";", "line feed": "\n", comma: ",", nothing: "", "&amp;": "&amp;" }).map(([sign, separator]) => ({
    what: `the query joined by ${sign}`,
    sent: list,
    changes: { joinItems: (items: string[]) => items.join(separator) },
  })),
  { what: "the query encoded as one text", sent: list, changes: { joinItems: (items) => encode(items.join("&")) } },
  { what: "the query with its names in lower case", sent: list, changes: { item: (name, value) => right.item(name.toLowerCase(), value) } },
  { what: "the query all in lower case", sent: list, changes: { item: (name, value) => right.item(name, value).toLowerCase() } },
  {
    what: "the last of two items with one name alone",
    sent: { ...list, target: "/v1/vpc?id=a&id=b" },
    changes: { items: (query) => [...new Map(right.items(query)).entries()] },
  },
  {
    what: "the first of two items with one name alone",
    sent: { ...list, target: "/v1/vpc?id=a&id=b" },
    changes: { items: (query) => right.items(query).slice(0, 1) },
  },
  {
    what: "two items with one name joined by a comma",
    sent: { ...list, target: "/v1/vpc?id=a&id=b" },
    changes: { items: () => [["id", "a,b"]] },
  },
  {
    what: "a value cut at its second =",
    sent: { ...list, target: "/v1/vpc?filter=a=b" },
    changes: { items: () => [["filter", "a"]] },
  },
  { what: "names of the query without values", sent: list, changes: { item: (name) => name } },
  { what: "values of the query without names", sent: list, changes: { item: (_, value) => value ?? "" } },
  { what: "the query joined with colons", sent: list, changes: { item: (name, value) => `${name}:${value ?? ""}` } },
  { what: "the query quoted", sent: list, changes: { item: (name, value) => `${name}="${value ?? ""}"` } },
  {
    what: "the query as a JSON object",
    sent: list,
    changes: {
      sortItems: (items) => items,
      item: (name, value) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
      joinItems: (items) => `{${items.join(",")}}`,
    },
  },
  {
    what: "path and query swapped",
    sent: list,
    changes: { canonical: (method, uri, query, headers) => [method, query, uri, headers].join("\n") },
  },
  {
    what: "the body's parameters in the query",
    sent: bind,
    changes: { items: (query) => [...right.items(query), ["name", encode("公网")]] },
  },
  {
    what: "the parameter authorization in the query",
    sent: { ...list, target: "/v1/vpc?maxKeys=10&authorization=x" },
    changes: {},
  },
];
