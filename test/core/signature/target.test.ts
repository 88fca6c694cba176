import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UsageError } from "../../../src/core/refusals.js";
import { methods, parseMethod, parseQueryOption, parseTarget, wirePath } from "../../../src/core/requests/target.js";
import { canonicalQuery } from "../../../src/core/signature/canonical-request.js";

/** What is said where `attempt` is refused, the hints included. */
function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    for (const { en, zh } of [error.text, ...error.hints]) assert.ok(en !== "" && /\p{Script=Han}/u.test(zh), en);
    return [error.text, ...error.hints].map(({ en }) => en).join("\n");
  }
  throw new assert.AssertionError({ message: "nothing was refused" });
}
const onTheWire = (text: string): string => wirePath(parseTarget(text));

describe("a method", () => {
  it("is understood in any case, with blanks around it", () => {
    for (const method of methods)
      for (const spelling of [method, method.toLowerCase(), `${method[0]}${method.slice(1).toLowerCase()}`, ` ${method}\n`])
        assert.equal(parseMethod(spelling), method);
    assert.deepEqual([...methods].sort(), ["DELETE", "GET", "HEAD", "POST", "PUT"]);
  });

  it("that the API does not have is refused with the ones it has", () => {
    for (const text of ["PATCH", "options", "GETS", "G ET", ""])
      assert.match(
        refusal(() => parseMethod(text)),
        /^unknown method .*\nmethods: GET, POST, PUT, DELETE, HEAD$/,
      );
  });

  it("that is a path is refused with the order of the arguments", () => {
    assert.match(
      refusal(() => parseMethod("/v1/vpc")),
      /the method comes first: bcevpc call GET \/v1\/vpc$/,
    );
    assert.match(
      refusal(() => parseMethod("v1/vpc")),
      /the method comes first/,
    );
  });
});

describe("a target", () => {
  it("is a path with its slash, without it, or with too many", () => {
    for (const text of ["/v1/vpc", "v1/vpc", "//v1/vpc", "///v1/vpc", " /v1/vpc\n"])
      assert.deepEqual(parseTarget(text), { origin: null, path: "/v1/vpc", query: [] });
    assert.equal(parseTarget("/v1//vpc/").path, "/v1//vpc/");
    assert.equal(parseTarget("/").path, "/");
  });

  it("may be a full URL, of which scheme, host and port are the origin and the fragment is dropped", () => {
    const query = [["vpcId", "vpc-1"]];
    assert.deepEqual(parseTarget("https://bcc.bj.baidubce.com/v1/subnet?vpcId=vpc-1#top"), {
      origin: "https://bcc.bj.baidubce.com",
      path: "/v1/subnet",
      query,
    });
    assert.deepEqual(parseTarget("HTTP://127.0.0.1:8080/v1/subnet?vpcId=vpc-1"), {
      origin: "HTTP://127.0.0.1:8080",
      path: "/v1/subnet",
      query,
    });
    assert.deepEqual(parseTarget("http://localhost"), { origin: "http://localhost", path: "/", query: [] });
    assert.deepEqual(parseTarget("http://localhost?bind"), { origin: "http://localhost", path: "/", query: [["bind", null]] });
  });

  it("without an origin may hold a number sign, which is encoded", () => {
    assert.equal(onTheWire("/v1/a#b?c=d#e"), "/v1/a%23b?c=d%23e");
  });

  it("of another scheme is refused, and so is one without a path", () => {
    assert.match(
      refusal(() => parseTarget("ftp://bcc.bj.baidubce.com/v1/vpc")),
      /only http and https URLs with a host are supported/,
    );
    for (const text of ["", "  ", "?bind", "&bind"])
      assert.match(
        refusal(() => parseTarget(text)),
        /the path is missing/,
      );
  });

  it("that Git Bash turned into a Windows path is refused with two ways to write it", () => {
    for (const text of ["C:/Program Files/Git/v1/vpc/vpc-1?x=1", "d:\\msys64\\v1\\vpc\\vpc-1?x=1"]) {
      const said = refusal(() => parseTarget(text));
      assert.match(said, /Git Bash rewrote the argument/);
      assert.match(said, /without the slash: v1\/vpc\/vpc-1\?x=1\nor with two: \/\/v1\/vpc\/vpc-1\?x=1$/);
    }
    assert.match(
      refusal(() => parseTarget("C:/Program Files/Git/")),
      /without the slash: v1\/vpc\n/,
    );
    for (const hint of ["v1/vpc/vpc-1?x=1", "//v1/vpc/vpc-1?x=1"]) assert.equal(onTheWire(hint), "/v1/vpc/vpc-1?x=1");
  });

  it("with a segment that HTTP clients resolve is refused, however it is encoded", () => {
    for (const segment of [".", "..", "%2e", "%2E%2e", ".%2E"])
      for (const text of [`/v1/${segment}/vpc`, `/v1/${segment}`, segment, `https://h/${segment}?x`])
        assert.match(
          refusal(() => parseTarget(text)),
          /the path contains "\.\.?", which HTTP clients resolve/,
          text,
        );
    for (const text of ["/v1/...", "/v1/.vpc", "/v1/vpc.", "/v1/vpc?a=..&b=."]) assert.equal(onTheWire(text), text);
  });

  it("with an encoded slash in its path is refused, and in its query is not", () => {
    for (const text of ["/v1/a%2Fb", "/v1/a%2fb", "%2Fv1"])
      assert.match(
        refusal(() => parseTarget(text)),
        /encoded slash \(%2F\)/,
      );
    assert.equal(onTheWire("/v1/ip?cidr=10.0.0.0%2f8&other=::/0"), "/v1/ip?cidr=10.0.0.0%2F8&other=%3A%3A%2F0");
  });

  it("with bytes that are not UTF-8 is refused, in path, name and value", () => {
    for (const text of ["/v1/%ff", "/v1/vpc?%FF=1", "/v1/vpc?a=%E6%B5", "/v1/%c3(", "/v1/%ED%A0%80"])
      assert.match(
        refusal(() => parseTarget(text)),
        /: %\w\w(%\w\w)* is not the encoding of UTF-8 text$/,
        text,
      );
  });

  it("with a placeholder in its path or query is refused by the placeholder's name", () => {
    for (const text of ["/v1/vpc/{vpcId}", "/v1/vpc/%7BvpcId%7D?x=1", "/v1/x-{vpcId}-y/z", "/v1/nat?vpcId={vpcId}"])
      assert.match(
        refusal(() => parseTarget(text)),
        /\{vpcId\} is a placeholder/,
        text,
      );
    assert.equal(onTheWire("/v1/vpc/{}?name={}"), "/v1/vpc/%7B%7D?name=%7B%7D");
  });

  it("is quoted in a refusal without the control characters it holds", () => {
    assert.doesNotMatch(
      refusal(() => parseTarget("/v1/\u001b[31m\u0007{vpcId}")),
      /[\u001b\u0007]/,
    );
    assert.doesNotMatch(
      refusal(() => parseMethod("\u001b[31mPATCH\u0007")),
      /[\u001b\u0007]/,
    );
  });
});

describe("a query", () => {
  it("has parameters with a value, with an empty one and without one, in their order, twice if need be", () => {
    assert.deepEqual(parseTarget("/v1/vpc?b=2&a=1=1&bind&c=&b=2&&").query, [
      ["b", "2"],
      ["a", "1=1"],
      ["bind", null],
      ["c", ""],
      ["b", "2"],
    ]);
    assert.deepEqual(parseTarget("/v1/vpc?").query, []);
    assert.equal(onTheWire("/v1/vpc?"), "/v1/vpc");
    assert.deepEqual(parseTarget("/v1/vpc?a=b?c").query, [["a", "b?c"]]);
  });

  it("has a bare action without an equals sign on the wire, and with one where it is signed", () => {
    const target = parseTarget("/v1/nat/nat-1?clientToken=t&bind");
    assert.equal(wirePath(target), "/v1/nat/nat-1?clientToken=t&bind");
    assert.equal(canonicalQuery(target.query), "bind=&clientToken=t");
    assert.equal(onTheWire("/v1/nat/nat-1?bind="), "/v1/nat/nat-1?bind=");
    assert.equal(wirePath({ path: "/v1/nat", query: [parseQueryOption("unBind")] }), "/v1/nat?unBind");
  });

  it("has a plus sign where a plus sign is written", () => {
    assert.deepEqual(parseTarget("/v1/a+b?c+d=e+f").query, [["c+d", "e+f"]]);
    assert.equal(onTheWire("/v1/a+b?c+d=e+f"), "/v1/a%2Bb?c%2Bd=e%2Bf");
    assert.equal(onTheWire("/v1/a%2Bb?c%2bd=e%20f"), "/v1/a%2Bb?c%2Bd=e%20f");
  });

  it("option is taken literally: nothing in it is decoded, and only its first equals sign divides", () => {
    assert.deepEqual(parseQueryOption("name=a=b&c"), ["name", "a=b&c"]);
    assert.deepEqual(parseQueryOption("n%41me=%2F+ "), ["n%41me", "%2F+ "]);
    assert.deepEqual(parseQueryOption("name="), ["name", ""]);
    assert.deepEqual(parseQueryOption("bind"), ["bind", null]);
    assert.equal(wirePath({ path: "/v1", query: [parseQueryOption("n%41me=%2F+ ")] }), "/v1?n%2541me=%252F%2B%20");
  });

  it("option without a name is refused", () => {
    for (const text of ["", "=", "=value"])
      assert.match(
        refusal(() => parseQueryOption(text)),
        /needs a name: -q name=value/,
      );
  });
});

describe("encoding", () => {
  it("happens once, whether the target came encoded, partly encoded or raw", () => {
    const encoded = "/v1/%E6%B5%8B%20%E8%AF%95?%E5%90%8D=a%2Fb%26%F0%9F%98%80";
    for (const text of [encoded, encoded.toLowerCase(), "/v1/测 试?名=a/b%26😀", "/v1/测%20试?%e5%90%8d=a/b%26😀"])
      assert.equal(onTheWire(text), encoded, text);
    assert.equal(onTheWire("/v1/a%2520b"), "/v1/a%2520b");
    assert.equal(parseTarget("/v1/a%2520b").path, "/v1/a%20b");
  });

  it("takes a percent sign that begins no byte for itself", () => {
    assert.deepEqual(parseTarget("/v1/100%?p=5%&q=%zz&r=%4").query, [
      ["p", "5%"],
      ["q", "%zz"],
      ["r", "%4"],
    ]);
    assert.equal(onTheWire("/v1/100%?p=%zz"), "/v1/100%25?p=%25zz");
  });

  it("leaves unreserved characters alone, and takes them out of their encoding", () => {
    assert.equal(onTheWire("/v1/%41-%7e_%2E_%2d?%61=%7E"), "/v1/A-~_._-?a=~");
  });
});
