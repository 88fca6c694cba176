import { CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import type { Context } from "./commands/context.js";
import { type ExitCode, exitCodes, InterruptedError, Refusal, toSystemRefusal } from "./errors.js";
import { type Io, processIo } from "./io.js";
import { sayInline } from "./language.js";
import { readProfileLanguage } from "./profile-language.js";
import { createProgram, type Handlers } from "./program.js";
import { loadColours } from "./render/style.js";
import { chooseView } from "./view.js";

function createContext(io: Io, argv: readonly string[]): Context {
  const viewOf = (isTerminal: boolean) => chooseView(argv, { env: io.env, isTerminal, columns: io.columns }, readProfileLanguage);
  return { io, view: viewOf(io.out.isTerminal), errorView: viewOf(io.err.isTerminal) };
}

async function run(context: Context, argv: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const { out, err } = context.io;
  const finish = (code: ExitCode): void => {
    exitCode = out.isOpen && err.isOpen ? code : exitCodes.done;
  };
  const commandNames = (): string[] => tree.program.commands.map((command) => command.name());
  const handlers: Handlers = {
    explain: async (codes, options) => finish(await (await import("./commands/explain.js")).explain(context, codes, options)),
    codes: async (words, options) => finish(await (await import("./commands/codes.js")).codes(context, words, options)),
    apis: async (words, options) => finish(await (await import("./commands/apis.js")).apis(context, words, options)),
    decode: async (files, options) => finish(await (await import("./commands/decode/decode.js")).decode(context, files, options)),
    call: async (words, options) => finish(await (await import("./commands/call.js")).call(context, words, options)),
    lint: async (words, options) => finish(await (await import("./commands/lint.js")).lintCommand(context, words, options)),
    sign: async (words, options) => finish(await (await import("./commands/sign.js")).sign(context, words, options)),
    verify: async (file, options) => finish(await (await import("./commands/verify.js")).verify(context, file, options)),
    configure: async (action, profile, options) =>
      finish(await (await import("./commands/configure.js")).configure(context, action, profile, options)),
    mock: async (options) => finish(await (await import("./commands/mock.js")).mock(context, options)),
    run: async (words, options) => {
      // The code is that of the command run, whoever left.
      exitCode = await (await import("./commands/run.js")).run(context, argv, words, options);
    },
    help: async (topic) => finish(await (await import("./commands/help.js")).help(context, tree, topic)),
    bare: async (words, options) => {
      if (words.length > 0) throw await (await import("./commands/bare.js")).unknownCommand(words, commandNames());
      if (context.io.input.kind === "data") await handlers.decode([], options);
      else tree.program.outputHelp();
    },
  };
  const tree = createProgram(context.view, (text) => context.io.out.write(text), handlers);
  await tree.program.parseAsync(argv, { from: "user" });
  return exitCode;
}

async function report(context: Context, error: unknown): Promise<ExitCode> {
  if (error instanceof InterruptedError) {
    if (error.text) context.io.err.write(`${sayInline(error.text, context.errorView.language)}\n`);
    return exitCodes.interrupted;
  }
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
  const { renderBug, renderRefusal } = await import("./render/failure.js");
  const refusal =
    error instanceof CommanderError ? (await import("./usage-errors.js")).toUsageError(error) : (toSystemRefusal(error) ?? error);
  if (refusal instanceof Refusal) {
    context.io.err.write(`${renderRefusal(refusal, context.errorView)}\n`);
    return refusal.exitCode;
  }
  context.io.err.write(`${renderBug(error, packageJson.version, context.errorView)}\n`);
  return exitCodes.bug;
}

/** Runs bcevpc as the given process and returns its exit code. */
export async function main(host: NodeJS.Process): Promise<number> {
  const io = processIo(host, () => {
    host.exitCode = exitCodes.done;
  });
  const argv = host.argv.slice(2);
  const context = createContext(io, argv);
  try {
    if (context.view.color || context.errorView.color) await loadColours();
    return await run(context, argv);
  } catch (error) {
    return await report(context, error);
  }
}
