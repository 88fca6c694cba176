import { randomBytes } from "node:crypto";
import { chown, open, realpath, rename, rm, stat } from "node:fs/promises";

const isRoot = (): boolean => process.getuid?.() === 0;

/** Root that writes a file of somebody else's leaves it to them. */
async function keepOwner(temporary: string, target: string): Promise<void> {
  const before = isRoot() ? await stat(target).catch(() => null) : null;
  if (before) await chown(temporary, before.uid, before.gid);
}

/**
 * Writes a file that only its owner can read. Whoever reads it meanwhile meets the old text or the new one, never a part.
 * What a link leads to is written, and the link stays. `temporary`: where the text is put first, for a caller that is alone with the file. What was left there by a process that
 * was killed is taken away; a name that is new each time would leave the keys in it for ever.
 */
export async function writePrivateFile(path: string, text: string, temporary?: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const beside = temporary ?? `${target}.${randomBytes(6).toString("hex")}`;
  try {
    await rm(beside, { force: true });
    const file = await open(beside, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await keepOwner(beside, target);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}
