import assert from "node:assert/strict";
import type { Result } from "../cli/run.js";
import { failureOf } from "./calling.js";

/** What a call without an answer says. */
export interface Silence {
  /** Its name for programs. */
  readonly failure: string;
  readonly origin?: "client" | "proxy";
  readonly retryable: true | null;
  /** The first line, then what follows in this order. */
  readonly en: readonly [title: string | RegExp, ...next: string[]];
  readonly zh: readonly [title: string | RegExp, ...next: string[]];
}

type Variables = Readonly<Record<string, string>>;

/** Wide enough that no sentence is broken. */
const wide = { COLUMNS: "400" };

function assertSays({ code, stdout, stderr }: Result, [title, ...next]: Silence["en"]): void {
  assert.deepEqual([code, stdout], [6, ""], stderr);
  const [first = ""] = stderr.split("\n", 1);
  if (typeof title === "string") assert.equal(first, title);
  else assert.match(first, title);
  let at = first.length;
  for (const part of next) {
    const found = stderr.indexOf(part, at);
    assert.ok(found >= 0, `"${part}" is missing in:\n${stderr}`);
    at = found;
  }
  assert.doesNotMatch(stderr, /undefined|(?<!\/dev\/)\bnull\b|NaN|ERR_GOT|\[object/u);
}

/** Asserts that a call ends with 6, prints nothing on stdout and says this in English. */
export async function assertBriefly(running: (env: Variables) => Promise<Result>, ...texts: Silence["en"]): Promise<void> {
  assertSays(await running(wide), texts);
}

const han = /\p{Script=Han}/u;

/** Asserts that a call ends with 6, says why in both languages and as JSON, and prints nothing on stdout. */
export async function assertSilence(
  run: (args: readonly string[], env: Variables) => Promise<Result>,
  { failure, origin = "client", retryable, en, zh }: Silence,
): Promise<void> {
  const [english, chinese, json] = await Promise.all([
    run(["--lang", "en"], wide),
    run(["--lang", "zh"], wide),
    run(["--json"], { COLUMNS: "80" }),
  ]);
  assertSays(english, en);
  assert.match(english.stderr, /^中文 {2}.*\p{Script=Han}/mu);
  assertSays(chinese, zh);
  assert.deepEqual([json.code, json.stdout], [6, ""], json.stderr);
  const { meaning, ...record } = failureOf(json) as { meaning: { en: string; zh: string } };
  assert.ok(han.test(meaning.zh) && !han.test(meaning.en), JSON.stringify(meaning));
  const expected = {
    code: null,
    message: null,
    requestId: null,
    httpStatus: null,
    origin,
    known: false,
    entryId: null,
    candidateIds: [],
    elsewhereIds: [],
    failure,
    operation: "QueryVpcList",
    retryable,
    attempts: 1,
    safeToRetry: true,
    clockSkewSeconds: null,
    exitCode: 6,
  };
  assert.deepEqual(Object.fromEntries(Object.entries(record).filter(([key]) => key in expected)), expected);
}
