import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { commandFor } from "../../../src/node/investigate/command.js";
import { type ApiServer, errorBody, startApiServer } from "../call/api-server.js";
import { callTo, keys, newFolder } from "../call/caller.js";
import { bcevpc } from "../run.js";

/** Ways to make a shell run what follows, each with a word that is in no text of bcevpc. */
const hostile: readonly string[] = ["$(pwned)", "`pwned`", "a'pwned", '"pwned"', ";pwned", "\npwned", "a\\'$(pwned)", "&pwned", "|pwned"];

/** A command without what stands in quotes that keep everything. */
const bare = (command: string): string => command.replaceAll(/\$'(?:[^'\\]|\\.)*'|'[^']*'|\\./gsu, "");
const isRun = (command: string): boolean => /[$`'"(;&|\n]pwned|\n/u.test(bare(command));

/** All commands in a document: they stand in members of that name. */
function commandsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    /^commands?$/u.test(name) && typeof member === "string" ? [member] : commandsIn(member),
  );
}
/** All commands in a text: they stand behind a `$`, or behind the name of a thing to do. */
const commandLines = (text: string): string[] =>
  [...text.matchAll(/(?:\$|:|：) ((?:bcevpc|export|curl|nslookup|openssl) .*)$/gmu)].map(([, line = ""]) => line);

const shown: string[] = [];
function assertHarmless(output: string, what: string): void {
  const lines = output.split("\n").filter((line) => /^\s*[[{]/u.test(line));
  const documents = lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as unknown];
    } catch {
      return [];
    }
  });
  const commands = [...documents.flatMap(commandsIn), ...commandLines(output)];
  shown.push(...commands);
  assert.deepEqual(commands.filter(isRun), [], what);
}

const folder = newFolder();
const entries = await loadEveryEntry();
let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

/** A request with a hostile text in each place, and the answer that refused it. */
const exchange = (entry: (typeof entries)[number], word: string, at: number): object => {
  const body = {
    name: word,
    vpcId: `vpc-a1b2c3d4e5f6${word}`,
    subnetId: word,
    eniId: `eni-a1b2c3d4e5f6${word}`,
    instanceId: `i-a1b2c3d4${word}`,
  };
  const [method, path] = at % 2 === 0 ? ["POST", "/v1/eni"] : ["GET", "/v1/vpc/vpc-a1b2c3d4e5f6"];
  return {
    startedDateTime: "2026-11-28T00:00:00Z",
    request: {
      method,
      url: `https://bcc.bj.baidubce.com${path}/${encodeURIComponent(word)}?vpcId=${encodeURIComponent(word)}&${encodeURIComponent(word)}`,
      headers: [
        { name: "Host", value: "bcc.bj.baidubce.com" },
        { name: "Authorization", value: `bce-auth-v1/${keys.BCE_ACCESS_KEY_ID}/2026-11-27T00:00:00Z/1800/host/${"ab12".repeat(16)}` },
      ],
      postData: { mimeType: "application/json", text: JSON.stringify(body) },
    },
    response: {
      status: entry.httpStatus ?? 400,
      headers: [],
      content: { text: JSON.stringify(errorBody(entry.code, entry.message?.replaceAll(/\$\{\w+\}/gu, () => word) ?? word)) },
    },
  };
};

describe("a command that is shown to be pasted", () => {
  for (const word of hostile)
    it(`runs nothing of a failed request, whatever the code: ${JSON.stringify(word)}`, async () => {
      const har = join(folder, "requests.har");
      writeFileSync(har, JSON.stringify({ log: { entries: entries.map((entry, at) => exchange(entry, word, at)) } }));
      for (const args of [["--json"], ["--full"], []]) {
        const { stdout, stderr } = await bcevpc(["decode", har, ...args], { env: { COLUMNS: "4000" } });
        assertHarmless(stdout + stderr, args.join(" "));
      }
    });

  it("runs nothing of what was typed for a call, a check or a signature", async () => {
    for (const word of hostile) {
      server.answer({ status: 404, body: errorBody("NoSuchObject", word) });
      for (const args of [
        ["POST", "/v1/vpc", `name=${word}`, "cidr=10.0.0.0/8", "--json"],
        ["POST", "/v1/vpc", `name=${word}`, "cidr=10.0.0.0/8", "--full"],
        ["GET", `/v1/vpc/vpc-a1b2c3d4e5f6?x=${encodeURIComponent(word)}`, "-q", `vpcId=${word}`, "--json"],
        ["QueryVpcList", `name=${word}`, "--json"],
        ["POST", "/v1/vpc", "-d", JSON.stringify({ name: word }), "--curl"],
      ]) {
        const { stdout, stderr } = await callTo(server, args, { env: { COLUMNS: "4000" } });
        assertHarmless(stdout + stderr, args.join(" "));
      }
      for (const args of [
        ["lint", "POST", "/v1/vpc", "-d", JSON.stringify({ name: word, cidr: word }), "--json"],
        ["lint", "POST", "/v1/vpc", "-d", JSON.stringify({ name: word, cidr: word })],
        ["lint", `GET${word}`, `/v1/vpc${word}`],
        ["apis", word],
        ["explain", word],
        ["codes", word],
        ["decode", word],
        ["decode", "--merge", word],
        ["verify", word],
        ["run", word, word],
        ["doctor", word],
        ["configure", "get", word],
        ["call", "GET", "/v1/vpc", "--profile", word],
        ["call", "GET", "/v1/vpc", "--region", word],
        ["call", "GET", "/v1/vpc", "--endpoint", `http://${word}.x`],
        ["sign", "GET", `/v1/vpc?a=${encodeURIComponent(word)}`, "--region", "bj", "--curl"],
      ]) {
        const { stdout, stderr, code } = await bcevpc(args, { env: { ...keys, COLUMNS: "4000", BCE_REGION: "bj" } });
        assert.notEqual(code, 70, stderr);
        assertHarmless(stdout + stderr, args.join(" "));
      }
    }
  });

  it("was looked at in the tests above, many times and of many kinds", () => {
    assert.ok(shown.length > 1000, String(shown.length));
    for (const kind of [/^bcevpc lint /, /^bcevpc call /, /^bcevpc explain /, /pwned/])
      assert.ok(
        shown.some((command) => kind.test(command)),
        String(kind),
      );
  });

  it("runs nothing of a state that an investigation read", () => {
    for (const word of hostile) {
      const command = commandFor("CreateVpc", { name: word, [word]: word, tags: [{ tagKey: word }], at: `@${word}` }, { flags: "" });
      assert.ok(!isRun(command), command);
      assert.ok(!command.includes("\n"), command);
    }
  });

  it("is made by what quotes, in every check of an investigation", () => {
    const checks = new URL("../../../src/node/investigate/", import.meta.url);
    const files = readdirSync(checks, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const made = files.flatMap((name) =>
      [...readFileSync(new URL(name, checks), "utf8").matchAll(/`bcevpc [^\n]*\$\{[^\n]*/gu)].map(([line]) => `${name}: ${line}`),
    );
    assert.deepEqual(
      made.filter(
        (line) =>
          [...line.matchAll(/\$\{(?!shellWord\(|subject\.here\.flags|flags|instanceId\}`)/gu)].length > 0 && !line.includes("words.join"),
      ),
      [],
    );
  });
});
