import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { newFolder } from "../call/caller.js";
import { bcevpc } from "../run.js";
import { asHttp, env, right, signedWith, unsorted } from "./verify-samples.js";

const secret = env.BCE_SECRET_ACCESS_KEY;

describe("bcevpc verify --report", () => {
  it("writes the mistake, the request and the masked key for a support ticket, beside its answer", async () => {
    const file = join(newFolder(), "ticket.md");
    const both = await bcevpc(["verify", "--report", file], { env, input: asHttp(signedWith(unsorted)) });
    assert.equal(both.code, 1);
    assert.match(both.stdout, /^ {2}1\. the query was signed in the order of the URL, unsorted/mu);
    const text = readFileSync(file, "utf8");
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.match(text, /^# Report for a support ticket: signature of \S+$/mu);
    assert.match(text, /^Diagnosis by bcevpc: The signature is wrong because of this mistake:$/mu);
    assert.match(text, /^- Mistake found: .*unsorted/mu);
    assert.ok(text.includes(`\`${env.BCE_ACCESS_KEY_ID.slice(0, 4)}…\``));
    for (const hidden of [secret, env.BCE_ACCESS_KEY_ID]) assert.ok(![both.stdout, both.stderr, text].join("\n").includes(hidden), hidden);
  });

  it("is not written where a secret stands in the path, encoded as paths are", async () => {
    const planted = "Pl4nt/ed+Secret=9f8e7d6c5b4a";
    const inPath = "Pl4nt/ed%2BSecret%3D9f8e7d6c5b4a";
    const file = join(newFolder(), "ticket.md");
    const input = asHttp(signedWith(right, { target: `/v1/${inPath}` }));
    for (const args of [[], ["--json"]]) {
      const { stdout, stderr, code } = await bcevpc(["verify", ...args, "--report", file], {
        env: { ...env, BCE_SECRET_ACCESS_KEY: planted },
        input,
      });
      assert.deepEqual([code, existsSync(file), `${stdout}${stderr}`.includes(inPath)], [2, false, false]);
    }
  });

  it("takes the place of the answer with -, in the language asked for, and keeps the exit code", async () => {
    const { stdout, code } = await bcevpc(["verify", "--report", "-", "--lang", "zh"], { env, input: asHttp(signedWith(right)) });
    assert.match(stdout, /^<!-- bcevpc support report -->\n# 工单材料：\S+ 的签名\n/u);
    assert.match(stdout, /签名正确/u);
    assert.doesNotMatch(stdout, /CanonicalRequest/u);
    assert.equal(code, 0);
  });
});
