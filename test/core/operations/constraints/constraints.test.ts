import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../../src/core/catalogue/catalogue.js";
import type { LintRequest } from "../../../../src/core/operations/constraints/constraint.js";
import { constraints, constraintsOf } from "../../../../src/core/operations/constraints/constraints.js";
import { loadOperations } from "../../../../src/core/operations/lookup/operations.js";
import { fullNames } from "../../../../src/core/operations/values/check-values.js";
import type { Values } from "./constraint-examples.js";
import { gatewayExamples } from "./constraint-examples-gateways.js";
import { natExamples } from "./constraint-examples-nat.js";
import { networkExamples } from "./constraint-examples-network.js";

const examples = { ...networkExamples, ...natExamples, ...gatewayExamples };
const operations = await loadOperations();
const entries = new Set((await loadEveryEntry()).map(({ id }) => id));
const toRequest = ({ path = {}, query = {}, body }: Values): LintRequest => ({ path, query: Object.entries(query), body });
const withoutPlaces = (parameter: string): string => parameter.replaceAll(/\[\d+\]/g, "");

describe("every constraint", () => {
  it("has a request that breaks it, at a parameter it names, and one that keeps it", () => {
    assert.deepEqual(Object.keys(examples).sort(), constraints.map(({ id }) => id).sort());
    for (const { id, check, parameters } of constraints) {
      const [breaks, keeps] = examples[id] ?? [{}, {}];
      const violations = check(toRequest(breaks));
      assert.ok(violations.length > 0, `nothing breaks ${id}`);
      for (const { parameter } of violations) assert.ok(parameters.includes(withoutPlaces(parameter)), `${id}: ${parameter}`);
      assert.deepEqual(check(toRequest(keeps)), [], id);
    }
  });

  it("is of operations that there are, which have its parameters, and leads to entries that there are", () => {
    for (const { id, operations: names, parameters, entry, liveEntry } of constraints) {
      const own = operations.filter(({ name }) => names.includes(name));
      assert.equal(own.length, names.length, id);
      const known = new Set(own.flatMap((operation) => fullNames(operation.parameters)).map((name) => name.replaceAll("[]", "")));
      for (const parameter of parameters) assert.ok(known.has(parameter), `${id}: ${parameter}`);
      for (const entryId of [entry, liveEntry]) assert.ok(entryId == null || entries.has(entryId), `${id}: ${entryId}`);
    }
  });

  it("says what must hold in both languages, and never fails on what is no request", () => {
    for (const { id, text, check } of constraints) {
      assert.ok(/[a-z]/i.test(text.en) && !/\p{Script=Han}/u.test(text.en), id);
      assert.match(text.zh, /\p{Script=Han}/u, id);
      for (const body of [undefined, null, 5, "x", [], [[]], { aclRules: 5, rules: [null], billing: [], snatRules: {}, privateIpSet: "x" }])
        assert.doesNotThrow(() => check({ path: {}, query: [["maxKeys", null]], body }), id);
    }
  });

  it("is found by the name of an operation", () => {
    const ids = constraintsOf({ name: "CreateNat" }).map(({ id }) => id);
    assert.ok(ids.includes("CreateNat.spec") && ids.includes("clientToken") && !ids.includes("AclRule.action"));
    assert.deepEqual(constraintsOf({ name: "NoSuchOperation" }), []);
  });
});
