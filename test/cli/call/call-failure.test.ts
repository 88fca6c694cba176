import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Result } from "../run.js";
import { type ApiServer, errorBody, requestId, type ServerAnswer, startApiServer } from "./api-server.js";
import { callTo } from "./caller.js";

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

/** What comes of a call that is answered so; blanks of the diagnosis folded, so that line ends do not matter. */
async function failing(answer: ServerAnswer, args: readonly string[] = ["GET", "/v1/vpc"]): Promise<Result & { said: string }> {
  server.answer(answer);
  const result = await callTo(server, args);
  return { ...result, said: result.stderr.replaceAll(/\s+/g, " ") };
}
function includesAll(text: string, parts: readonly string[]): void {
  for (const part of parts) assert.ok(text.includes(part), `${part}\n${text}`);
}

describe("a call that fails", () => {
  const body = '{ "requestId":"id-1", "code":"NoSuchNat",  "message":"The specified nat is not found." }\n';

  it("says on stderr what, why and what to do, in both languages, and passes the body on to stdout as it came", async () => {
    const { said, stdout, code } = await failing({ status: 404, body }, ["GET", "/v1/nat/nat-x", "-q", "a=测"]);
    assert.deepEqual([code, stdout], [4, body]);
    includesAll(said, ["NoSuchNat · HTTP 404 · NAT gateway", "中文 ", "Why", "What to do", "$ b", "Parameter natId = nat-x"]);
    includesAll(said, [
      `Request GET /v1/nat/nat-x?a=%E6%B5%8B (GetNat), ${server.host}`,
      "Request id id-1",
      "Retry does not help: the same request fails again",
    ]);
    assert.doesNotMatch(said, /Usage|Options:/);
    const chinese = await failing({ status: 404, body }, ["GET", "/v1/nat/nat-x", "--lang", "zh"]);
    includesAll(chinese.said, ["原因", "处理办法", "The specified nat is not found.", "requestId id-1", "重试 无效：相同请求仍会失败"]);
    const both = await failing({ status: 404, body }, ["GET", "/v1/nat/nat-x", "--lang", "both"]);
    includesAll(both.said, ["Why / 原因", "What to do / 处理办法"]);
  });

  it("gets more with --full, and lines no wider than the screen", async () => {
    const short = await failing({ status: 400, body: errorBody("RequestExpired") });
    const full = await failing({ status: 400, body: errorBody("RequestExpired") }, ["GET", "/v1/vpc", "--full"]);
    assert.ok(full.stderr.split("\n").length > short.stderr.split("\n").length);
    assert.match(short.stderr, /--full/);
    assert.match(full.stderr, /https:\/\/cloud\.baidu\.com/);
    assert.ok(short.stderr.split("\n").every((line) => line.length <= 80));
  });

  it("is explained by the entry of its path, status, message and cause", async () => {
    for (const [path, status, error, words] of [
      ["/v1/nat", 400, errorBody("LimitExceeded"), "LimitExceeded · HTTP 400 · Limit of NAT gateways"],
      ["/v1/vpc", 413, errorBody("LimitExceeded"), "LimitExceeded · HTTP 413 · Quota of a VPC resource"],
      ["/v1/vpc", 403, errorBody("IamSignatureInvalid", "IamSignatureInvalid, cause: request ip not allowed"), "allowlist"],
      [
        "/v1/vpc",
        403,
        errorBody("IamSignatureInvalid", "IamSignatureInvalid, cause: Could not find credential."),
        "Access key id unknown to IAM",
      ],
      ["/v1/vpc", 403, errorBody("AccessDenied", "Access denied."), "AccessDenied · HTTP 403 · No permission"],
    ] as const)
      includesAll((await failing({ status, body: error }, ["GET", path])).said, [words]);
  });

  it("is explained by the X-Bce-Error-* headers when only they carry the error", async () => {
    const headers = { "X-Bce-Error-Code": "NotFound", "X-Bce-Error-Message": "NotFound, cause: Could not find credential." };
    const { said, code, stdout } = await failing({ status: 404, headers, body: "" });
    assert.deepEqual([code, stdout], [7, ""]);
    includesAll(said, ["NotFound · HTTP 404 · Access key not found", `Request id ${requestId}`]);
  });

  it("with a code that is not known says so, with what comes near and what name and status suggest", async () => {
    const { said, code } = await failing({ status: 404, body: errorBody("NoSuchNatt", "gone") });
    assert.equal(code, 4);
    includesAll(said, ["NoSuchNatt · HTTP 404 · Unknown error code", "unmarked: inferred", "Did you mean NoSuchNat?", "Message gone"]);
    includesAll((await failing({ status: 404, body: errorBody("NoSuchNatt", "gone") }, ["GET", "/v1/vpc", "--lang", "zh"])).said, [
      "未标注：推断",
      "错误消息 gone",
    ]);
  });

  it("shows the service's own words cleaned of what a terminal would obey; the body in the pipe keeps them", async () => {
    const evil = errorBody("No\u001b[31mSuchNat", "a\u001b]52;c;eA==\u0007b\u009b2Jc\u202ed");
    const { stderr, stdout } = await failing({ status: 404, body: evil });
    assert.deepEqual(JSON.parse(stdout), evil);
    assert.match(stderr, /Message +abcd\n/);
    assert.doesNotMatch(stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it("says whether sending it again is safe", async () => {
    const answer = { status: 500, body: errorBody("InternalError") };
    for (const [args, words] of [
      [["POST", "/v1/vpc"], "not safe: the POST may already have been executed"],
      [["DELETE", "/v1/vpc/x", "--yes"], "not safe: the DELETE may already have been executed"],
      [["PUT", "/v1/vpc/x", "-q", "clientToken="], "not safe: the PUT may already have been executed"],
      [["POST", "/v1/vpc", "--client-token", "tok-1"], "safe with the same client token: -q clientToken=tok-1"],
      [["POST", "/v1/vpc?clientToken=tok-2"], "safe with the same client token: -q clientToken=tok-2"],
    ] as const)
      includesAll((await failing(answer, args)).said, [words]);
    for (const args of [
      ["GET", "/v1/vpc"],
      ["HEAD", "/v1/vpc"],
    ])
      assert.match((await failing(answer, args)).said, /Retry can help $/u);
  });

  it("does not call it unsafe where the service refused, so that nothing was carried out", async () => {
    for (const status of [400, 403, 404, 409, 429]) {
      const { said } = await failing({ status, body: errorBody("NoSuchThing") }, ["POST", "/v1/vpc", "-d", "{}"]);
      assert.match(said, /Retry (depends on the cause|can help) $/u);
    }
  });
});

describe("an answer that is none of the API", () => {
  const page = "<html><head><title>Login</title></head></html>";
  const answers: Readonly<Record<string, readonly [answer: ServerAnswer, exit: number, en: string, zh: string]>> = {
    "a web page": [
      { status: 502, headers: { "Content-Type": "text/html", Server: "nginx" }, body: page },
      5,
      'The body is HTML, "Login".',
      "返回的是网页",
    ],
    "a web page of 200": [
      { headers: { "Content-Type": "text/html" }, body: page },
      6,
      "A web page instead of an API answer (HTTP 200)",
      "返回的是网页",
    ],
    "an empty body": [{ status: 403, body: "" }, 7, "HTTP 403 with an empty body", "返回体为空"],
    "an empty body of a GET": [{ body: "" }, 6, "HTTP 200 with an empty body", "返回体为空"],
    "truncated JSON": [{ body: '{"vpcs":[{"vpcId":"' }, 6, "The JSON is incomplete (HTTP 200)", "JSON 不完整"],
    "malformed JSON": [{ body: "{'vpcs':1}" }, 6, "The body is declared as JSON but is not", "返回体声明为JSON，实际却不是"],
    "another content type": [
      { headers: { "Content-Type": "text/plain" }, body: "ok" },
      6,
      "Unexpected content type (HTTP 200, text/plain)",
      "返回体的内容类型不对",
    ],
    "JSON without a code": [{ status: 404, body: { error: "x" } }, 4, "HTTP 404 without an error code", "没有错误码"],
    "a redirect": [
      { status: 302, headers: { Location: "https://portal/login" }, body: "" },
      6,
      "A redirect (HTTP 302), not followed",
      "收到重定向",
    ],
    "the proxy's own": [{ status: 407, body: "" }, 6, "The proxy requires a user name and password", "代理要求用户名和密码"],
  };

  for (const [name, [answer, exit, en, zh]] of Object.entries(answers))
    it(`is said to be that: ${name}; with its meaning in both languages, steps, and the body on stdout`, async () => {
      const { said, code, stdout } = await failing(answer);
      assert.deepEqual([code, stdout], [exit, typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body)]);
      includesAll(said, [en, "中文 ", "What to do 1. ", "Request GET /v1/vpc (QueryVpcList)", `Request id ${requestId}`]);
      assert.doesNotMatch(said, /Unknown error code|\[doc\]/);
      const chinese = (await failing(answer, ["GET", "/v1/vpc", "--lang", "zh"])).said.replaceAll(" ", "");
      includesAll(chinese, [zh.replaceAll(" ", ""), "处理办法1."]);
    });

  it("is not followed where it points to, not even on the same host", async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const { code, said } = await failing({ status, headers: { Location: `${server.url}/v1/other` }, body: "" }, [
        "POST",
        "/v1/vpc",
        "-d",
        "{}",
      ]);
      assert.deepEqual([code, server.only().target], [6, "/v1/vpc"]);
      includesAll(said, [`redirects to ${server.url}/v1/other`]);
    }
  });

  it("of 2xx without a body is a success of a PUT, POST or DELETE", async () => {
    for (const args of [
      ["PUT", "/v1/vpc/x"],
      ["POST", "/v1/vpc"],
      ["DELETE", "/v1/vpc/x", "--yes"],
    ]) {
      const { code, stderr } = await failing({ status: 200, body: "" }, args);
      assert.deepEqual([code, stderr], [0, ""]);
    }
  });
});
