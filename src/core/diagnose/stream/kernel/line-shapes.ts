/**
 * Tells which known shape a line has, by its number. AssemblyScript: `npm run generate` compiles it, with its neighbours, into
 * ../kernel-code.ts.
 */
import { input } from "./byte-search";
import { isSame } from "./bytes";
import { addToken, endOf, result, tokenCount } from "./line-tokens";

/** Where in `result` the line begins and ends, and where its line feed is. */
const lineStart: i32 = 0;
const lineEnd: i32 = 4;
const feedAt: i32 = 8;

/** Longer lines are of no shape. */
const longestLine: usize = 2000;

/**
 * Shapes, one record behind the other: how many tokens, and for each the length of the literal before it, the same in units
 * of UTF-16, its kind, the length of the token where it is fixed, the literal and the fixed token; then the last literal.
 */
const arenaCapacity: i32 = 1 << 20;
const arena: usize = memory.data(1 << 20, 16);
const notFixed: i32 = 0xffff;
const mostShapes: i32 = 4096;
const addresses: usize = memory.data(4096 * 4, 16);
let shapeCount: i32 = 0;

/** Where the record of the next shape goes. */
export let recordAt: usize = arena;

/** The shape that came behind each the last time, one more than its number; first that which came first. */
const followers: usize = memory.data(4097 * 4, 16);
/** The last shape; -1 before there is any. */
let last: i32 = -1;
/** Shapes that came lately, the latest first. */
const mostRecent: i32 = 16;
const recent: usize = memory.data(16 * 4, 16);
let recentCount: i32 = 0;

/** Forgets all shapes. */
export function clearShapes(): void {
  shapeCount = 0;
  recentCount = 0;
  last = -1;
  recordAt = arena;
  memory.fill(followers, 0, 4097 * 4);
}

/** Whether a further record fits. */
export function hasRoom(length: i32): bool {
  return shapeCount < mostShapes && recordAt + length <= arena + arenaCapacity;
}

/** Takes the shape whose record was written; gives its number. */
export function addShape(length: i32): i32 {
  store<u32>(addresses + shapeCount * 4, recordAt);
  recordAt += length;
  shapeCount += 1;
  return shapeCount - 1;
}

function isOfShape(shape: i32, from: usize, to: usize, textFrom: i32): bool {
  let record: usize = load<u32>(addresses + shape * 4);
  const count: i32 = load<u16>(record);
  record += 2;
  let at = from;
  let units = textFrom;
  for (let index = 0; index < count; index += 1) {
    const length: usize = load<u16>(record);
    const start = at + length;
    if (!isSame(at, record + 7, length)) return false;
    const end = endOf(load<u8>(record, 4), start, to);
    if (end === 0) return false;
    units += load<u16>(record, 2);
    const fixed: i32 = load<u16>(record, 5);
    record += 7 + length;
    if (fixed !== notFixed) {
      if (<i32>(end - start) !== fixed || !isSame(start, record, fixed)) return false;
      record += fixed;
    }
    addToken(index, units, units + <i32>(end - start));
    units += <i32>(end - start);
    at = end;
  }
  const length: usize = load<u16>(record);
  if (to - at !== length || !isSame(at, record + 2, length)) return false;
  store<i32>(result, count, tokenCount);
  return true;
}

/** Whether a line of the input is of a shape; gives the tokens where it is. */
export function hasShape(shape: i32, from: i32, to: i32, textFrom: i32): bool {
  return isOfShape(shape, input + from, input + to, textFrom);
}

/** Notes that the last line was of a shape. */
export function note(shape: i32): void {
  if (recentCount < mostRecent) recentCount += 1;
  memory.copy(recent + 4, recent, (recentCount - 1) * 4);
  store<i32>(recent, shape);
  store<i32>(followers + (last + 1) * 4, shape + 1);
  last = shape;
}

/** The shape of a line: that which followed on the last one before, or one that came lately; -1 where it is another. */
function shapeOf(from: usize, to: usize, textFrom: i32): i32 {
  const follower = load<i32>(followers + (last + 1) * 4) - 1;
  if (follower >= 0 && isOfShape(follower, from, to, textFrom)) {
    last = follower;
    return follower;
  }
  for (let index = 0; index < recentCount; index += 1) {
    const shape = load<i32>(recent + index * 4);
    if (shape === follower || !isOfShape(shape, from, to, textFrom)) continue;
    store<i32>(followers + (last + 1) * 4, shape + 1);
    last = shape;
    return shape;
  }
  return another;
}

/** What is said of a line that is of none of the shapes that came lately, of one that is too long, and of none that is whole. */
const another: i32 = -1;
const tooLong: i32 = -2;
const noLine: i32 = -3;

function feedBehind(from: usize, to: usize): usize {
  const feed = i8x16.splat(10);
  for (let at = from; at < to; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), feed));
    if (found !== 0) return min(at + ctz(found), to);
  }
  return to;
}

function lineFrom(start: usize, feed: usize, textFrom: i32): i32 {
  const end = feed > start && load<u8>(feed - 1) === 13 ? feed - 1 : feed;
  store<i32>(result, <i32>(start - input), lineStart);
  store<i32>(result, <i32>(end - input), lineEnd);
  store<i32>(result, <i32>(feed - input), feedAt);
  if (end - start > longestLine) return tooLong;
  return shapeOf(start, end, textFrom);
}

/** The shape of the line that begins at an offset of the input. */
export function lineAt(from: i32, length: i32, textFrom: i32): i32 {
  const start = input + from;
  return lineFrom(start, feedBehind(start, input + length), textFrom);
}

/** The same of the line around an offset, whose line feeds must stand in the input. */
export function lineAround(at: i32, length: i32): i32 {
  const place = input + at;
  const earliest = <usize>at > longestLine ? place - longestLine : input;
  let start: usize = 0;
  for (let before = place; before > earliest && start === 0; before -= 1) if (load<u8>(before - 1) === 10) start = before;
  if (start === 0) return noLine;
  const latest = min(input + length, place + longestLine);
  const feed = feedBehind(place, latest);
  return feed === latest ? noLine : lineFrom(start, feed, 0);
}
