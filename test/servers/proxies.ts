import { createServer, type IncomingHttpHeaders, type IncomingMessage, request as requestFrom, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type Socket } from "node:net";
import type { Identity } from "./certificates.js";
import { type Listening, listen, type Owner } from "./listen.js";

export interface ProxyOptions {
  /** `user:password` that it wants; none when absent. */
  readonly credentials?: string;
  /** The status with which it refuses every request. */
  readonly refuse?: number;
  /** True: it takes every request and never answers. */
  readonly hangs?: boolean;
  /** True: it closes the connection instead of answering. */
  readonly closes?: boolean;
  /** A port of this machine to which every tunnel leads, whatever host was asked for. */
  readonly leadsTo?: number;
  /** With it the proxy itself is spoken to in TLS. */
  readonly identity?: Identity;
}

/** What the proxy was asked: CONNECT and host, or method and absolute URL. */
export interface ProxyRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Proxy extends Listening {
  /** Host and port. */
  readonly host: string;
  readonly url: string;
  readonly requests: readonly ProxyRequest[];
  /** Tunnels that were opened. */
  tunnels(): number;
  /** All bytes that the client sent through tunnels. */
  passed(): string;
  /** Resolves when it was asked something. */
  readonly asked: Promise<void>;
}

const basic = (credentials: string): string => `Basic ${Buffer.from(credentials).toString("base64")}`;

function refusalOf({ headers }: IncomingMessage, { credentials, refuse }: ProxyOptions): number | null {
  if (credentials !== undefined && headers["proxy-authorization"] !== basic(credentials)) return 407;
  return refuse ?? null;
}

function forward(request: IncomingMessage, response: ServerResponse): void {
  const { hostname, port, pathname, search } = new URL(request.url ?? "");
  const { "proxy-authorization": _, "proxy-connection": __, ...headers } = request.headers;
  const onward = requestFrom({ host: hostname, port, path: pathname + search, method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}

/** An HTTP proxy: CONNECT opens a tunnel, any other method is forwarded. */
export async function httpProxy(owner: Owner, options: ProxyOptions = {}): Promise<Proxy> {
  const requests: ProxyRequest[] = [];
  let tunnels = 0;
  let passed = "";
  let resolve = (): void => {};
  const asked = new Promise<void>((done) => {
    resolve = done;
  });
  const record = ({ method = "", url = "", headers }: IncomingMessage): void => {
    requests.push({ method, target: url, headers });
    resolve();
  };
  const tunnel = (target: string, client: Socket, first: Buffer): void => {
    const [hostname, port] = options.leadsTo === undefined ? target.split(":") : ["127.0.0.1", String(options.leadsTo)];
    const service = connect(Number(port), hostname, () => {
      tunnels += 1;
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      service.write(first);
      client.on("data", (bytes) => {
        passed += bytes.toString("latin1");
      });
      client.pipe(service).pipe(client);
    });
    service.on("error", () => client.destroy());
    client.on("error", () => service.destroy());
    client.on("close", () => service.destroy());
  };
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    record(request);
    const refusal = refusalOf(request, options);
    if (options.closes) request.socket.destroy();
    else if (refusal !== null) response.writeHead(refusal, { "content-type": "text/html" }).end("<html><title>Proxy</title></html>");
    else if (!options.hangs) forward(request, response);
  };
  const server = options.identity ? createTlsServer({ ...options.identity }, handle) : createServer(handle);
  server.on("connect", (request: IncomingMessage, client: Socket, first: Buffer) => {
    record(request);
    const refusal = refusalOf(request, options);
    if (options.closes) client.destroy();
    else if (refusal !== null) client.end(`HTTP/1.1 ${refusal} Refused\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nno!\n`);
    else if (!options.hangs) tunnel(request.url ?? "", client, first);
  });
  const listening = await listen(owner, server);
  const host = `127.0.0.1:${listening.port}`;
  const url = `${options.identity ? "https" : "http"}://${host}`;
  return { ...listening, host, url, requests, tunnels: () => tunnels, passed: () => passed, asked };
}
