import type { TimePlace } from "./line-shape.js";
import { type LineTokens, tokenKinds } from "./line-tokens.js";
import { timeOf } from "./timestamps.js";

/** `2026-11-20T10:00`, `E1120 10:00`. */
const minuteLength = 16;
const klogMinuteLength = 11;
/** `E1120`, and where the seconds stand behind it. */
const klogLength = 5;
/** A time stands this near to the beginning of its line. */
const reach = 400;
const longestFraction = 9;

const zone = /^(?:Z(?!\d)|[+-]\d\d:\d\d(?!\d)|(?!\s?[Z+-]))/iu;
const klog = /^[IWEF]\d{4} $/u;

/** Where the time of a line stands that has these tokens. */
export function timePlaceOf(text: string, { count, kinds, starts, ends }: LineTokens): TimePlace {
  const own = kinds.subarray(0, count);
  if (own.every((kind) => kind === tokenKinds.uuid)) return "nowhere";
  if (starts[0] === 0 && own[0] === tokenKinds.word)
    return own[1] === tokenKinds.time && klog.test(text.slice(0, starts[1])) ? "klog" : "anywhere";
  const token = own.findIndex((kind, index) => kind === tokenKinds.time && /^\d{4}-/u.test(text.slice(starts[index], ends[index])));
  const [found] = token < 0 ? [] : (zone.exec(text.slice(ends[token])) ?? []);
  return found === undefined ? "anywhere" : { token, zone: found };
}

const mostMinutes = 1000;

/** Reads the times of many lines of a few shapes: all but the seconds are looked up. */
export class LineTimes {
  /** The beginning of an RFC 3339 time by that of a line's time and its zone; null where it has to be read. */
  private readonly minutes = new Map<string, string | null>();

  /** What `timeOf` gives of a line. */
  of(place: TimePlace, { starts, ends }: LineTokens, text: string, from: number, to: number, now: number): string | null {
    if (place === "nowhere") return null;
    return this.quick(place, { starts, ends }, text, from, to, now) ?? timeOf(text.slice(from, Math.min(to, from + reach)), now);
  }

  private quick(
    place: TimePlace,
    { starts, ends }: Pick<LineTokens, "starts" | "ends">,
    text: string,
    from: number,
    to: number,
    now: number,
  ): string | undefined {
    if (place === "klog") {
      const end = ends[1] ?? to;
      const isUsual =
        klog.test(text.slice(from, starts[1])) && text[from + klogMinuteLength + 3] === "." && end - from - klogMinuteLength >= 7;
      const minute = isUsual ? text.slice(from, from + klogMinuteLength) : null;
      if (minute !== null)
        return this.whole(minute, `${minute}:00`, text.slice(from + klogMinuteLength + 1, from + klogMinuteLength + 7), now);
    } else if (typeof place === "object") {
      const [start, end] = [starts[place.token] ?? from, ends[place.token] ?? to];
      const fraction = end - start - minuteLength - 4;
      if (end + klogLength - from < reach && fraction <= longestFraction) {
        const minute = text.slice(start, start + minuteLength);
        return this.whole(minute + place.zone, `${minute}:00${place.zone}`, text.slice(start + minuteLength + 1, end), now);
      }
    }
    return undefined;
  }

  private whole(key: string, firstSecond: string, seconds: string, now: number): string | undefined {
    let minute = this.minutes.get(key);
    if (minute === undefined) {
      const first = timeOf(firstSecond, now)?.slice(0, minuteLength) ?? null;
      // 24:00 is the first minute of the next day, and has one second.
      minute = first?.endsWith("T00:00") && !/00:00/u.test(firstSecond) ? null : first;
      if (this.minutes.size >= mostMinutes) this.minutes.clear();
      this.minutes.set(key, minute);
    }
    if (minute === null || seconds > "6") return undefined;
    const fraction = seconds.length < 4 ? "000" : seconds.slice(3, 6).padEnd(3, "0");
    return `${minute}:${seconds.slice(0, 2)}.${fraction}Z`;
  }
}
