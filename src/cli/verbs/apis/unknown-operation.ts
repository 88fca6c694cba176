import type { UnknownOperation } from "../../../core/answers/find-operations.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { didYouMeanSentence } from "../../../core/text/did-you-mean.js";
import { sayInline } from "../../../core/text/language.js";
import { wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";

const listAll: Bilingual = { en: "To list all: bcevpc apis", zh: "查看全部：bcevpc apis" };

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A call that the API does not have: a method that the path does not take, or a path in another case. */
function sayNoCall(shown: string, calls: readonly string[]): Bilingual[] {
  const most = calls.slice(0, 3);
  const more = calls.length > most.length;
  return [
    { en: `The VPC API has no call ${shown}.`, zh: `VPC 接口中没有 ${shown} 这个请求。` },
    most.length === 0
      ? listAll
      : { en: `Available: ${most.join(", ")}${more ? ", …" : ""}.`, zh: `现有：${most.join("、")}${more ? " 等" : ""}。` },
  ];
}

function sayNoName(shown: string, nearest: readonly string[]): Bilingual[] {
  const [best] = nearest;
  const guess = didYouMeanSentence(nearest);
  return [
    { en: `The VPC API has no operation ${shown}.`, zh: `VPC 接口中没有 ${shown} 这个接口。` },
    guess === null
      ? listAll
      : {
          en: `${guess.en} Try: bcevpc apis ${best}`,
          zh: `${guess.zh}可以试试：bcevpc apis ${best}`,
        },
  ];
}

/** Why a search or a look-up has no result, or not all of it. */
export function renderUnknownOperations(unknown: readonly UnknownOperation[], { language, width }: View): string {
  const none: Bilingual = { en: `No operation matches. ${listAll.en}`, zh: `没有匹配的接口。${listAll.zh}` };
  const texts = unknown.flatMap(({ asked, nearest, calls }) => (calls ? sayNoCall(cut(asked), calls) : sayNoName(cut(asked), nearest)));
  return (texts.length === 0 ? [none] : texts).flatMap((text) => wrap(sayInline(text, language), width)).join("\n");
}

/** A code that any operation can answer with. */
export const renderGeneralCode = (code: string, { language, width }: View): string =>
  wrap(
    sayInline(
      {
        en: `${code} is an error code that does not belong to a particular operation. What it means: bcevpc explain ${code}`,
        zh: `${code} 是错误码，不与特定接口对应。查看含义：bcevpc explain ${code}`,
      },
      language,
    ),
    width,
  ).join("\n");
