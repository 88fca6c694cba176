import { spawn, spawnSync } from "node:child_process";

/** A command to be timed as a whole process. */
export interface Peer {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

function time({ command: [file = "", ...args], env = {} }: Peer): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(file, args, { stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, ...env } });
    child.stdout.resume();
    child.on("error", reject);
    child.on("close", (status) =>
      status === 0
        ? resolve(Number(process.hrtime.bigint() - start) / 1e6)
        : reject(new Error(`${file} ${args.join(" ")} ended with ${status}`)),
    );
  });
}

/** A command run once: its seconds, and its peak resident memory in MiB by GNU time; that is null where it is not installed. */
export function runOnce(command: readonly string[]): { readonly seconds: number; readonly peak: number | null } {
  const timed = spawnSync("/usr/bin/time", ["-f", "%e %M", ...command], { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
  if (timed.error === undefined) {
    const [seconds = Number.NaN, kilobytes = Number.NaN] = timed.stderr.trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
    return { seconds, peak: kilobytes / 1024 };
  }
  const start = process.hrtime.bigint();
  spawnSync(command[0] ?? "", command.slice(1), { stdio: "ignore" });
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, peak: null };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Median milliseconds of each peer, run in turns so that a busy machine slows all alike; two rounds first warm the caches. */
export async function measure(peers: readonly Peer[], rounds: number): Promise<number[]> {
  const times = peers.map((): number[] => []);
  for (let round = -2; round < rounds; round += 1)
    for (const [index, peer] of peers.entries()) {
      const elapsed = await time(peer);
      if (round >= 0) times[index]?.push(elapsed);
    }
  return times.map(median);
}

/** One line a peer: milliseconds, and how it compares with the first. */
export function printTable(peers: readonly Peer[], medians: readonly number[]): void {
  const [first = Number.NaN] = medians;
  peers.forEach(({ name }, index) => {
    const own = medians[index] ?? Number.NaN;
    const difference = own - first;
    console.log(
      `  ${name.padEnd(40)}${own.toFixed(1).padStart(7)} ms  ${(own / first).toFixed(2)} x  ${(difference < 0 ? "" : "+") + difference.toFixed(1)} ms`,
    );
  });
}
