/** Signers that are wrong in the query. */
import { bind, list, plain, text } from "./samples.js";
import { decode, encode, right } from "./signer.js";
import type { WrongSigner } from "./wrong-signer.js";

const lowerHex = (encoded: string): string => encoded.replace(/%../g, (code) => code.toLowerCase());
const form = (value: string): string => new URLSearchParams([["", value]]).toString().slice(1);

export const queries: readonly WrongSigner[] = [
  { what: "the query unsorted", finds: "query.unsorted", sent: list, changes: { sortItems: (items) => items } },
  {
    what: "the query sorted by names alone",
    finds: "query.sorted-by-name",
    sent: text,
    changes: { sortItems: (items) => items.sort((a, b) => ((a.split("=")[0] ?? "") < (b.split("=")[0] ?? "") ? -1 : 1)) },
  },
  { what: "the query sorted backwards", finds: "query.unsorted", sent: list, changes: { sortItems: (items) => items.sort().reverse() } },
  {
    what: "the query sorted without regard to case",
    finds: "query.sorted-any-case",
    sent: { ...list, target: "/v1/vpc?Zone=1&action=2&bind" },
    changes: { sortItems: (items) => items.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)) },
  },
  {
    what: "the query sorted before it is encoded",
    finds: "query.sorted-by-name",
    sent: { ...list, target: "/v1/vpc?a%2F=1&a1=2&a-=3" },
    changes: { sortItems: (items) => items.sort((a, b) => (decode(a) < decode(b) ? -1 : 1)) },
  },
  {
    what: "a bare action without =",
    finds: "query.bare-without-equals",
    sent: bind,
    changes: { item: (name, value) => (value === null ? name : right.item(name, value)) },
  },
  {
    what: "a bare action left out",
    finds: "query.bare-left-out",
    sent: bind,
    changes: { items: (query) => right.items(query).filter(([, value]) => value !== null) },
  },
  ...["true", "null", "None", "undefined", "1", "%20"].map((made) => ({
    what: `a bare action with the value ${made}`,
    finds: "query.nothing-as-text",
    sent: bind,
    changes: { item: (name: string, value: string | null) => right.item(name, value ?? made) },
  })),
  {
    what: "an empty value left out",
    finds: "query.bare-left-out",
    sent: text,
    changes: { items: (query) => right.items(query).filter(([, value]) => value !== "") },
  },
  {
    what: "an empty value without =",
    finds: "query.bare-without-equals",
    sent: text,
    changes: { item: (name, value) => (value ? right.item(name, value) : name) },
  },
  {
    what: "the query with its values decoded",
    finds: "query.not-encoded",
    sent: text,
    changes: { item: (name, value) => `${name}=${decode(value ?? "")}` },
  },
  {
    what: "the query decoded whole",
    finds: "query.not-encoded",
    sent: text,
    changes: { item: (name, value) => decode(`${name}=${value ?? ""}`) },
  },
  {
    what: "the query with its names decoded",
    finds: "query.names-not-encoded",
    sent: { ...list, target: "/v1/vpc?tag%3Aname=%E6%B5%8B" },
    changes: { item: (name, value) => `${decode(name)}=${encode(decode(value ?? ""))}` },
  },
  {
    what: "the query encoded twice",
    finds: "query.encoded-twice",
    sent: text,
    changes: { item: (name, value) => `${encode(name)}=${encode(value ?? "")}` },
  },
  {
    what: "the query by form rules",
    finds: "query.form-encoding",
    sent: text,
    changes: { item: (name, value) => `${form(decode(name))}=${form(decode(value ?? ""))}` },
  },
  {
    what: "the query with a plus for a blank",
    finds: "query.plus-for-blank",
    sent: text,
    changes: { item: (name, value) => right.item(name, value).replaceAll("%20", "+") },
  },
  {
    what: "the query in lower-case hex",
    finds: "query.lower-digits",
    sent: text,
    changes: { item: (name, value) => lowerHex(right.item(name, value)) },
  },
  {
    what: "the query by encodeURIComponent",
    finds: "query.marks-not-encoded",
    sent: text,
    changes: { item: (name, value) => `${name}=${encodeURIComponent(decode(value ?? ""))}` },
  },
  {
    what: "the query by encodeURI",
    finds: "query.marks-not-encoded",
    sent: text,
    changes: { item: (name, value) => `${name}=${encodeURI(decode(value ?? ""))}` },
  },
  {
    what: "the query with its slashes left",
    finds: "query.slashes-kept",
    sent: text,
    changes: { item: (name, value) => right.item(name, value).replaceAll("%2F", "/") },
  },
  {
    what: "the query with its tilde encoded",
    finds: "query.tilde-encoded",
    sent: text,
    changes: { item: (name, value) => right.item(name, value).replaceAll("~", "%7E") },
  },
  {
    what: "the query in GBK",
    finds: "query.gbk",
    sent: { ...list, target: "/v1/vpc?name=%E6%B5%8B" },
    changes: { item: (name) => `${name}=%B2%E2` },
  },
  { what: "no query", finds: "query.left-out", sent: list, changes: { items: () => [] } },
  {
    what: "the line of the query left out",
    finds: "layout.query-line-missing",
    sent: list,
    changes: { canonical: (method, uri, _, headers) => [method, uri, headers].join("\n") },
  },
  {
    what: "the line of an empty query left out",
    finds: "layout.query-line-missing",
    sent: plain,
    changes: { canonical: (method, uri, _, headers) => [method, uri, headers].join("\n") },
  },
  {
    what: "the query with its question mark",
    finds: "query.question-mark",
    sent: list,
    changes: { joinItems: (items) => `?${items.join("&")}` },
  },
  {
    what: "the query with an & at its end",
    finds: "query.ampersand-around",
    sent: list,
    changes: { joinItems: (items) => items.map((item) => `${item}&`).join("") },
  },
  ...Object.entries({ semicolon: ";", "line feed": "\n", comma: ",", nothing: "", "&amp;": "&amp;" }).map(([sign, separator]) => ({
    what: `the query joined by ${sign}`,
    finds: "query.separator",
    sent: list,
    changes: { joinItems: (items: string[]) => items.join(separator) },
  })),
  {
    what: "the query encoded as one text",
    finds: "query.encoded-whole",
    sent: list,
    changes: { joinItems: (items) => encode(items.join("&")) },
  },
  {
    what: "the query with its names in lower case",
    finds: "query.names-lower-case",
    sent: list,
    changes: { item: (name, value) => right.item(name.toLowerCase(), value) },
  },
  {
    what: "the query all in lower case",
    finds: "query.names-lower-case",
    sent: list,
    changes: { item: (name, value) => right.item(name, value).toLowerCase() },
  },
  {
    what: "the last of two items with one name alone",
    finds: "query.repeated-once",
    sent: { ...list, target: "/v1/vpc?id=a&id=b" },
    changes: { items: (query) => [...new Map(right.items(query)).entries()] },
  },
  {
    what: "the first of two items with one name alone",
    finds: "query.repeated-once",
    sent: { ...list, target: "/v1/vpc?id=a&id=b" },
    changes: { items: (query) => right.items(query).slice(0, 1) },
  },
  {
    what: "two items with one name joined by a comma",
    finds: "query.values-joined",
    sent: { ...list, target: "/v1/vpc?id=a&id=b" },
    changes: { items: () => [["id", "a,b"]] },
  },
  {
    what: "a value cut at its second =",
    finds: "query.value-cut",
    sent: { ...list, target: "/v1/vpc?filter=a=b" },
    changes: { items: () => [["filter", "a"]] },
  },
  { what: "names of the query without values", finds: "query.item-form", sent: list, changes: { item: (name) => name } },
  { what: "values of the query without names", finds: "query.item-form", sent: list, changes: { item: (_, value) => value ?? "" } },
  {
    what: "the query joined with colons",
    finds: "query.item-form",
    sent: list,
    changes: { item: (name, value) => `${name}:${value ?? ""}` },
  },
  { what: "the query quoted", finds: "query.item-form", sent: list, changes: { item: (name, value) => `${name}="${value ?? ""}"` } },
  {
    what: "the query as a JSON object",
    finds: "query.as-json",
    sent: list,
    changes: {
      sortItems: (items) => items,
      item: (name, value) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
      joinItems: (items) => `{${items.join(",")}}`,
    },
  },
  {
    what: "path and query swapped",
    finds: "layout.order",
    sent: list,
    changes: { canonical: (method, uri, query, headers) => [method, query, uri, headers].join("\n") },
  },
  {
    what: "the body's parameters in the query",
    finds: "query.body-included",
    sent: bind,
    changes: { items: (query) => [...right.items(query), ["name", encode("公网")]] },
  },
  {
    what: "the parameter authorization in the query",
    finds: "query.authorization-kept",
    sent: { ...list, target: "/v1/vpc?maxKeys=10&authorization=x" },
    changes: {},
  },
];
