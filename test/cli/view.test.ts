import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chooseColor, chooseWidth, readViewFlags } from "../../src/cli/view.js";

const terminal = (env: Record<string, string> = {}) => ({ env, isTerminal: true, columns: 100 });

describe("the look of the output", () => {
  it("has colour on a terminal unless something says no", () => {
    assert.equal(chooseColor(undefined, terminal()), true);
    assert.equal(chooseColor(undefined, terminal({ NO_COLOR: "" })), true);
    assert.equal(chooseColor(undefined, terminal({ NO_COLOR: "0" })), false);
    assert.equal(chooseColor(undefined, terminal({ TERM: "dumb" })), false);
    assert.equal(chooseColor(undefined, terminal({ CLICOLOR: "0" })), false);
    assert.equal(chooseColor(undefined, terminal({ FORCE_COLOR: "false" })), false);
    assert.equal(chooseColor(undefined, terminal({ FORCE_COLOR: "0" })), false);
    assert.equal(chooseColor(undefined, { ...terminal({ FORCE_COLOR: "true" }), isTerminal: false }), true);
    assert.equal(chooseColor("auto", terminal()), true);
    assert.equal(chooseColor("never", terminal({ FORCE_COLOR: "1" })), false);
  });

  it("is as wide as COLUMNS, the terminal, or 80", () => {
    assert.equal(chooseWidth(terminal({ COLUMNS: "50" })), 50);
    assert.equal(chooseWidth(terminal({ COLUMNS: "wide" })), 100);
    assert.equal(chooseWidth({ env: {}, isTerminal: false, columns: undefined }), 80);
    assert.equal(chooseWidth(terminal({ COLUMNS: "1" })), 20);
  });

  it("is told by flags anywhere before --", () => {
    assert.deepEqual(readViewFlags(["explain", "X", "--lang", "zh", "--color=always"]), {
      lang: "zh",
      color: "always",
      profile: undefined,
    });
    assert.deepEqual(readViewFlags(["--no-color", "--", "--lang", "zh"]), { lang: undefined, color: "never", profile: undefined });
  });
});
