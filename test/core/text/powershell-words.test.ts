import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addToList, setVariable, shellOf, shellWord, unsetVariable } from "../../../src/core/text/shell.js";

const words: readonly (readonly [word: string, shown: string])[] = [
  ["vpc-abc", "vpc-abc"],
  ["/v1/vpc/vpc-abc", "/v1/vpc/vpc-abc"],
  ["cidr=10.0.0.0/16", "cidr=10.0.0.0/16"],
  ["isDefault:=true", "isDefault:=true"],
  ["", "''"],
  ["a b", "'a b'"],
  ["$(id)", "'$(id)'"],
  ["`id`", "'`id`'"],
  ["a'b", "'a''b'"],
  ["'; calc; '", "'''; calc; '''"],
  // PowerShell ends a text at these as well.
  ["\u2019; calc; \u2018", "'\u2019\u2019; calc; \u2018\u2018'"],
  ["\u201a\u201b", "'\u201a\u201a\u201b\u201b'"],
  ['a"b', "'a\"b'"],
  ["%PATH%", "'%PATH%'"],
  ["a\\", "'a\\'"],
  ["$env:HOME", "'$env:HOME'"],
  ["@BODY.json", "'@BODY.json'"],
  ["a,b", "'a,b'"],
  ["-x:y", "'-x:y'"],
  ["{a}", "'{a}'"],
  ["a;b|c&d", "'a;b|c&d'"],
  ["a\nb", '"a`nb"'],
  ["a\t\r", '"a`t`r"'],
  ["\u001b[31m$(id)", '"`u{1b}[31m`$(id)"'],
  ['\u202e"`\u201c\u201e', '"`u{202e}`"```\u201c`\u201e"'],
  ["it's\n", `"it's\`n"`],
];

/** What PowerShell makes of a word that is one text in quotes, or null where it ends sooner. */
function read(shown: string): string | null {
  const single = /^'((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\2)*)'$/su.exec(shown);
  if (single) return (single[1] ?? "").replaceAll(/(['\u2018-\u201b])\1/gu, "$1");
  const double = /^"((?:[^`$"\u201c-\u201e]|`u\{[0-9a-f]{1,6}\}|`[^u])*)"$/su.exec(shown);
  if (!double) return /[\s'"`$,;|&(){}@]/u.test(shown) ? null : shown;
  return (double[1] ?? "").replaceAll(/`(?:u\{([0-9a-f]+)\}|(.))/gsu, (_whole, code: string | undefined, sign: string) =>
    code === undefined ? ({ n: "\n", r: "\r", t: "\t" }[sign] ?? sign) : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

describe("a word of a command for PowerShell", () => {
  for (const [word, shown] of words)
    it(`is one word on one line: ${JSON.stringify(word)}`, () => {
      assert.equal(shellWord(word, "powershell"), shown);
      assert.equal(read(shown), word);
      assert.doesNotMatch(shown, /[\n\t\p{Cc}\p{Cf}]/u);
    });

  it("is a word in what sets and extends a variable", () => {
    assert.equal(setVariable.powershell("BCE_REGION", "b'j"), "$env:BCE_REGION = 'b''j'");
    assert.equal(addToList("NO_PROXY", "a\u2019$(id)", false, "powershell"), `$env:NO_PROXY = "$env:NO_PROXY," + 'a\u2019\u2019$(id)'`);
    assert.equal(addToList("NO_PROXY", "a.b", true, "powershell"), "$env:NO_PROXY = 'a.b'");
    assert.equal(unsetVariable("NO_PROXY", "powershell"), "Remove-Item Env:NO_PROXY");
    assert.equal(setVariable.fish("A", "it's \\"), "set -gx A 'it\\'s \\\\'");
    assert.equal(setVariable.bash("A", "$(id)"), "export A='$(id)'");
  });
});

describe("the shell that commands are shown for", () => {
  for (const [env, platform, shell] of [
    [{}, "linux", "bash"],
    [{}, "win32", "powershell"],
    [{ PSModulePath: "C:\\Modules" }, "win32", "powershell"],
    // A Git Bash on Windows.
    [{ SHELL: "/usr/bin/bash", PSModulePath: "C:\\Modules" }, "win32", "bash"],
    [{ PSModulePath: "/opt/Modules" }, "linux", "powershell"],
    [{ SHELL: "/bin/zsh" }, "darwin", "bash"],
    [{ SHELL: "/usr/bin/fish" }, "linux", "fish"],
  ] as const)
    it(`is ${shell} on ${platform} with ${JSON.stringify(env)}`, () => {
      assert.equal(shellOf(env, platform), shell);
    });
});
