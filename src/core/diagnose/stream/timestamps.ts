import { LocalZone } from "./local-zone.js";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Times are read as of UTC where they have no zone: `isLocal` says which. */
interface ReadTime {
  readonly time: string | null;
  readonly isLocal: boolean;
}

type Reader = (match: RegExpExecArray) => ReadTime;

const absolute = (time: string | null): ReadTime => ({ time, isLocal: false });
const local = (time: string | null): ReadTime => ({ time, isLocal: true });

/** Null for a time that no calendar or clock has. */
function iso(text: string): string | null {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return null;
  // JavaScript takes 30 February for 2 March.
  const day = Number(/^\d{4}-\d\d-(\d\d)/u.exec(text)?.[1]);
  const noon = new Date(`${text.slice(0, 10)}T12:00:00Z`);
  return noon.getUTCDate() === day ? time.toISOString() : null;
}

const withZone = (zone: string | undefined): string => {
  if (zone === undefined) return "Z";
  return zone.toUpperCase().replace(/^([+-]\d\d):?(\d\d)?$/u, (_, hours: string, minutes = "00") => `${hours}:${minutes}`);
};

const withFraction = (digits: string | undefined): string => (digits === undefined ? "" : `.${digits.slice(0, 3).padEnd(3, "0")}`);

const monthNumber = (name: string): string => String(months.indexOf(name) + 1).padStart(2, "0");

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, told by how many digits there are. */
function epoch(digits: string, fraction: string | undefined): string | null {
  const milliseconds = Number(digits) / 10 ** (digits.length - 13);
  const time = new Date(Math.floor(milliseconds) + (fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000));
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** The usual forms of logs, the first that stands in the line counts. */
const forms: readonly (readonly [RegExp, Reader])[] = [
  // RFC 3339, Java, Python, logrus, Postgres: 2026-11-20T10:00:00.123+08:00, 2026-11-20 10:00:00,123
  [
    /(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(?:\s?(Z|z|[+-]\d\d(?::?\d\d)?)(?!\d))?/u,
    ([, date, time, fraction, zone]) => ({
      time: iso(`${date}T${time}${withFraction(fraction)}${withZone(zone)}`),
      isLocal: zone === undefined,
    }),
  ],
  // Go's log and nginx's error log: 2026/11/20 10:00:00.123456
  [
    /(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?/u,
    ([, year, month, day, time, fraction]) => local(iso(`${year}-${month}-${day}T${time}${withFraction(fraction)}Z`)),
  ],
  // nginx's and Apache's access logs: 20/Nov/2026:10:00:00 +0800
  [
    /(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})/u,
    ([, day, month = "", year, time, zone]) => absolute(iso(`${year}-${monthNumber(month)}-${day}T${time}${withZone(zone)}`)),
  ],
  // Apache's error log: [Fri Nov 20 10:00:00.123456 2026]
  [
    /\b([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,9}))? (\d{4})\b/u,
    ([, month = "", day, time, fraction, year]) => local(iso(`${year}-${monthNumber(month)}-${day}T${time}${withFraction(fraction)}Z`)),
  ],
  // HTTP and mail: Fri, 20 Nov 2026 10:00:00 GMT
  [
    /\b(\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) (?:GMT|UTC|([+-]\d{4}))/u,
    ([, day, month = "", year, time, zone]) => absolute(iso(`${year}-${monthNumber(month)}-${day}T${time}${withZone(zone)}`)),
  ],
  // An epoch under a key that says so: "ts":1763632800.123, time=1763632800123, journald's microseconds, Fluent Bit's date
  [
    /(?<![\w-])["']?@?(?:ts|time|date|timestamp|__REALTIME_TIMESTAMP)["']?\s?[:=]\s?"?(1\d{9}(?:\d{3}){0,3})(?:\.(\d{1,9}))?(?![\d-])/u,
    ([, digits = "", fraction]) => absolute(epoch(digits, fraction)),
  ],
];

/** How much of a line is looked at: a time stands at its beginning. */
const longestStart = 400;

/** Forms without a year are read with that of the reader's clock. */
const yearless: readonly (readonly [RegExp, (match: RegExpExecArray) => readonly [month: number, rest: string]])[] = [
  // klog: E1120 10:00:00.123456
  [
    /^[IWEF](\d\d)(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{3}))?/u,
    ([, month, day, time, fraction]) => [Number(month), `${day}T${time}.${fraction ?? "000"}Z`],
  ],
  // syslog: Nov 20 10:00:00
  [
    /^(?:<\d{1,3}>)?([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d)/u,
    ([, month = "", day = "", time]) => [months.indexOf(month) + 1, `${day.trim().padStart(2, "0")}T${time}.000Z`],
  ],
];

const dayAhead = 24 * 60 * 60 * 1000;
/** 29 February is at most so many years back. */
const mostYears = 8;

/** The latest year in which the date is not after `now`: a log is of the past. */
function inPast(month: number, rest: string, now: number): string | null {
  const thisYear = new Date(now).getUTCFullYear();
  for (let year = thisYear; year >= thisYear - mostYears; year -= 1) {
    const time = iso(`${year}-${String(month).padStart(2, "0")}-${rest}`);
    if (time !== null && Date.parse(time) <= now + dayAhead) return time;
  }
  return null;
}

/** journald's JSON has the time anywhere in its line. */
const journald = /"__REALTIME_TIMESTAMP"\s?:\s?"(\d{16})"/u;
const longestRecord = 4000;

function readTime(line: string, now: number): ReadTime | null {
  const start = line.slice(0, longestStart);
  for (const [pattern, read] of yearless) {
    const match = pattern.exec(start);
    if (match) {
      const [month, rest] = read(match);
      return local(month >= 1 && month <= 12 ? inPast(month, rest, now) : null);
    }
  }
  if (start.startsWith("{")) {
    const [, digits] = journald.exec(line.slice(0, longestRecord)) ?? [];
    if (digits !== undefined) return absolute(epoch(digits, undefined));
  }
  for (const [pattern, read] of forms) {
    const match = pattern.exec(start);
    if (match) return read(match);
  }
  return null;
}

const utc = new LocalZone();

/** The time a log line begins with, as RFC 3339 in UTC; null when it has none. One without a zone is of the zone given. */
export function timeOf(line: string, now: number, zone: LocalZone = utc): string | null {
  const read = readTime(line, now);
  return read === null || read.time === null ? null : read.isLocal ? zone.toUtc(read.time) : read.time;
}
