import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import TailFile from "@logdna/tail-file";
import { UsageError } from "../../../core/refusals.js";
import { clean } from "../../../core/text/clean.js";
import { type Source, unreadable } from "../../shared/requests/sources.js";

/** Milliseconds between two looks at the file. */
const interval = 250;
/** A log that is being rotated may be missing for a while. */
const patience = 1_000_000;

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

/**
 * `--follow FILE`: what stands in the file and what is written to it, also after it was renamed, replaced or emptied.
 * @throws {UsageError} when the file cannot be read.
 */
export async function followFile(file: string): Promise<Source> {
  await checkFile(file);
  const tail = new TailFile(file, { startPos: 0, pollFileIntervalMs: interval, pollFailureRetryMs: interval, maxPollFailures: patience });
  try {
    await tail.start();
  } catch (error) {
    throw unreadable(file, error);
  }
  return { file, chunks: tail, size: null, close: () => void tail.quit() };
}
