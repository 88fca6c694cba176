import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { checkSignature } from "../../servers/signature.js";
import { bcevpc, type Surroundings } from "../run.js";
import { type ApiServer, type ReceivedRequest, startApiServer } from "./api-server.js";
import { callTo, keys, newFolder, secretAccessKey } from "./caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
beforeEach(() => server.answer({ body: {} }));
after(() => server.close());

/** What the server received of a call that succeeds, and what was said on stderr. */
async function sent(args: readonly string[], surroundings?: Surroundings): Promise<ReceivedRequest & { readonly stderr: string }> {
  const { code, stderr } = await callTo(server, args, surroundings);
  assert.equal(code, 0, stderr);
  return { ...server.only(), stderr };
}

/** What is said of a call that is refused before anything is sent. */
async function refused(args: readonly string[], surroundings?: Surroundings): Promise<string> {
  const { code, stdout, stderr } = await callTo(server, args, surroundings);
  assert.deepEqual([code, stdout, server.requests.length], [2, "", 0], stderr);
  return stderr;
}

const file = (content: string | Buffer): string => {
  const name = join(newFolder(), "value");
  writeFileSync(name, content);
  return name;
};
const billing = "billing.paymentTiming=Postpaid";

describe("a call of an operation", () => {
  it("sends path, query and body where they belong, signed, and the same as by method and path", async () => {
    const calls: readonly (readonly [readonly string[], readonly string[], string])[] = [
      [["QuerySpecifiedVpc", "vpcId=vpc-1"], ["GET", "/v1/vpc/vpc-1"], "GET /v1/vpc/vpc-1"],
      [["ListNat", "vpcId=vpc-1", "maxKeys=5"], ["GET", "/v1/nat?vpcId=vpc-1&maxKeys=5"], "GET /v1/nat?vpcId=vpc-1&maxKeys=5"],
      [
        ["NatBindEip", "natId=nat-1", "bindEips=1.1.1.1"],
        ["PUT", "/v1/nat/nat-1?bind", "-d", '{"bindEips":["1.1.1.1"]}'],
        "PUT /v1/nat/nat-1?bind",
      ],
      [
        ["DeleteEniIp", "eniId=eni-1", "privateIpAddress=2001:db8::1", "--yes"],
        ["DELETE", "/v1/eni/eni-1/privateIp/2001:db8::1", "--yes"],
        "DELETE /v1/eni/eni-1/privateIp/2001%3Adb8%3A%3A1",
      ],
      [
        ["AcceptPeerConn", "peerConnId=peerconn-1", "-q", "x=1"],
        ["PUT", "/v1/peerconn/peerconn-1?accept&x=1"],
        "PUT /v1/peerconn/peerconn-1?accept&x=1",
      ],
    ];
    for (const [byName, byPath, line] of calls) {
      const named = await sent(byName);
      const other = await sent(byPath);
      assert.equal(named.line, `${line} HTTP/1.1`);
      assert.deepEqual([named.line, named.body.toString()], [other.line, other.body.toString()]);
      assert.equal(checkSignature(named, secretAccessKey).matches, true, line);
    }
  });

  it("takes a name in any case and the names of the Go SDK", async () => {
    for (const name of ["QuerySpecifiedVpc", "queryspecifiedvpc", "GetVPCDetail"])
      assert.equal((await sent([name, "vpcId=vpc-1"])).target, "/v1/vpc/vpc-1", name);
  });

  it("sends the bytes of texts, numbers and objects as they were meant", async () => {
    const { body } = await sent([
      "CreateNat",
      'name=网 "a"\\',
      "vpcId=vpc-1",
      "cuNum=90071992547409931234",
      billing,
      "tags[0].tagKey=k",
      "tags[0].tagValue=",
    ]);
    assert.equal(
      body.toString(),
      String.raw`{"name":"网 \"a\"\\","vpcId":"vpc-1","cuNum":90071992547409931234,"billing":{"paymentTiming":"Postpaid"},"tags":[{"tagKey":"k","tagValue":""}]}`,
    );
  });

  it("sends {} for an operation whose body has nothing in it, and no body for one that has none", async () => {
    assert.equal((await sent(["UpdateHaVip", "haVipId=havip-1"])).body.toString(), "{}");
    const release = await sent(["OpenVpcRelay", "vpcId=vpc-1"]);
    assert.deepEqual([release.body.length, release.headers["content-length"]], [0, "0"]);
  });

  it("takes values from files and standard input, without the line feed at their end", async () => {
    const args = ["CreateNat", "vpcId=vpc-1", "cuNum=1", billing];
    const body = async (word: string, surroundings?: Surroundings) =>
      JSON.parse((await sent([...args, word], surroundings)).body.toString()) as Record<string, unknown>;
    assert.equal((await body(`name=@${file("网络\r\n")}`))["name"], "网络");
    assert.equal((await body("name=@-", { input: "piped\n" }))["name"], "piped");
    assert.equal((await body("name=\\@home"))["name"], "@home");
    const tags = file('\ufeff[{"tagKey":"a","tagValue":"b"}]\n');
    assert.deepEqual(await body(`tags:=@${tags}`, {}).catch(() => ({})), {});
    assert.deepEqual(JSON.parse((await sent([...args, "name=a", `tags:=@${tags}`])).body.toString()).tags, [
      { tagKey: "a", tagValue: "b" },
    ]);
  });

  it("adds its arguments to the body of -d, sends that body untouched when there is nothing to add, and checks both", async () => {
    const given = '{ "name": "a", "vpcId": "vpc-1", "cuNum": 1.0, "billing": {"paymentTiming": "Postpaid"} }';
    assert.equal((await sent(["CreateNat", "-d", given])).body.toString(), given);
    assert.equal((await sent(["CreateNat", "-d", given, "-q", "clientToken=t"])).body.toString(), given);
    const added = await sent(["CreateNat", "-d", given, "name=b", "deleteProtect=true"]);
    assert.equal(
      added.body.toString(),
      '{"name":"b","vpcId":"vpc-1","cuNum":1,"billing":{"paymentTiming":"Postpaid"},"deleteProtect":true}',
    );
    assert.match(
      await refused(["CreateNat", "-d", '{"name":"a","vpcid":"v"}']),
      /unknown parameter vpcid; did you mean vpcId\?[\s\S]*missing: vpcId, billing/,
    );
    assert.match(await refused(["CreateNat", "-d", "[]"]), /the body of CreateNat must be a JSON object/);
    assert.match(await refused(["GetNat", "natId=nat-1", "-d", "{}"]), /GetNat is a GET request, which has no body/);
  });

  it("carries a client token, follows pages and selects as any call", async () => {
    const token = await sent(["CreateNat", "name=a", "vpcId=vpc-1", "cuNum=1", billing, "--client-token", "t-1"]);
    assert.equal(token.target, "/v1/nat?clientToken=t-1");
    server.answer(({ target }) =>
      target.includes("marker")
        ? { body: { nats: [{ id: "b" }], isTruncated: false } }
        : { body: { nats: [{ id: "a" }], isTruncated: true, nextMarker: "m" } },
    );
    const { stdout, code } = await callTo(server, ["ListNat", "vpcId=vpc-1", "--paginate", "--query", "nats[].id"]);
    assert.deepEqual([code, JSON.parse(stdout), server.requests.length], [0, ["a", "b"], 2]);
  });

  it("is signed, shown and written as a curl command like any request", async () => {
    const sign = await bcevpc(["sign", "NatBindEip", "natId=nat-1", "bindEips=1.1.1.1", "--region", "bj", "--json"], { env: keys });
    assert.deepEqual([JSON.parse(sign.stdout).canonicalUri, JSON.parse(sign.stdout).canonicalQuery], ["/v1/nat/nat-1", "bind="]);
    const dry = await callTo(server, ["NatBindEip", "natId=nat-1", "bindEips=1.1.1.1", "--dry-run"]);
    assert.match(dry.stdout, /^PUT \/v1\/nat\/nat-1\?bind HTTP\/1\.1\n[\s\S]*\n\n\{"bindEips":\["1\.1\.1\.1"\]\}\n$/);
    const curl = await callTo(server, ["NatBindEip", "natId=nat-1", "bindEips=1.1.1.1", "--curl"]);
    assert.match(curl.stdout, /--data-binary '\{"bindEips":\["1\.1\.1\.1"\]\}'/);
    assert.equal(server.requests.length, 0);
  });
});

describe("a call of an operation is refused with 2 and nothing is sent", () => {
  it("when parameters are missing, unknown or wrong: all is said at once, in both languages", async () => {
    const args = ["CreateNat", "vpcID=vpc-1", "deleteProtect=yes"];
    assert.equal(
      await refused(args),
      `error: CreateNat cannot be sent, for 3 reasons:
  - unknown parameter vpcID; did you mean vpcId?
  - deleteProtect must be true or false, not yes
  - missing: name, vpcId, billing
  parameters: bcevpc apis CreateNat
  to send it anyway: --force
`,
    );
    assert.match(
      await refused([...args, "--lang", "zh"]),
      /^错误：CreateNat 不能发送，共 3 处问题：\n {2}- 未知参数 vpcID；你要找的是不是 vpcId？\n/,
    );
    assert.match(await refused(["GetNat"], { input: "nat-1\n" }), /^error: GetNat: missing: natId\n/);
  });

  it("when there is no such operation, with the nearest", async () => {
    assert.match(await refused(["CreatNat", "name=a"]), /unknown operation or method: CreatNat[\s\S]*did you mean CreateNat\?/);
    assert.match(await refused(["Zzzzzzz"]), /unknown operation or method: Zzzzzzz[^?]*$/);
  });

  it("when a word is no argument, of an operation or of a path", async () => {
    assert.match(
      await refused(["GetNat", "nat-1", "a..b=c"]),
      /for 2 reasons:\n.*invalid argument "nat-1": expected key=value\n.*invalid argument "a\.\.b"/,
    );
    assert.match(await refused(["GET", "/v1/vpc", "more"]), /unexpected argument "more"[\s\S]*name==value[\s\S]*-q bind/);
    assert.match(await refused(["GET"]), /missing path after GET/);
    assert.match(await refused(["PATCH", "/v1/vpc"]), /unknown operation or method: PATCH\n {2}methods: GET/);
  });

  it("when a file cannot be read, is not UTF-8, or standard input would be read twice", async () => {
    assert.match(await refused(["GetNat", "natId=@/nowhere/x"]), /cannot read natId from \/nowhere\/x: ENOENT/);
    assert.match(await refused(["GetNat", `natId=@${file(Buffer.from([0xff, 0xfe, 0xff]))}`]), /natId in \S+ is not UTF-8/);
    assert.match(await refused(["GetNat", "natId=@-"]), /standard input, which is closed/);
    assert.match(await refused(["CreateNat", "name=@-", "-d", "-"], { input: "x" }), /read only once: name=@-, -d -/);
  });

  it("unless it is forced; what can make no request is refused all the same", async () => {
    const forced = await sent(["CreateNat", "vpcID=vpc-1", "deleteProtect=yes", "--force"]);
    assert.equal(forced.body.toString(), '{"vpcID":"vpc-1","deleteProtect":"yes"}');
    assert.equal((await sent(["ListNat", "zzz=1", "--force"])).target, "/v1/nat?zzz=1");
    assert.match(await refused(["GetNat", "--force"]), /missing: natId/);
    assert.doesNotMatch(await refused(["GetNat", "--force"]), /--force/);
  });

  it("but what sources disagree on is only a warning, which --json leaves out", async () => {
    const args = ["CreateNat", "name=a", "vpcId=vpc-1", billing];
    assert.match((await sent(args)).stderr, /^warning: CreateNat: cuNum is missing; the sources disagree on this\n$/);
    assert.equal((await sent([...args, "--json"])).stderr, "");
  });
});
