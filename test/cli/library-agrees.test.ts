import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decode, explain, lint, operations, searchCodes, sign, verify } from "../../src/core/index.js";
import { bcevpc } from "./run.js";

const keys = { accessKeyId: "0123456789abcdef0123456789abcdef", secretAccessKey: "fedcba9876543210fedcba9876543210" };
const env = { BCE_ACCESS_KEY_ID: keys.accessKeyId, BCE_SECRET_ACCESS_KEY: keys.secretAccessKey, BCE_REGION: "bj" };
const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

async function printed(args: readonly string[], input: string | null = null): Promise<Record<string, unknown>> {
  const { stdout, stderr } = await bcevpc([...args, "--json"], { env, input });
  assert.notEqual(stdout, "", stderr);
  const { schemaVersion: _version, ...document } = JSON.parse(stdout);
  return document;
}

describe("the library and the command line", () => {
  it("explain and search alike", async () => {
    for (const code of ["NoSuchNat", "LimitExceeded", "NoSuchNatt"])
      assert.deepEqual(plain(await explain(code)), await printed(["explain", code]));
    const entries = plain(await searchCodes("quota 配额", { service: "nat" }));
    assert.deepEqual({ entries }, await printed(["codes", "quota", "配额", "--service", "nat"]));
  });

  it("know the same of operations", async () => {
    for (const words of ["CreateNat", "subnet", "POST /v1/nat"])
      assert.deepEqual(plain(await operations(words)), (await printed(["apis", ...words.split(" ")]))["operations"], words);
  });

  it("sign alike", async () => {
    const timestamp = "2026-11-22T08:00:00Z";
    const own = await printed(["sign", "GET", "/v1/vpc", "-q", "maxKeys=10", "--timestamp", timestamp]);
    const request = { method: "GET", url: String(own["url"]), headers: { "content-type": "application/json; charset=utf-8" } };
    const { headers: _headers, ...signed } = sign(request, keys, { time: new Date(timestamp) });
    for (const [name, value] of Object.entries(signed)) assert.deepEqual(plain(value), own[name], name);
  });

  it("find the same mistake in a signature", async () => {
    const request = { method: "GET", url: "https://bcc.bj.baidubce.com/v1/vpc?b=1&a=2" };
    const { headers } = sign(request, { ...keys, secretAccessKey: `${keys.secretAccessKey}\n` }, { time: new Date() });
    const json = JSON.stringify({ ...request, headers });
    const { request: _request, secretSource: _source, ...document } = await printed(["verify"], json);
    assert.deepEqual(plain(verify(json, keys)), document);
    assert.equal(document["verdict"], "mistake");
  });

  it("lint alike, apart from places in the text", async () => {
    const body = '{"name":"1","cidr":"10.0.0.1/8"}';
    const { requests } = await printed(["lint", "POST", "/v1/vpc", "-d", body]);
    const [own] = requests as [Record<string, unknown> & { findings: Record<string, unknown>[] }];
    const { findings, operation, path, method } = await lint({ method: "POST", url: "https://bcc.bj.baidubce.com/v1/vpc", body });
    assert.deepEqual([operation, path, method], [own["operation"], own["path"], own["method"]]);
    assert.ok(findings.length > 0);
    assert.deepEqual(
      plain(findings),
      own.findings.map(({ bodyLine: _line, bodyColumn: _column, ...finding }) => finding),
    );
  });

  it("find the same errors with the same summary", async () => {
    const id = "3f2a6d1c-0000-4000-8000-000000000001";
    const log = `a\n{"code":"NoSuchNat","message":"x","requestId":"${id}"}\nb\n{"code":"LimitExceeded","message":"y","requestId":"${id}"}\n`;
    const document = await printed(["decode"], log);
    const { errors, summary } = await decode(log);
    assert.deepEqual(plain(summary), document["summary"]);
    const place = ({ code, message, line, requestId, format }: Record<string, unknown>) => [code, message, line, requestId, format];
    assert.deepEqual(
      errors.map((error) => place({ ...error })),
      (document["errors"] as Record<string, unknown>[]).map(place),
    );
  });
});
