/** Longer messages are compared by their beginning only; no documented one comes near it. */
const comparedLength = 4096;
/** Values are looked for in messages up to this length: the pattern may try every place for them. */
const matchedLength = 512;

const fold = (message: string): string =>
  message
    .slice(0, comparedLength)
    .toLowerCase()
    .replaceAll(/[\s"'`‘’“”]/gu, "")
    .replace(/[.。]{1,8}$/u, "");

/** Logs repeat themselves: messages folded lately. */
const folded = new Map<string, string>();
const mostFolded = 1000;

/** What two spellings of one message have in common: blanks, case, quotes and final full stops do not count. */
export function foldMessage(message: string): string {
  const known = folded.get(message);
  if (known !== undefined) return known;
  const result = fold(message);
  if (folded.size >= mostFolded) folded.clear();
  folded.set(message, result);
  return result;
}

const namedCode = /^([A-Z]\w{1,60}), cause: /u;

/** The code that a gateway's `Code, cause: reason` names itself. */
export const codeInWords = (message: string | null): string | null => namedCode.exec(message?.trim() ?? "")?.[1] ?? null;

/** The reason in a gateway's `Code, cause: reason`, folded; null when the message has no cause. */
export function foldedCause(message: string): string | null {
  const at = message.indexOf(", cause:");
  return at < 0 ? null : foldMessage(message.slice(at + ", cause:".length));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`);

/** A pattern over the raw message in which blanks and quotes between the template's characters may differ. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{(\w+)\}/u);
  const source = parts.map((part, index) =>
    index % 2 === 1
      ? "(.{1,256}?)"
      : [...part.replaceAll(/[\s"'`‘’“”]/gu, "").replace(/[.。]+$/u, index === parts.length - 1 ? "" : "$&")]
          .map(escaped)
          .join(String.raw`[\s"'‘’“”]*`),
  );
  return new RegExp(String.raw`^[\s"'‘’“”]*${source.join(String.raw`[\s"'‘’“”]*`)}[\s"'‘’“”.。]*$`, "isu");
}

/**
 * The values that stand in a message where its template has `${placeholders}`; null when the message is another one. Of a
 * template that ends in `…` no more could be read, so its beginning is compared.
 */
export function matchTemplate(template: string, message: string): Record<string, string> | null {
  if (template.endsWith("…")) return foldMessage(message).startsWith(foldMessage(template.slice(0, -1))) ? {} : null;
  if (!template.includes("${")) return foldMessage(template) === foldMessage(message) ? {} : null;
  const names = [...template.matchAll(/\$\{(\w+)\}/gu)].map(([, name]) => name ?? "");
  const match = patternOf(template).exec(message.slice(0, matchedLength));
  return match && Object.fromEntries(names.map((name, index) => [name, (match[index + 1] ?? "").trim()]));
}
