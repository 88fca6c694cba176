import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import * as module from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import { newFolder } from "./call/caller.js";
import { bcevpc } from "./run.js";

/** An executable is compiled already. */
const keeps = process.env["BCEVPC_TEST_BINARY"] === undefined;
/** Before Node 22 bcevpc loads and keeps its files itself. */
const loadsItself = keeps && !("enableCompileCache" in module);

/** A look-up says the same wherever compiled code is kept or not, and nothing of it. */
async function looksUp(env: Readonly<Record<string, string>>): Promise<void> {
  const { stdout, stderr, code } = await bcevpc(["explain", "NoSuchNat"], { env });
  assert.match(stdout, /^NoSuchNat/u);
  assert.deepEqual([stderr, code], ["", 0], JSON.stringify(env));
}

const filesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** A folder that another user owns: root, or for root somebody else. */
function folderOfAnother(): string {
  if (process.getuid?.() !== 0) return "/usr";
  const folder = newFolder();
  chownSync(folder, 12_345, 12_345);
  return folder;
}

describe("code that was compiled", () => {
  it("is kept below the home folder or XDG_CACHE_HOME, in a folder of this user alone", async () => {
    const [home, caches] = [newFolder(), newFolder()];
    const odd = join(newFolder(), "line\nfeed");
    mkdirSync(odd);
    for (const [env, folder] of [
      [{ HOME: home }, join(home, ".cache", "bcevpc")],
      [{ HOME: newFolder(), XDG_CACHE_HOME: caches }, join(caches, "bcevpc")],
      [{ HOME: odd }, join(odd, ".cache", "bcevpc")],
    ] as const) {
      for (let run = 0; run < 2; run += 1) await looksUp(env);
      assert.equal(filesIn(folder).length > 0, keeps, folder);
      if (keeps) assert.equal(statSync(folder).mode & 0o777, 0o700);
    }
  });

  it("is not kept where NODE_DISABLE_COMPILE_CACHE says so", async () => {
    const home = newFolder();
    await looksUp({ HOME: home, NODE_DISABLE_COMPILE_CACHE: "1" });
    assert.deepEqual(filesIn(join(home, ".cache", "bcevpc")), []);
  });

  it("is not kept in a folder that others can reach", async () => {
    for (const mode of [0o770, 0o777, 0o702, 0o755]) {
      const home = newFolder();
      const folder = join(home, ".cache", "bcevpc");
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, mode);
      await looksUp({ HOME: home });
      assert.deepEqual(filesIn(folder), [], mode.toString(8));
    }
  });

  it("is not kept below a folder in which anybody can put another in its place", async () => {
    for (const below of ["", ".cache"]) {
      const home = newFolder();
      mkdirSync(join(home, ".cache"));
      chmodSync(join(home, below), 0o777);
      await looksUp({ HOME: home });
      assert.deepEqual(filesIn(join(home, ".cache", "bcevpc")), []);
    }
  });

  it("is not kept in a folder of another user, nor is one made there", async () => {
    const [linked, other] = [newFolder(), folderOfAnother()];
    const before = filesIn(other);
    symlinkSync(other, join(linked, "bcevpc"));
    await looksUp({ XDG_CACHE_HOME: linked });
    await looksUp({ XDG_CACHE_HOME: other });
    await looksUp({ XDG_CACHE_HOME: join(other, "deeper") });
    await looksUp({ HOME: other });
    assert.deepEqual(filesIn(other), before);
  });

  it("is not kept where there is no folder for it", async () => {
    const home = newFolder();
    const missing = join(newFolder(), "missing");
    writeFileSync(join(home, "bcevpc"), "");
    const [dangling, sealed] = [newFolder(), newFolder()];
    symlinkSync(join(dangling, "none"), join(dangling, "bcevpc"));
    chmodSync(sealed, 0o500);
    for (const env of [
      { HOME: "" },
      { HOME: "relative" },
      { HOME: "", XDG_CACHE_HOME: "relative" },
      { HOME: missing },
      { XDG_CACHE_HOME: missing },
      { HOME: "/dev/null" },
      { HOME: "/proc" },
      { XDG_CACHE_HOME: home },
      { XDG_CACHE_HOME: join(home, "bcevpc") },
      { XDG_CACHE_HOME: dangling },
      { XDG_CACHE_HOME: sealed },
      { XDG_CACHE_HOME: `/${"x".repeat(5000)}` },
    ])
      await looksUp(env);
    for (const path of ["relative", join(dangling, "none"), missing]) assert.equal(existsSync(path), false, path);
  });

  it("is compiled anew where what was kept is cut off, empty, something else or of other flags of V8", async () => {
    const home = newFolder();
    const folder = join(home, ".cache", "bcevpc");
    await looksUp({ HOME: home });
    const kept = filesIn(folder).filter((name) => statSync(join(folder, name)).isFile());
    assert.equal(kept.length > 0, keeps && loadsItself);
    const whole = new Map(kept.map((name) => [name, readFileSync(join(folder, name))]));
    for (const damage of [
      (content: Buffer) => content.subarray(0, content.length / 2),
      () => Buffer.alloc(0),
      (content: Buffer) => Buffer.alloc(content.length),
      () => Buffer.from("process.exit(66)"),
    ]) {
      for (const [name, content] of whole) writeFileSync(join(folder, name), damage(content));
      for (let run = 0; run < 2; run += 1) await looksUp({ HOME: home });
      for (const [name, { length }] of whole) assert.ok(statSync(join(folder, name)).size > length / 2, name);
    }
    await looksUp({ HOME: home, NODE_OPTIONS: "--stack-trace-limit=20" });
    await looksUp({ HOME: home });
    if (loadsItself) assert.deepEqual(filesIn(folder), kept, "nothing unfinished stays");
  });

  it("is kept once and the same whoever starts at the same time, and serves every verb", async () => {
    const home = newFolder();
    const folder = join(home, ".cache", "bcevpc");
    await Promise.all(Array.from({ length: 8 }, () => looksUp({ HOME: home })));
    const once = filesIn(folder);
    await looksUp({ HOME: home });
    assert.deepEqual(filesIn(folder), once);
    const server = createServer((_, answer) =>
      answer.writeHead(404).end('{"code":"NoSuchNat","message":"The specified nat is not found."}'),
    );
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const keys = { BCE_ACCESS_KEY_ID: "ak", BCE_SECRET_ACCESS_KEY: "0123456789abcdef" };
    for (const args of [
      ["apis", "CreateNat"],
      ["codes", "nat"],
      ["lint", "POST", "/v1/nat", "-d", "{}"],
      ["help", "exit-codes"],
      ["call", "GET", "/v1/nat/nat-1", "--endpoint", endpoint],
      ["__complete", "--line", "bcevpc explain NoSuchN"],
    ]) {
      const plain = await bcevpc(args, { env: { HOME: home, ...keys, NODE_DISABLE_COMPILE_CACHE: "1" } });
      assert.notEqual(plain.code, 70, args.join(" "));
      for (let run = 0; run < 3; run += 1) assert.deepEqual(await bcevpc(args, { env: { HOME: home, ...keys } }), plain, args.join(" "));
    }
    server.close();
  });

  it("loads what a file and a merge need, as often as it is used", async () => {
    const home = newFolder();
    const [log, part] = [join(home, "app.log"), join(home, "part.json")];
    writeFileSync(log, '{"code":"NoSuchNat","message":"m","requestId":"a40ab8fc-1c3b-4b26-8f2f-5d0c3f8b1d7e"}\n');
    writeFileSync(part, (await bcevpc(["decode", "--summary", "--json", log])).stdout);
    for (const args of [
      ["decode", log],
      ["decode", "--merge", part],
    ]) {
      const plain = await bcevpc(args, { env: { NODE_DISABLE_COMPILE_CACHE: "1" } });
      assert.deepEqual([plain.code, plain.stderr], [0, ""]);
      for (let run = 0; run < 3; run += 1) assert.deepEqual(await bcevpc(args, { env: { HOME: home } }), plain, args.join(" "));
    }
  });

  it("is kept by a command that saves memory too, and is used by the next", async () => {
    const home = newFolder();
    const line = '{"code":"NoSuchNat","message":"m","requestId":"a40ab8fc-1c3b-4b26-8f2f-5d0c3f8b1d7e"}';
    const looksThrough = () => bcevpc(["decode", "--summary"], { input: `${line}\n`.repeat(2000), env: { HOME: home } });
    const folder = join(home, ".cache", "bcevpc");
    assert.equal((await looksThrough()).code, 0);
    const kept = filesIn(folder);
    assert.ok(kept.length > 0);
    const times = kept.map((name) => statSync(join(folder, name)).mtimeMs);
    assert.equal((await looksThrough()).code, 0);
    // What could not be used would be written anew.
    assert.deepEqual([filesIn(folder), kept.map((name) => statSync(join(folder, name)).mtimeMs)], [kept, times]);
  });

  it("imports nothing at run time, which what was kept could not", () => {
    const folder = new URL("../../dist/", import.meta.url);
    const imported = readdirSync(folder)
      .filter((name) => name.endsWith(".cjs"))
      .flatMap((name) => readFileSync(new URL(name, folder), "utf8").match(/\bimport\([^)]*\)/gu) ?? []);
    assert.deepEqual(imported, []);
  });

  it("is told from that of another build by the hash at the end of the file", async () => {
    const text = readFileSync(new URL("../../dist/main.cjs", import.meta.url), "utf8");
    const [, code = "", hash] = /^(.*)\n\/\/([0-9a-f]{16})$/su.exec(text) ?? [];
    assert.equal(createHash("sha256").update(`${code}\n`).digest("hex").slice(0, 16), hash);
    const home = newFolder();
    await looksUp({ HOME: home });
    const kept = filesIn(join(home, ".cache", "bcevpc")).filter((name) => name.includes("-main-"));
    if (loadsItself) assert.deepEqual(kept, [`${process.version}-${process.arch}-main-${hash}-explain`]);
  });
});
