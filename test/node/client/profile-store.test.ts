import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, it } from "node:test";
import { ConfigurationError } from "../../../src/core/refusals.js";
import { withCurrent, withoutProfile, withProfile } from "../../../src/node/client/profile-edits.js";
import { updateConfig } from "../../../src/node/client/profile-store.js";
import { Secret } from "../../../src/node/client/secret.js";
import { temporaryFolder } from "../../temporary-folder.js";

const planted = "PLANTED-SECRET-5f1c";
const keys = (id = "ALTAKone") => ({ accessKeyId: id, secretAccessKey: new Secret(planted) });

let folder = "";
let file = "";

const put = (content: string | Buffer): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, content);
};
const stored = () => JSON.parse(readFileSync(file, "utf8"));
const modeOf = (path: string): number => statSync(path).mode & 0o777;
const save = (name: string) => updateConfig((config) => withProfile(config, name, keys()));

/** Holds that a change is refused as a matter of configuration, in words that give no secret away. */
const refused = (change: Promise<unknown>, sentence: RegExp) =>
  assert.rejects(change, (error) => {
    assert.ok(error instanceof ConfigurationError, String(error));
    const words = JSON.stringify([error.text, error.hints]);
    assert.match(words, sentence);
    assert.ok(!words.includes("PLANTED"), words);
    return true;
  });

describe("the profile store", () => {
  beforeEach(() => {
    process.env["HOME"] = temporaryFolder("store");
    folder = join(process.env["HOME"], ".bce");
    file = join(folder, "config.json");
  });

  it("writes the official CLI's form: its fields in its order, none of them empty, two blanks of indentation", async () => {
    await updateConfig((config) => withProfile(config, "work", { ...keys(), region: "gz", endpoint: "", language: "" }));
    assert.equal(
      readFileSync(file, "utf8"),
      `{
  "current": "work",
  "profiles": [
    {
      "name": "work",
      "mode": "AK",
      "access_key_id": "ALTAKone",
      "secret_access_key": "${planted}",
      "region": "gz"
    }
  ]
}
`,
    );
  });

  it("creates folder and file for their owner only, and takes them away from others", async () => {
    await save("one");
    assert.deepEqual([modeOf(folder), modeOf(file)], [0o700, 0o600]);
    chmodSync(folder, 0o755);
    chmodSync(file, 0o644);
    await save("two");
    assert.deepEqual([modeOf(folder), modeOf(file)], [0o700, 0o600]);
  });

  it("leaves every byte but the change: unknown keys, their order, other profiles, numbers that JavaScript would round", async () => {
    const before = `{
  "plugins": {
    "account": 12345678901234567890,
    "rate": 1.0,
    "tiny": -1e-7,
    "text": "12345678901234567890 \\"1.0\\" \\\\"
  },
  "profiles": [
    {
      "region": "bj",
      "name": "first",
      "note": "保持原样",
      "nested": {
        "b": 1,
        "a": []
      }
    },
    {
      "name": "second"
    }
  ],
  "current": "first",
  "__proto__": {
    "kept": true
  }
}
`;
    put(before);
    await updateConfig((config) => withProfile(config, "first", { region: "gz" }));
    assert.equal(readFileSync(file, "utf8"), before.replace('"bj"', '"gz"'));
    await updateConfig((config) => withProfile(config, "third", keys()));
    await updateConfig((config) => withoutProfile(config, "third"));
    assert.equal(readFileSync(file, "utf8"), before.replace('"bj"', '"gz"'));
  });

  it("drops the token of a former key, keeps it when the key is the same, and lets the mode follow", async () => {
    const change = async (what: Parameters<typeof withProfile>[2]) => {
      await updateConfig((config) => withProfile(config, "sts", what));
      const [{ mode, security_token: token }] = stored().profiles;
      return [mode, token];
    };
    assert.deepEqual(await change({ ...keys(), securityToken: new Secret("token-1") }), ["StsToken", "token-1"]);
    assert.deepEqual(await change({ region: "bj" }), ["StsToken", "token-1"]);
    assert.deepEqual(await change(keys()), ["StsToken", "token-1"]);
    assert.deepEqual(await change({ securityToken: new Secret("token-2") }), ["StsToken", "token-2"]);
    assert.deepEqual(await change(keys("ALTAKtwo")), ["AK", undefined]);
    put('{"profiles":[{"name":"sts","mode":"RamRole"}]}');
    assert.deepEqual(await change({ region: "bj" }), ["RamRole", undefined]);
  });

  it("makes the first profile current, and any written while the current one does not exist", async () => {
    await save("one");
    await save("two");
    assert.equal(stored().current, "one");
    put('{"current":"gone","profiles":[{"name":"one"}]}');
    await save("two");
    assert.equal(stored().current, "two");
  });

  it("gives the place of a deleted current profile to the first that is left", async () => {
    for (const name of ["one", "two", "three"]) await save(name);
    await updateConfig((config) => withCurrent(config, "two"));
    await updateConfig((config) => withoutProfile(config, "two"));
    assert.equal(stored().current, "one");
    for (const name of ["one", "three"]) await updateConfig((config) => withoutProfile(config, name));
    assert.deepEqual(stored(), { current: "", profiles: [] });
  });

  it("takes the file that the official CLI leaves when its last profile is deleted", async () => {
    put('{\n  "current": "",\n  "profiles": null\n}');
    await save("new");
    assert.deepEqual([stored().current, stored().profiles.length], ["new", 1]);
  });

  it("reads a byte order mark, as Windows editors write it, and leaves it out", async () => {
    put('\ufeff{"current":"a","profiles":[{"name":"a","note":"测试"}]}');
    await save("b");
    assert.deepEqual(
      stored().profiles.map(({ name, note }: Record<string, string>) => [name, note]),
      [
        ["a", "测试"],
        ["b", undefined],
      ],
    );
  });

  it("refuses what it cannot read as a whole, says no word of it and leaves every byte", async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"profiles":[{"name":"'),
      Buffer.from([0xb2, 0xe2, 0xca, 0xd4]),
      Buffer.from(`","k":"${planted}"}]}`),
    ]);
    const broken: readonly (readonly [string | Buffer, RegExp])[] = [
      ["", /is not valid JSON: line 1/],
      [`{"profiles":[{"secret_access_key":"${planted}`, /is not valid JSON: line 1/],
      [`{"profiles":[{"secret_access_key": ${planted}}]}`, /is not valid JSON: line 1, column 36/],
      [`// note\n{"secret":"${planted}"}`, /is not valid JSON: line 1/],
      [`{"secret":"${planted}",}`, /is not valid JSON/],
      ['{"account":0123}', /is not valid JSON/],
      ["[]", /does not contain a JSON object/],
      [`"${planted}"`, /does not contain a JSON object/],
      [`{"profiles":{"${planted}":1}}`, /must have a list of objects/],
      [`{"profiles":["${planted}"]}`, /must have a list of objects/],
      ['{"current":7}', /must have a string as current/],
      [gbk, /is not UTF-8 text/],
      [Buffer.from(`{"profiles":[{"k":"${planted}"}]}`, "utf16le"), /is not (?:JSON|UTF-8)/],
    ];
    for (const [content, sentence] of broken) {
      put(content);
      await refused(save("new"), sentence);
      assert.deepEqual(readFileSync(file), Buffer.from(content));
      assert.deepEqual(readdirSync(folder), ["config.json"]);
    }
  });

  it("writes through symbolic links, also one whose file does not exist yet", async () => {
    const elsewhere = temporaryFolder("dotfiles");
    const target = join(elsewhere, "bce.json");
    mkdirSync(folder);
    symlinkSync(target, file);
    for (const name of ["one", "two"]) {
      await save(name);
      assert.equal(readlinkSync(file), target);
      assert.ok(lstatSync(target).isFile());
    }
    assert.equal(stored().profiles.length, 2);
    assert.equal(modeOf(target), 0o600);
    assert.deepEqual(readdirSync(elsewhere), ["bce.json"]);
  });

  it("says what stands in the way, and writes nothing", async () => {
    writeFileSync(folder, "");
    await refused(save("one"), /~\/\.bce is not a directory/);
    process.env["HOME"] = join(tmpdir(), "bcevpc-no-such-home");
    await refused(save("one"), /does not exist \(ENOENT\)/);
  });

  it("replaces nothing but a regular file", async () => {
    mkdirSync(file, { recursive: true });
    await refused(save("one"), /not a regular file/);
    process.env["HOME"] = temporaryFolder("store");
    mkdirSync(join(process.env["HOME"], ".bce"));
    const link = join(process.env["HOME"], ".bce", "config.json");
    symlinkSync(link, link);
    await refused(save("one"), /symbolic links form a loop/);
  });

  it("changes nothing and lets go of the lock when the change itself is refused", async () => {
    await save("one");
    const before = readFileSync(file);
    await refused(
      updateConfig((config) => withCurrent(config, "two")),
      /unknown profile two/,
    );
    assert.deepEqual(readFileSync(file), before);
    assert.deepEqual(readdirSync(folder), ["config.json"]);
  });

  it("is not held up by a lock that was left behind", async () => {
    const lock = `${file}.lock`;
    mkdirSync(lock, { recursive: true });
    utimesSync(lock, 1, 1);
    await Promise.all(["one", "two", "three"].map(save));
    assert.equal(stored().profiles.length, 3);
    assert.ok(!existsSync(lock));
  });

  it("waits a few seconds for another process and then names its lock", async () => {
    const lock = `${file}.lock`;
    mkdirSync(lock, { recursive: true });
    const future = Date.now() / 1000 + 3600;
    utimesSync(lock, future, future);
    await refused(save("one"), /another process holds the lock ~\/\.bce\/config\.json\.lock/);
    assert.ok(existsSync(lock) && !existsSync(file));
  });
});
