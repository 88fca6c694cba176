import { loadEveryEntry } from "../catalogue/catalogue.js";
import { clean } from "../clean.js";
import { codeBook, countByCode, type Diagnosis, diagnose } from "../diagnose/diagnose.js";
import { type Decoded, decodeBytes } from "../encoding.js";
import { type ExitCode, exitCodes, UsageError } from "../errors.js";
import { InputTooLargeError } from "../io.js";
import { sayInline } from "../language.js";
import { type Context, note, print } from "./context.js";

export interface DecodeOptions {
  readonly full?: boolean;
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
  EISDIR: { en: "it is a directory; name the files in it", zh: "这是目录，请指定其中的文件" },
  EACCES: { en: "no permission to read it", zh: "没有读取权限" },
};

async function readInput(context: Context, file: string): Promise<Input> {
  if (file === "-") return readStandardInput(context);
  try {
    const bytes = await context.io.readFile(file);
    if (bytes.length > inputLimit) throw tooLarge(clean(file));
    return { file, bytes };
  } catch (error) {
    const reason = fileFailures[(error as NodeJS.ErrnoException).code ?? ""];
    if (!reason) throw error;
    throw new UsageError({ en: `cannot read ${clean(file)}: ${reason.en}`, zh: `无法读取 ${clean(file)}：${reason.zh}` });
  }
}

const encodingNames: Record<Exclude<Decoded["encoding"], "utf-8">, { en: string; zh: string }> = {
  "utf-16le": { en: "read as UTF-16 LE, by its byte order mark", zh: "按字节序标记以 UTF-16 LE 读取" },
  "utf-16be": { en: "read as UTF-16 BE, by its byte order mark", zh: "按字节序标记以 UTF-16 BE 读取" },
  gb18030: { en: "lines that are not valid UTF-8 were read as GB18030", zh: "不是合法 UTF-8 的行按 GB18030 读取" },
  mixed: {
    en: "lines that are not valid UTF-8 were read as GB18030; what is neither is shown as \ufffd",
    zh: "不是合法 UTF-8 的行按 GB18030 读取，两者都不是的字节显示为 \ufffd",
  },
};

function diagnoseInput(context: Context, { file, bytes }: Input, book: ReturnType<typeof codeBook>): Diagnosis {
  const { text, encoding } = decodeBytes(bytes);
  if (encoding !== "utf-8")
    note(
      context,
      sayInline(
        { en: `${clean(file ?? "stdin")}: ${encodingNames[encoding].en}`, zh: `${clean(file ?? "stdin")}：${encodingNames[encoding].zh}` },
        context.errorView.language,
      ),
    );
  return diagnose(text, book, file === null ? null : clean(file));
}

const merge = (parts: readonly Diagnosis[]): Diagnosis => {
  const errors = parts.flatMap((part) => part.errors);
  const lines = parts.reduce((sum, { summary }) => sum + summary.lines, 0);
  return { errors, summary: { total: errors.length, lines, byCode: countByCode(errors) } };
};

const nothingFound = (lines: number): { en: string; zh: string } =>
  lines === 0
    ? { en: "The input is empty: no BCE error found.", zh: "输入为空，没有找到 BCE 错误。" }
    : { en: `No BCE error found in ${lines} ${lines === 1 ? "line" : "lines"}.`, zh: `在 ${lines} 行输入中没有找到 BCE 错误。` };

/** `bcevpc decode [FILE…]` and `… | bcevpc`: finds every BCE error in the input and explains it. */
export async function decode(context: Context, files: readonly string[], options: DecodeOptions): Promise<ExitCode> {
  const inputs: Input[] = [];
  for (const file of files.length === 0 ? ["-"] : files) inputs.push(await readInput(context, file));
  const book = codeBook(await loadEveryEntry());
  const diagnosis = merge(inputs.map((input) => diagnoseInput(context, input, book)));
  if (options.json) print(context, (await import("../render/json.js")).decodeDocument(diagnosis, context.view));
  else if (diagnosis.errors.length > 0)
    print(context, (await import("../render/findings.js")).renderFindings(diagnosis, context.view, options.full === true));
  if (diagnosis.errors.length > 0) return exitCodes.done;
  note(context, sayInline(nothingFound(diagnosis.summary.lines), context.errorView.language));
  return exitCodes.negative;
}
