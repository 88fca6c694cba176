import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bcevpc } from "../run.js";

describe("the codes of neighbouring services", () => {
  it("are explained as what they are: an event of the container network, printed with blanks", async () => {
    const { stdout, code } = await bcevpc(["explain", "failed to set bandwidth"]);
    assert.equal(code, 0);
    assert.match(stdout, /^failed to set bandwidth {2}container network of CCE, not an HTTP API · documented\n/);
    assert.match((await bcevpc(["explain", "SubnetNoMoreIP", "--lang", "zh"])).stdout, /CCE 容器网络（非 HTTP 接口）/);
  });

  it("say when a third party restates them, and when nobody sends them", async () => {
    assert.match((await bcevpc(["explain", "ListenerExceeded"])).stdout, /^ListenerExceeded {2}.* 413 .*restated by a third party/);
    assert.match((await bcevpc(["explain", "EOF"])).stdout, /peering connection that no longer exists/);
  });

  it("stand in one document with their service and evidence", async () => {
    const { stdout } = await bcevpc([
      "explain",
      "--json",
      "Esg.EsgRuleActionInvalid",
      "NoSuchObject",
      "blb/QuotaExceeded",
      "InvalidSessionToken",
    ]);
    const { entries } = JSON.parse(stdout) as { entries: { id: string; evidence: string; httpStatus: number | null }[] };
    assert.deepEqual(
      entries.map(({ id, evidence, httpStatus }) => [id, evidence, httpStatus]),
      [
        ["enterprise-security-group/Esg.EsgRuleActionInvalid", "documented", 400],
        ["vpc/NoSuchObject", "documented", 404],
        ["vpc/NoSuchObject.account-not-exist", "documented", null],
        ["eni/NoSuchObject", "observed", 400],
        ["security-group/NoSuchObject", "documented", 404],
        ["security-group/NoSuchObject.rule", "documented", 404],
        ["snic/NoSuchObject", "documented", 404],
        ["blb/QuotaExceeded", "second-hand", 413],
        ["bos/InvalidSessionToken", "client-source", 400],
      ],
    );
  });

  it("are predicted by lint, and a list that replaces another is warned of", async () => {
    const rule = JSON.stringify({ rule: { direction: "ingress", protocol: "tcp", portRange: "443-80" } });
    const refused = await bcevpc(["lint", "PUT", "/v2/securityGroup/g-1?authorizeRule", "-d", rule]);
    assert.equal(refused.code, 1);
    assert.match(refused.stdout, /error\[SecurityGroup\.RulePortOrderInvalid\]: rule\.portRange is 443-80\n/);
    const replaced = await bcevpc([
      "lint",
      "PUT",
      "/v1/vpc/vpc-1?modifyAttribute",
      "-d",
      JSON.stringify({ name: "web", secondaryCidr: ["10.1.0.0/16"] }),
    ]);
    assert.match(replaced.stdout, /^warning[\s\S]*replaces the whole list/);
  });
});
