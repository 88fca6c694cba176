import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Found } from "../../../src/core/diagnose/found.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { diagnose } from "./diagnose.js";

const book = codeBook(await loadEveryEntry());
const errors = (text: string): readonly Found[] => diagnose(text, book).errors;
const brief = (text: string) =>
  errors(text).map(({ code, message, requestId, httpStatus, format, line }) => ({ code, message, requestId, httpStatus, format, line }));

const id = "c4abab14-ebc4-4eb0-85d2-03c4d51eed18";
const message = "The specified nat is not found.";
const noSuchNat = { code: "NoSuchNat", message, requestId: id, httpStatus: null, format: "json", line: 1 };

describe("a JSON body", () => {
  it("is read with its keys in any order, compact or pretty, and under any spelling of request id", () => {
    assert.deepEqual(brief(`{"code":"NoSuchNat","message":"${message}","requestId":"${id}"}`), [noSuchNat]);
    assert.deepEqual(brief(`{"requestId":"${id}","message":"${message}","code":"NoSuchNat"}`), [noSuchNat]);
    assert.deepEqual(brief(JSON.stringify({ requestId: id, code: "NoSuchNat", message }, null, 4)), [noSuchNat]);
    for (const key of ["request_id", "RequestId", "requestID"])
      assert.deepEqual(brief(`{"code":"NoSuchNat","message":"${message}","${key}":"${id}"}`), [noSuchNat]);
  });

  it("is found inside text, in an array, and nested in another document", () => {
    const body = `{"code":"NoSuchNat","message":"${message}","requestId":"${id}"}`;
    const other = body.replace(id, "11111111-ebc4-4eb0-85d2-03c4d51eed18").replace("NoSuchNat", "CidrConflict");
    assert.deepEqual(brief(`2026-11-22 ERROR {worker 3} call failed: ${body} (attempt 1)`), [noSuchNat]);
    assert.deepEqual(
      errors(`[${body}, ${other}]`).map(({ code }) => code),
      ["NoSuchNat", "CidrConflict"],
    );
    assert.deepEqual(brief(`{"status":"failed","result":{"error":${body}}}`), [noSuchNat]);
    assert.deepEqual(brief(`one\ntwo {\n${body}\n`), [{ ...noSuchNat, line: 3 }]);
  });

  it("counts without a request id when its code is known and nobody else is named", () => {
    assert.equal(errors(`{"code":"NoSuchNat","message":"${message}"}`).length, 1);
    assert.equal(errors(`{"code":"SomethingElse","message":"${message}"}`).length, 0);
    assert.equal(errors(`{"code":"AccessDenied","message":"denied by aliyun RAM"}`).length, 0);
    assert.equal(errors(`{"code":"SomethingElse","message":"x","requestId":"${id}"}`)[0]?.known, false);
  });

  it("is not an error when it is a success, another vendor's answer or a Kubernetes Status", () => {
    for (const text of [
      `{"requestId":"${id}","code":"1000","message":"成功"}`,
      `{"requestId":"${id}","code":"0","message":"ok"}`,
      `{"requestId":"${id}","code":0,"message":"ok"}`,
      `{"requestId":"${id}","code":"success","message":"ok"}`,
      `{"requestId":"${id}","vpcs":[]}`,
      `{"RequestId":"${id}","HostId":"vpc.aliyuncs.com","Code":"InvalidVpcId.NotFound","Message":"x","Recommend":"https://x"}`,
      `{"Response":{"Error":{"Code":"InternalError","Message":"x"},"RequestId":"${id}"}}`,
      `{"ResponseMetadata":{"RequestId":"${id}","Error":{"Code":"AccessDenied","Message":"x"}}}`,
      `{"Error":{"Code":"AccessDenied","Message":"Access Denied","RequestId":"${id}"}}`,
      `{"kind":"Status","apiVersion":"v1","status":"Failure","message":"x","reason":"NotFound","code":"404"}`,
      `{"__type":"AccessDeniedException","code":"AccessDenied","message":"x","requestId":"${id}"}`,
      `{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}`,
      `{"code":"NotFound","message":"user 5 not found"}`,
      `{"error":{"code":"ResourceNotFound","message":"The Resource 'Microsoft.Network/x' was not found."}}`,
      `{"code":"ECONNREFUSED","message":"connect ECONNREFUSED 127.0.0.1:80","requestId":"${id}"}`,
      `{"code":"ERR_BAD_REQUEST","message":"x","requestId":"${id}"}`,
      `{"code":"FooBar","message":null,"requestId":null}`,
      `{"code":"null","message":"x","requestId":"${id}"}`,
      `HTTP/1.1 200 OK\n\n{"code":"NoError","message":"ok","requestId":"${id}"}`,
      `{"error":{"code":403,"message":"x","status":"PERMISSION_DENIED"}}`,
      `{"code":"404","message":"Not Found","requestId":"","path":"/x"}`,
    ])
      assert.deepEqual(errors(text), [], text);
  });

  it("stands once for each occurrence: the same request id once, different ids several times", () => {
    const body = (requestId: string) => `{"code":"NoSuchNat","message":"${message}","requestId":"${requestId}"}`;
    const diagnosis = diagnose(`${body("a-1")}\n${body("a-1")}\n${body("a-2")}\n`, book);
    assert.equal(diagnosis.errors.length, 2);
    assert.deepEqual(diagnosis.summary, {
      total: 2,
      lines: 3,
      byCode: [
        {
          code: "NoSuchNat",
          failure: null,
          service: "nat",
          count: 2,
          firstSeen: null,
          lastSeen: null,
          httpStatus: null,
          retryable: false,
          operations: [],
          requestIds: ["a-1", "a-2"],
          requestTimes: [null, null],
        },
      ],
    });
  });

  it("is recognised when the input ends inside it, and said to be incomplete", () => {
    const [found] = errors(`{"code":"NoSuchNat","message":"${message}","requestId":"c4abab14-eb`);
    assert.deepEqual([found?.code, found?.requestId, found?.requestIdComplete], ["NoSuchNat", "c4abab14-eb", false]);
    for (const body of [
      `{"code":"NoSuchNat","message":"${message}","requestId":"${id}"}`,
      `{"requestId":"${id}","code":"NoSuchNat","message":"${message}"}`,
    ])
      for (let end = body.indexOf('NoSuchNat"') + 10; end < body.length; end += 1)
        assert.deepEqual(
          errors(body.slice(0, end)).map(({ code }) => code),
          ["NoSuchNat"],
          body.slice(0, end),
        );
  });

  it("that a pager cut off with a sign of its own does not take that for a part of the request id", () => {
    const [found] = errors(`{"code":"NoSuchNat","message":"${message}","requestId":"c4abab14-eb>\n`);
    assert.deepEqual([found?.code, found?.requestId, found?.requestIdComplete], ["NoSuchNat", "c4abab14-eb", false]);
  });

  it("that a line cuts off hides no error on the lines after it", () => {
    const text = [
      '{"code":"NoSuchNat","message":"The specified na',
      "INFO next",
      '{"requestId":"r2","code":"CidrConflict","message":"x"}',
      "[Code: NatPostpaid; Message: m; RequestId: r3]",
    ].join("\n");
    assert.deepEqual(
      errors(text).map(({ code, message: words }) => [code, words]),
      [
        ["NoSuchNat", "The specified na"],
        ["CidrConflict", "x"],
        ["NatPostpaid", "m"],
      ],
    );
    assert.equal(errors(`{"requestId":"${id}","code":"NoSuchNat","mess`)[0]?.requestIdComplete, true);
  });

  it("counts although its message or its line names another vendor, when request id and code are BCE's", () => {
    assert.equal(errors(`{"requestId":"${id}","code":"CidrConflict","message":"overlaps vpc of amazonaws migration"}`).length, 1);
    assert.equal(errors(`/repo/aliyun/main.tf: {"requestId":"${id}","code":"NoSuchNat","message":"x"}`).length, 1);
    assert.equal(errors(`aliyun: {"requestId":"${id}","code":"SomethingElse","message":"x"}`).length, 0);
  });

  it("keeps the status of whichever copy of one error has it", () => {
    const copy = `{"code":"NoSuchNat","message":"m","requestId":"a-1"}`;
    assert.deepEqual(
      brief(`${copy}\n\nHTTP/1.1 404 X\n\n${copy}`).map(({ httpStatus, line }) => [httpStatus, line]),
      [[404, 1]],
    );
  });

  it("has its escapes resolved and its control characters removed", () => {
    const [found] = errors(
      String.raw`{"code":"NoSuchNat","message":"a\u001b[31mred\u001b[0m\u0007 \u202eb\n\"c\"  d","requestId":"${id}"}`,
    );
    assert.equal(found?.message, 'ared b "c" d');
  });
});

describe("the Go SDK's form", () => {
  const form = (text: string) => `[Code: NoSuchNat; Message: ${text}; RequestId: ${id}]`;

  it("is read with whatever the message holds", () => {
    for (const text of [message, "a; b: [c] ; RequestId: no; d", "ends in ]", "[Nested]"])
      assert.deepEqual(brief(`2026/11/22 failed: ${form(text)} after 3 tries`), [{ ...noSuchNat, message: text, format: "go-sdk" }]);
  });

  it("may lack its request id or its end", () => {
    assert.deepEqual(brief(`[Code: NoSuchNat; Message: ${message}; RequestId: ]`), [{ ...noSuchNat, requestId: null, format: "go-sdk" }]);
    const [found] = errors(`[Code: NoSuchNat; Message: ${message}; RequestId: c4abab14-eb`);
    assert.deepEqual([found?.requestId, found?.requestIdComplete], ["c4abab14-eb", false]);
    assert.equal(errors(`[Code: NoSuchNat; Message: The specif`)[0]?.code, "NoSuchNat");
  });

  it("may stand several times on one line, and its message over several lines", () => {
    const two = `${form("one")}, ${form("two").replace(id, "x-2")}`;
    assert.deepEqual(
      errors(two).map(({ message: text, requestId }) => [text, requestId]),
      [
        ["one", id],
        ["two", "x-2"],
      ],
    );
    assert.deepEqual(brief(form("first\n  second")), [{ ...noSuchNat, message: "first second", format: "go-sdk" }]);
  });
});

describe("an HTTP answer", () => {
  const head = `HTTP/1.1 404 Not Found\r\nDate: Sun, 22 Nov 2026 10:00:00 GMT\r\nx-bce-request-id: ${id}\r\nContent-Type: application/json; charset=utf-8\r\n`;

  it("lends its status, request id and date to the body", () => {
    const [found] = errors(`${head}\r\n{"code":"NoSuchNat","message":"${message}"}`);
    assert.deepEqual(
      [found?.httpStatus, found?.requestId, found?.time, found?.format],
      [404, id, "2026-11-22T10:00:00.000Z", "http-response"],
    );
  });

  it("may carry its error in headers only", () => {
    const [found] = errors(
      `HTTP/2 403\nX-Bce-Error-Code: IamSignatureInvalid\nX-Bce-Error-Message: IamSignatureInvalid, cause: Could not find credential.\nX-Bce-Request-Id: ${id}\n\n`,
    );
    assert.deepEqual(
      [found?.entry?.id, found?.httpStatus, found?.requestId, found?.origin],
      ["gateway/IamSignatureInvalid.unknown-key", 403, id, "gateway"],
    );
  });

  it("has nothing to do with an error further down", () => {
    const [found] = errors(
      `HTTP/1.1 200 OK\r\n\r\n{"vpcs":[]}\r\n\r\nlater: {"code":"NoSuchNat","message":"${message}","requestId":"${id}"}`,
    );
    assert.deepEqual([found?.httpStatus, found?.format], [null, "json"]);
  });

  it("may follow the one before it without a line feed", () => {
    const answer = (requestId: string) => `HTTP/1.1 400 Bad\r\n\r\n{"code":"NoSuchNat","message":"m","requestId":"${requestId}"}`;
    assert.deepEqual(
      errors(answer("a-1") + answer("a-2")).map(({ httpStatus }) => httpStatus),
      [400, 400],
    );
  });

  it("is read several times from one input", () => {
    const answer = (code: string, requestId: string) =>
      `HTTP/1.1 400 Bad\r\n\r\n{"code":"${code}","message":"m","requestId":"${requestId}"}\r\n`;
    assert.deepEqual(
      errors(answer("NoSuchNat", "a-1") + answer("NatPostpaid", "a-2")).map(({ code, httpStatus }) => [code, httpStatus]),
      [
        ["NoSuchNat", 400],
        ["NatPostpaid", 400],
      ],
    );
  });
});

describe("a form that only BCE has", () => {
  it("counts even when its code is unknown and it has no request id", () => {
    assert.deepEqual(
      errors("[Code: Conflict; Message: 409 Conflict; RequestId: ]").map(({ code, known }) => [code, known]),
      [["Conflict", false]],
    );
    assert.deepEqual(
      errors("HTTP/1.1 403 X\nX-Bce-Error-Code: FooBar\n\n").map(({ code }) => code),
      ["FooBar"],
    );
  });
});

describe("time", () => {
  it("stays in proportion to the input, whatever it is made of", { timeout: 60_000 }, () => {
    const n = 100_000;
    const inputs = [
      `[${`{"requestId":"r","code":"Foo","message":"m"},`.repeat(n)}]`,
      `{"${'\\"'.repeat(n)}\n`,
      '{"code":"NoSuchNat","message":'.repeat(n / 4),
      "[Code: X; Message: ".repeat(n),
      `{"code":"a${"(".repeat(n)}a","message":"m","requestId":"r"}`,
      `HTTP/1.1 400 X\nx-bce-error-code: a${"(".repeat(n)}a\nx-bce-error-message: ${"\u001b;#".repeat(n)}\n\n`,
      `{"code":"NoSuchNat","message":"${"\\u001b;#".repeat(8000)}","requestId":"r"}`,
      `{"code":"ResourceNotExistException","message":"resource: ${'\\"'.repeat(8000)}x","requestId":"r"}`,
      `{"code":"NoSuchNat","message":"${".".repeat(4090)}a","requestId":"r"}\n`.repeat(200),
      `{"level":"error","msg":"${'{\\"code\\":'.repeat(n / 4)}\n`,
    ];
    for (const input of inputs) assert.ok(errors(input).length >= 0);
  });
});

describe("a brace that nothing closes", () => {
  const apart = `${"worker synced\n".repeat(101)}${"worker synced with everything it knows ".repeat(300)}\n\n`;
  const box = '  with baiducloud_nat.web,\n  on main.tf line 20:\n  20: resource "baiducloud_nat" "web" {\n';
  const codesIn = (...parts: readonly string[]) => errors(parts.join(apart)).map(({ code, httpStatus }) => [code, httpStatus]);
  const pair = `"code": "NoSuchNat",\n"message": "${message}",\n"requestId": "${id}"\n`;
  const denied = `request_id=${id.replace(/^./, "b")}, code=InvalidAuth, message=authentication failed, service_err_code=, service_err_message= \n`;

  it("does not make what stands pages below it one object, nor hide the errors between", () => {
    assert.deepEqual(codesIn(box, `AppBuilderServerException: ${denied}`, pair), [
      ["InvalidAuth", null],
      ["NoSuchNat", null],
    ]);
    const curl = `{ [178 bytes data]\n{"message":"x","code":"IamSignatureInvalid","requestId":"${id}"}\n`;
    assert.deepEqual(codesIn(curl, 'words of 百度\n\ncode: "AccessDenied"\nmessage: "Access Denied."\n'), [
      ["IamSignatureInvalid", null],
      ["AccessDenied", null],
    ]);
  });

  it("does not hide a body that stands in quotes with its own quotes unescaped, nor does a body that is cut", () => {
    const quoted = `403 Forbidden: "{"requestId":"${id}","code":"AccessDenied","message":"Access denied."}"\n`;
    const cut = `{"requestId":"${id.replace(/^./, "b")}","code":"SignatureDoesNotMatch","message":"The request signature we calculated does (truncated...)\n`;
    assert.deepEqual(codesIn(box, quoted), [["AccessDenied", 403]]);
    assert.deepEqual(codesIn(cut, quoted), [
      ["SignatureDoesNotMatch", null],
      ["AccessDenied", 403],
    ]);
  });

  it("does not lend a body the status of another one", () => {
    const printed = `{'code': 'OperationDenied',\n 'message': 'Operation not available.',\n 'requestId': '${id}'}\n`;
    assert.deepEqual(codesIn(box, printed, "status: 404\n"), [["OperationDenied", null]]);
    assert.deepEqual(codesIn(`{ status: 404, body: ${printed}`), [["OperationDenied", 404]]);
  });
});

describe("any text at all", () => {
  const token = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    "\\",
    ":",
    ",",
    "\n",
    '"code"',
    '"NoSuchNat"',
    '"requestId"',
    "[Code: ",
    "; Message: ",
    "; RequestId: ",
    "HTTP/1.1 404 X\n",
    "\n\n",
    "\u0000",
    "中",
    "é",
  );
  const hostile = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(token, fc.string({ maxLength: 4 })), { maxLength: 60 }).map((parts) => parts.join("")),
  );

  it("is read without a failure, and every error found has a code, a line inside the text and no control characters", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = text.split("\n").length;
        for (const { code, message: words, line } of errors(text)) {
          assert.ok(code !== "" && line >= 1 && line <= lines);
          assert.doesNotMatch((code ?? "") + (words ?? ""), /\p{Cc}/u);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("hides no body that stands on a line of its own after it", () => {
    fc.assert(
      fc.property(
        hostile.filter((text) => !text.includes("HTTP") && !text.includes("[Code")),
        (noise) => {
          const body = `{"code":"NoSuchNat","message":"${message}","requestId":"${id}"}`;
          assert.ok(errors(`${noise}\n${body}\n`).some(({ code, requestId }) => code === "NoSuchNat" && requestId === id));
        },
      ),
      { numRuns: 5000 },
    );
  });
});
