import type { ClientRequest, Agent as HttpAgent, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Got, Request, Response } from "got";
import { type ChosenProxy, isSocks, proxyAgent } from "./proxy.js";
import { ReceivedBody } from "./received-body.js";
import type { SignedRequest } from "./request.js";
import { codeInMessage, TransportError, toTransportError } from "./transport-error.js";

/** Milliseconds a phase may take. */
export interface Deadlines {
  /** Name look-up, connection and TLS handshake, each. */
  readonly connect: number;
  /** From the sent request to the first byte of the answer, and between two parts of it. */
  readonly firstByte: number;
}

/** How long the phases took, in milliseconds; null for one that did not happen, as on a kept connection. */
export interface Timings {
  readonly dns: number | null;
  readonly tcp: number | null;
  readonly tls: number | null;
  readonly firstByte: number | null;
  readonly total: number | null;
}

export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  /** As received: names in their own case, repeated ones repeated. */
  readonly rawHeaders: readonly (readonly [name: string, value: string])[];
  /** Names lower-case; of repeated ones the values are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly timings: Timings;
  /** This machine's clock, milliseconds since 1970. */
  readonly sentAt: number;
  /** When the headers were there. */
  readonly answeredAt: number;
}

export interface SenderOptions {
  readonly deadlines: Deadlines;
  readonly proxy: ChosenProxy | null;
  /** PEM text of the authorities to trust instead of those of Node. */
  readonly certificateAuthority: string | undefined;
  readonly now: () => number;
  /** The longest body that is taken, in bytes and unpacked. */
  readonly longestBody?: number | undefined;
  /** Told of each connection before anything is said on it. */
  readonly onSocket?: (socket: Socket) => void;
}

/** Sends requests one after the other over one kept connection. */
export interface Sender {
  /** @throws {TransportError} when no answer comes; and the signal's reason when it is aborted. */
  send(request: Pick<SignedRequest, "method" | "url" | "headers" | "body">, signal: AbortSignal): Promise<Answer>;
  close(): void;
}

const defaultLongestBody = 256 * 1024 * 1024;

const pairs = (raw: readonly string[]): (readonly [string, string])[] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""] as const] : []));

const joined = (headers: IncomingMessage["headers"]): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]));

function timingsOf({ timings: { phases } }: Response): Timings {
  const { dns = null, tcp = null, tls = null, firstByte = null, total = null } = phases;
  return { dns, tcp, tls, firstByte, total };
}

async function directAgent(url: string): Promise<HttpAgent> {
  const options = { keepAlive: true, maxSockets: 1 };
  if (url.startsWith("https:")) return new (await import("node:https")).Agent(options);
  return new (await import("node:http")).Agent(options);
}

/** got with everything off that would send something else than was signed, or send it twice or elsewhere. */
function client(got: Got, { deadlines, certificateAuthority }: SenderOptions): Got {
  const { connect, firstByte } = deadlines;
  return got.extend({
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
    timeout: { lookup: connect, connect, secureConnect: connect, send: firstByte, response: firstByte, socket: firstByte },
    https: certificateAuthority === undefined ? {} : { certificateAuthority },
  });
}

/** What is known of a request on the way, for telling a proxy's failure from the service's. */
interface Progress {
  connected: boolean;
  answeredAt: number;
}

/** The name that a look-up failed for; null of another failure. */
function lookedUp(error: unknown): string | null {
  const { hostname, cause } = error as { readonly hostname?: unknown; readonly cause?: unknown };
  if (typeof hostname === "string") return hostname;
  return typeof cause === "object" && cause !== null ? lookedUp(cause) : null;
}

/** The name that the failure of a tunnel has already, inside what got makes of it; null of another failure. */
function namedBefore(error: unknown): TransportError | null {
  if (error instanceof TransportError) return error;
  const { cause } = error as { readonly cause?: unknown };
  return typeof cause === "object" && cause !== null ? namedBefore(cause) : null;
}

/** A failure before the tunnel stands is the proxy's: it could not be reached, or, without a word of the system, it would not. */
function blame(error: unknown, { connected }: Progress, proxy: ChosenProxy | null, targetName: string): TransportError {
  const named = namedBefore(error);
  if (named) return named;
  const failure = toTransportError(error);
  if (!proxy || connected) return failure;
  // Only a look-up that is not of the proxy asks for another name: that of socks5://, which leaves the proxy addresses alone.
  if (isSocks(proxy) && lookedUp(error) === targetName) return failure;
  const detail = failure.detail || (isSocks(proxy) ? codeInMessage(error) : "");
  return new TransportError(detail === "" ? "proxy-refused" : "proxy-unreachable", detail);
}

/**
 * Follows a request, and aborts it where got would not: got times connections of its own only, not those that an agent
 * makes through a proxy, and it takes no note of an answer that switches protocols.
 */
function watch(
  request: ClientRequest,
  progress: Progress,
  isTunnel: boolean,
  connectDeadline: number,
  abort: (reason: TransportError) => void,
): void {
  let timer = setTimeout(() => abort(new TransportError("proxy-timeout", "proxy")), connectDeadline);
  request.once("socket", (socket: Socket) => {
    clearTimeout(timer);
    progress.connected = true;
    if (!isTunnel || request.reusedSocket) return;
    timer = setTimeout(() => abort(new TransportError("timeout-handshake", "proxy")), connectDeadline);
    socket.once("secureConnect", () => clearTimeout(timer));
  });
  request.once("upgrade", (_answer, socket: Socket) => {
    socket.destroy();
    abort(new TransportError("switched", "101"));
  });
  request.once("close", () => clearTimeout(timer));
}

/** Fewer bytes of a body in the time that may pass between two parts of it are none: a server could go on so for ever. */
const leastProgress = 100;

/** An answer to its end. `stop` must end it: it is called when the body is too long, or hardly goes on. */
function received(pending: Request, body: ReceivedBody, firstByte: number, stop: (reason: TransportError) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    let response: Response;
    let pace: NodeJS.Timeout | undefined;
    let before = 0;
    pending.once("response", (head: Response) => {
      response = head;
      pace = setInterval(() => {
        if (body.length - before < leastProgress) stop(new TransportError("timeout-answer", "progress"));
        before = body.length;
      }, firstByte);
    });
    pending.on("data", (piece: Buffer) => {
      if (!body.take(piece)) stop(new TransportError("too-long", String(body.longest)));
    });
    // got closes a request that has ended only later, and a timer that is left keeps the process.
    for (const event of ["end", "error", "close"] as const) pending.once(event, () => clearInterval(pace));
    pending.once("end", () => resolve(response));
    pending.on("error", reject);
  });
}

export async function createSender(target: string, options: SenderOptions): Promise<Sender> {
  const { default: got } = await import("got");
  const { proxy, now, deadlines, longestBody = defaultLongestBody } = options;
  const closing = new AbortController();
  const agent = proxy ? await proxyAgent(proxy, target, options.certificateAuthority, closing.signal) : await directAgent(target);
  const send = client(got, options);
  return {
    async send({ method, url, headers, body }, signal) {
      const stop = new AbortController();
      const progress: Progress = { connected: false, answeredAt: 0 };
      const sentAt = now();
      const pending = send.stream(url, {
        method,
        headers,
        ...(body === null ? {} : { body }),
        agent: { http: agent, https: agent as never },
        signal: AbortSignal.any([signal, stop.signal]),
      });
      pending.on("request", (request: ClientRequest) => {
        if (options.onSocket) request.once("socket", options.onSocket);
        watch(request, progress, proxy !== null && url.startsWith("https:"), deadlines.connect, (reason) => stop.abort(reason));
        request.once("response", () => {
          progress.answeredAt = now();
        });
      });
      if (body === null) pending.end();
      const content = new ReceivedBody(longestBody);
      let response: Response;
      try {
        response = await received(pending, content, deadlines.firstByte, (reason) => stop.abort(reason));
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw stop.signal.aborted ? stop.signal.reason : blame(error, progress, proxy, new URL(url).hostname);
      }
      return {
        status: response.statusCode,
        statusText: response.statusMessage ?? "",
        httpVersion: response.httpVersion,
        rawHeaders: pairs(response.rawHeaders),
        headers: joined(response.headers),
        body: content.bytes,
        timings: timingsOf(response),
        sentAt,
        answeredAt: progress.answeredAt || now(),
      };
    },
    close: () => {
      agent.destroy();
      closing.abort();
    },
  };
}
