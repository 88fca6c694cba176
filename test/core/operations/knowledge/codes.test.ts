import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../../src/core/catalogue/catalogue.js";
import { codesAmong, codesOf } from "../../../../src/core/operations/knowledge/codes.js";
import { findOperation, loadOperations } from "../../../../src/core/operations/lookup/operations.js";
import type { Operation, Parameter } from "../../../../src/core/operations/model/operation.js";

/** A row of the reading that ties the documented codes to operations: by name, or by how many of the 187 can raise it. */
interface LinkRow {
  readonly service: string;
  readonly code: string;
  readonly basis: "stated" | "inferred";
  readonly operations?: readonly string[];
  readonly inferredFor?: readonly string[];
  readonly count?: number;
}

const rows: readonly LinkRow[] = JSON.parse(await readFile(new URL("../../../fixtures/code-links.json", import.meta.url), "utf8"));
const operations = await loadOperations();
const entries = await loadEveryEntry();
const byOperation = new Map(operations.map((operation) => [operation.name, codesAmong(entries, operation)]));

const namesIn = ({ name, children = [] }: Parameter): string[] => [name, ...children.flatMap(namesIn)];
const accepted = ({ parameters }: Operation): Set<string> => new Set(parameters.flatMap(namesIn));

/** Codes whose row of the VPC service an operation does not get, since its own service documents the code. */
const ownRow = ({ group, name }: Operation, code: string): boolean =>
  (["nat", "peering"].includes(group) && code === "BadRequest") ||
  (code === "NoSuchObject" && entries.some(({ id, operations: raising }) => id.endsWith("/NoSuchObject") && raising.includes(name)));

describe("the codes of an operation", () => {
  it("are those that the reading of the 86 documented rows ties to it, stated or inferred as there", () => {
    assert.equal(rows.length, 86);
    for (const { service, code, basis, operations: names, inferredFor = [], count } of rows) {
      const id = `${service}/${code}`;
      const raising = operations.filter(({ name }) => byOperation.get(name)?.some(({ entryId }) => entryId === id));
      if (names)
        for (const name of names)
          assert.ok(
            raising.some((operation) => operation.name === name),
            `${id} of ${name}`,
          );
      else {
        const exempt =
          service === "vpc" ? operations.filter((operation) => ownRow(operation, code) && !raising.includes(operation)).length : 0;
        assert.equal(raising.length + exempt, count, id);
      }
      for (const { name } of raising) {
        const found = byOperation.get(name)?.find(({ entryId }) => entryId === id)?.basis;
        const beyond = names !== undefined && !names.includes(name);
        assert.equal(found, beyond || inferredFor.includes(name) ? "inferred" : basis, `${id} of ${name}`);
      }
    }
  });

  it("are inferred where the page of the operation itself was not read to have them", () => {
    const basis = (operation: string, code: string) => byOperation.get(operation)?.find((row) => row.code === code)?.basis;
    for (const [operation, code, expected] of [
      ["AuthorizeSecurityGroupRules", "SecurityGroup.RulePortInvalid", "stated"],
      ["CreateSecurityGroup", "SecurityGroup.RulePortInvalid", "inferred"],
      ["CreateSecurityGroup", "SecurityGroup.RulePortOrderInvalid", "stated"],
      ["UpdateSecurityGroupRules", "SecurityGroup.RulePortOrderInvalid", "inferred"],
      ["RevokeSecurityGroupRules", "SecurityGroup.RuleCIDRAddressError", "inferred"],
      ["AuthorizeSecurityGroupRules", "SecurityGroup.RuleRemarkTooLong", "inferred"],
      ["AuthorizeEnterpriseSecurityGroupRules", "Esg.EsgRuleActionInvalid", "stated"],
      ["CreateEnterpriseSecurityGroup", "Esg.EsgRuleActionInvalid", "inferred"],
      ["UpdateEnterpriseSecurityGroupRules", "Esg.EsgRuleDirectionInvalid", undefined],
      ["UpdateSnicSg", "Vpc.SecurityGroupsNotSameVpc", "stated"],
      ["NatBindEip", "LimitExceeded", "inferred"],
      ["UpdateVpc", "LimitExceeded", "inferred"],
    ] as const)
      assert.equal(basis(operation, code), expected, `${code} of ${operation}`);
    const general = byOperation.get("AuthorizeSecurityGroupRules")?.filter(({ code }) => code === "BadRequest");
    assert.deepEqual(
      general?.map(({ entryId }) => entryId),
      ["security-group/BadRequest.protocol-invalid", "vpc/BadRequest"],
    );
  });

  it("are every code whose entry names it: the links hold in both directions", () => {
    const known = new Set(operations.map(({ name }) => name));
    for (const entry of entries)
      for (const name of entry.operations) {
        assert.ok(known.has(name), `${entry.id}: ${name}`);
        assert.ok(
          byOperation.get(name)?.some(({ entryId }) => entryId === entry.id),
          `${name} lacks ${entry.id}`,
        );
      }
    for (const [name, codes] of byOperation)
      for (const { entryId, general } of codes.filter((code) => !code.general)) {
        const entry = entries.find(({ id }) => id === entryId);
        assert.ok(!general && entry?.operations.includes(name), `${entryId} does not name ${name}`);
      }
  });

  it("are linked by parameters: each operation takes one that the entry names, and each of those belongs to one", () => {
    for (const entry of entries) {
      const linked = operations.filter(({ name }) => entry.operations.includes(name));
      if (linked.length === 0 || entry.parameters.length === 0) continue;
      for (const operation of linked) {
        const names = accepted(operation);
        assert.ok(
          entry.parameters.some((name) => names.has(name)),
          `${operation.name} takes no parameter of ${entry.id}`,
        );
      }
      for (const name of entry.parameters)
        assert.ok(
          linked.some((operation) => accepted(operation).has(name)),
          `${entry.id}: no operation takes ${name}`,
        );
    }
  });

  it("load with the services of the operation alone as completely as with all", async () => {
    for (const operation of operations)
      assert.deepEqual(
        new Set((await codesOf(operation)).map(({ entryId }) => entryId)),
        new Set(byOperation.get(operation.name)?.map(({ entryId }) => entryId)),
        operation.name,
      );
  });

  it("stand in the order of use: its own stated, its own inferred, then those of every operation", async () => {
    const operation = await findOperation("CreateNat");
    assert.ok(operation);
    const codes = await codesOf(operation);
    const rank = ({ general, basis }: (typeof codes)[number]): number => (general ? 2 : basis === "inferred" ? 1 : 0);
    assert.deepEqual(codes.map(rank), codes.map(rank).sort());
    assert.equal(codes[0]?.code, "RequestVpcIdEmpty");
    assert.equal(codes.filter(({ code }) => code === "BadRequest").length, 1);
  });
});
