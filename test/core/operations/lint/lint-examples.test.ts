import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ArgumentFault, parseArgument } from "../../../../src/core/operations/building/arguments.js";
import { buildRequest } from "../../../../src/core/operations/building/build-request.js";
import { exampleArguments } from "../../../../src/core/operations/knowledge/example.js";
import { lint } from "../../../../src/core/operations/lint/lint.js";
import { loadOperations, loadOperationsAt } from "../../../../src/core/operations/lookup/operations.js";
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

  it("is judged by the operations of its path as by all, as it is and with other methods, actions, paths and bodies", async () => {
    for (const { method, path, flags } of operations) {
      const written = path.replaceAll(/\{\w+\}/gu, "x-4t2mg9ubhs8c");
      const query = flags.map((flag) => [flag, null] as const);
      for (const input of [
        { method, path: written, query, body: null },
        { method, path: written, query, body: '{"name":1,"eips":["1.2.3.4"],"nme":"x"}' },
        { method: "HEAD", path: written, query: [], body: null },
        { method: method === "PUT" ? "POST" : "PUT", path: written, query, body: "{" },
        { method, path: written, query: flags.map((flag) => [flag.toUpperCase(), null] as const), body: "{}" },
        { method, path: written.replace("/v1/", "/v9/"), query, body: null },
        { method, path: `${written}/more%2Fand`, query, body: null },
        { method, path: written.replace("x-4t2mg9ubhs8c", "%7BnatId%7D"), query, body: null },
        { method, path: `${written}%ff`, query, body: null },
        { method, path: `${written}/`, query, body: null },
      ])
        assert.deepEqual(lint(input, await loadOperationsAt(input.path)), lint(input, operations), JSON.stringify(input));
    }
  });
});
