import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderExplanation } from "../../../src/cli/shared/errors/explanation.js";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { displayWidth } from "../../../src/core/text/wrap.js";

const entries = await loadEveryEntry();

interface Line {
  readonly at: string;
  readonly text: string;
  readonly width: number;
}

/** Every line of every page, commands excepted: those are to be copied, whatever the screen. */
const lines: readonly Line[] = entries.flatMap((entry) =>
  (["en", "zh", "both"] as const).flatMap((language) =>
    [50, 80, 120].flatMap((width) =>
      [true, false].flatMap((full) =>
        renderExplanation(entry, { color: false, width, language, terminal: false }, { full })
          .split("\n")
          .filter((text) => !/^\s*\$ /u.test(text))
          .map((text) => ({ at: `${entry.id}, ${language}, ${width}${full ? ", --full" : ""}`, text, width })),
      ),
    ),
  ),
);
const shown = (found: readonly Line[]): string[] => found.map(({ at, text }) => `${at}: ${text}`);

describe("the page of every entry, in each language, at 50, 80 and 120 columns, with and without --full", () => {
  it("is nowhere wider than the screen, but for addresses and names without a blank", () => {
    assert.ok(lines.length > 50_000, String(lines.length));
    assert.deepEqual(shown(lines.filter(({ text, width }) => displayWidth(text) > width && !/https?:\/\/\S+$|^\s*\S+$/u.test(text))), []);
  });

  it("begins no line with a closing sign", () => {
    assert.deepEqual(shown(lines.filter(({ text }) => /^\s*[，。；：、！？）”’」』】》…)\]};,:]/u.test(text))), []);
  });

  it("ends no line with an opening sign", () => {
    assert.deepEqual(shown(lines.filter(({ text }) => /[（“‘「『【《([]$/u.test(text))), []);
  });
});
