import type { Detector } from "../../found.js";
import { anybodysCodes, errorMembers, readErrorLiteral } from "../reading/error-literal.js";
import { endsInObject, findObjectLiterals } from "../reading/object-literals.js";

/** JavaScript writes the key of its status without quotes. */
const jsKey = /[{,]\s*status_code:/u;

/** `{'requestId': 'R', 'code': 'C', 'message': "M"}`: an error body as Python prints a dictionary. */
export const pythonRepr: Detector = {
  format: "python-repr",
  marks: ["code", ...anybodysCodes].map((name) => `'${name}'`),
  isWithin: (line) => !endsInObject(line),
  find: (text) =>
    findObjectLiterals(text, errorMembers, "loose")
      .filter(({ start }) => /^\{\s*[ub]?'/u.test(text.slice(start, start + 80)) && !jsKey.test(text.slice(start, start + 1000)))
      .flatMap((object) => readErrorLiteral(text, object, "python-repr") ?? []),
};
