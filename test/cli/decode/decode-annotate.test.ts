import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { renderNote } from "../../../src/cli/shared/decoding/note.js";
import type { Found } from "../../../src/core/diagnose/found.js";
import { forms, negatives, textOf } from "../../core/diagnose/corpus.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc, binary, emptyHome } from "../run.js";

const newline = 0x0a;
const body = (code: string, requestId: string): string => JSON.stringify({ requestId, code, message: "x" });

/** The lines of bytes, each with its line feed if it has one. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(newline, at);
    const end = feed < 0 ? bytes.length : feed + 1;
    lines.push(bytes.subarray(at, end));
    at = end;
  }
  return lines;
}

const isNote = (line: Buffer): boolean => /^( {2}\^ | {4})/.test(line.subarray(0, 4).toString("latin1"));

/** Feeds a run piece by piece, every second one after a pause long enough to be noticed. */
function fed(args: readonly string[], pieces: readonly Buffer[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary, ...args], { env: { PATH: process.env["PATH"], HOME: emptyHome }, stdio: "pipe" });
    const out: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.resume();
    child.on("error", reject);
    child.on("close", () => resolve(Buffer.concat(out)));
    let next = 0;
    const feed = (): void => {
      const piece = pieces[next];
      next += 1;
      if (piece === undefined) child.stdin.end();
      else child.stdin.write(piece, () => (next % 2 === 0 ? setTimeout(feed, 70) : setImmediate(feed)));
    };
    feed();
  });
}

const gbk = Buffer.from([0xd5, 0xd2, 0xb2, 0xbb, 0xb5, 0xbd]);
const samples = [...forms.flatMap((form) => form.samples), ...negatives].map((sample) => Buffer.from(textOf(sample)));
/** Nothing in it looks like a note, so that notes can be told from lines. */
const withoutNotes = (bytes: Buffer): Buffer => Buffer.from(bytes.toString("latin1").replaceAll(/(^|\n) {2,}/g, "$1"), "latin1");
const withReturns = (bytes: Buffer): Buffer => Buffer.from(bytes.toString("latin1").replaceAll("\n", "\r\n"), "latin1");
const parts = fc.oneof(
  { arbitrary: fc.constantFrom(...samples), weight: 6 },
  { arbitrary: fc.constantFrom(...samples).map(withReturns), weight: 2 },
  { arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)), weight: 2 },
  fc.constantFrom(
    Buffer.concat([gbk, Buffer.from(`${body("NoSuchNat", "gbk-1")}\n`), gbk]),
    Buffer.from("\0\0\n\0"),
    Buffer.from([0xff, 0xc3, newline, 0xe6, 0x89]),
    Buffer.from("\n\n\n"),
    Buffer.from(`${"x".repeat(90_000)}${body("NoSuchVpc", "long-1")}${"y".repeat(90_000)}`),
    Buffer.from(`${"filler line\n".repeat(20_000)}`),
  ),
);
// A byte order mark, or zeros that look like UTF-16, is no part of the text.
const inputs = fc
  .array(parts, { maxLength: 6 })
  .map((all) => withoutNotes(Buffer.concat([Buffer.from("first line of a log in plain letters, for certain\n"), ...all])));
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 });

function piecesOf(bytes: Buffer, shares: readonly number[]): Buffer[] {
  const at = [0, ...shares.map((share) => Math.floor(share * bytes.length)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

describe("decode --annotate in a pipe", () => {
  it("gives its input byte for byte once the notes are taken out, however it comes", async () => {
    await fc.assert(
      fc.asyncProperty(inputs, cuts, async (input, shares) => {
        const lines = linesOf(await fed(["decode", "--annotate"], piecesOf(input, shares)));
        const kept = Buffer.concat(lines.filter((line) => !isNote(line)));
        // A note behind a last line without a line feed gives it one.
        const added = kept.length === input.length + 1 && isNote(lines.at(-1) ?? input) && kept.at(-1) === newline;
        assert.ok((added ? kept.subarray(0, -1) : kept).equals(input), input.toString("latin1"));
      }),
      { numRuns: 40 },
    );
  });

  it("gives an input without errors as it is, and nothing for nothing", async () => {
    const input = Buffer.concat([Buffer.from("a\r\n\0"), gbk, Buffer.from([newline, 0xff, newline]), Buffer.from("no feed")]);
    assert.deepEqual(await fed(["decode", "--annotate"], [input]), input);
    assert.equal((await fed(["decode", "--annotate"], [])).length, 0);
  });

  it("puts each note under the last line of its error, one under the other where two errors end in one line", async () => {
    const spread = JSON.stringify({ requestId: "a-2", code: "NoSuchVpc", message: "x" }, null, 2);
    const input = `one\n${body("NoSuchNat", "a-1")}\ntwo\n${spread}\nthree\n${body("CidrConflict", "a-3")} ${body("BadRequest", "a-4")}\nfour`;
    const { stdout } = await bcevpc(["decode", "--annotate"], { input });
    const shape = stdout.split("\n").map((line) => /^ {2}\^ (\w+)/.exec(line)?.[1] ?? (line.startsWith("    ") ? "fix" : line.slice(0, 5)));
    assert.deepEqual(
      shape.filter((line) => line !== "fix"),
      [
        "one",
        '{"req',
        "NoSuchNat",
        "two",
        "{",
        '  "re',
        '  "co',
        '  "me',
        "}",
        "NoSuchVpc",
        "three",
        '{"req',
        "CidrConflict",
        "BadRequest",
        "four",
      ],
    );
  });

  it("puts the notes at the same places however the input comes", async () => {
    const filler = "an ordinary line\n".repeat(300);
    const spread = JSON.stringify({ requestId: "a-2", code: "NoSuchVpc", message: "x" }, null, 2);
    const errors = [body("NoSuchNat", "a-1"), spread, body("CidrConflict", "a-3"), body("BadRequest", "a-4")];
    const input = Buffer.from(filler + errors.map((text, n) => `${text}\nafter ${n}\n${filler.repeat(n)}`).join(""));
    const whole = await fed(["decode", "--annotate"], [input]);
    const lineEnds = errors.map((text) => input.indexOf(`${text}\nafter`) + text.length + 9);
    const live = await fed(
      ["decode", "--annotate"],
      lineEnds
        .flatMap((end, n) => [input.subarray(lineEnds[n - 1] ?? 0, end - 60), input.subarray(end - 60, end)])
        .concat(input.subarray(lineEnds.at(-1))),
    );
    assert.equal(live.toString(), whole.toString());
    await fc.assert(
      fc.asyncProperty(cuts, async (shares) => {
        assert.equal((await fed(["decode", "--annotate"], piecesOf(input, shares))).toString(), whole.toString());
      }),
      { numRuns: 8 },
    );
  });

  it("starts a note on a line of its own behind a last line without a line feed", async () => {
    const { stdout } = await bcevpc(["decode", "--annotate"], { input: body("NoSuchNat", "a-1") });
    assert.ok(stdout.startsWith(`${body("NoSuchNat", "a-1")}\n  ^ NoSuchNat (HTTP 404): `), stdout);
    assert.ok(stdout.endsWith("\n"));
  });

  it("notes an error once that is printed again", async () => {
    const line = `${body("NoSuchNat", "a-1")}\n`;
    const { stdout } = await bcevpc(["decode", "--annotate"], { input: line + line });
    assert.deepEqual([stdout.split("  ^ ").length, stdout.split(line).length], [2, 3]);
  });

  it("annotates each of several files from its own first line", async () => {
    const second = join(temporaryFolder("annotate"), "second.log");
    const [former, latter] = [`one\ntwo\n${body("NoSuchNat", "a-1")}\n`, `${body("CidrConflict", "a-1")}\nthree\n`];
    writeFileSync(second, latter);
    const { stdout } = await bcevpc(["decode", "--annotate", "-", second], { input: former });
    const lines = linesOf(Buffer.from(stdout));
    assert.equal(Buffer.concat(lines.filter((line) => !isNote(line))).toString(), former + latter);
    assert.deepEqual(
      lines.map((line) => line.subarray(0, 6).toString()).filter((start) => !start.startsWith("    ")),
      ["one\n", "two\n", '{"requ', "  ^ No", '{"requ', "  ^ Ci", "three\n"],
    );
  });
});

describe("decode --only", () => {
  it("gives the lines of errors with their notes and no other line, however they come", async () => {
    const spread = JSON.stringify({ requestId: "a-2", code: "NoSuchVpc", message: "x" }, null, 2);
    const errors = [body("NoSuchNat", "a-1"), spread, body("CidrConflict", "a-3")];
    const input = Buffer.from(`zero\n${errors.map((text, n) => `${text}\n${`between ${n}\n`.repeat(n * 3000 + 1)}`).join("")}last`);
    await fc.assert(
      fc.asyncProperty(cuts, async (shares) => {
        const lines = (await fed(["decode", "--only"], piecesOf(input, shares))).toString().split("\n");
        const noted = lines.filter((line) => line.startsWith("  ^ ")).map((line) => line.split(/[ :]+/)[2]);
        assert.deepEqual(noted, ["NoSuchNat", "NoSuchVpc", "CidrConflict"]);
        const others = lines.filter((line) => !isNote(Buffer.from(line)));
        assert.deepEqual(others, [...errors.flatMap((text) => text.split("\n")), ""]);
      }),
      { numRuns: 8 },
    );
  });

  it("gives nothing where there is no error, and exits 1", async () => {
    const { stdout, code } = await bcevpc(["decode", "--only"], { input: "all is well\nindeed" });
    assert.deepEqual([stdout, code], ["", 1]);
  });
});

describe("a note on a narrow terminal", () => {
  it("keeps its command on one line", () => {
    const fix = { en: "List the NAT gateways of the VPC and look for the id.", zh: "列出 NAT 网关。", basis: "documented" };
    const found = {
      code: "NoSuchNat",
      failure: null,
      httpStatus: 404,
      title: { en: "NAT gateway not found", zh: "没有这个 NAT 网关" },
      entry: { fixes: [{ ...fix, command: "bcevpc call ListNat vpcId=VPC_ID" }] },
      candidates: [],
      steps: [],
      context: null,
    } as unknown as Found;
    const note = renderNote(found, { color: false, width: 50, language: "en", terminal: true });
    assert.match(note, /\n {4}\$ bcevpc call ListNat vpcId=VPC_ID$/);
    assert.match(renderNote(found, { color: false, width: 50, language: "en", terminal: false }), / {2}\$ bcevpc call ListNat/);
  });
});
