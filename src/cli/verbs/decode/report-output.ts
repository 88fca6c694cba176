import type { Found, Summary } from "../../../core/diagnose/found.js";
import { UsageError } from "../../../core/refusals.js";
import type { Context } from "../../context.js";
import type { DecodeOutput } from "../../shared/decoding/output.js";
import { foundOut, saidBy } from "../../shared/report/incidents.js";
import { openReport, type ReportFile } from "../../shared/report/report-file.js";
import { type Incident, incident } from "../../shared/report/support-report.js";
import type { DecodeOptions } from "./run.js";

/** Errors that a report describes in full; the counts tell of all. */
const mostDescribed = 10;
const shownIds = 5;

const kindOf = ({ code, failure, entry, operation }: Found): string => JSON.stringify([code, failure, entry?.id ?? null, operation]);

interface Kind {
  readonly first: Found;
  readonly requestIds: string[];
  count: number;
}

const times = { en: "Occurrences", zh: "出现次数" };
const otherIds = { en: "Other request ids", zh: "其他 requestId" };

function toIncident({ first, count, requestIds }: Kind): Incident {
  const { requestId, time, operation, httpStatus, file, line } = first;
  const others = requestIds.filter((id) => id !== requestId);
  return incident({
    ...saidBy(first),
    requestId,
    time,
    operation,
    httpStatus,
    place: file === null ? `stdin:${line}` : `${file}:${line}`,
    more: [
      ...foundOut(first.investigation),
      ...(count > 1 ? [[times, String(count)] as const] : []),
      ...(others.length > 0 ? [[otherIds, others.join(", ")] as const] : []),
    ],
  });
}

/** Keeps what is found for a report, besides giving it out. */
class ReportOutput implements DecodeOutput {
  private readonly kinds = new Map<string, Kind>();

  constructor(
    private readonly output: DecodeOutput | null,
    private readonly file: ReportFile,
    private readonly quiet: boolean,
  ) {}

  found(error: Found, lastLine: number): void {
    this.output?.found(error, lastLine);
  }

  settled(error: Found): void {
    this.output?.settled(error);
    const key = kindOf(error);
    const kind = this.kinds.get(key) ?? { first: error, requestIds: [], count: 0 };
    if (kind.count === 0 && this.kinds.size >= mostDescribed) return;
    this.kinds.set(key, kind);
    kind.count += 1;
    const { requestId } = error;
    if (requestId !== null && kind.requestIds.length < shownIds && !kind.requestIds.includes(requestId)) kind.requestIds.push(requestId);
  }

  bytes(chunk: Uint8Array): void {
    this.output?.bytes?.(chunk);
  }

  reached(offset: number, isEnd: boolean): void {
    this.output?.reached?.(offset, isEnd);
  }

  async end(summary: Summary): Promise<void> {
    await this.output?.end(summary);
    const { total, lines, byCode } = summary;
    const codes = byCode.slice(0, 20).map(({ code, failure, count }) => `${code ?? failure} × ${count}`);
    const subject =
      codes.length === 0
        ? { en: "no BCE error", zh: "没有 BCE 错误" }
        : { en: codes.slice(0, 3).join(", "), zh: codes.slice(0, 3).join("、") };
    const tried = [
      {
        en: `${lines} ${lines === 1 ? "line was" : "lines were"} read, with ${total} BCE ${total === 1 ? "error" : "errors"} in ${lines === 1 ? "it" : "them"}.`,
        zh: `共读取 ${lines} 行，其中有 ${total} 个 BCE 错误。`,
      },
      ...(codes.length === 0 ? [] : [{ en: `By code: ${codes.join(", ")}.`, zh: `按错误码：${codes.join("、")}。` }]),
    ];
    const incidents = [...this.kinds.values()].map(toIncident);
    await this.file.write({ command: "decode", subject, incidents, tried }, { quiet: this.quiet });
  }
}

/**
 * The output that options ask for, and the report besides; on standard output the report takes its place.
 * @throws {UsageError} when both are to go to standard output as documents.
 */
export async function withReport(context: Context, options: DecodeOptions, choose: () => Promise<DecodeOutput>): Promise<DecodeOutput> {
  const file = await openReport(context, options);
  const output = await choose();
  if (!file) return output;
  const { json, ndjson, format, annotate, only, summary, timeline, quiet } = options;
  const isAsked = json || ndjson || (format !== undefined && format !== "text") || annotate || only || summary || timeline;
  if (file.isOutput && isAsked)
    throw new UsageError(
      {
        en: "standard output is used by the other options, so it cannot take the report",
        zh: "标准输出已用于其他选项，不能同时输出报告",
      },
      [{ en: "choose a file: --report ticket.md", zh: "请写文件名：--report ticket.md" }],
    );
  return new ReportOutput(file.isOutput ? null : output, file, quiet === true);
}
