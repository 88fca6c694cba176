import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** What a driver is asked for: a connection, the names of all methods, or a call. */
export type Request =
  | { readonly connect: Connection }
  | { readonly methods: true }
  | { readonly sign: SignRequest }
  | { readonly call: string; readonly arguments: readonly string[]; readonly values: Readonly<Record<string, unknown>> };

export interface Connection {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly securityToken: string | null;
}

/** A request to be signed by the client's own signer. The path is decoded. */
export interface SignRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly expires: number;
}

export interface Reply {
  readonly ok: boolean;
  /** What the client handed back. */
  readonly result?: unknown;
  /** What a program prints of the failure, by the way it prints it. */
  readonly printed?: Readonly<Record<string, string>>;
}

/** A program that calls with one of the clients: a line of JSON in, a line of JSON out. */
export interface Driver {
  ask(request: Request): Promise<Reply>;
  stop(): Promise<void>;
}

export function startDriver([command = "", ...args]: readonly string[], cwd: string): Driver {
  const child = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
  const ended = once(child, "close");
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-4000);
  });
  const waiting: { resolve(reply: Reply): void; reject(error: Error): void }[] = [];
  createInterface(child.stdout).on("line", (line) => {
    // A client that prints to stdout of its own accord is none of the protocol.
    if (!line.startsWith('{"ok"')) return;
    waiting.shift()?.resolve(JSON.parse(line) as Reply);
  });
  child.on("error", (error) => waiting.splice(0).map(({ reject }) => reject(error)));
  child.on("close", (code) => waiting.splice(0).map(({ reject }) => reject(new Error(`the driver ended with ${code}: ${said}`))));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
