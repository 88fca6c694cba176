import { loadEveryEntry } from "../catalogue/catalogue.js";
import { clean } from "../clean.js";
import { type CodeBook, codeBook } from "../diagnose/code-book.js";
import { type Diagnosis, diagnose } from "../diagnose/diagnose.js";
import { type Decoded, decodeBytes } from "../encoding.js";
import { type ExitCode, exitCodes, UsageError } from "../errors.js";
import { InputTooLargeError } from "../io.js";
import { sayInline } from "../language.js";
import { type Context, note, print } from "./context.js";
import { checkService } from "./service-option.js";

export interface DecodeOptions {
  readonly full?: boolean;
  readonly service?: string;
  readonly json?: boolean;
}

/** What one run reads at the most; the text has to fit into memory. */
const inputLimit = 256 * 1024 * 1024;

interface Input {
  /** Null for standard input. */
  readonly file: string | null;
  readonly bytes: Buffer;
}

const noInput = (): UsageError =>
  new UsageError({ en: "nothing to decode: standard input is closed or /dev/null", zh: "没有可解读的输入：标准输入已关闭或为 /dev/null" }, [
    { en: "pipe a failure in: terraform apply 2>&1 | bcevpc", zh: "用管道传入报错：terraform apply 2>&1 | bcevpc" },
    { en: "or name a file: bcevpc decode app.log", zh: "或指定文件：bcevpc decode app.log" },
  ]);

const tooLarge = (name: string): UsageError =>
  new UsageError(
    {
      en: `${name} is longer than ${inputLimit >> 20} MiB, more than one run reads`,
      zh: `${name} 超过 ${inputLimit >> 20} MiB，单次读取不了`,
    },
    [{ en: "narrow it first: grep -F requestId big.log | bcevpc", zh: "请先筛选：grep -F requestId big.log | bcevpc" }],
  );

async function readStandardInput(context: Context): Promise<Input> {
  const { io } = context;
  const kind = io.input.kind;
  if (kind === "none") throw noInput();
  if (kind === "terminal")
    note(
      context,
      sayInline({ en: "Paste an error, then press Ctrl-D.", zh: "请粘贴报错内容，按 Ctrl-D 结束。" }, context.errorView.language),
    );
  try {
    return { file: null, bytes: await io.input.read(inputLimit) };
  } catch (error) {
    throw error instanceof InputTooLargeError ? tooLarge("stdin") : error;
  }
}

const fileFailures: Readonly<Record<string, { en: string; zh: string }>> = {
  ENOENT: { en: "there is no such file", zh: "文件不存在" },
  ENOTDIR: { en: "part of its path is no directory", zh: "路径中有一段不是目录" },
  EISDIR: { en: "it is a directory; name the files in it", zh: "这是目录，请指定其中的文件" },
  EACCES: { en: "no permission to read it", zh: "没有读取权限" },
  ENAMETOOLONG: { en: "its name is too long", zh: "文件名过长" },
  ELOOP: { en: "its links lead round in a circle", zh: "符号链接循环" },
};

async function readInput(context: Context, file: string): Promise<Input> {
  if (file === "-") return readStandardInput(context);
  try {
    return { file, bytes: await context.io.readFile(file, inputLimit) };
  } catch (error) {
    if (error instanceof InputTooLargeError) throw tooLarge(clean(file));
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = fileFailures[code] ?? { en: code, zh: code };
    if (code === "") throw error;
    throw new UsageError({ en: `cannot read ${clean(file)}: ${reason.en}`, zh: `无法读取 ${clean(file)}：${reason.zh}` });
  }
}

const encodingNames: Record<Exclude<Decoded["encoding"], "utf-8">, { en: string; zh: string }> = {
  "utf-16le": { en: "read as UTF-16 LE", zh: "以 UTF-16 LE 读取" },
  "utf-16be": { en: "read as UTF-16 BE", zh: "以 UTF-16 BE 读取" },
  gb18030: { en: "lines that are not valid UTF-8 were read as GB18030", zh: "不是合法 UTF-8 的行按 GB18030 读取" },
  mixed: {
    en: "lines that are not valid UTF-8 were read as GB18030; what is neither is shown as \ufffd",
    zh: "不是合法 UTF-8 的行按 GB18030 读取，两者都不是的字节显示为 \ufffd",
  },
};

function diagnoseInput(context: Context, { file, bytes }: Input, book: CodeBook, service: string | undefined): Diagnosis {
  const { text, encoding } = decodeBytes(bytes);
  if (encoding !== "utf-8")
    note(
      context,
      sayInline(
        { en: `${clean(file ?? "stdin")}: ${encodingNames[encoding].en}`, zh: `${clean(file ?? "stdin")}：${encodingNames[encoding].zh}` },
        context.errorView.language,
      ),
    );
  return diagnose(text, book, { file: file === null ? null : clean(file), service });
}

const nothingFound = (lines: number): { en: string; zh: string } =>
  lines === 0
    ? { en: "The input is empty: no BCE error found.", zh: "输入为空，没有找到 BCE 错误。" }
    : { en: `No BCE error found in ${lines} ${lines === 1 ? "line" : "lines"}.`, zh: `在 ${lines} 行输入中没有找到 BCE 错误。` };

/** What could be read, and why the rest could not. */
async function readInputs(context: Context, files: readonly string[]): Promise<{ inputs: Input[]; failures: UsageError[] }> {
  const inputs: Input[] = [];
  const failures: UsageError[] = [];
  for (const file of files.length === 0 ? ["-"] : files)
    try {
      inputs.push(await readInput(context, file));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      failures.push(error);
    }
  return { inputs, failures };
}

async function printDiagnosis(context: Context, diagnosis: Diagnosis, options: DecodeOptions): Promise<void> {
  if (options.json) {
    const { decodeDocument } = await import("../render/json.js");
    for (const part of decodeDocument(diagnosis, context.view)) context.io.out.write(part);
  } else if (diagnosis.errors.length > 0) {
    const { renderFindings } = await import("../render/findings.js");
    print(context, renderFindings(diagnosis, context.view, options.full === true));
  }
}

/** `bcevpc decode [FILE…]` and `… | bcevpc`: finds every BCE error in the input and explains it. A file that cannot be read costs only itself. */
export async function decode(context: Context, files: readonly string[], options: DecodeOptions): Promise<ExitCode> {
  checkService(options.service);
  const { inputs, failures } = await readInputs(context, files);
  const [failure] = failures;
  if (failure && inputs.length === 0) throw failure;
  const book = codeBook(await loadEveryEntry());
  const diagnosis = mergeDiagnoses(inputs.map((input) => diagnoseInput(context, input, book, options.service)));
  await printDiagnosis(context, diagnosis, options);
  if (diagnosis.errors.length === 0) note(context, sayInline(nothingFound(diagnosis.summary.lines), context.errorView.language));
  if (failure) throw failure;
  return diagnosis.errors.length > 0 ? exitCodes.done : exitCodes.negative;
}
