import { randomUUID } from "node:crypto";
import { cleanLine } from "../clean.js";
import { parseHeaderOption, type RequestPlan } from "../client/request.js";
import { parseMethod, parseQueryOption, parseTarget } from "../client/target.js";
import { UsageError } from "../errors.js";
import { InputTooLargeError } from "../io.js";
import { sayInline } from "../language.js";
import type { QueryItem } from "../signature/canonical-request.js";
import { warn } from "./connection.js";
import { type Context, note } from "./context.js";

/** What of a request the command line says. */
export interface PlanOptions {
  readonly param?: readonly string[];
  readonly data?: string;
  readonly header?: readonly string[];
  readonly clientToken?: string;
}

/** Longest body that is read; the longest documented one has a few kilobytes. */
const longestBody = 16 * 1024 * 1024;

async function readStandardInput(context: Context): Promise<Buffer> {
  const { io, errorView } = context;
  if (io.input.kind === "none")
    throw new UsageError(
      { en: "-d - reads standard input, which is closed or /dev/null", zh: "-d - 从标准输入读取，但标准输入已关闭或为 /dev/null" },
      [
        {
          en: `pipe the body in: echo '{"name":"web"}' | bcevpc call POST /v1/vpc -d -`,
          zh: `用管道传入请求体：echo '{"name":"web"}' | bcevpc call POST /v1/vpc -d -`,
        },
      ],
    );
  if (io.input.kind === "terminal")
    note(
      context,
      sayInline({ en: "Type the JSON body, then press Ctrl-D.", zh: "请输入JSON请求体，按 Ctrl-D 结束。" }, errorView.language),
    );
  return io.input.read(longestBody);
}

/** The bytes of `-d`: the text itself, `@file`, or `-` for standard input. */
async function readBody(context: Context, data: string): Promise<{ bytes: Buffer; name: string }> {
  if (data !== "-" && !data.startsWith("@")) return { bytes: Buffer.from(data), name: "-d" };
  const name = data === "-" ? "stdin" : cleanLine(data.slice(1));
  try {
    return { bytes: data === "-" ? await readStandardInput(context) : await context.io.readFile(data.slice(1), longestBody), name };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof InputTooLargeError) throw new UsageError({ en: `${name} is longer than 16 MiB`, zh: `${name} 超过 16 MiB` });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError({ en: `cannot read the body from ${name}: ${code}`, zh: `无法从 ${name} 读取请求体：${code}` });
  }
}

/** Where and why a text is no JSON. */
async function jsonFault(text: string): Promise<{ line: number; column: number; reason: string }> {
  const { parse, printParseErrorCode } = await import("jsonc-parser");
  const errors: { error: number; offset: number }[] = [];
  parse(text, errors as never, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  const before = text.slice(0, first?.offset ?? text.length).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason: first ? printParseErrorCode(first.error) : "" };
}

/** A body that is JSON in UTF-8, or a refusal that says where it is not. */
async function checkedBody(context: Context, data: string): Promise<Buffer> {
  const { bytes: raw, name } = await readBody(context, data);
  const bytes = raw.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? raw.subarray(3) : raw;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError({ en: `the body in ${name} is not UTF-8`, zh: `${name} 中的请求体不是UTF-8编码` }, [
      { en: "convert it first: iconv -f gb18030 -t utf-8", zh: "请先转换：iconv -f gb18030 -t utf-8" },
    ]);
  }
  try {
    JSON.parse(text);
  } catch {
    const { line, column, reason } = await jsonFault(text);
    const why = reason === "" ? "" : ` (${reason})`;
    const file = data === "-" || data.startsWith("@");
    throw new UsageError(
      {
        en: `the body is not JSON: ${name}, line ${line}, column ${column}${why}`,
        zh: `请求体不是合法的JSON：${name} 第 ${line} 行第 ${column} 列${why}`,
      },
      [
        { en: "the service would answer MalformedJSON; nothing was sent", zh: "服务端会返回 MalformedJSON；请求没有发出" },
        ...(file ? [] : [{ en: "to send a file: -d @body.json", zh: "发送文件：-d @body.json" }]),
      ],
    );
  }
  return bytes;
}

function tokenItem(context: Context, method: string, query: readonly QueryItem[], token: string): QueryItem {
  if (query.some(([name]) => name === "clientToken"))
    throw new UsageError({
      en: "--client-token and the query both set clientToken",
      zh: "--client-token 与查询参数重复设置了 clientToken",
    });
  const value = token === "auto" ? randomUUID() : token;
  if (!/^[\u0021-\u007e]{1,64}$/u.test(value))
    throw new UsageError({
      en: "a client token has 1 to 64 ASCII characters without blanks",
      zh: "clientToken 由 1 至 64 个ASCII字符组成，不含空格",
    });
  if (method === "GET" || method === "HEAD")
    warn(context, {
      en: `a client token has no effect on ${method}, which changes nothing`,
      zh: `${method} 不改动任何内容，clientToken 不起作用`,
    });
  return ["clientToken", value];
}

export interface CallPlan extends RequestPlan {
  /** Scheme and host of a full URL. */
  readonly origin: string | null;
  /** The value of `--client-token`. */
  readonly clientToken: string | null;
}

/** Reads and checks all that the command line says of a request, before any configuration is looked at. */
export async function planCall(context: Context, method: string, target: string, options: PlanOptions): Promise<CallPlan> {
  const verb = parseMethod(method);
  const { origin, path, query: inPath } = parseTarget(target);
  const headers = Object.fromEntries((options.header ?? []).map(parseHeaderOption));
  const query = [...inPath, ...(options.param ?? []).map(parseQueryOption)];
  if (options.data !== undefined && (verb === "GET" || verb === "HEAD"))
    throw new UsageError({ en: `a ${verb} has no body`, zh: `${verb} 请求没有请求体` }, [
      { en: "query parameters are given with -q name=value", zh: "查询参数请用 -q 名称=值" },
    ]);
  const token = options.clientToken === undefined ? null : tokenItem(context, verb, query, options.clientToken);
  const body = options.data === undefined ? null : await checkedBody(context, options.data);
  return {
    method: verb,
    path,
    query: token ? [...query, token] : query,
    headers,
    body,
    origin,
    clientToken: token?.[1] ?? query.find(([name]) => name === "clientToken")?.[1] ?? null,
  };
}
