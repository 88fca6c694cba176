import { uriEncode, uriEncodeExceptSlash } from "../encoding.js";
import { type HashName, hmacHex } from "../hash.js";

export interface DraftItem {
  readonly name: string;
  /** Null for a bare action. */
  readonly value: string | null;
}

export interface DraftHeader {
  readonly name: string;
  readonly value: string;
}

/** The parts of the prefix, each as it is written. */
export interface DraftPrefix {
  readonly scheme: string;
  readonly accessKeyId: string;
  readonly timestamp: string;
  readonly expires: string;
}

/** What is compared with the signature: `key` is the signing key, as text or bytes. */
export interface KeyAndFinish {
  readonly key: string | Uint8Array;
  /** Hex of the signature over this text. */
  readonly finish: (key: string | Uint8Array, text: string) => string;
}

type Text = (text: string) => string;
type Lines = (lines: readonly string[]) => readonly string[];

/**
 * Everything a signer decides, as data: a mistake is a change to it. Encoders work on one text, orders on finished
 * items and lines.
 */
export interface Draft {
  readonly secret: string | Uint8Array;
  readonly prefix: DraftPrefix;
  readonly writePrefix: (prefix: DraftPrefix) => string;
  readonly hash: HashName;
  /** The signing key of secret and prefix. */
  readonly derive: (draft: Draft) => string | Uint8Array;
  readonly finish: (draft: Draft, key: string | Uint8Array, text: string) => string;
  readonly method: string;
  readonly path: string;
  readonly encodePath: Text;
  /** Parameters in the order of the request. */
  readonly items: readonly DraftItem[];
  readonly encodeName: Text;
  readonly encodeValue: Text;
  readonly writeItem: (name: string, value: string | null) => string | null;
  readonly orderItems: Lines;
  readonly finishQuery: Text;
  /** Headers in the order of the request, names lower-case. */
  readonly headers: readonly DraftHeader[];
  readonly writeName: Text;
  readonly encodeHeader: Text;
  readonly writeHeader: (name: string, value: string) => string;
  readonly orderHeaders: Lines;
  readonly layout: (method: string, uri: string, query: string, lines: readonly string[]) => string;
}

const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const sorted: Lines = (lines) => lines.toSorted(byBytes);

const slashed: DraftPrefixWriter = ({ scheme, accessKeyId, timestamp, expires }) => [scheme, accessKeyId, timestamp, expires].join("/");
type DraftPrefixWriter = Draft["writePrefix"];

/** Texts kept for `remembered`. */
const mostRemembered = 20_000;

/** The same function, which does not compute again what it has computed: a search encodes the same few texts thousands of times. */
function remembered(encode: Text): Text {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const encoded = encode(text);
    if (known.size >= mostRemembered) known.clear();
    known.set(text, encoded);
    return encoded;
  };
}
const encodeText = remembered(uriEncode);

/** How each decision is made rightly. */
export const rules: Omit<Draft, "secret" | "prefix" | "method" | "path" | "items" | "headers"> = {
  writePrefix: slashed,
  hash: "sha256",
  derive: (draft) => hmacHex(draft.hash, draft.secret, draft.writePrefix(draft.prefix)),
  finish: ({ hash }, key, text) => hmacHex(hash, key, text),
  encodePath: remembered(uriEncodeExceptSlash),
  encodeName: encodeText,
  encodeValue: encodeText,
  writeItem: (name, value) => `${name}=${value ?? ""}`,
  orderItems: sorted,
  finishQuery: (query) => query,
  writeName: (name) => name,
  encodeHeader: encodeText,
  writeHeader: (name, value) => `${name}:${value}`,
  orderHeaders: sorted,
  layout: (method, uri, query, lines) => [method, uri, query, lines.join("\n")].join("\n"),
};

/** A draft and the parts of its canonical request. */
export interface RenderedDraft {
  readonly draft: Draft;
  readonly uri: string;
  readonly query: string;
  readonly lines: readonly string[];
  readonly text: string;
}

function queryOf({ items, encodeName, encodeValue, writeItem, orderItems, finishQuery }: Draft): string {
  const written = items
    .map(({ name, value }) => writeItem(encodeName(name), value === null ? null : encodeValue(value)))
    .filter((item) => item !== null);
  return finishQuery(orderItems(written).join("&"));
}

const linesOf = ({ headers, writeName, encodeHeader, writeHeader, orderHeaders }: Draft): readonly string[] =>
  orderHeaders(headers.map(({ name, value }) => writeHeader(writeName(name), encodeHeader(value))));

/** What the signing key and its use depend on. */
export const keyFields = ["secret", "prefix", "writePrefix", "hash", "derive", "finish"] as const;
const pathFields = ["path", "encodePath"] as const;
const queryFields = ["items", "encodeName", "encodeValue", "writeItem", "orderItems", "finishQuery"] as const;
const headerFields = ["headers", "writeName", "encodeHeader", "writeHeader", "orderHeaders"] as const;

/** Whether two drafts are the same in these fields. */
export const agree = (a: Draft, b: Draft, fields: readonly (keyof Draft)[]): boolean => fields.every((field) => a[field] === b[field]);

/** The canonical request of a draft. Parts that cannot differ from those of `like` are taken from there. */
export function render(draft: Draft, like?: RenderedDraft): RenderedDraft {
  const uri = like && agree(draft, like.draft, pathFields) ? like.uri : draft.encodePath(draft.path);
  const query = like && agree(draft, like.draft, queryFields) ? like.query : queryOf(draft);
  const lines = like && agree(draft, like.draft, headerFields) ? like.lines : linesOf(draft);
  return { draft, uri, query, lines, text: draft.layout(draft.method, uri, query, lines) };
}

/** The text that this draft signs. */
export const canonicalOf = (draft: Draft): string => render(draft).text;

/** The signature of a draft as lower-case hex. */
export const signatureOf = (draft: Draft): string => draft.finish(draft, draft.derive(draft), canonicalOf(draft));
