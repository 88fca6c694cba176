import type { Entry } from "../catalogue/entry.js";
import { sayInline } from "../language.js";
import type { View } from "../view.js";

/** Tab-separated, one line an entry: code, service, status, retryable, meaning. What is not known is empty. */
export const renderPlain = (entries: readonly Entry[], { language }: View): string =>
  entries
    .map((entry) =>
      [entry.code, entry.service, entry.httpStatus ?? "", entry.retryable ?? "", sayInline(entry.meaning, language)].join("\t"),
    )
    .join("\n");
