import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { binary, emptyHome } from "../run.js";
import { type ApiServer, errorBody, requestId, startApiServer } from "./api-server.js";
import { callTo, keys, newFolder } from "./caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

const get = (...args: string[]) => callTo(server, ["GET", "/v1/vpc", ...args]);
/** stdout of a call that succeeds without a word on stderr. */
async function outputOf(...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await get(...args);
  assert.deepEqual([code, stderr], [0, ""], args.join(" "));
  return stdout;
}
const body = ' {"vpcs" :\t[{"name":"测试 网络","n":1.50, "x":"\\u6d4b<\\/>"}],\r\n\n "emoji":"😀"}';

describe("the body of an answer", () => {
  it("comes out of a pipe byte for byte: blanks, Chinese, escapes and no final line feed", async () => {
    for (const text of [body, `${body}\n`, "[]", '"测"', '{"a":"\u009b2J\u202e"}']) {
      server.answer({ body: text });
      assert.equal(await outputOf(), text);
    }
  });

  it("comes out byte for byte even where it is no UTF-8, and whole however long it is", async () => {
    const run = promisify(execFile);
    for (const bytes of [
      Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xb2, 0xe2, 0xff, 0x22, 0x7d]),
      Buffer.from(`["${"测".repeat(1_000_000)}"]`),
    ]) {
      server.answer({ body: bytes });
      const { stdout } = await run(process.execPath, [binary, "call", "GET", "/v1/vpc", "--endpoint", server.url], {
        encoding: "buffer",
        maxBuffer: 1e8,
        env: { PATH: process.env["PATH"], HOME: emptyHome, ...keys },
      });
      assert.ok(stdout.equals(bytes));
    }
  });

  it("is the same with --json, which is about failures, and with --format raw", async () => {
    server.answer({ body });
    for (const args of [["--json"], ["--format", "raw"], ["--full"]]) assert.equal(await outputOf(...args), body);
  });

  it("that is empty prints nothing, also with --query and --format", async () => {
    server.answer({ body: "" });
    for (const args of [[], ["--query", "vpcs"], ["--format", "table"], ["--format", "json"]]) {
      const { code, stdout } = await callTo(server, ["PUT", "/v1/vpc/vpc-1", ...args]);
      assert.deepEqual([code, stdout], [0, ""]);
    }
  });

  it("is left away with --silent, of a success and of a failure", async () => {
    server.answer({ body });
    assert.equal(await outputOf("--silent"), "");
    server.answer({ status: 404, body: errorBody("NoSuchNat") });
    const { code, stdout, stderr } = await get("--silent");
    assert.deepEqual([code, stdout], [4, ""]);
    assert.match(stderr, /^(Message: m\n)?NoSuchNat/);
  });
});

describe("--include", () => {
  it("prints status line and headers as they came, repeated ones too, a blank line, and the body", async () => {
    const head = `HTTP/1.1 200 All Right\r\nX-BCE-Request-Id: ${requestId}\r\nset-cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 2\r\n\r\n`;
    server.answer({ raw: `${head}{}` });
    for (const flag of ["-i", "--include"]) assert.equal(await outputOf(flag), `${head}{}`);
    assert.equal(await outputOf("-i", "--silent"), head);
    server.answer({ raw: head });
    assert.equal((await callTo(server, ["HEAD", "/v1/vpc", "-i"])).stdout, head);
  });
});

describe("--output", () => {
  it("writes the body to a file, byte for byte, and nothing to stdout; - is stdout", async () => {
    const file = join(newFolder(), "答.json");
    writeFileSync(file, "what was here before is longer than the answer");
    const bytes = Buffer.from([...Buffer.from(body), 0x20, 0x0a]);
    server.answer({ body: bytes });
    for (const flag of ["-o", "--output"]) {
      assert.equal(await outputOf(flag, file), "");
      assert.ok(readFileSync(file).equals(bytes));
    }
    assert.equal(await outputOf("-o", "-"), bytes.toString());
  });

  it("takes what --query and --format make of the answer, and the body of a failure", async () => {
    const file = join(newFolder(), "out");
    server.answer({ body });
    assert.equal(await outputOf("--query", "vpcs[0].name", "-o", file), "");
    assert.equal(readFileSync(file, "utf8"), '"测试 网络"\n');
    server.answer({ status: 404, body: errorBody("NoSuchNat") });
    const { code, stdout } = await get("-o", file);
    assert.deepEqual([code, stdout, JSON.parse(readFileSync(file, "utf8"))], [4, "", errorBody("NoSuchNat")]);
  });
});

describe("--query", () => {
  it("selects with JMESPath as the official CLI does, and prints JSON", async () => {
    server.answer({ body: { vpcs: [{ vpcId: "vpc-1", name: "测试", tags: [] }, { vpcId: "vpc-2" }], isTruncated: false } });
    for (const [expression, selected] of [
      ["vpcs[].vpcId", ["vpc-1", "vpc-2"]],
      ["vpcs[?name=='测试'].{id: vpcId, name: name}", [{ id: "vpc-1", name: "测试" }]],
      ["vpcs[0].name", "测试"],
      ["length(vpcs)", 2],
      ["isTruncated", false],
      ["nothing.here", null],
      ["vpcs[].name | [0]", "测试"],
      ["sort_by(vpcs, &vpcId)[-1].vpcId", "vpc-2"],
    ] as const)
      assert.equal(await outputOf("--query", expression), `${JSON.stringify(selected)}\n`, expression);
  });

  it("that does not fit the answer loses nothing of it: the body is printed whole, with the reason on stderr", async () => {
    server.answer({ body });
    for (const expression of ["length(nothing)", "abs(vpcs)", "no_such_function(vpcs)"]) {
      const { code, stdout, stderr } = await get("--query", expression);
      assert.deepEqual([code, stdout], [2, body], expression);
      assert.match(stderr, /--query does not fit this answer[\s\S]*printed/);
    }
  });

  it("is for successes: the body of a failure comes out as it is", async () => {
    server.answer({ status: 404, body: errorBody("NoSuchNat") });
    const { stdout } = await get("--query", "vpcs[].vpcId");
    assert.deepEqual(JSON.parse(stdout), errorBody("NoSuchNat"));
  });
});

describe("--format", () => {
  const name = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水火土东西南北中春夏秋冬日月星辰";
  const list = {
    marker: "x",
    vpcs: [
      { vpcId: "vpc-1", name, tags: [{ tagKey: "环境" }], isDefault: false },
      { vpcId: "vpc-2", description: "another column, of words long enough that no column could hold them all", none: null },
    ],
  };

  it("json prints the answer as JSON, with --query what was selected", async () => {
    server.answer({ body: list });
    assert.equal(await outputOf("--format", "json"), `${JSON.stringify(list)}\n`);
    assert.equal(await outputOf("--format", "json", "--query", "vpcs[1].vpcId"), '"vpc-2"\n');
  });

  it("table in a pipe is a block a row with every member, and loses no character at 50 and at 80 columns", async () => {
    server.answer({ body: list });
    for (const columns of ["50", "80"]) {
      const { stdout, code } = await callTo(server, ["GET", "/v1/vpc", "--format", "table"], { env: { COLUMNS: columns } });
      assert.equal(code, 0);
      const blocks = stdout.trimEnd().split("\n\n");
      assert.equal(blocks.length, 2);
      const [first = "", second = ""] = blocks.map((block) => block.replaceAll(/\s/g, ""));
      for (const text of ["vpcIdvpc-1", name, '[{"tagKey":"环境"}]', "isDefaultfalse"]) assert.ok(first.includes(text), text);
      for (const text of ["vpcIdvpc-2", "anothercolumn,ofwordslongenoughthatnocolumncouldholdthemall"])
        assert.ok(second.includes(text), text);
      assert.doesNotMatch(stdout, /[│┌─…\u001b]/);
    }
  });

  it("table takes lists of anything, single objects, and nothing at all", async () => {
    for (const [content, expression, text] of [
      [{ vpcs: [] }, "@", ""],
      [{ vpc: { vpcId: "vpc-1" } }, "vpc", "vpcId  vpc-1\n"],
      [["a", "b"], "@", "value  a\n\nvalue  b\n"],
      [{ n: 3 }, "n", "value  3\n"],
    ] as const) {
      server.answer({ body: content });
      assert.equal(await outputOf("--format", "table", "--query", expression), text);
    }
  });

  it("table obeys no escape sequence that the service sends", async () => {
    server.answer({ body: { vpcs: [{ "na\u001b[2Jme": "a\u001b]52;c;x\u0007b\u202ec\r\nd" }] } });
    assert.equal(await outputOf("--format", "table"), "name  abc d\n");
  });

  it("and --query keep every digit of a number", async () => {
    server.answer({ body: '{"vpcs":[{"id":12345678901234567890}]}' });
    for (const args of [
      ["--format", "json"],
      ["--format", "table"],
      ["--query", "vpcs[0].id"],
    ])
      assert.match((await get(...args)).stdout, /12345678901234567890/, args.join(" "));
  });
});

describe("--timing", () => {
  it("draws on stderr how long each phase took, a phase that was not needed as -, and changes nothing on stdout", async () => {
    server.answer({ body });
    const english = await get("--timing");
    assert.equal(english.stdout, body);
    assert.match(english.stderr, /^DNS +(\d+ ms|-).*\nTCP +\d+ ms.*\nTLS +-\nfirst byte +\d+ ms.*\ntotal +\d+ ms {2}█{24}\n$/);
    assert.match(
      (await get("--timing", "--lang", "zh")).stderr,
      /^DNS +(\d+ ms|-).*\nTCP +\d+ ms.*\nTLS +-\n首字节 +\d+ ms.*\n总计 +\d+ ms {2}█{24}\n$/,
    );
    server.answer({ status: 404, body: errorBody("NoSuchNat") });
    assert.match((await get("--timing")).stderr, /^DNS [\s\S]*NoSuchNat/);
  });
});
