import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

interface ConfigFile {
  current?: unknown;
  profiles?: { name?: unknown; language?: unknown }[];
}

/**
 * The `language` of a profile, of the current one when none is named, in `~/.bce/config.json`, the official CLI's file; undefined when there is
 * none. A file that is missing or broken never stops an offline command, so every failure reads as "none".
 */
export function readProfileLanguage(named: string | undefined): string | undefined {
  try {
    const file: ConfigFile = JSON.parse(readFileSync(join(homedir(), ".bce", "config.json"), "utf8").replace(/^\ufeff/u, ""));
    const profile = file.profiles?.find(({ name }) => name === (named ?? (file.current || "default")));
    return typeof profile?.language === "string" ? profile.language : undefined;
  } catch {
    return undefined;
  }
}
