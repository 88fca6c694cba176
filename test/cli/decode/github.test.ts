import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderGithub } from "../../../src/cli/shared/decoding/github-annotations.js";
import type { Kind } from "../../../src/cli/shared/decoding/kind-texts.js";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Found } from "../../../src/core/diagnose/found.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { diagnose } from "../../core/diagnose/diagnose.js";

const book = codeBook(await loadEveryEntry());
const found = (code: string, message: string): Found => {
  const [error] = diagnose(JSON.stringify({ requestId: "c4abab14-ebc4-4eb0-85d2-03c4d51eed18", code, message }), book).errors;
  assert.ok(error);
  return error;
};
const kind = (first: Found, count = 1, file: string | null = "app.log"): Kind => ({
  first,
  count,
  places: [{ file, line: 12 }],
  requestIds: ["a-1"],
});
const none = { count: 0 };
const nat = found("NoSuchNat", "The specified nat is not found.");

describe("annotations for GitHub", () => {
  it("name file, line, code, service and status, and say what it means and what to do", () => {
    const [line = ""] = renderGithub([kind(nat)], none, "en");
    assert.match(
      line,
      /^::error file=app\.log,line=12,title=NoSuchNat \(NAT gateway%2C HTTP 404\)::Occurs once, at app\.log:12; request id: a-1\.%0A/,
    );
    assert.match(line, /%0ANAT gateway not found in this region and account\. .*%0AWhat to do: .* \$ bcevpc call ListNat vpcId=VPC_ID/);
    assert.doesNotMatch(line, /\n/);
  });

  it("escape per cent and line ends, and in properties commas and colons", () => {
    const first = { ...nat, message: "50% of\r\na: b, c" };
    const [line = ""] = renderGithub([kind(first, 1, "a,b:100%\n.log")], none, "en");
    assert.match(line, /^::error file=a%2Cb%3A100%25%0A\.log,line=12,/);
    assert.match(line, /Message: 50%25 of%0D%0Aa: b, c%0A/);
  });

  it("of standard input have no file and no line but name the place", () => {
    const [line = ""] = renderGithub([kind(nat, 3, null)], none, "en");
    assert.match(line, /^::error title=NoSuchNat[^:]*::Occurs 3 times, first at line 12 of standard input; first request id: a-1\./);
  });

  it("are ten at most, the most frequent first, and the tenth says what is not shown", () => {
    const kinds = Array.from({ length: 12 }, (_, index) => kind(found(`Foo${index}NotFound`, "x"), index + 1));
    const lines = renderGithub(kinds, { count: 5 }, "en");
    assert.equal(lines.length, 10);
    assert.match(lines[0] ?? "", /title=Foo11NotFound/);
    assert.match(lines[8] ?? "", /title=Foo3NotFound/);
    assert.match(
      lines[9] ?? "",
      /^::error title=more than 3 more kinds of BCE errors::11 errors of more than 3 more kinds are not shown.*Foo2NotFound × 3, Foo1NotFound × 2, Foo0NotFound × 1, ….*--summary/,
    );
    assert.match(renderGithub(kinds, none, "zh")[9] ?? "", /^::error title=另有 3 种 BCE 错误::另有 3 种共 6 个错误未显示/);
    assert.equal(renderGithub(kinds.slice(0, 10), none, "en").filter((line) => /title=Foo\d/.test(line)).length, 10);
  });

  it("say of an unknown code that it is unknown, and of a shared one what it can be", () => {
    const [unknown = ""] = renderGithub([kind(found("FooNotFound", "no foo"))], none, "en");
    assert.match(unknown, /title=FooNotFound \(unknown code\)::.*Unknown error code; …NotFound…: the resource/);
    const [shared = ""] = renderGithub([kind(found("BadRequest", "Bad request parameters or illegal request."))], none, "en");
    assert.match(shared, /one of several: vpc\/BadRequest \(.*nat\/BadRequest \(.*What to do: .*bcevpc explain BadRequest$/);
  });

  it("speak the language that is asked for", () => {
    const [chinese = ""] = renderGithub([kind(nat)], none, "zh");
    assert.match(chinese, /title=NoSuchNat（NAT 网关，HTTP 404）::出现 1 次，位于 app\.log:12；requestId：a-1。.*处理办法：/);
    const [both = ""] = renderGithub([kind(nat)], none, "both");
    assert.match(both, /What to do: .* \/ 处理办法：/);
  });

  it("cut a long message and say so", () => {
    const [line = ""] = renderGithub([kind({ ...nat, message: "网".repeat(5000) })], none, "en");
    assert.match(line, /Message: 网{500}…%0A/);
  });
});
