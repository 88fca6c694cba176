import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type ApiServer, startApiServer } from "./api-server.js";
import { callTo } from "./caller.js";

const depth = 5000;
const answers = [`{"vpcs":${"[".repeat(depth)}${"]".repeat(depth)}}`, `{"vpcs":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`];

describe("an answer that is nested five thousand deep", () => {
  let server: ApiServer;
  before(async () => {
    server = await startApiServer();
  });
  after(() => server.close());

  it("is printed as it is", async () => {
    for (const body of answers) {
      server.answer({ body });
      const { stdout, code } = await callTo(server, ["GET", "/v1/vpc"]);
      assert.deepEqual([stdout === body, code], [true, 0]);
    }
  });

  it("is said to be too deep where something is selected from it", async () => {
    for (const body of answers)
      for (const more of [
        ["--query", "vpcs"],
        ["--format", "table"],
        ["--format", "json"],
        ["--query", "vpcs[0]", "--raw"],
        ["--paginate"],
      ]) {
        server.answer({ body });
        const { stdout, stderr, code } = await callTo(server, ["GET", "/v1/vpc", ...more]);
        assert.equal(code, 6, stderr);
        assert.equal(stdout, "");
        assert.match(stderr, /nested too deep/u);
      }
  });
});
