import { findingsOf } from "../../../core/answers/evidence/conclude.js";
import type { Found, Summary } from "../../../core/diagnose/found.js";
import { ConfigurationError } from "../../../core/refusals.js";
import { type ConnectionOptions, settingsFor } from "../../../node/calls/connection.js";
import { missingSettings, type Settings } from "../../../node/client/settings.js";
import type { Investigator } from "../../../node/investigate/investigate.js";
import { type Context, tell } from "../../context.js";
import { investigationFor } from "../errors/investigating.js";
import { type CallContext, forCalls } from "../look/notices.js";
import { waiting } from "../requests/waiting.js";
import type { FormatOptions } from "./formats.js";
import type { DecodeOutput } from "./output.js";

/** With what errors that were read are looked into. */
export interface InvestigateOptions extends ConnectionOptions {
  readonly investigate?: boolean;
  readonly proxy?: string;
  readonly cacert?: string;
}

/** So many errors are held back at a time; then they are looked into, and given on in their order. */
const mostHeld = 1000;

type OpenInvestigation = Awaited<ReturnType<typeof investigationFor>>;

/** Holds what is settled, looks into it with reads, and gives it on with what was found out. */
class InvestigateOutput implements DecodeOutput {
  private held: Found[] = [];
  /** One for the whole run: its limits hold for all errors together. */
  private opened: Promise<OpenInvestigation> | null = null;

  constructor(
    private readonly output: DecodeOutput,
    private readonly open: () => Promise<OpenInvestigation>,
    private readonly wait: (task: () => Promise<readonly Found[]>) => Promise<readonly Found[]>,
  ) {}

  /** Nothing is told of an error before it has been looked into. */
  found(): void {}

  settled(error: Found): void {
    this.held.push(error);
  }

  async drained(): Promise<void> {
    if (this.held.length >= mostHeld) await this.release();
    await this.output.drained?.();
  }

  async end(summary: Summary): Promise<void> {
    try {
      await this.release();
    } finally {
      (await this.opened)?.close();
    }
    await this.output.end(summary);
  }

  private async release(): Promise<void> {
    const errors = this.held;
    this.held = [];
    if (errors.length === 0) return;
    this.opened ??= this.open();
    const { investigator } = await this.opened;
    for (const error of await this.wait(() => lookInto(investigator, errors))) this.output.settled(error);
  }
}

/** The settings to read with; null when there are none, which is said in one line: the errors are explained all the same. */
async function settingsOf(context: CallContext, options: InvestigateOptions): Promise<Settings | null> {
  const say = ({ text }: ConfigurationError): void => tell(context, { en: `not investigated: ${text.en}`, zh: `未排查：${text.zh}` });
  try {
    const settings = await settingsFor(context, options, null);
    if (settings.credentials && settings.endpoint) return settings;
    say(missingSettings(settings));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    say(error);
  }
  return null;
}

async function lookInto(investigator: Investigator, errors: readonly Found[]): Promise<readonly Found[]> {
  const known: Found[] = [];
  // One after the other: each error has calls of its own, and what one read the next one knows.
  for (const error of errors) {
    const investigation = await investigator.look(error, error.called, findingsOf(error.investigation));
    known.push(investigation === null ? error : { ...error, investigation });
  }
  return known;
}

/** Outputs in which nothing of an investigation can stand. */
const takesNone = ({ summary, annotate, only, timeline, quiet, format }: FormatOptions): boolean =>
  summary === true ||
  annotate === true ||
  only === true ||
  timeline === true ||
  quiet === true ||
  format === "github" ||
  format === "sarif";

/** The output with what reads tell of each error, where the user asked for that. */
export async function withInvestigation(
  given: Context,
  options: InvestigateOptions & FormatOptions,
  output: DecodeOutput,
): Promise<DecodeOutput> {
  if (options.investigate !== true || takesNone(options)) return output;
  const context = forCalls(given);
  const settings = await settingsOf(context, options);
  if (!settings?.credentials || !settings.endpoint) return output;
  const { credentials, endpoint } = { credentials: settings.credentials.value, endpoint: settings.endpoint.value };
  const verbose = options.verbose === true;
  return new InvestigateOutput(
    output,
    () => investigationFor(context, { endpoint, credentials, flags: options, connection: options, isOwnCall: false }, verbose),
    (task) => (verbose ? task() : waiting(context, endpoint.host, task)),
  );
}
