import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bcevpc } from "../run.js";

const hook = new URL("no-network.cjs", import.meta.url).pathname;
const env = { NODE_OPTIONS: `--require=${hook}` };

/** What the server answers to lines, by the id of the request. Everything on stdout has to be of the protocol. */
async function answersTo(lines: readonly (object | string)[]) {
  const input = `${lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")}\n`;
  const { stdout, stderr, code } = await bcevpc(["mcp"], { input, env });
  const messages = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  for (const message of messages) assert.equal(message.jsonrpc, "2.0", stdout);
  return { of: (id: number) => messages.find((message) => message.id === id), messages, stderr, code };
}

const initialize = (protocolVersion: string) => ({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion, capabilities: {}, clientInfo: { name: "raw", version: "0" } },
});
const initialized = { jsonrpc: "2.0", method: "notifications/initialized" };
const explain = { jsonrpc: "2.0", id: 2, method: "tools/call", params: { name: "explain_code", arguments: { codes: ["NoSuchNat"] } } };
const decodeOf = (text: string) => ({ method: "tools/call", params: { name: "decode_text", arguments: { text } } });
const modern = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "raw", version: "0" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

describe("bcevpc mcp on the wire", () => {
  for (const version of ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"])
    it(`speaks ${version}, and ends with its input`, async () => {
      const { of, stderr, code } = await answersTo([initialize(version), initialized, explain]);
      assert.deepEqual([code, stderr], [0, ""]);
      assert.equal(of(1).result.protocolVersion, version);
      assert.match(of(1).result.instructions, /decode_text/);
      assert.equal(of(2).result.structuredContent.entries[0].id, "nat/NoSuchNat");
    });

  it("speaks 2026-07-28, which opens without initialize", async () => {
    const { of, stderr, code } = await answersTo([
      { jsonrpc: "2.0", id: 1, method: "server/discover", params: { _meta: modern } },
      { ...explain, params: { ...explain.params, _meta: modern } },
    ]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.ok(of(1).result.supportedVersions.includes("2026-07-28"), JSON.stringify(of(1)));
    assert.equal(of(2).result.structuredContent.entries[0].id, "nat/NoSuchNat");
  });

  it("answers what came before its input ended, and a client that leaves does it no harm", async () => {
    const text = '{"code":"NoSuchNat","message":"x"}\n'.repeat(20_000);
    const decode = { ...explain, params: { name: "decode_text", arguments: { text } } };
    const { of, code } = await answersTo([initialize("2025-11-25"), initialized, decode]);
    assert.deepEqual([code, of(2).result.structuredContent.summary.total], [0, 20_000]);
  });

  it("is watched by a hook that ends whatever opens a connection", async () => {
    const { code, stderr } = await bcevpc(["call", "GET", "/v1/vpc", "--endpoint", "http://127.0.0.1:1"], {
      env: { ...env, BCE_ACCESS_KEY_ID: "0123456789abcdef", BCE_SECRET_ACCESS_KEY: "0123456789abcdeg" },
    });
    assert.equal(code, "SIGABRT");
    assert.match(stderr, /reached for /);
  });

  it("survives what is no protocol, and answers what comes behind it", async () => {
    const { of, code } = await answersTo([
      initialize("2025-11-25"),
      initialized,
      "not json",
      "[]",
      '{"jsonrpc":"2.0","id":7,"method":"resources/read","params":{"uri":"file:///etc/passwd"}}',
      '{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"read_file","arguments":{"path":"/no-such-place"}}}',
      explain,
    ]);
    assert.equal(code, 0);
    assert.ok(of(7).error);
    assert.ok(of(8).error ?? of(8).result.isError);
    assert.equal(of(2).result.structuredContent.entries[0].id, "nat/NoSuchNat");
  });

  it("refuses a message over 10 MB, whose id it may know, and answers what comes behind it", async () => {
    const text = "x".repeat(11_000_000);
    const tool = (id: number | string) => ({ jsonrpc: "2.0", id, ...decodeOf(text) });
    const { messages, of, stderr, code } = await answersTo([
      initialize("2025-11-25"),
      initialized,
      tool(5),
      JSON.stringify({ ...decodeOf(text), jsonrpc: "2.0", id: "six" }),
      `"${text}"`,
      explain,
    ]);
    assert.deepEqual([code, stderr], [0, ""]);
    const refused = messages.filter(({ error }) => error);
    assert.deepEqual(
      refused.map(({ id }) => id),
      [5, "six", undefined],
    );
    for (const { error } of refused) assert.match(error.message, /longer than 10 MB.*bcevpc decode FILE/);
    assert.equal(of(2).result.structuredContent.entries[0].id, "nat/NoSuchNat");
  });

  it("lets nothing on stdout that a terminal obeys", async () => {
    const { messages } = await answersTo([
      initialize("2025-11-25"),
      initialized,
      { ...explain, params: { name: "explain_code", arguments: { codes: ["Foo\u001b[31m\u202e"] } } },
    ]);
    assert.doesNotMatch(JSON.stringify(messages), /[\u001b\u202e]/u);
  });

  it("says who is to start it when nobody is there", async () => {
    const { stdout, stderr, code } = await bcevpc(["mcp"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /bcevpc mcp must be started by an\s+agent/);
  });
});
