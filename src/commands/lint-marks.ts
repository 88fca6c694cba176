import { clean } from "../clean.js";
import { placeAt, type Span, spanOf } from "../operations/json-places.js";
import type { Finding } from "../operations/lint/finding.js";
import type { Mark } from "../render/lint-report.js";
import { uriEncode } from "../signature/encoding.js";

/** What of a request may be shown. */
export interface Shown {
  readonly method: string;
  readonly target: string;
  readonly body: string | null;
}

const tabless = (text: string): string => clean(text).replaceAll("\t", " ");

function markIn(text: string, { offset, length }: Span, isBody: boolean): Mark {
  const { line, column } = placeAt(text, offset);
  const whole = (text.split("\n")[line - 1] ?? "").replace(/\r$/u, "");
  const end = Math.min(whole.length, column - 1 + length);
  return {
    line: isBody ? line : null,
    column,
    before: tabless(whole.slice(0, column - 1)),
    at: tabless(whole.slice(column - 1, end)),
    after: tabless(whole.slice(end)),
  };
}

/** The offset of a line and column. */
function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n").slice(0, line - 1);
  return lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

function bodyMark(body: string, { parameter, value, position }: Finding): Mark | null {
  if (position) return markIn(body, { offset: offsetOf(body, position.line, position.column), length: 1 }, true);
  const span = parameter === null ? null : spanOf(body, parameter);
  return span && markIn(body, value === undefined ? { ...span, length: 1 } : span, true);
}

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Where a query parameter stands in a target: its value, or its name when it has none. */
function querySpan(target: string, name: string): Span | null {
  for (const form of [name, uriEncode(name)]) {
    const match = new RegExp(`([?&])(${escapePattern(form)})(?:=([^&#]*))?(?=&|#|$)`, "u").exec(target);
    if (!match) continue;
    const [, before = "", found = "", value = ""] = match;
    const start = match.index + before.length;
    return value === "" ? { offset: start, length: found.length } : { offset: start + found.length + 1, length: value.length };
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

function requestSpan({ method, target }: Shown, { in: place, parameter, value }: Finding): Span | null {
  const start = method.length + 1;
  if (place === "method") return { offset: 0, length: method.length };
  const span = place === "path" ? pathSpan(target, value) : parameter === null ? null : querySpan(target, parameter);
  return span && { ...span, offset: span.offset + start };
}

/** The line of the request that a finding is about, with its part; null when what is missing has no place. */
export function markOf(shown: Shown, finding: Finding): Mark | null {
  if (finding.in === "body") return shown.body === null ? null : bodyMark(shown.body, finding);
  const span = requestSpan(shown, finding);
  return span && markIn(`${shown.method} ${shown.target}`, span, false);
}
