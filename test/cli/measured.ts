import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.js";
import { binary, emptyHome, type Result } from "./run.js";

const folder = temporaryFolder("measured");
const preload = join(folder, "peak.cjs");
writeFileSync(
  preload,
  `process.on("exit", () => {
    const fs = require("node:fs");
    const status = fs.existsSync("/proc/self/status") ? fs.readFileSync("/proc/self/status", "utf8") : "";
    fs.writeFileSync(process.env.PEAK_FILE, /VmHWM:\\s*(\\d+)/.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS));
  });`,
);
let runs = 0;

/** Runs the built binary and tells the most memory it had, in MB. */
export function measured(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Result & { readonly peak: number }> {
  runs += 1;
  const peakFile = join(folder, `peak-${runs}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--require", preload, binary, ...args], {
      env: { PATH: process.env["PATH"], HOME: emptyHome, PEAK_FILE: peakFile, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    // What is longer than any reader looks at is only let through.
    child.stdout.on("data", (chunk: Buffer) => {
      if (stdout.length < 1 << 22) stdout += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk;
    });
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({ stdout, stderr, code: code ?? signal, peak: Math.round(Number(readFileSync(peakFile, "utf8")) / 1024) }),
    );
  });
}
