/** Texts and bytes without anything of Node, so that the cores run in a browser. */

const encoder = new TextEncoder();
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** A text in UTF-8; a lone surrogate becomes U+FFFD. */
export const toUtf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Writes a text in UTF-8 into memory; gives its length in bytes, or null where it does not fit. */
export function writeUtf8(text: string, to: Uint8Array): number | null {
  const { read, written } = encoder.encodeInto(text, to);
  return read === text.length ? written : null;
}

/** Bytes read as UTF-8, a byte order mark kept; what is not valid becomes U+FFFD. */
export const fromUtf8 = (bytes: Uint8Array): string => utf8.decode(bytes);

/** How many bytes a text has in UTF-8. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if (unit < 0xd800 || unit > 0xdbff || (text.charCodeAt(index + 1) & 0xfc00) !== 0xdc00) length += 2;
    else {
      length += 2;
      index += 1;
    }
  }
  return length;
}

/** Each byte as the character of its number (Latin-1). */
export function fromLatin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Each character as one byte, its number cut to eight bits. */
export const toLatin1 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Pieces as one. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export const toBase64 = (bytes: Uint8Array): string => btoa(fromLatin1(bytes));
export const toBase64Url = (bytes: Uint8Array): string => toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");

/** Bytes of Base64 or its URL form, read leniently: up to a padding sign, other characters passed over, a last single one dropped. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const [content = ""] = text.split("=", 1);
  const digits = content
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replaceAll(/[^A-Za-z0-9+/]/gu, "");
  return toLatin1(atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits));
}

/** Bytes as lower-case hex. */
export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Bytes of hex, up to the first pair that is none. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const [digits = ""] = /^(?:[0-9a-f]{2})*/iu.exec(hex) ?? [];
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16));
}
