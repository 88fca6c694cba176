import { UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { type Context, tell } from "../../context.js";

/** An input: its bytes as they come. */
export interface Source {
  /** Null for standard input. */
  readonly file: string | null;
  readonly chunks: AsyncIterable<Buffer>;
  /** Bytes in all, where that can be known. */
  readonly size: number | null;
  /** Ends what would otherwise go on. */
  readonly close?: () => void;
}

const noInput = (): UsageError =>
  new UsageError({ en: "nothing to decode: standard input is closed or /dev/null", zh: "没有可解读的输入：标准输入已关闭或为 /dev/null" }, [
    { en: "pipe a failure in: terraform apply 2>&1 | bcevpc", zh: "用管道传入报错：terraform apply 2>&1 | bcevpc" },
    { en: "or pass a file: bcevpc decode app.log", zh: "或指定文件：bcevpc decode app.log" },
  ]);

const fileFailures: Readonly<Record<string, Bilingual>> = {
  ENOENT: { en: "there is no such file", zh: "文件不存在" },
  ENOTDIR: { en: "part of its path is not a directory", zh: "路径中有一段不是目录" },
  EISDIR: { en: "it is a directory; pass the files in it", zh: "这是目录，请指定其中的文件" },
  EACCES: { en: "no permission to read it", zh: "没有读取权限" },
  ENAMETOOLONG: { en: "its name is too long", zh: "文件名过长" },
  ELOOP: { en: "its symbolic links form a loop", zh: "符号链接形成循环" },
};

/** The refusal of a file that cannot be read; anything else than a reason of the file system is passed on. */
export function unreadable(file: string, error: unknown): UsageError {
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  // What could not be written is no fault of the file.
  if (code === "" || syscall === "write") throw error;
  const reason = fileFailures[code] ?? { en: code, zh: code };
  return new UsageError({ en: `cannot read ${cleanLine(file)}: ${reason.en}`, zh: `无法读取 ${cleanLine(file)}：${reason.zh}` });
}

function standardInput(context: Context): Source {
  const { io } = context;
  const { kind } = io.input;
  if (kind === "none") throw noInput();
  if (kind === "terminal") tell(context, { en: "Paste an error, then press Ctrl-D.", zh: "请粘贴报错内容，按 Ctrl-D 结束。" });
  return { file: null, chunks: io.input.chunks(), size: null };
}

/**
 * Opens an input by its name; `-` is standard input.
 * @throws {UsageError} when it cannot be read.
 */
export function openSource(context: Context, file: string): Source {
  if (file === "-") return standardInput(context);
  try {
    return { file, ...context.io.openFile(file) };
  } catch (error) {
    throw unreadable(file, error);
  }
}
