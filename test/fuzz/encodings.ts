import type { Random } from "./random.js";

/** Two-byte sequences of GB18030 by their character, as Node's own decoder reads them. */
function twoByteTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== "\ufffd" && !table.has(character)) table.set(character, [lead, trail]);
    }
  return table;
}

let table: ReadonlyMap<string, readonly [number, number]> | undefined;

/** GB18030 of its two-byte characters; what needs four bytes becomes a question mark. */
export function gb18030(text: string): Buffer {
  table ??= twoByteTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(table.get(character) ?? [0x3f]));
  }
  return Buffer.from(bytes);
}

const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

/** How a text can come as bytes; UTF-8 is by far the most frequent. */
const encodings: readonly [(text: string) => Buffer, ...((text: string) => Buffer)[]] = [
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(text, "utf16le"),
  (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  utf16be,
  (text) => utf16be(`\ufeff${text}`),
  gb18030,
  (text) => Buffer.from(text, "latin1"),
  // A log to which programs of both kinds write.
  (text) => Buffer.concat(text.split("\n").map((line, index) => (index % 2 === 0 ? gb18030(`${line}\n`) : Buffer.from(`${line}\n`)))),
];

/** Bytes changed, dropped and doubled here and there. */
function flipped(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let count = random.magnitude(1, 40); count > 0 && copy.length > 0; count -= 1) {
    const at = random.between(0, copy.length - 1);
    copy[at] = random.chance(3) ? random.between(0, 255) : (copy[at] ?? 0) ^ (1 << random.between(0, 7));
  }
  return random.chance(3) ? copy.subarray(random.between(0, 3), copy.length - random.between(0, 3)) : copy;
}

/** The text as bytes of some encoding, sometimes damaged. */
export function encoded(text: string, random: Random): Buffer {
  const bytes = random.chance(3) ? random.of(encodings)(text) : Buffer.from(text);
  return random.chance(4) ? flipped(bytes, random) : bytes;
}
