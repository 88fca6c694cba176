import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { captureRequests } from "../../../src/core/requests/capture.js";
import { type CapturedRequest, CaptureError } from "../../../src/core/requests/captured-request.js";

const only = (text: string): CapturedRequest => {
  const requests = captureRequests(text);
  assert.equal(requests.length, 1, text);
  return requests[0] ?? assert.fail();
};
const header = ({ headers }: CapturedRequest, name: string): string | undefined =>
  headers.find(([given]) => given.toLowerCase() === name)?.[1];

describe("a request as it was copied", () => {
  it("from Chrome for bash, with a body that holds quotes, a ! and Chinese", () => {
    const read = only(
      "curl 'https://bcc.bj.baidubce.com/v1/vpc?clientToken=a%2Bb' \\\n  -X 'POST' \\\n  -H 'accept: */*' \\\n  -H 'authorization: bce-auth-v1/ak/t/1800/host/x' \\\n  --data-raw $'{\"name\":\"it\\'s\\u0021 测试\"}'",
    );
    assert.deepEqual([read.method, read.url], ["POST", "https://bcc.bj.baidubce.com/v1/vpc?clientToken=a%2Bb"]);
    assert.deepEqual([read.body, header(read, "authorization")], ['{"name":"it\'s! 测试"}', "bce-auth-v1/ak/t/1800/host/x"]);
  });

  it("from Chrome for cmd.exe", () => {
    const read = only(
      'curl ^"https://bcc.bj.baidubce.com/v1/vpc?a=1^&b=^%^E6^%^B5^%^8B^" ^\n  -H ^"accept: */*^" ^\n  -H ^"x-a: ^\\^"q^\\^"^" ^\n  --data-raw ^"^{^\\^"name^\\^":^\\^"a b^\\^"^}^"',
    );
    assert.deepEqual([read.method, read.url], ["POST", "https://bcc.bj.baidubce.com/v1/vpc?a=1&b=%E6%B5%8B"]);
    assert.deepEqual([read.body, header(read, "x-a")], ['{"name":"a b"}', '"q"']);
  });

  it("from Chrome and Firefox for PowerShell, with the session before it", () => {
    const read = only(
      '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = "Mozilla/5.0"\nInvoke-WebRequest -UseBasicParsing -Uri "https://bcc.bj.baidubce.com/v1/vpc?bind" `\n-Method POST `\n-WebSession $session `\n-Headers @{\n"authorization" = "bce-auth-v1/ak/t/1800/host/x"\n  "accept"="*/*"\n} `\n-ContentType "application/json" `\n-Body ([System.Text.Encoding]::UTF8.GetBytes("{`"name`":`"$([char]27979)$([char]35797)`"}"))',
    );
    assert.deepEqual([read.method, read.url, read.line], ["POST", "https://bcc.bj.baidubce.com/v1/vpc?bind", 3]);
    assert.deepEqual(
      [read.body, header(read, "content-type"), header(read, "user-agent")],
      ['{"name":"测试"}', "application/json", "Mozilla/5.0"],
    );
    assert.equal(header(read, "authorization"), "bce-auth-v1/ak/t/1800/host/x");
  });

  it("from a HAR of HTTP/2, whose host is a pseudo header", () => {
    const entry = {
      request: {
        method: "GET",
        url: "https://h/a#b",
        httpVersion: "h2",
        headers: [
          { name: ":authority", value: "h" },
          { name: ":path", value: "/a" },
          { name: "x", value: "y" },
        ],
      },
    };
    for (const text of [
      JSON.stringify(entry),
      JSON.stringify([entry]),
      JSON.stringify({ log: { entries: [entry] } }),
      JSON.stringify(entry.request),
    ]) {
      const { url, headers, form } = only(text);
      assert.deepEqual(
        [form, url, headers],
        [
          "har",
          "https://h/a",
          [
            ["host", "h"],
            ["x", "y"],
          ],
        ],
      );
    }
  });

  it("from curl -v with the command above it and times before its lines", () => {
    const text =
      "$ curl -v https://h/x\n08:00:00.000001 * Connected\n08:00:00.000002 > GET /x?a HTTP/2\n08:00:00.000003 > Host: h\n08:00:00.000004 >\n< HTTP/2 200\n> GET /y HTTP/1.1\n> Host: h:81\n>\n";
    assert.deepEqual(
      captureRequests(text).map(({ url, line, form }) => [url, line, form]),
      [
        ["https://h/x?a", 3, "curl-verbose"],
        ["https://h:81/y", 7, "curl-verbose"],
      ],
    );
  });

  it("that names a body in a file, or what a shell fills in", () => {
    assert.deepEqual(only("curl https://h/ -d @body.json").bodyFile, "body.json");
    assert.deepEqual(only('curl https://h/$ID -H "Authorization: $AUTH" -o $OUT').unexpanded, ["$ID", "$AUTH"]);
    assert.equal(only("curl https://h/ -d '$x'").unexpanded, undefined);
  });

  it("over a proxy, where the request line holds the whole URL", () => {
    assert.equal(only("GET http://h:8080/a?b HTTP/1.1\nHost: h:8080\n\n").url, "http://h:8080/a?b");
    assert.equal(only("GET /a HTTP/1.1\nHost: 127.0.0.1:8420\n\n").url, "http://127.0.0.1:8420/a");
  });
});

describe("what is no request", () => {
  const refusals: readonly (readonly [text: string, en: RegExp])[] = [
    ["", /empty/],
    [" \n\t", /empty/],
    ["hello", /no request/],
    ["curl", /no request/],
    ["curl -s", /line 1: .*no URL/],
    ["\ncurl 'https://h/", /line 2: .*quote ' .*not closed/],
    ['curl "https://h/', /quote " /],
    ["curl $'https://h/", /quote \$' /],
    ['curl ^"https://h/ ^', /quote " /],
    ["curl https://", /no URL with a host/],
    ["GET /v1/vpc HTTP/1.1\nx-a: b\n\n", /line 1: .*no Host header/],
    ["GET /v1/vpc HTTP/1.1\nHost: h\nnonsense\n", /line 3: invalid header line/],
    ["{", /line 1: .*not valid JSON/],
    ['{\n"method":\n}', /line 3: .*not valid JSON/],
    ["[]", /no request/],
    ["{}", /"method" is missing/],
    ['{"method":"GET"}', /"url" is missing/],
    ['{"method":"GET","url":"/v1/vpc"}', /"url" is missing/],
    ['{"method":"GET","url":"https://h","headers":"x"}', /"headers" must/],
    ['{"method":"GET","url":"https://h","headers":{"a":{}}}', /"headers" must/],
    ["Invoke-WebRequest -Method GET", /no -Uri/],
    ["[".repeat(100_000), /nested too deeply|not valid JSON/],
  ];
  for (const [text, en] of refusals)
    it(`is refused with what and where: ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.throws(
        () => captureRequests(text),
        (error: unknown) => {
          assert.ok(error instanceof CaptureError, String(error));
          assert.match(error.text.en, en);
          assert.match(error.text.zh, /\p{Script=Han}/u);
          return true;
        },
      );
    });

  it("never breaks the reader, and is read in time that grows with its length only", () => {
    const piece = fc.constantFrom(
      "curl ",
      "'",
      '"',
      "$'",
      "\\",
      "`",
      "^",
      "@{",
      "}",
      "(",
      ")",
      "$(",
      "${",
      "\n",
      "GET / HTTP/1.1\n",
      "> ",
      "Host: h\n",
      "{",
      '"method":',
      ":",
      "-d ",
      "-H",
      "Invoke-WebRequest ",
      "https://h ",
      "\0",
      "\ud800",
      "= ",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join("")),
        (text) => {
          try {
            captureRequests(text);
          } catch (error) {
            assert.ok(error instanceof CaptureError, String(error));
          }
        },
      ),
      { numRuns: 3000 },
    );
    for (const part of [
      "curl $(",
      "curl '",
      'curl ^"\\',
      "irm @{",
      "> GET / HTTP/1.1\n",
      "GET / HTTP/1.1\nHost: h\n\n",
      "curl a\\\n",
      "x=1 ",
      "[",
      '{"a":',
      "irm `",
      "$ ",
    ]) {
      try {
        captureRequests(part.repeat(Math.floor(300_000 / part.length)));
      } catch (error) {
        assert.ok(error instanceof CaptureError, part + String(error));
      }
    }
  });
});
