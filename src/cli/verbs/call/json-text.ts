import { format } from "jsonc-parser";
import { clean } from "../../../core/text/clean.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

/** Applies the formatter's edits, which come in the order of the text. */
function indented(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { offset, length, content } of format(text, undefined, { insertSpaces: true, tabSize: 2, eol: "\n" })) {
    parts.push(text.slice(at, offset), content);
    at = offset + length;
  }
  return parts.join("") + text.slice(at);
}

/** A text in quotes, and the colon that makes it a member's name. */
const quotedText = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?/gu;

/**
 * A JSON text laid out and coloured for a terminal. Names, texts and numbers stay as the server wrote them, so that a long
 * number is not rounded.
 */
export function renderJsonText(text: string, view: View): string {
  const style = styleFor(view.color);
  const laidOut = clean(indented(text.trim()));
  return view.color
    ? laidOut.replaceAll(quotedText, (whole, name: string, colon?: string) => (colon ? style.command(name) + colon : whole))
    : laidOut;
}
