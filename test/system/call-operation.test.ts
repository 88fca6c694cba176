import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { keys } from "../cli/call/caller.js";
import { bcevpc } from "../cli/run.js";
import { startMock } from "../node/mock/mock-process.js";
import { closeScreens, plain, screen } from "./screen.js";

const env = { ...keys, BCE_REGION: "bj" };
const enter = (answer: string, asked: RegExp): (readonly [RegExp, string])[] => [
  [asked, answer],
  [new RegExp(`${asked.source}[^\n]*${answer}`), "Enter"],
];

/** Asks for a list instead of answering. */
const list = (asked: RegExp): (readonly [RegExp, string])[] => [
  [asked, "?"],
  [new RegExp(`${asked.source}[^\n]*\\?`), "Enter"],
];

describe("a call of an operation on a terminal", () => {
  after(closeScreens);

  it("asks for what is missing, members of an object one by one and enums as choices, and checks the answers", async () => {
    const shown = await screen("bcevpc call CreateNat name=web cuNum=1 --dry-run", {
      env,
      keys: [
        ...enter("vpc-1", /vpcId \(text, such as vpc-a4sg6vsfzbra\):/),
        [/paymentTiming[\s\S]*leave it out/, "Down"],
        [/[❯>] Prepaid/, "Down"],
        [/[❯>] Postpaid/, "Enter"],
        ...enter("abc", /reservationLength[^\n]*:/),
        [/must be an integer, not abc/, "C-u"],
        ...enter("1", /reservationLength[^\n]*:/),
        [/reservationTimeUnit/, "Enter"],
      ],
    });
    assert.match(
      plain(shown).replaceAll("\n", ""),
      /"name":"web","cuNum":1,"vpcId":"vpc-1","billing":\{"paymentTiming":"Postpaid","reservation":\{"reservationLength":1\}\}\}/,
    );
    assert.match(plain(shown), /^CreateNat \(Create NAT gateway\) needs:/);
    assert.match(plain(shown), /\[0\]/);
  });

  it("does not show a secret that it asks for", async () => {
    const tunnel =
      "bcevpc call UpdateVpnTunnel vpnConnId=vpnconn-1 vpnId=vpn-1 localSubnets=10.0.0.0/24 remoteSubnets=10.1.0.0/24 cgwId=cgw-1 vpnConnName=a ikeConfig.ikeVersion=v2 ipsecConfig.ipsecPfs=group2 --dry-run";
    const shown = plain(
      await screen(tunnel, {
        env,
        keys: [
          [/secretKey/, "Pl4nted!key"],
          [/\*{3}/, "Enter"],
        ],
      }),
    );
    assert.match(shown, /"secretKey":"\(redacted\)"[\s\S]*\[0\]/);
    assert.doesNotMatch(shown, /Pl4nted/);
  });

  it("asks nothing when something else is wrong, when it is forced, and in a pipe; Ctrl-C ends with 130", async () => {
    assert.match(plain(await screen("bcevpc call CreateNat bogus=1", { env })), /unknown parameter bogus[\s\S]*missing: name[\s\S]*\[2\]/);
    assert.match(plain(await screen("bcevpc call ListNat --force --dry-run", { env })), /GET \/v1\/nat HTTP[\s\S]*\[0\]/);
    assert.match(plain(await screen("echo | bcevpc call ListNat", { env })), /missing: vpcId[\s\S]*\[2\]/);
    assert.match(plain(await screen("bcevpc call ListNat", { env, keys: [[/vpcId/, "C-c"]] })), /\[130\]/);
  });

  it("reads a list of what can be named when asked for it with ?, of a VPC after the VPC", async (t) => {
    const mock = await startMock(["--settle", "0"]);
    t.after(() => mock.stop());
    const create = async (...words: string[]): Promise<string> => (await bcevpc(["call", ...words], { env: mock.env })).stdout;
    await create("CreateVpc", "name=web", "cidr=10.0.0.0/16");
    const vpcId = /vpc-\w+/u.exec(await create("CreateVpc", "name=data", "cidr=10.1.0.0/16"))?.[0] ?? "";
    await create("CreateSubnet", "name=a", "zoneName=cn-bj-a", "cidr=10.1.0.0/24", `vpcId=${vpcId}`);
    const postpaid = ["billing.paymentTiming=Postpaid"];
    const natId = /nat-\w+/u.exec(await create("CreateNat", "name=out", `vpcId=${vpcId}`, "cuNum=1", ...postpaid))?.[0] ?? "";
    const show = (command: string, keys: readonly (readonly [RegExp, string])[]) =>
      screen(`bcevpc call ${command}`, { env: mock.env, columns: 100, keys }).then(plain);
    const chosen = await show("QuerySpecifiedVpc", [
      ...list(/vpcId \(text, such as vpc-a4sg6vsfzbra, \? lists yours\):/),
      [/❯[^\n]*vpc-\w+ {2}default[\s\S]*vpc-\w+ {2}web {2}10\.0\.0\.0\/16[\s\S]*type it instead/, "Down"],
      [/❯[^\n]*vpc-\w+ {2}web/, "Down"],
      [/❯[^\n]*vpc-\w+ {2}data/, "Enter"],
    ]);
    assert.match(chosen, new RegExp(`vpcId: ${vpcId}[\\s\\S]*"cidr": "10\\.1\\.0\\.0/16"[\\s\\S]*\\[0\\]`));
    const within = await show("GetNat", [
      ...list(/natId \([^\n]*lists yours\):/),
      [/❯[^\n]*vpc-\w+ {2}default/, "Down"],
      [/❯[^\n]*vpc-\w+ {2}web/, "Down"],
      [/❯[^\n]*vpc-\w+ {2}data/, "Enter"],
      [new RegExp(`❯[^\\n]*${natId} {2}out`), "Enter"],
    ]);
    assert.match(within, new RegExp(`"id": "${natId}"[\\s\\S]*\\[0\\]`));
  });

  it("says why there is no list and asks again", async () => {
    const shown = await screen("bcevpc call QuerySpecifiedVpc --lang zh --endpoint http://127.0.0.1:9", {
      env,
      keys: [...list(/vpcId（[^\n]*）：/), [/无法列出：没有返回[\s\S]*vpcId（[^\n]*\n?[^\n]*）：/, "C-c"]],
    });
    assert.match(plain(shown), /\$ bcevpc call QueryVpcList[\s\S]*\[130\]/);
  });

  it("asks in Chinese and fits a narrow screen", async () => {
    const shown = plain(
      await screen("bcevpc call UpdateDeleteProtect gatewayId=gw-1 --lang zh --dry-run", {
        env,
        columns: 50,
        keys: enter("1", /deleteProtect（[^\n]*）：/),
      }),
    );
    assert.match(shown, /\{"deleteProtect":1\}[\s\S]*\[0\]/);
  });
});
