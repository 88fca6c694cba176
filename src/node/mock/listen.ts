import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { UsageError } from "../../core/refusals.js";

const lastPort = 65_535;

const tryPort = (server: Server, port: number): Promise<NodeJS.ErrnoException | null> =>
  new Promise((resolve) => {
    server.once("error", resolve);
    server.listen(port, "127.0.0.1", () => {
      server.removeListener("error", resolve);
      resolve(null);
    });
  });

/**
 * Listens on this machine only. A port in use is refused with the next one that is free.
 * @throws {UsageError} when the port is in use.
 */
export async function listen(server: Server, port: number): Promise<number> {
  const failure = await tryPort(server, port);
  if (!failure) return (server.address() as AddressInfo).port;
  if (failure.code !== "EADDRINUSE") throw failure;
  for (let next = port + 1; next <= lastPort; next += 1) {
    if (await tryPort(server, next)) continue;
    server.close();
    throw new UsageError({ en: `port ${port} is in use`, zh: `端口 ${port} 已被占用` }, [
      { en: `a free port: bcevpc mock --port ${next}`, zh: `可用端口：bcevpc mock --port ${next}` },
    ]);
  }
  throw new UsageError({ en: `port ${port} and all higher ports are in use`, zh: `端口 ${port} 及其后的端口均已被占用` });
}
