import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { env } from "node:process";

/** The home folder as `HOME` names it, empty where that is empty; Bun would take the system's instead. */
export const homeFolder = (): string => (process.versions["bun"] && env["HOME"] === "" ? "" : homedir());

/** The configuration file that bcevpc shares with the official CLI; null where `HOME` is empty or names no folder by its whole path, for then it would be looked for in the current one. */
export function configPath(): string | null {
  const home = homeFolder();
  return isAbsolute(home) ? join(home, ".bce", "config.json") : null;
}
