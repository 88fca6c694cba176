import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { displayWidth } from "../../src/core/text/wrap.js";
import { readCases, type ScreenCase, writeCases, writeScreen } from "./screen-cases.js";
import { runCase } from "./screens.js";

const folder = new URL("../screens/", import.meta.url);
/** `UPDATE_SCREENS=1` writes what comes instead of comparing it; read every line of that difference before it is committed. */
const isUpdate = process.env["UPDATE_SCREENS"] === "1";

/** What may be wider than the screen: what is to be copied, and words without a blank. */
const unbroken = /\$ |https?:\/\/|^\s*\S+$|^[`{<]|^ *"requestId": /u;

function assertFits({ command }: ScreenCase, screen: string): void {
  // A line a code or operation, for programs: as wide as it needs.
  if (/bcevpc (?:codes --service|apis unbind)/u.test(command)) return;
  const columns = Number(/COLUMNS=(\d+)/u.exec(command)?.[1] ?? 80);
  const wide = screen.split("\n").filter((line) => displayWidth(line) > columns && !unbroken.test(line));
  assert.deepEqual(wide, []);
}

for (const name of readdirSync(folder).filter((file) => file.endsWith(".md")))
  describe(`the screens of ${name}`, () => {
    const { introduction, cases } = readCases(readFileSync(new URL(name, folder), "utf8"));
    const seen: { given: string; screen: string }[] = [];
    for (const screenCase of cases)
      it(screenCase.title, async (context) => {
        const screen = writeScreen(await runCase(context, screenCase));
        seen.push({ given: screenCase.given, screen });
        assertFits(screenCase, screen);
        if (!isUpdate) assert.equal(screen, screenCase.expected);
      });
    if (isUpdate) after(() => writeFileSync(new URL(name, folder), writeCases(introduction, seen)));
  });
