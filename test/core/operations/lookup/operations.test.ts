import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { operationAliases, operationShapes } from "../../../../src/core/operations/lookup/operation-index.js";
import {
  findOperation,
  findShape,
  loadGroup,
  loadOperations,
  nearestOperations,
} from "../../../../src/core/operations/lookup/operations.js";
import { type Operation, operationGroups, type Parameter } from "../../../../src/core/operations/model/operation.js";

const operations = await loadOperations();

/** A parameter and all below it, each with its dotted path. */
const withMembers = (parameter: Parameter, above = ""): (readonly [path: string, parameter: Parameter])[] => {
  const path = above + parameter.name;
  return [[path, parameter], ...(parameter.children ?? []).flatMap((child) => withMembers(child, `${path}.`))];
};
const every = (operation: Operation) => operation.parameters.flatMap((parameter) => withMembers(parameter));

/** Operations, those with a required body, pages and interfaces in the documentation's navigation, by group. */
const figures: Readonly<Record<string, readonly [number, number, number, number]>> = {
  acl: [5, 1, 1, 5],
  "dedicated-gateway": [8, 3, 1, 8],
  eni: [18, 9, 1, 16],
  "enterprise-security-group": [6, 2, 1, 6],
  "gateway-bandwidth-limit": [4, 1, 1, 4],
  havip: [9, 4, 1, 9],
  "ipv6-gateway": [12, 6, 2, 12],
  nat: [24, 15, 3, 24],
  "network-probe": [5, 1, 1, 5],
  "parameter-template": [14, 6, 2, 14],
  peering: [13, 5, 1, 11],
  "route-table": [6, 1, 1, 6],
  "security-group": [8, 4, 1, 8],
  snic: [8, 3, 1, 8],
  subnet: [8, 3, 2, 8],
  vpc: [13, 4, 1, 9],
  vpn: [26, 9, 3, 21],
};

/** Operations that the navigation does not name; accepting and rejecting a peering connection are one interface there. */
const unnamed = new Set([
  "BatchAddPrivateIpCrossSubnet",
  "CreateUserGateway",
  "CreateVPCDhcp",
  "DeleteUserGateway",
  "GetEniQuota",
  "GetNetworkTopologyInfo",
  "GetVPCDhcpInfo",
  "RefundPeerConn",
  "RejectPeerConn",
  "UpdateUserGateway",
  "UpdateVPCDhcp",
  "UserGatewayDetails",
  "UserGatewayList",
]);

describe("the operations", () => {
  it("are 187 in 17 groups, as many in each as the documentation has interfaces, and those it does not name", async () => {
    assert.equal(operations.length, 187);
    assert.deepEqual([...operationGroups].sort(), Object.keys(figures).sort());
    for (const group of operationGroups) {
      const members = await loadGroup(group);
      const hasBody = ({ parameters }: Operation): boolean => parameters.some((parameter) => parameter.in === "body" && parameter.required);
      assert.deepEqual(
        [
          members.length,
          members.filter(hasBody).length,
          members.filter(({ listKey }) => listKey !== null).length,
          members.filter(({ name }) => !unnamed.has(name)).length,
        ],
        figures[group],
        group,
      );
    }
    assert.equal(operations.filter(({ name }) => !unnamed.has(name)).length, 174);
  });

  it("have as many parameters, enums, defaults and disputes as the sources", () => {
    const all = operations.flatMap(every).map(([, parameter]) => parameter);
    const count = (has: (parameter: Parameter) => boolean): number => all.filter(has).length;
    assert.equal(all.length, 936);
    assert.equal(
      count((parameter) => parameter.enum !== undefined),
      83,
    );
    assert.equal(
      count((parameter) => parameter.default !== undefined),
      52,
    );
    assert.equal(
      count((parameter) => parameter.source === "bce-sdk-go"),
      12,
    );
    assert.equal(
      count((parameter) => parameter.disputed !== undefined),
      33,
    );
  });

  it("have names, titles in both languages and at least one source", () => {
    for (const { name, title, sources } of operations) {
      assert.match(name, /^[A-Z]\w+$/);
      assert.match(title.zh, /\p{Script=Han}/u, name);
      assert.doesNotMatch(title.en, /\p{Script=Han}/u, name);
      assert.ok(sources.length > 0, name);
    }
  });

  it("name in the path exactly what is a path parameter, and repeat no name on one level", () => {
    for (const operation of operations) {
      const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(
        operation.parameters
          .filter((parameter) => parameter.in === "path")
          .map(({ name }) => name)
          .sort(),
        inPath.sort(),
        operation.name,
      );
      const paths = every(operation).map(([path]) => path);
      assert.equal(new Set(paths).size, paths.length, operation.name);
      for (const flag of operation.flags) assert.ok(!paths.includes(flag), `${operation.name} ${flag}`);
    }
  });

  it("have parameters that agree with themselves: members in objects only, required path parameters, defaults among the enum", () => {
    for (const operation of operations)
      for (const [path, parameter] of every(operation)) {
        const at = `${operation.name}.${path}`;
        const holds = parameter.type === "List" ? parameter.items : parameter.type;
        if (parameter.children) assert.equal(holds, "Object", at);
        if (parameter.items) assert.equal(parameter.type, "List", at);
        if (parameter.join) assert.ok(parameter.in === "query" && parameter.type === "List", at);
        if (parameter.in === "path") assert.ok(parameter.required, at);
        if (parameter.default !== undefined && parameter.enum)
          assert.ok(
            parameter.enum.some((value) => value === parameter.default),
            at,
          );
      }
  });

  it("are found by name and by the Go SDK's name in any case, and a name comes before another's alias", async () => {
    for (const { name } of operations) assert.equal((await findOperation(name.toLowerCase()))?.name, name);
    for (const [alias, name] of Object.entries(operationAliases)) assert.equal((await findOperation(alias.toUpperCase()))?.name, name);
    assert.equal((await findOperation("CreateNatGateway"))?.name, "CreateNat");
    // bce-sdk-go has these two the other way round.
    assert.equal((await findOperation("CreateIpSet"))?.path, "/v1/ipGroup");
    for (const name of ["", "CreateNa", "constructor", "__proto__", "toString"]) assert.equal(findShape(name), null, name);
  });

  it("have aliases that belong to one operation only and are no other's name", () => {
    const aliases = operations.flatMap((operation) => operation.aliases).map((alias) => alias.toLowerCase());
    assert.equal(new Set(aliases).size, aliases.length);
    const names = new Set(operations.map(({ name }) => name.toLowerCase()));
    assert.deepEqual(
      aliases.filter((alias) => names.has(alias)),
      [],
    );
  });

  it("come near to a misspelt name, whether it is theirs or the Go SDK's", () => {
    assert.equal(nearestOperations("CreatNat")[0], "CreateNat");
    assert.equal(nearestOperations("NatCreate")[0], "CreateNat");
    assert.equal(nearestOperations("CreateNatGatway")[0], "CreateNat");
    assert.equal(nearestOperations("DescribeVpcList").length <= 3, true);
    assert.deepEqual(nearestOperations("Zzzzzzzzz"), []);
  });

  it("have in the index what they have in their files", () => {
    assert.deepEqual(
      operationShapes,
      operations.map(({ name, group, method, path, flags, listKey, destructive }) => ({
        ...{ name, group, method, path, flags, listKey },
        ...(destructive ? { destructive } : {}),
      })),
    );
  });
});
