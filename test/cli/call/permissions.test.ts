import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { bcevpc } from "../run.js";
import { type ApiServer, errorBody, startApiServer } from "./api-server.js";
import { callTo } from "./caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer({ status: 403, body: errorBody("AccessDenied", "Access denied.") });
});
after(() => server.close());

/** The policy in a text, as it would be pasted. */
function policyIn(text: string): unknown {
  const [policy = "null"] = /^ {4}\{\n(?: {5,}.*\n)+ {4}\}$|^ {4}\{"version".*\}$/mu.exec(text) ?? [];
  return JSON.parse(policy);
}

const policyWith = (...permission: string[]): object => ({
  version: "v1",
  accessControlList: [{ service: "bce:network", region: "*", resource: ["*"], effect: "Allow", permission }],
});

describe("AccessDenied", () => {
  it("comes from call with permission, policies and a policy to paste, marked as documented", async () => {
    const { stderr, code } = await callTo(server, ["GET", "/v1/subnet"]);
    assert.equal(code, 7);
    assert.match(stderr, /^Permission \[doc\]$/mu);
    assert.match(stderr, /QuerySubnetList reads subnets\. System policies that allow it:\s+SubnetReadOnlyAccessPolicy\./u);
    assert.deepEqual(policyIn(stderr), policyWith("SUBNET_READ"));
    const chinese = await callTo(server, ["GET", "/v1/subnet", "--lang", "zh"]);
    assert.match(chinese.stderr, /^权限 \[文档\]$/mu);
    assert.match(chinese.stderr, /QuerySubnetList 读取子网。允许此操作的系统策略：SubnetReadOnlyAccessPolicy。/u);
  });

  it("says of an operation without documented names that there are none", async () => {
    const { stderr } = await callTo(server, ["POST", "/v1/nat", "-d", "{}"]);
    assert.match(stderr.replaceAll(/\s+/g, " "), /CreateNat changes NAT gateways\. The documentation names no system policy for this/u);
    assert.equal(policyIn(stderr), null);
  });

  it("has the same in the record of call", async () => {
    const { stderr } = await callTo(server, ["GET", "/v1/peerconn", "--json"]);
    const { permissions } = JSON.parse(stderr) as { permissions: Record<string, unknown> };
    assert.deepEqual(permissions["systemPolicies"], ["PEERCONNReadPolicy", "PEERCONNOperatePolicy", "PEERCONNFullControlPolicy"]);
    assert.deepEqual(permissions["policy"], policyWith("PEERCONN_READ"));
    server.answer({ status: 404, body: errorBody("NoSuchNat") });
    const other = await callTo(server, ["GET", "/v1/nat/nat-1", "--json"]);
    assert.equal((JSON.parse(other.stderr) as { permissions: unknown }).permissions, null);
  });

  it("has in explain --full the whole table, and nothing of it without", async () => {
    const { stdout } = await bcevpc(["explain", "AccessDenied", "--full"]);
    const all = "VPC_READ SUBNET_READ ROUTE_READ SECURITY_GROUP_READ ESG_READ ACL_READ ENIC_READ PEERCONN_READ".split(" ");
    assert.deepEqual(policyIn(stdout), policyWith(...all));
    for (const name of all) assert.match(stdout, new RegExp(`^ {2}${name} {2,}\\S`, "mu"));
    assert.equal(policyIn((await bcevpc(["explain", "AccessDenied"])).stdout), null);
    assert.equal(policyIn((await bcevpc(["explain", "NoSuchNat", "--full"])).stdout), null);
    assert.match((await bcevpc(["explain", "AccessDenied", "--full", "--lang", "zh"])).stdout, /^读权限与系统策略 \[文档\]$/mu);
  });

  it("has it in decode where the input shows the operation, once for each", async () => {
    const failure = (path: string, id: string): string =>
      `> GET ${path} HTTP/1.1\n> Host: bcc.bj.baidubce.com\n>\n< HTTP/1.1 403 Forbidden\n<\n{"requestId":"${id}","code":"AccessDenied","message":"Access denied."}\n`;
    const ids = ["5be5ea2c-2a3b-4c0e-9f10-7d0f3a1c9e42", "6d62a0d1-8d1f-4c39-9b9e-31d2e6e9ad14", "23b893d0-9680-4bf2-b901-e54928da3f08"];
    const input = ["/v1/subnet", "/v1/subnet", "/v1/acl/rule"].map((path, index) => failure(path, ids[index] ?? "")).join("");
    const { stdout } = await bcevpc([], { input });
    assert.deepEqual(
      [...stdout.matchAll(/Permission in a custom policy: (\w+)/gu)].map(([, name]) => name),
      ["SUBNET_READ", "ACL_READ"],
    );
    const unknown = await bcevpc([], { input: JSON.stringify(errorBody("AccessDenied", "Access denied.")) });
    assert.doesNotMatch(unknown.stdout, /custom policy:/u);
  });
});
