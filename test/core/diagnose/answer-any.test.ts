import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { decodeBytes } from "../../../src/core/text/encoding.js";
import { diagnosisOf, error } from "./answered.js";

describe("any answer", () => {
  const part = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    ":",
    ",",
    "\\",
    "\n",
    '"code"',
    '"message"',
    '"requestId":"r"',
    '"NoSuchNat"',
    "<html>",
    "测",
    "\u001b[2J",
    "1",
  );
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => decodeBytes(Buffer.from(bytes)).text),
    fc.array(part, { maxLength: 40 }).map((parts) => parts.join("")),
    fc.json(),
  );
  const names = ["content-type", "server", "via", "location", "date", "x-bce-request-id", "x-bce-error-code", "x-bce-error-message"];
  const headers = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.string(), fc.constantFrom("text/html", "application/json", "NoSuchNat")),
  );

  it("gets a diagnosis, in both languages, cleaned of what a terminal would obey", () => {
    const methods = fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD");
    const statuses = fc.integer({ min: 200, max: 599 });
    fc.assert(
      fc.property(statuses, body, headers, methods, (status, text, sent, method) => {
        const diagnosis = diagnosisOf(status, text, { headers: sent, method });
        if (diagnosis.kind === "success") return assert.ok(status < 300);
        const { title, meaning } = diagnosis.kind === "defect" ? diagnosis.verdict : { title: null, meaning: diagnosis.found.meaning };
        const shown = [title?.en, title?.zh, meaning?.en, meaning?.zh, ...(diagnosis.kind === "error" ? [diagnosis.found.code] : ["x"])];
        assert.ok(
          shown.every((line) => line !== "" && !/[\u0000-\u001f\u007f-\u009f]/.test(line ?? "")),
          JSON.stringify(shown),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("is read in linear time: two megabytes of any nuisance come to an end", () => {
    const size = 2_000_000;
    for (const nuisance of [
      "{",
      "[",
      '"',
      "\\",
      " ",
      "\n",
      "<",
      "<!--",
      "<title ",
      '{"code":',
      '{"code":"',
      '{"code":"a","message":"',
      '{\n"',
      "\u001b[",
      '{"code":"A","message":"B","requestId":"C"}',
    ])
      for (const status of [200, 400]) assert.ok(diagnosisOf(status, nuisance.repeat(size / nuisance.length)));
    for (const nuisance of [". ' ", ", cause:", "cause: Fail to authn user: Missing headers required by signing: "])
      assert.ok(diagnosisOf(403, error("IamSignatureInvalid", nuisance.repeat(size / nuisance.length))));
    const long = "\u001b]".repeat(size / 2);
    assert.ok(diagnosisOf(403, "", { headers: { server: long, via: long, location: long, "x-bce-error-code": long } }));
  });
});
