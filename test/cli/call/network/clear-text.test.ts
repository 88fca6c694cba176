import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { bcevpc } from "../../run.js";
import { type ApiServer, startApiServer } from "../api-server.js";
import { callTo, keys } from "../caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

describe("http without TLS", () => {
  it("is warned of before anything is sent, whatever the host, and not to this machine", async () => {
    // The proxy is a port that nobody listens on: nothing leaves this machine.
    for (const host of ["http://bcc.bj.baidubce.com", "http://api.example", "http://10.0.0.1:8080", "http://localhost.example"])
      for (const [lang, words] of [
        ["en", /the endpoint uses http, not https/],
        ["zh", /接入点使用 http 而非 https/],
      ] as const) {
        const { stderr, code } = await bcevpc(
          ["call", "GET", "/v1/vpc", "--endpoint", host, "--proxy", "http://127.0.0.1:1", "--lang", lang],
          { env: keys },
        );
        assert.equal(code, 6, stderr);
        assert.match(stderr, words);
        assert.ok(stderr.search(words) < 20, stderr);
      }
    const { stderr, code } = await callTo(server, ["GET", "/v1/vpc"]);
    assert.equal(code, 0);
    assert.equal(stderr, "");
  });

  it("is warned of by doctor, whatever the host", async () => {
    const { stdout } = await bcevpc(["doctor", "endpoint", "--endpoint", "http://api.example"], { env: keys });
    assert.match(stdout, /the endpoint uses http, not https/);
  });

  it("is not taken from a URL against an endpoint of https", async () => {
    const { stderr, code } = await bcevpc(["call", "GET", "http://api.example/v1/vpc", "--endpoint", "https://api.example"], { env: keys });
    assert.equal(code, 2);
    assert.match(stderr, /the URL and --endpoint differ: http:\/\/api\.example and https:\/\/api\.example/);
  });
});
