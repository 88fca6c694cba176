import { execFile } from "node:child_process";
import type { Spark } from "./install.js";

export interface Job {
  /** A program of this folder. */
  readonly script: "decode_folder.py" | "pipe_lines.py";
  readonly master: string;
  readonly logs: string;
  readonly output: string;
  /** What runs bcevpc. */
  readonly command: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Runs a program on Spark, whose files go into a folder; gives what it tells on stderr. */
export function submit({ python }: Spark, folder: string, { script, master, logs, output, command, settings = {} }: Job): Promise<string> {
  const options = Object.entries(settings).flatMap(([name, value]) => ["--conf", `${name}=${value}`]);
  const env = {
    ...process.env,
    SPARK_LOCAL_IP: "127.0.0.1",
    SPARK_LOCAL_DIRS: folder,
    PYSPARK_PYTHON: python,
    PYSPARK_SUBMIT_ARGS: [...options, "pyspark-shell"].join(" "),
  };
  const path = new URL(script, import.meta.url).pathname;
  return new Promise((resolve, reject) => {
    execFile(python, [path, master, logs, output, command], { cwd: folder, env, maxBuffer: 1 << 26 }, (error, _stdout, stderr) =>
      error ? reject(new Error(stderr.slice(0, 6000))) : resolve(stderr),
    );
  });
}
