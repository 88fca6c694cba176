import { UsageError } from "../../../core/refusals.js";
import { captureRequests } from "../../../core/requests/capture.js";
import { type CapturedRequest, CaptureError, originOf, wireUrl } from "../../../core/requests/captured-request.js";
import { toWire } from "../../../core/requests/wire-request.js";
import { authorizationText } from "../../../core/signature/mistakes/forensics.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { maskUrl } from "../../../core/text/mask.js";
import type { Context } from "../../context.js";
import { readCapture } from "../../shared/requests/captured-input.js";

/** What the command line says of the request. */
export interface RequestInput {
  readonly entry?: number;
  readonly url?: string;
  readonly method?: string;
  readonly header?: readonly string[];
  readonly data?: string;
  readonly authorization?: string;
}

const parts: Bilingual = {
  en: "or describe it with options: bcevpc verify --url URL -H 'Host: …' --authorization …",
  zh: "或用选项描述：bcevpc verify --url URL -H 'Host: …' --authorization …",
};

const noRequest = (): UsageError =>
  new UsageError({ en: "no request: standard input is closed or /dev/null", zh: "没有请求：标准输入已关闭或为 /dev/null" }, [
    { en: "pass a file, or pipe one in: curl -v … 2>&1 | bcevpc verify", zh: "请指定文件，或用管道传入：curl -v … 2>&1 | bcevpc verify" },
    parts,
  ]);
const paste: Bilingual = {
  en: "Paste a request (a curl command, HTTP, HAR or JSON), then press Ctrl-D.",
  zh: "请粘贴请求（curl 命令、HTTP、HAR 或 JSON），按 Ctrl-D 结束。",
};

function capture(text: string): readonly CapturedRequest[] {
  try {
    return captureRequests(text);
  } catch (error) {
    if (error instanceof CaptureError) throw new UsageError(error.text, error.hints);
    throw error;
  }
}

const listed = 10;

/** The request that is meant: the one of `--entry`, the only one, or the only one that is signed. */
function choose(requests: readonly CapturedRequest[], entry: number | undefined): CapturedRequest {
  if (entry !== undefined) {
    const chosen = requests[entry - 1];
    if (chosen) return chosen;
    throw new UsageError({
      en: `there is no request ${entry}: the input contains ${requests.length}`,
      zh: `没有第 ${entry} 个请求：输入中共有 ${requests.length} 个`,
    });
  }
  const signed = requests.filter((request) => authorizationText(toWire(request)) !== null);
  const [first, second] = signed.length > 0 ? signed : requests;
  if (first && !second) return first;
  const lines = requests.slice(0, listed).map(({ method, url, line }, index) => {
    const shown = `${index + 1}  ${cleanLine(method)} ${cleanLine(maskUrl(url))}`;
    return { en: `${shown}  (line ${line})`, zh: `${shown}  （第 ${line} 行）` };
  });
  throw new UsageError(
    {
      en: `the input contains ${requests.length} requests: choose one with --entry`,
      zh: `输入中有 ${requests.length} 个请求：请用 --entry 选择其一`,
    },
    [...lines, ...(requests.length > listed ? [{ en: "…", zh: "…" }] : [])],
  );
}

type Header = readonly [name: string, value: string];

function parseHeader(text: string): Header {
  const [, name, value = ""] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:(.*)$/su.exec(text) ?? [];
  if (name !== undefined) return [name, value.trim()];
  throw new UsageError({
    en: `invalid header "${cleanLine(text)}": expected -H 'name: value'`,
    zh: `请求头“${cleanLine(text)}”无效：应为 -H 'name: value'`,
  });
}

/** The headers of the capture with those of the command line in the place of their names. */
function replaceHeaders(captured: readonly Header[], given: readonly Header[]): Header[] {
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  return [...captured.filter(([name]) => !names.has(name.toLowerCase())), ...given];
}

/** A request made of flags. A path instead of a URL takes its host from the Host header. */
function fromFlags(url: string, { method = "GET", data }: RequestInput, headers: readonly Header[]): CapturedRequest {
  const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1];
  const target = wireUrl(url.startsWith("/") && host !== undefined ? originOf(host) + url : url);
  if (!target)
    throw new UsageError(
      {
        en: `invalid URL "${cleanLine(maskUrl(url))}": scheme and host are required`,
        zh: `URL“${cleanLine(maskUrl(url))}”无效：必须带协议和域名`,
      },
      [
        {
          en: "for example https://bcc.bj.baidubce.com/v1/vpc, or a path with -H 'Host: …'",
          zh: "例如 https://bcc.bj.baidubce.com/v1/vpc，或只写路径并加上 -H 'Host: …'",
        },
      ],
    );
  const named = host === undefined ? [["Host", target.host] as const, ...headers] : headers;
  return { form: "json", method, url: target.url, headers: named, body: data ?? null, line: 1 };
}

/** What a shell would have filled in cannot be checked. */
function refuseUnexpanded({ unexpanded = [] }: CapturedRequest): void {
  if (unexpanded.length === 0) return;
  const names = cleanLine(unexpanded.slice(0, 3).join(", "));
  throw new UsageError(
    { en: `the command contains ${names}, which the shell fills in when it runs`, zh: `命令中有 ${names}，要在运行时由 shell 填入` },
    [
      {
        en: "run curl -v … 2>&1 | bcevpc verify to see the request as sent",
        zh: "请运行 curl -v … 2>&1 | bcevpc verify，查看实际发送的请求",
      },
      {
        en: "or add the missing header: --authorization …, -H 'x-bce-date: …'",
        zh: "或补上缺少的头域：--authorization …、-H 'x-bce-date: …'",
      },
    ],
  );
}

/** Of a signature that bcevpc itself has masked nothing can be checked. */
function refuseMasked({ url, headers }: CapturedRequest): void {
  const texts = [url, ...headers.flatMap(([name, value]) => (/^authorization$/iu.test(name) ? [value] : []))];
  if (!texts.some((text) => /bce-auth-v\d[^\s"']*\((?:masked|redacted)\)/iu.test(text.replaceAll("%2F", "/")))) return;
  throw new UsageError({ en: "the signature is masked: use --show-secrets", zh: "签名已隐去：请加 --show-secrets" }, [
    {
      en: "capture it again: bcevpc call -v --show-secrets … 2>&1 | bcevpc verify",
      zh: "重新抓取：bcevpc call -v --show-secrets … 2>&1 | bcevpc verify",
    },
  ]);
}

/**
 * Reads the request to be checked, from a file, standard input or flags.
 * @throws {UsageError} when two requests are given, or none.
 */
export async function readRequest(context: Context, file: string | undefined, input: RequestInput): Promise<CapturedRequest> {
  const given = [
    ...(input.header ?? []).map(parseHeader),
    ...(input.authorization === undefined ? [] : [["Authorization", input.authorization.trim()] as const]),
  ];
  if (input.url !== undefined) {
    if (file !== undefined) throw new UsageError({ en: "a file and --url cannot be used together", zh: "文件与 --url 不能同时使用" });
    return fromFlags(input.url, input, given);
  }
  const captured = choose(capture(await readCapture(context, file ?? "-", { nothing: noRequest, paste })), input.entry);
  if (given.length === 0) refuseUnexpanded(captured);
  if (input.authorization === undefined) refuseMasked(captured);
  return {
    ...captured,
    ...(input.method === undefined ? {} : { method: input.method }),
    headers: replaceHeaders(captured.headers, given),
    body: input.data ?? captured.body,
  };
}
