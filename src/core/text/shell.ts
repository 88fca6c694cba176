import { unsafeSigns } from "./clean.js";

/** fish takes `%self` for the number of its process. */
const plainWord = /^(?!%)[\w./:=,@%+-]+$/u;

const namedEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "'": "\\'", "\\": "\\\\" };

const codeEscape = (sign: string): string => {
  const code = (sign.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
};

/** What cannot be shown as it is: line ends and tabs, and signs that a terminal obeys or hides. */
const hidden = new RegExp(`[\\n\\t]|${unsafeSigns.source}`, "u");
const toEscape = new RegExp(`['\\\\\\n\\t]|${unsafeSigns.source}`, "gu");

/**
 * A word for a shell, in quotes where it needs them; a quote and a backslash stand outside of them, since fish reads both there
 * as well. What a terminal would not show is written in the `$'…'` of bash, zsh and ksh, so that the word stays on its line and
 * means the same when it is pasted; fish refuses that.
 */
export function shellWord(text: string): string {
  if (plainWord.test(text)) return text;
  if (hidden.test(text)) return `$'${text.replaceAll(toEscape, (sign) => namedEscapes[sign] ?? codeEscape(sign))}'`;
  return `'${text.replaceAll(/['\\]/gu, String.raw`'\$&'`)}'`;
}

/** Shells whose commands for variables differ. */
export type Shell = "bash" | "fish" | "powershell";

/** The shell that commands are shown for: PowerShell says where its modules are, a shell of Unix its own name. */
export function shellOf(env: Readonly<Record<string, string | undefined>>): Shell {
  const { SHELL: shell = "" } = env;
  if (/(?:^|\/)fish$/u.test(shell)) return "fish";
  return shell === "" && env["PSModulePath"] ? "powershell" : "bash";
}

/** Takes a variable out of the environment. */
export const unsetVariable: Readonly<Record<Shell, (name: string) => string>> = {
  bash: (name) => `unset ${name}`,
  fish: (name) => `set -e ${name}`,
  powershell: (name) => `Remove-Item Env:${name}`,
};

/** A word for PowerShell, which knows no escapes between single quotes. */
const powershellWord = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Puts a word behind what a list between commas holds, if it holds anything. */
export const addToList: Readonly<Record<Shell, (name: string, word: string, isEmpty: boolean) => string>> = {
  bash: (name, word, isEmpty) => `export ${name}=${isEmpty ? "" : `"$${name}",`}${shellWord(word)}`,
  // Its export is a function that takes the same.
  fish: (name, word, isEmpty) => addToList.bash(name, word, isEmpty),
  powershell: (name, word, isEmpty) => `$env:${name} = ${isEmpty ? "" : `"$env:${name}," + `}${powershellWord(word)}`,
};
