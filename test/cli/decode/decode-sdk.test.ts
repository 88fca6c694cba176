import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { type MockProcess, startMock } from "../../node/mock/mock-process.js";
import { bcevpc } from "../run.js";

const root = new URL("../../../", import.meta.url).pathname;
const connect = `
const { BceBaseClient } = require("@baiducloud/sdk");
const [endpoint, ak, sk, path] = process.argv.slice(1);
const client = new BceBaseClient({ endpoint, credentials: { ak, sk } }, "bcc", true);
const failing = () => client.sendRequest("GET", path, {});`;

/** What programs do with an error of the official JS SDK. */
const ways: Readonly<Record<string, string>> = {
  "console.error of it": "failing().catch((e) => console.error('query failed', e));",
  "JSON of it": "failing().catch((e) => console.log(JSON.stringify(e)));",
  "indented JSON of it": "failing().catch((e) => console.log(JSON.stringify(e, null, 2)));",
  "JSON in a field of a JSON log":
    "failing().catch((e) => console.log(JSON.stringify({ level: 'error', msg: 'failed: ' + JSON.stringify(e) })));",
  "util.inspect in colours": "failing().catch((e) => console.log(require('util').inspect(e, { colors: true, breakLength: 40 })));",
  "a throw from setImmediate": "failing().catch((e) => setImmediate(() => { throw e; }));",
};

describe("what the official JS SDK prints of an error of the mock", () => {
  let mock: MockProcess;
  before(async () => {
    mock = await startMock(["--documented"]);
  });
  after(() => mock.stop());

  const printed = (way: string, path: string): string => {
    const keys = [mock.env["BCE_ACCESS_KEY_ID"] ?? "", mock.env["BCE_SECRET_ACCESS_KEY"] ?? ""];
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", connect + way, mock.endpoint, ...keys, path], { cwd: root });
    return `${stdout}${stderr}`;
  };
  const decoded = async (input: string) => JSON.parse((await bcevpc(["--json"], { input })).stdout).errors;

  for (const [name, way] of Object.entries(ways))
    it(`is decoded from ${name}`, async () => {
      const output = printed(way, "/v1/nat/nat-b1jb3b5e34tc");
      const [error, ...others] = await decoded(output);
      assert.deepEqual(others, [], output);
      assert.deepEqual(
        [error?.entryId, error?.httpStatus, error?.origin, error?.format],
        ["nat/NoSuchNat", 404, "service", "js-sdk"],
        output,
      );
      assert.ok(output.includes(error.requestId) && error.requestIdComplete, output);
    });

  it("is said to be hidden when the object was made a string", async () => {
    const output = printed("failing().catch((e) => console.error('bcc.bj.baidubce.com failed: ' + e));", "/v1/nat/nat-b1jb3b5e34tc");
    assert.match(output, /\[object Object\]/);
    const [error] = await decoded(output);
    assert.deepEqual([error.code, error.failure, error.hidden], [null, "code-hidden", ["code", "message", "requestId", "httpStatus"]]);
    assert.equal(error.client, "js-object");
  });

  it("is hinted at when nothing but a plain object's rejection is left", async () => {
    const output = printed("(async () => { await failing(); })();", "/v1/nat/nat-b1jb3b5e34tc");
    assert.match(output, /#<Object>/);
    const { stderr, code } = await bcevpc([], { input: output.replaceAll(/baidubce|@baiducloud/g, "x") });
    assert.equal(code, 1);
    assert.match(stderr.replaceAll(/\s+/g, " "), /line \d+: A plain object was thrown there\..*e\.code, e\.message, e\.request_id/);
  });
});
