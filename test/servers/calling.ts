import { spawn } from "node:child_process";
import { binary, emptyHome, type Result } from "../cli/run.js";

export const accessKeyId = "0123456789abcdef0123456789abcdef";
export const secretAccessKey = "fedcba9876543210fedcba9876543210";
export const keys = { BCE_ACCESS_KEY_ID: accessKeyId, BCE_SECRET_ACCESS_KEY: secretAccessKey };

type Variables = Readonly<Record<string, string>>;

/** Milliseconds after which a process counts as hanging and is killed: its result then reads SIGKILL. */
const patience = 10_000;

export interface RunningCall {
  /** Resolves when stderr holds this. */
  says(text: string): Promise<void>;
  /** Ctrl-C. */
  interrupt(): void;
  readonly ended: Promise<Result>;
}

/** Starts `bcevpc call` with keys in the environment. */
export function startCall(args: readonly string[], env: Variables = {}): RunningCall {
  const child = spawn(process.execPath, [binary, "call", ...args], {
    env: { PATH: process.env["PATH"], HOME: emptyHome, ...keys, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: patience,
    killSignal: "SIGKILL",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const says = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (stderr.includes(text)) resolve();
      };
      child.stderr.on("data", check);
      child.on("close", resolve);
      check();
    });
  const ended = new Promise<Result>((resolve) => {
    child.on("close", (code, signal) => resolve({ stdout, stderr, code: code ?? signal }));
  });
  return { says, interrupt: () => child.kill("SIGINT"), ended };
}

/** Runs `bcevpc call` to its end. */
export const call = (args: readonly string[], env: Variables = {}): Promise<Result> => startCall(args, env).ended;

/** `bcevpc call GET /v1/vpc` to a server. */
export const getFrom = (origin: string, args: readonly string[] = [], env: Variables = {}): Promise<Result> =>
  call(["GET", "/v1/vpc", "--endpoint", origin, ...args], env);

/** The document of `--json`: the last line that a failed call leaves on stderr. */
export const failureOf = ({ stderr }: Result): Record<string, unknown> =>
  JSON.parse(stderr.trimEnd().split("\n").at(-1) ?? "") as Record<string, unknown>;
