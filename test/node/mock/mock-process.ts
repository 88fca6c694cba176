import { type ChildProcess, spawn } from "node:child_process";
import { binary, emptyHome } from "../../cli/run.js";

/** `bcevpc mock` as a process, listening. */
export interface MockProcess {
  readonly endpoint: string;
  /** The environment it says to use. */
  readonly env: Readonly<Record<string, string>>;
  readonly child: ChildProcess;
  /** All that it has written so far. */
  stdout(): string;
  stderr(): string;
  /** Presses Ctrl-C, or sends another signal, and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the real binary on a free port and reads the environment it prints. */
export function startMock(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<MockProcess> {
  const child = spawn(process.execPath, [binary, "mock", "--port", "0", ...args], {
    env: { PATH: process.env["PATH"], HOME: emptyHome, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    ended.then((code) => reject(new Error(`the mock ended with ${code}: ${err}`)));
    child.stderr?.on("data", (chunk: Buffer) => {
      err += chunk;
    });
    child.stdout?.on("data", (chunk: Buffer) => {
      out += chunk;
      const printed = Object.fromEntries([...out.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, name = "", value = ""]) => [name, value]));
      const endpoint = printed["BCEVPC_ENDPOINT"];
      if (endpoint === undefined) return;
      resolve({
        endpoint,
        env: { ...env, ...printed },
        child,
        stdout: () => out,
        stderr: () => err,
        stop: (signal = "SIGINT") => {
          child.kill(signal);
          return ended;
        },
      });
    });
  });
}
