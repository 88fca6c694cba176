import type { Bilingual } from "../text/bilingual.js";

/** A language in which texts can be asked for. */
export type TextLanguage = "en" | "zh";

/**
 * The same data with its texts in one language: `{ en, zh }` becomes a string; of an object that has more than that, such
 * as a cause with its basis, the text becomes its member `text`.
 */
export type InLanguage<Data> = unknown extends Data
  ? Data
  : Data extends string | number | boolean | null | undefined
    ? Data
    : Data extends Bilingual
      ? keyof Data extends keyof Bilingual
        ? string
        : { readonly text: string } & { readonly [Key in keyof Data as Exclude<Key, keyof Bilingual>]: InLanguage<Data[Key]> }
      : { readonly [Key in keyof Data]: InLanguage<Data[Key]> };

/** What is returned for the option `lang`: with texts in both languages where it is absent. */
export type Told<Data, Lang extends TextLanguage | undefined> = Lang extends TextLanguage ? InLanguage<Data> : Data;

function translated(data: unknown, lang: TextLanguage): unknown {
  if (Array.isArray(data)) return data.map((item) => translated(item, lang));
  if (typeof data !== "object" || data === null) return data;
  const members = Object.entries(data);
  const texts = data as Partial<Bilingual>;
  if (typeof texts.en !== "string" || typeof texts.zh !== "string")
    return Object.fromEntries(members.map(([name, value]) => [name, translated(value, lang)]));
  if (members.length === 2) return texts[lang];
  const rest = members.filter(([name]) => name !== "en" && name !== "zh").map(([name, value]) => [name, translated(value, lang)]);
  return { text: texts[lang], ...Object.fromEntries(rest) };
}

/** Data with its texts in the language that is asked for, if any. */
export const tell = <Data, Lang extends TextLanguage | undefined>(data: Data, lang: Lang | undefined): Told<Data, Lang> =>
  (lang === undefined ? data : translated(data, lang)) as Told<Data, Lang>;

/** What every function takes that returns texts. */
export interface LanguageOption<Lang extends TextLanguage | undefined> {
  /** Texts in this language, as strings; without it in both, as `{ en, zh }`. */
  readonly lang?: Lang;
}
