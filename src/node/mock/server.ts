import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Entry } from "../../core/catalogue/entry.js";
import { type MockAnswer, refusal, webPage } from "./answer.js";
import type { Api, ApiRequest } from "./api.js";
import { entriesNamed, entryFor, type Fault, strike } from "./faults.js";
import { isOfSignature, type SignatureQuestion, wireOf } from "./signature-analysis.js";
import type { LogEntry, SignatureRemark, World } from "./told.js";

export interface MockSettings {
  readonly region: string;
  readonly api: Api;
  readonly world: World;
  readonly faults: readonly Fault[];
  readonly every: readonly Entry[];
  /** By the service's clock, skew included. */
  readonly now: () => number;
  readonly random: () => number;
  readonly log: (line: LogEntry) => void;
  /** Asked behind the answer, because it takes a moment. */
  readonly remark: (question: SignatureQuestion) => Promise<SignatureRemark | null>;
  /** Called with what went wrong in the mock itself; the request is answered 500. */
  readonly onBug: (error: unknown) => void;
}

/** Longer bodies are refused. */
const longestBody = 1024 * 1024;
/** Milliseconds a client has for its headers and for all of its request. */
const patience = 10_000;

/** The body of a request; null when it is too long, of which no more is kept. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const joinedHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]),
  );

function received(request: IncomingMessage, body: Buffer): ApiRequest {
  const target = request.url ?? "/";
  const at = target.indexOf("?");
  return {
    method: request.method ?? "GET",
    path: at < 0 ? target : target.slice(0, at),
    query: at < 0 ? "" : target.slice(at + 1),
    headers: joinedHeaders(request),
    body,
  };
}

/** What is answered: an error asked for in the request, one of the faults, or what the API says. */
function decide(request: ApiRequest, { api, faults, every, random }: MockSettings, requestId: string): MockAnswer {
  const operation = api.operationOf(request);
  const asked = request.headers["x-bcevpc-fail"];
  if (asked !== undefined) {
    const entry = entryFor(entriesNamed(every, asked), operation);
    if (entry) return refusal(entry, {}, requestId);
    const message = `x-bcevpc-fail: the catalogue has no code ${asked}`;
    return {
      status: 400,
      contentType: "application/json",
      body: JSON.stringify({ requestId, code: "BadRequest", message }),
      code: "BadRequest",
    };
  }
  const struck = strike(faults, { method: request.method, path: request.path, operation }, random);
  return struck ? refusal(struck, {}, requestId) : api.answer(request, requestId);
}

/** The answer as the world lets it through; null when the connection is to break. */
function throughWorld(answer: MockAnswer, { drop, html, empty, truncate }: World, random: () => number): MockAnswer | null {
  if (random() < drop) return null;
  if (random() < html) return webPage(502, "Bad Gateway");
  if (random() < empty) return { ...answer, body: "", code: answer.code ?? "empty" };
  if (random() < truncate)
    return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)), code: answer.code ?? "truncated" };
  return answer;
}

function put(response: ServerResponse, { status, contentType, body }: MockAnswer, requestId: string, now: number): void {
  response.sendDate = false;
  response.writeHead(status, {
    Date: new Date(now).toUTCString(),
    "Content-Type": contentType,
    "Content-Length": Buffer.byteLength(body),
    ...(contentType.startsWith("text/html") ? { Server: "nginx" } : { "x-bce-request-id": requestId }),
  });
  response.end(body);
}

async function serve(request: IncomingMessage, response: ServerResponse, settings: MockSettings): Promise<void> {
  const { world, random, now, log, api, remark } = settings;
  const start = performance.now();
  const requestId = randomUUID();
  const body = await readBody(request);
  const parts = received(request, body ?? Buffer.alloc(0));
  const decided = body === null ? webPage(413, "Request Entity Too Large") : decide(parts, settings, requestId);
  if (world.latency > 0) await new Promise((resolve) => setTimeout(resolve, world.latency));
  const answer = body === null ? decided : throughWorld(decided, world, random);
  if (answer === null) request.socket.destroy();
  else {
    if (body === null) response.shouldKeepAlive = false;
    put(response, answer, requestId, now());
  }
  const milliseconds = performance.now() - start;
  const isOwn = answer === decided && body !== null && parts.headers["x-bcevpc-fail"] === undefined;
  log({
    region: settings.region,
    method: parts.method,
    target: request.url ?? "/",
    status: answer?.status ?? null,
    code: answer?.code ?? null,
    operation: api.operationOf(parts)?.name ?? null,
    requestId,
    milliseconds,
    signature: isOwn && isOfSignature(answer) ? await remark({ request: wireOf(request, body), now: now() }) : null,
  });
}

/** The mock as an HTTP server, not yet listening. A request that breaks off costs nothing but itself. */
export function createMockServer(settings: MockSettings): Server {
  const server = createServer(
    { requestTimeout: patience, headersTimeout: patience, connectionsCheckingInterval: 1000 },
    (request, response) => {
      serve(request, response, settings).catch((error: unknown) => {
        if (request.destroyed && !request.complete) return;
        settings.onBug(error);
        if (!response.headersSent) put(response, webPage(500, "Internal Server Error"), "", settings.now());
      });
    },
  );
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  return server;
}
