import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { closeScreens, plain, screen } from "./screen.js";

describe("on a terminal", () => {
  after(closeScreens);

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

  it("the search keeps what is typed whatever key follows, counts, previews the entry and is left with Esc", async () => {
    const shown = plain(
      await screen("bcevpc explain", {
        rows: 24,
        keys: [
          [/237\/237/, "quotas"],
          [/quotas/, ["Down", "Up", "NPage", "PPage", "Home", "End", "BSpace", "Tab"]],
        ],
        until: /words: quota\s*\n[\s\S]*> LimitExceeded \(nat\)/,
      }),
    );
    assert.match(shown, /words: quota\n +\d+\/237\n {2}\S[^\n]+\n> /);
    assert.match(shown, /─\n {2}\S[\s\S]*esc: leave/);
    const left = plain(await screen("bcevpc explain", { keys: [[/237\/237/, "Escape"]] }));
    assert.match(left, /^\[130\]/);
  });

  it("Ctrl-C in the search exits 130 and leaves no stack trace", async () => {
    const shown = plain(await screen("bcevpc explain", { keys: [[/Error code or words/, "C-c"]] }));
    assert.match(shown, /\[130\]/);
    assert.doesNotMatch(shown, / at |Error:/);
  });

  it("what is longer than the screen goes through a pager, which is left with q; what fits, and with --no-pager all, does not", async () => {
    const paged = plain(await screen("bcevpc codes", { rows: 24, keys: [[/entries by service[\s\S]*\n:/, "q"]] }));
    assert.match(paged, /\[0\]/);
    for (const command of [
      "bcevpc codes --no-pager",
      "BCEVPC_PAGER=cat bcevpc codes",
      "PAGER= bcevpc codes",
      "PAGER=no-such-pager bcevpc codes",
    ])
      assert.match(plain(await screen(command, { rows: 24 })), /made up by|│[\s\S]*\[0\]/, command);
    assert.match(plain(await screen("bcevpc", { rows: 24 })), /More: help[\s\S]*\[0\]/);
  });

  it("the pager shows Chinese in whatever locale", async () => {
    for (const locale of ["C", "zh_CN.UTF-8", "POSIX"]) {
      const shown = plain(await screen(`LC_ALL=${locale} bcevpc explain NoSuchNat --full --lang zh`, { rows: 10, until: /^:|\n:/ }));
      assert.match(shown, /当前地域和账号下没有这个 NAT 网关/, locale);
    }
  });

  it("what is said while waiting breaks no word at the edge of the screen", async () => {
    const shown = plain(await screen("bcevpc verify --lang zh", { columns: 50, until: /结束。/ }));
    assert.match(shown, /请粘贴请求（curl 命令、HTTP、HAR 或 JSON），按\nCtrl-D 结束。/);
    const refused = plain(await screen("bcevpc call GET /v1/vpc --lang zh", { columns: 50 }));
    assert.match(refused, /没有账号也能试用：bcevpc mock\n/);
    for (const line of refused.split("\n")) assert.doesNotMatch(line, /bce$/);
  });

  it("the pager of BCEVPC_PAGER comes before that of PAGER and gets the colours", async () => {
    const shown = await screen('PAGER=false BCEVPC_PAGER="head -n 3" bcevpc explain NoSuchNat --full', { rows: 10 });
    assert.match(shown, /\u001b\[[\d;]*31m/);
    assert.match(plain(shown), /^NoSuchNat[^\n]*\n[^\n]+\n[^\n]+\n\[0\]/);
  });

  it("output is coloured, and not with NO_COLOR", async () => {
    assert.match(await screen("bcevpc explain NoSuchNat"), /\u001b\[[\d;]*31m/);
    assert.doesNotMatch(await screen("NO_COLOR=1 bcevpc explain NoSuchNat"), /\u001b\[[\d;]*31m/);
  });

  it("tables have boxes from 60 columns, fit the screen and keep Chinese columns straight; below there are none", async () => {
    for (const columns of [60, 80, 120]) {
      const lines = plain(await screen("bcevpc codes 配额 --lang zh --no-pager", { columns }))
        .split("\n")
        .filter((line) => line.startsWith("│"));
      assert.ok(lines.length > 5);
      assert.ok(
        lines.every((line) => line.trimEnd().endsWith("│")),
        lines.join("\n"),
      );
    }
    assert.doesNotMatch(await screen("bcevpc codes 配额 --lang zh --no-pager", { columns: 50 }), /│/);
  });

  it("decode says what it waits for and ends with Ctrl-D", async () => {
    const shown = await screen("bcevpc decode", {
      keys: [
        [/Paste an error, then press Ctrl-D/, '{"code":"NoSuchNat","message":"x","requestId":"a"}'],
        [/requestId/, "Enter"],
        [/requestId/, "C-d"],
      ],
    });
    assert.match(plain(shown), /NoSuchNat · HTTP 404 · NAT gateway[\s\S]*\[0\]/);
  });

  it("the bare command shows the help", async () => {
    assert.match(plain(await screen("bcevpc")), /^bcevpc tells you why/);
  });
});
