import { type CallToolResult, fromJsonSchema, McpServer } from "@modelcontextprotocol/server";
import packageJson from "../../../../package.json" with { type: "json" };
import { Refusal } from "../../../core/refusals.js";
import { CaptureError } from "../../../core/requests/captured-request.js";
import { type Schema, schemas, selfContained } from "../../shared/schemas.js";
import { inOneLanguage, type ToolInput, type ToolOutput } from "./tool.js";
import { type Tool, tools } from "./tools.js";

const instructions = [
  "bcevpc knows the errors of the VPC API of Baidu AI Cloud (BCE), its operations and its request signatures. It is offline: it sends nothing and reads no keys or files.",
  "A text with an error in it (log, stack trace, response): decode_text. A code alone: explain_code. A symptom without a code: search_codes.",
  "Before a call: search_operations, then describe_operation for its parameters and constraints, then lint_request for the request itself.",
  "A refused signature (IamSignatureInvalid, SignatureDoesNotMatch): check_signature with the request as sent, without the secret key.",
  "Each cause and fix states its basis: documented, observed or inferred. A code that is not found is unknown: do not guess its meaning.",
].join("\n");

/** The arguments of a tool, as they ship. */
function inputSchema(name: string): Schema {
  const inputs = schemas["mcp-inputs"]?.["$defs"] as Readonly<Record<string, object>>;
  return { title: name, ...inputs[name] };
}

const result = (output: ToolOutput, lang: ToolInput["lang"]): CallToolResult => ({
  content: [{ type: "text", text: JSON.stringify(inOneLanguage(output, lang)) }],
  structuredContent: { ...output },
});

/** What the user would be told, told to the agent. */
function refusal(error: unknown, lang: ToolInput["lang"]): CallToolResult {
  if (!(error instanceof Refusal || error instanceof CaptureError)) throw error;
  const language = lang ?? "en";
  return { isError: true, content: [{ type: "text", text: [error.text, ...error.hints].map((text) => text[language]).join("\n") }] };
}

/** Calls `answer` for its result; while it is at work, it is among `pending`. */
async function answerTo({ answer }: Tool, input: ToolInput, pending: Set<Promise<unknown>>): Promise<CallToolResult> {
  const answering = answer(input);
  pending.add(answering);
  try {
    return result(await answering, input.lang);
  } catch (error) {
    return refusal(error, input.lang);
  } finally {
    pending.delete(answering);
  }
}

/** The server with its tools, one for each connection. */
export function createServer(pending: Set<Promise<unknown>>): McpServer {
  const server = new McpServer({ name: "bcevpc", version: packageJson.version }, { instructions });
  for (const tool of tools) {
    const { name, title, description, output } = tool;
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: fromJsonSchema<ToolInput>(inputSchema(name)),
        outputSchema: fromJsonSchema(selfContained(schemas[output] as Schema)),
        annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      },
      (input: ToolInput) => answerTo(tool, input, pending),
    );
  }
  return server;
}
