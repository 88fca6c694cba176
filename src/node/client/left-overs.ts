import { lstat, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A backup that somebody named after the day or the second it was made. */
const isDate = (number: string, changedAt: number): boolean =>
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/u.test(number) || Math.abs(Number(number) - changedAt / 1000) < 86_400;

/**
 * Removes what writers of version 0.4 and before left beside a file when they were killed: its name and a number, with every
 * key in it. The caller holds the lock, which those writers took as well.
 */
export async function removeLeftOvers(file: string): Promise<void> {
  const start = `${basename(file)}.`;
  for (const name of await readdir(dirname(file))) {
    const number = name.startsWith(start) ? name.slice(start.length) : "";
    if (!/^\d{3,10}$/u.test(number)) continue;
    const path = join(dirname(file), name);
    const stats = await lstat(path).catch(() => null);
    if (stats?.isFile() && !isDate(number, stats.mtimeMs)) await rm(path, { force: true });
  }
}
