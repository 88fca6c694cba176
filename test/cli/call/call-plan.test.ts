import assert from "node:assert/strict";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { bcevpc, emptyHome, type Surroundings } from "../run.js";
import { type ApiServer, startApiServer } from "./api-server.js";
import { callTo, homeWith, keys, newFolder } from "./caller.js";

let server: ApiServer;
/** Neither keys nor a file that could be read: what is refused here is refused before configuration is looked at. */
const unconfigured = { BCE_ACCESS_KEY_ID: "", BCE_SECRET_ACCESS_KEY: "", HOME: homeWith("{ broken") };
before(async () => {
  server = await startApiServer();
});
beforeEach(() => server.forget());
after(() => server.close());

/** Refused with 2 and these words, in a home without configuration as well as with keys, and nothing was sent. */
async function refused(args: readonly string[], words: RegExp, { input = null }: Surroundings = {}): Promise<void> {
  for (const env of [{}, unconfigured]) {
    const { code, stdout, stderr } = await callTo(server, args, { env, input });
    assert.deepEqual([code, stdout, server.requests.length], [2, "", 0], `${args.join(" ")}\n${stderr}`);
    assert.match(stderr, words);
    assert.match(stderr, /^error: /);
  }
}

describe("a call is refused with 2, before configuration is read and with nothing sent,", () => {
  it("when its body is no JSON: where, and why", async () => {
    const file = join(newFolder(), "body.json");
    writeFileSync(file, '{\n  "name": "测试",\n}\n');
    await refused(["POST", "/v1/vpc", "-d", "{'a':1}"], /is not valid JSON: -d, line 1, column 2/);
    await refused(
      ["POST", "/v1/vpc", "-d", `@${file}`],
      /is not valid JSON:\s+\S+body\.json,\s+line 3,\s+column 1[\s\S]*MalformedJSON \(nothing was sent\)/,
    );
    await refused(["POST", "/v1/vpc", "-d", "-"], /is not valid JSON: stdin, line 2, column 5/, { input: '{"a":\n"b" x}' });
    await refused(["POST", "/v1/vpc", "-d", ""], /is not valid JSON: -d, line 1, column 1/);
    await refused(["POST", "/v1/vpc", "-d", "{} // why"], /is not valid JSON: -d, line 1, column 4/);
  });

  it("when its body is not UTF-8", async () => {
    await refused(["POST", "/v1/vpc", "-d", "-"], /stdin is not UTF-8[\s\S]*iconv/, { input: Buffer.from([0x22, 0xb2, 0xe2, 0x22]) });
  });

  it("when its body cannot be read", async () => {
    await refused(["POST", "/v1/vpc", "-d", "@/nowhere/body.json"], /cannot read the body from \/nowhere\/body\.json: ENOENT/);
    await refused(
      ["POST", "/v1/vpc", "-d", `@${newFolder()}`],
      /cannot read the body from \S+ EISDIR|cannot read the body from \S+:\s+EISDIR/,
    );
    await refused(["POST", "/v1/vpc", "-d", "-"], /standard input, which is closed[\s\S]*-d -/);
  });

  it("when a GET or HEAD has a body", async () => {
    for (const method of ["GET", "HEAD"])
      await refused([method, "/v1/vpc", "-d", "{}"], new RegExp(`a ${method} request has no body[\\s\\S]*-q name=value`));
  });

  it("when the method is none of the API's, or stands behind the path", async () => {
    for (const method of ["PATCH", "OPTIONS", "LIST"])
      await refused([method, "/v1/vpc"], /unknown operation or method: [A-Z]+\n {2}methods: GET, POST, PUT, DELETE, HEAD/);
    await refused(["/v1/vpc", "GET"], /the method comes first: bcevpc call GET \/v1\/vpc/);
  });

  it("when the path cannot be signed as it would be sent, or still has its placeholder", async () => {
    await refused(["GET", "/v1/../v1/vpc"], /the path contains "\.\."/);
    await refused(["GET", "/v1/%2e/vpc"], /the path contains "\."/);
    await refused(["GET", "/v1/vpc%2Fvpc-1"], /encoded slash/);
    await refused(["GET", "/v1/vpc/%FF"], /%FF is not the encoding of UTF-8/);
    await refused(["GET", "/v1/vpc/{vpcId}"], /\{vpcId\} is a placeholder/);
    await refused(["GET", "?a=b"], /the path is missing/);
    await refused(["GET", "ftp://127.0.0.1/v1/vpc"], /only http/);
  });

  it("when a header is none, or one that bcevpc sets itself", async () => {
    for (const name of ["Authorization", "HOST", "x-bce-date", "X-Bce-Security-Token", "Content-Length", "transfer-encoding", "Connection"])
      await refused(["GET", "/v1/vpc", "-H", `${name}: x`], new RegExp(`header ${name} cannot\\s+be\\s+set`));
    for (const header of ["no colon", ": x", "a b: c", ""])
      await refused(["GET", "/v1/vpc", "-H", header], /invalid header "[^"]*": expected -H 'name: value'/);
    await refused(["GET", "/v1/vpc", "-H", "x-name: 测试"], /the value of header x-name must be ASCII/);
    await refused(["GET", "/v1/vpc", "-H", "x-name: a\r\nx-evil: b"], /the value of header x-name must be ASCII/);
  });

  it("when a query parameter has no name", async () => {
    for (const item of ["", "=x"]) await refused(["GET", "/v1/vpc", "-q", item], /needs a name: -q name=value/);
  });

  it("when the client token is longer than 64 characters, not ASCII, empty, or given twice", async () => {
    for (const token of ["t".repeat(65), "令牌", "", "a b", "a\n"])
      await refused(["POST", "/v1/vpc", "--client-token", token], /a client token must have 1 to 64 ASCII characters/);
    await refused(["POST", "/v1/vpc", "-q", "clientToken=a", "--client-token", "b"], /--client-token and the query both set clientToken/);
  });

  it("when --query is no JMESPath expression", async () => {
    for (const expression of ["vpcs[?", "", "a b", "`", "vpcs[].{", "'", "name == 'web", "a == 'b' && c == '"])
      await refused(["GET", "/v1/vpc", "--query", expression], /invalid JMESPath expression for --query[\s\S]*example/);
  });

  it("when options contradict each other", async () => {
    for (const args of [
      ["--silent", "--query", "a"],
      ["--silent", "-o", join(newFolder(), "x")],
      ["-i", "--query", "a"],
      ["-i", "--format", "table"],
      ["-i", "--paginate"],
    ])
      await refused(["GET", "/v1/vpc", ...args], /cannot be used together/);
    await refused(["POST", "/v1/vpc", "--paginate"], /--paginate requires GET/);
    await refused(["GET", "/v1/vpc", "--max-items", "3"], /--max-items requires --paginate/);
  });

  it("when the answer could not be written to the file asked for", async () => {
    await refused(["POST", "/v1/vpc", "-o", "/nowhere/answer.json"], /cannot write \/nowhere\/answer\.json: ENOENT/);
    await refused(["POST", "/v1/vpc", "-o", emptyHome], /cannot write \S+: EISDIR/);
  });

  it("when it is a DELETE that nobody can be asked about", async () => {
    await refused(["DELETE", "/v1/vpc/vpc-1"], /a DELETE needs a confirmation[\s\S]*--yes/);
    await refused(["delete", "/v1/vpc/vpc-1"], /a DELETE needs a confirmation/, { input: "y\n" });
    for (const flag of ["--yes", "-y"]) {
      const { code } = await callTo(server, ["DELETE", "/v1/vpc/vpc-1", flag]);
      assert.deepEqual([code, server.only().line], [0, "DELETE /v1/vpc/vpc-1 HTTP/1.1"]);
    }
  });

  it("when it takes something away by POST or PUT, named or by its path, and nobody can be asked", async () => {
    await refused(["DetachEniInstance", "eniId=eni-1", "instanceId=i-1"], /DetachEniInstance needs a confirmation[\s\S]*--yes/);
    await refused(["PUT", "/v1/eni/eni-1", "-q", "detach", "-d", "{}"], /DetachEniInstance needs a confirmation/);
    await refused(["PUT", "/v1/eip/1.2.3.4", "-q", "unbind"], /unbind needs a confirmation[\s\S]*--yes/);
    await refused(["POST", "/v1/eni/eni-1/privateIp/batchDel", "-d", "{}"], /BatchDeleteEniIp needs a confirmation/, { input: "y\n" });
    await refused(["PUT", "/v1/nat/nat-1", "-q", "unbind", "-d", '{"bindEips":[]}'], /NatUnBind\w+ needs a confirmation/);
    await refused(["PUT", "/v1/eni/eni-1", "-q", "bindSg", "-d", "{}"], /UpdateEniSecurityGroup needs a confirmation/);
    await refused(["PUT", "/v1/peerconn/peerconn-1", "-q", "reject"], /RejectPeerConn needs a confirmation/);
    await refused(["CloseVpcRelay", "vpcId=vpc-1"], /CloseVpcRelay needs a confirmation/);
    for (const args of [
      ["PUT", "/v1/eni/eni-1", "-q", "detach", "--yes"],
      ["PUT", "/v1/eni/eni-1", "-q", "attach"],
    ]) {
      const { code } = await callTo(server, args);
      assert.equal(code, 0, args.join(" "));
      server.only();
    }
  });

  it("when only the letter case of an action hides what it takes away", async () => {
    for (const [args, told] of [
      [["/v1/eni/eni-1", "-q", "unbind"], /unbind is sent as unBind[\s\S]*UnbindEniEip needs a confirmation/],
      [["/v1/eni/eni-1?DETACH"], /DETACH is sent as detach[\s\S]*DetachEniInstance needs a confirmation/],
    ] as const) {
      const { code, stderr } = await callTo(server, ["PUT", ...args, "-d", "{}"]);
      assert.deepEqual([code, server.requests.length], [2, 0]);
      assert.match(stderr, told);
    }
  });

  it("when the region does not exist: those known are listed, in both languages", async () => {
    for (const [lang, name] of [
      ["en", "Beijing"],
      ["zh", "北京"],
    ] as const)
      for (const [args, env] of [
        [["--region", "tokyo"], keys],
        [[], { ...keys, BCE_REGION: "tokyo" }],
        [["--dry-run", "--region", "tokyo"], {}],
      ] as const) {
        const { code, stdout, stderr } = await bcevpc(["call", "GET", "/v1/vpc", "--lang", lang, ...args], { env });
        assert.deepEqual([code, stdout], [2, ""]);
        for (const word of ["tokyo", "bj", "gz", "su", "hkg", "fwh", "bd", "cd", name]) assert.ok(stderr.includes(word), word);
      }
  });
});

describe("a refused call", () => {
  it("is told in Chinese as well", async () => {
    for (const args of [
      ["PATCH", "/v1/vpc"],
      ["GET", "/v1/{vpcId}"],
      ["GET", "/v1/vpc", "-H", "Host: x"],
      ["DELETE", "/v1/vpc/x"],
      ["GET", "/v1/vpc", "--query", "["],
    ]) {
      const { code, stderr } = await callTo(server, [...args, "--lang", "zh"]);
      assert.equal(code, 2);
      assert.match(stderr, /^错误：.*\p{Script=Han}/u, args.join(" "));
    }
  });

  it("leaves no file behind that was to hold the answer", async () => {
    const folder = newFolder();
    for (const args of [
      ["DELETE", "/v1/vpc/x"],
      ["GET", "/v1/vpc", "--dry-run"],
      ["GET", "/v1/vpc"],
    ])
      await bcevpc(["call", ...args, "-o", join(folder, "answer.json")]);
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(existsSync(join(folder, "answer.json")), false);
  });
});

describe("without any configuration a call", () => {
  it("exits 3 and tells a newcomer what to do: the settings, bcevpc configure, the regions", async () => {
    const { code, stdout, stderr } = await bcevpc(["call", "GET", "/v1/vpc"]);
    assert.deepEqual([code, stdout], [3, ""]);
    for (const word of [
      "BCE_ACCESS_KEY_ID",
      "BCE_SECRET_ACCESS_KEY",
      "BCE_REGION",
      "bcevpc configure",
      "bj (Beijing)",
      "cd (Chengdu)",
      "安全认证",
      "--dry-run",
    ])
      assert.ok(stderr.replaceAll(/\s+/g, " ").includes(word), word);
    assert.doesNotMatch(stderr, / at |Error:/);
  });

  it("is told the same in Chinese", async () => {
    const { code, stderr } = await bcevpc(["call", "GET", "/v1/vpc"], { env: { LANG: "zh_CN.UTF-8" } });
    assert.equal(code, 3);
    for (const word of ["BCE_ACCESS_KEY_ID", "BCE_REGION", "bcevpc configure", "bj（华北-北京）"])
      assert.ok(stderr.replaceAll(/\s+/g, "").includes(word.replaceAll(" ", "")), word);
  });

  it("exits 3 and names only what is missing, a profile that is not there, or a file that cannot be parsed", async () => {
    for (const [args, env, words] of [
      [[], keys, /no region is set[\s\S]*--region bj/],
      [["--region", "bj"], {}, /no access key is set[\s\S]*bcevpc\s+configure/],
      [["--region", "bj"], { BCE_ACCESS_KEY_ID: "x" }, /BCE_ACCESS_KEY_ID is ignored: BCE_SECRET_ACCESS_KEY is not set/],
      [
        ["--profile", "work"],
        { ...keys, HOME: homeWith({ profiles: [{ name: "default" }] }) },
        /unknown profile work[\s\S]*profiles: default/,
      ],
      [[], { ...keys, HOME: homeWith('{\n"profiles": [}') }, /~\/\.bce\/config\.json is not valid JSON: line 2, column 14/],
    ] as const) {
      const { code, stdout, stderr } = await bcevpc(["call", "GET", "/v1/vpc", ...args], { env });
      assert.deepEqual([code, stdout], [3, ""], stderr);
      assert.match(stderr, words);
    }
  });
});
