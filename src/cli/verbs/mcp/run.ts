import { Readable, Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { StdioServerTransport, serveStdio } from "@modelcontextprotocol/server/stdio";
import { UsageError } from "../../../core/refusals.js";
import { sayInline } from "../../../core/text/language.js";
import { type Context, note } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { boundedLines } from "./bounded-lines.js";
import { createServer } from "./server.js";

const nobodyThere = (): UsageError =>
  new UsageError(
    {
      en: "standard input is closed or /dev/null: bcevpc mcp must be started by an agent",
      zh: "标准输入已关闭或为 /dev/null：bcevpc mcp 应由智能体启动",
    },
    [{ en: "to add it to an agent: bcevpc mcp --help", zh: "添加到智能体的方法：bcevpc mcp --help" }],
  );

/** The protocol on stdout, through the same sink as all output. */
const outputOf = ({ io }: Context): Writable =>
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      io.out.write(chunk.toString("utf8"));
      done();
    },
  });

const tooLong = "the message is longer than 10 MB; save a long text to a file and run: bcevpc decode FILE --json";

/** Standard input, which ends only when everything that came in has been answered. */
async function* questions({ io }: Context, pending: ReadonlySet<Promise<unknown>>): AsyncGenerator<Buffer> {
  yield* boundedLines(io.input.chunks(), (id) => {
    io.out.write(`${JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32600, message: tooLong } })}\n`);
  });
  await setImmediate();
  while (pending.size > 0) await Promise.allSettled(pending);
  await setImmediate();
}

/**
 * `bcevpc mcp`: answers an agent until it closes standard input.
 * @throws {UsageError} when standard input is a terminal.
 */
export async function mcp(context: Context): Promise<ExitCode> {
  const { io, errorView } = context;
  if (io.input.kind === "none") throw nobodyThere();
  if (io.input.kind === "terminal")
    note(
      context,
      sayInline(
        {
          en: "Waiting for an MCP client on standard input; press Ctrl-D to end.",
          zh: "正在等待标准输入上的 MCP 客户端；按 Ctrl-D 结束。",
        },
        errorView.language,
      ),
    );
  const pending = new Set<Promise<unknown>>();
  const input = Readable.from(questions(context, pending));
  const ended = new Promise<void>((resolve) => {
    input.once("close", resolve);
  });
  const handle = serveStdio(() => createServer(pending), { transport: new StdioServerTransport(input, outputOf(context)) });
  const release = io.onInterrupt(() => input.destroy());
  await ended;
  release();
  await handle.close();
  return exitCodes.done;
}
