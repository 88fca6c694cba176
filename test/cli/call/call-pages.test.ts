import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ApiServer, apiServer, type Reply } from "../../servers/api.js";
import { brokenServer } from "../../servers/broken.js";
import { call, failureOf, getFrom, secretAccessKey } from "../../servers/calling.js";
import type { Owner } from "../../servers/listen.js";
import { isSigned } from "../../servers/signature.js";

/** A page that names another one, unless `next` is absent. */
const page = (items: readonly unknown[], next?: string): Reply => ({
  body: { marker: "here", maxKeys: 2, isTruncated: next !== undefined, ...(next === undefined ? {} : { nextMarker: next }), vpcs: items },
});
const paginate = (api: ApiServer, ...args: string[]) => getFrom(api.origin, ["--paginate", ...args]);
const markers = ({ requests, origin }: ApiServer): (string | null)[] =>
  requests.map(({ url }) => new URL(url, origin).searchParams.get("marker"));

describe("bcevpc call --paginate", { concurrency: 4 }, () => {
  it("merges the lists of all pages over one connection, every request signed", async (t) => {
    const api = await apiServer(t, [page([{ id: "一" }, { id: "b" }], "m 1+%"), page([{ id: "c" }], "m2"), page([{ id: "d" }])]);
    const { code, stdout, stderr } = await call(["GET", "/v1/vpc", "-q", "maxKeys=2", "--endpoint", api.origin, "--paginate"]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.deepEqual(JSON.parse(stdout), {
      marker: "here",
      maxKeys: 2,
      isTruncated: false,
      vpcs: [{ id: "一" }, { id: "b" }, { id: "c" }, { id: "d" }],
    });
    assert.deepEqual([api.connections(), markers(api)], [1, [null, "m 1+%", "m2"]]);
    assert.equal(api.requests[1]?.url, "/v1/vpc?maxKeys=2&marker=m%201%2B%25");
    assert.ok(api.requests.every((request) => isSigned(request, secretAccessKey)));
  });

  it("begins at the marker that is asked for and puts each next one in its place", async (t) => {
    const api = await apiServer(t, [page([1], "b"), page([2])]);
    const { code } = await call(["GET", "/v1/vpc?marker=a", "--endpoint", api.origin, "--paginate"]);
    assert.deepEqual([code, markers(api)], [0, ["a", "b"]]);
    assert.equal(api.requests[1]?.url, "/v1/vpc?marker=b");
  });

  it("goes on after empty pages, at the beginning, in the middle and at the end", async (t) => {
    const api = await apiServer(t, [page([], "a"), page([1], "b"), page([], "c"), page([2], "d"), page([])]);
    const { code, stdout } = await paginate(api);
    assert.deepEqual([code, JSON.parse(stdout).vpcs, api.requests.length], [0, [1, 2], 5]);
  });

  it("takes a single page, with or without isTruncated, for the whole list", async (t) => {
    for (const body of [{ vpcs: [1, 2] }, { isTruncated: false, vpcs: [1, 2] }, { isTruncated: false, nextMarker: "x", vpcs: [1, 2] }]) {
      const api = await apiServer(t, [{ body }]);
      const { code, stdout } = await paginate(api);
      const { nextMarker: _, ...whole } = body as { nextMarker?: string };
      assert.deepEqual([code, JSON.parse(stdout), api.requests.length], [0, whole, 1]);
    }
  });

  it("selects from the merged list with --query and lays it out with --format", async (t) => {
    const list = [page([{ id: "a" }], "m"), page([{ id: "b" }])];
    assert.equal((await paginate(await apiServer(t, list), "--query", "vpcs[].id")).stdout, '["a","b"]\n');
    assert.match((await paginate(await apiServer(t, list), "--format", "table")).stdout, /a[\s\S]*b/);
  });

  it("sends a page again with --retry and goes on", async (t) => {
    const api = await apiServer(t, [page([1], "a"), { status: 503, headers: { "retry-after": "0" } }, { instead: "reset" }, page([2])]);
    const { code, stdout } = await paginate(api, "--retry", "2");
    assert.deepEqual([code, JSON.parse(stdout).vpcs, markers(api)], [0, [1, 2], [null, "a", "a", "a"]]);
  });
});

describe("--max-items", { concurrency: 4 }, () => {
  const list = [page([1, 2], "a"), page([3, 4], "b"), page([5])];
  /** What of the merged document says where it ends, and how many requests it took. */
  async function cut(owner: Owner, count: number): Promise<unknown[]> {
    const api = await apiServer(owner, list);
    const { code, stdout } = await paginate(api, "--max-items", String(count));
    assert.equal(code, 0);
    const { vpcs, isTruncated, nextMarker } = JSON.parse(stdout);
    return [vpcs, isTruncated, nextMarker, api.requests.length];
  }

  it("in the middle of a page says that there is more, and names no marker: it would pass over the rest of the page", async (t) => {
    assert.deepEqual(await cut(t, 1), [[1], true, undefined, 1]);
    assert.deepEqual(await cut(t, 3), [[1, 2, 3], true, undefined, 2]);
  });

  it("at the end of a page says that there is more, and names the marker that goes on", async (t) => {
    assert.deepEqual(await cut(t, 2), [[1, 2], true, "a", 1]);
    assert.deepEqual(await cut(t, 4), [[1, 2, 3, 4], true, "b", 2]);
  });

  it("at or beyond the end of the list changes nothing", async (t) => {
    assert.deepEqual(await cut(t, 5), [[1, 2, 3, 4, 5], false, undefined, 3]);
    assert.deepEqual(await cut(t, 600), [[1, 2, 3, 4, 5], false, undefined, 3]);
  });

  it("and --paginate are refused where they make no sense", async () => {
    const local = ["--endpoint", "http://127.0.0.1:1"];
    assert.match((await call(["GET", "/v1/vpc", ...local, "--max-items", "3"])).stderr, /--max-items requires --paginate/);
    assert.match((await call(["POST", "/v1/vpc", ...local, "--paginate"])).stderr, /--paginate requires GET/);
    for (const value of ["0", "-1", "x", "1.5"])
      assert.equal((await call(["GET", "/v1/vpc", ...local, "--paginate", `--max-items=${value}`])).code, 2);
  });
});

describe("a sequence of pages that cannot be followed", { concurrency: 4 }, () => {
  const cases: readonly (readonly [name: string, answers: readonly Reply[], requests: number, en: RegExp, zh: RegExp])[] = [
    [
      "a marker that comes again",
      [page([1], "a"), page([2], "b"), page([3], "a")],
      3,
      /page 3 repeats the marker "a"/,
      /第 3 页再次给出标记“a”/,
    ],
    ["a page that leads to itself", [page([1], "a"), page([2], "a")], 2, /page 2 repeats the marker "a".*never end/, /继续下去会无限循环/],
    [
      "a page with more to come and no marker",
      [{ body: { vpcs: [1], isTruncated: true } }],
      1,
      /page 1 is truncated but names no nextMarker/,
      /却没有 nextMarker/,
    ],
    [
      "a marker that is no text",
      [{ body: { vpcs: [1], isTruncated: true, nextMarker: 7 } }],
      1,
      /page 1 is truncated but names no nextMarker/,
      /却没有 nextMarker/,
    ],
    ["a page without a list", [{ body: { vpc: { vpcId: "v" } } }], 1, /page 1 contains no list, only: vpc/, /第 1 页中没有列表，只有：vpc/],
    [
      "a later page with another list",
      [page([1], "a"), { body: { subnets: [2] } }],
      2,
      /page 2 lacks the list "vpcs"/,
      /第 2 页缺少列表“vpcs”/,
    ],
    ["a page that is null", [{ body: "null" }], 1, /page 1 contains no list/, /第 1 页中没有列表/],
    ["a page that is a bare number", [{ body: "3" }], 1, /page 1 contains no list/, /第 1 页中没有列表/],
  ];
  for (const [name, answers, count, en, zh] of cases)
    it(`ends with 6 and a sentence, and prints nothing: ${name}`, async (t) => {
      const [english, chinese] = [await apiServer(t, answers), await apiServer(t, answers)];
      for (const [api, language, sentence, hint] of [
        [english, "en", en, /fetch the pages one by one: -q marker=MARKER/],
        [chinese, "zh", zh, /改为逐页获取/],
      ] as const) {
        const { code, stdout, stderr } = await getFrom(api.origin, ["--paginate", "--lang", language], { COLUMNS: "400" });
        assert.deepEqual([code, stdout, api.requests.length], [6, "", count], stderr);
        assert.match(stderr, sentence);
        assert.match(stderr, hint);
      }
    });

  it("ends with 6 when a page has no content at all (204)", async (t) => {
    const { code, stdout, stderr } = await paginate(await apiServer(t, [{ status: 204, body: "" }]));
    assert.deepEqual([code, stdout], [6, ""], stderr);
  });

  it("is read like a single answer when it begins with a byte order mark", async (t) => {
    const { code, stdout, stderr } = await paginate(await apiServer(t, [{ body: '\ufeff{"vpcs":[1],"isTruncated":false}' }]));
    assert.equal(code, 0, stderr);
    assert.deepEqual(JSON.parse(stdout).vpcs, [1]);
  });
});

describe("a failure in the middle of the pages", { concurrency: 4 }, () => {
  it("exits by the table, with the failing page on stdout and nothing merged", async (t) => {
    for (const [status, code, exitCode] of [
      [400, "BadRequest", 4],
      [500, "InternalError", 5],
      [403, "AccessDenied", 7],
      [429, "RateLimit", 8],
    ] as const) {
      const body = { code, message: "no more", requestId: "r-9" };
      const api = await apiServer(t, [page([1], "a"), { status, body }]);
      const result = await paginate(api, "--json");
      assert.deepEqual([result.code, result.stdout, api.requests.length], [exitCode, JSON.stringify(body), 2]);
      assert.equal(failureOf(result)["code"], code);
    }
  });

  it("is explained like any other when the page is none of the API's or never comes whole", async (t) => {
    const html = await apiServer(t, [page([1], "a"), { status: 200, body: "<html><title>Login</title></html>" }]);
    const portal = await paginate(html);
    assert.deepEqual([portal.code, portal.stdout], [6, "<html><title>Login</title></html>"]);
    assert.match(portal.stderr, /^A web page instead of an API answer/);
    const reset = await paginate(await apiServer(t, [page([1], "a"), { instead: "reset" }]));
    assert.deepEqual([reset.code, reset.stdout], [6, ""]);
    assert.match(reset.stderr, /was lost before the answer arrived/);
    const half = await paginate({ origin: `http://${(await brokenServer(t, "sends half a body and closes")).host}` } as ApiServer);
    assert.deepEqual([half.code, half.stdout], [6, ""]);
  });
});
