import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { displayWidth } from "../../../src/core/text/wrap.js";
import { bcevpc } from "../run.js";

const han = /\p{Script=Han}/u;

describe("bcevpc explain", () => {
  it("explains NoSuchNat on stdout: what, why, what to do, the server's message and the Chinese meaning", async () => {
    const { stdout, stderr, code } = await bcevpc(["explain", "NoSuchNat"]);
    assert.equal(code, 0);
    assert.equal(stderr, "");
    for (const part of [
      "NoSuchNat",
      "HTTP 404",
      "中文",
      "Why",
      "What to do",
      "$ bcevpc call ListNat vpcId=VPC_ID",
      "The specified nat is not found.",
    ])
      assert.ok(stdout.includes(part), part);
  });

  it("takes a code in any case and decoration, and the id of an entry", async () => {
    const plain = (await bcevpc(["explain", "NoSuchNat"])).stdout;
    for (const spelling of [
      "nosuchnat",
      "[NoSuchNat]",
      '"nosuchnat"',
      "NoSuchNat,",
      "ＮｏＳｕｃｈＮａｔ",
      "【NOSUCHNAT】，",
      "nat/NoSuchNat",
      "Nat/nosuchnat",
    ])
      assert.equal((await bcevpc(["explain", spelling])).stdout, plain, spelling);
  });

  it("shows every entry of a shared code, the most common first, and narrows by service, status and message", async () => {
    const ids = async (...args: string[]) =>
      JSON.parse((await bcevpc(["explain", "--json", ...args])).stdout).entries.map(({ id }: { id: string }) => id);
    assert.deepEqual(await ids("BadRequest"), [
      "vpc/BadRequest",
      "nat/BadRequest",
      "peering/BadRequest",
      "security-group/BadRequest.protocol-invalid",
    ]);
    assert.deepEqual(await ids("BadRequest", "--service", "nat"), ["nat/BadRequest"]);
    assert.deepEqual(await ids("LimitExceeded", "--status", "413"), ["vpc/LimitExceeded"]);
    assert.deepEqual(await ids("BadRequest", "--message", "badrequest"), ["peering/BadRequest"]);
    assert.deepEqual(await ids("IamSignatureInvalid", "--message", "IamSignatureInvalid, cause: request ip not allowed"), [
      "gateway/IamSignatureInvalid.ip-not-allowed",
    ]);
    assert.deepEqual(await ids("NoSuchObject", "--message", "account not exist"), ["vpc/NoSuchObject.account-not-exist"]);
  });

  it("gives the page to the code that a service sends, when the others are only made up by clients", async () => {
    const { stdout } = await bcevpc(["explain", "AccessDenied"]);
    assert.match(
      stdout,
      /^AccessDenied {2}all BCE services[\s\S]*What to do[\s\S]*Related[\s\S]*\n\nsdk\/AccessDenied · made up by the client library/,
    );
  });

  it("explains several codes at once and a list from standard input", async () => {
    const several = await bcevpc(["explain", "NoSuchNat", "CidrConflict"]);
    const listed = await bcevpc(["explain", "-"], { input: '"NoSuchNat",\r\n[CidrConflict] nosuchnat\n' });
    assert.equal(several.code, 0);
    assert.equal(listed.stdout, several.stdout);
  });

  it("says on stderr that a code is unknown, with the nearest codes and what name and status suggest, and exits 1", async () => {
    const { stdout, stderr, code } = await bcevpc(["explain", "PrivateIPConflict", "--status", "409"]);
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^PrivateIPConflict · HTTP 409 · Unknown error code/);
    assert.match(stderr, /Did you mean PrivateIpConflictException[\s\S]*\n {2}\$ bcevpc explain PrivateIpConflictException\n/);
    assert.match(stderr, /HTTP 409: [\s\S]*unmarked: inferred/);
  });

  it("tells text without the shape of a code from a code that is not known", async () => {
    for (const text of ["hello world", "???", "{}", "没有"]) {
      const { stderr, code } = await bcevpc(["explain", text]);
      assert.equal(code, 1);
      assert.match(stderr, /does not look like an error code/, text);
    }
    assert.match((await bcevpc(["explain", "413"])).stderr, /413 is an HTTP status/);
    const both = await bcevpc(["explain", "404"]);
    assert.match(both.stdout, /^404 is an HTTP status[\s\S]*\n {2}\$ bcevpc codes --status 404\n[\s\S]*\n\n404 {2}made up by the client/);
  });

  it("explains what it knows and exits 1 when one of several codes is unknown", async () => {
    const { stdout, stderr, code } = await bcevpc(["explain", "NoSuchNat", "NoSuchCat"]);
    assert.equal(code, 1);
    assert.match(stdout, /^NoSuchNat {2}/);
    assert.match(stderr, /NoSuchCat · Unknown error code/);
  });

  it("says that a code is known when only the narrowing fails", async () => {
    const { stderr, code } = await bcevpc(["explain", "NoSuchNat", "--status", "500"]);
    assert.equal(code, 1);
    assert.match(stderr, /NoSuchNat is known, but not with the service, status or message given/);
  });

  it("fits the screen of 24 lines at 80 columns for four codes in five, and no line is wider at 80 or 50 columns", async () => {
    const ids = (await loadEveryEntry()).map(({ id }) => id);
    for (const language of ["en", "zh"])
      for (const columns of [80, 50]) {
        const pages = await Promise.all(
          ids.map(async (id) =>
            (await bcevpc(["explain", id, "--lang", language], { env: { COLUMNS: String(columns) } })).stdout.trimEnd().split("\n"),
          ),
        );
        const wide = pages.flat().filter((line) => displayWidth(line) > columns && !/\$ |https?:|bcevpc explain |^\s*\S+$/.test(line));
        assert.deepEqual(wide, []);
        if (columns === 80)
          assert.ok(
            pages.filter((page) => page.length <= 24).length >= 0.8 * pages.length,
            `${language}: ${pages.filter((page) => page.length > 24).length} of ${pages.length} are longer`,
          );
      }
  });

  it("loses no character of a Chinese text at 30 columns", async () => {
    const { stdout } = await bcevpc(["explain", "RequestExpired", "--full", "--lang", "zh"], { env: { COLUMNS: "30" } });
    const squeezed = stdout.replaceAll(/\s/g, "");
    for (const entry of (await loadEveryEntry()).filter(({ id }) => id === "global/RequestExpired"))
      for (const text of [entry.title, entry.meaning, ...entry.causes, ...entry.fixes])
        assert.ok(squeezed.includes(text.zh.replaceAll(/\s/g, "")), text.zh);
  });

  it("speaks the language asked for: flag, BCEVPC_LANG, BCE_LANGUAGE, then the locale; English when it is none of them", async () => {
    const speaksChinese = async (args: string[], env: Record<string, string>) =>
      (await bcevpc(["explain", "NoSuchNat", ...args], { env })).stdout.includes("处理办法");
    assert.equal(await speaksChinese([], {}), false);
    assert.equal(await speaksChinese([], { LANG: "zh_CN.UTF-8" }), true);
    assert.equal(await speaksChinese([], { LANG: "zh_CN.UTF-8", LC_ALL: "C" }), false);
    assert.equal(await speaksChinese([], { LANG: "de_DE.UTF-8" }), false);
    assert.equal(await speaksChinese([], { BCE_LANGUAGE: "zh-CN", LANG: "en_US.UTF-8" }), true);
    assert.equal(await speaksChinese([], { BCEVPC_LANG: "en", BCE_LANGUAGE: "zh-CN" }), false);
    assert.equal(await speaksChinese(["--lang", "zh"], { BCEVPC_LANG: "en" }), true);
    assert.equal(await speaksChinese(["--lang=both"], {}), true);
  });

  it("keeps the server's English message in Chinese output and no Chinese but the 中文 line in English output", async () => {
    assert.ok((await bcevpc(["explain", "NoSuchNat", "--lang", "zh"])).stdout.includes("The specified nat is not found."));
    const { stdout } = await bcevpc(["explain", "NoSuchNat"], { env: { COLUMNS: "300" } });
    assert.deepEqual(
      stdout.split("\n").filter((line) => han.test(line) && !line.startsWith("中文")),
      [],
    );
  });

  it("prints one tab-separated line an entry with --plain", async () => {
    const { stdout } = await bcevpc(["explain", "NoSuchNat", "LimitExceeded", "--plain"]);
    const rows = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    assert.deepEqual(
      rows.map((row) => row.slice(0, 4)),
      [
        ["NoSuchNat", "nat", "404", "false"],
        ["LimitExceeded", "vpc", "413", "false"],
        ["LimitExceeded", "nat", "400", "false"],
      ],
    );
    assert.ok(rows.every((row) => row.length === 5));
  });

  it("finds codes whose words stand in another order, and splits a list in one argument", async () => {
    for (const [asked, nearest] of [
      ["InvalidNatId", "NatIdInvalid"],
      ["AccessKeyIdInvalid", "InvalidAccessKeyId"],
      ["EmptySpecRequest", "RequestSpecEmpty"],
      ["vpc/NoSuchNat", "NoSuchNat"],
    ] as const)
      assert.match((await bcevpc(["explain", asked])).stderr, new RegExp(`Did you mean ${nearest}`), asked);
    assert.equal(
      (await bcevpc(["explain", "NoSuchNat,CidrConflict"])).stdout,
      (await bcevpc(["explain", "NoSuchNat", "CidrConflict"])).stdout,
    );
    assert.equal((await bcevpc(["explain", "NoSuchNat", "nat/NoSuchNat", "--plain"])).stdout.split("\n").length, 2);
  });

  it("takes the part of a message that people copy, and says of a known code which ids the narrowing left out", async () => {
    const { entries } = JSON.parse(
      (await bcevpc(["explain", "IamSignatureInvalid", "--message", "request ip not allowed", "--json"])).stdout,
    );
    assert.deepEqual(
      entries.map(({ id }: { id: string }) => id),
      ["gateway/IamSignatureInvalid.ip-not-allowed"],
    );
    const { unknown } = JSON.parse((await bcevpc(["explain", "NoSuchNat", "--status", "500", "--json"])).stdout);
    assert.deepEqual(unknown, [{ code: "NoSuchNat", nearest: ["nat/NoSuchNat"] }]);
  });

  it("refuses a list that is no list: more than a megabyte", async () => {
    const { stderr, code } = await bcevpc(["explain", "-"], { input: "x".repeat(1_100_000) });
    assert.equal(code, 2);
    assert.match(stderr, /longer than 1 MB[\s\S]*bcevpc decode/);
  });

  it("without a code and without a terminal exits 2 with the usage", async () => {
    for (const args of [["explain"], ["explain", "-"]]) {
      const { stdout, stderr, code } = await bcevpc(args);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /no error code to explain[\s\S]*bcevpc explain NoSuchNat/);
    }
  });
});

describe("bcevpc explain, given more or less than a code", () => {
  it("takes a message, another case style, the words around a code, and an id without its service", async () => {
    const plain = (await bcevpc(["explain", "NoSuchNat"])).stdout;
    for (const asked of [
      "The specified nat is not found.",
      "no_such_nat",
      "no-such-nat",
      "code=NoSuchNat",
      '"code": "NoSuchNat"',
      "Error: [NoSuchNat]",
      "Error: [NoSuchNat] The specified nat is not found. (requestId: a)",
      "[Code: NoSuchNat; Message: The specified nat is not found.; RequestId: a]",
    ]) {
      const { stdout, code } = await bcevpc(["explain", asked]);
      assert.deepEqual([code, stdout], [0, plain], asked);
    }
    const { stdout } = await bcevpc(["explain", "IamSignatureInvalid.unknown-key", "--json"]);
    assert.equal(JSON.parse(stdout).entries[0].id, "gateway/IamSignatureInvalid.unknown-key");
  });

  it("still says what it does not know", async () => {
    for (const asked of ["some_thing", "nothing of the kind", "code=Nothing", "nat", "404x"])
      assert.equal((await bcevpc(["explain", asked])).code, 1, asked);
  });
});
