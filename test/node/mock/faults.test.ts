import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { matchOperation } from "../../../src/core/operations/lookup/match.js";
import { entriesNamed, entryFor, parseFaultText } from "../../../src/node/mock/faults.js";

const entries = await loadEveryEntry();

describe("a fault to be raised", () => {
  it("is named by a code, with blanks in it where the code has some", () => {
    assert.deepEqual(parseFaultText("NoSuchNat@GetNat:0.5"), { code: "NoSuchNat", where: "GetNat", rate: 0.5 });
    assert.deepEqual(parseFaultText("failed to set bandwidth@GET:/v1/*"), { code: "failed to set bandwidth", where: "GET:/v1/*", rate: 1 });
    assert.equal(parseFaultText(" "), null);
  });

  it("is the called service's entry for any message, else the first of the code", () => {
    const raised = (code: string, method: string, path: string) => {
      const operation = matchOperation({ method, path, query: [] });
      return entryFor(entriesNamed(entries, code), operation)?.id;
    };
    assert.equal(raised("BadRequest", "GET", "/v2/securityGroup/g-1"), "vpc/BadRequest");
    assert.equal(raised("BadRequest", "GET", "/v1/nat/nat-1"), "nat/BadRequest");
    assert.equal(raised("NoSuchObject", "GET", "/v2/securityGroup/g-1"), "security-group/NoSuchObject");
    assert.equal(raised("NoSuchObject", "GET", "/v1/endpoint/endpoint-1"), "snic/NoSuchObject");
    assert.equal(raised("security-group/NoSuchObject.rule", "GET", "/v1/vpc"), "security-group/NoSuchObject.rule");
  });
});
