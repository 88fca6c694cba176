import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, describe, it } from "node:test";
import { binary, emptyHome } from "../cli/run.js";

const tmux = (...args: string[]): string => execFileSync("tmux", ["-L", "bcevpc-test", ...args], { encoding: "utf8" });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs a command in a terminal of the given size and types into it; returns the screen once `until` shows. */
async function screen(
  command: string,
  { columns = 80, rows = 50, keys = [] as readonly (readonly [waitFor: RegExp, key: string])[], until = /\[\d+\]/ } = {},
): Promise<string> {
  const session = `s${Math.random().toString(36).slice(2)}`;
  const bcevpc = `${process.execPath} ${binary}`;
  tmux(
    "new-session",
    "-d",
    "-s",
    session,
    "-x",
    String(columns),
    "-y",
    String(rows),
    `env -i PATH="$PATH" HOME=${emptyHome} TERM=xterm-256color LANG=C.UTF-8 bash -c '${command.replaceAll("bcevpc", bcevpc)}; echo "[$?]"; sleep 30'`,
  );
  const waitFor = async (pattern: RegExp): Promise<string> => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const text = tmux("capture-pane", "-p", "-e", "-t", session);
      if (pattern.test(text)) return text;
      await pause(100);
    }
    throw new Error(`${pattern} did not appear:\n${tmux("capture-pane", "-p", "-t", session)}`);
  };
  for (const [pattern, key] of keys) {
    await waitFor(pattern);
    tmux("send-keys", "-t", session, key);
  }
  return waitFor(until);
}

const plain = (text: string): string => text.replaceAll(/\u001b\[[\d;]*m/g, "");

describe("on a terminal", () => {
  after(() => tmux("kill-server"));

  it("explain without a code searches as one types, in either language, and explains the entry chosen", async () => {
    for (const words of ["quota", "配额"]) {
      const shown = await screen("bcevpc explain", {
        keys: [
          [/Error code or words/, words],
          [/LimitExceeded \(nat\)/, "Enter"],
        ],
      });
      assert.match(plain(shown), /LimitExceeded {2}VPC · HTTP 413[\s\S]*\[0\]/);
    }
  });

  it("Ctrl-C in the search exits 130 and leaves no stack trace", async () => {
    const shown = plain(await screen("bcevpc explain", { keys: [[/Error code or words/, "C-c"]] }));
    assert.match(shown, /\[130\]/);
    assert.doesNotMatch(shown, / at |Error:/);
  });

  it("output is coloured, and not with NO_COLOR", async () => {
    assert.match(await screen("bcevpc explain NoSuchNat"), /\u001b\[[\d;]*31m/);
    assert.doesNotMatch(await screen("NO_COLOR=1 bcevpc explain NoSuchNat"), /\u001b\[[\d;]*31m/);
  });

  it("tables have boxes from 60 columns, fit the screen and keep Chinese columns straight; below there are none", async () => {
    for (const columns of [60, 80, 120]) {
      const lines = plain(await screen("bcevpc codes 配额 --lang zh", { columns }))
        .split("\n")
        .filter((line) => line.startsWith("│"));
      assert.ok(lines.length > 5);
      assert.ok(
        lines.every((line) => line.trimEnd().endsWith("│")),
        lines.join("\n"),
      );
    }
    assert.doesNotMatch(await screen("bcevpc codes 配额 --lang zh", { columns: 50 }), /│/);
  });

  it("decode says what it waits for and ends with Ctrl-D", async () => {
    const shown = await screen("bcevpc decode", {
      keys: [
        [/Paste an error, then press Ctrl-D/, '{"code":"NoSuchNat","message":"x","requestId":"a"}'],
        [/requestId/, "Enter"],
        [/requestId/, "C-d"],
      ],
    });
    assert.match(plain(shown), /NoSuchNat {2}NAT gateway[\s\S]*\[0\]/);
  });

  it("the bare command shows the help", async () => {
    assert.match(plain(await screen("bcevpc")), /Usage: bcevpc/);
  });
});
