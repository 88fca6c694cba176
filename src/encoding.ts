import { isUtf8 } from "node:buffer";

/** How bytes were read, for the one line that says so when it was not plain UTF-8. */
export interface Decoded {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "mixed";
}

const utf16le = new TextDecoder("utf-16le");
const utf16be = new TextDecoder("utf-16be");
const utf8 = new TextDecoder("utf-8");
const gb18030 = new TextDecoder("gb18030");
const replacement = "\ufffd";

/** Each line is read as UTF-8 where it is valid, as GB18030 (what a Chinese Windows console pipes) where that is, else with U+FFFD. */
function decodeLines(bytes: Buffer): Decoded {
  const lines: string[] = [];
  let encoding: Decoded["encoding"] = "gb18030";
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, at);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(at, end);
    at = end;
    const text = isUtf8(line) ? utf8.decode(line) : gb18030.decode(line);
    const isNeither = text.includes(replacement) && !isUtf8(line);
    if (isNeither) encoding = "mixed";
    lines.push(isNeither ? utf8.decode(line) : text);
  }
  return { text: lines.join(""), encoding };
}

/** Reads bytes of unknown origin: by a byte order mark, as UTF-8, or else line by line, because a log may mix encodings. */
export function decodeBytes(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: utf16le.decode(bytes), encoding: "utf-16le" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: utf16be.decode(bytes), encoding: "utf-16be" };
  return isUtf8(bytes) ? { text: utf8.decode(bytes), encoding: "utf-8" } : decodeLines(bytes);
}
