import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as fc from "fast-check";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Finding } from "../../../src/core/operations/lint/finding.js";
import { lint } from "../../../src/core/operations/lint/lint.js";
import { loadOperations } from "../../../src/core/operations/lookup/operations.js";
import { wirePath } from "../../../src/core/requests/target.js";
import { uriEncodeExceptSlash } from "../../../src/core/signature/encoding.js";
import { bceTimestamp, sign } from "../../../src/core/signature/sign.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { type Case, cases, resources } from "./lint-cases.js";
import { changedCase, operationOf } from "./lint-mutations.js";
import { type MockProcess, startMock } from "./mock-process.js";

const operations = await loadOperations();
const codes = new Map((await loadEveryEntry()).map(({ id, code }) => [id, code]));
const seed = join(temporaryFolder("lint"), "seed.json");
writeFileSync(seed, JSON.stringify(resources));

const runs = 400;

/** Codes that say how a value compares with the resources there are. */
const stateCodes: ReadonlySet<string | null> = new Set([
  "CidrConflict",
  "DeviceInvalidException",
  "DnatRuleEipInvalid",
  "OperationDenied",
  "PrivateIpNotInCidrException",
  "ResizeException",
  "SnatRuleEipsInvalid",
  "SnatRuleSourceAddressInvalid",
]);

/** Parameters of a rule that must fit what the rule already is: its direction, its version of IP. */
const fitsRule = ["sourceIp", "destIp", "destGroupId", "sourceIpAddress", "destinationIpAddress"];

/** Whether a code is an answer to the resources, not to what the request looks like. */
const isOfState = (code: string | null, { method, path, body }: Case): boolean =>
  stateCodes.has(code) ||
  // Whether a subnet may have IPv6 is up to its VPC.
  (code === "BadRequest" && path === "/v1/subnet" && body?.["enableIpv6"] === true) ||
  (code === "ResourceNotExistException" && path.includes("/eni/") && body !== null && "publicIpAddress" in body) ||
  (code === "BadRequest" && method === "PUT" && path.includes("/rule/") && fitsRule.some((name) => name in (body ?? {})));

const codesOf = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ entry, otherEntries }) => [...(entry === null ? [] : [entry]), ...otherEntries].map((id) => codes.get(id) ?? id));

const lintOf = ({ method, path, query, body }: Case): readonly Finding[] =>
  lint({ method, path: uriEncodeExceptSlash(path), query, body: body && JSON.stringify(body) }, operations).findings;

describe("lint and the mock, which answers the documented codes", () => {
  let mock: MockProcess;
  const start = async (): Promise<void> => {
    mock = await startMock(["--documented", "--quiet", "--settle", "0", "--seed", seed]);
  };
  before(start);
  after(() => mock.stop());
  const restart = async (): Promise<void> => {
    await mock.stop();
    await start();
  };

  /** The code of the answer; null when the request is accepted. */
  async function send({ method, path, query, body }: Case): Promise<string | null> {
    const headers = { host: new URL(mock.endpoint).host, "x-bce-date": bceTimestamp(new Date()) };
    const { authorization } = sign(
      { method, path, query, headers },
      {
        accessKeyId: mock.env["BCE_ACCESS_KEY_ID"] ?? "",
        secretAccessKey: mock.env["BCE_SECRET_ACCESS_KEY"] ?? "",
        timestamp: headers["x-bce-date"],
        expires: 1800,
        headersToSign: ["host"],
      },
    );
    const answer = await fetch(mock.endpoint + wirePath({ path, query }), {
      method,
      headers: { authorization, "x-bce-date": headers["x-bce-date"] },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return answer.ok ? null : JSON.parse(text).code;
  }

  it("begin with requests of which lint has no error and which the mock accepts", async () => {
    for (const sample of cases) {
      const name = `${sample.method} ${sample.path} ${operationOf(sample, operations)?.name}`;
      const errors = lintOf(sample).filter(({ level }) => level === "error");
      assert.deepEqual(
        errors.map(({ rule, parameter }) => [rule, parameter]),
        [],
        name,
      );
      let code = await send(sample);
      if (code !== null) {
        await restart();
        code = await send(sample);
      }
      assert.equal(code, null, name);
    }
  });

  it("agree: what lint calls certain is refused with that code, and what is refused for its shape lint has named", async () => {
    await fc.assert(
      fc.asyncProperty(changedCase(cases, operations), async ({ base, changed }) => {
        const findings = lintOf(changed);
        const named = codesOf(findings);
        const certain = findings.filter(({ confidence, level, entry }) => confidence === "certain" && level === "error" && entry !== null);
        let code = await send(changed);
        const isExpected = (): boolean => (code === null ? certain.length === 0 : named.includes(code));
        if (!isExpected()) {
          await restart();
          code = await send(changed);
        }
        const about = `${JSON.stringify(changed)}\nmock: ${code}\nlint: ${findings.map((finding) => `${finding.rule} ${finding.parameter} ${finding.confidence} ${finding.entry}`).join("; ")}`;
        if (isOfState(code, changed)) return;
        if (certain.length > 0) assert.ok(code !== null && named.includes(code), `certain, but not so refused: ${about}`);
        const only = findings.filter(({ level }) => level === "error");
        if (certain.length === 1 && only.length === 1) assert.equal(code, codesOf(certain)[0], about);
        if (code === null || named.includes(code)) return;
        assert.notEqual(await send(base), null, `refused for its shape, but not named: ${about}`);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});
