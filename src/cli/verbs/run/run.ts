import packageJson from "../../../../package.json" with { type: "json" };
import { InputScan } from "../../../core/answers/input-scan.js";
import type { ScanOptions } from "../../../core/answers/scan-sink.js";
import { loadEveryEntry } from "../../../core/catalogue/catalogue.js";
import { checkService } from "../../../core/catalogue/check-service.js";
import { codeBook } from "../../../core/diagnose/meaning/code-book.js";
import { Stop } from "../../../core/diagnose/stream/read-loop.js";
import { Tally } from "../../../core/diagnose/stream/tally.js";
import { UsageError } from "../../../core/refusals.js";
import { cleanLine } from "../../../core/text/clean.js";
import { shellWord } from "../../../core/text/shell.js";
import { type Child, hasControllingTerminal, Relay, startChild } from "../../../node/child.js";
import { BrokenArchiveError, decompressed } from "../../../node/decompress.js";
import type { Io, OutputStream } from "../../../node/io.js";
import type { Context } from "../../context.js";
import { CommandError, exitCodes } from "../../exit-codes.js";
import { chooseOutput } from "../../shared/decoding/choose-output.js";
import type { InvestigateOptions } from "../../shared/decoding/investigate-output.js";
import type { DecodeOutput } from "../../shared/decoding/output.js";
import { renderBug } from "../../shared/look/failure.js";

export interface RunOptions extends InvestigateOptions {
  readonly stdout?: boolean;
  readonly full?: boolean;
  readonly service?: string;
  readonly json?: boolean;
  readonly summary?: boolean;
}

type Command = readonly [name: string, ...args: string[]];

/** So many errors are held for `--json` until the child has ended. */
const mostHeld = 1000;

/** The command as it was typed: all that stands behind the first `--`, and nothing before it. */
function checkCommand(argv: readonly string[], words: readonly string[]): Command {
  const at = argv.indexOf("--");
  const [name, ...args] = words;
  const right = words.length === 0 ? "terraform apply" : words.map((word) => shellWord(word)).join(" ");
  const hint = { en: `write: bcevpc run -- ${right}`, zh: `写作：bcevpc run -- ${right}` };
  if (at < 0 || words.length !== argv.length - at - 1)
    throw new UsageError({ en: "missing -- before the command", zh: "命令之前缺少 --" }, [hint]);
  if (name === undefined) throw new UsageError({ en: "missing command after --", zh: "-- 之后缺少命令" }, [hint]);
  return [name, ...args];
}

const interpreterHint = {
  en: "the file or the interpreter named in its first line does not exist",
  zh: "文件不存在，或其首行指定的解释器不存在",
};
const shellHint = {
  en: "shell built-ins, aliases and pipes need a shell: bcevpc run -- bash -c '…'",
  zh: "shell 的内建命令、别名和管道需要经由 shell：bcevpc run -- bash -c '…'",
};

/** Why the system did not start a command; anything else is passed on. */
function toCommandError(name: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const shown = cleanLine(name);
  if (code === "ENOENT" || name === "")
    return new CommandError(exitCodes.commandNotFound, { en: `command not found: "${shown}"`, zh: `找不到命令“${shown}”` }, [
      name.includes("/") ? interpreterHint : shellHint,
    ]);
  if (code === "EACCES") return new CommandError(exitCodes.notExecutable, { en: `"${shown}" is not executable`, zh: `“${shown}”不可执行` });
  if (code === undefined) return error;
  return new CommandError(exitCodes.notExecutable, { en: `"${shown}" cannot be run: ${code}`, zh: `无法运行“${shown}”：${code}` });
}

/** An output whose text is held in `texts`, laid out for stderr. */
async function heldOutput(context: Context, options: RunOptions, texts: string[]): Promise<DecodeOutput> {
  const { io, errorView: view } = context;
  const hold = (text: string): void => void texts.push(text);
  const held: OutputStream = { ...io.err, write: hold, json: hold };
  const { json = false, summary = false, full = false, investigate = false } = options;
  const chosen = await chooseOutput({ ...context, io: { ...io, out: held, err: held }, view }, { json, summary, full, investigate });
  const output = options.investigate
    ? await (await import("../../shared/decoding/investigate-output.js")).withInvestigation(context, options, chosen)
    : chosen;
  let settled = 0;
  return {
    found: (error, lastLine) => output.found(error, lastLine),
    settled: (error) => {
      settled += 1;
      if (!json || settled <= mostHeld) output.settled(error);
    },
    drained: async () => output.drained?.(),
    end: (total) => output.end(total),
  };
}

/** What is found in the streams of the child, held until it has ended. */
class Report {
  private readonly scans: InputScan[] = [];

  constructor(
    private readonly output: DecodeOutput,
    private readonly texts: string[],
    private readonly scanOptions: Omit<ScanOptions, "stop">,
  ) {}

  /** Searches a stream to its end; whatever keeps it from being searched keeps nothing from being passed on. */
  async search(name: string, relay: Relay, { errorView }: Context): Promise<void> {
    const scan = new InputScan(this.output, { ...this.scanOptions, stop: new Stop() });
    this.scans.push(scan);
    try {
      await scan.read({ file: name, chunks: decompressed(relay.chunks()) });
    } catch (error) {
      if (!(error instanceof BrokenArchiveError)) this.texts.push(`${renderBug(error, packageJson.version, errorView)}\n`);
      await relay.drain();
    }
  }

  /** The text to print; empty when nothing was found and no document is asked for. */
  async finish(): Promise<string> {
    const tally = new Tally();
    let lines = 0;
    for (const { summary } of this.scans) {
      tally.merge(summary);
      lines += summary.lines;
    }
    await this.output.end(tally.summary(lines));
    return this.texts.join("");
  }
}

async function createReport(context: Context, options: RunOptions): Promise<Report> {
  const texts: string[] = [];
  const book = codeBook(await loadEveryEntry());
  const { now } = context.io;
  const scanOptions = { book, service: options.service, now, onEncoding: () => undefined };
  return new Report(await heldOutput(context, options, texts), texts, scanOptions);
}

/**
 * Keeps bcevpc alive until its child has ended, and hands the child what was sent to bcevpc alone. Ctrl-C on a terminal
 * reaches both, and a second one would make many a tool give up in the middle.
 */
function passSignals({ onInterrupt, onSignal, platform }: Io, child: () => Child | null): () => void {
  const send = (signal: NodeJS.Signals): void => child()?.send(signal);
  const sendUnlessSent = (signal: NodeJS.Signals): void => {
    if (platform !== "win32" && !hasControllingTerminal()) send(signal);
  };
  const releases = [
    onInterrupt(() => sendUnlessSent("SIGINT")),
    onSignal("SIGQUIT", () => sendUnlessSent("SIGQUIT")),
    onSignal("SIGTERM", () => send("SIGTERM")),
    onSignal("SIGHUP", () => send("SIGHUP")),
  ];
  return () => {
    for (const release of releases) release();
  };
}

/**
 * `bcevpc run -- COMMAND…`: runs another tool as it is and explains the BCE errors it printed. Returns its exit code.
 * @throws {CommandError} when the command cannot be started.
 */
export async function run(context: Context, argv: readonly string[], words: readonly string[], options: RunOptions): Promise<number> {
  const { io } = context;
  const command = checkCommand(argv, words);
  io.saveMemory();
  checkService(options.service);
  const report = await createReport(context, options);
  let child: Child | null = null;
  const release = passSignals(io, () => child);
  try {
    child = await startChild(command, options.stdout === true);
  } catch (error) {
    throw toCommandError(command[0], error);
  }
  const { ended, stderr, stdout } = child;
  const err = new Relay(stderr, io.err);
  const out = stdout && new Relay(stdout, io.out);
  const searches = [report.search("stderr", err, context), ...(out ? [report.search("stdout", out, context)] : [])];
  const exitCode = await ended;
  release();
  err.closeSoon();
  out?.closeSoon();
  await Promise.all(searches);
  const text = await report.finish();
  if (text !== "") io.err.write(`${err.endsInNewline ? "" : "\n"}\n${text}`);
  const failure = err.failure ?? out?.failure ?? null;
  if (failure !== null && exitCode === exitCodes.done) throw failure;
  return exitCode;
}
