import { CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { InterruptedError, Refusal } from "../core/refusals.js";
import { sayInline } from "../core/text/language.js";
import { shellOf, useShell } from "../core/text/shell.js";
import { type Io, processIo } from "../node/io.js";
import { readProfileLanguage } from "../node/profile-language.js";
import { toSystemRefusal } from "../node/system-refusal.js";
import type { Context } from "./context.js";
import { type ExitCode, exitCodes, exitForRefusal } from "./exit-codes.js";
import { loadColours } from "./shared/look/style.js";
import { createProgram, type Handlers, namesOf } from "./tree/program.js";
import { chooseView, hasSwitch, readViewFlags } from "./view.js";

function createContext(io: Io, argv: readonly string[]): Context {
  const { profile, lang } = readViewFlags(argv);
  // An agent's server reads no file, not even for its language.
  const readsProfile = argv.find((word) => !word.startsWith("-")) !== "mcp";
  const viewOf = (isTerminal: boolean) =>
    chooseView(argv, { env: io.env, isTerminal, columns: io.columns }, () => (readsProfile ? readProfileLanguage(profile) : undefined));
  const [view, errorView] = [viewOf(io.out.isTerminal), viewOf(io.err.isTerminal)];
  if (view.color) io.out.allowStyles();
  if (errorView.color) io.err.allowStyles();
  return { io, view, errorView, isLanguageAskedFor: lang !== undefined, usesPager: !hasSwitch(argv, "--no-pager") };
}

const versionText = ({ io, view }: Context, argv: readonly string[]): string =>
  argv.includes("--json")
    ? JSON.stringify({ schemaVersion: 1, name: "bcevpc", version: packageJson.version, runtime: io.runtime }, null, view.terminal ? 2 : 0)
    : `bcevpc ${packageJson.version}`;

async function run(context: Context, argv: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const { out, err } = context.io;
  const finish = (code: ExitCode): void => {
    exitCode = out.isOpen && err.isOpen ? code : exitCodes.done;
  };
  /** Of a command that is asked for a verdict, and of a call: whoever left, that stands. */
  const judge = (code: ExitCode): void => {
    exitCode = code;
  };
  const helpTexts: string[] = [];
  const commandNames = (): string[] => namesOf(tree);
  const handlers: Handlers = {
    explain: async (codes, options) => finish(await (await import("./verbs/explain/run.js")).explain(context, codes, options)),
    codes: async (words, options) => finish(await (await import("./verbs/codes/run.js")).codes(context, words, options)),
    apis: async (words, options) => finish(await (await import("./verbs/apis/run.js")).apis(context, words, options)),
    decode: async (files, options) =>
      (options.failOn === undefined ? finish : judge)(await (await import("./verbs/decode/run.js")).decode(context, files, options)),
    call: async (words, options) => judge(await (await import("./verbs/call/run.js")).call(context, words, options)),
    lint: async (words, options) => judge(await (await import("./verbs/lint/run.js")).lintCommand(context, words, options)),
    sign: async (words, options) => finish(await (await import("./verbs/sign/run.js")).sign(context, words, options)),
    verify: async (file, options) => judge(await (await import("./verbs/verify/run.js")).verify(context, file, options)),
    doctor: async (checks, options) => judge(await (await import("./verbs/doctor/run.js")).doctor(context, checks, options)),
    configure: async (action, profile, options) =>
      finish(await (await import("./verbs/configure/run.js")).configure(context, action, profile, options)),
    mock: async (options) => finish(await (await import("./verbs/mock/run.js")).mock(context, options)),
    run: async (words, options) => {
      // The code is that of the command run, whoever left.
      exitCode = await (await import("./verbs/run/run.js")).run(context, argv, words, options);
    },
    completion: async (shell) => finish((await import("./verbs/completion/run.js")).completion(context, shell)),
    complete: async (words, options) => finish(await (await import("./verbs/complete/run.js")).complete(context, tree, words, options)),
    mcp: async () => finish(await (await import("./verbs/mcp/run.js")).mcp(context)),
    page: async () => finish((await import("./verbs/page/run.js")).page(context)),
    schema: async (name, options) => finish(await (await import("./verbs/schema/run.js")).schema(context, name, options)),
    help: async (topic, options) => finish(await (await import("./verbs/help/run.js")).help(context, tree, topic, options)),
    bare: async (words, options) => {
      if (words.length > 0) throw await (await import("./tree/bare.js")).unknownCommand(words, commandNames());
      if (context.io.input.kind === "data") await handlers.decode([], options);
      else tree.program.outputHelp();
    },
  };
  const tree = createProgram(
    context.view,
    // --full beside --help is read before commander, which ends at --help.
    { write: (text) => helpTexts.push(text), isFull: hasSwitch(argv, "--full") },
    handlers,
    versionText(context, argv),
  );
  try {
    await tree.program.parseAsync(argv, { from: "user" });
  } finally {
    if (helpTexts.length > 0) await (await import("./shared/look/paged.js")).printPaged(context, helpTexts.join(""));
  }
  return exitCode;
}

/** With `--json` a failure is one document, alone on stderr. */
async function reportAsDocument(context: Context, error: unknown): Promise<ExitCode> {
  const { errorDocument } = await import("./tree/error-document.js");
  const { jsonDocument } = await import("./shared/look/json.js");
  const document = errorDocument(error);
  context.io.err.write(`${jsonDocument({ type: "error", ...document }, context.errorView.terminal, 2)}\n`);
  return document.exitCode;
}

async function report(context: Context, argv: readonly string[], error: unknown): Promise<ExitCode> {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
  if (argv.includes("--json") && (await import("./tree/error-document.js")).asksForJson(argv)) return reportAsDocument(context, error);
  if (error instanceof InterruptedError) {
    if (error.text) context.io.err.write(`${sayInline(error.text, context.errorView.language)}\n`);
    return exitCodes.interrupted;
  }
  const { renderBug, renderRefusal } = await import("./shared/look/failure.js");
  const refusal =
    error instanceof CommanderError ? (await import("./tree/usage-errors.js")).toUsageError(error) : (toSystemRefusal(error) ?? error);
  if (refusal instanceof Refusal) {
    context.io.err.write(`${renderRefusal(refusal, context.errorView)}\n`);
    return exitForRefusal(refusal);
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
  useShell(shellOf(io.env, io.platform));
  const context = createContext(io, argv);
  try {
    if (context.view.color || context.errorView.color) await loadColours();
    return await run(context, argv);
  } catch (error) {
    return await report(context, argv, error);
  } finally {
    io.endSaving();
  }
}
