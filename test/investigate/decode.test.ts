import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { bcevpc } from "../cli/run.js";
import { startMock } from "../node/mock/mock-process.js";
import { temporaryFolder } from "../temporary-folder.js";

const seed = {
  regions: {
    bj: { vpcs: [{ vpcId: "vpc-shop", name: "shop", cidr: "10.0.0.0/16", isDefault: false }] },
    gz: {
      vpcs: [{ vpcId: "vpc-far", name: "far", cidr: "10.0.0.0/16", isDefault: false }],
      nats: [
        { id: "nat-farfarfarfar", name: "far", vpcId: "vpc-far", cuNum: 1, status: "active", paymentTiming: "Postpaid", expiredTime: "" },
      ],
    },
  },
};
const missing = (id = "nat-farfarfarfar") =>
  [
    `> GET /v1/nat/${id} HTTP/1.1`,
    "> Host: bcc.bj.baidubce.com",
    ">",
    "< HTTP/1.1 404 Not Found",
    "< Content-Type: application/json",
    "<",
    '{"requestId":"0c0cd3c2-4fd5-4a4a-9d3c-000000000001","code":"NoSuchNat","message":"The specified nat is not found."}',
    "",
  ].join("\n");

async function mockOf(t: TestContext): Promise<Readonly<Record<string, string>>> {
  const path = join(temporaryFolder("seed"), "seed.json");
  writeFileSync(path, JSON.stringify(seed));
  const mock = await startMock(["--regions", "bj,gz", "--settle", "0", "--seed", path]);
  t.after(() => mock.stop());
  return { ...mock.env, COLUMNS: "2000" };
}

describe("an error that is read", () => {
  it("is looked into by the request that the log shows", async (t) => {
    const { stdout, code } = await bcevpc(["decode", "--investigate", "--region", "bj", "--lang", "en"], {
      env: await mockOf(t),
      input: missing(),
    });
    assert.equal(code, 0);
    assert.match(stdout, /The NAT gateway nat-farfarfarfar \(far\) is in gz/);
    assert.match(stdout, /\$ bcevpc call GetNat natId=nat-farfarfarfar --region gz/);
  });

  it("is looked into on a pipe, in Chinese", async (t) => {
    const { stdout } = await bcevpc(["--investigate", "--region", "bj", "--lang", "zh"], { env: await mockOf(t), input: missing() });
    assert.match(stdout, /NAT ?网关 nat-farfarfarfar \(far\) 在 gz/);
  });

  it("has what was found out in its record, twice where it came twice, with the calls of once", async (t) => {
    const env = await mockOf(t);
    const input = `${missing()}\n\n\n${missing().replace("000001", "000002")}`;
    for (const option of ["--json", "--ndjson"]) {
      const { stdout, stderr } = await bcevpc(["decode", "--investigate", "--region", "bj", "-v", option], { env, input });
      const errors: { investigation: { calls: number; conclusion: { en: string } } }[] =
        option === "--json"
          ? JSON.parse(stdout).errors
          : stdout
              .trim()
              .split("\n")
              .map((line) => JSON.parse(line))
              .filter(({ type }) => type === "error");
      assert.equal(errors.length, 2, stdout);
      for (const { investigation } of errors) assert.match(investigation.conclusion.en, /is in gz/);
      assert.equal([...stderr.matchAll(/read GetNat/g)].length, 2, stderr);
    }
  });

  it("is explained all the same without keys, which is said in one line", async () => {
    const { stdout, stderr, code } = await bcevpc(["decode", "--investigate", "--lang", "en"], { input: missing() });
    assert.equal(code, 0);
    assert.match(stdout, /NoSuchNat/);
    assert.match(stderr, /^not investigated: no access key[^\n]*\n$/);
  });

  it("is not looked into without the option, nor for a summary", async (t) => {
    const paths: string[] = [];
    const { env } = await recording(t, paths);
    await bcevpc(["decode"], { env, input: missing() });
    await bcevpc(["decode", "--investigate", "--summary"], { env, input: missing() });
    assert.deepEqual(paths, []);
  });

  it("is said in the report with what was found out", async (t) => {
    const env = await mockOf(t);
    const report = join(temporaryFolder("report"), "ticket.md");
    await bcevpc(["decode", "--investigate", "--region", "bj", "--report", report], { env, input: missing() });
    assert.match(readFileSync(report, "utf8"), /nat-farfarfarfar \\?\(far\\?\) is in gz/);
    await bcevpc(["call", "GetNat", "natId=nat-farfarfarfar", "--region", "bj", "--investigate", "--report", `${report}2`], { env });
    assert.match(readFileSync(`${report}2`, "utf8"), /nat-farfarfarfar \\?\(far\\?\) is in gz/);
  });

  it("is looked into after a tool has ended", async (t) => {
    const env = await mockOf(t);
    const script = `process.stderr.write(${JSON.stringify(missing())}); process.exitCode = 3;`;
    const { stderr, code } = await bcevpc(
      ["run", "--investigate", "--region", "bj", "--lang", "en", "--", process.execPath, "-e", script],
      { env },
    );
    assert.equal(code, 3);
    assert.match(stderr, /nat-farfarfarfar \(far\) is in gz/);
  });
});

/** A server that answers every request with what `answer` says, and keeps what it was asked. */
async function recording(
  t: TestContext,
  asked: string[],
  answer: (request: IncomingMessage) => [number, string] = () => [404, '{"code":"NoSuchObject","message":"x","requestId":"1"}'],
) {
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const [status, body] = answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const env = {
    BCE_ACCESS_KEY_ID: "ALTAKsecretsweep0000000000",
    BCE_SECRET_ACCESS_KEY: "0123456789abcdef0123456789abcdef",
    BCEVPC_ENDPOINT: `http://127.0.0.1:${port}`,
    COLUMNS: "2000",
  };
  return { env };
}

describe("an investigation", () => {
  it("makes reads alone, at most 12 an error and 30 in all, and shows no secret", async (t) => {
    const asked: string[] = [];
    const { env } = await recording(t, asked);
    const codes = [
      "NoSuchNat",
      "AccessDenied",
      "EniStatusException",
      "UnsupportedPeerConnOperation",
      "ResourceNeedRelease",
      "OperationDenied",
    ];
    const input = codes
      .flatMap((code, at) =>
        [0, 1, 2, 3].map(
          (index) =>
            `{"requestId":"0c0cd3c2-4fd5-4a4a-9d3c-0000000000${at}${index}","code":"${code}","message":"nat-aaaaaaaa${at}${index} eni-aaaaaaaa${at}${index} peerconn-aaaaaaa${at}${index} failed"}`,
        ),
      )
      .join("\n\n");
    const { stdout, stderr } = await bcevpc(["decode", "--investigate", "--json", "-v"], { env, input });
    assert.ok(asked.length > 0 && asked.length <= 30, String(asked.length));
    assert.deepEqual(
      asked.filter((call) => !call.startsWith("GET ")),
      [],
    );
    for (const { investigation } of JSON.parse(stdout).errors) assert.ok((investigation?.calls ?? 0) <= 12);
    assert.doesNotMatch(stdout + stderr, /0123456789abcdef0123456789abcdef/);
  });

  for (const [name, answer] of [
    ["broken", [200, "{"]],
    ["empty", [200, ""]],
    ["refused", [403, '{"code":"AccessDenied","message":"x","requestId":"1"}']],
    ["failing", [500, '{"code":"InternalError","message":"x","requestId":"1"}']],
  ] as const)
    it(`concludes nothing from ${name} reads`, async (t) => {
      const { env } = await recording(t, [], () => [...answer]);
      const { stdout, code } = await bcevpc(["decode", "--investigate", "--json"], { env, input: missing() });
      const [{ investigation }] = JSON.parse(stdout).errors;
      assert.equal(code, 0);
      assert.equal(investigation.conclusion, null);
      assert.deepEqual(
        investigation.checks.map(({ verdict }: { verdict: string }) => verdict),
        ["unknown"],
      );
    });
});
