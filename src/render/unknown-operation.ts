import { sayInline } from "../language.js";
import type { View } from "../view.js";
import type { UnknownOperation } from "./operation-json.js";
import { wrap } from "./wrap.js";

const listAll = { en: "All of them: bcevpc apis", zh: "查看全部：bcevpc apis" };

/** Says that a name or a call is none of the API, and what comes near it. */
function sayUnknown({ asked, nearest }: UnknownOperation, { language, width }: View): string[] {
  const shown = asked.length > 60 ? `${asked.slice(0, 60)}…` : asked;
  const isCall = /\//u.test(asked);
  const [best = ""] = nearest;
  const verdict = isCall
    ? { en: `The VPC API has no call ${shown}.`, zh: `VPC 接口中没有 ${shown} 这个请求。` }
    : { en: `The VPC API has no operation ${shown}.`, zh: `VPC 接口中没有名为 ${shown} 的操作。` };
  const hint = isCall
    ? {
        en: `At that path: ${nearest.join(", ")}. See: bcevpc apis ${best}`,
        zh: `该路径上有：${nearest.join("、")}。查看：bcevpc apis ${best}`,
      }
    : {
        en: `Did you mean ${nearest.join(", ")}? Try: bcevpc apis ${best}`,
        zh: `你要找的是不是 ${nearest.join("、")}？可以试试：bcevpc apis ${best}`,
      };
  return [verdict, nearest.length === 0 ? listAll : hint].flatMap((text) => wrap(sayInline(text, language), width));
}

/** Why a search or a look-up has no result, or not all of it. */
export const renderUnknownOperations = (unknown: readonly UnknownOperation[], view: View): string => {
  const none = { en: `No operation matches. ${listAll.en}`, zh: `没有匹配的接口。${listAll.zh}` };
  return (unknown.length === 0 ? wrap(sayInline(none, view.language), view.width) : unknown.flatMap((one) => sayUnknown(one, view))).join(
    "\n",
  );
};
