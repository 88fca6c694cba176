import { foldCode, hasCodeShape } from "../../../core/catalogue/fold.js";
import { type Found, hasCode, type Summary } from "../../../core/diagnose/found.js";
import { UsageError } from "../../../core/refusals.js";
import { cleanLine } from "../../../core/text/clean.js";
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

export function checkFailOn(wanted: string | undefined): void {
  if (wanted === undefined || hasCodeShape(wanted)) return;
  throw new UsageError({ en: `--fail-on takes no "${cleanLine(wanted)}"`, zh: `--fail-on 不接受“${cleanLine(wanted)}”` }, [
    { en: `it takes ${Object.keys(classes).join(", ")} or an error code`, zh: `可用：${Object.keys(classes).join("、")} 或一个错误码` },
  ]);
}

/** An output that watches for the errors a script waits for, before another one shows them. */
export class FailOn implements DecodeOutput {
  isHit = false;

  constructor(
    private readonly wanted: string | undefined,
    private readonly output: DecodeOutput,
  ) {}

  found(error: Found, lastLine: number): void {
    this.output.found(error, lastLine);
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
    const kind = classes[wanted.toLowerCase()];
    if (kind === null) return true;
    if (kind === undefined) return error.code !== null && foldCode(error.code) === foldCode(wanted);
    const status = error.httpStatus ?? error.entry?.httpStatus ?? null;
    return hasCode(error) && (status !== null || error.known) && exitForError(error, status ?? 400) === kind;
  }
}
