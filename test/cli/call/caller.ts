import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc, type Result, type Surroundings } from "../run.js";
import type { ApiServer } from "./api-server.js";

export const accessKeyId = "0123456789abcdef0123456789abcdef";
export const secretAccessKey = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
export const keys = { BCE_ACCESS_KEY_ID: accessKeyId, BCE_SECRET_ACCESS_KEY: secretAccessKey } as const;

/** A new folder for files of a test. */
export const newFolder = (): string => temporaryFolder("call");

/** A home folder with this configuration file. */
export function homeWith(config: string | object): string {
  const home = newFolder();
  mkdirSync(join(home, ".bce"));
  writeFileSync(join(home, ".bce", "config.json"), typeof config === "string" ? config : JSON.stringify(config));
  return home;
}

/** Runs `bcevpc call` with keys against a server, which is to forget what came before. */
export function callTo(server: ApiServer, args: readonly string[], { env = {}, ...rest }: Surroundings = {}): Promise<Result> {
  server.forget();
  return bcevpc(["call", ...args, "--endpoint", server.url], { ...rest, env: { ...keys, ...env } });
}
