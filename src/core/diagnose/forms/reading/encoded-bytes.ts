import { fromBase64, fromUtf8 } from "../../../text/bytes.js";
import type { EscapedString } from "./escaped-strings.js";

/** Base64 of a JSON object: `{"c`, or a brace, a line feed and blanks. A token's last digits may be missing. */
const base64 = /(?<![\w+/-])(?:eyJ|ewog|ew0K)[\w+/-]{40,20000}={0,2}/gu;
/** The numbers of the bytes of a JSON object, as Go, Python and JavaScript print them. */
const decimals = /(?<=\[)123,? ?(?:34|10)(?:(?:, ?| )\d{1,3}){20,8000}/gu;
const hexadecimals = /(?<!\w)0x7b, ?0x(?:22|0?a)(?:, ?0x[\da-f]{1,2}){20,8000}(?!\w)/giu;

const fromNumbers = (numbers: string): Uint8Array => Uint8Array.from(numbers.split(/, ?| /u), Number);

const encodings: readonly (readonly [pattern: RegExp, read: (text: string) => Uint8Array])[] = [
  [base64, fromBase64],
  [decimals, fromNumbers],
  [hexadecimals, fromNumbers],
];
/** A body of an error has a code. */
const sign = /code"\s{0,20}:/iu;

/** Whether bytes of a JSON object may stand in a line, in Base64 or as numbers. */
export const hasEncodedBytes = (line: string): boolean => encodings.some(([pattern]) => line.search(pattern) >= 0);

/** The JSON bodies in a text that are written in Base64 or as the numbers of their bytes. */
export const encodedBodies = (text: string): EscapedString[] =>
  encodings
    .flatMap(([pattern, read]) =>
      [...text.matchAll(pattern)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length, text: fromUtf8(read(whole)) })),
    )
    .filter((body) => sign.test(body.text));
