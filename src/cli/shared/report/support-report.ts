import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import type { Language } from "../../../core/text/language.js";

/** The first line of every report: by it bcevpc knows a file of its own, which it may replace. */
export const reportMark = "<!-- bcevpc support report -->";

/** One failure, or one request without a failure. What is unknown is null. */
export interface Incident {
  readonly code: string | null;
  /** Diagnosis by bcevpc it is, and where that comes from. */
  readonly title: Bilingual | null;
  readonly meaning: Bilingual | null;
  readonly basis: Bilingual | null;
  /** Verbatim. */
  readonly message: string | null;
  readonly requestId: string | null;
  /** RFC 3339 UTC. */
  readonly time: string | null;
  readonly endpoint: string | null;
  readonly region: string | null;
  readonly operation: string | null;
  /** Method and path. */
  readonly request: string | null;
  /** Masked. */
  readonly accessKeyId: string | null;
  readonly httpStatus: number | null;
  readonly attempts: number | null;
  /** File and line it was read from. */
  readonly place: string | null;
  /** What else a command knows. */
  readonly more: readonly (readonly [label: Bilingual, value: string])[];
}

/** An incident of which only what is given is known. */
export const incident = (known: Partial<Incident>): Incident => ({
  code: null,
  title: null,
  meaning: null,
  basis: null,
  message: null,
  requestId: null,
  time: null,
  endpoint: null,
  region: null,
  operation: null,
  request: null,
  accessKeyId: null,
  httpStatus: null,
  attempts: null,
  place: null,
  more: [],
  ...known,
});

/** What a report says; the command that makes it fills in what it knows. */
export interface SupportReport {
  /** Which command wrote it: `call`. */
  readonly command: string;
  /** What it is about, in a few words. */
  readonly subject: Bilingual;
  readonly incidents: readonly Incident[];
  /** Steps taken or looked at, one sentence each. */
  readonly tried: readonly Bilingual[];
}

/** What is the same for every report of a run. */
export interface ReportFrame {
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
  /** `bcevpc 0.3.0` and what it runs on. */
  readonly versions: readonly string[];
}

const longestValue = 2000;

/** Text from outside as a code span, which neither Markdown nor HTML in it can leave. */
function code(text: string): string {
  const value = cleanLine(text).slice(0, longestValue).replaceAll("|", "\\|");
  const runs = value.match(/`+/gu) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = value.startsWith("`") || value.endsWith("`") ? " " : "";
  return value === "" ? "-" : `${fence}${pad}${value}${pad}${fence}`;
}

const utc = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/u, "Z");

/** Beijing time has been eight hours ahead of UTC all year since 1991. */
const beijing = (time: number): string => `${new Date(time + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

const labels = {
  requestId: { en: "Request id", zh: "requestId" },
  utc: { en: "Time (UTC)", zh: "时间（UTC）" },
  beijing: { en: "Time (Beijing)", zh: "时间（北京）" },
  endpoint: { en: "Endpoint", zh: "接入点" },
  region: { en: "Region", zh: "地域" },
  operation: { en: "Operation", zh: "接口" },
  request: { en: "Request", zh: "请求" },
  accessKeyId: { en: "Access key id (masked)", zh: "Access Key Id（已隐去）" },
  httpStatus: { en: "HTTP status", zh: "HTTP 状态码" },
  code: { en: "Error code", zh: "错误码" },
  message: { en: "Message", zh: "错误消息" },
  attempts: { en: "Attempts", zh: "尝试次数" },
  place: { en: "Read from", zh: "来源" },
} as const satisfies Record<string, Bilingual>;

const headings = {
  report: { en: "Report for a support ticket", zh: "工单材料" },
  failure: { en: "Failure", zh: "故障" },
  request: { en: "Request", zh: "请求" },
  says: { en: "Diagnosis by bcevpc", zh: "bcevpc 的判断" },
  tried: { en: "Steps taken", zh: "已做的排查" },
  versions: { en: "Versions", zh: "版本" },
  none: { en: "Nothing failed.", zh: "没有失败的请求。" },
} as const satisfies Record<string, Bilingual>;

type Tongue = "en" | "zh";

function rowsOf(event: Incident): (readonly [Bilingual, string | null])[] {
  const time = event.time === null ? Number.NaN : Date.parse(event.time);
  const isTime = !Number.isNaN(time);
  const text = (value: string | null): string | null => (value === null ? null : code(value));
  return [
    [labels.requestId, text(event.requestId)],
    [labels.utc, isTime ? utc(time) : null],
    [labels.beijing, isTime ? beijing(time) : null],
    [labels.endpoint, text(event.endpoint)],
    [labels.region, text(event.region)],
    [labels.operation, text(event.operation)],
    [labels.request, text(event.request)],
    [labels.accessKeyId, text(event.accessKeyId)],
    [labels.httpStatus, event.httpStatus === null ? null : String(event.httpStatus)],
    [labels.code, text(event.code)],
    [labels.message, text(event.message)],
    [labels.attempts, event.attempts === null ? null : String(event.attempts)],
    [labels.place, text(event.place)],
    ...event.more.map(([label, value]) => [label, code(value)] as const),
  ];
}

const notKnown: Bilingual = { en: "unknown", zh: "未知" };
/** What support asks for first: said to be unknown rather than left out. */
const essential: ReadonlySet<Bilingual> = new Set([
  labels.requestId,
  labels.utc,
  labels.beijing,
  labels.endpoint,
  labels.operation,
  labels.accessKeyId,
  labels.httpStatus,
  labels.message,
]);

const isFailure = ({ code, title, httpStatus, attempts }: Incident): boolean =>
  code !== null || title !== null || (attempts !== 0 && (httpStatus === null || httpStatus >= 300));

function incidentLines(event: Incident, index: number, count: number, tongue: Tongue): string[] {
  const failed = isFailure(event);
  const heading = headings[failed ? "failure" : "request"][tongue];
  const rows = rowsOf(event).flatMap(([label, value]) => {
    if (value !== null) return [`| ${label[tongue]} | ${value} |`];
    return essential.has(label) && (failed || label !== labels.message) ? [`| ${label[tongue]} | ${notKnown[tongue]} |`] : [];
  });
  const basis = event.basis ? (tongue === "en" ? ` (${event.basis.en})` : `（${event.basis.zh}）`) : "";
  const says = event.title ? [`${headings.says[tongue]}${tongue === "en" ? ": " : "："}${plain(event.title[tongue])}${basis}`, ""] : [];
  const meaning = event.title && event.meaning ? [plain(event.meaning[tongue]), ""] : [];
  return [`## ${heading}${count > 1 ? ` ${index + 1}` : ""}`, "", "| | |", "|---|---|", ...rows, "", ...says, ...meaning];
}

/** A sentence of bcevpc's own, which may quote something from outside: kept from being read as Markdown. */
const plain = (text: string): string => cleanLine(text).replaceAll(/[\\`*[\]<|]/gu, (sign) => `\\${sign}`);

function inOne({ command, subject, incidents, tried }: SupportReport, { writtenAt, versions }: ReportFrame, tongue: Tongue): string[] {
  const written =
    tongue === "en"
      ? `Written by \`bcevpc ${command}\` at ${utc(writtenAt)} (${beijing(writtenAt)}).`
      : `由 \`bcevpc ${command}\` 生成于 ${utc(writtenAt)}（${beijing(writtenAt)}）。`;
  const separator = tongue === "en" ? ": " : "：";
  return [
    `# ${headings.report[tongue]}${separator}${plain(subject[tongue])}`,
    "",
    written,
    "",
    ...(incidents.length === 0 ? [headings.none[tongue], ""] : []),
    ...incidents.flatMap((event, index) => incidentLines(event, index, incidents.length, tongue)),
    ...(tried.length === 0 ? [] : [`## ${headings.tried[tongue]}`, "", ...tried.map((text) => `- ${plain(text[tongue])}`), ""]),
    `## ${headings.versions[tongue]}`,
    "",
    ...versions.map((version) => `- ${plain(version)}`),
  ];
}

/** The report as Markdown, in one language or in both, one below the other. Ends without a line feed. */
export function renderSupportReport(report: SupportReport, frame: ReportFrame, language: Language): string {
  const tongues: readonly Tongue[] = language === "both" ? ["en", "zh"] : [language];
  return [reportMark, ...tongues.flatMap((tongue, index) => [...(index > 0 ? ["", "---", ""] : []), ...inOne(report, frame, tongue)])].join(
    "\n",
  );
}

/** The text without the signs that Markdown needs: what a reader of the report sees, for looking for secrets in it. */
export const withoutEscapes = (text: string): string => text.replaceAll(/\\([\\`*[\]<|])/gu, "$1");
