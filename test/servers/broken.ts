import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { Worker } from "node:worker_threads";
import { type Listening, listen, type Owner } from "./listen.js";

const head = (...lines: readonly string[]): string => ["HTTP/1.1 200 OK", "Content-Type: application/json", ...lines, "", ""].join("\r\n");

/** Writes the same again and again, as fast as it is read. */
function flood(socket: Socket, start: string, again: string): void {
  socket.write(start);
  const go = (): void => {
    while (!socket.destroyed && socket.write(again));
  };
  socket.on("drain", go);
  go();
}

/** Writes a little now and then, without end. */
function trickle(socket: Socket, start: string, again: string): void {
  socket.write(start);
  const timer = setInterval(() => socket.write(again), 50);
  socket.on("close", () => clearInterval(timer));
}

const longHeader = `X: ${"x".repeat(1000)}\r\n`;

/** What may go wrong with a server once it has been asked something. */
const faults = {
  resets: (socket) => socket.resetAndDestroy(),
  "closes before it answers": (socket) => socket.end(),
  "stays silent": () => {},
  "sends half a body and closes": (socket) => socket.end(`${head("Content-Length: 100")}{"vpcs":[`),
  "sends half a body and resets": (socket) => {
    socket.write(`${head("Content-Length: 100")}{"vpcs":[`, () => socket.resetAndDestroy());
  },
  "sends half a chunked body and closes": (socket) => socket.end(`${head("Transfer-Encoding: chunked")}9\r\n{"vpcs":[`),
  "sends half a body and stalls": (socket) => socket.write(`${head("Content-Length: 100")}{"vpcs":[`),
  "sends half a head and closes": (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Ty"),
  "speaks something else": (socket) => socket.write("SSH-2.0-OpenSSH_9.6\r\n"),
  "speaks garbage": (socket) => socket.end("blah blah\r\n\r\n"),
  "sends too many headers": (socket) => socket.end(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(40_000)}\r\nContent-Length: 2\r\n\r\n{}`),
  "sends headers without end": (socket) => flood(socket, "HTTP/1.1 200 OK\r\n", longHeader.repeat(64)),
  "sends long headers and stalls": (socket) => socket.write(`HTTP/1.1 200 OK\r\n${longHeader.repeat(12)}\r\n`),
  "trickles headers": (socket) => trickle(socket, "HTTP/1.1 200 OK\r\n", "X: y\r\n"),
  "trickles early hints": (socket) => trickle(socket, "", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
  "trickles a body": (socket) => trickle(socket, head("Content-Length: 100000"), " "),
  "trickles trailers": (socket) => trickle(socket, `${head("Transfer-Encoding: chunked")}2\r\n{}\r\n0\r\n`, "X: y\r\n"),
  "switches to another protocol": (socket) => socket.end("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
  "speaks TLS": (socket) => socket.end(Buffer.from("15030300020246", "hex")),
} satisfies Record<string, (socket: Socket) => unknown>;
export type Fault = keyof typeof faults;

export interface BrokenServer extends Listening {
  /** Host and port. */
  readonly host: string;
  /** Resolves when something has arrived. */
  readonly asked: Promise<void>;
}

/** A server that fails in one way whenever it is asked something. */
export async function brokenServer(owner: Owner, fault: Fault): Promise<BrokenServer> {
  let resolve = (): void => {};
  const asked = new Promise<void>((done) => {
    resolve = done;
  });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("data", () => resolve());
    socket.once("data", () => faults[fault](socket));
    socket.on("end", () => socket.end());
    socket.on("error", () => {});
  });
  const listening = await listen(owner, server);
  return { ...listening, host: `127.0.0.1:${listening.port}`, asked };
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const tasks: (() => unknown)[] = [];
  const { port } = await listen({ after: (task) => tasks.push(task) }, createServer());
  for (const task of tasks) task();
  return port;
}

const deafListener = `
const { parentPort } = require("node:worker_threads");
const server = require("node:net").createServer();
server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

/**
 * A port that answers no attempt to connect: its listener never accepts, and its queue is full. Linux lets one connection
 * more than the backlog into it and leaves the others without an answer, as a firewall does that drops packets.
 */
export async function deafPort(owner: Owner): Promise<number> {
  const worker = new Worker(deafListener, { eval: true });
  owner.after(() => worker.terminate());
  const [port] = (await once(worker, "message")) as [number];
  for (let fill = 0; fill < 2; fill += 1) {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    owner.after(() => socket.destroy());
    await once(socket, "connect");
  }
  return port;
}
