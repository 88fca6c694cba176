import { isAuthFailure, isThrottled } from "../core/answers/failure-class.js";
import type { CodedError } from "../core/diagnose/found.js";
import { Refusal } from "../core/refusals.js";
import type { Bilingual } from "../core/text/bilingual.js";

/** The exit codes of bcevpc. The only table of them: help, man page and code all read it. */
export const exitCodes = {
  done: 0,
  negative: 1,
  usage: 2,
  configuration: 3,
  refused: 4,
  serviceFailed: 5,
  noAnswer: 6,
  auth: 7,
  throttled: 8,
  bug: 70,
  notExecutable: 126,
  commandNotFound: 127,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
/** Of a call that failed. */
export type CallExitCode = (typeof exitCodes)["refused" | "serviceFailed" | "noAnswer" | "auth" | "throttled"];

export const exitCodeMeanings: Record<keyof typeof exitCodes, Bilingual> = {
  done: {
    en: "success; decode found at least one BCE error",
    zh: "成功；decode 至少找到一个 BCE 错误",
  },
  negative: {
    en: "nothing found or a problem found: unknown code, search without results, decode found no BCE error, lint found errors, the signature is not valid, doctor found a problem, or call --wait-until did not reach the state",
    zh: "没有结果或发现问题：未收录的错误码、搜索无结果、decode 没有找到 BCE 错误、lint 发现请求有错误、签名无效、doctor 发现问题、call --wait-until 没有等到所要的状态",
  },
  usage: {
    en: "usage error: invalid option or parameter, request body that is not JSON, unknown region, unreadable input, or a prompt without a terminal",
    zh: "用法错误：选项或参数无效、请求体不是 JSON、地域不存在、输入无法读取，或需要交互但没有终端",
  },
  configuration: {
    en: "access key, region or profile is missing, or the configuration file cannot be read or written",
    zh: "缺少访问密钥、地域或配置档，或配置文件无法读写",
  },
  refused: { en: "the service answered 4xx", zh: "服务端返回 4xx" },
  serviceFailed: { en: "the service answered 5xx", zh: "服务端返回 5xx" },
  noAnswer: {
    en: "no usable answer: DNS, connection, TLS, proxy, timeout, redirect, a 2xx answer that is not from the API, or paging broke off",
    zh: "没有得到可用的返回：DNS、连接、TLS、代理、超时、重定向、并非来自接口的 2xx，或分页中断",
  },
  auth: {
    en: "authentication or permission: signature, key, clock, AccessDenied, real-name verification, activation, unpaid bill, or an unknown code with 401 or 403",
    zh: "认证或权限：签名、密钥、时钟、AccessDenied、实名认证、服务未开通、欠费，或状态码为 401、403 的未知错误码",
  },
  throttled: { en: "throttled: 429 or RateLimit", zh: "请求被限流：429 或 RateLimit" },
  bug: {
    en: "a bug in bcevpc; the message explains how to report it",
    zh: "bcevpc 自身的缺陷；报错中会说明如何反馈",
  },
  notExecutable: { en: "run: the command is not executable", zh: "run：命令无法执行" },
  commandNotFound: { en: "run: command not found", zh: "run：找不到该命令" },
  interrupted: { en: "interrupted (Ctrl-C)", zh: "被中断（Ctrl-C）" },
};

/** The table as data. */
export const exitCodeRows = (Object.keys(exitCodes) as (keyof typeof exitCodes)[]).map((name) => ({
  exitCode: exitCodes[name],
  name,
  meaning: exitCodeMeanings[name],
}));

/** The command that `run` was given cannot be started. */
export class CommandError extends Refusal {
  override readonly name = "CommandError";
  readonly category = "command";
  constructor(
    readonly exitCode: ExitCode,
    text: Bilingual,
    hints: readonly Bilingual[] = [],
  ) {
    super(text, hints);
  }
}

const byCategory: Readonly<Record<Exclude<Refusal["category"], "command">, ExitCode>> = {
  usage: exitCodes.usage,
  config: exitCodes.configuration,
  network: exitCodes.noAnswer,
  state: exitCodes.negative,
};

export const exitForRefusal = (refusal: Refusal): ExitCode =>
  refusal instanceof CommandError
    ? refusal.exitCode
    : refusal.category === "command"
      ? exitCodes.notExecutable
      : byCategory[refusal.category];

const byStatus = (status: number | null): CallExitCode => {
  if (status === null) return exitCodes.noAnswer;
  if (status >= 500) return exitCodes.serviceFailed;
  return status >= 400 ? exitCodes.refused : exitCodes.noAnswer;
};

/** An answer without a known code, by its status alone. */
export function exitForStatus(status: number): CallExitCode {
  if (status === 429) return exitCodes.throttled;
  if (status === 401 || status === 403) return exitCodes.auth;
  // What a proxy says of itself is no answer of the service.
  return status === 407 ? exitCodes.noAnswer : byStatus(status);
}

/** A known code goes by its entry, every other answer by its status. */
export function exitForError(found: CodedError, status: number): CallExitCode {
  if (isThrottled(found) || status === 429) return exitCodes.throttled;
  if (isAuthFailure(found)) return exitCodes.auth;
  return found.known ? byStatus(found.entry?.httpStatus ?? status) : exitForStatus(status);
}
