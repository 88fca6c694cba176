import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type ApiServer, errorBody, requestId, type ServerAnswer, startApiServer } from "./api-server.js";
import { callTo } from "./caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

describe("the record of call --json", () => {
  const keys = [
    ...["schemaVersion", "code", "message", "requestId", "requestIdComplete", "httpStatus", "origin", "format", "file", "line", "time"],
    ...[
      "values",
      "operation",
      "parameter",
      "parameters",
      "constraints",
      "proof",
      "context",
      "known",
      "entryId",
      "candidateIds",
      "elsewhereIds",
    ],
    ...[
      "category",
      "endpoint",
      "region",
      "attempts",
      "retryAfterSeconds",
      "safeToRetry",
      "clientToken",
      "clockSkewSeconds",
      "exitCode",
      "failure",
      "signature",
    ],
    ...["client", "steps", "hidden", "permissions", "investigation", "warnings", "entries"],
  ].sort();
  const recordOf = async (answer: ServerAnswer, args: readonly string[] = ["GET", "/v1/vpc"]) => {
    server.answer(answer);
    const { stderr, code } = await callTo(server, [...args, "--json"]);
    assert.equal(stderr.trimEnd().split("\n").length, 1);
    const record = JSON.parse(stderr);
    // What an entry would hold stands in the record only where there is none.
    const own = record.entryId === null && record.candidateIds.length === 0 ? [...keys, "title", "meaning", "retryable"].sort() : keys;
    assert.deepEqual(Object.keys(record).sort(), own);
    assert.deepEqual([record.schemaVersion, record.exitCode, record.endpoint], [2, code, server.url]);
    return record;
  };

  it("has all keys of an error and what is known of the call; the body stays on stdout", async () => {
    const message = "NAT natId[nat-x] is not found";
    const record = await recordOf({ status: 404, headers: { Date: new Date().toUTCString() }, body: errorBody("NoSuchNat", message) }, [
      "GET",
      "/v1/nat/nat-x",
    ]);
    const { code, requestIdComplete, httpStatus, known, operation, attempts, safeToRetry, failure, origin, format, file, line } = record;
    assert.deepEqual(
      {
        code,
        message: record.message,
        requestId: record.requestId,
        requestIdComplete,
        httpStatus,
        known,
        operation,
        attempts,
        safeToRetry,
        failure,
        origin,
        format,
        file,
        line,
      },
      {
        ...errorBody("NoSuchNat", message),
        requestIdComplete: true,
        httpStatus: 404,
        known: true,
        operation: "GetNat",
        attempts: 1,
        safeToRetry: true,
        failure: null,
        origin: "service",
        format: "http-response",
        file: null,
        line: null,
      },
    );
    assert.deepEqual([record.entryId, record.candidateIds], ["nat/NoSuchNat", []]);
    assert.deepEqual(
      record.entries.map(({ id }: { id: string }) => id),
      ["nat/NoSuchNat"],
    );
    assert.ok(Math.abs(record.clockSkewSeconds) <= 2);
    assert.match(record.time, /^\d{4}-.*Z$/);
  });

  it("has the same keys for a code that is not known, for an answer that is none of the API, and for silence", async () => {
    const unknown = await recordOf({ status: 400, body: errorBody("NoSuchThing") }, ["POST", "/v1/nowhere"]);
    assert.deepEqual(
      [unknown.code, unknown.known, unknown.entryId, unknown.operation, unknown.safeToRetry],
      ["NoSuchThing", false, null, null, false],
    );
    const page = await recordOf({ status: 502, body: "<html>" });
    assert.deepEqual(
      [page.code, page.failure, page.httpStatus, page.origin, page.retryable, page.requestId],
      [null, "html-page", 502, "proxy", true, requestId],
    );
    assert.ok(page.meaning.en.length > 0 && page.meaning.zh.length > 0);
    const silence = await recordOf({ raw: "no HTTP at all\r\n\r\n" });
    assert.deepEqual(
      [silence.code, silence.failure, silence.httpStatus, silence.origin, silence.format],
      [null, "not-http", null, "client", "no-answer"],
    );
  });

  it("is the same whatever the language, and names the region where the host has one", async () => {
    const answer = { status: 404, body: errorBody("NoSuchNat") };
    assert.deepEqual(await recordOf(answer, ["GET", "/v1/nat", "--lang", "zh"]), await recordOf(answer, ["GET", "/v1/nat"]));
    assert.equal((await recordOf(answer, ["GET", "/v1/nat", "--region", "bj"])).region, "bj");
  });
});
