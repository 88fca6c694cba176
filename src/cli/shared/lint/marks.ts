import type { Finding } from "../../../core/operations/lint/finding.js";
import { type Span, spansOf } from "../../../core/operations/values/json-places.js";
import { uriEncode } from "../../../core/signature/encoding.js";
import { clean } from "../../../core/text/clean.js";
import type { Mark } from "./report.js";

/** What of a request may be shown. */
export interface ShownText {
  readonly method: string;
  readonly target: string;
  readonly body: string | null;
}

/** Longer lines are cut around the part that is shown. */
const longestSide = 500;
const longestPart = 200;

const tabless = (text: string): string => clean(text).replaceAll("\t", " ");

/** The offsets at which the lines of a text begin. */
const lineStarts = (text: string): number[] => [0, ...Array.from(text.matchAll(/\n/gu), ({ index }) => index + 1)];

/** How many numbers of a rising list are at most `value`. */
function countUpTo(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function markIn(text: string, starts: readonly number[], { offset, length }: Span, isBody: boolean): Mark {
  const line = countUpTo(starts, offset);
  const start = starts[line - 1] ?? 0;
  const stop = (starts[line] ?? text.length + 1) - 1;
  // What is masked may be shorter than what was written there.
  const from = Math.min(stop, offset);
  const end = Math.min(stop, from + Math.min(length, longestPart));
  return {
    line: isBody ? line : null,
    column: offset - start + 1,
    before: tabless(text.slice(Math.max(start, from - longestSide), from)),
    at: tabless(text.slice(from, end)),
    after: tabless(text.slice(end, Math.min(stop, end + longestSide)).replace(/\r$/u, "")),
  };
}

/** Where a query parameter stands in a target: its value, or its name when it has none. */
function querySpan(target: string, name: string): Span | null {
  for (const form of [name, uriEncode(name)])
    for (const { index } of target.matchAll(/[?&]/gu)) {
      const start = index + 1;
      const end = start + form.length;
      if (!target.startsWith(form, start) || !(end === target.length || /[=&#]/u.test(target[end] ?? ""))) continue;
      const { length } = /^(?:=[^&#]*)?/u.exec(target.slice(end))?.[0] ?? "";
      return length > 1 ? { offset: end + 1, length: length - 1 } : { offset: start, length: form.length };
    }
  return null;
}

/** Where a text stands in the path of a target, as written or encoded; the whole path when it does not. */
function pathSpan(target: string, value: unknown): Span {
  const [path = ""] = target.split("?");
  for (const form of typeof value === "string" && value !== "" ? [value, uriEncode(value)] : []) {
    const offset = path.lastIndexOf(form);
    if (offset >= 0) return { offset, length: form.length };
  }
  return { offset: 0, length: path.length };
}

function requestSpan({ method, target }: ShownText, { in: place, parameter, value }: Finding): Span | null {
  const start = method.length + 1;
  if (place === "method") return { offset: 0, length: method.length };
  const span = place === "path" ? pathSpan(target, value) : parameter === null ? null : querySpan(target, parameter);
  return span && { ...span, offset: span.offset + start };
}

/** Marks the part of a body that a finding is about. */
function bodyMarker(body: string, parameters: readonly string[]): (finding: Finding) => Mark | null {
  const starts = lineStarts(body);
  const find = spansOf(body, parameters);
  return ({ parameter, value, position }) => {
    if (position) return markIn(body, starts, { offset: (starts[position.line - 1] ?? 0) + position.column - 1, length: 1 }, true);
    if (parameter === null) return null;
    const span = find(parameter);
    return span && markIn(body, starts, value === undefined ? { ...span, length: 1 } : span, true);
  };
}

/** Marks the line of a request that a finding is about, with its part; null when what is missing has no place. */
export function markerFor(shown: ShownText, findings: readonly Finding[]): (finding: Finding) => Mark | null {
  const parameters = findings.flatMap(({ in: place, parameter }) => (place === "body" && parameter !== null ? [parameter] : []));
  const inBody = shown.body === null ? () => null : bodyMarker(shown.body, parameters);
  const line = `${shown.method} ${shown.target}`;
  return (finding) => {
    if (finding.in === "body") return inBody(finding);
    const span = requestSpan(shown, finding);
    return span && markIn(line, [0], span, false);
  };
}
