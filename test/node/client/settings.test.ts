import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { inspect } from "node:util";
import { ConfigurationError, UsageError } from "../../../src/core/refusals.js";
import { parseEndpoint } from "../../../src/node/client/endpoint.js";
import { namedEndpoint, regionsToAsk } from "../../../src/node/client/region-endpoints.js";
import { findSettings, missingSettings, type Settings, type SettingsFlags } from "../../../src/node/client/settings.js";
import { forgetConfigText } from "../../../src/node/config-text.js";
import { temporaryFolder } from "../../temporary-folder.js";

const home = temporaryFolder("settings");
const file = join(home, ".bce", "config.json");
const realHome = process.env["HOME"];

/** Another process may have written it: this one has read none yet. */
function store(content: string | object): void {
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  forgetConfigText();
}
const profile = (name: string, rest: object = {}) => ({ name, access_key_id: `${name}-id`, secret_access_key: `${name}-secret`, ...rest });

const own = { BCE_ACCESS_KEY_ID: "own-id", BCE_SECRET_ACCESS_KEY: "own-secret" };
const terraform = { BAIDUCLOUD_ACCESS_KEY: "terraform-id", BAIDUCLOUD_SECRET_KEY: "terraform-secret" };

/** Id, secret, token and origin, as a row. */
async function found(env: Record<string, string> = {}, flags: SettingsFlags = {}): Promise<(string | undefined)[]> {
  const { credentials, endpoint } = await findSettings(flags, env, null);
  const { accessKeyId, secretAccessKey, securityToken } = credentials?.value ?? {};
  return [accessKeyId, secretAccessKey?.reveal(), securityToken?.reveal(), endpoint?.value.origin];
}
const keyOf = async (env?: Record<string, string>, flags?: SettingsFlags) => (await found(env, flags))[0];
const originOf = async (env?: Record<string, string>, flags?: SettingsFlags) => (await found(env, flags))[3];
const sourcesOf = ({ credentials, endpoint }: Settings) => [credentials?.source.en, endpoint?.source.en];
const warningsFor = async (env: Record<string, string>, flags: SettingsFlags = {}) => (await findSettings(flags, env, null)).warnings;

const bj = "https://bcc.bj.baidubce.com";
const gz = "https://bcc.gz.baidubce.com";

before(() => {
  mkdirSync(join(home, ".bce"));
  process.env["HOME"] = home;
});
after(() => {
  process.env["HOME"] = realHome;
});
afterEach(() => {
  rmSync(file, { recursive: true, force: true });
  forgetConfigText();
});

describe("keys", () => {
  it("come from an explicit profile, then BCE_*, then BAIDUCLOUD_*, then the current profile", async () => {
    store({ current: "work", profiles: [profile("default"), profile("work")] });
    assert.equal(await keyOf({ ...terraform, ...own }, { profile: "default" }), "default-id");
    assert.equal(await keyOf({ ...terraform, ...own }), "own-id");
    assert.equal(await keyOf(terraform), "terraform-id");
    assert.equal(await keyOf(), "work-id");
    store({ profiles: [profile("default"), profile("work")] });
    assert.equal(await keyOf(), "default-id");
    store({ current: "gone", profiles: [profile("default")] });
    assert.equal(await keyOf(), undefined);
  });

  it("of two families are never put together, nor is the token of one with the pair of another", async () => {
    const halves = { BCE_ACCESS_KEY_ID: "own-id", BAIDUCLOUD_SECRET_KEY: "terraform-secret" };
    assert.equal(await keyOf(halves), undefined);
    assert.deepEqual((await found({ ...halves, BAIDUCLOUD_ACCESS_KEY: "terraform-id" })).slice(0, 2), ["terraform-id", "terraform-secret"]);
    assert.deepEqual((await found({ ...terraform, BCE_SECURITY_TOKEN: "own-token" })).slice(0, 3), [
      "terraform-id",
      "terraform-secret",
      undefined,
    ]);
    assert.deepEqual((await found({ ...own, BAIDUCLOUD_SESSION_TOKEN: "terraform-token" })).slice(0, 3), [
      "own-id",
      "own-secret",
      undefined,
    ]);
    assert.deepEqual((await found({ ...own, BCE_SECURITY_TOKEN: "own-token" })).slice(0, 3), ["own-id", "own-secret", "own-token"]);
    assert.deepEqual((await found({ ...terraform, BAIDUCLOUD_SESSION_TOKEN: "t" })).slice(0, 3), ["terraform-id", "terraform-secret", "t"]);
    store({ profiles: [profile("default")] });
    assert.deepEqual((await found({ BCE_ACCESS_KEY_ID: "own-id", BCE_SECURITY_TOKEN: "t" })).slice(0, 3), [
      "default-id",
      "default-secret",
      undefined,
    ]);
  });

  it("that are half of a pair are said to be ignored, in both languages", async () => {
    const [warning, ...others] = await warningsFor({ ...terraform, BCE_SECRET_ACCESS_KEY: "x" });
    assert.deepEqual(others, []);
    assert.deepEqual(warning, {
      en: "BCE_SECRET_ACCESS_KEY is ignored: BCE_ACCESS_KEY_ID is not set",
      zh: "已忽略 BCE_SECRET_ACCESS_KEY：没有设置 BCE_ACCESS_KEY_ID",
    });
    assert.match(
      (await warningsFor({ BAIDUCLOUD_ACCESS_KEY: "x" }))[0]?.en ?? "",
      /BAIDUCLOUD_ACCESS_KEY is ignored: BAIDUCLOUD_SECRET_KEY/,
    );
  });

  it("of an empty variable or an empty member are absent", async () => {
    store({ profiles: [profile("default", { security_token: "", region: "" })] });
    assert.deepEqual(await found({ BCE_ACCESS_KEY_ID: "", BCE_SECRET_ACCESS_KEY: "", BCE_REGION: "" }), [
      "default-id",
      "default-secret",
      undefined,
      undefined,
    ]);
  });

  it("of an explicit profile that has none are not made up for from the environment", async () => {
    store({
      profiles: [
        { name: "empty", region: "bj" },
        { name: "half", access_key_id: "x" },
      ],
    });
    for (const name of ["empty", "half"]) {
      const settings = await findSettings({ profile: name }, own, null);
      assert.equal(settings.credentials, null);
      assert.match(settings.warnings[0]?.en ?? "", new RegExp(`profile ${name} has no access key`));
    }
  });

  it("of an explicit profile are no halves of two sources, and nothing is said of halves that it leaves aside", async () => {
    store({ current: "whole", profiles: [profile("whole"), profile("named"), { name: "half", secret_access_key: "half-secret" }] });
    const half = { BCE_ACCESS_KEY_ID: "own-id", BCE_SECURITY_TOKEN: "own-token", BAIDUCLOUD_SECRET_KEY: "terraform-secret" };
    const { credentials, warnings } = await findSettings({ profile: "named" }, half, null);
    assert.deepEqual(
      [credentials?.value.accessKeyId, credentials?.value.secretAccessKey.reveal(), credentials?.value.securityToken, warnings],
      ["named-id", "named-secret", null, []],
    );
    assert.equal((await findSettings({ profile: "half" }, half, null)).credentials, null);
  });

  it("bring the token of their profile along", async () => {
    store({ profiles: [profile("default", { mode: "StsToken", security_token: "sts" })] });
    assert.deepEqual((await found()).slice(0, 3), ["default-id", "default-secret", "sts"]);
  });

  it("read (redacted) wherever settings are printed", async () => {
    store({ profiles: [profile("default", { security_token: "planted-token", secret_access_key: "planted-secret", region: "bj" })] });
    const settings = await findSettings({}, {}, null);
    for (const text of [
      inspect(settings, { depth: 9, showHidden: true }),
      JSON.stringify(settings),
      `${settings.credentials?.value.secretAccessKey}`,
    ]) {
      assert.doesNotMatch(text, /planted/);
      assert.match(text, /\(redacted\)/);
    }
  });
});

describe("the endpoint", () => {
  it("comes from the URL, --endpoint, --region, an explicit profile, BCE_REGION, BAIDUCLOUD_REGION, then the current profile; none is assumed", async () => {
    store({ profiles: [profile("default", { region: "su" }), profile("work", { region: "gz" })] });
    const env = { ...own, BCE_REGION: "bj", BAIDUCLOUD_REGION: "hkg" };
    const url = { value: parseEndpoint("http://127.0.0.1:1"), source: { en: "the URL", zh: "URL" } };
    const flags = { endpoint: "http://127.0.0.1:2", region: "bd", profile: "work" };
    assert.equal((await findSettings(flags, env, url)).endpoint?.value.origin, "http://127.0.0.1:1");
    assert.equal(await originOf(env, flags), "http://127.0.0.1:2");
    assert.equal(await originOf(env, { region: "bd", profile: "work" }), "https://bcc.bd.baidubce.com");
    assert.equal(await originOf(env, { profile: "work" }), gz);
    assert.equal(await originOf(env), bj);
    assert.equal(await originOf({ ...own, BAIDUCLOUD_REGION: "hkg" }), "https://bcc.hkg.baidubce.com");
    assert.equal(await originOf(own), "https://bcc.su.baidubce.com");
    rmSync(file);
    forgetConfigText();
    assert.equal(await originOf(own), undefined);
  });

  it("is chosen apart from the keys: either may come from the environment and the other from the file", async () => {
    store({ profiles: [profile("default", { region: "gz" }), profile("keys-only")] });
    assert.deepEqual(await found(own), ["own-id", "own-secret", undefined, gz]);
    assert.deepEqual(await found({ BCE_REGION: "bj" }), ["default-id", "default-secret", undefined, bj]);
    assert.deepEqual(await found({ BCE_REGION: "bj" }, { profile: "keys-only" }), ["keys-only-id", "keys-only-secret", undefined, bj]);
    assert.deepEqual(sourcesOf(await findSettings({}, own, null)), [
      "environment, BCE_ACCESS_KEY_ID",
      "profile default of ~/.bce/config.json",
    ]);
    assert.deepEqual(sourcesOf(await findSettings({ region: "bj" }, {}, null)), ["profile default of ~/.bce/config.json", "--region"]);
  });

  it("of a profile is its endpoint before its region", async () => {
    store({ profiles: [profile("default", { region: "gz", endpoint: "http://127.0.0.1:3" })] });
    assert.equal(await originOf(), "http://127.0.0.1:3");
  });
});

describe("the configuration file", () => {
  const broken = ["", "{", '{"profiles":{}}', "[]", "null", '{"profiles":[1]}', '{"profiles":[],"current":1}'];

  it("that is broken is ignored when nothing is needed of it, and refused when something is", async () => {
    for (const content of broken) {
      store(content);
      assert.deepEqual(await found({ ...own, BCE_REGION: "bj" }), ["own-id", "own-secret", undefined, bj], content);
      assert.equal(await keyOf(own, { region: "bj" }), "own-id");
      for (const attempt of [
        () => found(own),
        () => found({ BCE_REGION: "bj" }),
        () => found({ ...own, BCE_REGION: "bj" }, { profile: "default" }),
      ])
        await assert.rejects(
          attempt,
          (error) => error instanceof ConfigurationError && error.text.en.startsWith("~/.bce/config.json "),
          content,
        );
    }
  });

  it("that is broken or a folder is refused without a word of what is in it", async () => {
    mkdirSync(file);
    forgetConfigText();
    await assert.rejects(found, (error: ConfigurationError) => /cannot be read: EISDIR/.test(error.text.en));
    rmSync(file, { recursive: true });
    forgetConfigText();
    store('{"profiles":[{"name":"default","secret_access_key":"planted-secret"');
    await assert.rejects(found, (error: ConfigurationError) => {
      assert.match(error.text.en, /is not valid JSON: line 1, column \d+/);
      assert.doesNotMatch(inspect(error, { depth: 9 }), /planted/);
      return true;
    });
  });

  it("may begin with a byte order mark and hold keys that nobody knows", async () => {
    store(`\ufeff${JSON.stringify({ version: 9, profiles: [profile("default", { region: "bj", extra: { a: 1 } })] })}`);
    assert.deepEqual(await found(), ["default-id", "default-secret", undefined, bj]);
  });

  it("without the profile asked for is refused with the names it has", async () => {
    store({ profiles: [profile("default"), profile("work")] });
    await assert.rejects(
      () => found(own, { profile: "wrok" }),
      (error: ConfigurationError) =>
        /unknown profile wrok/.test(error.text.en) && error.hints.some(({ en }) => en === "profiles: default, work"),
    );
    rmSync(file);
    forgetConfigText();
    await assert.rejects(() => found(own, { profile: "work" }), ConfigurationError);
  });
});

describe("a refusal", () => {
  it("of an unknown region lists those known, wherever it was named", async () => {
    store({ profiles: [profile("default", { region: "tokyo" })] });
    for (const attempt of [() => found(own, { region: "tokyo" }), () => found({ ...own, BCE_REGION: "tokyo" }), () => found()])
      await assert.rejects(attempt, (error: UsageError) => {
        assert.ok(error instanceof UsageError);
        for (const text of [error.hints[0]?.en, error.hints[0]?.zh])
          for (const id of ["bj", "gz", "su", "hkg", "fwh", "bd", "cd"]) assert.match(text ?? "", new RegExp(`\\b${id}\\b`));
        return true;
      });
  });

  it("of a call without settings names what is missing and how to supply it", async () => {
    const refusal = async (env: Record<string, string>, flags: SettingsFlags = {}) => {
      const { text, hints } = missingSettings(await findSettings(flags, env, null));
      return [text, ...hints].map(({ en }) => en).join("\n");
    };
    assert.match(
      await refusal({}),
      /no access key and no region[\s\S]*BCE_ACCESS_KEY_ID, BCE_SECRET_ACCESS_KEY and BCE_REGION[\s\S]*bcevpc configure[\s\S]*bj \(Beijing\)/,
    );
    assert.match(await refusal(own), /no region[\s\S]*--region bj, BCE_REGION, or bcevpc configure[\s\S]*bj \(Beijing\)/);
    assert.match(
      await refusal({ BCE_REGION: "bj" }),
      /no access key[\s\S]*BCE_ACCESS_KEY_ID and BCE_SECRET_ACCESS_KEY[\s\S]*bcevpc configure/,
    );
    assert.match(await refusal({ BCE_ACCESS_KEY_ID: "x" }), /BCE_ACCESS_KEY_ID is ignored: BCE_SECRET_ACCESS_KEY is not set/);
  });
});

describe("endpoints by region in BCEVPC_ENDPOINT", () => {
  const here = (port: number): string => `http://127.0.0.1:${port}`;
  const env = { ...own, BCEVPC_ENDPOINT: `bj=${here(8001)}, GZ=${here(8002)}` };

  it("are chosen by the region, from wherever it comes", async () => {
    assert.equal(await originOf(env, { region: "gz" }), here(8002));
    assert.equal(await originOf({ ...env, BCE_REGION: "bj" }), here(8001));
    assert.equal(await originOf({ ...env, BCE_REGION: "bj" }, { region: "GZ" }), here(8002));
    store({ profiles: [profile("default", { region: "gz" })] });
    assert.equal(await originOf(env), here(8002));
    assert.equal(await originOf(env, { profile: "default" }), here(8002));
    const { endpoint } = await findSettings({ region: "gz" }, env, null);
    assert.equal(endpoint?.value.region, "gz");
  });

  it("need no region when there is one, and say which there are when none is chosen", async () => {
    assert.equal(await originOf({ ...own, BCEVPC_ENDPOINT: `bj=${here(8001)}` }), here(8001));
    const settings = await findSettings({}, env, null);
    assert.equal(settings.endpoint, null);
    assert.match(
      missingSettings(settings)
        .hints.map(({ en }) => en)
        .join(),
      /BCEVPC_ENDPOINT has endpoints for bj, gz/,
    );
  });

  it("may be one address with the region in it", async () => {
    const pattern = { ...own, BCEVPC_ENDPOINT: "http://bcc-{region}.test.local:8080" };
    assert.equal(await originOf(pattern, { region: "su" }), "http://bcc-su.test.local:8080");
    await assert.rejects(originOf(pattern, { region: "mars" }), UsageError);
    await assert.rejects(originOf(pattern, { endpoint: bj }), { message: /only the hosts in\s+BCEVPC_ENDPOINT can be called/ });
  });

  it("let no other host be asked: neither of another region nor by name", async () => {
    await assert.rejects(originOf(env, { region: "su" }), { message: "BCEVPC_ENDPOINT has no endpoint for region su" });
    await assert.rejects(originOf({ ...env, BCE_REGION: "su" }), UsageError);
    await assert.rejects(originOf(env, { endpoint: gz }), { message: /bcc\.gz\.baidubce\.com is not one of them/ });
    assert.equal(await originOf(env, { endpoint: here(8002) }), here(8002));
    store({ profiles: [profile("default", { endpoint: bj })] });
    await assert.rejects(originOf(env, { profile: "default" }), UsageError);
    assert.deepEqual(
      regionsToAsk(env).map(({ region, endpoint }) => [region.id, endpoint.origin]),
      [
        ["bj", here(8001)],
        ["gz", here(8002)],
      ],
    );
    assert.ok(regionsToAsk({}).length > 7);
    assert.deepEqual([namedEndpoint(env, "gz")?.origin, namedEndpoint(env, "su"), namedEndpoint(own, "gz")], [here(8002), null, null]);
  });

  it("are refused when they are none", async () => {
    for (const text of [`bj=${here(1)},gz`, "bj=", "bj=ftp://x", `bj=${here(1)}/v1`, "http://x/{region}"])
      await assert.rejects(originOf({ ...own, BCEVPC_ENDPOINT: text }, { region: "bj" }), UsageError, text);
  });
});
