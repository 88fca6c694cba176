import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { accessKeyId, homeWith, newFolder, secretAccessKey } from "../call/caller.js";
import { bcevpc, type Result } from "../run.js";
import {
  asCurl,
  asHttp,
  asJson,
  asVerbose,
  env,
  forms,
  hmac,
  host,
  right,
  type SignedSample,
  signedWith,
  unsorted,
} from "./verify-samples.js";

const verify = (input: string | null, args: readonly string[] = [], more: Record<string, string> = {}): Promise<Result> =>
  bcevpc(["verify", ...args], { input, env: { ...env, ...more } });
async function documentOf(input: string | null, args: readonly string[] = [], more: Record<string, string> = {}) {
  const { stdout, stderr, code } = await verify(input, ["--json", ...args], more);
  assert.equal(stderr, "");
  const document = JSON.parse(stdout);
  assert.equal(code, document.verdict === "valid" ? 0 : 1);
  return document;
}
const idsOf = ({ mistakes }: { mistakes: { id: string }[] }): string[] => mistakes.map(({ id }) => id);

describe("bcevpc verify", () => {
  for (const [name, print] of Object.entries(forms))
    it(`reads a request as ${name}, says that it is right, and names the mistake of a wrong one`, async () => {
      assert.equal((await documentOf(print(signedWith(right)))).verdict, "valid");
      const wrong = await documentOf(print(signedWith(unsorted)));
      assert.deepEqual([wrong.verdict, wrong.reproduced, ...idsOf(wrong)], ["mistake", true, "query.unsorted"]);
      assert.ok(wrong.expected.canonicalRequest.includes(right) && wrong.signed.canonicalRequest.includes(unsorted));
    });

  it("says when a right signature ends and what it covers", async () => {
    const { stdout, stderr, code } = await verify(asHttp(signedWith(right)));
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^The signature is right\.\n/);
    assert.match(stdout, /until 20\S+Z \(1800 s\), in (29|30) min/);
    assert.match(stdout, /Covers +method, path, query; host, x-bce-date\nNot covered +body\n/);
    assert.match(stdout, /Secret from +environment, BCE_ACCESS_KEY_ID/);
  });

  it("shows the mistake, its fix, and where the two canonical requests differ, in both languages", async () => {
    const input = asHttp(signedWith(unsorted));
    const { stdout, code } = await verify(input);
    assert.equal(code, 1);
    assert.match(stdout, /1\. the query was signed in the order of the URL, unsorted \[query\.unsorted\]\n +Fix: build/);
    assert.match(stdout, /\n {2}- bind=&maxKeys=10\\n\n {2}\+ maxKeys=10&bind=\\n\n/);
    const chinese = await verify(input, ["--lang", "zh"]);
    assert.match(chinese.stdout, /签名错误，由以下错误造成：\n {2}1\. 查询参数没有排序/);
    assert.match(chinese.stdout, /修改：/);
  });

  it("finds two mistakes together", async () => {
    const { time, headers, target } = signedWith(right);
    const prefix = `bce-auth-v1/${accessKeyId}/${time}/1800`;
    const signature = hmac(
      Buffer.from(hmac(secretAccessKey, prefix), "hex"),
      `GET\n/v1/vpc\n${unsorted}\nhost:${host}\nx-bce-date:${encodeURIComponent(time)}`,
    );
    const both: SignedSample = {
      time,
      target,
      authorization: "",
      headers: [...headers.slice(0, 2), ["Authorization", `${prefix}/host;x-bce-date/${signature}`]],
    };
    assert.deepEqual(idsOf(await documentOf(asJson(both))).sort(), ["key.raw-digest", "query.unsorted"]);
  });

  it("calls an old signature expired, and a wrong one a mistake although it has expired too", async () => {
    const old = { time: "2026-08-13T08:00:00Z" };
    const expired = await documentOf(asHttp(signedWith(right, old)));
    assert.deepEqual(
      [expired.verdict, expired.mistakes, expired.broken, expired.expiresAt],
      ["expired", [], ["signature", "date"], "2026-08-13T08:30:00Z"],
    );
    const wrong = await documentOf(asHttp(signedWith(unsorted, old)));
    assert.deepEqual([wrong.verdict, wrong.broken], ["mistake", ["signature", "date"]]);
    assert.match((await verify(asHttp(signedWith(right, old)))).stdout, /it has expired.*RequestExpired/s);
    const endless = await documentOf(asHttp(signedWith(right, { ...old, expires: -1 })));
    assert.deepEqual([endless.verdict, endless.expires, endless.expiresAt], ["valid", -1, null]);
  });

  it("takes Beijing time labelled Z for what it is, and claims no mistake of the signature", async () => {
    const time = `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19)}Z`;
    const early = await documentOf(asHttp(signedWith(right, { time })));
    assert.deepEqual(
      [early.verdict, early.mistakes, early.broken, early.notes.map(({ id }: { id: string }) => id)],
      ["expired", [], ["not-yet"], ["local-time"]],
    );
  });

  it("says what it proves when nothing gives the signature, and which headers a proxy may have changed", async () => {
    const input = asHttp(signedWith(right, { secret: "another secret that nobody has" }));
    const document = await documentOf(input);
    assert.deepEqual(
      [document.verdict, document.mistakes, document.reproduced, document.signed, document.changeable],
      ["unexplained", [], false, null, ["host"]],
    );
    const { stdout } = await verify(input);
    assert.match(
      stdout.replaceAll(/\s+/g, " "),
      /either the request was signed with another secret than the one here, or it was changed after signing/,
    );
    assert.match(stdout.replaceAll(/\s+/g, " "), /proxies change host/);
    assert.match(stdout.replaceAll(/\s+/g, " "), /All known mistakes were tried, the likely ones also in pairs\./);
  });

  it("asks for a body that the capture lacks, before it says that nothing gives the signature", async () => {
    const { headers, ...rest } = signedWith(right, { secret: "another secret that nobody has" });
    const withLength = asVerbose({ ...rest, headers: [...headers, ["Content-Length", "17"]] });
    assert.match((await verify(withLength)).stdout, /^ {2}2\. add the body with --data/mu);
    assert.doesNotMatch((await verify(withLength, ["--data", '{"name":"12345"}'])).stdout, /--data/);
    assert.doesNotMatch((await verify(asVerbose({ ...rest, headers }))).stdout, /--data/);
  });

  it("names a header that is listed but absent, without reproducing anything", async () => {
    const { headers, ...rest } = signedWith(right, { secret: "another" });
    const document = await documentOf(asJson({ ...rest, headers: headers.filter(([name]) => name !== "x-bce-date") }));
    assert.deepEqual([document.verdict, document.reproduced, ...idsOf(document)], ["mistake", false, "headers.absent"]);
  });

  it("takes the request by its parts, a path with its Host too", async () => {
    const { target, authorization, time } = signedWith(right);
    const date = ["-H", `x-bce-date: ${time}`, "--authorization", authorization];
    assert.equal((await documentOf(null, ["--url", `https://${host}${target}`, ...date])).verdict, "valid");
    assert.equal((await documentOf(null, ["--url", target, "-H", `Host: ${host}`, "--method", "get", ...date])).verdict, "valid");
    assert.deepEqual(idsOf(await documentOf(null, ["--url", `https://${host}${target}`, "--method", "PUT", ...date])), ["method.other"]);
  });

  it("puts what a capture lacks in its place", async () => {
    const { headers, ...rest } = signedWith(right);
    const stripped = asJson({ ...rest, headers: headers.slice(0, 2) });
    const without = await documentOf(stripped);
    assert.deepEqual([without.verdict, without.expected, ...idsOf(without)], ["mistake", null, "authorization.absent"]);
    assert.equal((await documentOf(stripped, ["--authorization", rest.authorization])).verdict, "valid");
    const variable = `${asCurl({ ...rest, headers: headers.slice(0, 2) })} -H "Authorization: $AUTH"`;
    assert.match((await verify(variable)).stderr, /the command contains \$AUTH/);
    assert.equal((await documentOf(variable, ["--authorization", rest.authorization])).verdict, "valid");
  });

  it("reads a file, also one in UTF-16 as PowerShell writes it, and an Authorization in the URL", async () => {
    const file = join(newFolder(), "request.txt");
    writeFileSync(file, `\ufeff${asHttp(signedWith(right))}`, "utf16le");
    const document = await documentOf(null, [file]);
    assert.deepEqual([document.verdict, document.request.file, document.request.form], ["valid", file, "http"]);
    const { target, authorization, time } = signedWith(right);
    const link = `https://${host}${target}&authorization=${encodeURIComponent(authorization)}`;
    assert.equal((await documentOf(JSON.stringify({ method: "GET", url: link, headers: { "x-bce-date": time } }))).verdict, "valid");
  });

  it("asks which of several requests is meant, unless only one of them is signed", async () => {
    const [first, second] = [signedWith(right), signedWith(unsorted)];
    const both = `${asCurl(first)}\n${asCurl(second)}\n`;
    const refused = await verify(both);
    assert.deepEqual([refused.code, refused.stdout], [2, ""]);
    assert.match(refused.stderr, /2 requests: choose one with --entry\n +1 {2}GET https:.*\(line 1\)\n +2 {2}GET/s);
    assert.equal((await documentOf(both, ["--entry", "2"])).verdict, "mistake");
    assert.equal((await verify(both, ["--entry", "3"])).code, 2);
    assert.equal((await documentOf(`curl 'https://${host}/'\n${asCurl(first)}`)).verdict, "valid");
  });

  it("takes the secret of the profile with the access key id of the request, and knows another profile's secret", async () => {
    const profile = (name: string, id: string, secret: string) => ({ name, access_key_id: id, secret_access_key: secret });
    const HOME = homeWith({
      current: "a",
      profiles: [profile("a", "f".repeat(32), "0".repeat(32)), profile("b", accessKeyId, secretAccessKey)],
    });
    const home = { HOME, BCE_ACCESS_KEY_ID: "", BCE_SECRET_ACCESS_KEY: "" };
    const document = await documentOf(asHttp(signedWith(right)), [], home);
    assert.deepEqual([document.verdict, document.secretSource.en], ["valid", "profile b of ~/.bce/config.json"]);
    const mixed = await documentOf(asHttp(signedWith(right, { secret: "0".repeat(32) })), [], home);
    assert.deepEqual([...idsOf(mixed), mixed.mistakes[0].detail], ["secret.other", "profile a"]);
    const chosen = await documentOf(asHttp(signedWith(right)), ["--profile", "a"], home);
    assert.deepEqual([...idsOf(chosen), chosen.notes[0].id], ["secret.other", "other-key"]);
  });

  it("refuses what is no request with 2, and a missing secret with 3", async () => {
    for (const input of ["", "hello", "{", "GET / HTTP/1.1\n\n", "curl"]) assert.equal((await verify(input)).code, 2, input);
    assert.equal((await verify(null)).code, 2);
    for (const args of [
      ["nosuch.txt"],
      ["x", "--url", "https://h/"],
      ["--url", "/v1/vpc"],
      ["--url", "https://h/", "-H", "x"],
      ["--url", "https://h/", "--ask-secret"],
    ])
      assert.equal((await verify(null, args)).code, 2, args.join(" "));
    const { code, stderr } = await bcevpc(["verify"], { input: asHttp(signedWith(right)) });
    assert.equal(code, 3);
    assert.match(stderr, /no secret key to check[\s\S]*BCE_SECRET_ACCESS_KEY[\s\S]*--ask-secret/);
  });

  it("recognises a signature that bcevpc has masked, and says how to get it whole", async () => {
    const signed = signedWith(right);
    const masked = asHttp(signed).replace(/(bce-auth-v1\S*\/)[0-9a-f]{64}/u, "$1(masked)");
    const { stdout, stderr, code } = await verify(masked);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^error: the signature is masked: use --show-secrets\n/);
    assert.equal((await verify(masked, ["--authorization", signed.authorization])).code, 0);
  });
});
