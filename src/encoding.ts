/** How bytes were read, for the one line that says so when it was not plain UTF-8. */
export interface Decoded {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "mixed";
}

const decoder = (encoding: string, fatal: boolean) => new TextDecoder(encoding, { fatal });

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return decoder(encoding, true).decode(bytes);
  } catch {
    return null;
  }
}

/** A log may mix encodings: each line is read as UTF-8 where it is valid, as GB18030 where that is, else with U+FFFD. */
function decodeLines(bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, at);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(at, end);
    lines.push(tryDecode(line, "utf-8") ?? tryDecode(line, "gb18030") ?? decoder("utf-8", false).decode(line));
    at = end;
  }
  return lines.join("");
}

/** Reads bytes of unknown origin: byte order marks first, then UTF-8, then GB18030, what a Chinese Windows console pipes. */
export function decodeBytes(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decoder("utf-16le", false).decode(bytes), encoding: "utf-16le" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decoder("utf-16be", false).decode(bytes), encoding: "utf-16be" };
  const utf8 = tryDecode(bytes, "utf-8");
  if (utf8 !== null) return { text: utf8, encoding: "utf-8" };
  const gb18030 = tryDecode(bytes, "gb18030");
  return gb18030 === null ? { text: decodeLines(bytes), encoding: "mixed" } : { text: gb18030, encoding: "gb18030" };
}
