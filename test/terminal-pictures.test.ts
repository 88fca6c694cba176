import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { terminalPictures } from "../scripts/terminal-pictures.js";

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

describe("the pictures of a terminal", () => {
  const pictures = terminalPictures();

  it("show what the command prints today; npm run pictures draws them again", () => {
    assert.equal(pictures.size, 4);
    for (const [path, picture] of pictures) assert.equal(read(path), picture, path);
  });

  it("stand in the README of their language, for light and for dark", () => {
    for (const [readme, folder] of [
      ["README.md", "docs/"],
      ["README.zh-CN.md", "docs/zh/"],
    ] as const) {
      const [, picture = ""] = /<picture>([\s\S]*?)<\/picture>/u.exec(read(readme)) ?? [];
      assert.match(picture, new RegExp(`media="\\(prefers-color-scheme: dark\\)" srcset="${folder}terminal-dark\\.svg"`), readme);
      assert.match(picture, new RegExp(`<img [^>]*alt="[^"]+" src="${folder}terminal-light\\.svg"`), readme);
    }
  });

  it("load nothing and run nothing", () => {
    for (const picture of pictures.values()) assert.doesNotMatch(picture, /<script|href=|@import|url\(/u);
  });
});
