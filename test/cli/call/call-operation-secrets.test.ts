import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { bcevpc } from "../run.js";
import { type ApiServer, errorBody, startApiServer } from "./api-server.js";
import { callTo, keys, newFolder } from "./caller.js";

/** A pre-shared key with characters that JSON and shells write otherwise. */
const secret = `Pl4nted"k\\'ey!`;
const asJson = JSON.stringify(secret).slice(1, -1);

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

const secretFile = (): string => {
  const name = join(newFolder(), "secret");
  writeFileSync(name, `${secret}\n`);
  return name;
};

/** Every operation that carries a secret, by name and by path. */
const requests: readonly (readonly [name: string, args: () => string[]])[] = [
  ["UpdateSslVpnUsers", () => ["UpdateSslVpnUsers", "vpnId=vpn-1", "userId=u-1", `password=@${secretFile()}`]],
  ["UpdateSslVpnUsers, typed", () => ["UpdateSslVpnUsers", "vpnId=vpn-1", "userId=u-1", `password=${secret}`]],
  [
    "BatchCreateSslVpnUsers",
    () => ["BatchCreateSslVpnUsers", "vpnId=vpn-1", "sslVpnUsers[0].userName=a", `sslVpnUsers[0].password=@${secretFile()}`],
  ],
  ["CreateVpnTunnel", () => ["CreateVpnTunnel", "vpnId=vpn-1", `secretKey=@${secretFile()}`, "--force"]],
  ["UpdateVpnTunnel by -d", () => ["UpdateVpnTunnel", "vpnConnId=c", "-d", JSON.stringify({ secretKey: secret }), "--force"]],
  ["PUT and a path", () => ["PUT", "/v1/vpn/vpnconn/c", "-d", JSON.stringify({ secretKey: secret })]],
];

function assertClean(text: string, where: string): void {
  const flat = text.replaceAll(/\s/g, "");
  for (const form of [secret, asJson, secret.slice(0, 7)]) assert.ok(!flat.includes(form), `${where}\n${text}`);
}

describe("the secret in the body of a VPN call", () => {
  it("goes over the wire and shows in no output", async () => {
    for (const [name, args] of requests)
      for (const more of [[], ["-v"], ["--json"], ["--dry-run"], ["--dry-run", "--json"], ["--curl"], ["--lang", "zh"]]) {
        server.answer({ status: 400, body: errorBody("BadRequest", `you sent ${secret} ${asJson}`) });
        const isSent = !more.includes("--dry-run") && !more.includes("--curl");
        const { stdout, stderr } = await callTo(server, [...args(), ...more]);
        if (isSent) assert.ok(server.only().body.toString().includes(asJson), name);
        assertClean(isSent ? stderr : stdout + stderr, `${name} ${more.join(" ")}`);
      }
  });

  it("shows in no refusal, whatever is wrong with it", async () => {
    for (const args of [
      ["UpdateSslVpnUsers", `password=${secret}`],
      ["UpdateSslVpnUsers", "vpnId=v", "userId=u", `password:=[${JSON.stringify(secret)}]`],
      ["UpdateSslVpnUsers", "vpnId=v", "userId=u", `password:=${secret}`],
      ["UpdateSslVpnUsers", "vpnId=v", "userId=u", `password=${secret}`, `password=${secret}`],
      ["UpdateSslVpnUsers", "vpnId=v", "userId=u", `pass word=${secret}`],
    ]) {
      const { code, stdout, stderr } = await callTo(server, args);
      assert.deepEqual([code, stdout], [2, ""]);
      assertClean(stderr, args.join(" "));
    }
  });

  it("is masked in a curl command, which says so, and shown with --show-secrets alone", async () => {
    const [, args] = requests[0] ?? assert.fail();
    const masked = await callTo(server, [...args(), "--curl"]);
    assert.match(masked.stdout, /--data-binary '\{"password":"\(redacted\)"\}'/);
    assert.match(masked.stderr.replaceAll(/\s+/g, " "), /replace \(redacted\) with it before you run this/);
    for (const more of [
      ["--dry-run", "--show-secrets"],
      ["--curl", "--show-secrets"],
    ])
      assert.ok((await callTo(server, [...args(), ...more])).stdout.includes("Pl4nted"), more.join(" "));
    const signed = await bcevpc(["sign", ...args(), "--region", "bj", "--curl"], { env: keys });
    assertClean(signed.stdout + signed.stderr, "sign --curl");
  });

  it("is asked for in a file when it is typed as an argument", async () => {
    server.answer({ body: {} });
    const typed = await callTo(server, requests[1]?.[1]() ?? []);
    assert.match(typed.stderr.replaceAll(/\s+/g, " "), /other users of this machine can see password .*password=@FILE, or password=@-/);
    assert.equal((await callTo(server, requests[0]?.[1]() ?? [])).stderr, "");
  });
});
