/**
 * Measures `explain NoSuchNat` as a whole process beside its peers, run in turns so that a busy machine slows all alike.
 * Arguments name further Node binaries: `npm run bench -- /path/to/node24`.
 */
import { spawnSync } from "node:child_process";

const binary = new URL("../../bin/bcevpc.cjs", import.meta.url).pathname;
const rounds = 60;

interface Peer {
  readonly name: string;
  readonly command: readonly string[];
}

function time([file = "", ...args]: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(file, args, { stdio: ["ignore", "pipe", "ignore"] });
  if (status !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Median milliseconds of each peer over the rounds, after two rounds that only warm the caches. */
function measure(peers: readonly Peer[]): number[] {
  const times = peers.map((): number[] => []);
  for (let round = -2; round < rounds; round += 1)
    peers.forEach(({ command }, index) => {
      const elapsed = time(command);
      if (round >= 0) times[index]?.push(elapsed);
    });
  return times.map(median);
}

const versionOf = (node: string): string => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
const hasRustc = spawnSync("rustc", ["--explain", "E0499"], { stdio: "ignore" }).status === 0;

console.log(`explain NoSuchNat, whole process, median of ${rounds} interleaved runs`);
console.log("budget: at most 1.35 x bare node on Node 20, at most 18 ms above it on Node 24\n");
for (const node of [process.execPath, ...process.argv.slice(2)]) {
  const peers: Peer[] = [
    { name: "node -e 0", command: [node, "-e", "0"] },
    { name: "bcevpc explain NoSuchNat", command: [node, binary, "explain", "NoSuchNat"] },
    ...(hasRustc ? [{ name: "rustc --explain E0499", command: ["rustc", "--explain", "E0499"] }] : []),
  ];
  const medians = measure(peers);
  const [bare = Number.NaN] = medians;
  console.log(`Node ${versionOf(node)}`);
  peers.forEach(({ name }, index) => {
    const own = medians[index] ?? Number.NaN;
    console.log(
      `  ${name.padEnd(36)}${own.toFixed(1).padStart(7)} ms  ${(own / bare).toFixed(2)} x  ${(own - bare).toFixed(1).padStart(6)} ms above`,
    );
  });
}
