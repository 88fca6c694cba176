import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ArgumentFault, parseArgument } from "../../../../src/core/operations/building/arguments.js";
import { buildRequest } from "../../../../src/core/operations/building/build-request.js";
import { findOperation } from "../../../../src/core/operations/lookup/operations.js";
import type { Problem } from "../../../../src/core/operations/values/problem.js";

async function problems(name: string, ...words: string[]): Promise<readonly Problem[]> {
  const operation = await findOperation(name);
  assert.ok(operation, name);
  const args = words.flatMap((word) => {
    const argument = parseArgument(word);
    return argument instanceof ArgumentFault ? [] : [argument];
  });
  assert.equal(args.length, words.length);
  return buildRequest(operation, args).problems;
}

const inEnglish = (all: readonly Problem[]): string[] => all.map(({ weight, text }) => `${weight}: ${text.en}`);
/** What is said besides what is missing. */
const said = async (name: string, ...words: string[]): Promise<string[]> =>
  inEnglish((await problems(name, ...words)).filter(({ missing }) => missing === null));

describe("what is wrong with the arguments of an operation", () => {
  it("is said all at once", async () => {
    assert.deepEqual(inEnglish(await problems("CreateNat", "vpcID=vpc-1", "deleteProtect=yes", "billing.paymentTiming=prepaid")), [
      "refuse: unknown parameter vpcID; did you mean vpcId?",
      "refuse: deleteProtect must be true or false, not yes",
      "refuse: billing.paymentTiming must be one of Prepaid, Postpaid, not prepaid",
      "refuse: name is missing",
      "refuse: vpcId is missing",
      "warn: cuNum is missing; the sources disagree on this",
    ]);
  });

  it("names what an unknown parameter may have been meant for, also where that is a member of another", async () => {
    assert.deepEqual(await said("CreateNat", "paymentTiming=Prepaid"), [
      "refuse: unknown parameter paymentTiming; did you mean billing.paymentTiming?",
    ]);
    assert.deepEqual(await said("CreateNat", "billing.paymentTimng=Prepaid"), [
      "refuse: unknown parameter billing.paymentTimng; did you mean billing.paymentTiming?",
    ]);
    assert.deepEqual(await said("AddAclRule", "position=1"), ["refuse: unknown parameter position; did you mean aclRules[].position?"]);
    assert.deepEqual(await said("NatBindEip", "natID=nat-1"), ["refuse: unknown parameter natID; did you mean natId?"]);
    assert.deepEqual(await said("GetNat", "natId=nat-1", "zzz=1"), ["refuse: unknown parameter zzz"]);
  });

  it("says where a parameter goes that stands in the body", async () => {
    const operation = await findOperation("CreateVpnTunnel");
    assert.ok(operation);
    const { problems: all } = buildRequest(operation, [], { body: { vpnId: "vpn-1", clientToken: "a" } });
    assert.deepEqual(inEnglish(all.filter(({ kind }) => kind === "unknown")), [
      "refuse: vpnId belongs in the path, not in the body: write vpnId=… outside -d",
      "refuse: clientToken belongs in the query, not in the body: write clientToken=… outside -d",
    ]);
  });

  it("tells a wrong type with what to write, and shows no value of a secret", async () => {
    assert.deepEqual(await said("CreateNat", "billing=Prepaid", "name:=3", "tags=a", 'bindEips=["1.1.1.1"]', "cuNum:=1.5"), [
      "refuse: billing must be an object, not Prepaid: write billing.paymentTiming=… / billing:='{…}'",
      "refuse: name must be a string, not 3: write name=3",
      "refuse: tags must be a list, not a: write tags[0].tagKey=… / tags:='[…]'",
      `refuse: bindEips must be a list, not ["1.1.1.1"]: write bindEips[]=… / bindEips:='[…]'`,
      "warn: cuNum must be an integer, not 1.5; the sources disagree on this",
    ]);
    assert.deepEqual(await said("UpdateSslVpnUsers", "vpnId=v", "userId=u", 'password:={"a":"hidden"}'), [
      "refuse: password must be a string",
    ]);
  });

  it("only warns where sources disagree on a type, and sends what has the form of another type as that type", async () => {
    const operation = await findOperation("UpdateDeleteProtect");
    assert.ok(operation);
    const word = parseArgument("deleteProtect=true");
    assert.ok(!(word instanceof ArgumentFault));
    const { body, problems: all } = buildRequest(operation, [word]);
    assert.deepEqual(body, { deleteProtect: true });
    assert.ok(all.some(({ kind, weight }) => kind === "type" && weight === "warn"));
    assert.deepEqual(await said("CreateDnatRule", "publicPort=80-90"), [
      "warn: publicPort must be an integer, not 80-90; the sources disagree on this",
    ]);
  });

  it("stops what can make no request: an id that changes the path, a gap in a list, two shapes of one value, a value twice", async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [["GetNat"], "stop: natId is missing"],
      [["GetNat", "natId="], "stop: natId is empty, which would change the path"],
      [["GetNat", "natId=a/b"], "stop: natId contains a slash, which would change the path"],
      [["GetNat", "natId=.."], 'stop: natId is "..", which HTTP clients resolve'],
      [["GetNat", "natId={natId}"], "stop: natId is the placeholder {natId}"],
      [["GetNat", "natId=a", "natId=b"], "stop: natId: set twice"],
      [["GetNat", "natId.x=a"], "stop: natId.x: a path parameter cannot have members"],
      [["AddAclRule", "aclRules[1].action=deny"], "stop: aclRules[1].action: aclRules[0] must be set before aclRules[1]"],
      [["AddAclRule", "aclRules[].action=deny", "aclRules.x=1"], "stop: aclRules.x: aclRules is already a list"],
      [["CreateNat", "billing.x=1", "billing[]=1"], "stop: billing[]: billing is already an object"],
      [["CreateNat", "name=a", "name.b=c"], "stop: name.b: name already has a value"],
      [["CreateNat", "name:=a"], "stop: name:= expects JSON; for a string use name=…"],
      [["CreateNat", `tags:=${"[".repeat(50_000)}`], "stop: tags:= expects JSON; for a string use tags=…"],
      [["CreateNat", `tags:=${"[".repeat(100)}${"]".repeat(100)}`], "stop: tags:= expects JSON; for a string use tags=…"],
    ];
    for (const [[name = "", ...words], text] of cases) assert.ok(inEnglish(await problems(name, ...words)).includes(text), text);
  });

  it("is said in Chinese as well", async () => {
    const all = await problems("CreateNat", "vpcID=vpc-1", "deleteProtect=yes", "billing.paymentTiming=prepaid");
    assert.deepEqual(
      all.map(({ text }) => text.zh),
      [
        "未知参数 vpcID；你要找的是不是 vpcId？",
        "deleteProtect 必须为 true 或 false，而不是 yes",
        "billing.paymentTiming 只能取 Prepaid、Postpaid，而不是 prepaid",
        "缺少 name",
        "缺少 vpcId",
        "缺少 cuNum；各资料对此说法不一",
      ],
    );
  });

  it("holds nothing that a terminal would obey", async () => {
    const [text = ""] = await said("CreateNat", "deleteProtect=\u001b[31m\u202eyes");
    assert.equal(text, "refuse: deleteProtect must be true or false, not yes");
    const operation = await findOperation("CreateNat");
    assert.ok(operation);
    const [unknown] = buildRequest(operation, [], { body: { "\u001b[31mx\ny": 1 } }).problems;
    assert.equal(unknown?.text.en, "unknown parameter x y");
  });
});
