import { loadEveryEntry } from "../../src/core/catalogue/catalogue.js";
import type { Found } from "../../src/core/diagnose/found.js";
import { codeBook } from "../../src/core/diagnose/meaning/code-book.js";
import { decodeBytes } from "../../src/core/text/encoding.js";
import { type Diagnosis, diagnose } from "../core/diagnose/diagnose.js";
import type { FuzzSample } from "./mutate.js";

const book = codeBook(await loadEveryEntry());

/** What a terminal would obey, and what reorders the text a reader sees. */
const unsafe = /[\p{Cc}\p{Bidi_Control}]/u;

/** The texts of an error that come from the input. */
function textsOf(found: Found): (readonly [string, string | null | undefined])[] {
  const { code, message, requestId, values, title, meaning, steps } = found;
  return [
    ["code", code],
    ["message", message],
    ["requestId", requestId],
    ...Object.entries(values).map(([name, value]) => [`values.${name}`, value] as const),
    ...[title, meaning, ...steps].flatMap((text) => [["text", text?.en] as const, ["text", text?.zh] as const]),
  ];
}

function brokenPromises({ errors, summary }: Diagnosis, text: string): string[] {
  const lines = text.split("\n").length;
  const broken = errors.flatMap((found) => [
    ...(Number.isInteger(found.line) && found.line >= 1 && found.line <= lines ? [] : [`line ${found.line} of ${lines}`]),
    ...(found.code === "" || found.message === "" || found.requestId === "" ? ["an empty code, message or requestId"] : []),
    ...(found.code === null && found.failure === null && !found.known ? ["neither code nor failure nor candidates"] : []),
    ...textsOf(found)
      .filter(([, value]) => unsafe.test(value ?? ""))
      .map(([name, value]) => `${name} has a control or bidi character: ${JSON.stringify(value).slice(0, 200)}`),
  ]);
  const counted = summary.byCode.reduce((sum, { count }) => sum + count, 0);
  return summary.total === errors.length && counted === errors.length ? broken : [...broken, `the summary counts ${counted}`];
}

/** What one sample showed. */
export interface Outcome {
  readonly errors: number;
  /** Promises of `diagnose` that it broke; what it threw is one of them. */
  readonly broken: readonly string[];
}

/** Diagnoses one sample; `twice` sees whether the same input gives the same again. */
export function check(sample: FuzzSample, twice: boolean): Outcome {
  try {
    const text = typeof sample === "string" ? sample : decodeBytes(sample).text;
    const diagnosis = diagnose(text, book);
    const json = JSON.stringify(diagnosis);
    const same = !twice || JSON.stringify(diagnose(text, book)) === json;
    const broken = brokenPromises(diagnosis, text);
    return { errors: diagnosis.errors.length, broken: same ? broken : [...broken, "the same input gave something else the second time"] };
  } catch (error) {
    return { errors: 0, broken: [`threw ${error instanceof Error ? error.stack : String(error)}`] };
  }
}
