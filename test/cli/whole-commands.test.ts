import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { bcevpc } from "./run.js";

const signed = `GET /v1/vpc HTTP/1.1
Host: bcc.bj.baidubce.com
x-bce-date: 2026-11-20T10:00:00Z
Authorization: bce-auth-v1/0123456789abcdef0123456789abcdef/2026-11-20T10:00:00Z/1800/host;x-bce-date/${"a".repeat(64)}

`;
const form = (name: string): string => {
  const { samples } = JSON.parse(readFileSync(new URL(`../fixtures/forms/${name}.json`, import.meta.url), "utf8"));
  return [samples[0].text].flat().join("\n");
};

const screens: readonly (readonly [args: readonly string[], input?: string])[] = [
  ...["explain", "decode", "call", "lint", "doctor", "configure", "mock"].map((verb) => [[verb, "--help"]] as const),
  ...["environment", "errors", "headers", "signing", "formats"].map((topic) => [["help", topic]] as const),
  ...["BatchDeleteEniIp", "CreateVpc", "UpdateAclRules", "CreatePeerConn", "BatchCreateSnatRule"].map((name) => [["apis", name]] as const),
  ...["SignatureDoesNotMatch", "NoSuchNat", "AccessDenied", "BadRequest", "NoSuchNta"].map((code) => [["explain", code]] as const),
  [["call"]],
  [["call", "CreateSubnet", "name=x"]],
  [["lint"]],
  [["lint", "CreateSubnet", "name=x"]],
  [["lint", "POST", "/v1/vpc", "-d", '{"name":"default","cidr":"10.0.0.1/8","x":1}']],
  [["configure"]],
  [["configure", "list", "it is a long name of one"]],
  [["doctor", "--offline"]],
  [["verify"], signed],
  [["run", "terraform", "apply", "-auto-approve", "-lock=false", "-refresh=false"]],
  ...["table", "key-value", "no-answer", "gateway-cause"].map((name) => [["decode"], form(name)] as const),
];

/** A command of bcevpc as a text shows it, up to where prose goes on. */
const command =
  /bcevpc (?:call|explain|codes|apis|decode|lint|sign|verify|doctor|configure|mock|run|help|schema|page|mcp|completion)(?: (?:--?[a-z][\w-]*|…|[A-Z][\w./-]*|[\w.]*[/=][\w./=-]*|'[^']*'|< [A-Z]+)(?![^\s,;.，；。、]))*|man bcevpc-[a-z]+/gu;

describe("a command that is shown", () => {
  for (const lang of ["en", "zh"])
    for (const [args, input = ""] of screens)
      it(`stands on one line of a narrow screen: ${args.join(" ").slice(0, 60)} (${lang})`, async () => {
        const shown = async (width: number): Promise<string> => {
          const { stdout, stderr } = await bcevpc(args, { input, env: { COLUMNS: String(width), BCEVPC_LANG: lang } });
          return stdout + stderr;
        };
        const [wide, narrow] = [await shown(1000), await shown(50)];
        const whole = narrow.replaceAll(/ \\\n\s+/gu, " ");
        for (const line of wide.split("\n")) {
          // What a synopsis lists is no command.
          if (/^(?:Usage: |用法：)/u.test(line)) continue;
          for (const [text] of line.matchAll(command)) {
            const verb = text.split(" ", 2).join(" ");
            // Reports show fewer causes and fixes where they would be too long.
            if (narrow.replaceAll(/\s+/gu, " ").includes(text)) assert.ok(whole.includes(text), `${text}\n${narrow}`);
            else assert.doesNotMatch(narrow, new RegExp(`${verb}$`, "mu"), text);
          }
        }
      });
});
