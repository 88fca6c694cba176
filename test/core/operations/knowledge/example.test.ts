import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ArgumentFault, parseArgument } from "../../../../src/core/operations/building/arguments.js";
import { buildRequest } from "../../../../src/core/operations/building/build-request.js";
import { exampleArguments, exampleOf } from "../../../../src/core/operations/knowledge/example.js";
import { verifyingCall, verifyingShape } from "../../../../src/core/operations/knowledge/verifying.js";
import { matchOperation } from "../../../../src/core/operations/lookup/match.js";
import { findOperation, loadOperations } from "../../../../src/core/operations/lookup/operations.js";
import type { Operation } from "../../../../src/core/operations/model/operation.js";
import { idOf } from "../../../../src/core/operations/model/resource-ids.js";
import { shellWord } from "../../../../src/core/text/shell.js";

const operations = await loadOperations();

async function named(name: string): Promise<Operation> {
  const operation = await findOperation(name);
  assert.ok(operation, name);
  return operation;
}

/** The request that the arguments of a call make. */
function built(operation: Operation, args: readonly string[]) {
  const parsed = args.map(parseArgument);
  return buildRequest(
    operation,
    parsed.map((argument) => {
      assert.ok(!(argument instanceof ArgumentFault), `${operation.name}: ${args.join(" ")}`);
      return argument;
    }),
  );
}

/** The words of a command as a POSIX shell splits them, of single quotes only. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/(?:[^\s'\\]|'[^']*'|\\.)+/gu)].map(([word]) => word.replaceAll(/'([^']*)'|\\(.)/gu, "$1$2"));

describe("the example of an operation", () => {
  it("makes a request without any fault that is that operation's again, for each of the 187", () => {
    for (const operation of operations) {
      const { problems, ...request } = built(operation, exampleArguments(operation));
      assert.deepEqual(problems, [], operation.name);
      assert.equal(matchOperation(request)?.name, operation.name);
    }
  });

  it("is a command of which a shell makes the same words", () => {
    for (const operation of operations)
      assert.deepEqual(wordsOf(exampleOf(operation)), ["bcevpc", "call", operation.name, ...exampleArguments(operation)]);
  });

  it("has ids of the right kind wherever a parameter takes one", () => {
    for (const operation of operations)
      for (const argument of exampleArguments(operation)) {
        const [, name = "", value = ""] = /^(\w+)=(.*)$/u.exec(argument) ?? [];
        const id = idOf(name);
        if (id) assert.ok(value.startsWith(id.prefix), `${operation.name} ${argument}`);
      }
    assert.equal(exampleOf(operations.find(({ name }) => name === "GetNat") ?? assert.fail()), "bcevpc call GetNat natId=nat-b58rnkn1g98h");
  });

  it("gives what an operation that requires nothing needs to do something", async () => {
    for (const [name, argument] of [
      ["QueryVpcIntranetIp", "privateIpRange="],
      ["QueryRoutingRules", "vpcId="],
      ["BatchAddEniIp", "privateIpAddressCount="],
      ["RenewVpn", "billing.reservation.reservationTimeUnit=month"],
    ] as const)
      assert.ok(
        exampleArguments(await named(name)).some((word) => word.startsWith(argument)),
        name,
      );
    for (const operation of operations.filter(({ method, flags }) => method === "PUT" && flags.length === 0))
      if (!/Relay$/.test(operation.name))
        assert.ok(
          exampleArguments(operation).length > operation.parameters.filter((parameter) => parameter.in === "path").length,
          operation.name,
        );
  });

  it("takes given values instead, quoted for a shell", async () => {
    assert.equal(exampleOf(await named("GetNat"), { natId: "nat-x y" }), "bcevpc call GetNat 'natId=nat-x y'");
    assert.equal(shellWord("it's"), String.raw`'it'\''s'`);
    assert.equal(shellWord("a\nb"), "$'a\\nb'");
    for (const word of ["$(id)", "a;b", "`id`", "a b", "*", ""]) assert.deepEqual(wordsOf(`x ${shellWord(word)}`)[1] ?? "", word);
  });
});

describe("the call that verifies an operation", () => {
  it("is a read of the API that parses, for every operation that changes something", async () => {
    for (const operation of operations) {
      const call = await verifyingCall(operation);
      if (operation.method !== "GET") assert.ok(call, operation.name);
      if (!call) continue;
      assert.equal(call.operation.method, "GET");
      assert.notEqual(call.operation.name, operation.name);
      const [, , name, ...args] = wordsOf(call.command);
      assert.equal(name, call.operation.name);
      assert.deepEqual(built(call.operation, args).problems, []);
    }
  });

  it("is the one that shows what was changed, not just the list of all", async () => {
    for (const [name, read] of [
      ["CreateNat", "ListNat"],
      ["ModifyNat", "GetNat"],
      ["CreateSnatRule", "ListSnatRule"],
      ["BatchAddSnatRules", "ListSnatRule"],
      ["DeleteVpnTunnel", "SearchVpnTunnel"],
      ["AddEniIp", "GetEniDetail"],
      ["OpenVpcRelay", "QuerySpecifiedVpc"],
      ["GetNat", "ListNat"],
      ["ListNat", "QuerySpecifiedVpc"],
    ] as const)
      assert.equal(verifyingShape(await named(name))?.name, read, name);
    assert.equal(verifyingShape(await named("QueryVpcList")), null);
  });

  it("carries the values of the request, and a blank for what that did not say", async () => {
    const commandFor = async (name: string, values: Record<string, string>) => (await verifyingCall(await named(name), values))?.command;
    assert.equal(await commandFor("ModifyNat", { natId: "nat-abc", name: "x" }), "bcevpc call GetNat natId=nat-abc");
    assert.equal(await commandFor("DeleteAclRule", { aclRuleId: "ar-x" }), "bcevpc call QueryAclRules subnetId=SUBNET_ID");
    assert.equal(await commandFor("CreatePeerConn", { localVpcId: "vpc-a" }), "bcevpc call ListPeerConn vpcId=vpc-a");
    assert.equal(await commandFor("GetNat", { natId: "\u001b[31mx" }), "bcevpc call ListNat vpcId=VPC_ID");
    assert.equal(await commandFor("ModifyNat", { natId: "\u001b[31mx'\u202e" }), String.raw`bcevpc call GetNat 'natId=x'\'''`);
  });
});
