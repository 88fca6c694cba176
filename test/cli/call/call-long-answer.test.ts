import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { createGzip, gzipSync } from "node:zlib";
import { failureOf, keys } from "../../servers/calling.js";
import { listen } from "../../servers/listen.js";
import { measured } from "../measured.js";
import { newFolder } from "./caller.js";

const mebibyte = 1024 * 1024;
const row = Buffer.from(`{"name":"${"x".repeat(1000)}"},`);

/** A list of so many bytes and a few, piece by piece. */
function* list(bytes: number): Generator<Buffer> {
  yield Buffer.from('{"vpcs":[');
  const piece = Buffer.concat(Array.from({ length: 64 }, () => row));
  for (let length = 0; length < bytes; length += piece.length) yield piece;
  yield Buffer.from('{"name":"last"}]}');
}

const served = async (owner: TestContext, answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${(await listen(owner, createServer(answer))).port}`;

/** Writes what is given, no faster than it is taken. */
async function pour(pieces: Iterable<Buffer>, sink: NodeJS.WritableStream): Promise<void> {
  for (const piece of pieces) if (!sink.write(piece)) await new Promise((resolve) => sink.once("drain", resolve));
  sink.end();
}

const getFrom = (origin: string, ...args: readonly string[]) => measured(["call", "GET", "/v1/vpc", "--endpoint", origin, ...args], keys);

describe("a long answer", () => {
  it("of 100 MB is written to a file and to a pipe whole, in less than 200 MB of memory", async (t) => {
    let length = 0;
    const origin = await served(t, (_request, response) => {
      const pieces = [...list(100_000_000)];
      length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      void pour(pieces, response);
    });
    const file = join(newFolder(), "answer.json");
    for (const args of [["-o", file], []]) {
      const { code, stderr, peak } = await getFrom(origin, ...args);
      assert.deepEqual([code, stderr], [0, ""]);
      assert.ok(peak < 200, `${peak} MB`);
    }
    assert.equal(statSync(file).size, length);
    assert.ok(readFileSync(file).subarray(-17).equals(Buffer.from('{"name":"last"}]}')));
  });

  it("is selected from and laid out in a few times its length", async (t) => {
    const rows = 140_000;
    const origin = await served(t, (_request, response) => {
      response.end(
        `{"vpcs":[${Array.from({ length: rows }, (_, index) => `{"vpcId":"vpc-${index}","name":"${"x".repeat(100)}"}`).join(",")}]}`,
      );
    });
    const selected = await getFrom(origin, "--query", "vpcs[-1].vpcId");
    assert.deepEqual([selected.code, selected.stdout], [0, `"vpc-${rows - 1}"\n`]);
    assert.ok(selected.peak < 220, `${selected.peak} MB`);
    const table = await getFrom(origin, "--format", "table");
    assert.deepEqual([table.code, table.stderr], [0, ""]);
    assert.match(table.stdout, /^vpcId {2}vpc-0\n/);
    assert.ok(table.peak < 400, `${table.peak} MB`);
  });

  it("keeps the digits of a number in it that a double would round", async (t) => {
    const origin = await served(
      t,
      (_request, response) => void response.end(`{"x":"${"x".repeat(2_000_000)}","a":[12345678901234567890, 1e400]}`),
    );
    assert.equal((await getFrom(origin, "--query", "a")).stdout, "[12345678901234567890,1e400]\n");
  });

  it("that is no JSON is no answer of the API, however long it is", async (t) => {
    const origin = await served(t, (_request, response) => {
      void pour([Buffer.from("<html>"), ...Array.from({ length: 10 }, () => Buffer.alloc(mebibyte, "x"))], response);
    });
    const { code, peak } = await getFrom(origin, "--silent");
    assert.equal(code, 6);
    assert.ok(peak < 200, `${peak} MB`);
  });

  it("with the status of a failure exits by that, and is said to name no code", async (t) => {
    const origin = await served(t, (_request, response) => {
      response.writeHead(502, { "content-type": "text/html" });
      void pour(
        Array.from({ length: 60 }, () => Buffer.alloc(mebibyte, "x")),
        response,
      );
    });
    const result = await getFrom(origin, "--silent", "--json");
    assert.deepEqual([result.code, failureOf(result)["code"], failureOf(result)["httpStatus"]], [5, null, 502]);
    assert.ok(result.peak < 260, `${result.peak} MB`);
  });
});

describe("--max-body", () => {
  it("breaks off an answer that is longer, and takes one of just that length", async (t) => {
    const origin = await served(t, (_request, response) => void response.end(`{"a":"${"x".repeat(2040)}"}`));
    assert.equal((await getFrom(origin, "--max-body", "2K")).code, 0);
    const { code, stdout, stderr } = await getFrom(origin, "--max-body", "2047");
    assert.deepEqual([code, stdout], [6, ""]);
    assert.match(stderr, /^The answer is longer than 2047 B\n/);
    assert.match(stderr, /--max-body 1G/);
    const chinese = await getFrom(origin, "--max-body", "1K", "--lang", "zh");
    assert.match(chinese.stderr, /^返回内容超过 1 KiB\n/);
  });

  it("counts what a compressed answer unpacks to, and is 256 MiB by default: gigabytes of nothing are broken off", async (t) => {
    const origin = await served(t, (_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip", "content-type": "application/json" });
      const gzip = createGzip({ level: 1 });
      gzip.pipe(response);
      response.on("close", () => gzip.destroy());
      void pour(
        (function* () {
          const piece = Buffer.alloc(mebibyte, 0x20);
          for (let count = 0; count < 3000 && !response.destroyed; count += 1) yield piece;
        })(),
        gzip,
      );
    });
    const small = await getFrom(origin, "--max-body", "8M");
    assert.deepEqual([small.code, small.stdout], [6, ""]);
    assert.match(small.stderr, /^The answer is longer than 8 MiB\n/);
    assert.ok(small.peak < 120, `${small.peak} MB`);
    const { code, stderr, peak } = await getFrom(origin);
    assert.equal(code, 6);
    assert.match(stderr, /^The answer is longer than 256 MiB\n/);
    assert.ok(peak < 400, `${peak} MB`);
  });

  it("lets a compressed answer through that fits, unpacked", async (t) => {
    const origin = await served(t, (_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync('{"vpcs":[]}'));
    });
    const { code, stdout } = await getFrom(origin, "--max-body", "11");
    assert.deepEqual([code, stdout], [0, '{"vpcs":[]}']);
  });

  it("takes bytes, K, M and G, up to 2 GiB, and nothing else", async (t) => {
    const origin = await served(t, (_request, response) => void response.end("{}"));
    for (const size of ["2", "1K", "256M", "2G"]) assert.equal((await getFrom(origin, "--max-body", size)).code, 0, size);
    for (const size of ["0", "3G", "-1", "1.5M", "1T", "m", "1e3", ""])
      assert.equal((await getFrom(origin, "--max-body", size)).code, 2, size);
  });
});
