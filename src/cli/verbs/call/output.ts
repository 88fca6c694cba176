import { existsSync } from "node:fs";
import { UsageError } from "../../../core/refusals.js";
import { clean, cleanLine } from "../../../core/text/clean.js";
import { isJson } from "../../../core/text/is-json.js";
import { isRecord } from "../../../core/text/is-record.js";
import { isKeptNumber, writeJson } from "../../../core/text/json.js";
import { safeJson } from "../../../core/text/json-text.js";
import { answerJson } from "../../../node/calls/answer-json.js";
import type { Answer } from "../../../node/client/send.js";
import { type Context, note, print } from "../../context.js";
import { renderHead } from "../../shared/look/http-message.js";
import { compileSelection, type Select } from "./selection.js";
import { renderTimings } from "./timing.js";

export interface OutputOptions {
  readonly include?: boolean;
  readonly silent?: boolean;
  readonly output?: string;
  readonly query?: string;
  /** Texts and numbers that --query selects, without quotes. */
  readonly raw?: boolean;
  readonly format?: "raw" | "json" | "table";
  readonly timing?: boolean;
  readonly paginate?: boolean;
}

/** How the answer of a call is to be put out: decided before anything is sent. */
export interface Output {
  /** The answer as it came, whatever it is. */
  body(answer: Answer): Promise<void>;
  /** A successful answer: selected, laid out or as it came. */
  result(answer: Answer): Promise<void>;
  /** A document put together from several answers. */
  document(content: unknown): Promise<void>;
  timing(answer: Answer): void;
}

/** Whether `--output` names a file; `-` is standard output. */
const isFile = (output: string | undefined): output is string => output !== undefined && output !== "-";

const compile = async (expression: string | undefined): Promise<Select | null> =>
  expression === undefined ? null : compileSelection("--query", expression, "'vpcs[].{id: vpcId, name: name}'");

/** What other tools take for --output, and what it is here. */
const formatWords: Readonly<Record<string, string>> = {
  json: "json",
  table: "table",
  raw: "raw",
  text: "table",
  yaml: "json",
  csv: "table",
  tsv: "table",
};

/** `--output table` would write a file of that name, and nobody wants it. */
function refuseFormat(output: string | undefined): void {
  const format = Object.hasOwn(formatWords, output ?? "") ? formatWords[output ?? ""] : undefined;
  if (format === undefined) return;
  throw new UsageError({ en: `invalid value "${output}" for --output: expected a file`, zh: `--output 的取值“${output}”无效：应为文件` }, [
    { en: `to set the answer format: --format ${format}`, zh: `设置返回的输出格式：--format ${format}` },
    { en: `a file of that name: --output ./${output}`, zh: `确实要写入该文件：--output ./${output}` },
  ]);
}

function refuseCombinations(options: OutputOptions): void {
  const clashes: readonly (readonly [boolean, string, string])[] = [
    [options.include === true && options.paginate === true, "--include", "--paginate"],
    [options.silent === true && options.query !== undefined, "--silent", "--query"],
    [options.silent === true && options.output !== undefined, "--silent", "--output"],
    [options.raw === true && options.format !== undefined && options.format !== "raw", "--raw", "--format"],
    [options.include === true && options.query !== undefined, "--include", "--query"],
    [options.include === true && options.format !== undefined && options.format !== "raw", "--include", "--format"],
  ];
  if (options.raw && options.query === undefined)
    throw new UsageError({ en: "--raw requires --query", zh: "--raw 需与 --query 一起使用" }, [
      { en: "example: --query vpcs[0].vpcId --raw", zh: "示例：--query vpcs[0].vpcId --raw" },
    ]);
  for (const [clash, first, second] of clashes)
    if (clash) throw new UsageError({ en: `${first} and ${second} cannot be used together`, zh: `${first} 与 ${second} 不能同时使用` });
}

const cannotWrite = (file: string, error: unknown): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined
    ? error
    : new UsageError({ en: `cannot write ${cleanLine(file)}: ${code}`, zh: `无法写入 ${cleanLine(file)}：${code}` });
};

/** Read for an answer that goes into a file only. */
const files = (): typeof import("node:fs/promises") => process.getBuiltinModule("node:fs/promises");

/** Makes sure that the file can be written, before a request is sent whose answer would be lost. */
async function checkWritable(file: string): Promise<void> {
  try {
    const isNew = !existsSync(file);
    await files().writeFile(file, "", { flag: "a" });
    if (isNew) await files().unlink(file);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** A text laid out for a terminal: JSON indented and coloured, anything else cleaned of what a terminal would obey. */
async function forTerminal(text: string, { view }: Context): Promise<string> {
  if (!isJson(text)) return clean(text);
  return (await import("./json-text.js")).renderJsonText(text, view);
}

const headOf = ({ httpVersion, status, statusText, rawHeaders }: Answer) => ({
  first: `HTTP/${httpVersion} ${status} ${statusText}`.trimEnd(),
  headers: rawHeaders,
});

/** Status line and headers as they came: laid out on a terminal, with their line ends in a pipe. */
function printHead(context: Context, answer: Answer): void {
  const head = headOf(answer);
  if (context.io.out.isTerminal) print(context, `${renderHead(head, context.view)}\n`);
  else
    context.io.out.pass(
      Buffer.from([head.first, ...head.headers.map(([name, value]) => `${name}: ${value}`), "", ""].join("\r\n"), "latin1"),
    );
}

async function put(context: Context, { output }: OutputOptions, bytes: Buffer): Promise<void> {
  if (isFile(output)) {
    try {
      await files().writeFile(output, bytes);
    } catch (error) {
      throw cannotWrite(output, error);
    }
  } else if (context.io.out.isTerminal) {
    const text = await forTerminal(bytes.toString("utf8"), context);
    if (text !== "") context.io.out.write(text.endsWith("\n") ? text : `${text}\n`);
  } else context.io.out.pass(bytes);
}

/** A text or number as it is; of a list each on its line. Null for what has members. */
function rawText(content: unknown): string | null {
  const items = Array.isArray(content) ? content : [content];
  const texts = items.map((item: unknown) =>
    isRecord(item) && !isKeptNumber(item) ? null : typeof item === "string" ? item : writeJson(item ?? null),
  );
  return texts.some((text) => text === null) || items.some(Array.isArray) ? null : texts.join("\n");
}

async function renderDocument(content: unknown, { view, io }: Context, { format, output, raw }: OutputOptions): Promise<string> {
  const bare = raw ? rawText(content) : null;
  if (bare !== null) return bare;
  const isTerminal = io.out.isTerminal && !isFile(output);
  const place = isTerminal ? view : { ...view, terminal: false, color: view.color && !isFile(output) };
  if (format === "table") return (await import("./list-table.js")).renderListTable(content, place);
  const text = safeJson(writeJson(content ?? null));
  return isTerminal ? (await import("./json-text.js")).renderJsonText(text, place) : text;
}

const doesNotFit = (error: unknown): UsageError => {
  const reason = cleanLine(error instanceof Error ? error.message : String(error));
  return new UsageError({
    en: `--query does not fit this answer: ${reason}. The whole answer is printed instead`,
    zh: `--query 不适用于本次返回：${reason}。已改为输出完整内容`,
  });
};

/** Checks the options of the output and prepares for it. */
export async function prepareOutput(context: Context, options: OutputOptions): Promise<Output> {
  refuseFormat(options.output);
  refuseCombinations(options);
  const select = await compile(options.query);
  if (isFile(options.output)) await checkWritable(options.output);
  const body = async (answer: Answer): Promise<void> => {
    if (options.include) printHead(context, answer);
    if (!options.silent) await put(context, options, answer.body);
  };
  const emit = async (content: unknown): Promise<void> => {
    if (options.silent) return;
    const text = await renderDocument(content, context, options);
    if (isFile(options.output)) await put(context, options, Buffer.from(`${text}\n`));
    else if (text !== "") print(context, text);
  };
  /** The selected part of a document; when the expression does not fit it, the whole is put out and then refused. */
  const document = async (content: unknown, whole: () => Promise<void>): Promise<void> => {
    let selected: unknown;
    try {
      selected = select ? select(content) : content;
    } catch (error) {
      await whole();
      throw doesNotFit(error);
    }
    await emit(selected);
  };
  const isRaw = !select && (options.format === undefined || options.format === "raw");
  return {
    body,
    document: (content) => document(content, () => emit(content)),
    result: (answer) => (isRaw || answer.body.length === 0 ? body(answer) : document(answerJson(answer.body), () => body(answer))),
    timing(answer) {
      if (options.timing) note(context, renderTimings(answer, context.errorView));
    },
  };
}
