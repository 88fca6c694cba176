import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import type { Worker } from "node:worker_threads";
import { startWorker } from "./loader.js";
import type { PatternReport } from "./pattern-worker.js";
import { type RegexLiteral, regexLiterals } from "./regex-literals.js";

const folder = new URL("../../src/core/diagnose/", import.meta.url);
const repeats = 5_000;
const killAfter = 20_000;

const literals: readonly (RegexLiteral & { file: string })[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .sort()
  .flatMap((file) => regexLiterals(readFileSync(new URL(file, folder), "utf8")).map((literal) => ({ file, ...literal })));

/**
 * Patterns that are only applied to texts of a bounded length, with that bound; by their source.
 * A pattern that is no longer there has to leave this table.
 */
const bounded: Readonly<Record<string, string>> = {
  '["}\\]]+$': "a message of 2000 characters at most",
  "\\w*$": "the 30 characters before a match",
  "[.。]+$": "a template of the catalogue",
};

let worker: Worker | undefined;

/** What is wrong with a pattern; null when it is quick on every text that was tried. */
const fault = (literal: RegexLiteral): Promise<string | null> =>
  new Promise((resolve) => {
    const isNew = worker === undefined;
    worker ??= startWorker(new URL("./pattern-worker.ts", import.meta.url), repeats);
    const used = worker;
    let found: string | null = null;
    let trying = "";
    let timer: NodeJS.Timeout | undefined;
    const finish = (result: string | null, isStuck = false): void => {
      clearTimeout(timer);
      used.removeAllListeners("message").removeAllListeners("error");
      if (isStuck) worker = undefined;
      if (isStuck) void used.terminate().then(() => resolve(result));
      else resolve(result);
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(`${trying} took over ${killAfter} ms for n = ${repeats}`, true), killAfter);
    };
    used.on("error", (error) => finish(`${trying}: ${error.stack}`, true));
    used.on("message", ({ kind, attack, growth }: PatternReport) => {
      if (kind === "ready") used.postMessage(literal);
      if (kind === "trying") trying = attack;
      if (kind === "super-linear") found ??= `${attack} takes ${growth.toFixed(1)} times as long for 4 n`;
      if (kind === "done") finish(found);
      else wait();
    });
    if (!isNew) used.postMessage(literal);
    wait();
  });

describe("the patterns that read a log", () => {
  after(() => worker?.terminate());

  it("are all found in the sources, and are all valid", () => {
    assert.ok(literals.length > 100, String(literals.length));
    for (const { file, line, source, flags } of literals) assert.doesNotThrow(() => new RegExp(source, flags), `${file}:${line}`);
  });

  it("are told from divisions, strings and comments", () => {
    const code =
      'const a = b / c / d; // /x/u\nconst e = "/y/"; f(`/z/ ${g.replace(/[/`]}/gu, "")}`); /* /w/ */ h = (i) / 2 / 1;\nreturn /j\\//u;';
    const found = regexLiterals(code).map(({ source, flags, line }) => [source, flags, line]);
    assert.deepEqual(found, [
      ["[/`]}", "gu", 2],
      ["j\\/", "u", 3],
    ]);
  });

  it("take no more than linear time for anything repeated that they name", async () => {
    const faults: string[] = [];
    for (const literal of literals) {
      if (literal.source in bounded) continue;
      const found = await fault(literal);
      if (found !== null) faults.push(`${literal.file}:${literal.line} /${literal.source}/${literal.flags}: ${found}`);
    }
    assert.deepEqual(faults, []);
  });

  it("have no exception that is no longer needed", () => {
    const gone = Object.keys(bounded).filter((source) => !literals.some((literal) => literal.source === source));
    assert.deepEqual(gone, []);
  });
});
