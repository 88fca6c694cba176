import { encodedTexts, squeezed, type TextView, unescaped, viewOf } from "./text-views.js";

/** What stands where a protected value was taken out. */
export const redacted = "(redacted)";

/** Shorter values are not looked for: a text would hold them by chance. */
const shortestSecret = 6;

/** How often escapes are resolved, and how often base64 and hex are decoded, in each other. */
const mostEscapes = 4;
const mostDecodings = 3;

/** Longer texts are searched window by window; what is written in one and a half windows of overlap is found. */
const windowLength = 1 << 18;
const overlap = 1 << 15;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The secrets in the forms in which they are compared: as they are, without blanks, and as bytes. */
interface SecretForms {
  readonly plain: ReadonlySet<string>;
  readonly squeezed: ReadonlySet<string>;
  /** Texts that can hold one of them. */
  readonly readable: RegExp;
}

const asBytes = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

/** A text without blanks, then the same with its escapes resolved once, twice and so on. */
function* meaningsOf(view: TextView): Generator<TextView> {
  let next: TextView | null = squeezed(view) ?? view;
  for (let round = 0; next && round <= mostEscapes; round += 1) {
    yield next;
    const meant = unescaped(next);
    next = meant && (squeezed(meant) ?? meant);
  }
}

/** What is left of a secret when the escapes that it seems to hold are resolved with those of the text. A backslash at its end goes with what follows it there. */
const resolved = (secret: string): string[] =>
  [secret, secret.replace(/\\+$/u, "")].flatMap((text) => Array.from(meaningsOf(viewOf(text)), (view) => view.text));

function soughtOf(secrets: ReadonlySet<string>): SecretForms {
  const forms = [...secrets].flatMap((secret) => [secret, asBytes(secret), secret.replaceAll(" ", "+")]);
  const isLong = (text: string): boolean => text.length >= shortestSecret;
  const isAscii = forms.every((form) => /^[\n\r\t\u0020-\u007e]*$/u.test(form));
  return {
    plain: new Set(forms),
    squeezed: new Set(
      forms
        .flatMap(resolved)
        .map((form) => form.replaceAll(/\s/gu, ""))
        .filter(isLong),
    ),
    readable: isAscii ? /[\n\r\t\u0020-\u007e]{6,}/gu : /[\n\r\t\u0020-\u007e\u0080-\u00ff]{6,}/gu,
  };
}

function addHits({ text, from, to }: TextView, secrets: ReadonlySet<string>, found: Range[]): void {
  for (const secret of secrets)
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length))
      found.push({ from: from(at), to: to(at + secret.length - 1) });
}

/** Looks for secrets in a text, in what it means with blanks left out and escapes resolved, and in what is encoded in these. */
function search(view: TextView, sought: SecretForms, decodings: number, found: Range[]): void {
  addHits(view, sought.plain, found);
  for (const meaning of meaningsOf(view)) {
    addHits(meaning, sought.squeezed, found);
    if (decodings > 0) for (const inner of encodedTexts(meaning, sought.readable)) search(inner, sought, decodings - 1, found);
  }
}

/** Where secrets stand in a text, in order and without overlap. */
function rangesIn(text: string, sought: SecretForms): Range[] {
  const found: Range[] = [];
  for (let at = 0; at < text.length; at += windowLength)
    search(viewOf(text.slice(at, at + windowLength + overlap), at), sought, mostDecodings, found);
  const ranges: Range[] = [];
  for (const { from, to } of found.toSorted((first, second) => first.from - second.from)) {
    const last = ranges.at(-1);
    if (last && from <= last.to) ranges[ranges.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else ranges.push({ from, to });
  }
  return ranges;
}

export interface Redactor {
  protect(secret: string): void;
  redact(text: string): string;
}

/** Takes protected values out of whatever is written, also where they are escaped, encoded or broken over lines. */
export function redactor(): Redactor {
  const secrets = new Set<string>();
  let sought: SecretForms | null = null;
  return {
    protect(secret) {
      if (secret.length < shortestSecret || secrets.has(secret)) return;
      secrets.add(secret);
      sought = null;
    },
    redact(text) {
      if (secrets.size === 0) return text;
      sought ??= soughtOf(secrets);
      let shown = "";
      let at = 0;
      for (const { from, to } of rangesIn(text, sought)) {
        shown += text.slice(at, from) + redacted;
        at = to;
      }
      return shown + text.slice(at);
    },
  };
}
