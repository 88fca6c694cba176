import { type Detector, type RawError, rawError } from "../../found.js";
import { jsonBody } from "../http/json-body.js";
import { jsObject } from "../literals/js-object.js";
import { findObjectLiterals } from "../reading/object-literals.js";
import { namesBce } from "../reading/vendor-names.js";

const words = /\bAxiosError: Request failed with status code (\d{3})\b/gu;
/** The stack between the words and the error's own members, and what is printed of these. */
const longestError = 24_000;
const stack = /^(?:[^\n]{0,300}\n[ \t]{1,12}at [^\n]{1,400}){0,50}[^\n]{0,300}/u;
const headerId = /x-bce-request-id['"]?: ?\[?\s?['"]([\w-]{1,128})/iu;
const nothingWanted: ReadonlySet<string> = new Set(["config", "response", "status", "code"]);

/** Where what is printed of the error ends: with the brace of its members, or with its stack. */
function errorEnd(text: string, start: number): number {
  const scope = text.slice(start, start + longestError);
  const [head = ""] = stack.exec(scope) ?? [];
  const brace = head.endsWith("{") ? head.length - 1 : -1;
  if (brace < 0) return start + head.length;
  const members = findObjectLiterals(scope.slice(brace), nothingWanted, "loose").find((object) => object.start === 0);
  return start + brace + (members?.closed ? members.end : scope.length - brace);
}

function read(text: string, start: number, status: number): RawError[] {
  const end = errorEnd(text, start);
  const printed = text.slice(start, end);
  const shared = { format: "axios", start, end, httpStatus: status };
  const requestId = headerId.exec(printed)?.[1] ?? null;
  // The body stands in the answer, in its request and in the error's own copy of it.
  const [body] = [...jsObject.find(printed), ...jsonBody.find(printed)].filter(({ message }) => message !== null);
  if (body)
    return [
      {
        ...body,
        ...shared,
        requestId: body.requestId ?? requestId,
        bceNamed: namesBce(printed),
        certain: namesBce(printed) && !body.foreign,
      },
    ];
  if (!namesBce(printed)) return [];
  return [rawError({ ...shared, requestId, client: "axios", failure: "code-hidden" })];
}

/** The error of axios as Node prints it: its own code is none of BCE's, whose body stands in it once or several times. */
export const axios: Detector = {
  format: "axios",
  marks: ["AxiosError: Request failed"],
  find: (text) => [...text.matchAll(words)].flatMap((match) => read(text, match.index, Number(match[1]))),
};
