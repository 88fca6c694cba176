/**
 * Makes one executable a platform of what the build left in dist/, with Bun: `npm run standalone`, or some of the
 * platforms: `npm run standalone -- linux-x64`. Bun is no dependency of the package: its executables come from npm's
 * registry at the version and with the checksums below, and are kept in the user's cache.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { path } from "./bundling.js";

const run = promisify(execFile);
const bunVersion = "1.4.5";

interface Platform {
  /** The last part of the package that has Bun for it. */
  readonly bun: string;
  readonly integrity: string;
  readonly suffix?: string;
}

const platforms: Readonly<Record<string, Platform>> = {
  "linux-x64": {
    bun: "linux-x64",
    integrity: "sha512-IWX9BELoGHAUtMonkeSaNaZwXzRk+oDw6Mk+HBFXd3KHYIBNBsIGRupMZPcgNoDbJpLu6gAJjIoIVPZtt1aJ1g==",
  },
  "linux-arm64": {
    bun: "linux-aarch64",
    integrity: "sha512-4BXmsSKnjOrlGWqZV4x/oWa7AVoR+B6lCXddMzOAXBIm3t50eslg9wb66gmtW1AamEQ1l1CDvmmruysEhqOWMg==",
  },
  "darwin-x64": {
    bun: "darwin-x64",
    integrity: "sha512-qkLPMGHZM9NI6CeHTWwVezzmlo6cC4Ta7yUAjYIWXS366qQcOlcp75t2uZyiuVRBMPS0h9qE0tCcvCHGaFqjJg==",
  },
  "darwin-arm64": {
    bun: "darwin-aarch64",
    integrity: "sha512-4MIFXHmctH2EhAxLXm2/qxNtv17dFtLJylvaOCsrgq6KSqHTs6eW5YSrJjRbJxYUJaR901fsN8JfZOa+CsWpWQ==",
  },
  "windows-x64": {
    bun: "windows-x64",
    integrity: "sha512-FNvply651vcE/GHgNWz6mZvhmkwBuu8Hw54oNzA+CQog+HW+542rXQmZqNHRkFxazD9L3xi+iTtvO3engAgJfw==",
    suffix: ".exe",
  },
  "windows-arm64": {
    bun: "windows-aarch64",
    integrity: "sha512-MiPFZnBNDnBXgr1oONc5pizC4fOLjnIOfNkYdFEnWzLmoFTg86naZIG3SvS7d/GglpQSAnCKMAzSjI/TAckiRw==",
    suffix: ".exe",
  },
};

const host = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "bcevpc-standalone", bunVersion);
const folder = path("standalone/");

async function digest(file: string, algorithm: string, form: "hex" | "base64"): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest(form);
}

/** Bun for a platform: from the cache, or from the registry into it. */
async function bunFor({ bun, integrity, suffix = "" }: Platform): Promise<string> {
  const kept = join(cache, `bun-${bun}${suffix}`);
  if (existsSync(kept)) return kept;
  const temporary = await mkdtemp(join(tmpdir(), "bcevpc-bun-"));
  try {
    const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", temporary, `@oven/bun-${bun}@${bunVersion}`]);
    const archive = join(temporary, JSON.parse(stdout)[0].filename);
    if (`sha512-${await digest(archive, "sha512", "base64")}` !== integrity) throw new Error(`${archive} is not what it was`);
    await run("tar", ["-xzf", archive, "-C", temporary]);
    await mkdir(cache, { recursive: true });
    await cp(join(temporary, "package", "bin", `bun${suffix}`), `${kept}.new`);
    await chmod(`${kept}.new`, 0o755);
    await rename(`${kept}.new`, kept);
    return kept;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** What Bun would otherwise read from the folder in which the program is run: settings, and keys in a `.env`. */
const readsNothing = ["dotenv", "bunfig", "tsconfig", "package-json"].map((name) => `--no-compile-autoload-${name}`);

/** What a proxy may ask for and is not part of bcevpc: without it, that is said when it happens. */
const leftOut = ["--external", "kerberos"];

async function compile(bun: string, name: string, platform: Platform): Promise<string> {
  const target = `${folder}bcevpc-${name}${platform.suffix ?? ""}`;
  const base = ["--target", `bun-${name}`, "--compile-executable-path", await bunFor(platform)];
  const inputs = ["bin/bcevpc.cjs", "dist/signature-worker.cjs", "dist/unzstd-worker.cjs"].map(path);
  await run(bun, ["build", "--compile", "--bytecode", "--minify", ...readsNothing, ...leftOut, ...base, ...inputs, "--outfile", target]);
  return target;
}

const hostPlatform = platforms[host];
if (!hostPlatform) throw new Error(`Bun has no executable for ${host}`);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(platforms, name));
if (unknown.length > 0) throw new Error(`unknown platform ${unknown.join(", ")}: expected ${Object.keys(platforms).join(", ")}`);

const bun = await bunFor(hostPlatform);
await rm(folder, { recursive: true, force: true });
await mkdir(folder);
const sums: string[] = [];
for (const [name, platform] of Object.entries(platforms)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const file = await compile(bun, name, platform);
  const megabytes = (await stat(file)).size / 1e6;
  console.log(`${file.slice(folder.length).padEnd(28)} ${megabytes.toFixed(1).padStart(6)} MB`);
  sums.push(`${await digest(file, "sha256", "hex")}  ${file.slice(folder.length)}\n`);
}
await writeFile(`${folder}SHA256SUMS`, sums.join(""));
const bunLicence = `bun ${bunVersion} (MIT and the licences listed at https://bun.com/docs/project/license)\n`;
const licences = await readFile(path("dist/THIRD-PARTY-LICENSES.txt"), "utf8");
await writeFile(`${folder}THIRD-PARTY-LICENSES.txt`, `${bunLicence}\n${"-".repeat(78)}\n\n${licences}`);
