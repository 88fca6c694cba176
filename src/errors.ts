import type { Bilingual } from "./catalogue/entry.js";

/** The exit codes of bcevpc. The only table of them: help, man page and code all read it. */
export const exitCodes = {
  done: 0,
  negative: 1,
  usage: 2,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodeMeanings: Record<keyof typeof exitCodes, Bilingual> = {
  done: {
    en: "done; decode found at least one BCE error",
    zh: "完成；decode 至少找到一个 BCE 错误",
  },
  negative: {
    en: "negative finding: unknown code, search without a hit, no BCE error found by decode",
    zh: "没有结果：未知的错误码、搜索无命中、decode 没有找到 BCE 错误",
  },
  usage: {
    en: "wrong usage, an input that cannot be read, or a prompt needed without a terminal",
    zh: "用法有误、输入无法读取，或需要交互而没有终端",
  },
  bug: {
    en: "a bug in bcevpc; the message says how to report it",
    zh: "bcevpc 自身的缺陷；消息里写明如何报告",
  },
  interrupted: { en: "interrupted (Ctrl-C)", zh: "被中断（Ctrl-C）" },
};

/** The user asked for something that cannot be done as asked. Exit 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** `hints` are further lines: what to type instead. */
  constructor(
    readonly text: Bilingual,
    readonly hints: readonly Bilingual[] = [],
  ) {
    super(text.en);
  }
}

/** The user ended a prompt. Exit 130. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** What the system refused to bcevpc itself, such as a full disk behind standard output; null for any other error. */
export function toSystemRefusal(error: unknown): UsageError | null {
  const { syscall, code } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined || code === undefined) return null;
  return new UsageError({ en: `the system refused to ${syscall}: ${code}`, zh: `系统拒绝 ${syscall} 操作：${code}` });
}
