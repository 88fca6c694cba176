import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { exitCodes } from "../../../src/cli/exit-codes.js";
import { bcevpc } from "../run.js";
import { type ApiServer, errorBody, type ServerAnswer, startApiServer } from "./api-server.js";
import { callTo, keys } from "./caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

const categories: Readonly<Record<number, string>> = { 4: "refused", 5: "service", 6: "network", 7: "auth", 8: "throttled" };

/** The exit code, which the JSON record has to name as well, with its category. */
async function exitOf(answer: ServerAnswer): Promise<number | string | null> {
  server.answer(answer);
  const { code, stderr } = await callTo(server, ["GET", "/v1/vpc", "--json"]);
  if (code !== 0) {
    const { exitCode, category } = JSON.parse(stderr);
    assert.deepEqual([exitCode, category], [code, categories[exitCode]]);
  }
  return code;
}
async function exitsAre(expected: number, answers: readonly ServerAnswer[]): Promise<void> {
  for (const answer of answers) assert.equal(await exitOf(answer), expected, JSON.stringify(answer));
}
const answering = (status: number, code: string, message?: string): ServerAnswer => ({ status, body: errorBody(code, message) });
const withoutCode = (status: number): ServerAnswer => ({ status, body: "" });

describe("the exit code of a call", () => {
  it("is 0 when it succeeds", async () => {
    await exitsAre(exitCodes.done, [{ body: {} }, { status: 202, body: [] }, { status: 204, body: "" }]);
  });

  it("is 2 for wrong use and 3 without configuration", async () => {
    assert.equal((await bcevpc(["call", "GET"], { env: keys })).code, exitCodes.usage);
    assert.equal((await bcevpc(["call", "GET", "/v1/vpc", "--retry", "x"], { env: keys })).code, exitCodes.usage);
    assert.equal((await bcevpc(["call", "GET", "/v1/vpc"])).code, exitCodes.configuration);
  });

  it("is 4 when the service answers 4xx, with a code known or not, or with none", async () => {
    await exitsAre(exitCodes.refused, [
      answering(404, "NoSuchNat"),
      answering(400, "BadRequest"),
      answering(413, "LimitExceeded"),
      answering(409, "NoSuchThing"),
      withoutCode(404),
      { status: 404, headers: { "Content-Type": "text/html" }, body: "<html>" },
      { status: 400, body: {} },
    ]);
  });

  it("is 5 when the service answers 5xx, and for a page of 502", async () => {
    await exitsAre(exitCodes.serviceFailed, [
      answering(500, "InternalError"),
      answering(503, "NoSuchThing"),
      withoutCode(500),
      { status: 502, headers: { "Content-Type": "text/html" }, body: "<html><title>502 Bad Gateway</title>" },
      { status: 504, body: '{"trunc' },
    ]);
  });

  it("is 6 when there is no usable answer: refused, a redirect, a 2xx that is no answer of the API, the proxy's 407", async () => {
    await exitsAre(exitCodes.noAnswer, [
      { status: 302, headers: { Location: "https://portal/" }, body: "" },
      { status: 304, body: "" },
      { body: "" },
      { body: "<html>" },
      { body: '{"vpcs":[' },
      { headers: { "Content-Type": "text/plain" }, body: "ok" },
      withoutCode(407),
      { raw: "SSH-2.0-OpenSSH_9.6\r\n\r\n" },
    ]);
    assert.equal((await bcevpc(["call", "GET", "/v1/vpc", "--endpoint", "http://127.0.0.1:1"], { env: keys })).code, exitCodes.noAnswer);
  });

  it("is 7 for signature, key, clock, permission, verification, activation and bills, whatever the status", async () => {
    for (const [code, status] of [
      ["AccessDenied", 403],
      ["InvalidAccessKeyId", 403],
      ["InvalidHTTPAuthHeader", 400],
      ["SignatureDoesNotMatch", 400],
      ["RequestExpired", 400],
      ["QualifyNotPass", 403],
      ["SeniorRealNameQualify", 400],
      ["OptInRequired", 403],
      ["AccountOverdue", 400],
      ["accessdenied", 400],
    ] as const)
      assert.equal(await exitOf(answering(status, code)), exitCodes.auth, code);
    for (const cause of [
      "Could not find credential.",
      "Fail to authn user: Signature does not match",
      "request ip not allowed",
      "a new one",
    ])
      assert.equal(await exitOf(answering(400, "IamSignatureInvalid", `IamSignatureInvalid, cause: ${cause}`)), exitCodes.auth, cause);
    const headers = { "X-Bce-Error-Code": "NotFound", "X-Bce-Error-Message": "NotFound, cause: Could not find credential." };
    await exitsAre(exitCodes.auth, [{ status: 404, headers, body: "" }]);
  });

  it("is 7 for what is not known, or has no code, with 401 or 403; a known code goes by its entry", async () => {
    await exitsAre(exitCodes.auth, [answering(401, "NoSuchThing"), answering(403, "NoSuchThing"), withoutCode(401), withoutCode(403)]);
    await exitsAre(exitCodes.refused, [answering(403, "NoSuchNat"), answering(500, "NoSuchNat")]);
    await exitsAre(exitCodes.serviceFailed, [answering(400, "InternalError")]);
  });

  it("is 8 when requests come too fast: 429 with anything, RateLimit with anything", async () => {
    await exitsAre(exitCodes.throttled, [
      answering(429, "NoSuchThing"),
      answering(429, "NoSuchNat"),
      withoutCode(429),
      { status: 429, headers: { "Content-Type": "text/html" }, body: "<html>" },
      answering(400, "RateLimit"),
      answering(503, "RateLimit"),
    ]);
  });
});
