import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { displayWidth } from "../../../src/core/text/wrap.js";
import { type MockProcess, startMock } from "../../node/mock/mock-process.js";
import { newFolder } from "../call/caller.js";
import { bcevpc } from "../run.js";

const nat = JSON.stringify({ name: "web", vpcId: "vpc-x", spec: "Small", billing: { paymentTiming: "Postpaid" } });
const entry = (method: string, url: string, text?: string) => ({
  request: { method, url, headers: [], ...(text === undefined ? {} : { postData: { mimeType: "application/json", text } }) },
});
const folder = newFolder();

/** A file in a new folder. */
function fileOf(name: string, content: string | object): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content, null, 1));
  return file;
}

const har = fileOf("console.har", {
  log: {
    version: "1.2",
    entries: [
      entry("GET", "https://bcc.bj.baidubce.com/v1/vpc?maxKeys=1001"),
      entry("GET", "https://console.bce.baidu.com/api/network/list"),
      entry("POST", "https://bcc.bj.baidubce.com/v1/nat?clientToken=t", nat),
    ],
  },
});

describe("bcevpc lint METHOD PATH", () => {
  it("says what is wrong and where, which error it meets, what to write, and exits 1", async () => {
    const { stdout, stderr, code } = await bcevpc(["lint", "POST", "/v1/nat", "-q", "clientToken=t", "-d", nat]);
    assert.deepEqual([code, stderr], [1, ""]);
    assert.match(stdout, /^error\[SpecInvalid\]: spec is Small\n --> POST \/v1\/nat \(CreateNat\), body 1:38\n/);
    const [line = "", carets = ""] = stdout.split("\n").slice(3);
    assert.equal(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1), '"Small"');
    for (const text of [
      "rule: spec must be small, medium or large",
      "help: write small",
      "fails with: SpecInvalid (HTTP 400): The request's param spec is invalid.",
      "certainty: certain [doc]",
    ])
      assert.ok(stdout.includes(text), text);
    assert.match(stdout, /\n1 error, 0 warnings in 1 request \(nothing was sent\)\nmore about a code: bcevpc explain nat\/SpecInvalid\n$/);
  });

  it("finds broken percent-encoding in a path, as typed and in a curl command", async () => {
    for (const [args, input] of [
      [["GET", "/v1/nat/%ff"], null],
      [[], "curl 'https://bcc.bj.baidubce.com/v1/nat/%'"],
    ] as const) {
      const { stdout, stderr, code } = await bcevpc(["lint", ...args], { input });
      assert.deepEqual([code, stderr], [1, ""]);
      assert.match(stdout, /^error\[InvalidURI\]: %(?:ff)? is not the percent-encoding of UTF-8\n/);
    }
  });

  it("names the documented code and that of the live gateway where they differ", async () => {
    const { stdout } = await bcevpc(["lint", "get", "v1/ipv6gateway", "-q", "vpcId=vpc-1"]);
    assert.match(stdout, /fails with: InvalidURI \(HTTP 400\)[\s\S]*in practice: ResourceNotFound \(HTTP 404\)/);
  });

  it("exits 0 with warnings alone, and without a finding", async () => {
    const warned = await bcevpc(["lint", "PUT", "/v1/acl/rule/ar-1", "-d", '{"position":6000}']);
    assert.equal(warned.code, 0);
    assert.match(warned.stdout, /^warning\[InvalidPosition\][\s\S]*disputed \[doc\][\s\S]*0 errors, 1 warning/);
    const clean = await bcevpc(["lint", "GET", "/v1/vpc"]);
    assert.deepEqual([clean.code, clean.stdout], [0, "1 request checked, no problems found (nothing was sent)\n"]);
  });

  it("reads a body from a file and from standard input, and says where it is no JSON", async () => {
    const file = fileOf("body.json", '{\n  "name": "web",\n  "cidr": "10.0.0.0/16",\n}\n');
    const { stdout, code } = await bcevpc(["lint", "POST", "/v1/vpc", "-d", `@${file}`]);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /error\[MalformedJSON\]: the body is not valid JSON: the comma before this is\n {2}superfluous\n --> POST \/v1\/vpc \(CreateVpc\), body 4:1\n/,
    );
    const piped = await bcevpc(["lint", "POST", "/v1/vpc", "-d", "-"], { input: '{"name":"default","cidr":"10.0.0.0/16"}' });
    assert.match(piped.stdout, /name is default/);
  });

  it("takes an operation with its parameters, whatever is wrong with them", async () => {
    const { stdout, code } = await bcevpc(["lint", "CreateNat", "name=web", "vpcId=vpc-1", "spec=Small", "billing.paymentTiming=Prepaid"]);
    assert.equal(code, 1);
    assert.match(stdout, /error\[SpecInvalid\][\s\S]*error\[ReservationEmpty\]/);
    assert.match((await bcevpc(["lint", "GetNat"])).stdout, /error\[NatIdInvalid\]: placeholder {natId} was not replaced/);
  });

  it("is told in Chinese, and at 50 columns", async () => {
    for (const lang of ["en", "zh"]) {
      const { stdout } = await bcevpc(["lint", "POST", "/v1/nat", "-d", nat, "--lang", lang], { env: { COLUMNS: "50" } });
      assert.equal(/规则：/.test(stdout), lang === "zh");
      for (const line of stdout.split("\n")) assert.ok(displayWidth(line) <= 50, line);
    }
  });

  it("shows no secret of the request, not even of one that is broken", async () => {
    const secret = "hunter2hunter2";
    for (const body of [
      `{"secretKey":"${secret}","localSubnets":5}`,
      `{"secretKey":"${secret}`,
      `{"secretKey":"${secret}" "x":1}`,
      `{"password":${"12345678"},}`,
    ])
      for (const format of [["--json"], ["--format", "sarif"], ["--format", "github"], []]) {
        const { stdout, stderr } = await bcevpc([
          "lint",
          "POST",
          "/v1/vpn/vpn-1/vpnconn?authorization=bce-auth-v1%2Fak%2Fx%2F1%2F%2Fabcdefabcdef",
          "-d",
          body,
          ...format,
        ]);
        assert.ok(!/hunter2|12345678|abcdefabcdef/.test(stdout + stderr), stdout);
      }
  });

  it("cleans what comes from outside", async () => {
    const { stdout } = await bcevpc(["lint", "POST", "/v1/\u001b[31mvpc", "-d", '{"na\u001b[31mme":"\u202ex"}']);
    assert.ok(!/[\u001b\u202e]/.test(stdout), JSON.stringify(stdout));
  });

  it("refuses what it cannot use, with exit 2", async () => {
    const cases: readonly (readonly [string[], RegExp])[] = [
      [["lint"], /nothing to lint: standard input is closed/],
      [["lint", "GET"], /missing path after GET/],
      [["lint", "GET", "/v1/vpc", "more"], /unexpected argument "more"/],
      [["lint", "no-such.har"], /cannot read no-such\.har: there is no such file/],
      [["lint", "CreateNatt", "name=web"], /unknown operation or method: CreateNatt.*\n.*did you mean CreateNat/],
      [["lint", har, "-q", "a=b"], /-q and -d require METHOD PATH/],
      [["lint", fileOf("empty.txt", "")], /the input is empty/],
      [["lint", fileOf("other.txt", "nothing at all\n")], /there\s+is\s+no\s+request\s+in\s+the\s+input/],
      [["lint", "GET", "bcc.bj.baidubce.com/v1/vpc"], /the scheme is missing/],
      [["lint", "GET", "/v1/vpc", "--format", "xml"], /invalid value "xml" for --format/],
    ];
    for (const [args, sentence] of cases) {
      const { stdout, stderr, code } = await bcevpc(args);
      assert.deepEqual([code, stdout], [2, ""], args.join(" "));
      assert.match(stderr, sentence);
    }
  });
});

describe("bcevpc lint of captured requests", () => {
  it("looks at the requests of a HAR file that go to the API, and gives file and line", async () => {
    const { stdout, stderr, code } = await bcevpc(["lint", har]);
    assert.equal(code, 1);
    assert.match(stdout, /error\[BadRequest\]: maxKeys is 1001\n --> .*console\.har:\d+ {2}GET \/v1\/vpc/);
    assert.match(stdout, /2 errors, 0 warnings in 2 requests/);
    assert.equal(stderr, "1 request is for another service and was not checked\n");
  });

  it("reads a curl command on standard input, and does not judge what a shell fills in", async () => {
    const command = `curl -X PUT 'https://bcc.bj.baidubce.com/v1/nat/nat-1?Bind' -d '{"eips":["1.2.3.4"]}'\n`;
    assert.match((await bcevpc(["lint"], { input: command })).stdout, /--> stdin:1 {2}PUT \/v1\/nat\/nat-1 \(ModifyNat\), query/);
    const open = `curl -X PUT "https://bcc.bj.baidubce.com/v1/nat/$NAT_ID" -d "{\\"name\\":\\"$NAME\\"}"\n`;
    const { stdout, code } = await bcevpc(["lint", "-"], { input: open });
    assert.equal(code, 0);
    assert.match(stdout, /warning: the shell fills in .*\$NAME/);
  });

  it("is one JSON document that holds to its schema", async () => {
    const { stdout, code } = await bcevpc(["lint", har, "--json"]);
    assert.equal(code, 1);
    const schema = (name: string) =>
      JSON.parse(readFileSync(new URL(`../../../dist/schemas/${name}.schema.json`, import.meta.url), "utf8"));
    const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
    ajv.addSchema(schema("entry"));
    const validate = ajv.compile(schema("lint"));
    assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors?.slice(0, 3)));
    const content = JSON.parse(stdout);
    assert.deepEqual(content.summary, { requests: 2, skipped: 1, errors: 2, warnings: 0 });
    const [finding] = content.requests[1].findings;
    assert.deepEqual(
      [finding.code, finding.entry.id, finding.parameter, finding.value, finding.bodyLine, finding.bodyColumn],
      ["SpecInvalid", "nat/SpecInvalid", "spec", "Small", 1, 38],
    );
    assert.deepEqual(Object.keys(finding).sort(), [...schema("lint").$defs.finding.required].sort());
  });

  it("annotates for GitHub Actions, and is SARIF 2.1.0", async () => {
    const github = await bcevpc(["lint", har, "--format", "github"]);
    assert.match(github.stdout, /^::error file=.*console\.har,line=\d+,title=BadRequest%3A maxKeys::GET .*maxKeys is 1001%0A/);
    assert.equal(github.code, 1);
    const { stdout } = await bcevpc(["lint", har, "--format", "sarif"]);
    // The schema says what draft it is of under names that ajv no longer reads.
    const {
      $schema: _draft,
      id: _id,
      ...sarif
    } = JSON.parse(readFileSync(new URL("../../fixtures/sarif-schema-2.1.0.json", import.meta.url), "utf8"));
    const validate = new (await import("ajv")).Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarif);
    assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors?.slice(0, 3)));
    const [run] = JSON.parse(stdout).runs;
    assert.deepEqual(
      run.results.map((result: { ruleId: string }) => result.ruleId),
      ["vpc.maxKeys", "CreateNat.spec"],
    );
    assert.equal(run.results[1].locations[0].physicalLocation.artifactLocation.uri, `file://${har}`);
  });

  it("shows GitHub no more annotations than it takes, and says how many are left", async () => {
    const many = fileOf(
      "many.json",
      Array.from({ length: 14 }, (_, index) => ({ method: "GET", url: `https://bcc.bj.baidubce.com/v1/vpc/x${index}` })),
    );
    const lines = (await bcevpc(["lint", many, "--format", "github"])).stdout.trimEnd().split("\n");
    assert.equal(lines.length, 10);
    assert.match(lines[9] ?? "", /5 more findings/);
  });
});

describe("bcevpc lint of a request to another host", () => {
  const captured = (url: string) => bcevpc(["lint"], { input: `curl -X POST ${url} -H 'Content-Type: application/json' -d '{}'` });

  it("is sure of nothing: warnings, exit 0, and the host is named", async () => {
    for (const url of ["https://console.bce.baidu.com/api/network/v1/vpc/create", "https://vpc.corp.example/v1/vpc"]) {
      const { stdout, code } = await captured(url);
      assert.equal(code, 0, stdout);
      assert.match(stdout, new RegExp(`^warning: ${new URL(url).host} is not a host of the VPC API`));
      assert.doesNotMatch(stdout, /^error|, certain$/m);
    }
    assert.equal((await bcevpc(["lint", "POST", "https://console.bce.baidu.com/v1/vpc", "-d", "{}"])).code, 0);
  });

  it("names the host also where nothing else is found", async () => {
    const { stdout, code } = await bcevpc(["lint", "GET", "https://vpc.corp.example/v1/vpc"]);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^warning: vpc\.corp\.example is not a host of the VPC API/);
    assert.match(stdout, /^0 errors, 1 warning in 1 request/m);
    assert.doesNotMatch(stdout, /no problems found/);
  });

  it("is as sure as ever of the API's own hosts and of this machine", async () => {
    for (const url of ["https://bcc.bj.baidubce.com/v1/vpc", "http://127.0.0.1:8420/v1/vpc", "http://localhost:8420/v1/vpc"])
      assert.equal((await captured(url)).code, 1, url);
  });
});

describe("bcevpc call --lint", () => {
  let mock: MockProcess;
  before(async () => {
    mock = await startMock();
  });
  after(() => mock.stop());
  const call = (...args: string[]) => bcevpc(["call", ...args, "--lint"], { env: mock.env });

  it("does not send a request with errors, and says why on stderr", async () => {
    const { stdout, stderr, code } = await call("POST", "/v1/vpc", "-d", '{"name":"default","cidr":"10.0.0.0/16"}');
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^error\[BadRequest\]: name is default[\s\S]*Nothing was sent\. To send it anyway, remove --lint\.\n$/);
    assert.ok(!mock.stderr().includes("POST /v1/vpc"), mock.stderr());
  });

  it("sends one with warnings alone, which it shows", async () => {
    const { stdout, stderr, code } = await call("POST", "/v1/vpc", "-d", '{"name":"web","cidr":"10.0.0.0/16","colour":"red"}');
    assert.equal(code, 0);
    assert.match(stdout, /vpcId/);
    assert.match(stderr, /warning: unknown parameter colour/);
  });

  it("puts one document on stderr with --json", async () => {
    const { stderr, code } = await call("GET", "/v1/vpc/sbn-1", "--json");
    assert.equal(code, 1);
    assert.equal(JSON.parse(stderr).requests[0].findings[0].rule, "id-prefix");
    const sent = await call("GET", "/v1/vpc/vpc-none", "--json");
    assert.equal(JSON.parse(sent.stderr).entryId, "vpc/NoSuchObject");
  });
});
