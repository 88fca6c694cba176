import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  CaptureError,
  explain,
  findOperation,
  lint,
  operations,
  requestsIn,
  searchCodes,
  sign,
  UsageError,
  verify,
} from "../../../src/core/index.js";

const keys = { accessKeyId: "0123456789abcdef0123456789abcdef", secretAccessKey: "fedcba9876543210fedcba9876543210" };
const time = new Date("2026-11-22T08:00:00Z");
const url = "https://bcc.bj.baidubce.com/v1/vpc?maxKeys=10&marker=%E6%B5%8B";
const isUsage = (pattern: RegExp) => (error: Error) => error instanceof UsageError && pattern.test(error.text.en) && error.text.zh !== "";

describe("explain and searchCodes", () => {
  it("explain a code in any decoration, and say what is near an unknown one", async () => {
    const { entries, unknown } = await explain("[nosuchnat],");
    assert.deepEqual([entries.map(({ id }) => id), unknown], [["nat/NoSuchNat"], []]);
    assert.deepEqual(await explain("NoSuchNatt"), { entries: [], unknown: [{ code: "NoSuchNatt", nearest: ["NoSuchNat"] }] });
  });

  it("narrow by service, status and message", async () => {
    const all = (await explain("LimitExceeded")).entries;
    assert.ok(all.length > 1);
    assert.deepEqual(
      (await explain("LimitExceeded", { service: "nat" })).entries.map(({ id }) => id),
      ["nat/LimitExceeded"],
    );
    assert.deepEqual(
      (await explain("LimitExceeded", { httpStatus: 413 })).entries.map(({ id }) => id),
      ["vpc/LimitExceeded"],
    );
    const message = all[1]?.message ?? "";
    assert.deepEqual(
      (await explain("LimitExceeded", { message })).entries.map(({ id }) => id),
      all.filter((entry) => entry.message === message).map(({ id }) => id),
    );
    const { entries, unknown } = await explain("LimitExceeded", { httpStatus: 599 });
    assert.deepEqual([entries, unknown], [[], [{ code: "LimitExceeded", nearest: all.map(({ id }) => id) }]]);
  });

  it("tell texts in one language, those of causes and fixes with their basis", async () => {
    const { entries } = await explain("NoSuchNat", { lang: "en" });
    const plain = (await explain("NoSuchNat")).entries[0];
    assert.equal(entries[0]?.title, plain?.title.en);
    const { en, zh, ...rest } = plain?.causes[0] ?? { en: "", zh: "" };
    assert.notEqual(zh, "");
    assert.deepEqual(entries[0]?.causes[0], { text: en, ...rest });
  });

  it("find entries by words of either language, and filter them", async () => {
    const found = await searchCodes("quota", { service: "nat" });
    assert.ok(found.length > 0 && found.every(({ service }) => service === "nat"));
    assert.ok((await searchCodes("", { httpStatus: 404 })).every(({ httpStatus }) => httpStatus === 404));
    assert.ok((await searchCodes("", { retryable: true })).every(({ retryable }) => retryable === true));
    assert.ok((await searchCodes("")).length > 100);
    await assert.rejects(searchCodes("x", { service: "natt" as "nat" }), isUsage(/natt/));
    await assert.rejects(explain("x", { service: "natt" as "nat" }), isUsage(/natt/));
  });
});

describe("sign and verify", () => {
  const request = { method: "GET", url, headers: { "Content-Type": "application/json; charset=utf-8", Authorization: "an old one" } };
  const signed = sign(request, { ...keys, securityToken: "a token" }, { time, expires: 60 });

  it("sign by the specification, without giving the signing key away", () => {
    assert.equal(signed.canonicalQuery, "marker=%E6%B5%8B&maxKeys=10");
    assert.deepEqual(signed.signedHeaders, ["content-type", "host", "x-bce-date", "x-bce-security-token"]);
    assert.equal(signed.timestamp, "2026-11-22T08:00:00Z");
    assert.equal(signed.authorization, `${signed.prefix}/${signed.signedHeaders.join(";")}/${signed.signature}`);
    assert.equal(signed.headers["authorization"], signed.authorization);
    assert.equal(signed.headers["host"], "bcc.bj.baidubce.com");
    assert.ok(!("signingKey" in signed) && !JSON.stringify(signed).includes(keys.secretAccessKey));
  });

  it("encode a path that is encoded once, not twice", () => {
    const { canonicalUri } = sign({ method: "GET", url: "https://bcc.bj.baidubce.com/v1/%E6%B5%8B%20a" }, keys, { time });
    assert.equal(canonicalUri, "/v1/%E6%B5%8B%20a");
  });

  it("miss the token of a temporary pair in a request", () => {
    const { headers } = sign(request, keys, { time });
    const ids = ({ notes }: ReturnType<typeof verify>): string[] => notes.map(({ id }) => id);
    assert.ok(ids(verify({ ...request, headers }, { ...keys, securityToken: "a token" }, { now: time })).includes("token-missing"));
    assert.ok(!ids(verify({ ...request, headers }, { ...keys, securityToken: null }, { now: time })).includes("token-missing"));
  });

  it("find what was signed valid, expired after its time, and name a mistake", () => {
    const sent = { method: "GET", url, headers: signed.headers };
    const token = { ...keys, securityToken: "a token" };
    assert.equal(verify(sent, token, { now: time }).verdict, "valid");
    assert.equal(verify(sent, token, { now: new Date(time.getTime() + 61_000) }).verdict, "expired");
    const wrong = verify(sent, { ...token, secretAccessKey: "another" }, { now: time });
    assert.equal(wrong.verdict, "unexplained");
    const swapped = sign(request, { accessKeyId: keys.secretAccessKey, secretAccessKey: keys.accessKeyId }, { time });
    const { verdict, mistakes } = verify({ ...sent, headers: swapped.headers }, keys, { now: time, lang: "en" });
    assert.equal(verdict, "mistake");
    assert.ok(mistakes.some(({ text, fix }) => /swapped|secret/.test(text) && typeof fix === "string"));
  });

  it("mask the signature that is expected unless it is asked for", () => {
    const sent = { method: "GET", url, headers: { ...signed.headers, "x-bce-date": "2026-11-22T08:00:01Z" } };
    const { expected } = verify(sent, keys, { now: time });
    assert.match(expected?.authorization ?? "", /\/\(masked\)$/);
    const shown = verify(sent, keys, { now: time, showSecrets: true });
    assert.match(shown.expected?.authorization ?? "", /\/[0-9a-f]{64}$/);
  });

  it("read the request out of a text, and want one of several chosen", () => {
    const curl = `curl '${url}' ${Object.entries(signed.headers)
      .map(([name, value]) => `-H '${name}: ${value}'`)
      .join(" ")}`;
    assert.equal(verify(curl, keys, { now: time }).verdict, "valid");
    const [first, second] = requestsIn(`${curl}\n${curl}\n`);
    assert.ok(first && second);
    assert.equal(verify(second, keys, { now: time }).verdict, "valid");
    assert.throws(() => verify(`${curl}\n${curl}\n`, keys), isUsage(/2 requests/));
    assert.throws(() => verify("no request", keys), CaptureError);
  });

  it("refuse a URL that is not absolute, empty keys, and times that are none", () => {
    assert.throws(() => sign({ method: "GET", url: "/v1/vpc" }, keys), isUsage(/absolute/));
    assert.throws(() => verify({ method: "GET", url: "/v1/vpc" }, keys), isUsage(/absolute/));
    assert.throws(() => sign(request, { ...keys, secretAccessKey: "" }), isUsage(/required/));
    assert.throws(() => sign(request, { ...keys, accessKeyId: "" }), isUsage(/required/));
    assert.throws(() => sign(request, keys, { time: new Date("never") }), isUsage(/time/));
    for (const expires of [0, 1.5, -2]) assert.throws(() => sign(request, keys, { expires }), isUsage(/expires/));
  });
});

describe("lint and operations", () => {
  it("lint a request by what the documentation asks for, with the entry it would meet", async () => {
    const { operation, path, findings } = await lint({
      method: "post",
      url: "https://bcc.bj.baidubce.com/v1/vpc?clientToken=a",
      body: "{}",
    });
    assert.deepEqual([operation, path], ["CreateVpc", "/v1/vpc?clientToken=a"]);
    const missing = findings.find(({ parameter }) => parameter === "cidr");
    assert.deepEqual(
      [missing?.rule, missing?.isMissing, missing?.value, missing?.entry?.id],
      ["missing", true, null, "global/InappropriateJSON"],
    );
    assert.equal(missing?.code, "InappropriateJSON");
  });

  it("mask what signs the request in the path they give back", async () => {
    const secret = "bce-auth-v1/a/2026-11-22T08:00:00Z/1800/host/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    const { path } = await lint({ method: "GET", url: `https://bcc.bj.baidubce.com/v1/vpc?authorization=${encodeURIComponent(secret)}` });
    assert.ok(!path.includes("0123456789abcdef"), path);
  });

  it("say of a request in a text that it is none of the API, in one language", async () => {
    const { operation, findings } = await lint("curl https://bcc.bj.baidubce.com/v1/vpcs", { lang: "zh" });
    assert.equal(operation, null);
    assert.match(findings[0]?.text ?? "", /\p{Script=Han}/u);
  });

  it("find operations by name, call, code and words, and list a group", async () => {
    const names = async (words: string): Promise<string[]> => (await operations(words)).map(({ name }) => name);
    assert.deepEqual(await names("createnat"), ["CreateNat"]);
    assert.deepEqual(await names("POST /v1/nat"), ["CreateNat"]);
    assert.ok((await names("NoSuchNat")).includes("GetNat"));
    assert.ok((await names("创建 子网")).includes("CreateSubnet"));
    assert.ok((await operations("", { group: "subnet" })).every(({ group }) => group === "subnet"));
    assert.ok((await operations()).length > 180);
    await assert.rejects(operations("", { group: "natt" as "nat" }), isUsage(/natt/));
  });

  it("give an operation with its parameters and codes, by its name in a Go SDK too; null where there is none", async () => {
    const operation = await findOperation("CreateNatGateway", { lang: "en" });
    assert.equal(operation?.name, "CreateNat");
    assert.equal(typeof operation?.title, "string");
    assert.ok(operation?.params.some(({ name, idPrefix }) => name === "vpcId" && idPrefix === "vpc-"));
    assert.ok(operation?.codes.some(({ entry }) => entry === "nat/RequestVpcIdEmpty"));
    assert.equal(await findOperation("MakeNat"), null);
  });
});
