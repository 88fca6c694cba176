import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bcevpc } from "../run.js";

describe("a path with broken percent-encoding", () => {
  for (const path of ["/v1/%vpc", "/v1/vpc/%ff", "/v1/%e4%b8"])
    it(`is said to be that, by the built program: ${path}`, async () => {
      const input = JSON.stringify({ method: "GET", url: `https://h${path}`, headers: { Host: "h" } });
      const { stdout, code } = await bcevpc(["lint", "--json"], { input });
      assert.equal(code, 1);
      assert.equal(JSON.parse(stdout).requests[0].findings[0].rule, "path-encoding");
    });
});
