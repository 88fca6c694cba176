import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { renderFinding } from "../../src/cli/shared/errors/findings.js";
import { renderCallFailure } from "../../src/cli/verbs/call/failure.js";
import { InputScan } from "../../src/core/answers/input-scan.js";
import { permissionAdvice } from "../../src/core/answers/permissions.js";
import { loadEveryEntry } from "../../src/core/catalogue/catalogue.js";
import type { Entry } from "../../src/core/catalogue/entry.js";
import { type CodedError, hasCode } from "../../src/core/diagnose/found.js";
import { codeBook } from "../../src/core/diagnose/meaning/code-book.js";
import { Stop } from "../../src/core/diagnose/stream/read-loop.js";
import { parseArgument } from "../../src/core/operations/building/arguments.js";
import { buildRequest } from "../../src/core/operations/building/build-request.js";
import { exampleArguments } from "../../src/core/operations/knowledge/example.js";
import { operationShapes } from "../../src/core/operations/lookup/operation-index.js";
import { findOperation } from "../../src/core/operations/lookup/operations.js";
import { displayWidth } from "../../src/core/text/wrap.js";
import type { CallFailure } from "../../src/node/calls/failure.js";

const entries = await loadEveryEntry();
const book = codeBook(entries);
const requestId = "0c0cd3c2-4fd5-4a4a-9d3c-000000000001";

/** With what codes of no operation in particular are walked: a creation, a read, a list, a change. */
const ordinary = ["CreateVpc", "GetNat", "QuerySubnetList", "AuthorizeSecurityGroupRules"];

/** A call of an operation that was answered with an entry's error, as `curl -v` prints it. */
async function transcript({ code, httpStatus, message }: Entry, name: string, isEmpty: boolean): Promise<string> {
  const operation = (await findOperation(name)) ?? assert.fail(name);
  const args = exampleArguments(operation).map(parseArgument);
  const { path, query, body } = buildRequest(operation, args as Parameters<typeof buildRequest>[1]);
  const items = query.map(([key, value]) => (value === null ? key : `${key}=${encodeURIComponent(value)}`)).join("&");
  const whole = typeof body === "string" ? body : body === null ? "" : JSON.stringify(body);
  const sent = isEmpty ? "{}" : whole;
  const said = (message ?? "x").replaceAll(/\$\{\w+\}/gu, "eni-abcdefghijkl");
  return [
    `> ${operation.method} ${path}${items === "" ? "" : `?${items}`} HTTP/1.1`,
    "> Host: bcc.bj.baidubce.com",
    `> Content-Length: ${sent.length}`,
    ">",
    sent,
    `< HTTP/1.1 ${httpStatus ?? 400} Refused`,
    "< Content-Type: application/json",
    "<",
    JSON.stringify({ requestId, code, message: said }),
    "",
  ].join("\n");
}

async function errorsIn(text: string): Promise<readonly CodedError[]> {
  const errors: CodedError[] = [];
  const sink = { found: () => undefined, settled: (error: CodedError) => void (hasCode(error) && errors.push(error)) };
  const scan = new InputScan(sink as ConstructorParameters<typeof InputScan>[0], {
    book,
    service: undefined,
    stop: new Stop(),
    now: () => 0,
    onEncoding: () => undefined,
  });
  const chunks = (async function* () {
    yield Buffer.from(text);
  })();
  await scan.read({ file: "build.log", chunks });
  return errors;
}

/** A call that failed with an error, with as much to say of it as can be. */
async function failureOf(found: CodedError): Promise<CallFailure> {
  return {
    failed: { kind: "error", found },
    method: "POST",
    path: found.called?.request.path ?? "/",
    host: "bcc.bj.baidubce.com",
    httpStatus: found.httpStatus,
    requestId,
    operation: found.operation,
    endpoint: "https://bcc.bj.baidubce.com",
    region: "bj",
    attempts: 1,
    retryAfterSeconds: null,
    safeToRetry: false,
    retryable: found.retryable,
    clientToken: null,
    clockSkewSeconds: null,
    clock: null,
    signature: null,
    nearest: [],
    permissions: await permissionAdvice(found, found.operation),
    investigation: found.investigation,
    warnings: [],
  };
}

interface Report {
  readonly name: string;
  readonly isConcluded: boolean;
  readonly lines: readonly string[];
}

const reports: Report[] = [];

async function report(entry: Entry, operation: string, isEmpty: boolean): Promise<void> {
  for (const found of await errorsIn(await transcript(entry, operation, isEmpty)))
    for (const language of ["en", "zh"] as const) {
      const view = { color: false, width: 80, language, terminal: false };
      const isConcluded = found.investigation?.conclusion != null;
      const name = `${entry.id} of ${operation}, ${language}`;
      const texts = { decode: renderFinding(found, view, false), call: renderCallFailure(await failureOf(found), view, false) };
      for (const [verb, text] of Object.entries(texts)) reports.push({ name: `${verb}: ${name}`, isConcluded, lines: text.split("\n") });
    }
}

/** The same as the Go SDK prints it, which says nothing of the call: what `decode` has of most logs. */
async function reportOfSdk(entry: Entry): Promise<void> {
  const said = (entry.message ?? "x").replaceAll(/\$\{\w+\}/gu, "eni-abcdefghijkl");
  for (const found of await errorsIn(`[Code: ${entry.code}; Message: ${said}; RequestId: ${requestId}]\n`))
    for (const language of ["en", "zh"] as const) {
      const text = renderFinding(found, { color: false, width: 80, language, terminal: false }, false);
      const isConcluded = found.investigation?.conclusion != null;
      reports.push({ name: `decode: ${entry.id} of the Go SDK, ${language}`, isConcluded, lines: text.split("\n") });
    }
}

before(async () => {
  for (const entry of entries) await reportOfSdk(entry);
  for (const entry of entries)
    for (const operation of entry.operations.length > 0 ? entry.operations : ordinary) await report(entry, operation, false);
  // What is required is missing in these, which is their cause.
  const generic = entries.filter(({ id }) => id === "vpc/BadRequest" || id === "global/InappropriateJSON");
  const creations = operationShapes.filter(({ method, name }) => method === "POST" && /^Create/u.test(name));
  for (const entry of generic) for (const { name } of creations) await report(entry, name, true);
});

describe("the report of one error", () => {
  it("takes at most 14 lines with its cause and 20 without, for every code and operation", () => {
    assert.ok(reports.length > 1500);
    assert.ok(reports.filter(({ isConcluded }) => isConcluded).length > 50);
    const long = reports.filter(({ isConcluded, lines }) => lines.length > (isConcluded ? 14 : 20));
    assert.deepEqual(
      long.map(({ name, lines }) => `${name}: ${lines.length}`),
      [],
    );
  });

  it("is no wider than 80 columns but for what is to be copied", () => {
    const wide = reports.flatMap(({ name, lines }) =>
      lines.filter((line) => displayWidth(line) > 80 && !/\$ bcevpc |^ {4}\{/u.test(line)).map((line) => `${name}: ${line}`),
    );
    assert.deepEqual(wide.slice(0, 3), []);
  });

  it("says nothing twice: no two rows have one name, no line stands twice", () => {
    for (const { name, lines } of reports) {
      const labels = lines.flatMap((line) => /^(\S(?:\S| (?! ))*) {2,}\S/u.exec(line)?.[1] ?? []);
      // Each of several entries that a code can be has its Chinese.
      const rows = labels.filter((label) => label !== "中文");
      assert.equal(new Set(rows).size, rows.length, `${name}: ${labels.join(", ")}`);
      assert.ok(labels.filter((label) => ["Parameter", "Parameters", "参数"].includes(label)).length <= 1, name);
      const long = lines.filter((line) => line.length > 30);
      assert.equal(new Set(long).size, long.length, `${name}\n${lines.join("\n")}`);
    }
  });

  it("calls a repetition unsafe only where the request may have been carried out", () => {
    for (const { name, lines } of reports.filter((report) => report.name.startsWith("call")))
      if (/not safe|不安全/u.test(lines.join("\n"))) assert.match(lines.join("\n"), /HTTP 5\d\d/, name);
  });

  it("gives the cause before the facts of the request", () => {
    for (const { isConcluded, lines, name } of reports)
      if (isConcluded) {
        const cause = lines.findIndex((line) => /^(?:Cause|原因) {2}/u.test(line));
        assert.ok(
          cause > 0 && cause < lines.findIndex((line) => /^(?:Request|Where|请求|位置) {2}/u.test(line)),
          `${name}\n${lines.join("\n")}`,
        );
      }
  });
});
