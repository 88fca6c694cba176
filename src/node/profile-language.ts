import { configText } from "./config-text.js";

interface ConfigFile {
  current?: unknown;
  profiles?: { name?: unknown; language?: unknown }[];
}

/**
 * The `language` of a profile, of the current one when none is named; undefined when there is none. A configuration that is
 * missing or broken never stops an offline command, so every failure reads as "none".
 */
export function readProfileLanguage(named: string | undefined): string | undefined {
  const found = configText();
  if (found.kind !== "text") return undefined;
  try {
    const file: ConfigFile = JSON.parse(found.text);
    const profile = file.profiles?.find(({ name }) => name === (named ?? (file.current || "default")));
    return typeof profile?.language === "string" ? profile.language : undefined;
  } catch {
    return undefined;
  }
}
