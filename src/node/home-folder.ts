import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The configuration file that bcevpc shares with the official CLI; null where `HOME` is empty or names no folder by its whole path, for then it would be looked for in the current one. */
export function configPath(): string | null {
  const home = homedir();
  return isAbsolute(home) ? join(home, ".bce", "config.json") : null;
}
