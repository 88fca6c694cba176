import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { keys, newFolder } from "./call/caller.js";
import { binary, emptyHome } from "./run.js";

const folder = newFolder();
const body = join(folder, "body.json");
writeFileSync(body, JSON.stringify({ aclRules: Array.from({ length: 900 }, () => ({ position: 0 })) }));
const log = join(folder, "app.log");
writeFileSync(log, `${JSON.stringify({ requestId: "r", code: "NoSuchNat", message: "m" })}\n`.repeat(3000));
const request = join(folder, "request.json");
writeFileSync(request, JSON.stringify({ method: "GET", url: "https://h/v1/vpc", headers: { Host: "h", Authorization: "nonsense" } }));

/** The exit code of a command whose reader leaves before it has written anything. */
const codeOf = (args: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const script = `{ "${process.execPath}" "${binary}" ${args.map((arg) => `'${arg}'`).join(" ")}; echo $? >&3; } 3>&1 1>&4 | cat`;
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
