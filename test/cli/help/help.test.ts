import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { topicNames } from "../../../src/cli/shared/topic-names.js";
import { displayWidth } from "../../../src/core/text/wrap.js";
import { bcevpc } from "../run.js";
import { assertDocument } from "../shipped-schemas.js";

const commands = "explain codes decode run call apis lint sign verify doctor configure completion mcp page schema mock help".split(" ");
const linesOf = async (args: readonly string[], columns = "80"): Promise<string[]> => {
  const { stdout, stderr, code } = await bcevpc([...args], { env: { COLUMNS: columns } });
  assert.deepEqual([code, stderr], [0, ""], args.join(" "));
  return stdout.trimEnd().split("\n");
};
const optionLine = /^ {2}-/u;

describe("the help of the bare command", () => {
  it("is one screen of 24 lines and 80 columns, in both languages, however it is asked for", async () => {
    for (const language of ["en", "zh"]) {
      const lines = await linesOf(["--lang", language]);
      assert.ok(lines.length <= 24, `${lines.length} lines`);
      assert.deepEqual(
        lines.filter((line) => displayWidth(line) > 80),
        [],
      );
      for (const args of [["--help"], ["help"]]) assert.deepEqual(await linesOf([...args, "--lang", language]), lines);
    }
  });

  it("names every command once, in four groups, and every topic", async () => {
    const lines = await linesOf([]);
    for (const name of commands.filter((name) => name !== "help"))
      assert.equal(lines.filter((line) => new RegExp(`^.{16}${name} `, "u").test(line)).length, 1, name);
    for (const group of ["Explain", "Call and check", "Set up", "Test"])
      assert.ok(
        lines.some((line) => line.startsWith(group)),
        group,
      );
    for (const topic of topicNames) assert.ok(lines.slice(-2).join(" ").includes(topic), topic);
  });

  it("fits 50 columns, the groups above their commands", async () => {
    const lines = await linesOf([], "50");
    assert.deepEqual(
      lines.filter((line) => displayWidth(line) > 50),
      [],
    );
    assert.ok(lines.includes("Call and check"));
  });
});

describe("the help of a command", () => {
  it("has at most 48 lines of 80 columns and 20 options, and examples", async () => {
    for (const name of commands)
      for (const language of ["en", "zh"]) {
        const lines = await linesOf([name, "--help", "--lang", language]);
        assert.ok(lines.length <= 48, `${name}: ${lines.length} lines`);
        assert.ok(lines.filter((line) => optionLine.test(line)).length <= 20, name);
        assert.ok(
          lines.every((line) => displayWidth(line) <= 80 || line.startsWith("  $ ")),
          name,
        );
        if (name !== "help")
          assert.ok(
            lines.some((line) => /^(?:Examples:|示例：)/u.test(line)),
            name,
          );
      }
  });

  it("fits 50 columns, commands to be copied excepted", async () => {
    for (const name of commands)
      for (const line of await linesOf([name, "--help"], "50")) assert.ok(displayWidth(line) <= 50 || line.startsWith("  $ "), line);
  });

  it("has every option with --full, wherever that stands, and says so", async () => {
    const short = await linesOf(["call", "--help"]);
    const full = await linesOf(["call", "--help", "--full"]);
    assert.match(short.at(-1) ?? "", /bcevpc call --help --full/u);
    assert.deepEqual(await linesOf(["call", "--full", "--help"]), full);
    assert.deepEqual(await linesOf(["help", "call", "--full"]), full);
    const options = (lines: readonly string[]) => lines.filter((line) => optionLine.test(line)).length;
    assert.ok(options(full) > options(short) + 10);
  });

  it("names choices and defaults in one way", async () => {
    for (const name of commands) {
      const text = (await linesOf([name, "--help", "--full"], "200")).join("\n");
      assert.doesNotMatch(text, /choices:|; default|default is|\(default:? (?:$|\))/u, name);
    }
    assert.match((await linesOf(["call", "--help"], "200")).join("\n"), /answer format: raw, json or table \(default raw\)/u);
  });
});

describe("the topics of the help", () => {
  it("fit 80 and 50 columns in both languages, and are data with --json", async () => {
    for (const topic of topicNames) {
      for (const columns of ["80", "50"])
        for (const language of ["en", "zh"])
          for (const line of await linesOf(["help", topic, "--lang", language], columns))
            assert.ok(displayWidth(line) <= Number(columns) || /^ *(?:\$ |"requestId")/u.test(line), line);
      const { stdout } = await bcevpc(["help", topic, "--json"]);
      assertDocument(topic === "environment" || topic === "exit-codes" ? topic : "topic", stdout);
    }
  });

  it("are where the look-up of a header or of requestId leads", async () => {
    for (const [word, topic] of [
      ["x-bce-request-id", "headers"],
      ["Authorization", "headers"],
      ["requestId", "errors"],
      ["bce-auth-v1", "signing"],
    ] as const)
      for (const verb of ["explain", "codes"]) {
        const { stderr } = await bcevpc([verb, word]);
        assert.match(stderr, new RegExp(`is not an error code[\\s\\S]*bcevpc help ${topic}\\n`, "u"), `${verb} ${word}`);
      }
  });
});

describe("the look of lists and pages", () => {
  it("lines up the endpoints of the regions, in both languages", async () => {
    for (const language of ["en", "zh"]) {
      const rows = (await linesOf(["help", "regions", "--lang", language])).filter((line) => /^ {2}\w{2,3} /u.test(line));
      assert.ok(rows.length > 8, String(rows.length));
      assert.equal(new Set(rows.map((row) => displayWidth(row.slice(0, row.indexOf("bcc."))))).size, 1, rows.join("\n"));
    }
  });

  it("has no blank behind a full-width colon or before a default that begins with Chinese", async () => {
    for (const args of [
      ["verify", "--help"],
      ["sign", "--help", "--full"],
      ["--help", "--full"],
    ]) {
      const text = (await linesOf([...args, "--lang", "zh"])).join("\n");
      assert.match(text, /^用法：bcevpc/mu);
      assert.doesNotMatch(text, /： |默认 \p{Script=Han}/u);
    }
  });

  it("keeps the name of a group whole where its heading is wider than the screen", async () => {
    for (const args of [["codes"], ["apis"]]) {
      const lines = await linesOf(args, "50");
      assert.ok(lines.includes("enterprise security group") || lines.some((line) => line.startsWith("enterprise security group  [")));
      assert.ok(lines.some((line) => /\[enterprise-security-group, \d+\]$/u.test(line)));
      assert.deepEqual(
        lines.filter((line) => displayWidth(line) > 50 && line.includes("[")),
        [],
      );
    }
  });

  it("puts a command below its label where only that leaves it whole on one line", async () => {
    const input =
      "Error: Resource nat-b1jb3b5e34tc ReadAction Failed!!! [SDK bce-sdk-go ERROR]:\n[Code: NoSuchNat; Message: The specified nat is not found.; RequestId: 5be5ea2c-2a3b-4c0e-9f10-7d0f3a1c9e42]\n";
    const { stdout } = await bcevpc([], { input, env: { COLUMNS: "50" } });
    assert.match(stdout, /\nTo check\n {2}\$ bcevpc call GetNat natId=nat-b1jb3b5e34tc\n/u);
  });

  it("fits the examples of every command on a line of 80 columns", async () => {
    for (const name of commands.filter((name) => name !== "help"))
      assert.deepEqual(
        (await linesOf([name, "--help"])).filter((line) => /^ {2}\$/u.test(line) && displayWidth(line) > 80),
        [],
        name,
      );
  });
});

describe("the manual", () => {
  const folder = new URL("../../../man/", import.meta.url);
  const page = (name: string): string => readFileSync(new URL(`${name}.1`, folder), "utf8");

  it("has a page for each command, which package.json names", () => {
    const names = ["bcevpc", ...commands.filter((name) => name !== "help").map((name) => `bcevpc-${name}`)].map((name) => `${name}.1`);
    assert.deepEqual(readdirSync(folder).sort(), names.sort());
    const { man }: { man: string[] } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    assert.deepEqual(man.sort(), names.map((name) => `man/${name}`).sort());
  });

  it("has every option of the full help", async () => {
    const text = page("bcevpc-call").replaceAll("\\-", "-");
    for (const line of (await linesOf(["call", "--help", "--full"])).filter((text) => optionLine.test(text))) {
      const [, name = ""] = /--([\w-]+)/u.exec(line) ?? [];
      if (!/^(?:lang|color|no-color|no-pager|help)$/u.test(name)) assert.ok(text.includes(`-${name}`), name);
    }
  });
});
