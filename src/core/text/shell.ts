import { unsafeSigns } from "./clean.js";

/** Shells whose words and variables are written differently. */
export const shells = ["bash", "fish", "powershell"] as const;
export type Shell = (typeof shells)[number];

/** The shell that commands are shown for: a shell of Unix says its own name, PowerShell where its modules are. */
export function shellOf(env: Readonly<Record<string, string | undefined>>, platform: string): Shell {
  const { SHELL: shell = "" } = env;
  if (/(?:^|\/)fish$/u.test(shell)) return "fish";
  if (shell !== "") return "bash";
  return platform === "win32" || env["PSModulePath"] ? "powershell" : "bash";
}

let current: Shell = "bash";

/** From now on commands are shown for this shell. Called once, before anything is rendered. */
export const useShell = (shell: Shell): void => {
  current = shell;
};

/** What differs by shell, for the one that commands are shown for. */
export const inShell = <T>(forms: { readonly bash: T; readonly powershell: T }): T =>
  current === "powershell" ? forms.powershell : forms.bash;

/** fish takes `%self` for the number of its process. */
const plainWord = /^(?!%)[\w./:=,@%+-]+$/u;

/** PowerShell makes a list at a comma, takes `@name` for a variable, and splits or reads options of its own. */
const plainInPowershell = /^[\w./:=+][\w./:=@+-]*$/u;

/** What cannot be shown as it is: line ends and tabs, and signs that a terminal obeys or hides. */
const hidden = new RegExp(`[\\n\\t]|${unsafeSigns.source}`, "u");

const named: Readonly<Record<string, string>> = { "\n": "n", "\r": "r", "\t": "t" };
const codeOf = (sign: string): string => (sign.codePointAt(0) ?? 0).toString(16);

const toEscape = new RegExp(`['\\\\\\n\\t]|${unsafeSigns.source}`, "gu");

function escaped(sign: string): string {
  const code = codeOf(sign);
  if (sign === "'" || sign === "\\") return `\\${sign}`;
  return `\\${named[sign] ?? (code.length > 4 ? `U${code.padStart(8, "0")}` : `u${code.padStart(4, "0")}`)}`;
}

/**
 * A word for a shell of Unix, in quotes where it needs them; a quote and a backslash stand outside of them, since fish reads both
 * there as well. What a terminal would not show is written in the `$'…'` of bash, zsh and ksh, so that the word stays on its line
 * and means the same when it is pasted; fish refuses that.
 */
function unixWord(text: string): string {
  if (plainWord.test(text)) return text;
  if (hidden.test(text)) return `$'${text.replaceAll(toEscape, escaped)}'`;
  return `'${text.replaceAll(/['\\]/gu, String.raw`'\$&'`)}'`;
}

/** PowerShell also takes typographic quotes for quotes. */
const singleQuotes = /['\u2018-\u201b]/gu;
const toEscapeInPowershell = new RegExp(`[\`$"\u201c-\u201e\\n\\t]|${unsafeSigns.source}`, "gu");

const escapedInPowershell = (sign: string): string =>
  /[`$"\u201c-\u201e]/u.test(sign) ? `\`${sign}` : `\`${named[sign] ?? `u{${codeOf(sign)}}`}`;

/** A word for PowerShell 7, which knows no escapes between single quotes: a quote is doubled there. */
function powershellWord(text: string): string {
  if (plainInPowershell.test(text)) return text;
  if (hidden.test(text)) return `"${text.replaceAll(toEscapeInPowershell, escapedInPowershell)}"`;
  return `'${text.replaceAll(singleQuotes, "$&$&")}'`;
}

/** A word of a command that is shown, in quotes where it needs them: pasted, it means itself and nothing in it is run. */
export const shellWord = (text: string, shell: Shell = current): string => (shell === "powershell" ? powershellWord(text) : unixWord(text));

/** Sets a variable for the programs that are started. */
export const setVariable: Readonly<Record<Shell, (name: string, value: string) => string>> = {
  bash: (name, value) => `export ${name}=${shellWord(value, "bash")}`,
  fish: (name, value) => `set -gx ${name} '${value.replaceAll(/['\\]/gu, String.raw`\$&`)}'`,
  powershell: (name, value) => `$env:${name} = '${value.replaceAll(singleQuotes, "$&$&")}'`,
};

/** Takes a variable out of the environment. */
export const unsetVariable = (name: string, shell: Shell = current): string =>
  ({ bash: `unset ${name}`, fish: `set -e ${name}`, powershell: `Remove-Item Env:${name}` })[shell];

/** Puts a word behind what a list between commas holds, if it holds anything. The export of fish is a function that takes the same. */
export function addToList(name: string, word: string, isEmpty: boolean, shell: Shell = current): string {
  const quoted = shellWord(word, shell);
  if (shell !== "powershell") return `export ${name}=${isEmpty ? "" : `"$${name}",`}${quoted}`;
  const value = /^['"]/u.test(quoted) ? quoted : `'${quoted}'`;
  return `$env:${name} = ${isEmpty ? "" : `"$env:${name}," + `}${value}`;
}

/** A command that was written down, in which words such as `@BODY.json` name files: PowerShell takes them for variables. */
export const withFileWords = (command: string): string =>
  command.replaceAll(/ (@[A-Z]+\.json)/gu, (_whole, word: string) => ` ${shellWord(word)}`);

/** The end of a line whose command goes on in the next. */
export const continuation = (): string => inShell({ bash: "\\", powershell: "`" });

/** A command that reads a file on standard input. */
export const readingFile = (command: string, file: string): string =>
  inShell({ bash: `${command} < ${file}`, powershell: `Get-Content ${file} | ${command}` });
