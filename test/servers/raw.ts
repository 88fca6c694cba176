import { createServer, type Socket } from "node:net";
import { type Listening, listen, type Owner } from "./listen.js";

/** A request byte for byte; the text of its head and body is Latin-1, one character a byte. */
export interface RawRequest {
  /** `GET /v1/vpc HTTP/1.1`. */
  readonly line: string;
  /** In their order, names as sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface RawServer extends Listening {
  readonly host: string;
  readonly requests: readonly RawRequest[];
}

const headEnd = "\r\n\r\n";

/** Takes the first whole request off what was received; null while it is not whole. */
function takeRequest(received: string): { request: RawRequest; rest: string } | null {
  const at = received.indexOf(headEnd);
  if (at < 0) return null;
  const [line = "", ...fields] = received.slice(0, at).split("\r\n");
  const headers = fields.map((field): readonly [string, string] => {
    const colon = field.indexOf(":");
    return [field.slice(0, colon), field.slice(colon + 1).trim()];
  });
  const length = Number(headers.find(([name]) => name.toLowerCase() === "content-length")?.[1] ?? 0);
  const body = received.slice(at + headEnd.length, at + headEnd.length + length);
  if (body.length < length) return null;
  return { request: { line, headers, body }, rest: received.slice(at + headEnd.length + length) };
}

const answer = ["HTTP/1.1 200 OK", "Content-Type: application/json", "Content-Length: 2", "", "{}"].join("\r\n");
const answerWithoutBody = answer.slice(0, -2);

/** A server that reads requests with no HTTP library between, answers each with `{}` and keeps the connection. */
export async function rawServer(owner: Owner): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const serve = (socket: Socket): void => {
    let received = "";
    socket.on("data", (bytes) => {
      received += bytes.toString("latin1");
      for (let taken = takeRequest(received); taken; taken = takeRequest(received)) {
        received = taken.rest;
        requests.push(taken.request);
        socket.write(taken.request.line.startsWith("HEAD ") ? answerWithoutBody : answer);
      }
    });
  };
  const listening = await listen(owner, createServer(serve));
  return { ...listening, host: `127.0.0.1:${listening.port}`, requests };
}
