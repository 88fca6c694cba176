import type { LikeError } from "../../../core/answers/scan-sink.js";
import { findEntries } from "../../../core/catalogue/catalogue.js";
import { codeNames } from "../../../core/catalogue/code-names.js";
import { foldCode, hasCodeShape } from "../../../core/catalogue/fold.js";
import { nearestNames } from "../../../core/catalogue/nearest.js";
import { type Found, hasCode, type Summary } from "../../../core/diagnose/found.js";
import { UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { didYouMean } from "../../../core/text/did-you-mean.js";
import { type ExitCode, exitCodes, exitForError } from "../../exit-codes.js";
import type { DecodeOutput } from "../../shared/decoding/output.js";

/** Kinds of errors that `--fail-on` knows besides codes, by the exit code that `call` has for them. */
const classes: Readonly<Record<string, ExitCode | null>> = {
  any: null,
  client: exitCodes.refused,
  server: exitCodes.serviceFailed,
  auth: exitCodes.auth,
  throttle: exitCodes.throttled,
};

/** `=CODE` is a code whatever it looks like. */
const literalCode = (wanted: string): string | null => (wanted.startsWith("=") ? wanted.slice(1) : null);

const misspelt = (wanted: string, nearest: string): UsageError =>
  new UsageError(
    { en: `invalid value "${wanted}" for --fail-on: unknown error code`, zh: `--fail-on 的取值“${wanted}”无效：未知的错误码` },
    [...didYouMean([nearest]), { en: `to match exactly this code: --fail-on =${wanted}`, zh: `确实要匹配该错误码：--fail-on =${wanted}` }],
  );

/**
 * Refuses what can only be a slip; for a code that is not known, and near none that is, gives the warning to show.
 * @throws {UsageError} for what can only be a slip.
 */
export async function checkFailOn(wanted: string | undefined): Promise<Bilingual | null> {
  if (wanted === undefined || Object.hasOwn(classes, wanted.toLowerCase())) return null;
  if (!hasCodeShape(literalCode(wanted) ?? wanted))
    throw new UsageError({ en: `invalid value "${cleanLine(wanted)}" for --fail-on`, zh: `--fail-on 的取值“${cleanLine(wanted)}”无效` }, [
      { en: `expected ${Object.keys(classes).join(", ")} or an error code`, zh: `应为 ${Object.keys(classes).join("、")} 或某个错误码` },
    ]);
  if (literalCode(wanted) !== null || (await findEntries(wanted)).length > 0) return null;
  const [nearest] = nearestNames([...codeNames, ...Object.keys(classes)], wanted, 1);
  if (nearest !== undefined) throw misspelt(wanted, nearest);
  return {
    en: `warning: unknown error code ${wanted}; --fail-on matches it as written`,
    zh: `警告：未收录的错误码 ${wanted}；--fail-on 按原样匹配`,
  };
}

/** An output that watches for the errors a script waits for, before another one shows them. */
export class FailOn implements DecodeOutput {
  isHit = false;

  constructor(
    private readonly wanted: string | undefined,
    private readonly output: DecodeOutput,
  ) {}

  get countsOnly(): boolean {
    return this.wanted === undefined && this.output.countsOnly === true;
  }

  found(error: Found, lastLine: number): void {
    this.output.found(error, lastLine);
  }

  foundLike(error: LikeError): void {
    if (this.output.foundLike) this.output.foundLike(error);
    else this.output.found(error.make(), error.line);
  }

  settledLike(error: LikeError): void {
    this.isHit ||= this.wanted !== undefined && this.isWanted(error.first, this.wanted);
    if (this.output.settledLike) this.output.settledLike(error);
    else this.output.settled(error.make());
  }

  settled(error: Found): void {
    this.isHit ||= this.wanted !== undefined && this.isWanted(error, this.wanted);
    this.output.settled(error);
  }

  bytes(chunk: Uint8Array): void {
    this.output.bytes?.(chunk);
  }

  reached(offset: number, isEnd: boolean): void {
    this.output.reached?.(offset, isEnd);
  }

  async drained(): Promise<void> {
    await this.output.drained?.();
  }

  end(summary: Summary): void | Promise<void> {
    return this.output.end(summary);
  }

  private isWanted(error: Found, wanted: string): boolean {
    const literal = literalCode(wanted);
    const kind = literal === null ? classes[wanted.toLowerCase()] : undefined;
    if (kind === null) return true;
    if (kind === undefined) return error.code !== null && foldCode(error.code) === foldCode(literal ?? wanted);
    const status = error.httpStatus ?? error.entry?.httpStatus ?? null;
    return hasCode(error) && (status !== null || error.known) && exitForError(error, status ?? 400) === kind;
  }
}
