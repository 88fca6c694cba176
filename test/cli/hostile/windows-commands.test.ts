import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, it } from "node:test";
import { homeWith } from "../call/caller.js";
import { ownSurroundings, type Result, type Surroundings } from "../run.js";

const dist = new URL("../../../dist/main.cjs", import.meta.url).pathname;

/** bcevpc in a process that says it runs on a given platform. */
const onPlatform = (platform: string, args: readonly string[], { input, env = {} }: Surroundings = {}): Promise<Result> =>
  new Promise((settle) => {
    const host = `const host = Object.create(process, { platform: { value: ${JSON.stringify(platform)} } });
host.argv = [process.execPath, "bcevpc", ...process.argv.slice(1)];
require(${JSON.stringify(dist)}).main(host).then((code) => { process.exitCode = code; });`;
    const child = execFile(
      process.execPath,
      ["-e", host, "--", ...args],
      { env: { ...ownSurroundings, COLUMNS: "400", ...env } },
      (error, stdout, stderr) => settle({ stdout, stderr, code: Number(error?.code ?? 0) }),
    );
    child.stdin?.end(input ?? "");
  });

const body = `{"name":"it's $(id)"}`;
const failed = `> POST /v1/subnet HTTP/1.1
> Host: bcc.bj.baidubce.com
> Content-Type: application/json
>
${body}
< HTTP/1.1 400 Bad Request
<
{"code":"BadRequest","message":"Bad request parameters or illegal request.","requestId":"11111111-2222-3333-4444-555555555555"}
`;

const name = "it's $(id)";
const keys = { access_key_id: "0123456789abcdef0123456789abcdef", secret_access_key: "pLantedSecretKey" };
const HOME = homeWith({
  current: "default",
  profiles: [
    { name: "default", ...keys },
    { name, ...keys },
  ],
});

interface Case {
  readonly what: string;
  readonly args: readonly string[];
  readonly given?: Surroundings;
  readonly windows: string;
  readonly others: string;
}

const cases: readonly Case[] = [
  {
    what: "a value with a quote",
    args: ["decode"],
    given: { input: failed },
    windows: "bcevpc call CreateSubnet 'name=it''s $(id)' ",
    others: String.raw`bcevpc call CreateSubnet 'name=it'\''s $(id)' `,
  },
  {
    what: "a profile with a quote",
    args: ["configure", "list", name],
    given: { env: { HOME } },
    windows: "bcevpc configure get 'it''s $(id)'",
    others: String.raw`bcevpc configure get 'it'\''s $(id)'`,
  },
  {
    what: "a command over two lines",
    args: ["apis", "CreateVpc"],
    given: { env: { COLUMNS: "50" } },
    windows: " `\n",
    others: " \\\n",
  },
  {
    what: "a file of a body",
    args: ["explain", "acl/InvalidAction", "--full"],
    windows: "-d '@BODY.json'",
    others: "-d @BODY.json",
  },
  {
    what: "a variable",
    args: ["decode"],
    given: {
      input:
        'execute http request failed! Retried 3 times, error: Get "https://bcc.bj.baidubce.com/v1/vpc": proxyconnect tcp: dial tcp 10.1.2.3:3128: connect: connection refused',
    },
    windows: "Get-ChildItem Env:*proxy*",
    others: "env | grep -i proxy",
  },
  {
    what: "a command that reads a file",
    args: ["configure", "set", "new", "--access-key-id", keys.access_key_id],
    windows: "Get-Content FILE | bcevpc configure set new",
    others: "--secret-stdin < FILE",
  },
];

describe("a shown command", () => {
  for (const { what, args, given, windows, others } of cases)
    it(`is written for PowerShell on Windows: ${what}`, async () => {
      const shown = async (platform: string): Promise<string> => {
        const { stdout, stderr } = await onPlatform(platform, args, given);
        return stdout + stderr;
      };
      const [onWindows, elsewhere] = [await shown("win32"), await shown("linux")];
      assert.ok(onWindows.includes(windows), onWindows);
      assert.ok(elsewhere.includes(others), elsewhere);
      assert.ok(!onWindows.includes(others), onWindows);
    });
});
