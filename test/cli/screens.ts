import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { startMock } from "../node/mock/mock-process.js";
import { keys } from "../servers/calling.js";
import { listen, type Owner } from "../servers/listen.js";
import { temporaryFolder } from "../temporary-folder.js";
import { binary, ownSurroundings } from "./run.js";
import type { Screen, ScreenCase } from "./screen-cases.js";

type Variables = Readonly<Record<string, string>>;

/** A server that answers every request with these bytes. */
async function answering(owner: Owner, answer: string): Promise<Variables> {
  const bytes = answer.trimEnd().replaceAll("\n", "\r\n").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
  const { port } = await listen(
    owner,
    createServer((request) => request.resume().once("end", () => request.socket.end(bytes))),
  );
  return { ...keys, BCEVPC_ENDPOINT: `http://127.0.0.1:${port}` };
}

async function mocking(owner: Owner, command: string): Promise<Variables> {
  const [, , ...args] = command.trim().split(/\s+/u);
  const mock = await startMock(args, keys);
  owner.after(() => mock.stop());
  return mock.env;
}

/** One reading of the shell, in a folder with the files of the case. */
function shell(command: string, folder: string, env: Variables): Promise<Screen> {
  const script = `bcevpc() { "${process.execPath}" "${binary}" "$@"; }\n${command}`;
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-c", script], {
      cwd: folder,
      env: { ...ownSurroundings, COLUMNS: "80", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ stdout, stderr, code: code ?? signal }));
  });
}

/** What differs from run to run, each of one width so that lines break where they did. */
const changing: readonly { readonly pattern: RegExp; readonly instead: (index: number) => string }[] = [
  { pattern: /(?<=127\.0\.0\.1:)\d{5}\b/gu, instead: () => "12345" },
  {
    pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gu,
    instead: (index) => `00000000-0000-0000-0000-${String(index + 1).padStart(12, "0")}`,
  },
  { pattern: /(?<=±)\d(?= (?:s|秒))/gu, instead: () => "1" },
  { pattern: /\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/gu, instead: () => "2000-01-01T00:00:00Z" },
];

/** Replaces what differs from run to run, unless it stands in the case itself. */
function steady(text: string, given: string): string {
  let out = text;
  for (const { pattern, instead } of changing) {
    const seen: string[] = [];
    out = out.replaceAll(pattern, (found) => {
      if (given.includes(found)) return found;
      if (!seen.includes(found)) seen.push(found);
      return instead(seen.indexOf(found));
    });
  }
  return out;
}

/** Runs the built binary as the case says. */
export async function runCase(owner: Owner, { given, files, server, command }: ScreenCase): Promise<Screen> {
  const folder = temporaryFolder("screen");
  for (const { name, content } of files) writeFileSync(join(folder, name), content);
  const env = server === null ? {} : await (server.kind === "mock" ? mocking : answering)(owner, server.content);
  const { stdout, stderr, code } = await shell(command, folder, env);
  return { stdout: steady(stdout, given), stderr: steady(stderr, given), code };
}
