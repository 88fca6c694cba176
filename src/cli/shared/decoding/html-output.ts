import packageJson from "../../../../package.json" with { type: "json" };
import type { Found } from "../../../core/diagnose/found.js";
import { Timeline } from "../../../core/diagnose/stream/timeline.js";
import { sha256Base64 } from "../../../node/hashing.js";
import { Kinds } from "../../../page/kinds.js";
import { reportDocument } from "../../../page/report/report-document.js";
import { reportScript } from "../../../page/report-script.js";
import type { Context } from "../../context.js";
import type { DecodeOutput } from "./output.js";

/** Errors that have a line in the report; a browser shows no more of them with ease. */
const mostLines = 5000;
const mostKinds = 200;

/** `--format html`: a report in one file, to be sent to a colleague. */
export function htmlOutput({ io, view, isLanguageAskedFor }: Context): DecodeOutput {
  const kinds = new Kinds(mostKinds);
  const timeline = new Timeline();
  const errors: Found[] = [];
  let omitted = 0;
  return {
    found: () => undefined,
    settled: (error) => {
      kinds.add(error);
      timeline.add(error);
      if (errors.length < mostLines) errors.push(error);
      else omitted += 1;
    },
    end: (summary) => {
      const content = { summary, kinds: kinds.all, beyond: kinds.beyond, errors, omitted, buckets: timeline.buckets() };
      const language = view.language === "zh" ? "zh" : "en";
      const frame = {
        language,
        isAskedFor: isLanguageAskedFor,
        version: packageJson.version,
        script: reportScript ?? "",
        sha256: sha256Base64,
      } as const;
      io.out.write(reportDocument(content, frame));
    },
  };
}
