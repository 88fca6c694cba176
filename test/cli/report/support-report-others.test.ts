import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, it } from "node:test";
import { apiServer } from "../../servers/api.js";
import { homeWith, newFolder } from "../call/caller.js";
import { accessKeyId, doctor, keys, secretAccessKey } from "../doctor/doctoring.js";
import { bcevpc } from "../run.js";

let folder = "";
let file = "";
beforeEach(() => {
  folder = newFolder();
  file = join(folder, "ticket.md");
});
const text = (): string => readFileSync(file, "utf8");

const ids = ["5be5ea2c-2a3b-4c0e-9f10-7d0f3a1c9e42", "6d62a0d1-8d1f-4c39-9b9e-31d2e6e9ad14", "23b893d0-9680-4bf2-b901-e54928da3f08"];
const go = (code: string, message: string, id = ""): string => `[Code: ${code}; Message: ${message}; RequestId: ${id}]\n`;
const log = `2026-11-20T10:00:00Z ${go("NoSuchNat", "The specified nat is not found.", ids[0])}${go("NoSuchNat", "The specified nat is not found.", ids[1])}fine\n${go("CidrConflict", "The cidr is conflict.", ids[2])}`;

describe("bcevpc decode --report", () => {
  it("describes each kind of error with its request ids and where it stands", async () => {
    const source = join(folder, "app.log");
    writeFileSync(source, log);
    const { stdout, code } = await bcevpc(["decode", source, "--report", file]);
    assert.equal(code, 0);
    assert.match(stdout, /^NoSuchNat · HTTP 404 · NAT gateway/mu);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.match(text(), /^# Report for a support ticket: NoSuchNat × 2, CidrConflict × 1$/mu);
    assert.match(text(), /^## Failure 1$[\s\S]*^## Failure 2$/mu);
    for (const id of ids) assert.ok(text().includes(id), id);
    assert.ok(text().includes(`| Read from | \`${source}:1\` |`));
    assert.match(text(), /^\| Time \(Beijing\) \| 2026-11-20T18:00:00\+08:00 \|$/mu);
    assert.match(text(), /^\| Endpoint \| unknown \|$/mu);
    assert.match(text(), /^- 4 lines were read, with 3 BCE errors in them\.$/mu);
  });

  it("goes with every output, and takes the place of the text with -", async () => {
    const plain = await bcevpc(["decode", "--json"], { input: log });
    const both = await bcevpc(["decode", "--json", "--report", file], { input: log });
    assert.deepEqual([both.stdout, both.code], [plain.stdout, 0]);
    const quiet = await bcevpc(["decode", "--quiet", "--report", file], { input: log });
    assert.deepEqual([quiet.stdout, quiet.stderr, quiet.code], ["", "", 0]);
    const alone = await bcevpc(["--report", "-", "--lang", "zh"], { input: log });
    assert.match(alone.stdout, /^<!-- bcevpc support report -->\n# 工单材料：NoSuchNat × 2、CidrConflict × 1\n/u);
    assert.doesNotMatch(alone.stdout, /^NoSuchNat {2}/mu);
    assert.equal((await bcevpc(["decode", "--json", "--report", "-"], { input: log })).code, 2);
    assert.equal((await bcevpc(["decode", "--merge", "--report", file], { input: log })).code, 2);
  });

  it("refuses when the input holds a secret of the configuration, wherever that is kept", async () => {
    const input = go("NotKnownAtAll", `denied for ${secretAccessKey}`, ids[0]);
    const home = homeWith({ current: "other", profiles: [{ name: "a", access_key_id: accessKeyId, secret_access_key: secretAccessKey }] });
    for (const env of [keys, { HOME: home }, { HTTPS_PROXY: `http://user:${secretAccessKey}@127.0.0.1:1` }]) {
      const { stderr, stdout, code } = await bcevpc(["decode", "--report", file], { input, env });
      assert.equal(code, 2, stderr);
      assert.match(stderr, /error: no report was written/u);
      assert.deepEqual(readdirSync(folder), []);
      assert.ok(!stdout.includes(secretAccessKey));
    }
  });

  it("masks access key ids and signatures that a message quotes", async () => {
    const signature = "ab12".repeat(16);
    const authorization = `bce-auth-v1/${accessKeyId}/2026-11-20T10:00:00Z/1800/host/${signature}`;
    const input = go("NotKnownAtAll", `${authorization} by ${accessKeyId}, not ALTAKabcdefgh12`, ids[0]);
    await bcevpc(["decode", "--report", file], { input, env: keys });
    assert.ok(text().includes("| Message | `(masked) by 0123…, not ALTA…` |"), text());
    for (const part of [signature, "ALTAKabcdefgh12", accessKeyId]) assert.ok(!text().includes(part), part);
  });
});

describe("bcevpc doctor --report", () => {
  const denied = {
    status: 403,
    headers: { "x-bce-request-id": ids[0] ?? "" },
    body: { requestId: ids[0], code: "AccessDenied", message: "Access denied." },
  };

  it("tells what every check came to and what the request was answered", async (t) => {
    const { origin } = await apiServer(t, [{}, denied]);
    const { stdout, code } = await doctor(["--endpoint", origin, "--report", file]);
    assert.equal(code, 1);
    assert.match(stdout, /^✗ permission/mu);
    for (const part of [
      `| Request id | \`${ids[0]}\` |`,
      "| Error code | `AccessDenied` |",
      "- ✓ clock: ",
      "- ✗ permission: ",
      "- ○ TLS: ",
      "| Access key id (masked) | `0123…` |",
    ])
      assert.ok(text().includes(part), part);
    assert.ok(!text().includes(accessKeyId) && !text().includes(secretAccessKey));
  });

  it("tells of what kept the request from being sent", async () => {
    await doctor(["--endpoint", "http://127.0.0.1:1", "--report", file, "--lang", "zh"]);
    assert.match(text(), /^# 工单材料：TCP$/mu);
    assert.match(text(), /^- ✗ TCP：127\.0\.0\.1:1 拒绝连接；本机的这个端口上没有服务在监听。$/mu);
    assert.match(text(), /^\| 尝试次数 \| 0 \|$/mu);
  });

  it("refuses when the service echoes a secret", async (t) => {
    const echo = { ...denied, body: { ...denied.body, code: "NotKnownAtAll", message: `you are ${secretAccessKey}` } };
    for (const answers of [
      [{}, echo],
      [{}, { headers: { "x-bce-request-id": secretAccessKey } }],
    ]) {
      const { origin } = await apiServer(t, answers);
      const { code, stderr } = await doctor(["--endpoint", origin, "--report", file]);
      assert.deepEqual([code, readdirSync(folder)], [2, []], stderr);
    }
  });

  it("takes the place of the lines with -, and refuses to share standard output", async () => {
    const { stdout, code } = await doctor(["--offline", "--region", "bj", "--report", "-"]);
    assert.equal(code, 0);
    assert.match(stdout, /^<!-- bcevpc support report -->\n# Report for a support ticket: no finding\n/u);
    assert.doesNotMatch(stdout, /^✓/mu);
    assert.equal((await doctor(["--offline", "--json", "--report", "-"])).code, 2);
  });
});
