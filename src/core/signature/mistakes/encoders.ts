import { uriEncode } from "../encoding.js";

export const plain = (text: string): string => text;

/** `application/x-www-form-urlencoded`, as Java's URLEncoder, PHP's urlencode and Go's QueryEscape write it. */
export const formEncodings: readonly ((text: string) => string)[] = [
  // Java: * stays, ~ does not.
  (text) => uriEncode(text).replaceAll("%20", "+").replaceAll("%2A", "*").replaceAll("~", "%7E"),
  // PHP before 7.4 and many others: * and ~ do not stay.
  (text) => uriEncode(text).replaceAll("%20", "+").replaceAll("~", "%7E"),
  // Go and Python: ~ stays.
  (text) => uriEncode(text).replaceAll("%20", "+"),
];

/** JavaScript's encodeURIComponent, which leaves `!'()*`. */
export const componentEncode = (text: string): string => encodeURIComponent(text.toWellFormed());
/** JavaScript's encodeURI, which leaves reserved characters too. */
export const wholeEncode = (text: string): string => encodeURI(text.toWellFormed());
/** Python's quote, which leaves slashes. */
export const slashesKept = (text: string): string => uriEncode(text).replaceAll("%2F", "/");

/** Percent sequences with lower-case digits. */
export const lowerDigits = (text: string): string => text.replaceAll(/%[0-9A-F]{2}/gu, (sequence) => sequence.toLowerCase());

/** `~` as %7E, as encoders by the older RFC 2396 write it. */
export const tildeEncoded = (text: string): string => text.replaceAll("~", "%7E");

/** The two bytes of each character of GBK, which platforms only decode. */
function readGbk(): Map<string, string> {
  const decoder = new TextDecoder("gbk");
  const hex = (byte: number): string => `%${byte.toString(16).toUpperCase()}`;
  const codes = new Map<string, string>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== "\ufffd") codes.set(character, hex(lead) + hex(trail));
    }
  return codes;
}
let gbk: ReadonlyMap<string, string> | null = null;

/** Percent-encoding of the bytes in GBK, the encoding of a Chinese Windows. */
export function gbkEncode(text: string): string {
  if (!/[^\0-\x7f]/u.test(text)) return uriEncode(text);
  gbk ??= readGbk();
  const known = gbk;
  return Array.from(text, (character) => known.get(character) ?? uriEncode(character)).join("");
}
