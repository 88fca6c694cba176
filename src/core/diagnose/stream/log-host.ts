import { isRecord } from "../../text/is-record.js";

/** A name or an address; a number alone is the id of something else. */
const hostName = /^(?!\d+$)[\w.:-]{1,253}$/u;
/** What stands in the place of a host in lines of other forms. */
const noHost = /^(?:-+|trace|debug|info|notice|warn|warning|err|error|crit|critical|alert|emerg|fatal|panic)$/iu;
/** The host of an API is what was called, not what called it. */
const calledHost = /(?:baidubce\.com|bcebos\.com|baidu\.com)(?::\d+)?$/iu;

const asHost = (value: unknown): string | null =>
  typeof value === "string" && hostName.test(value) && !noHost.test(value) && !calledHost.test(value) ? value : null;

/** The headers of syslog, with the host as their first group; each has the name of a program behind it. */
const headers: readonly RegExp[] = [
  // RFC 3164 and journalctl: Nov 20 10:00:00 web-1 app[812]: …
  /^(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (\S{1,253}) [\w./-]{1,80}(?:\[\d{1,8}\])?: /u,
  // rsyslog's own form and journalctl -o short-iso: the process has to be there, for any log may begin with a time and two words.
  /^(?:<\d{1,3}>)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d) (\S{1,253}) [\w./-]{1,80}\[\d{1,8}\]: /u,
  // RFC 5424: <165>1 2026-11-20T10:00:00.003Z web-1 app 812 …
  /^<\d{1,3}>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S{0,20} (\S{1,253}) \S{1,48} \S{1,128} \S{1,32} /u,
];
const longestHeader = 600;

/** What every record has that names its host. */
const anyHostKey = /host/iu;
/** Longer ones are not read. */
const longestRecord = 16_000;
/** Beside one of these `host` is the machine that wrote the record; beside others it is often the host that was called. */
const besideHost = ["log", "ident", "short_message", "pid"];

/** The host of a record of journald, of Fluent Bit with what Kubernetes knows, of Elastic's and of other collectors. */
function hostOfRecord(line: string): string | null {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isRecord(record)) return null;
  const { kubernetes, host, hostname } = record;
  const certain = [
    record["_HOSTNAME"],
    isRecord(kubernetes) ? kubernetes["host"] : null,
    isRecord(host) ? host["name"] : record["host.name"],
  ];
  const likely = besideHost.some((key) => key in record) ? [host, hostname] : [];
  for (const value of [...certain, ...likely]) {
    const found = asHost(value);
    if (found !== null) return found;
  }
  return null;
}

/** The machine that wrote a line, as the envelope of the line says; null where it has none. */
export function hostOf(line: string): string | null {
  if (line.startsWith("{")) return line.length <= longestRecord && anyHostKey.test(line) ? hostOfRecord(line) : null;
  const start = line.slice(0, longestHeader);
  for (const header of headers) {
    const [, host] = header.exec(start) ?? [];
    if (host !== undefined) return asHost(host);
  }
  return null;
}
