import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { bcevpc } from "../run.js";
import { type ApiServer, startApiServer } from "./api-server.js";
import { accessKeyId, callTo, homeWith, keys, secretAccessKey } from "./caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

const token = "c2Vzc2lvbi10b2tlbg+/==";
const request = [
  "POST",
  "/v1/vpc/测 试?bind&a=%2B",
  "-q",
  "b=c d'*",
  "-H",
  "X-Bce-Account: 1",
  "-H",
  "x-trace: t",
  "-d",
  ' {"name":"测试"} ',
];

interface DryRun {
  readonly line: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}
/** What --dry-run prints, taken apart; nothing may have been sent. */
async function dryRun(args: readonly string[], env: Record<string, string> = {}): Promise<DryRun> {
  const { stdout, stderr, code } = await callTo(server, [...args, "--dry-run"], { env });
  assert.deepEqual([code, stderr, server.requests.length], [0, "", 0]);
  const [head = "", ...body] = stdout.split("\n\n");
  const [line = "", ...lines] = head.split("\n");
  const headers = Object.fromEntries(lines.map((text) => [text.slice(0, text.indexOf(": ")), text.slice(text.indexOf(": ") + 2)]));
  return { line, headers, body: body.join("\n\n").replace(/\n$/, "") };
}
/** Headers of which date and signature, which differ from call to call, are made alike. */
const lasting = ({ "x-bce-date": date = "", authorization = "", ...rest }: Readonly<Record<string, string>>): Record<string, string> => ({
  ...rest,
  authorization: authorization.replace(date, "DATE").replace(/[^/]+$/, "SIGNATURE"),
});

describe("--dry-run", () => {
  it("prints exactly what is sent, apart from date and signature, and sends nothing", async () => {
    for (const env of [{}, { BCE_SECURITY_TOKEN: token }]) {
      const shown = await dryRun(request, env);
      assert.equal((await callTo(server, request, { env })).code, 0);
      const sent = server.only();
      assert.deepEqual([shown.line, shown.body], [sent.line, sent.body.toString()]);
      const { "x-bce-security-token": shownToken, ...shownRest } = lasting(shown.headers);
      const { "x-bce-security-token": sentToken, ...sentRest } = lasting(sent.headers);
      assert.deepEqual(shownRest, sentRest);
      assert.deepEqual([shownToken, sentToken], "BCE_SECURITY_TOKEN" in env ? ["(redacted)", token] : [undefined, undefined]);
      assert.match(shown.headers["authorization"] ?? "", /\/\(masked\)$/);
    }
  });

  it("shows signature and token with --show-secrets, and never the secret key", async () => {
    const { headers } = await dryRun(["GET", "/v1/vpc", "--show-secrets"], { BCE_SECURITY_TOKEN: token });
    assert.match(headers["authorization"] ?? "", /\/[0-9a-f]{64}$/);
    assert.equal(headers["x-bce-security-token"], token);
    assert.ok(!JSON.stringify(headers).includes(secretAccessKey));
  });

  it("is one JSON document with --json", async () => {
    const { stdout } = await callTo(server, [...request, "--dry-run", "--json"]);
    const { schemaVersion, method, url, headers, body } = JSON.parse(stdout);
    await callTo(server, request);
    const sent = server.only();
    assert.deepEqual([schemaVersion, method, url, body], [1, sent.method, server.url + sent.target, sent.body.toString()]);
    assert.deepEqual(lasting(headers), lasting(sent.headers));
    const bodiless = await callTo(server, ["GET", "/v1/vpc", "--dry-run", "--json"]);
    assert.equal(JSON.parse(bodiless.stdout).body, null);
  });

  it("works without keys, without a region and without both, and says what stands for them", async () => {
    for (const [args, env, stands, missing] of [
      [[], {}, ["host: bcc.REGION.baidubce.com", "bce-auth-v1/ACCESS_KEY_ID/"], /no access key is configured[\s\S]*no region is set/],
      [
        ["--region", "gz"],
        {},
        ["host: bcc.gz.baidubce.com", "bce-auth-v1/ACCESS_KEY_ID/"],
        /^warning: no access key is configured: ACCESS_KEY_ID is a placeholder\n$/,
      ],
      [
        [],
        keys,
        ["host: bcc.REGION.baidubce.com", `bce-auth-v1/${accessKeyId}/`],
        /^warning: no region is set: REGION is a placeholder\n$/,
      ],
      [["--region", "gz"], keys, ["host: bcc.gz.baidubce.com", `bce-auth-v1/${accessKeyId}/`], /^$/],
    ] as const)
      for (const show of [[], ["--show-secrets"]]) {
        const { code, stdout, stderr } = await bcevpc(["call", "GET", "/v1/vpc", "--dry-run", ...args, ...show], { env });
        assert.equal(code, 0);
        assert.ok(
          stands.every((part) => stdout.includes(part)),
          stdout,
        );
        assert.match(stderr, missing);
      }
  });

  it("needs nobody to be asked for a DELETE, and masks passwords in the body", async () => {
    assert.equal((await dryRun(["DELETE", "/v1/vpc/vpc-1"])).line, "DELETE /v1/vpc/vpc-1 HTTP/1.1");
    const { body } = await dryRun([
      "POST",
      "/v1/vpn",
      "-d",
      '{"name":"n","adminPass":"hunter-2","ike":{"secretKey" : "psk\\"x"},"password":"p"}',
    ]);
    assert.equal(body, '{"name":"n","adminPass":"(redacted)","ike":{"secretKey" : "(redacted)"},"password":"(redacted)"}');
  });

  it("prints the client token that it would send", async () => {
    const { line } = await dryRun(["POST", "/v1/vpc", "--client-token", "tok-1"]);
    assert.equal(line, "POST /v1/vpc?clientToken=tok-1 HTTP/1.1");
  });
});

describe("--curl", () => {
  it("prints a command that names the variable of the secret instead of holding it, and sends nothing", async () => {
    const { code, stdout, stderr } = await callTo(server, [...request, "--curl"], { env: { BCE_SECURITY_TOKEN: token } });
    assert.deepEqual([code, stderr, server.requests.length], [0, "", 0]);
    for (const part of [
      "BCE_SECRET_ACCESS_KEY",
      "BCE_SECURITY_TOKEN",
      "curl ",
      "-X POST",
      accessKeyId,
      "x-bce-account: 1",
      "x-trace: t",
      '{"name":"测试"}',
    ])
      assert.ok(stdout.includes(part), part);
    for (const secret of [secretAccessKey, token, encodeURIComponent(token)]) assert.ok(!stdout.includes(secret));
  });

  it("asks for the access key in its variable when none is configured", async () => {
    const { code, stdout, stderr } = await bcevpc(["call", "GET", "/v1/vpc", "--region", "bj", "--curl"]);
    assert.equal(code, 0);
    assert.match(stdout, /BCE_ACCESS_KEY_ID/);
    assert.match(stderr, /no access key is configured/);
  });
});

describe("--verbose", () => {
  it("says where each setting came from, in both languages", async () => {
    const profile = { name: "work", access_key_id: accessKeyId, secret_access_key: secretAccessKey, region: "gz" };
    const home = homeWith({ current: "work", profiles: [profile] });
    for (const [args, env, key, endpoint] of [
      [[], { HOME: home }, "profile work of ~/.bce/config.json", "profile work of ~/.bce/config.json"],
      [[], { HOME: home, ...keys }, "environment, BCE_ACCESS_KEY_ID", "profile work of ~/.bce/config.json"],
      [
        ["--profile", "work"],
        { HOME: home, ...keys, BCE_REGION: "bj" },
        "profile work of ~/.bce/config.json",
        "profile work of ~/.bce/config.json",
      ],
      [
        ["--region", "su"],
        { HOME: home, BAIDUCLOUD_ACCESS_KEY: "0123", BAIDUCLOUD_SECRET_KEY: secretAccessKey },
        "environment, BAIDUCLOUD_ACCESS_KEY",
        "--region",
      ],
      [["--endpoint", "http://127.0.0.1:1"], keys, "environment, BCE_ACCESS_KEY_ID", "--endpoint"],
    ] as const) {
      const { stderr } = await bcevpc(["call", "GET", "/v1/vpc", "--dry-run", "-v", ...args], { env });
      assert.match(stderr, new RegExp(`^\\* access key 0123… from ${key}\n\\* endpoint \\S+ from ${endpoint}\n`));
      assert.ok(!stderr.includes(accessKeyId));
    }
    const chinese = await bcevpc(["call", "GET", "/v1/vpc", "--dry-run", "-v", "--region", "bj", "--lang", "zh"], { env: keys });
    assert.match(chinese.stderr, /访问密钥 0123…，来自 环境变量 BCE_ACCESS_KEY_ID\n[\s\S]*来自 --region/);
  });

  it("shows request and answer headers and the canonical request on stderr, and leaves stdout alone", async () => {
    server.answer({ headers: { "X-Custom": "a" }, body: { vpcs: [] } });
    const { stdout, stderr } = await callTo(server, ["POST", "/v1/vpc?bind", "-v", "-d", '{"password":"hunter-2"}'], {
      env: { BCE_SECURITY_TOKEN: token },
    });
    assert.equal(stdout, '{"vpcs":[]}');
    for (const line of [
      "*   POST\\n",
      "*   /v1/vpc\\n",
      "*   bind=\\n",
      "> POST /v1/vpc?bind HTTP/1.1",
      `> host: ${server.host}`,
      "< HTTP/1.1 200 S",
      "< X-Custom: a",
      '{"password":"(redacted)"}',
    ])
      assert.ok(
        stderr.split("\n").some((shown) => shown === line),
        line,
      );
    assert.match(stderr, /^> authorization: bce-auth-v1\/.*\/\(masked\)$/m);
    assert.match(stderr, /^> x-bce-security-token: \(redacted\)$/m);
  });

  it("warns of a key that looks damaged or is another system's, without it, and does not stop", async () => {
    for (const [env, words] of [
      [{ BCE_SECRET_ACCESS_KEY: `${secretAccessKey} ` }, /warning: the secret access key contains white space/],
      [{ BCE_SECRET_ACCESS_KEY: `"${secretAccessKey}"` }, /warning: the secret access key is in quotes/],
      [{ BCE_ACCESS_KEY_ID: "LTAI5tSomething" }, /warning: the access key id looks like an Alibaba Cloud key/],
      [{ BCE_ACCESS_KEY_ID: "abcdefghijKLMNOPQRST1234" }, /application's API Key/],
      [{ BCE_SECURITY_TOKEN: "a b" }, /warning: the security token contains white space/],
    ] as const) {
      const { code, stderr } = await callTo(server, ["GET", "/v1/vpc", "--dry-run"], { env });
      assert.equal(code, 0);
      assert.match(stderr, words);
      assert.ok(!stderr.includes(secretAccessKey));
    }
  });
});
