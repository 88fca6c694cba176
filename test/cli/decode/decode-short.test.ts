import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bcevpc } from "../run.js";

const requestId = "490787c1-3a52-4b0e-9a55-2f0d1e7c6b41";
const decoded = (input: string, ...args: string[]) => bcevpc(["decode", ...args], { input });
const errorsOf = async (input: string) => {
  const { stdout, code } = await decoded(input, "--json");
  return { code, errors: JSON.parse(stdout).errors };
};

describe("an input that is nothing but a code or a message", () => {
  it("is explained, with exit code 0", async () => {
    for (const input of ["NoSuchNat\n", "[NoSuchNat]\n", '"The specified nat is not found."\n', "The specified nat is not found"]) {
      const { code, errors } = await errorsOf(input);
      assert.deepEqual([code, errors.length, errors[0]?.code, errors[0]?.entryId], [0, 1, "NoSuchNat", "nat/NoSuchNat"], input);
    }
  });

  it("is explained on a bare pipe as well, and says nothing of a client that hid something", async () => {
    const { stdout, stderr, code } = await bcevpc([], { input: "The specified nat is not found.\n" });
    assert.equal(code, 0);
    assert.ok(stdout.includes("NoSuchNat"));
    assert.ok(!/does not print|Not shown/.test(stdout + stderr), stdout);
  });

  it("may be the line that the note on the Python SDK advises", async () => {
    const { code, errors } = await errorsOf(`CidrConflict ${requestId} 409\nNoSuchNat ${requestId.replace("4", "5")} 404\n`);
    assert.equal(code, 0);
    assert.deepEqual(
      errors.map((error: Record<string, unknown>) => [error["code"], error["requestId"], error["httpStatus"], error["line"]]),
      [
        ["CidrConflict", requestId, 409, 1],
        ["NoSuchNat", requestId.replace("4", "5"), 404, 2],
      ],
    );
  });

  it("is none when it is an unknown word, several lines, or a number", async () => {
    for (const input of ["hello", "NoSuchNat\nand more\n", "404\n", "", `FooBar ${requestId} 409\n`])
      assert.equal((await errorsOf(input)).code, 1, input);
  });
});

describe("a text without an error", () => {
  const said = async (input: string) => (await decoded(input, "--lang", "both")).stderr.replaceAll(/\s+/g, " ");

  it("that names a known code is answered with its line and the command", async () => {
    const text = await said("all fine\n服务器上一直报SignatureDoesNotMatch错误\n");
    assert.ok(text.includes("line 2: SignatureDoesNotMatch"), text);
    assert.ok(text.includes("bcevpc explain SignatureDoesNotMatch"), text);
  });

  it("that has a documented message, a request id or a host of BCE is told so", async () => {
    assert.ok((await said("a\nb\noops: the specified NAT is not found!? no\n")).includes("bcevpc explain NoSuchNat"));
    const answer = await said(`x-bce-request-id: ${requestId}\n`);
    assert.ok(answer.includes(requestId) && answer.includes("curl -i"), answer);
    const host = await said("GET https://bcc.bj.baidubce.com/v1/vpc\n");
    assert.ok(host.includes("bcc.bj.baidubce.com") && host.includes("bcevpc doctor"), host);
  });

  it("that names nothing of BCE gets no advice", async () => {
    assert.ok(!/bcevpc explain|bcevpc doctor/.test(await said("hello world\nNotFound everywhere\n")));
  });
});

describe("what a record has", () => {
  it("is not said to be hidden", async () => {
    const line = `failed: 403 IamSignatureInvalid, cause: Could not find credential. (requestId: ${requestId})\n`;
    const { errors } = await errorsOf(line);
    assert.deepEqual(
      [errors[0]?.code, errors[0]?.requestId, errors[0]?.httpStatus, errors[0]?.hidden, errors[0]?.client],
      ["IamSignatureInvalid", requestId, 403, [], null],
    );
    assert.ok(!/no request id|does not print/.test((await decoded(line)).stdout));
  });

  it("is explained by the entry of another code where the reason is that one's", async () => {
    const { stdout } = await decoded(
      `[Code: InvalidRequest; Message: authenticate failed: Fail to authn user: Signature does not match; RequestId: ${requestId}]\n`,
    );
    assert.ok(stdout.includes("InvalidRequest has the same cause here as IamSignatureInvalid"), stdout);
  });
});

describe("an unknown code", () => {
  const explained = async (code: string) =>
    (await decoded(`HTTP 400: {"code":"${code}","message":"m","requestId":"${requestId}"}\n`)).stdout.replaceAll(/\s+/g, " ");

  it("gets no guess about a parameter that its name does not hold", async () => {
    assert.ok(!(await explained("InvalidWhatever")).includes("the parameter in the name"));
    assert.ok((await explained("InvalidSubnetLabel")).includes("the parameter in the name"));
  });

  it("gets what can be done all the same: whose it is, its status, where to look, the request id", async () => {
    const text = await explained("DomainConfig.SomethingNew");
    for (const part of ["CDN", "HTTP 400", "error code page", `Request id ${requestId}`]) assert.ok(text.includes(part), part);
    assert.ok((await explained("cce.warning.SomethingNew")).includes("CCE"));
  });
});
