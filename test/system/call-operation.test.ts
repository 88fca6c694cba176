import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { keys } from "../cli/call/caller.js";
import { closeScreens, plain, screen } from "./screen.js";

const env = { ...keys, BCE_REGION: "bj" };
const enter = (answer: string, asked: RegExp): (readonly [RegExp, string])[] => [
  [asked, answer],
  [new RegExp(`${asked.source}[^\n]*${answer}`), "Enter"],
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
        [/is an integer, not abc/, "C-u"],
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
    assert.match(plain(await screen("bcevpc call CreateNat bogus=1", { env })), /no parameter bogus[\s\S]*missing: name[\s\S]*\[2\]/);
    assert.match(plain(await screen("bcevpc call ListNat --force --dry-run", { env })), /GET \/v1\/nat HTTP[\s\S]*\[0\]/);
    assert.match(plain(await screen("echo | bcevpc call ListNat", { env })), /missing: vpcId[\s\S]*\[2\]/);
    assert.match(plain(await screen("bcevpc call ListNat", { env, keys: [[/vpcId/, "C-c"]] })), /\[130\]/);
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
