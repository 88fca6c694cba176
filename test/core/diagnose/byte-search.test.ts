import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { byteCounts, placeNeedles } from "../../../scripts/place-needles.js";
import { ByteSearch, type Needle } from "../../../src/core/diagnose/stream/byte-search.js";

const needles: readonly Needle[] = [
  { text: "code", tail: "value" },
  { text: "Code", tail: "value" },
  { text: "cause: ", tail: "upper-case" },
  { text: "Id:", tail: "anything" },
  { text: "request failed!", tail: "anything" },
  { text: "\xe6\x8f\x90\xe7\xa4\xba", tail: "anything" },
  { text: "deed", tail: "anything" },
  { text: "[curl]", tail: "anything" },
  { text: "bce-", tail: "anything" },
  { text: "URL", tail: "anything" },
  { text: "HTTP/", tail: "failed-status" },
  { text: " 40", tail: "line-end" },
  { text: "-go", tail: "no-version" },
  { text: "[123", tail: "numbers" },
];
const anyCounts = byteCounts(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const searchFor = (wanted: readonly Needle[]): ByteSearch =>
  new ByteSearch(
    wanted,
    placeNeedles(
      wanted.map(({ text }) => text),
      anyCounts,
    ),
  );
const search = searchFor(needles);

function hitsOf(bytes: Buffer): string[] {
  const hits: string[] = [];
  search.each(bytes, (at, needle) => hits.push(`${at} ${needle}`));
  return hits.sort();
}

/** What a code and its value look like, as a pattern. */
const lead = String.raw`(?: from baidu)?\\{0,7}`;
const value = new RegExp(
  [
    String.raw`${lead}\x1b\[`,
    String.raw`${lead}["']?(?:\x1b\[|&[q#]|%22|\xe2\x80|>[>A-Za-z])`,
    String.raw`${lead}["']?\]?(?:\*\*|\x60)?(?:,[A-Za-z]|\s{1,32}[|"]|[\r\n]\s{0,31}[A-Z]|[^\S\r\n]\s{1,31}[A-Za-z]|\t[A-Za-z])`,
    String.raw`${lead}["']?\]?(?:\*\*|\x60)?\s{0,32}(?:\xef\xbc\x9a|[:=]>|[:=]\s{0,32}\x1b\[)`,
    String.raw`${lead}["']?\]?(?:\*\*|\x60)?\s{0,32}[:=]\s{0,32}(?:\W\[\d{1,3}m)?\\{0,7}["'\x60]?(?:[A-Za-z45;]|\\{0,7}"|\]|&[q#]|\*\*|<<|\(s)`,
    String.raw`: (?:\W\[\d{1,3}m)?\d`,
  ].join("|"),
  "y",
);
const tails: Readonly<Record<Needle["tail"], (text: string, at: number) => boolean>> = {
  anything: () => true,
  "upper-case": (text, at) => /^[A-Z[45]/.test(text.slice(at, at + 1)),
  "failed-status": (text, at) => /^.(?:\..)? [45]\d\d/s.test(text.slice(at, at + 8)),
  "line-end": (text, at) => /^\d(?:[ \t]{0,7}(?:[\n\r\0]|$)|["')\]}\\])/.test(text.slice(at, at + 9)),
  "no-version": (text, at) => !/^\/\d/.test(text.slice(at, at + 2)),
  numbers: (text, at) => /^(?:, ?| )(?:34|10)/.test(text.slice(at, at + 4)),
  value: (text, at) => {
    value.lastIndex = at;
    return value.test(text);
  },
};

/** The same, place by place. */
function slowly(bytes: Buffer): string[] {
  const text = bytes.toString("latin1");
  return needles
    .flatMap((needle, index) => {
      const hits: string[] = [];
      for (let at = text.indexOf(needle.text); at >= 0; at = text.indexOf(needle.text, at + 1))
        if (tails[needle.tail](text, at + needle.text.length)) hits.push(`${at} ${index}`);
      return hits;
    })
    .sort();
}

const word = fc.constantFrom(
  ...needles.map(({ text }) => text),
  ...[
    "code",
    "Code",
    "co",
    " from baidu",
    "\\",
    "\\\\\\",
    '"',
    "'",
    "`",
    " ",
    " ".repeat(12),
    " ".repeat(24),
    " ".repeat(32),
    "\t",
    "\xa0",
    ":",
    "=",
    "\x1b[31m",
    "\x1b[0",
    "\x1b[123m",
    "\x1b[1234m",
    "\\".repeat(7),
    "4",
    "5",
    "2",
    "404",
  ],
  ...["-go/0", "-go/v", "/"],
  ...["**", "<", "&q", "&#", "%22", "\xe2\x80", ">", "|", ",", "(s", "\r"],
  ...["\x1b[", "\x1b[1;31m", "=", "=>", "HTTP/", "1.1 ", "2 ", "502", "40", "34", "10", "."],
  ...["NoSuchNat", "]", ";", "}", "z", "\n", "\0", "cause: ", "deedeed", "x".repeat(13)],
);
const text = fc.array(word, { maxLength: 60 }).map((words) => Buffer.from(words.join(""), "latin1"));

describe("the search of bytes", () => {
  it("finds what a search place by place finds", () => {
    fc.assert(
      fc.property(text, fc.nat(40), (bytes, shift) => {
        const shifted = Buffer.concat([Buffer.alloc(shift, "-"), bytes]);
        assert.deepEqual(hitsOf(shifted), slowly(shifted));
      }),
      { numRuns: 20_000 },
    );
  });

  it("finds a needle across the pieces in which long bytes are searched, once", () => {
    const piece = 1 << 18;
    for (const at of [piece - 120, piece - 97, piece - 96, piece - 95, piece - 64, piece - 7, piece - 1, piece, piece + 1]) {
      const bytes = Buffer.alloc(piece * 2 + 100, "-");
      bytes.write('\\"code\\": \\"NoSuchNat\\"', at);
      assert.deepEqual(hitsOf(bytes), [`${at + 2} 0`], String(at));
    }
  });

  it("loses no hit when there are more than it can keep at once", () => {
    const bytes = Buffer.from("Id:".repeat(200_000));
    assert.equal(hitsOf(bytes).length, 200_000);
  });

  it("tells as many needles apart as it can keep, and refuses more", () => {
    const texts = Array.from({ length: 65 }, (_, index) => `needle-${index + 100}`);
    const of = (count: number): ByteSearch =>
      searchFor(texts.slice(0, count).map((needleText): Needle => ({ text: needleText, tail: "anything" })));
    const hits: [at: number, needle: number][] = [];
    of(64).each(Buffer.from(texts.join("")), (at, needle) => hits.push([at, needle]));
    assert.deepEqual(
      hits,
      texts.slice(0, 64).map((_, index) => [index * 10, index]),
    );
    assert.throws(() => of(65), /^RangeError: 65 needles: .*byte-search\.ts keeps 64$/);
  });

  it("finds nothing of an earlier search", () => {
    hitsOf(Buffer.from("code: 404 Id:"));
    assert.deepEqual(hitsOf(Buffer.from("cod")), []);
    assert.deepEqual(hitsOf(Buffer.from("code")), []);
    assert.deepEqual(hitsOf(Buffer.alloc(0)), []);
  });

  it("counts line feeds in any part", () => {
    const lines = fc
      .array(fc.constantFrom("\n", "\r\n", "a", "\x8a", "line\n"), { maxLength: 200 })
      .map((parts) => Buffer.from(parts.join("")));
    fc.assert(
      fc.property(lines, fc.nat(100), fc.nat(400), (bytes, from, length) => {
        const start = Math.min(from, bytes.length);
        const end = Math.min(start + length, bytes.length);
        assert.equal(search.countFeeds(bytes, start, end), bytes.subarray(start, end).filter((byte) => byte === 0x0a).length);
      }),
      { numRuns: 2000 },
    );
    const long = Buffer.alloc((1 << 20) + 17, "a\n");
    assert.equal(search.countFeeds(long, 0, long.length), (1 << 19) + 8);
  });
});
