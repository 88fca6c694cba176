import type { Bilingual } from "../catalogue/entry.js";
import { infer } from "../catalogue/inference.js";
import type { Diagnosis } from "../diagnose/diagnose.js";
import type { Found } from "../diagnose/found.js";
import { say, sayInline } from "../language.js";
import type { View } from "../view.js";
import { renderExplanation, renderShortExplanation } from "./explanation.js";
import { styleFor } from "./style.js";
import { renderUnknown } from "./unknown.js";
import { hang, wrap } from "./wrap.js";

const severalServices: Bilingual = {
  en: "Several services answer this code, and nothing in the input tells them apart:",
  zh: "多个服务都会返回这个错误码，仅凭输入无法区分：",
};
const severalCauses: Bilingual = {
  en: "This code comes for several reasons, and the one in this message is not among those known:",
  zh: "这个错误码对应多种原因，此消息给出的不在已知之列：",
};

/** Errors that differ in nothing but their request id and place. */
interface Group {
  readonly first: Found;
  readonly members: readonly Found[];
}

function groupErrors(errors: readonly Found[]): Group[] {
  const groups = new Map<string, Found[]>();
  for (const error of errors) {
    const key = JSON.stringify([error.code, error.message, error.entry?.id ?? null]);
    const members = groups.get(key);
    if (members) members.push(error);
    else groups.set(key, [error]);
  }
  return [...groups.values()].flatMap((members) => (members[0] ? [{ first: members[0], members }] : []));
}

const placeOf = ({ file, line }: Found): Bilingual =>
  file === null ? { en: `line ${line}`, zh: `第 ${line} 行` } : { en: `${file}:${line}`, zh: `${file}:${line}` };

/** Where an error stands and how support can find it. */
function occurrence(error: Found): Bilingual {
  const place = placeOf(error);
  const { requestId, requestIdComplete, httpStatus } = error;
  const cut = requestId === null || requestIdComplete ? { en: "", zh: "" } : { en: " (cut off)", zh: "（不完整）" };
  const id =
    requestId === null ? { en: "no request id", zh: "无 requestId" } : { en: `request id ${requestId}`, zh: `requestId ${requestId}` };
  const status = httpStatus === null ? "" : `HTTP ${httpStatus}`;
  return {
    en: [`${place.en}: ${id.en}${cut.en}`, status].filter(Boolean).join(", "),
    zh: [`${place.zh}：${id.zh}${cut.zh}`, status].filter(Boolean).join("，"),
  };
}

const shownOccurrences = 3;

function occurrences({ members }: Group, { language, width, color }: View): string[] {
  const rest = members.length - shownOccurrences;
  return [...members.slice(0, shownOccurrences).map(occurrence), ...(rest > 0 ? [{ en: `and ${rest} more`, zh: `另有 ${rest} 处` }] : [])]
    .flatMap((text) => wrap(sayInline(text, language), width))
    .map(styleFor(color).quiet);
}

/** The server's own words, when they say something the entry's documented message does not. */
function ownMessage(found: Found, { language, width }: View): string[] {
  if (found.message === null || found.message === found.entry?.message) return [];
  const values = Object.entries(found.values).map(([name, value]) => `${name} = ${value}`);
  return [
    ...hang(sayInline({ en: "Message", zh: "错误消息" }, language) + (language === "zh" ? "：" : ": "), found.message, width),
    ...values.flatMap((value) => hang("  ", value, width)),
  ];
}

function explanationOf(found: Found, view: View, full: boolean, nearest: readonly string[]): string {
  if (found.entry) return renderExplanation(found.entry, view, { full });
  if (!found.known) return renderUnknown({ code: found.code, nearest, inferences: infer(found.code, found.httpStatus) }, view);
  const services = new Set(found.candidates.map(({ service }) => service));
  const introduction = say(services.size > 1 ? severalServices : severalCauses, view.language).flatMap((text) => wrap(text, view.width));
  const entries = found.candidates.map((entry) => (full ? renderExplanation(entry, view, { full }) : renderShortExplanation(entry, view)));
  return [introduction.join("\n"), ...entries].join("\n\n");
}

/** What one error means. `nearest` are codes that come near one that is not known. */
export const renderFound = (found: Found, view: View, full: boolean, nearest: readonly string[] = []): string =>
  [...ownMessage(found, view), explanationOf(found, view, full, nearest)].join("\n");

/** Every distinct error, explained once, with where it stands. */
export const renderFindings = ({ errors }: Diagnosis, view: View, full: boolean): string =>
  groupErrors(errors)
    .map((group) => [...occurrences(group, view), renderFound(group.first, view, full)].join("\n"))
    .join("\n\n");
