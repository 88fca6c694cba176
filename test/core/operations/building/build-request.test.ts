import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ArgumentFault, parseArgument } from "../../../../src/core/operations/building/arguments.js";
import { type BuiltRequest, buildRequest, type GivenParts } from "../../../../src/core/operations/building/build-request.js";
import { exampleArguments } from "../../../../src/core/operations/knowledge/example.js";
import { matchOperation } from "../../../../src/core/operations/lookup/match.js";
import { findOperation, loadOperations } from "../../../../src/core/operations/lookup/operations.js";
import type { Operation } from "../../../../src/core/operations/model/operation.js";
import { parseTarget, wirePath } from "../../../../src/core/requests/target.js";
import { writeJson } from "../../../../src/core/text/json.js";
import { json, typed, type Value, valuesFor } from "./typed.js";

const operations = await loadOperations();

function build(operation: Operation, words: readonly string[], given?: GivenParts): BuiltRequest {
  const args = words.map((word) => {
    const argument = parseArgument(word);
    assert.ok(!(argument instanceof ArgumentFault), word);
    return argument;
  });
  return buildRequest(operation, args, given);
}

async function request(name: string, words: readonly string[], given?: GivenParts): Promise<BuiltRequest> {
  const operation = await findOperation(name);
  assert.ok(operation, name);
  return build(operation, words, given);
}

const problemsOf = ({ problems }: BuiltRequest): string[] => problems.map(({ weight, text }) => `${weight}: ${text.en}`);
const bodyOf = ({ body }: BuiltRequest): string => writeJson(body);
const isRefused = ({ problems }: BuiltRequest): boolean => problems.some(({ weight }) => weight !== "warn");

/** The part of the values that stands in one place, in the order they are given. */
const inPlace = (operation: Operation, values: Readonly<Record<string, Value>>, place: string) =>
  Object.entries(values).filter(([name]) => operation.parameters.find((parameter) => parameter.name === name)?.in === place);

const asText = (value: Value): string => (Array.isArray(value) ? value.map(String).join(",") : String(value));

describe("the request of any operation", () => {
  for (const operation of operations)
    it(`${operation.name} is that operation's again, and every value survives`, () => {
      fc.assert(
        fc.property(valuesFor(operation), (values) => {
          const words = Object.entries(values).flatMap(([name, value]) => typed(name, value));
          const built = build(operation, words);
          assert.ok(!isRefused(built), problemsOf(built).join("\n"));
          const { path, query } = parseTarget(wirePath(built));
          assert.deepEqual({ path, query }, { path: built.path, query: built.query });
          assert.equal(matchOperation({ method: built.method, path, query, body: built.body })?.name, operation.name);
          for (const [name, value] of inPlace(operation, values, "path")) assert.ok(path.split("/").includes(asText(value)), name);
          assert.deepEqual(query, [
            ...operation.flags.map((flag) => [flag, null]),
            ...inPlace(operation, values, "query").map(([name, value]) => [name, asText(value)]),
          ]);
          const body = Object.fromEntries(inPlace(operation, values, "body"));
          if (operation.parameters.some((parameter) => parameter.in === "body")) assert.equal(bodyOf(built), json(body));
          else assert.equal(built.body, null);
        }),
        { numRuns: 15 },
      );
    });

  it("is made of the example of every operation", () => {
    for (const operation of operations) {
      const built = build(operation, exampleArguments(operation));
      assert.ok(!isRefused(built), `${operation.name}: ${problemsOf(built).join("; ")}`);
      assert.equal(matchOperation(built)?.name, operation.name);
    }
  });
});

describe("a built request", () => {
  it("sends actions bare, joins or repeats lists of the query, and keeps colons of an address in the path for the encoder", async () => {
    const bind = await request("NatBindEip", ["natId=nat-1", "bindEips=1.1.1.1, 2.2.2.2", "bindEips=3.3.3.3"]);
    assert.equal(wirePath(bind), "/v1/nat/nat-1?bind");
    assert.equal(bodyOf(bind), '{"bindEips":["1.1.1.1","2.2.2.2","3.3.3.3"]}');
    const list = await request("ListEni", ["vpcId=vpc-1", "privateIpAddress[]=10.0.0.1", "privateIpAddress[]=10.0.0.2"]);
    assert.equal(wirePath(list), "/v1/eni?vpcId=vpc-1&privateIpAddress=10.0.0.1%2C10.0.0.2");
    const address = await request("DeleteEniIp", ["eniId=eni-1", "privateIpAddress=2001:db8::1"]);
    assert.equal(wirePath(address), "/v1/eni/eni-1/privateIp/2001%3Adb8%3A%3A1");
    const operation = await findOperation("ListEni");
    assert.ok(operation);
    const parameters = operation.parameters.map(({ join: _join, ...rest }) => rest);
    const repeated = build({ ...operation, parameters }, ["vpcId=vpc-1", "privateIpAddress=a,b"]);
    assert.deepEqual(repeated.query.slice(1), [
      ["privateIpAddress", "a"],
      ["privateIpAddress", "b"],
    ]);
  });

  it("gives values the type of their parameter, and numbers keep their digits", async () => {
    const nat = await request("CreateNat", ["name=12", "cuNum=3", "deleteProtect=true", "tags[0].tagKey=true"]);
    assert.equal(bodyOf(nat), '{"name":"12","cuNum":3,"deleteProtect":true,"tags":[{"tagKey":"true"}]}');
    const big = await request("CreateNat", ["cuNum=900719925474099312345", "bindEips:=[1.10]"]);
    assert.equal(bodyOf(big), '{"cuNum":900719925474099312345,"bindEips":[1.1]}');
  });

  it("appends with [] and goes to an item with its number", async () => {
    const rules = ["aclRules[].protocol=tcp", "aclRules[0].position=1", "aclRules[].protocol=udp", "aclRules[2].protocol=all"];
    assert.equal(
      bodyOf(await request("AddAclRule", rules)),
      '{"aclRules":[{"protocol":"tcp","position":1},{"protocol":"udp"},{"protocol":"all"}]}',
    );
  });

  it("adds to a body that is given and replaces its members", async () => {
    const body = { name: "old", billing: { paymentTiming: "Postpaid" }, bindEips: ["1.1.1.1"] };
    const built = await request("CreateNat", ["name=new", "billing.reservation.reservationLength=1", "bindEips[]=2.2.2.2"], { body });
    assert.equal(
      bodyOf(built),
      '{"name":"new","billing":{"paymentTiming":"Postpaid","reservation":{"reservationLength":1}},"bindEips":["1.1.1.1","2.2.2.2"]}',
    );
    assert.deepEqual(body.bindEips, ["1.1.1.1"]);
  });

  it("counts query items that are given, sends them as they are, and refuses one that is given twice", async () => {
    const given = { query: [["vpcId", "vpc-1"] as const, ["x", "y"] as const] };
    const list = await request("ListNat", ["maxKeys=5"], given);
    assert.deepEqual([problemsOf(list), wirePath(list)], [[], "/v1/nat?maxKeys=5&vpcId=vpc-1&x=y"]);
    assert.deepEqual(problemsOf(await request("ListNat", ["vpcId=vpc-2"], given)), ["stop: vpcId: set twice"]);
  });
});
