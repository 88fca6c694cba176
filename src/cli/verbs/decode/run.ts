import { InputScan } from "../../../core/answers/input-scan.js";
import { Question, type QuestionOptions } from "../../../core/answers/question.js";
import { loadEveryEntry } from "../../../core/catalogue/catalogue.js";
import { checkService } from "../../../core/catalogue/check-service.js";
import type { Found } from "../../../core/diagnose/found.js";
import { codeBook } from "../../../core/diagnose/meaning/code-book.js";
import { Stop } from "../../../core/diagnose/stream/read-loop.js";
import { UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { clean } from "../../../core/text/clean.js";
import type { TextEncoding } from "../../../core/text/encoding.js";
import { shellWord } from "../../../core/text/shell.js";
import { BrokenArchiveError, decompressed, WideArchiveError } from "../../../node/decompress.js";
import { type Context, tell } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { chooseOutput } from "../../shared/decoding/choose-output.js";
import { documentFormats, type FormatOptions } from "../../shared/decoding/formats.js";
import type { InvestigateOptions } from "../../shared/decoding/investigate-output.js";
import type { DecodeOutput } from "../../shared/decoding/output.js";
import { savingMemory } from "../../shared/decoding/saving-memory.js";
import type { ReportFileOptions } from "../../shared/report/report-file.js";
import { openSource, type Source, unreadable } from "../../shared/requests/sources.js";
import { checkFailOn, FailOn } from "./fail-on.js";
import { ProgressBar } from "./progress.js";

export interface DecodeOptions extends FormatOptions, ReportFileOptions, InvestigateOptions, QuestionOptions {
  readonly service?: string;
  readonly follow?: boolean;
  readonly merge?: boolean;
  readonly failOn?: string;
  readonly allowEmpty?: boolean;
}

const encodingNames: Record<Exclude<TextEncoding, "utf-8">, Bilingual> = {
  "utf-16le": { en: "read as UTF-16 LE", zh: "以 UTF-16 LE 读取" },
  "utf-16be": { en: "read as UTF-16 BE", zh: "以 UTF-16 BE 读取" },
  gb18030: { en: "lines that are not valid UTF-8 were read as GB18030", zh: "不是合法 UTF-8 的行按 GB18030 读取" },
  mixed: {
    en: "lines that are not valid UTF-8 were read as GB18030; bytes valid in neither are shown as \ufffd",
    zh: "不是合法 UTF-8 的行按 GB18030 读取，两者都不是的字节显示为 \ufffd",
  },
};

const nameOf = (file: string | null): string => clean(file ?? "stdin");

const nothingWritten = (file: string | null): Bilingual => ({
  en: `Nothing was written to ${nameOf(file)}: no BCE error found.`,
  zh: `没有内容写入 ${nameOf(file)}，没有找到 BCE 错误。`,
});

const nothingFound = (lines: number): Bilingual =>
  lines === 0
    ? { en: "The input is empty: no BCE error found.", zh: "输入为空，没有找到 BCE 错误。" }
    : { en: `No BCE error found in ${lines} ${lines === 1 ? "line" : "lines"}.`, zh: `在 ${lines} 行输入中没有找到 BCE 错误。` };

/** The first Ctrl-C ends the input, so that what is upstream can print its last lines; the second ends bcevpc. */
function stopOnInterrupt({ io }: Context): { stop: Stop; release: () => void } {
  const stop = new Stop();
  const release = io.onInterrupt(() => {
    release();
    stop.request();
  });
  return { stop, release };
}

const brokenArchive = (file: string | null): UsageError =>
  new UsageError({
    en: `${nameOf(file)} is incomplete or damaged as a compressed file; the readable part was searched`,
    zh: `${nameOf(file)} 作为压缩文件不完整或已损坏；已查找能读出的部分`,
  });

const wideArchive = (file: string | null): UsageError =>
  new UsageError(
    {
      en: `${nameOf(file)} was compressed with a larger window than bcevpc keeps in memory`,
      zh: `${nameOf(file)} 压缩时使用的窗口过大，bcevpc 不会为其占用这么多内存`,
    },
    [
      {
        en: `decompress it first: zstd -dc --long=31 ${shellWord(file ?? "FILE")} | bcevpc decode`,
        zh: `请先解压：zstd -dc --long=31 ${shellWord(file ?? "FILE")} | bcevpc decode`,
      },
    ],
  );

/** Reads one input; what keeps it from being read costs only itself. */
async function readInput({ io }: Context, scan: InputScan, file: string, open: () => Source | Promise<Source>): Promise<UsageError | null> {
  let source: Source | null = null;
  try {
    source = await open();
    await scan.read({ file: source.file, chunks: savingMemory(decompressed(source.chunks, source.size), io) });
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error;
    if (error instanceof WideArchiveError) return wideArchive(file === "-" ? null : file);
    return error instanceof BrokenArchiveError ? brokenArchive(file === "-" ? null : file) : unreadable(file, error);
  } finally {
    source?.close?.();
  }
}

const notToFollow = (): UsageError =>
  new UsageError({ en: "--follow takes files, not a pipe", zh: "--follow 只能跟踪文件，不能是管道" }, [
    {
      en: "bcevpc decode --follow app.log '/var/log/containers/*.log'; a pipe needs no --follow",
      zh: "bcevpc decode --follow app.log '/var/log/containers/*.log'；管道无需 --follow",
    },
  ]);

const notAnnotated = (): UsageError =>
  new UsageError({
    en: "--annotate and --only show one file: with --follow name one",
    zh: "--annotate 与 --only 只显示一个文件：与 --follow 一起使用时请只指定一个",
  });

const notInvestigated = (): UsageError =>
  new UsageError({
    en: "--investigate and --follow cannot be used together: the input must end before errors are investigated",
    zh: "--investigate 与 --follow 不能同时使用：输入结束后才能排查",
  });

/** Refuses what cannot be followed. A pattern can match several files. */
function checkFollow(files: readonly string[], { annotate, only }: DecodeOptions): void {
  if (files.length === 0 || files.includes("-")) throw notToFollow();
  if ((annotate || only) && (files.length > 1 || /[*?]/u.test(files[0] ?? ""))) throw notAnnotated();
}

/** What the options ask for, and for `--report` the report besides. */
async function outputFor(context: Context, options: DecodeOptions): Promise<DecodeOutput> {
  if (documentFormats.includes(options.format))
    await (await import("../../../node/calls/known-secrets.js")).protectKnownSecrets(context.io);
  const choose = () => chooseOutput(context, options);
  const output =
    options.report === undefined ? await choose() : await (await import("./report-output.js")).withReport(context, options, choose);
  if (options.investigate !== true) return output;
  if (options.follow) throw notInvestigated();
  return (await import("../../shared/decoding/investigate-output.js")).withInvestigation(context, options, output);
}

/** What has to be known of an answer to a question about time. */
function answered({ hasTimes, untimed, zone }: Question, options: DecodeOptions): Bilingual[] {
  const skipped: Bilingual = {
    en: `${untimed} ${untimed === 1 ? "error has no time and was" : "errors have no time and were"} left out.`,
    zh: `另有 ${untimed} 个错误没有时间，未计入。`,
  };
  const assumed: Bilingual = {
    en: "Times without a zone were read as UTC; --zone names another.",
    zh: "没有写时区的时间按 UTC 读取，可用 --zone 指定时区。",
  };
  return [...(untimed > 0 ? [skipped] : []), ...(hasTimes && zone.isUsed && options.zone === undefined ? [assumed] : [])];
}

/** `bcevpc decode [FILE…]` and `… | bcevpc`: finds every BCE error in the input and explains it. */
export async function decode(context: Context, files: readonly string[], options: DecodeOptions): Promise<ExitCode> {
  checkService(options.service);
  const doubt = await checkFailOn(options.failOn);
  if (options.merge) return (await import("./merge.js")).mergeSummaries(context, files, options);
  if (options.follow) checkFollow(files, options);
  const { io } = context;
  const question = new Question(options, io.now());
  /** With `--json` a failure is alone on stderr: what else there is to say waits until there is none. */
  const held: Bilingual[] = [];
  const say = (text: Bilingual): void => void (options.json ? held.push(text) : tell(context, text));
  if (doubt && !options.quiet) say(doubt);
  const progress = new ProgressBar(context);
  const failOn = new FailOn(options.failOn, await outputFor(progress.around(context), options));
  const { stop, release } = stopOnInterrupt(context);
  const scan = new InputScan(failOn, {
    book: codeBook(await loadEveryEntry()),
    service: options.service,
    stop,
    zone: question.zone,
    ...(question.isOpen ? {} : { isWanted: (error: Found) => question.isWanted(error) }),
    now: io.now,
    isRead: () => io.out.isOpen,
    onEncoding: (file, encoding) => {
      if (encoding !== "utf-8" && !options.quiet)
        say({ en: `${nameOf(file)}: ${encodingNames[encoding].en}`, zh: `${nameOf(file)}：${encodingNames[encoding].zh}` });
    },
  });
  const failures: UsageError[] = [];
  const names = files.length === 0 ? ["-"] : files;
  let last: string | null = null;
  if (options.follow) {
    const { followAll } = await import("./follow.js");
    failures.push(...(await followAll(names, stop, (file, open) => readInput(context, scan, file, open))));
    last = names.at(-1) ?? null;
  } else
    for (const file of names) {
      last = file === "-" ? null : file;
      const failure = await readInput(context, scan, file, () => progress.watch(openSource(context, file)));
      if (failure) failures.push(failure);
      if (stop.isRequested || !io.out.isOpen) break;
    }
  release();
  const [failure] = failures;
  const { summary, hint } = scan;
  if (failure && failures.length === names.length && summary.total === 0) throw failure;
  await failOn.end(summary);
  if (!options.quiet) for (const text of answered(question, options)) say(text);
  if (summary.total === 0 && !options.quiet && io.out.isOpen) {
    say(stop.isRequested && summary.lines === 0 ? nothingWritten(last) : nothingFound(summary.lines));
    if (hint) {
      const place =
        hint.file === null
          ? { en: `line ${hint.line}`, zh: `第 ${hint.line} 行` }
          : { en: `${clean(hint.file)}:${hint.line}`, zh: `${clean(hint.file)}:${hint.line}` };
      say({ en: `${place.en}: ${hint.en}`, zh: `${place.zh}：${hint.zh}` });
    }
  }
  if (failure) throw failure;
  for (const text of held) tell(context, text);
  if (options.failOn !== undefined) return failOn.isHit ? exitCodes.negative : exitCodes.done;
  return summary.total > 0 || options.allowEmpty ? exitCodes.done : exitCodes.negative;
}
