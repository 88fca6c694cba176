import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { binary } from "../cli/run.js";
import { temporaryFolder } from "../temporary-folder.js";

const folder = temporaryFolder("rsyslog");
const output = join(folder, "errors.ndjson");

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** The configuration of docs/logs.md, with the input and the paths of this test. */
const configuration = (port: number): string => `
module(load="imptcp")
module(load="omprog")
global(workDirectory="${folder}")
input(type="imptcp" port="${port}" address="127.0.0.1")
action(type="omprog" binary="${process.execPath} ${binary} decode --ndjson --allow-empty" template="RSYSLOG_SyslogProtocol23Format" output="${output}"
       queue.type="LinkedList" queue.size="10000" queue.timeoutShutdown="5000" action.resumeInterval="1" action.resumeRetryCount="-1")
`;

const message = (n: number): string =>
  `<13>Nov 28 10:00:00 host-1 app: {"requestId":"c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}","code":"NoSuchNat","message":"x"}\n`;

const send = (port: number, from: number, count: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.end(Array.from({ length: count }, (_, n) => message(from + n)).join("")));
    socket.on("close", () => resolve()).on("error", reject);
  });

interface Record {
  readonly type: string;
  readonly requestId: string;
  readonly time: string | null;
  readonly context: { readonly host: string | null } | null;
}

const records = (path: string): Record[] =>
  existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line))
        .filter(({ type }) => type === "error")
    : [];

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let count = 0; count < 300 && !(await holds()); count += 1) await pause(100);
  assert.ok(await holds());
}

describe("rsyslog with decode as the program of omprog", () => {
  const running: { kill(): unknown }[] = [];
  after(() => {
    for (const child of running) child.kill();
  });

  it("writes each error as a record, also after decode was killed and after its file was rotated", async () => {
    const port = await freePort();
    const path = join(folder, "rsyslog.conf");
    writeFileSync(path, configuration(port));
    const daemon = spawn("rsyslogd", ["-n", "-f", path, "-i", join(folder, "pid")], { stdio: "ignore" });
    running.push(daemon);
    await until(() =>
      send(port, 0, 0).then(
        () => true,
        () => false,
      ),
    );
    await send(port, 0, 500);
    await until(() => records(output).length === 500);
    for (const { time, context } of records(output)) assert.deepEqual([time?.slice(5, 10), context?.host], ["11-28", "host-1"]);
    const [child = ""] = execFileSync("pgrep", ["-P", String(daemon.pid)], { encoding: "utf8" })
      .trim()
      .split("\n");
    process.kill(Number(child), "SIGKILL");
    // What was on its way to the one that was killed is lost.
    let next = 500;
    await until(async () => {
      await send(port, next, 1);
      next += 1;
      return records(output).length > 500;
    });
    const rotated = `${output}.1`;
    renameSync(output, rotated);
    daemon.kill("SIGHUP");
    await pause(500);
    await send(port, 900, 10);
    await until(() => records(output).some(({ requestId }) => requestId.endsWith("909")));
    assert.ok(records(rotated).length > 500);
  });
});
