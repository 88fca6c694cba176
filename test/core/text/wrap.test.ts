import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import stringWidth from "fast-string-width";
import { displayWidth, hang, wrap } from "../../../src/core/text/wrap.js";

const word = fc.oneof(
  fc.constantFrom(
    "natId",
    "bcc.bj.baidubce.com",
    "配额",
    "（默认）",
    "子网。",
    "NAT网关",
    "“x”",
    "VPC、",
    "10",
    "😀",
    "e\u0301",
    "한국어",
    "ｆｕｌｌ",
  ),
  fc.string({ maxLength: 6 }),
);
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" ").replaceAll(/\s+/g, " ").trim());
const withoutBlanks = (value: string): string => value.replaceAll(/\s/g, "");

describe("wrapping", () => {
  it("breaks no command of bcevpc, and breaks prose behind one", () => {
    for (const [text, width, lines] of [
      ["more about a code: bcevpc explain nat/NoSuchNat", 30, ["more about a code:", "bcevpc explain nat/NoSuchNat"]],
      ["see bcevpc help formats. Then go", 22, ["see", "bcevpc help formats.", "Then go"]],
      ["without them. bcevpc call adds them", 20, ["without them.", "bcevpc call adds", "them"]],
      ["更多：bcevpc call CreateVpc name=web，再试", 20, ["更多：", "bcevpc call CreateVpc name=web，", "再试"]],
      ["bcevpc call X 'name=a b c d e f g' --region bj", 20, ["bcevpc call X 'name=a b c d e f g' --region bj"]],
      ["all options, man bcevpc-call", 20, ["all options,", "man bcevpc-call"]],
    ] as const)
      assert.deepEqual(wrap(text, width), lines);
  });

  it("loses no character and keeps every line within the width", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 90 }), (content, width) => {
        const lines = wrap(content, width);
        assert.equal(withoutBlanks(lines.join("")), withoutBlanks(content));
        for (const line of lines) assert.ok(displayWidth(line) <= width, `${displayWidth(line)} > ${width}: ${line}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("cuts a long word behind a joint in its second half, else where the line is full", () => {
    assert.deepEqual(wrap("aaaaaaa/bbbbbbbbb", 10), ["aaaaaaa/", "bbbbbbbbb"]);
    assert.deepEqual(wrap("aa/bbbbbbbbbbbbb", 10), ["aa/bbbbbbb", "bbbbbb"]);
  });

  it("measures as the full Unicode rules do", () => {
    fc.assert(
      fc.property(text, (content) => assert.equal(displayWidth(content), stringWidth(content))),
      { numRuns: 2000 },
    );
  });

  it("breaks Chinese between characters, English between words, and keeps punctuation with its neighbour", () => {
    assert.deepEqual(wrap("找不到指定的NAT网关。", 12), ["找不到指定的", "NAT网关。"]);
    assert.deepEqual(wrap("在请求所到的地域内，没有", 18), ["在请求所到的地域", "内，没有"]);
    assert.deepEqual(wrap("一二三（四五）六", 8), ["一二三", "（四五）", "六"]);
    assert.deepEqual(wrap("the specified nat-abc is not found", 14), ["the specified", "nat-abc is not", "found"]);
  });

  it("breaks neither a mark nor what brackets enclose from them, whatever their width", () => {
    for (const width of [10, 11, 12, 13, 14])
      for (const line of [...wrap("提高这一项的配额。 [文档]", width), ...wrap("console page of keys (安全认证); 其余的(见下)。", width)]) {
        assert.doesNotMatch(line, /[[(]$|^[\])]/u);
        assert.ok(!line.includes("[") || line.includes("[文档]"), line);
      }
  });

  it("starts no line with a blank, not even behind a word as long as the line", () => {
    assert.deepEqual(wrap("aaaa bbbbbbbbbb cc", 10), ["aaaa", "bbbbbbbbbb", "cc"]);
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (content, width) => wrap(content, width).every((line) => line === line.trim())),
    );
  });

  it("indents what follows a label, and puts the text below a label that fills the line", () => {
    assert.deepEqual(hang("  1. ", "one two three", 12), ["  1. one two", "     three"]);
    assert.deepEqual(hang("a-very-long-label  ", "text", 24), ["a-very-long-label", "  text"]);
  });
});
