import { randomBytes } from "node:crypto";
import { chown, open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

const isRoot = (): boolean => process.getuid?.() === 0;

/** Root that writes a file of somebody else's leaves it to them. */
async function keepOwner(temporary: string, target: string): Promise<void> {
  const before = isRoot() ? await stat(target).catch(() => null) : null;
  if (before) await chown(temporary, before.uid, before.gid);
}

/** Where the path leads in the end; a link to a file that does not exist yet counts as well. */
export async function linkTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const link = await readlink(path).catch(() => null);
  return link === null ? path : linkTarget(resolve(await realpath(dirname(path)), link));
}

/**
 * Writes a file that only its owner can read. Whoever reads it meanwhile meets the old text or the new one, never a part.
 * A link to the file stays one. `temporaryName`: where the text is put first, for a caller that is alone with the file. What was left there by a process that
 * was killed is taken away; a name that is new each time would leave the keys in it for ever.
 */
export async function writePrivateFile(path: string, text: string, temporaryName?: string): Promise<void> {
  const target = await linkTarget(path);
  const temporary = temporaryName ?? `${target}.${randomBytes(6).toString("hex")}`;
  try {
    await rm(temporary, { force: true });
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await keepOwner(temporary, target);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}
