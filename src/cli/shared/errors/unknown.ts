import type { Entry } from "../../../core/catalogue/entry.js";
import type { Inference } from "../../../core/catalogue/inference.js";
import { basisNames } from "../../../core/catalogue/labels.js";
import { sayInline } from "../../../core/text/language.js";
import { hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { styleFor } from "../look/style.js";

/** What can be said of a code that the catalogue does not have. */
export interface UnknownExplanation {
  readonly code: string;
  readonly nearest: readonly string[];
  readonly inferences: readonly Inference[];
}

function renderInference({ from, suggests }: Inference, { language, width }: View): string[] {
  const text = { en: `${from}: ${suggests.en} [${basisNames.inferred.en}]`, zh: `${from}：${suggests.zh} [${basisNames.inferred.zh}]` };
  return hang("  ", sayInline(text, language), width);
}

export function renderUnknown({ code, nearest, inferences }: UnknownExplanation, view: View): string {
  const style = styleFor(view.color);
  const unknown = sayInline({ en: "is not a code bcevpc knows.", zh: "不在 bcevpc 已知的错误码之内。" }, view.language);
  const [first = "", ...rest] = hang(`${code} `, unknown, view.width);
  const guesses = inferences.flatMap((inference) => renderInference(inference, view));
  const [best = ""] = nearest;
  const suggestion = {
    en: `Did you mean ${nearest.join(", ")}? Try: bcevpc explain ${best}`,
    zh: `你要找的是不是 ${nearest.join("、")}？可以试试：bcevpc explain ${best}`,
  };
  return [
    style.code(code) + first.slice(code.length),
    ...rest,
    ...guesses,
    ...(nearest.length === 0 ? [] : wrap(sayInline(suggestion, view.language), view.width)),
  ].join("\n");
}

/** A text that no error code could look like, told apart from a code that is not known. */
export const renderNoCode = (text: string, { language, width }: View): string => {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const verdict = { en: `"${shown}" has no shape of an error code.`, zh: `“${shown}”不像是错误码。` };
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
        en: `${code} is known, but not with the service, status or message given. Known: ${known}`,
        zh: `${code} 已收录，但与给出的服务、状态码或消息不符。已收录：${known}`,
      },
      language,
    ),
    width,
  ).join("\n");
};

/** An HTTP status asked for as if it were a code. */
export const renderStatus = (status: string, inferences: readonly Inference[], view: View): string => {
  const text = {
    en: `${status} is an HTTP status, not an error code. The codes that come with it: bcevpc codes --status ${status}`,
    zh: `${status} 是HTTP状态码，不是错误码。查看返回该状态码的错误码：bcevpc codes --status ${status}`,
  };
  return [...wrap(sayInline(text, view.language), view.width), ...inferences.flatMap((inference) => renderInference(inference, view))].join(
    "\n",
  );
};
