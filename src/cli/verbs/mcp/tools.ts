import { exitCodeRows } from "../../exit-codes.js";
import type { ToolInput, ToolOutput } from "./tool.js";

/** A tool: what it is called, when to use it, and which schema its answer holds to. Its arguments are in `mcp-inputs`. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Name of a schema that ships. */
  readonly output: string;
  readonly answer: (input: ToolInput) => Promise<ToolOutput>;
}

const exitCodesDocument = { schemaVersion: 1, exitCodes: exitCodeRows };

export const tools: readonly Tool[] = [
  {
    name: "explain_code",
    title: "Explain error codes",
    description:
      "Meaning, causes and fixes of BCE error codes such as NoSuchNat. Several entries when services share a code: pass service, httpStatus or message to single one out. Unknown codes come back with the nearest known ones.",
    output: "explain",
    answer: async (input) => (await import("./code-answers.js")).explainCodes(input),
  },
  {
    name: "search_codes",
    title: "Search error codes",
    description:
      "Error codes by words of English or Chinese, best first, when no code is known. Use explain_code with an id for the details.",
    output: "code-list",
    answer: async (input) => (await import("./code-answers.js")).searchForCodes(input),
  },
  {
    name: "decode_text",
    title: "Find errors in a text",
    description:
      "Finds BCE errors in the output of any client (SDKs, Terraform, curl, CLI, Kubernetes events, logs) and gives what is known of each. Pass the text unchanged, not a summary of it.",
    output: "decode",
    answer: async (input) => (await import("./decode-answer.js")).decodeText(input),
  },
  {
    name: "describe_operation",
    title: "Describe an API operation",
    description: "Parameters, constraints, error codes and an example call of one VPC API operation.",
    output: "apis",
    answer: async (input) => (await import("./operation-answers.js")).describeOperation(input),
  },
  {
    name: "search_operations",
    title: "Search API operations",
    description: "VPC API operations by words, by a call such as GET /v1/nat, or by an error code that they can answer with.",
    output: "operation-list",
    answer: async (input) => (await import("./operation-answers.js")).searchForOperations(input),
  },
  {
    name: "lint_request",
    title: "Check a request before sending it",
    description:
      "Which documented errors a request to the VPC API would meet. Pass request (curl, HTTP, HAR or JSON), or method, path and body. Nothing is sent.",
    output: "lint",
    answer: async (input) => (await import("./operation-answers.js")).lintText(input),
  },
  {
    name: "check_signature",
    title: "Check the structure of a signature",
    description:
      "What can be seen to be wrong with the bce-auth-v1 signature of one captured request without its secret key: form, signed headers, times. Gives the canonical request the service computes. Never pass a secret key; for a full check run: bcevpc verify",
    output: "verify",
    answer: async (input) => (await import("./signature-answer.js")).checkSignature(input),
  },
  {
    name: "exit_codes",
    title: "Exit codes of bcevpc",
    description: "What the exit codes of the bcevpc command mean.",
    output: "exit-codes",
    answer: async () => exitCodesDocument,
  },
];
