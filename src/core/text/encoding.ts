import { toUtf8 } from "./bytes.js";

/** How bytes were read, for the one line that says so when it was not plain UTF-8. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "mixed";

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

const utf16le = new TextDecoder("utf-16le");
const utf16be = new TextDecoder("utf-16be");
const utf8 = new TextDecoder("utf-8");
const validUtf8 = new TextDecoder("utf-8", { fatal: true });
const gb18030 = new TextDecoder("gb18030");
const replacement = "\ufffd";

/** Bytes as UTF-8; null where they are not valid. */
function readUtf8(bytes: Uint8Array): string | null {
  try {
    return validUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Each line is read as UTF-8 where it is valid, as GB18030 (what a Chinese Windows console pipes) where that is, else with U+FFFD. */
export function decodeLines(bytes: Uint8Array): DecodedText {
  const valid = readUtf8(bytes);
  if (valid !== null) return { text: valid, encoding: "utf-8" };
  const lines: string[] = [];
  let encoding: TextEncoding = "gb18030";
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, at);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(at, end);
    at = end;
    const text = readUtf8(line) ?? gb18030.decode(line);
    const isNeither = text.includes(replacement) && readUtf8(line) === null;
    if (isNeither) encoding = "mixed";
    lines.push(isNeither ? utf8.decode(line) : text);
  }
  return { text: lines.join(""), encoding };
}

const sampleLength = 64;

/** Text in two-byte units that begins without a byte order mark shows it by the zero of each ASCII letter. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, sampleLength);
  const zeros = (parity: number): number => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const half = Math.floor(sample.length / 2);
  if (half < 4) return null;
  if (zeros(1) * 2 > half && zeros(0) === 0) return "utf-16le";
  return zeros(0) * 2 > half && zeros(1) === 0 ? "utf-16be" : null;
}

/**
 * The bytes of an input as they come, UTF-16 among them turned into UTF-8. The first bytes decide, once there are enough
 * of them.
 */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>, onWide: (encoding: TextEncoding) => void): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst && chunk.length > 0) {
      isFirst = false;
      const wide = wideEncoding(chunk);
      if (wide !== null) {
        decoder = new TextDecoder(wide);
        onWide(wide);
      }
    }
    if (chunk.length > 0) yield decoder ? toUtf8(decoder.decode(chunk, { stream: true })) : chunk;
  }
}

/** Reads bytes of unknown origin: as UTF-16 by its signs, as UTF-8, or else line by line, because a log may mix encodings. */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== null) return { text: (wide === "utf-16le" ? utf16le : utf16be).decode(bytes), encoding: wide };
  return decodeLines(bytes);
}
