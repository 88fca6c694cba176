import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { operationShapes } from "../../../src/core/operations/lookup/operation-index.js";
import { isDestructive } from "../../../src/core/operations/model/operation.js";

describe("what an operation takes away", () => {
  it("is known of each that releases, deletes or detaches by POST or PUT", () => {
    const named = operationShapes.filter(
      ({ name, method }) => method !== "GET" && /unbind|detach|delete(?!protect)|remove|release(?!protection)|refund|revoke/i.test(name),
    );
    assert.deepEqual(
      named.filter((shape) => !isDestructive(shape) && !/DeleteProtect|ReleaseProtection/.test(shape.name)),
      [],
    );
    assert.ok(named.some(({ method }) => method === "PUT") && named.some(({ method }) => method === "POST"));
  });

  it("is known of a refusal, of what is shut off, and of a list of security groups that replaces the one before", () => {
    const replacing = operationShapes.filter(({ flags }) => flags.some((flag) => flag === "bindSg" || flag === "bindEsg"));
    assert.equal(replacing.length, 4);
    const named = operationShapes.filter(({ name }) => /^(?:Reject|Close|ShutDown)/i.test(name));
    assert.deepEqual(named.map(({ name }) => name).sort(), ["ClosePeerConnSyncDns", "CloseVpcRelay", "RejectPeerConn"]);
    assert.deepEqual(
      [...replacing, ...named].filter((shape) => !isDestructive(shape)),
      [],
    );
  });

  it("is nothing for those that make, read, bind, protect or change", () => {
    const replacesGroups = /^Update(?:Eni|Snic)(?:Sg|Esg|SecurityGroup|EnterpriseSecurityGroup)$/;
    const harmless = operationShapes.filter(
      ({ name }) =>
        !replacesGroups.test(name) &&
        /^(?:Create|Get|List|Query|View|Bind|Attach|Add|BatchAdd|Update|Modify|Open|Renew|Purchase|Accept)/.test(name),
    );
    assert.deepEqual(
      harmless.filter((shape) => isDestructive(shape)).map(({ name }) => name),
      [],
    );
  });
});
