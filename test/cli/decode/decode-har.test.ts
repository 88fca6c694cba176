import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bcevpc } from "../run.js";

const requestId = "c4abab14-ebc4-4eb0-85d2-03c4d51eed18";

/** An entry whose request and response lie `distance` characters apart. */
const entry = (distance: number, status: number, body: unknown, path: string) => ({
  request: { method: "DELETE", url: `https://bcc.bj.baidubce.com${path}`, httpVersion: "HTTP/1.1", headers: [], cookies: [] },
  _initiator: { stack: `"{[${"x".repeat(distance)}` },
  response: {
    status,
    httpVersion: "HTTP/1.1",
    headers: [{ name: "x-bce-request-id", value: requestId }],
    content: { mimeType: "application/json", text: JSON.stringify(body) },
    redirectURL: "",
  },
});
const failure = { requestId, code: "NoSuchNat", message: "The specified nat is not found." };
const har = (distance: number, indent: number): string =>
  JSON.stringify(
    {
      log: {
        version: "1.2",
        creator: { name: "test", version: "1" },
        entries: [entry(10, 200, {}, "/v1/vpc"), entry(distance, 404, failure, "/v1/nat/nat-1"), entry(10, 200, {}, "/v1/eni")],
      },
    },
    null,
    indent,
  );

describe("decode of a HAR file", () => {
  it("names the request of an error however far before it stands", async () => {
    for (const distance of [10, 30_000, 400_000])
      for (const indent of [0, 2]) {
        const input = har(distance, indent);
        const { stdout, code } = await bcevpc(["decode", "--json"], { input });
        const { errors, summary } = JSON.parse(stdout);
        assert.deepEqual(
          [code, errors.length, errors[0]?.code, errors[0]?.operation, errors[0]?.httpStatus, errors[0]?.format],
          [0, 1, "NoSuchNat", "ReleaseNat", 404, "har"],
          `${distance} ${indent}`,
        );
        assert.equal(summary.lines, input.split("\n").length);
        assert.equal(errors[0].line, input.slice(0, input.lastIndexOf('"response"', input.indexOf("NoSuchNat"))).split("\n").length);
      }
  });

  it("reads an entry that is cut off, and what only begins like such a file", async () => {
    const whole = har(30_000, 0);
    const cut = await bcevpc(["decode", "--json"], {
      input: whole.slice(0, whole.indexOf('"redirectURL":""', whole.indexOf("NoSuchNat")) + 18),
    });
    assert.equal(JSON.parse(cut.stdout).errors[0]?.code, "NoSuchNat");
    const other = await bcevpc(["decode", "--json"], { input: `{"log":{"error":${JSON.stringify(failure)}}}\n` });
    assert.equal(JSON.parse(other.stdout).errors[0]?.code, "NoSuchNat");
  });
});
