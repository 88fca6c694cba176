// Written by `npm run generate` from needles.ts. Do not edit.

import type { NeedlePlace } from "./byte-search.js";

/** Where the search looks for each of the needles, in their order. */
export const needlePlaces: readonly NeedlePlace[] = [
  { triple: 0, bucket: 1 },
  { triple: 0, bucket: 1 },
  { triple: 0, bucket: 1 },
  { triple: 1, bucket: 4 },
  { triple: 0, bucket: 4 },
  { triple: 1, bucket: 6 },
  { triple: 0, bucket: 2 },
  { triple: 2, bucket: 1 },
  { triple: 0, bucket: 3 },
  { triple: 3, bucket: 3 },
  { triple: 0, bucket: 1 },
  { triple: 1, bucket: 1 },
  { triple: 0, bucket: 3 },
  { triple: 3, bucket: 1 },
  { triple: 0, bucket: 2 },
  { triple: 0, bucket: 0 },
  { triple: 0, bucket: 0 },
  { triple: 3, bucket: 2 },
  { triple: 1, bucket: 6 },
  { triple: 15, bucket: 3 },
  { triple: 1, bucket: 6 },
  { triple: 0, bucket: 1 },
  { triple: 0, bucket: 2 },
  { triple: 1, bucket: 3 },
  { triple: 5, bucket: 1 },
  { triple: 0, bucket: 1 },
  { triple: 3, bucket: 7 },
  { triple: 1, bucket: 6 },
  { triple: 1, bucket: 0 },
  { triple: 0, bucket: 5 },
  { triple: 0, bucket: 5 },
  { triple: 0, bucket: 7 },
];
