import type { NeedlePlace } from "../src/core/diagnose/stream/byte-search.js";
import { toLatin1 } from "../src/core/text/bytes.js";

const bucketCount = 8;
const tripleLength = 3;
/** Needles are put elsewhere in turn until nothing gets better; more rounds never changed anything. */
const rounds = 6;

/** How often each byte stands in a text. */
export function byteShares(sample: Uint8Array): Float64Array {
  const shares = new Float64Array(256);
  for (const byte of sample) shares[byte] = (shares[byte] ?? 0) + 1 / sample.length;
  return shares;
}

/**
 * Which three bytes of each needle are looked for, and in which bucket: such that few other places of a text look alike. A
 * bucket tells bytes apart by their low and high halves only, so that needles in one bucket lend each other theirs.
 */
export function placeNeedles(texts: readonly string[], shares: Float64Array): NeedlePlace[] {
  const bytes = texts.map(toLatin1);
  const shareOf = (low: number, high: number): number =>
    shares.reduce((sum, share, byte) => ((low >> (byte & 15)) & (high >> (byte >> 4)) & 1 ? sum + share : sum), 0);
  const places: { triple: number; bucket: number }[] = texts.map((_, index) => ({ triple: 0, bucket: index % bucketCount }));
  /** The share of places that a bucket takes for one of its needles. */
  const costOf = (bucket: number): number => {
    const own = places.flatMap((place, index) => (place.bucket === bucket ? [{ triple: place.triple, text: bytes[index] }] : []));
    if (own.length === 0) return 0;
    let cost = 1;
    for (let place = 0; place < tripleLength; place += 1) {
      const found = own.map(({ triple, text }) => text?.[triple + place] ?? 0);
      cost *= shareOf(
        found.reduce((set, byte) => set | (1 << (byte & 15)), 0),
        found.reduce((set, byte) => set | (1 << (byte >> 4)), 0),
      );
    }
    return cost;
  };
  for (let round = 0; round < rounds; round += 1)
    for (const [index, place] of places.entries()) {
      const choices: { triple: number; bucket: number; cost: number }[] = [];
      const before = place.bucket;
      place.bucket = -1;
      const without = costOf(before);
      for (let bucket = 0; bucket < bucketCount; bucket += 1) {
        place.bucket = -1;
        const alone = bucket === before ? without : costOf(bucket);
        place.bucket = bucket;
        for (let triple = 0; triple + tripleLength <= (bytes[index]?.length ?? 0); triple += 1) {
          place.triple = triple;
          choices.push({ triple, bucket, cost: costOf(bucket) - alone });
        }
      }
      const [best] = choices.sort((a, b) => a.cost - b.cost || a.bucket - b.bucket || a.triple - b.triple);
      if (best) Object.assign(place, { triple: best.triple, bucket: best.bucket });
    }
  return places;
}
