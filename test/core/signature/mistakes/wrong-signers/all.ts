import { choices, lines, values } from "./headers.js";
import { keys, layouts, prefixes, texts } from "./keys.js";
import { methods, paths, queries } from "./request-line.js";

export const wrongSigners = [...methods, ...paths, ...queries, ...choices, ...lines, ...values, ...texts, ...prefixes, ...keys, ...layouts];
