import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { createSearch } from "../../../src/core/catalogue/search.js";
import { bcevpc } from "../run.js";

const found = async (...words: string[]): Promise<string[]> =>
  JSON.parse((await bcevpc(["codes", "--json", ...words])).stdout).entries.map(({ id }: { id: string }) => id);

describe("bcevpc codes", () => {
  it("lists every code under its service", async () => {
    const { stdout, code } = await bcevpc(["codes"]);
    assert.equal(code, 0);
    for (const { code: name } of await loadEveryEntry()) assert.ok(stdout.includes(name), name);
    assert.match(stdout, /NAT gateway {2}\[nat, 34\]\n/);
  });

  it("finds quota codes by either language's word, best first", async () => {
    assert.deepEqual((await found("quota")).slice(0, 2), ["vpc/LimitExceeded", "nat/LimitExceeded"]);
    assert.deepEqual(await found("配额"), await found("quota"));
  });

  it("finds codes by HTTP status, by real-name verification and by the glossary's synonyms", async () => {
    assert.ok((await found("413")).slice(0, 2).includes("vpc/LimitExceeded"));
    assert.deepEqual((await found("实名")).slice(0, 3).sort(), [
      "account/RealNameAuthenticationRequired",
      "account/SeniorRealNameQualify",
      "global/QualifyNotPass",
    ]);
    assert.equal((await found("overlap"))[0], "vpc/CidrConflict");
    const eip = await found("弹性公网");
    for (const id of ["eip/EipNotFound", "eni/EipBlankException", "nat/NoSuchEip"]) assert.ok(eip.includes(id), id);
    assert.ok((await found("私网IP")).slice(0, 8).filter((id) => id.startsWith("eni/PrivateIp")).length >= 4);
    assert.ok((await found("欠费"))[0] === "account/AccountOverdue");
  });

  it("finds a code by its documented message and by a misspelt word", async () => {
    assert.equal((await found("The snat rule source address is conflict"))[0], "nat/SnatRuleSourceAddressConflict");
    assert.ok((await found("signatrue")).some((id) => id.includes("Signature")));
  });

  it("answers what users type: the entry they need is among the first three", async () => {
    for (const [query, id] of [
      ["余额不足", "account/AccountOverdue"],
      ["cannot delete vpc", "vpc/NotAllowDeleteVpc"],
      ["无法删除VPC", "vpc/NotAllowDeleteVpc"],
      ["不能删除子网", "vpc/SUBNET_INUSE"],
      ["subnet full", "eni/SubnetHasNoMoreIpException"],
      ["IP不足", "eni/SubnetHasNoMoreIpException"],
      ["invalid json", "global/MalformedJSON"],
      ["额度", "vpc/LimitExceeded"],
      ["签名不匹配", "gateway/IamSignatureInvalid.signature-mismatch"],
      ["signature mismatch", "gateway/IamSignatureInvalid.signature-mismatch"],
      ["超时", "sdk/GatewayTimeout"],
      ["clock", "global/RequestExpired"],
    ] as const)
      assert.ok((await found(query)).slice(0, 3).includes(id), `${query}: ${(await found(query)).slice(0, 3)}`);
  });

  it("ranks with the index made by the build as with one made anew", async () => {
    const search = createSearch(await loadEveryEntry());
    for (const query of ["签名一直不对", "NAT 网关绑不上 EIP", "cannot delete vpc", "subent full", "x-bce-date", "404"])
      assert.deepEqual(
        await found(query),
        search(query).map(({ id }) => id),
        query,
      );
  });

  it("filters by service, status and retryability", async () => {
    const entries = await loadEveryEntry();
    const ids = (keep: (entry: (typeof entries)[number]) => boolean) => entries.filter(keep).map(({ id }) => id);
    assert.deepEqual(
      await found("--service", "nat", "--status", "404"),
      ids(({ service, httpStatus }) => service === "nat" && httpStatus === 404),
    );
    assert.deepEqual(
      await found("--retryable"),
      ids(({ retryable }) => retryable === true),
    );
    assert.ok((await found("--retryable")).includes("gateway/RateLimit"));
  });

  it("exits 1 with a sentence when nothing matches, and prints an empty document with --json", async () => {
    const { stdout, stderr, code } = await bcevpc(["codes", "zzzzqqq"]);
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /No code matches/);
    assert.deepEqual(JSON.parse((await bcevpc(["codes", "zzzzqqq", "--json"])).stdout), { schemaVersion: 1, entries: [] });
  });
});
