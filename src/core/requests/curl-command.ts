import { toBase64, toUtf8, utf8Length } from "../text/bytes.js";
import { brokenAt, type CapturedRequest, wireUrl } from "./captured-request.js";
import { type CurlOption, curlOptions } from "./curl-options.js";
import type { Word } from "./word.js";

type Header = readonly [name: string, value: string];

/** What the options of one request add up to. */
interface Draft {
  method: string | null;
  readonly urls: string[];
  /** As given with `-H`: `name: value`, `name:` to leave one out, `name;` to send an empty one. */
  readonly lines: string[];
  /** Headers that other options set, by lower-case name. */
  readonly set: Map<string, Header>;
  readonly data: string[];
  readonly query: string[];
  bodyFile: string | null;
  isForm: boolean;
  isJson: boolean;
  get: boolean;
  head: boolean;
  target: string | null;
}

const newDraft = (): Draft => ({
  method: null,
  urls: [],
  lines: [],
  set: new Map(),
  data: [],
  query: [],
  bodyFile: null,
  isForm: false,
  isJson: false,
  get: false,
  head: false,
  target: null,
});

/** Percent-encoding as curl does it: all but unreserved characters, a blank as `+`. The case of the digits depends on its version. */
const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed())
    .replaceAll(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");

/** `content`, `=content` and `name=content` of `--data-urlencode`; null for the content of a file. */
function urlEncoded(text: string): string | null {
  const at = /[=@]/u.exec(text);
  if (!at) return encode(text);
  if (at[0] === "@") return null;
  const name = text.slice(0, at.index);
  return (name === "" ? "" : `${name}=`) + encode(text.slice(at.index + 1));
}

function addData(draft: Draft, name: string, text: string): void {
  const isFile = name !== "data-raw" && name !== "data-urlencode" && text.startsWith("@");
  const content = isFile ? null : name === "data-urlencode" ? urlEncoded(text) : text;
  if (content === null) draft.bodyFile = text.slice(text.indexOf("@") + 1);
  else draft.data.push(content);
}

const basic = (user: string): string => `Basic ${toBase64(toUtf8(user))}`;

/** What each option that matters does to the request. */
const effects: Readonly<Record<string, (draft: Draft, value: string) => void>> = {
  url: (draft, value) => draft.urls.push(value),
  request: (draft, value) => {
    draft.method = value;
  },
  header: (draft, value) => draft.lines.push(value),
  get: (draft) => {
    draft.get = true;
  },
  head: (draft) => {
    draft.head = true;
  },
  data: (draft, value) => addData(draft, "data", value),
  "data-ascii": (draft, value) => addData(draft, "data", value),
  "data-binary": (draft, value) => addData(draft, "data-binary", value),
  "data-raw": (draft, value) => addData(draft, "data-raw", value),
  "data-urlencode": (draft, value) => addData(draft, "data-urlencode", value),
  json: (draft, value) => {
    draft.isJson = true;
    addData(draft, "json", value);
  },
  form: (draft) => {
    draft.isForm = true;
  },
  "form-string": (draft) => {
    draft.isForm = true;
  },
  "upload-file": (draft, value) => {
    draft.method ??= "PUT";
    draft.bodyFile = value;
  },
  "url-query": (draft, value) => draft.query.push(value.startsWith("+") ? value.slice(1) : (urlEncoded(value) ?? "")),
  "request-target": (draft, value) => {
    draft.target = value;
  },
  user: (draft, value) => draft.set.set("authorization", ["Authorization", basic(value)]),
  "oauth2-bearer": (draft, value) => draft.set.set("authorization", ["Authorization", `Bearer ${value}`]),
  "user-agent": (draft, value) => draft.set.set("user-agent", ["User-Agent", value]),
  referer: (draft, value) => draft.set.set("referer", ["Referer", value.replace(/;auto$/u, "")]),
  cookie: (draft, value) => {
    if (value.includes("=")) draft.set.set("cookie", ["Cookie", value]);
  },
  range: (draft, value) => draft.set.set("range", ["Range", `bytes=${value}`]),
};

/** The body; null without data, and where it comes from a file or goes to the query. */
function bodyOf({ data, isJson, bodyFile, get }: Draft): string | null {
  if (data.length === 0 || get || bodyFile !== null) return null;
  return data.join(isJson ? "" : "&");
}

/** What curl itself sends, in its order, before the user's own headers are looked at. */
function ownHeaders(draft: Draft, host: string, body: string | null): readonly { readonly header: Header; readonly last: boolean }[] {
  const first = (header: Header | undefined) => (header ? [{ header, last: false }] : []);
  const { set } = draft;
  const sized = body === null ? [] : [{ header: ["Content-Length", String(utf8Length(body))] as const, last: true }];
  const typed = body !== null && !draft.isForm && !draft.isJson;
  return [
    ...first(["Host", host]),
    ...["authorization", "range", "user-agent"].flatMap((name) => first(set.get(name))),
    ...first(["Accept", "*/*"]),
    ...["referer", "cookie"].flatMap((name) => first(set.get(name))),
    ...sized,
    ...(typed ? [{ header: ["Content-Type", "application/x-www-form-urlencoded"] as const, last: true }] : []),
  ];
}

/** A header as `-H` gives it: its value, "" for one that is to be empty, null for one that is not to be sent. */
function readLine(line: string): { readonly name: string; readonly value: string | null } | null {
  const [, name, sign, value = ""] = /^([^:;\s]+)\s*([:;])([\s\S]*)$/u.exec(line) ?? [];
  if (name === undefined) return null;
  const content = value.trim();
  if (sign === ";") return content === "" ? { name, value: "" } : null;
  return { name, value: content === "" ? null : content };
}

/** What `--json` adds behind the headers of the user. */
const jsonHeaders = [
  { name: "Content-Type", value: "application/json" },
  { name: "Accept", value: "application/json" },
];

/** All headers: those of the user come before the length and type of the body, and replace curl's own of the same name. */
function headersOf(draft: Draft, host: string, body: string | null): Header[] {
  const lines = draft.lines.map(readLine).filter((line) => line !== null);
  const given = draft.isJson
    ? [...lines, ...jsonHeaders.filter(({ name }) => !lines.some((line) => line.name.toLowerCase() === name.toLowerCase()))]
    : lines;
  const replaced = new Set(given.map(({ name }) => name.toLowerCase()));
  const own = ownHeaders(draft, host, body).filter(({ header }) => !replaced.has(header[0].toLowerCase()));
  const named = given.filter(({ name }) => name.toLowerCase() === "host");
  const rest = given.filter(({ name }) => name.toLowerCase() !== "host");
  const toHeaders = (lines: typeof given): Header[] => lines.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const]));
  return [
    ...toHeaders(named),
    ...own.filter(({ last }) => !last).map(({ header }) => header),
    ...toHeaders(rest),
    ...own.filter(({ last }) => last).map(({ header }) => header),
  ];
}

const methodOf = (draft: Draft, hasBody: boolean): string => draft.method ?? (draft.head ? "HEAD" : draft.get || !hasBody ? "GET" : "POST");

/** The URL with what `-G`, `--url-query` and `--request-target` make of it. */
function finalUrl(draft: Draft, url: string): string {
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?]+/iu.exec(url)?.[0] ?? "";
  if (draft.target !== null) return origin + draft.target;
  const added = [...draft.query, ...(draft.get ? draft.data : [])].join("&");
  return added === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${added}`;
}

/** The user and password that a URL carries, decoded. */
function userOf(url: string): string | null {
  const [, user] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#@\s]+)@/iu.exec(url) ?? [];
  if (user === undefined) return null;
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}

function toRequest(draft: Draft, given: string, line: number, unexpanded: readonly string[]): CapturedRequest {
  const target = wireUrl(/^[a-z][a-z0-9+.-]*:\/\//iu.test(given) ? given : `http://${given}`);
  if (!target) throw brokenAt(line, { en: "the curl command has no URL with a host", zh: "curl 命令中没有带域名的 URL" });
  const user = userOf(given);
  if (user !== null && !draft.set.has("authorization")) draft.set.set("authorization", ["Authorization", basic(user)]);
  const body = bodyOf(draft);
  const hasBody = body !== null || draft.bodyFile !== null || draft.isForm;
  return {
    form: "curl",
    method: methodOf(draft, hasBody),
    url: finalUrl(draft, target.url),
    headers: headersOf(draft, target.host, body),
    body,
    line,
    ...(draft.bodyFile === null ? {} : { bodyFile: draft.bodyFile }),
    ...(unexpanded.length === 0 ? {} : { unexpanded }),
  };
}

function apply(draft: Draft, { name, value }: CurlOption<Word>): void {
  if (Object.hasOwn(effects, name)) effects[name]?.(draft, value?.text ?? "");
}

/**
 * The requests of a curl command, whose words begin behind `curl`: one for each URL.
 * @throws {CaptureError} when it has no URL, or a broken one.
 */
export function curlRequests(words: readonly Word[], line: number): CapturedRequest[] {
  const drafts = [{ draft: newDraft(), unexpanded: new Set<string>() }];
  for (const option of curlOptions(words)) {
    if (option.name === "next") drafts.push({ draft: newDraft(), unexpanded: new Set() });
    const last = drafts.at(-1);
    if (!last) continue;
    apply(last.draft, option);
    if (Object.hasOwn(effects, option.name)) for (const name of option.value?.unexpanded ?? []) last.unexpanded.add(name);
  }
  const requests = drafts.flatMap(({ draft, unexpanded }) => draft.urls.map((url) => toRequest(draft, url, line, [...unexpanded])));
  if (requests.length === 0) throw brokenAt(line, { en: "the curl command has no URL", zh: "curl 命令中没有 URL" });
  return requests;
}
