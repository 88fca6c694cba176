import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { NetworkFacts } from "../../../../src/core/diagnose/meaning/network/facts.js";
import { type NetworkFailure, networkFailures } from "../../../../src/core/diagnose/meaning/network/failures.js";
import { networkVerdict } from "../../../../src/core/diagnose/meaning/network/verdict.js";

const names = Object.keys(networkFailures) as NetworkFailure[];
const host = "bcc.bj.baidubce.com";
const own = { origin: `https://${host}`, proxy: null, limits: { connect: 10, firstByte: 30, whole: 60 }, isLoopback: false };
const told: NetworkFacts = { host, detail: "dial tcp: its own words", own: null };
const nameless: NetworkFacts = { host: null, detail: null, own: null };
const all: readonly NetworkFacts[] = [
  told,
  nameless,
  { host, detail: "EDETAIL", own },
  { host, detail: "", own: { ...own, isLoopback: true, limits: { connect: 1, firstByte: 2, whole: null } } },
];
const han = /\p{Script=Han}/u;
const textsOf = (name: NetworkFailure, facts: NetworkFacts) => {
  const { title, meaning, steps } = networkVerdict(name, facts);
  return [title, meaning, ...steps];
};

describe("what is said of a request without an answer", () => {
  for (const name of names)
    it(`is whole in both languages, whatever is known of ${name}`, () => {
      for (const facts of all) {
        assert.ok(networkVerdict(name, facts).steps.length > 0);
        for (const { en, zh } of textsOf(name, facts)) {
          assert.match(en, /^[A-Z\d\w]/);
          assert.ok(!han.test(en), en);
          assert.ok(han.test(zh), zh);
          assert.doesNotMatch(en + zh, /undefined|null|NaN|\[object| {2}|^ | $/u);
          assert.doesNotMatch(zh, /\p{Script=Han}[A-Za-z]|[a-z]\p{Script=Han}/u);
        }
      }
    });

  it("repeats the words of another program, and has no options of bcevpc for it", () => {
    for (const name of names) {
      const texts = JSON.stringify(textsOf(name, told));
      assert.match(texts, /The client reports: dial tcp: its own words/, name);
      assert.match(texts, /客户端原文：dial tcp/, name);
      assert.doesNotMatch(texts, /--(?:proxy|cacert|timeout|retry|endpoint|first-byte-timeout)/, name);
    }
  });

  it("has no words of another program where there are none", () => {
    for (const name of names) assert.doesNotMatch(JSON.stringify(textsOf(name, nameless)), /words|原文/, name);
  });

  it("names the limit that bcevpc itself had set", () => {
    const seconds: Partial<Record<NetworkFailure, number>> = {
      "timeout-name": 10,
      "timeout-connect": 10,
      "timeout-handshake": 10,
      "timeout-answer": 30,
      "timeout-whole": 60,
      "proxy-timeout": 10,
    };
    for (const name of names) {
      const { title } = networkVerdict(name, { host, detail: "", own });
      const limit = seconds[name];
      if (limit !== undefined) {
        assert.match(title.en, new RegExp(` ${limit} s\\b`, "u"));
        assert.match(title.zh, new RegExp(`${limit} 秒`, "u"));
        assert.doesNotMatch(networkVerdict(name, told).title.en, /\d s\b/u);
      }
    }
  });

  it("is of the proxy when a proxy failed, whoever had asked it", () => {
    for (const name of names)
      for (const facts of all) assert.equal(networkVerdict(name, facts).origin, name.startsWith("proxy-") ? "proxy" : "client", name);
  });

  it("has the same name, title and judgement of a repetition for both where nothing more is known of one's own", () => {
    for (const name of names)
      assert.equal(networkVerdict(name, told).retryable, networkVerdict(name, { host, detail: "", own }).retryable, name);
    for (const name of ["refused", "reset", "unreachable", "not-tls", "tls", "certificate-untrusted", "name-not-found"] as const)
      assert.deepEqual(networkVerdict(name, told).title, networkVerdict(name, { host, detail: "", own }).title, name);
  });
});
