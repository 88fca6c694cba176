import { clean } from "../../../core/text/clean.js";
import type { View } from "../../view.js";
import { styleFor } from "./style.js";

export interface MessageHead {
  /** Request line or status line. */
  readonly first: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** First line and headers of a request or an answer, each line behind `mark` (`> ` and `< ` as curl -v has them). */
export function renderHead({ first, headers }: MessageHead, view: View, mark = ""): string {
  const style = styleFor(view.color);
  return [
    style.quiet(mark) + style.title(clean(first)),
    ...headers.map(([name, value]) => `${style.quiet(mark)}${style.command(`${clean(name)}:`)} ${clean(value).replaceAll("\n", " ")}`),
  ].join("\n");
}

/** A canonical request with its line ends visible: `\n` stands where a line feed is signed, and none after the last line. */
export function renderCanonicalRequest(request: string, view: View, indent = ""): string {
  const style = styleFor(view.color);
  const lines = request.split("\n");
  return lines.map((line, index) => indent + clean(line) + (index < lines.length - 1 ? style.quiet("\\n") : "")).join("\n");
}
