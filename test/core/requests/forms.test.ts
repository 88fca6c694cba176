import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { captureRequests } from "../../../src/core/requests/capture.js";
import type { CapturedRequest } from "../../../src/core/requests/captured-request.js";
import {
  bashQuotings,
  cmdQuote,
  curlText,
  harText,
  httpText,
  invokeText,
  powershellQuotings,
  type Sample,
  samples,
  verboseText,
} from "./printers.js";

const made = new Set(["host", "accept", "content-length", "content-type"]);

/** What of a captured request was put into it: the headers that a form adds by itself are left out. */
const asSample = ({ method, url, headers, body }: CapturedRequest): Sample => ({
  method,
  url,
  headers: headers.filter(([name]) => !made.has(name.toLowerCase())),
  body,
});
const only = (text: string): CapturedRequest => {
  const requests = captureRequests(text);
  assert.equal(requests.length, 1, text);
  return requests[0] ?? assert.fail();
};
/** `lost` says what of a request a form cannot hold. */
const comesBack = (
  print: (sample: Sample) => string,
  form: CapturedRequest["form"],
  lost: (sample: Sample) => Sample = (sample) => sample,
): void =>
  fc.assert(
    fc.property(samples.map(lost), (sample) => {
      const read = only(print(sample));
      assert.deepEqual(asSample(read), sample, print(sample));
      assert.equal(read.form, form);
    }),
    { numRuns: 300 },
  );
const withoutBody = (sample: Sample): Sample => ({ ...sample, body: null });
/** Windows PowerShell hands a program a quote behind a backslash as a quote alone. */
const withoutEscapedQuotes = ({ headers, body, ...rest }: Sample): Sample => {
  const plain = (text: string): string => text.replaceAll(/\\+"/g, '"');
  return { ...rest, headers: headers.map(([name, value]) => [name, plain(value)]), body: body === null ? null : plain(body) };
};

describe("a captured request comes back as it was printed", () => {
  for (const [index, quote] of bashQuotings.entries())
    it(`as a curl command for bash, quoting ${index + 1}, over several lines`, () =>
      comesBack((sample) => `$ ${curlText(sample, quote, " \\\n  ")} --compressed\n`, "curl"));

  it("as a curl command for cmd.exe", () => comesBack((sample) => `${curlText(sample, cmdQuote, " ^\n  ")}\n`, "curl"));
  it("as a curl command for cmd.exe with CRLF", () =>
    comesBack(
      (sample) => curlText(sample, cmdQuote, " ^\r\n  "),
      "curl",
      (sample) => ({
        ...sample,
        body: sample.body?.replaceAll(/[\r\n]/g, "") ?? null,
      }),
    ));

  for (const [index, quote] of powershellQuotings.entries()) {
    it(`as curl.exe for PowerShell, quoting ${index + 1}`, () =>
      comesBack((sample) => curlText(sample, quote, " `\n  ", "curl.exe"), "curl", withoutEscapedQuotes));
    it(`as Invoke-WebRequest, quoting ${index + 1}`, () => comesBack((sample) => invokeText(sample, quote), "curl"));
  }

  for (const [name, feed, fold] of [
    ["LF", "\n", false],
    ["CRLF", "\r\n", false],
    ["folded headers", "\r\n", true],
  ] as const)
    it(`as an HTTP transcript with ${name}`, () => comesBack((sample) => httpText(sample, feed, fold), "http"));

  it("as the output of curl -v, which shows no body", () => comesBack(verboseText, "curl-verbose", withoutBody));
  it("as JSON, its headers an object or a list", () => {
    comesBack(({ headers, ...rest }) => JSON.stringify({ ...rest, headers: Object.fromEntries(headers) }), "json");
    comesBack(({ headers, ...rest }) => JSON.stringify({ ...rest, headers: headers.map(([name, value]) => ({ name, value })) }), "json");
  });

  it("as a HAR file, each entry with its line", () => {
    fc.assert(
      fc.property(fc.array(samples, { minLength: 1, maxLength: 5 }), (list) => {
        const text = harText(list);
        const read = captureRequests(text);
        assert.deepEqual(read.map(asSample), list);
        for (const { line, form } of read) assert.deepEqual([form, text.split("\n")[line - 1]?.includes('"request": {')], ["har", true]);
      }),
    );
  });

  it("as several commands or transcripts in one text", () => {
    fc.assert(
      fc.property(samples, samples, (first, second) => {
        const [quote = String] = bashQuotings;
        const commands = `first try\n${curlText(first, quote, " \\\n ")}\nthen\n${curlText(second, quote, " ")} | jq .\n`;
        assert.deepEqual(captureRequests(commands).map(asSample), [first, second]);
        const transcripts = `${httpText(first, "\n", false)}\nHTTP/1.1 200 OK\nServer: x\n\n{}\n\n${httpText(second, "\n", false)}`;
        assert.deepEqual(captureRequests(transcripts).map(asSample), [first, second]);
      }),
    );
  });
});
