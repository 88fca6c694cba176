import { isLabel, isLabelled, isSecretName, isSecretPath, maskQuery } from "./mask.js";

const redacted = "(redacted)";

/** A part of a text, from one offset up to another. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** A name as any notation may have it, escapes of its characters included. */
const anyName = /(?:[\p{L}\p{N}_-]|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|%[0-9a-f]{2}|&#x?[0-9a-f]{1,6};)+/giu;
const anyEscape = /\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#(\d{1,6});/giu;
/** What stands between a name and its value. */
const separator = /[\s"'`\\\])]*(?:[:=>]|%3[ad])/iuy;

const unescaped = (name: string): string =>
  name.replaceAll(anyEscape, (...[, wide, short, percent, hex, decimal]: (string | undefined)[]) => {
    const code = decimal === undefined ? Number.parseInt(wide ?? short ?? percent ?? hex ?? "", 16) : Number(decimal);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : "";
  });

/** The offset behind the first name in a text that sounds secret; null without one. `named`: only one that a value follows. */
function secretNameEnd(text: string, named: boolean): number | null {
  for (const { 0: name, index } of text.matchAll(anyName)) {
    const end = index + name.length;
    separator.lastIndex = end;
    if (isSecretName(unescaped(name)) && (!named || separator.test(text))) return end;
  }
  return null;
}

/** Whether a text under an innocent name is itself a text with secrets in it, such as JSON in JSON. */
export const holdsSecret = (text: string): boolean => /[:=>]|%3[ad]/iu.test(text) && secretNameEnd(text, true) !== null;

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gsu;
const scalar = /^(?:true|false|null|-?\d[\d.eE+-]*)$/u;

/** A list or an object that is being read. */
interface Holder {
  readonly isObject: boolean;
  readonly isSecret: boolean;
  /** Of an object: the name of the member that comes. */
  name: string;
  expects: "name" | "colon" | "value" | "end";
  /** `{"name":"X-Auth-Token","value":"…"}`: whether the text under `name` is a secret's, and where the value stands. */
  namesSecret: boolean;
  value: Part | null;
}

const holder = (isObject: boolean, isSecret: boolean): Holder => ({
  isObject,
  isSecret,
  name: "",
  expects: isObject ? "name" : "value",
  namesSecret: false,
  value: null,
});

function contentOf(text: string): string | null {
  try {
    return JSON.parse(text) as string;
  } catch {
    return null;
  }
}

/** Finds the secrets of a JSON text without recursion and without building it. */
class SecretParts {
  readonly parts: Part[] = [];
  readonly #open: Holder[] = [holder(false, false)];

  /** Takes the next token; false where it cannot stand. */
  take(text: string, from: number): boolean {
    const inside = this.#open.at(-1);
    if (!inside) return false;
    if (text === "{" || text === "[") return this.#begin(inside, text === "{");
    if (text === "}" || text === "]") return this.#end(inside, text === "}");
    if (text === ",") {
      if (inside.expects !== "end" || this.#open.length === 1) return false;
      inside.expects = inside.isObject ? "name" : "value";
      return true;
    }
    if (text === ":") {
      if (inside.expects !== "colon") return false;
      inside.expects = "value";
      return true;
    }
    return inside.expects === "name" ? this.#name(inside, text) : this.#scalar(inside, text, from);
  }

  get isWhole(): boolean {
    return this.#open.length === 1 && this.#open[0]?.expects === "end";
  }

  #begin(inside: Holder, isObject: boolean): boolean {
    if (inside.expects !== "value") return false;
    inside.expects = "end";
    this.#open.push(holder(isObject, inside.isSecret || (inside.isObject && isSecretName(inside.name))));
    return true;
  }

  #end(inside: Holder, isObject: boolean): boolean {
    if (this.#open.length === 1 || inside.isObject !== isObject || inside.expects === "colon") return false;
    if (inside.namesSecret && inside.value && !inside.isSecret) this.parts.push(inside.value);
    this.#open.pop();
    return true;
  }

  #name(inside: Holder, text: string): boolean {
    const name = text.startsWith('"') ? contentOf(text) : null;
    if (name === null) return false;
    inside.name = name;
    inside.expects = "colon";
    return true;
  }

  #scalar(inside: Holder, text: string, from: number): boolean {
    const isText = text.startsWith('"');
    const content = isText ? contentOf(text) : scalar.test(text) ? text : null;
    if (inside.expects !== "value" || content === null) return false;
    inside.expects = "end";
    const part = { from, to: from + text.length };
    const isSecret = inside.isSecret || (inside.isObject && isSecretPath(inside.name)) || (isText && holdsSecret(content));
    if (isSecret) {
      if (text !== "null") this.parts.push(part);
    } else if (inside.isObject && isLabel(inside.name)) inside.namesSecret = isSecretName(content);
    else if (inside.isObject && isLabelled(inside.name)) inside.value = part;
    return true;
  }
}

/** Where the secrets of a JSON text stand; null when it is no JSON. */
function secretsOfJson(text: string): readonly Part[] | null {
  const secrets = new SecretParts();
  for (const { 0: found, index } of text.matchAll(token)) if (!secrets.take(found, index)) return null;
  return secrets.isWhole ? secrets.parts.toSorted((first, second) => first.from - second.from) : null;
}

const isForm = (text: string): boolean => /^[^\s={}"'<>:]+=[^\s"'{}<>]*$/u.test(text);

/** What no notation explains is shown up to the first name that sounds secret, its further lines empty. */
function maskAnyText(text: string): string {
  const end = secretNameEnd(text, false);
  if (end === null) return text;
  return `${text.slice(0, end)} ${redacted}${text.slice(end).replaceAll(/[^\n]+/gu, "")}`;
}

/** What every name of a secret has a part of, and what can spell one in another way: a text without it is not looked through. */
const mayHoldSecret = /pass|pwd|secret|psk|token|key|cred|cookie|auth|sk|otp|signature|[\\%&\uff00-\uffef]/iu;

/** A body as it may be shown: no value of a member whose name sounds secret is in it. */
export function maskBody(body: string): string {
  if (!mayHoldSecret.test(body)) return body;
  const parts = secretsOfJson(body);
  if (parts === null) return isForm(body) ? maskQuery(body) : maskAnyText(body);
  let shown = "";
  let at = 0;
  for (const { from, to } of parts) {
    shown += `${body.slice(at, from)}"${redacted}"`;
    at = to;
  }
  return shown + body.slice(at);
}
