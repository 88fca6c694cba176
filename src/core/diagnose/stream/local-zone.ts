const minute = 60_000;
const fixed = /^([+-])(\d\d):?(\d\d)$/u;

/** The minutes by which a zone of the calendar is ahead of UTC at a moment. */
function minutesAhead(format: Intl.DateTimeFormat, moment: number): number {
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, day, hour, minutes) - Math.floor(moment / minute) * minute) / minute);
}

/** The zone of times that are written without one. */
export class LocalZone {
  /** Whether a time was read by it. */
  isUsed = false;
  private readonly ahead: (moment: number) => number;

  /** @throws {RangeError} for a name that is no zone: `UTC`, `+08:00` and `Asia/Shanghai` are. */
  constructor(readonly name: string = "UTC") {
    const [, sign, hours, minutes] = fixed.exec(name) ?? [];
    if (sign !== undefined) {
      const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
      this.ahead = () => offset;
    } else if (name === "UTC") this.ahead = () => 0;
    else {
      const numeric = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" } as const;
      const format = new Intl.DateTimeFormat("en-US", { timeZone: name, ...numeric });
      this.ahead = (moment) => minutesAhead(format, moment);
    }
  }

  /** A time of this zone that was read as if it were of UTC, in UTC. */
  toUtc(time: string): string {
    this.isUsed = true;
    const local = Date.parse(time);
    // By the offset at the moment itself, which near a change of the clock is not that of the same time of UTC.
    const near = local - this.ahead(local) * minute;
    return new Date(local - this.ahead(near) * minute).toISOString();
  }
}
