import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import type { Identity } from "./certificates.js";
import { type Listening, listen, type Owner } from "./listen.js";

/** A request as it arrived. */
export interface ReceivedCall {
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A value that is no string is sent as JSON. */
  readonly body?: unknown;
  /** False: no Date header unless `headers` has one. */
  readonly sendDate?: boolean;
  /** Milliseconds until it is sent. */
  readonly delay?: number;
  /** Instead of an answer: nothing at all, or a connection that is reset. */
  readonly instead?: "silence" | "reset";
}

export interface ApiServer extends Listening {
  readonly origin: string;
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** In the order of arrival. */
  readonly requests: readonly ReceivedCall[];
  /** Resolves when so many requests have arrived. */
  arrived(count: number): Promise<void>;
}

type Answers = readonly (Reply | ((request: ReceivedCall) => Reply))[];

function send(response: ServerResponse, { status = 200, headers = {}, body = {}, sendDate = true, instead }: Reply): void {
  if (instead === "reset") response.socket?.resetAndDestroy();
  if (instead) return;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  // Also for a HEAD: without a length Node's client gives up the connection after it.
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(text) };
  response.sendDate = sendDate;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...length, ...headers });
  response.end(text);
}

/** A service that answers from a list, the last answer again and again, and keeps what it was asked. With an identity it speaks TLS. */
export async function apiServer(owner: Owner, answers: Answers = [{}], identity: Identity | null = null): Promise<ApiServer> {
  const requests: ReceivedCall[] = [];
  const waiting: (() => void)[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "", url = "", headers } = request;
    const received = { method, url, headers, body: await text(request) };
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? {};
    requests.push(received);
    for (const check of waiting) check();
    const reply = typeof answer === "function" ? answer(received) : answer;
    if (reply.delay !== undefined) await pause(reply.delay);
    send(response, reply);
  };
  const server = identity ? createTlsServer({ ...identity }, handle) : createServer(handle);
  server.keepAliveTimeout = 60_000;
  server.on("tlsClientError", (_error: Error, socket: Socket) => socket.destroy());
  const listening = await listen(owner, server);
  const host = `127.0.0.1:${listening.port}`;
  const arrived = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (requests.length >= count) resolve();
      };
      waiting.push(check);
      check();
    });
  return { ...listening, host, origin: `${identity ? "https" : "http"}://${host}`, requests, arrived };
}
