import { UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { decodeBytes } from "../../../core/text/encoding.js";
import { InputTooLargeError } from "../../../node/io.js";
import { type Context, tell } from "../../context.js";
import { unreadable } from "./sources.js";

/** Longest input that is read, in bytes; HAR files grow large. */
const longestInput = 64 * 1024 * 1024;

/** What is said of standard input where no request stands in it yet. */
interface WaitingTexts {
  /** Of a closed one. */
  readonly nothing: () => UsageError;
  /** On a terminal, before it is typed. */
  readonly paste: Bilingual;
}

/** The name of an input in a message; `-` is standard input. */
export const inputName = (file: string): string => (file === "-" ? "stdin" : cleanLine(file));

/**
 * The text of a file with captured requests, or of standard input for `-`.
 * @throws {UsageError} when there is none, or it cannot be read, or is too long.
 */
export async function readCapture(context: Context, file: string, { nothing, paste }: WaitingTexts): Promise<string> {
  const { io } = context;
  const isStandard = file === "-";
  if (isStandard && io.input.kind === "none") throw nothing();
  if (isStandard && io.input.kind === "terminal") tell(context, paste);
  try {
    return decodeBytes(isStandard ? await io.input.read(longestInput) : await io.readFile(file, longestInput)).text;
  } catch (error) {
    const name = inputName(file);
    if (error instanceof InputTooLargeError) throw new UsageError({ en: `${name} is longer than 64 MiB`, zh: `${name} 超过 64 MiB` });
    throw unreadable(name, error);
  }
}
