import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { closeScreens, plain, screen } from "./screen.js";

const shown = async (...args: Parameters<typeof screen>): Promise<string> => plain(await screen(...args));

/** A command line without quotes inside quotes: screen wraps it in single ones. */
const failure = String.raw`printf %s\\n "[Code: NoSuchNat; Message: x; RequestId: a-1]" 1>&2`;

describe("bcevpc run on a terminal", () => {
  after(closeScreens);

  it("lets the command ask there and read the answer, and explains below", async () => {
    const text = await shown(`bcevpc run -- bash -c "read -p \\"go on? \\" x; echo got \\$x; ${failure.replaceAll('"', '\\"')}; exit 4"`, {
      keys: [
        [/go on\?/, "yes"],
        [/go on\? yes/, "Enter"],
      ],
      rows: 60,
    });
    assert.match(text, /go on\? yes\ngot yes\n\[Code: NoSuchNat[^\n]*\n[\s\S]*NoSuchNat · HTTP 404 · NAT gateway[\s\S]*\[4\]/);
  });

  it("offers to look into the failure below the explanation", async () => {
    const text = await shown(`bcevpc run -- bash -c "${failure.replaceAll('"', '\\"')}; exit 3"`);
    assert.match(text, /NoSuchNat · HTTP 404[\s\S]*Request id +a-1\n\n\d read calls? would tell: run again with --investigate\n\[3\]/);
  });

  it("leaves stdin and stdout terminals, stderr a pipe", async () => {
    const text = await shown(`bcevpc run -- bash -c "for i in 0 1 2; do test -t \\$i && echo \\$i yes || echo \\$i no; done"`);
    assert.match(text, /0 yes\n1 yes\n2 no\n\[0\]/);
  });

  it("lets a hidden prompt hide, and leaves the terminal as it was", async () => {
    const text = await shown(
      `bcevpc run -- bash -c "read -s -p secret? x; echo; echo length \\\${#x}"; stty -a | grep -ow -e -echo -e echo`,
      {
        keys: [
          [/secret\?/, "hunter2"],
          [/secret\?/, "Enter"],
        ],
      },
    );
    assert.match(text, /length 7\necho\n\[0\]/);
    assert.doesNotMatch(text, /hunter2/);
  });

  it("ends with 130 when Ctrl-C ends the command, and says nothing of its own", async () => {
    const text = await shown('bcevpc run -- bash -c "echo ready; exec sleep 100"', { keys: [[/ready/, "C-c"]] });
    assert.match(text, /^ready\n\^C\[130\]/m);
  });

  it("interrupts the command once for one Ctrl-C, and waits for what it says then", async () => {
    const script = String.raw`n=0; trap \"n=\\\$((n+1))\" INT; echo ready; for i in 1 2 3 4 5 6 7 8; do sleep 0.2; done; echo times \$n; exit 7`;
    const text = await shown(`bcevpc run -- bash -c "${script}"`, { keys: [[/ready/, "C-c"]] });
    assert.match(text, /times 1\n\[7\]/);
  });
});
