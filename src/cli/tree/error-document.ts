import { CommanderError } from "commander";
import packageJson from "../../../package.json" with { type: "json" };
import { InterruptedError, Refusal } from "../../core/refusals.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { toSystemRefusal } from "../../node/system-refusal.js";
import { type ExitCode, exitCodes, exitForRefusal } from "../exit-codes.js";
import { bugRequest, detailOf } from "../shared/look/failure.js";
import { toUsageError } from "./usage-errors.js";

/** Options of `run` that take a value, which is no word of the command it runs. */
const runOptionsWithValue: ReadonlySet<string> = new Set(["--lang", "--color", "--service"]);

/** Whether the user asked for JSON, also where the arguments cannot be parsed. What `run` hands to its command is not its own. */
export function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  const own = end < 0 ? argv : argv.slice(0, end);
  const command = own.findIndex((word, at) => !word.startsWith("-") && !runOptionsWithValue.has(own[at - 1] ?? ""));
  if (own[command] !== "run") return own.includes("--json");
  const child = own.findIndex((word, at) => at > command && !word.startsWith("-") && !runOptionsWithValue.has(own[at - 1] ?? ""));
  return own.slice(0, child < 0 ? undefined : child).includes("--json");
}

/** What went wrong, as data: the same whatever stopped the command. */
export interface ErrorDocument {
  readonly category: Refusal["category"] | "interrupted" | "bug";
  readonly code: string;
  readonly message: Bilingual;
  readonly hints: readonly Bilingual[];
  readonly exitCode: ExitCode;
  readonly detail?: string;
}

/** commander's code as a name: `commander.unknownOption` → UnknownOption. */
const nameOf = ({ code }: CommanderError): string => code.replace(/^commander\.(.)/u, (_, first: string) => first.toUpperCase());

const interrupted: Bilingual = { en: "interrupted", zh: "已中断" };

export function errorDocument(error: unknown): ErrorDocument {
  if (error instanceof InterruptedError)
    return {
      category: "interrupted",
      code: error.name,
      message: error.text ?? interrupted,
      hints: [],
      exitCode: exitCodes.interrupted,
    };
  const system = toSystemRefusal(error);
  const refusal = error instanceof CommanderError ? toUsageError(error) : (system ?? error);
  if (refusal instanceof Refusal) {
    const code = error instanceof CommanderError ? nameOf(error) : system ? String((error as NodeJS.ErrnoException).code) : refusal.name;
    return { category: refusal.category, code, message: refusal.text, hints: refusal.hints, exitCode: exitForRefusal(refusal) };
  }
  return {
    category: "bug",
    code: error instanceof Error ? error.name : "unknown",
    message: bugRequest(packageJson.version),
    hints: [],
    exitCode: exitCodes.bug,
    detail: detailOf(error),
  };
}
