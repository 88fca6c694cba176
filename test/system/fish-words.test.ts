import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { shellWord } from "../../src/core/text/shell.js";

/** fish reads two pairs of signs in single quotes that other shells leave alone, and has no quotes with escapes as `$'…'`. */
const words = [
  "a b",
  "it's",
  "a\\b",
  "a\\\\b",
  "end\\",
  "\\'; echo ran; '",
  "$HOME",
  "`id`",
  "(id)",
  "a;id",
  "*",
  "~",
  "{a,b}",
  "%self",
  'x"y',
  "#c",
  "!x",
  "",
];
const hidden = ["a\nb", "\u202eabc", "a\n'; echo ran; '"];

const fish = (command: string): string => spawnSync("fish", ["--no-config", "-c", command], { encoding: "utf8" }).stdout;

describe("a word of a shown command, pasted", () => {
  for (const word of words)
    it(`means itself to fish, zsh and dash: ${JSON.stringify(word)}`, () => {
      const command = `printf %s ${shellWord(word)}`;
      assert.equal(fish(command), word);
      assert.equal(execFileSync("zsh", ["-fc", command], { encoding: "utf8" }), word);
      assert.equal(execFileSync("dash", ["-c", command], { encoding: "utf8" }), word);
    });

  for (const word of hidden)
    it(`with signs that a terminal would not show is refused by fish, which runs nothing: ${JSON.stringify(word)}`, () => {
      assert.equal(fish(`printf %s ${shellWord(word)}`), "");
    });
});
