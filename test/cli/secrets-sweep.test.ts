import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { startMock } from "../node/mock/mock-process.js";
import { type ApiServer, errorBody, startApiServer } from "./call/api-server.js";
import { accessKeyId, callTo, keys, newFolder, secretAccessKey } from "./call/caller.js";
import { bcevpc, binary, emptyHome } from "./run.js";
import { bodyForms, encodings, secretNames } from "./secret-forms.js";

const planted = "pLantedUserPw0rd";
const token = "pLantedSession/Token+0123456789/abc==";
const folder = newFolder();

/** Without what wrapping puts between; a part of the secret is enough. */
function assertClean(text: string, what: string, secret = planted): void {
  const squeezed = text.replaceAll(/\s/g, "");
  const leak = Array.from({ length: secret.length - 9 }, (_, at) => secret.slice(at, at + 10)).find((part) => squeezed.includes(part));
  assert.equal(leak, undefined, `${what} shows ${leak}: ${text.slice(Math.max(0, text.indexOf(leak ?? "") - 200)).slice(0, 600)}`);
}

const cases = secretNames.flatMap((name) => Object.entries(bodyForms).map(([form, write]) => ({ name, form, body: write(name, planted) })));

const query = (name: string): string => `${encodeURIComponent(name)}=${planted}&authorization=Bearer%20${planted}%2Frest`;

/** Requests with a secret in body, header and query, as somebody captured them. */
const captured = cases.map(({ name, body }) => ({
  method: "POST",
  url: `https://bcc.bj.baidubce.com/v1/vpn/vpn-x/vpnconn?${query(name)}`,
  headers: { "Content-Type": "application/json", [name]: planted },
  body,
}));
const capture = join(folder, "requests.json");
writeFileSync(capture, JSON.stringify(captured));

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

describe("a secret that stands in a request", () => {
  for (const output of [[], ["--json"], ["--format", "github"], ["--format", "sarif"], ["--lang", "zh"]])
    it(`shows in no finding of lint ${output.join(" ")}, whatever the notation and the name`, async () => {
      const { stdout, stderr, code } = await bcevpc(["lint", capture, ...output], { env: { COLUMNS: "4000" } });
      assert.equal(code, 1, stderr);
      assertClean(stdout + stderr, `lint ${output.join(" ")}`);
    });

  for (const [form, write] of Object.entries(bodyForms))
    it(`shows in no output of lint with -d: ${form}`, async () => {
      const body = write("password", planted);
      for (const output of [[], ["--json"]]) {
        const { stdout, stderr } = await bcevpc(["lint", "POST", `/v1/vpn/vpn-x/vpnconn?${query("token")}`, "-d", body, ...output], {
          env: { COLUMNS: "1000" },
        });
        assertClean(stdout + stderr, output.join(" "));
      }
    });

  for (const name of secretNames)
    it(`shows in no preview and no trace of a call: ${name}`, async () => {
      const words = [`/v1/vpc?${query(name)}`, "-H", `${name}: ${planted}`, "-q", `${name}=${planted}`];
      const body = JSON.stringify({ [name]: planted, list: [{ [name]: { a: planted } }] });
      server.answer({ status: 400, body: errorBody("NoSuchThing", `you sent ${planted}`) });
      for (const args of [["--dry-run"], ["--dry-run", "--json"], ["--curl"], ["-v", "--silent"], ["--lint", "--json"]]) {
        const { stdout, stderr } = await callTo(server, ["POST", ...words, "-d", body, ...args]);
        assertClean(stdout + stderr, `call ${args.join(" ")}`);
      }
      for (const args of [[], ["--json"], ["--curl"]]) {
        const { stdout, stderr } = await bcevpc(["sign", "POST", ...words, "-d", body, "--region", "bj", ...args], { env: keys });
        assertClean(stdout + stderr, `sign ${args.join(" ")}`);
      }
    });

  it("shows in no output of verify", async () => {
    const headers = { Authorization: `bce-auth-v1/${accessKeyId}/2026-08-13T08:00:00Z/1800/host/${"ab12".repeat(16)}`, Host: "h" };
    for (const name of secretNames) {
      const input = JSON.stringify({
        method: "POST",
        url: `https://h/v1/vpc?${query(name)}`,
        headers: { ...headers, [name]: planted },
        body: planted,
      });
      for (const args of [[], ["--json"]]) {
        const { stdout, stderr } = await bcevpc(["verify", ...args], { env: { ...keys, COLUMNS: "300" }, input });
        assertClean(stdout + stderr, `verify ${args.join(" ")} with ${name}`);
      }
    }
  });
});

/** A log in which every request stands beside the error that answered it. */
const logged = cases.flatMap(({ name, body }, index) => {
  const answer = (code: string): string => JSON.stringify({ code, message: `bad request ${index}`, requestId: `c4abab14-${index}` });
  return [
    `2026-11-28T00:00:00Z POST /v1/vpn/vpn-x/vpnconn?${query(name)} body ${body.replaceAll("\n", " ")} answered ${answer("NoSuchNat")}`,
    `2026-11-28T00:00:01Z curl -X POST 'https://bcc.bj.baidubce.com/v1/vpc?${query(name)}' -H '${name}: ${planted}' -d '${body}' ${answer("AccessDenied")}`,
  ];
});
const log = join(folder, "app.log");
writeFileSync(log, `${logged.join("\n")}\n`);

describe("a secret that stands in a log, beside an error", () => {
  const outputs: readonly (readonly string[])[] = [
    [],
    ["--full"],
    ["--lang", "zh"],
    ["--json"],
    ["--ndjson"],
    ["--summary"],
    ["--timeline"],
    ...["github", "sarif", "markdown", "html"].map((format) => ["--format", format]),
    ["--report", "-"],
    ["--fields", "message,line,context,values", "--json"],
  ];
  for (const output of outputs)
    it(`shows in nothing that decode ${output.join(" ")} says`, async () => {
      const { stdout, stderr, code } = await bcevpc(["decode", log, ...output], { env: { COLUMNS: "4000" } });
      assert.equal(code, 0, stderr);
      assert.ok(stdout.length > 100, stdout);
      assertClean(stdout + stderr, `decode ${output.join(" ")}`);
    });

  it("shows in no document to be handed on where it is this machine's own, whatever it stands under", async () => {
    const own = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
    const error = JSON.stringify({ code: "NoSuchVpc", message: `key ${own} is bad`, requestId: `r-${own}` });
    const bytes = JSON.stringify({ type: "Buffer", data: [...Buffer.from(error)] });
    const forms = [own, btoa(own).slice(0, -4), Buffer.from(own).toString("hex"), [...Buffer.from(own)].join(",")];
    for (const input of [error, JSON.stringify({ m: error }), encodeURIComponent(error), JSON.stringify({ body: btoa(error) }), bytes])
      for (const format of ["github", "sarif", "markdown", "html"]) {
        const env = { BCE_ACCESS_KEY_ID: "0123456789abcdef0123456789abcdef", BCE_SECRET_ACCESS_KEY: own };
        const { stdout, stderr } = await bcevpc(["decode", "--format", format], { input, env });
        for (const form of forms) assert.ok(!(stdout + stderr).includes(form), `${format} of ${input.slice(0, 40)}`);
      }
  });

  it("shows in nothing that run adds to what passes through", async () => {
    for (const output of [[], ["--full"], ["--json"]]) {
      const { stderr } = await bcevpc(["run", ...output, "--", "sh", "-c", `cat '${log}' >&2; exit 1`], { env: { COLUMNS: "4000" } });
      const passed = readFileSync(log, "utf8");
      assert.ok(stderr.startsWith(passed), stderr.slice(0, 300));
      assert.match(stderr.slice(passed.length), /NoSuchNat/);
      assertClean(stderr.slice(passed.length), `run ${output.join(" ")}`);
    }
  });

  it("shows in no answer to an agent, whatever the tool", async () => {
    const client = new Client({ name: "test", version: "1" });
    const env = { HOME: emptyHome, PATH: String(process.env["PATH"]) };
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [binary, "mcp"], env }));
    const calls: readonly (readonly [name: string, input: Record<string, unknown>])[] = [
      ["decode_text", { text: logged.join("\n") }],
      ...cases.map(({ name, body }) => ["lint_request", { method: "POST", path: `/v1/vpn/vpn-x/vpnconn?${query(name)}`, body }] as const),
    ];
    for (const [name, input] of calls) {
      const answer = await client.callTool({ name, arguments: input });
      assert.doesNotMatch(JSON.stringify(answer), /"isError":true/, name);
      assertClean(JSON.stringify(answer), `${name} ${JSON.stringify(input).slice(0, 200)}`);
    }
    await client.close();
  });

  it("shows in no line of the mock's log", async () => {
    const mock = await startMock();
    for (const { name, body } of cases)
      await fetch(`${mock.endpoint}/v1/vpc?${query(name)}`, { method: "POST", body, headers: { [name]: planted } });
    for (const name of secretNames) {
      const time = new Date().toISOString().replace(/\.\d+/u, "");
      const Authorization = `bce-auth-v1/${mock.env["BCE_ACCESS_KEY_ID"]}/${time}/1800/host;${name.toLowerCase()}/${"ab12".repeat(16)}`;
      await fetch(`${mock.endpoint}/v1/vpc?${encodeURIComponent(name)}=${planted}`, { headers: { Authorization, [name]: planted } });
    }
    await mock.stop();
    assert.match(mock.stderr(), /SignatureDoesNotMatch|IamSignatureInvalid/);
    assertClean(mock.stdout() + mock.stderr(), "mock");
  });
});

describe("a session token that an answer echoes", () => {
  const env = { BCE_SECURITY_TOKEN: token, COLUMNS: "300" };
  const pairs = Object.keys(encodings).flatMap((inner) => [
    [inner, "as it is"],
    [inner, "in base64"],
    [inner, "percent-encoded in lower case"],
  ]);
  for (const [inner = "", outer = ""] of pairs)
    it(`shows in no diagnosis, and a report with it is refused: ${inner}, ${outer}`, async () => {
      const echo = encodings[outer]?.(encodings[inner]?.(token) ?? "") ?? "";
      // Escapes of JSON stand in the answer's text as they are.
      const body = `{"code":"SignatureDoesNotMatch","requestId":"r-1","message":"you sent ${echo}, so"}`;
      server.answer({ status: 403, body });
      const report = join(newFolder(), "ticket.md");
      for (const args of [["--report", report], ["--json"], ["--report", "-"]]) {
        const { stderr, stdout, code } = await callTo(server, ["GET", "/v1/vpc", "--silent", ...args], { env });
        assert.notEqual(code, 70, stderr);
        const text = stdout + stderr;
        assertClean(
          text,
          args.join(" "),
          token
            .replaceAll(/[^\w]/g, " ")
            .split(" ")
            .sort((a, b) => b.length - a.length)[0],
        );
        for (const form of [echo, JSON.stringify(echo).slice(1, -1)]) assert.ok(!text.includes(form), `${args.join(" ")}: ${text}`);
        if (args[0] === "--report") assert.equal(code, 2, text);
      }
      assert.ok(!existsSync(report), existsSync(report) ? readFileSync(report, "utf8") : "");
    });

  it("is not looked for in a report that holds none", async () => {
    const report = join(newFolder(), "ticket.md");
    server.answer({ status: 403, body: errorBody("SignatureDoesNotMatch") });
    const { code, stderr } = await callTo(server, ["GET", "/v1/vpc", "--silent", "--report", report], { env });
    assert.equal(code, 7, stderr);
    assert.ok(!readFileSync(report, "utf8").includes(secretAccessKey));
  });
});
