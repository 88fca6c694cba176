import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc } from "../run.js";

const body = (code: string, id: number, message = "x") =>
  JSON.stringify({ code, message, requestId: `3f2a6d1c-0000-4000-8000-${String(id).padStart(12, "0")}` });
const rowsOf = (text: string): string[] => text.split("\n").filter((line) => line.startsWith("|"));

describe("decode --format markdown", () => {
  it("is a table of the kinds, the most frequent first, in either language", async () => {
    const input = [body("BadRequest", 1), body("NoSuchNat", 2), body("NoSuchNat", 3)].join("\n");
    const { stdout, code } = await bcevpc(["decode", "--format", "markdown"], { input });
    assert.equal(code, 0);
    const [head, rule, first, second, ...more] = rowsOf(stdout);
    assert.equal(head, "| Error | Count | First at | Meaning | What to do |");
    assert.equal(rule, "| --- | ---: | --- | --- | --- |");
    assert.match(first ?? "", /^\| NoSuchNat &#40;NAT gateway, HTTP 404&#41; \| 2 \| line 2 of standard input \| .+ \| .+ \|$/);
    assert.match(second ?? "", /^\| BadRequest .*\| 1 \|/);
    assert.deepEqual(more, []);
    const chinese = await bcevpc(["decode", "--format", "markdown", "--lang", "zh"], { input });
    assert.equal(rowsOf(chinese.stdout)[0], "| 错误 | 次数 | 首次位置 | 含义 | 处理办法 |");
  });

  it("says when nothing was found, and how much more there is than it shows", async () => {
    const none = await bcevpc(["decode", "--format", "markdown"], { input: "all is well" });
    assert.deepEqual([none.code, none.stdout], [1, "### BCE errors\n\nNo BCE error was found.\n"]);
    const input = Array.from({ length: 53 }, (_, index) => body(`Strange${String.fromCharCode(65 + (index % 26))}${index}Thing`, index));
    const many = (await bcevpc(["decode", "--format", "markdown"], { input: input.join("\n") })).stdout;
    assert.equal(rowsOf(many).length, 52);
    assert.match(many, /\n3 errors of 3 more kinds are not shown/);
  });

  it("lets nothing of a log be markup, a mention or a link", async () => {
    const folder = temporaryFolder("markdown");
    const file = join(folder, "a|b @someone <img src=x> [l](u) `c`.log");
    writeFileSync(file, `${body("NoSuchNat", 1)}\n`);
    const { stdout } = await bcevpc(["decode", "--format", "markdown", file]);
    const [, , row = ""] = rowsOf(stdout);
    assert.equal(row.split("|").length, 7, row);
    assert.doesNotMatch(row, /@someone|<img|\[l\]|`c`|:\/\//);
  });
});

describe("decode --format github in a job", () => {
  it("adds the table to the summary of the step, and keeps what stood there", async () => {
    const summary = join(temporaryFolder("summary"), "summary.md");
    writeFileSync(summary, "before\n");
    const input = body("NoSuchNat", 1);
    const { stdout, stderr } = await bcevpc(["decode", "--format", "github"], { input, env: { GITHUB_STEP_SUMMARY: summary } });
    assert.match(stdout, /^::error /);
    assert.equal(stderr, "");
    const table = (await bcevpc(["decode", "--format", "markdown"], { input })).stdout;
    assert.equal(readFileSync(summary, "utf8"), `before\n${table}\n`);
  });

  it("warns where the summary cannot be written, and still annotates", async () => {
    const { stdout, stderr, code } = await bcevpc(["decode", "--format", "github"], {
      input: body("NoSuchNat", 1),
      env: { GITHUB_STEP_SUMMARY: "/nowhere/summary.md" },
    });
    assert.equal(code, 0);
    assert.match(stdout, /^::error /);
    assert.match(stderr, /^warning: cannot write GITHUB_STEP_SUMMARY: ENOENT\n$/);
  });
});
