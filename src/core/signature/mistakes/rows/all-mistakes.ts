import type { Mistake } from "../mistake.js";
import { headerChoiceMistakes } from "./header-choice-mistakes.js";
import { headerFormMistakes } from "./header-form-mistakes.js";
import { headerTextMistakes } from "./header-text-mistakes.js";
import { headerValueMistakes } from "./header-value-mistakes.js";
import { keyMistakes } from "./key-mistakes.js";
import { layoutMistakes } from "./layout-mistakes.js";
import { pathFormMistakes } from "./path-form-mistakes.js";
import { pathMistakes } from "./path-mistakes.js";
import { prefixMistakes } from "./prefix-mistakes.js";
import { prefixShapeMistakes } from "./prefix-shape-mistakes.js";
import { queryEncodingMistakes } from "./query-encoding-mistakes.js";
import { queryMistakes } from "./query-mistakes.js";
import { queryWritingMistakes } from "./query-writing-mistakes.js";
import { secretMistakes } from "./secret-mistakes.js";

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
