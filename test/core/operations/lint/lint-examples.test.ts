import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ArgumentFault, parseArgument } from "../../../../src/core/operations/building/arguments.js";
import { buildRequest } from "../../../../src/core/operations/building/build-request.js";
import { exampleArguments } from "../../../../src/core/operations/knowledge/example.js";
import { lint } from "../../../../src/core/operations/lint/lint.js";
import { loadOperations } from "../../../../src/core/operations/lookup/operations.js";
import { uriEncodeExceptSlash } from "../../../../src/core/signature/encoding.js";

const operations = await loadOperations();

describe("the example of every operation", () => {
  it("is a request of which lint has no error, and which it takes for that operation", () => {
    const faults = operations.flatMap((operation) => {
      const args = exampleArguments(operation).map((text) => {
        const argument = parseArgument(text);
        assert.ok(!(argument instanceof ArgumentFault), text);
        return argument;
      });
      const { method, path, query, body } = buildRequest(operation, args);
      const linted = lint({ method, path: uriEncodeExceptSlash(path), query, body: body && JSON.stringify(body) }, operations);
      const errors = linted.findings.filter(({ level }) => level === "error").map(({ rule, parameter }) => `${rule} ${parameter}`);
      return errors.length === 0 && linted.operation?.name === operation.name
        ? []
        : [`${operation.name}: ${linted.operation?.name} ${errors.join(", ")}`];
    });
    assert.deepEqual(faults, []);
  });
});
