import { detectors } from "./detectors/all.js";

const all = [...new Set(detectors.flatMap(({ marks }) => marks))].sort((a, b) => b.length - a.length);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** The longest mark at each place; the shorter ones that begin it are there as well. */
const pattern = new RegExp(all.map(escaped).join("|"), "g");
const beginnings = new Map(all.map((mark) => [mark, all.filter((other) => mark.startsWith(other))]));

/** The marks of detectors that stand in a text, found in one pass: most texts have one or none. */
export function marksIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.size < all.length; match = pattern.exec(text)) {
    for (const mark of beginnings.get(match[0]) ?? []) found.add(mark);
    // Marks may overlap.
    pattern.lastIndex = match.index + 1;
  }
  return found;
}
