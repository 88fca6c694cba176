import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { adviceFor } from "../../../src/core/answers/advice.js";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { operationShapes } from "../../../src/core/operations/lookup/operation-index.js";

const entries = await loadEveryEntry();
const names = operationShapes.map(({ name }) => name);

/** The operations that a text names as words of their own. */
const namedIn = (text: string): string[] => names.filter((name) => new RegExp(String.raw`\b${name}\b`, "u").test(text));

describe("the advice on a code", () => {
  it("has something to say for every operation that can raise it", () => {
    for (const { id, causes, fixes, operations } of entries)
      for (const operation of operations) {
        const { length } = [...causes, ...fixes].filter((point) => point.operations?.includes(operation) ?? true);
        assert.ok(length > 0, `${id}, ${operation}`);
      }
  });

  it("names operations that the API has and the code belongs to", () => {
    for (const { id, causes, fixes, operations } of entries)
      for (const name of [...causes, ...fixes].flatMap((point) => point.operations ?? [])) {
        assert.ok(names.includes(name), `${id}: ${name}`);
        assert.ok(operations.length === 0 || operations.includes(name), `${id} is not raised by ${name}`);
      }
  });

  it("gives no cause in which only another operation of the code was called", () => {
    const others = new Set<string>();
    for (const entry of entries)
      for (const operation of entry.operations)
        for (const { en } of adviceFor(entry, operation).causes) {
          const of = namedIn(en).filter((name) => entry.operations.includes(name));
          if (of.length > 0 && !of.includes(operation)) others.add(`${entry.id}: ${en}`);
        }
    assert.deepEqual([...others], []);
  });

  it("is narrowed to the operation, and whole without one", () => {
    const badRequest = entries.find(({ id }) => id === "vpc/BadRequest") ?? assert.fail();
    const { causes, fixes } = adviceFor(badRequest, "CreateVpc");
    assert.doesNotMatch(JSON.stringify([causes, fixes]), /private IPs|QueryRoutingRules/);
    assert.match(JSON.stringify(adviceFor(badRequest, "BatchAddEniIp")), /private IPs/);
    assert.deepEqual(adviceFor(badRequest, null), { causes: badRequest.causes, fixes: badRequest.fixes });
  });
});
