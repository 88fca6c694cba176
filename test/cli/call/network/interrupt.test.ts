import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer } from "../../../servers/api.js";
import { brokenServer } from "../../../servers/broken.js";
import { startCall } from "../../../servers/calling.js";

const get = (origin: string, ...args: string[]): string[] => ["GET", "/v1/vpc", "--endpoint", origin, ...args];

describe("Ctrl-C during bcevpc call", { concurrency: 4 }, () => {
  it("ends the wait for an answer with 130 and one line, and closes the connection", async (t) => {
    const { origin, arrived, idle } = await apiServer(t, [{ instead: "silence" }]);
    for (const [language, line] of [
      ["en", "interrupted\n"],
      ["zh", "已中断\n"],
    ] as const) {
      const running = startCall(get(origin, "--lang", language));
      await arrived(language === "en" ? 1 : 2);
      running.interrupt();
      assert.deepEqual(await running.ended, { stdout: "", stderr: line, code: 130 });
      await idle();
    }
  });

  it("says of a POST, PUT and DELETE that it may have been carried out", async (t) => {
    const { origin, arrived, idle } = await apiServer(t, [{ instead: "silence" }]);
    for (const [index, args] of [
      ["POST", "/v1/vpc", "-d", "{}", "--client-token", "one", "--retry", "5"],
      ["PUT", "/v1/vpc/vpc-1", "-d", "{}"],
      ["DELETE", "/v1/vpc/vpc-1", "--yes"],
    ].entries()) {
      const running = startCall([...args, "--endpoint", origin]);
      await arrived(index + 1);
      running.interrupt();
      const { code, stdout, stderr } = await running.ended;
      assert.deepEqual([code, stdout], [130, ""]);
      assert.match(stderr, /^(?:client token: one\n)?interrupted; it is not known whether the request in progress was executed\n$/);
      await idle();
    }
  });

  it("ends the pause before another attempt, which is then not made", async (t) => {
    const { origin, requests } = await apiServer(t, [{ status: 503, headers: { "retry-after": "600" }, body: { code: "Busy" } }]);
    const running = startCall(get(origin, "--retry", "3", "--retry-max-time", "600"));
    await running.says("next in 600 s");
    running.interrupt();
    const { code, stdout, stderr } = await running.ended;
    assert.deepEqual([code, stdout, requests.length], [130, "", 1]);
    assert.match(stderr, /^attempt 1 of 4 failed \(HTTP 503\); next in 600 s\ninterrupted\n$/);
  });

  it("ends a sequence of pages without printing those that came", async (t) => {
    const { origin, arrived, idle } = await apiServer(t, [
      { body: { vpcs: [1], isTruncated: true, nextMarker: "a" } },
      { instead: "silence" },
    ]);
    const running = startCall(get(origin, "--paginate"));
    await arrived(2);
    running.interrupt();
    assert.deepEqual(await running.ended, { stdout: "", stderr: "interrupted\n", code: 130 });
    await idle();
  });

  it("ends a TLS handshake that does not go on, and half an answer", async (t) => {
    const handshake = await brokenServer(t, "stays silent");
    const half = await brokenServer(t, "sends half a body and stalls");
    for (const [server, scheme] of [
      [handshake, "https"],
      [half, "http"],
    ] as const) {
      const running = startCall(get(`${scheme}://${server.host}`));
      await server.asked;
      running.interrupt();
      assert.deepEqual(await running.ended, { stdout: "", stderr: "interrupted\n", code: 130 });
      await server.idle();
    }
  });

  it("ends the question for the service's time", async (t) => {
    const { origin, arrived } = await apiServer(t, [{ instead: "silence" }]);
    const running = startCall(get(origin, "--clock", "server"));
    await arrived(1);
    running.interrupt();
    assert.deepEqual(await running.ended, { stdout: "", stderr: "interrupted\n", code: 130 });
  });

  it("says nothing but that also with -v, where a trace is written before, and with --json, as a document", async (t) => {
    const { origin, arrived } = await apiServer(t, [{ instead: "silence" }]);
    for (const [index, flag] of ["--json", "-v"].entries()) {
      const running = startCall(get(origin, flag));
      await arrived(index + 1);
      running.interrupt();
      const { code, stdout, stderr } = await running.ended;
      assert.deepEqual([code, stdout], [130, ""]);
      if (flag === "-v") assert.match(stderr, /\ninterrupted\n$/);
      else assert.deepEqual([JSON.parse(stderr).code, JSON.parse(stderr).exitCode], ["InterruptedError", 130]);
    }
  });
});
