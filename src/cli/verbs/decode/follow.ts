import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import TailFile from "@logdna/tail-file";
import { glob, isDynamicPattern } from "tinyglobby";
import type { Stop } from "../../../core/diagnose/stream/read-loop.js";
import { UsageError } from "../../../core/refusals.js";
import { clean } from "../../../core/text/clean.js";
import { type Source, unreadable } from "../../shared/requests/sources.js";

/** Milliseconds between two looks at a file, and at what a pattern matches. */
const interval = 250;
/** A log that is being rotated may be missing for a while; a file that a pattern matched may be gone for good. */
const patience = 1_000_000;
const shortPatience = 40;

const statsOf = (file: string): Promise<Stats | null> => stat(file).catch(() => null);

/** Only a regular file can be renamed and emptied while it is followed. */
async function checkFile(file: string): Promise<void> {
  let stats: Stats;
  try {
    stats = await stat(file);
  } catch (error) {
    throw unreadable(file, error);
  }
  if (stats.isDirectory()) throw unreadable(file, Object.assign(new Error(), { code: "EISDIR" }));
  if (!stats.isFile())
    throw new UsageError({
      en: `${clean(file)} is not a regular file: read it without --follow`,
      zh: `${clean(file)} 不是普通文件，请直接读取，不要加 --follow`,
    });
}

/** The bytes of a file that may go away: then they end. */
async function* untilGone(tail: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* tail;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/**
 * What stands in a file and what is written to it, also after it was renamed, replaced or emptied.
 * @throws {UsageError} when the file cannot be read.
 */
async function followFile(file: string, mayGo: boolean): Promise<Source> {
  const maxPollFailures = mayGo ? shortPatience : patience;
  const tail = new TailFile(file, { startPos: 0, pollFileIntervalMs: interval, pollFailureRetryMs: interval, maxPollFailures });
  try {
    await tail.start();
  } catch (error) {
    throw unreadable(file, error);
  }
  return { file, chunks: mayGo ? untilGone(tail) : tail, size: null, close: () => void tail.quit() };
}

/** Files that patterns match, told when one comes that was not there under another name before. */
class Matches {
  /** Files that are followed. */
  private readonly followed = new Set<string>();
  /** Which files there were at the last look. */
  private seen = new Set<string>();

  constructor(private readonly patterns: readonly string[]) {}

  async fresh(): Promise<string[]> {
    const files = (await glob([...this.patterns], { expandDirectories: false, absolute: false })).sort();
    const now = new Set<string>();
    const fresh: string[] = [];
    for (const file of files) {
      const stats = await statsOf(file);
      if (!stats?.isFile()) continue;
      const identity = `${stats.dev}:${stats.ino}`;
      now.add(identity);
      // A log that was renamed has been read under its former name.
      if (!this.followed.has(file) && !this.seen.has(identity)) fresh.push(file);
    }
    for (const file of fresh) this.followed.add(file);
    this.seen = now;
    return fresh;
  }

  ended(file: string): void {
    this.followed.delete(file);
  }
}

/** Resolves after a while, or when the stop comes. */
const pause = (stop: Stop): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => settle(), interval);
    const settle = (): void => {
      clearTimeout(timer);
      stop.listeners.delete(settle);
      resolve();
    };
    stop.listeners.add(settle);
  });

type Read = (file: string, open: () => Promise<Source>) => Promise<UsageError | null>;

/**
 * `--follow FILE…`: reads files as they grow, each as an input of its own, and those that a pattern matches, also when they
 * come later. Gives what kept files from being read.
 * @throws {UsageError} when a file cannot be read at the beginning.
 */
export async function followAll(names: readonly string[], stop: Stop, read: Read): Promise<UsageError[]> {
  const isThere = await Promise.all(names.map(async (name) => (await statsOf(name)) !== null));
  const patterns = names.filter((name, index) => !isThere[index] && isDynamicPattern(name));
  const files = [...new Set(names)].filter((name) => !patterns.includes(name));
  for (const file of files) await checkFile(file);
  const failures: UsageError[] = [];
  const follow = async (file: string, mayGo: boolean): Promise<void> => {
    const failure = await read(file, () => followFile(file, mayGo));
    if (failure) failures.push(failure);
  };
  const reading = files.map((file) => follow(file, false));
  const matches = new Matches(patterns);
  while (patterns.length > 0 && !stop.isRequested) {
    for (const file of await matches.fresh())
      if (!files.includes(file)) reading.push(follow(file, true).finally(() => matches.ended(file)));
    await pause(stop);
  }
  await Promise.all(reading);
  return failures;
}
