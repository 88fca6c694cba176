import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { WireRequest } from "../../../src/core/signature/mistakes/facts.js";

/** A request as it went over the wire, and how it was answered. */
export interface RecordedRequest {
  readonly request: WireRequest;
  readonly status: number;
  readonly answer: string;
}

export interface Recorder {
  readonly endpoint: string;
  /** All that was sent since the last look. */
  take(): RecordedRequest[];
  stop(): Promise<void>;
}

const pairsOf = (flat: readonly string[]): [string, string][] =>
  Array.from({ length: flat.length / 2 }, (_, index) => [flat[index * 2] ?? "", flat[index * 2 + 1] ?? ""]);

/** Hands every request on as it is, `Host` included, and keeps what it saw. */
export async function startRecorder(target: string): Promise<Recorder> {
  const { hostname, port } = new URL(target);
  let sent: RecordedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = "GET", url = "/", rawHeaders } = incoming;
    const onward = request({ hostname, port, method, path: url, headers: rawHeaders, setHost: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => parts.push(chunk));
      answer.on("end", () => {
        const text = Buffer.concat(parts);
        sent.push({
          request: {
            method,
            target: url,
            authority: incoming.headers.host ?? null,
            headers: pairsOf(rawHeaders),
            body: body.toString("utf8"),
          },
          status: answer.statusCode ?? 0,
          answer: text.toString("utf8"),
        });
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        outgoing.end(text);
      });
    });
    onward.on("error", () => incoming.socket.destroy());
    onward.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => sent.splice(0),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        sent = [];
      }),
  };
}
