import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { writePrivateFile } from "../../../src/node/client/private-file.js";
import { temporaryFolder } from "../../temporary-folder.js";

const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe("a private file", () => {
  it("is its owner's alone, also where it takes the place of one that is not", async () => {
    const folder = temporaryFolder("private");
    const file = join(folder, "a");
    await writePrivateFile(file, "one");
    assert.deepEqual([readFileSync(file, "utf8"), modeOf(file)], ["one", 0o600]);
    writeFileSync(join(folder, "b"), "open", { mode: 0o644 });
    await writePrivateFile(join(folder, "b"), "二");
    assert.deepEqual([readFileSync(join(folder, "b"), "utf8"), modeOf(join(folder, "b"))], ["二", 0o600]);
    assert.deepEqual(readdirSync(folder).sort(), ["a", "b"]);
  });

  it("is another file than before, so that whoever has the old one open keeps it whole", async () => {
    const file = join(temporaryFolder("private"), "a");
    await writePrivateFile(file, "one");
    const { ino } = statSync(file);
    await writePrivateFile(file, "two");
    assert.notEqual(statSync(file).ino, ino);
  });

  it("is written where a link leads, and the link stays", async () => {
    const folder = temporaryFolder("private");
    writeFileSync(join(folder, "real"), "");
    symlinkSync("real", join(folder, "link"));
    await writePrivateFile(join(folder, "link"), "text");
    assert.equal(readFileSync(join(folder, "real"), "utf8"), "text");
    assert.deepEqual(
      readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entry.isSymbolicLink()]),
      [
        ["link", true],
        ["real", false],
      ],
    );
  });

  it("leaves nothing of itself behind when it cannot take its place", async () => {
    const folder = temporaryFolder("private");
    mkdirSync(join(folder, "taken", "inside"), { recursive: true });
    await assert.rejects(() => writePrivateFile(join(folder, "taken"), "text"), { code: /EISDIR|ENOTEMPTY|EEXIST/ });
    assert.deepEqual(readdirSync(folder), ["taken"]);
  });

  it("stays as it was when the disk takes only a part of the new text", async () => {
    const folder = temporaryFolder("private");
    const file = join(folder, "a");
    await writePrivateFile(file, "old");
    const module = new URL("../../../src/node/client/private-file.ts", import.meta.url).href;
    const script = `import { writePrivateFile } from ${JSON.stringify(module)};
      try { await writePrivateFile(${JSON.stringify(file)}, "x".repeat(5000)); } catch (error) { console.log(error.code); }`;
    const command = 'trap "" XFSZ; ulimit -f 4; exec "$0" "$@"';
    const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", script];
    const { stdout, stderr } = spawnSync("bash", ["-c", command, ...node], {
      encoding: "utf8",
      env: { ...process.env, TSX_DISABLE_CACHE: "1" },
    });
    assert.equal(stdout, "EFBIG\n", stderr);
    assert.deepEqual([readFileSync(file, "utf8"), readdirSync(folder)], ["old", ["a"]]);
  });
});
