import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { resources } from "../../../src/node/mock/resources/all.js";
import { bcevpc, binary } from "../../cli/run.js";
import { assertDocument, readSchema } from "../../cli/shipped-schemas.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { type MockProcess, startMock } from "./mock-process.js";

describe("bcevpc mock", () => {
  let mock: MockProcess;
  const call = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    bcevpc(["call", ...args], { env: { ...mock.env, ...env } });
  const entryOf = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const { stderr } = await call([...args, "--json"], env);
    const { entryId, httpStatus, failure } = JSON.parse(stderr);
    return [entryId ?? failure, httpStatus];
  };
  before(async () => {
    mock = await startMock();
  });
  after(() => mock.stop());

  it("prints the environment to use it with, and with that call works at once", async () => {
    const { code, stdout } = await call(["GET", "/v1/vpc"]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).vpcs.length, 1);
    assert.match(mock.stderr(), /GET \/v1\/vpc 200 QueryVpcList \d+ ms/);
  });

  it("keeps what is created, and answers the documented errors that follow", async () => {
    const { stdout } = await call(["POST", "/v1/vpc", "-d", '{"name":"web","cidr":"10.0.0.0/16"}']);
    const { vpcId } = JSON.parse(stdout);
    const subnet = (cidr: string) => ["POST", "/v1/subnet", "-d", JSON.stringify({ name: "a", zoneName: "cn-bj-d", cidr, vpcId })];
    assert.equal((await call(subnet("10.0.1.0/24"))).code, 0);
    assert.deepEqual(await entryOf(subnet("10.0.1.128/25")), ["vpc/CidrConflict", 409]);
    assert.deepEqual(await entryOf(["DELETE", `/v1/vpc/${vpcId}`, "--yes"]), ["vpc/ResourceNeedRelease", 409]);
    assert.deepEqual(await entryOf(["GET", "/v1/vpc/vpc-none"]), ["vpc/NoSuchObject", 404]);
    assert.deepEqual(await entryOf(["GET", "/v1/nat/nat-none"]), ["nat/NoSuchNat", 404]);
  });

  it("refuses as the live gateway does: unknown key, wrong secret, wrong clock, unknown path", async () => {
    const get = ["GET", "/v1/vpc"];
    assert.deepEqual(await entryOf(get, { BCE_ACCESS_KEY_ID: "0".repeat(32) }), ["gateway/IamSignatureInvalid.unknown-key", 403]);
    assert.deepEqual(await entryOf(get, { BCE_SECRET_ACCESS_KEY: "wrong-secret" }), [
      "gateway/IamSignatureInvalid.signature-mismatch",
      403,
    ]);
    assert.deepEqual(await entryOf(["GET", "/v1/nothing"]), ["gateway/ResourceNotFound", 404]);
    assert.deepEqual(await entryOf(["GET", "/v9/vpc"]), ["gateway/ResourceNotFound", 404]);
  });

  it("repeats the answer to a client token, and refuses it with other parameters", async () => {
    const post = (name: string) => ["POST", "/v1/vpc", "-q", "clientToken=t-1", "-d", JSON.stringify({ name, cidr: "10.8.0.0/16" })];
    const [first, second] = [await call(post("one")), await call(post("one"))];
    assert.deepEqual([first.code, first.stdout], [0, second.stdout]);
    assert.deepEqual(await entryOf(post("two")), ["global/IdempotentParameterMismatch", 403]);
  });

  it("refuses a body that is no object, one of more than 1 MB, and what is no HTTP", async () => {
    assert.deepEqual(await entryOf(["POST", "/v1/vpc", "-d", "[1]"]), ["global/InappropriateJSON", 400]);
    const long = join(temporaryFolder("mock"), "body.json");
    writeFileSync(long, JSON.stringify({ name: "x".repeat(1_100_000) }));
    assert.deepEqual(await entryOf(["POST", "/v1/vpc", "-d", `@${long}`]), ["html-page", 413]);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(mock.endpoint).port), "127.0.0.1", () => socket.write("nonsense\r\n\r\n"));
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk;
      });
      socket.on("close", () => resolve(text));
    });
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.equal((await call(["GET", "/v1/vpc"])).code, 0);
  });

  it("raises the code that a request asks for in its header", async () => {
    assert.deepEqual(await entryOf(["GET", "/v1/vpc", "-H", "x-bcevpc-fail: cidrconflict"]), ["vpc/CidrConflict", 409]);
    const unknown = await call(["GET", "/v1/vpc", "-H", "x-bcevpc-fail: NoSuchThing"]);
    assert.match(unknown.stdout, /the catalogue has no code NoSuchThing/);
  });
});

describe("bcevpc mock, told to fail", () => {
  const once = async (args: readonly string[], callArgs: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const mock = await startMock(["--quiet", ...args]);
    const result = await bcevpc(["call", ...callArgs, "--json"], { env: { ...mock.env, ...env } });
    await mock.stop();
    return { ...result, record: result.stderr === "" ? null : JSON.parse(result.stderr) };
  };
  const get = ["GET", "/v1/nat/nat-x"];

  it("raises an error everywhere, for a method and path, for an operation, and not elsewhere", async () => {
    for (const fault of ["NatIdInvalid", "NatIdInvalid@GET:/v1/nat/*", "NatIdInvalid@GetNat", "NatIdInvalid@GetNat:1"])
      assert.equal((await once(["--fail", fault], get)).record.entryId, "nat/NatIdInvalid", fault);
    for (const fault of ["NatIdInvalid@POST:/v1/nat/*", "NatIdInvalid@GetEniDetail", "NatIdInvalid:0"])
      assert.equal((await once(["--fail", fault], get)).record.entryId, "nat/NoSuchNat", fault);
  });

  it("answers the documented codes with --documented", async () => {
    const wrong = { BCE_SECRET_ACCESS_KEY: "wrong-secret" };
    assert.equal((await once(["--documented"], get, wrong)).record.entryId, "global/SignatureDoesNotMatch");
    assert.equal((await once(["--documented"], ["GET", "/v9/vpc"])).record.entryId, "global/InvalidVersion");
    assert.equal((await once(["--documented"], ["GET", "/v1/nothing"])).record.entryId, "global/InvalidURI");
  });

  it("has a clock of its own with --skew, which breaks the date rule, and which --clock server follows", async () => {
    const { record } = await once(["--skew", "-28800"], get);
    assert.equal(record.entryId, "global/RequestExpired");
    assert.match(record.message, /^Request has expired\. Timestamp date is 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ\.$/);
    assert.ok(Math.abs(record.clockSkewSeconds + 28_800) <= 2);
    assert.equal((await once(["--skew", "-28800"], [...get, "--clock", "server"])).record.entryId, "nat/NoSuchNat");
  });

  it("is the world: dropped connections, web pages, lost and broken bodies", async () => {
    const cases = { "--drop": "reset", "--html": "html-page", "--empty": "empty-body", "--truncate": "truncated-json" };
    for (const [flag, failure] of Object.entries(cases))
      assert.equal((await once([flag], ["GET", "/v1/vpc"])).record.failure, failure, flag);
    assert.equal((await once(["--html", "0"], ["GET", "/v1/vpc"])).code, 0);
  });

  it("wants the session token of temporary keys", async () => {
    assert.equal((await once(["--sts"], ["GET", "/v1/vpc"])).code, 0);
    const without = await once(["--sts"], ["GET", "/v1/vpc"], { BCE_SECURITY_TOKEN: "" });
    assert.equal(without.record.entryId, "gateway/IamSignatureInvalid.unknown-key");
  });
});

describe("bcevpc mock, started and stopped", () => {
  it("prints the state at the end, which --seed loads again", async () => {
    const first = await startMock(["--state"]);
    await bcevpc(["call", "POST", "/v1/vpc", "-d", '{"name":"kept","cidr":"10.0.0.0/16"}'], { env: first.env });
    assert.equal(await first.stop(), 130);
    const file = join(temporaryFolder("mock"), "state.json");
    writeFileSync(
      file,
      first
        .stdout()
        .split("\n")
        .find((line) => line.startsWith("{")) ?? "",
    );
    const second = await startMock(["--seed", file]);
    const { stdout } = await bcevpc(["call", "GET", "/v1/vpc", "--query", "vpcs[].name"], { env: second.env });
    await second.stop();
    assert.deepEqual(JSON.parse(stdout).sort(), ["default", "kept"]);
  });

  it("writes the state alone to a file, also when it is asked to end, and --seed reads all that a mock printed", async () => {
    const folder = temporaryFolder("mock");
    const file = join(folder, "state.json");
    const first = await startMock(["--state", file, "--quiet"]);
    await bcevpc(["call", "POST", "/v1/vpc", "-d", '{"name":"kept","cidr":"10.0.0.0/16"}'], { env: first.env });
    assert.equal(await first.stop("SIGTERM"), 130);
    assert.doesNotMatch(first.stdout(), /\{/);
    assertDocument("mock-state", readFileSync(file, "utf8"));
    const state = JSON.parse(readFileSync(file, "utf8"));
    assert.deepEqual([state.schemaVersion, state.vpcs.map(({ name }: { name: string }) => name)], [1, ["default", "kept"]]);
    const second = await startMock(["--seed", file, "--state", "--quiet"]);
    await second.stop();
    const printed = join(folder, "printed");
    writeFileSync(printed, second.stdout());
    const third = await startMock(["--seed", printed, "--quiet"]);
    const { stdout } = await bcevpc(["call", "GET", "/v1/vpc", "--query", "vpcs[].name"], { env: third.env });
    await third.stop();
    assert.deepEqual(JSON.parse(stdout), ["default", "kept"]);
  });

  it("writes the state also when its terminal is closed", async () => {
    const file = join(temporaryFolder("mock"), "state.json");
    const mock = await startMock(["--state", file, "--quiet"]);
    assert.equal(await mock.stop("SIGHUP"), 130);
    assertDocument("mock-state", readFileSync(file, "utf8"));
  });

  it("prints the state of several regions, each by its name, which holds to its schema", async () => {
    const mock = await startMock(["--regions", "bj,gz", "--state"]);
    await mock.stop();
    const text =
      mock
        .stdout()
        .split("\n")
        .find((line) => line.startsWith("{")) ?? "";
    assertDocument("mock-state", text);
    assert.deepEqual(Object.keys(JSON.parse(text).regions), ["bj", "gz"]);
    assert.throws(() => assertDocument("mock-state", text.replace('"vpcs"', '"vpc"')));
  });

  it("has a schema that knows every collection and the name of its id, and no other", () => {
    const { properties } = readSchema("mock-state").$defs.resources;
    const kept = resources.flatMap(({ collections }) => collections.map(({ name, idKey }) => [name, idKey] as const));
    assert.deepEqual(Object.keys(properties).sort(), [...new Set(kept.map(([name]) => name))].sort());
    for (const [name, idKey] of kept) assert.deepEqual(properties[name].items.required, [idKey], name);
  });

  it("serves regions side by side, each of which call reaches by its name, and no other", async () => {
    const mock = await startMock(["--regions", "bj,gz"]);
    const call = (...args: string[]) => bcevpc(["call", ...args], { env: mock.env });
    assert.match(mock.env["BCEVPC_ENDPOINT"] ?? "", /^bj=http:\/\/127\.0\.0\.1:\d+,gz=http:\/\/127\.0\.0\.1:\d+$/);
    await call("POST", "/v1/vpc", "--region", "gz", "-d", '{"name":"south","cidr":"10.0.0.0/16"}');
    const names = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await call("GET", "/v1/vpc", "--query", "vpcs[].name", ...args)).stdout);
    assert.deepEqual([await names(), await names("--region", "gz")], [["default"], ["default", "south"]]);
    const { code, stderr } = await call("GET", "/v1/vpc", "--region", "su");
    const outside = await call("GET", "https://bcc.su.baidubce.com/v1/vpc");
    await mock.stop();
    assert.equal(code, 2);
    assert.match(stderr, /BCEVPC_ENDPOINT has no endpoint for region su[\s\S]*bj, gz/);
    assert.equal(outside.code, 2);
    assert.match(outside.stderr, /only the hosts in\s+BCEVPC_ENDPOINT can be called/);
    assert.match(mock.stderr(), / gz POST \/v1\/vpc 200 CreateVpc /);
  });

  it("prints the environment for other shells", async () => {
    for (const [shell, line] of [
      ["fish", /^set -gx BCEVPC_ENDPOINT 'http:\/\/127\.0\.0\.1:\d+'$/m],
      ["powershell", /^\$env:BCEVPC_ENDPOINT = 'http:\/\/127\.0\.0\.1:\d+'$/m],
    ] as const) {
      const child = spawn(process.execPath, [binary, "mock", "--port", "0", "--quiet", "--shell", shell], {
        stdio: ["ignore", "pipe", "ignore"],
      });
      const text = await new Promise<string>((resolve) => {
        let out = "";
        child.stdout.on("data", (chunk: Buffer) => {
          out += chunk;
          if (line.test(out)) child.kill("SIGINT");
        });
        child.on("close", () => resolve(out));
      });
      assert.match(text, line);
    }
  });

  it("names the next free port when its own is in use, and exits 2", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, stderr } = await bcevpc(["mock", "--port", String(port)]);
    taken.close();
    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`port ${port} is in use[\\s\\S]*bcevpc mock --port \\d+`));
  });

  it("refuses faults and seeds that are none, with what to write instead", async () => {
    for (const [args, message] of [
      [["--fail", "NoSuchNatt"], /unknown error code for --fail: NoSuchNatt[\s\S]*NoSuchNat/],
      [["--fail", "NoSuchNat@Nowhere"], /expected METHOD:PATH or an operation/],
      [["--fail", "@GetNat"], /invalid fault[\s\S]*CODE@METHOD:PATH/],
      [["--seed", "/nonexistent"], /cannot be read: ENOENT/],
      [["--drop", "2"], /invalid value "2"/],
      [["--port", "70000"], /invalid value "70000"/],
    ] as const) {
      const { code, stderr } = await bcevpc(["mock", ...args]);
      assert.equal(code, 2, args.join(" "));
      assert.match(stderr, message);
    }
  });

  it("takes the pair of its environment and then does not print the secret", async () => {
    const env = { BCE_ACCESS_KEY_ID: "0123456789abcdef0123456789abcdef", BCE_SECRET_ACCESS_KEY: "plantedSecretKeyOfTheMock" };
    const mock = await startMock([], env);
    assert.equal((await bcevpc(["call", "GET", "/v1/vpc"], { env: mock.env })).code, 0);
    await mock.stop();
    assert.doesNotMatch(mock.stdout() + mock.stderr(), /plantedSecret/);
  });
});
