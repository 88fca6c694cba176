import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc } from "../run.js";

const id = "c4abab14-ebc4-4eb0-85d2-03c4d51eed18";
const body = (code: string, message: string, requestId = id) => JSON.stringify({ requestId, code, message });
const folder = temporaryFolder("decode");
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe("bcevpc decode and the bare command", () => {
  it("explain an error body piped in", async () => {
    for (const args of [[], ["decode"], ["decode", "-"]]) {
      const { stdout, stderr, code } = await bcevpc(args, { input: body("NoSuchNat", "The specified nat is not found.") });
      assert.equal(code, 0);
      assert.equal(stderr, "");
      assert.match(stdout, new RegExp(`^NoSuchNat · HTTP 404 · NAT gateway[\\s\\S]*\nWhere {7}line 1\nRequest id {2}${id}\n$`));
    }
  });

  it("use a message that says more than the documented one, and show the values in it", async () => {
    const general = await bcevpc([], { input: body("NoSuchObject", "account not exist") });
    assert.match(general.stdout, /Account does not exist/);
    const values = await bcevpc([], { input: body("ResourceNotExistException", "resource: eni-x not found!") });
    assert.match(values.stdout, /\nMessage {5}resource: eni-x not found!\n/);
    const full = await bcevpc(["--full"], { input: body("ResourceNotExistException", "resource: eni-x not found!") });
    assert.match(full.stdout, /^Message: resource: eni-x not found!\n {2}resourceId = eni-x\n/);
  });

  it("read curl -i output with its status", async () => {
    const input = `HTTP/1.1 413 Payload Too Large\r\nX-Bce-Request-Id: ${id}\r\n\r\n{"code":"LimitExceeded","message":"Limit exceeded for current request."}`;
    const { errors } = JSON.parse((await bcevpc(["--json"], { input })).stdout);
    assert.deepEqual([errors[0].entryId, errors[0].httpStatus, errors[0].requestId], ["vpc/LimitExceeded", 413, id]);
  });

  it("explain each distinct error once, with the places it stands at", async () => {
    const input = [1, 2, 3, 4, 5].map((n) => body("NoSuchNat", "x", `id-${n}`)).join("\n");
    const { stdout } = await bcevpc([], { input });
    assert.match(stdout, /^NoSuchNat[\s\S]*\nMessage {5}x\nLine {8}.*\nWhere {7}line 1\nRequest id {2}id-1\n/);
    assert.equal(stdout.split("What to do").length, 2);
    assert.match(
      stdout.replaceAll(/\n {8,}/g, " "),
      /\n\nRepeated errors\n {4}5 × NoSuchNat: line 1: request id id-1; line 2: request id id-2; line 3: request id id-3; and 2 more\n$/,
    );
  });

  it("show the entries of several services when nothing tells them apart", async () => {
    const { stdout } = await bcevpc([], { input: body("BadRequest", "Bad request parameters or illegal request.") });
    assert.match(stdout, /Several services use this code/);
    assert.match(stdout, /\nvpc\/BadRequest · VPC · HTTP 400 · /);
    assert.match(stdout, /\nnat\/BadRequest · NAT gateway · HTTP 400 · /);
    assert.match(stdout, /\nAll of them:\n {2}\$ bcevpc explain BadRequest\n/);
    assert.doesNotMatch(stdout, /peering\/BadRequest/);
  });

  it("go by --service where several services share a code", async () => {
    const input = body("BadRequest", "Bad request parameters or illegal request.");
    for (const args of [
      ["--service", "nat", "--json"],
      ["decode", "--json", "--service", "nat"],
    ])
      assert.equal(JSON.parse((await bcevpc(args, { input })).stdout).errors[0].entryId, "nat/BadRequest");
    assert.equal((await bcevpc(["--service", "foo"], { input })).code, 2);
  });

  it("say of an unknown code that it is unknown", async () => {
    const { stdout, code } = await bcevpc([], { input: body("FooNotFound", "no foo") });
    assert.equal(code, 0);
    assert.match(stdout, /^FooNotFound · Unknown error code\n/);
    assert.match(stdout, /no foo/);
  });

  it("read several files and name file and line of each error", async () => {
    const first = file("first.log", `ok\n${body("NoSuchNat", "x", "a-1")}\n`);
    const second = file("second.log", `${body("CidrConflict", "x", "a-2")}\n`);
    const { errors, summary } = JSON.parse((await bcevpc(["decode", first, second, "--json"])).stdout);
    assert.deepEqual(
      errors.map(({ code, file: name, line }: { code: string; file: string; line: number }) => [code, name, line]),
      [
        ["NoSuchNat", first, 2],
        ["CidrConflict", second, 1],
      ],
    );
    assert.equal(summary.lines, 3);
    const some = await bcevpc(["decode", join(folder, "missing.log"), first]);
    assert.equal(some.code, 2);
    assert.match(some.stdout, /first\.log:2\nRequest id {2}a-1\n/);
    assert.match(some.stderr, /no such file/);
  });

  it("refuse what cannot be read: a missing file, a directory, a path through a file, an endless one", async () => {
    for (const [path, reason] of [
      [join(file("a.log", "x"), "b"), "not a directory"],
      [`/${"n".repeat(300)}`, "too long"],
      [join(folder, "missing.log"), "no such file"],
      [folder, "directory"],
    ] as const) {
      const { stderr, code } = await bcevpc(["decode", path]);
      assert.equal(code, 2);
      assert.ok(stderr.replaceAll(/\s+/g, " ").includes(reason), stderr);
      assert.ok(stderr.replaceAll(/\s/g, "").includes(path), stderr);
    }
  });
});

describe("hostile and odd input", () => {
  const nothing = async (input: string | Buffer): Promise<void> => {
    const { stdout, stderr, code } = await bcevpc([], { input });
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /no BCE error found|No BCE error found/);
  };

  it("finds nothing in an empty input, /dev/null as a file, binary data and plain prose, and exits 1", async () => {
    await nothing("");
    await nothing(Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256)));
    await nothing("all is well\n");
    assert.equal((await bcevpc(["decode", "/dev/null"])).code, 1);
  });

  it("refuses /dev/null on standard input with exit 2, and shows the help for the bare command", async () => {
    const { stderr, code } = await bcevpc(["decode"]);
    assert.equal(code, 2);
    assert.match(stderr, /standard input is closed or \/dev\/null/);
    const bare = await bcevpc([]);
    assert.equal(bare.code, 0);
    assert.match(bare.stdout, /^Usage: bcevpc/);
  });

  it("takes truncated JSON for what there is of it", async () => {
    const { stdout, code } = await bcevpc([], { input: `log: ${body("NoSuchNat", "The specified nat").slice(0, -30)}` });
    assert.equal(code, 0);
    assert.match(stdout, /NoSuchNat/);
  });

  it("reads a body of 50 MB, with the error behind it and inside it", async () => {
    const filler = "x".repeat(50 * 1024 * 1024);
    const { errors } = JSON.parse(
      (
        await bcevpc(["--json"], {
          input: `{"vpcs":"${filler}"}\n${body("NoSuchNat", "after")}\n{"code":"CidrConflict","message":"${filler}"}`,
        })
      ).stdout,
    );
    assert.deepEqual(
      errors.map(({ code }: { code: string }) => code),
      ["NoSuchNat", "CidrConflict"],
    );
  });

  it("reads JSON nested 10 000 deep, and a million opening braces", async () => {
    const deep = `${'{"a":['.repeat(10_000)}${body("NoSuchNat", "deep")}${"]}".repeat(10_000)}`;
    assert.equal(JSON.parse((await bcevpc(["--json"], { input: deep })).stdout).errors.length, 1);
    assert.equal(
      JSON.parse((await bcevpc(["--json"], { input: `${"{".repeat(1_000_000)}\n${body("NoSuchNat", "x")}` })).stdout).errors.length,
      1,
    );
  });

  it("reads UTF-8 with a byte order mark, UTF-16, GBK and invalid UTF-8, and says what it assumed", async () => {
    const chinese = body("NoSuchNat", "找不到网关");
    const gbk = Buffer.concat([
      Buffer.from('{"requestId":"a-1","code":"NoSuchNat","message":"'),
      Buffer.from([0xd5, 0xd2, 0xb2, 0xbb, 0xb5, 0xbd]),
      Buffer.from('"}'),
    ]);
    const cases: readonly (readonly [Buffer, string, RegExp])[] = [
      [Buffer.from(`\ufeff${chinese}`), "找不到网关", /^$/],
      [Buffer.from(`\ufeff${chinese}`, "utf16le"), "找不到网关", /UTF-16 LE/],
      [Buffer.from(`\ufeff${chinese}`, "utf16le").swap16(), "找不到网关", /UTF-16 BE/],
      [gbk, "找不到", /not valid UTF-8 were read as GB18030\n/],
    ];
    for (const [input, words, assumption] of cases) {
      const { stdout, stderr } = await bcevpc(["--json"], { input });
      assert.equal(JSON.parse(stdout).errors[0]?.message, words);
      assert.match(stderr, assumption);
    }
    const broken = Buffer.concat([Buffer.from(body("NoSuchNat", "x")), Buffer.from([0x0a, 0xff, 0xff, 0x0a])]);
    const { stdout, stderr } = await bcevpc(["--json"], { input: broken });
    assert.equal(JSON.parse(stdout).errors.length, 1);
    assert.match(stderr, /bytes valid in neither are shown as \ufffd/);
    const mixed = Buffer.concat([Buffer.from(`${chinese.replace("NoSuchNat", "CidrConflict")}\n`), gbk]);
    assert.deepEqual(
      JSON.parse((await bcevpc(["--json"], { input: mixed })).stdout).errors.map(({ message }: { message: string }) => message),
      ["找不到网关", "找不到"],
    );
  });

  it("lets no escape sequence, control or bidi character through to any stream, from input or arguments", async () => {
    const evil = "\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u009b31m\u202e\u0000x";
    const runs = [
      await bcevpc([], { input: body("NoSuchNat", evil, evil) }),
      await bcevpc([], { input: `[Code: NoSuchNat; Message: ${evil}; RequestId: a]` }),
      await bcevpc([], { input: body(`Foo${evil}NotFound`, evil) }),
      await bcevpc(["--json"], { input: body("NoSuchNat", evil) }),
      await bcevpc(["explain", evil.replaceAll("\u0000", "")]),
      await bcevpc(["explain", "X", `--${evil.replaceAll("\u0000", "")}`]),
      await bcevpc(["codes", evil.replaceAll("\u0000", "")]),
      await bcevpc([evil.replaceAll("\u0000", "")]),
      await bcevpc(["help", evil.replaceAll("\u0000", "")]),
      await bcevpc(["decode", `/nowhere/${evil.replaceAll("\u0000", "")}`]),
    ];
    for (const { stdout, stderr, code } of runs) {
      assert.notEqual(code, 70, stderr);
      assert.doesNotMatch(stdout + stderr, /[^\P{Cc}\n\t]|\p{Bidi_Control}/u);
    }
  });
});
