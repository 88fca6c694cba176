import { open, stat } from "node:fs/promises";
import packageJson from "../../../../package.json" with { type: "json" };
import { UsageError } from "../../../core/refusals.js";
import { cleanLine, safeOutput } from "../../../core/text/clean.js";
import { maskedId } from "../../../core/text/mask.js";
import { protectKnownSecrets } from "../../../node/calls/known-secrets.js";
import type { Answer } from "../../../node/client/send.js";
import type { TransportError } from "../../../node/client/transport-error.js";
import type { Io } from "../../../node/io.js";
import { type Context, print, tell } from "../../context.js";
import type { SupportReport } from "./support-report.js";

/** `--report`, for commands that have it. */
export interface ReportFileOptions {
  /** A file, or `-` for standard output. */
  readonly report?: string;
}

/** Where a report goes: decided before the command does its work. */
export interface ReportFile {
  /** Whether it goes to standard output. */
  readonly isOutput: boolean;
  /** Writes the report, or refuses to because a secret is in it. `echoed`: a secret was already taken out of what it quotes. */
  write(report: SupportReport, options?: { readonly echoed?: boolean; readonly quiet?: boolean }): Promise<void>;
}

const cannotWrite = (file: string, reason: { en: string; zh: string }, hints: readonly { en: string; zh: string }[] = []): UsageError =>
  new UsageError(
    { en: `cannot write the report to ${cleanLine(file)}: ${reason.en}`, zh: `无法把报告写入 ${cleanLine(file)}：${reason.zh}` },
    hints,
  );

async function headOf(file: string, length: number): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

const otherName = { en: "choose another file, or delete this one first", zh: "请换一个文件名，或先删除该文件" };

/** Refuses a place that cannot hold the report, and a file that is somebody else's. */
async function checkPlace(file: string): Promise<void> {
  const { reportMark } = await import("./support-report.js");
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return null;
  });
  if (stats === null) return checkFolder(file);
  if (stats.isDirectory()) throw cannotWrite(file, { en: "it is a directory", zh: "它是目录" });
  if (!stats.isFile())
    throw cannotWrite(file, { en: "it is not a regular file", zh: "它不是普通文件" }, [
      { en: "to standard output: --report -", zh: "输出到标准输出：--report -" },
    ]);
  if (stats.size > 0 && !(await headOf(file, reportMark.length)).startsWith(reportMark))
    throw cannotWrite(file, { en: "it exists and is not a bcevpc report", zh: "文件已存在，且不是 bcevpc 的报告" }, [otherName]);
}

async function checkFolder(file: string): Promise<void> {
  const { access, constants } = await import("node:fs/promises");
  const { dirname } = await import("node:path");
  await access(dirname(file), constants.W_OK);
}

const asRefusal = (file: string, error: unknown): unknown => {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof UsageError || code === undefined ? error : cannotWrite(file, { en: code, zh: code });
};

/** Access key ids that are known or stand in a signature, and signatures themselves, as they may be shown. */
function masked(text: string, accessKeyIds: readonly string[]): string {
  const known = accessKeyIds.filter((id) => id.length > 4).reduce((rest, id) => rest.replaceAll(id, maskedId(id)), text);
  return known
    .replaceAll(/\bALTAK[A-Za-z0-9]{8,}/gu, (id) => maskedId(id))
    .replaceAll(/(bce-auth-v\d(?:\/|%2F))([^/%\s]+)(?=\/|%2F)/giu, (_whole, start: string, id: string) => start + maskedId(id))
    .replaceAll(/(bce-auth-v\d(?:\/|%2F)[^\s"'`]*(?:\/|%2F))[0-9a-f]{32,}/giu, "$1(masked)");
}

const secretInside = (where: string): UsageError =>
  new UsageError({ en: `no report was written: ${where} would expose a secret`, zh: `没有生成报告：${where} 中会出现密钥或令牌` }, [
    {
      en: "the quoted answer or input contains a secret key, token or password configured on this machine",
      zh: "它引用的返回或输入内容中含有本机配置里的密钥、令牌或密码",
    },
    {
      en: "the other side already has the secret: replace that key, then write the ticket by hand",
      zh: "对方已经拿到它：请更换该密钥，并手工填写工单",
    },
  ]);

/** Whether an answer holds a secret, which is taken out of all that is said of it. */
export function echoesSecret({ redact }: Io, outcome: Answer | TransportError): boolean {
  if (outcome instanceof Error) return false;
  const text = [outcome.body.toString("utf8"), ...outcome.rawHeaders.map(([, value]) => value)].join("\n");
  return redact(text) !== text;
}

/**
 * Writes what the command knows for a support ticket; null when no report was asked for. To be called before the work begins.
 * @throws {UsageError} when the file has no name.
 */
export async function openReport(context: Context, { report: file }: ReportFileOptions): Promise<ReportFile | null> {
  if (file === undefined) return null;
  const { io, view } = context;
  const isOutput = file === "-";
  if (file === "") throw new UsageError({ en: "missing value for --report: expected a file name", zh: "--report 缺少取值：应为文件名" });
  if (!isOutput) await checkPlace(file).catch((error) => Promise.reject(asRefusal(file, error)));
  const { accessKeyIds } = await protectKnownSecrets(io);
  return {
    isOutput,
    async write(report, { echoed = false, quiet = false } = {}) {
      const { renderSupportReport, withoutEscapes } = await import("./support-report.js");
      const frame = { writtenAt: io.now(), versions: [`bcevpc ${packageJson.version}`, io.runtime] };
      const text = masked(renderSupportReport(report, frame, view.language), accessKeyIds);
      const seen = withoutEscapes(text);
      const forms = [text, seen, seen.replaceAll(/\s+/gu, "")];
      const holdsSecret = forms.some((form) => io.redact(form) !== form) || (echoed && text.includes(io.redaction));
      if (holdsSecret) throw secretInside(cleanLine(file));
      if (isOutput) return print(context, text);
      const { writePrivateFile } = await import("../../../node/client/private-file.js");
      await checkPlace(file)
        .then(() => writePrivateFile(file, `${safeOutput(text, false)}\n`))
        .catch((error) => Promise.reject(asRefusal(file, error)));
      if (quiet) return;
      const name = cleanLine(file);
      const done = { en: `Report for a support ticket written to ${name}.`, zh: `工单材料已写入 ${name}。` };
      tell(context, done);
    },
  };
}
