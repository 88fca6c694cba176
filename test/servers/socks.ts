import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { type Listening, listen, type Owner } from "./listen.js";

export interface SocksOptions {
  /** `user:password` that it wants; none when absent. */
  readonly credentials?: string;
  /** The reply with which it refuses every connection, such as 2 (not allowed) or 4 (host unreachable). */
  readonly refuse?: number;
  /** True: it never answers the greeting. */
  readonly hangs?: boolean;
}

export interface SocksProxy extends Listening {
  readonly host: string;
  readonly url: string;
  /** Where the client wanted to go, as `host:port`; also when it was refused. */
  readonly targets: readonly string[];
}

const version = 5;
const noAuthentication = 0;
const byPassword = 2;
const nothingAcceptable = 0xff;
const name = 3;

/** So many bytes of what a socket receives. */
async function take(socket: Socket, count: number): Promise<Buffer> {
  for (;;) {
    const bytes = socket.read(count) as Buffer | null;
    if (bytes) return bytes;
    await once(socket, "readable");
  }
}
const takeByte = async (socket: Socket): Promise<number> => (await take(socket, 1))[0] ?? 0;
const takeText = async (socket: Socket): Promise<string> => (await take(socket, await takeByte(socket))).toString("utf8");

/** RFC 1928 and 1929: greeting and, if wanted, user name and password. False when the client is not let in. */
async function admit(socket: Socket, credentials: string | undefined): Promise<boolean> {
  const [, methodCount = 0] = await take(socket, 2);
  const offered = await take(socket, methodCount);
  const method = credentials === undefined ? noAuthentication : byPassword;
  socket.write(Buffer.from([version, offered.includes(method) ? method : nothingAcceptable]));
  if (!offered.includes(method)) return false;
  if (method === noAuthentication) return true;
  await takeByte(socket);
  const given = `${await takeText(socket)}:${await takeText(socket)}`;
  socket.write(Buffer.from([1, given === credentials ? 0 : 1]));
  return given === credentials;
}

async function readTarget(socket: Socket): Promise<{ host: string; port: number }> {
  const kind = (await take(socket, 4))[3];
  const host = kind === name ? await takeText(socket) : (await take(socket, 4)).join(".");
  return { host, port: (await take(socket, 2)).readUInt16BE() };
}

const reply = (code: number): Buffer => Buffer.from([version, code, 0, 1, 0, 0, 0, 0, 0, 0]);

/** A SOCKS5 proxy that connects to IPv4 addresses and names. */
export async function socksProxy(owner: Owner, { credentials, refuse, hangs }: SocksOptions = {}): Promise<SocksProxy> {
  const targets: string[] = [];
  const serve = async (client: Socket): Promise<void> => {
    if (hangs) return;
    if (!(await admit(client, credentials))) return void client.end();
    const { host, port } = await readTarget(client);
    targets.push(`${host}:${port}`);
    if (refuse !== undefined) return void client.end(reply(refuse));
    const service = connect(port, host, () => {
      client.write(reply(0));
      client.pipe(service).pipe(client);
    });
    service.on("error", () => client.destroy());
    client.on("close", () => service.destroy());
  };
  const listening = await listen(
    owner,
    createServer((client) => void serve(client)),
  );
  const host = `127.0.0.1:${listening.port}`;
  return { ...listening, host, url: `socks5://${host}`, targets };
}
