/** What encodeURIComponent leaves alone although it is not unreserved in RFC 3986. */
const leftByPlatform = /[!'()*]/gu;
const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * UriEncode of the specification: the UTF-8 bytes of all but `A-Z a-z 0-9 - . _ ~` as `%XX`, upper-case. A lone
 * surrogate, which has no UTF-8 form, is encoded as U+FFFD.
 */
export const uriEncode = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll(leftByPlatform, hex);

/** The same for each segment of a path: slashes stay. */
export const uriEncodeExceptSlash = (path: string): string => path.split("/").map(uriEncode).join("/");

/** A percent-encoded text decoded; null when it encodes no UTF-8. */
export function uriDecodeStrictly(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The same, and as it is when it encodes no UTF-8. */
export const uriDecode = (text: string): string => uriDecodeStrictly(text) ?? text;
