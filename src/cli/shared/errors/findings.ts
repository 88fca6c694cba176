import type { Entry } from "../../../core/catalogue/entry.js";
import { foldCode } from "../../../core/catalogue/fold.js";
import { infer } from "../../../core/catalogue/inference.js";
import type { Found } from "../../../core/diagnose/found.js";
import { clientNote } from "../../../core/diagnose/meaning/client-notes.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { say, sayInline } from "../../../core/text/language.js";
import { fit, hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { renderFacts } from "../look/facts.js";
import { styleFor } from "../look/style.js";
import { contextText } from "./context.js";
import { type Circumstances, commandLine, conclusionRows, type Row, renderDiagnosis } from "./diagnosis.js";
import { renderExplanation, renderShortExplanation } from "./explanation.js";
import { pointing } from "./pointing.js";
import { renderUnknown } from "./unknown.js";
import { verdictLines } from "./verdict.js";

const severalServices: Bilingual = {
  en: "Several services answer this code, and nothing in the input tells them apart:",
  zh: "多个服务都会返回这个错误码，仅凭输入无法区分：",
};
const severalCauses: Bilingual = {
  en: "This code comes for several reasons, and the one in this message is not among those known:",
  zh: "这个错误码对应多种原因，此消息给出的不在已知之列：",
};

const severalCodes: Bilingual = {
  en: "The client does not print the code, and this message is that of several codes:",
  zh: "客户端没有打印错误码，而这条消息对应多个错误码：",
};
const severalOfMessage = (code: string): Bilingual => ({
  en: `The client does not print the code. This message is that of ${code}, which several services answer:`,
  zh: `客户端没有打印错误码。这条消息对应 ${code}，多个服务都会返回它：`,
});
const codeByMessage = (code: string): Bilingual => ({
  en: `The client does not print the code. This message is that of ${code}:`,
  zh: `客户端没有打印错误码。这条消息对应 ${code}：`,
});

/** So many of the entries that an error can be are explained; the others are named. */
const shownCandidates = 2;
const alsoNamed: Bilingual = { en: "Also: ", zh: "此外还有：" };
const wholePages: Bilingual = { en: "More: ", zh: "更多：" };
/** A code under which the service or a client passes on the failure of another one. */
const reasonOfOther = (code: string, entry: Entry): Bilingual => ({
  en: `${code} comes here with the reason of ${entry.code}:`,
  zh: `这里的 ${code} 与 ${entry.code} 是同一原因：`,
});

const placeOf = ({ file, line }: Found): Bilingual =>
  file === null ? { en: `line ${line}`, zh: `第 ${line} 行` } : { en: `${file}:${line}`, zh: `${file}:${line}` };

/** A line of the input in what room there is beside its name. */
const shortened = (line: string, width: number): string => fit(line, Math.max(20, width - 14));

/** Where an error stands, and how support can find it. */
function occurrenceRows(error: Found, { language, width }: View): Row[] {
  const { requestId, requestIdComplete, httpStatus, operation } = error;
  const cut = requestId === null || requestIdComplete ? "" : sayInline({ en: " (cut off)", zh: "（不完整）" }, language);
  const where = [sayInline(placeOf(error), language), operation, error.entry ? null : httpStatus === null ? null : `HTTP ${httpStatus}`];
  const context = contextText(error.context);
  return [
    ...(context ? [[{ en: "Context", zh: "上下文" }, sayInline(context, language)] as const] : []),
    ...(error.source === null ? [] : [[{ en: "Line", zh: "原文" }, shortened(error.source, width)] as const]),
    [{ en: "Where", zh: "位置" }, where.filter((part) => part !== null).join(", ")],
    [
      { en: "Request id", zh: "requestId" },
      requestId === null ? sayInline({ en: "none printed", zh: "未打印" }, language) : requestId + cut,
    ],
  ];
}

/** Where an error stands and its request id, in one line. */
function occurrence(error: Found): Bilingual {
  const place = placeOf(error);
  const { requestId } = error;
  if (requestId === null) return place;
  return { en: `${place.en}: request id ${requestId}`, zh: `${place.zh}：requestId ${requestId}` };
}

/** The server's own words, when they say something the entry's documented message does not. */
function ownMessage(found: Found, { language, width }: View): string[] {
  // The words of a client that got no answer stand in the explanation.
  if (found.message === null || found.message === found.entry?.message || (found.failure !== null && found.origin === "client")) return [];
  const values = Object.entries(found.values).map(([name, value]) => `${name} = ${value}`);
  return [
    ...hang(sayInline({ en: "Message", zh: "错误消息" }, language) + (language === "zh" ? "：" : ": "), found.message, width),
    ...values.flatMap((value) => hang("  ", value, width)),
  ];
}

const paragraph = (text: Bilingual, { language, width }: View): string =>
  say(text, language)
    .flatMap((line) => wrap(line, width))
    .join("\n");

/** A code that the client made of the status, which is all it had. */
const madeOfStatus = ({ code, httpStatus }: Found): Bilingual => ({
  en: `The answer was HTTP ${httpStatus} without a body it could read, and the client made the code ${code} of that. The service did not send it.`,
  zh: `返回为 HTTP ${httpStatus}，没有可解析的返回体，错误码 ${code} 由客户端根据状态码自行生成，服务端并未返回。`,
});

/** What can be done about a code of which nothing is known. */
function whereToLook({ requestId }: Found): Bilingual {
  const id =
    requestId === null
      ? { en: "the request id of the call", zh: "该次调用的 requestId" }
      : { en: `request id ${requestId}`, zh: `requestId ${requestId}` };
  return {
    en: `The error page of the product you called may list it. For a ticket (工单), give ${id.en} and the message above.`,
    zh: `可在所调用产品的错误码文档中查找。提交工单时请附上${id.zh}和上面的错误消息。`,
  };
}

function unknownCode(found: Found, code: string, view: View, nearest: readonly string[]): string {
  const inferences = infer(found.origin === "sdk" ? null : code, found.httpStatus);
  const unknown = renderUnknown({ code, nearest, inferences }, view);
  return `${unknown}\n${paragraph(found.origin === "sdk" ? madeOfStatus(found) : whereToLook(found), view)}`;
}

function candidatesIntroduction({ hidden, code, candidates }: Found): Bilingual {
  if (hidden.includes("code")) return code === null ? severalCodes : severalOfMessage(code);
  return new Set(candidates.map(({ service }) => service)).size > 1 ? severalServices : severalCauses;
}

function explanationOf(found: Found, view: View, full: boolean, nearest: readonly string[]): string {
  const { entry, code, title, meaning, steps, hidden } = found;
  if (title && meaning) return verdictLines({ title, meaning, steps }, view).join("\n");
  const isOther = entry && code !== null && foldCode(entry.code) !== foldCode(code);
  const other = isOther ? `${paragraph(reasonOfOther(code, entry), view)}\n` : "";
  const byMessage = entry && hidden.includes("code") ? `${paragraph(codeByMessage(entry.code), view)}\n` : other;
  if (entry) return byMessage + renderExplanation(entry, view, { full });
  if (!found.known) return unknownCode(found, code ?? "", view, nearest);
  const introduction = paragraph(candidatesIntroduction(found), view);
  if (full) return [introduction, ...found.candidates.map((entry) => renderExplanation(entry, view, { full }))].join("\n\n");
  const shown = found.candidates.slice(0, shownCandidates).map((entry) => renderShortExplanation(entry, view));
  const others = found.candidates.slice(shownCandidates).map(({ id }) => id);
  const more = `$ bcevpc explain ${found.candidates[0]?.code ?? ""}`;
  const rest = hang(sayInline(others.length > 0 ? alsoNamed : wholePages, view.language), [...others, more].join(", "), view.width);
  return [introduction, ...shown, rest.join("\n")].join("\n");
}

/** What the client that printed the error left out, and how to get it. */
function noteOf({ client, hidden }: Found, { language, width }: View): string[] {
  if (client === null) return [];
  const { note } = clientNote(client);
  const label = hidden.length > 0 ? { en: "Not shown  ", zh: "未显示  " } : { en: "Note  ", zh: "说明  " };
  const [first = "", ...others] = say(note, language);
  return ["", ...hang(sayInline(label, language), first, width), ...others.flatMap((text) => hang("  ", text, width))];
}

const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", ...lines]);

/** What is to be said of an error besides what it means. */
export interface FoundOptions extends Circumstances {
  readonly full: boolean;
  /** Codes that come near one that is not known. */
  readonly nearest: readonly string[];
}

/** What one error means, the cause first. `full` gives all that is known of its code. */
export function renderFound(found: Found, { full, nearest, investigation, rows }: FoundOptions, view: View): string {
  const { entry, hidden } = found;
  const byMessage = entry && hidden.includes("code") ? [paragraph(codeByMessage(entry.code), view)] : [];
  if (entry && !full)
    return [...byMessage, renderDiagnosis(entry, found, { investigation, rows }, view), ...noteOf(found, view)].join("\n");
  const concluded = investigation ? conclusionRows(investigation, view.language) : [];
  const command = investigation?.action ? [commandLine(investigation.action.command, view)] : [];
  return [
    ...(concluded.length === 0 ? [] : [...renderFacts(concluded, view), ...command, ""]),
    ...ownMessage(found, view),
    explanationOf(found, view, full, nearest),
    ...(full || concluded.length === 0 ? spaced(pointing(found, view)) : []),
    ...noteOf(found, view),
    ...spaced(rows.length === 0 ? [] : renderFacts(rows, view)),
  ].join("\n");
}

/** One error with the place it stands at. */
export const renderFinding = (found: Found, view: View, full: boolean): string =>
  renderFound(found, { full, nearest: [], investigation: found.investigation, rows: occurrenceRows(found, view) }, view);

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
  const all = (pick: (text: Bilingual) => string, more: string): string =>
    [...places.map((place) => pick(occurrence(place))), ...(rest > 0 ? [more] : [])].join("; ");
  const text = {
    en: `${name.en}: ${all(({ en }) => en, `and ${rest} more`)}`,
    zh: `${name.zh}：${all(({ zh }) => zh, `另有 ${rest} 处`)}`,
  };
  return hang(`${String(count).padStart(5)} × `, sayInline(text, language), width);
}

/** What came more than once. */
export const renderRepeats = (repeats: readonly Repeat[], view: View): string =>
  [
    styleFor(view.color).heading(sayInline({ en: "Came more than once", zh: "多次出现" }, view.language)),
    ...repeats.flatMap((repeat) => repeatLine(repeat, view)),
  ].join("\n");
