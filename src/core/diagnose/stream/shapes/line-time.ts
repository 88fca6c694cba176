import { LocalZone } from "../local-zone.js";
import { timeOf } from "../timestamps.js";
import type { TimePlace } from "./line-shape.js";
import { type LineTokens, type TokenPlaces, tokenKinds } from "./line-tokens.js";

/** `2026-11-20T10:00`, `E1120 10:00`. */
const minuteLength = 16;
const klogMinuteLength = 11;
/** A zone behind a time. */
const longestZone = 7;
/** A time stands this near to the beginning of its line. */
const reach = 400;
const longestFraction = 9;

const zone = /^(?:Z(?!\d)|[+-]\d\d:\d\d(?!\d)|(?!\s?[Z+-]))/iu;
const klog = /^[IWEF]\d{4} $/u;

/** Where the time of a line stands that has these tokens. */
export function timePlaceOf(text: string, { kinds: own, starts, ends }: LineTokens): TimePlace {
  if (own.every((kind) => kind === tokenKinds.uuid)) return "nowhere";
  if (starts[0] === 0 && own[0] === tokenKinds.word)
    return own[1] === tokenKinds.time && klog.test(text.slice(0, starts[1])) ? "klog" : "anywhere";
  const token = own.findIndex((kind, index) => kind === tokenKinds.time && /^\d{4}-/u.test(text.slice(starts[index], ends[index])));
  const [found] = token < 0 ? [] : (zone.exec(text.slice(ends[token])) ?? []);
  return found === undefined ? "anywhere" : { token, zone: found };
}

const [dot, digitFive] = [0x2e, 0x35];

/** What a minute is in RFC 3339: lines that follow each other are mostly of the same. */
class Minutes {
  private text = "-";
  private zone = "";
  private begin: string | null = null;
  /** Whether a time of this minute is written as in RFC 3339, with `Z` behind it. */
  isCanonical = false;

  constructor(private readonly local: LocalZone) {}

  /** The beginning of the time; null where the whole has to be read. */
  of(text: string, start: number, end: number, zone: string, now: number): string | null {
    if (this.zone === zone && text.slice(start, end) === this.text) return this.begin;
    this.text = text.slice(start, end);
    this.zone = zone;
    const first = timeOf(`${this.text}:00${zone}`, now, this.local)?.slice(0, minuteLength) ?? null;
    // 24:00 is the first minute of the next day, and has one second.
    this.begin = first?.endsWith("T00:00") && /\D24:00$/u.test(this.text) ? null : first;
    this.isCanonical = this.begin === this.text && zone === "Z";
    return this.begin;
  }
}

/** Reads the times of many lines of a few shapes: all but the seconds are looked up. */
export class LineTimes {
  private readonly klogs: Minutes;
  private readonly dates: Minutes;

  constructor(private readonly local = new LocalZone()) {
    this.klogs = new Minutes(local);
    this.dates = new Minutes(local);
  }

  /** What `timeOf` gives of a line. */
  of(place: TimePlace, { starts, ends }: TokenPlaces, text: string, from: number, to: number, now: number): string | null {
    if (place === "nowhere") return null;
    return this.quick(place, { starts, ends }, text, from, to, now) ?? timeOf(text.slice(from, to), now, this.local);
  }

  private quick(place: TimePlace, { starts, ends }: TokenPlaces, text: string, from: number, to: number, now: number): string | undefined {
    if (place === "klog") {
      const end = ends[1] ?? to;
      const isUsual =
        klog.test(text.slice(from, starts[1])) && text[from + klogMinuteLength + 3] === "." && end - from - klogMinuteLength >= 7;
      return isUsual ? this.whole(this.klogs, text, from, from + klogMinuteLength, from + klogMinuteLength + 7, "", now) : undefined;
    }
    if (typeof place === "string") return undefined;
    const [start, end] = [starts[place.token] ?? from, ends[place.token] ?? to];
    if (end + longestZone - from >= reach || end - start - minuteLength - 4 > longestFraction) return undefined;
    return this.whole(this.dates, text, start, start + minuteLength, end, place.zone, now);
  }

  /** The time whose minute stands up to one offset, and whose seconds end at another. */
  private whole(minutes: Minutes, text: string, start: number, at: number, end: number, zone: string, now: number): string | undefined {
    const begin = minutes.of(text, start, at, zone, now);
    if (begin === null || text.charCodeAt(at + 1) > digitFive) return undefined;
    const fraction = end - at - 4;
    if (fraction === 3 && text.charCodeAt(at + 3) === dot) {
      // Most logs write it as it is written here.
      if (minutes.isCanonical) return text.slice(start, end + 1);
      return `${begin}${text.slice(at, at + 7)}Z`;
    }
    const digits = fraction <= 0 ? "000" : text.slice(at + 4, Math.min(end, at + 7)).padEnd(3, "0");
    return `${begin}:${text.slice(at + 1, at + 3)}.${digits}Z`;
  }
}
