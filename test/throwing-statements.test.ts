import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const root = new URL("../src/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

/** A statement that calls a platform function which can throw, and makes nothing of the result: a bundler may take it for having no effect. */
const forItsError =
  /(?<=[{};]\n)[ ]*(?:void )?(?:new (?:URL|RegExp|Date|Intl\.\w+|TextDecoder|Set|Map)|JSON\.(?:parse|stringify)|(?:de|en)codeURI(?:Component)?|BigInt|Number|String|Symbol|RegExp|atob|btoa|structuredClone)\(.*\);$/gmu;

describe("the source", () => {
  it("has no statement that is there only to throw", () => {
    const found = files.flatMap((file) =>
      [...readFileSync(new URL(file, root), "utf8").matchAll(forItsError)].map(([statement]) => `${file}: ${statement.trim()}`),
    );
    assert.deepEqual(found, []);
    assert.match("try {\n  decodeURIComponent(path);\n", forItsError);
  });
});
