import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type ApiServer, errorBody, type ServerAnswer, startApiServer } from "./call/api-server.js";
import { accessKeyId, homeWith, newFolder } from "./call/caller.js";
import { bcevpc, type Result, type Surroundings } from "./run.js";

const secret = "pLantedSecretKey/7c1e+90ab44d2f8e6b1c";
const token = "pLantedTemporaryPass0123456789+/".repeat(8).concat("==");
const password = "pLanted Proxy$Password";
const encodedPassword = encodeURIComponent(password);
/** A proxy that nobody could reach, for all hosts but this machine, and the loudest of debug output. */
const nosy = { DEBUG: "*", HTTPS_PROXY: `http://user:${encodedPassword}@127.0.0.1:1`, NO_PROXY: "127.0.0.1" };
const profile = {
  name: "default",
  mode: "StsToken",
  access_key_id: accessKeyId,
  secret_access_key: secret,
  security_token: token,
  region: "bj",
};
const planted: Readonly<Record<string, Record<string, string>>> = {
  environment: { ...nosy, BCE_ACCESS_KEY_ID: accessKeyId, BCE_SECRET_ACCESS_KEY: secret, BCE_SECURITY_TOKEN: token, BCE_REGION: "bj" },
  "other family": { ...nosy, BAIDUCLOUD_ACCESS_KEY: accessKeyId, BAIDUCLOUD_SECRET_KEY: secret, BAIDUCLOUD_SESSION_TOKEN: token },
  file: { ...nosy, HOME: homeWith({ current: "default", profiles: [profile] }) },
};

/** Signatures of all kinds, some of which hold the secret. */
const prefix = `bce-auth-v1/${accessKeyId}/2026-08-13T08:00:00Z/1800`;
const authorizations: Readonly<Record<string, string>> = {
  unexplained: `${prefix}/host;x-bce-date;x-bce-security-token/${"ab12".repeat(16)}`,
  "with the default set": `${prefix}//${"ab12".repeat(16)}`,
  "with the secret as the access key id": `bce-auth-v1/${encodeURIComponent(secret)}/2026-08-13T08:00:00Z/1800/host/${"ab12".repeat(16)}`,
  "a key as the signature": `${prefix}/host/${createHmac("sha256", secret).update(prefix).digest("hex")}`,
  nonsense: `AWS ${secret}`,
};

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

/** Every stretch of twelve characters of a secret in every form in which it could be printed. */
const stretches = (value: string): string[] =>
  [value, encodeURIComponent(value), Buffer.from(value).toString("base64"), Buffer.from(value).toString("hex")].flatMap((form) =>
    Array.from({ length: form.replaceAll(/\s/g, "").length - 11 }, (_, at) => form.replaceAll(/\s/g, "").slice(at, at + 12)),
  );
const forbidden = { secret: stretches(secret), token: stretches(token), password: stretches(password) };

/** Looks for a secret in a text, also for one that is broken over lines. */
function assertClean(text: string, what: string, kinds: readonly (keyof typeof forbidden)[] = ["secret", "token", "password"]): void {
  const squeezed = text.replaceAll(/\s/g, "");
  for (const kind of kinds) {
    const leak = forbidden[kind].find((stretch) => squeezed.includes(stretch));
    assert.equal(leak, undefined, `${what} shows a part of the ${kind}:\n${text.slice(0, 3000)}`);
  }
}
const folder = newFolder();
async function run(args: readonly string[], surroundings: Surroundings): Promise<Result> {
  const result = await bcevpc(args, surroundings);
  assert.notEqual(result.code, 70, result.stderr);
  return result;
}

const failures: Readonly<Record<string, ServerAnswer>> = {
  "a known code": { status: 404, body: errorBody("NoSuchNat") },
  "an unknown code": { status: 401, body: errorBody("NoSuchThing") },
  "a refused signature": {
    status: 403,
    body: errorBody("IamSignatureInvalid", "IamSignatureInvalid, cause: Fail to authn user: Signature does not match"),
  },
  "a clock that is off": { status: 400, headers: { Date: "Sun, 22 Nov 2020 08:00:00 GMT" }, body: errorBody("RequestExpired") },
  "a web page": { status: 502, headers: { "Content-Type": "text/html" }, body: "<html>" },
  "an empty body": { status: 500, body: "" },
  "truncated JSON": { body: '{"vpcs":[' },
  "a redirect": { status: 302, headers: { Location: "https://portal/" }, body: "" },
  "no HTTP": { raw: "nothing\r\n\r\n" },
};

for (const [place, env] of Object.entries(planted)) {
  const here = (args: readonly string[], input?: string) => run(args, { env, input: input ?? null });
  const call = (...args: string[]) => here(["call", "GET", "/v1/vpc", "--endpoint", server.url, ...args]);

  describe(`no secret, token or proxy password from the ${place} shows`, () => {
    it("in anything that a successful call prints", async () => {
      server.answer({ headers: { "Set-Cookie": "session=1" }, body: { vpcs: [{ vpcId: "vpc-1" }] } });
      const file = join(folder, "answer");
      for (const args of [
        [],
        ["-v"],
        ["-i", "--timing"],
        ["--json", "-v"],
        ["-o", file],
        ["--query", "vpcs", "-v"],
        ["--format", "table"],
        ["-v", "--lang", "zh"],
      ]) {
        const { stdout, stderr, code } = await call(...args);
        assert.equal(code, 0, stderr);
        assertClean(stdout + stderr, `call ${args.join(" ")}`);
      }
      for (const name of readdirSync(folder)) assertClean(readFileSync(join(folder, name), "utf8"), name);
      assert.equal(server.requests.at(-1)?.headers["x-bce-security-token"], token);
    });

    it("when a call fails, in whatever way and form", async () => {
      for (const [name, answer] of Object.entries(failures)) {
        server.answer(answer);
        for (const args of [["-v"], ["--json", "--full"]]) {
          const { stdout, stderr, code } = await call(...args);
          assert.notEqual(code, 0);
          assertClean(stdout + stderr, `${name}, ${args.join(" ")}`);
        }
      }
    });

    it("when no answer comes: a dead port, a dead proxy", async () => {
      for (const args of [
        ["--endpoint", "http://127.0.0.1:1"],
        ["--region", "bj"],
        ["--region", "bj", "--proxy", `http://user:${encodedPassword}@127.0.0.1:1`],
      ])
        for (const more of [["-v"], ["--json"]]) {
          const { stdout, stderr, code } = await here(["call", "GET", "/v1/vpc", ...args, ...more]);
          assert.equal(code, 6, stderr);
          assertClean(stdout + stderr, args.join(" "));
        }
    });

    it("in what is not sent: --dry-run, --curl, and what is refused", async () => {
      for (const args of [
        ["--dry-run"],
        ["--dry-run", "--json", "-v"],
        ["--curl", "-v"],
        ["--query", "["],
        ["--region", "tokyo"],
        ["-H", "Host: x"],
      ])
        for (const { stdout, stderr } of [await call(...args)]) assertClean(stdout + stderr, args.join(" "));
      const shown = await call("--dry-run", "--show-secrets", "-v");
      assertClean(shown.stdout + shown.stderr, "--show-secrets", ["secret", "password"]);
      assert.ok(shown.stdout.includes(token));
    });

    it("in any form of sign", async () => {
      for (const args of [[], ["--json"], ["-v"], ["--curl"], ["--lang", "zh"], ["--timestamp", "2026-08-13T08:00:00Z"]]) {
        const { stdout, stderr, code } = await here(["sign", "GET", "/v1/vpc", "--region", "bj", ...args]);
        assert.equal(code, 0, stderr);
        assertClean(stdout + stderr, `sign ${args.join(" ")}`);
      }
      const { stdout, stderr } = await here(["sign", "GET", "/v1/vpc", "--region", "bj", "--show-secrets", "--json", "-v"]);
      assertClean(stdout + stderr, "sign --show-secrets", ["secret", "password"]);
    });

    it("in any form of verify, whatever is wrong with the signature", async () => {
      const profileKeys = { ...nosy, ...env };
      for (const [name, authorization] of Object.entries(authorizations))
        for (const args of [[], ["--json"], ["--lang", "zh"], ["--show-secrets", "--json"]]) {
          const headers = { Host: "h", "x-bce-date": "2026-08-13T08:00:00Z", "x-bce-security-token": token, Authorization: authorization };
          const input = JSON.stringify({
            method: "GET",
            url: `https://h/v1/vpc?a=1&x-bce-security-token=${encodeURIComponent(token)}`,
            headers,
          });
          const { stdout, stderr, code } = await run(["verify", ...args], { env: profileKeys, input });
          assert.equal(code, 1, stderr);
          assertClean(
            stdout + stderr,
            `verify ${args.join(" ")}, ${name}`,
            args.includes("--show-secrets") ? ["secret", "password"] : undefined,
          );
          if (!args.includes("--show-secrets")) assert.doesNotMatch(stdout + stderr, /[0-9a-f]{64}/, name);
        }
    });

    it("in the commands that work without keys", async () => {
      for (const [args, input] of [
        [["explain", "InvalidAccessKeyId", "--full"], undefined],
        [["explain", "Nothing", "--json"], undefined],
        [["codes", "key", "--json"], undefined],
        [["decode", "--json"], JSON.stringify(errorBody("InvalidAccessKeyId"))],
        [["help", "environment"], undefined],
      ] as const) {
        const { stdout, stderr } = await here(args, input);
        assertClean(stdout + stderr, args.join(" "));
      }
    });
  });
}

describe("what a service sends back of a secret", () => {
  const env = planted["environment"] ?? {};
  const echo = `you signed with ${secret} and sent the token ${token} (${encodeURIComponent(token)})`;
  const failing = (args: readonly string[], columns: number) =>
    run(["call", "GET", "/v1/vpc", "--endpoint", server.url, ...args], { env: { ...env, COLUMNS: String(columns) } });

  it("is redacted on stderr, in the record too, and in the headers of -v", async () => {
    server.answer({ status: 400, headers: { "X-Echo": `${secret} ${token}` }, body: errorBody("SignatureDoesNotMatch", echo) });
    for (const args of [["--json"], ["--json", "-v"]]) assertClean((await failing(args, 80)).stderr, args.join(" "));
  });

  it("is redacted also where it is longer than a line and would be wrapped", async () => {
    for (const code of ["SignatureDoesNotMatch", "NoSuchThing"])
      for (const columns of [30, 80, 200]) {
        server.answer({ status: 400, body: errorBody(code, echo) });
        assertClean((await failing([], columns)).stderr, `${code} at ${columns} columns`);
      }
  });

  it("is redacted in the title of a page, the name of a server and a request id", async () => {
    for (const answer of [
      { status: 500, headers: { "Content-Type": "text/html", Server: secret }, body: `<html><title>${secret}</title>` },
      { status: 404, headers: { "x-bce-request-id": secret }, body: "" },
    ]) {
      server.answer(answer);
      for (const args of [[], ["--json"]]) assertClean((await failing(args, 2000)).stderr, JSON.stringify(answer));
    }
  });

  it("is redacted also where it is longer than what is quoted of it and would be cut off", async () => {
    server.answer({ status: 302, headers: { Location: `https://portal/?token=${encodeURIComponent(token)}` }, body: "" });
    for (const args of [[], ["--json"]]) assertClean((await failing(args, 2000)).stderr, "the address of a redirect");
  });
});

describe("the signature of a request", () => {
  it("does not show in -v and --dry-run, which could be replayed, without --show-secrets", async () => {
    server.answer({ body: {} });
    const env = planted["environment"] ?? {};
    const call = (...args: string[]) => run(["call", "GET", "/v1/vpc", "--endpoint", server.url, ...args], { env });
    server.forget();
    const verbose = await call("-v");
    const signature = server.only().headers["authorization"]?.split("/").at(-1) ?? "";
    assert.match(signature, /^[0-9a-f]{64}$/);
    assert.ok(!(verbose.stdout + verbose.stderr).includes(signature));
    for (const args of [["-v"], ["--dry-run"], ["--dry-run", "--json"], ["--dry-run", "-v"], ["--curl"]]) {
      const { stdout, stderr } = await call(...args);
      assert.doesNotMatch(stdout + stderr, /[0-9a-f]{64}/, args.join(" "));
    }
    server.forget();
    const shown = await call("-v", "--show-secrets");
    assert.ok(shown.stderr.includes(server.only().headers["authorization"] ?? "?"));
    assertClean(shown.stdout + shown.stderr, "-v --show-secrets", ["secret", "password"]);
  });

  it("does not show where it stands in the URL, as in a link that was signed for somebody else", async () => {
    server.answer({ status: 404, body: "" });
    const signature = "ab12".repeat(16);
    const link = `/v1/vpc?authorization=bce-auth-v1%2Fak%2F2026-06-20T07%3A10%3A11Z%2F1800%2Fhost%2F${signature}`;
    for (const args of [["-v"], ["--dry-run"], ["--dry-run", "--json"]]) {
      const { stdout, stderr } = await run(["call", "GET", link, "--endpoint", server.url, ...args], { env: planted["environment"] ?? {} });
      assert.ok(!(stdout + stderr).replaceAll(/\s/g, "").includes(signature), args.join(" "));
    }
  });
});
