/** `explain NoSuchNat` and `apis CreateNat` as whole processes beside bare node and rustc. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { measure, type Peer, printTable } from "./measure.js";

const binary = new URL("../../bin/bcevpc.cjs", import.meta.url).pathname;
const rounds = 60;

/** What `npm run standalone` made for this machine. */
const standalone = new URL(`../../standalone/bcevpc-${process.platform}-${process.arch}`, import.meta.url).pathname;

const versionOf = (node: string): string => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
const hasRustc = spawnSync("rustc", ["--explain", "E0499"], { stdio: "ignore" }).status === 0;

export async function benchStartUp(nodes: readonly string[]): Promise<void> {
  console.log(`explain NoSuchNat and apis CreateNat, whole process, median of ${rounds} interleaved runs`);
  console.log("budget of apis, codes quota and lint: at most 1.5 x bare node");
  console.log("budget of a TAB: at most 1.6 x bare node");
  console.log("budget of explain: at most 1.35 x bare node on Node 20, at most 15 ms above it on Node 24");
  console.log("budget of the standalone executable (npm run standalone): below rustc --explain");
  for (const node of nodes) {
    const peers: Peer[] = [
      { name: "node -e 0", command: [node, "-e", "0"] },
      { name: "bcevpc explain NoSuchNat", command: [node, binary, "explain", "NoSuchNat"] },
      { name: "a TAB at a code", command: [node, binary, "__complete", "--line", "bcevpc explain NoSuchN"] },
      { name: "a TAB at a parameter", command: [node, binary, "__complete", "--line", "bcevpc call CreateNat vpc"] },
      { name: "bcevpc apis CreateNat", command: [node, binary, "apis", "CreateNat"] },
      { name: "bcevpc apis", command: [node, binary, "apis"] },
      { name: "bcevpc codes quota", command: [node, binary, "codes", "quota"] },
      { name: "bcevpc lint QuerySpecifiedVpc", command: [node, binary, "lint", "QuerySpecifiedVpc", "vpcId=vpc-abcdefghijkl"] },
      ...(existsSync(standalone) ? [{ name: "standalone explain NoSuchNat", command: [standalone, "explain", "NoSuchNat"] }] : []),
      ...(hasRustc ? [{ name: "rustc --explain E0499", command: ["rustc", "--explain", "E0499"] }] : []),
    ];
    console.log(`Node ${versionOf(node)}`);
    printTable(peers, await measure(peers, rounds));
  }
}
