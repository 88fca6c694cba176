import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { newFolder } from "../call/caller.js";
import { measured } from "../measured.js";
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

  it("marks a query parameter whatever its name is: as long as an input, repeated, with signs of patterns", async () => {
    for (const name of ["{".repeat(60_000), "%7B".repeat(20_000), "&cl".repeat(20_000), "a.b*c", "(x", "x&x=y"]) {
      for (const format of ["text", "sarif", "github"]) {
        const { code, stderr } = await bcevpc(["lint", "-", "--format", format], {
          input: `GET /v1/vpc?cl${name}=1&z HTTP/1.1\nHost: bcc.bj.baidubce.com\n\n`,
        });
        assert.ok(code === 0 || code === 1, `${name.slice(0, 20)} ${format}: ${code} ${stderr.slice(0, 300)}`);
      }
    }
    const { stdout } = await bcevpc(["lint", "GET", "/v1/vpc?a.b*c=val&x"]);
    assert.match(stdout, /\n.*val/u);
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

const url = "https://bcc.bj.baidubce.com/v1/acl/rule";
const manyRules = (number: number) => ({ aclRules: Array.from({ length: number }, () => ({ position: 0, portocol: "x" })) });
const entry = (body: string) => ({
  request: { method: "POST", url, headers: [{ name: "Host", value: "bcc.bj.baidubce.com" }], postData: { text: body } },
  response: { status: 400, content: { text: "y".repeat(2000) } },
});

describe("bcevpc lint of captures with very many findings", () => {
  const rulesInAll = 100_000;
  const body = JSON.stringify(manyRules(rulesInAll));
  const captures: Readonly<Record<string, string>> = {
    "a HAR file": JSON.stringify({ log: { entries: [entry(body)] } }),
    "JSON with the body as a text": JSON.stringify({ method: "POST", url, headers: {}, body }),
    "JSON with the body as an object": JSON.stringify({ method: "POST", url, headers: {}, body: manyRules(rulesInAll) }),
    "a curl command": `curl -X POST '${url}' -d '${body}'\n`,
  };
  for (const [name, text] of Object.entries(captures))
    it(`counts those of ${name} in little memory`, async () => {
      const path = join(newFolder(), "capture");
      writeFileSync(path, text);
      const { code, stdout, stderr, peak } = await measured(["lint", path]);
      assert.equal(code, 1, stderr);
      const [, errors = ""] = /^(\d+) errors, (\d+) warnings in 1 request/mu.exec(stdout) ?? [];
      assert.equal(Number(errors), 8 * rulesInAll - 1);
      assert.ok(peak < 170, `${peak} MB`);
    });

  it("tells ten thousand findings of all requests, and counts the others in every format", async () => {
    const path = join(newFolder(), "many.har");
    const requests = 6000;
    writeFileSync(
      path,
      JSON.stringify({ log: { entries: Array.from({ length: requests }, () => entry('{"aclRules":[{"position":0}]}')) } }),
    );
    const { stdout, peak } = await measured(["lint", path]);
    assert.ok(peak < 170, `${peak} MB`);
    const [, errors = "", warnings = ""] = /^(\d+) errors, (\d+) warnings? in 6000 requests/mu.exec(stdout) ?? [];
    const [, left = "", untold = ""] = /^(\d+) findings in (\d+) more requests are not shown/mu.exec(stdout) ?? [];
    const heads = stdout.split("\n").filter((line) => /^(?:error|warning)\b/u.test(line)).length;
    const [, within = "0"] = /^(\d+) more findings in this request are not shown/mu.exec(stdout) ?? [];
    assert.equal(heads, 10_000);
    assert.equal(heads + Number(left) + Number(within), Number(errors) + Number(warnings));
    const { requests: records, summary } = JSON.parse((await bcevpc(["lint", path, "--json"])).stdout);
    assert.equal(records.length, requests);
    assert.equal(records.filter(({ findings }: { findings: unknown[] }) => findings.length === 0).length, Number(untold));
    assert.deepEqual([summary.errors, summary.warnings], [Number(errors), Number(warnings)]);
    const [run] = JSON.parse((await bcevpc(["lint", path, "--format", "sarif"])).stdout).runs;
    assert.equal(run.results.length, 10_000);
    const notes = run.invocations[0].toolExecutionNotifications.map(({ message }: { message: { text: string } }) => message.text);
    assert.match(notes.at(-1), new RegExp(`^${left} findings in ${untold} more requests`));
    assert.match((await bcevpc(["lint", path, "--lang", "zh"])).stdout, new RegExp(`另有 ${untold} 个请求的 ${left} 项未列出`));
  });

  it("compares the items of long lists across their parts", async () => {
    const path = join(newFolder(), "eips.json");
    const eips = Array.from({ length: 3000 }, (_, index) => `10.${index >> 8}.${index & 255}.1`);
    writeFileSync(path, JSON.stringify({ eips: [...eips, eips[7], eips[2999]] }));
    const { stdout } = await bcevpc(["lint", "PUT", "/v1/nat/nat-b58rnkn1g98h?bind", "-d", `@${path}`, "--json"]);
    const { findings } = JSON.parse(stdout).requests[0];
    const repeated = findings
      .filter(({ rule }: { rule: string }) => rule === "Nat.distinct-eips")
      .map(({ parameter }: { parameter: string }) => parameter);
    assert.deepEqual(repeated, ["eips[3000]", "eips[3001]"]);
  });
});
