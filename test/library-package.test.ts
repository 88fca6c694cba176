import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { promisify } from "node:util";
import { build } from "rolldown";
import { temporaryFolder } from "./temporary-folder.js";

const run = promisify(execFile);
const root = new URL("../", import.meta.url).pathname;
const folder = temporaryFolder("library");
const guide = readFileSync(join(root, "docs/library.md"), "utf8");

const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const node = async (file: string): Promise<string> => (await run(process.execPath, [file], { cwd: folder })).stdout;

/** What a user of TypeScript writes; `load` is how the module system loads. */
const typed = (load: string): string => `${load}
async function main(): Promise<void> {
  const { entries } = await explain("NoSuchNat");
  const title: string = entries[0]!.title.en;
  const spoken = await explain("NoSuchNat", { lang: "zh" });
  const text: string = spoken.entries[0]!.title;
  const cause: string = spoken.entries[0]!.causes[0].text;
  // @ts-expect-error a service that there is not
  await explain("x", { service: "natt" });
  for await (const record of decodeStream(pieces()))
    if (record.type === "error") console.log(record.entryId satisfies string | null);
    else console.log(record.total satisfies number);
  const { verdict } = verify("curl https://bcc.bj.baidubce.com/v1/vpc", { secretAccessKey: "s" });
  const wrong: "valid" | "expired" | "mistake" | "unexplained" = verdict;
  const mock = await startMock({ port: 0 });
  await mock.close();
  console.log(title.length > 0, text.length > 0, cause.length > 0, wrong);
}
async function* pieces(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
}
void main();
`;

describe("the library, installed", () => {
  before(async () => {
    const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], { cwd: root });
    const [{ filename }] = JSON.parse(stdout);
    await run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--prefix", folder, join(folder, filename)], { cwd: folder });
  });

  it("has types that hold for ES modules and CommonJS, in a program that knows nothing of Node's", async () => {
    write("esm.mts", typed('import { decodeStream, explain, verify } from "bcevpc";\nimport { startMock } from "bcevpc/mock";'));
    write("cjs.cts", typed('import { decodeStream, explain, verify } from "bcevpc";\nimport { startMock } from "bcevpc/mock";'));
    const options = { strict: true, exactOptionalPropertyTypes: true, types: [], lib: ["ES2023", "DOM"], skipLibCheck: false };
    for (const module of ["nodenext", "node20"]) {
      write(
        "tsconfig.json",
        JSON.stringify({ compilerOptions: { ...options, target: "ES2023", module, noEmit: true }, files: ["esm.mts", "cjs.cts"] }),
      );
      await run(join(root, "node_modules/.bin/tsc"), ["-p", folder]);
    }
  });

  it("is imported and required by plain Node", async () => {
    const esm = write("plain.mjs", 'import { explain } from "bcevpc"; console.log((await explain("NoSuchNat")).entries[0].id);');
    const cjs = write(
      "plain.cjs",
      'const { explain } = require("bcevpc"); explain("NoSuchNat").then(({ entries }) => console.log(entries[0].id));',
    );
    assert.deepEqual([await node(esm), await node(cjs)], ["nat/NoSuchNat\n", "nat/NoSuchNat\n"]);
  });

  it("hashes with Node's own functions in Node", async () => {
    const file = write(
      "hashing.mjs",
      `import crypto from "node:crypto"; import { syncBuiltinESMExports } from "node:module";
let calls = 0; const { createHmac } = crypto; crypto.createHmac = (...given) => { calls += 1; return createHmac(...given); }; syncBuiltinESMExports();
const { sign } = await import("bcevpc"); sign({ method: "GET", url: "https://a/b" }, { accessKeyId: "a", secretAccessKey: "b" }); console.log(calls);`,
    );
    assert.equal(await node(file), "2\n");
  });

  it("is bundled for a browser without anything of Node", async () => {
    const entry = write("browser.mjs", 'export * from "bcevpc";');
    const asked: string[] = [];
    const { output } = await build({
      input: entry,
      platform: "browser",
      cwd: folder,
      write: false,
      onwarn: (warning) => assert.fail(warning.message),
      plugins: [
        {
          name: "no-builtins",
          resolveId: (source) => {
            if (source.startsWith("node:") || builtinModules.includes(source)) asked.push(source);
            return undefined;
          },
        },
      ],
    });
    assert.deepEqual(asked, []);
    for (const chunk of output)
      if (chunk.type === "chunk")
        assert.doesNotMatch(chunk.code, /\bBuffer\.(?:from|alloc|concat)|\bprocess\.(?:env|stdout|argv|versions)|\brequire\(/);
  });

  it("names in the mock what is wrong with a signature, in both module systems", async () => {
    const body = `startMock({ onRequest: ({ signature }) => { console.log(signature.mistakes[0].id); mock.close(); } }).then(async (started) => {
  mock = started;
  const request = { method: "GET", url: \`\${mock.endpoint}/v1/vpc\` };
  await fetch(request.url, { headers: sign(request, { ...mock, secretAccessKey: \`\${mock.secretAccessKey}\\n\` }).headers });
});
let mock;`;
    const esm = write("mock.mjs", `import { sign } from "bcevpc"; import { startMock } from "bcevpc/mock";\n${body}`);
    const cjs = write("mock.cjs", `const { sign } = require("bcevpc"); const { startMock } = require("bcevpc/mock");\n${body}`);
    assert.deepEqual([await node(esm), await node(cjs)], ["secret.white-space\n", "secret.white-space\n"]);
  });

  it("does in docs/library.md what it says there", async () => {
    const examples = [...guide.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
    assert.equal(examples.length, 8);
    mkdirSync(folder, { recursive: true });
    write("app.log", `${JSON.stringify({ code: "NoSuchNat", message: "x", requestId: "3f2a6d1c-0000-4000-8000-000000000001" })}\n`);
    const printed: string[] = [];
    for (const [index, code] of examples.entries()) printed.push(await node(write(`example-${index}.mjs`, code)));
    const [explained, searched, decoded, streamed, signed, verified, linted, mocked] = printed;
    assert.match(explained ?? "", /^nat\/NoSuchNat 404 .*\p{Script=Han}.*\n0 \[ 'NoSuchNat' \]\n.+\n(?:documented|observed|inferred)\n$/u);
    assert.match(searched ?? "", /^nat\/\w+\ntrue\n$/);
    assert.equal(decoded, "2 NoSuchNat 2026-11-20T10:00:01.000Z nat/NoSuchNat\n1 1 2\n");
    assert.equal(streamed, "1 NoSuchNat\n1 nat/NoSuchNat\n");
    assert.match(
      signed ?? "",
      /^5\nbce-auth-v1\/0123456789abcdef0123456789abcdef\/2026-11-22T08:00:00Z\/1800\/host;x-bce-date\/[0-9a-f]{64}\n$/,
    );
    assert.equal(verified, "mistake secret.white-space …\\n\n");
    assert.match(
      linted ?? "",
      /^CreateVpc error name InappropriateJSON\nCreateVpc error cidr InappropriateJSON\n\[ 'CreateNat' \]\nPOST \/v1\/nat\n$/,
    );
    assert.match(mocked ?? "", /^200\n\w*Signature\w*\n$/);
  });
});
