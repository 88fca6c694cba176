import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { permissions } from "../../../../src/core/operations/knowledge/permission-names.js";
import { documentedPermissions, permissionsFor, policyOf } from "../../../../src/core/operations/knowledge/permissions.js";
import { operationShapes } from "../../../../src/core/operations/lookup/operation-index.js";

describe("what an operation needs", () => {
  it("is known for every group of operations, as far as documents go", () => {
    const groups = new Set<string>(operationShapes.map(({ group }) => group));
    assert.deepEqual(Object.keys(permissions).toSorted(), [...groups].toSorted());
    for (const { name, method } of operationShapes) assert.equal(permissionsFor(name)?.access, method === "GET" ? "read" : "write", name);
    assert.equal(permissionsFor("NoSuchOperation"), null);
  });

  it("is a read permission, a system policy and a ready policy where documents name them", () => {
    const advice = permissionsFor("QuerySubnetList");
    assert.deepEqual([advice?.permissions, advice?.systemPolicies], [["SUBNET_READ"], ["SubnetReadOnlyAccessPolicy"]]);
    assert.deepEqual(advice?.policy, {
      version: "v1",
      accessControlList: [{ service: "bce:network", region: "*", resource: ["*"], effect: "Allow", permission: ["SUBNET_READ"] }],
    });
  });

  it("is no policy that documents do not give: for changes, and for kinds of resources they leave out", () => {
    for (const name of ["CreateSubnet", "GetNat", "CreateNat"]) {
      const advice = permissionsFor(name);
      assert.ok(advice, name);
      assert.deepEqual([advice.permissions, advice.systemPolicies, advice.policy], [[], [], null], name);
    }
    assert.deepEqual(permissionsFor("CreatePeerConn")?.systemPolicies, ["PEERCONNOperatePolicy", "PEERCONNFullControlPolicy"]);
  });

  it("is in all eight read permissions of the documents together", () => {
    const names = "VPC_READ SUBNET_READ ROUTE_READ SECURITY_GROUP_READ ESG_READ ACL_READ ENIC_READ PEERCONN_READ".split(" ");
    assert.deepEqual(
      documentedPermissions.map(({ read }) => read),
      names,
    );
    assert.deepEqual(policyOf(names).accessControlList[0]?.permission, names);
  });
});
