import { errorMembers, readErrorLiteral } from "../error-literal.js";
import type { Detector } from "../found.js";
import { findObjectLiterals } from "../object-literals.js";

const typeName = /(?:&?\w{1,40}\.)?BceServiceError$/u;

/** `&bce.BceServiceError{Code:"C", …}`: the Go SDK's error printed with %#v. */
export const goStruct: Detector = {
  format: "go-sdk-struct",
  marks: ["BceServiceError{"],
  find: (text) =>
    findObjectLiterals(text, errorMembers, "loose").flatMap((object) => {
      const name = typeName.exec(text.slice(Math.max(0, object.start - 80), object.start));
      const error = name && readErrorLiteral(text, object, "go-sdk-struct");
      return error ? [{ ...error, start: object.start - name[0].length, certain: true, foreign: false }] : [];
    }),
};
