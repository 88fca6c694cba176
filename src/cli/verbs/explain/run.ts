import { type Answer, explainCode, nearestTo } from "../../../core/answers/explain-code.js";
import { codeIn, loadEveryEntry } from "../../../core/catalogue/catalogue.js";
import { checkService } from "../../../core/catalogue/check-service.js";
import type { Entry } from "../../../core/catalogue/entry.js";
import { hasCodeShape, isStatus, undecorate } from "../../../core/catalogue/fold.js";
import { UsageError } from "../../../core/refusals.js";
import { cleanLine } from "../../../core/text/clean.js";
import { sayInline } from "../../../core/text/language.js";
import { InputTooLargeError } from "../../../node/io.js";
import { type Context, note, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { renderExplanation, renderShortExplanation, shortLegend } from "../../shared/errors/explanation.js";
import { printPaged } from "../../shared/look/paged.js";
import type { View } from "../../view.js";

export interface ExplainOptions {
  readonly service?: string;
  readonly status?: number;
  readonly message?: string;
  readonly full?: boolean;
  readonly plain?: boolean;
  readonly json?: boolean;
}

const listLimit = 1_000_000;

/** The codes to explain: the arguments, and for `-` the words on standard input. */
async function codesAsked(context: Context, codes: readonly string[]): Promise<string[]> {
  const { io } = context;
  const asked: string[] = [];
  for (const code of codes) {
    if (code !== "-") asked.push(...splitList(code));
    else if (io.input.kind === "none") throw nothingToExplain();
    else asked.push(...(await readList(context)));
  }
  const named = asked.map((code) => cleanLine(code)).filter((code) => code !== "");
  if (named.length === 0) throw nothingToExplain();
  return [...new Map(named.map((code) => [undecorate(code).toLowerCase() || code, code])).values()];
}

async function readList(context: Context): Promise<string[]> {
  const { io, errorView } = context;
  const { decodeBytes } = await import("../../../core/text/encoding.js");
  if (io.input.kind === "terminal")
    note(
      context,
      sayInline({ en: "Type or paste codes, then press Ctrl-D.", zh: "请输入或粘贴错误码，按 Ctrl-D 结束。" }, errorView.language),
    );
  try {
    return decodeBytes(await io.input.read(listLimit)).text.split(/[\s,;]+/u);
  } catch (error) {
    if (!(error instanceof InputTooLargeError)) throw error;
    throw new UsageError({ en: "the list on standard input is longer than 1 MB", zh: "标准输入中的列表超过 1 MB" }, [
      { en: "to find errors in a log: bcevpc decode app.log", zh: "要在日志中查找错误：bcevpc decode app.log" },
    ]);
  }
}

/** `NoSuchNat,CidrConflict` in one argument is two codes; words of any other kind stay as they are, such as `[Code: NoSuchNat; …]`. */
function splitList(text: string): string[] {
  const parts = text.split(/[\s,;|]+/u).filter((part) => part !== "");
  return /[,;|]/u.test(text) && !/[:=]/u.test(text) && parts.every(hasCodeShape) ? parts : [text];
}

const nothingToExplain = (): UsageError =>
  new UsageError({ en: "no error code to explain", zh: "没有要解释的错误码" }, [
    { en: "for example: bcevpc explain NoSuchNat", zh: "例如：bcevpc explain NoSuchNat" },
    { en: "or search by words: bcevpc codes quota", zh: "或按词搜索：bcevpc codes 配额" },
  ]);

/** One entry as a page; of several the one that a service sends, if there is just one such, and the others in short. */
function renderAnswer({ entries, asked }: Answer, { view }: Context, full: boolean): string {
  const sent = entries.filter(({ evidence }) => evidence !== "client-made");
  const paged = (entry: Entry): boolean => full || entries.length === 1 || (sent.length === 1 && entry === sent[0]);
  const texts = entries.map((entry) =>
    paged(entry)
      ? renderExplanation(entry, view, { full, others: isStatus(asked) ? ["inferred"] : [] })
      : renderShortExplanation(entry, null, view, "cause"),
  );
  const below = shortLegend(
    entries.filter((entry) => !paged(entry)),
    view,
  );
  return [texts.join("\n\n"), ...below].join("\n");
}

/** Says on stderr why a code has no explanation, and what comes near it. */
async function explainUnknown(context: Context, answer: Answer, options: ExplainOptions): Promise<void> {
  const { asked, anyhow, narrowedAway } = answer;
  const { renderUnknown, renderNoCode, renderNarrowedAway } = await import("../../shared/errors/unknown.js");
  const { infer } = await import("../../../core/catalogue/inference.js");
  const view = context.errorView;
  if (narrowedAway) {
    note(context, renderNarrowedAway(anyhow, view));
    return;
  }
  if (isStatus(asked)) {
    note(context, await statusText(view, asked, true));
    return;
  }
  const { renderPointer, topicOf } = await import("../../shared/topic-pointers.js");
  const topic = topicOf(asked);
  if (topic !== null) {
    note(context, renderPointer(asked, topic, view));
    return;
  }
  if (!hasCodeShape(codeIn(asked))) {
    note(context, renderNoCode(asked, view));
    return;
  }
  note(
    context,
    renderUnknown(
      {
        code: asked,
        httpStatus: options.status ?? null,
        nearest: await nearestTo(answer),
        inferences: infer(asked, options.status ?? null),
      },
      view,
    ),
  );
}

/** A client makes up the code "404", but who types 404 means the status. */
async function statusText(view: View, asked: string, hasLegend: boolean): Promise<string> {
  const { renderStatus } = await import("../../shared/errors/unknown.js");
  const { infer } = await import("../../../core/catalogue/inference.js");
  return renderStatus(asked, infer(null, Number(asked)), view, hasLegend);
}

async function printAnswers(context: Context, answers: readonly Answer[], options: ExplainOptions): Promise<void> {
  const entries = [...new Set(answers.flatMap((answer) => answer.entries))];
  const unknown = answers.filter((answer) => answer.entries.length === 0);
  if (options.json) {
    const { explainDocument } = await import("../../shared/look/json.js");
    const rows = await Promise.all(unknown.map(async (answer) => ({ code: answer.asked, nearest: await nearestTo(answer) })));
    print(context, explainDocument(entries, rows, context.view));
    return;
  }
  if (options.plain) {
    const { renderPlain } = await import("../../shared/look/plain.js");
    if (entries.length > 0) print(context, renderPlain(entries, context.view));
  } else {
    const known = answers.filter((answer) => answer.entries.length > 0);
    for (const { asked } of known.filter((answer) => isStatus(answer.asked)))
      print(context, `${await statusText(context.view, asked, false)}\n`);
    if (known.length > 0)
      await printPaged(context, known.map((answer) => renderAnswer(answer, context, options.full === true)).join("\n\n\n"));
    if (options.full && entries.some(({ id }) => id === "global/AccessDenied"))
      print(context, `\n${await (await import("../../shared/errors/permission-pages.js")).permissionPage(context)}`);
  }
  for (const answer of unknown) await explainUnknown(context, answer, options);
}

/**
 * `bcevpc explain CODE…`: explains codes from the catalogue. Without a code on a terminal, asks for one.
 * @throws {UsageError} without a code and a terminal.
 */
export async function explain(context: Context, codes: readonly string[], options: ExplainOptions): Promise<ExitCode> {
  checkService(options.service);
  let asked = codes;
  if (codes.length === 0) {
    if (context.io.input.kind !== "terminal" || !context.io.err.isTerminal) throw nothingToExplain();
    const { askForEntry } = await import("../../entry-search.js");
    asked = [await askForEntry(await loadEveryEntry(), context.io, context.errorView)];
  }
  const answers = await Promise.all((await codesAsked(context, asked)).map((code) => explainCode(code, options)));
  await printAnswers(context, answers, options);
  return answers.every(({ entries }) => entries.length > 0) ? exitCodes.done : exitCodes.negative;
}
