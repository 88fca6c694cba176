import type { Entry } from "../../core/catalogue/entry.js";
import type { Operation } from "../../core/operations/model/operation.js";
import { pathIds } from "../../core/operations/model/path-template.js";
import { queryItems } from "../../core/signature/canonical-request.js";
import type { ReceivedRequest } from "../../core/signature/verify.js";
import { type MockAnswer, ownRefusal, refusal, success } from "./answer.js";
import { parseBody } from "./body.js";
import { authenticate, type MockKeys, refuseAtGateway } from "./gateway.js";
import { ClientTokens, digestOf } from "./idempotency.js";
import { type MockOperation, matchMockOperation } from "./operations.js";
import { type ApiCall, ApiRefusal, type Handler, refuse } from "./resource.js";
import { resources } from "./resources/all.js";
import type { State } from "./state.js";
import { isAppropriate } from "./structure.js";

export interface ApiSettings {
  readonly keys: MockKeys;
  /** The catalogue by id. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Refuse with the documented codes instead of those of the live gateway: what is known of each operation. Null: like the live gateway. */
  readonly documented: ReadonlyMap<string, Operation> | null;
  readonly state: State;
  /** By operation; those of all resources without. */
  readonly handlers?: ReadonlyMap<string, Handler>;
}

/** A request with its body, as it came. */
export interface ApiRequest extends ReceivedRequest {
  readonly body: Uint8Array;
}

export interface Api {
  /** The operation a request calls; null when its path is none of the API. */
  operationOf(request: ReceivedRequest): MockOperation | null;
  answer(request: ApiRequest, requestId: string): MockAnswer;
}

export const allHandlers: ReadonlyMap<string, Handler> = new Map(resources.flatMap((resource) => Object.entries(resource.handlers)));

const knownVersions = /^\/v[12](?:\/|$)/u;

/** Refuses a path that is none of the API, by what is wrong with it. */
function refusePath(path: string, documented: boolean): never {
  const isVersioned = /^\/v\d+(?:\.\d+)?(?:\/|$)/u.test(path);
  return refuseAtGateway(isVersioned && !knownVersions.test(path) ? "version" : "path", documented);
}

/** The query by name. A list may come joined with commas or as one key again and again, which makes no difference here. */
function queryOf(text: string): Record<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of queryItems(text)) query.set(name, [query.get(name) ?? [], value ?? ""].flat().join(","));
  return Object.fromEntries(query);
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

const shapeOf = ({ method, path, query }: ReceivedRequest) => ({
  method: method === "HEAD" ? "GET" : method,
  path: decodePath(path),
  query: queryItems(query),
});

/** The API: from a received request to its answer, the state changed on the way. */
export function createApi({ keys, entries, documented, state, handlers = allHandlers }: ApiSettings): Api {
  const tokens = new ClientTokens();

  function perform(request: ApiRequest, requestId: string): MockAnswer {
    authenticate(request, keys, state.now(), documented !== null);
    const shape = shapeOf(request);
    const operation = matchMockOperation({ ...shape, body: request.body }) ?? refusePath(shape.path, documented !== null);
    const handler = handlers.get(operation.name);
    if (!handler) return ownRefusal(501, "NotImplemented", `${operation.name} is not modelled`, requestId);
    const call: ApiCall = { path: pathIds(operation.path, shape.path), query: queryOf(request.query), body: parseBody(request.body) };
    const known = documented?.get(operation.name);
    if (known && !isAppropriate(known, call)) refuse("global/InappropriateJSON");
    return performOnce(request, operation, call, handler);
  }

  /** Calls the handler, unless the client token of the call says that it was called before. */
  function performOnce(request: ApiRequest, { method }: MockOperation, call: ApiCall, handler: Handler): MockAnswer {
    const token = tokenOf(call, method);
    const { clientToken: _token, ...rest } = call.query;
    const digest = token === null ? "" : digestOf(request.method, request.path, JSON.stringify(rest), request.body);
    const earlier = token === null ? null : tokens.recall(token, digest, state.now());
    if (earlier === "mismatch") return refuse("global/IdempotentParameterMismatch");
    if (earlier) return earlier;
    state.settle();
    if (method === "POST" || method === "PUT") state.charge(request.body.length);
    const answer = success(handler(call, state));
    if (token !== null) tokens.remember(token, digest, answer, state.now());
    return answer;
  }

  return {
    operationOf: (request) => {
      try {
        return matchMockOperation(shapeOf(request));
      } catch {
        return null;
      }
    },
    answer: (request, requestId) => {
      try {
        return perform(request, requestId);
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        const entry = entries.get(error.entryId);
        if (!entry) throw new Error(`the catalogue has no entry ${error.entryId}`);
        return refusal(entry, error.values, requestId);
      }
    },
  };
}
