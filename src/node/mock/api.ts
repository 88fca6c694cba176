import type { Entry } from "../../core/catalogue/entry.js";
import { matchOperation } from "../../core/operations/lookup/match.js";
import type { Operation, OperationShape } from "../../core/operations/model/operation.js";
import { pathIds } from "../../core/operations/model/path-template.js";
import { queryItems } from "../../core/signature/canonical-request.js";
import type { ReceivedRequest } from "../../core/signature/verify.js";
import { type MockAnswer, refusal, success } from "./answer.js";
import { authenticate, type MockKeys, refuseAtGateway } from "./gateway.js";
import { ClientTokens } from "./idempotency.js";
import { type ApiCall, ApiRefusal, type Handler, refuse } from "./resource.js";
import { resources } from "./resources/all.js";
import type { Item, State } from "./state.js";
import { isAppropriate } from "./structure.js";

export interface ApiSettings {
  readonly keys: MockKeys;
  /** The catalogue by id. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Refuse with the documented codes instead of those of the live gateway: what is known of each operation. Null: like the live gateway. */
  readonly documented: ReadonlyMap<string, Operation> | null;
  readonly state: State;
}

/** A request with its body, as it came. */
export interface ApiRequest extends ReceivedRequest {
  readonly body: Buffer;
}

export interface Api {
  /** The operation a request calls; null when its path is none of the API. */
  operationOf(request: ReceivedRequest): OperationShape | null;
  answer(request: ApiRequest, requestId: string): MockAnswer;
}

const handlers: ReadonlyMap<string, Handler> = new Map(resources.flatMap((resource) => Object.entries(resource.handlers)));

/** What an operation answers that keeps nothing: the shape of its result, empty. */
function emptyResult({ method, listKey }: OperationShape): Item | undefined {
  if (method !== "GET") return undefined;
  return listKey === null ? {} : { marker: "", isTruncated: false, maxKeys: 1000, [listKey]: [] };
}

/** The body as an object; what is no JSON, and what is none that an operation takes, is refused. */
function parseBody(body: Buffer): Item {
  if (body.length === 0) return {};
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return refuse("global/InvalidHTTPRequest");
  }
  if (text.trim() === "") return {};
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refuse("global/MalformedJSON");
  }
  return typeof content === "object" && content !== null && !Array.isArray(content)
    ? (content as Item)
    : refuse("global/InappropriateJSON");
}

const knownVersions = /^\/v[12](?:\/|$)/u;

/** Refuses a path that is none of the API, by what is wrong with it. */
function refusePath(path: string, documented: boolean): never {
  const isVersioned = /^\/v\d+(?:\.\d+)?(?:\/|$)/u.test(path);
  return refuseAtGateway(isVersioned && !knownVersions.test(path) ? "version" : "path", documented);
}

function toCall(request: ApiRequest, operation: OperationShape, path: string): ApiCall {
  const query = Object.fromEntries(queryItems(request.query).map(([name, value]) => [name, value ?? ""]));
  return { path: pathIds(operation.path, path), query, body: parseBody(request.body) };
}

/** The client token of a call that changes something; one that is no token is refused. */
function tokenOf({ query }: ApiCall, method: string): string | null {
  const token = query["clientToken"];
  if (token === undefined || token === "" || method === "GET") return null;
  return /^[\u0020-\u007e]{1,64}$/u.test(token) ? token : refuse("vpc/BadRequest");
}

const decodePath = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return refuse("global/InvalidURI");
  }
};

/** The API: from a received request to its answer, the state changed on the way. */
export function createApi({ keys, entries, documented, state }: ApiSettings): Api {
  const tokens = new ClientTokens();
  const shapeOf = ({ method, path, query }: ReceivedRequest) => ({
    method: method === "HEAD" ? "GET" : method,
    path: decodePath(path),
    query: queryItems(query),
  });

  function perform(request: ApiRequest): MockAnswer {
    authenticate(request, keys, state.now(), documented !== null);
    const shape = shapeOf(request);
    const operation = matchOperation({ ...shape, body: request.body }) ?? refusePath(shape.path, documented !== null);
    const call = toCall(request, operation, shape.path);
    const known = documented?.get(operation.name);
    if (known && !isAppropriate(known, call)) refuse("global/InappropriateJSON");
    const token = tokenOf(call, operation.method);
    const { clientToken: _token, ...rest } = call.query;
    const fingerprint = JSON.stringify([request.method, shape.path, rest, call.body]);
    const earlier = token === null ? null : tokens.recall(token, fingerprint, state.now());
    if (earlier === "mismatch") return refuse("global/IdempotentParameterMismatch");
    if (earlier) return earlier;
    const handler = handlers.get(operation.name);
    const answer = success(handler ? handler(call, state) : emptyResult(operation));
    if (token !== null) tokens.remember(token, fingerprint, answer, state.now());
    return answer;
  }

  return {
    operationOf: (request) => {
      try {
        return matchOperation(shapeOf(request));
      } catch {
        return null;
      }
    },
    answer: (request, requestId) => {
      try {
        return perform(request);
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        const entry = entries.get(error.entryId);
        if (!entry) throw new Error(`the catalogue has no entry ${error.entryId}`);
        return refusal(entry, error.values, requestId);
      }
    },
  };
}
