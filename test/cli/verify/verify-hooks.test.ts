import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type MockProcess, startMock } from "../../node/mock/mock-process.js";
import { type ApiServer, errorBody, startApiServer } from "../call/api-server.js";
import { accessKeyId, callTo, homeWith, secretAccessKey } from "../call/caller.js";
import { bcevpc } from "../run.js";
import { env, hmac } from "./verify-samples.js";

const mismatch = errorBody("IamSignatureInvalid", "IamSignatureInvalid, cause: Fail to authn user: Signature does not match");

describe("a call whose signature is refused", () => {
  let server: ApiServer;
  before(async () => {
    server = await startApiServer();
  });
  after(() => server.close());

  it("says that what it sent is rightly signed, and what that leaves", async () => {
    server.answer({ status: 403, body: mismatch });
    const { stderr, code } = await callTo(server, ["GET", "/v1/vpc", "-q", "maxKeys=1"]);
    assert.equal(code, 7);
    const text = stderr.replaceAll(/\s+/g, " ");
    assert.match(
      text,
      /Cause The secret \(environment, BCE_ACCESS_KEY_ID\) does not belong to the access key 0123…: the request was signed correctly/,
    );
    const chinese = await callTo(server, ["GET", "/v1/vpc", "--lang", "zh"]);
    assert.match(
      chinese.stderr.replaceAll(/\s+/g, ""),
      /原因密钥（来源：环境变量BCE_ACCESS_KEY_ID）与AccessKey0123…不是一对：签名过程没有错误，请求仍被拒绝/,
    );
  });

  it("names the profile that holds another secret for the same key", async () => {
    server.answer({ status: 400, body: errorBody("SignatureDoesNotMatch", "The request signature we calculated does not match") });
    const HOME = homeWith({ profiles: [{ name: "spare", access_key_id: accessKeyId, secret_access_key: "f".repeat(32) }] });
    const { stderr } = await callTo(server, ["GET", "/v1/vpc", "--json"], { env: { HOME } });
    const { signature } = JSON.parse(stderr);
    assert.deepEqual([signature.verdict, signature.mistakes, signature.otherProfiles, signature.proxy], ["valid", [], ["spare"], null]);
  });

  it("says that a header which the service misses was sent", async () => {
    const message = "IamSignatureInvalid, cause: Fail to authn user: Missing headers required by signing: content-type";
    server.answer({ status: 403, body: errorBody("IamSignatureInvalid", message) });
    const { stderr } = await callTo(server, ["GET", "/v1/vpc"]);
    assert.match(stderr.replaceAll(/\s+/g, " "), /signed correctly and carried content-type\. So something on the way removed it/);
  });

  it("says nothing of signatures when another thing failed, or the key is unknown", async () => {
    for (const body of [
      errorBody("NoSuchNat"),
      errorBody("IamSignatureInvalid", "IamSignatureInvalid, cause: Could not find credential."),
    ]) {
      server.answer({ status: 404, body });
      assert.equal(JSON.parse((await callTo(server, ["GET", "/v1/vpc", "--json"])).stderr).signature, null);
    }
  });
});

/** Waits until the log, which is written behind the answers, holds something. */
async function logged(mock: MockProcess, text: RegExp): Promise<void> {
  for (let rest = 200; rest > 0 && !text.test(mock.stderr()); rest -= 1) await pause(50);
}

describe("the mock's log of a refused signature", () => {
  it("names the mistake of the client, or shows what should have been signed", async () => {
    const mock = await startMock([], { ...env, COLUMNS: "200" });
    try {
      const { host } = new URL(mock.endpoint);
      const time = `${new Date().toISOString().slice(0, 19)}Z`;
      const prefix = `bce-auth-v1/${accessKeyId}/${time}/1800`;
      const send = (text: string, key: string | Buffer) =>
        fetch(`${mock.endpoint}/v1/vpc?maxKeys=10&isDefault=false`, {
          headers: { "x-bce-date": time, authorization: `${prefix}/host;x-bce-date/${hmac(key, text)}` },
        });
      const key = hmac(secretAccessKey, prefix);
      const tail = `host:${encodeURIComponent(host)}\nx-bce-date:${encodeURIComponent(time)}`;
      assert.equal((await send(`GET\n/v1/vpc\nisDefault=false&maxKeys=10\n${tail}`, key)).status, 200);
      assert.equal((await send(`GET\n/v1/vpc\nmaxKeys=10&isDefault=false\n${tail}`, key)).status, 403);
      assert.equal((await send(`GET\n/v1/vpc\nisDefault=false&maxKeys=10\n${tail}`, Buffer.from(key, "hex"))).status, 403);
      assert.equal((await send("nothing known", key)).status, 403);
      const beijing = `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19)}Z`;
      const early = `bce-auth-v1/${accessKeyId}/${beijing}/1800`;
      const text = `GET\n/v1/vpc\n\nhost:${encodeURIComponent(host)}`;
      const authorization = `${early}/host/${hmac(hmac(secretAccessKey, early), text)}`;
      assert.equal((await fetch(`${mock.endpoint}/v1/vpc`, { headers: { authorization, "x-bce-date": beijing } })).status, 400);
      await logged(mock, /isDefault=false&maxKeys=10\\n[\s\S]*RequestExpired.*\n.*\n$/);
      const log = mock.stderr();
      assert.match(log, /403 IamSignatureInvalid.*\n +\^ the query was signed in the order of the URL, unsorted \[query\.unsorted\]/);
      assert.match(log, /\^ the signing key's raw bytes were used instead of its hex text \[key\.raw-digest\]/);
      assert.match(log, /no known mistake explains this signature[\s\S]*\n +GET\\n\n +\/v1\/vpc\\n\n +isDefault=false&maxKeys=10\\n/);
      assert.doesNotMatch(log.split("\n").find((line) => / 200 /.test(line)) ?? "", /\^/);
      assert.match(log, /400 RequestExpired.*\n +\^ the timestamp is 8 h ahead .* Beijing time labelled Z; .*\[local-time\]/);
      assert.ok(!log.includes(secretAccessKey));
    } finally {
      await mock.stop();
    }
  });

  it("stays silent about errors that were asked for", async () => {
    const mock = await startMock(["--fail", "SignatureDoesNotMatch"], env);
    try {
      const { code } = await bcevpc(["call", "GET", "/v1/vpc", "--endpoint", mock.endpoint], { env });
      assert.equal(code, 7);
      await logged(mock, /SignatureDoesNotMatch/);
      assert.doesNotMatch(mock.stderr(), /\^/);
    } finally {
      await mock.stop();
    }
  });
});
