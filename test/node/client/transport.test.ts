import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { NetworkFacts } from "../../../src/core/diagnose/meaning/network/facts.js";
import { TransportError, type TransportFailure, toTransportError } from "../../../src/node/client/transport-error.js";
import { transportVerdict } from "../../../src/node/client/transport-verdicts.js";

import { transportFailures } from "./transport-failures.js";

const coded = (code: string, text = "whatever") => Object.assign(new Error(text), { code });
/** As got hands on what the system threw. */
const wrapped = (code: string) => Object.assign(new Error("wrapped"), { code: "ERR_GOT_REQUEST_ERROR", cause: coded(code) });

describe("the name of a transport failure", () => {
  const byCode: Readonly<Record<string, TransportFailure>> = {
    ENOTFOUND: "name-not-found",
    ENODATA: "name-not-found",
    EAI_AGAIN: "name-server-failed",
    EAI_FAIL: "name-server-failed",
    ECONNREFUSED: "refused",
    ECONNRESET: "reset",
    EPIPE: "reset",
    ECONNABORTED: "reset",
    ENETUNREACH: "unreachable",
    EHOSTUNREACH: "unreachable",
    EADDRNOTAVAIL: "unreachable",
    ETIMEDOUT: "timeout-connect",
    CERT_HAS_EXPIRED: "certificate-expired",
    CERT_NOT_YET_VALID: "certificate-not-yet-valid",
    DEPTH_ZERO_SELF_SIGNED_CERT: "certificate-self-signed",
    SELF_SIGNED_CERT_IN_CHAIN: "certificate-untrusted",
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate-untrusted",
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate-untrusted",
    ERR_TLS_CERT_ALTNAME_INVALID: "certificate-wrong-host",
    CERT_REVOKED: "tls",
    ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: "tls",
    ERR_SSL_WRONG_VERSION_NUMBER: "not-tls",
    HPE_INVALID_CONSTANT: "not-http",
    EMFILE: "other",
  };

  it("goes by the code, be it the error's own or its cause's", () => {
    for (const [code, failure] of Object.entries(byCode))
      for (const error of [coded(code), wrapped(code)]) {
        const { failure: found, detail } = toTransportError(error);
        assert.deepEqual([found, detail], [failure, code]);
      }
  });

  it("goes by the phase that took too long", () => {
    for (const [event, failure] of [
      ["lookup", "timeout-name"],
      ["connect", "timeout-connect"],
      ["secureConnect", "timeout-handshake"],
      ["send", "timeout-answer"],
      ["response", "timeout-answer"],
      ["socket", "timeout-answer"],
    ] as const)
      assert.equal(toTransportError(Object.assign(coded("ETIMEDOUT"), { event })).failure, failure, event);
  });

  it("never goes by the text", () => {
    for (const text of ["ECONNREFUSED", "getaddrinfo ENOTFOUND x", "certificate has expired", "socket hang up"])
      assert.equal(toTransportError(new Error(text)).failure, "other");
    for (const thrown of [new Error(""), {}, "ECONNRESET"]) assert.equal(toTransportError(thrown).failure, "other");
  });
});

const own = {
  origin: "https://bcc.bj.baidubce.com",
  proxy: { shown: "http://proxy:3128", source: { en: "HTTPS_PROXY", zh: "HTTPS_PROXY" } },
  limits: { connect: 10, firstByte: 30, whole: 60 },
  isLoopback: false,
};
const hosts = ["bcc.bj.baidubce.com", "127.0.0.1"];
const settings: readonly NetworkFacts[] = [
  { host: "bcc.bj.baidubce.com", detail: "EDETAIL", own },
  { host: "127.0.0.1:8080", detail: "EDETAIL", own: { ...own, isLoopback: true, origin: "http://127.0.0.1:8080" } },
];
const verdictsOf = (failure: TransportFailure) => settings.map((place) => transportVerdict(new TransportError(failure, "EDETAIL"), place));
const han = /\p{Script=Han}/u;

describe("what is said of a transport failure", () => {
  it("is a sentence, a reason and a next step in both languages, for every one of them", () => {
    for (const failure of transportFailures)
      for (const { title, meaning, steps, failure: name } of verdictsOf(failure)) {
        assert.equal(name, failure);
        assert.ok(steps.length > 0, failure);
        for (const { en, zh } of [title, meaning, ...steps]) {
          assert.ok(en !== "" && !han.test(en), `${failure}: ${en}`);
          assert.ok(han.test(zh), `${failure}: ${zh}`);
          assert.doesNotMatch(en + zh, /undefined|null|NaN|\[object/);
        }
      }
  });

  it("is another title for each failure", () => {
    for (const language of ["en", "zh"] as const) {
      const titles = transportFailures.map((failure) => verdictsOf(failure)[0]?.title[language]);
      assert.equal(new Set(titles).size, transportFailures.length);
    }
  });

  it("is of the proxy only when the proxy failed, and then names it and its source", () => {
    for (const failure of transportFailures) {
      const [verdict] = verdictsOf(failure);
      assert.equal(verdict?.origin, failure.startsWith("proxy-") ? "proxy" : "client", failure);
      if (failure.startsWith("proxy-"))
        for (const language of ["en", "zh"] as const) {
          assert.match(verdict?.title[language] ?? "", /http:\/\/proxy:3128/);
          assert.match(verdict?.meaning[language] ?? "", /HTTPS_PROXY/);
        }
    }
  });

  it("never advises to skip the check of a certificate", () => {
    for (const failure of transportFailures)
      assert.doesNotMatch(JSON.stringify(verdictsOf(failure)), /insecure|NODE_TLS_REJECT_UNAUTHORIZED|rejectUnauthorized|curl [^"]*-k\b/);
  });

  it("calls a repetition useful or leaves it open, never useless: nobody knows what the network does next", () => {
    for (const failure of transportFailures) for (const { retryable } of verdictsOf(failure)) assert.notEqual(retryable, false);
  });

  it("gives commands that name the host", () => {
    for (const failure of transportFailures)
      for (const [index, { steps }] of verdictsOf(failure).entries())
        for (const { command } of steps)
          if (command !== undefined && /^(?:nslookup|curl|openssl)/.test(command))
            assert.ok(command.includes(hosts[index] ?? "?"), `${failure}: ${command}`);
  });
});
