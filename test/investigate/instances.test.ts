import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { bcevpc } from "../cli/run.js";
import { startMock } from "../node/mock/mock-process.js";
import { temporaryFolder } from "../temporary-folder.js";

/** A server that answers by method and path: the mock has no servers of BCC. */
async function service(t: TestContext, answers: Readonly<Record<string, readonly [number, object]>>) {
  const server = createServer((request, response) => {
    const [status, body] = answers[`${request.method} ${request.url?.split("?")[0]}`] ?? [
      404,
      { code: "NoSuchObject", message: "The specified object is not found or resource do not exist.", requestId: "1" },
    ];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const env = {
    BCE_ACCESS_KEY_ID: "a".repeat(32),
    BCE_SECRET_ACCESS_KEY: "b".repeat(32),
    BCEVPC_ENDPOINT: `http://127.0.0.1:${port}`,
    COLUMNS: "2000",
  };
  return async (...words: readonly string[]) => {
    const { stderr } = await bcevpc(["call", ...words, "--investigate", "--json"], { env });
    return JSON.parse(stderr).investigation;
  };
}

const refusal = (code: string, message: string) => [403, { code, message, requestId: "0c0cd3c2-4fd5-4a4a-9d3c-000000000001" }] as const;
const attach = ["AttachEniInstance", "eniId=eni-web12345", "instanceId=i-web12345"];
const eni = {
  eniId: "eni-web12345",
  name: "web",
  vpcId: "vpc-shop",
  zoneName: "cn-bj-d",
  subnetId: "sbn-d",
  status: "available",
  instanceId: "",
};
const instance = (more: object) =>
  [200, { instance: { id: "i-web12345", name: "web-1", vpcId: "vpc-shop", zoneName: "cn-bj-d", status: "Running", ...more } }] as const;
const subnets = [200, { subnets: [{ subnetId: "sbn-a", name: "a", zoneName: "cn-bj-a", subnetType: "BCC" }], isTruncated: false }] as const;
const apart = refusal("EniAndDeviceNotInSameAzException", "The eni and device not in same az or not in same vpc.");

describe("an instance that an interface was to be attached to", () => {
  it("is in another zone, where there is a subnet", async (t) => {
    const look = await service(t, {
      "PUT /v1/eni/eni-web12345": apart,
      "GET /v1/eni/eni-web12345": [200, eni],
      "GET /v2/instance/i-web12345": instance({ zoneName: "cn-bj-a" }),
      "GET /v1/subnet": subnets,
    });
    const { conclusion, action, checks } = await look(...attach);
    assert.equal(conclusion.en, "The interface eni-web12345 (web) is in the zone cn-bj-d, the instance i-web12345 (web-1) in cn-bj-a.");
    assert.match(action.en, /sbn-a \(a\)/);
    assert.equal(checks[0].cause, 0);
  });

  it("is in another VPC", async (t) => {
    const look = await service(t, {
      "PUT /v1/eni/eni-web12345": apart,
      "GET /v1/eni/eni-web12345": [200, eni],
      "GET /v2/instance/i-web12345": instance({ vpcId: "vpc-base" }),
    });
    const { conclusion, checks } = await look(...attach);
    assert.match(conclusion.en, /is in the VPC vpc-shop, the instance i-web12345 \(web-1\) in vpc-base/);
    assert.equal(checks[0].cause, 1);
  });

  it("is in the same place now", async (t) => {
    const look = await service(t, {
      "PUT /v1/eni/eni-web12345": apart,
      "GET /v1/eni/eni-web12345": [200, eni],
      "GET /v2/instance/i-web12345": instance({}),
    });
    assert.equal((await look(...attach)).checks[0].verdict, "ruledOut");
  });

  it("is not known where it may not be read", async (t) => {
    const look = await service(t, {
      "PUT /v1/eni/eni-web12345": apart,
      "GET /v1/eni/eni-web12345": [200, eni],
      "GET /v2/instance/i-web12345": refusal("AccessDenied", "Access denied."),
    });
    const { checks, conclusion } = await look(...attach);
    assert.equal(conclusion, null);
    assert.equal(checks[0].verdict, "unknown");
    assert.match(checks[0].text.en, /is in cn-bj-d and vpc-shop; the key is not allowed to read the instance i-web12345/);
  });

  for (const [status, verdict] of [
    ["Expired", "confirmed"],
    ["Running", "ruledOut"],
  ])
    it(`is ${status}`, async (t) => {
      const look = await service(t, {
        "PUT /v1/eni/eni-web12345": refusal("VmStatusException", "The vm status is not allowed to operate."),
        "GET /v2/instance/i-web12345": instance({ status }),
      });
      const { checks } = await look(...attach);
      assert.equal(checks[0].verdict, verdict);
      assert.match(checks[0].text.en, new RegExp(`i-web12345 \\(web-1\\) is ${status}`));
    });
});

describe("a secret key that is not that of its access key id", () => {
  /** A home with profiles, and a mock that knows their keys. */
  async function home(t: TestContext, secrets: (right: string) => Readonly<Record<string, string>>) {
    const mock = await startMock(["--settle", "0"]);
    t.after(() => mock.stop());
    const { BCE_ACCESS_KEY_ID: id = "", BCE_SECRET_ACCESS_KEY: right = "", ...env } = mock.env;
    const folder = temporaryFolder("home");
    mkdirSync(join(folder, ".bce"), { mode: 0o700 });
    const profiles = Object.entries(secrets(right)).map(([name, secret]) => ({
      name,
      mode: "AK",
      access_key_id: name === "stranger" ? "c".repeat(32) : id,
      secret_access_key: secret,
    }));
    writeFileSync(join(folder, ".bce", "config.json"), JSON.stringify({ current: "wrong", profiles }), { mode: 0o600 });
    return { env: { ...env, HOME: folder, COLUMNS: "2000" }, right };
  }

  it("is in another profile, which is named with the call", async (t) => {
    const { env, right } = await home(t, (secret) => ({ wrong: "d".repeat(32), right: secret }));
    const { stderr } = await bcevpc(["call", "QueryVpcList", "--profile", "wrong", "--investigate", "--json"], { env });
    const { investigation } = JSON.parse(stderr);
    assert.match(investigation.conclusion.en, /the secret in the profile works \(--profile right\)/);
    assert.match(investigation.action.command, /^bcevpc call QueryVpcList .*--profile right$|^bcevpc call QueryVpcList --profile right$/);
    assert.ok(!stderr.includes(right) && !stderr.includes("d".repeat(32)));
  });

  it("is in no other profile of this key, and one of another key is not tried", async (t) => {
    const { env } = await home(t, (secret) => ({ wrong: "d".repeat(32), other: "e".repeat(32), stranger: secret }));
    const { stderr } = await bcevpc(["call", "QueryVpcList", "--profile", "wrong", "--investigate", "--json"], { env });
    const check = JSON.parse(stderr).investigation.checks.find(({ id }: { id: string }) => id === "other-secret");
    assert.equal(check.verdict, "unknown");
    assert.equal(check.calls.length, 1);
    assert.match(check.text.en, /--profile other.*; profiles of other keys were not tried: stranger$/);
  });
});
