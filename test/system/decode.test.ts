import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { displayWidth } from "../../src/core/text/wrap.js";
import { bcevpc, binary, emptyHome } from "../cli/run.js";
import { temporaryFolder } from "../temporary-folder.js";
import { closeScreens, screen } from "./screen.js";

const folder = temporaryFolder("decode-system");
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const body = (code: string, n: number): string =>
  JSON.stringify({ requestId: `c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}`, code, message: "x" });

const shell = (line: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const command = line.replaceAll(/(?<![\w/-])bcevpc(?![\w-])/gu, `${process.execPath} ${binary}`);
    execFile("bash", ["-c", `set -o pipefail; ${command}`], { env: { PATH: process.env["PATH"], HOME: emptyHome } }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });

describe("the parts of a log that GNU parallel makes", () => {
  const codes = ["NoSuchNat", "NoSuchVpc", "CidrConflict", "RateLimit", "AccessDenied"];
  const log = file(
    "whole.log",
    Array.from({ length: 40_000 }, (_, n) => {
      const time = new Date(Date.UTC(2026, 10, 20) + ((n * 7919) % 86_400_000)).toISOString();
      return `${n % 3 === 0 ? "" : `${time} `}${n % 40 === 0 ? body(codes[(n / 40) % 5] ?? "", n) : `worker synced in ${n} ms`}\n`;
    }).join(""),
  );

  it("merge to the summary of the whole: from a file and from a pipe, on standard input and in a file", async () => {
    const whole = await shell(`bcevpc decode --summary --json ${log}`);
    assert.equal(JSON.parse(whole).summary.total, 1000);
    const part = "bcevpc decode --summary --json";
    // A part without an error is an answer with exit 1.
    const parallel = (how: string) => `parallel --will-cite -j2 -k --block 400k ${how} '${part} || test $? = 1'`;
    assert.equal(await shell(`${parallel(`--pipepart -a ${log}`)} | bcevpc decode --merge --json`), whole);
    assert.equal(await shell(`${parallel("--pipe")} < ${log} | bcevpc decode --merge --json`), whole);
    const parts = join(folder, "parts.json");
    await shell(`${parallel("--pipe")} < ${log} > ${parts}`);
    assert.ok(readFileSync(parts, "utf8").split("\n").length > 3, "several parts");
    assert.equal(await shell(`bcevpc decode --merge --json ${parts}`), whole);
  });
});

describe("decode on a terminal", () => {
  after(closeScreens);

  it("cleans the lines of --annotate of escape sequences and control characters, whatever their encoding", async () => {
    const evil = `\u001b]52;c;ZXZpbA==\u0007A\u001b[31mB\u001b[2JC\u009b31mD\u202eE\u0000F\u001b]0;title\u001b\\G`;
    const path = file("evil.log", `before ${evil} after\n${body("NoSuchNat", 1)} ${evil}\n`);
    const shown = await screen(`bcevpc decode --annotate --color never ${path}`, { columns: 200 });
    assert.match(shown, /before ABCDEFG after/);
    assert.match(shown, /"message":"x"\} ABCDEFG/);
    assert.match(shown, / {2}\^ NoSuchNat \(HTTP 404\): /);
    assert.doesNotMatch(shown.replaceAll(/\u001b\[[\d;]*m/g, ""), /[^\P{Cc}\n]|\p{Bidi_Control}/u);
    assert.doesNotMatch(shown, /\u001b\[31m/);
    const piped = await bcevpc(["decode", "--annotate", path]);
    assert.ok(piped.stdout.startsWith(`before ${evil} after\n`), "in a pipe it stays as it is");
  });

  it("takes the bar of a large file away before it says that the disk is full, and once a pipe's reader prints", async () => {
    const errors = Array.from({ length: 300 }, (_, n) => body("NoSuchNat", n)).join("\n");
    const large = file("large.log", `${errors}\n${"worker synced\n".repeat(900_000)}${errors}\n`);
    const full = await screen(`bcevpc decode --ndjson --color never ${large} > /dev/full`);
    assert.equal(full.trimEnd(), "error: the system refused to write: ENOSPC\n[2]");
    const piped = await screen(`bcevpc decode --color never ${large} | head -1`);
    assert.match(piped.trimEnd(), /^NoSuchNat · HTTP 404 · NAT gateway[^\n]*\n\[0\]$/);
  });

  it("shows in its own order what is typed in and what is found of it, line for line", async () => {
    const shown = await screen("stty -echo; bcevpc decode --annotate --color never", {
      columns: 150,
      keys: [
        [/Paste an error/, `first line`],
        [/Paste an error/, "Enter"],
        [/first line/, body("NoSuchNat", 1)],
        [/first line/, "Enter"],
        [/\^ NoSuchNat/, "C-d"],
      ],
    });
    assert.match(shown, /first line\n\{"requestId"[\s\S]*\n {2}\^ NoSuchNat \(HTTP 404\)[\s\S]*\[0\]/);
  });
});

/** Commands are to be copied: they are not broken. */
const isCommand = (line: string): boolean => /^\s*\$ /.test(line);

describe("the text of decode, at any width", () => {
  const known = ["NoSuchNat", "NoSuchVpc", "CidrConflict", "RateLimit", "AccessDenied", "BadRequest", "FooNotFound", "SubnetNotEmpty"];
  const few = file(
    "few.log",
    known
      .map((code, n) => `2026-11-20T10:00:0${n}Z ${body(code, n)}\n`)
      .join("")
      .repeat(2),
  );
  const many = file("many.log", Array.from({ length: 25 }, (_, n) => `2026-11-20T10:00:00Z ${body(`Made${n}NotFound`, n)}\n`).join(""));

  /** What a terminal of so many columns is sent, before it wraps anything. */
  const sent = async (columns: number, args: string): Promise<string[]> => {
    const text = await shell(`script -qec "stty cols ${columns}; bcevpc decode --color never ${args}" /dev/null`);
    return text.replaceAll("\r", "").split("\n");
  };

  it("is no wider than the terminal, commands apart, in English and Chinese: explanations, tables and notes", async () => {
    for (const columns of [50, 80])
      for (const language of ["en", "zh"])
        for (const options of [few, `--full ${few}`, `--summary ${few}`, `--only ${few}`, many, `--summary ${many}`]) {
          const lines = (await sent(columns, `--lang ${language} ${options}`)).filter((line) => !line.includes('"requestId"'));
          assert.ok(lines.length > 10);
          const wide = lines.filter((line) => displayWidth(line) > columns && !isCommand(line));
          assert.deepEqual(wide, [], `${columns} ${language} ${options}`);
        }
  });

  it("ends with the table when there are more than twenty codes, and explains the first twenty", async () => {
    const twenty = file("twenty.log", Array.from({ length: 20 }, (_, n) => `${body(`Made${n}NotFound`, n)}\n`).join(""));
    const lines = await sent(80, many);
    assert.equal(lines.filter((line) => line.includes(" · Unknown error code")).length, 20);
    assert.match(lines.at(-2) ?? "", /^25 errors of 25 kinds in 25 lines$/);
    assert.equal((await sent(80, twenty)).filter((line) => line.includes("kinds")).length, 0);
    const piped = (await bcevpc(["decode", many])).stdout.split("\n");
    assert.match(piped.at(-2) ?? "", /^25 errors of 25 kinds in 25 lines$/);
  });
});
