import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { bcevpc } from "../run.js";
import { assertDocument, readSchema, schemaNames } from "../shipped-schemas.js";

describe("bcevpc schema", () => {
  it("lists every schema that ships, as text and as data", async () => {
    const { stdout, stderr, code } = await bcevpc(["schema"]);
    assert.deepEqual([code, stderr], [0, ""]);
    const listed = stdout.trimEnd().split("\n");
    assert.deepEqual(
      listed.map((line) => line.split(" ")[0]),
      [...schemaNames].sort(),
    );
    const json = await bcevpc(["schema", "--json"]);
    assertDocument("schema", json.stdout);
    assert.deepEqual(
      JSON.parse(json.stdout).schemas.map(({ name, title }: { name: string; title: string }) => `${name} ${title}`),
      listed.map((line) => line.replace(/ +/, " ")),
    );
  });

  it("prints each as it ships", async () => {
    for (const name of schemaNames) {
      const { stdout, code } = await bcevpc(["schema", name]);
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(stdout), readSchema(name));
    }
  });

  it("bundles what a schema refers to, so that it validates alone", async () => {
    const documents: readonly (readonly [string, string])[] = [
      ["explain", (await bcevpc(["explain", "NoSuchNat", "--json"])).stdout],
      ["decode", (await bcevpc(["--json"], { input: '{"code":"NoSuchNat","message":"x","requestId":"a-1"}' })).stdout],
      ["error", (await bcevpc(["--json", "--foo"])).stderr],
    ];
    for (const [name, text] of documents) {
      const bundled = JSON.parse((await bcevpc(["schema", name, "--bundle"])).stdout);
      const validate = new Ajv2020({ validateFormats: false }).compile(bundled);
      assert.ok(validate(JSON.parse(text)), name);
      assert.equal(validate({}), false);
      if (name === "explain") assert.equal(validate({ ...JSON.parse(text), entries: [{}] }), false, "the entries count");
    }
    for (const name of schemaNames) {
      const { stdout } = await bcevpc(["schema", name, "--bundle"]);
      assert.ok(!stdout.includes(".schema.json"), name);
      new Ajv2020({ validateFormats: false }).compile(JSON.parse(stdout));
    }
  });

  it("refuses an unknown name, naming the one that was meant", async () => {
    const { stdout, stderr, code } = await bcevpc(["schema", "decod"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /unknown schema: decod\n {2}did you mean decode\?/);
    assert.equal((await bcevpc(["schema", "constructor"])).code, 2);
    assert.equal((await bcevpc(["schema", "--bundle"])).code, 2);
  });
});
