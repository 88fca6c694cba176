import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { homeWith, newFolder } from "../call/caller.js";
import { bcevpc, binary } from "../run.js";

const profile = { name: "default", access_key_id: "0123456789abcdef0123456789abcdef", secret_access_key: "pLantedSecretKey", region: "bj" };
const store = { current: "default", profiles: [profile] };
const args = ["configure", "set", "default", "--region", "gz"];

describe("the configuration file", () => {
  it("leaves nothing beside it with keys in it, also when an earlier write was killed in the middle", async () => {
    const home = homeWith(store);
    const folder = join(home, ".bce");
    writeFileSync(join(folder, "config.json.bcevpc-new"), JSON.stringify(store).slice(0, 90), { mode: 0o644 });
    const { code, stderr } = await bcevpc(args, { env: { HOME: home } });
    assert.equal(code, 0, stderr);
    assert.deepEqual(readdirSync(folder), ["config.json"]);
    assert.equal(statSync(join(folder, "config.json")).mode & 0o777, 0o600);
    assert.match(readFileSync(join(folder, "config.json"), "utf8"), /"gz"/);
  });

  it("loses at the next write what version 0.4.0 left beside it, and no backup of anybody's", async () => {
    const home = homeWith(store);
    const folder = join(home, ".bce");
    const now = String(Math.floor(Date.now() / 1000));
    const left = ["config.json.123", "config.json.3141592653", "config.json.271828182"];
    const kept = [
      "config.json.20251128",
      `config.json.${now}`,
      "config.json.bak",
      "config.json.1",
      "config.json.old.123",
      "other.json.123456",
    ];
    for (const name of [...left, ...kept]) writeFileSync(join(folder, name), JSON.stringify(store), { mode: 0o600 });
    const { code, stderr } = await bcevpc(args, { env: { HOME: home } });
    assert.equal(code, 0, stderr);
    assert.deepEqual(readdirSync(folder).toSorted(), ["config.json", ...kept].toSorted());
  });

  it("is whole after kills at any moment, and the next write clears away what they left", async () => {
    const home = homeWith(store);
    const folder = join(home, ".bce");
    for (let wait = 40; wait <= 240; wait += 20) {
      const child = spawn(process.execPath, [binary, ...args], { env: { PATH: process.env["PATH"], HOME: home }, stdio: "ignore" });
      const timer = setTimeout(() => child.kill("SIGKILL"), wait);
      await new Promise((resolve) => child.on("close", resolve));
      clearTimeout(timer);
      assert.equal(JSON.parse(readFileSync(join(folder, "config.json"), "utf8")).profiles.length, 1);
    }
    const { code, stderr } = await bcevpc(args, { env: { HOME: home } });
    assert.equal(code, 0, stderr);
    assert.deepEqual(readdirSync(folder), ["config.json"]);
  });

  it("is not looked for in the current folder where HOME is empty or no whole path", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, ".bce"));
    const planted = JSON.stringify({ ...store, profiles: [{ ...profile, language: "zh" }] });
    writeFileSync(join(folder, ".bce", "config.json"), planted);
    const inFolder = (words: readonly string[], home: string) =>
      new Promise<{ code: number | null; text: string }>((resolve) => {
        const child = spawn(process.execPath, [binary, ...words], { cwd: folder, env: { PATH: process.env["PATH"], HOME: home } });
        let text = "";
        for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
        child.on("close", (code) => resolve({ code, text }));
        child.stdin.end("pLantedSecretKey");
      });
    for (const home of ["", "."]) {
      const call = await inFolder(["call", "GET", "/v1/vpc"], home);
      assert.equal(call.code, 3, call.text);
      assert.match(call.text, /^error: /);
      const set = await inFolder([...args, "--access-key-id", profile.access_key_id, "--secret-stdin"], home);
      assert.equal(set.code, 3, set.text);
      assert.match(set.text, /HOME is empty or not an absolute\s+path/);
    }
    assert.equal(readFileSync(join(folder, ".bce", "config.json"), "utf8"), planted);
    assert.deepEqual(readdirSync(folder), [".bce"]);
  });
});
