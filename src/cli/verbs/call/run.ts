import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import type { CallPlan } from "../../../node/calls/call-plan.js";
import { type ConnectionOptions, settingsFor, targetEndpoint } from "../../../node/calls/connection.js";
import { diagnoseCall, silence } from "../../../node/calls/diagnose.js";
import type { LookInto } from "../../../node/calls/failure.js";
import { openSession, type Session, type SessionOptions } from "../../../node/calls/session.js";
import type { Endpoint } from "../../../node/client/endpoint.js";
import { followPages } from "../../../node/client/pages.js";
import type { RequestPlan } from "../../../node/client/request.js";
import { isPassing, isRetryableStatus } from "../../../node/client/retry.js";
import { type Credentials, missingSettings, type Setting } from "../../../node/client/settings.js";
import { TransportError } from "../../../node/client/transport-error.js";
import { type Context, note } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { type CallContext, forCalls, withheld } from "../../shared/look/notices.js";
import type { ReportFileOptions } from "../../shared/report/report-file.js";
import type { PlanOptions } from "../../shared/requests/complete-plan.js";
import type { IdOffers } from "../../shared/requests/id-offers.js";
import { planCall } from "../../shared/requests/plan.js";
import type { PreviewOptions } from "../../shared/requests/preview.js";
import { waiting } from "../../shared/requests/waiting.js";
import { asksFirst, mayBeSent, requireConsent } from "./confirm.js";
import { type Output, type OutputOptions, prepareOutput } from "./output.js";
import { checkPageOptions, parsePage, refusePages } from "./pages.js";
import { type ReportOptions, reportFailure } from "./report.js";
import type { CallTicket } from "./ticket.js";
import type { Observation, WaitOptions } from "./wait-until.js";

export interface CallOptions
  extends Omit<PlanOptions, "query">,
    ConnectionOptions,
    OutputOptions,
    SessionOptions,
    PreviewOptions,
    ReportOptions,
    ReportFileOptions,
    WaitOptions {
  readonly yes?: boolean;
  readonly maxItems?: number;
  readonly showSecrets?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
  readonly cacert?: string;
  /** Find out with read-only calls why it failed. */
  readonly investigate?: boolean;
  /** Look at the request before it is sent. */
  readonly lint?: boolean;
}

/** What the parts of one call share. */
interface Call {
  readonly context: CallContext;
  readonly plan: CallPlan;
  readonly endpoint: Endpoint;
  readonly credentials: Setting<Credentials>;
  readonly session: Session;
  /** Warnings that were not said, because stderr is to hold one document. */
  readonly warnings: readonly Bilingual[];
  readonly output: Output;
  /** For `--report`. */
  readonly ticket: CallTicket | null;
  readonly options: CallOptions;
}

/** Looks into a failure with reads, by the settings of the call. */
const lookInto =
  ({ context, plan, endpoint, credentials, ticket, options }: Call): LookInto =>
  async (found, findings) => {
    const { investigating } = await import("../../shared/errors/investigating.js");
    const settings = { endpoint, credentials: credentials.value, flags: options, connection: options, isOwnCall: true };
    const investigation = await investigating(context, settings, options.verbose === true, (investigator) =>
      investigator.look(found, found.called, findings, found.called === null ? plan.path : ""),
    );
    ticket?.foundOut(investigation);
    return investigation;
  };

/** Asks by a function again and again, until the condition of `--wait-until` holds. */
type WaitFor = (ask: () => Promise<Observation<CallOutcome>>) => Promise<{ readonly isReached: boolean; readonly result: CallOutcome }>;

/** What came of one request, with what is to be printed about it: done later, when nothing waits any more. */
type CallOutcome =
  | { readonly kind: "answer"; readonly content: Buffer; readonly put: () => Promise<void> }
  | {
      readonly kind: "failed";
      readonly content: Buffer | null;
      /** What failed, where another request may get past it. */
      readonly passing: string | null;
      readonly put: () => Promise<void>;
      readonly report: () => Promise<ExitCode>;
    };

async function send(call: Call, plan: RequestPlan): Promise<CallOutcome> {
  const { context, endpoint, credentials, session, output, options, warnings } = call;
  const exchange = await session.send(plan);
  const profile = options.profile ?? null;
  const place = { plan: { ...call.plan, ...plan }, endpoint, credentials, profile, session, exchange };
  const telling = { ...options, warnings, lookInto: options.investigate ? lookInto(call) : null };
  const { outcome } = exchange;
  if (outcome instanceof TransportError) {
    const silent = await silence(outcome, endpoint, session);
    call.ticket?.record(place, silent);
    const passing = isPassing(outcome.failure) ? outcome.failure : null;
    const report = (): Promise<ExitCode> => reportFailure(context, silent, place, telling);
    return { kind: "failed", content: null, passing, put: async () => {}, report };
  }
  output.timing(outcome);
  const diagnosis = await diagnoseCall(context.io, place.plan, outcome, options);
  const failed = diagnosis.kind === "defect" ? { kind: "verdict" as const, verdict: diagnosis.verdict } : diagnosis;
  call.ticket?.record(place, failed.kind === "success" ? null : failed);
  if (failed.kind === "success") return { kind: "answer", content: outcome.body, put: () => output.result(outcome) };
  const report = async (): Promise<ExitCode> => {
    await output.body(outcome);
    return reportFailure(context, failed, place, telling);
  };
  const lasts = failed.kind === "error" && failed.found.entry?.retryable === false;
  const passing = isRetryableStatus(outcome.status) && !lasts ? `HTTP ${outcome.status}` : null;
  return { kind: "failed", content: outcome.body, passing, put: () => output.body(outcome), report };
}

/** Waits with a spinner, unless something else writes to stderr meanwhile. */
function wait<Value>(call: Call, task: (progress: (text: Bilingual) => void) => Promise<Value>): Promise<Value> {
  const { verbose, timing, retry } = call.options;
  return verbose || timing || retry ? task(() => {}) : waiting(call.context, call.endpoint.host, task);
}

async function callOnce(call: Call): Promise<ExitCode> {
  const sent = await wait(call, () => send(call, call.plan));
  if (sent.kind === "failed") return sent.report();
  await sent.put();
  return exitCodes.done;
}

/** Asks until what `--wait-until` says is so. */
async function callUntil(call: Call, waitFor: WaitFor): Promise<ExitCode> {
  const { isReached, result } = await waitFor(async () => {
    const sent = await send(call, call.plan);
    const isFailure = sent.kind === "failed";
    return { body: sent.content, passing: isFailure ? sent.passing : null, isFailure, result: sent };
  });
  if (result.kind === "failed" && !isReached) return result.report();
  await result.put();
  return exitCodes.done;
}

async function callPages(call: Call): Promise<ExitCode> {
  const { plan, options, output } = call;
  let failure: (() => Promise<ExitCode>) | null = null;
  const fetchPage = async (page: RequestPlan) => {
    const sent = await send(call, page);
    if (sent.kind === "answer") return parsePage(sent.content);
    failure = sent.report;
    return null;
  };
  const limit = options.maxItems ?? Number.POSITIVE_INFINITY;
  const follow = (progress: (text: Bilingual) => void) =>
    followPages(
      plan,
      (page, items) => {
        progress({ en: `${items} items so far`, zh: `已取 ${items} 项` });
        return fetchPage(page);
      },
      limit,
    );
  const merged = await wait(call, follow).catch(refusePages);
  if (merged) {
    await output.document(merged.merged);
    return exitCodes.done;
  }
  return failure === null ? exitCodes.noAnswer : (failure as () => Promise<ExitCode>)();
}

const sayToken = (context: Context, { clientToken }: CallPlan): void =>
  note(context, sayInline({ en: `client token: ${clientToken}`, zh: `clientToken：${clientToken}` }, context.errorView.language));

/** Sends what is planned, with the session closed at the end. */
async function sendPlanned(call: Omit<Call, "session">, waitFor: WaitFor | null): Promise<ExitCode> {
  const { context, plan, endpoint, credentials, ticket, options } = call;
  const changes = plan.method !== "GET" && plan.method !== "HEAD";
  const session = await openSession(context, endpoint, credentials.value, { ...options, changes });
  const whole: Call = { ...call, session };
  const run = (): Promise<ExitCode> => (waitFor ? callUntil(whole, waitFor) : options.paginate ? callPages(whole) : callOnce(whole));
  try {
    return await (ticket ? ticket.around(run) : run());
  } finally {
    session.close();
  }
}

async function waitForOf(context: CallContext, method: string, options: CallOptions): Promise<WaitFor | null> {
  if (options.waitUntil === undefined && options.every === undefined && options.waitMaxTime === undefined) return null;
  const { conditionOf, waitUntil } = await import("./wait-until.js");
  const condition = await conditionOf(options, method);
  return condition && ((ask) => waitUntil(context, condition, options, ask));
}

/**
 * `bcevpc call METHOD PATH` and `call OPERATION key=value`: sends a signed request, prints the answer, and says why it failed.
 * @throws {ConfigurationError} when there are no keys, or no region.
 */
export async function call(given: Context, words: readonly string[], options: CallOptions): Promise<ExitCode> {
  const previewOnly = options.dryRun || options.curl;
  // With --json stderr holds one document when the call fails, in which the warnings stand.
  const stated = forCalls(given);
  const held = options.json && !previewOnly ? withheld(stated.notices) : null;
  const context = held ? { ...stated, notices: held.notices } : stated;
  const offers: IdOffers = async (...list) => (await import("../../shared/requests/id-offers.js")).idOffers(context, options)(...list);
  const plan = await planCall(context, words, options, previewOnly ? null : offers);
  checkPageOptions(options, plan.method);
  if (options.lint && !(await (await import("./lint.js")).passesLint(context, plan, options))) return exitCodes.negative;
  const waitFor = await waitForOf(context, plan.method, options);
  const output = await prepareOutput(context, options);
  const asked = previewOnly ? null : await asksFirst(plan);
  requireConsent(context, asked, options.yes);
  const settings = await settingsFor(context, options, targetEndpoint(plan.origin, options));
  const ticket = options.report === undefined ? null : await (await import("./ticket.js")).openTicket(context, settings, options);
  if (previewOnly) {
    (await import("../../shared/requests/preview.js")).preview(context, plan, settings, options);
    return exitCodes.done;
  }
  if (!settings.credentials || !settings.endpoint) throw missingSettings(settings);
  const endpoint = settings.endpoint.value;
  if (!(await mayBeSent(context, plan, endpoint, asked, options))) return exitCodes.negative;
  // With --json the token of a failed call stands in its document.
  if (options.clientToken !== undefined && !options.json) sayToken(context, plan);
  const warnings = held?.warnings ?? [];
  const exitCode = await sendPlanned(
    { context, plan, endpoint, credentials: settings.credentials, output, ticket, warnings, options },
    waitFor,
  );
  if (held && exitCode === exitCodes.done) {
    for (const warning of warnings) stated.notices.warn(warning);
    if (options.clientToken !== undefined) sayToken(context, plan);
  }
  return exitCode;
}
