import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { forms, textOf } from "../../core/diagnose/corpus.js";
import { type ApiServer, startApiServer } from "../call/api-server.js";
import { keys, newFolder } from "../call/caller.js";
import { type Ran, type Run, runMany } from "./many-runs.js";

/** What a job of GitHub or Azure obeys at the head of a line, and where a line can be made to begin with it. */
const plants = ["::error::x", "##[error]x", "x\\n::stop-commands::t", "x\n::stop-commands::t"];
const obeyed = /^\s*::|##\[/u;
/** The lines of `call -i` pass as they came, with their CR. */
const atHead = /^\s*(?:::|##\[)/u;
/** The same beside the annotations of bcevpc itself. */
const notOurs = /^\s*::(?!(?:error|warning|notice) (?:file|title)=)|##\[/u;

const folder = newFolder();
const mostWords = 30;
let files = 0;

/** A file with a name of that kind, too. */
function fileWith(content: string): string {
  files += 1;
  const path = join(folder, `${files}\n::error::y`);
  writeFileSync(path, content);
  return path;
}

/** A sample once for each of its words and each plant, which stands in the place of the word. */
function planted(text: string): string {
  const words = [...new Set(text.match(/[A-Za-z\u4e00-\u9fff][\w.\u4e00-\u9fff-]{2,}/gu) ?? [])].slice(0, mostWords);
  return words.flatMap((word) => plants.map((plant) => text.replaceAll(word, plant))).join("\n\n");
}

/** The lines of an output without those that stand in the same order in what was passed on. */
function composed(output: string, passed: string): string[] {
  const lines = passed.split("\n");
  let at = 0;
  return output.split("\n").filter((line) => {
    const found = lines.indexOf(line, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

interface Case extends Run {
  /** What the run hands on as it is. */
  readonly passed?: string;
}

function assertHarmless(run: Case, { stdout, stderr, code }: Ran): void {
  const what = `${run.args.join(" ").slice(0, 300)} ${JSON.stringify(run.env)}`;
  assert.notEqual(code, 70, `${what}\n${stderr}`);
  for (const line of [...composed(stdout, run.passed ?? ""), ...composed(stderr, run.passed ?? "")])
    assert.doesNotMatch(line, line.endsWith("\r") ? atHead : run.args.includes("github") ? notOurs : obeyed, what);
}

async function assertAllHarmless(runs: readonly Case[]): Promise<void> {
  const all = await runMany(runs);
  runs.forEach((run, at) => {
    assertHarmless(run, all[at] ?? assert.fail());
  });
}

const widths = ["20", "50", "80"];
const atWidths = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Case[] =>
  widths.map((COLUMNS) => ({ args, env: { ...env, COLUMNS } }));

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

const body = JSON.stringify(
  Object.fromEntries(
    plants.flatMap((plant) => [
      [plant, plant],
      ["name", plant],
      ["cidr", plant],
    ]),
  ),
);
const requests = plants.flatMap((plant) => {
  const escaped = JSON.stringify(plant).slice(1, -1);
  return [
    `curl -X POST 'https://bcc.bj.baidubce.com/v1/vpc?${escaped}=${escaped}' -H 'Authorization: bce-auth-v1/ak/t/1800/host/ab' -d '{"name":"${escaped}","${escaped}":1}'`,
    `POST /v1/nat/${escaped} HTTP/1.1\nHost: ${escaped}\nx-bce-date: ${escaped}\nAuthorization: bce-auth-v1/ak/${escaped}/1800/${escaped}/ab\n${escaped}: ${escaped}\n\n{"${escaped}":"${escaped}","name":"${escaped}"}`,
    JSON.stringify({
      method: plant,
      url: `https://h/v1/vpc/${plant}?${plant}`,
      headers: { Host: plant, [plant]: plant, Authorization: `bce-auth-v1/${plant}/b/1/${plant}/d` },
      body: plant,
    }),
    JSON.stringify({
      log: { entries: [{ request: { method: "GET", url: `https://h/v1/vpc?a=${plant}`, headers: [{ name: plant, value: plant }] } }] },
    }),
  ];
});

describe("no line that bcevpc composes is a command to a CI job", () => {
  const samples = forms.map(({ format, samples: [first] }) => ({ format, content: planted(first ? textOf(first) : "") }));

  it("of the errors that it finds, in every form", async () => {
    await assertAllHarmless(
      samples.flatMap(({ content }) => {
        const file = fileWith(content);
        return [
          ...atWidths(["decode", file]),
          ...atWidths(["decode", file, "--summary", "--full"]),
          ...atWidths(["decode", file, "--full", "--lang", "zh"]).slice(1, 2),
          ...[
            ["--json"],
            ["--ndjson"],
            ["--timeline"],
            ["--format", "sarif"],
            ["--format", "html"],
            ["--format", "markdown"],
            ["--format", "github"],
          ].map((more) => ({
            args: ["decode", file, ...more],
            env: { COLUMNS: "50" },
          })),
          ...["--annotate", "--only"].map((more) => ({ args: ["decode", file, more], env: { COLUMNS: "50" }, passed: content })),
        ];
      }),
    );
  });

  it("of what another program printed", async () => {
    await assertAllHarmless(
      samples.flatMap(({ content }) => {
        const command = ["--", "sh", "-c", 'cat "$0"; exit 3', fileWith(content)];
        return [[], ["--json"], ["--summary"]].map((more) => ({
          args: ["run", ...more, ...command],
          env: { COLUMNS: "50" },
          passed: content,
        }));
      }),
    );
  });

  it("of requests and their signatures", async () => {
    await assertAllHarmless([
      ...requests.flatMap((request) => {
        const file = fileWith(request);
        return [
          ...atWidths(["lint", file]),
          ...[["--json"], ["--format", "sarif"], ["--format", "github"], ["--lang", "zh"]].map((more) => ({
            args: ["lint", file, ...more],
            env: { COLUMNS: "50" },
          })),
          ...atWidths(["verify", file], { BCE_SECRET_ACCESS_KEY: "0123456789abcdef0123456789abcdef" }),
          { args: ["verify", file, "--json"], env: { COLUMNS: "50", BCE_SECRET_ACCESS_KEY: "0123456789abcdef0123456789abcdef" } },
        ];
      }),
      ...atWidths(["lint", "POST", "/v1/vpc", "-d", body]),
    ]);
  });

  it("of words that were typed", async () => {
    await assertAllHarmless(
      plants.flatMap((plant) =>
        [
          ["explain", plant],
          ["explain", plant, "--json"],
          ["codes", plant],
          ["apis", plant],
          ["apis", "--group", plant],
          ["lint", plant, plant],
          ["call", plant, `${plant}=${plant}`],
          ["call", "GET", plant, "--dry-run", "--region", "bj", "-H", `x-y: ${plant}`],
          ["call", "CreateVpc", `name=${plant}`, "cidr=x", "--dry-run", "--region", "bj"],
          ["sign", "GET", `/v1/vpc?a=${plant}`, "--region", plant],
          ["decode", plant],
          ["decode", "--where", `code=${plant}`, plant],
          ["doctor", plant],
          ["doctor", "--offline", "--endpoint", `http://${plant}`, "--profile", plant],
          ["configure", "get", plant],
          ["configure", "set", plant, "--region", plant],
          ["schema", plant],
          ["help", plant],
          [plant],
          [`--${plant}`],
        ].flatMap((args) => atWidths(args)),
      ),
    );
  });

  it("of the answer to a call, whose body passes as it is", async () => {
    const answers = plants.flatMap((plant) => [
      { status: 400, body: JSON.stringify({ code: "NoSuchNat", message: plant, requestId: plant, [plant]: plant }) },
      {
        status: 409,
        body: JSON.stringify({ code: plant, message: `${plant}\n${plant}`, requestId: "x" }),
        headers: { "x-y": plant.replace(/\n/u, " ") },
      },
      { status: 502, body: `${plant}\n${plant}`, headers: { "content-type": "text/html", server: plant.replace(/\n/u, " ") } },
      { status: 200, body: `{"${plant}` },
    ]);
    server.answer(({ target }) => answers[Number(/nat-(\d+)/u.exec(target)?.[1])] ?? {});
    await assertAllHarmless(
      answers.flatMap((answer, at) =>
        [[], ["-i"], ["--json"], ["-v"], ["--timing"], ["--lang", "zh"]].flatMap((way) =>
          atWidths(["call", "GET", `/v1/nat/nat-${at}`, ...way, "--endpoint", server.url], keys).map((run) => ({
            ...run,
            passed: answer.body,
          })),
        ),
      ),
    );
  });
});
