import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { displayWidth } from "../../../src/core/text/wrap.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc, type Surroundings } from "../run.js";

const secret = "PLANTED-SECRET-7f3a9c";
const token = "PLANTED-TOKEN-1b2d4e";
const id = "ALTAKabcdefghijklmnop";

let home = "";
let file = "";

const configure = (args: string, { env, ...surroundings }: Surroundings = {}) =>
  bcevpc(["configure", ...args.split(" ").filter(Boolean)], { ...surroundings, env: { HOME: home, ...env } });
const put = (content: unknown): void => {
  mkdirSync(join(home, ".bce"), { recursive: true });
  writeFileSync(file, typeof content === "string" || Buffer.isBuffer(content) ? content : `${JSON.stringify(content, null, 2)}\n`);
};
const stored = () => JSON.parse(readFileSync(file, "utf8"));
const profile = (name: string) => stored().profiles.find((candidate: { name: string }) => candidate.name === name);
const make = (name: string, more = "") => configure(`set ${name} --access-key-id ${id} --secret-stdin ${more}`, { input: `${secret}\n` });

const two = {
  current: "work",
  profiles: [
    { name: "default", mode: "AK", access_key_id: id, secret_access_key: secret, region: "bj" },
    {
      name: "work",
      mode: "StsToken",
      access_key_id: "0123456789abcdef0123456789abcdef",
      secret_access_key: secret,
      security_token: token,
      endpoint: "bcc.gz.baidubce.com",
      language: "en-US",
    },
  ],
};

describe("bcevpc configure", () => {
  beforeEach(() => {
    home = temporaryFolder("configure");
    file = join(home, ".bce", "config.json");
  });

  describe("set", () => {
    it("makes a profile from options and standard input, for its owner only, and says where on stderr", async () => {
      const { stdout, stderr, code } = await make("prod", "--region GZ --endpoint https://bcc.gz.baidubce.com/ --language zh");
      assert.deepEqual([code, stdout], [0, ""]);
      assert.match(stderr, /^Saved profile prod in ~\/\.bce\/config\.json\.\n/);
      assert.deepEqual(stored(), {
        current: "prod",
        profiles: [
          {
            name: "prod",
            mode: "AK",
            access_key_id: id,
            secret_access_key: secret,
            region: "gz",
            endpoint: "bcc.gz.baidubce.com",
            language: "zh-CN",
          },
        ],
      });
      assert.equal(statSync(join(home, ".bce")).mode & 0o777, 0o700);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      assert.deepEqual(readdirSync(join(home, ".bce")), ["config.json"]);
    });

    it("takes away from others a folder and a file that stood open", async () => {
      put(two);
      chmodSync(join(home, ".bce"), 0o755);
      chmodSync(file, 0o644);
      assert.equal((await configure("set --region gz")).code, 0);
      assert.equal(statSync(join(home, ".bce")).mode & 0o777, 0o700);
      assert.equal(statSync(file).mode & 0o777, 0o600);
    });

    it("changes what is given and nothing else, in the current profile when none is named", async () => {
      put({ ...two, plugins: { x: [1, null] }, profiles: [two.profiles[0], { ...two.profiles[1], note: "保持原样" }] });
      const before = readFileSync(file, "utf8");
      assert.equal((await configure("set default --region su")).code, 0);
      assert.equal(readFileSync(file, "utf8"), before.replace('"bj"', '"su"'));
      assert.equal((await configure("--language zh-CN")).code, 0);
      assert.equal(readFileSync(file, "utf8"), before.replace('"bj"', '"su"').replace('"en-US"', '"zh-CN"'));
    });

    it("removes region, endpoint and language that are given empty", async () => {
      put(two);
      const { code } = await configure("set work --endpoint= --language= --region=");
      const { name, mode, access_key_id, secret_access_key, security_token } = two.profiles[1] as Record<string, string>;
      assert.equal(code, 0);
      assert.deepEqual(profile("work"), { name, mode, access_key_id, secret_access_key, security_token });
    });

    it("reads secret and token as lines, with any line end and nothing else changed", async () => {
      const read = async (options: string, input: string | Buffer) => {
        const { code } = await configure(`set p --access-key-id ${id} ${options}`, { input });
        return [code, profile("p").secret_access_key, profile("p").security_token, profile("p").mode];
      };
      assert.deepEqual(await read("--secret-stdin", secret), [0, secret, undefined, "AK"]);
      assert.deepEqual(await read("--secret-stdin --token-stdin", `${secret}\r\n${token}\r\n`), [0, secret, token, "StsToken"]);
      assert.deepEqual(await read("--token-stdin", "other-token\n"), [0, secret, "other-token", "StsToken"]);
      assert.deepEqual(await read("--secret-stdin", `  ${secret}" \n`), [0, `  ${secret}" `, undefined, "AK"]);
      assert.deepEqual(await read("--secret-stdin", `\ufeff${secret}\n`), [0, secret, undefined, "AK"]);
      assert.deepEqual(await read("--secret-stdin", Buffer.from(`\ufeff${secret}\r\n`, "utf16le")), [0, secret, undefined, "AK"]);
    });

    it("says that the token of a former key is gone, and that a secret is kept under a new id", async () => {
      put(two);
      assert.match(
        (await configure(`set work --access-key-id ${id}`)).stderr,
        /Security Token was removed[\s\S]*|Secret Access Key was kept/,
      );
      put(two);
      const { stderr } = await configure(`set work --access-key-id ${id}`);
      assert.match(stderr, /the stored Secret Access Key was kept/);
      assert.match(stderr, /the stored Security Token was removed/);
      assert.deepEqual([profile("work").mode, profile("work").security_token], ["AK", undefined]);
      assert.doesNotMatch((await configure(`set work --access-key-id ${id}`)).stderr, /warning/);
    });

    it("says that a region does nothing beside an endpoint, and that half a key is none", async () => {
      put(two);
      assert.match((await configure("set work --region su")).stderr, /requests always go to bcc\.gz\.baidubce\.com, whatever the region/);
      assert.doesNotMatch((await configure("set work --region su --endpoint=")).stderr, /warning/);
      put({ profiles: [{ name: "half", access_key_id: id }] });
      assert.match((await configure("set half --region su")).stderr, /the access key of the profile is incomplete/);
    });

    it("keeps the current profile, and says how to change it", async () => {
      put(two);
      assert.match((await make("third")).stderr, /bcevpc configure use third/);
      assert.equal(stored().current, "work");
      put({ current: "gone", profiles: [] });
      assert.match((await make("third")).stderr, /The current profile is now third/);
    });

    it("warns of keys that look damaged or come from elsewhere, and stores them as they are", async () => {
      const cases: readonly (readonly [string, RegExp])[] = [
        [" ALTAKabc", /Access Key Id contains white space/],
        ['"ALTAKabc"', /Access Key Id is in quotes/],
        ["LTAI5tAbCdEfGhIjKlMnOpQr", /Alibaba Cloud/],
        ["AKIAIOSFODNN7EXAMPLE", /AWS/],
        ["AKIDz8krbsJ5yKBZQpn74WFkmLPx3gnPhESA", /Tencent Cloud/],
        ["abcdefghijklmnopqrstuvwx", /24 characters, like an application's API\s+Key/],
        ["bce-v3/ALTAK-abc/0123", /Qianfan API key/],
      ];
      for (const [given, sentence] of cases) {
        const { stderr, code } = await bcevpc(["configure", "set", "p", "--access-key-id", given, "--secret-stdin"], {
          input: `${secret}\n`,
          env: { HOME: home },
        });
        assert.equal(code, 0);
        assert.match(stderr, sentence);
        assert.equal(profile("p").access_key_id, given);
      }
      const { stderr } = await configure(`set p --access-key-id ${id} --secret-stdin`, { input: `${secret} \n` });
      assert.match(stderr, /Secret Access Key contains white space/);
      assert.doesNotMatch((await make("p")).stderr, /warning/);
    });

    it("refuses what cannot be stored, before anything is written", async () => {
      const cases: readonly (readonly [string, RegExp, string?])[] = [
        ["set p --region bj", /profile p does not exist yet[\s\S]*--access-key-id and\s+--secret-stdin/],
        [`set p --access-key-id ${id}`, /a new profile needs --secret-stdin/],
        ["set p --secret-stdin", /a new profile needs --access-key-id/, secret],
        ["set p --region mars", /unknown region mars[\s\S]*gz \(Guangzhou\)/],
        ["set p --endpoint ftp://x", /only http and https/],
        ["set p --language fr", /unsupported language fr[\s\S]*zh-CN, en-US/],
        [`set p --access-key-id= --secret-stdin`, /Access Key Id is empty/, secret],
        [`set p --access-key-id ${id} --secret-stdin`, /--secret-stdin: standard input is closed, a terminal or\s+\/dev\/null/],
        [`set p --access-key-id ${id} --secret-stdin`, /standard input is empty/, "\n"],
        [`set p --access-key-id ${id} --secret-stdin`, /has 2 lines instead of 1/, `${id}\n${secret}\n`],
        [`set p --access-key-id ${id} --secret-stdin --token-stdin`, /has 1 lines instead of 2/, `${secret}\n`],
        [`set p --access-key-id ${id} --secret-stdin --token-stdin`, /has an empty line/, `\n${token}\n`],
        [`set p --access-key-id ${id} --secret-stdin`, /too long for a secret/, secret.repeat(10_000)],
        ["set", /nothing to set, and there is no terminal[\s\S]*--secret-stdin < FILE/],
        ["", /nothing to set, and there is no terminal/],
        ["set p", /nothing to set, and there is no terminal/],
      ];
      for (const [args, sentence, input] of cases) {
        const { stdout, stderr, code } = await configure(args, { input: input ?? null });
        assert.deepEqual([code, stdout], [2, ""], args);
        assert.match(stderr, sentence);
        assert.ok(!stderr.includes("PLANTED"), stderr);
        assert.ok(!existsSync(join(home, ".bce")), args);
      }
      for (const name of ["", "a\u001b[31mb", "a\nb"]) {
        const { stderr, code } = await bcevpc(["configure", "set", name, "--access-key-id", id, "--secret-stdin"], {
          input: secret,
          env: { HOME: home },
        });
        assert.equal(code, 2);
        assert.match(stderr, /invalid profile name/);
      }
    });

    it("takes no secret from the command line, and does not repeat it", async () => {
      for (const option of ["--secret-access-key", "--security-token"])
        for (const args of [`${option} ${secret}`, `${option}=${secret}`, option]) {
          const { stdout, stderr, code } = await configure(`set p --access-key-id ${id} ${args}`);
          assert.deepEqual([code, stdout], [2, ""]);
          assert.match(stderr, /not accepted on the command line[\s\S]*--secret-stdin/);
          assert.ok(!stderr.includes(secret), stderr);
        }
      assert.doesNotMatch((await configure("--help")).stdout, /--secret-access-key|--security-token/);
    });

    it("loses nothing when many write at once", async () => {
      put(two);
      const results = await Promise.all(Array.from({ length: 8 }, (_, index) => make(`p${index}`)));
      assert.deepEqual(
        results.map(({ code }) => code),
        Array.from({ length: 8 }, () => 0),
      );
      const names = stored().profiles.map(({ name }: { name: string }) => name);
      assert.deepEqual(names.sort(), ["default", "work", ...Array.from({ length: 8 }, (_, index) => `p${index}`)].sort());
      assert.deepEqual(readdirSync(join(home, ".bce")), ["config.json"]);
    });
  });

  describe("get and list", () => {
    it("show profiles without their secrets, the current one marked", async () => {
      put(two);
      const { stdout, stderr, code } = await configure("get");
      assert.deepEqual([code, stderr], [0, ""]);
      assert.equal(
        stdout,
        [
          "Profile            work (current)",
          "Mode               StsToken",
          "Access Key Id      0123…",
          "Secret Access Key  (set)",
          "Security Token     (set)",
          "Region             (not set)",
          "Endpoint           bcc.gz.baidubce.com",
          "Language           en-US",
          "",
        ].join("\n"),
      );
      assert.match((await configure("get default")).stdout, /^Profile {12}default\n[\s\S]*^Security Token {5}\(not set\)\n/m);
      const list = await configure("list");
      assert.deepEqual(list.stdout.split("\n"), [
        "  default  AK · ALTA… · secret (set) · bj",
        "* work     StsToken · 0123… · secret (set) · token (set) · bcc.gz.baidubce.com",
        "",
      ]);
    });

    it("say the same in Chinese, and fit 50 columns in either language", async () => {
      put(two);
      assert.match((await configure("get default --lang zh")).stdout, /^配置档 {13}default\n认证模式 {11}AK\n/);
      assert.match((await configure("list --lang zh")).stdout, /密钥（已设置）/);
      for (const args of ["get", "list", "get nobody", "set", "set p --region bj", "delete work", "gett", "set work --region su"])
        for (const language of ["en", "zh", "both"]) {
          const { stdout, stderr } = await configure(`${args} --lang ${language}`, { env: { COLUMNS: "50" } });
          // A command to copy is never broken.
          for (const line of `${stdout}${stderr}`.split("\n")) assert.ok(displayWidth(line) <= 50 || /^ *bcevpc /u.test(line), line);
        }
    });

    it("answer --json with one document that holds to its schema", async () => {
      put(two);
      const schema = JSON.parse(readFileSync(new URL("../../../dist/schemas/profiles.schema.json", import.meta.url), "utf8"));
      const validate = new Ajv2020({ allErrors: true }).compile(schema);
      const documentOf = async (args: string): Promise<{ profiles: unknown[] }> => {
        const { stdout, code } = await configure(`${args} --json`);
        assert.equal(code, 0);
        assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
        return JSON.parse(stdout);
      };
      const work = {
        name: "work",
        current: true,
        mode: "StsToken",
        accessKeyId: "0123…",
        hasSecretAccessKey: true,
        hasSecurityToken: true,
        region: null,
        endpoint: "bcc.gz.baidubce.com",
        language: "en-US",
      };
      assert.deepEqual(await documentOf("get work"), { schemaVersion: 1, profiles: [work] });
      const { profiles } = await documentOf("list");
      assert.deepEqual(profiles[1], work);
      assert.equal((profiles[0] as typeof work).current, false);
      assert.deepEqual((await documentOf("set work --region su")).profiles, [{ ...work, region: "su" }]);
      assert.deepEqual(((await documentOf("use default")).profiles[0] as typeof work).current, true);
      assert.deepEqual((await documentOf("delete default --yes")).profiles, [{ ...work, region: "su" }]);
      assert.deepEqual((await documentOf("delete work --yes")).profiles, []);
      assert.deepEqual((await documentOf("list")).profiles, []);
    });

    it("list says on stderr that there is nothing, and exits 0", async () => {
      const { stdout, stderr, code } = await configure("list");
      assert.deepEqual([code, stdout], [0, ""]);
      assert.match(stderr, /No profiles yet[\s\S]*bcevpc configure/);
      assert.ok(!existsSync(join(home, ".bce")));
    });

    it("clean what the file holds of control characters", async () => {
      put({ current: "a\u001b[31m", profiles: [{ name: "a\u001b[31m", region: "b\u202ej", access_key_id: "\u001b]0;x\u0007abcdef" }] });
      for (const args of ["get", "list", "list --json", "get nobody"]) {
        const { stdout, stderr } = await configure(args);
        assert.doesNotMatch(stdout + stderr, /[\u001b\u0007\u202e]|\\u001b/);
      }
    });
  });

  describe("use and delete", () => {
    it("change the current profile and nothing else", async () => {
      put(two);
      const before = readFileSync(file, "utf8");
      const { stdout, stderr, code } = await configure("use default");
      assert.deepEqual([code, stdout, stderr], [0, "", "The current profile is now default.\n"]);
      assert.equal(readFileSync(file, "utf8"), before.replace('"current": "work"', '"current": "default"'));
    });

    it("delete with --yes, the other profiles and unknown keys kept, and name the profile that is current now", async () => {
      put({ ...two, plugins: true });
      const { stderr, code } = await configure("delete work --yes");
      assert.equal(code, 0);
      assert.match(stderr, /^Deleted profile work\.\nThe current profile is now default\.\n$/);
      assert.deepEqual(stored(), { current: "default", profiles: [two.profiles[0]], plugins: true });
    });

    it("delete another profile than the current one, which stays current", async () => {
      put(two);
      const { stderr, code } = await configure("delete default --yes");
      assert.deepEqual([code, stderr], [0, "Deleted profile default.\n"]);
      assert.equal(stored().current, "work");
    });

    it("refuse to delete without --yes where nobody can be asked", async () => {
      put(two);
      const before = readFileSync(file);
      for (const input of [null, "y\n"]) {
        const { stderr, code } = await configure("delete work", { input });
        assert.equal(code, 2);
        assert.match(stderr, /no terminal to confirm[\s\S]*delete work --yes/);
      }
      assert.deepEqual(readFileSync(file), before);
    });

    it("need a name", async () => {
      for (const action of ["use", "delete"]) {
        const { stderr, code } = await configure(action);
        assert.equal(code, 2);
        assert.match(stderr, new RegExp(`missing argument for ${action}: profile name[\\s\\S]*bcevpc configure list`));
      }
    });
  });

  it("exits 2 for an action or an option that does not belong, and says which one was meant", async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ["gett", /unknown action gett[\s\S]*did you mean bcevpc configure get\?/],
      ["remove", /unknown action remove[\s\S]*set, get, list, use, delete/],
      ["prod", /unknown action prod[\s\S]*bcevpc configure set prod/],
      ["toString", /unknown action toString/],
      ["get work --region gz", /get does not take settings/],
      ["list work", /list shows every profile[\s\S]*configure get work/],
      ["get a b", /too many arguments/],
    ];
    for (const [args, sentence] of cases) {
      const { stdout, stderr, code } = await configure(args);
      assert.deepEqual([code, stdout], [2, ""], args);
      assert.match(stderr, sentence);
    }
    assert.match((await configure("gett --lang zh")).stderr, /^错误：未知操作 gett\n {2}你要找的是不是 bcevpc configure get？/);
  });

  it("exits 3 for a profile that does not exist, with the names of those that do", async () => {
    put(two);
    const before = readFileSync(file);
    for (const args of ["get nobody", "use nobody", "delete nobody --yes", "delete nobody"]) {
      const { stdout, stderr, code } = await configure(args);
      assert.deepEqual([code, stdout], [3, ""], args);
      assert.match(stderr, /unknown profile nobody[\s\S]*default, work/);
    }
    assert.deepEqual(readFileSync(file), before);
  });

  it("exits 3 for a file it cannot read and leaves every byte of it", async () => {
    const contents = [`{"profiles":[{"secret_access_key":"${secret}`, "", "[]", `{"profiles":"${secret}"}`];
    for (const content of contents) {
      put(content);
      for (const args of ["get", "list", "use x", "delete x --yes", "set x --region bj", `set x --access-key-id ${id} --secret-stdin`]) {
        const { stdout, stderr, code } = await configure(args, { input: secret });
        assert.deepEqual([code, stdout], [3, ""], args);
        assert.match(stderr, /~\/\.bce\/config\.json (?:is not valid JSON|does not contain|must have)/);
        assert.ok(!stderr.includes("PLANTED"), stderr);
      }
      assert.equal(readFileSync(file, "utf8"), content);
      assert.deepEqual(readdirSync(join(home, ".bce")), ["config.json"]);
    }
  });

  it("exits 3 where the folder cannot be, and leaves what is there", async () => {
    writeFileSync(join(home, ".bce"), "mine");
    const { stderr, code } = await make("p");
    assert.equal(code, 3);
    assert.match(stderr, /~\/\.bce is not a directory/);
    assert.equal(readFileSync(join(home, ".bce"), "utf8"), "mine");
  });

  it("shows no secret in any stream, document or message of any action", async () => {
    const inputs = { input: `${secret}\n${token}\n` };
    const runs: readonly (readonly [string, Surroundings?])[] = [
      ["get"],
      ["get work"],
      ["list"],
      ["use work"],
      ["use nobody"],
      ["set work --region bj"],
      ["set work --secret-stdin --token-stdin", inputs],
      [`set third --access-key-id ${id} --secret-stdin --token-stdin`, inputs],
      [`set third --access-key-id ${id} --secret-stdin`, inputs],
      ["set work --token-stdin", { input: `${token} x\n` }],
      [`set ${secret} --region bj`],
      [`get ${secret}`],
      [`use ${token}`],
      ["delete work"],
      ["delete work --yes"],
    ];
    for (const more of ["", " --json", " --lang zh", " --lang both"]) {
      put(two);
      for (const [args, surroundings] of runs) {
        const { stdout, stderr } = await configure(args + more, surroundings);
        for (const hidden of [secret, token]) assert.ok(!`${stdout}${stderr}`.includes(hidden), `${args}: ${stdout}${stderr}`);
      }
    }
    put(two);
    for (const args of [["explain", "NoSuchNat"], ["--version"], ["help", "environment"]])
      assert.ok(!JSON.stringify(await bcevpc(args, { env: { HOME: home } })).includes("PLANTED"));
  });
});
