import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { type ApiServer, startApiServer } from "../cli/call/api-server.js";
import { accessKeyId, callTo, keys, newFolder, secretAccessKey } from "../cli/call/caller.js";
import { checkSignature } from "../servers/signature.js";
import { closeScreens, plain, screen } from "./screen.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer({ body: { vpcs: [{ vpcId: "vpc-1", name: "测试网络" }] } });
});
after(async () => {
  closeScreens();
  await server.close();
});

const remove = (): string => `bcevpc call DELETE /v1/vpc/vpc-1 --endpoint ${server.url}`;

describe("call on a terminal", () => {
  it("lays the answer out and colours the names in it", async () => {
    const shown = await screen(`bcevpc call GET /v1/vpc --endpoint ${server.url}`, { env: keys });
    assert.match(plain(shown), /\{\n {2}"vpcs": \[\n {4}\{\n {6}"vpcId": "vpc-1",\n {6}"name": "测试网络"/);
    assert.match(shown, /\u001b\[36m"vpcId"/);
  });

  it("asks before a DELETE and sends it only on yes", async () => {
    for (const [key, sent, code] of [
      ["y", 1, 0],
      ["n", 0, 1],
      ["C-c", 0, 130],
    ] as const) {
      server.forget();
      const asked = /Send DELETE .*vpc-1\?/;
      const shown = await screen(remove(), {
        env: keys,
        keys:
          key === "C-c"
            ? [[asked, key]]
            : [
                [asked, key],
                [new RegExp(`${key}`), "Enter"],
              ],
      });
      assert.match(plain(shown), new RegExp(`\\[${code}\\]`));
      assert.equal(server.requests.length, sent);
    }
  });

  it("asks before what takes away by POST and PUT, by the operation's name, and sends it only on yes", async () => {
    const commands = [
      ["RefundPeerConn peerConnId=peerconn-1", /Send PUT \S+\/v1\/peerconn\/peerconn-1 \(RefundPeerConn\)\?/],
      ["POST /v1/eni/eni-1/privateIp/batchDel -d {}", /Send POST \S+batchDel \(BatchDeleteEniIp\)\?/],
    ] as const;
    for (const [words, asked] of commands)
      for (const [key, sent, code] of [
        ["y", 1, 0],
        ["n", 0, 1],
      ] as const) {
        server.forget();
        const shown = await screen(`bcevpc call ${words} --endpoint ${server.url}`, {
          columns: 120,
          env: keys,
          keys: [[asked, [key, "Enter"]]],
        });
        assert.match(plain(shown), new RegExp(`\\[${code}\\]`));
        assert.equal(server.requests.length, sent);
      }
  });

  it("stores a profile without ever showing the secret, and calls with it", async () => {
    const home = newFolder();
    const shown = await screen("bcevpc configure; bcevpc configure get", {
      env: { HOME: home },
      keys: [
        [/Access Key Id/, accessKeyId],
        [new RegExp(accessKeyId), "Enter"],
        [/Secret Access Key/, secretAccessKey],
        [/\*{8}/, "Enter"],
        [/Security Token/, "Enter"],
        [/Region:/, "Enter"],
      ],
    });
    assert.doesNotMatch(shown, new RegExp(secretAccessKey));
    const { profiles } = JSON.parse(readFileSync(join(home, ".bce", "config.json"), "utf8"));
    assert.equal(profiles[0].secret_access_key, secretAccessKey);
    server.forget();
    const called = await screen(`bcevpc call GET /v1/vpc --endpoint ${server.url}`, { env: { HOME: home } });
    assert.match(called, /vpc-1/);
    assert.ok(checkSignature(server.only(), secretAccessKey).matches);
  });
});

describe("the command of --curl", () => {
  it("runs in a shell, signs afresh with the secret of the environment, and shows no secret itself", async () => {
    server.forget();
    const { stdout } = await callTo(server, [
      "PUT",
      "/v1/nat/nat-1",
      "-q",
      "bind",
      "-q",
      "name=测试 +%~*'",
      "-d",
      `{"name":"it's"}`,
      "--curl",
    ]);
    assert.doesNotMatch(stdout, new RegExp(secretAccessKey));
    assert.equal(server.requests.length, 0);
    await promisify(execFile)("sh", ["-c", stdout], { env: { PATH: process.env["PATH"], ...keys } });
    const request = server.only();
    assert.ok(checkSignature(request, secretAccessKey).matches);
    assert.equal(request.body.toString(), `{"name":"it's"}`);
  });
});
