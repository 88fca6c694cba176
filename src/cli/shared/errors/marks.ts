import type { Basis } from "../../../core/catalogue/entry.js";
import { basisMarks, unmarked } from "../../../core/catalogue/labels.js";
import { sayInline } from "../../../core/text/language.js";
import type { View } from "../../view.js";
import { styleFor } from "../look/style.js";

/** `[doc]` or `[seen]`; nothing for what is inferred, which the legend below the list says. */
export const markOf = (basis: Basis, language: View["language"]): string =>
  basis === "inferred" ? "" : `[${sayInline(basisMarks[basis], language)}]`;

/** A text with its mark behind it. */
export const marked = (text: string, basis: Basis, language: View["language"]): string => `${text} ${markOf(basis, language)}`.trimEnd();

/** The line below a list that has statements without a mark. */
export const legend = (bases: readonly Basis[], { color, language }: View): string[] =>
  bases.includes("inferred") ? [styleFor(color).quiet(`  ${sayInline(unmarked, language)}`)] : [];
