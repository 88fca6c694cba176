import { UsageError } from "../core/refusals.js";

/** What the system refused to bcevpc itself, such as a full disk behind standard output; null for any other error. */
export function toSystemRefusal(error: unknown): UsageError | null {
  const { syscall, code } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined || code === undefined) return null;
  return new UsageError({ en: `the system refused to ${syscall}: ${code}`, zh: `系统拒绝 ${syscall} 操作：${code}` });
}
