import type { Mistake } from "./mistake.js";
import { headerChoiceMistakes } from "./tables/header-choice-mistakes.js";
import { headerFormMistakes } from "./tables/header-form-mistakes.js";
import { headerTextMistakes } from "./tables/header-text-mistakes.js";
import { headerValueMistakes } from "./tables/header-value-mistakes.js";
import { keyMistakes } from "./tables/key-mistakes.js";
import { layoutMistakes } from "./tables/layout-mistakes.js";
import { pathFormMistakes } from "./tables/path-form-mistakes.js";
import { pathMistakes } from "./tables/path-mistakes.js";
import { prefixMistakes } from "./tables/prefix-mistakes.js";
import { prefixShapeMistakes } from "./tables/prefix-shape-mistakes.js";
import { queryEncodingMistakes } from "./tables/query-encoding-mistakes.js";
import { queryMistakes } from "./tables/query-mistakes.js";
import { queryWritingMistakes } from "./tables/query-writing-mistakes.js";
import { secretMistakes } from "./tables/secret-mistakes.js";

/** Mistakes in the signing key and its use, by the part they change: they change nothing of the canonical request. */
export const keySide: Readonly<Record<"key" | "secret" | "prefix", readonly Mistake[]>> = {
  key: keyMistakes,
  secret: secretMistakes,
  prefix: [...prefixMistakes, ...prefixShapeMistakes],
};

/** Mistakes in the canonical request, by the part they change: they change nothing of the key. */
export const textSide: Readonly<Record<"path" | "query" | "headers" | "layout", readonly Mistake[]>> = {
  query: [...queryMistakes, ...queryEncodingMistakes, ...queryWritingMistakes],
  path: [...pathMistakes, ...pathFormMistakes],
  headers: [...headerChoiceMistakes, ...headerTextMistakes, ...headerValueMistakes, ...headerFormMistakes],
  layout: layoutMistakes,
};
