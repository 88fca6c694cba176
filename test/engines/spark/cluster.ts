import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Spark } from "./install.js";

/** A standalone cluster of this machine alone, on ports that were free. */
export interface Cluster {
  readonly master: string;
  /** What its master and its workers keep, a folder a worker. */
  readonly workers: readonly string[];
  stop(): Promise<void>;
}

const longestStart = 120_000;

/** Waits for words in what a process says of itself, and gives the first group; reads on afterwards, so that it never waits. */
function said(child: ChildProcess, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const fail = (): void => reject(new Error(`no ${words} in: ${text.slice(-3000)}`));
    const timer = setTimeout(fail, longestStart);
    child.on("error", reject).on("close", fail);
    child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
      text = (text + piece).slice(-20_000);
      const match = words.exec(text);
      if (!match) return;
      clearTimeout(timer);
      resolve(match[1] ?? "");
    });
  });
}

/** Runs a command until its own standard input ends, as it does when this process is gone, however that came. */
const whileHeld = '"$@" & cat; kill $! 2>/dev/null; wait $!';

async function end(child: ChildProcess): Promise<void> {
  const closed = once(child, "close");
  child.stdin?.end();
  await closed;
}

/** Starts a master and workers of one core each. A worker that ends takes its executors with it. */
export async function startCluster({ home }: Spark, folder: string, count = 2, memory = "1g"): Promise<Cluster> {
  const running: ChildProcess[] = [];
  const start = (kind: string, ...args: readonly string[]): ChildProcess => {
    const command = [
      join(home, "bin", "spark-class"),
      `org.apache.spark.deploy.${kind}`,
      "--host",
      "127.0.0.1",
      "--webui-port",
      "0",
      ...args,
    ];
    const child = spawn("sh", ["-c", whileHeld, "sh", ...command], {
      cwd: folder,
      env: { ...process.env, SPARK_HOME: home, SPARK_LOCAL_IP: "127.0.0.1", SPARK_LOCAL_DIRS: folder, SPARK_DAEMON_MEMORY: "256m" },
      stdio: ["pipe", "ignore", "pipe"],
    });
    running.push(child);
    return child;
  };
  const stop = async (): Promise<void> => {
    for (const child of running.toReversed()) await end(child);
  };
  const workers = Array.from({ length: count }, (_, index) => join(folder, `worker-${index + 1}`));
  try {
    const master = await said(start("master.Master", "--port", "0"), /Starting Spark master at (spark:\/\/\S+)/u);
    await Promise.all(
      workers.map((own) =>
        said(start("worker.Worker", "--port", "0", "-c", "1", "-m", memory, "-d", own, master), /Successfully registered/u),
      ),
    );
    return { master, workers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
