import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type ApiServer, errorBody, startApiServer } from "./call/api-server.js";
import { keys, newFolder } from "./call/caller.js";
import { binary, emptyHome } from "./run.js";

const folder = newFolder();
const body = join(folder, "body.json");
writeFileSync(body, JSON.stringify({ aclRules: Array.from({ length: 900 }, () => ({ position: 0 })) }));
const log = join(folder, "app.log");
writeFileSync(log, `${JSON.stringify({ requestId: "r", code: "NoSuchNat", message: "m" })}\n`.repeat(3000));
const request = join(folder, "request.json");
writeFileSync(request, JSON.stringify({ method: "GET", url: "https://h/v1/vpc", headers: { Host: "h", Authorization: "nonsense" } }));

/** The exit code of a command whose reader, of stdout or of stderr, leaves before it has written anything. */
const codeOf = (args: readonly string[], stream: 1 | 2 = 1): Promise<string> =>
  new Promise((resolve) => {
    const left = stream === 1 ? "1>&4" : "1>/dev/null 2>&4";
    const script = `{ "${process.execPath}" "${binary}" ${args.map((arg) => `'${arg}'`).join(" ")}; echo $? >&3; } 3>&1 ${left} | cat`;
    const leaving = `exec 4> >(exec true); sleep 0.3; ${script}`;
    execFile("bash", ["-c", leaving], { env: { PATH: process.env["PATH"], HOME: emptyHome, ...keys } }, (_error, stdout) =>
      resolve(stdout.trim()),
    );
  });

describe("a command whose reader has left", () => {
  for (const [args, code] of [
    [["lint", "POST", "/v1/acl/rule", "-d", `@${body}`], "1"],
    [["lint", "POST", "/v1/acl/rule", "-d", `@${body}`, "--json"], "1"],
    [["verify", request], "1"],
    [["doctor", "configuration"], "1"],
    [["decode", log, "--fail-on", "NoSuchNat"], "1"],
    [["decode", log, "--fail-on", "CidrConflict"], "0"],
    [["decode", log], "0"],
    [["codes"], "0"],
  ] as const)
    it(`ends with ${code}: ${args.slice(0, 3).join(" ").replaceAll(folder, "")}`, async () => assert.equal(await codeOf(args), code));
});

describe("a call whose reader has left", () => {
  let server: ApiServer;
  before(async () => {
    server = await startApiServer();
  });
  after(() => server.close());

  const get = (...more: readonly string[]): readonly string[] => ["call", "GET", "/v1/vpc/vpc-x", "--endpoint", server.url, ...more];

  it("ends as the answer says, however long that is", async () => {
    for (const length of [1, 300_000]) {
      server.answer({ status: 404, body: errorBody("NoSuchVpc", "m".repeat(length)) });
      for (const more of [[], ["--json"], ["--verbose"]])
        for (const stream of [1, 2] as const) assert.equal(await codeOf(get(...more), stream), "4", `${length} ${more} ${stream}`);
    }
    server.answer({ body: { vpc: "v".repeat(300_000) } });
    assert.equal(await codeOf(get()), "0");
  });

  it("fails without an answer", async () => {
    for (const stream of [1, 2] as const)
      assert.equal(await codeOf(["call", "GET", "/v1/vpc", "--endpoint", "http://127.0.0.1:1"], stream), "6");
  });
});
