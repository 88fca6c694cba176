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
