import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { newFolder } from "../call/caller.js";
import { bcevpc } from "../run.js";

const file = join(newFolder(), "body.json");
const rules = 3000;
const lintWith = (...options: string[]) => bcevpc(["lint", "POST", "/v1/acl/rule", "-d", `@${file}`, ...options]);

describe("bcevpc lint of a request with very many findings", () => {
  before(() => {
    const aclRules = Array.from({ length: rules }, () => ({ position: 0 }));
    writeFileSync(file, JSON.stringify({ aclRules }));
  });

  it("tells the first thousand, says how many are left, and counts them all", async () => {
    const { code, stdout, stderr } = await lintWith();
    assert.equal(code, 1);
    assert.equal(stderr, "");
    const heads = stdout.split("\n").filter((line) => /^(?:error|warning)\b/.test(line));
    const [, left = ""] = /^(\d+) more findings in this request are not shown/mu.exec(stdout) ?? [];
    const [, errors = "", warnings = ""] = /^(\d+) errors, (\d+) warnings? in 1 request/mu.exec(stdout) ?? [];
    assert.equal(heads.length, 1000);
    assert.equal(Number(left) + 1000, Number(errors) + Number(warnings));
    assert.ok(Number(errors) > rules);
  });

  it("says so in JSON, SARIF, annotations and Chinese", async () => {
    const { requests, summary } = JSON.parse((await lintWith("--json")).stdout);
    assert.equal(requests[0].findings.length, 1000);
    assert.equal(requests[0].omitted, summary.errors + summary.warnings - 1000);
    const [run] = JSON.parse((await lintWith("--format", "sarif")).stdout).runs;
    assert.equal(run.results.length, 1000);
    assert.match(run.invocations[0].toolExecutionNotifications[0].message.text, /^\d+ more findings/);
    const annotations = (await lintWith("--format", "github")).stdout;
    assert.match(annotations, new RegExp(`${summary.errors - 9} more findings are not shown`));
    assert.match((await lintWith("--lang", "zh")).stdout, /该请求另有 \d+ 项未列出/);
  });
});
