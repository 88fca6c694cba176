import { clean } from "../../text/clean.js";

/** What terminals, CI systems, containers and log collectors put before each line of another program's output. */
const prefixes: readonly RegExp[] = [
  // A box around the message, as Terraform draws it.
  /^[ \t]{0,8}[│┃╷╵╭╰](?: |$)/u,
  // GitHub Actions, the container runtime interface and most loggers: a time, in brackets or not.
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? (?:std(?:out|err) [FP] )?/u,
  // Jenkins.
  /^(?:\d\d:\d\d:\d\d {2}|\[\d\d:\d\d:\d\d\] )/u,
  // A letter that is quoted; curl marks so what it sends.
  /^>(?: (?!(?:GET|POST|PUT|DELETE|HEAD|PATCH|OPTIONS) |[\w-]{1,60}:\s?\S)|$)/u,
  // GitLab, behind its time.
  /^\d\d[OE][ +]/u,
  // kubectl logs --prefix.
  /^\[pod\/[^\]\s]{1,200}\] /u,
  // docker compose.
  /^(?!(?:error_?)?(?:code|message|request_?id) )[\w.-]{1,80} {1,40}\| /iu,
  // syslog and journald.
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,80} [\w./-]{1,80}(?:\[\d{1,8}\])?: /u,
];
/** Prefixes stand behind each other; no line has more of them. */
const mostPrefixes = 6;

/** A line of Docker's json-file log: the printed line stands escaped in it. */
const dockerLine = /^\{"log":"((?:[^"\\]|\\.)*)","stream":"std(?:out|err)"/u;

function unwrapped(line: string): string {
  if (!line.startsWith('{"log":"')) return line;
  const [, log] = dockerLine.exec(line) ?? [];
  if (log === undefined) return line;
  try {
    return String(JSON.parse(`"${log}"`))
      .trimEnd()
      .replaceAll("\n", " ");
  } catch {
    return line;
  }
}

function withoutPrefixes(line: string): string {
  let rest = unwrapped(line);
  for (let count = 0; count < mostPrefixes; count += 1) {
    const prefix = prefixes.find((pattern) => pattern.test(rest));
    if (!prefix) return rest;
    rest = rest.replace(prefix, "");
  }
  return rest;
}

/** The text as the failing program printed it: no escape sequences, no boxes, no prefixes. It keeps its number of lines. */
export const plainLines = (text: string): string =>
  clean(text.replaceAll(/\r(?!\n)/gu, " "))
    .split("\n")
    .map(withoutPrefixes)
    .join("\n");
