import type { RequestPlan } from "./request.js";

type Page = Readonly<Record<string, unknown>>;

/** A page sequence that cannot be followed further. */
export class PageSequenceError extends Error {
  override readonly name = "PageSequenceError";
  constructor(
    readonly fault: "repeated-marker" | "no-marker" | "no-list" | "other-list",
    /** The marker or the member it is about. */
    readonly detail: string,
    /** How many pages came before. */
    readonly pages: number,
  ) {
    super(`${fault}: ${detail}`);
  }
}

/** Members of a page that say where in the sequence it is. */
const framing: ReadonlySet<string> = new Set(["marker", "nextMarker", "isTruncated", "maxKeys"]);

/** The member that holds the list: the only array beside the framing, or of several the first one of objects. */
function listKey(page: Page): string | null {
  const arrays = Object.keys(page).filter((key) => Array.isArray(page[key]) && !framing.has(key));
  return arrays.find((key) => typeof (page[key] as unknown[])[0] === "object") ?? arrays[0] ?? null;
}

const withMarker = (plan: RequestPlan, marker: string): RequestPlan => ({
  ...plan,
  query: [...plan.query.filter(([name]) => name !== "marker"), ["marker", marker]],
});

export interface Pages {
  /** The first page with the whole list in place of its part; `isTruncated` says whether the limit left something out. */
  readonly merged: Record<string, unknown>;
  readonly pages: number;
  readonly items: number;
}

/**
 * Follows marker, nextMarker and isTruncated from the first page on and merges the lists. Empty pages are passed over;
 * a marker that comes a second time ends the sequence with an error. `next` fetches a page, and gives null to stop.
 * @throws {PageSequenceError} when the pages make no sequence.
 */
export async function followPages(
  plan: RequestPlan,
  next: (plan: RequestPlan, itemsSoFar: number) => Promise<Page | null>,
  maxItems: number,
): Promise<Pages | null> {
  const seen = new Set(plan.query.flatMap(([name, value]) => (name === "marker" && value !== null ? [value] : [])));
  const items: unknown[] = [];
  let first: Page | null = null;
  let key: string | null = null;
  let request = plan;
  for (let pages = 1; ; pages += 1) {
    const page = await next(request, items.length);
    if (page === null) return null;
    first ??= page;
    const found = listKey(page);
    if (found === null) throw new PageSequenceError("no-list", Object.keys(page).join(", "), pages);
    key ??= found;
    if (!Array.isArray(page[key])) throw new PageSequenceError("other-list", key, pages);
    for (const item of page[key] as unknown[]) items.push(item);
    const marker = page["nextMarker"];
    const truncated = page["isTruncated"] === true;
    if (!truncated || items.length >= maxItems) {
      const merged = merge(first, key, items, maxItems, page);
      return { merged, pages, items: Math.min(items.length, maxItems) };
    }
    if (typeof marker !== "string" || marker === "") throw new PageSequenceError("no-marker", "nextMarker", pages);
    if (seen.has(marker)) throw new PageSequenceError("repeated-marker", marker, pages);
    seen.add(marker);
    request = withMarker(plan, marker);
  }
}

function merge(first: Page, key: string, items: readonly unknown[], maxItems: number, last: Page): Record<string, unknown> {
  const { nextMarker: _passed, ...rest } = first;
  const cutInside = items.length > maxItems;
  const more = cutInside || last["isTruncated"] === true;
  // The last page's marker would pass over what was cut from that page.
  const resume = !cutInside && more ? { nextMarker: last["nextMarker"] } : {};
  return { ...rest, ...("isTruncated" in first ? { isTruncated: more } : {}), ...resume, [key]: items.slice(0, maxItems) };
}
