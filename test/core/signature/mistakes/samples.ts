import type { QueryItem } from "../../../../src/core/signature/canonical-request.js";
import { uriEncode, uriEncodeExceptSlash } from "../../../../src/core/signature/encoding.js";
import { type Draft, signatureOf } from "../../../../src/core/signature/mistakes/draft.js";
import { expectedDraft, type Facts, factsOf, type Keys, type WireRequest } from "../../../../src/core/signature/mistakes/facts.js";
import { parseLoosely } from "../../../../src/core/signature/mistakes/loose-authorization.js";

export const timestamp = "2026-11-22T08:00:00Z";
export const keys: Keys = {
  accessKeyId: "0123456789abcdef0123456789abcdef",
  secretAccessKey: "Fedcba9876543210fedcba9876543210",
  others: [{ label: "other", accessKeyId: "fedcba9876543210fedcba9876543210", secretAccessKey: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" }],
};

export interface RightRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly QueryItem[];
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
  /** Null: the default set, and an empty list. */
  readonly signed: readonly string[] | null;
  readonly expires: number;
  /** Path and query as sent, where they are encoded otherwise than by the rule. */
  readonly target?: string;
}

/** A request in which every mistake shows. */
export const rich: RightRequest = {
  method: "PUT",
  path: "/v1/Vpc/测 试+(1)*~/x",
  query: [
    ["bind", null],
    ["Zone", "b/c"],
    ["name 1", "a b+(d)*~"],
    ["text10", "测试"],
    ["text1", "x"],
    ["text1", "y"],
    ["empty", ""],
  ],
  headers: [
    ["Host", "bcc.bj.baidubce.com"],
    ["Content-Type", "application/json; charset=utf-8"],
    ["Content-Length", "16"],
    ["x-bce-date", timestamp],
    ["x-bce-a-b", "(1) *~"],
    ["x-bce-a", "c/d"],
    ["User-Agent", "test"],
    ["x-bce-empty", ""],
  ],
  body: '{"name":"测试"}',
  signed: ["content-type", "content-length", "host", "x-bce-a", "x-bce-a-b", "x-bce-date"],
  expires: 1800,
};

const encodeItem = ([name, value]: QueryItem): string => (value === null ? uriEncode(name) : `${uriEncode(name)}=${uriEncode(value)}`);

/** The request as it is sent, without an Authorization. */
export const wireOf = ({ method, path, query, headers, body, target }: RightRequest): WireRequest => ({
  method,
  target: target ?? uriEncodeExceptSlash(path) + (query.length === 0 ? "" : `?${query.map(encodeItem).join("&")}`),
  authority: headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? null,
  headers,
  body,
});

export const withAuthorization = (wire: WireRequest, authorization: string): WireRequest => ({
  ...wire,
  headers: [...wire.headers, ["Authorization", authorization]],
});

/** The right Authorization, by the rules of the product. */
export function rightAuthorization(request: RightRequest): string {
  const list = (request.signed ?? []).toSorted().join(";");
  const unsigned = `bce-auth-v1/${keys.accessKeyId}/${timestamp}/${request.expires}/${list}/`;
  const authorization = parseLoosely(`${unsigned}${"0".repeat(64)}`);
  if (!authorization) throw new Error("no authorization");
  return unsigned + signatureOf(expectedDraft(factsOf(wireOf(request), authorization, keys)));
}

export const factsFor = (request: RightRequest): Facts => {
  const authorization = parseLoosely(rightAuthorization(request));
  if (!authorization) throw new Error("no authorization");
  return factsOf(wireOf(request), authorization, keys);
};

/** The request with the signature that a changed draft gives; null when the changes change nothing. */
export function mistaken(request: RightRequest, changes: readonly ((draft: Draft) => Draft)[]): WireRequest | null {
  const right = expectedDraft(factsFor(request));
  const wrong = changes.reduce((draft, change) => change(draft), right);
  const authorization = rightAuthorization(request);
  const signature = signatureOf(wrong);
  if (authorization.endsWith(signature)) return null;
  return withAuthorization(wireOf(request), authorization.replace(/[^/]*$/, signature));
}
