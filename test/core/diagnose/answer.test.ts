import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { entryOf, error, failureOf, html, json, kindOf, verdictOn } from "./answered.js";

describe("an answer", () => {
  it("of 2xx with JSON is a success, also when codes are among its data", () => {
    for (const body of [
      "{}",
      "[]",
      "0",
      '{"vpcs":[]}',
      ' {"a":1}\n',
      '{"code":"NoSuchNat"}',
      '{"rules":[{"code":"LimitExceeded","message":"m"}]}',
    ])
      assert.equal(kindOf(200, body), "success", body);
    assert.equal(kindOf(202, {}), "success");
    assert.equal(kindOf(200, { ...error("Fine"), code: "success" }), "success");
  });

  it("of 2xx that lists errors of the past is a success: the answer itself is none", () => {
    assert.equal(kindOf(200, { events: [error("NoSuchNat")] }), "success");
  });

  it("of 2xx with nothing in it is a success of all but a GET, and so is a 204", () => {
    for (const method of ["POST", "PUT", "DELETE", "HEAD"]) assert.equal(kindOf(200, "", { method, headers: {} }), "success", method);
    assert.equal(kindOf(200, " \r\n", { method: "PUT" }), "success");
    assert.equal(kindOf(204, "", { headers: {} }), "success");
    assert.equal(failureOf(200, ""), "empty-body");
    assert.equal(verdictOn(200, "").origin, "proxy");
  });

  it("that is a web page is said to be one, by its title, whatever its status and content type", () => {
    for (const body of [html, ` \n<!DOCTYPE html><title>502 Bad Gateway</title>`, "<!-- portal --><HTML>", "<body>", "<HEAD>"])
      for (const headers of [json, {}, { "content-type": "text/html" }])
        for (const status of [200, 404, 502]) assert.equal(failureOf(status, body, { headers }), "html-page", body);
    assert.equal(failureOf(200, "<table></table>", { headers: { "content-type": "text/html; charset=gbk" } }), "html-page");
    assert.ok(verdictOn(502, html).meaning.en.includes('"502 Bad Gateway"'));
    assert.ok(verdictOn(502, html).meaning.zh.includes("“502 Bad Gateway”"));
    assert.deepEqual([verdictOn(502, html).retryable, verdictOn(200, html).retryable], [true, null]);
  });

  it("names who sent what is none of the API", () => {
    const headers = { ...json, server: "nginx/1.24", via: "1.1 squid" };
    for (const [status, body] of [
      [502, html],
      [500, ""],
      [302, ""],
      [200, "{"],
      [404, "{}"],
      [404, "no"],
    ] as const)
      for (const text of Object.values(verdictOn(status, body, { headers }).meaning))
        assert.ok(text.includes("nginx/1.24, 1.1 squid"), text);
  });

  it("of 4xx and 5xx with an empty body has no code, and none is made up", () => {
    for (const status of [400, 401, 403, 404, 412, 429, 500, 502, 503, 504]) {
      const { failure, origin, retryable } = verdictOn(status, "", { headers: {} });
      assert.deepEqual([failure, origin, retryable], ["empty-body", "service", status >= 500 || status === 429 ? true : null], `${status}`);
    }
  });

  it("that breaks off is said to, with its length in bytes; JSON that never was any is told apart from it", () => {
    for (const body of ['{"vpcs":[', "[", '{"名":"测', '[{"a":1},']) {
      assert.equal(failureOf(200, body), "truncated-json", body);
      assert.ok(verdictOn(500, body).meaning.en.includes(`${Buffer.byteLength(body)} bytes`), body);
    }
    for (const body of ["{'a':1}", '{"a":1,}', "ok", '{"a":1}{"b":2}']) assert.equal(failureOf(200, body), "malformed-json", body);
    for (const headers of [{}, { "content-type": "text/plain" }]) assert.equal(failureOf(200, "ok", { headers }), "not-json");
    assert.ok(verdictOn(200, "ok", { headers: { "content-type": "text/plain" } }).title.en.includes("text/plain"));
    assert.equal(failureOf(404, "<?xml version='1.0'?><Error/>", { headers: { "content-type": "application/xml" } }), "not-json");
  });

  it("that breaks off behind its code is still that error", () => {
    assert.equal(entryOf(404, '{"code":"NoSuchNat","message":"The specified nat is not fou'), "nat/NoSuchNat");
  });

  it("of 3xx is a redirect, with the address it points to", () => {
    for (const [status, body] of [
      [301, ""],
      [302, html],
      [307, "{}"],
      [308, "x"],
      [304, ""],
    ] as const)
      assert.equal(failureOf(status, body), "redirect", `${status}`);
    assert.ok(verdictOn(302, "", { headers: { location: "https://portal/login" } }).meaning.en.includes("https://portal/login"));
  });

  it("of 407 is the proxy's, whatever its body says", () => {
    for (const body of ["", html, error("AccessDenied")]) assert.equal(failureOf(407, body), "proxy-authentication");
  });

  it("of 4xx with JSON but without a code is said to lack it", () => {
    for (const body of [
      "{}",
      "[]",
      "null",
      '"NoSuchNat"',
      '{"error":"x"}',
      '{"code":404}',
      '{"code":""}',
      '{"code":null,"message":"m"}',
      '{"code":"success"}',
    ])
      assert.equal(failureOf(400, body), "no-code", body);
  });
});
