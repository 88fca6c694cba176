import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer, type Reply } from "../../servers/api.js";
import type { Owner } from "../../servers/listen.js";
import { homeWith } from "../call/caller.js";
import { accessKeyId, checkOf, commandsOf, doctor, examined, secretAccessKey } from "./doctoring.js";

const requestId = "6d62a0d1-8d1f-4c39-9b9e-31d2e6e9ad14";
const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  headers: { "x-bce-request-id": requestId },
  body: { requestId, code, message },
});

/** What doctor finds at a service that answers the probe well and the signed request like this. */
const at = async (owner: Owner, reply: Reply, args: readonly string[] = []) => {
  const { origin } = await apiServer(owner, [{}, reply]);
  return examined(["--endpoint", origin, ...args]);
};

describe("the signed request of bcevpc doctor", { concurrency: 4 }, () => {
  it("tells a refused signature, with the entry's remedies", async (t) => {
    const result = await at(t, refusal(403, "IamSignatureInvalid", "IamSignatureInvalid, cause: Could not find credential."));
    const request = checkOf(result, "request");
    assert.deepEqual(
      [request.status, request.facts["entry"], request.facts["requestId"]],
      ["failure", "gateway/IamSignatureInvalid.unknown-key", requestId],
    );
    assert.equal(request.text.en, "GET /v1/vpc?maxKeys=1 returned IamSignatureInvalid: Access key id unknown to IAM");
    assert.ok(commandsOf(request).includes("bcevpc explain gateway/IamSignatureInvalid.unknown-key"));
    assert.deepEqual(
      [checkOf(result, "permission").status, checkOf(result, "permission").blockedBy, result.code],
      ["notRun", ["request"], 1],
    );
  });

  it("tells of a signature of its own that is refused what that proves, and how to mend the pair where it is kept", async (t) => {
    const mismatch = refusal(403, "IamSignatureInvalid", "IamSignatureInvalid, cause: Fail to authn user: Signature does not match");
    const fromEnvironment = checkOf(await at(t, mismatch), "request");
    assert.ok(
      fromEnvironment.details.some(({ en }) =>
        /^The secret \(environment, BCE_ACCESS_KEY_ID\) does not belong to the access key /u.test(en),
      ),
    );
    assert.deepEqual(commandsOf(fromEnvironment), ["bcevpc doctor", "bcevpc explain gateway/IamSignatureInvalid.signature-mismatch"]);
    assert.match(fromEnvironment.fixes[0]?.en ?? "", /set the variables again/u);
    const HOME = homeWith({
      current: "a",
      profiles: [{ name: "a b", mode: "AK", access_key_id: accessKeyId, secret_access_key: secretAccessKey }],
    });
    const { origin } = await apiServer(t, [{}, mismatch]);
    const fromProfile = checkOf(await examined(["--endpoint", origin, "--profile", "a b"], { HOME }), "request");
    assert.equal(commandsOf(fromProfile)[0], "bcevpc configure set 'a b'");
  });

  it("names the profile whose key differs from an unknown one in a letter, and one that has another secret of the same key", async (t) => {
    const profile = (name: string, id: string, secret: string) => ({ name, mode: "AK", access_key_id: id, secret_access_key: secret });
    const slip = accessKeyId.replace(/.$/u, "z");
    const HOME = homeWith({
      current: "main",
      profiles: [profile("near", slip, "0".repeat(32)), profile("same", accessKeyId, "1".repeat(32))],
    });
    const refused = async (message: string) => {
      const { origin } = await apiServer(t, [{}, refusal(403, "IamSignatureInvalid", `IamSignatureInvalid, cause: ${message}`)]);
      return { origin, request: checkOf(await examined(["--endpoint", origin], { HOME }), "request") };
    };
    const unknown = await refused("Could not find credential.");
    assert.ok(unknown.request.details.some(({ en }) => /is unknown; the profile near has a similar one/u.test(en)));
    assert.equal(commandsOf(unknown.request)[0], `bcevpc call GET /v1/vpc --profile near --endpoint ${unknown.origin}`);
    const mismatch = await refused("Fail to authn user: Signature does not match");
    assert.ok(mismatch.request.details.some(({ en }) => en.includes("Profile same has another secret for the same key.")));
    assert.equal(commandsOf(mismatch.request)[0], `bcevpc call GET /v1/vpc --profile same --endpoint ${mismatch.origin}`);
  });

  it("gives commands that go where it went", async (t) => {
    const { origin } = await apiServer(t, [{ headers: { date: new Date(Date.now() + 7_200_000).toUTCString() } }, {}]);
    const clock = checkOf(await examined(["--endpoint", origin]), "clock");
    assert.ok(commandsOf(clock).includes(`bcevpc call GET /v1/vpc --clock server --endpoint ${origin}`), commandsOf(clock).join());
  });

  it("tells a key that is known but may not list VPCs, and names permission and policies", async (t) => {
    const result = await at(t, refusal(403, "AccessDenied", "Access denied."));
    assert.equal(checkOf(result, "request").status, "ok");
    const { status, facts, fixes } = checkOf(result, "permission");
    const { permissions } = facts as {
      permissions: { systemPolicies: string[]; policy: { accessControlList: { permission: string[] }[] } };
    };
    assert.deepEqual([status, permissions.systemPolicies], ["failure", ["VpcReadOnlyAccessPolicy"]]);
    assert.deepEqual(permissions.policy.accessControlList[0]?.permission, ["VPC_READ"]);
    assert.ok(fixes.some(({ en }) => en.includes("VpcReadOnlyAccessPolicy")));
    assert.equal(result.code, 1);
    const { origin } = await apiServer(t, [{}, refusal(403, "AccessDenied", "Access denied.")]);
    const { stdout } = await doctor(["--endpoint", origin]);
    assert.match(stdout, /^✗ permission[\s\S]*^ {4}Permission \[doc\]$[\s\S]*^ {14}"permission": \["VPC_READ"\]$/mu);
  });

  it("tells an answer that is none of the API", async (t) => {
    const { status, facts } = checkOf(
      await at(t, { status: 502, headers: { "content-type": "text/html" }, body: "<html><title>Proxy</title>" }),
      "request",
    );
    assert.deepEqual([status, facts["failure"]], ["failure", "html-page"]);
  });

  it("tells an unknown code as unknown", async (t) => {
    const { text, facts } = checkOf(await at(t, refusal(400, "NotKnownAtAll", "?")), "request");
    assert.match(text.en, /NotKnownAtAll: unknown error code/);
    assert.equal(facts["entry"], null);
  });

  it("is sent once, signed, and not retried", async (t) => {
    const { origin, requests } = await apiServer(t, [{}, { status: 503, body: "" }]);
    await examined(["--endpoint", origin]);
    assert.deepEqual(
      requests.map(({ method, url }) => `${method} ${url}`),
      ["HEAD /", "GET /v1/vpc?maxKeys=1"],
    );
  });

  it("is not sent where only checks before it are asked for", async (t) => {
    const { origin, requests } = await apiServer(t, [{}]);
    const { statuses } = await examined(["clock", "--endpoint", origin]);
    assert.deepEqual(Object.keys(statuses), ["environment", "endpoint", "dns", "tcp", "proxy", "tls", "clock"]);
    assert.deepEqual(
      requests.map(({ method }) => method),
      ["HEAD"],
    );
  });
});

describe("the clock of bcevpc doctor", { concurrency: 4 }, () => {
  const dated = (seconds: number): Reply => ({ headers: { Date: new Date(Date.now() + seconds * 1000).toUTCString() } });
  const clock = async (owner: Owner, reply: Reply) => {
    const { origin } = await apiServer(owner, [reply]);
    const result = await examined(["clock", "--endpoint", origin]);
    return { ...checkOf(result, "clock"), code: result.code };
  };

  it("passes while the difference does not matter", async (t) => {
    for (const seconds of [0, 40, -40]) assert.equal((await clock(t, dated(seconds))).status, "ok", String(seconds));
  });

  it("warns of what still works, and fails where the service refuses", async (t) => {
    const slow = await clock(t, dated(600));
    assert.deepEqual([slow.status, slow.code], ["warning", 1]);
    assert.match(slow.text.en, /^(?:10 min|9 min 5\d s|10 min 1 s) behind the service's \(±\d s\), within the allowed 30 min$/);
    const beijing = await clock(t, dated(-8 * 3600));
    assert.equal(beijing.status, "failure");
    assert.match(
      beijing.text.en,
      /^This machine's clock is (?:8 h(?: 1 s)?|7 h 59 min(?: 5\d s)?) ahead of the service's \(±\d s\): Beijing time was set or written as UTC\.$/,
    );
    assert.match(beijing.text.zh, /^本机时钟比服务端快 (?:8 小时|7 小时 59 分).*：北京时间被当成了 UTC。$/);
    assert.ok(beijing.details.some(({ en }) => en.includes("RequestExpired")));
    assert.ok(commandsOf(beijing).some((command) => /^bcevpc call GET \/v1\/vpc --clock server --endpoint \S+$/u.test(command)));
  });

  it("is no pass where it cannot be measured", async (t) => {
    const hidden = await clock(t, { sendDate: false });
    const cached = await clock(t, { headers: { Age: "20" } });
    for (const { status, code, text } of [hidden, cached]) {
      assert.deepEqual([status, code], ["notRun", 1]);
      assert.match(text.en, /^could not be measured: the answer of \S+ has no usable Date header$/);
    }
  });
});

describe("the output of bcevpc doctor", { concurrency: 4 }, () => {
  it("holds no line wider than the screen, in either language or both", async (t) => {
    const { origin } = await apiServer(t, [{}, refusal(403, "AccessDenied", "Access denied.")]);
    const { default: stringWidth } = await import("fast-string-width");
    for (const language of ["en", "zh", "both"])
      for (const columns of [50, 80]) {
        const { stdout } = await doctor(["--endpoint", origin, "--lang", language], { COLUMNS: String(columns) });
        const wide = stdout.split("\n").filter((line) => stringWidth(line) > columns && !line.includes("$ "));
        assert.deepEqual(wide, [], `${language} at ${columns}`);
      }
  });

  it("ends with 130 on Ctrl-C, with what was found so far", async (t) => {
    const { origin, arrived } = await apiServer(t, [{ instead: "silence" }]);
    const { spawn } = await import("node:child_process");
    const { binary, emptyHome } = await import("../run.js");
    const child = spawn(process.execPath, [binary, "doctor", "clock", "--endpoint", origin], {
      env: { PATH: process.env["PATH"], HOME: emptyHome },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    await arrived(1);
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(code, 130);
    assert.match(stdout, /^✓ TCP/mu);
  });
});
