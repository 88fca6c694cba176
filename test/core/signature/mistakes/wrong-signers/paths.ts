/** Signers that are wrong in the method or the path. */
import { bind, list, text } from "./samples.js";
import { decode, encode, right } from "./signer.js";
import type { WrongSigner } from "./wrong-signer.js";

const lowerHex = (encoded: string): string => encoded.replace(/%../g, (code) => code.toLowerCase());
const form = (value: string): string => new URLSearchParams([["", value]]).toString().slice(1);
const ofRaw = (query: string): string => (query === "" ? "" : `?${query}`);
const urlOf = (path: string): string => `https://bcc.bj.baidubce.com${path}`;

export const methods: readonly WrongSigner[] = [
  { what: "the method in lower case", finds: "method.case", sent: list, changes: { method: (method) => method.toLowerCase() } },
  { what: "always GET", finds: "method.other", sent: bind, changes: { method: () => "GET" } },
  { what: "no method", finds: "layout.line-missing", sent: list, changes: { canonical: (_, ...rest) => rest.slice(0, 3).join("\n") } },
  { what: "an empty method", finds: "method.other", sent: list, changes: { method: () => "" } },
  {
    what: "method and path in one line",
    finds: "layout.separator",
    sent: list,
    changes: { canonical: (method, uri, query, headers) => [`${method} ${uri}`, query, headers].join("\n") },
  },
];

export const paths: readonly WrongSigner[] = [
  { what: "the path decoded", finds: "path.not-encoded", sent: text, changes: { uri: decode } },
  { what: "the path's slashes encoded", finds: "path.slashes-encoded", sent: list, changes: { uri: (path) => encode(decode(path)) } },
  {
    what: "the path in lower-case hex",
    finds: "path.lower-digits",
    sent: text,
    changes: { uri: (path, query) => lowerHex(right.uri(path, query)) },
  },
  {
    what: "the path encoded twice",
    finds: "path.encoded-twice",
    sent: text,
    changes: { uri: (path) => path.split("/").map(encode).join("/") },
  },
  { what: "the path with a slash at its end", finds: "path.trailing-slash", sent: list, changes: { uri: (path) => `${path}/` } },
  {
    what: "the path without the slash at its end",
    finds: "path.trailing-slash",
    sent: { ...list, target: "/v1/vpc/?maxKeys=10" },
    changes: { uri: () => "/v1/vpc" },
  },
  {
    what: "the path without the slash at its beginning",
    finds: "path.slash-missing",
    sent: list,
    changes: { uri: (path) => path.slice(1) },
  },
  { what: "the whole URL for the path", finds: "path.whole-url", sent: list, changes: { uri: urlOf } },
  {
    what: "the whole URL with its query for the path",
    finds: "path.whole-url",
    sent: list,
    changes: { uri: (path, query) => `${urlOf(path)}?${query}` },
  },
  { what: "host and path for the path", finds: "path.whole-url", sent: list, changes: { uri: (path) => `bcc.bj.baidubce.com${path}` } },
  {
    what: "a slash, host and path for the path",
    finds: "path.whole-url",
    sent: list,
    changes: { uri: (path) => `/bcc.bj.baidubce.com${path}` },
  },
  { what: "the path without its version", finds: "path.version-missing", sent: list, changes: { uri: (path) => path.slice(3) } },
  { what: "the path with its version twice", finds: "path.version-other", sent: list, changes: { uri: (path) => `/v1${path}` } },
  {
    what: "the path with the query as sent, and no query",
    finds: "path.query-kept",
    sent: bind,
    changes: { uri: (path, query) => path + ofRaw(query), items: () => [] },
  },
  {
    what: "the path with a query of empty values as sent, and no query",
    finds: "path.query-kept",
    sent: { ...list, target: "/v1/nat/x?b=1&a=" },
    changes: { uri: (path, query) => path + ofRaw(query), items: () => [] },
  },
  {
    what: "the path with the query encoded, and no query",
    finds: "path.query-kept",
    sent: list,
    changes: { uri: (path, query) => encode(path + ofRaw(query)).replaceAll("%2F", "/"), items: () => [] },
  },
  {
    what: "the path with the canonical query, and no query",
    finds: "path.query-kept",
    sent: bind,
    changes: { uri: (path) => `${path}?bind=&clientToken=be31b98c-5e41`, items: () => [] },
  },
  {
    what: "the path with the query, and the query",
    finds: "path.query-kept",
    sent: bind,
    changes: { uri: (path, query) => path + ofRaw(query) },
  },
  {
    what: "the path with an encoded query, and the query",
    finds: "path.query-kept",
    sent: list,
    changes: { uri: (path, query) => encode(path + ofRaw(query)).replaceAll("%2F", "/") },
  },
  {
    what: "the path in lower case",
    finds: "path.case",
    sent: { ...list, target: "/v1/securityGroup/g-1" },
    changes: { uri: (path) => path.toLowerCase() },
  },
  {
    what: "the path encoded by encodeURI",
    finds: "path.marks-not-encoded",
    sent: text,
    changes: { uri: (path) => encodeURI(decode(path)) },
  },
  {
    what: "the path encoded by form rules",
    finds: "path.form-encoding",
    sent: text,
    changes: { uri: (path) => path.split("/").map(decode).map(form).join("/") },
  },
  {
    what: "the path with a plus for a blank",
    finds: "path.form-encoding",
    sent: text,
    changes: { uri: (path, query) => right.uri(path, query).replaceAll("%20", "+") },
  },
  {
    what: "the path with its tilde encoded",
    finds: "path.tilde-encoded",
    sent: text,
    changes: { uri: (path, query) => right.uri(path, query).replaceAll("~", "%7E") },
  },
  { what: "a lone slash for the path", finds: "path.empty", sent: list, changes: { uri: () => "/" } },
  { what: "no path", finds: "path.empty", sent: list, changes: { uri: () => "" } },
  {
    what: "the path with single slashes for double ones",
    finds: "path.slashes-joined",
    sent: { ...list, target: "/v1//vpc?maxKeys=1" },
    changes: { uri: () => "/v1/vpc" },
  },
  {
    what: "the path with its dots resolved",
    finds: "path.dots-resolved",
    sent: { ...list, target: "/v1/./vpc/../vpc?maxKeys=1" },
    changes: { uri: () => "/v1/vpc" },
  },
  { what: "the template of the path", finds: "path.template", sent: bind, changes: { uri: () => "/v1/nat/{natId}" } },
  { what: "the template of the path, encoded", finds: "path.template", sent: bind, changes: { uri: () => "/v1/nat/%7BnatId%7D" } },
  {
    what: "the line of the path left out",
    finds: "layout.line-missing",
    sent: list,
    changes: { canonical: (method, _, query, headers) => [method, query, headers].join("\n") },
  },
];
