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
async function serviceOf(t: TestContext, answers: Readonly<Record<string, readonly [number, object]>>) {
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
  return { env };
}

/** The same, called with `call`. */
async function service(t: TestContext, answers: Parameters<typeof serviceOf>[1]) {
  const { env } = await serviceOf(t, answers);
  return async (...words: readonly string[]) => {
    const { stderr } = await bcevpc(["call", ...words, "--investigate", "--json"], { env });
    return JSON.parse(stderr).investigation;
  };
}

/** A failure that Terraform printed, looked into with `decode`. */
async function decoded(t: TestContext, input: string, answers: Parameters<typeof serviceOf>[1]) {
  const { env } = await serviceOf(t, answers);
  const { stdout } = await bcevpc(["decode", "--investigate", "--json"], { env, input });
  return JSON.parse(stdout).errors[0].investigation;
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

describe("an instance that was to be put into one more security group", () => {
  const box = `Error: [ERROR] terraform-provider-baiducloud/baiducloud/resource_baiducloud_instance.go:700: Resource baiducloud_instance Bind Security Groups i-web12345 Failed!!! [SDK bce-sdk-go ERROR]:
[Code: SecurityGroup.BindInstanceExceededLimit; Message: Quota exceeds limit when binding instance to security group.; RequestId: 7651356d-8bdd-496f-9e33-c46622be4c7e]`;
  const groups = (count: number) =>
    [
      200,
      { securityGroups: Array.from({ length: count }, (_, index) => ({ id: `g-${index}`, name: `n${index}` })), isTruncated: false },
    ] as const;

  it("is in ten of them, which are named", async (t) => {
    const { conclusion, action } = await decoded(t, box, {
      "GET /v2/instance/i-web12345": instance({}),
      "GET /v2/securityGroup": groups(10),
    });
    assert.match(conclusion.en, /^The instance i-web12345 \(web-1\) is in 10 of 10 security groups: g-0 \(n0\), .*, g-9 \(n9\)\.$/);
    assert.match(action.command, /^bcevpc call QuerySecurityGroupsList vpcId=vpc-shop instanceId=i-web12345/);
  });

  it("is named by the path of a call that is none of the API's operations", async (t) => {
    const look = await service(t, {
      "PUT /v2/instance/i-web12345": refusal(
        "SecurityGroup.BindInstanceExceededLimit",
        "Quota exceeds limit when binding instance to security group.",
      ),
      "GET /v2/instance/i-web12345": instance({}),
      "GET /v2/securityGroup": groups(10),
    });
    const { conclusion } = await look("PUT", "/v2/instance/i-web12345?bind", "-d", '{"securityGroupId":"g-web1234567"}', "--yes");
    assert.match(conclusion.en, /^The instance i-web12345 \(web-1\) is in 10 of 10 security groups: /);
  });

  it("is in fewer, so that is not the reason", async (t) => {
    const { conclusion, checks } = await decoded(t, box, {
      "GET /v2/instance/i-web12345": instance({}),
      "GET /v2/securityGroup": groups(3),
    });
    assert.equal(conclusion, null);
    assert.equal(checks[0].verdict, "ruledOut");
    assert.equal(checks[0].text.en, "the instance i-web12345 (web-1) is in 3 of 10 security groups");
  });
});

describe("an access key that is not known", () => {
  const id = "0123456789abcdef0123456789abcdef";
  async function unknown(t: TestContext, other: string) {
    const { env } = await serviceOf(t, {
      "GET /v1/vpc": refusal("InvalidAccessKeyId", "The Access Key ID you provided doesnot exist in our records."),
    });
    const folder = temporaryFolder("home");
    mkdirSync(join(folder, ".bce"), { mode: 0o700 });
    const profiles = [{ name: "work", mode: "AK", access_key_id: other, secret_access_key: "e".repeat(32) }];
    writeFileSync(join(folder, ".bce", "config.json"), JSON.stringify({ current: "work", profiles }), { mode: 0o600 });
    const { stderr } = await bcevpc(["call", "QueryVpcList", "--json"], { env: { ...env, BCE_ACCESS_KEY_ID: id, HOME: folder } });
    assert.ok(!stderr.includes(other) && !stderr.includes("e".repeat(32)), stderr);
    return JSON.parse(stderr).investigation;
  }

  it("is nearly that of a profile, which is named without any call", async (t) => {
    const { conclusion, action, calls } = await unknown(t, id.replace("cdef", "cbef"));
    assert.match(conclusion.en, /^The access key id 0123… \(.*BCE_ACCESS_KEY_ID.*\) is unknown; the profile work has a similar one/);
    assert.equal(action.command, "bcevpc call GET /v1/vpc --profile work");
    assert.equal(calls, 0);
  });

  it("is like no other, and the profiles of other keys are named", async (t) => {
    const { conclusion, checks } = await unknown(t, "c".repeat(32));
    assert.equal(conclusion, null);
    assert.match(checks[0].text.en, /looks valid; profiles with other keys: work$/);
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

  it("is not looked for where another program signed", async (t) => {
    const { env } = await home(t, (secret) => ({ wrong: "d".repeat(32), right: secret }));
    const input =
      "[Code: SignatureDoesNotMatch; Message: The request signature we calculated does not match the signature you provided.; RequestId: 7651356d-8bdd-496f-9e33-c46622be4c7e]";
    const { stdout } = await bcevpc(["decode", "--profile", "wrong", "--investigate", "--json"], { env, input });
    assert.equal(JSON.parse(stdout).errors[0].investigation?.conclusion ?? null, null);
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
