import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkOf, commandsOf, doctor, examined } from "./doctoring.js";

type Variables = Readonly<Record<string, string>>;

const about = async (env: Variables, args: readonly string[] = []) =>
  checkOf(await examined(["environment", "endpoint", "--offline", "--region", "bj", ...args], env), "environment");

/** All that the check finds, in English. */
const findings = async (env: Variables, args: readonly string[] = []): Promise<string[]> => {
  const { status, text, details } = await about(env, args);
  if (status === "ok") return [];
  return [text.en, ...details.map(({ en }) => en)].filter((line) => !line.startsWith("set: "));
};

describe("bcevpc doctor on the environment", { concurrency: 4 }, () => {
  it("is content with a complete pair, and lists what is set by name only", async () => {
    const { status, details } = await about({ BCE_SECURITY_TOKEN: "", HTTPS_PROXY: "" });
    assert.equal(status, "ok");
    assert.deepEqual(
      details.map(({ en }) => en),
      ["set: BCE_ACCESS_KEY_ID, BCE_SECRET_ACCESS_KEY, BCE_SECURITY_TOKEN, HTTPS_PROXY"],
    );
  });

  it("finds halves, blanks and families that contradict each other", async () => {
    assert.deepEqual(await findings({ BAIDUCLOUD_ACCESS_KEY: "x" }), [
      "BAIDUCLOUD_ACCESS_KEY is ignored: BAIDUCLOUD_SECRET_KEY is not set",
    ]);
    assert.deepEqual(await findings({ BCE_REGION: "" }), ["BCE_REGION is set but empty, so it is treated as not set"]);
    assert.deepEqual(await findings({ BCE_SECURITY_TOKEN: " \t" }), ["BCE_SECURITY_TOKEN contains only white space"]);
    assert.deepEqual(
      await findings({ BAIDUCLOUD_ACCESS_KEY: "x", BAIDUCLOUD_SECRET_KEY: "y".repeat(8), BAIDUCLOUD_REGION: "gz", BCE_REGION: "bj" }),
      [
        "BCE_ACCESS_KEY_ID and BAIDUCLOUD_ACCESS_KEY have different keys: bcevpc uses the former, Terraform the latter",
        "BCE_REGION (bj) and BAIDUCLOUD_REGION (gz) have different regions: the former is used",
      ],
    );
  });

  it("says how to unset a variable in the shell of the user", async () => {
    const PSModulePath = "C:\\Program Files\\PowerShell\\Modules";
    for (const [shell, command] of [
      [{ SHELL: "/bin/bash" }, "unset BCE_REGION"],
      [{ SHELL: "/bin/bash", PSModulePath }, "unset BCE_REGION"],
      [{ SHELL: "/usr/bin/fish" }, "set -e BCE_REGION"],
      [{ SHELL: "", PSModulePath }, "Remove-Item Env:BCE_REGION"],
    ] as const)
      assert.ok((await doctor(["environment", "--offline"], { ...shell, BCE_REGION: "" })).stdout.includes(`$ ${command}\n`), command);
    const proxied = { HTTPS_PROXY: "http://127.0.0.1:1", NO_PROXY: "baidubce.com", SHELL: "", PSModulePath };
    assert.ok(
      (await doctor(["environment", "--offline", "--region", "bj"], proxied)).stdout.includes(
        `$ $env:NO_PROXY = "$env:NO_PROXY," + 'bcc.bj.baidubce.com'\n`,
      ),
    );
  });

  it("finds proxy variables that differ by case, and a proxy that is none, without showing its password", async () => {
    const proxies = { https_proxy: "http://127.0.0.1:1", HTTPS_PROXY: "http://127.0.0.1:2" };
    assert.deepEqual(await findings(proxies), ["https_proxy and HTTPS_PROXY differ: bcevpc uses https_proxy, other programs may not"]);
    const { stdout } = await doctor(["--json", "--region", "bj"], { HTTPS_PROXY: "http://user:PlantedPassw0rd@:3128:1" });
    assert.ok(!stdout.includes("PlantedPassw0rd"));
    const checks = (JSON.parse(stdout) as { checks: { id: string; status: string; blockedBy: string[] }[] }).checks;
    assert.equal(checks.find(({ id }) => id === "environment")?.status, "failure");
    assert.deepEqual(checks.find(({ id }) => id === "request")?.blockedBy, ["environment"]);
  });

  it("finds a NO_PROXY that means the endpoint and does not match it", async () => {
    const HTTPS_PROXY = "http://127.0.0.1:1";
    for (const NO_PROXY of ["baidubce.com", "https://bcc.bj.baidubce.com", "bcc.bj.baidubce.com/", "a.example,bcc.bj.baidubce.com:80"]) {
      const [first = ""] = await findings({ HTTPS_PROXY, NO_PROXY });
      assert.match(
        first,
        /^NO_PROXY has \S+, which does not match bcc\.bj\.baidubce\.com: requests go through http:\/\/127\.0\.0\.1:1$/,
        NO_PROXY,
      );
    }
    for (const NO_PROXY of [".baidubce.com", "*.baidubce.com", "bcc.bj.baidubce.com", "*", "example.com", "bj.example", ""])
      assert.deepEqual(await findings({ HTTPS_PROXY, NO_PROXY }), [], NO_PROXY);
  });

  it("mends the variable that counts: the lower-case one where both are set", async () => {
    const local = ["environment", "endpoint", "--offline", "--endpoint", "http://127.0.0.1:8420"];
    const fix = async (env: Readonly<Record<string, string>>) =>
      commandsOf(checkOf(await examined(local, { HTTP_PROXY: "http://127.0.0.1:1", ...env }), "environment"));
    assert.deepEqual(await fix({ no_proxy: "a.example" }), ['export no_proxy="$no_proxy",127.0.0.1']);
    assert.deepEqual(await fix({ NO_PROXY: "a.example" }), ['export NO_PROXY="$NO_PROXY",127.0.0.1']);
    assert.deepEqual(await fix({}), ["export NO_PROXY=127.0.0.1"]);
  });

  it("finds that this machine is asked through a proxy", async () => {
    const HTTP_PROXY = "http://127.0.0.1:1";
    const local = ["--endpoint", "http://127.0.0.1:8420"];
    const run = async (NO_PROXY: string) =>
      checkOf(await examined(["environment", "endpoint", "--offline", ...local], { HTTP_PROXY, NO_PROXY }), "environment");
    assert.match((await run("")).text.en, /^127\.0\.0\.1 is this machine, but NO_PROXY does not include it/);
    assert.match((await run("127.0.0.0/8")).text.en, /^NO_PROXY has 127\.0\.0\.0\/8, which does not match 127\.0\.0\.1/);
    assert.match((await run("localhost")).text.en, /^NO_PROXY has localhost, which does not match 127\.0\.0\.1/);
    assert.equal((await run("127.0.0.1")).status, "ok");
    const inside = await examined(["environment", "endpoint", "--offline", "--endpoint", "http://10.1.2.3"], {
      HTTP_PROXY,
      NO_PROXY: "10.0.0.0/8",
    });
    assert.match(checkOf(inside, "environment").text.en, /^NO_PROXY has 10\.0\.0\.0\/8, which does not match 10\.1\.2\.3/);
  });

  it("finds switches of Node that do not do what they are to do", async () => {
    assert.deepEqual(await findings({ NODE_EXTRA_CA_CERTS: "/nowhere/ca.pem" }), [
      "cannot read /nowhere/ca.pem, set in NODE_EXTRA_CA_CERTS",
    ]);
    const [first = ""] = await findings({ NODE_TLS_REJECT_UNAUTHORIZED: "0" });
    assert.match(first, /bcevpc still verifies$/);
  });
});
