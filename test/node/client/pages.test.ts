import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { followPages, PageSequenceError, type Pages } from "../../../src/node/client/pages.js";
import type { RequestPlan } from "../../../src/node/client/request.js";

const plan: RequestPlan = { method: "GET", path: "/v1/vpc", query: [["maxKeys", "2"]], headers: {}, body: null };
const everything = Number.POSITIVE_INFINITY;

const markerOf = ({ query }: RequestPlan): string | null => query.find(([name]) => name === "marker")?.[1] ?? null;

/** Follows pages of which every one can be fetched. */
async function follow(...args: Parameters<typeof followPages>): Promise<Pages> {
  const result = await followPages(...args);
  assert.ok(result);
  return result;
}

/** A service that holds these pages; the marker of each but the first is its own name. */
function service(pages: readonly (readonly unknown[])[], names: readonly string[]) {
  const asked: RequestPlan[] = [];
  const next = async (request: RequestPlan): Promise<Record<string, unknown>> => {
    asked.push(request);
    const marker = markerOf(request);
    const at = marker === null ? 0 : names.indexOf(marker);
    assert.ok(at >= 0, `nobody named the marker ${marker}`);
    const more = at + 1 < pages.length;
    return { marker, isTruncated: more, ...(more ? { nextMarker: names[at + 1] } : {}), maxKeys: 2, vpcs: pages[at] };
  };
  return { next, asked };
}

/** Lists of any items in pages of any size, empty ones too, and the pages' names. */
const sequences = fc
  .array(fc.array(fc.jsonValue(), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .chain((pages) =>
    fc.tuple(
      fc.constant(pages),
      fc.uniqueArray(fc.string({ minLength: 1, unit: "grapheme" }), { minLength: pages.length, maxLength: pages.length }),
    ),
  );

describe("following pages", () => {
  it("gives the concatenation of any pages, each asked for once with its own marker", async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async ([pages, names]) => {
        const { next, asked } = service(pages, names);
        const result = await follow(plan, next, everything);
        assert.deepEqual(result.merged, { marker: null, isTruncated: false, maxKeys: 2, vpcs: pages.flat() });
        assert.deepEqual([result.pages, result.items], [pages.length, pages.flat().length]);
        assert.deepEqual(asked.map(markerOf), [null, ...names.slice(1)]);
        assert.ok(asked.every(({ query }) => query[0]?.[1] === "2" && query.length <= 2));
      }),
    );
  });

  it("gives with a limit the first so many items, says whether more are left, and names only a marker that skips none", async () => {
    await fc.assert(
      fc.asyncProperty(sequences, fc.integer({ min: 1, max: 30 }), async ([pages, names], limit) => {
        const all = pages.flat();
        const { next } = service(pages, names);
        const { merged, items } = await follow(plan, next, limit);
        const { vpcs, isTruncated, nextMarker } = merged as { vpcs: unknown[]; isTruncated: boolean; nextMarker?: string };
        assert.deepEqual(vpcs, all.slice(0, limit));
        assert.equal(items, vpcs.length);
        if (all.length > limit) assert.equal(isTruncated, true);
        if (!isTruncated) assert.deepEqual(vpcs, all);
        if (nextMarker === undefined) return;
        const rest = await follow({ ...plan, query: [["marker", nextMarker]] }, next, everything);
        assert.deepEqual([...vpcs, ...(rest.merged["vpcs"] as unknown[])], all);
      }),
    );
  });

  it("asks for no page beyond the one that fills the limit", async () => {
    const { next, asked } = service([[1, 2], [3, 4], [5]], ["a", "b", "c"]);
    await followPages(plan, next, 4);
    assert.equal(asked.length, 2);
  });

  it("tells the fetcher how many items there are so far", async () => {
    const counts: number[] = [];
    const { next } = service([[1, 2], [], [3]], ["a", "b", "c"]);
    const counting = (request: RequestPlan, count: number) => {
      counts.push(count);
      return next(request);
    };
    await follow(plan, counting, everything);
    assert.deepEqual(counts, [0, 2, 2]);
  });

  it("gives nothing when a page could not be fetched", async () => {
    const { next } = service([[1], [2]], ["a", "b"]);
    assert.equal(await followPages(plan, async (request) => (markerOf(request) === null ? next(request) : null), everything), null);
  });

  it("ends with an error at the first marker that was there before, however long the circle", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), fc.nat(19), async (length, start) => {
        const back = start % length;
        let asked = 0;
        const next = async (request: RequestPlan) => {
          asked += 1;
          const at = Number(markerOf(request) ?? 0);
          return { vpcs: [at], isTruncated: true, nextMarker: String(at + 1 < length ? at + 1 : back) };
        };
        await assert.rejects(followPages({ ...plan, query: [["marker", "0"]] }, next, everything), (error) => {
          assert.ok(error instanceof PageSequenceError);
          assert.deepEqual([error.fault, error.detail, error.pages], ["repeated-marker", String(back), length]);
          return true;
        });
        assert.equal(asked, length);
      }),
    );
  });

  it("finds the list beside the framing, whatever it is called, and of several that of objects", async () => {
    const single = async (page: Record<string, unknown>) => (await follow(plan, async () => page, 1)).merged;
    assert.deepEqual(await single({ isTruncated: true, nextMarker: "n", natGateways: [{ id: 1 }, { id: 2 }] }), {
      isTruncated: true,
      natGateways: [{ id: 1 }],
    });
    assert.deepEqual(await single({ zones: ["a", "b"], subnets: [{ id: 1 }, { id: 2 }], isTruncated: false }), {
      zones: ["a", "b"],
      subnets: [{ id: 1 }],
      isTruncated: true,
    });
  });
});
