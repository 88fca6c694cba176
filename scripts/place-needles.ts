import type { NeedlePlace } from "../src/core/diagnose/stream/byte-search.js";
import { toLatin1 } from "../src/core/text/bytes.js";

const bucketCount = 8;
const tripleLength = 3;
/** Needles are put elsewhere in turn until nothing gets better; more rounds never changed anything. */
const rounds = 6;
/** How much less what other texts may hold counts than what the sample holds. */
const othersWeight = 0.05;

/** How often bytes, and three bytes in a row, stand in a text. */
export interface ByteCounts {
  readonly shares: Float64Array;
  readonly triples: ReadonlyMap<number, number>;
}

export function byteCounts(sample: Uint8Array): ByteCounts {
  const shares = new Float64Array(256);
  const triples = new Map<number, number>();
  for (const [at, byte] of sample.entries()) {
    shares[byte] = (shares[byte] ?? 0) + 1 / sample.length;
    const triple = tripleAt(sample, at);
    triples.set(triple, (triples.get(triple) ?? 0) + 1 / sample.length);
  }
  return { shares, triples };
}

const tripleAt = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);

/** Which bytes a bucket takes for those of its needles, which it knows by their low and high halves only. */
function takenFor(own: readonly number[]): Uint8Array {
  const low = own.reduce((set, byte) => set | (1 << (byte & 15)), 0);
  const high = own.reduce((set, byte) => set | (1 << (byte >> 4)), 0);
  return Uint8Array.from({ length: 256 }, (_, byte) => (low >> (byte & 15)) & (high >> (byte >> 4)) & 1);
}

/**
 * Which three bytes of each needle are looked for, and in which bucket: such that few other places of a text look alike.
 * Needles in one bucket lend each other their halves of bytes.
 */
export function placeNeedles(texts: readonly string[], { shares, triples }: ByteCounts): NeedlePlace[] {
  const bytes = texts.map(toLatin1);
  const known = [...triples].map(([triple, share]) => ({ first: triple & 255, second: (triple >> 8) & 255, third: triple >> 16, share }));
  const places: { triple: number; bucket: number }[] = texts.map(() => ({ triple: 0, bucket: -1 }));
  /** The share of places at which a bucket, or one of its needles, has to be looked at more closely. */
  const costOf = (bucket: number): number => {
    const own = places.flatMap((place, index) =>
      place.bucket === bucket ? [{ triple: place.triple, text: bytes[index] ?? new Uint8Array() }] : [],
    );
    if (own.length === 0) return 0;
    const taken = Array.from({ length: tripleLength }, (_, place) => takenFor(own.map(({ triple, text }) => text[triple + place] ?? 0)));
    const [firstTaken, secondTaken, thirdTaken] = taken as [Uint8Array, Uint8Array, Uint8Array];
    let cost = 0;
    for (const { first, second, third, share } of known) if (firstTaken[first] && secondTaken[second] && thirdTaken[third]) cost += share;
    const others = taken.reduce((product, set) => product * shares.reduce((sum, share, byte) => (set[byte] ? sum + share : sum), 0), 1);
    const closer = own.reduce((sum, { triple, text }) => sum + (triples.get(tripleAt(text, triple)) ?? 0), 0);
    return cost + closer + others * othersWeight;
  };
  // Those that stand in many places come first, each where it costs least.
  const commonest = (text: Uint8Array): number =>
    Math.min(...Array.from({ length: text.length - tripleLength + 1 }, (_, at) => triples.get(tripleAt(text, at)) ?? 0));
  const order = [...places.entries()].sort(([a], [b]) => commonest(bytes[b] ?? new Uint8Array()) - commonest(bytes[a] ?? new Uint8Array()));
  for (let round = 0; round < rounds; round += 1)
    for (const [index, place] of order) {
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
