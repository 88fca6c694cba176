import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc, binary, emptyHome } from "../run.js";

const id = (n: number): string => `c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}`;
const body = (n: number, code = "NoSuchNat"): string =>
  JSON.stringify({ requestId: id(n), code, message: "The specified nat is not found." });
const folder = temporaryFolder("files");
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const errorsOf = async (args: readonly string[], input: string | Buffer | null = null) => {
  const result = await bcevpc(["decode", "--json", ...args], { input });
  return {
    ...result,
    errors: JSON.parse(result.stdout).errors as { requestId: string; line: number; file: string | null; code: string }[],
  };
};

/** `{"requestId":…,"code":"NoSuchNat",…}` behind two lines, made by `zstd -19`. */
const zstandard = Buffer.from(
  "KLUv/QRoRQMA4kYXGIDNAxjilNbE04/sfi2DgEHEn5TH5KD3sqviAMr6zNKXO+PSlgs9MvE5NNedpek5/WGAaSfOq8onfLDDfwzwIDACFgYTnDfWnnPWBteu2+ODIUKn18glptZPdLn8AgDlDO4bKAOHh0GQ",
  "base64",
);

describe("compressed input", () => {
  const text = `one\ntwo\n${body(1)}\n`;

  it("is told by its content, from files of any name and from standard input", async () => {
    for (const bytes of [gzipSync(text), zstandard]) {
      const path = file("cni.log.1", bytes);
      assert.deepEqual(
        (await errorsOf([path])).errors.map(({ requestId, line, file: name }) => [requestId, line, name]),
        [[id(1), 3, path]],
      );
      assert.deepEqual(
        (await errorsOf([], bytes)).errors.map(({ requestId, line, file: name }) => [requestId, line, name]),
        [[id(1), 3, null]],
      );
    }
  });

  it("may be made of several parts, as log rotation joins them", async () => {
    const joined = Buffer.concat([gzipSync(`${body(1)}\n`), gzipSync(`${body(2)}\n`)]);
    assert.deepEqual(
      (await errorsOf([file("joined.gz", joined)])).errors.map(({ line }) => line),
      [1, 2],
    );
  });

  it("gives what can be read of it when it breaks off, says so, and exits 2", async () => {
    const long = gzipSync(`${body(1)}\n${Array.from({ length: 5000 }, (_, n) => `${n} ${Math.sin(n)}`).join("\n")}`);
    const { errors, stderr, code } = await errorsOf([file("cut.gz", long.subarray(0, long.length - 2000))]);
    assert.deepEqual([errors.length, code], [1, 2]);
    assert.match(stderr.replaceAll(/\s+/g, " "), /cut\.gz is incomplete or damaged as a compressed file/);
  });
});

describe("several inputs", () => {
  it("are named with file and line, standard input among them, and one that cannot be read costs only itself", async () => {
    const first = file("a.log", `x\n${body(1)}\n`);
    const directory = join(folder, "directory");
    mkdirSync(directory, { recursive: true });
    const { errors, stderr, code } = await errorsOf([first, "-", directory], `${body(2)}\n`);
    assert.deepEqual(
      errors.map(({ file: name, line }) => [name, line]),
      [
        [first, 2],
        [null, 1],
      ],
    );
    assert.equal(code, 2);
    assert.match(stderr.replaceAll(/\s+/g, " "), /directory: it is a directory; pass the files in it/);
  });

  it("each have their own occurrences: one request id in two files is two", async () => {
    assert.equal((await errorsOf([file("c.log", body(1)), file("d.log", body(1))])).errors.length, 2);
  });
});

describe("a log that shows the request", () => {
  const answer = `< HTTP/1.1 400 Bad Request\n< X-Bce-Request-Id: ${id(1)}\n<\n{"code":"BadRequest","message":"Bad request parameters or illegal request."}\n`;

  it("gives the operation, and with it the entry that several services share", async () => {
    const errors = JSON.parse(
      (await bcevpc(["--json"], { input: `> GET /v1/nat/nat-x?a=b HTTP/1.1\n> Accept: */*\n>\n${answer}` })).stdout,
    ).errors;
    assert.deepEqual([errors[0].operation, errors[0].entryId], ["GetNat", "nat/BadRequest"]);
    const summary = await bcevpc(["--summary", "--full"], { input: `> GET /v1/nat/nat-x HTTP/1.1\n\n${answer}` });
    assert.match(summary.stdout, /GetNat/);
    const unsaid = JSON.parse((await bcevpc(["--json"], { input: answer })).stdout).errors;
    assert.deepEqual([unsaid[0].operation, unsaid[0].entryId], [null, null]);
    const other = JSON.parse((await bcevpc(["--json"], { input: `> GET /nowhere HTTP/1.1\n>\n${answer}` })).stdout).errors;
    assert.deepEqual([other[0].operation, other[0].entryId], [null, null]);
  });

  it("gives it of a call that got no answer too", async () => {
    const words =
      'execute http request failed! Retried 3 times, error: Post "https://bcc.xx.baidubce.com/v1/vpc?clientToken=x": dial tcp: lookup bcc.xx.baidubce.com: no such host';
    const { errors } = JSON.parse((await bcevpc(["--json"], { input: words })).stdout);
    assert.deepEqual([errors[0].operation, errors[0].failure], ["CreateVpc", "name-not-found"]);
  });
});

describe("an error printed again", () => {
  const filler = (lines: number): string => "an ordinary line\n".repeat(lines);

  it("counts once within 100 lines when the request id is the same, and again behind them", async () => {
    assert.equal((await errorsOf([], `${body(1)}\n${filler(98)}${body(1)}\n`)).errors.length, 1);
    assert.equal((await errorsOf([], `${body(1)}\n${filler(100)}${body(1)}\n`)).errors.length, 2);
  });

  it("counts as often as it is printed when it has no request id, but once in one line or box", async () => {
    const bare = '{"code":"NoSuchNat","message":"The specified nat is not found."}';
    assert.equal((await errorsOf([], `${bare}\n${bare}\n`)).errors.length, 2);
    assert.equal((await errorsOf([], `${bare} again ${bare}\n`)).errors.length, 1);
    assert.equal((await errorsOf([], `╷\n│ Error: ${bare}\n│ \n│ ${bare}\n╵\n`)).errors.length, 1);
  });
});

describe("text in other encodings", () => {
  const chinese = JSON.stringify({ requestId: id(1), code: "NoSuchNat", message: "找不到网关" });

  it("is read as UTF-16 without a byte order mark too, by its zeros", async () => {
    for (const [bytes, name] of [
      [Buffer.from(`level=error body=${chinese}\n`, "utf16le"), "UTF-16 LE"],
      [Buffer.from(`level=error body=${chinese}\n`, "utf16le").swap16(), "UTF-16 BE"],
    ] as const) {
      const { errors, stderr } = await errorsOf([], bytes);
      assert.equal(errors.length, 1);
      assert.equal(stderr, `stdin: read as ${name}\n`);
    }
  });

  it("may stand before an error on its line, however long it is", async () => {
    const gbkWords = Buffer.from([0xb4, 0xb4, 0xbd, 0xa8, 0xca, 0xa7, 0xb0, 0xdc]);
    for (const count of [1, 15, 60, 300]) {
      const line = Buffer.concat([...Array.from({ length: count }, () => gbkWords), Buffer.from(` ${body(1)}\n`)]);
      const { errors } = await errorsOf([], Buffer.concat([line, Buffer.from(`${body(2)}\n`)]));
      assert.deepEqual(
        errors.map(({ requestId, line: at }) => [requestId, at]),
        [
          [id(1), 1],
          [id(2), 2],
        ],
        String(count),
      );
    }
  });

  it("has its assumption stated once, however many lines it holds for", async () => {
    const gbk = Buffer.concat([Buffer.from(body(1)), Buffer.from([0x20, 0xd5, 0xd2, 0x0a])]);
    const { stderr } = await errorsOf([], Buffer.concat(Array.from({ length: 2000 }, () => gbk)));
    assert.equal(stderr.split("GB18030").length, 2);
  });
});

describe("a live pipe", () => {
  const start = (args: readonly string[]) => {
    const child = spawn(process.execPath, [binary, ...args], { env: { PATH: process.env["PATH"], HOME: emptyHome }, stdio: "pipe" });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk;
    });
    const until = async (pattern: RegExp): Promise<void> => {
      while (!pattern.test(out)) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    return { child, until, ended, out: () => out };
  };

  it("shows each error at once, while the pipe stays open", async () => {
    for (const args of [["decode"], ["decode", "--ndjson"]]) {
      const { child, until, ended } = start(args);
      child.stdin.write(`${body(1)}\n`);
      await until(/000000000001/);
      child.stdin.write(`${body(2, "CidrConflict")}\n`);
      await until(/CidrConflict/);
      child.stdin.end();
      assert.equal(await ended, 0);
    }
  });

  it("takes the first Ctrl-C for the end of input: the last lines of what is upstream still count", async () => {
    const { child, until, ended, out } = start(["decode", "--ndjson"]);
    child.stdin.write(`${body(1)}\n`);
    await until(/000000000001/);
    child.kill("SIGINT");
    setTimeout(() => child.stdin.write(`${body(2)}\n`), 100);
    assert.equal(await ended, 0);
    const records = out()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      records.map(({ type, requestId, total }) => [type, requestId ?? total]),
      [
        ["error", id(1)],
        ["error", id(2)],
        ["summary", 2],
      ],
    );
  });

  it("ends at the second Ctrl-C", async () => {
    const { child, until, ended } = start(["decode", "--ndjson"]);
    child.stdin.write(`${body(1)}\n`);
    await until(/000000000001/);
    child.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGINT");
    await ended;
    assert.deepEqual([child.exitCode, child.signalCode], [null, "SIGINT"]);
  });
});
