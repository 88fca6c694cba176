const minute = 60_000;

/** A moment as bce-auth writes it. */
export const isoTime = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** All offsets of time zones from UTC, in minutes, that of China first. */
const zones: readonly number[] = [
  480,
  -480,
  ...Array.from({ length: 105 }, (_, index) => (index - 48) * 15).filter((zone) => zone !== 0 && Math.abs(zone) !== 480),
];

export interface OtherTime {
  readonly text: string;
  /** One of many that are tried only by themselves. */
  readonly alone: boolean;
}

/** Local time of each zone, labelled Z. */
export const localTimes = (time: number): OtherTime[] =>
  zones.map((zone, index) => ({ text: isoTime(time + zone * minute), alone: index > 1 }));

/** The same second with its milliseconds: 000 first. */
export const withMilliseconds = (time: number): OtherTime[] =>
  Array.from({ length: 1000 }, (_, index) => ({
    text: `${isoTime(time).slice(0, -1)}.${String(index).padStart(3, "0")}Z`,
    alone: index > 0,
  }));

/** A clock that was read a second time. */
export const nearTimes = (time: number): OtherTime[] =>
  [1, -1, 2, -2, 3, -3, 4, -4, 5, -5].map((seconds, index) => ({ text: isoTime(time + seconds * 1000), alone: index > 1 }));

/** Seconds and milliseconds since 1970, the milliseconds of the whole second among them. */
export function epochs(time: number): string[] {
  const second = Math.floor(time / 1000);
  const within = Array.from({ length: 1000 }, (_, index) => String(second * 1000 + index));
  return [String(second), String(time), String(second + 28_800), String(second - 28_800), ...within];
}

/** Other notations of the same moment. */
export function notations(time: number): string[] {
  const utc = isoTime(time);
  const beijing = isoTime(time + 480 * minute).slice(0, -1);
  const compact = utc.replaceAll(/[-:]/gu, "");
  return [
    utc.slice(0, -1),
    utc.slice(0, -1).replace("T", " "),
    `${utc.slice(0, -1)}+00:00`,
    `${utc.slice(0, -1)}+0000`,
    `${beijing}+08:00`,
    `${beijing}+0800`,
    beijing,
    beijing.replace("T", " "),
    utc.slice(0, 10),
    compact,
    compact.slice(0, 8),
    new Date(time).toUTCString(),
  ];
}

/** Every text that may have stood for a moment. */
export const otherTimes = (time: number): OtherTime[] => [
  ...localTimes(time),
  ...nearTimes(time),
  ...withMilliseconds(time),
  ...[...epochs(time), ...notations(time)].map((text, index) => ({ text, alone: index > 1 })),
];
