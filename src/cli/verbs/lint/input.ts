import { buildRequest } from "../../../core/operations/building/build-request.js";
import { findOperation } from "../../../core/operations/lookup/operations.js";
import type { Operation } from "../../../core/operations/model/operation.js";
import { UsageError } from "../../../core/refusals.js";
import { type CapturedRequest, CaptureError } from "../../../core/requests/captured-request.js";
import { parseMethod, parseQueryOption, splitTarget } from "../../../core/requests/target.js";
import { type QueryItem, queryItems } from "../../../core/signature/canonical-request.js";
import { uriEncode } from "../../../core/signature/encoding.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { writeJson } from "../../../core/text/json.js";
import { maskUrl } from "../../../core/text/mask.js";
import type { Context } from "../../context.js";
import { capturedSource, foreignHostOf, isOtherService, shownBody } from "../../shared/lint/captured-source.js";
import type { LintRequestSource } from "../../shared/lint/lint-source.js";
import { forCalls } from "../../shared/look/notices.js";
import { readBody } from "../../shared/requests/body.js";
import { inputName, readCapture } from "../../shared/requests/captured-input.js";
import { readArguments, refuseUnknownOperation } from "../../shared/requests/typed-operation.js";
import { readTypedParts } from "../../shared/requests/typed-path.js";
import { isMethod, type RequestWords, readWords } from "../../shared/requests/words.js";

/** What of a request the command line of lint says. */
export interface LintRequestOptions {
  readonly param?: readonly string[];
  readonly data?: string;
}

const wireItem = ([name, value]: QueryItem): string => (value === null ? uriEncode(name) : `${uriEncode(name)}=${uriEncode(value)}`);

/** A path as typed may hold characters that have to be encoded; what is encoded already stays. */
const wirePath = (path: string): string =>
  encodeURI(path.toWellFormed())
    .replaceAll(/%25([0-9A-Fa-f]{2})/gu, "%$1")
    .replaceAll("%7B", "{")
    .replaceAll("%7D", "}");

async function typedRequest(
  context: Context,
  { method, target, args }: Extract<RequestWords, { readonly kind: "path" }>,
  options: LintRequestOptions,
): Promise<LintRequestSource> {
  const verb = parseMethod(method);
  const { origin, path: given, query } = splitTarget(target);
  const path = given.startsWith("/") ? given.replace(/^\/+/u, "/") : `/${given}`;
  const data = options.data === undefined ? null : (await readBody(context, options.data)).bytes;
  const typed = args.length === 0 ? null : await readTypedParts(forCalls(context), verb, args, options.data, data);
  const body = typed?.body ? Buffer.from(writeJson(typed.body)) : data;
  const added = [...(options.param ?? []).map(parseQueryOption), ...(typed?.query ?? [])];
  const items = [...(query === null ? [] : queryItems(query)), ...added];
  const inTarget = [...(query ?? "").split("&").filter((item) => item !== ""), ...added.map(wireItem)].join("&");
  return {
    input: { method: verb, path: wirePath(path), query: items, body },
    shown: { method: verb, target: maskUrl(path + (inTarget === "" ? "" : `?${inTarget}`)), body: shownBody(body) },
    file: null,
    line: 1,
    foreignHost: origin === null ? null : foreignHostOf(origin),
    unexpanded: [],
    bodyFile: null,
  };
}

const noRequest = (): UsageError =>
  new UsageError({ en: "nothing to lint: standard input is closed or /dev/null", zh: "没有可检查的请求：标准输入已关闭或为 /dev/null" }, [
    { en: "pass a request: bcevpc lint POST /v1/vpc -d @body.json", zh: "给出请求：bcevpc lint POST /v1/vpc -d @body.json" },
    {
      en: "or a file of captured requests, or pipe one in: pbpaste | bcevpc lint",
      zh: "或指定抓包文件，或用管道传入：pbpaste | bcevpc lint",
    },
  ]);
const paste: Bilingual = { en: "Paste a request, then press Ctrl-D.", zh: "请粘贴请求，按 Ctrl-D 结束。" };

async function capturedIn(context: Context, file: string): Promise<readonly CapturedRequest[]> {
  context.io.saveMemory();
  const text = await readCapture(context, file, { nothing: noRequest, paste });
  const { captureRequests } = await import("../../../core/requests/capture.js");
  try {
    return captureRequests(text);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    const name = inputName(file);
    throw new UsageError({ en: `${name}: ${error.text.en}`, zh: `${name}：${error.text.zh}` }, error.hints);
  }
}

/** The request of an operation and its arguments, whatever is wrong with it. */
async function operationRequest(
  context: Context,
  operation: Operation,
  words: readonly string[],
  options: LintRequestOptions,
): Promise<LintRequestSource> {
  const given = options.data === undefined ? null : (await readBody(context, options.data)).bytes.toString("utf8");
  const args = await readArguments(forCalls(context), words, options.data);
  const { method, path, query, body, problems } = buildRequest(operation, args, { query: (options.param ?? []).map(parseQueryOption) });
  const clash = problems.find(({ kind, weight }) => weight === "stop" && kind !== "missing" && kind !== "path");
  if (clash) throw new UsageError(clash.text);
  const text = given ?? (body === null || Object.keys(body).length === 0 ? null : writeJson(body));
  return {
    input: { method, path: wirePath(path), query, body: text },
    shown: {
      method,
      target: maskUrl([path, query.map(wireItem).join("&")].filter((part) => part !== "").join("?")),
      body: shownBody(text),
    },
    file: null,
    line: 1,
    foreignHost: null,
    unexpanded: [],
    bodyFile: null,
  };
}

function refuseRequestOptions({ param, data }: LintRequestOptions): void {
  if (param !== undefined || data !== undefined)
    throw new UsageError({ en: "-q and -d require METHOD PATH or an operation", zh: "-q 和 -d 需与 方法 路径 或接口名一起使用" });
}

/** Whether the first word is a file rather than a part of a request: it is there, or looks like one. */
const isFile = (context: Context, word: string): boolean =>
  word === "-" || (!isMethod(word) && !word.includes("=") && (/^[^?]*\.[A-Za-z]{1,8}$/u.test(word) || context.io.hasFile(word)));

/**
 * The requests that the command line names, and how many there were besides that go to other services.
 * @throws {UsageError} when none of the requests goes to the VPC API.
 */
export async function lintSources(
  context: Context,
  words: readonly string[],
  options: LintRequestOptions,
): Promise<{ readonly sources: readonly LintRequestSource[]; readonly skipped: number }> {
  const [first] = words;
  if (first !== undefined && !isFile(context, first)) {
    const asked = readWords(words);
    if (asked.kind === "path") return { sources: [await typedRequest(context, asked, options)], skipped: 0 };
    const operation = (await findOperation(asked.name)) ?? refuseUnknownOperation(asked.name, asked.args);
    return { sources: [await operationRequest(context, operation, asked.args, options)], skipped: 0 };
  }
  refuseRequestOptions(options);
  const files = words.length === 0 ? ["-"] : words;
  const sources: LintRequestSource[] = [];
  let skipped = 0;
  for (const file of files) {
    const captured = await capturedIn(context, file);
    const own =
      captured.length === 1
        ? captured
        : captured.filter((request) => !isOtherService(request) && request.method.toUpperCase() !== "OPTIONS");
    skipped += captured.length - own.length;
    sources.push(...own.map((request) => capturedSource(request, file)));
  }
  if (sources.length === 0)
    throw new UsageError({ en: "none of the requests is for the VPC API", zh: "其中没有发往 VPC 接口的请求" }, [
      {
        en: "VPC hosts are bcc.REGION.baidubce.com, and paths begin with /v1/ or /v2/",
        zh: "VPC 的接入点为 bcc.地域.baidubce.com，路径以 /v1/ 或 /v2/ 开头",
      },
    ]);
  return { sources, skipped };
}
