import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { homeWith } from "./call/caller.js";
import { bcevpc } from "./run.js";

const secret = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const password = "UserPw0rd";
const profile = { name: "default", access_key_id: "0123456789abcdef0123456789abcdef", secret_access_key: "pLantedSecretKey", region: "bj" };
const HOME = homeWith({ current: "default", profiles: [profile] });
const call = ["call", "GET", "/v1/vpc"];

/** Where a key is typed that belongs elsewhere: the words in front of it, and behind. */
const places: readonly (readonly string[])[] = [
  [...call, "--region"],
  [...call, "--profile"],
  [...call, "--endpoint"],
  [...call, "--proxy"],
  [...call, "--timeout"],
  [...call, "--retry"],
  [...call, "--clock"],
  [...call, "--lang"],
  [...call, "--header"],
  [...call, "--cacert"],
  ["sign", "GET", "/v1/vpc", "--region"],
  ["sign", "GET", "/v1/vpc", "--timestamp"],
  ["doctor", "--offline", "--region"],
  ["doctor", "--offline", "--profile"],
  ["doctor", "--offline", "--endpoint"],
  ["configure", "use"],
  ["configure", "get"],
  ["configure", "set"],
  ["configure", "delete"],
  ["configure"],
  ["call"],
  ["call", "CreateVpc"],
  ["decode", "--service"],
  ["lint", "GET", "/v1/vpc", "--format"],
  ["mock", "--regions"],
  ["help"],
  [],
];

const leaks = async (args: readonly string[], env: Readonly<Record<string, string>>, value: string): Promise<string[]> => {
  const { stdout, stderr } = await bcevpc(args, { env: { HOME, COLUMNS: "400", ...env }, input: "" });
  return `${stdout}${stderr}`.toLowerCase().includes(value.toLowerCase()) ? [`${args.join(" ")}: ${stdout}${stderr}`] : [];
};

describe("a secret that is typed in the wrong place", { concurrency: 2 }, () => {
  for (const words of places)
    it(`is not repeated behind: bcevpc ${words.join(" ")}`, async () => {
      const forms = [["--lang", "en"], ["--lang", "zh"], ["--json"]].filter(([name = ""]) => !words.includes(name) || name === "--json");
      const found = await Promise.all(forms.map((form) => leaks([...words, secret, ...form], {}, secret)));
      assert.deepEqual(found.flat(), []);
    });

  it("is not repeated as the value of an option that there is not, nor on it", async () => {
    for (const [word, value] of [
      [`--secret-access-key=${password}`, password],
      [`-p${password}`, password],
      [`--${secret}`, secret],
    ] as const)
      assert.deepEqual(await leaks([...call, word], {}, value), []);
  });

  it("is not repeated where it has not the shape of a region, of the name of a header or of a host alone", async () => {
    assert.deepEqual(await leaks([...call, "--region", password], {}, password), []);
    assert.deepEqual(await leaks([...call, "-H", `X-Auth-Token=${password}`], {}, password), []);
    assert.deepEqual(await leaks([...call, "-H", `Bearer ${password}`], {}, password), []);
    assert.deepEqual(await leaks([...call, "--endpoint", `https://h.example/${password}`], {}, password), []);
    assert.deepEqual(await leaks([...call, "--profile", `${password}${password}${password}!`], {}, password), []);
  });

  it("is not repeated from a variable", async () => {
    for (const name of ["BCE_REGION", "BAIDUCLOUD_REGION", "BCEVPC_PROFILE", "BCEVPC_ENDPOINT", "BCEVPC_LANG", "HTTPS_PROXY"])
      for (const args of [call, ["doctor", "--offline"]])
        assert.deepEqual(await leaks(args, { [name]: secret, HOME: "/nonexistent" }, secret), []);
    assert.deepEqual(await leaks(call, { BCEVPC_ENDPOINT: `bj=${secret}` }, secret), []);
  });

  it("is what a region is not: that is repeated, and a profile's name, in a command that can be pasted", async () => {
    const region = await bcevpc([...call, "--region", "cn-north-9"], { env: { HOME } });
    assert.match(region.stderr, /unknown region cn-north-9/);
    const named = await bcevpc([...call, "--profile", "my work"], { env: { HOME, COLUMNS: "400" } });
    assert.match(named.stderr, /unknown profile my work[\s\S]*bcevpc configure set 'my work'/);
    const header = await bcevpc([...call, "-H", "X-Auth-Token=abc"], { env: { HOME } });
    assert.match(header.stderr, /invalid header "X-Auth-Token…"/);
  });
});
