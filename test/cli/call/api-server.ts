import { createServer, type Server, type Socket } from "node:net";

/** A request as its bytes came in. */
export interface ReceivedRequest {
  /** The first line without its end. */
  readonly line: string;
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly target: string;
  /** Names lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What the server sends back; `raw` is sent as it stands, everything else is put together. */
export interface ServerAnswer {
  readonly status?: number;
  /** Added to content-type, content-length and x-bce-request-id; an empty value takes one of those away. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | object;
  readonly raw?: string | Buffer;
}

export interface ApiServer {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Everything received so far, the oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** The only request since the last call of `forget`. */
  only(): ReceivedRequest;
  /** What is answered from now on. */
  answer(next: ServerAnswer | ((request: ReceivedRequest) => ServerAnswer)): void;
  forget(): void;
  close(): Promise<void>;
}

export const requestId = "6d62a0d1-8d1f-4c39-9b9e-31d2e6e9ad14";

/** An error as the service writes it. */
export const errorBody = (code: string, message = "m") => ({ code, message, requestId });

const bytesOf = (body: ServerAnswer["body"]): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from(typeof body === "object" ? JSON.stringify(body) : (body ?? ""));

function messageOf({ status = 200, headers = {}, body, raw }: ServerAnswer, { method }: ReceivedRequest): Buffer {
  if (raw !== undefined) return Buffer.from(raw);
  const bytes = bytesOf(body);
  const all: Record<string, string> = {
    "Content-Type": "application/json; charset=utf-8",
    "x-bce-request-id": requestId,
    "Content-Length": String(bytes.length),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === "" ? [] : [`${name}: ${value}`]));
  const head = Buffer.from([`HTTP/1.1 ${status} S`, ...lines, "", ""].join("\r\n"));
  return method === "HEAD" ? head : Buffer.concat([head, bytes]);
}

/** The first whole request in the bytes, and how many of them it takes; null while something is missing. */
function parse(bytes: Buffer): { request: ReceivedRequest; length: number } | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [line = "", ...rest] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = Object.fromEntries(
    rest.map((text) => [text.slice(0, text.indexOf(":")).toLowerCase(), text.slice(text.indexOf(":") + 1).trim()]),
  );
  const length = end + 4 + Number(headers["content-length"] ?? 0);
  if (bytes.length < length) return null;
  const [method = "", target = ""] = line.split(" ");
  return { request: { line, method, target, headers, body: bytes.subarray(end + 4, length) }, length };
}

function serve(socket: Socket, onRequest: (request: ReceivedRequest) => Buffer): void {
  let bytes: Buffer = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (let next = parse(bytes); next; next = parse(bytes)) {
      bytes = bytes.subarray(next.length);
      socket.write(onRequest(next.request));
    }
  });
}

/** A server on a free port of 127.0.0.1 that keeps what it receives, byte for byte, and answers what it is told. */
export async function startApiServer(first: ServerAnswer = { body: {} }): Promise<ApiServer> {
  let next: ServerAnswer | ((request: ReceivedRequest) => ServerAnswer) = first;
  let requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    serve(socket, (request) => {
      requests.push(request);
      return messageOf(typeof next === "function" ? next(request) : next, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    get requests() {
      return requests;
    },
    only() {
      const [request, ...more] = requests;
      if (!request || more.length > 0) throw new Error(`${requests.length} requests came`);
      return request;
    },
    answer: (answer) => {
      next = answer;
    },
    forget: () => {
      requests = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
