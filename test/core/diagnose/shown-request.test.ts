import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { detect } from "../../../src/core/diagnose/detect.js";
import type { ShownRequest } from "../../../src/core/diagnose/forms/reading/request-line.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";

const book = codeBook(await loadEveryEntry());
const requestsIn = (text: string): readonly (ShownRequest | null)[] => detect(text, book).map(({ request }) => request);

const requestId = "c575c0d2-f64c-4c70-88ac-814154728290";
const error = JSON.stringify({ requestId, code: "NoSuchNat", message: "The specified nat is not found." });
const answer = (mark = ""): string => `${mark}HTTP/1.1 404 Not Found\n${mark}x-bce-request-id: ${requestId}\n${mark}\n${error}\n`;
const body = '{"bindEips":["1.1.1.1"]}';
const shown = { method: "PUT", path: "/v1/nat/nat-1", query: "bind", host: "bcc.bj.baidubce.com" };

describe("the request that stands beside an error", () => {
  it("is read with its body off an HTTP transcript, whatever its line ends", () => {
    const request = `PUT /v1/nat/nat-1?bind HTTP/1.1\nHost: bcc.bj.baidubce.com\nContent-Length: ${body.length}\n\n${body}\n`;
    for (const text of [request + answer(), (request + answer()).replaceAll("\n", "\r\n")])
      assert.deepEqual(requestsIn(text), [{ ...shown, body }]);
    const long = `{\n  "bindEips": [\n    "1.1.1.1"\n  ]\n}`;
    const [pretty] = requestsIn(request.replace(body, long).replace(/Content-Length.*\n/, "") + answer());
    assert.equal(pretty?.body, long);
  });

  it("is read off curl -v, which shows no body; bcevpc call -v shows one", () => {
    const head = "> PUT /v1/nat/nat-1?bind HTTP/1.1\n> Host: bcc.bj.baidubce.com\n> Accept: */*\n> Content-Length: 24\n> \n";
    const notes = "} [24 bytes data]\n* upload completely sent off: 24 bytes\n{ [5 bytes data]\n";
    assert.deepEqual(requestsIn(`*   Trying 1.2.3.4:443...\n${head}${notes}${answer("< ")}`), [{ ...shown, body: undefined }]);
    assert.deepEqual(requestsIn(`${head}${body}\n${answer("< ")}`), [{ ...shown, body }]);
    const get = "> GET /v1/nat/nat-1 HTTP/1.1\n> Host: x\n> \n* note\n";
    assert.deepEqual(requestsIn(get + answer("< ")), [{ method: "GET", path: "/v1/nat/nat-1", query: "", host: "x", body: null }]);
  });

  it("has no body that is known where what follows the headers is no JSON, or is cut", () => {
    const head = "POST /v1/nat HTTP/1.1\nHost: x\n\n";
    for (const rest of ['{"name":"web"', "name=web", ""]) assert.equal(requestsIn(`${head}${rest}\n${answer()}`)[0]?.body, undefined, rest);
    assert.equal(requestsIn(`POST /v1/nat HTTP/1.1\nContent-Length: 0\n\n${answer()}`)[0]?.body, null);
  });

  it("is the one of the same entry of a HAR file, in either order of its members, with the text that was sent", () => {
    const request = (id: string, postData?: object) => ({
      method: "PUT",
      url: `https://bcc.bj.baidubce.com/v1/nat/${id}?bind#x`,
      httpVersion: "HTTP/1.1",
      headers: [{ name: "Cookie", value: "c".repeat(5000) }],
      ...(postData && { postData }),
    });
    const response = (status: number) => ({
      status,
      statusText: "s",
      httpVersion: "HTTP/1.1",
      headers: [],
      content: { text: status < 400 ? "{}" : error },
      redirectURL: "",
    });
    const entries = [
      { request: request("nat-0"), response: response(200) },
      { request: request("nat-1", { mimeType: "application/json", text: body }), response: response(404) },
      { request: request("nat-2"), response: response(404) },
      { request: request("nat-3", { params: [] }), response: response(404) },
    ];
    for (const text of [JSON.stringify({ log: { entries } }), JSON.stringify({ log: { entries } }, null, 2)])
      assert.deepEqual(requestsIn(text), [
        { ...shown, body },
        { ...shown, path: "/v1/nat/nat-2", body: null },
        { ...shown, path: "/v1/nat/nat-3", body: undefined },
      ]);
  });

  it("is none of another entry: a response without a request of its own has none", () => {
    const entry = { response: { status: 404, httpVersion: "HTTP/1.1", headers: [], content: { text: error }, redirectURL: "" } };
    assert.deepEqual(requestsIn(JSON.stringify({ log: { entries: [entry] } })), [null]);
    const other = {
      request: { method: "GET", url: "https://bcc.bj.baidubce.com/v1/vpc" },
      response: { ...entry.response, status: 200, content: {} },
    };
    assert.deepEqual(requestsIn(JSON.stringify({ log: { entries: [other, entry] } })), [null]);
  });

  it("is read off Go's net/http, without a body", () => {
    const text =
      'list nat: execute http request failed! Retried 3 times, error: Put "https://bcc.bj.baidubce.com/v1/nat/nat-1?bind": dial tcp: lookup bcc.bj.baidubce.com on 127.0.0.53:53: no such host';
    assert.deepEqual(requestsIn(text), [{ ...shown, body: undefined }]);
  });
});
