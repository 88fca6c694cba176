/**
 * Drives decode, lint and verify of the built bundle with damaged and hostile input, all in one process, so that what one
 * run leaves behind meets the next one: `node --import tsx test/fuzz/hostile.ts [count] [seed]`, and
 * `… hostile.ts write SEED` for the input of one run.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sampleOf } from "./mutate.js";
import { Random } from "./random.js";

/** Milliseconds after which a run counts as hanging. */
const hangs = 30_000;
const mostMemory = 300;
const reportEvery = 100;

interface Progress {
  readonly runs: number;
  readonly seed: number;
  /** Milliseconds of the slowest run and its seed. */
  readonly slowest: number;
  readonly slowestSeed: number;
  /** MB resident, the most so far. */
  readonly peak: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly bugs: readonly string[];
}

const body = '{"name":"web","vpcId":"vpc-x","password":"p","aclRules":[{"protocol":"tcp","position":1}]}';
const head =
  "Host: bcc.bj.baidubce.com\nx-bce-date: 2026-08-13T08:00:00Z\nAuthorization: bce-auth-v1/ak/2026-08-13T08:00:00Z/1800/host/ab12";
/** Requests as they are captured, to be damaged. */
const captures: readonly string[] = [
  `curl -X POST 'https://bcc.bj.baidubce.com/v1/acl/rule?clientToken=x' -H 'Authorization: bce-auth-v1/ak/t/1800/host/ab' -d '${body}'`,
  `POST /v1/nat?clientToken=a HTTP/1.1\n${head}\n\n${body}`,
  JSON.stringify({
    method: "PUT",
    url: "https://h/v1/vpc/vpc-x?modify",
    headers: { Host: "h", Authorization: "bce-auth-v1/a/b/1/c/d" },
    body,
  }),
  JSON.stringify({ log: { entries: [{ request: { method: "GET", url: "https://h/v1/vpc", headers: [{ name: "Host", value: "h" }] } }] } }),
  `> GET /v1/vpc HTTP/1.1\n> ${head.replaceAll("\n", "\n> ")}\n>\n`,
  `Invoke-WebRequest -Uri "https://h/v1/vpc" -Method POST -Headers @{ "Host"="h" } -Body "${body.replaceAll('"', '\\"')}"`,
];
const spices = [
  "\u001b]52;c;x\u0007",
  "\u202e",
  "\n::error::x\n",
  "$(id)",
  "\\u0000",
  '"',
  "'",
  "{",
  "[",
  "%",
  "\u0000",
  "\ud800",
  "=",
  "&",
  "\r\n",
];

/** A capture with parts of it cut out, doubled and spiced. */
function capture(random: Random): string {
  let text = random.of(captures) ?? "";
  for (let count = random.between(0, 6); count > 0; count -= 1) {
    const [at, length] = [random.between(0, text.length), random.between(0, 40)];
    const part = text.slice(at, at + length);
    const piece = random.chance(2) ? (random.of(spices) ?? "") : random.chance(2) ? part + part : "";
    text = text.slice(0, at) + piece + text.slice(at + (random.chance(2) ? length : 0));
    if (random.chance(400)) text = text.replace(/[{[]/u, (sign) => sign.repeat(random.magnitude(1000, 200_000)));
    if (random.chance(400)) text += part.repeat(random.between(1, 2000));
  }
  return text;
}

const outputs: readonly (readonly string[])[] = [[], ["--json"], ["--lang", "zh"], ["--format", "sarif"], ["--format", "github"]];

/** The arguments of a run and what its file holds. */
function caseOf(seed: number, file: string): { readonly args: readonly string[]; readonly content: string | Buffer } {
  const random = new Random(seed);
  const output = random.of(outputs) ?? [];
  const text = random.chance(4) ? sampleOf(seed) : capture(random);
  const command = random.of(["decode", "lint", "verify", "lint -d"]);
  if (command === "lint -d") return { args: ["lint", "POST", "/v1/acl/rule", "-d", `@${file}`, ...output], content: text };
  if (command === "verify")
    return { args: ["verify", file, ...output.filter((one) => one !== "--format" && !/sarif|github/.test(one))], content: text };
  return { args: [command ?? "decode", file, ...output], content: command === "decode" ? sampleOf(seed) : text };
}

async function drive(count: number, first: number): Promise<void> {
  const { main } = createRequire(import.meta.url)("../../dist/main.cjs") as { main(host: NodeJS.Process): Promise<number> };
  const folder = mkdtempSync(join(tmpdir(), "bcevpc-hostile-"));
  const file = join(folder, "input");
  const env = { HOME: folder, COLUMNS: "80", BCE_ACCESS_KEY_ID: "ak", BCE_SECRET_ACCESS_KEY: "0123456789abcdef" };
  const codes: Record<string, number> = {};
  const bugs: string[] = [];
  let [slowest, slowestSeed, peak] = [0, first, 0];
  const tell = (runs: number, seed: number): void =>
    void process.send?.({ runs, seed, slowest, slowestSeed, peak, codes, bugs } satisfies Progress);
  for (let seed = first; seed < first + count; seed += 1) {
    const { args, content } = caseOf(seed, file);
    writeFileSync(file, content);
    const host = Object.create(process, {
      argv: { value: ["node", "bcevpc", ...args] },
      env: { value: env },
      exitCode: { value: 0, writable: true },
    }) as NodeJS.Process;
    const from = performance.now();
    const code = await main(host);
    const took = performance.now() - from;
    if (took > slowest) [slowest, slowestSeed] = [took, seed];
    codes[code] = (codes[code] ?? 0) + 1;
    if (code !== 0 && code !== 1 && code !== 2 && code !== 3) bugs.push(`seed ${seed}: exit code ${code}: ${args.join(" ")}`);
    if (seed % reportEvery === 0) {
      peak = Math.max(peak, process.memoryUsage.rss() / 2 ** 20);
      tell(seed - first + 1, seed + 1);
      // A reply of the parent, or a stop, gets its turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  tell(count, first + count);
  process.disconnect();
}

async function watch(count: number, first: number): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), "drive", String(count), String(first)], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const from = performance.now();
  let last: Progress | null = null;
  let heard = Date.now();
  let shown = 0;
  let hung = false;
  child.on("message", (progress: Progress) => {
    [last, heard] = [progress, Date.now()];
    const tenth = Math.floor((progress.runs / count) * 10);
    if (tenth === shown) return;
    shown = tenth;
    console.log(`${tenth * 10} %`);
  });
  const timer = setInterval(() => {
    if (Date.now() - heard < hangs + reportEvery * 100) return;
    hung = true;
    child.kill("SIGKILL");
  }, 1000);
  const code = await new Promise((resolve) => child.on("close", (status, signal) => resolve(status ?? signal)));
  clearInterval(timer);
  const { runs = 0, seed = first, slowest = 0, slowestSeed = first, peak = 0, codes = {}, bugs = [] } = (last ?? {}) as Partial<Progress>;
  const failures = [
    ...bugs,
    ...(hung ? [`hangs within ${reportEvery} runs from seed ${seed} on`] : []),
    ...(code !== 0 && !hung ? [`ended with ${code} within ${reportEvery} runs from seed ${seed} on`] : []),
    ...(slowest > hangs ? [`seed ${slowestSeed} took ${Math.round(slowest)} ms`] : []),
    ...(peak > mostMemory ? [`${Math.round(peak)} MB resident`] : []),
    ...(runs < count && !hung ? [`only ${runs} of ${count} ran`] : []),
  ];
  console.log(`runs     ${runs} in ${((performance.now() - from) / 1000).toFixed(1)} s, exit codes ${JSON.stringify(codes)}`);
  console.log(`slowest  seed ${slowestSeed}: ${Math.round(slowest)} ms`);
  console.log(`memory   ${Math.round(peak)} MB resident at most`);
  for (const failure of failures) console.log(`FAILED   ${failure}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

/** Writes the input of one seed and says how to run it. */
function write(seed: number): void {
  const file = join(mkdtempSync(join(tmpdir(), "bcevpc-hostile-")), "input");
  const { args, content } = caseOf(seed, file);
  writeFileSync(file, content);
  console.log(`node bin/bcevpc.cjs ${args.join(" ")}`);
}

const words = process.argv.slice(2);
const isDriven = words[0] === "drive";
const [count = 100_000, seed = 1] = (isDriven ? words.slice(1) : words).map(Number);
if (words[0] === "write") write(Number(words[1]));
else await (isDriven ? drive(count, seed) : watch(count, seed));
