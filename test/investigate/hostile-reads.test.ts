import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { keys, newFolder } from "../cli/call/caller.js";
import { measured } from "../cli/measured.js";
import { apiServer } from "../servers/api.js";

const token = "Sess/Tok+en==abcDEF0123456789xyz";
const forms = [token, btoa(token), Buffer.from(token).toString("hex"), encodeURIComponent(token), token.replaceAll("/", "%2f")];
const evil = `\u001b]52;c;x\u0007::add-mask::x\n::error::y \u202e ##[group]q ${forms.join(" ")}`;
const subnets = (number: number) =>
  Array.from({ length: number }, (_, index) => ({ subnetId: `sbn-${index}${evil}`, name: evil, cidr: index % 2 ? "10.0.0.0/8" : evil }));
const json = (body: object | string) => ({ body });

/** What an endpoint that is not to be trusted can answer a read with. */
const answers: Readonly<Record<string, { readonly body: string | object; readonly status?: number }>> = {
  "lists nested five thousand deep": json(`{"subnets":${"[".repeat(5000)}${"]".repeat(5000)}}`),
  "objects nested five thousand deep": json(`{"subnets":[{"cidr":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}]}`),
  "sixty megabytes of brackets": json("[".repeat(60_000_000)),
  "a list of sixty thousand": json({ subnets: Array.from({ length: 60_000 }, () => ({ subnetId: "s", cidr: "10.0.0.0/8" })) }),
  "list after list": json({ subnets: subnets(3), isTruncated: true, nextMarker: "m", marker: "m" }),
  "what a terminal or a job would obey": json({ subnets: subnets(3), vpc: { vpcId: evil, cidr: evil, subnets: subnets(3) } }),
  "other types": json({ subnets: [null, 1, [], { cidr: [1] }, { cidr: "999.1.1.1/99" }], vpc: [null], isTruncated: {} }),
  "a redirect": { status: 302, body: "{}" },
  "an error that echoes the token": { status: 403, body: { code: `Access${evil}`, message: evil, requestId: evil } },
};

describe("an investigation of an endpoint that is not to be trusted", () => {
  for (const [name, answer] of Object.entries(answers))
    it(`survives ${name}, gives nothing away and ends as the failure says`, async (test) => {
      const conflict = { code: "CidrConflict", message: "m", requestId: "r" };
      const server = await apiServer(test, [({ method }) => (method === "GET" ? answer : { status: 409, body: conflict })]);
      const report = join(newFolder(), "report.md");
      const body = JSON.stringify({ name: "a", cidr: "10.0.0.0/24", vpcId: "vpc-abcdefghijkl", zoneName: "cn-bj-a" });
      const words = ["call", "POST", "/v1/subnet", "-d", body, "--investigate", "--endpoint", server.origin, "--yes", "--force"];
      for (const more of [[], ["--json"], ["-v"], ["--report", report]]) {
        const { stderr, code, peak } = await measured([...words, ...more], { ...keys, BCE_SECURITY_TOKEN: token, COLUMNS: "50" });
        // A report that would hold the token is refused, which is a failure of its own.
        const refused = more[0] === "--report" && /expose a secret/u.test(stderr);
        assert.equal(code, refused ? 2 : 4, stderr);
        const said = stderr + (existsSync(report) ? readFileSync(report, "utf8") : "");
        for (const form of forms) assert.ok(!said.includes(form), form);
        assert.doesNotMatch(said, /^\s*(?:::|##\[)/mu);
        assert.doesNotMatch(said, /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/u);
        assert.ok(peak < 300, `${peak} MB`);
      }
      assert.ok(server.requests.length <= 4 * 13);
      assert.ok(server.requests.every(({ method, url }) => method === "GET" || url.startsWith("/v1/subnet")));
    });

  it("unpacks little of what is packed", async (test) => {
    const { createServer } = await import("node:http");
    const { listen } = await import("../servers/listen.js");
    const bomb = gzipSync(Buffer.alloc(300_000_000, "["));
    const listening = await listen(
      test,
      createServer((request, response) => {
        request.resume();
        const isRead = request.method === "GET";
        response.writeHead(isRead ? 200 : 409, { "content-type": "application/json", ...(isRead && { "content-encoding": "gzip" }) });
        response.end(isRead ? bomb : '{"code":"CidrConflict","message":"m","requestId":"r"}');
      }),
    );
    const body = '{"name":"a","cidr":"10.0.0.0/24","vpcId":"vpc-abcdefghijkl","zoneName":"cn-bj-a"}';
    const endpoint = `http://127.0.0.1:${listening.port}`;
    const { code, peak } = await measured(["call", "POST", "/v1/subnet", "-d", body, "--investigate", "--endpoint", endpoint], keys);
    assert.equal(code, 4);
    assert.ok(peak < 200, `${peak} MB`);
  });
});
