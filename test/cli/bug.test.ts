import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { bcevpc } from "./run.js";

const { version, ...manifest } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const env = { NODE_OPTIONS: `--require=${new URL("throw-in-parse.cjs", import.meta.url).pathname}` };
const texts = {
  en: [`This is a bug in bcevpc ${version}.`, "include the lines below", "the command without its keys", "the input"],
  zh: [`bcevpc ${version} 自身的缺陷`, "附上以下内容", "所用命令（去掉密钥）", "输入"],
} as const;

describe("a failure that bcevpc did not expect", () => {
  for (const [language, expected] of Object.entries(texts))
    it(`ends with 70 and says what to attach, with the lines that show where it happened: ${language}`, async () => {
      const { stdout, stderr, code } = await bcevpc(["explain", "NoSuchNat", "--lang", language], { env });
      assert.deepEqual([code, stdout], [70, ""]);
      const [request = "", detail = ""] = stderr.split("\n\n");
      // A line ends where the terminal does, and in English at a blank.
      const flat = request.replaceAll("\n", language === "en" ? " " : "");
      for (const words of expected) assert.ok(flat.includes(words), `${words}\n${flat}`);
      assert.match(detail, /^TypeError: planted\n +at /u);
    });

  it("points at no address that the package does not name", async () => {
    const { bugs, homepage, repository } = manifest;
    const known = [bugs, homepage, repository].map((place) => place?.url ?? place).filter((place) => place !== undefined);
    for (const language of Object.keys(texts)) {
      const { stderr } = await bcevpc(["explain", "NoSuchNat", "--lang", language], { env });
      const [request = ""] = stderr.split("\n\n");
      const named = request.match(/https?:\/\/\S+|\b(?:www\.|github\b)\S*|\S+@\S+/giu) ?? [];
      assert.deepEqual(
        named.filter((address) => !known.includes(address)),
        [],
      );
    }
  });
});
