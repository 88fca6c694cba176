import { request as plainRequest, type RequestOptions } from "node:http";
import { Agent, request as secureRequest } from "node:https";
import { isIPv6, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type ConnectionOptions, connect as startTls } from "node:tls";
import { TransportError } from "./transport-error.js";

/** How the proxy itself is reached. */
export interface TunnelOptions {
  readonly ca?: string;
  /** Ends connections to the proxy that are still being made. */
  readonly signal: AbortSignal;
}

/** An address in a URL has its brackets, one in a socket has none. */
const inUrl = (host: string): string => (isIPv6(host) ? `[${host}]` : host);
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/gu, "");

function headersFor({ username, password }: URL, target: string): Record<string, string> {
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
  return {
    Host: target,
    "Proxy-Connection": "Keep-Alive",
    ...(username === "" && password === "" ? {} : { "Proxy-Authorization": `Basic ${credentials}` }),
  };
}

/** What the proxy's answer to CONNECT means when Node's parser gives up on it; another error is the connection's. */
function unreadable(error: NodeJS.ErrnoException): Error {
  const { code = "" } = error;
  if (code === "HPE_HEADER_OVERFLOW") return new TransportError("proxy-long-head", code);
  return code.startsWith("HPE_") ? new TransportError("proxy-not-http", code) : error;
}

const refusal = (status: number): TransportError =>
  new TransportError(status === 407 ? "proxy-authentication" : "proxy-refused", String(status));

/** Asks the proxy for a tunnel to a host and port. Node's own parser bounds the head of its answer. */
function openTunnel(proxy: URL, target: string, { ca, signal }: TunnelOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const isSecure = proxy.protocol === "https:";
    const options: RequestOptions & ConnectionOptions = {
      agent: false,
      method: "CONNECT",
      host: bare(proxy.hostname),
      port: Number(proxy.port) || (isSecure ? 443 : 80),
      path: target,
      headers: headersFor(proxy, target),
      signal,
      ...(isSecure ? { ALPNProtocols: ["http/1.1"], ...(ca === undefined ? {} : { ca }) } : {}),
    };
    const asking = isSecure ? secureRequest(options) : plainRequest(options);
    asking.removeHeader("connection");
    asking.once("connect", ({ statusCode = 0 }, socket: Socket, first) => {
      if (statusCode === 200) {
        if (first.length > 0) socket.unshift(first);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(refusal(statusCode));
    });
    asking.on("error", (error) => reject(unreadable(error)));
    asking.end();
  });
}

type ConnectionCallback = (error: Error | null, stream: Duplex) => void;

/** Sends https requests through a CONNECT tunnel, over one kept connection. */
export class TunnelAgent extends Agent {
  constructor(
    private readonly proxy: URL,
    private readonly tunnel: TunnelOptions,
  ) {
    super({ keepAlive: true, maxSockets: 1 });
  }

  override createConnection(options: RequestOptions, made?: ConnectionCallback): undefined {
    const target = `${inUrl(options.host ?? "")}:${options.port}`;
    openTunnel(this.proxy, target, this.tunnel).then(
      (socket) => made?.(null, startTls({ ...(options as ConnectionOptions), socket })),
      // Node looks at no stream behind an error.
      (error: Error) => (made as ((error: Error) => void) | undefined)?.(error),
    );
  }
}
