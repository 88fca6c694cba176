import { readFileSync } from "node:fs";
import { configPath } from "./home-folder.js";

/** The configuration file as it was found: its text, nothing, or the system's word for why it cannot be read. */
export type ConfigText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly code: string };

function readText(path: string): ConfigText {
  try {
    return { kind: "text", text: readFileSync(path, "utf8").replace(/^\ufeff/u, "") };
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? { kind: "none" } : { kind: "unreadable", code };
  }
}

let read: { readonly path: string; readonly found: ConfigText } | null = null;

/**
 * `~/.bce/config.json`, the official CLI's file, read once a process: language, keys and secrets to be hidden are those of one
 * and the same text, whatever is written meanwhile. Who changes the file reads it afresh, under its lock.
 */
export function configText(): ConfigText {
  const path = configPath();
  if (path === null) return { kind: "none" };
  if (read?.path !== path) read = { path, found: readText(path) };
  return read.found;
}

/** Has the file read again: it was changed by this process. */
export function forgetConfigText(): void {
  read = null;
}
