import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkIds } from "../../../src/node/doctor/check.js";
import { bcevpc } from "../run.js";
import { doctor } from "./doctoring.js";

describe("bcevpc doctor", { concurrency: 4 }, () => {
  it("lists its checks without running any", async () => {
    const { stdout, code } = await bcevpc(["doctor", "--list-checks"]);
    assert.deepEqual(
      stdout.split("\n").flatMap((line) => /^(\w+) {2}/.exec(line)?.[1] ?? []),
      [...checkIds],
    );
    assert.equal(code, 0);
    assert.match((await bcevpc(["doctor", "--list-checks", "--lang", "zh"])).stdout, /^dns +接入点（或代理）的地址（联网）$/mu);
  });

  it("refuses a check it does not have, with the one that was meant", async () => {
    const { stderr, code } = await bcevpc(["doctor", "tlss"]);
    assert.deepEqual([code, stderr.split("\n")[0]], [2, "error: unknown check tlss"]);
    assert.match(stderr, /did you mean bcevpc doctor tls\?/);
    assert.doesNotMatch((await bcevpc(["doctor", "nothing-like-it"])).stderr, /did you mean/);
  });

  it("takes the names of checks in any case, and runs what they need", async () => {
    const { stdout } = await doctor(["TCP", "--endpoint", "http://127.0.0.1:1"]);
    assert.deepEqual(
      stdout.split("\n").flatMap((line) => /^[✓!✗-] (\S+)/.exec(line)?.[1] ?? []),
      ["environment", "endpoint", "DNS", "TCP"],
    );
  });

  it("does without the network with --offline, says what it left out, and refuses to be asked for both", async () => {
    const { stdout, code } = await doctor(["--offline", "--region", "bj"]);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^No problems found \(4 checks passed, 1 not applicable\)\.\n8 checks need the network and were skipped \(--offline\)\.$/mu,
    );
    for (const args of [
      ["dns", "--offline"],
      ["--regions", "--offline"],
    ])
      assert.equal((await doctor(args)).code, 2, args.join(" "));
  });

  it("refuses what its own arguments say wrongly", async () => {
    for (const args of [
      ["--region", "tokyo"],
      ["--endpoint", "https://x/path"],
      ["--region", "gz", "--endpoint", "https://bcc.bj.baidubce.com"],
      ["--proxy", "ftp://127.0.0.1"],
      ["--cacert", "/nowhere"],
    ]) {
      const { code, stdout } = await doctor(["--offline", ...args]);
      assert.deepEqual([code, stdout], [2, ""], args.join(" "));
    }
  });

  it("exits with 1 on a finding or a check that could not run, with 0 when all pass", async () => {
    assert.equal((await doctor(["key", "--offline"])).code, 0);
    assert.equal((await bcevpc(["doctor", "key", "--offline"])).code, 1);
  });

  it("writes plain text in a pipe, the same in colour", async () => {
    const plain = await doctor(["--offline", "--region", "bj"]);
    const coloured = await doctor(["--offline", "--region", "bj", "--color", "always"]);
    assert.ok(!plain.stdout.includes("\u001b") && coloured.stdout.includes("\u001b"));
    assert.equal(coloured.stdout.replaceAll(/\u001b\[\d+m/g, ""), plain.stdout);
  });

  it("gives the same findings as data", async () => {
    const { stdout, stderr, code } = await doctor(["--offline", "--region", "bj", "--json"], { BCE_REGION: "" });
    const document = JSON.parse(stdout) as { region: string; summary: object };
    assert.deepEqual(document.summary, { ok: 3, warning: 1, failure: 0, notRun: 0, notApplicable: 1 });
    assert.deepEqual([document.region, stderr, code], ["bj", "", 1]);
  });

  it("is cleaned of what a terminal would obey, wherever that comes from", async () => {
    const hostile = "\u001b]52;c;aGk=\u0007\u202e\u009b31m";
    const { stdout, stderr } = await doctor(["--offline"], {
      BCE_REGION: `bj${hostile}`,
      NO_PROXY: hostile,
      HTTPS_PROXY: `http://x${hostile}`,
    });
    assert.doesNotMatch(stdout + stderr, /[\u001b\u009b\u0007\u202e]/u);
  });
});
