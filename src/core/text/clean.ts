const introducer = "\u001b";
const bell = "\u0007";
const terminator = `${introducer}\\\\`;

/** Escape sequences: control sequences, operating system commands, and the short ones. Each part ends where the next begins, so a search is linear. */
const sequences = new RegExp(
  [
    `(?:${introducer}\\[|\u009b)[0-?]*[ -/]*[@-~]?`,
    `(?:${introducer}\\]|\u009d)[^${bell}${introducer}\u009c\\n]*(?:${bell}|${terminator}|\u009c)?`,
    `${introducer}[ -/]*[0-~]?`,
  ].join("|"),
  "gu",
);

/**
 * Signs that a terminal obeys or does not show: control characters other than line feed and tab, the bidirectional controls
 * that reorder what a reader sees, zero-width and tag characters, soft hyphens, fillers, and the line ends of Unicode.
 */
export const unsafeSigns = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/u;
const everyUnsafeSign = new RegExp(unsafeSigns.source, "gu");

/**
 * Texts of nothing but ASCII, Han and their punctuation, which hold none of these. Most are, and the properties of Unicode
 * above cost a look-up a tenth of its time when they are first asked for.
 */
const harmless = /^[\n\t -~\u00b7\u2014\u2018-\u201d\u2026\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Text from outside, made safe for a terminal: escape sequences, control, bidi and invisible characters are removed. */
export const clean = (text: string): string =>
  harmless.test(text) ? text : text.replaceAll(sequences, "").replaceAll(everyUnsafeSign, "");

/** The same on one line, runs of blanks folded into one. */
export const cleanLine = (text: string): string => clean(text).replaceAll(/\s+/gu, " ").trim();

/** The styles that bcevpc itself sets: bold, dim, the eight colours, and their ends. */
const style = `${introducer}\\[(?:0|1|2|22|3[0-7]|39)m`;
const styleOrUnsafe = new RegExp(`(${style})|${sequences.source}|${unsafeSigns.source}`, "gu");

/** What a job of GitHub Actions or Azure Pipelines takes for a command: at the head of a line, and the older form anywhere. */
const commands = new RegExp(`^((?:[^\\S\\n]|${style})*:)(?=:)|##(?=\\[|vso\\[)`, "gmu");
const mayCommand = /::|##[[v]/u;

/**
 * A text that bcevpc put together, as it may leave the program: whatever of the outside a renderer let through, no terminal
 * obeys it and no CI job takes a line of it for a command. `styled`: colours of bcevpc's own stay.
 */
export function safeOutput(text: string, styled: boolean, mayBeCommand = false): string {
  const shown =
    !harmless.test(text) && unsafeSigns.test(text) ? text.replaceAll(styleOrUnsafe, (_whole, own?: string) => (styled && own) || "") : text;
  if (!mayCommand.test(shown)) return shown;
  return shown.replaceAll(commands, (whole, head?: string) => (head === undefined ? "# #" : mayBeCommand ? whole : `${head} `));
}
