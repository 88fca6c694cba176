import type { Entry } from "../catalogue/entry.js";
import type { Inference } from "../catalogue/inference.js";
import { sayInline } from "../language.js";
import type { View } from "../view.js";
import { styleFor } from "./style.js";
import { hang, wrap } from "./wrap.js";

/** What can be said of a code that the catalogue does not have. */
export interface UnknownExplanation {
  readonly code: string;
  readonly nearest: readonly string[];
  readonly inferences: readonly Inference[];
}

export function renderUnknown({ code, nearest, inferences }: UnknownExplanation, view: View): string {
  const style = styleFor(view.color);
  const unknown = sayInline({ en: "is not a code bcevpc knows.", zh: "不在 bcevpc 已知的错误码之内。" }, view.language);
  const [first = "", ...rest] = hang(`${code} `, unknown, view.width);
  const guesses = inferences.flatMap(({ from, suggests }) =>
    hang("  ", `${from}: ${sayInline(suggests, view.language)} [${sayInline({ en: "inferred", zh: "推断" }, view.language)}]`, view.width),
  );
  const suggestion = sayInline({ en: "Did you mean", zh: "你要找的是不是" }, view.language);
  return [
    style.code(code) + first.slice(code.length),
    ...rest,
    ...guesses,
    ...(nearest.length === 0 ? [] : wrap(`${suggestion}: bcevpc explain ${nearest.join(" | ")}`, view.width)),
  ].join("\n");
}

/** A text that no error code could look like, told apart from a code that is not known. */
export const renderNoCode = (text: string, { language, width }: View): string => {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const verdict = { en: `"${shown}" has no shape of an error code.`, zh: `“${shown}”不像是错误码。` };
  const words = {
    en: `To search by words: bcevpc codes ${shown}. To decode a whole message, pipe it into bcevpc.`,
    zh: `按词搜索：bcevpc codes ${shown}。要解读整段报错，请用管道传给 bcevpc。`,
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
