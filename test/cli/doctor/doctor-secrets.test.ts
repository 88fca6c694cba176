import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type ApiServer, errorBody, type ServerAnswer, startApiServer } from "../call/api-server.js";
import { accessKeyId, homeWith, newFolder } from "../call/caller.js";
import { bcevpc, type Result } from "../run.js";

const planted = {
  secret: "pLantedSecretKey/7c1e+90ab44d2f8e6b1c",
  token: "pLantedSessionToken0123456789+/".repeat(8).concat("=="),
  password: "pLanted Proxy$Password",
  unused: "pLantedOtherProfile0123456789",
};
const encodedPassword = encodeURIComponent(planted.password);
const dead = `http://user:${encodedPassword}@127.0.0.1:1`;

const profiles = [
  {
    name: "default",
    mode: "StsToken",
    access_key_id: accessKeyId,
    secret_access_key: planted.secret,
    security_token: planted.token,
    region: "bj",
  },
  { name: "other", access_key_id: "ALTAKother01", secret_access_key: planted.unused, region: "gz" },
];
const home = homeWith({ current: "default", profiles });
const pair = { BCE_ACCESS_KEY_ID: accessKeyId, BCE_SECRET_ACCESS_KEY: planted.secret, BCE_SECURITY_TOKEN: planted.token };

/** Settings in every place, whole and damaged. */
const places: Readonly<Record<string, Record<string, string>>> = {
  environment: { ...pair, BCE_REGION: "bj" },
  "other family": { BAIDUCLOUD_ACCESS_KEY: accessKeyId, BAIDUCLOUD_SECRET_KEY: planted.secret, BAIDUCLOUD_SESSION_TOKEN: planted.token },
  file: { HOME: home },
  "file below an environment": { HOME: home, ...pair, BCE_ACCESS_KEY_ID: "ALTAKabcdef01" },
  "half a pair": { BCE_SECRET_ACCESS_KEY: planted.secret, BCE_REGION: "bj" },
  "a secret in quotes": { ...pair, BCE_SECRET_ACCESS_KEY: `"${planted.secret}"\n`, BCE_REGION: "bj" },
  "a broken file": { HOME: homeWith(`{"profiles": [{"secret_access_key": "${planted.secret}", oops}]}`) },
};

const stretches = Object.entries(planted).flatMap(([kind, value]) =>
  [value, encodeURIComponent(value), Buffer.from(value).toString("base64"), Buffer.from(value).toString("hex")].flatMap((form) => {
    const whole = form.replaceAll(/\s/g, "");
    return Array.from({ length: whole.length - 11 }, (_, at) => [kind, whole.slice(at, at + 12)] as const);
  }),
);

/** Looks for a part of any planted secret, also where it is broken over lines or escaped. */
function assertClean(text: string, what: string): void {
  const plain = text.replaceAll(/\s/g, "");
  for (const form of [plain, plain.replaceAll("\\", "")]) {
    const [leak] = stretches.filter(([, part]) => form.includes(part));
    assert.equal(leak?.[0], undefined, `${what} shows a part of it:\n${text.slice(0, 3000)}`);
  }
}

const folder = newFolder();
const report = join(folder, "ticket.md");

async function clean(args: readonly string[], env: Record<string, string>, input: string | null = null): Promise<Result> {
  const result = await bcevpc(args, { env: { DEBUG: "*", NO_PROXY: "127.0.0.1", ...env }, input });
  assert.notEqual(result.code, 70, result.stderr);
  assertClean(result.stdout + result.stderr, args.join(" "));
  for (const name of readdirSync(folder)) assertClean(readFileSync(join(folder, name), "utf8"), `${name} of ${args.join(" ")}`);
  return result;
}

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

const echo = `you signed with ${planted.secret} and sent ${planted.token} (${encodeURIComponent(planted.token)})`;
const answers: Readonly<Record<string, ServerAnswer>> = {
  success: { headers: { Date: new Date().toUTCString() }, body: { vpcs: [] } },
  "a success with an echo": { headers: { Date: new Date().toUTCString(), "x-bce-request-id": planted.secret }, body: { vpcs: [] } },
  "no permission": { status: 403, body: errorBody("AccessDenied", "Access denied.") },
  "an echo": { status: 400, headers: { "x-bce-request-id": planted.secret }, body: errorBody("SignatureDoesNotMatch", echo) },
  "an unknown code": { status: 400, body: errorBody("NotKnownAtAll", echo) },
  "a page": {
    status: 502,
    headers: { "Content-Type": "text/html", Server: planted.secret },
    body: `<html><title>${planted.token}</title>`,
  },
  "a redirect": { status: 302, headers: { Location: `https://portal/?t=${encodeURIComponent(planted.token)}` }, body: "" },
};

describe("no output of bcevpc doctor shows a secret", { concurrency: 2 }, () => {
  for (const [place, env] of Object.entries(places))
    it(`from: ${place}`, async () => {
      for (const args of [[], ["--json"], ["--lang", "both"], ["--profile", "other"], ["--report", "-"]])
        await clean(["doctor", "--offline", ...args], { ...env, HTTPS_PROXY: dead });
    });

  it("whatever the service answers", async () => {
    for (const answer of Object.values(answers)) {
      server.answer(answer);
      for (const args of [[], ["--json"], ["--lang", "zh"]])
        await clean(["doctor", "--endpoint", server.url, ...args], places["environment"] ?? {});
    }
  });

  it("on a screen that is narrower than a secret, where it would be broken over lines", async () => {
    for (const answer of Object.values(answers)) {
      server.answer(answer);
      await clean(["doctor", "--endpoint", server.url], { ...places["environment"], COLUMNS: "30" });
    }
  });

  it("when the proxy is dead, is none, or is on the command line", async () => {
    const env = { ...places["environment"], NO_PROXY: "" };
    for (const proxy of [dead, `http://user:${planted.password.replace(" ", "")}@:1:2`, `ftp://user:${encodedPassword}@127.0.0.1:1`]) {
      await clean(["doctor", "--json", "--regions"], { ...env, HTTPS_PROXY: proxy });
      await clean(["doctor", "--json", "--proxy", proxy], env);
    }
  });
});

describe("no report shows a secret", () => {
  it("of call or doctor, whatever the service answers", async () => {
    for (const answer of Object.values(answers)) {
      server.answer(answer);
      for (const args of [[], ["--lang", "both"]]) {
        await clean(
          ["call", "GET", "/v1/vpc", "--silent", "--endpoint", server.url, "--report", report, ...args],
          places["environment"] ?? {},
        );
        await clean(["doctor", "--endpoint", server.url, "--report", report, ...args], places["file"] ?? {});
      }
    }
    assert.ok(existsSync(report));
  });

  it("of decode, wherever the input holds it", async () => {
    const inputs = [
      `[Code: NotKnownAtAll; Message: ${echo}; RequestId: 5be5ea2c-2a3b-4c0e-9f10-7d0f3a1c9e42]`,
      `[Code: NotKnownAtAll; Message: ${planted.unused}; RequestId: 5be5ea2c-2a3b-4c0e-9f10-7d0f3a1c9e42]`,
      JSON.stringify(errorBody("NotKnownAtAll", `proxy ${dead} said ${planted.password}`)),
    ];
    for (const input of inputs) {
      const { code } = await clean(["decode", "--quiet", "--report", report], { ...places["file"], HTTPS_PROXY: dead }, input);
      assert.equal(code, 2);
    }
  });
});
