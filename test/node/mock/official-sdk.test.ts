import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { bcevpc } from "../../cli/run.js";
import { type MockProcess, startMock } from "./mock-process.js";

/** Calls through the official JS SDK in a process of its own, and prints what it resolves or rejects with. */
const script = `
const { BceBaseClient } = require("@baiducloud/sdk");
const [endpoint, ak, sk, method, path, params] = process.argv.slice(1);
const client = new BceBaseClient({ endpoint, credentials: { ak, sk } }, "bcc", true);
client.sendRequest(method, path, { params: JSON.parse(params || "{}") }).then(
  ({ body }) => console.log(JSON.stringify(body)),
  (error) => {
    console.log(JSON.stringify(error));
    process.exitCode = 1;
  },
);`;

const run = promisify(execFile);
const root = new URL("../../../", import.meta.url).pathname;

describe("the official JS SDK, pointed at the mock", () => {
  let mock: MockProcess;
  const sdk = async (method: string, path: string, params = {}, secret = mock.env["BCE_SECRET_ACCESS_KEY"] ?? "") => {
    const args = ["-e", script, mock.endpoint, mock.env["BCE_ACCESS_KEY_ID"] ?? "", secret, method, path, JSON.stringify(params)];
    try {
      return { ok: true, stdout: (await run(process.execPath, args, { cwd: root })).stdout };
    } catch (error) {
      return { ok: false, stdout: (error as { stdout: string }).stdout };
    }
  };
  before(async () => {
    mock = await startMock();
  });
  after(() => mock.stop());

  it("lists what there is", async () => {
    const { ok, stdout } = await sdk("GET", "/v1/vpc", { maxKeys: "10" });
    assert.ok(ok, stdout);
    assert.deepEqual(
      JSON.parse(stdout).vpcs.map(({ name }: { name: string }) => name),
      ["default"],
    );
  });

  it("signs queries with Chinese, blanks and signs so that they are accepted", async () => {
    const { ok, stdout } = await sdk("GET", "/v1/vpc", { name: "测试 a+b%~*'(x)" });
    assert.ok(ok, stdout);
  });

  it("is refused with a wrong secret, in the words of the live gateway", async () => {
    const { ok, stdout } = await sdk("GET", "/v1/vpc", {}, "wrong");
    assert.ok(!ok);
    assert.match(stdout, /IamSignatureInvalid, cause: Fail to authn user: Signature does not match/);
  });

  it("rejects with an error that bcevpc decodes when a resource is missing", async () => {
    const { ok, stdout } = await sdk("GET", "/v1/nat/nat-none");
    assert.ok(!ok);
    const decoded = await bcevpc(["--json"], { input: stdout });
    assert.equal(decoded.code, 0);
    assert.equal(JSON.parse(decoded.stdout).errors[0].entryId, "nat/NoSuchNat");
  });
});
