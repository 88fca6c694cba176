import { foldCode } from "../catalogue/fold.js";
import type { Found } from "../diagnose/found.js";
import { LocalZone } from "../diagnose/stream/local-zone.js";
import { timeOf } from "../diagnose/stream/timestamps.js";
import { UsageError } from "../refusals.js";
import { cleanLine } from "../text/clean.js";

/** Which errors of an input are asked for, as options say it. */
export interface QuestionOptions {
  readonly since?: string;
  readonly until?: string;
  /** `code=A,B`, `status=5xx`: an error must meet all of them. */
  readonly where?: readonly string[];
  readonly zone?: string;
}

type Test = (error: Found, value: string) => boolean;

/** A request id is named by its beginning: that of this length is nobody else's. */
const shortestId = 8;

const isStatus = (status: number | null, value: string): boolean =>
  status !== null && (/^[1-5]xx$/iu.test(value) ? Math.floor(status / 100) === Number(value[0]) : status === Number(value));

const tests: Readonly<Record<string, { readonly form: RegExp; readonly test: Test }>> = {
  code: { form: /^[\w.-]+$/u, test: ({ code }, value) => code !== null && foldCode(code) === foldCode(value) },
  request: {
    form: new RegExp(`^[\\w-]{${shortestId},}$`, "u"),
    test: ({ requestId }, value) => requestId?.toLowerCase().startsWith(value.toLowerCase()) ?? false,
  },
  operation: { form: /^\w+$/u, test: ({ operation }, value) => operation?.toLowerCase() === value.toLowerCase() },
  host: { form: /^[\w.:-]+$/u, test: ({ context }, value) => context?.host?.toLowerCase() === value.toLowerCase() },
  status: {
    form: /^[1-5](?:\d\d|xx)$/iu,
    test: ({ httpStatus, entry }, value) => isStatus(httpStatus ?? entry?.httpStatus ?? null, value),
  },
};

const badWhere = (text: string): UsageError =>
  new UsageError({ en: `invalid value "${cleanLine(text)}" for --where`, zh: `--where 的取值“${cleanLine(text)}”无效` }, [
    {
      en: "use code=A,B, request=ID (8 characters or more), operation=NAME, host=NAME or status=404,5xx",
      zh: "可用：code=A,B、request=ID（至少 8 个字符）、operation=接口名、host=主机名、status=404,5xx",
    },
  ]);

function readWhere(text: string): (error: Found) => boolean {
  const [, name = "", list = ""] = /^(\w+)=(.+)$/u.exec(text) ?? [];
  const kind = Object.hasOwn(tests, name) ? tests[name] : undefined;
  const values = list.split(",").map((value) => value.trim());
  if (!kind || !values.every((value) => kind.form.test(value))) throw badWhere(text);
  return (error) => values.some((value) => kind.test(error, value));
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A moment: so long ago, or a date with or without a time. */
function readMoment(text: string, option: string, now: number, zone: LocalZone): string {
  const [, count, unit = ""] = /^(\d{1,6})([smhd])$/u.exec(text) ?? [];
  if (count !== undefined) return new Date(now - Number(count) * (seconds[unit] ?? 0) * 1000).toISOString();
  const [, date, clock = "00:00", end = ":00", offset = ""] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/iu.exec(text) ?? [];
  const time = date === undefined ? null : timeOf(`${date}T${clock}${end}${offset}`, now, new LocalZone(zone.name));
  if (time !== null) return time;
  throw new UsageError({ en: `invalid value "${cleanLine(text)}" for ${option}`, zh: `${option} 的取值“${cleanLine(text)}”无效` }, [
    {
      en: "use a duration back from now (30m, 2h, 7d) or a date: '2026-11-28 09:30', 2026-11-28T09:30:00+08:00",
      zh: "可用：距今的时长（30m、2h、7d），或日期：'2026-11-28 09:30'、2026-11-28T09:30:00+08:00",
    },
  ]);
}

function readZone(name: string | undefined): LocalZone {
  try {
    return new LocalZone(name);
  } catch {
    throw new UsageError({ en: `invalid value "${cleanLine(name ?? "")}" for --zone`, zh: `--zone 的取值“${cleanLine(name ?? "")}”无效` }, [
      {
        en: "use UTC, an offset such as +08:00, or a name such as Asia/Shanghai",
        zh: "可用：UTC、+08:00 这样的偏移，或 Asia/Shanghai 这样的名称",
      },
    ]);
  }
}

/** Says of each error whether it is asked for. A test of each error by itself, so that parts give what the whole gives. */
export class Question {
  readonly zone: LocalZone;
  readonly hasTimes: boolean;
  /** Errors left out because they have no time. */
  untimed = 0;
  private readonly seen = new WeakSet<Found>();
  private readonly since: string | null;
  private readonly until: string | null;
  private readonly conditions: readonly ((error: Found) => boolean)[];

  /** @throws {UsageError} for a value that cannot be read. */
  constructor({ since, until, where = [], zone }: QuestionOptions, now: number) {
    this.zone = readZone(zone);
    this.since = since === undefined ? null : readMoment(since, "--since", now, this.zone);
    this.until = until === undefined ? null : readMoment(until, "--until", now, this.zone);
    this.hasTimes = this.since !== null || this.until !== null;
    this.conditions = where.map(readWhere);
  }

  /** Whether every error is asked for. */
  get isOpen(): boolean {
    return !this.hasTimes && this.conditions.length === 0;
  }

  isWanted(error: Found): boolean {
    if (!this.conditions.every((holds) => holds(error))) return false;
    if (!this.hasTimes) return true;
    const { time } = error;
    if (time !== null) return (this.since === null || time >= this.since) && (this.until === null || time < this.until);
    if (!this.seen.has(error)) this.untimed += 1;
    this.seen.add(error);
    return false;
  }
}
