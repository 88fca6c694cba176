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

/** What stands before a reason of the gateway: IAM says it under several codes, and STS in other words. */
const reasonMark = /(?:, cause|\bauthenticate failed|\bFail to authn user):\s{0,8}(?:Fail to authn user:\s{0,8})?(?=\S)/iu;
const timestampReason = /Fail to check timestamp: time expired/iu;

/** The words in which a service passes on a reason of the gateway without repeating it. */
const restated: readonly (readonly [RegExp, string])[] = [
  // Qianfan's error 14, whose answer has this reason in its headers.
  [/^IAM Certification failed/iu, "Could not find credential."],
];

/** The reason in a gateway's `Code, cause: reason` or `authenticate failed: reason`; null when the message has none. */
export function reasonIn(message: string): string | null {
  const same = restated.find(([pattern]) => pattern.test(message));
  if (same) return same[1];
  const mark = reasonMark.exec(message);
  return mark ? message.slice(mark.index + mark[0].length) : (timestampReason.exec(message)?.[0] ?? null);
}

/** Whether a message says that the time of a signature is over, under whatever code. */
export const saysExpired = (message: string): boolean => timestampReason.test(message);

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

/** The document lost the value at the end of a message: `Timestamp date is .` */
const lostValue = / date is \.$/u;

/** A documented message with a placeholder where the document lost the value. */
export const restored = (template: string): string => template.replace(lostValue, " date is ${timestamp}.");

/**
 * The values that stand in a message where its template has `${placeholders}`; null when the message is another one. Of a
 * template that ends in `…` no more could be read, so its beginning is compared.
 */
export function matchTemplate(template: string, message: string): Record<string, string> | null {
  if (template.endsWith("…")) return foldMessage(message).startsWith(foldMessage(template.slice(0, -1))) ? {} : null;
  if (lostValue.test(template) && foldMessage(template) !== foldMessage(message)) return matchTemplate(restored(template), message);
  if (!template.includes("${")) return foldMessage(template) === foldMessage(message) ? {} : null;
  const names = [...template.matchAll(/\$\{(\w+)\}/gu)].map(([, name]) => name ?? "");
  const match = patternOf(template).exec(message.slice(0, matchedLength));
  return match && Object.fromEntries(names.map((name, index) => [name, (match[index + 1] ?? "").trim()]));
}
