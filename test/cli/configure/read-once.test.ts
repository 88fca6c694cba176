import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer } from "../../servers/api.js";
import { errorBody } from "../call/api-server.js";
import { homeWith } from "../call/caller.js";
import { bcevpc } from "../run.js";

const preload = new URL("../read-files.cjs", import.meta.url).pathname;
const profile = { name: "default", access_key_id: "0123456789abcdef0123456789abcdef", secret_access_key: "pLantedSecretKey", region: "bj" };
const store = { current: "default", profiles: [profile] };

const readsOf = async (args: readonly string[]): Promise<string> => {
  const { stderr } = await bcevpc(args, { env: { HOME: homeWith(store), NODE_OPTIONS: `--require ${preload}` } });
  return /\nread: (.*)\n$/u.exec(stderr)?.[1] ?? stderr;
};

describe("the configuration file", () => {
  it("is read once by a call whose signature is refused, which asks for language, keys, secrets and other keys", async (t) => {
    const { origin } = await apiServer(t, [{ status: 403, body: errorBody("SignatureDoesNotMatch") }]);
    assert.equal(await readsOf(["call", "GET", "/v1/vpc", "--endpoint", origin]), "readFileSync");
  });

  it("is read once by a report and by doctor", async () => {
    assert.equal(await readsOf(["doctor", "key", "--report", "/dev/null"]), "readFileSync");
  });

  it("is read afresh by whoever changes it", async () => {
    assert.equal(await readsOf(["configure", "set", "default", "--region", "gz"]), "readFileSync readFile");
  });
});
