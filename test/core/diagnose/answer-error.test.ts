import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { diagnosisOf, entries, entryOf, error, errorIn, failureOf, html } from "./answered.js";

describe("the error of an answer", () => {
  it("is read off body, status and headers", () => {
    const body = { code: "NoSuchNat", message: "The specified nat is not found." };
    const found = errorIn(404, body, { headers: { "x-bce-request-id": "id-1", date: "Sun, 22 Nov 2026 08:00:00 GMT" } });
    const { code, message, requestId, requestIdComplete, httpStatus, time, format, origin, known } = found;
    assert.deepEqual(
      { code, message, requestId, requestIdComplete, httpStatus, time, format, origin, known },
      {
        ...body,
        requestId: "id-1",
        requestIdComplete: true,
        httpStatus: 404,
        time: "2026-11-22T08:00:00.000Z",
        format: "http-response",
        origin: "service",
        known: true,
      },
    );
  });

  it("may stand in the X-Bce-Error-* headers alone, behind an empty body or a page, and in a 2xx", () => {
    const message = "NotFound, cause: Could not find credential.";
    const headers = { "x-bce-error-code": "NotFound", "x-bce-error-message": message, "x-bce-request-id": "id-1" };
    for (const [status, body] of [
      [403, ""],
      [404, html],
      [200, ""],
      [200, "{}"],
    ] as const) {
      const found = errorIn(status, body, { headers });
      assert.deepEqual([found.code, found.message, found.requestId, found.httpStatus], ["NotFound", message, "id-1", status]);
      assert.deepEqual([found.entry?.id, found.origin], ["gateway/NotFound.unknown-key", "gateway"]);
    }
    assert.equal(entryOf(403, "", { headers: { "x-bce-error-code": "AccessDenied" } }), "global/AccessDenied");
  });

  it("is the outermost one: what stands inside it is a detail", () => {
    const inner = { code: "Inner", message: "x" };
    assert.equal(errorIn(404, { ...error("NoSuchNat"), details: [inner] }).code, "NoSuchNat");
    assert.equal(errorIn(404, { details: inner, ...error("NoSuchNat") }).code, "NoSuchNat");
  });

  it("is none where its code is nothing but blanks and control characters", () => {
    for (const code of [" ", "\u0000", "\u001b[2J", "\u202e"])
      assert.equal(failureOf(400, { ...error(code) }), "no-code", JSON.stringify(code));
  });

  it("that is unknown is said to be", () => {
    const found = errorIn(400, error("NoSuchThing"));
    assert.deepEqual([found.known, found.entry, found.candidates, found.retryable], [false, null, [], null]);
  });

  it("gets the entry of the path's service, or else of the status", () => {
    for (const [service, status, id] of [
      ["nat", 400, "nat/LimitExceeded"],
      ["vpc", 413, "vpc/LimitExceeded"],
      ["nat", 413, "nat/LimitExceeded"],
      ["vpc", 400, "vpc/LimitExceeded"],
      [undefined, 400, "nat/LimitExceeded"],
      [undefined, 413, "vpc/LimitExceeded"],
      ["eni", 413, "vpc/LimitExceeded"],
    ] as const)
      assert.equal(entryOf(status, error("LimitExceeded"), { service }), id, `${service} ${status}`);
  });

  it("gets the entry of each cause that the gateway names", () => {
    for (const [cause, id] of [
      ["Could not find credential.", "unknown-key"],
      ["Fail to authn user: Signature does not match", "signature-mismatch"],
      ["Fail to authn user: Missing headers required by signing: content-length", "missing-signed-header"],
      ["request ip not allowed", "ip-not-allowed"],
    ])
      for (const status of [400, 403]) {
        const body = error("IamSignatureInvalid", `IamSignatureInvalid, cause: ${cause}`);
        assert.equal(entryOf(status, body, { service: "vpc" }), `gateway/IamSignatureInvalid.${id}`);
      }
    const body = error(
      "IamSignatureInvalid",
      "IamSignatureInvalid, cause: Fail to authn user: Missing headers required by signing: content-length",
    );
    assert.deepEqual(errorIn(400, body).values, { header: "content-length" });
    const other = errorIn(403, error("IamSignatureInvalid", "IamSignatureInvalid, cause: something new"));
    assert.deepEqual([other.entry, other.known, other.candidates.length], [null, true, 4]);
  });

  it("is taken for one that a client library makes up only in that library's own words", () => {
    const made = entries.filter(({ evidence }) => evidence === "client-made");
    assert.ok(made.length >= 10);
    for (const { code, message, httpStatus } of made) {
      const own = diagnosisOf(httpStatus ?? 400, { ...error(code), message: message ?? "m" });
      assert.ok(own.kind === "error" && own.found.entry?.evidence === "client-made", code);
      if (message === null) continue;
      const diagnosis = diagnosisOf(httpStatus ?? 400, { ...error(code), message: "another message" });
      if (diagnosis.kind !== "error") continue;
      const { entry, candidates, origin } = diagnosis.found;
      assert.ok(
        [...(entry ? [entry] : []), ...candidates].every(({ evidence }) => evidence !== "client-made"),
        code,
      );
      assert.notEqual(origin, "sdk", code);
    }
  });

  it("of another vendor is none of BCE", () => {
    for (const body of [
      { Code: "Forbidden.RAM", Message: "User not authorized", RequestId: "A-1", HostId: "vpc.aliyuncs.com", Recommend: "https://x" },
      { code: "AccessDenied", message: "m", requestId: "1", Resource: "/bucket" },
      { kind: "Status", apiVersion: "v1", message: "forbidden", code: "AccessDenied" },
      { ResponseMetadata: { RequestId: "1", Error: { Code: "AccessDenied", Message: "m" } } },
    ])
      assert.equal(failureOf(403, body), "no-code", JSON.stringify(body));
  });
});
