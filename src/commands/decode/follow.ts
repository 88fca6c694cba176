import TailFile from "@logdna/tail-file";
import type { Source } from "./sources.js";
import { unreadable } from "./sources.js";

/** Milliseconds between two looks at the file. */
const interval = 250;
/** A log that is being rotated may be missing for a while. */
const patience = 1_000_000;

/** `--follow FILE`: what stands in the file and what is written to it, also after it was renamed, replaced or emptied. */
export async function followFile(file: string): Promise<Source> {
  const tail = new TailFile(file, { startPos: 0, pollFileIntervalMs: interval, pollFailureRetryMs: interval, maxPollFailures: patience });
  try {
    await tail.start();
  } catch (error) {
    throw unreadable(file, error);
  }
  return { file, chunks: tail, size: null, close: () => void tail.quit() };
}
