import type { Entry } from "../../../core/catalogue/entry.js";
import { tell } from "../../../core/library/in-language.js";

/** What any of the tools takes; its schema says which. */
export interface ToolInput {
  readonly codes?: readonly string[];
  readonly query?: string;
  readonly text?: string;
  readonly name?: string;
  readonly request?: string;
  readonly method?: string;
  readonly path?: string;
  readonly body?: string | null;
  readonly service?: string;
  readonly group?: string;
  readonly httpStatus?: number;
  readonly message?: string;
  readonly limit?: number;
  readonly full?: boolean;
  readonly lang?: "en" | "zh";
}

export interface ToolOutput {
  readonly schemaVersion: number;
}

/** A document with its texts in one language, for the text of an answer. */
export const inOneLanguage = (output: ToolOutput, lang: "en" | "zh" = "en"): unknown => tell(output, lang);

/** Causes and fixes of an entry that are told without being asked for all. */
const shortLength = 2;

const first = <Item>([item, ...rest]: readonly [Item, ...Item[]], count: number): readonly [Item, ...Item[]] => [
  item,
  ...rest.slice(0, count - 1),
];

/** An entry as the screen shows it: its first causes and fixes. */
export const shortened = (entry: Entry, full: boolean | undefined): Entry =>
  full
    ? entry
    : {
        ...entry,
        causes: first(entry.causes, shortLength),
        fixes: first(entry.fixes, shortLength),
        sources: first(entry.sources, 1),
      };

/** Rows of a list that are given without being asked for more. */
export const usualRows = 8;
