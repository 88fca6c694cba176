import type { Investigation } from "../../../core/diagnose/investigation.js";
import { NoAnswerError, UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { maskedId, maskUrl } from "../../../core/text/mask.js";
import { type FailureCause, operationOf } from "../../../node/calls/diagnose.js";
import type { SentCall } from "../../../node/calls/failure.js";
import type { Settings } from "../../../node/client/settings.js";
import { TransportError } from "../../../node/client/transport-error.js";
import { sha256Hex } from "../../../node/hashing.js";
import type { Context } from "../../context.js";
import { foundOut, requestIdOf, saidBy } from "../../shared/report/incidents.js";
import { echoesSecret, openReport, type ReportFile, type ReportFileOptions } from "../../shared/report/report-file.js";
import { type Incident, incident } from "../../shared/report/support-report.js";

/** What of a call decides where its report may go. */
interface TicketOptions extends ReportFileOptions {
  readonly dryRun?: boolean;
  readonly curl?: boolean;
  readonly silent?: boolean;
  readonly output?: string;
  readonly json?: boolean;
}

function refuseCombinations({ report, dryRun, curl, silent, output }: TicketOptions): void {
  if (report === undefined) return;
  if (dryRun || curl)
    throw new UsageError({
      en: `--report needs a request that was sent, but ${dryRun ? "--dry-run" : "--curl"} sends none`,
      zh: `--report 记录已发送的请求，而 ${dryRun ? "--dry-run" : "--curl"} 不发送`,
    });
  if (report === "-" && !silent && (output === undefined || output === "-"))
    throw new UsageError(
      { en: "standard output is used for the answer, so it cannot take the report", zh: "标准输出用于返回体，不能同时输出报告" },
      [
        {
          en: "choose a file: --report ticket.md; or print no answer: --silent --report -",
          zh: "请写文件名：--report ticket.md；或不输出返回体：--silent --report -",
        },
      ],
    );
}

/** What the diagnosis says, in the words of the page or the verdict. */
function judgement(failed: FailureCause | null): Partial<Incident> {
  if (failed === null) return {};
  return failed.kind === "verdict" ? { title: failed.verdict.title, meaning: failed.verdict.meaning } : saidBy(failed.found);
}

/** What is known of the request and its answer, whatever the answer says. */
function factsOf({ plan, endpoint, exchange, session }: SentCall, { credentials }: Settings): Partial<Incident> {
  const { outcome, attempts, signedAt, request } = exchange;
  const url = new URL(maskUrl(request.url));
  return {
    time: new Date(signedAt + session.clockOffset()).toISOString(),
    endpoint: endpoint.origin,
    region: endpoint.region,
    request: `${plan.method} ${url.pathname}${url.search}`,
    accessKeyId: credentials ? maskedId(credentials.value.accessKeyId) : null,
    httpStatus: outcome instanceof TransportError ? null : outcome.status,
    attempts,
    more: [[{ en: "SHA-256 of the canonical request", zh: "规范请求的 SHA-256" }, sha256Hex(request.signing.canonicalRequest)]],
  };
}

/** How it was sent, and what was measured meanwhile. */
function triedOf({ exchange: { attempts, skew }, session }: SentCall): readonly Bilingual[] {
  const times = attempts === 1 ? "once" : `${attempts} times`;
  return [
    { en: `The request was sent ${times}.`, zh: `请求发送了 ${attempts} 次。` },
    session.proxy
      ? { en: `It was sent through the proxy ${session.proxy.shown}.`, zh: `请求经过代理 ${session.proxy.shown}。` }
      : { en: "It was sent without a proxy.", zh: "没有经过代理。" },
    skew
      ? {
          en: `This machine's clock differs from the Date of the answer by ${skew.seconds} s (±${skew.uncertainty} s).`,
          zh: `本机时钟与返回的 Date 头域相差 ${skew.seconds} 秒（误差 ±${skew.uncertainty} 秒）。`,
        }
      : { en: "The service's clock could not be measured.", zh: "无法测量服务端时钟。" },
    ...(session.clockOffset() === 0 ? [] : [{ en: "It was signed by the service's clock.", zh: "按服务端时钟签名。" }]),
  ];
}

/** Keeps what a call did, for the report of `--report`. */
export class CallTicket {
  private sent: SentCall | null = null;
  private failed: FailureCause | null = null;
  private investigation: Investigation | null = null;

  constructor(
    private readonly context: Context,
    private readonly file: ReportFile,
    private readonly settings: Settings,
    private readonly quiet: boolean,
  ) {}

  /** The latest request and what became of it: null when it succeeded. */
  record(sent: SentCall, failed: FailureCause | null): void {
    this.sent = sent;
    this.failed = failed;
  }

  /** What reads told of its failure. */
  foundOut(investigation: Investigation | null): void {
    this.investigation = investigation;
  }

  /** Runs the call and writes the report when its outcome has been printed, also when the answers made no sequence of pages. */
  async around<Value>(task: () => Promise<Value>): Promise<Value> {
    try {
      const value = await task();
      await this.write();
      return value;
    } catch (error) {
      if (error instanceof NoAnswerError) await this.write();
      throw error;
    }
  }

  private async write(): Promise<void> {
    if (!this.sent) return;
    const { plan, exchange } = this.sent;
    const operation = (await operationOf(plan))?.name ?? null;
    const found = this.failed?.kind === "error" ? this.failed.found : null;
    const requestId = requestIdOf(found, exchange.outcome);
    const facts = factsOf(this.sent, this.settings);
    const more = [...foundOut(this.investigation), ...(facts.more ?? [])];
    const event = incident({ ...judgement(this.failed), ...facts, more, operation, requestId });
    const name = found?.code ?? operation ?? `${plan.method} ${plan.path}`;
    const about = operation === null || operation === name ? cleanLine(name) : `${name}, ${operation}`;
    const report = { command: "call", subject: { en: about, zh: about }, incidents: [event], tried: triedOf(this.sent) };
    await this.file.write(report, { echoed: echoesSecret(this.context.io, exchange.outcome), quiet: this.quiet });
  }
}

/** The ticket of a call; null when no report was asked for. To be called before the request is sent. */
export async function openTicket(context: Context, settings: Settings, options: TicketOptions): Promise<CallTicket | null> {
  refuseCombinations(options);
  const file = await openReport(context, options);
  return file && new CallTicket(context, file, settings, options.json === true);
}
