import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { homeWith } from "../call/caller.js";
import { bcevpc } from "../run.js";
import { accessKeyId, checkOf, commandsOf, doctor, examined, keys, secretAccessKey } from "./doctoring.js";

const other = { name: "work", access_key_id: "ALTAKwork5Xyz01abc", secret_access_key: "0f".repeat(16), region: "gz" };
const none = { BCE_ACCESS_KEY_ID: "", BCE_SECRET_ACCESS_KEY: "" };

/** A home with the file's mode as it should be. */
function home(config: string | object): string {
  const path = homeWith(config);
  chmodSync(join(path, ".bce", "config.json"), 0o600);
  return path;
}

const offline = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) => examined(["--offline", ...args], env);

describe("bcevpc doctor on configuration", { concurrency: 4 }, () => {
  it("names the source of each setting and what it overrides", async () => {
    const { stdout, code } = await doctor(["configuration", "--offline", "--region", "su"], {
      HOME: home({ current: "work", profiles: [other] }),
      BAIDUCLOUD_ACCESS_KEY: "ALTAKterraform01",
      BAIDUCLOUD_SECRET_KEY: "9".repeat(32),
      BCE_REGION: "bj",
      COLUMNS: "200",
    });
    assert.deepEqual(stdout.split("\n").slice(0, 8), [
      "✓ configuration  access key 0123… from environment, BCE_ACCESS_KEY_ID",
      "      overrides ALTA… from environment, BAIDUCLOUD_ACCESS_KEY",
      "      overrides ALTA… from profile work of ~/.bce/config.json",
      "    endpoint https://bcc.su.baidubce.com from --region",
      "      overrides bj from environment, BCE_REGION",
      "      overrides gz from profile work of ~/.bce/config.json",
      "    the official bce CLI prefers the profile to the environment, so it uses the other key",
      "",
    ]);
    assert.equal(code, 0);
  });

  it("takes an explicit profile before the environment", async () => {
    const result = await offline(["--profile", "work"], { HOME: home({ current: "x", profiles: [other] }) });
    const { facts } = checkOf(result, "configuration");
    assert.deepEqual((facts["accessKey"] as { shown: string }).shown, "ALTA…");
    assert.equal((facts["endpoint"] as { region: string }).region, "gz");
    assert.deepEqual(commandsOf(checkOf(result, "configuration")), []);
    assert.equal(result.code, 0);
  });

  it("finds that nothing is configured, and says how to", async () => {
    const result = await offline([], none);
    const { status, text, fixes } = checkOf(result, "configuration");
    assert.deepEqual([status, text.en, result.code], ["failure", "no access key and no region are set", 1]);
    assert.ok(fixes.some(({ en }) => en.includes("bcevpc configure")) && fixes.some(({ en }) => en.includes("bcevpc mock")));
    assert.deepEqual([checkOf(result, "key").status, checkOf(result, "endpoint").status], ["notRun", "notRun"]);
  });

  it("finds a broken file, which is worse when something of it is needed", async () => {
    const HOME = home('{"current": "a", profiles: []}');
    const needed = checkOf(await offline([], { ...none, HOME }), "configuration");
    const spare = checkOf(await offline(["--region", "bj"], { HOME }), "configuration");
    assert.deepEqual([needed.status, spare.status], ["failure", "warning"]);
    for (const { text } of [needed, spare]) assert.equal(text.en, "~/.bce/config.json is not valid JSON: line 1, column 18");
  });

  it("says which key and place count, and whether a token goes with the key", async () => {
    const token = { BCE_SECURITY_TOKEN: "t".repeat(64) };
    for (const [more, hasToken] of [[{}, false] as const, [token, true] as const]) {
      const { facts } = checkOf(await offline(["--region", "bj"], more), "configuration");
      const source = { en: "environment, BCE_ACCESS_KEY_ID", zh: "环境变量 BCE_ACCESS_KEY_ID" };
      assert.deepEqual(facts["accessKey"], { shown: "0123…", source, hasToken });
    }
  });

  it("finds a profile that is not there", async () => {
    const result = await offline(["--profile", "nope"], { HOME: home({ current: "work", profiles: [other] }) });
    assert.deepEqual([checkOf(result, "configuration").text.en, result.code], ["unknown profile nope", 1]);
  });

  it("finds a region that does not exist wherever it was set, and refuses it as an argument", async () => {
    const result = await offline([], { BCE_REGION: "tokyo" });
    assert.deepEqual([checkOf(result, "endpoint").status, checkOf(result, "endpoint").text.en], ["failure", "unknown region tokyo"]);
    assert.equal(checkOf(result, "configuration").status, "ok");
    assert.equal((await doctor(["--offline", "--region", "tokyo"])).code, 2);
  });
});

describe("bcevpc doctor on the configuration file", { concurrency: 4 }, () => {
  it("finds a file that others can read, and one in a folder that others can write", async () => {
    const HOME = home({ current: "work", profiles: [other] });
    const file = join(HOME, ".bce", "config.json");
    chmodSync(join(HOME, ".bce"), 0o755);
    assert.equal(checkOf(await offline([], { HOME }), "file").status, "ok");
    chmodSync(file, 0o644);
    const open = checkOf(await offline([], { HOME }), "file");
    assert.deepEqual([open.status, commandsOf(open)], ["warning", ["chmod 600 ~/.bce/config.json"]]);
    assert.equal(open.text.en, "~/.bce/config.json has mode 0644: everyone on this machine can read the keys in it");
    chmodSync(file, 0o640);
    assert.match(checkOf(await offline([], { HOME }), "file").text.zh, /权限为 0640：同组用户能读取其中的密钥/);
    chmodSync(file, 0o600);
    chmodSync(join(HOME, ".bce"), 0o777);
    assert.deepEqual(commandsOf(checkOf(await offline([], { HOME }), "file")), ["chmod 700 ~/.bce"]);
  });
});

describe("bcevpc doctor on the key", { concurrency: 4 }, () => {
  const about = async (id: string, secret = secretAccessKey, more: Readonly<Record<string, string>> = {}) =>
    checkOf(await offline(["key"], { BCE_ACCESS_KEY_ID: id, BCE_SECRET_ACCESS_KEY: secret, ...more }), "key");

  it("knows both shapes of an account's key", async () => {
    assert.deepEqual((await about(accessKeyId)).facts, { accessKeyId: "0123…", family: "hex", hasToken: false });
    assert.deepEqual((await about("ALTAKabcdef0123", secretAccessKey, { BCE_SECURITY_TOKEN: "t".repeat(64) })).facts, {
      accessKeyId: "ALTA…",
      family: "altak",
      hasToken: true,
    });
  });

  it("finds keys of other systems, damaged ones, and pairs that are no pair", async () => {
    for (const [id, secret, says] of [
      ["bce-v3/ALTAK-x/abc", secretAccessKey, "the access key id is a Qianfan API key (bce-v3/…), which the VPC API does not accept"],
      ["LTAI5tAbCdEfGhIjKlMn", secretAccessKey, "the access key id looks like an Alibaba Cloud key"],
      [accessKeyId, `${secretAccessKey}\n`, "the secret access key contains white space"],
      [accessKeyId, `"${secretAccessKey}"`, "the secret access key is in quotes"],
      [accessKeyId, accessKeyId, "the id and the secret are the same: one was pasted twice"],
      [secretAccessKey, "ALTAKabcdef0123", "the secret looks like an id: the two are swapped"],
      [accessKeyId, "x", "the secret access key has fewer than 16 characters: it is not a secret access key"],
      ["user-17", secretAccessKey, "user… is not in the format of an account's access key id (32 hex characters, or ALTAK…)"],
    ] as const) {
      const { status, text, fixes } = await about(id, secret);
      assert.deepEqual([status, text.en], ["warning", says], id);
      assert.ok(fixes.length > 0);
    }
  });

  it("finds a temporary key without its token", async () => {
    const HOME = home({ current: "work", profiles: [{ ...other, mode: "StsToken" }] });
    const { status, text } = checkOf(await offline([], { ...none, HOME }), "key");
    assert.deepEqual([status, text.en], ["warning", "the profile has type StsToken but no security token"]);
  });
});

describe("bcevpc doctor on endpoints", { concurrency: 4 }, () => {
  const about = async (env: Readonly<Record<string, string>>, args: readonly string[] = []) =>
    checkOf(await offline(["endpoint", ...args], env), "endpoint");

  it("finds hosts where the VPC API is not", async () => {
    for (const [endpoint, says] of [
      ["https://vpc.bj.baidubce.com", /is not a VPC endpoint: those are bcc\.REGION\.baidubce\.com/],
      ["https://bcc.tokyo.baidubce.com", /the official metadata has no region tokyo/],
      ["http://bcc.bj.baidubce.com", /http, not https/],
    ] as const) {
      const { status, text } = await about({ BCEVPC_ENDPOINT: endpoint });
      assert.equal(status, "warning");
      assert.match(text.en, says);
    }
    for (const region of ["nj", "sin"]) assert.equal((await about({ BCE_REGION: region })).status, "warning", region);
    for (const region of ["bj", "cd"]) assert.equal((await about({ BCE_REGION: region })).status, "ok", region);
  });

  it("finds a profile whose region and endpoint contradict each other", async () => {
    const HOME = home({ current: "work", profiles: [{ ...other, endpoint: "https://bcc.bj.baidubce.com" }] });
    const { status, fixes } = await about({ HOME });
    assert.deepEqual([status, fixes[0]?.command], ["warning", 'bcevpc configure set work --endpoint ""']);
    const spaced = home({ current: "my work", profiles: [{ ...other, name: "my work", endpoint: "https://bcc.bj.baidubce.com" }] });
    assert.equal((await about({ HOME: spaced })).fixes[0]?.command, `bcevpc configure set 'my work' --endpoint ""`);
  });
});

describe("bcevpc doctor without keys of its own", () => {
  it("leaves the file as it is", async () => {
    const HOME = home({ current: "work", profiles: [other] });
    const before = await bcevpc(["configure", "list", "--json"], { env: { HOME } });
    await doctor(["--offline"], { ...keys, HOME });
    assert.deepEqual(await bcevpc(["configure", "list", "--json"], { env: { HOME } }), before);
  });
});
