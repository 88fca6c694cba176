import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { type ApiServer, errorBody, startApiServer } from "./call/api-server.js";
import { callTo, homeWith, keys } from "./call/caller.js";
import { bcevpc } from "./run.js";
import { asHttp, asJson, env, right, signedWith, unsorted } from "./verify/verify-samples.js";

const schemas = new URL("../../dist/schemas/", import.meta.url);
const schema = (name: string) => JSON.parse(readFileSync(new URL(`${name}.schema.json`, schemas), "utf8"));
const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
ajv.addSchema(schema("entry"));
ajv.addSchema(schema("error-record"));

/** Asserts that a text is a document of this schema, and that the schema asks for every key it has. */
function assertHolds(name: string, text: string): void {
  const validate = ajv.getSchema(`${name}.schema.json`) ?? ajv.compile(schema(name));
  const content = JSON.parse(text);
  assert.ok(validate(content), JSON.stringify(validate.errors?.slice(0, 3)));
  const required: string[] = [...schema(name).required, ...(name === "call-failure" ? schema("error-record").required : [])];
  const isKnown = content.entryId !== null || content.candidateIds?.length > 0;
  const without = name === "call-failure" && !isKnown ? ["title", "meaning", "retryable"] : [];
  assert.deepEqual(Object.keys(content).sort(), [...new Set([...required, ...without])].sort());
}

describe("the JSON documents of operations, requests and profiles", () => {
  let server: ApiServer;
  before(async () => {
    server = await startApiServer();
  });
  after(() => server.close());

  it("hold to the schema of a failed call, whatever failed", async () => {
    for (const answer of [
      { status: 404, body: errorBody("NoSuchNat", "The specified nat is not found.") },
      { status: 400, body: errorBody("NotKnownAtAll") },
      { status: 400, body: errorBody("BadRequest", "Bad request parameters or illegal request.") },
      { status: 502, body: "<html></html>" },
      { status: 302, body: "", headers: { Location: "https://x" } },
    ]) {
      server.answer(answer);
      assertHolds("call-failure", (await callTo(server, ["GET", "/v1/nat/nat-1", "--json"])).stderr);
    }
    const silent = await bcevpc(["call", "GET", "/v1/vpc", "--endpoint", "http://127.0.0.1:1", "--json"], { env: keys });
    assertHolds("call-failure", silent.stderr);
  });

  it("hold to the schema of apis, for all operations and for none", async () => {
    assertHolds("apis", (await bcevpc(["apis", "--json"])).stdout);
    assertHolds("apis", (await bcevpc(["apis", "CreatNat", "--json"])).stdout);
  });

  it("hold to the schema of verify, whatever the verdict", async () => {
    const samples = [
      signedWith(right),
      signedWith(unsorted),
      signedWith(right, { secret: "x" }),
      signedWith(right, { time: "2026-08-13T08:00:00Z" }),
    ];
    for (const sample of samples)
      for (const print of [asHttp, asJson])
        assertHolds("verify", (await bcevpc(["verify", "--json"], { env, input: print(sample) })).stdout);
    const bare = '{"method":"GET","url":"https://h/","headers":{}}';
    for (const input of [
      bare,
      bare.replace("{}", '{"Authorization":"AWS x"}'),
      bare.replace("{}", '{"Authorization":"bce-auth-v2/a/20260101/bj/bcc/host/x"}'),
    ])
      assertHolds("verify", (await bcevpc(["verify", "--json"], { env, input })).stdout);
  });

  it("hold to the schema of a call whose signature is refused", async () => {
    server.answer({
      status: 403,
      body: errorBody("IamSignatureInvalid", "IamSignatureInvalid, cause: Fail to authn user: Signature does not match"),
    });
    assertHolds("call-failure", (await callTo(server, ["GET", "/v1/vpc", "--json"])).stderr);
  });

  it("hold to the schemas of sign, --dry-run and configure", async () => {
    assertHolds("sign", (await bcevpc(["sign", "GET", "/v1/vpc", "--region", "bj", "--json"], { env: keys })).stdout);
    for (const args of [
      ["POST", "/v1/vpc", "-d", "{}"],
      ["GET", "/v1/vpc"],
    ])
      assertHolds("dry-run", (await callTo(server, [...args, "--dry-run", "--json"])).stdout);
    const home = homeWith({ current: "a", profiles: [{ name: "a", access_key_id: "0123", region: "bj" }, { name: "b" }] });
    assertHolds("profiles", (await bcevpc(["configure", "list", "--json"], { env: { HOME: home } })).stdout);
  });

  it("hold to the schema of doctor, whatever it finds, and of its list of checks", async () => {
    server.answer({ status: 403, body: errorBody("AccessDenied") });
    for (const args of [["--endpoint", server.url], ["--endpoint", "http://127.0.0.1:1"], ["--offline"], ["--offline", "--region", "bj"]])
      assertHolds("doctor", (await bcevpc(["doctor", "--json", ...args], { env: keys })).stdout);
    assertHolds("doctor-checks", (await bcevpc(["doctor", "--list-checks", "--json"])).stdout);
  });

  it("hold to the schema of a call that was denied", async () => {
    server.answer({ status: 403, body: errorBody("AccessDenied") });
    for (const path of ["/v1/subnet", "/v1/nat", "/v1/nothing"])
      assertHolds("call-failure", (await callTo(server, ["GET", path, "--json"])).stderr);
  });
});
