import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { shellWord } from "../../../src/core/text/shell.js";
import { TransportError } from "../../../src/node/client/transport-error.js";
import { transportVerdict } from "../../../src/node/client/transport-verdicts.js";
import { transportFailures } from "../../node/client/transport-failures.js";

const hostile = [
  "$(id)",
  "`id`",
  "a'b",
  'a"b',
  "a;id",
  "a\nid",
  "a\tb",
  "a\\",
  "$HOME",
  "*",
  "a b",
  "",
  "!x",
  "~",
  "\u001b[31m",
  "\u202eab",
  "é密",
  "\u{e0041}",
  "%self",
  "a\\\\b",
  "\\'; id; '",
];

/** A command without what stands in quotes that keep everything. */
const bare = (command: string): string => command.replaceAll(/\$'(?:[^'\\]|\\.)*'|'[^']*'|\\./gu, "");

describe("a word in a command that is shown", () => {
  for (const word of hostile)
    it(`means itself to bash, on one line: ${JSON.stringify(word)}`, () => {
      const shown = shellWord(word);
      assert.doesNotMatch(shown, /[\n\t\p{Cc}\p{Cf}]/u);
      assert.equal(execFileSync("bash", ["-c", `printf %s ${shown}`], { env: { LC_ALL: "C.UTF-8", HOME: "/" } }).toString(), word);
    });
});

describe("a host in the steps of a call without an answer", () => {
  const hosts = ["$(id).x", "`id`.x", "a'$(id)'.x", 'a"$(id)".x', "a;id", "a\n$(id)"];
  for (const failure of transportFailures)
    it(`runs nothing when the command is pasted: ${failure}`, () => {
      for (const hostname of hosts) {
        const facts = {
          host: hostname,
          detail: "",
          own: {
            origin: `http://${hostname}`,
            proxy: { shown: "http://proxy:1", source: { en: "HTTPS_PROXY", zh: "HTTPS_PROXY" } },
            limits: { connect: 1, firstByte: 1, whole: null },
            isLoopback: false,
          },
        };
        for (const { command } of transportVerdict(new TransportError(failure, ""), facts).steps)
          assert.doesNotMatch(bare(command ?? ""), /\$\(|`|;|\n/u, command);
      }
    });
});
