const named: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: "<", gt: ">", amp: "&", nbsp: " " };

/** A character that is written as an entity of HTML. */
export const entity = /&(?:quot|apos|lt|gt|amp|nbsp|#\d{2,4}|#x[\da-f]{2,4});/giu;

/** The character of an entity. */
export function character(written: string): string {
  const name = written.replaceAll(/^&|;$/gu, "").toLowerCase();
  if (!name.startsWith("#")) return named[name] ?? written;
  const unit = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return unit > 0 && unit <= 0xffff ? String.fromCharCode(unit) : written;
}

/** The text of a piece of HTML without tags. */
export const withoutEntities = (text: string): string => text.replaceAll(entity, character);

/** A code whose name or value stands between tags: `<b>code</b>`, `<p>code: C`, `code: C<br>`. */
export const labelledCode =
  /<[a-z][^<>]{0,300}>\s{0,40}(?:http |error[ _-]?)?code\s{0,4}(?:[:：]|<\/)|\bcode\s?[:：=]\s?[\w.]{2,80}\s?<(?:br|\/(?:p|li|div|span))\b/iu;

/** Tags that follow each other, or an entity. */
export const markup = new RegExp(
  String.raw`\s{0,40}<\/?[a-z][^<>]{0,300}>(?:\s{0,40}<\/?[a-z][^<>]{0,300}>){0,20}\s{0,40}|${entity.source}`,
  "giu",
);
/** Tags that begin a line of their own. */
const breaks = /<\/?(?:br|p|li|ul|ol|div|tr|table|d[dlt]|h[1-6]|pre|section|article|body|html)\b/iu;
/** One element behind another: the name and its value may be parted by nothing else. */
const siblings = /<\/[a-z]\w*>\s*<[a-z]/iu;

/** What a reader sees of markup: a line break, blanks between what stands side by side, nothing, or a character. */
export function seenOf(written: string): string {
  if (!written.includes("<")) return character(written);
  if (breaks.test(written)) return "\n";
  if (siblings.test(written)) return "  ";
  return /^\s|\s$/u.test(written) ? " " : "";
}
