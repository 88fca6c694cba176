import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { bcevpc } from "../run.js";
import { type ApiServer, errorBody, startApiServer } from "./api-server.js";
import { accessKeyId, callTo, homeWith, secretAccessKey } from "./caller.js";

const mismatch = errorBody("IamSignatureInvalid", "IamSignatureInvalid, cause: Fail to authn user: Signature does not match");

describe("a call whose signature is refused keeps its diagnosis", () => {
  let server: ApiServer;
  before(async () => {
    server = await startApiServer();
  });
  after(() => server.close());

  it("whatever region and configuration say besides the flags that it was made with", async () => {
    server.answer({ status: 403, body: mismatch });
    const broken = homeWith("{ this is no JSON");
    for (const env of [{ BCE_REGION: "nowhere" }, { HOME: broken }, { BCE_REGION: "nowhere", HOME: broken }]) {
      const { stderr, code } = await callTo(server, ["GET", "/v1/vpc"], { env });
      assert.equal(code, 7, stderr);
      assert.match(stderr, /^IamSignatureInvalid · HTTP 403/m);
      assert.match(stderr.replaceAll(/\s+/g, " "), /does not belong to the access key 0123…/);
    }
  });

  it("and says which profile holds the keys that were used", async () => {
    server.answer({ status: 403, body: mismatch });
    const profile = { name: "work", access_key_id: accessKeyId, secret_access_key: secretAccessKey };
    const HOME = homeWith({ profiles: [profile] });
    const { stderr, code } = await bcevpc(["call", "GET", "/v1/vpc", "--profile", "work", "--endpoint", server.url, "--json"], {
      env: { HOME },
    });
    assert.equal(code, 7);
    const { investigation, signature } = JSON.parse(stderr);
    assert.match(signature.secretSource.en, /profile work/);
    assert.deepEqual(
      [investigation.calls, investigation.checks.at(-1).id, investigation.checks.at(-1).verdict],
      [0, "secret", "confirmed"],
    );
    assert.match(investigation.conclusion.en, /profile work/);
    assert.match(investigation.action.command, /^bcevpc configure .*work/);
  });
});

describe("a profile", () => {
  it("that is named gives the language, the current one else", async () => {
    const HOME = homeWith({
      current: "english",
      profiles: [
        { name: "english", language: "en" },
        { name: "chinese", language: "zh" },
      ],
    });
    const ask = async (...args: string[]) =>
      (await bcevpc(["call", "GET", "/v1/vpc", "--region", "bj", ...args], { env: { HOME } })).stderr;
    assert.match(await ask("--profile", "chinese"), /没有/);
    assert.match(await ask("--profile=chinese"), /没有/);
    assert.match(await ask(), /no access key is set/);
    assert.match(await ask("--profile", "chinese", "--lang", "en"), /no access key is set/);
  });
});

describe("stderr of call --json", () => {
  let server: ApiServer;
  before(async () => {
    server = await startApiServer();
  });
  after(() => server.close());

  it("is the document of a failure alone, in which the warnings stand; after a success they are said", async () => {
    const env = { BCE_SECRET_ACCESS_KEY: ` ${secretAccessKey} ` };
    server.answer({ status: 404, body: errorBody("NoSuchNat") });
    const failed = await callTo(server, ["GET", "/v1/nat/nat-1", "--json"], { env });
    const { warnings, code } = JSON.parse(failed.stderr);
    assert.equal(code, "NoSuchNat");
    assert.deepEqual(
      warnings.map(({ en }: { en: string }) => en),
      ["the secret access key contains white space"],
    );
    server.answer({ status: 200, body: { vpcs: [] } });
    const done = await callTo(server, ["GET", "/v1/vpc", "--json"], { env });
    assert.equal(done.code, 0);
    assert.match(done.stderr, /^warning: the secret access key contains white space/);
  });
});
