import { stripVTControlCharacters } from "node:util";

/** Control characters other than line feed and tab, and the bidirectional controls that reorder what a reader sees. */
const unsafe = /[^\P{Cc}\n\t]|\p{Bidi_Control}/gu;

/** Text from outside, made safe for a terminal: escape sequences, control and bidi characters are removed. */
export const clean = (text: string): string => stripVTControlCharacters(text).replace(unsafe, "");

/** The same on one line, runs of blanks folded into one. */
export const cleanLine = (text: string): string => clean(text).replace(/\s+/gu, " ").trim();
