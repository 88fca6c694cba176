import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadOperations } from "../../../src/core/operations/lookup/operations.js";
import { displayWidth } from "../../../src/core/text/wrap.js";
import { bcevpc } from "../run.js";

const every = await loadOperations();

const foundBy = async (...words: string[]): Promise<string[]> =>
  JSON.parse((await bcevpc(["apis", "--json", ...words])).stdout).operations.map(({ name }: { name: string }) => name);

const widest = (text: string): number => Math.max(...text.split("\n").map(displayWidth));

describe("bcevpc apis", () => {
  it("lists every operation under its group, in both languages", async () => {
    for (const [lang, heading] of [
      ["en", "NAT gateway  [nat, 24]"],
      ["zh", "NAT 网关  [nat, 24]"],
    ] as const) {
      const { stdout, code } = await bcevpc(["apis", "--lang", lang]);
      assert.equal(code, 0);
      assert.ok(stdout.includes(`${heading}\n`), lang);
      for (const { name, title } of every) assert.ok(stdout.includes(name) && stdout.includes(title[lang]), name);
      assert.equal(stdout.match(/^\S.* {2}\[[\w-]+, \d+\]$/gm)?.length, 17);
    }
  });

  it("lists one group, and refuses one that there is not", async () => {
    assert.deepEqual(
      await foundBy("--group", "acl"),
      every.filter(({ group }) => group === "acl").map(({ name }) => name),
    );
    assert.deepEqual(await foundBy("--group", "nat", "vpcId"), ["ListNat", "CreateNat"]);
    const refused = await bcevpc(["apis", "--group", "natt"]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /unknown group natt[\s\S]*parameter-template/);
  });

  it("finds the same by English and Chinese words, best first", async () => {
    for (const [en, zh, first] of [
      ["create nat", "创建NAT网关", "CreateNat"],
      ["bind eip", "绑定EIP", "BindEip"],
      ["delete vpc", "删除VPC", "DeleteVpc"],
      ["peering", "对等连接", null],
      ["release protection", "释放保护", null],
    ] as const) {
      const found = await foundBy(en);
      assert.ok(found.length > 0, en);
      assert.deepEqual((await foundBy(zh)).slice(0, 3), found.slice(0, 3), en);
      if (first) assert.equal(found[0], first, en);
    }
    assert.ok((await foundBy("续费")).includes("PurchaseReservedNat"));
    assert.deepEqual((await foundBy("switchRouteHA")).slice(0, 1), ["ActiveStandbySwitchover"]);
  });

  it("finds an operation by method and path, with ids, templates, actions, hosts and in any case of the method", async () => {
    for (const [words, names] of [
      [["GET", "/v1/nat"], ["ListNat"]],
      [["get", "v1/nat"], ["ListNat"]],
      [["GET /v1/nat/nat-x"], ["GetNat"]],
      [["GET", "/v1/nat/{natId}"], ["GetNat"]],
      [["GET", "https://bcc.bj.baidubce.com/v1/nat?vpcId=vpc-x"], ["ListNat"]],
      [["PUT", "/v1/eni/eni-x?unBind"], ["UnbindEniEip"]],
      [
        ["PUT", "/v1/nat/nat-x?bind"],
        ["NatBindEip", "NatBindDnatEip", "NatBindSnatEip"],
      ],
      [["/v1/nat"], ["CreateNat", "ListNat"]],
      [["GET", "/v1/eni/quota"], ["GetEniQuota"]],
    ] as const)
      assert.deepEqual(await foundBy(...words), names, words.join(" "));
    assert.equal((await foundBy("PUT", "/v1/nat/nat-x")).length, 9);
  });

  it("says what replaces what is there, and which parameters only an SDK has", async () => {
    const vpc = (await bcevpc(["apis", "UpdateVpc"])).stdout;
    assert.match(vpc, /\n {2}! secondaryCidr replaces the whole list: existing ranges that are not in it\n {4}are removed/);
    assert.match((await bcevpc(["apis", "UpdateVpc", "--lang", "zh"])).stdout, /\n {2}! secondaryCidr 是替换式更新/);
    assert.match((await bcevpc(["apis", "CreateEni"])).stdout, /\n {2}instanceId +String · .*only in\s+bce-sdk-go/);
    const group = (await bcevpc(["apis", "AuthorizeSecurityGroupRules"])).stdout;
    assert.match(group, /\[BadRequest, certain\]/);
    assert.match(group, /\n {2}SecurityGroup\.RulePortOrderInvalid +400\n/);
    assert.match((await bcevpc(["apis", "UpdateSnicEsg"])).stdout, /at most one enterprise security group/);
  });

  it("shows a single operation as a page: call, parameters, constraints, codes, the call that verifies it and an example", async () => {
    const { stdout, code } = await bcevpc(["apis", "createnat"]);
    assert.equal(code, 0);
    for (const part of [
      /^CreateNat {2}NAT gateway\nCreate NAT gateway\n中文 {2}创建 NAT 网关\nPOST \/v1\/nat\n/,
      /\nIn the query\n {2}clientToken +String · the sources disagree on whether it is\n +required\n/,
      /\n {2}vpcId +String · required · vpc-… such as vpc-a4sg6vsfzbra\n/,
      /\n {4}paymentTiming +String · one of Prepaid, Postpaid\n/,
      /\n {6}reservationLength +Integer\n/,
      /\n {2}ipVersion +String · default v4\n/,
      /\n {2}spec +String · one of small, medium, large\n/,
      /\nRules for values\n {2}- .*\[RequestVpcIdEmpty, certain\]\n/,
      /\n {2}RequestSpecEmpty +400 {2}Size(?:(?!\n {2}\w)[\s\S])*\[doc\]\n/,
      /\n {2}NoSuchEip +404 {2}(?:(?!\[doc\]|\n {2}\w)[\s\S])*\n {2}\w[\s\S]*\n {2}unmarked: inferred\n/,
      /\n {2}Any call {2}NoSuchObject, OperationDenied\n {12}\[doc\] ServiceInternalError, InappropriateJSON,/,
      /\nVerify\n {2}\$ bcevpc call ListNat vpcId=vpc-a4sg6vsfzbra\n/,
      /\nExample\n {2}\$ bcevpc call CreateNat name=web_1 vpcId=vpc-a4sg6vsfzbra cuNum=1 \\\n {6}billing\.paymentTiming=Postpaid\n/,
      /\nAlso called {2}CreateNatGateway\nSources {2,}openapi-meta:schema\/vpc\/CreateNat\.json\n/,
    ])
      assert.match(stdout, part);
  });

  it("shows the action in the call, the form of lists in the query, and a name that bce-sdk-go has for something else", async () => {
    assert.match((await bcevpc(["apis", "UnbindEniEip"])).stdout, /\nPUT \/v1\/eni\/\{eniId\}\?unBind\n/);
    assert.match(
      (await bcevpc(["apis", "QueryVpcIntranetIp"])).stdout,
      /joined with "," · the sources disagree on\s+how its items are written/,
    );
    assert.match((await bcevpc(["apis", "CreateIpSet"])).stdout, /\nNote +bce-sdk-go calls this CreateIpGroup, which is a different/);
    assert.match((await bcevpc(["apis", "CreateNatGateway"])).stdout, /^CreateNat /);
  });

  it("keeps every page within 80 and 50 columns and in both languages, but for words that cannot be cut", async () => {
    for (const [columns, lang] of [
      ["80", "en"],
      ["50", "en"],
      ["50", "zh"],
      ["80", "both"],
    ] as const) {
      const { stdout } = await bcevpc(["apis", "UpdateSnatRule", "CreateVpnTunnel", "--lang", lang], { env: { COLUMNS: columns } });
      assert.ok(widest(stdout) <= Number(columns), `${columns} ${lang}: ${widest(stdout)}`);
    }
    const { stdout: zh } = await bcevpc(["apis", "CreateNat", "--lang", "zh"]);
    for (const word of ["路径参数", "查询参数", "请求体", "必填", "取值约束", "可能的错误码", "核对", "示例", "来源"])
      assert.equal(zh.includes(word), word !== "路径参数", word);
  });

  it("lists the operations that can answer with a code", async () => {
    assert.equal((await foundBy("NoSuchNat")).length, 23);
    assert.deepEqual(await foundBy("acl/invalidposition"), ["AddAclRule", "UpdateAclRules"]);
    const general = await bcevpc(["apis", "MalformedJSON"]);
    assert.equal(general.code, 1);
    assert.match(general.stderr, /does not belong to a particular operation\.\s+What it means: bcevpc explain MalformedJSON/);
  });

  it("names the nearest for a misspelt name and exits 1, also beside names that it knows", async () => {
    const { stdout, stderr, code } = await bcevpc(["apis", "CreatNat"]);
    assert.deepEqual([stdout, code], ["", 1]);
    assert.equal(stderr, "The VPC API has no operation CreatNat.\nDid you mean CreateNat? Try: bcevpc apis CreateNat\n");
    const mixed = await bcevpc(["apis", "GetNat", "GetNatt"]);
    assert.equal(mixed.code, 1);
    assert.match(mixed.stdout, /^GetNat /);
    assert.match(mixed.stderr, /Did you mean GetNat\?/);
    assert.deepEqual(JSON.parse((await bcevpc(["apis", "CreatNat", "--json"])).stdout), {
      schemaVersion: 1,
      operations: [],
      unknown: [{ asked: "CreatNat", nearest: ["CreateNat"] }],
    });
  });

  it("says which calls there are where one is not, and exits 1", async () => {
    const wrongCase = await bcevpc(["apis", "GET", "/v1/NAT"]);
    assert.deepEqual(
      [wrongCase.code, wrongCase.stderr],
      [1, "The VPC API has no call GET /v1/NAT.\nAvailable: POST /v1/nat, GET /v1/nat.\n"],
    );
    const { stderr } = await bcevpc(["apis", "PATCH", "/v1/nowhere", "--lang", "zh"]);
    assert.equal(stderr, "VPC 接口中没有 PATCH /v1/nowhere 这个请求。\n查看全部：bcevpc apis\n");
    const none = await bcevpc(["apis", "zzzzqqq"]);
    assert.deepEqual([none.stdout, none.stderr, none.code], ["", "No operation matches. To list all: bcevpc apis\n", 1]);
  });

  it("gives one line with tabs an operation with --plain", async () => {
    const { stdout } = await bcevpc(["apis", "--plain"]);
    const rows = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    assert.equal(rows.length, 187);
    assert.ok(rows.every((cells) => cells.length === 5));
    assert.deepEqual(
      rows.find(([name]) => name === "UnbindEniEip"),
      ["UnbindEniEip", "eni", "PUT", "/v1/eni/{eniId}?unBind", "Elastic network interface unbinds from EIP"],
    );
  });

  it("withstands hostile words", async () => {
    for (const word of ["\u001b[31mx\u202e", "x".repeat(5000), "GET /v1/%", "/".repeat(3000), "/v1/%ff%fe", "{}", "'", "..", "v1/"]) {
      const { stdout, stderr, code } = await bcevpc(["apis", word]);
      assert.equal(code, 1, word.slice(0, 20));
      assert.equal(stdout, "");
      assert.doesNotMatch(stderr, /\u001b|\u202e|bug/);
      assert.ok(stderr.length < 400, stderr);
    }
  });
});
