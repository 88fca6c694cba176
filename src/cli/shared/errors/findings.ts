import type { Entry } from "../../../core/catalogue/entry.js";
import { foldCode } from "../../../core/catalogue/fold.js";
import { infer } from "../../../core/catalogue/inference.js";
import type { Found } from "../../../core/diagnose/found.js";
import { clientNote } from "../../../core/diagnose/meaning/client-notes.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { say, sayInline } from "../../../core/text/language.js";
import { shellWord } from "../../../core/text/shell.js";
import { fit, hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { type Fact, renderFacts } from "../look/facts.js";
import { styleFor } from "../look/style.js";
import { contextWithHost } from "./context.js";
import { type Circumstances, conclusionRows, heading, messageRow, renderDiagnosis } from "./diagnosis.js";
import { renderExplanation, renderShortExplanation, type ShortExtent, shortLegend } from "./explanation.js";
import { pointing } from "./pointing.js";
import { renderUnknown } from "./unknown.js";
import { verdictLines } from "./verdict.js";

const severalServices: Bilingual = {
  en: "Several services use this code, and the input does not show which one answered:",
  zh: "多个服务都会返回这个错误码，输入中看不出是哪一个：",
};
const severalCauses: Bilingual = {
  en: "This code has several known reasons, and the message gives another one:",
  zh: "这个错误码有多种已知原因，这条消息给出的不在其中：",
};

const severalWithoutMessage: Bilingual = {
  en: "This code has several known reasons, and no message says which:",
  zh: "这个错误码有多种已知原因，没有消息可以判断是哪一种：",
};

const severalCodes: Bilingual = {
  en: "The client does not print the code, and several codes share this message:",
  zh: "客户端没有打印错误码，而这条消息对应多个错误码：",
};
const severalOfMessage = (code: string): Bilingual => ({
  en: `The client does not print the code. The message belongs to ${code}, which several services use:`,
  zh: `客户端没有打印错误码。这条消息对应 ${code}，多个服务都会返回它：`,
});
const codeByMessage = (code: string): Bilingual => ({
  en: `The client does not print the code. The message belongs to ${code}:`,
  zh: `客户端没有打印错误码。这条消息对应 ${code}：`,
});

/** Lines that a report takes at most at 80 columns where nothing is concluded. */
const mostLines = 20;

/** So many of the entries that an error can be are explained; the others are named. */
const shownCandidates = 2;
const alsoNamed: Bilingual = { en: "Also: ", zh: "此外还有：" };
const wholePages: Bilingual = { en: "All of them:", zh: "查看全部：" };
/** A code under which the service or a client passes on the failure of another one. */
const reasonOfOther = (code: string, entry: Entry): Bilingual => ({
  en: `${code} has the same cause here as ${entry.code}:`,
  zh: `这里的 ${code} 与 ${entry.code} 原因相同：`,
});

/** Where an error stands. */
export const placeOf = ({ file, line }: Found): Bilingual =>
  file === null ? { en: `line ${line}`, zh: `第 ${line} 行` } : { en: `${file}:${line}`, zh: `${file}:${line}` };

/** Whether the heading of an error has its status: it has of one code, known or not. */
export const isStatusSaid = ({ entry, known, title }: Found): boolean => entry !== null || (!known && title === null);

/** A line of the input in what room there is beside its name. */
const shortened = (line: string, width: number): string => fit(line, Math.max(20, width - 14));

/** Where an error stands, and how support can find it. */
function occurrenceRows(error: Found, { language, width }: View): Fact[] {
  const { requestId, requestIdComplete, httpStatus, operation } = error;
  const cut = requestId === null || requestIdComplete ? "" : sayInline({ en: " (cut off)", zh: "（不完整）" }, language);
  const status = httpStatus === null || isStatusSaid(error) ? null : `HTTP ${httpStatus}`;
  const where = [sayInline(placeOf(error), language), operation, status];
  const context = contextWithHost(error.context);
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
  en: `The answer was HTTP ${httpStatus} without a readable body, so the client made up the code ${code} from the status. The service did not send it.`,
  zh: `返回为 HTTP ${httpStatus}，返回体无法解析，错误码 ${code} 由客户端根据状态码生成，服务端并未返回。`,
});

/** What can be done about a code of which nothing is known. */
function whereToLook({ requestId, message }: Found): Bilingual {
  const id =
    requestId === null ? { en: "the request id of the call", zh: "该次调用的 requestId" } : { en: "the request id", zh: " requestId" };
  const words = message === null ? { en: "", zh: "" } : { en: " and the message below", zh: " 和下面的错误消息" };
  return {
    en: `The error code page of the product may list it. In a ticket (工单), quote ${id.en}${words.en}.`,
    zh: `可在所调用产品的错误码文档中查找。提交工单时请附上${id.zh}${words.zh}。`,
  };
}

function unknownCode(found: Found, code: string, view: View, nearest: readonly string[]): string {
  const { httpStatus, elsewhere, called } = found;
  const inferences = infer(found.origin === "sdk" ? null : code, httpStatus);
  const places = { ids: elsewhere, called: called?.service ?? null };
  const unknown = renderUnknown({ code, httpStatus, nearest, inferences, elsewhere: places }, view);
  return `${unknown}\n${paragraph(found.origin === "sdk" ? madeOfStatus(found) : whereToLook(found), view)}`;
}

function candidatesIntroduction({ hidden, code, message, candidates }: Found): Bilingual {
  if (hidden.includes("code")) return code === null ? severalCodes : severalOfMessage(code);
  if (new Set(candidates.map(({ service }) => service)).size > 1) return severalServices;
  return message === null ? severalWithoutMessage : severalCauses;
}

/** The likeliest of the entries that an error can be in short, and the others by name. */
function candidatesOf({ candidates, code, operation }: Found, view: View, extent: ShortExtent): string[] {
  const shown = candidates.slice(0, shownCandidates);
  const others = candidates.slice(shownCandidates).map(({ id }) => id);
  const asked = code ?? candidates[0]?.code ?? "";
  const label = sayInline(others.length > 0 ? alsoNamed : wholePages, view.language);
  return [
    ...shown.map((entry) => renderShortExplanation(entry, operation, view, extent)),
    ...(extent === "cause" ? shortLegend(shown, view) : []),
    ...(others.length > 0 ? hang(label, others.join(", "), view.width) : [label]),
    `  ${styleFor(view.color).command(`$ bcevpc explain ${shellWord(asked)}`)}`,
  ];
}

function explanationOf(
  found: Found,
  view: View,
  { full, nearest }: Pick<FoundOptions, "full" | "nearest">,
  extent: ShortExtent = "cause",
): string {
  const { entry, code, title, meaning, steps } = found;
  if (title && meaning) return verdictLines({ title, meaning, steps }, view).join("\n");
  if (entry) return renderExplanation(entry, view, { full, others: found.constraints.map(({ basis }) => basis) });
  if (!found.known) return unknownCode(found, code ?? "", view, nearest);
  const introduction = paragraph(candidatesIntroduction(found), view);
  if (full) return [introduction, ...found.candidates.map((entry) => renderExplanation(entry, view, { full }))].join("\n\n");
  return [introduction, ...candidatesOf(found, view, extent)].join("\n");
}

/** The first line for an error whose cause is known and whose entry is not. */
function concludedHeading(found: Found, view: View, nearest: readonly string[]): string {
  const { candidates, code, httpStatus } = found;
  const ids = candidates.map(({ id }) => id);
  if (ids.length > 0 && code !== null)
    return heading(code, { en: `one of ${ids.join(", ")}`, zh: `可能是 ${ids.join("、")}` }, httpStatus, view).join("\n");
  return explanationOf(found, view, { full: false, nearest }).split("\n")[0] ?? "";
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

/** What stands before the report of an entry that the error does not name: its code was left out, or is another one. */
function foreword({ entry, code, hidden }: Found, view: View): string[] {
  if (!entry) return [];
  if (hidden.includes("code")) return [paragraph(codeByMessage(entry.code), view)];
  return code !== null && foldCode(entry.code) !== foldCode(code) ? [paragraph(reasonOfOther(code, entry), view)] : [];
}

/** What one error means, the cause first. `full` gives all that is known of its code. */
export function renderFound(found: Found, options: FoundOptions, view: View): string {
  const { full, nearest, investigation, rows } = options;
  const { entry } = found;
  if (entry && !full) {
    const [before, note] = [foreword(found, view), noteOf(found, view)];
    const taken = before.flatMap((text) => text.split("\n")).length + note.length;
    return [...before, renderDiagnosis(entry, found, options, taken, view), ...note].join("\n");
  }
  const concluded = investigation ? conclusionRows(investigation, view.language) : [];
  if (!full && concluded.length > 0) {
    const facts = [...messageRow(found), ...rows];
    return [
      concludedHeading(found, view, nearest),
      "",
      ...renderFacts(concluded, view),
      ...noteOf(found, view),
      "",
      ...renderFacts(facts, view),
    ].join("\n");
  }
  const pointed = pointing(found, view);
  const facts = full ? rows : [...pointed, ...messageRow(found), ...rows];
  const reportAt = (extent: ShortExtent): string =>
    [
      ...(concluded.length === 0 ? [] : [...renderFacts(concluded, view), ""]),
      ...(full ? ownMessage(found, view) : []),
      ...foreword(found, view),
      explanationOf(found, view, options, extent),
      ...spaced(full && pointed.length > 0 ? renderFacts(pointed, view) : []),
      ...noteOf(found, view),
      ...spaced(facts.length === 0 ? [] : renderFacts(facts, view)),
    ].join("\n");
  const room = Math.ceil(mostLines * Math.max(1, 80 / view.width));
  const fits = (text: string): boolean => full || text.split("\n").length <= room;
  return (["cause", "fix"] as const).map(reportAt).find(fits) ?? reportAt("meaning");
}

/** One error with the place it stands at. */
export const renderFinding = (found: Found, view: View, full: boolean): string =>
  renderFound(found, { full, nearest: [], investigation: found.investigation, rows: occurrenceRows(found, view) }, view);
