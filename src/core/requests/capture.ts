import { bashCommand } from "./bash.js";
import { type CapturedRequest, CaptureError, lineCounter } from "./captured-request.js";
import { cmdCommand } from "./cmd.js";
import { curlRequests } from "./curl-command.js";
import { verboseMark, verboseRequests } from "./curl-verbose.js";
import { httpRequests, requestLine } from "./http-transcript.js";
import { invokeRequest } from "./invoke-request.js";
import { jsonRequests } from "./json-requests.js";
import { powershellTokens } from "./powershell.js";
import type { CommandLine } from "./word.js";

/** A command at the start of a line, behind a prompt, assignments or the like. */
const command =
  /^[ \t]*(?:(?:[$%>]|PS [^>\n]{0,200}>|[A-Za-z]:\\[^>\n]{0,200}>|sudo|time|command|exec|\w{1,40}=\S{0,200}) *[ \t])*(?:"?(?:[\w.~:-]*[\\/])*(curl(?:\.exe)?)"?(?=[ \t\r\n])|(Invoke-WebRequest|Invoke-RestMethod|iwr|irm)(?=[ \t]))/gimu;
/** The user agent that browsers put on the session of a PowerShell command. */
const sessionAgent = /^\s*\$\w+\.UserAgent\s*=\s*"([^"\n]*)"/imu;

/** The shell a curl command is written for, by its line ends and quotes. */
function shellOf(name: string, text: string, from: number): "bash" | "cmd" | "powershell" {
  const rest = text.slice(from, from + 100_000);
  const firstLine = /^[^\n]*/u.exec(rest)?.[0].trimEnd() ?? "";
  if (/\s`$/u.test(firstLine)) return "powershell";
  if (/\s\^(?:$|")/u.test(firstLine)) return "cmd";
  return name.toLowerCase() === "curl.exe" ? "powershell" : "bash";
}

/** PowerShell hands `\"` to a program as a quote. */
function powershellCommand(text: string, from: number): CommandLine {
  const { tokens, end } = powershellTokens(text, from);
  return { words: tokens.map(({ text: word, unexpanded }) => ({ text: word.replaceAll('\\"', '"'), unexpanded })), end };
}

const readers = { bash: bashCommand, cmd: cmdCommand, powershell: powershellCommand } as const;

function commandRequests(text: string): CapturedRequest[] {
  const requests: CapturedRequest[] = [];
  const lineOf = lineCounter(text);
  command.lastIndex = 0;
  for (let match = command.exec(text); match; match = command.exec(text)) {
    const from = match.index + match[0].length;
    const line = lineOf(from);
    const [, curl] = match;
    if (curl === undefined) {
      const { tokens, end } = powershellTokens(text, from);
      requests.push(invokeRequest(tokens, sessionAgent.exec(text.slice(0, from))?.[1] ?? null, line));
      command.lastIndex = end;
    } else {
      const { words, end } = readers[shellOf(curl, text, from)](text, from);
      requests.push(...curlRequests(words, line));
      command.lastIndex = end;
    }
  }
  return requests;
}

const forms = [
  {
    en: "a request can be a curl command, a PowerShell command, an HTTP request with headers, the output of curl -v, a HAR file, or JSON",
    zh: "请求可以是 curl 命令、PowerShell 命令、带头域的 HTTP 请求、curl -v 的输出、HAR 文件或 JSON",
  },
  {
    en: 'JSON: {"method":"GET","url":"https://bcc.bj.baidubce.com/v1/vpc","headers":{"name":"value"}}',
    zh: 'JSON：{"method":"GET","url":"https://bcc.bj.baidubce.com/v1/vpc","headers":{"name":"value"}}',
  },
];

/**
 * The requests in a text, of whichever form it is.
 * @throws {CaptureError} when there is no request or it is broken: what, where, and what to write instead.
 */
export function captureRequests(text: string): readonly CapturedRequest[] {
  const input = text.replace(/^\ufeff/u, "");
  if (input.trim() === "") throw new CaptureError({ en: "the input is empty", zh: "输入为空" }, forms);
  requestLine.lastIndex = 0;
  const read = /^\s*[{[]/u.test(input)
    ? jsonRequests
    : verboseMark.test(input)
      ? verboseRequests
      : requestLine.test(input)
        ? httpRequests
        : commandRequests;
  const requests = read(input);
  if (requests.length === 0) throw new CaptureError({ en: "there is no request in the input", zh: "输入中没有请求" }, forms);
  return requests;
}
