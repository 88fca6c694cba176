import { diffArrays } from "diff";
import { clean } from "../../../core/text/clean.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

/** The lines of a canonical request with their ends made visible. */
function visibleLines(text: string): string[] {
  const lines = text.split("\n");
  return lines.map((line, index) => clean(line.replaceAll("\r", "\\r").replaceAll("\t", "\\t")) + (index < lines.length - 1 ? "\\n" : ""));
}

/** Two canonical requests line by line: `-` what the service computes, `+` what was signed. Lines are never wrapped. */
export function renderCanonicalDiff(expected: string, signed: string, view: View): string[] {
  const style = styleFor(view.color);
  return diffArrays(visibleLines(expected), visibleLines(signed)).flatMap(({ value, added, removed }) => {
    const mark = added ? "+" : removed ? "-" : " ";
    const dress = added || removed ? style.title : style.quiet;
    return value.map((line) => dress(`  ${mark} ${line}`));
  });
}
