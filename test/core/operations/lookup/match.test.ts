import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { matchOperation, serviceOf } from "../../../../src/core/operations/lookup/match.js";
import { operationShapes as operations } from "../../../../src/core/operations/lookup/operation-index.js";
import type { QueryItem } from "../../../../src/core/signature/canonical-request.js";

const matched = (method: string, path: string, ...query: (string | QueryItem)[]): string | null =>
  matchOperation({ method, path, query: query.map((item) => (typeof item === "string" ? [item, null] : item)) })?.name ?? null;

/** Operations that nothing but the body tells apart, and the one that a request is taken for. */
const alike: Readonly<Record<string, string>> = {
  NatBindDnatEip: "NatBindEip",
  NatBindSnatEip: "NatBindEip",
  NatUnBindDnatEip: "NatUnBindEip",
  NatUnBindSnatEip: "NatUnBindEip",
};

const filled = (path: string, id: (name: string) => string): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => id(name));

describe("the operation of a request", () => {
  it("is found for each of the 187 when ids stand for the names in its path", () => {
    assert.equal(operations.length, 187);
    assert.equal(new Set(operations.map(({ name }) => name)).size, 187);
    for (const { name, method, path, flags } of operations)
      assert.equal(
        matched(
          method,
          filled(path, (id) => `${id.replace(/Id$/, "")}-4t2mg9ubhs8c`),
          ...flags,
        ),
        alike[name] ?? name,
        name,
      );
  });

  it("is found whatever the ids are, as long as they are no word of another path", () => {
    const words = new Set(operations.flatMap(({ path }) => path.split("/")));
    const id = fc
      .oneof(fc.stringMatching(/^[a-z]{1,6}-[a-z0-9]{1,14}$/), fc.string({ unit: "grapheme", minLength: 1 }))
      .filter((text) => !text.includes("/") && !words.has(text));
    fc.assert(
      fc.property(fc.constantFrom(...operations), fc.infiniteStream(id), ({ name, method, path, flags }, ids) => {
        const next = (): string => ids.next().value ?? "x";
        assert.equal(matched(method, filled(path, next), ...flags), alike[name] ?? name);
      }),
    );
  });

  it("shares method, path and actions with no other, but for the EIPs of a NAT gateway", () => {
    const byShape = new Map<string, string[]>();
    for (const { name, method, path, flags } of operations) {
      const shape = [method, filled(path, () => "{}"), ...flags].join(" ");
      byShape.set(shape, [...(byShape.get(shape) ?? []), name]);
    }
    assert.deepEqual(
      [...byShape.values()].filter((names) => names.length > 1),
      [
        ["NatBindEip", "NatBindDnatEip", "NatBindSnatEip"],
        ["NatUnBindEip", "NatUnBindDnatEip", "NatUnBindSnatEip"],
      ],
    );
  });

  it("is the one whose path has the word literally, before one that has an id there", () => {
    for (const [path, name] of [
      ["/v1/eni/quota", "GetEniQuota"],
      ["/v1/eni/eni-quota", "GetEniDetail"],
      ["/v1/nat/nat-x", "GetNat"],
      ["/v1/nat", "ListNat"],
    ] as const)
      assert.equal(matched("GET", path), name);
  });

  it("is told by the action, whose case matters, and which may carry a value or stand among others", () => {
    assert.equal(matched("PUT", "/v1/eni/eni-x", "unBind"), "UnbindEniEip");
    assert.equal(matched("PUT", "/v1/eni/eni-x", "unbind"), null);
    assert.equal(matched("PUT", "/v1/nat/nat-x", "unbind"), "NatUnBindEip");
    assert.notEqual(matched("PUT", "/v1/nat/nat-x", "unBind"), "NatUnBindEip");
    assert.equal(matched("PUT", "/v1/eni/eni-x", ["clientToken", "t"], "bind"), "BindEniEip");
    assert.equal(matched("PUT", "/v1/eni/eni-x", ["bind", ""]), "BindEniEip");
    assert.equal(matched("PUT", "/v1/eni/eni-x", "bindSg"), "UpdateEniSecurityGroup");
  });

  it("is told by the body where method, path and action are those of three, whether it is text or parsed", () => {
    const calls = {
      bind: ["NatBindEip", "NatBindDnatEip", "NatBindSnatEip"],
      unbind: ["NatUnBindEip", "NatUnBindDnatEip", "NatUnBindSnatEip"],
    };
    const nameFor = (flag: string, body: unknown) =>
      matchOperation({ method: "PUT", path: "/v1/nat/nat-x", query: [[flag, null]], body })?.name;
    for (const [flag, names] of Object.entries(calls))
      for (const [index, member] of ["bindEips", "dnatEips", "eips"].entries()) {
        assert.equal(nameFor(flag, { [member]: ["1.2.3.4"] }), names[index]);
        assert.equal(nameFor(flag, JSON.stringify({ [member]: [] })), names[index]);
        assert.equal(nameFor(flag, Buffer.from(JSON.stringify({ [member]: [] }))), names[index]);
      }
    for (const body of [undefined, null, "", "{", "[]", '"eips"', 7, {}, { other: 1 }]) assert.equal(nameFor("bind", body), "NatBindEip");
  });

  it("is not disturbed by parameters that are no action", () => {
    assert.equal(matched("GET", "/v1/vpc", ["maxKeys", "10"], ["marker", "x"]), "QueryVpcList");
  });

  it("is null for a path, a method or an action that is none of the API", () => {
    for (const [method, path] of [
      ["GET", "/"],
      ["GET", ""],
      ["GET", "/v1"],
      ["GET", "/v1/vpcs"],
      ["GET", "/v9/vpc"],
      ["GET", "/v1/vpc/a/b/c/d"],
      ["GET", "/v1/V1/vpc"],
      ["PATCH", "/v1/vpc"],
      ["get", "/v1/vpc"],
    ] as const)
      assert.equal(matched(method, path), null, `${method} ${path}`);
    assert.equal(matched("PUT", "/v1/eni/eni-x", "constructor"), null);
  });

  it("says which service's codes are to be expected", () => {
    const serviceAt = (method: string, path: string): string | null => {
      const operation = matchOperation({ method, path, query: [] });
      return operation && serviceOf(operation);
    };
    for (const [path, service] of [
      ["/v1/nat", "nat"],
      ["/v1/eni", "eni"],
      ["/v1/acl", "acl"],
      ["/v1/peerconn", "peering"],
      ["/v2/securityGroup", "security-group"],
      ["/v1/enterprise/security", "enterprise-security-group"],
      ["/v1/endpoint", "snic"],
      ["/v1/route", "route"],
      ["/v1/subnet", "vpc"],
      ["/v1/vpc", "vpc"],
    ] as const)
      assert.equal(serviceAt("GET", path), service, path);
  });
});
