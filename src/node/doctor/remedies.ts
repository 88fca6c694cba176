import { pasteAgain as pasteKeyAgain } from "../../core/answers/evidence/key-remedy.js";
import type { Step } from "../../core/diagnose/meaning/verdict.js";
import { shellWord } from "../../core/text/shell.js";
import { currentProfile } from "../client/settings.js";
import type { Subject } from "./subject.js";

/** The profile that counts; null where there is none. */
export const profileNamed = ({ flags, config }: Pick<Subject, "flags" | "config">): string | null =>
  flags.profile ?? (config.kind === "found" ? (currentProfile(config.value)?.name ?? null) : null);

/** The pair anew, where doctor took it from. */
export const pasteAgain = (subject: Subject): Step =>
  pasteKeyAgain(subject.credentials.kind === "found" ? subject.credentials.value.source : null, profileNamed(subject));

const flagUnless = (command: string, name: string, value: string): string[] =>
  command.includes(` --${name} `) ? [] : [`--${name} ${shellWord(value)}`];

/** A command of bcevpc that goes where doctor went. */
export const likeThis = (command: string, { flags }: Subject): string =>
  /^bcevpc call /u.test(command)
    ? [command, ...Object.entries(flags).flatMap(([name, value]: [string, string]) => flagUnless(command, name, value))].join(" ")
    : command;
