import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { newFolder } from "../call/caller.js";
import { measured } from "../measured.js";
import { binary, emptyHome } from "../run.js";

const folder = newFolder();
const body = (n: number): string =>
  `${JSON.stringify({ requestId: `c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}`, code: "NoSuchNat", message: "x" })}\n`;

const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** A window descriptor: 2 to the power of this many bytes. */
const header = (windowLog: number, checksum = false): Buffer =>
  Buffer.concat([magic, Buffer.from([checksum ? 4 : 0, (windowLog - 10) << 3])]);
const blockHead = (size: number, type: number, isLast: boolean): Buffer => {
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (type << 1) | (isLast ? 1 : 0), 0, 3);
  return head;
};
/** A block of bytes as they are. */
const plain = (text: string, isLast = false): Buffer => Buffer.concat([blockHead(Buffer.byteLength(text), 0, isLast), Buffer.from(text)]);
/** Four bytes that unpack to 128 KiB. */
const repeated = (sign: string, isLast = false): Buffer => Buffer.concat([blockHead(131_072, 1, isLast), Buffer.from(sign)]);
const empty = blockHead(0, 0, false);
const frame = (text: string): Buffer => Buffer.concat([header(20), plain(text, true)]);
const skippable = Buffer.concat([Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 5, 0, 0, 0]), Buffer.from("aside")]);

let files = 0;
async function decoded(bytes: Buffer) {
  files += 1;
  const path = join(folder, `log-${files}.zst`);
  writeFileSync(path, bytes);
  const result = await measured(["decode", path, "--json"]);
  const document = result.stdout === "" ? { errors: [] } : JSON.parse(result.stdout);
  return { ...result, lines: document.errors.map(({ line }: { line: number }) => line) as number[] };
}

describe("a zstd file", () => {
  it("that is several frames, with something to skip between them, is read as one", async () => {
    const { lines, code, stderr } = await decoded(
      Buffer.concat([frame(`one\n${body(1)}`), skippable, frame(body(2)), frame(""), frame(body(3))]),
    );
    assert.deepEqual([code, lines], [0, [2, 3, 4]], stderr);
  });

  it("whose frames end with their checksums, as the command of zstd writes them, is read beyond the first", async () => {
    const written = Buffer.from(
      "KLUv/QRYdQIAwoQRGXBFbpwWbT13wBRaTzzBGo0sCeTzoD5XEAHC4IGnN6KttXJzpyrhdzD19F6Mb44ODoso8GwnJm9jotXV5Kcvw7V+SwMuCAEA38ATjOippQ==",
      "base64",
    );
    const { code, lines, stderr } = await decoded(Buffer.concat([written, written, frame(body(3))]));
    assert.deepEqual([code, lines.length, stderr], [0, 2, ""]);
  });

  it("with a checksum and empty blocks is read to its end", async () => {
    const bytes = Buffer.concat([
      header(17, true),
      empty,
      plain(body(1)),
      empty,
      plain(body(2), true),
      Buffer.from("sum!"),
      frame(body(3)),
    ]);
    const { lines, code, stderr } = await decoded(bytes);
    assert.deepEqual(lines, [1, 2]);
    // The sum is not right.
    assert.equal(code, 2);
    assert.match(stderr, /is incomplete or damaged/);
  });

  it("that breaks off anywhere is searched as far as it goes, and said to be damaged", async () => {
    const whole = Buffer.concat([frame(body(1)), frame(body(2))]);
    for (const cut of [frame(body(1)).length + 2, frame(body(1)).length + 7, whole.length - 1]) {
      const { lines, code, stderr } = await decoded(whole.subarray(0, cut));
      assert.deepEqual([code, lines], [2, [1]], String(cut));
      assert.match(stderr, /is incomplete or damaged/);
    }
  });

  it("with damage in it is searched up to there", async () => {
    for (const tail of [
      Buffer.from("no frame"),
      Buffer.concat([header(20), blockHead(9, 3, true)]),
      Buffer.concat([header(20), blockHead(200_000, 1, true), Buffer.from("x")]),
    ]) {
      const { lines, code, stderr } = await decoded(Buffer.concat([frame(body(1)), tail]));
      assert.deepEqual([code, lines], [2, [1]]);
      assert.match(stderr, /is incomplete or damaged/);
    }
  });

  it("with damage inside of a block is searched up to that block", async () => {
    // Packed with tables that are none.
    const packed = Buffer.concat([blockHead(40, 2, true), Buffer.alloc(40, 0xff)]);
    const { lines, code, stderr } = await decoded(Buffer.concat([header(20), plain(body(1)), plain(body(2)), packed]));
    assert.deepEqual([code, lines], [2, [1, 2]]);
    assert.match(stderr, /is incomplete or damaged/);
  });

  it("that comes through a pipe shows each error as soon as its block is there", async () => {
    const child = spawn(process.execPath, [binary, "decode", "--ndjson"], { env: { HOME: emptyHome }, stdio: "pipe" });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk;
    });
    child.stdin.write(Buffer.concat([header(20), plain(body(1))]));
    while (!out.includes("000000000001")) await setTimeout(20);
    child.stdin.end(plain(body(2), true));
    assert.deepEqual(await once(child, "close"), [0, null]);
    assert.match(out, /000000000002/);
  });

  it("whose window is as wide as 64 MiB is read", async () => {
    const { lines, code, stderr, peak } = await decoded(Buffer.concat([header(26), plain(body(1), true)]));
    assert.deepEqual([code, lines], [0, [1]], stderr);
    assert.ok(peak < 150, `${peak} MB`);
  });

  it("that a few bytes unpack to a gigabyte takes under 150 MB", async () => {
    const bomb = Buffer.concat([header(17), ...Array.from({ length: 8192 }, () => repeated("a")), plain(`\n${body(1)}`, true)]);
    assert.ok(bomb.length < 40_000);
    const { lines, code, peak, stderr } = await decoded(bomb);
    assert.deepEqual([code, lines], [0, [2]], stderr);
    assert.ok(peak < 150, `${peak} MB`);
  });

  it("of very many empty blocks in the widest window costs nothing", async () => {
    const bytes = Buffer.concat([header(23), ...Array.from({ length: 100_000 }, () => empty), plain(body(1), true)]);
    const { lines, peak } = await decoded(bytes);
    assert.deepEqual(lines, [1]);
    assert.ok(peak < 150, `${peak} MB`);
  });

  it("that asks for a larger window than is kept is refused, with the way around", async () => {
    for (const windowLog of [27, 31, 41]) {
      const path = join(folder, `wide-${windowLog}.zst`);
      writeFileSync(path, Buffer.concat([header(windowLog), plain(body(1), true)]));
      const { code, stderr, peak } = await measured(["decode", path]);
      assert.equal(code, 2);
      assert.match(stderr, /larger\s+window\s+than\s+bcevpc\s+keeps\s+in\s+memory/);
      assert.match(stderr, /zstd -dc --long=31 \S+ \| bcevpc decode\n/);
      assert.ok(peak < 150, `${peak} MB`);
    }
  });
});

describe("a long zstd file", () => {
  /** A line that says nothing. */
  const filler = plain("x".repeat(131_071).concat("\n"));
  const blocks = (count: number): Buffer => Buffer.concat(Array.from({ length: count }, () => filler));

  it("is read to its end, frame by frame", async () => {
    const bytes = Buffer.concat([
      header(20),
      plain(body(1)),
      blocks(60),
      plain(body(2), true),
      skippable,
      header(20),
      blocks(30),
      plain(body(3), true),
    ]);
    const { lines, code, stderr, peak } = await decoded(bytes);
    assert.deepEqual([code, lines], [0, [1, 62, 93]], stderr);
    assert.ok(peak < 150, `${peak} MB`);
  });

  it("unpacks to much more than it is, in little memory", async () => {
    const sparse = Buffer.concat(Array.from({ length: 60 }, () => Buffer.concat([filler, repeated("a"), repeated("b"), repeated("\n")])));
    const { lines, code, stderr, peak } = await decoded(Buffer.concat([header(23), sparse, plain(body(1), true)]));
    assert.deepEqual([code, lines], [0, [60 * 131_073 + 1]], stderr);
    assert.ok(peak < 150, `${peak} MB`);
  });

  it("that breaks off or is damaged is searched up to there", async () => {
    const whole = Buffer.concat([header(20), blocks(60), plain(body(1)), filler]);
    const packed = Buffer.concat([blockHead(40, 2, true), Buffer.alloc(40, 0xff)]);
    for (const bytes of [whole, Buffer.concat([whole, blockHead(9, 3, true)]), Buffer.concat([whole, packed, blocks(60)])]) {
      const { lines, code, stderr } = await decoded(bytes);
      assert.deepEqual([code, lines], [2, [61]]);
      assert.match(stderr, /is incomplete or damaged/);
    }
  });

  it("is read where no thread may be begun", async () => {
    const path = join(folder, "no-thread.zst");
    writeFileSync(path, Buffer.concat([header(20), blocks(60), plain(body(1), true)]));
    // Its name since Node 23.
    const permission = process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";
    const permissions = [permission, "--allow-fs-read=*", "--allow-fs-write=*"];
    const child = spawn(process.execPath, [...permissions, binary, "decode", "--ndjson", path], { env: { HOME: emptyHome } });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk;
    });
    assert.deepEqual(await once(child, "close"), [0, null]);
    assert.match(out, /"line":61\b/);
  });
});
