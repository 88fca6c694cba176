import { isUtf8 } from "node:buffer";
import { chmod, mkdir, readFile, rmdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ConfigurationError } from "../../core/refusals.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { forgetConfigText } from "../config-text.js";
import { configPath, homeFolder } from "../home-folder.js";
import { removeLeftOvers } from "./left-overs.js";
import { linkTarget, writePrivateFile } from "./private-file.js";
import { type ConfigFile, parseConfig, shownConfigPath } from "./profiles.js";

/** All that the configuration file holds. */
export type ConfigDocument = Readonly<Record<string, unknown>>;

/** Milliseconds without a sign of life from its owner after which a lock counts as left behind. */
const staleAfter = 4000;
/** How often the owner gives one. */
const signOfLife = 1000;
/** Milliseconds to wait for another writer; longer than it takes a lock to become stale. */
const patience = 6000;

/** A path as messages show it: the home folder reads `~`. */
function shownPath(path: string): string {
  const home = homeFolder();
  return cleanLine(path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path);
}

const unchanged: Bilingual = { en: "the file was not changed", zh: "文件没有改动" };

const refuse = (text: Bilingual, ...hints: Bilingual[]): ConfigurationError => new ConfigurationError(text, [...hints, unchanged]);

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "";

const reasons: Readonly<Record<string, Bilingual>> = {
  EACCES: { en: "no permission", zh: "没有权限" },
  EPERM: { en: "no permission", zh: "没有权限" },
  EROFS: { en: "the file system is read-only", zh: "文件系统为只读" },
  ENOSPC: { en: "the disk is full", zh: "磁盘已满" },
  EDQUOT: { en: "the disk quota is used up", zh: "磁盘配额已用完" },
  EFBIG: { en: "the file is larger than the system allows", zh: "超出系统允许的文件大小" },
  ENOENT: { en: "its directory does not exist", zh: "所在的目录不存在" },
  ELOOP: { en: "its symbolic links form a loop", zh: "符号链接形成循环" },
};

/** What the system refused, in one sentence; an error of another kind is passed on. */
function toRefusal(error: unknown): unknown {
  const { syscall, code } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined || code === undefined) return error;
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return refuse({
    en: `${shownConfigPath} cannot be written: ${reason ? `${reason.en} (${code})` : `${syscall}: ${code}`}`,
    zh: `无法写入 ${shownConfigPath}：${reason ? `${reason.zh}（${code}）` : `${syscall}：${code}`}`,
  });
}

/** Creates `~/.bce` for its owner only, or takes it away from all others. */
async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error) => {
    if (codeOf(error) !== "EEXIST") throw error;
  });
  const stats = await stat(folder);
  if (!stats.isDirectory()) throw refuse({ en: `${shownPath(folder)} is not a directory`, zh: `${shownPath(folder)} 不是目录` });
  // Who may write into a folder of someone else's, such as a mounted volume, cannot change its mode; the file is 0600 all the same.
  if ((stats.mode & 0o077) !== 0) await chmod(folder, 0o700).catch(() => {});
}

interface Lock {
  /** @throws {Error} when the lock was taken away meanwhile, as after the machine slept. */
  assertHeld(): void;
  release(): Promise<void>;
}

const loadLock = async () => (await import("proper-lockfile")).default.lock;

const held = (lockPath: string): ConfigurationError =>
  new ConfigurationError({ en: `another process holds the lock ${shownPath(lockPath)}`, zh: `另一个进程持有锁 ${shownPath(lockPath)}` }, [
    {
      en: "try again when it has finished; if there is no such process, delete the lock (an empty directory)",
      zh: "请在其结束后重试；如果没有这样的进程，请删除这个锁（一个空目录）",
    },
  ]);

const isStale = async (lockPath: string): Promise<boolean> => {
  const stats = await stat(lockPath).catch(() => null);
  return stats !== null && stats.mtimeMs < Date.now() - staleAfter;
};

/**
 * Removes a lock that was left behind. proper-lockfile would do so itself, but two processes that find the same lock
 * stale then take turns removing it, the second one the fresh lock of the first. Here only the holder of a second lock may.
 */
async function removeStale(lockPath: string): Promise<void> {
  if (!(await isStale(lockPath))) return;
  const lock = await loadLock();
  const options = { lockfilePath: `${lockPath}.stale`, realpath: false, stale: staleAfter, onCompromised: () => {} };
  const release = await lock(lockPath, options).catch(() => null);
  if (!release) return;
  if (await isStale(lockPath)) await rmdir(lockPath).catch(() => {});
  await release().catch(() => {});
}

/** Takes the lock of a file, which need not exist: the folder `FILE.lock`. Waits a few seconds for another owner. */
async function lockFile(file: string): Promise<Lock> {
  const lock = await loadLock();
  const lockfilePath = `${file}.lock`;
  let isLost = false;
  const onCompromised = (): void => {
    isLost = true;
  };
  const options = { lockfilePath, realpath: false, stale: Number.POSITIVE_INFINITY, update: signOfLife, onCompromised };
  for (const deadline = Date.now() + patience; ; await pause(20 + Math.random() * 60)) {
    try {
      const release = await lock(file, options);
      const assertHeld = (): void => {
        if (isLost) throw held(lockfilePath);
      };
      return { assertHeld, release: () => release().catch(() => {}) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
      if (Date.now() > deadline) throw held(lockfilePath);
      await removeStale(lockfilePath);
    }
  }
}

/** The file's text; null when there is none. What is no file, or no UTF-8, would come back damaged and is refused. */
async function readText(target: string): Promise<string | null> {
  const stats = await stat(target).catch((error) => {
    if (codeOf(error) !== "ENOENT") throw error;
    return null;
  });
  if (!stats) return null;
  if (!stats.isFile()) throw refuse({ en: `${shownConfigPath} is not a regular file`, zh: `${shownConfigPath} 不是普通文件` });
  const bytes = await readFile(target);
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw refuse(
    { en: `${shownConfigPath} is not UTF-8 text`, zh: `${shownConfigPath} 不是 UTF-8 文本` },
    {
      en: "convert it first: iconv -f GB18030 -t UTF-8",
      zh: "请先转换：iconv -f GB18030 -t UTF-8",
    },
  );
}

const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gsu;

/** Numbers that JavaScript would round, such as long ids, are carried through as marked strings. */
const withExactNumbers = (text: string): string =>
  text.replaceAll(token, (found) => (found.startsWith('"') || String(Number(found)) === found ? found : `"\\u0000exactly ${found}"`));

const toText = (document: ConfigDocument): string =>
  `${JSON.stringify(document, null, 2).replaceAll(/"\\u0000exactly ([\d.eE+-]+)"/gu, "$1")}\n`;

const noHome = (): ConfigurationError =>
  new ConfigurationError(
    {
      en: `${shownConfigPath} cannot be written: HOME is empty or not an absolute path`,
      zh: `无法写入 ${shownConfigPath}：HOME 为空或不是绝对路径`,
    },
    [{ en: "set it to your home directory", zh: "请把它设为主目录" }],
  );

/** What a missing file counts as. */
const nothing: ConfigFile = { current: "default", profiles: [], document: {} };

/**
 * Changes the configuration file as one step: no other bcevpc writes between its reading and its writing, and whoever
 * reads it meets the old text or the new one, never a part. A file that cannot be understood as a whole is not touched.
 * @throws {ConfigurationError} when there is no home folder, or the file cannot be understood, locked or written.
 */
export async function updateConfig(change: (config: ConfigFile) => ConfigDocument): Promise<ConfigFile> {
  try {
    const path = configPath();
    if (path === null) throw noHome();
    await prepareFolder(dirname(path));
    const target = await linkTarget(path);
    const { assertHeld, release } = await lockFile(target);
    try {
      const before = await readText(target);
      if (before !== null) await parseConfig(before);
      const text = toText(change(before === null ? nothing : await parseConfig(withExactNumbers(before))));
      assertHeld();
      await writePrivateFile(target, text, `${target}.bcevpc-new`);
      await removeLeftOvers(target).catch(() => {});
      forgetConfigText();
      return await parseConfig(text);
    } finally {
      await release();
    }
  } catch (error) {
    throw toRefusal(error);
  }
}
