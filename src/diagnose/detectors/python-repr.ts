import { errorMembers, readErrorLiteral } from "../error-literal.js";
import type { Detector } from "../found.js";
import { findObjectLiterals } from "../object-literals.js";

/** `{'requestId': 'R', 'code': 'C', 'message': "M"}`: an error body as Python prints a dictionary. */
export const pythonRepr: Detector = {
  format: "python-repr",
  marks: ["'code'"],
  find: (text) =>
    findObjectLiterals(text, errorMembers, "loose")
      .filter(({ start, members }) => !members.has("status_code") && /^\{\s*[ub]?'/u.test(text.slice(start, start + 80)))
      .flatMap((object) => readErrorLiteral(text, object, "python-repr") ?? []),
};
