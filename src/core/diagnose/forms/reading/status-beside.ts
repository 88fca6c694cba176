import { memberStatus } from "./literal-values.js";
import { findObjectLiterals, type ObjectLiteral } from "./object-literals.js";

const names = ["status", "statusCode", "status_code", "httpStatus", "http_status", "httpCode", "http_code", "httpStatusCode"] as const;
const wanted: ReadonlySet<string> = new Set(names);

/** Failed statuses that servers send; other numbers before a body count something else. */
const failed = "(4(?:0\\d|1[0-8]|2[2-689]|31|51)|5(?:0[0-8]|1[01]))(?!\\d)";
/** So much of the line before a body, and of the one behind it, is read. */
const reach = 600;

/** What stands directly before the body; the first that fits counts. */
const before: readonly RegExp[] = [
  // HTTP 403: …, status code: 403, body: …, 返回状态码: 403 …, <Response [404]> …
  new RegExp(
    String.raw`(?:\bHTTP(?:/\d(?:\.\d)?)?(?: ?error)?!?|\bstatus(?:[ _-]?code)?|状态码|\bhttp[ _]?code|返回码|\bresponse[ _]?(?:code|status)|\bindicate success|\bResponse)["'\]]?[\s:=：是为[(<'"]{0,24}${failed}[^{}\n]{0,400}$`,
    "iu",
  ),
  // Feign: [403 Forbidden] during [POST] to […]; Spring's WebClient: 403 Forbidden from GET …
  new RegExp(String.raw`\b${failed} [A-Z][A-Za-z -]{1,40}\]? (?:during|from|on) \[?[A-Z][^{}\n]{0,500}$`, "u"),
  // Ktor.
  new RegExp(String.raw`\b${failed} [A-Z][A-Za-z' -]{1,40}\. (?:Text|Body|Response)\b[^{}\n]{0,12}$`, "u"),
  // Guzzle.
  new RegExp(String.raw`resulted in a .${failed} [^{}\n]{0,80}$`, "u"),
  // 403 {…}, 404 : [{…}], 404 Not Found: "{…}", (404, '{…}')
  new RegExp(
    String.raw`(?:^|[:：([-]\s?|\b(?:error|failed|returned|got|received|失败|返回)\s)${failed}(?: [A-Z][A-Za-z' -]{1,40})?["')\]]{0,2}\s{0,2}[:,，：-]?\s{0,2}[["'(b]{0,4}\s{0,4}$`,
    "u",
  ),
];
/** A line of its own before the body. */
const lineBefore = new RegExp(
  String.raw`^\s{0,8}(?:[\w.$:]{1,80}(?::|Error|Exception) |<-- |[A-Z]{3,7} (?:https?:\/)?\/\S{1,500}\s{1,8}|["'<(])?${failed}(?:["'>)]|\s[A-Z][A-Za-z' -]{1,40}(?:\shttps?:\S{1,500})?(?:\s\(\d{1,9}ms[^)\n]{0,60}\))?:?)?(?:\s{1,4}[\d.]{1,9} ?(?:ms|s|B|KB)){0,3}\s{0,8}$`,
  "u",
);
/** What stands between a status and the body on the lines below it: nothing, a label, headers, a blank line. */
const label = /^\[?[\w\p{Script=Han} .-]{1,40}\]?\s?[:=：]\s{0,4}["'`[(b]{0,4}$/u;
const headerOrBlank =
  /^(?:\s{0,8}\[?[\w-]{1,60}(?: [\w-]{1,40})?\]?\s{0,12}: ?.{0,300}|\s*|-+|(?:Request|Response|Network|请求|响应|返回)[\w\p{Script=Han} ]{0,20}|\d{1,9} ?m?s)$/u;
const mostHeaders = 16;
/** Behind the body, where curl writes it: at the end of the line or on a line of its own. */
const behind = new RegExp(
  String.raw`^["'\])]{0,3}\s{0,8}(?:HTTP[ /:_]{0,3})?(?:status(?: ?code)?|http_code)?[ :=]{0,3}${failed}[ \t]{0,8}(?:\n|$)`,
  "iu",
);
const onlyOpening = /^[\s"'`[(b]{0,12}$/u;

function statusBefore(text: string, start: number): number | null {
  const from = Math.max(0, start - reach);
  const scope = text.slice(from, start);
  const feed = scope.lastIndexOf("\n");
  const line = scope.slice(feed + 1);
  const own = before.map((pattern) => pattern.exec(line)?.[1]).find((status) => status !== undefined);
  if (own !== undefined) return Number(own);
  if (feed < 0 || !(onlyOpening.test(line) || label.test(line))) return null;
  return statusAbove(scope.slice(0, feed).split("\n"));
}

/** The status on the last of these lines, or above those at their end that are headers, labels and blank. */
function statusAbove(lines: readonly string[]): number | null {
  for (let at = lines.length - 1; at >= 0 && lines.length - at <= mostHeaders; at -= 1) {
    const line = lines[at] ?? "";
    const status = [lineBefore, ...before.slice(0, -1)].map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
    if (status !== undefined) return Number(status);
    if (!headerOrBlank.test(line)) return null;
  }
  return null;
}

function statusBehind(text: string, end: number): number | null {
  const status = behind.exec(text.slice(end, end + reach))?.[1];
  return status === undefined ? null : Number(status);
}

const onlyClosing = /^["'\])]{0,3}\s*$/u;

/** What a line has to do with the status of a body on the next line or the one before. */
export interface Beside {
  /** Whether it may say the status of a body that begins the next line, or that ends the one before. */
  readonly saysForNext: boolean;
  readonly saysForLast: boolean;
  /** Whether it begins with a body, or ends with one. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/** `bodies` are the places of the bodies in the line. */
export const besideOf = (line: string, bodies: readonly { readonly start: number; readonly end: number }[]): Beside => ({
  saysForNext: lineBefore.test(line) || before.slice(0, -1).some((pattern) => pattern.test(line)),
  saysForLast: behind.test(line),
  begins: bodies.some(({ start }) => onlyOpening.test(line.slice(0, start))),
  ends: bodies.some(({ end }) => onlyClosing.test(line.slice(end))),
});

/** Whether one of two lines may say the status of a body on the other. */
export const shareStatus = (line: Beside, next: Beside): boolean => (line.saysForNext && next.begins) || (line.ends && next.saysForLast);

/** Objects that begin before a body and may be around it, nearest first, are looked at up to this many. */
const mostAround = 64;

/** A brace that was never closed may be of prose: it is around a body only where its members stand close before it. */
const isAround = ({ closed, members }: ObjectLiteral, start: number): boolean =>
  closed || [...members.values()].every((member) => member.end <= start && start - member.end <= reach);

/** The HTTP status that a text states beside an error body: before it, behind it, or in the object around it. */
export class StatusBeside {
  private holders: readonly ObjectLiteral[] | null = null;

  constructor(private readonly text: string) {}

  of(start: number, end: number): number | null {
    return statusBefore(this.text, start) ?? this.around(start, end) ?? statusBehind(this.text, end);
  }

  /** What the nearest object around says. */
  private around(start: number, end: number): number | null {
    this.holders ??= findObjectLiterals(this.text, wanted, "loose").sort((a, b) => a.start - b.start);
    let [low, high] = [0, this.holders.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.holders[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= 0 && low - at <= mostAround; at -= 1) {
      const holder = this.holders[at];
      const status = holder && holder.end >= end && isAround(holder, start) ? memberStatus(this.text, holder, names) : null;
      if (status !== null && status >= 400) return status;
    }
    return null;
  }
}
