import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { binary } from "../cli/run.js";
import { temporaryFolder } from "../temporary-folder.js";
import { closeScreens, plain, screen } from "./screen.js";

/** A program of this name that completes as the real one does, and prints the arguments of everything else. */
const folder = temporaryFolder("completion");
const program = "bcevpc";
mkdirSync(join(folder, "bin"));
writeFileSync(
  join(folder, "bin", program),
  [
    "#!/bin/sh",
    `case $1 in __complete|completion) exec '${process.execPath}' '${binary}' "$@" ;; esac`,
    "printf 'GOT'; printf '<%s>' \"$@\"; echo",
    "",
  ].join("\n"),
);
chmodSync(join(folder, "bin", program), 0o755);
writeFileSync(join(folder, "captured.log"), "");

const rc = (name: string, lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${[`cd '${folder}'`, ...lines].join("\n")}\n`);
  return join(folder, name);
};

/** Twice, as it happens where a shell starts another; none has anything else of completion loaded. */
const shells = [
  {
    name: "bash",
    command: `bash --noprofile --rcfile ${rc("bashrc", [
      "PS1='ready> '",
      "bind 'set enable-bracketed-paste off'",
      `source <(${program} completion bash)`,
      `source <(${program} completion bash)`,
    ])} -i`,
  },
  {
    name: "bash whose words npm's completion takes apart",
    command: `bash --noprofile --rcfile ${rc("npm-bashrc", [
      "PS1='ready> '",
      "bind 'set enable-bracketed-paste off'",
      // What the script of `npm completion` says, which many have in their .bashrc.
      "COMP_WORDBREAKS=${COMP_WORDBREAKS/=/}",
      "COMP_WORDBREAKS=${COMP_WORDBREAKS/@/}",
      `source <(${program} completion bash)`,
    ])} -i`,
  },
  {
    name: "zsh",
    command: `ZDOTDIR=${folder} zsh -d -i`,
    file: rc(".zshrc", [
      "PS1='ready> '",
      "unsetopt zle_bracketed_paste 2>/dev/null",
      `source <(${program} completion zsh)`,
      `source <(${program} completion zsh)`,
    ]),
  },
  {
    name: "fish",
    command: `fish --no-config -i -C "source ${rc("fishrc", [
      "set -g fish_greeting",
      "set -g fish_autosuggestion_enabled 0",
      "function fish_prompt; echo -n 'ready> '; end",
      `${program} completion fish | source`,
      `${program} completion fish | source`,
    ])}"`,
  },
] as const;

/** What is typed, a tabulator as \t, and the arguments that come of it. */
const cases: readonly (readonly [typed: string, got: string])[] = [
  ["expl\tNoSuchNat", "<explain><NoSuchNat>"],
  ["explain NoSuchNat --serv\tsni\t", "<explain><NoSuchNat><--service><snic>"],
  ["call CreateN\tbilling.paym\tPos\t", "<call><CreateNat><billing.paymentTiming=Postpaid>"],
  ["call CreateNat bindE\t1.2.3.4 vpc\tvpc-1", "<call><CreateNat><bindEips[]=1.2.3.4><vpcId=vpc-1>"],
  ["decode --format=sa\tcapt\t", "<decode><--format=sarif><captured.log>"],
  ["--lang zh help exi\t", "<--lang><zh><help><exit-codes>"],
];

describe("completion at a TAB", () => {
  after(closeScreens);

  for (const { name, command } of shells)
    it(`works in ${name}, without any completion loaded before and sourced twice`, async () => {
      for (const [typed, got] of cases) {
        const keys = `${program} ${typed}`.split(/(\t)/).map((part) => (part === "\t" ? "Tab" : part));
        const shown = await screen(command, {
          columns: 120,
          keys: [
            [/ready>/, keys.filter((key) => key !== "")],
            [/ready>/, ["Enter"]],
            // Whatever the shell writes when it ends is written before the folders of the test go.
            [/GOT</, ["exit", "Enter"]],
          ],
          literal: true,
          env: { PATH: `${join(folder, "bin")}:${process.env["PATH"]}` },
        });
        const text = plain(shown);
        assert.equal(/GOT(<.*>)/.exec(text)?.[1], got, text);
        assert.doesNotMatch(text, /not found|readonly|rror:/);
      }
    });
});
