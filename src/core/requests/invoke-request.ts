import { utf8Length } from "../text/bytes.js";
import { brokenAt, type CapturedRequest, wireUrl } from "./captured-request.js";
import type { Token } from "./powershell.js";

type Header = readonly [name: string, value: string];

/** Parameters of Invoke-WebRequest and Invoke-RestMethod that matter, and those that are flags. */
const parameters = ["uri", "method", "custommethod", "headers", "body", "contenttype", "useragent"] as const;
type Parameter = (typeof parameters)[number];
const flags: readonly string[] = [
  "usebasicparsing",
  "disablekeepalive",
  "usedefaultcredentials",
  "skipcertificatecheck",
  "passthru",
  "skipheadervalidation",
  "skiphttperrorcheck",
  "allowunencryptedauthentication",
  "nobodyanddefaultheaders",
  "resume",
];

/** The pairs of `@{ "a"="b"; c = d }`, from behind its opening brace. */
function readTable(tokens: readonly Token[]): Header[] {
  const headers: Header[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "end-table") break;
    const [name, value] = [tokens[index - 1], tokens[index + 1]];
    if (token.kind === "equals" && name?.kind === "word" && value?.kind === "word") headers.push([name.text, value.text]);
  }
  return headers;
}

/** The text of a value: a word, or the string inside `([System.Text.Encoding]::UTF8.GetBytes("…"))`. */
function textAt(tokens: readonly Token[], index: number): string | null {
  const first = tokens[index];
  if (first?.kind === "word") return first.text;
  if (first?.kind !== "group") return null;
  return tokens.slice(index).find(({ kind, quoted }) => kind === "word" && quoted)?.text ?? null;
}

interface Statement {
  readonly values: ReadonlyMap<Parameter, string>;
  readonly headers: readonly Header[];
}

/** A parameter by its name or a beginning of it, in any case; null for one that is a flag or does not matter. */
function parameterOf(word: string): Parameter | null {
  const name = word.slice(1).toLowerCase().replace(/:$/u, "");
  return (
    parameters.find((parameter) => parameter === name) ??
    parameters.find((parameter) => name.length > 0 && parameter.startsWith(name)) ??
    null
  );
}

function readStatement(tokens: readonly Token[]): Statement {
  const values = new Map<Parameter, string>();
  let headers: readonly Header[] = [];
  let depth = 0;
  for (const [index, { kind, text, quoted }] of tokens.entries()) {
    if (kind === "table" || kind === "group") depth += 1;
    if (kind === "end-table" || kind === "end-group") depth -= 1;
    if (kind !== "word" || depth > 0) continue;
    const isName = !quoted && text.startsWith("-");
    const name = isName ? parameterOf(text) : null;
    const before = tokens[index - 1];
    const follows =
      before?.kind === "word" && !before.quoted && before.text.startsWith("-") && !flags.includes(before.text.slice(1).toLowerCase());
    if (name === "headers" && tokens[index + 1]?.kind === "table") headers = readTable(tokens.slice(index + 2));
    else if (name !== null) {
      const value = textAt(tokens, index + 1);
      if (value !== null) values.set(name, value);
    } else if (!isName && !follows && !values.has("uri")) values.set("uri", text);
  }
  return { values, headers };
}

/**
 * The request of a PowerShell statement, whose tokens begin behind `Invoke-WebRequest`.
 * @throws {CaptureError} when it has no URL, or a broken one.
 */
export function invokeRequest(tokens: readonly Token[], userAgent: string | null, line: number): CapturedRequest {
  const { values, headers } = readStatement(tokens);
  const target = wireUrl(values.get("uri") ?? "");
  if (!target)
    throw brokenAt(line, { en: "the PowerShell command has no -Uri with scheme and host", zh: "PowerShell 命令中没有带协议和域名的 -Uri" });
  const method = (values.get("method") ?? values.get("custommethod") ?? "GET").toUpperCase();
  const body = values.get("body") ?? null;
  const has = (name: string): boolean => headers.some(([given]) => given.toLowerCase() === name);
  const agent = values.get("useragent") ?? userAgent;
  const type = values.get("contenttype") ?? (body !== null && method === "POST" ? "application/x-www-form-urlencoded" : null);
  const unexpanded = [...new Set(tokens.flatMap((token) => token.unexpanded))].filter((name) => !/^\$session$/iu.test(name));
  return {
    form: "curl",
    method,
    url: target.url,
    headers: [
      ...headers,
      ...(agent === null || has("user-agent") ? [] : [["User-Agent", agent] as const]),
      ...(type === null || has("content-type") ? [] : [["Content-Type", type] as const]),
      ...(has("host") ? [] : [["Host", target.host] as const]),
      ...(body === null || has("content-length") ? [] : [["Content-Length", String(utf8Length(body))] as const]),
    ],
    body,
    line,
    ...(unexpanded.length === 0 ? {} : { unexpanded }),
  };
}
