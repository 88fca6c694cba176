import { pasteAgain as pasteKeyAgain } from "../../core/answers/evidence/key-remedy.js";
import type { Step } from "../../core/diagnose/meaning/verdict.js";
import { shellWord } from "../../core/text/shell.js";
import { currentProfile } from "../client/settings.js";
import type { Subject } from "./subject.js";

/** The pair anew, where doctor took it from. */
export function pasteAgain({ credentials, config, flags }: Subject): Step {
  const source = credentials.kind === "found" ? credentials.value.source : null;
  const name = flags.profile ?? (config.kind === "found" ? currentProfile(config.value)?.name : undefined);
  return pasteKeyAgain(source, name ?? null);
}

/** A command of bcevpc that goes where doctor went. */
export const likeThis = (command: string, { flags }: Subject): string =>
  /^bcevpc call /u.test(command)
    ? [command, ...Object.entries(flags).map(([name, value]: [string, string]) => `--${name} ${shellWord(value)}`)].join(" ")
    : command;
