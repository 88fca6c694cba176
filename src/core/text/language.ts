import type { Bilingual } from "./bilingual.js";

export const languages = ["en", "zh", "both"] as const;
export type Language = (typeof languages)[number];

/** The texts to show, in order: one, or English and then Chinese. */
export function say(text: Bilingual, language: Language): string[] {
  return language === "both" ? [text.en, text.zh] : [text[language]];
}

/** The same in one line, for places that hold only one; what both languages say alike stands once. */
export const sayInline = (text: Bilingual, language: Language): string => [...new Set(say(text, language))].join(" / ");

const isLanguage = (value: string): value is Language => (languages as readonly string[]).includes(value);

/** `zh`, `zh_CN.UTF-8`, `zh-CN` and `en-US` become a language; a locale of another language is null. */
function languageOf(value: string | undefined): Language | null {
  const name = value?.trim().toLowerCase() ?? "";
  if (isLanguage(name)) return name;
  const [primary = ""] = name.split(/[-_.@]/u);
  return primary === "en" || primary === "zh" ? primary : null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Decides the language: flag, `BCEVPC_LANG`, the profile's `language`, `BCE_LANGUAGE`, then the locale
 * (`LC_ALL`, `LC_MESSAGES`, `LANG`, of which the first that is set counts). Anything unknown means English.
 */
export function chooseLanguage(flag: string | undefined, env: Environment, profileLanguage: () => string | undefined): Language {
  const locale = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find((value) => value !== undefined && value !== "");
  return (
    languageOf(flag) ??
    languageOf(env["BCEVPC_LANG"]) ??
    languageOf(profileLanguage()) ??
    languageOf(env["BCE_LANGUAGE"]) ??
    languageOf(locale) ??
    "en"
  );
}
