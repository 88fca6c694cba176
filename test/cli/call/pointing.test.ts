import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type MockProcess, startMock } from "../../node/mock/mock-process.js";
import { bcevpc, type Result } from "../run.js";

let mock: MockProcess;
before(async () => {
  mock = await startMock(["--documented"]);
});
after(() => mock.stop());

const call = (...args: string[]): Promise<Result> => bcevpc(["call", ...args], { env: mock.env });
const squeezed = ({ stdout, stderr }: Result): string => (stdout + stderr).replaceAll(/[ \n]+/g, " ");

interface Facts {
  readonly code: string;
  readonly operation: string | null;
  readonly parameter: unknown;
  readonly parameters: readonly unknown[];
  readonly constraints: readonly { readonly id: string; readonly parameter: string; readonly value: string | null }[];
  readonly proof: { readonly operation: string; readonly command: string } | null;
}
const facts = ({ stderr }: Result): Facts => JSON.parse(stderr) as Facts;
const decoded = async (text: string): Promise<readonly Facts[]> =>
  (JSON.parse((await bcevpc(["decode", "--json"], { input: text })).stdout) as { errors: Facts[] }).errors;

describe("a failed call", () => {
  it("points at the parameter and its value, and at the call that proves it, however it was called", async () => {
    for (const args of [
      ["DeleteSnatRule", "natId=nat-abc", "ruleId=rule-1"],
      ["DELETE", "/v1/nat/nat-abc/snatRule/rule-1"],
    ]) {
      const result = await call(...args, "--yes");
      assert.equal(result.code, 4);
      assert.match(squeezed(result), / Parameter natId = nat-abc, in the path To check \$ bcevpc call GetNat natId=nat-abc /);
      assert.match(
        squeezed(await call(...args, "--yes", "--lang", "zh")),
        / 参数 natId = nat-abc，位于路径 核对 \$ bcevpc call GetNat natId=nat-abc /,
      );
      const { parameter, parameters, operation, proof } = facts(await call(...args, "--yes", "--json"));
      const expected = { name: "natId", in: "path", value: "nat-abc" };
      assert.deepEqual([parameter, parameters, operation], [expected, [expected], "DeleteSnatRule"]);
      assert.deepEqual(proof, { operation: "GetNat", command: "bcevpc call GetNat natId=nat-abc" });
    }
  });

  it("gives a proving call that can be typed: it goes to the same place and is understood", async () => {
    const where = ["--endpoint", mock.endpoint];
    const { proof } = facts(await call("QuerySpecifiedSubnet", "subnetId=vpc-1", "--json", ...where));
    assert.equal(proof?.command, `bcevpc call QuerySpecifiedVpc vpcId=vpc-1 --endpoint ${mock.endpoint}`);
    const [, ...words] = proof?.command.split(" ") ?? [];
    assert.match((await bcevpc(words, { env: mock.env })).stdout, /"code":"NoSuchObject"/);
  });

  it("points at what a documented code with 500 is about, and at nothing where the service itself failed", async () => {
    const args = ["CreateNat", "name=a", "vpcId=vpc-1", "cuNum=1", "billing.paymentTiming=Postpaid", "--json", "-H"];
    const { parameter, proof } = facts(await call(...args, "x-bcevpc-fail: subnatEmpty"));
    assert.deepEqual(parameter, { name: "vpcId", in: "body", value: "vpc-1" });
    assert.equal(proof?.operation, "QuerySpecifiedVpc");
    const other = facts(await call(...args, "x-bcevpc-fail: ServiceInternalError"));
    assert.deepEqual([other.code, other.parameters, other.proof], ["ServiceInternalError", [], null]);
  });

  it("says which constraint the request broke", async () => {
    const result = await call("ListEni", "vpcId=vpc-1", "maxKeys=9999", "-H", "x-bcevpc-fail: MaxKeysParamInvalidException");
    assert.match(squeezed(result), /Cause maxKeys = 9999 is not valid: maxKeys must be a number from 1 to 1000\. Do /);
    const { constraints } = facts(await call("CreateNat", "name=a", "vpcId=eni-1", "cuNum=1", "billing.paymentTiming=Postpaid", "--json"));
    assert.ok(constraints.some(({ parameter, value }) => parameter === "vpcId" && value === "eni-1"));
  });

  it("points at nothing when keys, permission or the service itself are the reason", async () => {
    for (const code of ["AccessDenied", "InternalError", "IamSignatureInvalid", "RequestExpired"]) {
      const raised = await bcevpc(["call", "GetNat", "natId=nat-1", "--json", "-H", `x-bcevpc-fail: ${code}`], { env: mock.env });
      const { parameter, constraints, proof, ...rest } = facts(raised);
      assert.equal(rest.code, code);
      assert.deepEqual([parameter, constraints, proof], [null, [], null], code);
    }
  });

  it("writes a hostile value so that no shell and no terminal obeys it, and never as the name of a file", async () => {
    const { proof } = facts(await call("DeleteSnatRule", "natId=nat-1\u001b[31m;rm -rf $HOME'", "ruleId=rule-1", "--yes", "--json"));
    assert.equal(proof?.command, String.raw`bcevpc call GetNat 'natId=nat-1;rm -rf $HOME'\'''`);
    const file = facts(await call("DeleteSnatRule", "natId=\\@hosts", "ruleId=rule-1", "--yes", "--json"));
    assert.equal(file.proof?.command, String.raw`bcevpc call GetNat 'natId='\\'@hosts'`);
  });
});

const requestId = "c575c0d2-f64c-4c70-88ac-814154728290";
const error = (code: string): string => JSON.stringify({ requestId, code, message: "m" });

describe("a decoded", () => {
  it("HAR file points at the parameter in the body that was sent", async () => {
    const request = {
      method: "POST",
      url: "https://bcc.gz.baidubce.com/v1/nat/nat-b58rnkn1g98h/snatRule",
      httpVersion: "HTTP/1.1",
      postData: { text: '{"ruleName":"a","publicIpsAddress":["100.88.1.1"],"sourceCIDR":"10.0.0.300/24"}' },
    };
    const response = {
      status: 400,
      httpVersion: "HTTP/1.1",
      headers: [],
      content: { text: error("SnatRuleSourceAddressInvalid") },
      redirectURL: "",
    };
    const har = JSON.stringify({ log: { entries: [{ request, response }] } });
    const [found] = await decoded(har);
    assert.deepEqual(found?.parameter, { name: "sourceCIDR", in: "body", value: "10.0.0.300/24" });
    assert.equal(found?.proof?.command.endsWith(" --region gz"), true);
    assert.ok((found?.constraints.length ?? 0) > 0);
    const { stdout } = await bcevpc(["decode"], { input: har });
    assert.match(stdout, /\nParameter {3}sourceCIDR = 10\.0\.0\.300\/24, in the body\nRule {8}sourceCIDR must be /);
  });

  it("transcript points at it, of curl -v only as far as it shows the request", async () => {
    const answer = (code: string, mark = ""): string =>
      `${mark}HTTP/1.1 400 Bad Request\n${mark}x-bce-request-id: ${requestId}\n${mark}\n${error(code)}\n`;
    const http = `PUT /v1/nat/nat-1 HTTP/1.1\nHost: bcc.bj.baidubce.com\n\n{"name":""}\n`;
    const [empty] = await decoded(http + answer("RequestNameEmpty"));
    assert.deepEqual([empty?.operation, empty?.parameter], ["ModifyNat", { name: "name", in: "body", value: "" }]);
    const curl = "> PUT /v1/nat/eni%2D1 HTTP/1.1\n> Host: bcc.bj.baidubce.com\n> Content-Length: 11\n> \n";
    const [bodyless] = await decoded(curl + answer("RequestNameEmpty", "< "));
    assert.deepEqual([bodyless?.operation, bodyless?.parameter], ["ModifyNat", null]);
    const [path] = await decoded(curl + answer("NatIdInvalid", "< "));
    assert.deepEqual(path?.parameter, { name: "natId", in: "path", value: "eni-1" });
  });

  it("bare error points at nothing", async () => {
    const [found] = await decoded(error("NoSuchNat"));
    assert.deepEqual([found?.parameter, found?.parameters, found?.constraints, found?.proof], [null, [], [], null]);
  });
});
