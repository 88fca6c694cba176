import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { UsageError } from "../../../src/core/refusals.js";
import { parseTarget, type Target, wirePath } from "../../../src/core/requests/target.js";
import { canonicalQuery, canonicalUri, type QueryItem } from "../../../src/core/signature/canonical-request.js";

describe("any target", () => {
  const awkward = [..." +%~*'()!=&?#:;@,$\"<>\\^`{|}[]\t\n\r.aZ0", "%2F", "%2e", "测", "e\u0301", "😀", "\u00a0", "\ufeff", "\u0000", "C:"];
  const text = fc.oneof(fc.string({ unit: fc.constantFrom(...awkward), maxLength: 8 }), fc.string({ unit: "binary", maxLength: 8 }));
  const segment = text.filter((part) => !/^\.\.?$|\/|\{\w+\}/u.test(part));
  const path = fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join("/").replace(/^\/+/u, "")}`);
  const item: fc.Arbitrary<QueryItem> = fc
    .tuple(fc.oneof(text, fc.constantFrom("bind", "authorization", "Authorization", "authorization1")), fc.option(text, { nil: null }))
    .filter(([name, value]) => name !== "" || value !== null);
  const target: fc.Arbitrary<Target> = fc.record({ path, query: fc.array(item, { maxLength: 5 }) });
  const numRuns = 3000;

  it("goes on the wire as something that no HTTP library rewrites", () => {
    fc.assert(
      fc.property(target, (given) => {
        const url = `https://bcc.bj.baidubce.com${wirePath(given)}`;
        assert.equal(new URL(url).href, url);
        assert.equal(wirePath(given).split("?")[0], canonicalUri(given.path));
      }),
      { numRuns },
    );
  });

  it("comes back from the wire as it was, as a path and as a URL", () => {
    fc.assert(
      fc.property(target, (given) => {
        assert.deepEqual(parseTarget(wirePath(given)), { origin: null, ...given });
        assert.deepEqual(parseTarget(`https://h:1${wirePath(given)}`), { origin: "https://h:1", ...given });
      }),
      { numRuns },
    );
  });

  it("has the same parameters on the wire and in what is signed", () => {
    fc.assert(
      fc.property(target, ({ path: given, query }) => {
        const sent = wirePath({ path: given, query }).split("?")[1]?.split("&") ?? [];
        const signed = sent.filter((name) => !/^authorization(=|$)/i.test(name)).map((name) => (name.includes("=") ? name : `${name}=`));
        assert.equal(canonicalQuery(query), signed.sort().join("&"));
      }),
      { numRuns },
    );
  });

  it("that is text of any kind is either refused with reasons or stays as it is once it is on the wire", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.tuple(text, text).map(([a, b]) => `/${a}/${b}`),
        ),
        (given) => {
          let wire: string;
          try {
            wire = wirePath(parseTarget(given));
          } catch (error) {
            assert.ok(error instanceof UsageError, String(error));
            return;
          }
          assert.equal(wirePath(parseTarget(wire)), wire);
          assert.equal(new URL(`http://h${wire}`).href, `http://h${wire}`);
        },
      ),
      { numRuns },
    );
  });
});
