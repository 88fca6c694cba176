import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type CallToolResult, Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { sign } from "../../../src/core/library/signing.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc, binary } from "../run.js";
import { assertDocument } from "../shipped-schemas.js";

const keys = { accessKeyId: "0123456789abcdef0123456789abcdef", secretAccessKey: "fedcba9876543210fedcba9876543210" };
/** A home with a configuration that is not to be read. */
const home = temporaryFolder("mcp-home");
mkdirSync(join(home, ".bce"));
writeFileSync(
  join(home, ".bce", "config.json"),
  JSON.stringify({ current: "default", profiles: [{ name: "default", language: "zh-CN", ...keys }] }),
);
const hook = new URL("no-network.cjs", import.meta.url).pathname;
const env = {
  HOME: home,
  PATH: String(process.env["PATH"]),
  NODE_OPTIONS: `--require=${hook}`,
  BCE_ACCESS_KEY_ID: keys.accessKeyId,
  BCE_SECRET_ACCESS_KEY: keys.secretAccessKey,
};

const textOf = ({ content }: CallToolResult): string => content.map((part) => (part.type === "text" ? part.text : "")).join("");

describe("bcevpc mcp with the official client", () => {
  for (const mode of ["auto", "legacy"] as const)
    describe(`in the ${mode === "auto" ? "newest" : "2025"} protocol`, () => {
      let client: Client;
      const call = async (name: string, input: Record<string, unknown>) => {
        const result = (await client.callTool({ name, arguments: input })) as CallToolResult;
        return { ...result, text: textOf(result), data: result.structuredContent as never };
      };
      before(async () => {
        client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
        await client.connect(new StdioClientTransport({ command: process.execPath, args: [binary, "mcp"], env, stderr: "inherit" }));
      });
      after(() => client.close());

      it("lists eight tools that only read, with the schemas that ship, and says when to use which", async () => {
        const { tools } = await client.listTools();
        assert.deepEqual(tools.map(({ name }) => name).sort(), [
          "check_signature",
          "decode_text",
          "describe_operation",
          "exit_codes",
          "explain_code",
          "lint_request",
          "search_codes",
          "search_operations",
        ]);
        for (const tool of tools) {
          assert.deepEqual([tool.annotations?.readOnlyHint, tool.annotations?.openWorldHint], [true, false], tool.name);
          assert.equal(tool.inputSchema["additionalProperties"], false);
          assert.ok(client.getInstructions()?.includes(tool.name) || tool.name === "exit_codes", tool.name);
        }
        const shipped = JSON.parse((await bcevpc(["schema", "explain", "--bundle"])).stdout);
        assert.deepEqual(tools.find(({ name }) => name === "explain_code")?.outputSchema?.["properties"], shipped.properties);
      });

      it("explains codes, unknown ones too, short unless asked for all", async () => {
        const { data, text } = await call("explain_code", { codes: ["NoSuchNat", "nosuchnatt"] });
        assertDocument("explain", JSON.stringify(data));
        assert.deepEqual(
          [(data as { entries: { id: string }[] }).entries[0]?.id, (data as { unknown: unknown }).unknown],
          ["nat/NoSuchNat", [{ code: "nosuchnatt", nearest: ["NoSuchNat"] }]],
        );
        const { entries } = JSON.parse(text);
        assert.equal(typeof entries[0].title, "string");
        const [short, full] = await Promise.all([
          call("explain_code", { codes: ["AccessDenied"] }),
          call("explain_code", { codes: ["AccessDenied"], full: true, lang: "zh" }),
        ]);
        assert.ok(short.text.length < full.text.length);
        assert.match(full.text, /\p{Script=Han}/u);
        for (const entry of JSON.parse(short.text).entries) assert.ok(entry.causes.length <= 2 && entry.fixes.length <= 2, entry.id);
      });

      it("searches codes and operations, the best first, with how many there are", async () => {
        const codes = await call("search_codes", { query: "配额", service: "nat", limit: 2 });
        assertDocument("code-list", JSON.stringify(codes.data));
        const { codes: rows, total } = codes.data as { codes: unknown[]; total: number };
        assert.ok(rows.length <= 2 && total >= rows.length && total > 0);
        const found = await call("search_operations", { query: "POST /v1/nat" });
        assertDocument("operation-list", JSON.stringify(found.data));
        assert.equal((found.data as { operations: { name: string }[] }).operations[0]?.name, "CreateNat");
      });

      it("decodes a text, listing the first errors and counting all", async () => {
        const line = (index: number) =>
          `{"code":"NoSuchNat","message":"gone","requestId":"3f2a6d1c-0000-4000-8000-0000000000${10 + index}"}\n`;
        const text = Array.from({ length: 9 }, (_, index) => line(index)).join("");
        const { data } = await call("decode_text", { text });
        assertDocument("decode", JSON.stringify(data));
        const { errors, summary } = data as { errors: unknown[]; summary: { total: number } };
        assert.deepEqual([errors.length, summary.total], [5, 9]);
        assert.equal(((await call("decode_text", { text, limit: 9 })).data as { errors: unknown[] }).errors.length, 9);
        assertDocument("decode", JSON.stringify((await call("decode_text", { text: "nothing" })).data));
      });

      it("describes an operation, and names the nearest for one that there is not", async () => {
        const { data } = await call("describe_operation", { name: "CreateNat" });
        assertDocument("apis", JSON.stringify(data));
        assert.ok((data as { operations: { params: unknown[] }[] }).operations[0]?.params.length);
        const unknown = await call("describe_operation", { name: "CreatNat" });
        assert.ok((unknown.data as { unknown: { nearest: string[] }[] }).unknown[0]?.nearest.includes("CreateNat"));
      });

      it("lints a request in either form", async () => {
        const parts = await call("lint_request", { method: "post", path: "/v1/vpc", body: "{}" });
        assertDocument("lint", JSON.stringify(parts.data));
        assert.ok((parts.data as { summary: { errors: number } }).summary.errors > 0);
        const curl = await call("lint_request", { request: "curl -X POST https://bcc.bj.baidubce.com/v1/vpc -d '{}'" });
        assert.deepEqual((curl.data as { summary: unknown }).summary, (parts.data as { summary: unknown }).summary);
        const refused = await call("lint_request", { method: "GET" });
        assert.deepEqual([refused.isError, refused.text], [true, "missing argument: request, or method and path"]);
      });

      it("checks the structure of a signature, and neither asks for a secret nor repeats a token", async () => {
        const token = "session-token-value";
        const url = "https://bcc.bj.baidubce.com/v1/vpc";
        const { headers } = sign({ method: "GET", url }, { ...keys, securityToken: token });
        const request = JSON.stringify({ method: "GET", url, headers });
        const { data, text } = await call("check_signature", { request });
        assertDocument("verify", JSON.stringify(data));
        assert.equal((data as { verdict: string }).verdict, "unexplained");
        assert.ok(!text.includes(token));
        assert.ok(!text.includes(String(headers["authorization"]?.split("/").at(-1))));
        const broken = await call("check_signature", { request: request.replace("bce-auth-v1", "bce-auth-v2") });
        assert.deepEqual((broken.data as { verdict: string; mistakes: { id: string }[] }).verdict, "mistake");
      });

      it("gives the exit codes", async () => {
        const { data } = await call("exit_codes", {});
        assertDocument("exit-codes", JSON.stringify(data));
      });

      it("reads no file that a request names, and refuses arguments that are not in the schema", async () => {
        const secret = join(home, ".bce", "config.json");
        for (const [name, input] of [
          ["lint_request", { request: `curl -X POST https://bcc.bj.baidubce.com/v1/vpc -d @${secret}` }],
          ["check_signature", { request: `curl -H @${secret} https://bcc.bj.baidubce.com/v1/vpc -d @${secret}` }],
          ["decode_text", { text: `@${secret}` }],
          ["describe_operation", { name: `@${secret}` }],
          ["search_codes", { query: secret }],
        ] as const) {
          const { text } = await call(name, input);
          assert.ok(!text.includes(keys.secretAccessKey) && !text.includes(keys.accessKeyId), name);
        }
        for (const [name, input] of [
          ["explain_code", { codes: [] }],
          ["explain_code", { codes: ["x"], file: secret }],
          ["decode_text", { text: 1 }],
        ] as const)
          assert.equal(
            await client.callTool({ name, arguments: input }).then(
              (result) => (result as CallToolResult).isError,
              () => true,
            ),
            true,
            name,
          );
      });
    });
});
