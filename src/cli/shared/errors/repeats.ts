import type { Found } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { hang } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { styleFor } from "../look/style.js";
import { placeOf } from "./findings.js";

/** Where an error stands and its request id, in one line. */
function occurrence(error: Found): Bilingual {
  const place = placeOf(error);
  const { requestId } = error;
  if (requestId === null) return place;
  return { en: `${place.en}: request id ${requestId}`, zh: `${place.zh}：requestId ${requestId}` };
}

/** An error that came again: what was explained of it, how often it came, and its first places. */
export interface Repeat {
  readonly first: Found;
  readonly count: number;
  readonly places: readonly Found[];
}

const repeatName = ({ code, title }: Found): Bilingual => (code === null ? (title ?? { en: "?", zh: "?" }) : { en: code, zh: code });

function repeatLine({ first, count, places }: Repeat, { language, width }: View): string[] {
  const name = repeatName(first);
  const rest = count - places.length;
  const all = (pick: (text: Bilingual) => string, more: string, between: string): string =>
    [...places.map((place) => pick(occurrence(place))), ...(rest > 0 ? [more] : [])].join(between);
  const text = {
    en: `${name.en}: ${all(({ en }) => en, `and ${rest} more`, "; ")}`,
    zh: `${name.zh}：${all(({ zh }) => zh, `另有 ${rest} 处`, "；")}`,
  };
  return hang(`${String(count).padStart(5)} × `, sayInline(text, language), width);
}

/** What came more than once. */
export const renderRepeats = (repeats: readonly Repeat[], view: View): string =>
  [
    styleFor(view.color).heading(sayInline({ en: "Repeated errors", zh: "重复出现的错误" }, view.language)),
    ...repeats.flatMap((repeat) => repeatLine(repeat, view)),
  ].join("\n");
