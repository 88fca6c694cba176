import type { Entry, Service } from "../../../core/catalogue/entry.js";
import type { Inference } from "../../../core/catalogue/inference.js";
import { serviceNames } from "../../../core/catalogue/service-names.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { didYouMeanSentence } from "../../../core/text/did-you-mean.js";
import { sayInline } from "../../../core/text/language.js";
import { shellWord } from "../../../core/text/shell.js";
import { hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { styleFor } from "../look/style.js";
import { heading } from "./diagnosis.js";
import { legend } from "./marks.js";

/** What can be said of a code that the catalogue does not have. */
export interface UnknownExplanation {
  readonly code: string;
  readonly httpStatus: number | null;
  readonly nearest: readonly string[];
  readonly inferences: readonly Inference[];
  /** Ids of entries that other services have of this code, and the service that was called; null when that is not known. */
  readonly elsewhere?: { readonly ids: readonly string[]; readonly called: Service | null };
}

const unknownCode: Bilingual = { en: "Unknown error code", zh: "未收录的错误码" };
const unknownThere: Bilingual = { en: "Unknown code for this service", zh: "该服务下未收录此错误码" };

const inferenceLines = (inferences: readonly Inference[], view: View): string[] =>
  inferences.flatMap(({ from, suggests }) =>
    hang("  ", sayInline({ en: `${from}: ${suggests.en}`, zh: `${from}：${suggests.zh}` }, view.language), view.width),
  );

const renderInferences = (inferences: readonly Inference[], view: View): string[] => [
  ...inferenceLines(inferences, view),
  ...legend(inferences.length === 0 ? [] : ["inferred"], view),
];

/** A sentence, and below it the command that it speaks of, whole. */
const withCommand = (text: Bilingual, command: string, { language, width, color }: View): string[] => [
  ...wrap(sayInline(text, language), width),
  `  ${styleFor(color).command(`$ ${command}`)}`,
];

const isService = (name: string): name is Service => name in serviceNames;

/** `X is a code of VPC and NAT gateway, not of ACL:`. */
function otherServices(code: string, ids: readonly string[], called: Service | null): Bilingual {
  const services = [...new Set(ids.map((id) => id.split("/", 1)[0] ?? ""))].filter(isService).map((name) => serviceNames[name]);
  const others = services.map(({ en }) => en);
  const last = others.pop() ?? "";
  const asked = called === null ? { en: "the service called", zh: "所调用的服务" } : serviceNames[called];
  return {
    en: `${code} belongs to ${others.length === 0 ? last : `${others.join(", ")} and ${last}`}, not to ${asked.en}:`,
    zh: `${code} 是${services.map(({ zh }) => zh).join("、")}的错误码，不属于${asked.zh}：`,
  };
}

function whatComesNear({ code, nearest, elsewhere }: UnknownExplanation, view: View): string[] {
  if (elsewhere && elsewhere.ids.length > 0)
    return withCommand(otherServices(code, elsewhere.ids, elsewhere.called), `bcevpc explain ${shellWord(code)}`, view);
  const [best] = nearest;
  const guess = didYouMeanSentence(nearest);
  if (best === undefined || !guess) return [];
  return withCommand(guess, `bcevpc explain ${shellWord(best)}`, view);
}

export function renderUnknown(unknown: UnknownExplanation, view: View): string {
  const { code, httpStatus, inferences, elsewhere } = unknown;
  const title = elsewhere && elsewhere.ids.length > 0 ? unknownThere : unknownCode;
  return [...heading(code, title, httpStatus, view), ...renderInferences(inferences, view), ...whatComesNear(unknown, view)].join("\n");
}

/** A text that no error code could look like, told apart from a code that is not known. */
export const renderNoCode = (text: string, { language, width }: View): string => {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const verdict = { en: `"${shown}" does not look like an error code.`, zh: `“${shown}”不像是错误码。` };
  const words = {
    en: "To search by words: bcevpc codes WORDS. To explain an error body or a log, pipe it into bcevpc.",
    zh: "按词搜索：bcevpc codes 关键词。要解读错误体或日志，请用管道传给 bcevpc。",
  };
  return [...wrap(sayInline(verdict, language), width), ...wrap(sayInline(words, language), width)].join("\n");
};

/** A known code asked for with a service, status or message it does not have. */
export const renderNarrowedAway = (entries: readonly Entry[], { language, width }: View): string => {
  const known = entries.map(({ id, httpStatus }) => (httpStatus === null ? id : `${id} (HTTP ${httpStatus})`)).join(", ");
  const code = entries[0]?.code ?? "";
  return wrap(
    sayInline(
      {
        en: `${code} is known, but not with this service, status or message. Known: ${known}`,
        zh: `${code} 已收录，但与给出的服务、状态码或消息不符。已收录：${known}`,
      },
      language,
    ),
    width,
  ).join("\n");
};

/** An HTTP status asked for as if it were a code. `hasLegend` is false above a page whose legend holds for this as well. */
export const renderStatus = (status: string, inferences: readonly Inference[], view: View, hasLegend: boolean): string => {
  const text = {
    en: `${status} is an HTTP status, not an error code. Codes with this status:`,
    zh: `${status} 是 HTTP 状态码，不是错误码。查看该状态码的错误码：`,
  };
  const lines = hasLegend ? renderInferences(inferences, view) : inferenceLines(inferences, view);
  return [...withCommand(text, `bcevpc codes --status ${status}`, view), ...lines].join("\n");
};
