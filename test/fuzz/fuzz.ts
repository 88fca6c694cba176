/**
 * The long run: `node --import tsx test/fuzz/fuzz.ts [count] [seed] [seconds]`. Each sample is made of its own seed, so
 * `fuzz.ts 1 SEED` repeats one.
 */
import { failuresOf, fuzz } from "./pool.js";

const [count = 1_000_000, seed = Date.now() % 2 ** 31, seconds = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number);
if (![count, seed].every(Number.isSafeInteger) || Number.isNaN(seconds)) {
  console.error("usage: fuzz.ts [count] [seed] [seconds]");
  process.exit(2);
}
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

console.log(`${count} samples from seed ${seed} on`);
let shown = 0;
const tally = await fuzz({
  count,
  seed,
  seconds,
  workers: count === 1 ? 1 : 2,
  onProgress: (samples) => {
    const tenth = Math.floor((samples / count) * 10);
    if (tenth === shown) return;
    shown = tenth;
    console.log(`${tenth * 10} %`);
  },
});
const failures = failuresOf(tally);
const speed = (tally.bytes / 2 ** 20 / tally.seconds).toFixed(2);
console.log(`samples  ${tally.samples}`);
console.log(`size     ${megabytes(tally.bytes)} MB in ${tally.seconds.toFixed(1)} s, ${speed} MB/s`);
console.log(`errors   ${tally.errors} found`);
for (const { seed, size, milliseconds } of tally.slowest)
  console.log(`slow     seed ${seed}: ${size} bytes, ${milliseconds.toFixed(0)} ms`);
for (const { share, bytes } of tally.heaps) console.log(`heap     ${megabytes(bytes)} MB of one worker at ${Math.round(share * 100)} %`);
for (const failure of failures) console.log(`FAILED   ${failure}`);
console.log(`failures ${tally.broken.length} broken, ${tally.hangs.length} hangs, ${tally.crashes.length} crashes`);
process.exitCode = failures.length > 0 ? 1 : 0;
