import type { Entry } from "../../../core/catalogue/entry.js";
import { sayInline } from "../../../core/text/language.js";
import type { View } from "../../view.js";

/** Tab-separated, one line an entry: code, service, status, retryable, meaning. What is not known is empty. */
export const renderPlain = (entries: readonly Entry[], { language }: View): string =>
  entries
    .map((entry) =>
      [entry.code, entry.service, entry.httpStatus ?? "", entry.retryable ?? "", sayInline(entry.meaning, language)].join("\t"),
    )
    .join("\n");
