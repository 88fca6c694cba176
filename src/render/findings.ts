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

const words = {
  line: { en: "line", zh: "第" },
  requestId: { en: "request id", zh: "requestId" },
  noRequestId: { en: "no request id", zh: "无 requestId" },
  cutOff: { en: "the input ends inside this error", zh: "输入在此错误中间结束" },
  message: { en: "Message", zh: "错误消息" },
  shared: {
    en: "Several services answer this code, and nothing in the input tells them apart:",
    zh: "多个服务都会返回这个错误码，仅凭输入无法区分：",
  },
  madeUp: {
    en: "This error was made by a client library, not sent by the service.",
    zh: "这个错误由客户端 SDK 生成，并非服务端返回。",
  },
} as const satisfies Record<string, Bilingual>;

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

const placeOf = ({ file, line }: Found): string => (file === null ? String(line) : `${file}:${line}`);

/** Where it stands and how support can find it. */
function occurrence({ members }: Group, { language, width, color }: View): string[] {
  const shown = members.slice(0, 3).map((error) => {
    const id = error.requestId === null ? sayInline(words.noRequestId, language) : `${sayInline(words.requestId, language)} ${error.requestId}`;
    const status = error.httpStatus === null ? "" : `, HTTP ${error.httpStatus}`;
    const cut = error.requestIdComplete || error.requestId === null ? "" : ` (${sayInline(words.cutOff, language)})`;
    const place = language === "zh" ? `第 ${placeOf(error)} 行` : `line ${placeOf(error)}`;
    return `${place}: ${id}${status}${cut}`;
  });
  const rest = members.length - shown.length;
  const more = rest === 0 ? [] : [sayInline({ en: `and ${rest} more`, zh: `另有 ${rest} 处` }, language)];
  return [...shown, ...more].flatMap((text) => wrap(text, width).map(styleFor(color).quiet));
}

/** The server's own words, when they say something the entry's documented message does not. */
function ownMessage({ first }: Group, { language, width }: View): string[] {
  if (first.message === null || first.message === first.entry?.message) return [];
  const values = Object.entries(first.values).map(([name, value]) => `${name} = ${value}`);
  return [
    ...hang(`${sayInline(words.message, language)}: `, first.message, width),
    ...values.flatMap((value) => hang("  ", value, width)),
  ];
}

function explanationOf({ first }: Group, view: View, full: boolean): string {
  if (first.entry) return renderExplanation(first.entry, view, { full });
  if (!first.known) return renderUnknown({ code: first.code, nearest: [], inferences: infer(first.code, first.httpStatus) }, view);
  const introduction = say(words.shared, view.language).flatMap((text) => wrap(text, view.width));
  const entries = first.candidates.map((entry) => (full ? renderExplanation(entry, view, { full }) : renderShortExplanation(entry, view)));
  return [introduction.join("\n"), ...entries].join("\n\n");
}

const madeUp = ({ first }: Group, { language, width }: View): string[] =>
  first.origin === "sdk" ? say(words.madeUp, language).flatMap((text) => wrap(text, width)) : [];

/** Every distinct error, explained once, with where it stands. */
export const renderFindings = ({ errors }: Diagnosis, view: View, full: boolean): string =>
  groupErrors(errors)
    .map((group) => [...occurrence(group, view), ...ownMessage(group, view), ...madeUp(group, view), explanationOf(group, view, full)].join("\n"))
    .join("\n\n");
