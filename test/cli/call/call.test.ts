import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { checkSignature } from "../../servers/signature.js";
import { bcevpc, type Surroundings } from "../run.js";
import { type ApiServer, type ReceivedRequest, startApiServer } from "./api-server.js";
import { accessKeyId, callTo, homeWith, keys, newFolder, secretAccessKey } from "./caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
beforeEach(() => {
  server.forget();
  server.answer({ body: {} });
});
after(() => server.close());

/** What the server received of a call that succeeds. */
async function sentBy(args: readonly string[], surroundings?: Surroundings): Promise<ReceivedRequest> {
  const { code, stderr } = await callTo(server, args, surroundings);
  assert.equal(code, 0, stderr);
  return server.only();
}
const signatureOf = (request: ReceivedRequest) => checkSignature(request, secretAccessKey);

describe("a call", () => {
  it("carries the headers that the document requires and a signature over what arrives, whatever the method", async () => {
    for (const args of [["GET"], ["HEAD"], ["POST", "-d", '{"name":"测试"}'], ["POST"], ["PUT", "-q", "bind"], ["DELETE", "--yes"]]) {
      const [method = "", ...rest] = args;
      const request = await sentBy([method, "/v1/vpc/vpc-1", ...rest]);
      const { matches, ...signature } = signatureOf(request);
      assert.equal(matches, true, args.join(" "));
      assert.equal(request.headers["content-type"], "application/json; charset=utf-8");
      assert.match(request.headers["x-bce-date"] ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.equal(request.headers["host"], server.host);
      assert.deepEqual(signature, {
        accessKeyId,
        timestamp: request.headers["x-bce-date"],
        expires: 1800,
        signedHeaders: ["content-type", "host", "x-bce-date"],
      });
      assert.equal(request.line, `${method} /v1/vpc/vpc-1${rest.includes("bind") ? "?bind" : ""} HTTP/1.1`);
    }
  });

  it("spells an action as the service does, unless it is forced or the name has a value", async () => {
    for (const [args, target] of [
      [["-q", "UNBIND", "--yes"], "unBind"],
      [["-q", "unbind", "--force", "--yes"], "unbind"],
      [["-q", "unbind=1"], "unbind=1"],
      [["-q", "Bind"], "bind"],
    ] as const)
      assert.equal((await sentBy(["PUT", "/v1/eni/eni-1", ...args])).target, `/v1/eni/eni-1?${target}`);
    assert.equal((await sentBy(["PUT", "/v1/nat/nat-1", "-q", "unBind", "--yes"])).target, "/v1/nat/nat-1?unbind");
  });

  it("signs every x-bce-* header that is sent, names it, and sends other headers unsigned", async () => {
    const request = await sentBy([
      "GET",
      "/v1/vpc",
      "-H",
      "X-Bce-Request-Id:  a b/c=; ",
      "-H",
      "x-bce-account: 1",
      "-H",
      "X-Trace: t",
      "-H",
      "accept: */*",
    ]);
    const { signedHeaders, matches } = signatureOf(request);
    assert.equal(matches, true);
    assert.deepEqual(signedHeaders, ["content-type", "host", "x-bce-account", "x-bce-date", "x-bce-request-id"]);
    const { "x-bce-request-id": id, "x-trace": trace, accept } = request.headers;
    assert.deepEqual([id, trace, accept], ["a b/c=;", "t", "*/*"]);
  });

  it("sends and signs the token of a session, from the environment and from a profile", async () => {
    const token = "MjUzZjQzNTY4+/==|ZmFrZS10b2tlbg";
    const profile = {
      name: "default",
      mode: "StsToken",
      access_key_id: accessKeyId,
      secret_access_key: secretAccessKey,
      security_token: token,
    };
    for (const env of [{ BCE_SECURITY_TOKEN: token }, { HOME: homeWith({ profiles: [profile] }), BCE_ACCESS_KEY_ID: "" }]) {
      const request = await sentBy(["GET", "/v1/vpc"], { env });
      assert.equal(request.headers["x-bce-security-token"], token);
      const { signedHeaders, matches } = signatureOf(request);
      assert.deepEqual([signedHeaders, matches], [["content-type", "host", "x-bce-date", "x-bce-security-token"], true]);
    }
  });

  it("sends byte for byte the URL that sign shows, and what is signed is what arrives", async () => {
    const awkward = "a b=~*'()!$,;:@+%&=?#/[]\\\"<>|测😀\u0301";
    for (const args of [
      ["/v1/vpc/a~b*c'd(e)!f@g:h;i,j&k=l$m+n"],
      ["/v1/测试 网络/%E6%B5%8B%2520x/%zz/", "-q", "名 称=值"],
      ["/v1/vpc?b=%2B+%20&a=1&bind&=&empty=&a=0&%61=2"],
      ["/v1/vpc?x=%C3%A9&y=1%", "-q", `${awkward}=${awkward}`, "-q", "bind", "-q", "text10=1", "-q", "text1=1", "-q", "text=1"],
      ["v1//vpc///x"],
    ]) {
      const request = await sentBy(["GET", ...args]);
      const { stdout } = await bcevpc(["sign", "GET", ...args, "--endpoint", server.url, "--json"], { env: keys });
      assert.equal(`${server.url}${request.target}`, JSON.parse(stdout).url, args.join(" "));
      assert.equal(signatureOf(request).matches, true, request.target);
      assert.match(request.target, /^[!-~]+$/);
    }
  });

  it("keeps repeated parameters, their order and bare actions", async () => {
    const request = await sentBy(["PUT", "/v1/nat/nat-1?bind&id=2", "-q", "id=1", "-q", "empty=", "-q", "eq=a=b"]);
    assert.equal(request.target, "/v1/nat/nat-1?bind&id=2&id=1&empty=&eq=a%3Db");
    assert.equal(signatureOf(request).matches, true);
  });
});

describe("the target of a call", () => {
  it("is a method in any case and a path with or without its slash", async () => {
    for (const [method, path] of [
      ["get", "/v1/vpc"],
      ["Get", "v1/vpc"],
      ["GET", "//v1/vpc"],
    ] as const)
      assert.equal((await sentBy([method, path])).line, "GET /v1/vpc HTTP/1.1");
  });

  it("may be a full URL of this machine, which needs no endpoint; its fragment is left away", async () => {
    const { code } = await bcevpc(["call", "GET", `${server.url}/v1/vpc?maxKeys=1#x`], { env: keys });
    assert.deepEqual([code, server.only().target], [0, "/v1/vpc?maxKeys=1"]);
  });

  it("goes to a host outside of baidubce.com only when --endpoint names the same host", async () => {
    for (const url of [
      "https://example.com/v1/vpc",
      "https://bcc.bj.baidubce.com.evil.com/v1/vpc",
      "https://bcc.bj.baidubce.com@evil.com/",
      "http://10.0.0.1/v1/vpc",
    ]) {
      const { code, stdout, stderr } = await bcevpc(["call", "GET", url], { env: keys });
      assert.deepEqual([code, stdout], [2, ""], url);
      assert.match(stderr, /is not a Baidu AI Cloud host[\s\S]*--endpoint http|an endpoint must not contain a user name/, url);
    }
    const other = server.url.replace("127.0.0.1", "0.0.0.0");
    const refused = await bcevpc(["call", "GET", `${other}/v1/vpc`], { env: keys });
    assert.deepEqual([refused.code, server.requests.length], [2, 0]);
    const allowed = await bcevpc(["call", "GET", `${other}/v1/vpc`, "--endpoint", other], { env: keys });
    assert.deepEqual([allowed.code, server.only().line], [0, "GET /v1/vpc HTTP/1.1"]);
  });

  it("is refused when URL and --endpoint name different hosts", async () => {
    const { code, stderr } = await callTo(server, ["GET", "https://bcc.bj.baidubce.com/v1/vpc"]);
    assert.equal(code, 2);
    assert.match(stderr, /the URL and --endpoint differ: https:\/\/bcc\.bj\.baidubce\.com and\s+http:\/\/127\.0\.0\.1/);
  });

  it("that Git Bash has rewritten is recognised, and how to write it is told", async () => {
    for (const path of ["C:/Program Files/Git/v1/vpc", "C:\\Program Files\\Git\\v1\\vpc", "d:/v1/vpc"]) {
      const { code, stderr } = await callTo(server, ["GET", path]);
      assert.deepEqual([code, server.requests.length], [2, 0]);
      assert.match(stderr, /Git Bash[\s\S]* v1\/vpc\n[\s\S]* \/\/v1\/vpc\n/);
    }
  });
});

describe("the body of a call", () => {
  const body = ' {"name" :\t"测试 网络",\r\n "x":1.0e2,"big":12345678901234567890}  ';

  it("goes out byte for byte from the argument, a file and standard input", async () => {
    const file = join(newFolder(), "体.json");
    writeFileSync(file, body);
    for (const [data, input] of [
      [body, null],
      [`@${file}`, null],
      ["-", body],
    ] as const) {
      const request = await sentBy(["POST", "/v1/vpc", "-d", data], { input });
      assert.equal(request.body.toString(), body);
      assert.equal(request.headers["content-length"], String(Buffer.byteLength(body)));
      assert.equal(request.headers["transfer-encoding"], undefined);
    }
  });

  it("loses a byte order mark, which the service would not understand", async () => {
    assert.equal((await sentBy(["POST", "/v1/vpc", "-d", "-"], { input: `\ufeff${body}` })).body.toString(), body);
  });

  it("may be any JSON and be large; without one a POST says that it has none", async () => {
    const large = JSON.stringify({ list: Array.from({ length: 50_000 }, (_, index) => `项${index}`) });
    assert.equal((await sentBy(["PUT", "/v1/vpc", "-d", "-"], { input: large })).body.toString(), large);
    assert.equal((await sentBy(["DELETE", "/v1/vpc", "--yes", "-d", '"x"'])).body.toString(), '"x"');
    assert.equal((await sentBy(["POST", "/v1/vpc"])).headers["content-length"], "0");
  });
});

describe("a client token", () => {
  it("of auto is printed on stderr, sent as a parameter and signed, and is a new one for each call", async () => {
    const tokens = new Set<string>();
    for (const lang of ["en", "zh"]) {
      server.forget();
      const { stderr, stdout } = await callTo(server, ["POST", "/v1/vpc", "--client-token", "auto", "--lang", lang]);
      const [, token = ""] = /(?:client token: |clientToken：)(\S+)\n/.exec(stderr) ?? [];
      assert.match(token, /^[!-~]{1,64}$/);
      assert.equal(server.only().target, `/v1/vpc?clientToken=${token}`);
      assert.equal(signatureOf(server.only()).matches, true);
      assert.equal(stdout, "{}");
      tokens.add(token);
    }
    assert.equal(tokens.size, 2);
  });

  it("of one's own is sent as it is, up to 64 characters", async () => {
    const token = "t".repeat(64);
    assert.equal((await sentBy(["POST", "/v1/vpc", "--client-token", token])).target, `/v1/vpc?clientToken=${token}`);
  });

  it("stays the same when the call is sent again, and each attempt is signed anew", async () => {
    server.answer(() => (server.requests.length < 2 ? { status: 503, body: "" } : { body: {} }));
    const { code } = await callTo(server, ["POST", "/v1/vpc", "--client-token", "auto", "--retry", "2"]);
    assert.equal(code, 0);
    const [first, second, ...more] = server.requests;
    assert.deepEqual([first?.target, more.length], [second?.target, 0]);
    for (const request of server.requests) assert.equal(signatureOf(request).matches, true);
  });
});
