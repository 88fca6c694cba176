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

/** Control characters other than line feed and tab, and the bidirectional controls that reorder what a reader sees. */
const unsafe = /[^\P{Cc}\n\t]|\p{Bidi_Control}/gu;

/** Text from outside, made safe for a terminal: escape sequences, control and bidi characters are removed. */
export const clean = (text: string): string => text.replaceAll(sequences, "").replaceAll(unsafe, "");

/** The same on one line, runs of blanks folded into one. */
export const cleanLine = (text: string): string => clean(text).replaceAll(/\s+/gu, " ").trim();
