import { randomBytes } from "node:crypto";
import { closeSync, fchownSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Where a path leads; the path itself where there is nothing yet. */
function placeOf(target: string): string {
  try {
    return realpathSync(target);
  } catch {
    return target;
  }
}

/** A file that root replaces stays its owner's. */
function keepOwner(place: string, descriptor: number): void {
  const before = statSync(place, { throwIfNoEntry: false });
  if (!before || before.uid === process.getuid?.()) return;
  try {
    fchownSync(descriptor, before.uid, before.gid);
  } catch {
    // Whoever may not give files away keeps this one.
  }
}

/**
 * Writes a file that only its owner can read. Whoever reads it meanwhile meets the old text or the new one, never a part:
 * the text is written to a temporary name in full, and that is renamed.
 */
export function writePrivateFile(target: string, text: string): void {
  const place = placeOf(target);
  const temporary = `${place}.${randomBytes(6).toString("hex")}`;
  const descriptor = openSync(temporary, "wx", 0o600);
  try {
    try {
      writeFileSync(descriptor, text);
      keepOwner(place, descriptor);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, place);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
