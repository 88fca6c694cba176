import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { type ApiServer, errorBody, requestId, startApiServer } from "../call/api-server.js";
import { accessKeyId, callTo, keys, newFolder, secretAccessKey } from "../call/caller.js";
import { bcevpc } from "../run.js";

let server: ApiServer;
let folder = "";
let file = "";
before(async () => {
  server = await startApiServer();
});
after(() => server.close());
beforeEach(() => {
  folder = newFolder();
  file = join(folder, "ticket.md");
});

const noNat = { status: 404, headers: { Date: new Date().toUTCString() }, body: errorBody("NoSuchNat", "The specified nat is not found.") };
const text = (): string => readFileSync(file, "utf8");

/** The value of a row of the table. */
const row = (label: string): string | undefined => new RegExp(`^\\| ${label} \\| (.*) \\|$`, "mu").exec(text())?.[1];

describe("bcevpc call --report", () => {
  it("writes what a ticket needs, for its owner only, and leaves the answer as it is", async () => {
    server.answer(noNat);
    const { stdout, stderr, code } = await callTo(server, ["GET", "/v1/nat/nat-x", "--report", file]);
    assert.deepEqual([code, stdout], [4, JSON.stringify(noNat.body)]);
    assert.ok(stderr.replaceAll(/\s+/g, "").includes(`Reportforasupportticketwrittento${file}.`));
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ["ticket.md"]);
    const expected: Readonly<Record<string, string>> = {
      "Request id": `\`${requestId}\``,
      Endpoint: `\`${server.url}\``,
      Operation: "`GetNat`",
      Request: "`GET /v1/nat/nat-x`",
      "Access key id \\(masked\\)": "`0123…`",
      "HTTP status": "404",
      "Error code": "`NoSuchNat`",
      Message: "`The specified nat is not found.`",
      Attempts: "1",
    };
    for (const [label, value] of Object.entries(expected)) assert.equal(row(label), value, label);
    assert.ok(!text().includes(accessKeyId));
    assert.match(text(), /^- bcevpc \d+\.\d+\.\d+\n- (?:Node\.js|Bun) \d+\.\d+\.\d+, \w+ \w+$/mu);
    assert.match(text(), /^Diagnosis by bcevpc: NAT gateway not found in this region and account \(documented\)$/mu);
  });

  it("names the operation that was called by name, also where its body does not tell it from another", async () => {
    server.answer(noNat);
    const { code } = await callTo(server, ["NatBindSnatEip", "natId=nat-x", "--force", "--report", file]);
    assert.deepEqual([code, row("Operation")], [4, "`NatBindSnatEip`"]);
  });

  it("gives the time in UTC and in Beijing", async () => {
    server.answer(noNat);
    await callTo(server, ["GET", "/v1/nat/nat-x", "--report", file]);
    const utc = row("Time \\(UTC\\)") ?? "";
    const beijing = row("Time \\(Beijing\\)") ?? "";
    assert.match(utc, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.match(beijing, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    assert.equal(Date.parse(utc), Date.parse(beijing));
  });

  it("writes in the language of the view, and in both one below the other", async () => {
    server.answer(noNat);
    await callTo(server, ["GET", "/v1/nat/nat-x", "--report", file, "--lang", "zh"]);
    assert.match(text(), /^# 工单材料：NoSuchNat, GetNat$/mu);
    assert.match(text(), /^\| 时间（北京） \| \S+ \|$/mu);
    assert.doesNotMatch(text(), /Request id|support ticket/u);
    await callTo(server, ["GET", "/v1/nat/nat-x", "--report", file, "--lang", "both"]);
    assert.match(text(), /^# Report for a support ticket: NoSuchNat, GetNat$[\s\S]*^---$[\s\S]*^# 工单材料：NoSuchNat, GetNat$/mu);
  });

  it("counts the attempts, and tells of a call that got no answer", async () => {
    server.answer({ status: 503, body: "" });
    await callTo(server, ["GET", "/v1/vpc", "--retry", "1", "--report", file]);
    assert.equal(row("Attempts"), "2");
    await bcevpc(["call", "GET", "/v1/vpc", "--endpoint", "http://127.0.0.1:1", "--report", file], { env: keys });
    assert.deepEqual([row("HTTP status"), row("Request id")], ["unknown", "unknown"]);
    assert.match(text(), /127\.0\.0\.1:1 refused the connection/u);
  });

  it("tells of a call that succeeded as well, since an answer may be wrong all the same", async () => {
    server.answer({ body: { vpcs: [] } });
    const { code } = await callTo(server, ["GET", "/v1/vpc", "--report", file]);
    assert.deepEqual([code, row("HTTP status"), row("Request id")], [0, "200", `\`${requestId}\``]);
    assert.match(text(), /^## Request$/mu);
    // An answer without a failure has no message, and lacks none.
    assert.doesNotMatch(text(), /^\| Message \|/mu);
  });

  it("keeps what the server says from being read as Markdown or HTML", async () => {
    server.answer({ status: 400, body: errorBody("NotKnownAtAll", "``` | <script>x</script> \u001b[31m\n# heading ```") });
    await callTo(server, ["GET", "/v1/vpc", "--report", file]);
    assert.equal(row("Message"), "```` ``` \\| <script>x</script> # heading ``` ````");
  });

  it("masks the signature and the key in the link of a request", async () => {
    server.answer({ status: 404, body: "" });
    const signature = "ab12".repeat(16);
    const link = `/v1/vpc?authorization=bce-auth-v1%2FALTAKabcdef01%2F2026-06-20T07%3A10%3A11Z%2F1800%2Fhost%2F${signature}`;
    await callTo(server, ["GET", link, "--report", file]);
    assert.ok(row("Request")?.endsWith("%2F1800%2Fhost/(masked)`"), text());
    assert.ok(!text().includes(signature) && !text().includes("ALTAKabcdef01"));
  });

  it("says nothing on stderr but the document with --json", async () => {
    server.answer(noNat);
    const { stderr } = await callTo(server, ["GET", "/v1/nat/nat-x", "--report", file, "--json"]);
    assert.equal((JSON.parse(stderr) as { code: string }).code, "NoSuchNat");
    assert.ok(text().length > 0);
  });
});

describe("the place of a report", () => {
  it("is a new file, an empty one, or an earlier report; anything else is left as it is, and nothing is sent", async () => {
    server.answer(noNat);
    for (const earlier of ["", null]) {
      if (earlier !== null) writeFileSync(file, earlier);
      assert.equal((await callTo(server, ["GET", "/v1/nat/nat-x", "--report", file])).code, 4);
      assert.match(text(), /NoSuchNat/u);
    }
    writeFileSync(file, "my notes\n");
    const { stderr, code } = await callTo(server, ["GET", "/v1/nat/nat-x", "--report", file]);
    assert.deepEqual([code, text(), server.requests.length], [2, "my notes\n", 0]);
    assert.match(stderr.replaceAll(/\s+/g, " "), /it exists and is not a bcevpc report choose another file, or delete this one first/u);
  });

  it("is no folder, no device and no place where nothing can be written", async () => {
    mkdirSync(file);
    for (const place of [file, "/dev/null", join(folder, "missing", "ticket.md"), ""]) {
      const { code, stderr } = await callTo(server, ["GET", "/v1/vpc", "--report", place]);
      assert.deepEqual([code, server.requests.length], [2, 0], stderr);
      assert.match(stderr, /^error: /u);
    }
  });

  it("may be the target of a link, which stays one", async () => {
    server.answer(noNat);
    const link = join(folder, "link.md");
    writeFileSync(file, "");
    symlinkSync(file, link);
    assert.equal((await callTo(server, ["GET", "/v1/nat/nat-x", "--report", link])).code, 4);
    assert.match(text(), /NoSuchNat/u);
    assert.equal(readFileSync(link, "utf8"), text());
  });

  it("is standard output for -, where nothing else wants it", async () => {
    server.answer(noNat);
    assert.equal((await callTo(server, ["GET", "/v1/nat/nat-x", "--report", "-"])).code, 2);
    const { stdout, code } = await callTo(server, ["GET", "/v1/nat/nat-x", "--silent", "--report", "-"]);
    assert.equal(code, 4);
    assert.match(stdout, /^<!-- bcevpc support report -->\n# Report for a support ticket: NoSuchNat, GetNat\n/u);
    for (const args of [["--dry-run"], ["--curl"]])
      assert.equal((await callTo(server, ["GET", "/v1/vpc", "--report", file, ...args])).code, 2);
  });
});

describe("a secret that an answer echoes", () => {
  it("keeps the report from being written, and the call says so", async () => {
    server.answer({ status: 400, body: errorBody("NotKnownAtAll", `your key is ${secretAccessKey}`) });
    const { stderr, code } = await callTo(server, ["GET", "/v1/vpc", "--report", file]);
    assert.equal(code, 2);
    assert.match(stderr, /^NotKnownAtAll · HTTP 400 · Unknown error code/mu);
    assert.match(stderr.replaceAll(/\s+/g, " "), /error: no report was written: \S+ would expose a secret/u);
    assert.deepEqual(readdirSync(folder), []);
  });

  it("does not keep a report back that does not quote it", async () => {
    server.answer({ status: 404, body: { ...noNat.body, echo: secretAccessKey } });
    assert.equal((await callTo(server, ["GET", "/v1/nat/nat-x", "--report", file])).code, 4);
    assert.ok(!text().includes(secretAccessKey));
  });

  it("does so also where it stands in a request id, a code or the title of a page", async () => {
    for (const answer of [
      { status: 404, headers: { "x-bce-request-id": secretAccessKey }, body: "" },
      { status: 400, body: errorBody(secretAccessKey) },
      { status: 502, headers: { "Content-Type": "text/html" }, body: `<html><title>${secretAccessKey}</title>` },
    ]) {
      server.answer(answer);
      const { code } = await callTo(server, ["GET", "/v1/vpc", "--report", file]);
      assert.deepEqual([code, readdirSync(folder)], [2, []], JSON.stringify(answer));
    }
  });
});
