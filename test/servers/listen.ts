import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";

/** Whoever starts a server: a test, or `node:test` itself for a whole file. The server ends when its owner is done. */
export interface Owner {
  after(task: () => unknown): void;
}

export interface Listening {
  readonly port: number;
  /** How many connections were opened so far. */
  connections(): number;
  /** How many of them are open. */
  open(): number;
  /** Resolves when every connection so far is closed. */
  idle(): Promise<void>;
}

/** Has a server listen on a free port of 127.0.0.1, and ends it and its connections with its owner. */
export async function listen(owner: Owner, server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  });
  owner.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const idle = async (): Promise<void> => {
    await Promise.all([...sockets].map((socket) => socket.destroyed || new Promise((resolve) => socket.on("close", resolve))));
  };
  return { port: (server.address() as AddressInfo).port, connections: () => connections, open: () => sockets.size, idle };
}
