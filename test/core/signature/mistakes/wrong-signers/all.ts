import { choices, lines } from "./header-choices.js";
import { values } from "./header-values.js";
import { keys } from "./keys.js";
import { layouts } from "./layouts.js";
import { methods, paths } from "./paths.js";
import { prefixes } from "./prefixes.js";
import { queries } from "./queries.js";
import { texts } from "./texts.js";
import type { WrongSigner } from "./wrong-signer.js";

export const wrongSigners: readonly WrongSigner[] = [
  ...methods,
  ...paths,
  ...queries,
  ...choices,
  ...lines,
  ...values,
  ...texts,
  ...prefixes,
  ...keys,
  ...layouts,
];
