import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { methods, parseQueryOption, parseTarget } from "../../../src/core/requests/target.js";
import type { QueryItem } from "../../../src/core/signature/canonical-request.js";
import { parseEndpoint } from "../../../src/node/client/endpoint.js";
import { type RequestPlan, signRequest } from "../../../src/node/client/request.js";
import { Secret } from "../../../src/node/client/secret.js";
import { createSender } from "../../../src/node/client/send.js";
import { accessKeyId, call, secretAccessKey } from "../../servers/calling.js";
import { type RawRequest, rawServer } from "../../servers/raw.js";
import { isSigned } from "../../servers/signature.js";

const server = await rawServer({ after });
const endpoint = parseEndpoint(`http://${server.host}`);
const credentials = { accessKeyId, secretAccessKey: new Secret(secretAccessKey), securityToken: new Secret("token+/=%") };
const sender = await createSender(endpoint.origin, {
  deadlines: { connect: 10_000, firstByte: 10_000 },
  proxy: null,
  certificateAuthority: undefined,
  now: Date.now,
});
after(() => sender.close());

/** Signs and sends a plan, and gives what was signed beside what arrived. */
async function send(plan: RequestPlan) {
  const before = server.requests.length;
  const request = signRequest(plan, endpoint, credentials, { time: new Date(), userAgent: "test" });
  const { status } = await sender.send(request, new AbortController().signal);
  const received = server.requests.at(-1);
  assert.deepEqual([status, server.requests.length], [200, before + 1]);
  assert.ok(received);
  return { request, received };
}

const planOf = (path: string, query: readonly QueryItem[] = [], more: Partial<RequestPlan> = {}): RequestPlan => ({
  method: "GET",
  path,
  query,
  headers: {},
  body: null,
  ...more,
});

const headersOf = ({ headers }: RawRequest): Record<string, string> =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
const urlOf = ({ line }: RawRequest): string => line.split(" ")[1] ?? "";

/** Asserts that what arrived is, byte for byte, what was signed. */
function assertAsSigned({ request, received }: Awaited<ReturnType<typeof send>>): void {
  assert.equal(received.line, `${request.method} ${request.url.slice(endpoint.origin.length)} HTTP/1.1`);
  const headers = headersOf(received);
  for (const [name, value] of Object.entries(request.headers)) assert.equal(headers[name], value.trim(), name);
  assert.deepEqual(Object.keys(headers).sort(), Object.keys(request.headers).sort(), "no header is added and none is lost");
  assert.equal(received.headers.length, Object.keys(headers).length, "none is sent twice");
  assert.ok(isSigned({ method: request.method, url: urlOf(received), headers }, secretAccessKey), received.line);
  assert.equal(urlOf(received).split("?")[0], request.signing.canonicalUri);
  assert.equal(received.body, (request.body ?? Buffer.alloc(0)).toString("latin1"));
}

describe("what goes on the wire", () => {
  it("keeps apart all that URL libraries rewrite, in path and query", async () => {
    const hard = "中 +%~*'()!&=?#/;:@$,[]{}|\\^`<>\"\t\n\u{1f600}";
    const { received } = await send(
      planOf(`/v1/${hard.replaceAll("/", "")}`, [
        ["q", hard],
        ["empty", ""],
        ["bind", null],
        ["q", "%7E%2a"],
      ]),
    );
    const encoded = (text: string) =>
      encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
    assert.equal(urlOf(received), `/v1/${encoded(hard.replaceAll("/", ""))}?q=${encoded(hard)}&empty=&bind&q=%257E%252a`);
    assert.match(urlOf(received), /%E4%B8%AD%20%2B%25~%2A%27%28%29%21%26%3D%3F%23/);
  });

  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.string({ unit: fc.constantFrom(..."中文 +%~*'()!&=?#;:@,.-_aZ9é\u{1f600}"), maxLength: 10 }),
    fc.constantFrom("%2F", "%2e%2e", "%", "%%", "+", " ", "~", "*", "'", "(", ")", "!", "..a", "a..", "...", "", "0"),
  );
  const segment = text.filter((part) => !part.includes("/") && part !== "." && part !== "..");
  const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => `/v1/${segments.join("/")}`);
  const item: fc.Arbitrary<QueryItem> = fc.tuple<[string, string | null]>(
    text.filter((name) => name !== ""),
    fc.option(text),
  );
  const method = fc.constantFrom(...methods);

  it("is what was signed, for any path and query", async () => {
    const connections = server.connections();
    await fc.assert(
      fc.asyncProperty(method, path, fc.array(item, { maxLength: 6 }), async (verb, place, query) => {
        assertAsSigned(await send(planOf(place, query, { method: verb })));
      }),
      { numRuns: 400 },
    );
    assert.ok(server.connections() - connections <= 1, "all of it over one kept connection");
  });

  it("is what was signed, for any header of one's own and any body", async () => {
    const name = fc.stringMatching(/^(?:x-bce-|x-)[a-z][a-z0-9-]{0,8}$/).filter((text) => !/^x-bce-(?:date|security-token)$/.test(text));
    const value = fc.string({ unit: fc.constantFrom(..."abc XYZ019-_.~!*'();:@&=+$,/?%#[]\t\"\\"), minLength: 1, maxLength: 20 });
    const headers = fc.dictionary(
      name,
      value.map((content) => content.trim()).filter((content) => content !== ""),
      { maxKeys: 4 },
    );
    await fc.assert(
      fc.asyncProperty(headers, fc.jsonValue(), fc.constantFrom("POST", "PUT", "DELETE"), async (own, content, verb) => {
        assertAsSigned(
          await send(planOf("/v1/vpc", [], { method: verb as "POST", headers: own, body: Buffer.from(JSON.stringify(content)) })),
        );
      }),
      { numRuns: 150 },
    );
  });

  it("is what was signed when path and query come off the command line, encoded or not", async () => {
    const words = fc.string({ unit: fc.constantFrom(..."中a +%~*'()!&=;:@,-_"), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(words, words, words, fc.boolean(), async (place, name, value, encode) => {
        const write = (part: string) => (encode ? encodeURIComponent(part) : part.replaceAll(/[%?#&=]/g, ""));
        const target = parseTarget(`/v1/x${write(place)}?n${write(name)}=${write(value)}&bind`);
        assertAsSigned(await send(planOf(target.path, [...target.query, parseQueryOption(`q${name}=${value}`)])));
      }),
      { numRuns: 150 },
    );
  });

  it("has a length for every POST and PUT, and none for a GET, so that a proxy changes nothing", async () => {
    for (const [verb, length] of [
      ["GET", undefined],
      ["HEAD", undefined],
      ["DELETE", undefined],
      ["POST", "0"],
      ["PUT", "0"],
    ] as const) {
      const headers = headersOf((await send(planOf("/v1/vpc", [], { method: verb }))).received);
      assert.deepEqual([headers["content-length"], headers["transfer-encoding"], headers["connection"]], [length, undefined, "keep-alive"]);
    }
  });
});

describe("bcevpc call", () => {
  it("sends the line it signed, byte for byte", async (t) => {
    const { host, requests } = await rawServer(t);
    const args = [
      "put",
      "v1/vpc/中 文+%~*'()!",
      "-q",
      "a=中 +%~*'()!",
      "-q",
      "b=",
      "-q",
      "bind",
      "-q",
      "A=2",
      "-H",
      "X-Bce-Foo: a  b%'*",
      "-d",
      '{"名":1}',
    ];
    const { code, stdout, stderr } = await call([...args, "--endpoint", `http://${host}`]);
    assert.deepEqual([code, stdout, stderr], [0, "{}", ""]);
    const [request] = requests;
    assert.ok(request);
    const special = "%2B%25~%2A%27%28%29%21";
    assert.equal(request.line, `PUT /v1/vpc/%E4%B8%AD%20%E6%96%87${special}?a=%E4%B8%AD%20${special}&b=&bind&A=2 HTTP/1.1`);
    assert.equal(Buffer.from(request.body, "latin1").toString("utf8"), '{"名":1}');
    assert.equal(headersOf(request)["x-bce-foo"], "a  b%'*");
    assert.equal(headersOf(request)["content-type"], "application/json; charset=utf-8");
    assert.ok(isSigned({ method: "PUT", url: urlOf(request), headers: headersOf(request) }, secretAccessKey));
  });
});
